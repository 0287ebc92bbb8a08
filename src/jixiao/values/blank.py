"""Blank and zero kept apart: a blank is not known, a zero is an amount. Neither is asked for by its truth value."""

from decimal import Decimal
from fractions import Fraction
from typing import TypeGuard, TypeVar

Value = TypeVar("Value")
Blank = TypeVar("Blank")
Number = TypeVar("Number", bound=Decimal | Fraction | int)


def filled(value: Value | None, blank: Blank) -> Value | Blank:
    """Return the value, or what stands in for it where it is blank; a zero stays."""
    return blank if value is None else value


def first_filled(*values: Value | None) -> Value | None:
    """Return the first value that is not blank, a zero among them; None where all are."""
    return next((value for value in values if value is not None), None)


def is_nonzero(value: Number | None) -> TypeGuard[Number]:
    """Whether there is a number, and it is not zero: where one is divided by it, or a difference is told."""
    return value is not None and value != 0
