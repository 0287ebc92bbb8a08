"""Rules run over the fact tables: one batch for all SQL rules, rule by rule where the batch raises.

A verdict that passes is only counted; what fails or can't be judged comes back with its pointer and values. Subjects are
ids of fact rows: the document's key, a colon, the JSON Pointer.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple, cast

from duckdb import Error as DuckDBError
from msgspec import Struct

from jixiao.audit.database import Facts, Worker, side_by_side
from jixiao.audit.force import literals_on, needs_date
from jixiao.audit.literals import quoted
from jixiao.audit.messages import plain
from jixiao.audit.rulefile import Row, Rule, fill

BROKEN_JUDGE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a Python rule's ``judge`` raises when it is wrong about its rows."""
EVERY_KIND = 5
OWNER = {
    "document": "SELECT x.id FROM document AS x WHERE x.kind IS NULL OR x.kind IN ({kinds})",
    "project": "SELECT x.id FROM project AS x WHERE x.kind IS NULL OR x.kind IN ({kinds})",
    "indicator": "SELECT x.id FROM indicator AS x WHERE x.kind IS NULL OR x.kind IN ({kinds})",
    "item": "SELECT x.id FROM item AS x LEFT JOIN project AS p ON p.id = x.project WHERE p.kind IS NULL OR p.kind IN ({kinds})",
}


Shape = tuple[str, str, bool | None, str | None, str | None, list[str | None] | None]
"""A row of a wrapped rule: code, subject, ok, path, other_path, values."""


class Verdict(NamedTuple):
    """A subject that failed (``ok`` false) or could not be judged (None)."""

    code: str
    subject: str
    ok: bool | None
    path: str | None
    other_paths: tuple[str, ...]
    values: tuple[str | None, ...]


class Tally(NamedTuple):
    """How one rule judged one document: rows by verdict, and distinct subjects looked at."""

    passed: int
    fail: int
    unknown: int
    subjects: int


class Broken(NamedTuple):
    """A rule that could not be run, in both languages."""

    code: str
    zh: str
    en: str


class Judged(Struct, frozen=True):
    """What a run gave: verdicts other than pass, tallies by (code, document key), and the rules that broke."""

    verdicts: tuple[Verdict, ...] = ()
    tallies: Mapping[tuple[str, str], Tally] = {}
    problems: tuple[Broken, ...] = ()

    @property
    def broken(self) -> frozenset[str]:
        """Return the codes of the rules that could not be run."""
        return frozenset(problem.code for problem in self.problems)


def run_rules(facts: Facts, rules: Sequence[Rule], day: date | None) -> Judged:
    """Return the verdicts of all rules on the facts by the law of ``day``; a broken rule costs itself only."""
    shares = deal(rules, len(facts.workers), day)
    found = side_by_side(partial(_run_share, worker, share) for worker, share in zip(facts.workers, shares, strict=True))
    found += [_run_python(facts.workers[0], rule, day) for rule in rules if rule.judge]
    return merged(found)


def deal(rules: Sequence[Rule], workers: int, day: date | None) -> list[dict[str, str]]:
    """Return the SELECTs of the SQL rules by code, dealt out to the workers."""
    queries = [(rule.code, wrapped(rule, day)) for rule in rules if not rule.judge]
    return [dict(queries[i::workers]) for i in range(workers)]


def batch(queries: Mapping[str, str]) -> str:
    """Return the SELECTs as one."""
    return "\nUNION ALL ".join(queries.values())


def _run_share(worker: Worker, queries: Mapping[str, str]) -> Judged:
    """Run some rules as one batch; where it raises, rule by rule."""
    try:
        return _run_batch(worker, queries)
    except DuckDBError:
        return merged(_run_alone(worker, code, query) for code, query in queries.items())


def _run_batch(worker: Worker, queries: Mapping[str, str]) -> Judged:
    return tallied(_verdict(cast("Shape", row)) for row in worker.rows(batch(queries))) if queries else Judged()


def _run_alone(worker: Worker, code: str, query: str) -> Judged:
    try:
        return _run_batch(worker, {code: query})
    except DuckDBError as wrong:
        return Judged(problems=(broken(code, str(wrong)),))


def merged(parts: Iterable[Judged]) -> Judged:
    """Return several runs as one."""
    known = tuple(parts)
    tallies = {key: tally for part in known for key, tally in part.tallies.items()}
    return Judged(tuple(v for p in known for v in p.verdicts), tallies, tuple(x for p in known for x in p.problems))


