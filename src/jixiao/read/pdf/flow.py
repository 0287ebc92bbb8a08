"""All pages to blocks: margins dropped, tables joined over page breaks, lines between tables to paragraphs and unruled tables."""

from collections.abc import Iterator, Sequence

from jixiao.read.blocks import Block, Cell, Grid
from jixiao.read.pdf.columns import stretches
from jixiao.read.pdf.margins import without_margins
from jixiao.read.pdf.prose import Measure, Placed, in_columns, measure, paragraphs, rounded
from jixiao.read.pdf.seam import goes_on, joined
from jixiao.read.pdf.sheet import Sheet, Slot, Table
from jixiao.read.pdf.shapes import Line
from jixiao.values.place import Place

Passage = list[Placed]


def blocks(sheets: Sequence[Sheet]) -> Iterator[Block]:
    """Yield the blocks of a document."""
    kept = without_margins(list(sheets))
    areas = measured(kept)
    number = 0
    for part in connected(passages(kept, areas)):
        for piece in (part,) if isinstance(part, Table) else stretches(part):
            if isinstance(piece, Table):
                number += 1
                yield grid(piece, number)
            else:
                yield from paragraphs(piece)


def measured(sheets: Sequence[Sheet]) -> dict[int, Measure]:
    """Return the text area of pages of each width; the size of the text is that of all."""
    lines: dict[int, list[Line]] = {}
    for sheet in sheets:
        lines.setdefault(round(sheet.frame.size[0]), []).extend(item for item in sheet.items if isinstance(item, Line))
    size = measure([line for group in lines.values() for line in group]).size
    return {width: measure(group)._replace(size=size) for width, group in lines.items()}


def passages(sheets: Sequence[Sheet], areas: dict[int, Measure]) -> Iterator[Passage | Table]:
    """Yield the tables of all pages, and the lines before, between and after them."""
    for sheet in sheets:
        held: Passage = []
        area = areas[round(sheet.frame.size[0])]
        for item in sheet.items:
            if isinstance(item, Line):
                held.append(Placed(sheet.number, sheet.frame, item, area))
                continue
            if held:
                yield in_columns(held)
            held = []
            yield item
        if held:
            yield in_columns(held)


def connected(parts: Iterator[Passage | Table]) -> Iterator[Passage | Table]:
    """Yield the parts with tables joined that go on over a page break, and passages that follow one another."""
    before: Passage | Table | None = None
    for part in parts:
        if isinstance(before, Table) and isinstance(part, Table) and goes_on(before, part):
            before = joined(before, part)
        elif isinstance(before, list) and isinstance(part, list):
            before = [*before, *part]
        else:
            if before is not None:
                yield before
            before = part
    if before is not None:
        yield before


def grid(table: Table, number: int) -> Grid:
    """Return a table as a grid."""
    rows: dict[int, list[Slot]] = {}
    for slot in table.slots:
        rows.setdefault(slot.row, []).append(slot)
    return Grid(tuple(tuple(cell(s, number) for s in sorted(rows[n], key=lambda s: s.column)) for n in sorted(rows)), True)


def cell(slot: Slot, table: int) -> Cell:
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


