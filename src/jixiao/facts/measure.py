"""What a printed unit measures, in the classes that the fact tables use."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from jixiao.formula.units import dictionary, money_scale, read_unit, scale_of
from jixiao.values.money import CENT

RENAMED = {"share": "percent", "person_occasion": "person"}
"""Classes that rules know by a simpler name: 人次 counts persons."""
LARGEST, SCALE, PLACES = 10**16, 10**4, 4
"""A number from here on, or with more places, does not fit into DECIMAL(20, 4)."""


class Measure(Struct, frozen=True):
    """Class of a unit, class of what it is per, and the yuan that one of it is worth (None when it is no money).

    ``plain`` is the unit without 万 and in its usual spelling (万㎡: 平方米), ``scale`` what 万 multiplies it by, ``per_plain`` the
    unit that a rate is per, alike.
    """

    kind: str | None = None
    per: str | None = None
    yuan: Fraction | None = None
    plain: str | None = None
    scale: int = 1
    per_plain: str | None = None


@lru_cache(maxsize=4096)
def measure(unit: str | None) -> Measure:
    """Return what the unit measures; nothing for no unit or an unknown one."""
    if not unit:
        return Measure()
    read, usual = read_unit(unit), dictionary().plain_name
    first = read.per[0] if read.per else None
    per = read_unit(first).kind if first else None
    scale = money_scale(unit)
    return Measure(
        kind=RENAMED.get(read.kind or "", read.kind),
        per=RENAMED.get(per or "", per),
        yuan=None if scale is None else Fraction(scale),
        plain=usual.get(read.top or "", read.top),
        scale=scale_of(unit),
        per_plain=usual.get(first or "", first),
    )


def counted(number: Decimal | Fraction | None, unit: str | None) -> tuple[Decimal | None, str | None]:
    """Return the number of a unit that counts or measures in its plain unit, 万 multiplied out; nothing for money and unknown units."""
    own = measure(unit)
    if number is None or own.kind in (None, "money", "foreign"):
        return None, None
    return fit(number if own.scale == 1 else Fraction(number) * own.scale), own.plain


def fit(number: Decimal | Fraction | None) -> Decimal | None:
    """Return the number when DECIMAL(20, 4) holds it exactly, else None."""
    if number is None or (isinstance(number, Decimal) and not (number.is_finite() and -LARGEST < number < LARGEST)):
        return None
    over, under = number.as_integer_ratio()
    whole, rest = divmod(over * SCALE, under)
    return None if rest or abs(whole) >= LARGEST * SCALE else Decimal(whole).scaleb(-PLACES)


def fit_money(number: Decimal | Fraction | None, unit: str | None) -> Decimal | None:
    """Return the number of a money unit as yuan when it comes to whole cents, else None."""
    scale = measure(unit).yuan
    worth = None if number is None or scale is None else fit(Fraction(number) * scale)
    return worth.quantize(CENT) if worth is not None and worth == worth.quantize(CENT) else None
