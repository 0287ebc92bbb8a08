"""What rules read of facts, as a key of what they said: while somebody writes in a document, most rules read what they read before.

Which columns a SELECT reads SQLite itself tells when it is prepared. A rule whose columns, all of them in all rows, are as they were
says what it said; nothing is concluded from what was changed.
"""

from collections.abc import Sequence
from functools import cached_property

from jixiao.facts.schema import tables
from jixiao.system.recalled import mark_of

Reads = tuple[tuple[str, str], ...]
"""Columns by their tables, in an order that is always the same; ``""`` stands for the number of rows."""


class Marks:
    """Marks of the columns of fact tables: equal where every row has the same there."""

    def __init__(self, cells: dict[str, Sequence[Sequence[object]]]) -> None:
        """Take the cells of the rows of each table."""
        self._cells = cells

    @cached_property
    def _of_columns(self) -> dict[tuple[str, str], bytes]:
        found = {}
        for table, columns in tables().items():
            rows = self._cells.get(table, ())
            found[table, ""] = mark_of(len(rows))
            told = zip(*rows, strict=True) if rows else [()] * len(columns)
            found |= {(table, column.name): mark_of(cells) for column, cells in zip(columns, told, strict=True)}
        return found

    def of(self, reads: Reads) -> bytes:
        """Return the mark of all that is read."""
        return b"".join([self._of_columns[one] for one in reads])
