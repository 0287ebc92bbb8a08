"""Today on the phone: what is on and can be signed in to, what is to be gone through, what waits for an answer, the own year."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct

from jixiao.desk.asking import OWN_ONLY
from jixiao.desk.book import Book, key_of
from jixiao.desk.speaking import value_words
from jixiao.facts.schema import Row
from jixiao.ledger.schema import Column, Ledger, ledgers
from jixiao.web.desks.rights import is_own
from jixiao.web.phone.doings import Doing, Holder, Offer, WaitingItem, Watching, doings, offers, waits, watchings

FAR = date.max


class Occasion(Struct, frozen=True):
    """Something that is on: the act by which one signs in, and what is signed in to."""

    doing: Doing
    offer: Offer


class Round(Struct, frozen=True):
    """Records to be gone through with one act, one after the other."""

    doing: Doing
    offers: tuple[Offer, ...]


class Waiting(Struct, frozen=True):
    """A queue in which something waits for an answer, the most urgent first."""

    watching: Watching
    items: tuple[WaitingItem, ...]

    @property
    def due(self) -> date:
        """By when the first is, far away where it has no day."""
        return self.items[0].due or FAR


class Own(Struct, frozen=True):
    """The own rows of a ledger: how many, and what money they come to, None where they hold none (yuan)."""

    ledger: str
    title: str
    count: int
    money: Decimal | None


class Today(Struct, frozen=True):
    """What is on; what is to be gone through today, and elsewhere (to sign up for); what waits, queue by queue; the own year."""

    occasions: tuple[Occasion, ...]
    rounds: tuple[Round, ...]
    openings: tuple[Round, ...]
    waits: tuple[Waiting, ...]
    own: tuple[Own, ...]


def today(book: Book, holder: Holder) -> Today:
    """Return what is there for somebody today."""
    found = list(doings(holder.place))
    rounds = tuple(r for r in (Round(one, offers(one, book, holder)) for one in found if _goes_through(one)) if r.offers)
    return Today(
        occasions=tuple(occasions(book, holder)),
        rounds=tuple(one for one in rounds if one.doing.act.tab == "today"),
        openings=tuple(one for one in rounds if one.doing.act.tab != "today"),
        waits=tuple(sorted(_answerable(book, holder), key=lambda one: one.due)),
        own=tuple(own_ledgers(book, holder)),
    )


def _goes_through(one: Doing) -> bool:
    """Whether somebody is to go through what is offered of an act: the rounds of the day, and one's own; not what is done for others."""
    return one.act.each is not None and (one.act.tab == "today" or one.act.own is None or one.role in OWN_ONLY)


def occasions(book: Book, holder: Holder) -> Iterator[Occasion]:
    """Yield what can be signed in to now."""
    for one in doings(holder.place):
        if one.act.code is not None:
            yield from (Occasion(one, offer) for offer in offers(one, book, holder))


def _answerable(book: Book, holder: Holder) -> Iterator[Waiting]:
    for one in watchings(holder.place):
        if one.queue.act is not None and one.queue.act in one.desk.phone:
            found = tuple(wait for wait in waits(one, book, holder) if wait.link)
            if found:
                yield Waiting(one, found)


def own_ledgers(book: Book, holder: Holder) -> Iterator[Own]:
    """Yield the ledgers in which somebody has own rows by acts on the phone."""
    place = holder.place
    names = dict.fromkeys(
        write.add for one in doings(place) if one.act.own and one.role in OWN_ONLY for write in one.act.writes[:1] if write.add in ledgers()
    )
    for name in names:
        ledger = book.kept[str(name)]
        rows = own_rows(ledger, book, holder)
        if rows:
            yield Own(ledger.name, ledger.title.zh, len(rows), _money(ledger, rows))


def own_rows(ledger: Ledger, book: Book, holder: Holder) -> list[Row]:
    """Return the rows of a ledger that somebody sees, the last first."""
    name = holder.mine.person.name
    return [row for row in reversed(book.rows(ledger.name)) if is_own(holder.place, name, ledger, row, book)]


def _money(ledger: Ledger, rows: list[Row]) -> Decimal | None:
    column = next((column.name for column in ledger.columns if column.type == "money"), None)
    amounts = [row[column] for row in rows] if column else []
    return sum((amount for amount in amounts if isinstance(amount, Decimal)), Decimal("0.00")) if column else None


class DayRow(Struct, frozen=True):
    """A row as it is told: its key, its day, what it is, what else is said of it, its amount (yuan)."""

    key: str
    day: date | None
    title: str
    more: str
    money: Decimal | None


def line_of(row: Row, ledger: Ledger, book: Book, me: str | None) -> DayRow:
    """Return a row in a line; what names the own record or nobody's business is left out."""
    told = [c for c in ledger.columns if not c.key and not c.personal and row[c.name] is not None and row[c.name] != me]
    day = next((row[c.name] for c in told if c.type in ("date", "month")), None)
    money = next((row[c.name] for c in told if c.type == "money"), None)
    words = [_words(row, c, book) for c in told if c.type not in ("date", "month", "money")]
    return DayRow(
        key=key_of(row, ledger),
        day=day if isinstance(day, date) else None,
        title=words[0] if words else ledger.title.zh,
        more="，".join([*words[1:3], key_of(row, ledger)]),
        money=money if isinstance(money, Decimal) else None,
    )


def _words(row: Row, column: Column, book: Book) -> str:
    text = value_words(row[column.name], book)
    return text if column.type in ("text", "choice") or column.references else f"{column.title.zh} {text}"
