"""What a page holds before it is printed: paragraphs, and tables whose cells span rows and columns."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace


class Paragraph(Struct, frozen=True):
    """A line of text outside tables; ``heading`` is its depth, None for plain text."""

    text: str
    heading: int | None = None


class Cell(Struct, frozen=True):
    """A cell of a table, rows and columns from 0; ``label`` tells what names from what is named."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    label: bool = False


class Slot(NamedTuple):
    """One square of the lattice: the cell that covers it, and how far it lies from the cell's first row and column."""

    cell: Cell
    down: int
    along: int


class Table(Struct, frozen=True):
    """A table; its cells cover every square once. ``head`` are the rows of the indicators' header, which a new page may repeat."""

    width: int
    cells: tuple[Cell, ...]
    head: tuple[int, ...] = ()

    @property
    def height(self) -> int:
        """Return the number of rows."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    def lattice(self) -> list[list[Slot]]:
        """Return the squares row by row."""
        squares: list[list[Slot | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            for down in range(cell.rows):
                for along in range(cell.columns):
                    squares[cell.row + down][cell.column + along] = Slot(cell, down, along)
        if any(slot is None for row in squares for slot in row):
            raise ValueError("a square of the table is covered by no cell")
        return [[slot for slot in row if slot is not None] for row in squares]


Block = Paragraph | Table


class Piece(NamedTuple):
    """A cell to be placed: its text (None: the cell above goes on), how many columns wide, whether a label."""

    text: str | None
    columns: int = 1
    label: bool = False


def label(text: str, columns: int = 1) -> Piece:
    """Return a cell that names something."""
    return Piece(text, columns, label=True)


def value(text: str | None, columns: int = 1) -> Piece:
    """Return a cell that holds a value, empty for None."""
    return Piece(text or "", columns)


def above(columns: int = 1) -> Piece:
    """Return a square that the cell above it covers too."""
    return Piece(None, columns)


def table(width: int, rows: Iterable[Iterable[Piece]], head: tuple[int, ...] = ()) -> Table:
    """Return the table of rows of pieces; the last piece of a row fills it."""
    cells: list[Cell] = []
    open_at: dict[int, int] = {}
    for number, row in enumerate(rows):
        at = 0
        for piece in fitted(tuple(row), width):
            if piece.text is None:
                index = open_at[at]
                cells[index] = replace(cells[index], rows=cells[index].rows + 1)
            else:
                open_at[at] = len(cells)
                cells.append(Cell(piece.text, number, at, 1, piece.columns, piece.label))
            at += piece.columns
    return Table(width, tuple(cells), head)


def fitted(row: tuple[Piece, ...], width: int) -> tuple[Piece, ...]:
    """Return the row with its last piece as wide as is left."""
    taken = sum(piece.columns for piece in row[:-1])
    if taken >= width:
        raise ValueError(f"a row of {taken} columns and more in a table of {width}: {row}")
    return (*row[:-1], row[-1]._replace(columns=width - taken))
