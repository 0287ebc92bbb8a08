"""What SQLite may do, and what it is not given."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from msgspec.json import decode

from jixiao.audit.engines import door, duck_rules, lite_rules, sqlite
from jixiao.audit.engines.carried import FILE, carriage
from jixiao.audit.engines.refusal import Refused
from jixiao.audit.engines.sqlite import LONGEST, MOST_CHARACTERS, OLDEST, Lite, is_usable, lent, ready
from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import Rule
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.audit.verdicts import allowed_subjects
from jixiao.facts.build import document_key, fact_rows
from jixiao.facts.schema import Rows
from jixiao.model.finding import AuditReport
from jixiao.read.document import read_file

RULES = tuple(rule for rule in shipped_rules() if not rule.reads_ledgers)
DAY = date(2024, 1, 1)


@pytest.fixture(scope="module")
def lite() -> Iterator[Lite]:
    with closing(Lite()) as opened:
        yield opened


@pytest.fixture(scope="module")
def facts(example: Path) -> Rows:
    return fact_rows([read_file(example)], {document_key(0): DAY})


FORBIDDEN = [
    "ATTACH 'other.db' AS other",
    "PRAGMA writable_schema=1",
    "CREATE TABLE mine (a)",
    "CREATE TEMP TABLE mine (a)",
    "INSERT INTO project (id) VALUES ('x')",
    "UPDATE project SET id = 'x'",
    "DELETE FROM project",
    "DROP TABLE project",
    "VACUUM INTO 'copy.db'",
    "BEGIN",
    "SELECT * FROM sqlite_master",
    "SELECT load_extension('x')",
    "SELECT random()",
    "SELECT randomblob(9)",
    "SELECT date('now')",
    "SELECT sqlite_version()",
    "SELECT json_object('a', 1)",
    "SELECT * FROM pragma_table_info('project')",
    "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
    "SELECT 1; SELECT 2",
    "EXPLAIN DELETE FROM project",
]


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_a_statement_may_only_read_the_facts_by_functions_on_the_list(
    sql: str, lite: Lite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refused):
        lite.rows(sql, {})
    assert list(tmp_path.iterdir()) == []


def test_after_all_that_the_facts_can_be_read_and_filled(lite: Lite) -> None:
    lite.fill({"project": [{"id": "a"}]})
    assert lite.rows('SELECT "id" FROM "project"', {}) == [("a",)]


def test_what_takes_too_many_steps_is_stopped(lite: Lite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.audit.engines.sqlite.MOST_TIMES", 1)
    lite.fill({"project": [{"id": str(n)} for n in range(400)]})
    many = ", ".join(f"project AS p{n}" for n in range(3))
    with pytest.raises(Refused, match="interrupted"):
        lite.rows(f"SELECT count(*) FROM {many}", {})
    assert lite.rows("SELECT count(*) FROM project", {}) == [(400,)]


@pytest.mark.parametrize(("text", "like"), [("Ab", 0), ("ab", 1)])
def test_letter_case_counts(text: str, like: int, lite: Lite) -> None:
    assert lite.rows("SELECT :text LIKE 'a%'", {"text": text}) == [(like,)]


KEPT: list[tuple[str, str, object, object]] = [
    ("funding", "annual", Decimal("0.01"), 1),
    ("funding", "annual", Decimal("-999999999999.99"), -99_999_999_999_999),
    ("funding", "annual", 5, 500),
    ("funding", "execution_rate", Decimal("86.19"), 861_900),
    ("funding", "annual", Decimal("1.500"), 150),
    ("project", "start", date(2024, 2, 29), "2024-02-29"),
    ("project", "has_form", True, 1),
    ("project", "number", 7, 7),
    ("project", "name", "", ""),
    ("project", "name", None, None),
]


@pytest.mark.parametrize(("table", "column", "value", "kept"), KEPT)
def test_values_are_kept_exactly(table: str, column: str, value: object, kept: object, lite: Lite) -> None:
    lite.fill({table: [{column: value}]})
    assert lite.rows(f'SELECT "{column}" FROM "{table}"', {}) == [(kept,)]


TURNED_AWAY: list[tuple[str, str, Any]] = [
    ("funding", "annual", Decimal(10) ** 12),
    ("funding", "annual", Decimal("-1e300")),
    ("funding", "annual", Decimal("0.001")),
    ("funding", "annual", Decimal("NaN")),
    ("funding", "annual", Decimal("Infinity")),
    ("funding", "annual", "12"),
    ("funding", "annual", 0.5),
    ("funding", "execution_rate", Decimal("0.00001")),
    ("project", "number", 1 << 31),
    ("project", "number", "7"),
    ("project", "name", "a\0b"),
    ("project", "name", "字" * (LONGEST + 1)),
    ("project", "name", "\ud800"),
    ("project", "name", 7),
    ("project", "start", datetime(2024, 1, 1)),  # noqa: DTZ001 - a day is wanted
    ("project", "start", "2024-01-01"),
    ("narrative", "plan", ["字" * LONGEST] * (MOST_CHARACTERS // LONGEST + 1)),
]


@pytest.mark.parametrize(("table", "column", "value"), TURNED_AWAY)
def test_what_may_not_be_kept_exactly_is_turned_away(table: str, column: str, value: Any) -> None:  # noqa: ANN401 - of every sort
    rows = [{column: one} for one in (value if isinstance(value, list) else [value])]
    with pytest.raises(Refused), lent(ready({table: rows})):
        pytest.fail("it was let in")
    with lent(ready({"project": [{"id": "next"}]})) as lite:
        assert lite.rows('SELECT count(*) FROM "funding"', {}) == [(0,)]


def test_sums_beyond_sixty_four_bits_are_refused(lite: Lite) -> None:
    lite.fill({"funding": [{"annual": Decimal("999999999999.99")}] * 2})
    assert lite.rows("SELECT sum(annual) FROM funding", {}) == [(199_999_999_999_998,)]
    for sql in ("times(annual, 1000000)", "plus(9223372036854775807, annual)", "minus(-9223372036854775807, annual)", "within(annual, 13)"):
        with pytest.raises(Refused):
            lite.rows(f"SELECT {sql} FROM funding", {})


@pytest.fixture
def asked_of_duckdb(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give how many rules DuckDB was asked for, each time."""
    asked: list[int] = []
    judge = duck_rules.judge

    def noted(rules: tuple[Rule, ...], *rest: Any) -> Any:  # noqa: ANN401 - passed on
        asked.append(len(rules))
        return judge(rules, *rest)

    monkeypatch.setattr(duck_rules, "judge", noted)
    return asked


