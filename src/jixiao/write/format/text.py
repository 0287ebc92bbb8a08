"""A report for a terminal: wrapped to its columns, in its colours; pictures are left out, their figures stand in the tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jixiao.write.columns import clip, wrap
from jixiao.write.hostile import visible
from jixiao.write.page import Page
from jixiao.write.text.table import Cell as Figure
from jixiao.write.text.table import table
from jixiao.write.tree import Change, Changes, Column, Group, Notes, Paragraph, Part, Points, Report, Row, Section, Table, plain, stands_in

SHORT, NAMED = "short", "named"
"""Looks of a section whose title is a plain line, and of one that stands in brackets."""
UNDER = "    "
SIGNS = {"-": "error", "+": "good"}


def as_text(report: Report, page: Page) -> str:
    """Return the report as text, with a line break at its end."""
    return "\n".join(_all(report.parts, page, 0)) + "\n"


def _all(parts: Iterable[Part], page: Page, depth: int) -> Iterator[str]:
    for part in parts:
        if stands_in(part, "text") and type(part) in SHOWN:
            yield from SHOWN[type(part)](part, page, depth)


def _section(part: Section, page: Page, depth: int) -> Iterator[str]:
    title = visible(part.short or plain(part.title))
    if part.short is None:
        yield from _all(part.parts, page, depth)
        return
    if SHORT in part.look:
        yield from ("", page.paint("strong", title))
    elif NAMED in part.look:
        yield from ("", page.paint("strong", f"【{title}】"))
    else:
        yield from page.section(clip(title, page.columns - 4))
    yield from _all(part.parts, page, depth + 1)


def _group(part: Group, page: Page, depth: int) -> Iterator[str]:
    yield from _all(part.parts, page, depth)


def _paragraph(part: Paragraph, page: Page, depth: int) -> Iterator[str]:
    indent = "  " * min(depth, 1)
    for line in wrap(visible(plain(part.told)), page.columns, first=indent, hanging=indent):
        yield page.paint(part.paint, line) if part.paint else line


def _points(part: Points, page: Page, _: int) -> Iterator[str]:
    for point in part.told:
        yield from wrap(visible(plain(point)), page.columns, first="  · ", hanging="    ")


def _notes(part: Notes, page: Page, _: int) -> Iterator[str]:
    for note in part.told:
        yield from wrap(visible(note), page.columns, first="  ! ", hanging="    ")


def _table(part: Table, page: Page, depth: int) -> Iterator[str]:
    """Yield the rows with what is told under each; where a name finds no room, all names stand on lines of their own."""
    shown = [n for n, column in enumerate(part.columns) if stands_in(column, "text")]
    columns, rows = [part.columns[n] for n in shown], [row for row in (*part.rows, *part.foot) if stands_in(row, "text")]
    header = [column.short or column.head for column in columns]
    figures = [[_figure(row, n, part.columns[n], page) for n in shown] for row in rows]
    names = [row[0].text for row in figures]
    head, *drawn = table(header, figures, page)
    apart = any(row.under for row in rows) and any(name not in line for name, line in zip(names, drawn, strict=True))
    if apart:
        head, *drawn = table(["", *header[1:]], [[Figure(""), *row[1:]] for row in figures], page)
    yield from ([] if depth else [""])
    yield head
    for name, line, row in zip(names, drawn, rows, strict=True):
        yield from wrap(name, page.columns, first="  ", hanging="  ") if apart else ()
        yield line
        for sentence in row.under:
            yield from (page.paint("dim", told) for told in wrap(visible(sentence), page.columns, first=UNDER, hanging=UNDER))


def _figure(row: Row, number: int, column: Column, page: Page) -> Figure:
    cell = row.cells[number]
    text = visible(plain(cell.told) if cell.short is None else cell.short)
    return Figure(clip(text, page.columns // column.share) if column.share else text, cell.paint or None)


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
    Changes: _changes,
}
"""What a terminal shows; anything else is for pages."""
