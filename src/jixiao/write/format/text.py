"""A report for a terminal: wrapped to its columns, in its colours; pictures are left out, their figures stand in the tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jixiao.values.width import width
from jixiao.write.columns import clip, pack, pad, wrap
from jixiao.write.format._quote import cut
from jixiao.write.hostile import visible
from jixiao.write.page import Page
from jixiao.write.text.table import TextCell as Figure
from jixiao.write.text.table import table
from jixiao.write.tree import (
    NAMED,
    SHORT,
    Change,
    Changes,
    Coded,
    Column,
    Fault,
    Faults,
    Group,
    Notes,
    Paragraph,
    Part,
    Points,
    Quote,
    Report,
    Row,
    Section,
    Spot,
    Table,
    chapters,
    plain,
    stands_in,
)

UNDER = "    "
SIGNS = {"-": "error", "+": "good"}
LABEL, MARGIN = 8, 12
MOST_PLACES = 12


def as_text(report: Report, page: Page) -> str:
    """Return the report as text, with a line break at its end."""
    return "".join(text_parts(report, page))


def text_parts(report: Report, page: Page) -> Iterator[str]:
    """Yield the text of :func:`as_text` chapter by chapter."""
    line = f"\n\n{page.paint('dim', '═' * page.columns)}\n\n"
    between = ""
    for parts in chapters(report.parts):
        if shown := "\n".join(_all(parts, page, 0)).removeprefix("\n"):
            yield between + shown
            between = line
    yield "\n"


def _all(parts: Iterable[Part], page: Page, depth: int) -> Iterator[str]:
    for part in parts:
        if stands_in(part, "text") and type(part) in SHOWN:
            yield from SHOWN[type(part)](part, page, depth)


def _section(part: Section, page: Page, depth: int) -> Iterator[str]:
    if part.short is None:
        yield from _all(part.parts, page, depth)
        return
    title = visible(part.short or plain(part.title))
    if SHORT in part.look:
        yield from ("", page.paint(part.paint, title))
    elif NAMED in part.look:
        yield from ("", page.paint("strong", f"【{title}】" if page.lang != "en" else f"[{title}]"))
    else:
        yield from page.section(clip(title, page.columns - 4))
    yield from _all(part.parts, page, depth + 1)


def _group(part: Group, page: Page, depth: int) -> Iterator[str]:
    yield from _all(part.parts, page, depth)


def _paragraph(part: Paragraph, page: Page, depth: int) -> Iterator[str]:
    indent = "  " * min(depth, 1)
    for line in wrap(visible(plain(part.told)), page.columns, first=indent + " " * part.first, hanging=indent + " " * part.hang):
        yield page.paint(part.paint, line) if part.paint else line


def _points(part: Points, page: Page, _: int) -> Iterator[str]:
    for point in part.told:
        yield from wrap(visible(plain(point)), page.columns, first="  · ", hanging="    ")


def _notes(part: Notes, page: Page, _: int) -> Iterator[str]:
    for note in part.told:
        yield from wrap(visible(note), page.columns, first="  ! ", hanging="    ")


def _table(part: Table, page: Page, depth: int) -> Iterator[str]:
    """Yield the rows, those of a group under its words."""
    yield from ([] if depth else [""])
    body: list[Row] = []
    indent = 2
    for row in (*part.rows, *part.foot):
        if row.group:
            yield from _rows(part, body, page, indent)
            yield f"  {page.paint('strong', visible(plain(row.cells[0].told)) + page.say('：', ':'))}"
            body, indent = [], 4
        elif stands_in(row, "text"):
            body.append(row)
    yield from _rows(part, body, page, indent)


def _rows(part: Table, rows: list[Row], page: Page, indent: int) -> Iterator[str]:
    """Yield rows with what is told under each; where a name finds no room, all names stand on lines of their own."""
    if not rows:
        return
    shown = [n for n, column in enumerate(part.columns) if stands_in(column, "text")]
    columns = [part.columns[n] for n in shown]
    header = [column.head if column.short is None else column.short for column in columns]
    figures = [[_figure(row, n, part.columns[n], page) for n in shown] for row in rows]
    names = [row[0].text for row in figures]
    head, *drawn = table(header, figures, page, indent=indent)
    apart = any(row.under for row in rows) and any(len(lines) > 1 for lines in drawn)
    if apart:
        head, *drawn = table(["", *header[1:]], [[Figure(""), *row[1:]] for row in figures], page, indent=indent)
    yield from head
    for name, lines, row in zip(names, drawn, rows, strict=True):
        yield from wrap(name, page.columns, first="  ", hanging="  ") if apart else ()
        yield from lines
        for sentence in row.under:
            yield from (page.paint("dim", told) for told in wrap(visible(sentence), page.columns, first=UNDER, hanging=UNDER))


def _figure(row: Row, number: int, column: Column, page: Page) -> Figure:
    cell = row.cells[number]
    text = visible(plain(cell.told) if cell.short is None else cell.short)
    return Figure(clip(text, page.columns // column.share) if column.share else text, cell.paint or None)


def _faults(part: Faults, page: Page, _: int) -> Iterator[str]:
    for number, fault in enumerate(fault for fault in part.faults if stands_in(fault, "text")):
        yield from [""] if number else []
        yield from _fault(fault, page)


def _fault(fault: Fault, page: Page) -> Iterator[str]:
    head = f"{fault.code} {fault.severity}  "
    first, *lines = wrap(visible(fault.what), page.columns, first=head, hanging=" " * width(head))
    yield f"{page.paint('strong', fault.code)} {page.paint(fault.paint, fault.severity)}{first[len(head) - 2 :]}"
    yield from lines
    yield from _place(fault, page) if len(fault.spots) == 1 else _places(fault, page)
    labels = (
        ("一并", "also", fault.also),
        ("改法", "fix", fault.fix),
        ("依据", "basis", fault.basis),
        ("详见", "more", f"jixiao rule {fault.code}"),
    )
    for zh, en, text in labels[: 1 if fault.is_brief else None]:
        yield from _told(page.say(zh, en), text, page) if text else ()


def _place(fault: Fault, page: Page) -> Iterator[str]:
    """Yield where the fault stands, with the words there, and the places it is compared with."""
    spot = fault.spots[0]
    told, *more = wrap(
        visible("  ".join(filter(None, (fault.file, spot.place or spot.field)))), page.columns, first="  --> ", hanging="      "
    )
    yield from (f"  {page.paint('arrow', '-->')}{told[5:]}", *more)
    others = [quote for quote in fault.quotes if quote.word]
    for quote in fault.quotes:
        if not quote.word and quote.is_close and (quote.text is None or quote.text.strip()):
            yield " " * LABEL + page.paint("dim", _quote(quote, page, page.columns - LABEL))
    for quote in others if page.verbose else others[:MOST_PLACES]:
        head = f"      {quote.word} {quote.spot.place}  "
        yield head + page.paint("dim", _quote(quote, page, page.columns - width(head)))


def _quote(quote: Quote, page: Page, columns: int) -> str:
    """Return ``年度资金申请总额 | 903,200.00``: the field, and what stands there."""
    label, doubt = f"{quote.spot.field} | ", quote.spot.mark
    return label + cut(quote, max(MARGIN, columns - width(label) - width(doubt)), page) + doubt


def _places(fault: Fault, page: Page) -> Iterator[str]:
    """Yield all places of a shared fault as one running line; with many, the first ones and how many more."""
    shown = fault.spots if page.verbose else fault.spots[:MOST_PLACES]
    told, more = [_spot(spot, page) for spot in shown], len(fault.spots) - len(shown)
    if more:
        told.append(page.say(f"另有 {more} 处（--verbose 全部列出）", f"{more} more (--verbose lists all)"))
    first, *lines = pack(told, page.columns, between=page.say("；", "; "), first="  --> ", hanging="      ")
    yield from ("  " + page.paint("arrow", "-->") + first[5:], *lines)


def _spot(spot: Spot, page: Page) -> str:
    return visible(page.say(" ", ", ").join(part for part in (spot.project, spot.place or spot.field) if part))


def _told(label: str, text: str, page: Page) -> list[str]:
    head = f"  {pad(label, page.columns_of_label())}  "
    lines = wrap(visible(text), page.columns, first=head, hanging=" " * width(head))
    return [page.paint("dim", lines[0][: len(label) + 2]) + lines[0][len(label) + 2 :], *lines[1:]]


def _coded(part: Coded, page: Page, _: int) -> Iterator[str]:
    yield ""
    for code, told in part.told:
        first, *lines = wrap(visible(told), page.columns, first=f"{code}  ", hanging=" " * (len(code) + 2))
        yield from (page.paint("note", code) + first[len(code) :], *lines)


def _changes(part: Changes, page: Page, _: int) -> Iterator[str]:
    for change in part.changes:
        yield from _change(change, page)


def _change(change: Change, page: Page) -> Iterator[str]:
    sides = [side for side in change.sides if side is not None]
    where = " → ".join(dict.fromkeys(side.place for side in sides if side.place))
    yield visible(f"  {change.kind}  {change.field}") + (page.paint("dim", f"  {visible(where)}") if where else "")
    for side in sides:
        lines = wrap(visible(side.told or page.say("（空白）", "(blank)")), page.columns, first=f"      {side.mark} ", hanging="        ")
        yield from (page.paint(SIGNS[side.mark], line) for line in lines)


SHOWN: Mapping[type, Callable[[Any, Page, int], Iterator[str]]] = {
    Section: _section,
    Group: _group,
    Paragraph: _paragraph,
    Points: _points,
    Notes: _notes,
    Table: _table,
    Faults: _faults,
    Coded: _coded,
    Changes: _changes,
}
"""What a terminal shows; anything else is for pages."""
