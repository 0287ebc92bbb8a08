"""Rules on records: they run where the ledgers of a year are given, in a database of their own beside the facts of the document.

Ledgers may hold millions of rows. So of a rule on records the database gives only what fails or can't be judged, and counts
the rest.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import cast

from jixiao.audit.engines.duck import Facts, Worker, filled_with_records, side_by_side
from jixiao.audit.engines.duck_rules import run_rules
from jixiao.audit.foreign import run_foreign
from jixiao.audit.rulefile import Rule
from jixiao.audit.verdicts import Judged, Tally, Verdict, allowed_subjects, broken, merged, pointers, wrapped
from jixiao.facts import duck
from jixiao.facts.build import document_key
from jixiao.facts.schema import Rows
from jixiao.sql.tables import is_small

Counted = tuple[str, str | None, bool | None, str | None, str | None, list[str | None] | None, int | None]
"""A row of a counted rule: as of a wrapped one, and how many passed in the row that has no subject."""
COUNTED = """SELECT code, subject, ok, path, other_path, shown, NULL::BIGINT AS passed FROM {judged} WHERE ok IS NOT TRUE
UNION ALL SELECT '{code}', NULL, TRUE, NULL, NULL, NULL, count(*) FROM {judged} WHERE ok"""
AT_ONCE = f"(WITH judged AS MATERIALIZED ({{sql}}) {COUNTED.replace('{judged}', 'judged')})"
"""The same of few records, whose verdicts fit in memory: then the rule is planned and run once, not twice."""


def run_on_records(rules: Sequence[Rule], day: date | None, facts: Rows, records: Rows) -> Judged:
    """Return the verdicts of the rules that read ledgers, on the document's facts and the records together."""
    if not rules:
        return Judged()
    both = {**facts, **records}
    allowed = allowed_subjects(rules, facts)
    own = [rule for rule in rules if not rule.foreign]
    with filled_with_records(both) as tables:
        on_records = run_counted(tables, [rule for rule in own if _is_counted(rule)], day, are_few=is_small(both))
        shipped = run_rules(tables, [rule for rule in own if not _is_counted(rule)], day, allowed)
    return merged((on_records, shipped, run_foreign([rule for rule in rules if rule.foreign], day, both)))


def _is_counted(rule: Rule) -> bool:
    """Whether the database can count what passes: the subjects are records, of which every one may be looked at."""
    return rule.head.subject == "record" and rule.judge is None


def run_counted(facts: Facts, rules: Sequence[Rule], day: date | None, *, are_few: bool = False) -> Judged:
    """Return the verdicts of SQL rules on records of one document, passes counted by the database."""
    queries = [(rule.code, counted(rule.code, wrapped(rule, day), are_few=are_few)) for rule in rules]
    shares = [dict(queries[place :: len(facts.workers)]) for place in range(len(facts.workers))]
    return merged(side_by_side(partial(_run_share, worker, share) for worker, share in zip(facts.workers, shares, strict=True)))


def counted(code: str, sql: str, *, are_few: bool) -> str:
    """Return the statement that gives what fails or can't be judged by a rule, and counts the rest."""
    return AT_ONCE.format(code=code, sql=sql) if are_few else COUNTED.format(code=code, judged=f"({sql})")


def _run_share(worker: Worker, queries: Mapping[str, str]) -> Judged:
    """Run some rules as one statement; where it raises, rule by rule."""
    try:
        return _run(worker, queries)
    except duck.DuckDBError:
        return merged(_run_alone(worker, code, query) for code, query in queries.items())


def _run_alone(worker: Worker, code: str, query: str) -> Judged:
    try:
        return _run(worker, {code: query})
    except duck.DuckDBError as wrong:
        return Judged(problems=(broken(code, str(wrong)),))


def _run(worker: Worker, queries: Mapping[str, str]) -> Judged:
    if not queries:
        return Judged()
    rows = cast("list[Counted]", worker.rows("\nUNION ALL ".join(queries.values())))
    passed = {row[0]: row[6] or 0 for row in rows if row[1] is None}
    verdicts = tuple(_verdict(row) for row in rows if row[1] is not None)
    return Judged(verdicts, dict(_tallies(queries, passed, verdicts)))


def _verdict(row: Counted) -> Verdict:
    code, subject, ok, path, other, shown, _ = row
    return Verdict(code, str(subject), ok, path, pointers(other), tuple(shown or ()))


def _tallies(codes: Mapping[str, str], passed: Mapping[str, int], verdicts: Sequence[Verdict]) -> Iterator[tuple[tuple[str, str], Tally]]:
    """Yield the tallies by code and document key; records belong to one document, the first."""
    counts = Counter((verdict.code, verdict.ok) for verdict in verdicts)
    for code in codes:
        good, fail, unknown = passed.get(code, 0), counts[code, False], counts[code, None]
        yield (code, document_key(0)), Tally(good, fail, unknown, good + fail + unknown)
