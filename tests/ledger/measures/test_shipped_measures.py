"""Every shipped measure keeps to the contract of measures: examples, mutants, gate, exact types, words to be found by."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from jixiao.ledger.measurecheck import TriedMeasure
from jixiao.ledger.measured import Ask
from jixiao.ledger.measurefile import FOLDER, Measure, measures
from jixiao.ledger.measuresum import filled
from jixiao.sql.examples import example_faults, mutation_faults
from jixiao.sql.tables import empty_tables

LEVELS = frozenset(
    (
        "数量指标",
        "质量指标",
        "时效指标",
        "经济成本指标",
        "社会效益指标",
        "经济效益指标",
        "可持续影响指标",
        "服务对象满意度指标",
        "满意度指标",
    )
)
GRADES = frozenset((None, "in_time", "quality", "effect"))


@pytest.fixture(scope="module")
def database() -> Iterator[DuckDBPyConnection]:
    connection = empty_tables(ledgers=True)
    connection.execute("PRAGMA disable_optimizer")
    yield connection
    connection.close()


@pytest.fixture(params=sorted(measures()))
def measure(request: pytest.FixtureRequest) -> Measure:
    name: str = request.param
    return measures()[name]


def test_there_are_more_than_fifty() -> None:
    assert len(measures()) >= 50


def test_its_examples_hold(measure: Measure, database: DuckDBPyConnection) -> None:
    assert example_faults(TriedMeasure(measure), database) == ()


def test_its_examples_notice_every_change_of_the_select(measure: Measure, quick: DuckDBPyConnection) -> None:
    assert mutation_faults(TriedMeasure(measure), quick) == ()


def test_its_plan_has_no_floating_point(measure: Measure, database: DuckDBPyConnection) -> None:
    sql = filled(measure, Ask(key="", measure=measure.name, project="B1"), date(2024, 1, 1), date(2024, 12, 31))
    database.execute("SET explain_output='all'")
    plan = "\n".join(str(row[1]) for row in database.execute(f"EXPLAIN {sql}").fetchall())
    assert not re.search(r"\b(DOUBLE|FLOAT|REAL)\b", plan)


def test_it_is_found_by_levels_of_the_taxonomy(measure: Measure) -> None:
    assert set(measure.head.fits.levels) - LEVELS == set()


def test_its_grades_are_known(measure: Measure) -> None:
    assert measure.head.fits.grades in GRADES


def test_it_is_found_by_words_and_its_unit_is_among_those_of_its_targets_or_is_asked_with_a_ledger(measure: Measure) -> None:
    if not measure.head.fits.words:
        assert "ledger" in measure.params or measure.name.startswith("grants_")
        return
    assert measure.head.unit in measure.head.fits.units


def test_a_share_is_in_per_cent(measure: Measure) -> None:
    assert (measure.head.unit == "%") == (measure.head.value == "percent")


def test_it_tells_what_it_counts(measure: Measure) -> None:
    assert measure.head.definition.zh.endswith("。")
    assert measure.head.definition.en.endswith(".")


def test_its_file_is_short() -> None:
    assert [file.name for file in FOLDER.glob("*.sql") if len(file.read_text("utf-8").splitlines()) > 150] == []


def test_every_measure_of_the_example_is_shipped(bound: tuple[str, ...]) -> None:
    assert set(bound) - set(measures()) == set()


@pytest.fixture
def bound(root: Path) -> tuple[str, ...]:
    """Return the measures that the worked example's bindings name."""
    text = (root / "examples/songjiang-2024/bindings.toml").read_text("utf-8")
    return tuple(re.findall(r'^measure = "(\w+)"', text, re.MULTILINE))
