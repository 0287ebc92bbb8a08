"""The databases that rules run in: in memory, exact, the fact tables and the macro ``strict_sum``.

DuckDB takes longer to plan a hundred rules than to run them. So the process keeps one desk: fact tables that small inputs use
one after another, with the plans of the batches run there. A plan made without the optimizer knows nothing of the data, so it
stays right for the next input. Large inputs, and small ones while the desk is taken, get a database of their own.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock, Thread
from typing import TypeVar

from duckdb import DuckDBPyConnection, connect
from msgspec import Struct

from jixiao.facts.build import insert_rows
from jixiao.facts.rows import Rows
from jixiao.facts.schema import schema_sql, tables

T = TypeVar("T")
MACROS = "CREATE MACRO strict_sum(part) AS CASE WHEN count(*) = count(part) THEN sum(part) END"
"""``strict_sum`` is NULL as soon as one part is NULL: a blank must not count as zero."""
FEW_ROWS = 2_000
"""Up to so many fact rows, planning costs more than it saves."""
MOST_WORKERS = 4
MOST_PLANS = 64


class Worker:
    """A cursor on fact tables for one thread; at the desk it keeps the plans of what it has run."""

    def __init__(self, cursor: DuckDBPyConnection, *, keeps_plans: bool) -> None:
        self.cursor = cursor
        self._keeps_plans = keeps_plans
        self._plans: dict[str, str] = {}

    def plan(self, sql: str) -> str:
        """Return the statement that runs the SELECT, planned once where plans are kept."""
        if not self._keeps_plans:
            return sql
        if sql not in self._plans:
            if len(self._plans) >= MOST_PLANS:
                self.cursor.execute(";".join(f"DEALLOCATE {name}" for name in self._plans.values()))
                self._plans.clear()
            name = f"plan_{len(self._plans)}"
            self.cursor.execute(f"PREPARE {name} AS {sql}")
            self._plans[sql] = name
        return f"EXECUTE {self._plans[sql]}"

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Return the rows of a SELECT; DuckDB's Error when it is wrong."""
        return self.cursor.execute(self.plan(sql)).fetchall()

    def named_rows(self, sql: str) -> list[dict[str, object]]:
        """Return the rows of a SELECT by column name."""
        cursor = self.cursor.execute(self.plan(sql))
        names = [str(column[0]) for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


class Facts(Struct, frozen=True):
    """Filled fact tables, with a worker for each processor."""

    workers: tuple[Worker, ...]


class Desk:
    """Fact tables that small inputs use one after another."""

    def __init__(self) -> None:
        self._home = empty_tables()
        self._lock = Lock()
        self.facts = Facts(_workers(self._home, keeps_plans=True))

    def take(self) -> bool:
        """Whether the desk was free; it is taken now."""
        return self._lock.acquire(blocking=False)

    def leave(self) -> None:
        """Let the next one have the desk."""
        self._lock.release()

    def refill(self, rows: Rows) -> None:
        """Put these rows in place of those of the last input."""
        self._home.execute(";".join(f"TRUNCATE {name}" for name in tables()))
        insert_rows(self._home, rows)


@cache
def desk() -> Desk:
    """Return the process's desk."""
    return Desk()


@contextmanager
def filled(rows: Rows) -> Iterator[Facts]:
    """Give fact tables with these rows."""
    if sum(map(len, rows.values())) <= FEW_ROWS and desk().take():
        try:
            desk().refill(rows)
            yield desk().facts
        finally:
            desk().leave()
    else:
        with empty_tables(threads=None) as own:
            insert_rows(own, rows)
            yield Facts(_workers(own, keeps_plans=False))


def empty_tables(threads: int | None = 1) -> DuckDBPyConnection:
    """Return a database with the fact tables, all empty; ``threads`` None means one for each processor."""
    connection = connect(":memory:", config={} if threads is None else {"threads": threads})
    connection.execute(MACROS)
    connection.execute(schema_sql())
    return connection


def _workers(home: DuckDBPyConnection, *, keeps_plans: bool) -> tuple[Worker, ...]:
    cursors = [home.cursor() for _ in range(min(MOST_WORKERS, os.cpu_count() or 1))]
    for cursor in cursors if keeps_plans else ():
        cursor.execute("PRAGMA disable_optimizer")
    return tuple(Worker(cursor, keeps_plans=keeps_plans) for cursor in cursors)


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
