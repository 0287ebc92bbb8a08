"""A database in memory with the fact tables, exact, and the macro ``strict_sum``."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count

from jixiao.facts import duck
from jixiao.facts.insert import insert_rows
from jixiao.facts.schema import Rows, ledgers_sql, schema_sql

MACROS = "CREATE MACRO strict_sum(part) AS CASE WHEN count(*) = count(part) THEN sum(part) END"
"""``strict_sum`` is NULL as soon as one part is NULL: a blank must not count as zero."""
FEW_ROWS = 20_000
"""Up to so many rows, to plan a SELECT well costs more than it saves."""


def empty_tables(threads: int | None = 1, *, ledgers: bool = False, memory: str | None = None) -> "duck.DuckDBPyConnection":
    """Return a database with the fact tables, all empty.

    ``threads`` None means one for each processor, ``ledgers`` the tables of the ledgers too, ``memory`` limits it, as ``"128MB"``.
    """
    connection = duck.connect(":memory:", config={} if threads is None else {"threads": threads})
    if memory is not None:
        connection.execute(f"SET memory_limit='{memory}'")
    connection.execute(MACROS)
    connection.execute(schema_sql())
    if ledgers:
        connection.execute(ledgers_sql())
    return connection


def filled_tables(rows: Rows, *, ledgers: bool = False) -> "duck.DuckDBPyConnection":
    """Return a database with these rows in the fact tables; with few, no time is spent on planning well, nor on threads.

    Within :func:`shared_tables` that database lends its tables to :func:`like_tables`.
    """
    lent = _lent.get()
    if lent is None or lent.home is not None or not ledgers or not is_small(rows):
        return _filled(rows, ledgers=ledgers)
    lent.home, lent.rows = _filled(rows, ledgers=True), {name: list(given) for name, given in rows.items()}
    return _hasty(lent.home)


def _filled(rows: Rows, *, ledgers: bool) -> "duck.DuckDBPyConnection":
    connection = empty_tables(threads=1 if is_small(rows) else None, ledgers=ledgers)
    if is_small(rows):
        connection.execute("PRAGMA disable_optimizer")
    insert_rows(connection, rows)
    return connection


def _hasty(home: "duck.DuckDBPyConnection") -> "duck.DuckDBPyConnection":
    """Return a cursor that spends no time on planning well: a cursor does not have this of its database."""
    cursor = home.cursor()
    cursor.execute("PRAGMA disable_optimizer")
    return cursor


class Lent:
    """A database whose tables others may read as well, and the rows that it was filled with."""

    def __init__(self) -> None:
        self.home: duck.DuckDBPyConnection | None = None
        self.rows: Rows = {}
        self._numbers = count()

    def like(self, rows: Rows) -> "duck.DuckDBPyConnection | None":
        """Return a cursor that sees these rows, filled in where the database has others; None where it has none that are like them."""
        if self.home is None or not is_small(rows):
            return None
        others = [name for name in {**self.rows, **rows} if self.rows.get(name, []) != rows.get(name, [])]
        cursor, own = _hasty(self.home), f"own_{next(self._numbers)}"
        made = (f"CREATE TABLE {own}.{name} AS FROM main.{name} LIMIT 0" for name in others)
        cursor.execute(";".join((f"CREATE SCHEMA {own}", *made, f"SET search_path = '{own},main'")))
        insert_rows(cursor, {name: rows[name] for name in others if rows.get(name)})
        return cursor


_lent: ContextVar[Lent | None] = ContextVar("lent", default=None)


@contextmanager
def shared_tables() -> Iterator[None]:
    """Keep open, while this lasts, the first database that few rows with ledgers are filled into."""
    lent = Lent()
    token = _lent.set(lent)
    try:
        yield
    finally:
        _lent.reset(token)
        if lent.home is not None:
            lent.home.close()


def like_tables(rows: Rows) -> "duck.DuckDBPyConnection":
    """Return what :func:`filled_tables` does, with ledgers, for one cursor: rows that stand in a database already are read there."""
    lent = _lent.get()
    return (lent and lent.like(rows)) or filled_tables(rows, ledgers=True)


def is_small(rows: Rows) -> bool:
    """Whether so few rows are run through sooner than a SELECT on them is planned well."""
    return sum(map(len, rows.values())) <= FEW_ROWS


def quick_tables() -> "tuple[duck.DuckDBPyConnection, ...]":
    """Return cursors on the same empty tables, those of the ledgers too, one a processor: on a few rows the optimizer costs more than it saves."""
    database = empty_tables(ledgers=True)
    cursors = (database, *(database.cursor() for _ in range((os.cpu_count() or 1) - 1)))
    for cursor in cursors:
        cursor.execute("PRAGMA disable_optimizer")
    return cursors
