"""All pages to blocks: margins dropped, tables joined over page breaks, lines between tables to paragraphs and unruled tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeGuard

from jixiao.read.blocks import Aligned, Block, Cell, Grid
from jixiao.read.pdf.columns import stretches
from jixiao.read.pdf.margins import without_margins
from jixiao.read.pdf.prose import Measure, PlacedLine, in_columns, measure, paragraphs, rounded
from jixiao.read.pdf.seam import joined, table_goes_on
from jixiao.read.pdf.shapes import Line
from jixiao.read.pdf.sheet import Sheet, Slot, Table
from jixiao.values.place import Place

Passage = list[PlacedLine]

KEPT = 2
MOST_REPEATED = 3
"""A title repeated at the head of a page has at most so many lines."""
CONTINUED = re.compile(r"[(（]?续表?\d{0,2}[)）]?$|^续表")


def blocks(sheets: Sequence[Sheet]) -> Iterator[Block]:
    """Yield the blocks of a document."""
    kept = without_margins(list(sheets))
    areas = measured(kept)
    number = 0
    for part in connected(passages(kept, areas)):
        if isinstance(part, Table):
            number += 1
            yield grid(part, number)
            continue
        for stretch in stretches(part):
            if isinstance(stretch, Aligned):
                yield stretch
            else:
                yield from paragraphs(stretch)


def measured(sheets: Sequence[Sheet]) -> dict[int, Measure]:
    """Return the text area of pages of each width; the size of the text is that of all."""
    lines: dict[int, list[Line]] = {}
    for sheet in sheets:
        lines.setdefault(round(sheet.frame.size[0]), []).extend(item for item in sheet.items if isinstance(item, Line))
    size = measure([line for group in lines.values() for line in group]).size
    return {width: measure(group)._replace(size=size) for width, group in lines.items()}


def passages(sheets: Sequence[Sheet], areas: dict[int, Measure]) -> Iterator[Passage | Table]:
    """Yield the tables of all pages, and the lines before, between and after them."""
    above: Line | Table | None = None
    for sheet in sheets:
        held: Passage = []
        area = areas[round(sheet.frame.size[0])]
        items = settled(sheet, above)
        above = items[-1] if items else None
        for item in items:
            if isinstance(item, Line):
                held.append(PlacedLine(sheet.number, sheet.frame, item, area))
                continue
            if held:
                yield in_columns(held)
            held = []
            yield item
        if held:
            yield in_columns(held)


def settled(sheet: Sheet, above: Line | Table | None) -> list[Line | Table]:
    """Return the items of a page, a table of one filled cell as its lines unless the last table of the page before goes on in it."""
    found: list[Line | Table] = []
    for n, item in enumerate(sheet.items):
        if isinstance(item, Table) and item.lines and not (n == 0 and isinstance(above, Table) and table_goes_on(above, item)):
            found += item.lines
        else:
            found.append(item)
    return found


def connected(parts: Iterable[Passage | Table]) -> Iterator[Passage | Table]:
    """Yield the parts with tables joined that go on over a page break, and passages that follow one another."""
    held: list[Passage | Table] = []
    seen: set[str] = set()
    for part in parts:
        last = held[-1] if held else None
        if isinstance(last, list) and isinstance(part, list):
            held[-1] = [*last, *part]
        elif isinstance(part, Table) and isinstance(last, Table) and table_goes_on(last, part):
            held[-1] = joined(last, part)
        elif isinstance(part, Table) and len(held) > 1 and isinstance(last, list) and heads_only(held[-2], last, part, seen):
            held[-2:] = [joined(held[-2], part)]
        else:
            held.append(part)
        while len(held) > KEPT:
            yield from leaving(held, seen)
    while held:
        yield from leaving(held, seen)


def leaving(held: list[Passage | Table], seen: set[str]) -> Iterator[Passage | Table]:
    """Yield the first part held; its lines are seen from then on."""
    part = held.pop(0)
    if not isinstance(part, Table):
        seen.update(placed.line.text for placed in part)
    yield part


def heads_only(before: Passage | Table, between: Passage, after: Table, seen: set[str]) -> TypeGuard[Table]:
    """Return whether lines between two tables only repeat the title of the first, which goes on in the second."""
    if not isinstance(before, Table) or len(between) > MOST_REPEATED or not table_goes_on(before, after):
        return False
    return all(placed.page == after.page and (placed.line.text in seen or CONTINUED.search(placed.line.text)) for placed in between)


def grid(table: Table, number: int) -> Grid:
    """Return a table as a grid."""
    rows: dict[int, list[Slot]] = {}
    for slot in table.slots:
        rows.setdefault(slot.row, []).append(slot)
    return Grid(tuple(tuple(slot_cell(s, number) for s in sorted(rows[n], key=lambda s: s.column)) for n in sorted(rows)), True)


def slot_cell(slot: Slot, table: int) -> Cell:
    """Return a cell with its place."""
    place = Place(
        page=slot.spot.page,
        table=table,
        row=slot.row + 1,
        column=slot.column + 1,
        box=rounded(slot.spot.box),
        text=slot.text,
        confidence=slot.confidence,
    )
    return Cell(slot.text, place, slot.row, slot.column, slot.rowspan, slot.colspan)
