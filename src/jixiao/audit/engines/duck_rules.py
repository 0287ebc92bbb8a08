"""Rules judged in DuckDB: SQL rules in batches, rule by rule where a batch raises."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import cast

from jixiao.audit.engines.duck import Facts, Work, Worker, deal, filled, side_by_side
from jixiao.audit.rulefile import Rule
from jixiao.audit.verdicts import Allowed, Judged, Verdict, broken, judged_by_python, merged, pointers, query_of, tallied, wrapped
from jixiao.facts import duck
from jixiao.facts.schema import Rows

Shape = tuple[str, str, bool | None, str | None, str | None, list[str | None] | None]
"""A row of a wrapped rule: code, subject, ok, path, other_path, values."""
Task = Callable[[Worker, Allowed], Judged]
"""Runs one or more rules on a worker's fact tables."""


def judge(rules: Sequence[Rule], rows: Rows, day: date | None, allowed: Allowed) -> Judged:
    """Return the verdicts of all rules on these rows."""
    with filled(rows) as facts:
        return run_rules(facts, rules, day, allowed)


def run_rules(facts: Facts, rules: Sequence[Rule], day: date | None, allowed: Allowed) -> Judged:
    """Return the verdicts of all rules on the facts by the law of ``day``; a broken rule costs itself only."""
    tasks = _sql_tasks(rules, day)
    own = _python_tasks(rules, day)
    shares = deal(facts.workers, Work(tasks, own))
    todo = tasks | own
    jobs = [partial(_run_share, worker, [todo[sql] for sql in share], allowed) for worker, share in zip(facts.workers, shares, strict=True)]
    return merged(side_by_side(jobs))


def _sql_tasks(rules: Sequence[Rule], day: date | None) -> dict[str, Task]:
    """Return the SQL rules in batches, by the batch's SELECT.

    A batch holds the rules of one family for the same kinds of form, so that a rule that the law of another day leaves out, or
    a kind that does not occur, changes no other batch's plan.
    """
    batches: dict[tuple[str, tuple[str, ...]], dict[str, str]] = {}
    for rule in rules:
        if not rule.judge:
            batches.setdefault((rule.family, rule.head.kinds), {})[rule.code] = wrapped(rule, day)
    return {batch(queries): partial(_run_rules, queries=queries) for queries in batches.values()}


def _python_tasks(rules: Sequence[Rule], day: date | None) -> dict[str, Task]:
    """Return the Python rules by their queries; they run on the caller's thread."""
    return {query_of(rule, day): partial(_run_python, rule=rule, day=day) for rule in rules if rule.judge}


def batch(queries: Mapping[str, str]) -> str:
    """Return the SELECTs as one."""
    return "\nUNION ALL ".join(queries.values())


def _run_share(worker: Worker, tasks: Iterable[Task], allowed: Allowed) -> Judged:
    return merged([task(worker, allowed) for task in tasks])


def _run_rules(worker: Worker, allowed: Allowed, queries: Mapping[str, str]) -> Judged:
    """Run some rules as one batch; where it raises, rule by rule."""
    try:
        return _run_batch(worker, allowed, queries)
    except duck.DuckDBError:
        return merged(_run_alone(worker, allowed, code, query) for code, query in queries.items())


def _run_batch(worker: Worker, allowed: Allowed, queries: Mapping[str, str]) -> Judged:
    return tallied((_verdict(cast("Shape", row)) for row in worker.rows(batch(queries))), allowed)


def _run_alone(worker: Worker, allowed: Allowed, code: str, query: str) -> Judged:
    try:
        return _run_batch(worker, allowed, {code: query})
    except duck.DuckDBError as wrong:
        return Judged(problems=(broken(code, str(wrong)),))


def _verdict(row: Shape) -> Verdict:
    code, subject, ok, path, other, shown = row
    return Verdict(code, subject, ok, path, pointers(other), tuple(shown or ()))


def _run_python(worker: Worker, allowed: Allowed, rule: Rule, day: date | None) -> Judged:
    try:
        rows = worker.named_rows(query_of(rule, day))
    except duck.DuckDBError as wrong:
        return Judged(problems=(broken(rule.code, f"{type(wrong).__name__}: {wrong}"),))
    return judged_by_python(rule, rows, day, allowed)
