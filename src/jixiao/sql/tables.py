"""A database in memory with the fact tables, exact, and the macro ``strict_sum``."""

import os

from jixiao.facts import duck
from jixiao.facts.schema import ledgers_sql, schema_sql

MACROS = "CREATE MACRO strict_sum(part) AS CASE WHEN count(*) = count(part) THEN sum(part) END"
"""``strict_sum`` is NULL as soon as one part is NULL: a blank must not count as zero."""


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


def quick_tables() -> "tuple[duck.DuckDBPyConnection, ...]":
    """Return cursors on the same empty tables, those of the ledgers too, one a processor: on a few rows the optimizer costs more than it saves."""
    database = empty_tables(ledgers=True)
    cursors = (database, *(database.cursor() for _ in range((os.cpu_count() or 1) - 1)))
    for cursor in cursors:
        cursor.execute("PRAGMA disable_optimizer")
    return cursors
