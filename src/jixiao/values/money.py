"""Money as exact Decimal yuan with two decimals, whatever unit was printed."""

from decimal import Decimal
from fractions import Fraction

from jixiao.values.rounding import half_up, ratio_half_up

Money = Decimal
"""An amount in yuan with exactly two decimals."""

CENT = Decimal("0.01")
SCALES = {"元": 1, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
"""Printed money units and their worth in yuan."""
UNITS = "|".join(sorted(SCALES, key=len, reverse=True))
"""Alternatives of a printed money unit for a pattern."""


def yuan(amount: Decimal | Fraction | int | str, unit: str = "元") -> Money:
    """Return ``amount`` of ``unit`` as yuan, rounded half up to the cent; KeyError for an unknown unit."""
    over, under = (Fraction(amount) if isinstance(amount, str) else amount).as_integer_ratio()
    return ratio_half_up(over * SCALES[unit], under, 2)


def grouped(amount: Money) -> str:
    """Return the amount as official forms print it: ``4,600,800.00``."""
    return f"{half_up(amount, 2):,f}"


def signed(amount: Money) -> str:
    """Return the amount with its sign: ``+60,000.00``."""
    return f"{half_up(amount, 2):+,f}"
