"""Known documents: what a form says before anybody prints it. Money is Decimal yuan, a blank is None."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from jixiao.model.document import Kind
from jixiao.values.target import Operator

Schema = Literal["shanghai", "central", "province", "self", "transfer", "monitor", "whole", "list"]
KINDS: dict[Schema, Kind] = {
    "shanghai": "declaration",
    "central": "declaration",
    "province": "declaration",
    "list": "declaration",
    "self": "self_evaluation",
    "transfer": "self_evaluation",
    "monitor": "monitoring",
    "whole": "whole_department",
}
SIGNS: dict[str, str] = {">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<"}


class Aim(Struct, frozen=True, kw_only=True):
    """A target value: an operator with a number (two of them for a range) and its unit, or a word."""

    operator: Operator
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    word: str | None = None


class Row(Struct, frozen=True, kw_only=True):
    """One indicator; ``level1`` and ``level2`` as the form's taxonomy prints them, ``last_year`` is what no model has a field for."""

    level1: str
    level2: str
    name: str
    aim: Aim | None
    points: Decimal | None = None
    actual: str | None = None
    score: Decimal | None = None
    reason: str | None = None
    to_date: str | None = None
    forecast: str | None = None
    likelihood: str | None = None
    last_year: str | None = None


class Sums(Struct, frozen=True, kw_only=True):
    """One column of money (yuan): the whole, and what it consists of."""

    whole: Decimal | None = None
    fiscal: Decimal | None = None
    carried: Decimal | None = None
    other: Decimal | None = None


class Funds(Struct, frozen=True, kw_only=True):
    """The money of a form: of all years and of the year; afterwards budget at the beginning, adjusted, and spent.

    ``rate`` is a percentage; ``forecast`` is what is expected to be spent in the whole year; ``last_year`` belongs to no field.
    """

    total: Sums = Sums()
    annual: Sums = Sums()
    initial: Sums = Sums()
    adjusted: Sums = Sums()
    executed: Sums = Sums()
    forecast: Sums = Sums()
    last_year: Sums = Sums()
    rate: Decimal | None = None
    points: Decimal | None = None
    score: Decimal | None = None


class Story(Struct, frozen=True, kw_only=True):
    """项目经费情况说明: its sections, lines parted by line breaks."""

    overview: str
    basis: str
    implementer: str
    plan: str
    period: str
    budget: str


class Form(Struct, frozen=True, kw_only=True):
    """One form."""

    schema: Schema
    name: str | None
    department: str | None
    unit: str | None
    rows: tuple[Row, ...]
    year: int
    nature: str | None = None
    category: str | None = None
    start: str | None = None
    finish: str | None = None
    funds: Funds = Funds()
    overall: str | None = None
    annual: str | None = None
    achieved: str | None = None
    total_score: Decimal | None = None
    story: Story | None = None

    @property
    def kind(self) -> Kind:
        """Return the kind of form."""
        return KINDS[self.schema]


class Known(Struct, frozen=True, kw_only=True):
    """A known document: whose it is, and its forms."""

    authority: str
    year: int
    forms: tuple[Form, ...]
