"""What is organised: the code of the minute for what is signed in to, and who signed in today."""

from collections.abc import Iterator

from django.utils.timezone import now
from msgspec import Struct

from jixiao.desk.book import Book, key_of, ledger_of
from jixiao.desk.deskfile import Desk, asks_of
from jixiao.desk.selecting import filled, law_on, standing
from jixiao.desk.showing import RECORD
from jixiao.desk.situation import Situation
from jixiao.desk.speaking import named
from jixiao.ledger.rows import record_at
from jixiao.sql.literals import literal
from jixiao.web.desks.codes import CodeShown, code_shown
from jixiao.web.desks.shelf import Where
from jixiao.web.phone.doings import Doing, Holder, doings, offers
from jixiao.web.problems import nothing

MOST_CODES = 2
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
    code: CodeShown


class Screen(Struct, frozen=True):
    """Something that is on and signed in to by a code: what it is called, and the page that shows the code, for a big screen."""

    title: str
    link: str


def codes_at(desk: Desk, book: Book, holder: Holder) -> Iterator[Screen]:
    """Yield what is on at a desk that somebody organises."""
    for one in doings(holder.place):
        if one.desk.name == desk.name and one.organises:
            yield from (
                Screen(offer.title, f"/m/code/{desk.name}/{one.name}/{offer.key}") for offer in offers(one, book, holder)[:MOST_CODES]
            )


def occasion(where: Where, one: Doing, book: Book, key: str) -> Organised:
    """Return what is signed in to; Problem 404 for none."""
    ask = next(ask for ask in asks_of(one.act.asks, book.kept) if ask.name == one.act.code)
    record = record_at(str(ask.references), key)
    row = book.row(record)
    if row is None:
        raise nothing()
    return Organised(record, named(row, str(ask.references), book), code_shown(where, record, now()))


def present(one: Doing, record: str, book: Book, who: Situation) -> Present:
    """Return who is in: as the desk's file says, else who signed in today by the rows that the act adds."""
    if one.act.present is not None:
        sql = filled(one.act.present, {**standing(who), **law_on(one.act.law, who.today), RECORD: literal(record)})
        found = [str(row["person"]) for row in book.of(one.desk).ask(sql)]
        return Present(len(found), tuple(_named(address, book) for address in found[:LAST]))
    ledger = book.kept[str(one.act.writes[0].add)]
    days = [column.name for column in ledger.columns if column.type == "date"]
    rows = [row for row in book.rows(ledger.name) if record in row.values() and any(row[name] == who.today for name in days)]
    return Present(len(rows), tuple(_named(str(row.get(str(one.act.own))), book) for row in reversed(rows[-LAST:])))


def _named(address: str, book: Book) -> str:
    person = book.row(address)
    if person is None:
        return ""
    return named(person, ledger_of(address), book) or key_of(person, book.kept[ledger_of(address)])
