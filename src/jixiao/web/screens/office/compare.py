"""Two texts side by side: the money first, then field by field; indicators are matched by likeness."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET
from msgspec import Struct

from jixiao.audit.pairing import pair_projects
from jixiao.model.document import Document, Project
from jixiao.values.blank import filled
from jixiao.values.money import Money, signed
from jixiao.values.rounding import fixed
from jixiao.web.declarations.comparing import MOST, Compared, Text, compared, texts, usual
from jixiao.web.people.access import Rights
from jixiao.web.screens.office.frame import entered, shown
from jixiao.web.screens.words import ZH, yuan
from jixiao.write.difference.in_words import KINDS, InWords, sections, shared_ends, total_gaps

FIGURE = re.compile(r"[-−]?[\d,.]+[%％]?")
"""A figure differs as a whole, not by some of its digits."""
NONE_YET = ("还没有可以对照的，", "有两版或两份申报就可以")
HALF = 100
"""Units of the picture from its middle to either end."""


class Gap(Struct, frozen=True, kw_only=True):
    """An amount in both texts and what lies between, with its bar: where that begins and how wide it is."""

    name: str
    before: str
    after: str
    change: str
    look: str
    x: str
    width: str


class Side(Struct, frozen=True, kw_only=True):
    """One side of a difference: what both share before and behind, and what differs between."""

    head: str
    mark: str
    tail: str


class Change(Struct, frozen=True, kw_only=True):
    """A difference: what happened in a word, the field, both sides; None for a side that there is none of."""

    word: str
    field: str
    before: Side | None
    after: Side | None


class ProjectDifferences(Struct, frozen=True, kw_only=True):
    """The differences of a project, or of the cover."""

    heading: str
    changes: tuple[Change, ...]


@require_GET
@entered
def compare(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show the comparison."""
    words = request.GET.get("q", "").replace("\0", "").strip()[:100]
    found = texts(mine, words)
    first, second = usual(found)
    one, other = request.GET.get("one") or first, request.GET.get("other") or second
    is_alone = one == other and "one" not in request.GET  # a text is compared with itself only by who asks for it
    both = compared(mine, one, other) if one and other and not is_alone else None
    there = {text.ref for text in found}
    chosen = [text for text in ((both.one, both.other) if both else ()) if text.ref not in there]
    return shown(
        request,
        mine,
        "office/compare.html",
        "compare",
        groups=_groups([*chosen, *found]),
        q=words,
        is_many=bool(words) or len({text.declaration.pk for text in found}) >= MOST,
        both=both,
        names=(_named(both.one), _named(both.other)) if both else ("", ""),
        heading=_heading(both) if both else ("没有找到，", "换个词再找") if words else NONE_YET,
        gaps=tuple(_gaps(both)) if both else (),
        equal=sum(one == other for _, one, other in _annuals(both)) if both else 0,
        parts=tuple(_parts(both)) if both else (),
        kinds=_kinds(both) if both else (),
    )


def _groups(found: Iterable[Text]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the texts to choose from by declaration."""
    made = []
    for _, group in groupby(found, key=lambda one: one.declaration.pk):
        own = list(group)
        made.append((_declared(own[0]), tuple((one.ref, _words(one)) for one in own)))
    return tuple(made)


def _declared(one: Text) -> str:
    row = one.declaration
    return f"{row.unit.name}，{row.year or '没有年度'}"


def _words(one: Text) -> str:
    return f"{_declared(one)}，{'现在这版' if one.is_last else f'第 {one.number} 版'}{'，' + one.what if not one.is_last else ''}"[:80]


def _named(one: Text) -> str:
    """Return what a column is called."""
    return f"{one.declaration.unit.name[:14]} {one.declaration.year or ''} 第 {one.number} 版"


def _heading(both: Compared) -> tuple[str, str]:
    count = len(both.comparison.changes)
    if not count:
        return ("两份一样，", "没有一格不同")
    before, after = (_annual(document) for document in (both.first, both.second))
    if before is None or after is None:
        return (f"{count} 处不同，", "年度资金算不全")
    return (f"{count} 处不同，", "年度资金没有变" if before == after else f"年度资金 {signed(after - before)} 元")


def _annual(document: Document) -> Money | None:
    return next((money for words, money, _ in total_gaps(document, document, ZH) if "合计" in words), None)


def _gaps(both: Compared) -> Iterator[Gap]:
    """Yield the amounts over all, then those of the projects that differ, the largest difference first."""
    over = [
        (words, before, after)
        for words, before, after in total_gaps(both.first, both.second, ZH)
        if before is not None or after is not None
    ]
    own = sorted((told for told in _annuals(both) if told[1] != told[2]), key=lambda told: -abs(_moved(told[1], told[2])))
    most = max((abs(_moved(before, after)) for _, before, after in (*over, *own)), default=Decimal(0))
    yield from (_gap(*told, most) for told in (*over, *own))


def _annuals(both: Compared) -> Iterator[tuple[str, Money | None, Money | None]]:
    for i, j in pair_projects(both.first, both.second):
        one = both.first.projects[i] if i is not None else None
        other = both.second.projects[j] if j is not None else None
        name = _project(one or other)
        yield name, one.funding.annual if one else None, other.funding.annual if other else None


def _project(project: Project | None) -> str:
    if project is None:
        return ""
    return f"{'' if project.number is None else project.number} {project.name or project.narrative_name or ''}".strip()


def _moved(before: Money | None, after: Money | None) -> Money:
    return filled(after, Money(0)) - filled(before, Money(0))


def _gap(name: str, before: Money | None, after: Money | None, most: Decimal) -> Gap:
    change = _moved(before, after)
    wide = Decimal(0) if not most else abs(change) / most * HALF
    return Gap(
        name=name,
        before=yuan(before) if before is not None else "没有",
        after=yuan(after) if after is not None else "没有",
        change="0.00" if not change else signed(change),
        look="" if not change else "more" if change > 0 else "less",
        x=fixed(HALF if change >= 0 else HALF - wide),
        width=fixed(wide),
    )


def _parts(both: Compared) -> Iterator[ProjectDifferences]:
    for heading, differences in sections(both.first, both.second, both.comparison, ZH):
        yield ProjectDifferences(heading=heading, changes=tuple(map(_change, differences)))


def _change(one: InWords) -> Change:
    before, after = _sides(one.before, one.after)
    is_new, is_gone = one.kind == "added", one.kind == "removed"
    return Change(word=KINDS[one.kind][0], field=one.field, before=None if is_new else before, after=None if is_gone else after)


def _sides(before: str | None, after: str | None) -> tuple[Side, Side]:
    """Return both sides with what they share set apart, so that only what differs is marked."""
    if not before or not after or FIGURE.fullmatch(before) or FIGURE.fullmatch(after):
        return Side(head="", mark=before or "未填", tail=""), Side(head="", mark=after or "未填", tail="")
    start, end = shared_ends(before, after)
    if start + end < min(len(before), len(after)) // 2:  # little is shared: the whole is another
        start = end = 0
    return _side(before, start, end), _side(after, start, end)


def _side(text: str, start: int, end: int) -> Side:
    return Side(head=text[:start], mark=text[start : len(text) - end], tail=text[len(text) - end :])


def _kinds(both: Compared) -> tuple[tuple[str, int], ...]:
    counts = [(words[0], sum(change.kind == kind for change in both.comparison.changes)) for kind, words in KINDS.items()]
    return tuple((word, count) for word, count in counts if count)
