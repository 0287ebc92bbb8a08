"""Days and amounts as the phone says them."""

from datetime import date
from decimal import Decimal

from django.utils.timezone import localdate

from jixiao.values.money import grouped
from jixiao.web.screens.words import WEEKDAYS

SOON = 6
"""Days ahead that are told by the day of the week."""


def day(given: date | None) -> str:
    """Return a day beside today: 今天, 明天, 周五, 10月23日, with its year before it where that is another."""
    if given is None:
        return ""
    ahead = (given - localdate()).days
    if ahead in (-1, 0, 1):
        return ("昨天", "今天", "明天")[ahead + 1]
    if 1 < ahead <= SOON:
        return f"周{WEEKDAYS[given.weekday()]}"
    short = f"{given.month}月{given.day}日"
    return short if given.year == localdate().year else f"{given.year}年\n{short}"


def due(given: date | None) -> str:
    """Return by when something is: 今天, 周五, 过了 3 天."""
    over = (localdate() - given).days if given else 0
    return f"过了\n{over} 天" if over > 0 else day(given)


def yuan(amount: Decimal | None) -> str:
    """Return an amount with separators and two decimals, empty for none."""
    return "" if amount is None else grouped(amount)
