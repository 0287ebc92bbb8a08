"""Every shipped rule keeps to the contract of rules: examples, mutants, gate, exact types, both dialects."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import sqlglot
from duckdb import DuckDBPyConnection
from msgspec.structs import replace

from jixiao.audit.examples import TriedRule, verdict_rows, verdicts
from jixiao.audit.force import literals_on
from jixiao.audit.load import load_file, shipped_files
from jixiao.audit.rulefile import Example, Rule
from jixiao.sql.examples import example_faults, mutation_faults
from jixiao.sql.file import fill
from jixiao.sql.gate import refusal
from jixiao.sql.given import clear, load_given
from jixiao.sql.tables import empty_tables

FILES = shipped_files()
NODES = frozenset((Path(__file__).parent / "sqlglot_nodes.txt").read_text("utf-8").split())
"""Syntax that gave equal results on DuckDB and Spark; one is added only with a proof on both."""
KEYS = frozenset({"id", "document", "project", "item", "indicator", "parent", "at", "kind"})
STRICT_SUM = re.compile(r"\bstrict_sum\(", re.IGNORECASE)


@pytest.fixture(scope="module")
def database() -> Iterator[DuckDBPyConnection]:
    connection = empty_tables(ledgers=True)
    yield connection
    connection.close()


@cache
def rule(file: Path) -> Rule:
    return load_file(file)


@cache
def filled(file: Path) -> str:
    return fill(rule(file).sql, literals_on(rule(file), None))


@pytest.fixture(params=FILES, ids=[f.stem for f in FILES])
def file(request: pytest.FixtureRequest) -> Path:
    chosen: Path = request.param
    return chosen


def test_its_examples_hold(file: Path, database: DuckDBPyConnection) -> None:
    assert example_faults(TriedRule(rule(file)), database) == ()


def test_its_examples_show_a_pass_and_a_fail(file: Path) -> None:
    shown = {verdict for example in rule(file).examples() for verdict in example.expect.values()}
    assert {"pass", "fail"} <= shown


def test_its_examples_notice_every_change_of_the_select(file: Path, quick: DuckDBPyConnection) -> None:
    assert mutation_faults(TriedRule(rule(file)), quick) == ()


def test_the_gate_lets_it_through(file: Path, database: DuckDBPyConnection) -> None:
    assert refusal(database, filled(file)) is None


def test_its_plan_has_no_floating_point(file: Path, database: DuckDBPyConnection) -> None:
    database.execute("SET explain_output='all'")
    plan = "\n".join(str(row[1]) for row in database.execute(f"EXPLAIN {filled(file)}").fetchall())
    assert not re.search(r"\b(DOUBLE|FLOAT|REAL)\b", plan)


def test_its_syntax_is_on_the_list(file: Path) -> None:
    tree = sqlglot.parse_one(STRICT_SUM.sub("sum(", filled(file)), read="duckdb")
    assert sorted({type(node).__name__ for node in tree.walk()} - NODES) == []


def blanked(example: Example) -> Iterator[Example]:
    """Yield the example with one value after another left blank; keys stay."""
    for table, rows in example.given.items():
        for position, row in enumerate(rows):
            for name in row.keys() - KEYS:
                changed = [*rows[:position], {k: v for k, v in row.items() if k != name}, *rows[position + 1 :]]
                yield replace(example, given={**example.given, table: changed})


def can_be_undecided(chosen: Rule, database: DuckDBPyConnection) -> bool:
    for example in chosen.examples():
        for variant in blanked(example):
            load_given(variant.given, database)
            rows, _ = verdict_rows(chosen, variant.as_of, database)
            clear(database, variant.given)
            if "unknown" in verdicts(chosen, variant, rows).values():
                return True
    return False


def test_it_shows_an_undecided_case_where_there_can_be_one(file: Path, quick: DuckDBPyConnection) -> None:
    shown = {verdict for example in rule(file).examples() for verdict in example.expect.values()}
    assert "unknown" in shown or not can_be_undecided(rule(file), quick)


RULES = {rule(file).code: rule(file) for file in FILES}
LOUDNESS = {"error": 0, "warning": 1, "note": 2}


@pytest.mark.parametrize("code", RULES)
def test_it_covers_rules_that_there_are_and_none_that_is_louder(code: str) -> None:
    chosen = RULES[code]
    assert [other for other in chosen.head.covers if other not in RULES] == []
    assert [other for other in chosen.head.covers if LOUDNESS[RULES[other].head.severity] < LOUDNESS[chosen.head.severity]] == []


@pytest.mark.parametrize("code", RULES)
def test_no_two_rules_cover_each_other(code: str) -> None:
    assert [other for other in RULES[code].head.covers if other != code and code in RULES[other].head.covers] == []
