"""Money as exact Decimal yuan with two decimals, whatever unit was printed."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

Money = Decimal
"""An amount in yuan with exactly two decimals."""

CENT = Decimal("0.01")
SCALES = {"元": 1, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
"""Printed money units and their worth in yuan."""


def yuan(amount: Decimal | Fraction | int | str, unit: str = "元") -> Money:
    """Return ``amount`` of ``unit`` as yuan, rounded half up to the cent; KeyError for an unknown unit."""
    exact = Fraction(amount) * SCALES[unit]
    cents, rest = divmod(abs(exact.numerator) * 100, exact.denominator)
    cents += 2 * rest >= exact.denominator
    return Decimal(-cents if exact < 0 else cents).scaleb(-2).quantize(CENT, ROUND_HALF_UP)


def grouped(amount: Money) -> str:
    """Return the amount as official forms print it: ``4,600,800.00``."""
    return f"{amount:,.2f}"
