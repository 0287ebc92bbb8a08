"""What holds for every target, actual and scheme; scores equal a slow oracle written from the rules' text alone.

The oracle (3.3 of the field's rules): full when the target is met; else for more-is-better points × actual ÷ target, for
less-is-better points × (1 − (actual − target) ÷ target) down to nothing, or points × target ÷ actual; bands of satisfaction
90/80/60 for 100/80/50 %; cost within 10/15/20 % of the target for 100/60/20 %; nothing below a pass line; half up to hundredths.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jixiao.scoring.scheme import scheme_named, schemes
from jixiao.scoring.score import score_execution, score_value
from jixiao.scoring.weights import Levelled, points_of
from jixiao.values.target import Operator, Target

COST, SATISFACTION, OUTPUT = "成本指标", "满意度指标", "产出指标"
LEVELS = (COST, OUTPUT, "效益指标", SATISFACTION)
HUNDREDTHS = st.integers(0, 100_000).map(lambda number: Decimal(number).scaleb(-2))
SIGNED = st.integers(-20_000, 100_000).map(lambda number: Decimal(number).scaleb(-2))
POINTS = st.integers(0, 9000).map(lambda number: Decimal(number).scaleb(-2))
OPERATORS: tuple[Operator, ...] = (">=", "<=", "=", ">", "<")
NAMES = sorted(schemes())
DEVIATING = frozenset({"jiangxi-2017"})
"""Where saving too much on a cost earns less too: there the better direction is towards the target."""


class Asked(NamedTuple):
    """A row to be scored."""

    operator: Operator
    target: Decimal
    level1: str
    name: str
    unit: str
    points: Decimal


ASKED = st.builds(
    Asked,
    operator=st.sampled_from(OPERATORS),
    target=HUNDREDTHS,
    level1=st.sampled_from(LEVELS),
    name=st.sampled_from(("发放人数", "差错率", "满意度")),
    unit=st.sampled_from(("%", "人", "元")),
    points=POINTS,
)


def ours(scheme: str, asked: Asked, actual: Decimal) -> Decimal:
    target = Target(raw="x", operator=asked.operator, value=asked.target, unit=asked.unit)
    score = score_value(scheme_named(scheme), target, asked.level1, asked.name, actual, asked.points).score
    assert score is not None
    return score


def half_up_hundredths(number: Fraction) -> Fraction:
    return Fraction(floor(number * 100 + Fraction(1, 2)), 100)


def oracle(scheme: str, asked: Asked, actual: Decimal) -> Fraction:
    return half_up_hundredths(
        Fraction(asked.points) * oracle_share(scheme, asked, Fraction(asked.target), max(Fraction(actual), Fraction(0)))
    )


def oracle_share(scheme: str, asked: Asked, target: Fraction, actual: Fraction) -> Fraction:
    if scheme == "guide-2021" and asked.level1 == SATISFACTION and asked.unit == "%":
        return Fraction(100 if actual >= 90 else 80 if actual >= 80 else 50 if actual >= 60 else 0, 100)
    if scheme == "jiangxi-2017" and asked.level1 == COST and target > 0:
        away = 100 * abs(actual / target - 1)
        return Fraction(5 if away <= 10 else 3 if away <= 15 else 1 if away <= 20 else 0, 5)
    if less_is_better(asked):
        return oracle_less(scheme, target, actual)
    if actual >= target:
        return Fraction(1)
    if scheme == "all-or-nothing" or (scheme == "guide-2021" and actual / target < Fraction(6, 10)):
        return Fraction(0)
    return actual / target


def less_is_better(asked: Asked) -> bool:
    if asked.operator == "=":
        return asked.target == 0 or asked.level1 == COST or asked.name == "差错率"
    return asked.operator in ("<", "<=")


def oracle_less(scheme: str, target: Fraction, actual: Fraction) -> Fraction:
    if actual <= target:
        return Fraction(1)
    if target == 0 or scheme == "all-or-nothing":
        return Fraction(0)
    if scheme in ("reverse-inverse", "ministry-2017", "jiangxi-2017"):
        return target / actual
    return max(Fraction(0), 1 - (actual - target) / target)


@given(st.sampled_from(NAMES), ASKED, SIGNED)
def test_a_score_equals_the_oracle(scheme: str, asked: Asked, actual: Decimal) -> None:
    assert ours(scheme, asked, actual) == oracle(scheme, asked, actual)


@given(st.sampled_from(NAMES), ASKED, SIGNED)
def test_a_score_lies_between_nothing_and_its_points(scheme: str, asked: Asked, actual: Decimal) -> None:
    assert 0 <= ours(scheme, asked, actual) <= asked.points


@given(st.sampled_from(NAMES), ASKED, SIGNED, SIGNED)
def test_a_better_actual_never_earns_less(scheme: str, asked: Asked, one: Decimal, other: Decimal) -> None:
    assume(not (scheme in DEVIATING and asked.level1 == COST))
    by_bands = scheme == "guide-2021" and asked.level1 == SATISFACTION and asked.unit == "%"
    worse, better = sorted((one, other), reverse=less_is_better(asked) and not by_bands)
    assert ours(scheme, asked, worse) <= ours(scheme, asked, better)


@given(ASKED, HUNDREDTHS, HUNDREDTHS)
def test_nearer_to_the_target_never_earns_less_where_deviation_counts(asked: Asked, one: Decimal, other: Decimal) -> None:
    cost = asked._replace(level1=COST)
    assume(cost.target > 0)
    farther, nearer = sorted((one, other), key=lambda actual: -abs(actual - cost.target))
    assert ours("jiangxi-2017", cost, farther) <= ours("jiangxi-2017", cost, nearer)


@given(st.sampled_from(NAMES), HUNDREDTHS, HUNDREDTHS, SIGNED, POINTS)
def test_a_range_is_kept_from_both_sides(scheme: str, low: Decimal, width: Decimal, actual: Decimal, points: Decimal) -> None:
    target = Target(raw="x", operator="range", value=low, high=low + width)
    score = score_value(scheme_named(scheme), target, OUTPUT, "人数", actual, points).score
    inside = low <= max(actual, Decimal(0)) <= low + width
    assert score is not None
    assert score == points if inside else 0 <= score <= points


@given(HUNDREDTHS, SIGNED, POINTS)
def test_execution_equals_the_oracle(budget: Decimal, executed: Decimal, points: Decimal) -> None:
    rate = min(Fraction(1), max(Fraction(0), Fraction(executed)) / Fraction(budget)) if budget else Fraction(0)
    assert score_execution(scheme_named("ministry-2020"), budget, executed, points).score == half_up_hundredths(Fraction(points) * rate)


ROWS = st.lists(st.tuples(st.sampled_from((*LEVELS, None)), HUNDREDTHS, HUNDREDTHS), min_size=1, max_size=12)
Rows = Sequence[tuple[str | None, Decimal, Decimal]]


def total(scheme: str, rows: Rows, points: Sequence[Decimal]) -> Decimal:
    scores = [
        score_value(scheme_named(scheme), Target(raw="x", operator=">=", value=target), level1, "数量", actual, own).score
        for (level1, target, actual), own in zip(rows, points, strict=True)
    ]
    return sum((score for score in scores if score is not None), Decimal(0))


@given(st.sampled_from(NAMES), ROWS)
def test_a_total_is_never_above_a_hundred(scheme: str, rows: Rows) -> None:
    made = points_of(scheme_named(scheme), [Levelled(level1) for level1, _, _ in rows])
    assert 0 <= total(scheme, rows, made.indicators) <= 100 - made.execution


@given(st.sampled_from(NAMES), ROWS, st.randoms(use_true_random=False))
def test_order_changes_no_level_s_points(scheme: str, rows: Rows, chance: object) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random

    def by_level(of: Rows) -> dict[str | None, list[Decimal]]:
        points = points_of(scheme_named(scheme), [Levelled(level1) for level1, _, _ in of]).indicators
        return {level: sorted(own for (l1, _, _), own in zip(of, points, strict=True) if l1 == level) for level in {r[0] for r in of}}

    shared = {OUTPUT, None, *scheme_named(scheme).weights.folded}
    assert {k: sum(v) for k, v in by_level(rows).items() if k not in shared} == {
        k: sum(v) for k, v in by_level(shuffled).items() if k not in shared
    }


@given(st.sampled_from(NAMES), st.lists(st.tuples(ASKED, HUNDREDTHS), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_order_changes_no_total_where_points_are_fixed(scheme: str, rows: list[tuple[Asked, Decimal]], chance: object) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert sum(ours(scheme, asked, actual) for asked, actual in rows) == sum(ours(scheme, asked, actual) for asked, actual in shuffled)


@pytest.mark.parametrize("name", NAMES)
def test_every_scheme_is_held_against_the_oracle(name: str) -> None:
    asked = Asked(">=", Decimal(100), OUTPUT, "发放人数", "人", Decimal(10))
    assert ours(name, asked, Decimal(80)) == oracle(name, asked, Decimal(80))