def report(example: Path) -> AuditReport:
    return audit_documents([read_file(example)], AuditOptions(show_unknown=True), shipped_rules())


@pytest.fixture(scope="module")
def wanted(example: Path) -> AuditReport:
    return report(example)


def test_a_small_input_needs_no_duckdb(example: Path, wanted: AuditReport, asked_of_duckdb: list[int]) -> None:
    assert report(example) == wanted
    assert asked_of_duckdb == []


def test_an_old_sqlite_leaves_all_to_duckdb(
    example: Path, wanted: AuditReport, asked_of_duckdb: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jixiao.audit.engines.sqlite._free", [])
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (OLDEST[0], OLDEST[1] - 1, 9))
    assert not is_usable()
    assert report(example) == wanted
    assert len(asked_of_duckdb) == 1


WITHOUT = """
import sys
sys.path.insert(0, {src!r})
sys.modules["sqlite3"] = None
from jixiao.__main__ import main
code = main(["audit", {form!r}, "--format", "json", "--show-unknown"])
sys.exit(0 if code < 2 and "_duckdb" in sys.modules else 9)
"""


def test_a_python_without_sqlite_leaves_all_to_duckdb(example: Path, wanted: AuditReport, root: Path) -> None:
    code = WITHOUT.format(src=str(root / "src"), form=str(example))
    done = subprocess.run([sys.executable, "-I", "-X", "utf8", "-c", code], capture_output=True, check=True)
    assert len(decode(done.stdout)["documents"][0]["findings"]) == len(wanted.documents[0].findings)


@pytest.mark.parametrize("damage", ["missing", "torn", "of other tables", "of other rules", "not ours"])
def test_selects_that_do_not_fit_leave_their_rules_to_duckdb(
    damage: str, example: Path, wanted: AuditReport, asked_of_duckdb: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, file = FILE.read_bytes(), tmp_path / "sqlite.json"
    changed = {
        "torn": content[: len(content) // 2],
        "of other tables": content.replace(b'"facts": "', b'"facts": "x'),
        "of other rules": content.replace(b'"hash":"', b'"hash":"x'),
        "not ours": b'{"facts": 1}',
    }
    if damage in changed:
        file.write_bytes(changed[damage])
    found = carriage(file)
    monkeypatch.setattr("jixiao.audit.engines.carried.carriage", lambda: found)
    assert report(example) == wanted
    assert len(asked_of_duckdb) == 1


def test_one_rule_that_sqlite_cannot_run_goes_to_duckdb_alone(
    example: Path, wanted: AuditReport, asked_of_duckdb: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = lite_rules.bound_on
    monkeypatch.setattr(lite_rules, "bound_on", lambda code, day: {} if code == "FND06" else usual(code, day))
    assert report(example) == wanted
    assert asked_of_duckdb == [1]


@pytest.mark.parametrize("wrong", [Decimal(10) ** 13, "x" * (LONGEST + 1)])
def test_a_document_that_does_not_fit_is_judged_by_duckdb(wrong: object, facts: Rows, asked_of_duckdb: list[int]) -> None:
    table, column = ("funding", "annual") if isinstance(wrong, Decimal) else ("narrative", "plan")
    rows = {**facts, table: [{**facts[table][0], column: wrong}, *facts[table][1:]]}
    active = [rule for rule in RULES if "declaration" in rule.head.kinds]
    allowed = allowed_subjects(active, rows)
    assert door.judge(active, rows, DAY, allowed) == duck_rules.judge(active, rows, DAY, allowed)
    assert asked_of_duckdb == [len(active)] * 2


def test_so_many_rows_are_left_to_duckdb(facts: Rows, asked_of_duckdb: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_ROWS", sum(map(len, facts.values())) - 1)
    door.judge(RULES[:3], facts, DAY, {})
    assert asked_of_duckdb == [3]


def test_the_database_of_a_first_input_is_given_up_and_that_of_the_second_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """One input asks every rule once: what is prepared for it would only take memory."""
    monkeypatch.setattr(sqlite, "_free", [])
    monkeypatch.setattr(sqlite, "_turns", count())
    used: list[Lite] = []
    for _ in range(3):
        with lent({}) as one:
            used.append(one)
    first, second, third = used
    second.close()
    assert first is not second
    assert second is third
