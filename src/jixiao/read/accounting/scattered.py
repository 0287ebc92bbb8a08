"""A table whose cells a copy has torn apart: where too many rows of it are odd none is sure, though each of the others looks sound."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from jixiao.formula.target.units import is_unit
from jixiao.model.document import Indicator
from jixiao.read.accounting.laws import DOUBT
from jixiao.read.form.project import FormRead
from jixiao.read.notebook import Notebook
from jixiao.read.wording import narrow

LEAST, PART = 3, 4
"""A table is torn when so many rows of it are odd, and one of so many."""
LEFT = 2
"""So many rows that nothing accounts for, and as many indicators without a target of their own, are torn out of others."""
BARE_UNIT = re.compile(r"[/／][^\d]+$|[^\w(（≥≤]")
UNSURE = 0.6
"""How sure anything in such a table is: too little for a warning."""
ROW = re.compile(r"/indicators/(\d+)/(?:name|target)")
PIECE = re.compile(r"\w?|定[量性](?:指标)?|[%‰。，、；：:)）】].*|.*[，；、]|.*[一-龥]，[一-龥].*")
"""What is but a piece of a name: a lone sign, a text that begins or ends with a stop, or goes on behind a comma."""


def scattered(forms: Sequence[FormRead], told: bool) -> None:
    """Doubt all of a table, which may be a list of several forms, when too many of its rows are odd; of one that the source tells when its rows are lines."""
    if told:
        for form in filter(in_lines, forms):
            doubted(form.notebook, "/indicators")
        return
    rows = [row for form in forms for row in form.project.indicators]
    odd = sum(odd_rows(form) for form in forms)
    if odd < LEAST or odd * PART < len(rows):
        return
    for form in forms:
        doubted(form.notebook, "/indicators" if len(forms) == 1 else "/")


def in_lines(form: FormRead) -> bool:
    """Return whether the rows of a source are the lines of wrapped cells: some were left over, and some lack a target or have its unit alone."""
    torn = [row for row in form.project.indicators if row.target is None or BARE_UNIT.match(row.target.raw)]
    return len(form.notebook.unread) >= LEFT and len(torn) >= LEFT


def odd_rows(form: FormRead) -> int:
    """Return how many rows of a form are odd: such as break a law, or hold a piece of a name."""
    places = form.notebook.places.items()
    found = {int(told[1]) for at, place in places if place.confidence <= DOUBT and (told := ROW.fullmatch(at))}
    return len(found | {n for n, row in enumerate(form.project.indicators) if is_piece(row)})


def is_piece(row: Indicator) -> bool:
    """Return whether the name of an indicator is none, a unit, or a piece of a text."""
    name = narrow(row.name or "")
    return PIECE.fullmatch(name.replace(",", "，")) is not None or is_unit(name)


def doubted(notebook: Notebook, under: str) -> None:
    """Doubt what was read under a pointer, empty places too, and note that."""
    for kept in (notebook.places, notebook.blanks):
        for path in [path for path in kept if path.startswith(under)]:
            kept[path] = replace(kept[path], confidence=min(kept[path].confidence, UNSURE))
    place = notebook.places.get("/indicators")
    notebook.miss("/indicators", "这张表的许多行像是被拆散了，整张表都不作准。请交原来的 Word、Excel 或 PDF 文件。", place)
