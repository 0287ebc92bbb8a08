"""Scores as products whose shown figures give the score: 14 × 0.9964 = 13.95."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from jixiao.model.step import Product
from jixiao.values.money import grouped
from jixiao.values.rounding import half_up, tidy

FEWEST, MOST = 4, 8
"""Decimals of a shown factor: more only where fewer would not give the score."""


class Factor(NamedTuple):
    """A factor as shown (0.9964, or the fraction 2/3 where no decimals do), and as a percentage (99.64)."""

    shown: Decimal | Fraction
    per_cent: Decimal | Fraction


def score_of(points: Decimal, share: Fraction) -> Decimal:
    """Return the share of the points with two decimals, half up, never above the points."""
    return Decimal(_hundredths(points, share.numerator, share.denominator)).scaleb(-2)


def _hundredths(points: Decimal, part: int, whole: int) -> int:
    """Return a share of the points in hundredths, half up; whole numbers only, because this is done for every row."""
    top, bottom = points.as_integer_ratio()
    rounded = (200 * top * part + bottom * whole) // (2 * bottom * whole)
    return min(rounded, 100 * top // bottom)


def factor_of(points: Decimal, share: Fraction) -> Factor:
    """Return the share with the fewest decimals from four on whose product with the points rounds to the score.

    What is neither nothing nor all is never shown as 0 or 1.
    """
    part, whole = share.numerator, share.denominator
    score = _hundredths(points, part, whole)
    for places in range(FEWEST, MOST + 1):
        ten = 10**places
        shown = (2 * part * ten + whole) // (2 * whole)
        if (whole == 1 or shown not in (0, ten)) and _hundredths(points, shown, ten) == score:
            exact = Decimal(shown)
            return Factor(tidy(exact.scaleb(-places)), tidy(exact.scaleb(2 - places)))
    return Factor(share, share * 100)


def product(points: Decimal, share: Fraction, factor: Factor | None = None) -> Product:
    """Return points × share = score, and whether it was rounded."""
    score, (top, bottom) = score_of(points, share), points.as_integer_ratio()
    rounded = 100 * top * share.numerator % (bottom * share.denominator) != 0
    return Product(tidy(points), (factor or factor_of(points, share)).shown, score, rounded)


def trimmed(number: Decimal) -> str:
    """Return a number without needless zeros and without an exponent."""
    return f"{tidy(number):f}"


def figure(number: Decimal | Fraction, unit: str | None) -> str:
    """Return a number with its unit: money of a form in yuan and cents, a rate with its sign, else a blank between."""
    value = number if isinstance(number, Decimal) else half_up(number, 4)
    if unit is None:
        return trimmed(value)
    if unit.startswith("元") and value == value.quantize(Decimal("0.01")):
        return f"{grouped(value)} {unit}"
    return f"{trimmed(value)}{'' if unit in ('%', '‰', '％') else ' '}{unit}"
