"""Acts and queues that a desk shows on the phone, to whom, and what of each is offered or waits now."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from jixiao.desk.asking import OWN_ONLY
from jixiao.desk.book import Book, key_of, ledger_of
from jixiao.desk.deskfile import Act, Ask, Desk, Queue, Role, Tab, asks_of
from jixiao.desk.loading import desks
from jixiao.desk.queues import waiting_in
from jixiao.desk.selecting import UNANSWERED, filled, law_on, standing
from jixiao.desk.situation import Situation
from jixiao.desk.speaking import named
from jixiao.facts.schema import Row
from jixiao.values.money import yuan
from jixiao.web.desks.rights import Place, acting_situation
from jixiao.web.people.access import Rights
from jixiao.web.phone.attaching import Named
from jixiao.web.problems import nothing

OFFERED = 60
"""Records that are listed of an act at most."""


class Holder(NamedTuple):
    """Who holds the phone, and where that person works."""

    mine: Rights
    place: Place

    def acts_as(self, role: Role) -> Situation:
        """Return who acts in a role, now."""
        return acting_situation(self.mine, self.place, role)


class Doing(NamedTuple):
    """An act on the phone: its desk, its name, the role in which it is done."""

    desk: Desk
    name: str
    act: Act
    role: Role

    @property
    def link(self) -> str:
        """The page where it is done."""
        return f"/m/do/{self.desk.name}/{self.name}"

    @property
    def named(self) -> Named:
        """The act by its desk and its name."""
        return Named(self.desk.name, self.name, self.act)

    @property
    def organises(self) -> bool:
        """Whether who does it is one who organises: shows the code, and signs others in."""
        return self.act.code is not None and self.role not in OWN_ONLY


class Watching(NamedTuple):
    """A queue on the phone: its desk, its name, and the role in which it is seen."""

    desk: Desk
    name: str
    queue: Queue
    role: Role


class Offer(Struct, frozen=True):
    """A record of which an act can be done now: its key, what it is called, its day and what else is said of it."""

    key: str
    title: str
    day: date | None
    more: str


class Rest(Struct, frozen=True):
    """How much there is in a year, how much of it is used, what is left (yuan); ``over`` is what was used beyond it."""

    most: Decimal
    used: Decimal

    @property
    def left(self) -> Decimal:
        """What is left."""
        return max(Decimal("0.00"), self.most - self.used)

    @property
    def over(self) -> Decimal:
        """What was used beyond it."""
        return max(Decimal("0.00"), self.used - self.most)


def doings(place: Place) -> Iterator[Doing]:
    """Yield the acts that somebody does on the phone, desk by desk in the order that their files tell."""
    for desk in desks().values():
        for name in desk.phone:
            act = desk.acts.get(name)
            role = next((role for role in place.roles if act is not None and role in act.by), None)
            if act is not None and role is not None:
                yield Doing(desk, name, act, role)


def doing_of(holder: Holder, desk: str, name: str) -> Doing:
    """Return an act that somebody does on the phone; Problem 404 for another."""
    found = next((one for one in doings(holder.place) if (one.desk.name, one.name) == (desk, name)), None)
    if found is None:
        raise nothing()
    return found


def watchings(place: Place) -> Iterator[Watching]:
    """Yield the queues that somebody sees on the phone."""
    for desk in desks().values():
        for name in desk.phone:
            queue = desk.queues.get(name)
            role = next((role for role in place.roles if queue is not None and role in queue.to), None)
            if queue is not None and role is not None:
                yield Watching(desk, name, queue, role)


def tabs_of(place: Place) -> frozenset[Tab]:
    """Return the words of the phone under which somebody finds something."""
    return frozenset((*(one.act.tab for one in doings(place)), *(one.queue.tab for one in watchings(place))))


def offers(one: Doing, book: Book, holder: Holder) -> tuple[Offer, ...]:
    """Return the records of which an act is offered now, each once: those of its ``code`` or its ``each``."""
    field, who = one.act.code or one.act.each, holder.acts_as(one.role)
    if field is None or one.act.offer is None:
        return ()
    try:
        found = book.of(one.desk).ask(filled(one.act.offer, {**standing(who), **law_on(one.act.law, who.today)}))
    except UNANSWERED:
        return ()
    addresses = sorted({str(row[field]) for row in found})[:OFFERED]
    records = [book.row(address) for address in addresses]
    return tuple(_offer(row, ledger_of(str(row["at"])), book) for row in records if row is not None)


def _offer(row: Row, ledger: str, book: Book) -> Offer:
    kept = book.kept[ledger]
    days = [row[column.name] for column in kept.columns if column.type == "date"]
    day = next((value for value in days if isinstance(value, date)), None)
    choices = [str(row[column.name]) for column in kept.columns if column.type == "choice" and row[column.name] is not None]
    key = key_of(row, kept)
    title = named(row, ledger, book)
    return Offer(key, title if title != key else _called(row, ledger, book), day, "，".join(choices[:1]))


def _called(row: Row, ledger: str, book: Book) -> str:
    """Return what a record without a label is called: its first text that is no key and no reference."""
    kept = book.kept[ledger]
    texts = (row[c.name] for c in kept.columns if c.type == "text" and not c.key and c.references is None and not c.personal)
    return str(next((text for text in texts if text), key_of(row, kept)))


def rest_of(one: Doing, book: Book, holder: Holder) -> Rest | None:
    """Return what is left of a year's money that an act draws on, None where it draws on none."""
    who = holder.acts_as(one.role)
    if one.act.rest is None or who.me is None:
        return None
    try:
        rows = book.of(one.desk).ask(filled(one.act.rest, {**standing(who), **law_on(one.act.law, who.today)}))
    except UNANSWERED:
        return None
    return Rest(yuan(Decimal(str(rows[0]["most"]))), yuan(Decimal(str(rows[0]["used"])))) if rows else None


class WaitingItem(Struct, frozen=True):
    """Something that waits in a queue: what it is, by when, where the act is done and what that is called, empty for none."""

    title: str
    due: date | None
    link: str
    act: str


def waits(one: Watching, book: Book, holder: Holder) -> Iterator[WaitingItem]:
    """Yield what waits in a queue, the most urgent first."""
    todo = next((d for d in doings(holder.place) if d.desk.name == one.desk.name and d.name == one.queue.act), None)
    for found in waiting_in(one.desk, one.name, book, holder.acts_as(one.role)):
        field = _field_for(todo.act, found.record, book) if todo else None
        link = f"{todo.link}?{field}={found.record.partition('#')[2]}" if todo and field else ""
        yield WaitingItem(found.title, found.due, link, todo.act.title.zh if todo and field else "")


def _field_for(act: Act, record: str, book: Book) -> str | None:
    return next((ask.name for ask in asks_of(act.asks, book.kept) if ask.references == ledger_of(record)), None)


def asked(one: Doing, book: Book) -> tuple[Ask, ...]:
    """Return the fields that somebody is asked for: not the key, which is numbered, nor the own record of who acts for no other."""
    hidden = one.act.own if one.role in OWN_ONLY else None
    return tuple(ask for ask in asks_of(one.act.asks, book.kept) if ask.name != hidden and not (ask.column is not None and ask.column.key))
