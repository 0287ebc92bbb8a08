"""Measures of somebody else: through the gate and in a locked database in a fenced child, as foreign rules are.

One that is refused, breaks a limit or is wrong costs itself only: its figure is unknown and says why.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct, ValidationError
from msgspec.json import decode, encode

from jixiao.audit.foreign import LIMITS, READY, Query, Task
from jixiao.audit.gate import refusal
from jixiao.facts.duck import DuckDBError, DuckDBPyConnection
from jixiao.facts.schema import Rows
from jixiao.fence import Emit, Limits, attempt
from jixiao.ledger.measured import Totals
from jixiao.ledger.measuresum import totals_of

JOB = "jixiao.ledger.measureforeign:sum_up"


class Answer(Struct, frozen=True):
    """One measure's totals, or why there are none."""

    totals: Totals | None = None
    problem: str | None = None


def run_foreign(queries: Sequence[Query], facts: Rows, limits: Limits = LIMITS) -> tuple[Answer, ...]:
    """Return the answers of foreign measures in order; after one that broke a limit the others go on in a new child."""
    return tuple(_answers(list(queries), facts, limits))


def _answers(todo: list[Query], facts: Rows, limits: Limits) -> Iterator[Answer]:
    while todo:
        outcome = attempt(JOB, encode(Task(facts, tuple(todo))), limits, ready=READY)
        yield from (decode(frame, type=Answer) for frame in outcome.frames)
        todo = todo[len(outcome.frames) :]
        if todo:
            yield Answer(problem=outcome.problem.zh if outcome.problem else "没有结果")
            todo = todo[1:]


def sum_up(prepared: tuple[DuckDBPyConnection, Sequence[Query]], emit: Emit) -> None:
    """In the child, within its limits: answer query by query."""
    database, queries = prepared
    for query in queries:
        emit(encode(_answer(database, query)))


def _answer(database: DuckDBPyConnection, query: Query) -> Answer:
    refused = refusal(database, query.sql)
    if refused:
        return Answer(problem=refused.zh)
    try:
        return Answer(totals_of(database, query.wrapped))
    except (DuckDBError, MemoryError, ValidationError) as wrong:
        return Answer(problem=str(wrong).strip().partition("\n")[0][:300])
