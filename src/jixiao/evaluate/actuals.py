"""From a measured value to the actual of an indicator: in the unit of its target, printed with the digits that matter."""

from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from jixiao.evaluate.bindings import Binding
from jixiao.evaluate.given import Actual
from jixiao.facts.measure import measure
from jixiao.facts.outcomes import in_unit_of, unit_factor
from jixiao.formula.target import read_target
from jixiao.ledger.measured import Measured
from jixiao.model.document import Indicator
from jixiao.model.evaluation import Evidence
from jixiao.model.step import Words, step
from jixiao.values.rounding import fixed, half_up, tidy
from jixiao.values.target import Target

USUAL, MOST = 2, 6
NOTHING = Actual(evidence="none", problem=step("no_evidence"))
MEASURED = frozenset((
    "money", "percent", "ratio", "point", "day", "night", "hour", "minute", "week", "month", "quarter", "year", "lesson",
    "area", "volume", "length", "mass", "energy", "data",
))  # fmt: skip
"""Classes of units that measure; the others count things."""


def actual_of(indicator: Indicator, binding: Binding | None, measured: Measured | None, supposed: str | None) -> Actual:
    """Return what the indicator reached: a supposition first, then records, then what the unit states, then what the form prints.

    What the unit states beside a measure that gives nothing is a claim.
    """
    if supposed is not None:
        return _said(indicator, supposed, "measured" if measured is not None else "stated")
    said = None if binding is None else binding.stated
    if measured is not None:
        found = _measured(indicator, measured)
        return found if found.evidence != "none" or said is None else replace(_said(indicator, said, "stated"), is_claim=True)
    stated = indicator.actual if said is None else said
    if stated is not None:
        return _said(indicator, stated, "stated")
    unproved = binding.unproved if binding is not None else None
    return NOTHING if unproved is None else Actual(evidence="none", problem=step("unproved", why=unproved))


def _measured(indicator: Indicator, measured: Measured) -> Actual:
    if measured.doubt is not None:
        return Actual(evidence="none", problem=step("doubtful", why=Words(measured.doubt.zh, measured.doubt.en)))
    if measured.exact is None:
        failed = step("no_rows") if measured.problem is None else step("measure_failed", why=measured.problem)
        return Actual(evidence="none", problem=failed)
    target = indicator.target
    aim = target.unit if target is not None and target.value is not None else None
    factor = comparable(measured.unit, aim)
    if factor is None:
        return Actual(evidence="none", problem=step("other_unit", own=measured.unit, aim=aim or ""))
    unit = aim or measured.unit
    value = shown_value(measured.exact * factor, target)
    evidence: Evidence = "stated" if measured.stated else "measured"
    return Actual(evidence=evidence, value=value, unit=unit, text=printed(value, unit), is_claim=measured.stated)


def comparable(own: str, aim: str | None) -> Fraction | None:
    """Return what a number in its own unit is multiplied by in the target's unit; None where they can't be held together.

    Who binds an indicator says that both count the same thing: 次 and 批 then do, and 元/人 is the 元 of a cost a head.
    """
    factor = unit_factor(own, aim)
    if factor is not None or aim is None:
        return factor
    ours, theirs = measure(own), measure(aim)
    if {ours.kind, theirs.kind}.isdisjoint(MEASURED):
        return Fraction(1)
    return unit_factor(own.partition("/")[0], aim) if ours.per is not None and theirs.per is None else None


def _said(indicator: Indicator, text: str, evidence: Evidence) -> Actual:
    """Return an actual that somebody wrote: a number in the unit of the target, or a word."""
    read = read_target(text.strip()).target
    target = indicator.target
    value = in_unit_of(target, read) if read.value is not None and read.high is None else None
    if value is None:
        return Actual(evidence=evidence, word=text.strip(), text=text.strip())
    unit = read.unit if target is None or target.value is None else target.unit or read.unit
    value = tidy(value)
    return Actual(evidence=evidence, value=value, unit=unit, text=text.strip() if read.unit else printed(value, unit))


def shown_value(value: Fraction, target: Target | None) -> Decimal:
    """Return the value with two decimals half up, with more where rounding would lift it over its target or drop it under."""
    for places in range(USUAL, MOST):
        rounded = half_up(value, places)
        if target is None or target.value is None or _side(rounded, target.value) == _side(value, target.value):
            return tidy(rounded)
    return tidy(half_up(value, MOST))


def _side(value: Fraction | Decimal, aim: Decimal) -> int:
    return (value > aim) - (value < aim)


def printed(number: Decimal, unit: str | None) -> str:
    """Return a number as the column 实际完成值 prints it: money with two decimals, rates with their sign."""
    text = fixed(number) if unit is not None and "元" in unit and "万" not in unit else f"{number:f}"
    return f"{text}{unit or ''}"


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Return a share in per cent, with two decimals half up; None for a blank or a whole of nothing."""
    return None if part is None or whole is None or whole == 0 else half_up(Fraction(part) * 100 / Fraction(whole), 2)