def known_only(judged: Judged, subjects: Container[str]) -> Judged:
    """Return the run without the rules that spoke of subjects which do not exist: such a rule is broken."""
    strange = dict.fromkeys(v.code for v in judged.verdicts if v.subject not in subjects)
    if not strange:
        return judged
    told = (broken(code, "subject 不是事实表中的 id", "a subject is no id of a fact table") for code in strange)
    return Judged(tuple(v for v in judged.verdicts if v.code not in strange), judged.tallies, (*judged.problems, *told))


def broken(code: str, zh: str, en: str = "") -> Broken:
    """Return what is told about a rule that could not be run, by its cause; the other rules went on."""
    cause, reason = (text.strip().partition("\n")[0][:300] for text in (zh, en or zh))
    return Broken(
        code,
        f"规则 {code} 无法运行，已跳过，其余规则照常：{cause or '原因不明'}",
        f"Rule {code} could not be run and was skipped, the others went on: {reason or 'cause unknown'}",
    )


def wrapped(rule: Rule, day: date | None) -> str:
    """Return the rule's SELECT in the one shape that all rules share; without a day a rule that needs one judges nothing."""
    columns = ", ".join(f'r."{name}"::VARCHAR' for name in rule.values)
    ok = "NULL::BOOLEAN" if day is None and needs_date(rule) else "r.ok"
    other = "r.other_path::VARCHAR" if rule.has_other_path else "NULL::VARCHAR"
    shown = f"[{columns}]" if columns else "NULL::VARCHAR[]"
    sql = fill(rule.sql, literals_on(rule, day))
    return f"SELECT {quoted(rule.code)} AS code, r.subject, {ok} AS ok, r.path, {other} AS other_path, {shown} AS shown FROM (\n{sql}\n) AS r{_of_kinds(rule)}"


def _of_kinds(rule: Rule) -> str:
    return f" WHERE r.subject IN ({subjects_of(rule)})" if len(rule.head.kinds) < EVERY_KIND else ""


def subjects_of(rule: Rule) -> str:
    """Return the SELECT of the ids that the rule may look at: its subjects, of its kinds or of no known kind."""
    return OWNER[rule.head.subject].format(kinds=", ".join(map(quoted, rule.head.kinds)))


def _verdict(row: Shape) -> Verdict:
    code, subject, ok, path, other, shown = row
    return Verdict(code, subject, ok, path, pointers(other), tuple(shown or ()))


def pointers(text: str | None) -> tuple[str, ...]:
    """Return the pointers in a cast ``other_path``: one pointer, or a list as DuckDB prints it."""
    if not text:
        return ()
    parts = text[1:-1].split(", ") if text.startswith("[") else [text]
    return tuple(dict.fromkeys(part.strip("'") for part in parts if part not in ("NULL", "")))


def _run_python(worker: Worker, rule: Rule, day: date | None) -> Judged:
    try:
        allowed = {i for (i,) in worker.rows(subjects_of(rule))}
        rows = [row for row in judged_rows(rule, worker.named_rows(fill(rule.sql, literals_on(rule, day)))) if row["subject"] in allowed]
        return tallied(_python_verdict(rule, row, day) for row in rows)
    except (DuckDBError, *BROKEN_JUDGE) as wrong:
        return Judged(problems=(broken(rule.code, f"{type(wrong).__name__}: {wrong}"),))


def judged_rows(rule: Rule, rows: Sequence[Row]) -> Iterable[Row]:
    """Return what the rule's ``judge`` makes of the rows of its query; the query's own rows for an SQL rule."""
    return rule.judge(rows) if rule.judge else rows


def _python_verdict(rule: Rule, row: Row, day: date | None) -> Verdict:
    ok = None if day is None and needs_date(rule) else cast("bool | None", row["ok"])
    other = row.get("other_path") or ()
    others = (other,) if isinstance(other, str) else tuple(str(o) for o in cast("Iterable[object]", other))
    return Verdict(rule.code, str(row["subject"]), ok, plain(row["path"]), others, tuple(plain(row[name]) for name in rule.values))


def tallied(verdicts: Iterable[Verdict]) -> Judged:
    """Return verdicts, passes included, as a run: passes only counted."""
    kept: list[Verdict] = []
    counts: Counter[tuple[str, str, bool | None]] = Counter()
    subjects: dict[tuple[str, str], set[str]] = {}
    for verdict in verdicts:
        key = (verdict.code, str(verdict.subject).partition(":")[0])
        counts[(*key, verdict.ok)] += 1
        subjects.setdefault(key, set()).add(verdict.subject)
        if not verdict.ok:
            kept.append(verdict)
    tallies = {k: Tally(counts[(*k, True)], counts[(*k, False)], counts[(*k, None)], len(ids)) for k, ids in subjects.items()}
    return Judged(tuple(kept), tallies)
