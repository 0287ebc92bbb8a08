"""The share of its points that an indicator earns, by the rules of a scheme: exact, without words and without rounding."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple

from jixiao.params.load import words
from jixiao.scoring.scheme import Scheme
from jixiao.system.patterns import of_ours
from jixiao.values.target import Target

COST, SATISFACTION = "成本指标", "满意度指标"
OPERATORS = frozenset({">=", "<=", "=", ">", "<", "range"})
PER_CENT = frozenset({"%", "％", "百分比", "%(百分比)"})
NONE, ALL = Fraction(0), Fraction(1)
Better = Literal["more", "less", "within"]

MET = "达到目标得满分"
RATIO = "按完成比例"
SHORT = "低于及格线不得分"
MISSED = "未达到不得分"
LINEAR = "按超出幅度直线扣分"
INVERSE = "按目标与实际之比"
BANDED = "满意度分档"
DEVIATION = "成本偏离分档"
TOO_LOW = "目标偏低调减"


ENGLISH = {
    MET: "all when met",
    RATIO: "by the degree of completion",
    SHORT: "nothing below the pass line",
    MISSED: "nothing when missed",
    LINEAR: "less by what is above the ceiling",
    INVERSE: "target ÷ actual",
    BANDED: "satisfaction by bands",
    DEVIATION: "cost by its deviation",
    TOO_LOW: "less for a target set too low",
}
"""What the rules are called in English."""


class Aim(NamedTuple):
    """A target as a scheme sees it: which way is better, its value (and ``high`` of a range), what kind of indicator it is."""

    better: Better
    value: Fraction
    high: Fraction | None = None
    is_cost: bool = False
    is_satisfaction: bool = False


class Earned(NamedTuple):
    """``share`` of the points by ``rule``; ``ratio`` is the degree of completion that gives it, None where none is formed."""

    share: Fraction
    rule: str
    ratio: Fraction | None = None


def aim_of(target: Target, level1: str | None, name: str | None, unit: str | None = None) -> Aim | None:
    """Return what a scheme scores a target by, None for one in words; ``unit`` is that of the actual, where the target has none."""
    is_rate = (target.unit or unit or "") in PER_CENT
    return aim_from(target.operator, target.value, target.high, level1=level1, name=name, is_rate=is_rate)


def aim_from(
    operator: object, value: Decimal | None, high: Decimal | None, *, level1: str | None, name: str | None, is_rate: bool
) -> Aim | None:
    """Return what a scheme scores a target by; ``>`` and ``<`` score like ``≥`` and ``≤``, a word or half a range not at all."""
    if value is None or operator not in OPERATORS or (operator == "range" and high is None):
        return None
    is_range = operator == "range"
    return Aim(
        better="within" if is_range else better_way(operator, value, level1, name),
        value=Fraction(value),
        high=Fraction(high) if is_range and high is not None else None,
        is_cost=level1 == COST,
        is_satisfaction=is_rate and level1 == SATISFACTION,
    )


def better_way(operator: object, value: Decimal, level1: str | None, name: str | None) -> Better:
    """Return whether more or less is better: by the sign; ``=`` by what is counted, and nothing is less than none."""
    if operator != "=":
        return "less" if operator in ("<=", "<") else "more"
    return "less" if value == 0 or level1 == COST or (name is not None and is_defect(name)) else "more"


@cache
def _defects() -> re.Pattern[str]:
    return of_ours(f"(?:{'|'.join(map(re.escape, words('defect_endings')))})(?:[(（%％].*)?$")


def is_defect(name: str) -> bool:
    """Whether the name ends in a fault or a loss, of which less is better."""
    return _defects().search(name) is not None


def earned(scheme: Scheme, aim: Aim, actual: Fraction) -> Earned:
    """Return the share that the actual earns; below a target that is no loss, a negative actual counts as nothing reached."""
    reached = max(actual, NONE) if aim.value >= 0 else actual
    if aim.is_satisfaction and scheme.satisfaction.bands:
        return _banded(scheme, aim, reached)
    if aim.is_cost and scheme.cost.bands and aim.value > 0 and aim.better != "within":
        return _deviating(scheme, aim, reached)
    if aim.better == "within" and aim.high is not None:
        return _within(scheme, aim, aim.high, reached)
    return _more(scheme, aim.value, reached) if aim.better == "more" else _less(scheme, aim.value, reached)


def deviation_of(aim: Aim, actual: Fraction) -> Fraction | None:
    """Return 偏离度: how far the actual is beyond the target (above 0) or short of it, as a part of it; None for a range or 0.

    Where less is better, less is beyond.
    """
    if aim.value == 0 or aim.better == "within":
        return None
    away = (actual - aim.value) / abs(aim.value)
    return -away if aim.better == "less" else away


def reduced(scheme: Scheme, ratio: Fraction) -> Earned | None:
    """Return what is left where a target was clearly too low and passed by far; None where the scheme takes nothing off."""
    beyond = ratio * 100 - Fraction(scheme.over.asks_from)
    if not scheme.over.reduces or beyond <= 0:
        return None
    off = min(beyond * Fraction(scheme.over.slope), Fraction(scheme.over.most)) / 100
    return Earned(1 - off, TOO_LOW, ratio)


def _more(scheme: Scheme, value: Fraction, reached: Fraction) -> Earned:
    ratio = reached / value if value > 0 else None
    if reached >= value:
        return Earned(ALL, MET, ratio)
    if ratio is None or scheme.more.short == "nothing":
        return Earned(NONE, MISSED, ratio)
    if scheme.more.pass_from is not None and ratio * 100 < Fraction(scheme.more.pass_from):
        return Earned(NONE, SHORT, ratio)
    return Earned(ratio, RATIO, ratio)


def _less(scheme: Scheme, value: Fraction, reached: Fraction) -> Earned:
    if reached <= value:
        return Earned(ALL, MET, ALL if value > 0 else None)
    if value <= 0 or scheme.less.over == "nothing":
        return Earned(NONE, MISSED)
    if scheme.less.over == "inverse":
        return Earned(value / reached, INVERSE, value / reached)
    left = max(2 * value - reached, NONE) / value
    return Earned(left, LINEAR, left)


def _within(scheme: Scheme, aim: Aim, high: Fraction, reached: Fraction) -> Earned:
    """Below a range like a shortfall of its lower end, above it like an excess over its upper end."""
    if aim.value <= reached <= high:
        return Earned(ALL, MET)
    return _more(scheme, aim.value, reached) if reached < aim.value else _less(scheme, high, reached)


def _banded(scheme: Scheme, aim: Aim, reached: Fraction) -> Earned:
    bands = scheme.satisfaction.bands
    share = next((Fraction(band.share) / 100 for band in bands if reached >= band.floor), NONE)
    return Earned(share, BANDED, reached / aim.value if aim.value > 0 else None)


def _deviating(scheme: Scheme, aim: Aim, reached: Fraction) -> Earned:
    away = abs(reached - aim.value) / aim.value * 100
    share = next((Fraction(band.share) / 100 for band in scheme.cost.bands if away <= band.deviation), NONE)
    return Earned(share, DEVIATION, reached / aim.value)


def share_of(per_cent: Decimal) -> Fraction:
    """Return a percentage as a share."""
    return Fraction(per_cent) / 100
