"""The rows of a ledger as a table: filtered, in an order, a page of them; worked out by the database, however many there are."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import DecimalField, F, Func, QuerySet, TextField
from django.db.models.expressions import OrderBy
from django.db.models.functions import Cast
from msgspec import Struct
from msgspec.json import encode

from jixiao.ledger.schema import Column, Ledger
from jixiao.web.models import Row
from jixiao.web.numbers import whole_number
from jixiao.web.records.reach import Shelf

MANY = 100
"""Rows of a page."""
MOST_PAGES = 100_000
NUMBERS = frozenset(("money", "decimal", "integer"))
KEY = "key"
UNNAMED = re.compile(r"[^a-z_\"{},:]", re.IGNORECASE)
"""A sign that stands in no column's name: a word with it is found in values alone, without taking each row apart."""


class RowSearch(Struct, frozen=True, kw_only=True):
    """What of a ledger is wanted: words, a project by its key, words of choices by column, the column to sort by, the page from 1.

    ``proves`` is the pointer of an indicator, or of a project, for which rows are looked at.
    """

    q: str = ""
    project: str = ""
    chosen: dict[str, str] = {}
    order: str = ""
    proves: str = ""
    page: int = 1

    @property
    def is_filtered(self) -> bool:
        """Whether some rows may be left out."""
        return bool(self.q or self.project or self.proves or any(self.chosen.values()))


class Found(NamedTuple):
    """A page of rows, how many there are of what is wanted, the page and how many pages."""

    rows: list[Row]
    total: int
    page: int
    pages: int


class _Cell(Func):
    """What a column of a row says, as text."""

    def __init__(self, column: str, **more: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(F("values"), output_field=TextField(), **more)
        self.column = column

    def as_sqlite(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, tuple[Any, ...]]:  # noqa: ANN401, ARG002 - Django's
        """Return it for SQLite."""
        sql, params = compiler.compile(self.source_expressions[0])
        return f"json_extract({sql}, %s)", (*params, f"$.{self.column}")

    def as_postgresql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, tuple[Any, ...]]:  # noqa: ANN401, ARG002 - Django's
        """Return it for PostgreSQL."""
        sql, params = compiler.compile(self.source_expressions[0])
        return f"(({sql})::jsonb ->> %s)", (*params, self.column)


class _Shown(Func):
    """What a row says in the columns that are shown, as one text: what is personal is not looked in."""

    def __init__(self, columns: tuple[str, ...], **more: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(F("values"), output_field=TextField(), **more)
        self.columns = columns

    def as_sqlite(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, tuple[Any, ...]]:  # noqa: ANN401, ARG002 - Django's
        """Return it for SQLite."""
        sql, params = compiler.compile(self.source_expressions[0])
        return f"json_array({', '.join(f'json_extract({sql}, %s)' for _ in self.columns)})", tuple(
            one for column in self.columns for one in (*params, f"$.{column}")
        )

    def as_postgresql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, tuple[Any, ...]]:  # noqa: ANN401, ARG002 - Django's
        """Return it for PostgreSQL."""
        sql, params = compiler.compile(self.source_expressions[0])
        parts = ", ".join(f"(({sql})::jsonb ->> %s)" for _ in self.columns)
        return f"concat_ws(' ', {parts})", tuple(one for column in self.columns for one in (*params, column))


def columns_shown(ledger: Ledger) -> tuple[Column, ...]:
    """Return the columns that lists show: all but what is personal."""
    return tuple(column for column in ledger.columns if not column.personal)


def row_search(ledger: Ledger, given: dict[str, str]) -> RowSearch:
    """Return what is wanted, as an address says it; what means nothing here is left out."""
    text = {name: value.replace("\0", "").strip()[:100] for name, value in given.items()}
    shown = {column.name for column in columns_shown(ledger)}
    order = text.get("order", "") if text.get("order", "").removeprefix("-") in shown else ""
    chosen = {c.name: text[f"c.{c.name}"] for c in choosable(ledger) if text.get(f"c.{c.name}") in c.choices}
    return RowSearch(
        q=text.get("q", ""),
        project=text.get("project", "")[:40],
        chosen=chosen,
        order=order,
        proves=text.get("proves", ""),
        page=max(1, min(whole_number(text.get("page", "")) or 1, MOST_PAGES)),
    )


def choosable(ledger: Ledger) -> tuple[Column, ...]:
    """Return the columns by whose words rows can be picked: the first two with a list of words."""
    return tuple(column for column in columns_shown(ledger) if column.choices and not column.references)[:2]


def found_rows(shelf: Shelf, ledger: Ledger, asked: RowSearch, many: int = MANY, keys: Sequence[str] | None = None) -> Found:
    """Return the page of rows that is wanted, the last one where there are fewer; ``keys`` are those among which it is."""
    rows = rows_of(shelf, ledger, asked)
    rows = rows.filter(key__in=keys) if keys is not None else rows
    total = rows.count()
    pages = max(1, -(-total // many))
    page = min(asked.page, pages)
    return Found(list(_ordered(rows, ledger, asked.order)[(page - 1) * many : page * many]), total, page, pages)


def rows_of(shelf: Shelf, ledger: Ledger, asked: RowSearch) -> QuerySet[Row]:
    """Return the rows that are wanted, in no order."""
    rows = Row.objects.filter(unit=shelf.unit, year=shelf.year, ledger=ledger.name)
    link = next((column.name for column in ledger.columns if column.references == "budgets"), None)
    pairs = {**asked.chosen, **({link: f"ledger:budgets#{asked.project}"} if link and asked.project else {})}
    for name, value in pairs.items():
        rows = rows.filter(values__contains=_as_kept({name: value}))
    shown = tuple(column.name for column in columns_shown(ledger))
    is_bare = len(shown) == len(ledger.columns)
    for word in asked.q.split():
        rows = rows.filter(values__icontains=_as_kept(word).strip('"'))
        if not (is_bare and UNNAMED.search(word)):
            rows = rows.alias(shown=_Shown(shown)).filter(shown__icontains=word)
    return rows


def _as_kept(thing: object) -> str:
    return encode(thing).decode().strip("{}")


def _ordered(rows: QuerySet[Row], ledger: Ledger, order: str) -> QuerySet[Row]:
    name = order.removeprefix("-")
    if not name or name == ledger.key.name:
        return rows.order_by("-key" if order.startswith("-") else KEY)
    cell: Any = _Cell(name)
    if ledger.column(name).type in NUMBERS and ledger.column(name).references is None:
        cell = Cast(cell, DecimalField(max_digits=24, decimal_places=4))
    return rows.order_by(OrderBy(cell, descending=order.startswith("-"), nulls_last=True), KEY)
