"""The letter's tables: doubts by project, every project's items; as few sheets as a director prints."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from jixiao.model.finding import DocumentReport, Finding
from jixiao.model.grade import GradeItem, GradeProposal
from jixiao.write.document.pages import Align, Box, FormTable
from jixiao.write.page import Page
from jixiao.write.report.rows import also, spot, without_codes
from jixiao.write.text.entry import message_of
from jixiao.write.text.group import Entry, entries, numbers, spans

ZH = Page("zh")
FULL = 4
"""Places of one fault that are named; of more, how many there are."""
WHOLE, SHARED = "封面和全文", "几个项目都有的"


class NoticeTable(NamedTuple):
    """A table with the widths of its columns in hundredths, under a caption."""

    caption: str
    table: FormTable
    widths: tuple[int, ...]


def points_text(number: Decimal) -> str:
    """Return points with one decimal."""
    return f"{number:.1f}"


def grid_of(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: tuple[int, ...], aligns: Sequence[Align]
) -> NoticeTable:
    """Return a table of rows under their heads; a row of one cell is a heading over the rows below it."""
    boxes = [Box(head, 0, column, look="head", align="center") for column, head in enumerate(heads)]
    count = 1
    for count, cells in enumerate(rows, 2):
        if len(cells) == 1:
            boxes.append(Box(cells[0], count - 1, 0, colspan=len(widths), look="head"))
            continue
        boxes += [Box(text, count - 1, column, align=align) for column, (text, align) in enumerate(zip(cells, aligns, strict=True))]
    return NoticeTable(caption, FormTable(tuple(boxes), count, heads=1), widths)


def where(finding: Finding, report: DocumentReport) -> str:
    """Return where a finding stands, with its project or the words for the whole."""
    return spot(finding, report, ZH) if finding.project is not None else f"{WHOLE} {spot(finding, report, ZH)}"


def doubts(found: Sequence[Finding], report: DocumentReport) -> NoticeTable:
    """Return the warnings under the project that they are about; a remedy that was given already is referred to."""
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(entries(found, report.project_names), key=_rank):
        groups.setdefault(_heading(entry, report), []).append(entry)
    return grid_of("", ("序号", "位置、问题和改法"), _doubt_rows(groups, report), (7, 93), ("center", "left"))


def _doubt_rows(groups: dict[str, list[Entry]], report: DocumentReport) -> Iterator[tuple[str, ...]]:
    given: dict[str, int] = {}
    count = itertools.count(1)
    for heading, own in groups.items():
        yield (heading,)
        for entry, number in zip(own, count, strict=False):
            told = message_of(entry, report, ZH) + without_codes(also(entry.first, ZH))
            first = given.setdefault(entry.first.fix, number)
            yield str(number), f"{_places(entry, report)}：{told}改法：{entry.first.fix if first == number else f'同第{first}项。'}"


def _rank(entry: Entry) -> tuple[bool, bool, int]:
    """Return what sorts entries: of the whole file, of several projects, of one after the other."""
    own = numbers(entry.findings)
    return bool(own), len(own) == 1, own[0] if own else 0


def _heading(entry: Entry, report: DocumentReport) -> str:
    own = numbers(entry.findings)
    return f"项目{own[0]}　{report.project_names.get(str(own[0])) or ''}".rstrip() if len(own) == 1 else SHARED if own else WHOLE


def _places(entry: Entry, report: DocumentReport) -> str:
    alone = len(numbers(entry.findings)) == 1
    named = list(dict.fromkeys(spot(f, report, ZH, named=not alone) for f in entry.findings))
    return "；".join(named[:FULL]) + (f"等{len(named)}处" if len(named) > FULL else "")


def items(grades: Sequence[GradeProposal]) -> Iterator[NoticeTable]:
    """Yield the items of the review form: every project's points and what they were judged by; then what was taken off, and from whom."""
    heads = ("项目", *(f"{item.item[:2]}\n{item.item[2:]}" for item in grades[0].items))
    cells = ((str(p.number or ""), *map(_item, p.items)) for p in grades)
    width = 94 // (len(heads) - 1)
    caption = "单位：分；上面是得分/可判定的分，下面是等级、判了几处（其中几处无法判定）"
    yield grid_of(caption, heads, cells, (6, *(width for _ in heads[1:])), ["center" for _ in heads])
    yield grid_of(
        "扣分的原因：哪个项目扣了几分（涉及的指标或资金，几处）", ("审核要点", "扣分"), _taken(grades), (15, 85), ("center", "left")
    )


def _item(item: GradeItem) -> str:
    looked = f"{item.looked_at}" + (f"({item.open})" if item.open else "") if item.looked_at else "由人判断"
    return f"{points_text(item.score)}/{points_text(item.graded)}\n{item.grade or '—'} {looked}"


def _taken(grades: Sequence[GradeProposal]) -> Iterator[tuple[str, str]]:
    """Yield every item with the reasons for which it lost points, each with the projects that did; those that lost alike together."""
    alike: dict[tuple[str, str, str], dict[str, list[int]]] = {}
    for at, proposal in enumerate(grades, 1):
        for off in (d for d in proposal.deductions if d.points):
            told = f"扣{points_text(off.points)}分（{off.share}%，{len(off.findings)}处）"
            alike.setdefault((off.item, off.code, off.title), {}).setdefault(told, []).append(proposal.number or at)
    for item in grades[0].items:
        reasons = (
            f"{title}（{code}）：" + "；".join(f"项目{spans(own)}{'各' if len(own) > 1 else ''}{told}" for told, own in lost.items())
            for (of, code, title), lost in alike.items()
            if of == item.item
        )
        yield item.item, "\n".join(reasons) or "未扣分"
