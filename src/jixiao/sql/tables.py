"""A database in memory with the fact tables, exact, and the macro ``strict_sum``."""

import os

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
    """Return a database with these rows in the fact tables; with few, no time is spent on planning well, nor on threads."""
    connection = empty_tables(threads=1 if is_small(rows) else None, ledgers=ledgers)
    if is_small(rows):
        connection.execute("PRAGMA disable_optimizer")
    insert_rows(connection, rows)
    return connection


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
