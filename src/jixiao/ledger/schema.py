"""The ledgers as ``schemas/*.toml`` declare them, one file a ledger: columns, kinds, keys, references, titles, an example row."""

from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache
from typing import Literal

from msgspec import Struct, convert

from jixiao.facts.ledgers import LAST, declared, sql_type
from jixiao.params.load import Title

PREFIX = "ledger_"
Kind = Literal["text", "integer", "decimal", "money", "date", "month", "boolean", "choice"]
Role = Literal[
    "title", "kind", "due", "done", "day", "unit", "quantity", "planned_quantity", "last", "people", "planned_people", "money",
    "planned_money", "parts", "good_parts", "good",
]  # fmt: skip
"""What a column is to general measures: what is due and done, or happened on a day; how much, how many, for how much; how well."""
BySector = Literal["purposes", "payees"]
"""What an office's own sector has words for."""


class Column(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column of a ledger.

    ``references`` names the ledger whose record a value speaks of; ``label`` says that the value may stand for the record's
    key elsewhere (a name); ``signed`` numbers may be negative; ``personal`` values never leave and are masked in messages;
    ``derived`` columns are not in the spreadsheet, import fills them. ``in_year`` days have to lie in the year that the records are
    of; ``outcome`` says what came of a plan, and nothing came of one that was given up; ``at_most`` and ``at_least`` name the
    column of the same row that bounds this one. A ``sparse`` one is left blank where a row
    speaks of something else. An ``open`` choice takes other words too. ``role`` says what the column is to general
    measures, which any ledger can be asked with; ``good`` are the words of a choice that mean well. An open choice ``by_sector`` is offered the words
    of the office's own sector. ``open_end`` is the day on which somebody's time ended, blank while it goes on. A day ``of_it`` is one
    of those on which the record that the row names took place. A column that ``sorts`` says of what sort a record is, beside its kind.
    It is ``wanted`` where the column of some name holds one of some words. ``balance_of`` names the column whose values it adds up, account
    by account; an account's own row says in what ``opens`` and ``closes`` that ledger with what it began and came to.
    """

    name: str
    title: Title
    type: Kind
    note: Title
    key: bool = False
    required: bool = False
    label: bool = False
    signed: bool = False
    personal: bool = False
    references: str | None = None
    choices: tuple[str, ...] = ()
    example: str | None = None
    derived: Literal["project", "sha256"] | None = None
    in_year: bool = False
    outcome: bool = False
    at_most: str | None = None
    at_least: str | None = None
    sparse: bool = False
    open_end: bool = False
    open: bool = False
    role: Role | None = None
    good: tuple[str, ...] = ()
    by_sector: BySector | None = None
    of_it: bool = False
    sorts: bool = False
    wanted: dict[str, tuple[str, ...]] = {}
    balance_of: str | None = None
    opens: str | None = None
    closes: str | None = None

    @property
    def is_needed(self) -> bool:
        """Whether every row must have a value."""
        return self.key or self.required

    @property
    def sql_type(self) -> str:
        """Return the type of the column in the tables."""
        return sql_type(self.type, self.references)


class Ledger(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A ledger: its name in English, its titles, what it is for, the operations that keep it, its columns in order."""

    name: str
    title: Title
    note: Title
    order: int = LAST
    operations: tuple[int, ...] = ()
    columns: tuple[Column, ...]

    @property
    def table(self) -> str:
        """Return the name of its table."""
        return PREFIX + self.name

    @property
    def key(self) -> Column:
        """Return the column whose values tell the rows apart."""
        return next(column for column in self.columns if column.key)

    @property
    def label(self) -> Column | None:
        """Return the column whose value may stand for the key elsewhere, None where there is none."""
        return next((column for column in self.columns if column.label), None)

    @property
    def month(self) -> Column | None:
        """Return the column of the month that every row is of, None where rows are of no month."""
        return next((column for column in self.columns if column.type == "month" and column.in_year and column.is_needed), None)

    def column(self, name: str) -> Column:
        """Return the column of that name."""
        return next(column for column in self.columns if column.name == name)

    @property
    def filled(self) -> tuple[Column, ...]:
        """Return the columns that people fill in."""
        return tuple(column for column in self.columns if column.derived is None)


own_ledgers: ContextVar[Mapping[str, Ledger]] = ContextVar("own_ledgers", default={})  # noqa: B039 - never changed
"""An office's own ledgers by name, where they are in force."""


def ledgers() -> dict[str, Ledger]:
    """Return every ledger by name, in the order they are told, those of an office of its own last."""
    return {**shipped_ledgers(), **own_ledgers.get()}


@cache
def shipped_ledgers() -> dict[str, Ledger]:
    """Return the shipped ledgers by name."""
    return {ledger.name: ledger for ledger in convert(declared(), list[Ledger])}
