"""How a file's rows may be told otherwise than the usual way: by the stream of their tokens, or line by line."""

from collections.abc import Sequence
from functools import partial

from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.reading import Told
from jixiao.read.recast import recast
from jixiao.read.recast.pairs import part
from jixiao.read.stream.anchors import bared, cell_lines, marked
from jixiao.read.stream.telling import rows_streamed


def by_stream(rows: Sequence[Row], *, upper: bool) -> tuple[list[Row], list[Cell]]:
    """Return rows as their stream of typed tokens tells them; ``upper``: those above the indicators too."""
    made, left = rows_streamed(rows, upper=upper)
    return recast(made), left


def by_lines(rows: Sequence[Row]) -> tuple[list[Row], list[Cell]]:
    """Return every line without what is set before it as a cell of its own, as lists of lists have them."""
    lines = [line for row in rows for line in cell_lines(row)]
    cells = [bared(part(line, marked(line.text), len(line.text)), stop=True) for line in lines]
    return recast([Row((cell,), loose=True, whole=True) for cell in cells]), []


def is_list(rows: Sequence[Row]) -> bool:
    """Return whether most lines of a text are set in a list, without headings and without cells."""
    lines = [line for row in rows for line in cell_lines(row)]
    told = any(row.heading is not None or not row.loose for row in rows)
    return not told and sum(marked(line.text) > 0 for line in lines) * 2 > len(lines)


OTHERS: tuple[Told, ...] = (partial(by_stream, upper=False), partial(by_stream, upper=True))
"""How rows may be told otherwise than the usual way; of equal readings the first is taken."""
