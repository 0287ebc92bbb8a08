"""What is organised: the code of the minute for what is signed in to, and who signed in today."""

from datetime import date

from django.utils.timezone import now
from msgspec import Struct

from jixiao.desk.book import Book, key_of, ledger_of
from jixiao.desk.deskfile import asks_of
from jixiao.desk.speaking import named
from jixiao.facts.schema import Row
from jixiao.ledger.rows import record_at
from jixiao.web.desks.codes import Shown, shown
from jixiao.web.desks.shelf import Where
from jixiao.web.phone.doings import Doing
from jixiao.web.problems import nothing

LAST = 8
"""People who signed in last, as they are named."""


class Present(Struct, frozen=True):
    """Who signed in today: how many, the last by name."""

    count: int
    last: tuple[str, ...]


class Organised(Struct, frozen=True):
    """What is signed in to: its address, what it is called, its code now."""

    record: str
    title: str
    code: Shown


def occasion(where: Where, one: Doing, book: Book, key: str) -> Organised:
    """Return what is signed in to; Problem 404 for none."""
    ask = next(ask for ask in asks_of(one.act.asks, book.kept) if ask.name == one.act.code)
    record = record_at(str(ask.references), key)
    row = book.row(record)
    if row is None:
        raise nothing()
    return Organised(record, named(row, str(ask.references), book), shown(where, record, now()))


def present(one: Doing, record: str, book: Book, today: date) -> Present:
    """Return who signed in on a day, by the rows that the act adds."""
    ledger = book.kept[str(one.act.writes[0].add)]
    days = [column.name for column in ledger.columns if column.type == "date"]
    rows = [row for row in book.rows(ledger.name) if record in row.values() and any(row[name] == today for name in days)]
    return Present(len(rows), tuple(_who(one, row, book) for row in reversed(rows[-LAST:])))


def _who(one: Doing, row: Row, book: Book) -> str:
    address = str(row.get(str(one.act.own)))
    person = book.row(address)
    if person is None:
        return ""
    return named(person, ledger_of(address), book) or key_of(person, book.kept[ledger_of(address)])
