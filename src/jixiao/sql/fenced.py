"""SELECTs of somebody else, run on facts in a fenced child: through the gate, in a locked database.

A SELECT that is refused, breaks a limit or is wrong costs itself only; the others go on, after a broken limit in a new child.
"""

from collections.abc import Callable, Iterator, Sequence
from math import ceil
from time import process_time
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.json import decode, encode
from msgspec.structs import replace

from jixiao.errors import JobFailed
from jixiao.facts.insert import insert_rows
from jixiao.facts.schema import Rows, own_tables, tables
from jixiao.fence import Emit, Limits, attempt
from jixiao.sql.tables import empty_tables
from jixiao.system.memory import is_lack

if TYPE_CHECKING:
    from jixiao.facts.duck import DuckDBPyConnection

A = TypeVar("A")
EACH, ALL = 3, 40
"""Processor seconds that one SELECT may take, and all of somebody else's together: a slow one does not silence the next."""
LIMITS = Limits(cpu=ALL, wall=4.0 * ALL, each=EACH)
READY = "jixiao.sql.fenced:prepare"
MEMORY = "128MB"
FIRST_WORDS = 300
"""Characters kept of what the database says of a SELECT that it gives up."""
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


class QueryTask(Struct, frozen=True):
    """What the child gets: the facts by table, the queries in order, and the script of the tables of an office's own ledgers."""

    facts: dict[str, list[dict[str, object]]]
    queries: tuple[Query, ...]
    own: str


Prepared = tuple["DuckDBPyConnection", Sequence[Query]]


def answers(job: str, queries: Sequence[Query], facts: Rows, of: type[A], limits: Limits) -> Iterator[A | JobFailed]:
    """Yield the job's answer to every query in order, or the limit that it broke; the job sends a frame for each.

    An answer tells in ``seconds`` the processor time that it took. After one that broke a limit the others go on in a new child, while
    the time of all lasts.
    """
    todo, left = list(queries), float(limits.cpu)
    while todo and left > 0:
        task = encode(QueryTask(facts, tuple(todo), own_tables.get()))
        outcome = attempt(job, task, replace(limits, cpu=ceil(left)), ready=READY)
        found: list[Any] = [decode(frame, type=of) for frame in outcome.frames]
        yield from found
        todo, left = todo[len(found) :], left - sum(answer.seconds for answer in found)
        if todo:
            yield outcome.problem or JobFailed("没有结果。", "There was no answer.")
            todo, left = todo[1:], left - (limits.each or limits.cpu)
    for _ in todo:
        yield JobFailed(f"外来内容合计用时超过 {limits.cpu} 秒", f"all that is foreign together took more than {limits.cpu} seconds")


def why_stopped(wrong: Exception) -> JobFailed:
    """Return what is said of a SELECT that the database gave up: that there was no memory, or its own first words."""
    if is_lack(wrong):
        return JobFailed("内存不足，已停止", "there was not enough memory; stopped")
    line = str(wrong).strip().partition("\n")[0][:FIRST_WORDS]
    return JobFailed(line, line)


def answer_each(queries: Sequence[Query], answer: Callable[[Query], Struct], emit: Emit) -> None:
    """In the child, within its limits: answer query by query, and tell how long each took."""
    for query in queries:
        start = process_time()
        found = answer(query)
        emit(encode(replace(found, seconds=process_time() - start)))


def prepare(payload: bytes) -> Prepared:
    """In the child, before its limits hold: build the facts and lock the database; return it with the queries."""
    task = decode(payload, type=QueryTask)
    own_tables.set(task.own)
    database = empty_tables(ledgers=not task.facts.keys() <= tables().keys(), memory=MEMORY)
    insert_rows(database, task.facts)
    lock_down(database)
    return database, task.queries


def lock_down(database: "DuckDBPyConnection") -> None:
    """Take from the database, for good, all ways to files, network, extensions, settings and more memory."""
    for setting in LOCK_DOWN:
        database.execute(setting)
