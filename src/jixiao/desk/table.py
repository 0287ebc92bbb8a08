"""Rows of a ledger written as a table in a desk's file: a head of column names, a line a row, strokes between; references by key."""

from collections.abc import Iterator, Mapping

from jixiao.facts.schema import Row
from jixiao.ledger.cells import Value, Wrong, value_of
from jixiao.ledger.rows import record_at
from jixiao.ledger.schema import Column, Ledger


class TableWrong(ValueError):
    """A table of an example that can't be read."""


def told_rows(ledger: Ledger, text: str) -> Iterator[Row]:
    """Yield the rows with the columns told; TableWrong names what is wrong."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()]
    if not lines:
        return
    columns = {column.name: column for column in ledger.columns}
    for name in lines[0]:
        if name not in columns:
            raise TableWrong(f"{ledger.name}: no column {name}")
    for cells in lines[1:]:
        if len(cells) != len(lines[0]):
            raise TableWrong(f"{ledger.name}: {' | '.join(cells)}: {len(cells)} cells, the head has {len(lines[0])}")
        yield {name: cell_value(columns[name], cell) for name, cell in zip(lines[0], cells, strict=True)}


def cell_value(column: Column, cell: str) -> Value:
    """Return the value of a cell; TableWrong where it is none of its column."""
    if column.references is not None:
        return record_at(column.references, cell) if cell else None
    try:
        return value_of(cell, column)
    except Wrong as wrong:
        raise TableWrong(f"{column.name}: {wrong.what.zh}") from wrong


def full_rows(tables: Mapping[str, str], kept: Mapping[str, Ledger]) -> dict[str, list[Row]]:
    """Return whole rows by ledger; TableWrong names what is wrong."""
    found: dict[str, list[Row]] = {}
    for name, text in tables.items():
        if name not in kept:
            raise TableWrong(f"there is no ledger {name}")
        ledger = kept[name]
        blank: Row = {column.name: None for column in ledger.columns}
        rows = [{**blank, **row} for row in told_rows(ledger, text)]
        found[name] = [{"at": record_at(name, str(row[ledger.key.name])), **row} for row in rows]
    return found
