"""Bodies of acts, put together from what a SELECT gives: of what could be done now, or of what was done in a finished year."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from jixiao.desk.asking import ROWS
from jixiao.desk.book import Book, key_of, ledger_of
from jixiao.desk.deskfile import Act, asks_of
from jixiao.facts.schema import Row

BATCH = "batch"
"""The column by which rows are gathered into one act."""


def bodies(act: Act, found: Iterable[Row], book: Book) -> Iterator[tuple[dict[str, object], Row]]:
    """Yield the bodies that the rows of a SELECT make, each with its first row."""
    asks = [ask.name for ask in asks_of(act.asks, book.kept)]
    row_asks = [ask.name for ask in asks_of(act.rows, book.kept)]
    gathered: dict[object, list[Row]] = {}
    for place, row in enumerate(found):
        gathered.setdefault(row.get(BATCH, place), []).append(row)
    for rows in gathered.values():
        body = _body(asks, rows[0], book)
        if row_asks:
            body[ROWS] = [_body(row_asks, row, book) for row in rows]
        yield body, rows[0]


def _body(names: Iterable[str], row: Row, book: Book) -> dict[str, object]:
    return {name: plain_value(row[name], book) for name in names if row.get(name) is not None}


def plain_value(value: object, book: Book) -> object:
    """Return a value as a body has it: a record by its key, a number or a day as text."""
    if isinstance(value, str) and value.startswith("ledger:"):
        row = book.row(value)
        return key_of(row, book.kept[ledger_of(value)]) if row else value.partition("#")[2]
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value
