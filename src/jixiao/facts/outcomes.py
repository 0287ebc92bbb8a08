"""What monitoring and self-evaluation forms say was reached, as numbers in the unit of the target they answer to."""

import re
from decimal import Decimal
from fractions import Fraction

from jixiao.facts.measure import fit, measure
from jixiao.facts.schema import Row
from jixiao.formula.deadline import deadline
from jixiao.formula.numerals import counted
from jixiao.formula.target import read_target
from jixiao.formula.units import alike, money_scale, scale_of
from jixiao.model.document import Indicator, Project
from jixiao.values.target import Target

MONTH = re.compile(r"(\d{1,2})月(?!.*月)")
QUARTER = re.compile(r"([一二三四1-4])季度")
PER_CENT = frozenset({"%", "％", "百分比"})


def outcome_row(indicator: Indicator, year: int | None) -> Row:
    """Return the columns of an indicator's actual value, progress and forecast; nothing for a form that has none."""
    row: Row = {}
    if indicator.actual:
        actual = read_target(indicator.actual).target
        row |= {
            "actual_operator": actual.operator,
            "actual_value": in_unit_of(indicator.target, actual),
            "actual_unit": actual.unit,
            "actual_unit_class": measure(actual.unit).kind,
            "actual_word": actual.word,
            "actual_date": deadline(actual.word, year) if actual.word else None,
        }
    for name, text in (("to_date", indicator.to_date), ("forecast", indicator.forecast)):
        if text:
            found = read_target(text).target
            row |= {name: text, f"{name}_value": in_unit_of(indicator.target, found)}
            if name == "forecast" and found.word:
                row["forecast_date"] = deadline(found.word, year)
    return row


def in_unit_of(target: Target | None, actual: Target) -> Decimal | None:
    """Return the actual number in the target's unit; None for words, ranges, and a unit that measures something else.

    Beside a target of 1 or less without a unit, a share of one, per cent are hundredths.
    """
    if actual.value is None or actual.high is not None:
        return None
    if target and target.unit is None and target.value is not None and target.value <= 1 and actual.unit in PER_CENT:
        return fit(Fraction(actual.value) / 100)
    factor = unit_factor(actual.unit, target.unit if target else None)
    return None if factor is None else fit(Fraction(actual.value) * factor)


def unit_factor(own: str | None, wanted: str | None) -> Fraction | None:
    """Return what a number in a unit is to be multiplied by in another unit; None where they measure different things."""
    if own is None or wanted is None or own == wanted or (own in PER_CENT and wanted in PER_CENT):
        return Fraction(1)
    mine, theirs = money_scale(own), money_scale(wanted)
    if mine is not None and theirs is not None:
        return Fraction(mine) / Fraction(theirs) if measure(own).per == measure(wanted).per else None
    return Fraction(scale_of(own), scale_of(wanted)) if alike(own, wanted) else None


def rate_step(project: Project) -> Decimal | None:
    """Return what one unit of the last printed digit of the execution rate is worth, in percentage points."""
    rate = project.funding.execution_rate
    exponent = rate.as_tuple().exponent if rate is not None else None
    return fit(Decimal(1).scaleb(min(exponent, 0))) if isinstance(exponent, int) else None


def stage_month(stage: str | None) -> int | None:
    """Return the last month that a monitoring form's stage covers (7 for 1-7月, 6 for 上半年); None where it can't be told."""
    if stage is None:
        return None
    if found := MONTH.search(stage):
        month = int(found[1])
        return month if 1 <= month <= 12 else None
    if found := QUARTER.search(stage):
        return (counted(found[1]) or 0) * 3
    return 6 if "半年" in stage else None
