"""A rule's examples run against the fact tables: ``python -m jixiao.audit.examples FILE…`` tells what does not fit.

An example gives rows of fact tables by table name; a column left out is NULL, except ``at``: it is ``"/" + id``, else "/" and
the row's item, project or document, with the tail ``/funding``, ``/narrative`` or ``/goals/annual`` in those tables. The worst
verdict of a subject counts: fail before unknown before pass.
"""

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import cast

from jixiao.audit.database import empty_tables
from jixiao.audit.force import literals_on
from jixiao.audit.gate import refusal
from jixiao.audit.literals import literal, quoted
from jixiao.audit.load import load_file
from jixiao.audit.messages import fill_message, plain
from jixiao.audit.rulefile import Example, Rule, fill
from jixiao.audit.verdicts import BROKEN_JUDGE
from jixiao.errors import ParameterInvalid, RuleFileInvalid
from jixiao.facts.duck import DuckDBError, DuckDBPyConnection
from jixiao.facts.schema import all_tables, tables

Row = Mapping[str, object]
STRINGS_AND_COMMENTS = re.compile(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", re.DOTALL)
NUMBER_TYPE = re.compile(r"DECIMAL\((\d+), ?(\d+)\)")


def run_examples(rule: Rule, connection: DuckDBPyConnection | None = None) -> tuple[str, ...]:
    """Return what does not fit in the rule's examples, empty when all fits; ``connection`` must hold empty fact tables."""
    try:
        examples = rule.examples()
    except RuleFileInvalid as wrong:
        return (wrong.en,)
    if not examples:
        return ("no examples",)
    database = connection or empty_tables(ledgers=rule.reads_ledgers)
    faults = [*sql_faults(rule.sql), *_gate_faults(rule, database)]
    for example in examples:
        faults += [f"{example.name}: {fault}" for fault in _example_faults(rule, example, database)]
    return tuple(dict.fromkeys(faults))


def sql_faults(sql: str) -> Iterable[str]:
    """Yield what a SELECT must not have whatever its rows: division, several statements."""
    code = STRINGS_AND_COMMENTS.sub(" ", sql)
    if "/" in code:
        yield "“/” gives DOUBLE; write ratios as products (a * 100 > b * 50)"
    if ";" in code:
        yield "only one statement is allowed"


def _gate_faults(rule: Rule, database: DuckDBPyConnection) -> list[str]:
    refused = refusal(database, fill(rule.sql, literals_on(rule, None)))
    return [f"the gate refuses it: {refused.en}"] if refused else []


def _example_faults(rule: Rule, example: Example, database: DuckDBPyConnection) -> tuple[str, ...]:
    faults = given_faults(example, database) or judged_faults(rule, example, database)
    clear(database, example.given)
    return faults


def given_faults(example: Example, database: DuckDBPyConnection) -> tuple[str, ...]:
    """Insert an example's rows; return what is wrong with them."""
    try:
        load_given(example, database)
    except (DuckDBError, ValueError) as wrong:
        return (str(wrong),)
    return ()


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


def load_given(example: Example, database: DuckDBPyConnection) -> None:
    """Insert an example's rows; ValueError names an unknown table or column or a value that does not fit exactly."""
    for table, rows in example.given.items():
        known = all_tables() if table.startswith("ledger_") else tables()
        if table not in known:
            raise ValueError(f"given.{table}: no such table; known: {', '.join(known)}")
        columns = {column.name: column.type for column in known[table]}
        for row in rows:
            unknown = sorted(row.keys() - columns.keys())
            if unknown:
                raise ValueError(f"given.{table}: no column {', '.join(unknown)}; known: {', '.join(columns)}")
            full = {**_default_at(table, row), **row} if "at" in columns else row
            names = ", ".join(f'"{c}"' for c in full)
            values = ", ".join(_exact(f"given.{table}.{c}", columns[c], v) for c, v in full.items())
            database.execute(f"INSERT INTO {table} ({names}) VALUES ({values})")


def _default_at(table: str, row: Row) -> dict[str, str]:
    owner = next((row[key] for key in ("id", "item", "project", "document") if row.get(key)), None)
    if owner is None:
        return {}
    tails = {"funding": "/funding", "narrative": "/narrative", "goal": f"/goals/{row.get('which')}"}
    return {"at": f"/{owner}{tails.get(table, '')}"}


def clear(database: DuckDBPyConnection, names: Iterable[str]) -> None:
    """Empty the named fact tables again."""
    known = [name for name in names if name in all_tables()]
    if known:
        database.execute(";".join(f"TRUNCATE {name}" for name in known))


def _exact(where: str, kind: str, value: object) -> str:
    number = NUMBER_TYPE.fullmatch(kind)
    if isinstance(value, bool):
        fits, text = kind == "BOOLEAN", str(value).lower()
    elif isinstance(value, int):
        fits, text = bool(number) or kind == "INTEGER", str(value)
    elif isinstance(value, Decimal):
        fits, text = bool(number) and -_exponent(value) <= int(number[2] if number else 0), f"{value:f}"
    elif isinstance(value, date):
        fits, text = kind == "DATE", literal(value)
    else:
        fits, text = kind == "VARCHAR" and isinstance(value, str), quoted(str(value))
    if not fits:
        raise ValueError(f"{where}: {value!r} does not fit {kind} exactly")
    return text


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


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


def tell(files: Sequence[str], faults_of: Callable[[Rule], Sequence[str]]) -> int:
    """Print the faults of every rule file, or ok; return 1 when there are any."""
    bad = False
    for name in files:
        try:
            faults = faults_of(load_file(Path(name)))
        except RuleFileInvalid as wrong:
            faults = (wrong.en,)
        bad = bad or bool(faults)
        sys.stdout.write(f"{name}: ok\n" if not faults else "".join(f"{name}: {fault}\n" for fault in faults))
    return 1 if bad else 0


def main(files: Sequence[str]) -> int:
    """Print what does not fit in the examples of every rule file; return 1 when there is anything."""
    return tell(files, run_examples)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
