"""The databases that rules run in: in memory, exact, the fact tables and the macro ``strict_sum``."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from threading import Thread
from typing import TypeVar

from duckdb import DuckDBPyConnection, connect
from msgspec import Struct

from jixiao.facts.schema import schema_sql

T = TypeVar("T")
MACROS = "CREATE MACRO strict_sum(part) AS CASE WHEN count(*) = count(part) THEN sum(part) END"
"""``strict_sum`` is NULL as soon as one part is NULL: a blank must not count as zero."""
FEW_ROWS = 2_000
"""Up to so many fact rows, planning costs more than it saves: queries are run as written, each on one thread."""
MOST_WORKERS = 4


class Facts(Struct, frozen=True):
    """The facts of some documents in a database; ``path`` is the search path of its tables."""

    connection: DuckDBPyConnection
    path: str
    few: bool

    def worker(self) -> DuckDBPyConnection:
        """Return a cursor of its own for one thread."""
        cursor = self.connection.cursor()
        cursor.execute(f"SET search_path='{self.path}'")
        if self.few:
            cursor.execute("PRAGMA disable_optimizer")
        return cursor


@cache
def engine() -> DuckDBPyConnection:
    """Return the process's engine: starting one takes 15 ms, attaching a fresh database to it 0.1 ms. It holds no facts."""
    started = connect(":memory:")
    started.execute(MACROS)
    return started


@contextmanager
def database(size: int) -> Iterator[Facts]:
    """Give empty fact tables, to be filled with ``size`` rows, in a database of their own, which is gone afterwards."""
    cursor = engine().cursor()
    name = f"facts_{id(cursor):x}"
    cursor.execute(f"ATTACH ':memory:' AS {name}; SET search_path='{name},memory'")
    try:
        cursor.execute(schema_sql())
        yield Facts(cursor, f"{name},memory", size <= FEW_ROWS)
    finally:
        cursor.execute(f"USE memory; DETACH {name}")
        cursor.close()


def empty_tables() -> DuckDBPyConnection:
    """Return a database with the fact tables, all empty."""
    connection = connect(":memory:", config={"threads": 1})
    connection.execute(MACROS)
    connection.execute(schema_sql())
    return connection


def shares(names: Sequence[str]) -> list[Sequence[str]]:
    """Return the names dealt out to as many workers as the machine has processors, none of them idle."""
    workers = min(MOST_WORKERS, os.cpu_count() or 1, len(names))
    return [names[i::workers] for i in range(workers)]


def side_by_side(tasks: Iterable[Callable[[], T]]) -> list[T]:
    """Return what the tasks return, in order; they run on threads of their own. A task must not raise."""
    todo = tuple(tasks)
    results: dict[int, T] = {}

    def run(position: int) -> None:
        results[position] = todo[position]()

    threads = [Thread(target=run, args=(position,)) for position in range(1, len(todo))]
    for thread in threads:
        thread.start()
    if todo:
        run(0)
    for thread in threads:
        thread.join()
    return [results[position] for position in range(len(todo))]
