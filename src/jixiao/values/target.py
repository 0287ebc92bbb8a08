"""A target value: an operator with a number and its printed unit, or a word."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

Operator = Literal[">=", "<=", "=", ">", "<", "word", "range"]
SIGNS: dict[Operator, str] = {">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<"}
"""How a comparison is printed."""


class Target(Struct, frozen=True, kw_only=True):
    """One target value as printed; ``value`` and ``high`` are as printed, without thousands separators.

    ``operator`` is ``word`` for a qualitative value, a date or a period (then ``word`` holds it), ``range`` when both
    ``value`` and ``high`` bound it. A bare number reads as ``=``. Taxonomy of operators: 财预〔2021〕101号.
    """

    raw: str
    operator: Operator
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    word: str | None = None
