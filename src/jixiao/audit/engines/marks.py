"""What rules read of facts, as a key of what they said: while somebody writes in a document, most rules read what they read before.

Which columns a SELECT reads SQLite itself tells when it is prepared. A rule whose columns, all of them in all rows, are as they were
says what it said; nothing is concluded from what was changed.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from jixiao.facts.schema import tables
from jixiao.system.recalled import mark_of

Reads = tuple[tuple[str, str], ...]
"""Columns by their tables, in an order that is always the same; ``""`` stands for the number of rows."""


class Marks:
    """Marks of the columns of fact tables: equal where every row has the same there."""

    def __init__(self, cells: Mapping[str, Sequence[Sequence[object]]]) -> None:
        """Take the cells of the rows of each table."""
        self._cells = cells
        self._known: dict[tuple[str, str], bytes] = {}

    def _mark(self, table: str, column: str) -> bytes:
        if (table, column) not in self._known:
            place = _places(table).get(column)
            rows = self._cells.get(table, ())
            self._known[table, column] = mark_of(len(rows) if place is None else [row[place] for row in rows])
        return self._known[table, column]

    def of(self, reads: Reads) -> bytes:
        """Return the mark of all that is read."""
        return b"".join([self._mark(*one) for one in reads])


@cache
def _places(table: str) -> dict[str, int]:
    """Return where each column of a table stands in its rows; ``""`` is none."""
    return {column.name: place for place, column in enumerate(tables()[table])}
