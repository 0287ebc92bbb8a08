"""A report as what stands on paper, one block below the other, before any file format: headings, paragraphs, points, tables.

What is for a screen alone (pictures, links, what unfolds) is left out.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from jixiao.values.width import width
from jixiao.write.document.pages import Align
from jixiao.write.document.plain import printable
from jixiao.write.tree import (
    Cell,
    Coded,
    Column,
    Group,
    Notes,
    Paragraph,
    Part,
    Points,
    Report,
    Row,
    Section,
    Table,
    Title,
    plain,
    stands_in,
)

Look = Literal["title", "sub-title", "heading", "body", "point", "small"]
WHOLE = 88
"""Half-width characters that a table's line takes."""
NARROWEST, WIDEST = 6, 110
"""Half-width characters that a column of words is counted for at least and at most."""
PADDING = 2


class PaperLine(NamedTuple):
    """A paragraph, its look, and whether a new sheet begins with it."""

    text: str
    look: Look
    new_page: bool = False


class PaperTable(NamedTuple):
    """A table: the columns' heads, alignments and widths in hundredths, its rows; the last ``totals`` are strong."""

    heads: tuple[str, ...]
    aligns: tuple[Align, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: int = 0


def blocks(report: Report) -> Iterator[PaperLine | PaperTable]:
    """Yield the report's blocks in order."""
    for number, part in enumerate(part for part in report.parts if stands_in(part, "paper")):
        for position, block in enumerate(_blocks(part)):
            first = number > 0 and position == 0 and isinstance(block, PaperLine) and block.look == "title"
            yield block._replace(new_page=True) if isinstance(block, PaperLine) and first else block


def _blocks(part: Part) -> Iterator[PaperLine | PaperTable]:
    """Yield the blocks of a part."""
    if not stands_in(part, "paper"):
        return
    if isinstance(part, Title):
        yield PaperLine(_text(plain(part.told)), "title")
    elif isinstance(part, Paragraph):
        yield PaperLine(_text(plain(part.told)), "sub-title" if part.look == "sub-title" else "small" if part.look == "small" else "body")
    elif isinstance(part, Section):
        yield PaperLine(_text(plain(part.title)), "heading")
        yield from _all(part.parts)
    elif isinstance(part, Group):
        yield from _all(part.parts)
    elif isinstance(part, Table):
        yield grid(part)
    else:
        yield from (PaperLine(_text(line), "point") for line in _points(part))


def _all(parts: Sequence[Part]) -> Iterator[PaperLine | PaperTable]:
    for part in parts:
        yield from _blocks(part)


def _points(part: Part) -> Iterator[str]:
    """Yield the lines of what is a list on paper."""
    if isinstance(part, Points):
        yield from map(plain, part.told)
    elif isinstance(part, Notes):
        yield from (f"{part.word} {told}" for told in part.told)
    elif isinstance(part, Coded):
        yield from (f"{code} {told}" for code, told in part.told)


def grid(table: Table) -> PaperTable:
    """Return a table with its columns as wide as what stands in them."""
    columns = [(n, column) for n, column in enumerate(table.columns) if stands_in(column, "paper")]
    rows = tuple(_row(row, columns) for row in (*table.rows, *table.foot) if stands_in(row, "paper"))
    heads = tuple(_text(column.head) for _, column in columns)
    aligns = tuple(_align(column) for _, column in columns)
    return PaperTable(heads, aligns, _widths(heads, aligns, rows), rows, len(table.foot))


def _row(row: Row, columns: Sequence[tuple[int, Column]]) -> tuple[str, ...]:
    if row.group:
        return (_text(plain(row.cells[0].told)), *("",) * (len(columns) - 1))
    return tuple(_cell(row.cells[number]) for number, _ in columns)


def _cell(cell: Cell) -> str:
    return _text(plain(cell.told) + (f" / {cell.of}" if cell.of else ""))


def _align(column: Column) -> Align:
    return "right" if "num" in column.each or "num" in column.look else "left"


def _widths(heads: Sequence[str], aligns: Sequence[Align], rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return the columns' widths in hundredths: figures as wide as they are, words by how much there is of them."""
    needed = [max(map(_breadth, (head, *(row[n] for row in rows)))) + PADDING for n, head in enumerate(heads)]
    shares = [need if align == "right" else min(WIDEST, max(NARROWEST, need)) for need, align in zip(needed, aligns, strict=True)]
    figures = sum(share for share, align in zip(shares, aligns, strict=True) if align == "right")
    words = sum(shares) - figures
    left = max(WHOLE - figures, words and NARROWEST)
    fitted = [share if align == "right" else share * left / words for share, align in zip(shares, aligns, strict=True)]
    return tuple(max(1, round(100 * share / sum(fitted))) for share in fitted)


def _breadth(text: str) -> int:
    """Return the columns that a text's longest line takes."""
    return max(map(width, text.split("\n")))


def _text(text: str) -> str:
    return printable(text).strip()
