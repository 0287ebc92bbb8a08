"""A rule's examples: the worst verdict of a subject counts, fail before unknown before pass."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import cast

from msgspec import Struct

from jixiao.audit.as_text import plain
from jixiao.audit.findings import fill_message
from jixiao.audit.force import literals_on
from jixiao.audit.rulefile import Example, Rule
from jixiao.audit.verdicts import BROKEN_JUDGE
from jixiao.errors import ParameterInvalid
from jixiao.facts.duck import DuckDBError, DuckDBPyConnection
from jixiao.sql.file import fill

Row = Mapping[str, object]


class TriedRule(Struct, frozen=True):
    """A rule as its examples try it."""

    rule: Rule

    @property
    def name(self) -> str:
        """Return its code."""
        return self.rule.code

    @property
    def sql(self) -> str:
        """Return its SELECT as it is written."""
        return self.rule.sql

    def examples(self) -> tuple[Example, ...]:
        """Return its examples; RuleFileInvalid when they are malformed."""
        return self.rule.examples()

    def filled(self) -> str:
        """Return its SELECT with the latest figures."""
        return fill(self.rule.sql, literals_on(self.rule, None))

    def shape_faults(self, _: DuckDBPyConnection) -> tuple[str, ...]:
        """Return nothing: the columns of a rule are looked at with its rows, those of a Python rule are there only then."""
        return ()

    def faults(self, example: Example, sql: str, database: DuckDBPyConnection) -> tuple[str, ...]:
        """Return where the SELECT's verdicts differ from what the example expects."""
        return judged_faults(self.rule if sql == self.rule.sql else self.rule.with_select(sql), example, database)


def judged_faults(rule: Rule, example: Example, database: DuckDBPyConnection) -> tuple[str, ...]:
    """Run the rule on the rows inserted; return where it differs from what the example expects."""
    try:
        rows, types = verdict_rows(rule, example.as_of, database)
    except (DuckDBError, ParameterInvalid) as wrong:
        return (_hint(str(wrong)),)
    except BROKEN_JUDGE as wrong:
        return (f"judge raised {type(wrong).__name__}: {wrong}",)
    faults = _shape_faults(rule, rows, types)
    return tuple(faults or [*_verdict_faults(rule, example, rows), *_path_faults(example, rows), *_text_faults(rule, example, rows)])


def _hint(message: str) -> str:
    if re.search(r'at or near "(at|FROM|\|\||\))"', message):
        return f"{message} (at is a keyword: write p.at with the table's alias)"
    return message


def verdict_rows(rule: Rule, day: date | None, database: DuckDBPyConnection) -> tuple[list[Row], dict[str, str]]:
    """Return the rule's rows on the tables as they are and, for an SQL rule, its columns' types."""
    cursor = database.execute(fill(rule.sql, literals_on(rule, day)))
    types = {str(d[0]): str(d[1]) for d in cursor.description or ()}
    rows: list[Row] = [dict(zip(types, r, strict=True)) for r in cursor.fetchall()]
    return (list(rule.judge(rows)), {}) if rule.judge else (rows, types)


def _shape_faults(rule: Rule, rows: Sequence[Row], types: Mapping[str, str]) -> list[str]:
    faults = [f"column {name} is {kind}; figures are exact: cast to DECIMAL" for name, kind in types.items() if kind in ("DOUBLE", "FLOAT")]
    columns = set(types) if not rule.judge else _common_columns(rule, rows)
    faults += [f"no column {name}" for name in ("subject", "ok", "path") if name not in columns]
    faults += [f"the message uses {{{name}}} but there is no such column" for name in rule.values if name not in columns]
    if types.get("ok", "BOOLEAN") != "BOOLEAN":
        faults.append(f"ok is {types['ok']}, must be BOOLEAN")
    faults += [f"other_path is {types['other_path']}" for _ in (1,) if types.get("other_path", "VARCHAR") not in ("VARCHAR", "VARCHAR[]")]
    return faults


