"""What every format reader gives the recogniser: paragraphs, grids of cells, and loose cells without a row.

They cross from the fenced child to its parent as they are: msgspec writes each block as an array with its tag before it.
"""

from typing import NamedTuple

from msgspec import Struct

from jixiao.values.place import Place


class Cell(NamedTuple):
    """One cell: its text, its place in the source, its row and column in the grid (from 0) and its spans.

    ``tall`` is where it begins and ends on its page, by heights of a line, where no row of the source tells it.
    """

    text: str
    place: Place
    row: int = 0
    column: int = 0
    rowspan: int = 1
    colspan: int = 1
    tall: tuple[float, float] | None = None


class Paragraph(Struct, frozen=True, tag="p", array_like=True):
    """A line or paragraph of running text; ``heading`` is its heading's depth, None for plain text."""

    text: str
    place: Place
    heading: int | None = None


class Grid(Struct, frozen=True, tag="g", array_like=True):
    """Rows of cells; ``exact`` says that columns are those of the source (not of copied text, where cells get lost)."""

    rows: tuple[tuple[Cell, ...], ...]
    exact: bool = False


class Strip(Struct, frozen=True, tag="s", array_like=True):
    """Cells in reading order whose rows are not told: one cell a line."""

    cells: tuple[Cell, ...]


class Aligned(Struct, frozen=True, tag="a", array_like=True):
    """Lines of texts that stand under one another: a cell's ``column`` and ``colspan`` are the columns of the page that it covers.

    ``tops`` are where the lines begin, by heights of a line; one after another where none are given.
    """

    lines: tuple[tuple[Cell, ...], ...]
    tops: tuple[float, ...] = ()


Block = Paragraph | Grid | Strip | Aligned


class Repair(NamedTuple):
    """Something a format reader dropped or mended before the recogniser saw it."""

    message: str
    confidence: float


class Blocks(Struct, frozen=True, tag=True):
    """A file as blocks in reading order, with what had to be mended; ``format`` where the content is another than the file's (a scan in a PDF)."""

    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...] = ()
    format: str | None = None
