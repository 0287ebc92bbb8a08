"""Both engines give the same rows, value for value, and the same reports."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import sqlite_rules
from duckdb import DuckDBPyConnection
from msgspec.structs import replace

from jixiao.audit.engines.carried import Carried, carriage, carried
from jixiao.audit.engines.lite_rules import bound_on, named
from jixiao.audit.engines.refusal import Refused
from jixiao.audit.engines.sqlite import Lite
from jixiao.audit.force import literals_on
from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import Example, Rule
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.model.document import Document
from jixiao.model.finding import AuditReport
from jixiao.read.document import read_file
from jixiao.sql.file import fill
from jixiao.sql.given import clear, full_rows, load_given
from jixiao.sql.tables import quick_tables

ROOT = Path(__file__).parents[3]
RULES = {rule.code: rule for rule in shipped_rules() if not rule.reads_ledgers}
LATER = date(2026, 1, 1)
Named = list[dict[str, object]]
REFUSED = "refused"
LEFT_TO_DUCKDB = {"VAL35": ["a number too long to be one: refused"]}
"""Examples that hold what SQLite is not given, so that DuckDB is asked."""


@pytest.fixture(scope="module")
def database() -> Iterator[DuckDBPyConnection]:
    connection, *_ = quick_tables()
    yield connection
    connection.close()


@cache
def lite() -> Lite:
    return Lite()


def in_duckdb(rule: Rule, example: Example, database: DuckDBPyConnection) -> Named:
    load_given(example.given, database)
    cursor = database.execute(fill(rule.sql, literals_on(rule, example.as_of)))
    names = [str(column[0]) for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    clear(database, example.given)
    return rows


def in_sqlite(found: Carried, example: Example, code: str) -> Named | None:
    """Return the rows, None where SQLite refuses and DuckDB would be asked."""
    try:
        lite().fill({table: [dict(row) for row in rows] for table, rows in full_rows(example.given).items()})
        return named(found, lite().rows(found.sql, bound_on(code, example.as_of)))
    except Refused:
        return None


def alike(rows: Named | None, *, ordered: bool) -> Sequence[str]:
    """Return rows as texts that differ when a value or its type does; in no order where the rule asks for none."""
    if rows is None:
        return [REFUSED]
    texts = [repr(sorted(row.items())) for row in rows]
    return texts if ordered else sorted(texts)


def differences(rule: Rule, found: Carried, database: DuckDBPyConnection) -> list[str]:
    ordered = rule.judge is not None
    results = [(example, alike(in_sqlite(found, example, rule.code), ordered=ordered)) for example in rule.examples()]
    return [
        f"{example.name}{f': {REFUSED}' if rows == [REFUSED] else ''}"
        for example, rows in results
        if rows != alike(in_duckdb(rule, example, database), ordered=ordered)
    ]


@pytest.mark.parametrize(
    "sql", ["SELECT random()", "DELETE FROM project", "WITH p AS (SELECT 1) DELETE FROM project", "SELECT * FROM sqlite_master"]
)
def test_what_the_guard_does_not_let_in_is_not_written(sql: str) -> None:
    assert sqlite_rules.let_in(Carried(hash="h", sql=sql)).refused
    whole = Carried(hash="h", sql="SELECT id FROM project WHERE name = :name", parameters={"name": -1})
    assert sqlite_rules.let_in(whole) is whole


@pytest.mark.parametrize("code", RULES)
def test_a_rules_examples_give_the_same_rows(code: str, database: DuckDBPyConnection) -> None:
    found = carried(RULES[code])
    assert found is not None, "run .venv/bin/python -I scripts/sqlite_rules.py"
    assert differences(RULES[code], found, database) == LEFT_TO_DUCKDB.get(code, [])


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("CAL03", "decimal_text(", "max("),
        ("CAL03", ", 2)", ", 1)"),
        ("CAL11", " NOT LIKE ", " LIKE "),
        ("CST02", " DESC", " ASC"),
        ("FND06", " % ", " + "),
        ("IND02", " IS NOT ", " <> "),
        ("LAW03", "ORDER BY", "ORDER BY length(c.title),"),
        ("VAL09", "listed(", "list_of("),
        ("XPJ01", " = ", " <> "),
    ],
)
def test_a_select_that_says_something_else_is_noticed(code: str, before: str, after: str, database: DuckDBPyConnection) -> None:
    found = carried(RULES[code])
    assert found is not None
    assert before in found.sql
    assert differences(RULES[code], replace(found, sql=found.sql.replace(before, after, 1)), database)


def audited(documents: Sequence[Document], as_of: date | None, *, together: bool) -> AuditReport | list[AuditReport]:
    options = AuditOptions(show_unknown=True, as_of=as_of)
    return (
        [audit_documents([one], options, shipped_rules()) for one in documents]
        if not together
        else audit_documents(documents, options, shipped_rules())
    )


def assert_equal_reports(documents: Sequence[Document], as_of: date | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.audit.engines.door._in_duckdb", lambda *_: pytest.fail("SQLite was to judge this"))
    alone = audited(documents, as_of, together=False)
    monkeypatch.undo()
    monkeypatch.setattr("jixiao.audit.engines.door.MOST_ROWS", 0)
    together = audited(documents, as_of, together=True)
    assert isinstance(alone, list)
    assert isinstance(together, AuditReport)
    assert [one.documents[0] for one in alone] == list(together.documents)
    assert together.rule_problems == ()


@cache
def own_documents() -> tuple[Document, ...]:
    files = (*ROOT.glob("tests/cases/*/input.*"), *ROOT.glob("examples/*/declaration.txt"))
    return tuple(read_file(file) for file in sorted(files))


@pytest.mark.parametrize("as_of", [None, LATER])
def test_our_documents_are_judged_alike(as_of: date | None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_equal_reports(own_documents(), as_of, monkeypatch)


def test_real_documents_are_judged_alike(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = (*shared.glob("cases/*.txt"), *shared.glob("seed/*.txt"))
    assert_equal_reports([read_file(file) for file in sorted(files)], None, monkeypatch)


def test_every_shipped_rule_that_reads_no_ledgers_is_written_for_sqlite() -> None:
    assert {code: found.refused for code, found in carriage().items() if found.refused} == {}
    assert set(carriage()) == set(RULES)


@pytest.mark.parametrize("code", ["CAL03", "GOA07", "LAW03", "VAL13"])
def test_what_is_written_is_what_the_writer_writes(code: str) -> None:
    assert carriage()[code] == sqlite_rules.carried_of(RULES[code])
