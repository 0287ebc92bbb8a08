"""Cells with spans collected row by row into an exact grid: what docx, doc and html share."""

from collections.abc import Iterator

from jixiao.read.blocks import Aligned, Block, Cell, Grid, Paragraph
from jixiao.values.place import Place


class Draft:
    """A cell that may still grow downwards."""

    __slots__ = ("colspan", "column", "place", "row", "rowspan", "text")

    def __init__(self, text: str, column: int, colspan: int, place: Place) -> None:
        self.text, self.column, self.colspan, self.place = text, column, colspan, place
        self.row, self.rowspan = 0, 1

    def cell(self) -> Cell:
        """Return the cell as it stands."""
        return Cell(self.text, self.place, self.row, self.column, self.rowspan, self.colspan)


class Drafts:
    """The rows of one table, cut into grids where something else stands between them."""

    def __init__(self) -> None:
        self.rows: list[list[Draft]] = []
        self.count = 0
        self.above: dict[int, Draft] = {}

    def row(self, drafts: list[Draft]) -> None:
        """Add a row of new cells."""
        for draft in drafts:
            draft.row = self.count
            self.above[draft.column] = draft
        self.rows.append(drafts)
        self.count += 1

    def grow(self, column: int) -> bool:
        """Let the cell above at ``column`` span the row that is being made; False where there is none."""
        owner = self.above.get(column)
        if owner is None or owner.row + owner.rowspan != self.count:
            return False
        owner.rowspan += 1
        return True

    def grid(self) -> Grid | None:
        """Return the rows so far as a grid and begin the next one; None where no row holds text."""
        rows, self.rows = self.rows, []
        if not any(draft.text for row in rows for draft in row):
            return None
        return Grid(tuple(tuple(d.cell() for d in row) for row in rows if row), exact=True)


def made(drafts: Drafts) -> Iterator[Grid]:
    """Yield the grid of the rows so far, if it holds any text."""
    grid = drafts.grid()
    if grid is not None:
        yield grid


def flat(block: Block) -> str:
    """Return a block as lines of text."""
    if isinstance(block, Paragraph):
        return block.text
    rows = block.rows if isinstance(block, Grid) else block.lines if isinstance(block, Aligned) else (block.cells,)
    return "\n".join(" ".join(c.text for c in row if c.text) for row in rows)
