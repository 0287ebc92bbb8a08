"""Numbers against their targets: the cases of the field's rules, one line each in data/values.toml."""

import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from jixiao.formula.target import read_target
from jixiao.scoring.scheme import DEFAULT, scheme_named
from jixiao.scoring.score import Scored, score_value
from jixiao.values.target import Target
from jixiao.write.evaluation.working import working_words
from jixiao.write.page import Page

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "data/values.toml").read_text("utf-8"))["case"]


def scored(case: dict[str, Any]) -> Scored:
    return score_value(
        scheme_named(case.get("scheme", DEFAULT)),
        read_target(case["target"]).target,
        case.get("level1", "产出指标"),
        case.get("name", "完成数量"),
        Decimal(case["actual"]),
        Decimal(case.get("points", "10")),
        too_low=case.get("too_low", False),
    )


def title(case: dict[str, Any]) -> str:
    return " ".join(str(case[key]) for key in ("scheme", "target", "actual", "points") if key in case)


@pytest.mark.parametrize("case", CASES, ids=title)
def test_a_value_earns(case: dict[str, Any]) -> None:
    assert str(scored(case).score) == case["score"]


@pytest.mark.parametrize("case", CASES, ids=title)
def test_the_rule_is_named(case: dict[str, Any]) -> None:
    assert scored(case).rule == case["rule"]


@pytest.mark.parametrize("case", CASES, ids=title)
def test_a_deviation_asks_for_its_reason(case: dict[str, Any]) -> None:
    assert scored(case).asks_reason is case["reason"]


@pytest.mark.parametrize(
    ("target", "actual", "deviation"),
    [
        ("≥280(人)", "279", Fraction(-1, 280)),
        ("≥100(人)", "130", Fraction(3, 10)),
        ("=100(人)", "100", Fraction(0)),
        ("≤100(元)", "70", Fraction(3, 10)),
        ("≤100(元)", "150", Fraction(-1, 2)),
        ("≥-5(%)", "-6", Fraction(-1, 5)),
        ("≥0(人)", "30", None),
        ("18-26(人)", "30", None),
    ],
)
def test_deviation_is_above_nothing_beyond_the_target(target: str, actual: str, deviation: Fraction | None) -> None:
    assert scored({"target": target, "actual": actual}).deviation == deviation


def test_no_actual_has_no_score() -> None:
    target = Target(raw="≥1", operator=">=", value=Decimal(1))
    assert score_value(scheme_named(DEFAULT), target, None, None, None, Decimal(10)).score is None


@pytest.mark.parametrize("target", [Target(raw="及时", operator="word", word="及时"), Target(raw="1-", operator="range", value=Decimal(1))])
def test_what_holds_no_figure_has_no_score(target: Target) -> None:
    assert score_value(scheme_named(DEFAULT), target, None, None, Decimal(90), Decimal(10)).score is None


def test_a_figure_without_a_scale_says_so() -> None:
    target = Target(raw="及时", operator="word", word="及时")
    made = score_value(scheme_named(DEFAULT), target, None, None, Decimal(90), Decimal(10))
    assert working_words(made.working, Page()) == ["目标“及时”没有分级标准，90% 换不成分数，不计分。"]


def test_the_score_says_what_it_rests_on() -> None:
    target = Target(raw="≥2", operator=">=", value=Decimal(2))
    made = score_value(scheme_named(DEFAULT), target, None, None, Decimal(1), Decimal(10))
    assert made.working[0].law == "财预〔2020〕10号：未达到目标的，按实际÷目标的比例计分［未与官方文本核对］"
