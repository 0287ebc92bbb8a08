"""A row in words: each cell as people read it, a reference by its key and what it is called."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from urllib.parse import unquote

from msgspec import Struct

from jixiao.facts.schema import Row as Values
from jixiao.ledger.schema import Column, Ledger, ledgers
from jixiao.values.money import grouped
from jixiao.web.desks.rows import unpacked
from jixiao.web.models import Row
from jixiao.web.records.reach import Shelf

LONGEST_LABEL = 24


class Cell(Struct, frozen=True, kw_only=True):
    """A cell: its column's name and title, its text, empty for a blank; the ledger and key of the record it speaks of, what that is called."""

    name: str
    title: str
    text: str
    is_number: bool = False
    ledger: str = ""
    key: str = ""
    label: str = ""


class RowCells(Struct, frozen=True, kw_only=True):
    """A row: its key and its cells, the key's first."""

    key: str
    cells: tuple[Cell, ...]


def key_at(address: str) -> str:
    """Return the key in a record's address."""
    return unquote(address.partition("#")[2])


def ledger_at(address: str) -> str:
    """Return the name of the ledger in a record's address."""
    return address.removeprefix("ledger:").partition("#")[0]


def value_text(value: object, column: Column) -> str:
    """Return a value as people read it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return grouped(value) if column.type == "money" else f"{value:f}"
    if isinstance(value, date):
        return f"{value:%Y-%m}" if column.type == "month" else value.isoformat()
    return key_at(value) if column.references and isinstance(value, str) else str(value)


def lines(shelf: Shelf, ledger: Ledger, rows: Iterable[Row]) -> list[RowCells]:
    """Return rows in words, with what their references are called: one question a ledger that they speak of."""
    values = [(row.key, unpacked(row.values, ledger)) for row in rows]
    labels = _labels(shelf, ledger, [one for _, one in values])
    columns = [column for column in ledger.columns if not column.personal]
    columns.sort(key=lambda column: not column.key)
    return [RowCells(key=key, cells=tuple(_cell(column, one, labels) for column in columns)) for key, one in values]


def _cell(column: Column, values: Values, labels: Mapping[str, str]) -> Cell:
    value = values.get(column.name)
    at = value if column.references and isinstance(value, str) else ""
    return Cell(
        name=column.name,
        title=column.title.zh,
        text=value_text(value, column),
        is_number=column.type in ("money", "integer", "decimal") and not column.references,
        ledger=ledger_at(at) if at else "",
        key=key_at(at) if at else "",
        label=labels.get(at, "")[:LONGEST_LABEL],
    )


def _labels(shelf: Shelf, ledger: Ledger, values: Iterable[Values]) -> dict[str, str]:
    wanted: dict[str, set[str]] = {}
    for one in values:
        for column in ledger.columns:
            if column.references and isinstance(at := one.get(column.name), str):
                wanted.setdefault(column.references, set()).add(at)
    return {at: text for name, found in wanted.items() for at, text in labels_of(shelf, ledgers().get(name), found).items()}


def labels_of(shelf: Shelf, ledger: Ledger | None, addresses: Iterable[str]) -> dict[str, str]:
    """Return what records of one ledger are called, by address; of a ledger whose names are personal, nothing."""
    if ledger is None or ledger.label is None or ledger.label.personal:
        return {}
    keys = {key_at(at): at for at in addresses}
    rows = Row.objects.filter(unit=shelf.unit, year=shelf.year, ledger=ledger.name, key__in=list(keys))
    return {keys[row.key]: str(unpacked(row.values, ledger).get(ledger.label.name) or "") for row in rows}
