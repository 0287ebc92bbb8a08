"""Word 97-2003 documents and WPS documents: read natively, tables with the merged cells that the file itself records."""

from collections.abc import Iterator
from itertools import pairwise
from struct import error as Truncated  # noqa: N812 - it is what the error says

from jixiao.fence import Limits
from jixiao.read.blocks import Block, Blocks, Cell, Grid, Paragraph
from jixiao.read.formats._grid import flat
from jixiao.read.formats._ole import first_stream, streams
from jixiao.read.formats._word_binary import Passage, RowEnd, Word, unknown
from jixiao.values.place import Place

FORMAT = "docx"
EXTRA = "read"
LOADS = ("olefile",)
SUFFIXES = (".doc", ".wps")
LIMITS = Limits(memory=640 << 20, cpu=9, wall=9.0, output=16 << 20)
NEAR = 30
"""Edges of cells that are at most so far apart (twentieths of a point) are one."""
DEEPEST = 12


def recognises(data: bytes, name: str) -> bool:  # noqa: ARG001 - content tells
    """Return whether the bytes are a compound file with a Word document."""
    return first_stream(data, "WordDocument", "Workbook", "Book") == "WordDocument"


def read(data: bytes) -> Blocks:
    """Return the blocks; Refused for what must not or cannot be read."""
    try:
        return Blocks(tuple(Reader().blocks(Word(streams(data, "WordDocument", "0Table", "1Table", "Data")))))
    except (Truncated, IndexError) as broken:
        raise unknown() from broken


class Table:
    """An open table: finished rows, the cells of the open row, the lines of the open cell, tables that stood in cells."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.rows: list[tuple[list[str], RowEnd, list[Block]]] = []
        self.cells: list[str] = []
        self.lines: list[str] = []
        self.inner: list[Block] = []


class Reader:
    """Puts paragraphs together to tables."""

    def __init__(self) -> None:
        self.open: list[Table] = []
        self.paragraphs = self.tables = 0

    def blocks(self, word: Word) -> Iterator[Block]:
        """Yield the document's blocks."""
        for passage in word.paragraphs():
            yield from self.take(passage)
        yield from self.close(0)

    def take(self, passage: Passage) -> Iterator[Block]:
        """Take the next passage."""
        depth = min(passage.depth, DEEPEST)
        yield from self.close(depth)
        while len(self.open) < depth:
            self.tables += 1
            self.open.append(Table(self.tables))
        if not depth:
            self.paragraphs += 1
            for line in passage.text.split("\n"):
                if body := line.strip():
                    yield Paragraph(body, Place(line=self.paragraphs, text=body), passage.heading)
            return
        table = self.open[-1]
        if passage.row is not None:
            table.rows.append((table.cells, passage.row, table.inner))
            table.cells, table.lines, table.inner = [], [], []
            return
        table.lines.append(passage.text)
        if passage.cell_end:
            table.cells.append("\n".join(line.strip() for line in "\n".join(table.lines).split("\n")).strip())
            table.lines = []

    def close(self, depth: int) -> Iterator[Block]:
        """End the tables deeper than ``depth``: yield an outer one, put an inner one into its cell."""
        while len(self.open) > depth:
            made = list(finished(self.open.pop()))
            if not self.open:
                yield from made
            elif any(isinstance(m, Grid) and len(m.rows) > 1 and max(map(len, m.rows)) > 1 for m in made):
                self.open[-1].inner += made
            else:
                self.open[-1].lines += map(flat, made)


def finished(table: Table) -> Iterator[Block]:
    """Yield a table's rows as grids; what stood in the cells of a row as tables comes after it."""
    edges = grid_edges([row for _, row, _ in table.rows])
    rows: list[list[Cell]] = []
    above: dict[int, tuple[int, int]] = {}
    for index, (texts, row, inner) in enumerate(table.rows):
        rows.append(list(cells_at_edges(texts, row, edges, table.number, index)))
        below = dict(zip((column for column, _ in cell_columns(row, edges)), row.below, strict=False))
        rows[-1] = merged_down(rows, below, above)
        if inner:
            yield from grid_of(rows)
            rows, above = [], {}
            yield from inner
    yield from grid_of(rows)


def grid_of(rows: list[list[Cell]]) -> Iterator[Block]:
    """Yield the grid of rows that hold text."""
    if any(cell.text for row in rows for cell in row):
        yield Grid(tuple(tuple(row) for row in rows if row), exact=True)


def merged_down(rows: list[list[Cell]], below: dict[int, bool], above: dict[int, tuple[int, int]]) -> list[Cell]:
    """Return the last row without the cells that go on from above; those above grow by a row."""
    kept: list[Cell] = []
    for cell in rows[-1]:
        owner = above.get(cell.column) if below.get(cell.column) else None
        if owner is None:
            above[cell.column] = (len(rows) - 1, len(kept))
            kept.append(cell)
            continue
        row, at = owner
        rows[row][at] = rows[row][at]._replace(rowspan=cell.row - rows[row][at].row + 1)
    return kept


def cells_at_edges(texts: list[str], row: RowEnd, edges: list[int], table: int, index: int) -> Iterator[Cell]:
    """Yield a row's cells at the columns that their edges give; cells merged sideways belong to the one before."""
    spots = cell_columns(row, edges) or [(n, 1) for n in range(len(texts))]
    pending: Cell | None = None
    for n, text in enumerate(texts):
        column, span = spots[n] if n < len(spots) else (spots[-1][0] + spots[-1][1] + n - len(spots), 1)
        if pending is not None and n < len(row.beside) and row.beside[n]:
            pending = pending._replace(colspan=column + span - pending.column)
            continue
        if pending is not None:
            yield pending
        pending = Cell(text, Place(table=table, row=index + 1, column=column + 1, text=text), index, column, 1, span)
    if pending is not None:
        yield pending


def cell_columns(row: RowEnd, edges: list[int]) -> list[tuple[int, int]]:
    """Return column and span of every cell of a row."""
    at = [nearest(edge, edges) for edge in row.edges]
    return [(start, max(1, end - start)) for start, end in pairwise(at)]


def nearest(edge: int, edges: list[int]) -> int:
    """Return the index of the edge of the table that an edge of a row is."""
    return min(range(len(edges)), key=lambda n: abs(edges[n] - edge))


def grid_edges(rows: list[RowEnd]) -> list[int]:
    """Return the edges of all rows from left to right, near ones as one."""
    edges: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not edges or edge - edges[-1] > NEAR:
            edges.append(edge)
    return edges