def _common_columns(rule: Rule, rows: Sequence[Row]) -> set[str]:
    return set.intersection(*(set(row) for row in rows)) if rows else {"subject", "ok", "path", *rule.values}


def verdict_of(ok: object) -> str:
    """Return the word for a row's ``ok``."""
    return "unknown" if ok is None else "pass" if ok else "fail"


def verdicts(rule: Rule, example: Example, rows: Iterable[Row]) -> dict[str, str]:
    """Return the worst verdict per subject, subjects of a kind that the rule does not look at left out."""
    found: dict[str, str] = {}
    ranks = {"fail": 0, "unknown": 1, "pass": 2}
    for row in rows:
        subject, verdict = str(row["subject"]), verdict_of(row["ok"])
        if _kind(rule, example, subject) in (None, *rule.head.kinds):
            found[subject] = min(verdict, found.get(subject, verdict), key=lambda v: ranks[v])
    return found


def _subjects(rule: Rule, example: Example) -> list[Row]:
    """Return the example's rows that the rule may speak of; of records those of every ledger."""
    tables_of = {rule.head.subject} if rule.head.subject != "record" else {name for name in example.given if name.startswith("ledger_")}
    return [row for name in tables_of for row in example.given.get(name, ())]


def _kind(rule: Rule, example: Example, subject: str) -> object:
    if rule.head.subject == "record":
        return None  # the kind of a record is none of a form
    given = {str(row.get("id")): row for row in example.given.get(rule.head.subject, ())}
    row = given.get(subject, {})
    projects = {str(p.get("id")): p for p in example.given.get("project", ())}
    return row.get("kind") or projects.get(str(row.get("project")), {}).get("kind")


def _verdict_faults(rule: Rule, example: Example, rows: Sequence[Row]) -> list[str]:
    got, want = verdicts(rule, example, rows), example.expect
    differing = [s for s in sorted({*got, *want}) if got.get(s) != want.get(s)]
    faults = [f"{s}: expected {want.get(s, 'not looked at')}, got {got.get(s, 'not looked at')}" for s in differing]
    faults += [f"{row['subject']}: path is NULL" for row in rows if row["path"] is None and row["ok"] is not True]
    given = {str(row.get("id")) for row in _subjects(rule, example)}
    return faults + [f"{s}: is no {rule.head.subject} of the example" for s in sorted(got.keys() - given)]


def _path_faults(example: Example, rows: Sequence[Row]) -> list[str]:
    told: dict[str, list[list[str]]] = {}
    for row in rows:
        if row["ok"] is not True:
            other = row.get("other_path") or ()
            others = [other] if isinstance(other, str) else [str(o) for o in cast("Iterable[object]", other)]
            told.setdefault(str(row["subject"]), []).append([str(row["path"]), *others])
    soft = sorted({str(row["subject"]) for row in rows if row["ok"] is False and row.get("supposes") is not None})
    faults = [
        f"{s}: expected at {paths}, told at {told.get(s, [])}" for s, paths in example.expect_path.items() if paths not in told.get(s, [])
    ]
    if example.expect_soft not in (None, soft):
        faults.append(f"expected under a supposition {example.expect_soft}, got {soft}")
    return faults


def _text_faults(rule: Rule, example: Example, rows: Sequence[Row]) -> list[str]:
    failed = sorted((r for r in rows if verdict_of(r["ok"]) == "fail"), key=lambda r: (str(r["subject"]), str(r["path"])))
    faults = []
    for what, wanted, template in (("message", example.message, rule.head.message.zh), ("fix", example.fix, rule.head.fix.zh)):
        if wanted is not None:
            texts = [fill_message(template, {name: plain(row[name]) for name in rule.values}) for row in failed]
            faults += [f"{what}: expected {wanted!r}, got {texts!r}"] if wanted not in texts else []
    return faults
