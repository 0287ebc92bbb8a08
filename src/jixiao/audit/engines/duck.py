"""The databases that rules run in: filled fact tables, and workers on them.

DuckDB takes longer to plan a hundred rules than to run them. So the process keeps one desk: fact tables that small inputs use
one after another, with the plans of the batches run there. A plan made without the optimizer knows nothing of the data, so it
stays right for the next input. Large inputs, and small ones while the desk is taken,
get a database of their own.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from itertools import count
from threading import Lock, Thread
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from jixiao.facts.insert import insert_rows, insertion, rows_text
from jixiao.facts.schema import Rows, tables
from jixiao.sql.literals import quoted
from jixiao.sql.tables import empty_tables, filled_tables, is_small, like_tables
from jixiao.system.memory import need

if TYPE_CHECKING:
    from jixiao.facts.duck import DuckDBPyConnection

T = TypeVar("T")
FEW_ROWS = 2_000
"""Up to so many fact rows, planning costs more than it saves."""
MOST_WORKERS = 4
ROOM = 256 << 20
"""Bytes that the library and a database with few rows take, besides those of its threads."""
MOST_PLANS = 256


class Worker:
    """A cursor on fact tables for one thread; at the desk it keeps the plans of what it has run."""

    def __init__(self, cursor: "DuckDBPyConnection", *, keeps_plans: bool) -> None:
        self.cursor = cursor
        self._keeps_plans = keeps_plans
        self._plans: dict[str, str] = {}
        self._numbers = count()

    def has_planned(self, sql: str) -> bool:
        """Whether the plan of the SELECT is kept here."""
        return sql in self._plans

    def plan(self, selects: Sequence[str]) -> None:
        """Plan the SELECTs in one go; DuckDB's Error when one is wrong, and then none is kept."""
        new = {sql: f"plan_{next(self._numbers)}" for sql in selects if sql not in self._plans}
        if self._plans and len(self._plans) + len(new) > MOST_PLANS:
            self.cursor.execute(";".join(f"DEALLOCATE {name}" for name in self._plans.values()))
            self._plans.clear()
        if new:
            self.cursor.execute("\n;\n".join(f"PREPARE {name} AS {sql}" for sql, name in new.items()))
            self._plans.update(new)

    def _run(self, sql: str) -> "DuckDBPyConnection":
        if not self._keeps_plans:
            return self.cursor.execute(sql)
        self.plan([sql])
        return self.cursor.execute(f"EXECUTE {self._plans[sql]}")

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Return the rows of a SELECT; DuckDB's Error when it is wrong."""
        return self._run(sql).fetchall()

    def named_rows(self, sql: str) -> list[dict[str, object]]:
        """Return the rows of a SELECT by column name."""
        cursor = self._run(sql)
        names = [str(column[0]) for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


class Facts(Struct, frozen=True):
    """Filled fact tables, with a worker for each processor."""

    workers: tuple[Worker, ...]


class Work(Struct, frozen=True):
    """SELECTs to be run: ``selects`` by anyone, ``own`` by the first worker, who is the caller."""

    selects: Collection[str]
    own: Collection[str] = ()


def deal(workers: Sequence[Worker], work: Work) -> list[list[str]]:
    """Return the SELECTs dealt out: each to the worker who has planned it, else to the one with the fewest sources to read."""
    shares: list[list[str]] = [list(work.own), *([] for _ in workers[1:])]
    loads = [sum(map(_sources, share)) for share in shares]
    for sources, sql in sorted(((_sources(sql), sql) for sql in work.selects), reverse=True):
        owner = next((i for i, worker in enumerate(workers) if worker.has_planned(sql)), loads.index(min(loads)))
        shares[owner].append(sql)
        loads[owner] += sources
    return shares


def _sources(sql: str) -> int:
    """Return how many tables the SELECT reads: on small ones its time is near enough a multiple of that."""
    return sql.count("FROM") + sql.count("JOIN")


class Desk:
    """Fact tables that small inputs use one after another; opened when first used."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._filled: tuple[str, ...] = ()

    @cached_property
    def _home(self) -> "DuckDBPyConnection":
        home = empty_tables()
        home.execute("PRAGMA disable_optimizer")
        home.execute("\n;\n".join(f"PREPARE fill_{name} AS {insertion(name)}" for name in tables()))
        return home

    @cached_property
    def facts(self) -> Facts:
        """The tables, with workers that keep their plans."""
        return Facts(_workers(self._home, keeps_plans=True))

    def cursor(self) -> "DuckDBPyConnection":
        """Return a cursor of one's own, to ask the database for what needs no rows."""
        return self._home.cursor()

    def take(self) -> bool:
        """Whether the desk was free; it is taken now."""
        return self._lock.acquire(blocking=False)

    def leave(self) -> None:
        """Let the next one have the desk."""
        self._lock.release()

    def refill(self, rows: Rows) -> None:
        """Put these rows in place of those of the last input."""
        emptied = [f"TRUNCATE {name}" for name in self._filled]
        filled = [f"EXECUTE fill_{name}({quoted(rows_text(given))})" for name, given in rows.items()]
        self._filled = tuple(rows)
        if emptied or filled:
            self._home.execute(";".join((*emptied, *filled)))


@cache
def desk() -> Desk:
    """Return the process's desk."""
    return Desk()


@contextmanager
def filled(rows: Rows) -> Iterator[Facts]:
    """Give fact tables with these rows; MemoryError where there is no room for a database."""
    need(ROOM, os.cpu_count() or 1)
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


@contextmanager
def filled_with_records(rows: Rows) -> Iterator[Facts]:
    """Give fact tables and tables of ledgers with these rows; few share the database that is open, by a cursor that sees them alone."""
    if is_small(rows):
        with like_tables(rows) as cursor:
            yield Facts((Worker(cursor, keeps_plans=False),))
        return
    with filled_tables(rows, ledgers=True) as own:
        yield Facts(_workers(own, keeps_plans=False))


def _workers(home: "DuckDBPyConnection", *, keeps_plans: bool) -> tuple[Worker, ...]:
    cursors = [home.cursor() for _ in range(min(MOST_WORKERS, os.cpu_count() or 1))]
    for cursor in cursors if keeps_plans else ():
        cursor.execute("PRAGMA disable_optimizer")
    return tuple(Worker(cursor, keeps_plans=keeps_plans) for cursor in cursors)


def side_by_side(tasks: Iterable[Callable[[], T]]) -> list[T]:
    """Return what the tasks return, in order; all but the first run on threads of their own and must not raise."""
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
