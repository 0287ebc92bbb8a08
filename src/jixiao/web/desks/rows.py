"""Rows of ledgers and journals between the database and a book."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from secrets import choice
from typing import cast

from msgspec.json import decode, encode

from jixiao.desk.writing import Change
from jixiao.facts.schema import Row as Values
from jixiao.ledger.load import Records
from jixiao.ledger.rows import record_at
from jixiao.ledger.schema import Column, Ledger
from jixiao.web.models import Row, Unit

TOGETHER = 500
LONGEST_PLACE = 300
NUMBERS = frozenset(("money", "decimal"))
DAYS = frozenset(("date", "month"))


def packed(values: Values) -> str:
    """Return a row as it is kept: figures and days as text, what is blank left out."""
    return encode({name: value for name, value in values.items() if value is not None and name != "at"}).decode()


def unpacked(text: str, ledger: Ledger) -> Values:
    """Return a row as a book has it."""
    told = cast("dict[str, object]", decode(text))
    values: Values = {column.name: _value(column, told.get(column.name)) for column in ledger.columns}
    return {"at": record_at(ledger.name, cast("str | date", values[ledger.key.name])), **values}


def _value(column: Column, told: object) -> object:
    if told is None or column.references is not None:
        return told
    if column.type in NUMBERS:
        return Decimal(str(told))
    return date.fromisoformat(str(told)) if column.type in DAYS else told


def keep_rows(unit: Unit, year: int, changes: Sequence[Change], kept: Mapping[str, Ledger], seq: int) -> None:
    """Write what an act left into the database, in the transaction that is under way."""
    Row.objects.bulk_create([_row(unit, year, change.ledger, change.after, kept, seq) for change in changes if change.before is None])
    for change in changes:
        if change.before is not None:
            row = _row(unit, year, change.ledger, change.after, kept, seq)
            Row.objects.filter(unit=unit, year=year, ledger=row.ledger, key=row.key).update(values=row.values, seq=seq)


def mingle(unit: Unit, year: int, changes: Sequence[Change], kept: Mapping[str, Ledger], seq: int) -> None:
    """Have what an anonymous act wrote stand among the rows of its kind in no order, all of them left by the last line: none tells when it came.

    Each row changes places with one drawn by lot, so that after many every order is as likely; keys stay where they are.
    """
    for name in dict.fromkeys(change.ledger for change in changes):
        every = Row.objects.filter(unit=unit, year=year, ledger=name)
        added = [str(change.after[kept[name].key.name]) for change in changes if change.ledger == name and change.before is None]
        pks = list(every.values_list("pk", flat=True)) if added else []
        for key in added:
            row, other = every.get(key=key), every.get(pk=choice(pks))
            row.values, other.values = _called(other, row.key, kept[name]), _called(row, other.key, kept[name])
            row.place, other.place = other.place, row.place
            Row.objects.bulk_update([row, other] if row.pk != other.pk else [row], ["values", "place"])
        every.update(seq=seq)


def _called(row: Row, key: str, ledger: Ledger) -> str:
    """Return the values of a row under another key."""
    return encode({**cast("dict[str, object]", decode(row.values)), ledger.key.name: key}).decode()


def of_other_years(unit: Unit, year: int, kept: Mapping[str, Ledger], names: Collection[str]) -> dict[str, list[Values]]:
    """Return the rows of a unit's other years, of ledgers by name; what stands there for records among them says of which year they are."""
    found: dict[str, list[Values]] = {name: [] for name in names}
    for row in Row.objects.filter(unit=unit, ledger__in=names).exclude(year=year).order_by("year", "pk"):
        ledger = kept[row.ledger]
        values = unpacked(row.values, ledger)
        for name in ("at", *(column.name for column in ledger.columns if column.references in names)):
            values[name] = values[name] and str(values[name]).replace("#", f"#{row.year}/", 1)
        found[row.ledger].append(values)
    return found


def bring(
    unit: Unit,
    year: int,
    tables: Mapping[str, Iterable[Values]],
    kept: Mapping[str, Ledger],
    seq: int,
    places: Mapping[str, str] | None = None,
) -> None:
    """Write rows that arose elsewhere; ``places`` say by address where each stood."""
    rows = [_row(unit, year, name, values, kept, seq) for name, given in tables.items() for values in given]
    for row in rows if places else ():
        row.place = (places or {}).get(record_at(row.ledger, row.key), "")[:LONGEST_PLACE]
    Row.objects.bulk_create(rows, batch_size=TOGETHER)


def places_of(records: Records) -> dict[str, str]:
    """Return by address where each record stood in its folder, in words."""
    return {at: f"{place.file} “{place.sheet or ''}”第 {place.row} 行".replace("“”", " ") for at, place in records.places.items()}


def _row(unit: Unit, year: int, name: str, values: Values, kept: Mapping[str, Ledger], seq: int) -> Row:
    return Row(unit=unit, year=year, ledger=name, key=str(values[kept[name].key.name]), values=packed(values), seq=seq, born=seq)
