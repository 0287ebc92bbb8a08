"""Slips of the pen in a printed number: digits swapped, a zero more, a factor; its thousands separators and decimals stay."""

import re
from decimal import Decimal

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def scaled(printed: str, times: Decimal) -> str:
    """Return the number multiplied, written as it was."""
    return written(Decimal(printed.replace(",", "")) * times, printed)


def moved(printed: str, by: Decimal) -> str:
    """Return the number with something added, written as it was."""
    return written(Decimal(printed.replace(",", "")) + by, printed)


def swapped(printed: str) -> str | None:
    """Return the number with its first two neighbouring digits that differ swapped, None where there are none."""
    for at in range(len(printed) - 1):
        one, two = printed[at], printed[at + 1]
        if one.isdigit() and two.isdigit() and one != two and (at or two != "0"):
            return printed[:at] + two + one + printed[at + 2 :]
    return None


def written(value: Decimal, like: str) -> str:
    """Return the value with as many decimals as ``like`` (more where it needs them) and separators where it has some."""
    decimals = len(like.partition(".")[2])
    exact = value.normalize()
    needed = max(decimals, -int(exact.as_tuple().exponent), 0)
    return f"{value:,.{needed}f}" if "," in like else f"{value:.{needed}f}"
