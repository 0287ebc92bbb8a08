"""Actual values as numbers in the unit of their target."""

from decimal import Decimal

import pytest

from jixiao.facts.outcomes import in_unit_of, outcome_row, rate_step, stage_month
from jixiao.formula.target import read_target
from jixiao.model.document import Funding, Indicator, Project


@pytest.mark.parametrize(
    ("target", "actual", "value"),
    [
        ("≤202.6万元", "132.9", "132.9"),
        ("≥20万元", "1327000元", "132.7"),
        ("≥100百分比", "100%", "100"),
        ("≥26.5万元/处", "24.28万元/处", "24.28"),
        ("≥90%", "-5%", "-5"),
        ("1", "100%", "1"),
        ("≥0.9", "95%", "0.95"),
    ],
)
def test_an_actual_value_is_in_the_target_s_unit(target: str, actual: str, value: str) -> None:
    assert in_unit_of(read_target(target).target, read_target(actual).target) == Decimal(value)


@pytest.mark.parametrize(("target", "actual"), [("≥10户", "36人"), ("≥10元/人", "36元"), ("≥10人", "完成"), ("≥10人", "5-8人")])
def test_another_unit_a_word_or_a_range_has_no_value(target: str, actual: str) -> None:
    assert in_unit_of(read_target(target).target, read_target(actual).target) is None


def test_without_a_target_the_number_stands_as_it_is() -> None:
    assert in_unit_of(None, read_target("36人").target) == Decimal(36)


def test_a_form_without_outcomes_has_no_columns() -> None:
    assert outcome_row(Indicator(name="场次"), 2024) == {}


def test_a_forecast_is_told_with_its_number() -> None:
    row = outcome_row(Indicator(name="场次", target=read_target("≥32处").target, forecast="30处"), 2024)
    assert row == {"forecast": "30处", "forecast_value": Decimal("30.0000")}


@pytest.mark.parametrize(("rate", "step"), [("86.19", "0.01"), ("98", "1"), ("1E+2", "1"), ("95.5", "0.1")])
def test_the_step_of_a_rate_is_its_last_digit(rate: str, step: str) -> None:
    assert rate_step(Project(funding=Funding(execution_rate=Decimal(rate)))) == Decimal(step)


def test_no_rate_has_no_step() -> None:
    assert rate_step(Project()) is None


@pytest.mark.parametrize(
    ("stage", "month"),
    [
        ("1-7月", 7),
        ("2025年8月31日", 8),
        ("上半年", 6),
        ("前三季度", 9),
        ("一季度", 3),
        ("12月", 12),
        ("1-13月", None),
        ("至今", None),
        (None, None),
    ],
)
def test_the_last_month_of_a_stage(stage: str | None, month: int | None) -> None:
    assert stage_month(stage) == month
