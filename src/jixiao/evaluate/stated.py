"""What people say an indicator reached, in ``--what-if`` and ``stated``: whether it can be at all, and whether it can be scored."""

import re
from decimal import Decimal

from jixiao.errors import UsageWrong
from jixiao.facts.outcomes import in_unit_of
from jixiao.formula.deadline import deadline
from jixiao.formula.target import read_target
from jixiao.model.document import Indicator
from jixiao.scoring.check import check_actual
from jixiao.values.money import Money, yuan

AMOUNT = re.compile(r"([0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(\.[0-9]{1,6})?\s*(元|千元|万元|百万元|亿元)?")


def check_possible(indicator: Indicator, said: str, place: str) -> None:
    """Raise UsageWrong, with the place, for a number that the unit of the target can't take, such as 120 % or fewer than none."""
    target, value = indicator.target, number_stated(indicator, said)
    if target is None or value is None:
        return
    aim = target if target.value is not None else read_target(said.strip()).target.unit or "%"
    try:
        check_actual(aim, value, indicator.name)
    except UsageWrong as wrong:
        raise UsageWrong(f"{place}：{wrong.zh}", f"{place}: {wrong.en}") from wrong


def check_comparable(indicator: Indicator, said: str, year: int | None) -> None:
    """Raise UsageWrong for what could not be held against the target: a word against a number, another unit, no day for a deadline."""
    target = indicator.target
    if target is None:
        raise UsageWrong(
            f"指标“{indicator.name}”没有指标值，无从比较，不能假设完成值。",
            f"The indicator “{indicator.name}” has no target to hold a value against.",
        )
    if target.value is not None and number_stated(indicator, said) is None:
        raise UsageWrong(
            f"指标“{indicator.name}”的指标值是“{target.raw}”，不能和“{said}”比较。请写一个数，单位与指标值相同，或者不写单位。",
            f"The target of “{indicator.name}” is “{target.raw}”, which “{said}” can't be held against; give a number, in its unit or without one.",
        )
    if target.value is None and deadline(target.word or "", year) is not None and deadline(said, year) is None:
        raise UsageWrong(
            f"指标“{indicator.name}”的指标值是期限“{target.raw}”，“{said}”不是日期。请写完成的日期，如 {year or 2024}-10-31。",
            f"The target of “{indicator.name}” is a day, “{target.raw}”; “{said}” is none. Write one like {year or 2024}-10-31.",
        )


def number_stated(indicator: Indicator, said: str) -> Decimal | None:
    """Return the number in the unit of the target; None for a word, a range, or a unit that does not compare."""
    read = read_target(said.strip()).target
    return in_unit_of(indicator.target, read) if read.value is not None and read.high is None else None


def amount_stated(said: str) -> Money | None:
    """Return an amount of money in yuan to the cent: ``500000``, ``500,000.00``, ``50万元``; None for anything else."""
    found = AMOUNT.fullmatch(said.strip())
    if found is None:
        return None
    number, unit = Decimal(found[1].replace(",", "") + (found[2] or "")), found[3] or "元"
    amount = yuan(number, unit)
    return amount if amount == number * yuan(1, unit) else None
