"""Calculations of every class against truth that was reckoned another way: by ``fractions`` on the expression beside each."""

import importlib.util
import json
import random
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from jixiao.formula.calculation import evaluate

DATA = Path(__file__).parents[1] / "data"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


def keyed(name: str) -> list[Any]:
    return [pytest.param(row, id=ascii(f"{row['class']}:{row['text'][:30]}")) for row in rows(name)]


def agrees(value: Fraction | None, wanted: str | None) -> bool:
    """Return whether a value is the wanted one; a number without a unit may stand in the table's 万元."""
    return wanted is None or (value is not None and value in {Fraction(wanted), Fraction(wanted) / 10_000})


def score(cases: list[dict[str, Any]]) -> tuple[Fraction, list[str]]:
    """Return the part that is right and the texts wrongly accused, as the shared score counts them."""
    read = [(case, evaluate(case["text"].replace("\n", " "))) for case in cases]
    right = sum(result.holds == case["holds"] and agrees(result.value, case["value"]) for case, result in read)
    return Fraction(right, len(cases)), [case["text"] for case, result in read if result.holds is False and case["holds"] is not False]


@pytest.mark.parametrize(
    "row", [row for name in ("calculations.jsonl", "calculations-aside.jsonl") for row in rows(name) if row["py"]], ids=ascii
)
def test_the_truth_is_what_fractions_give(row: dict[str, Any]) -> None:
    assert str(eval(row["py"], {"__builtins__": {}, "Fraction": Fraction})) == row["value"]  # noqa: S307  our own data


@pytest.mark.parametrize("row", keyed("calculations.jsonl"))
def test_a_calculation_is_judged_and_reckoned(row: dict[str, Any]) -> None:
    result = evaluate(row["text"])
    assert (result.holds, agrees(result.value, row["value"])) == (row["holds"], True)


@pytest.mark.parametrize("row", [pytest.param(row, id=ascii(row["text"][:40])) for row in rows("verdicts.jsonl")])
def test_a_written_statement_is_judged(row: dict[str, Any]) -> None:
    assert evaluate(row["text"]).holds is row["holds"]


def test_the_set_aside_third_accuses_nobody() -> None:
    assert score(rows("calculations-aside.jsonl"))[1] == []


def test_the_set_aside_third_is_read() -> None:
    assert score(rows("calculations-aside.jsonl"))[0] >= Fraction(95, 100)


@pytest.mark.parametrize(("name", "least"), [("formulas.jsonl", Fraction(97, 100)), ("formulas-made-sample.jsonl", Fraction(95, 100))])
def test_the_shared_keys_are_met(shared: Path, name: str, least: Fraction) -> None:
    cases = [json.loads(line) for line in (shared / "cases" / name).read_text("utf-8").splitlines()]
    figure, accused = score(cases)
    assert (figure >= least, accused) == (True, [])


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("formula_fuzz", Path(__file__).with_name("fuzz.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_mutated_text_breaks_the_reader(fuzz: ModuleType) -> None:

    rng = random.Random(20261124)  # noqa: S311
    texts = [fuzz.sample(rng) for _ in range(600)]
    assert [text for text in texts if fuzz.breaks(text)] == []
