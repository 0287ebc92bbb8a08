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
    area = measure([p for sheet in kept for p in lines_of(sheet)])
    number = 0
    for part in connected(passages(kept)):
        if isinstance(part, Table):
            number += 1
            yield grid(part, number)
            continue
        for piece in stretches(part):
            if isinstance(piece, Table):
                number += 1
                yield grid(piece, number)
            else:
                yield from paragraphs(piece, own_area(piece, area))


def own_area(lines: Sequence[Placed], area: Measure) -> Measure:
    """Return the text area of lines: their own where they keep to a narrower one, as columns do."""
    own = measure(lines)
    return own._replace(size=area.size) if len(lines) >= 8 and own.right < area.right - 8 * area.size else area  # noqa: PLR2004


def lines_of(sheet: Sheet) -> list[Placed]:
    """Return the lines of a page outside its tables."""
    return [Placed(sheet.number, sheet.frame, item) for item in sheet.items if isinstance(item, Line)]


def passages(sheets: Sequence[Sheet]) -> Iterator[Passage | Table]:
    """Yield the tables of all pages, and the lines before, between and after them."""
    for sheet in sheets:
        held: Passage = []
        for item in sheet.items:
            if isinstance(item, Line):
                held.append(Placed(sheet.number, sheet.frame, item))
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


