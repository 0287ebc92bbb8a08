"""The steps by which a score came about: what was done, with which figures, by which paragraph. Writers put them into words."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from jixiao.values.target import Target

Kind = Literal[
    "met", "ratio", "linear", "inverse", "missed", "short", "deviation", "banded", "too_low",
    "spent", "overspent", "no_budget", "no_money",
    "degree", "degree_full", "degree_unproven", "no_degree", "scale_word", "scaled", "no_scale", "in_time", "late", "too_late", "no_day",
    "no_actual", "no_target", "incomparable", "no_evidence", "no_rows", "unproved", "measure_failed", "other_unit", "doubtful",
    "budget_differs", "closing_differs", "beyond_budget", "below_nothing", "claimed", "unproven_share",
    "explain_short", "explain_zero", "explain_far", "explain_cheap", "explain_slow", "explain_overspent", "explain_late", "explain_scale",
    "send_evidence", "supposed", "supposed_money", "divided", "divided_rate", "stated", "deducted", "reviewed",
]  # fmt: skip
"""How an actual was scored, why it was not, what has to be explained, where it came from, what was changed by hand."""


class Quantity(Struct, frozen=True):
    """A number and the unit it is printed with, None for a bare one."""

    value: Decimal
    unit: str | None


class Product(Struct, frozen=True):
    """Points × factor = score in 分; ``factor`` is a decimal that gives the score, a fraction where none does."""

    points: Decimal
    factor: Decimal | Fraction
    score: Decimal
    rounded: bool


class Words(Struct, frozen=True):
    """A text in both languages."""

    zh: str
    en: str


Operand = Words | str | int | Decimal | Fraction | date | Quantity | Product | Target | tuple[str, ...]


class Step(Struct, frozen=True):
    """One step: its kind, its operands by name (rates are percentages, money is yuan), and the paragraph that it follows."""

    kind: Kind
    operands: Mapping[str, Operand] = {}
    law: str | None = None


def step(kind: Kind, law: str | None = None, /, **operands: Operand) -> Step:
    """Return a step of these operands."""
    return Step(kind, operands, law)
