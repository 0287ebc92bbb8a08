"""Rounding half up, as accountants do, of exact fractions; numbers without needless zeros."""

from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache

MOST_PLACES = 150
"""A decimal has its first digit within so many places of the point, or Python's fractions are asked."""
EXACT = Context(prec=200, rounding=ROUND_HALF_UP, traps=[InvalidOperation])


def half_up(number: Fraction | Decimal | int, places: int) -> Decimal:
    """Return the number with that many decimals, a half rounded away from zero."""
    if not isinstance(number, Decimal) or not -MOST_PLACES < number.adjusted() < MOST_PLACES - places or not number.is_finite():
        return ratio_half_up(*number.as_integer_ratio(), places)
    rounded = number.quantize(Decimal((0, (1,), -places)), context=EXACT)
    return rounded or rounded.copy_abs()


def ratio_half_up(over: int, under: int, places: int) -> Decimal:
    """Return one whole number over another, above nought, with that many decimals."""
    whole, rest = divmod(abs(over) * 10**places, under)
    whole += 2 * rest >= under
    return Decimal(f"{-whole if over < 0 else whole}e{-places}")


@lru_cache(maxsize=1024)
def fixed(number: Fraction | Decimal | int, places: int = 2) -> str:
    """Return the number printed with that many decimals, half up: 442.865 is ``442.87``."""
    return f"{half_up(number, places):f}"


def tidy(number: Decimal) -> Decimal:
    """Return the same number without needless zeros behind the point and without an exponent."""
    text = f"{number:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
