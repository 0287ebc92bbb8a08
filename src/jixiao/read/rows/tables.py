"""The indicator tables among a form's rows: a head, and the rows under it up to the next head."""

from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import means
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row, tokens_of
from jixiao.read.rows.columns import Column
from jixiao.read.rows.heads import UNKNOWN, block_is_medium, completed, head_at, is_head, shared_out
from jixiao.read.rows.indicators import Table
from jixiao.read.rows.looks import looks

HOLDS = 0.6
"""A column whose head is unknown is one of targets when this share of its cells are values."""


def tables(rows: Sequence[Row]) -> Iterator[Table]:
    """Yield the tables among ``rows``, which begin with a head."""
    columns: list[Column] = []
    body: list[Row] = []
    medium, at = False, 0
    top = rows[0].cells[0] if rows and rows[0].cells else None
    while at < len(rows):
        row = rows[at]
        medium = block_is_medium(row, medium)
        head = head_at(rows, at, medium, bool(body))
        if head is None:
            if (row.filled or row.whole) and not heads_nothing(row):
                body.append(row)
            at += 1
            continue
        if body and top is not None:
            yield table(columns, body, top)
        columns, body, at = head.columns, [], head.end
        top = next(iter(row.filled), top)
    if columns and body and top is not None:
        yield table(columns, body, top)


def heads_nothing(row: Row) -> bool:
    """Return whether a told row holds heads only, of columns or of a block, and makes no table."""
    return not row.loose and is_head(row) and all(means(c.text, "block") or means(c.text, "column") for c in row.filled)


def table(columns: list[Column], body: list[Row], head: Cell) -> Table:
    """Return the table of a head and its rows."""
    found = completed(shared_out(columns, holders(columns, body)))
    told = [row for row in body if not row.loose]
    return Table(found, tuple(tokens_of(body)), bool(told) and all(row.exact for row in told), head)


def holders(columns: list[Column], body: list[Row]) -> frozenset[int]:
    """Return which columns of unknown heads hold values: all where columns are not told, else those with enough values."""
    found = set()
    for n, column in enumerate(columns):
        if column.field != UNKNOWN:
            continue
        cells = [c.text for row in body if not row.loose for c in row.cells if c.column == column.start and c.text]
        if column.start is None or (cells and sum(looks(text).value for text in cells) >= HOLDS * len(cells)):
            found.add(n)
    return frozenset(found)
