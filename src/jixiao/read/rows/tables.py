"""The indicator tables among a form's rows: a head, and the rows under it up to the next head."""

from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise

from jixiao.forms.grammar import level_ranks, means
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row, tokens_of
from jixiao.read.rows.columns import Column
from jixiao.read.rows.heads import UNKNOWN, block_is_medium, completed, head_at, is_head, shared_out
from jixiao.read.rows.indicators import Table
from jixiao.read.rows.looks import looks
from jixiao.read.wording import narrow

LEAST = 3
"""So many columns are numbered at least."""
MOST_BEFORE = 2
"""Words before the numbers: the head of the block, 列次."""
ORDERS = ("甲乙丙丁戊己庚辛", "ABCDEFGHIJKLMNOP", "abcdefghijklmnop")
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
            if (row.filled or row.whole) and not heads_nothing(row) and not numbers_columns(row):
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


def numbers_columns(row: Row) -> bool:
    """Return whether a told row only numbers or letters the columns (列次 1 2 3; 甲 乙 1 2), each cell one further than the one before."""
    run = [place_in_order(narrow(cell.text).strip("()")) for cell in row.filled]
    told = list(dropwhile(lambda one: one is None, run))
    if row.loose or len(told) < LEAST or len(run) - len(told) > MOST_BEFORE:
        return False
    marks = [one for one in told if one is not None]
    steps = all(other[1] == (one[1] + 1 if one[0] == other[0] else 1) for one, other in pairwise(marks))
    return steps and len(marks) == len(told) and marks[0][1] == 1


def place_in_order(mark: str) -> tuple[str, int] | None:
    """Return the order that a mark is of and its place in it from 1, None where it is of none."""
    if mark.isascii() and mark.isdecimal() and len(mark) < LEAST:
        return "1", int(mark)
    return next(((order, order.index(mark) + 1) for order in ORDERS if len(mark) == 1 and mark in order), None)


def table(columns: list[Column], body: list[Row], head: Cell) -> Table:
    """Return the table of a head and its rows."""
    found = completed(shared_out(columns, holders(columns, body)))
    body = without_block(found, body)
    told = [row for row in body if not row.loose]
    return Table(found, tuple(tokens_of(body)), bool(told) and all(row.exact for row in told), head)


def without_block(columns: Sequence[Column], body: list[Row]) -> list[Row]:
    """Return rows without the head of their block: one text left of all heads, in one row or again in most of them."""
    first = min((column.start for column in columns if column.start is not None), default=0)
    before = [cell.text for row in body if not row.loose for cell in row.cells if cell.column < first and cell.text]
    if len(set(before)) != 1 or any(level_ranks(before[0])) or not (len(before) == 1 or len(before) * 2 > len(body)):
        return body
    return [row if row.loose else row._replace(cells=tuple(c for c in row.cells if c.column >= first)) for row in body]


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
