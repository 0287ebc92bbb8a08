"""The check of measures tells what does not fit; the recipe's measure keeps to it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from jixiao.ledger.measurecheck import TriedMeasure
from jixiao.ledger.measurefile import Measure, parse_measure
from jixiao.sql.examples import example_faults, mutation_faults
from jixiao.sql.tables import empty_tables

RECIPE = Path(__file__).parents[3] / "docs/recipes/add-a-measure.md"
SELECT = (
    "SELECT p.at AS address, p.paid_on AS day, {} AS numerator, TRUE AS counted, NULL AS note FROM ledger_payments AS p WHERE p.amount > 5"
)
EXAMPLES = """
/*--- examples
[[example]]
name = "x"
given.ledger_payments = [{{ id = "P1", amount = {} }}, {{ id = "P2", amount = 1 }}]
expect = {{ {} }}
---*/"""
Parsed = Callable[..., Measure]


@pytest.fixture(scope="module")
def database() -> Iterator[DuckDBPyConnection]:
    connection = empty_tables(ledgers=True)
    yield connection
    connection.close()


def test_the_recipe_keeps_to_its_own_contract(database: DuckDBPyConnection) -> None:
    text = re.findall(r"```sql\n(.*?)```", RECIPE.read_text("utf-8"), re.DOTALL)[0]
    measure = parse_measure("own.sql", text)
    assert (example_faults(TriedMeasure(measure), database), mutation_faults(TriedMeasure(measure), database)) == ((), ())


@pytest.mark.parametrize(
    ("numerator", "examples", "told"),
    [
        ("p.amount", EXAMPLES.format(6, "value = 7"), "x: value: expected 7, got 6"),
        ("p.amount", EXAMPLES.format(6, "value = 6, rows = 2"), "x: rows: expected 2, got 1"),
        ("p.amount", EXAMPLES.format(6, 'value = 6, left_out = { P2 = "小" }'), "x: left out: expected {'P2': '小'}, got {}"),
        ("p.nothing", EXAMPLES.format(6, "value = 6"), 'Binder Error: Table "p" does not have a column named "nothing"'),
        ("p.amount / 2", EXAMPLES.format(6, "value = 3"), "“/” gives DOUBLE"),
        ("p.amount", "", "no examples"),
        ("p.amount", "\n/*--- examples\n[[example]]\nname = 3\n---*/", "the examples are malformed"),
    ],
)
def test_an_example_that_does_not_fit_is_told(
    parsed: Parsed, database: DuckDBPyConnection, numerator: str, examples: str, told: str
) -> None:
    faults = example_faults(TriedMeasure(parsed(SELECT.format(numerator) + examples)), database)
    assert told in "\n".join(faults)


def test_a_change_that_no_example_notices_is_told(parsed: Parsed, database: DuckDBPyConnection) -> None:
    measure = parsed(SELECT.format("p.amount") + EXAMPLES.format(7, "value = 7"))
    assert mutation_faults(TriedMeasure(measure), database) == (
        "line 1: '>' → '>=' goes unnoticed",
        "line 1: '5' → '6' goes unnoticed",
        "line 1: '5' → '(4)' goes unnoticed",
    )
