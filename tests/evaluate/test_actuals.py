"""From a measured value to the actual that a form prints."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.evaluate.actuals import actual_of, comparable, printed, share, shown_value
from jixiao.evaluate.bindings import Binding
from jixiao.formula.target import read_target
from jixiao.ledger.measured import Measured
from jixiao.model.document import Indicator
from jixiao.model.step import Step, step

AIM = Indicator(name="满意度", target=read_target("≥90%").target)
BOUND = Binding(indicator="/projects/0/indicators/0", measure="x")


def measured(exact: Fraction | None, unit: str = "%") -> Measured:
    return Measured(measure="x", unit=unit, exact=exact, rows=3)


@pytest.mark.parametrize(
    ("exact", "target", "shown"),
    [
        (Fraction(21200, 241), "≥90%", "87.97"),
        (Fraction(279), "≥280人", "279"),
        (Fraction(89996, 1000), "≥90%", "89.996"),
        (Fraction(90), "≥90%", "90"),
        (Fraction(24000049, 10000), "≤2400元", "2400.005"),
        (Fraction(1, 3), "≥1%", "0.33"),
    ],
)
def test_a_value_is_rounded_but_never_over_its_target(exact: Fraction, target: str, shown: str) -> None:
    assert shown_value(exact, read_target(target).target) == Decimal(shown)


@given(st.fractions(0, 200, max_denominator=10_000), st.integers(1, 150))
def test_rounding_never_meets_a_target_that_was_missed(exact: Fraction, aim: int) -> None:
    shown = shown_value(exact, read_target(f"≥{aim}%").target)
    assert (shown >= aim) == (exact >= aim) or abs(exact - aim) < Fraction(1, 10**6)
    assert abs(Fraction(shown) - exact) <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("own", "aim", "factor"),
    [
        ("元", "万元", Fraction(1, 10_000)),
        ("元/人", "元", Fraction(1)),
        ("次", "批", Fraction(1)),
        ("人", "人次", Fraction(1)),
        ("%", None, Fraction(1)),
        ("%", "%", Fraction(1)),
        ("%", "人", None),
        ("元", "%", None),
        ("元/人", "元/次", None),
    ],
)
def test_units_are_held_together_only_where_they_measure_the_same(own: str, aim: str | None, factor: Fraction | None) -> None:
    assert comparable(own, aim) == factor


def test_records_come_before_what_is_said_and_a_supposition_before_both() -> None:
    said = Binding(indicator="/projects/0/indicators/0", measure="x", stated="95%")
    assert actual_of(AIM, said, measured(Fraction(88)), None).text == "88%"
    assert actual_of(AIM, said, measured(Fraction(88)), "91").text == "91%"
    assert actual_of(AIM, said, None, None).evidence == "stated"


@pytest.mark.parametrize(
    ("binding", "found", "why"),
    [
        (None, None, step("no_evidence")),
        (Binding(indicator="a", unproved="没有问卷"), None, step("unproved", why="没有问卷")),
        (BOUND, measured(None), step("no_rows")),
        (BOUND, measured(Fraction(3), "人"), step("other_unit", own="人", aim="%")),
    ],
)
def test_without_evidence_the_reason_is_told_and_nothing_is_guessed(binding: Binding | None, found: Measured | None, why: Step) -> None:
    actual = actual_of(AIM, binding, found, None)
    assert (actual.evidence, actual.value, actual.problem) == ("none", None, why)


def test_a_word_that_the_unit_states_stays_a_word() -> None:
    actual = actual_of(Indicator(target=read_target("有效").target), Binding(indicator="a", stated="达成年度指标"), None, None)
    assert (actual.word, actual.value) == ("达成年度指标", None)


@pytest.mark.parametrize(
    ("number", "unit", "text"), [("2000", "元", "2000.00元"), ("5", "万元", "5万元"), ("87.97", "%", "87.97%"), ("9", None, "9")]
)
def test_money_is_printed_with_two_decimals(number: str, unit: str | None, text: str) -> None:
    assert printed(Decimal(number), unit) == text


def test_a_share_of_nothing_is_unknown() -> None:
    assert share(Decimal(1), Decimal(0)) is None
    assert share(None, Decimal(1)) is None
    assert share(Decimal(1), Decimal(3)) == Decimal("33.33")
