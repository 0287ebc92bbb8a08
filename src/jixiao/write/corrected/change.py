"""What is to be changed in a file: where a value stands, what is written there, what should be."""

import re
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from jixiao.values.money import SCALES, UNITS, Money, yuan
from jixiao.values.place import Place

Container = Literal["docx", "xlsx"]
AMOUNT = re.compile(rf"(\d{{1,3}}(?:,\d{{3}})+|\d+)(\.\d+)?\s*({UNITS})")


SLACK = 8
"""Signs that a value may be longer where it stands than as it is printed here: a unit, a day written out."""


class FieldChange(Struct, frozen=True):
    """A field changed: its pointer, where it stands, the text then and now; for an amount of money both sums in yuan.

    ``beside`` says that the field is blank and the place is that of its label: the value belongs into the cell behind it.
    """

    path: str
    place: Place
    old: str
    text: str
    beside: bool = False
    before: Money | None = None
    after: Money | None = None


class Corrected(Struct, frozen=True):
    """The changed file, and the pointers of the changes that are in it."""

    data: bytes
    done: tuple[str, ...]


def whole(text: str, change: FieldChange) -> str | None:
    """Return what a cell with this text says once the change is made; None where the value is not surely all that stands there."""
    found = in_sentence(text, change)
    if found is not None:
        start, end, new = found
        return text[:start] + new + text[end:]
    bare, old = "".join(text.split()), "".join(change.old.split())
    alone = bare == old or (":" not in bare and "：" not in bare and len(bare) <= len(old) + SLACK)
    return change.text if alone else None


def in_sentence(text: str, change: FieldChange) -> tuple[int, int, str] | None:
    """Return where in a sentence the old amount stands and how the new one is printed there; None unless it stands there once.

    The new amount keeps the unit, the separators and at least the decimals of the old one: ``466.08 万元`` → ``460.08 万元``.
    """
    if change.before is None or change.after is None:
        return None
    found = [m for m in AMOUNT.finditer(text) if yuan(Decimal(m[1].replace(",", "") + (m[2] or "")), m[3]) == change.before]
    if len(found) != 1:
        return None
    number, decimals, unit = found[0].groups()
    scaled = change.after / SCALES[unit]
    places = max(len(decimals or ".") - 1, -int(scaled.normalize().as_tuple().exponent))
    new = f"{scaled:,.{places}f}" if "," in number else f"{scaled:.{places}f}"
    return found[0].start(), found[0].end(2) if decimals else found[0].end(1), new
