"""The views of facts: read by rules like tables, named before their SELECT, and held to by the examples of those rules."""

from collections.abc import Iterator

import pytest
from duckdb import DuckDBPyConnection
from msgspec.structs import replace

from jixiao.audit.examples import judged_faults
from jixiao.audit.load import shipped_rules
from jixiao.facts.schema import all_tables, views
from jixiao.sql.file import with_views
from jixiao.sql.given import clear, load_given
from jixiao.sql.mutants import mutants
from jixiao.sql.tables import empty_tables

COST = "cost_limit AS (\n" + views()["cost_limit"] + "\n)"


@pytest.fixture(scope="module")
def database() -> Iterator[DuckDBPyConnection]:
    connection = empty_tables()
    yield connection
    connection.close()


@pytest.mark.parametrize("name", views())
def test_a_change_of_a_view_is_noticed_by_an_example_of_a_rule_that_reads_it(name: str, database: DuckDBPyConnection) -> None:
    select = views()[name]
    alive = list(mutants(select))
    assert alive
    for rule in shipped_rules():
        sql = with_views(rule.sql)
        for example in rule.examples() if f"{name} AS (\n{select}" in sql else ():
            load_given(example.given, database)
            alive = [m for m in alive if not judged_faults(replace(rule, sql=sql.replace(select, m.sql)), example, database)]
            clear(database, example.given)
    assert [f"line {mutant.line}: {mutant.before} → {mutant.after}" for mutant in alive] == []


def test_no_view_has_the_name_of_a_table() -> None:
    assert views().keys() & all_tables().keys() == set()


@pytest.mark.parametrize(
    ("sql", "filled"),
    [
        ("SELECT i.id FROM indicator AS i", "SELECT i.id FROM indicator AS i"),
        ("SELECT c.id FROM cost_limit AS c", f"WITH {COST}\nSELECT c.id FROM cost_limit AS c"),
        (
            "-- why\nWITH a AS (SELECT 1) SELECT c.id FROM a JOIN cost_limit AS c",
            f"WITH {COST}, a AS (SELECT 1) SELECT c.id FROM a JOIN cost_limit AS c",  # noqa: S608 - our own file
        ),
        (
            "WITH cost_limit AS (SELECT 1) SELECT c.id FROM cost_limit AS c",
            "WITH cost_limit AS (SELECT 1) SELECT c.id FROM cost_limit AS c",
        ),
        ("SELECT i.cost_limit FROM cost_limits AS i", "SELECT i.cost_limit FROM cost_limits AS i"),
    ],
)
def test_a_select_is_filled_with_the_views_that_it_reads(sql: str, filled: str) -> None:
    assert with_views(sql) == filled


def test_a_view_brings_those_that_it_reads() -> None:
    assert [name for name in views() if f"{name} AS (" in with_views("SELECT p.unit FROM planned AS p")] == ["planned_item", "planned"]
