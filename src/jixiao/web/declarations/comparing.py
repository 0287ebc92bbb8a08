"""Texts held against each other: of one declaration at two moments, of two years, of two units; each is one that a person may see."""

from typing import NamedTuple

from jixiao.audit.compare import compare
from jixiao.model.difference import Comparison
from jixiao.model.document import Document
from jixiao.web.declarations.content import document_of
from jixiao.web.declarations.looking import DeclarationSearch, rows_of
from jixiao.web.models import Declaration, Version
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights, as_seen, seen
from jixiao.web.problems import Problem, nothing

MOST = 40
"""Declarations to choose from, the last changed first."""
MOST_VERSIONS = 8
AT = "@"
"""What stands between a declaration's key and the number of its version."""


class Text(NamedTuple):
    """A text that can be chosen: its reference, its declaration, the number of the version, whether that is the one seen last, what it was."""

    ref: str
    declaration: Declaration
    number: int
    is_last: bool
    what: str


class Compared(NamedTuple):
    """Two texts and what differs between them."""

    one: Text
    other: Text
    first: Document
    second: Document
    comparison: Comparison


def texts(mine: Rights, words: str = "") -> list[Text]:
    """Return the texts that somebody can choose, those of one declaration together, the last first; of units and titles with these words."""
    rows = [as_seen(mine, row) for row in rows_of(mine, DeclarationSearch(q=words)).filter(version__gt=0)[:MOST]]
    most = {row.declaration.pk: row.number for row in rows}
    inside = {row.declaration.pk for row in rows if row.is_inside}
    found: dict[str, list[tuple[int, str]]] = {}
    versions = Version.objects.filter(declaration__in=list(most)).order_by("-number").values_list("declaration", "number", "what")
    for key, number, what in versions:
        own = found.setdefault(key, [])
        if (number == most[key] or (key in inside and number <= most[key])) and (len(own) < MOST_VERSIONS or number == 1):
            own.append((number, what))
    return [
        Text(f"{row.declaration.pk}{AT}{number}", row.declaration, number, number == row.number, what)
        for row in rows
        for number, what in found.get(row.declaration.pk, [])
    ]


def text_at(mine: Rights, ref: str) -> tuple[Text, Document]:
    """Return the text of a reference; the one seen last where it names no version. Problem 404 for what is not to be seen."""
    key, _, number = ref.partition(AT)
    found = seen(mine, key)
    if not found.declaration.version:
        raise nothing()
    wanted = whole_number(number)
    wanted = found.number if wanted is None else wanted
    may_see = wanted == found.number or (found.is_inside and wanted <= found.number)
    version = Version.objects.filter(declaration=found.declaration, number=wanted).first() if may_see else None
    if version is None or (number and str(wanted) != number):
        raise nothing()
    text = Text(f"{key}{AT}{wanted}", found.declaration, wanted, wanted == found.number, version.what)
    return text, document_of(version)


def compared(mine: Rights, one: str, other: str) -> Compared:
    """Return two texts held against each other; Problem 404 for one that is not to be seen, 422 for none."""
    if not one or not other:
        raise Problem(422, "请选两份来对照：one 和 other 各写一份申报的编号，后面可以跟 @版本。")
    first, second = text_at(mine, one), text_at(mine, other)
    return Compared(first[0], second[0], first[1], second[1], compare(first[1], second[1]))


def usual(found: list[Text]) -> tuple[str, str]:
    """Return what is held against each other where nothing is chosen: the last text and what stood before it, of the year or of the one before."""
    if not found:
        return "", ""
    last = found[0]
    earlier = next((one for one in found if one.declaration.pk == last.declaration.pk and one.number < last.number), None)
    own = [one for one in found if one.declaration.unit_id == last.declaration.unit_id and one.declaration.pk != last.declaration.pk]
    before = earlier or next((one for one in own if one.is_last), None) or next((one for one in found[1:] if one.is_last), None)
    return (before.ref if before else last.ref), last.ref
