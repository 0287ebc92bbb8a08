"""The indicator tables among a form's rows: heads of one row, of two or of loose cells, and the rows under each."""

from collections.abc import Iterator
from typing import NamedTuple

from jixiao.forms.grammar import level_ranks, meanings, means
from jixiao.read.align import Role, looks
from jixiao.read.rows import Row
from jixiao.read.table_head import UNKNOWN, areas, combined, completed, head_roles, heads_column, is_head, is_rest, shared_out

HOLDS = 0.6
"""A column whose head is unknown is one of targets when this share of its cells are values."""


class Table(NamedTuple):
    """An indicator table: its columns and the rows under its head."""

    roles: tuple[Role, ...]
    rows: list[Row]


def tables(rows: list[Row]) -> Iterator[Table]:
    """Yield the tables among ``rows``, which begin with a head; a repeated head of the same table is left out."""
    finder = Finder()
    at = 0
    while at < len(rows):
        table = finder.take(rows, at)
        at += 1 + finder.taken
        if table is not None:
            yield table
    if (last := finder.table()) is not None:
        yield last


class Finder:
    """Walks over rows: heads gather columns, other rows a table's body."""

    def __init__(self) -> None:
        self.medium = False
        self.roles: list[Role] = []
        self.body: list[Row] = []
        self.heading = True
        self.bottom = 0
        self.taken = 0

    def take(self, rows: list[Row], at: int) -> Table | None:
        """Take the row at ``at``, and loose heads of unknown wording after it; return the table that ends before it."""
        row, self.taken = rows[at], 0
        self.medium = block_is_medium(row, self.medium)
        if is_spanned(row, self.bottom):
            self.roles = in_order(combined(self.roles, head_roles(row, self.medium)))
            return None
        if heads(rows, at):
            return self.head(rows, at)
        if (row.filled or row.whole) and (row.loose or not is_head(row)):
            self.heading = self.heading and not any(c.text and not means(c.text, "block") for c in row.cells)
            self.body.append(row)
        return None

    def head(self, rows: list[Row], at: int) -> Table | None:
        """Take a head; return the table above it."""
        row, table = rows[at], None
        self.bottom = head_bottom(row)
        if not self.heading:
            table = self.table()
            self.roles, self.body, self.heading = [], [], True
        self.roles = combined(self.roles, head_roles(row, self.medium))
        if row.loose and (count := areas(rows, at + 1, self.roles)):
            self.taken = count
            named = [r for r in rows[at + 1 : at + 1 + count] if r.cells[0].text]
            if len(named) > 1:
                self.roles = [role for role in self.roles if role.field != "target"]
            self.roles += [Role(UNKNOWN, None, self.medium, text=r.cells[0].text) for r in named]
        return table

    def table(self) -> Table | None:
        """Return the table read so far, None without columns or rows."""
        if not self.roles or not self.body:
            return None
        return Table(completed(shared_out(self.roles, holders(self.roles, self.body))), self.body)


def heads(rows: list[Row], at: int) -> bool:
    """Return whether the row at ``at`` heads columns; a lone 指标 does only before another head."""
    row = rows[at]
    if not is_head(row) or not heads_column(row):
        return False
    if not row.loose or any(meanings(cell.text) for cell in row.filled):
        return True
    return not is_rest(rows, at) and at + 1 < len(rows) and heads_column(rows[at + 1])


def holders(roles: list[Role], body: list[Row]) -> frozenset[int]:
    """Return which columns of unknown heads hold values: all where columns are not told, else those with enough values."""
    found = set()
    for n, role in enumerate(roles):
        if role.field != UNKNOWN:
            continue
        cells = [c.text for row in body if not row.loose for c in row.cells if c.column == role.column and c.text]
        values = sum(seen.led or seen.counted or seen.number or seen.word for seen in map(looks, cells))
        if role.column is None or (cells and values >= HOLDS * len(cells)):
            found.add(n)
    return frozenset(found)


def head_bottom(row: Row) -> int:
    """Return the row under a head by the spans of its cells, 0 where rows are not those of the source."""
    under = [cell for cell in row.cells if cell.text and means(cell.text, "column")] if row.exact else []
    return max((cell.row + cell.rowspan for cell in under), default=0)


def is_spanned(row: Row, bottom: int) -> bool:
    """Return whether a row belongs to the head above it, whose cells span it, and holds no level."""
    return row.exact and bool(row.cells) and row.cells[0].row < bottom and not any(any(level_ranks(cell.text)) for cell in row.filled)


def in_order(roles: list[Role]) -> list[Role]:
    """Return columns from left to right where all have their place."""
    return sorted(roles, key=lambda role: role.column or 0) if all(role.column is not None for role in roles) else roles


def block_is_medium(row: Row, before: bool) -> bool:
    """Return whether rows from here on belong to the medium-term goals."""
    for cell in row.filled:
        for meaning in meanings(cell.text):
            if meaning.group == "block":
                return meaning.field == "medium"
    return before
