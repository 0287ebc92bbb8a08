"""How a score came about, in Chinese sentences whose shown figures give the score: “14 分 × 0.9964 = 13.95 分”."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from jixiao.values.rounding import half_up

FEWEST, MOST = 4, 8
"""Decimals of a shown factor: more only where fewer would not give the score."""


class Factor(NamedTuple):
    """A factor as shown (``0.9964``, or ``2/3`` where no decimals do), and as a percentage (``99.64%``)."""

    text: str
    per_cent: str


def score_of(points: Decimal, share: Fraction) -> Decimal:
    """Return the share of the points with two decimals, half up, never above the points."""
    exact = Fraction(points) * share
    score = half_up(exact, 2)
    return score if score <= points else points.quantize(Decimal("0.01"), "ROUND_DOWN")


def factor_of(points: Decimal, share: Fraction) -> Factor:
    """Return the share with the fewest decimals from four on whose product with the points rounds to the score.

    What is neither nothing nor all is never shown as 0 or 1.
    """
    score, whole = score_of(points, share), share.denominator == 1
    for places in range(FEWEST, MOST + 1):
        shown = half_up(share, places)
        if (whole or shown not in (0, 1)) and score_of(points, Fraction(shown)) == score:
            return Factor(trimmed(shown), f"{trimmed(shown * 100)}%")
    return Factor(f"{share.numerator}/{share.denominator}", f"{share.numerator}/{share.denominator}")


def product(points: Decimal, share: Fraction) -> str:
    """Return ``14 分 × 0.9964 = 13.95 分``, and that it was rounded where it was."""
    score = score_of(points, share)
    rounded = "" if Fraction(points) * share == score else "（四舍五入）"
    return f"{trimmed(points)} 分 × {factor_of(points, share).text} = {score} 分{rounded}"


def trimmed(number: Decimal) -> str:
    """Return a number without needless zeros and without an exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure(number: Decimal | Fraction, unit: str | None) -> str:
    """Return a number with its unit: money of a form in yuan and cents, a rate with its sign, else a blank between."""
    value = number if isinstance(number, Decimal) else half_up(number, 4)
    if unit is None:
        return trimmed(value)
    if unit.startswith("元") and value == value.quantize(Decimal("0.01")):
        return f"{value:,.2f} {unit}"
    return f"{trimmed(value)}{'' if unit in ('%', '‰', '％') else ' '}{unit}"
