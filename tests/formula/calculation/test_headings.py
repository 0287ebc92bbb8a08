"""The money unit over a column of amounts, from the smallest to the largest: what numbers without a unit are worth."""

from decimal import Decimal
from fractions import Fraction

import pytest

from jixiao.formula.calculation.evaluate import evaluate
from jixiao.formula.calculation.statement import cost_items

WORTHS = {
    "分": Fraction(1, 100),
    "角": Fraction(1, 10),
    "元": Fraction(1),
    "十元": Fraction(10),
    "百元": Fraction(100),
    "千元": Fraction(1_000),
    "万元": Fraction(10_000),
    "十万元": Fraction(100_000),
    "百万元": Fraction(1_000_000),
    "千万元": Fraction(10_000_000),
    "亿元": Fraction(100_000_000),
}


@pytest.mark.parametrize(("unit", "worth"), WORTHS.items(), ids=WORTHS.keys())
def test_a_calculation_is_worth_so_many_of_the_unit(unit: str, worth: Fraction) -> None:
    for found in (evaluate("5*300=1500", default_unit=unit), evaluate(f"单位：{unit} 5*300=1500")):
        told = (1500, None) if worth == 1 else (1500 * worth, "元")
        assert (found.value, found.unit, found.holds) == (*told, True)
    assert evaluate("5*300=1600", default_unit=unit).holds is False
    assert evaluate("5*300=0", default_unit=unit).holds is False


@pytest.mark.parametrize(("unit", "worth"), WORTHS.items(), ids=WORTHS.keys())
def test_a_result_in_yuan_may_be_that_of_figures_in_the_unit(unit: str, worth: Fraction) -> None:
    amount = Decimal((1500 * worth).numerator) / (1500 * worth).denominator
    assert evaluate(f"5*300={amount}元", default_unit=unit).holds is True
    assert evaluate(f"5*300={amount + 7}元", default_unit=unit).holds is False


@pytest.mark.parametrize(("unit", "worth"), WORTHS.items(), ids=WORTHS.keys())
def test_the_total_of_a_statement_is_in_yuan(unit: str, worth: Fraction) -> None:
    assert (
        cost_items(f"（单位：{unit}）\n读书会：5场*300=1500\n合计1500").total
        == Decimal((1500 * worth).numerator) / (1500 * worth).denominator
    )
