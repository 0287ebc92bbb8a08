"""SELECTs of somebody else, run on facts in a fenced child: through the gate, in a locked database.

A SELECT that is refused, breaks a limit or is wrong costs itself only; the others go on, after a broken limit in a new child.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.json import decode, encode

from jixiao.errors import JobFailed
from jixiao.facts.duck import DuckDBPyConnection
from jixiao.facts.insert import insert_rows
from jixiao.facts.schema import Rows, own_tables, tables
from jixiao.fence import Limits, attempt
from jixiao.sql.tables import empty_tables

A = TypeVar("A")
LIMITS = Limits(cpu=4, wall=4.0)
"""Together with an ordinary start this stays below the five seconds that any input may take."""
READY = "jixiao.sql.fenced:prepare"
MEMORY = "128MB"
LOCK_DOWN = (
    "SET temp_directory=''",
    f"SET memory_limit='{MEMORY}'",
    "SET threads=1",
    "SET python_enable_replacements=false",
    "SET autoinstall_known_extensions=false",
    "SET autoload_known_extensions=false",
    "SET allow_community_extensions=false",
    "SET disabled_filesystems='LocalFileSystem'",
    "SET enable_external_access=false",
    "SET lock_configuration=true",
)
"""In this order: the first is refused after the others, the last ends all setting."""


class Query(Struct, frozen=True):
    """What the child gets of a rule or measure: its code or name, its SELECT for the gate, and that wrapped to be run."""

    code: str
    sql: str
    wrapped: str


class Task(Struct, frozen=True):
    """What the child gets: the facts by table, the queries in order, and the script of the tables of an office's own ledgers."""

    facts: dict[str, list[dict[str, object]]]
    queries: tuple[Query, ...]
    own: str


Prepared = tuple[DuckDBPyConnection, Sequence[Query]]


def answers(job: str, queries: Sequence[Query], facts: Rows, of: type[A], limits: Limits) -> Iterator[A | JobFailed]:
    """Yield the job's answer to every query in order, or the limit that it broke; the job sends a frame for each."""
    todo = list(queries)
    while todo:
        outcome = attempt(job, encode(Task(facts, tuple(todo), own_tables.get())), limits, ready=READY)
        yield from (decode(frame, type=of) for frame in outcome.frames)
        todo = todo[len(outcome.frames) :]
        if todo:
            yield outcome.problem or JobFailed("没有结果。", "There was no answer.")
            todo = todo[1:]


def prepare(payload: bytes) -> Prepared:
    """In the child, before its limits hold: build the facts and lock the database; return it with the queries."""
    task = decode(payload, type=Task)
    own_tables.set(task.own)
    database = empty_tables(ledgers=not task.facts.keys() <= tables().keys(), memory=MEMORY)
    insert_rows(database, task.facts)
    lock_down(database)
    return database, task.queries


def lock_down(database: DuckDBPyConnection) -> None:
    """Take from the database, for good, all ways to files, network, extensions, settings and more memory."""
    for setting in LOCK_DOWN:
        database.execute(setting)
