"""Measures of somebody else: through the gate and in a locked database in a fenced child, as foreign rules are.

One that is refused, breaks a limit or is wrong costs itself only: its figure is unknown and says why.
"""

from collections.abc import Sequence

from msgspec import Struct, ValidationError

from jixiao.errors import JobFailed
from jixiao.facts.duck import DuckDBError, DuckDBPyConnection
from jixiao.facts.schema import Rows
from jixiao.fence import Emit, Limits
from jixiao.ledger.measured import Totals
from jixiao.ledger.measuresum import totals_of
from jixiao.sql.fenced import LIMITS, Prepared, Query, answer_each, answers, why_stopped
from jixiao.sql.gate import refusal

JOB = "jixiao.ledger.measureforeign:sum_up"


class Answer(Struct, frozen=True):
    """One measure's totals, or why there are none, and the processor seconds that it took."""

    totals: Totals | None = None
    problem: str | None = None
    seconds: float = 0.0


def run_foreign_measures(queries: Sequence[Query], facts: Rows, limits: Limits = LIMITS) -> tuple[Answer, ...]:
    """Return the answers of foreign measures in order."""
    found = answers(JOB, queries, facts, Answer, limits)
    return tuple(Answer(problem=answer.zh) if isinstance(answer, JobFailed) else answer for answer in found)


def sum_up(prepared: Prepared, emit: Emit) -> None:
    """In the child, within its limits: answer query by query."""
    database, queries = prepared
    answer_each(queries, lambda query: _answer(database, query), emit)


def _answer(database: DuckDBPyConnection, query: Query) -> Answer:
    refused = refusal(database, query.sql)
    if refused:
        return Answer(problem=refused.zh)
    try:
        return Answer(totals_of(database, query.wrapped))
    except (DuckDBError, MemoryError, ValidationError) as wrong:
        return Answer(problem=why_stopped(wrong).zh)
