"""Whether an actual is possible at all for its unit: a part is never more than the whole, a count never negative."""

from decimal import Decimal

from jixiao.errors import UsageWrong
from jixiao.params.load import words
from jixiao.scoring.working import figure
from jixiao.values.target import Target

WHOLES = {"%": 100, "％": 100, "百分比": 100, "%(百分比)": 100, "‰": 1000}
"""Units of a part of a whole, and what the whole is in them."""


def check_actual(target: Target | str | None, value: Decimal, name: str | None = None) -> None:
    """Raise UsageWrong for a value that the unit of the target (or the unit itself) can't take.

    A rate may pass 100 % where the name (增长率) or the target itself does, and fall below 0 where the name says growth.
    """
    unit, aim = (target.unit, target) if isinstance(target, Target) else (target, None)
    bounds = [bound for bound in (aim.value, aim.high) if bound is not None] if aim is not None else []
    grows = name is not None and any(word in name for word in words("growth_words"))
    shown = figure(value, unit)
    if not value.is_finite():
        raise UsageWrong(f"“{value}”不是一个数。请写一个数，如 285。", f"“{value}” is no number; write one like 285.")
    if value < 0 and not grows and all(bound >= 0 for bound in bounds):
        raise UsageWrong(
            f"实际完成值不会是 {shown}：数量、金额和比率都不小于零。请改为零或正数。",
            f"The actual can't be {shown}: a quantity, an amount and a rate are never below zero. Write zero or more.",
        )
    whole = WHOLES.get(unit or "")
    if whole is not None and value > whole and not grows and all(bound <= whole for bound in bounds):
        raise UsageWrong(
            f"实际完成值不会是 {shown}：部分不会多于全体，“{unit}”最多是 {whole}。请按指标的定义填比率，不要填完成的程度。",
            f"The actual can't be {shown}: a part is never more than the whole, at most {whole} {unit}. Give the rate, not the fulfilment.",
        )
