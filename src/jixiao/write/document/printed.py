"""Fields as forms print them: money in the form's unit, dates, figures, targets; a blank prints as nothing."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from jixiao.forms.layout import TARGET_PARTS
from jixiao.model.document import Funding, Indicator, Project
from jixiao.values.money import SCALES, Money
from jixiao.values.target import SIGNS, Target

RATES = frozenset(("execution_rate", "rate_fiscal", "rate_carried_over", "rate_other"))
FIGURES = RATES | {"execution_points", "execution_score"}


@cache
def is_money(field: str) -> bool:
    """Return whether a field of a project holds money."""
    group, _, name = field.partition("/")
    return group == "funding" and name in Funding.__struct_fields__ and name not in FIGURES


def is_rate(field: str) -> bool:
    """Return whether a field of a project holds a rate in per cent."""
    return field.removeprefix("funding/") in RATES


def value_of(project: Project, field: str) -> Any:  # noqa: ANN401 - a field's value is of the field's type
    """Return the value of a field such as ``funding/annual``; None for a blank."""
    found: Any = project
    for name in field.split("/"):
        found = getattr(found, name)
    return found


def printed(project: Project, field: str, unit: str, decimals: int = 2) -> str:
    """Return a project's field as its form prints it, money in ``unit``; "" for a blank."""
    value = value_of(project, field)
    if value is None:
        return ""
    if is_money(field):
        return money(value, unit, decimals)
    if is_rate(field):
        return f"{plain_number(value)}%"
    if isinstance(value, Decimal):
        return plain_number(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def money(amount: Money, unit: str, decimals: int = 2) -> str:
    """Return an amount in ``unit`` with thousands separators; more decimals than usual only where it would not be exact."""
    scaled = amount.scaleb(1 - len(str(SCALES[unit])))
    places = max(decimals, -int(scaled.normalize().as_tuple().exponent))
    return f"{scaled:,.{places}f}"


def exact_wan(amount: Money) -> str:
    """Return an amount in 万元 without separators, as a cover states it; exact, so with more decimals where they are needed."""
    return money(amount, "万元").replace(",", "")


def plain_number(number: Decimal) -> str:
    """Return a number as it was printed, never with an exponent."""
    return f"{number:f}"


def indicator_cell(indicator: Indicator, field: str) -> str:
    """Return what a column of the indicator table shows of an indicator; "" for a blank."""
    if field in TARGET_PARTS:
        return target_part(indicator.target, field) if indicator.target is not None else ""
    value = getattr(indicator, field)
    return "" if value is None else plain_number(value) if isinstance(value, Decimal) else str(value)


def target_part(target: Target, field: str) -> str:
    """Return the target as written, or its sign, figure and unit where a form keeps them apart."""
    apart = target.value is not None and target.operator in SIGNS
    if field == "target":
        return target.raw
    if field == "target/sign":
        return SIGNS[target.operator] if apart else "定性" if target.operator == "word" else ""
    if field == "target/unit":
        return (target.unit or "") if apart else ""
    return plain_number(target.value) if apart and target.value is not None else target.raw
