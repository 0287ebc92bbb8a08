"""What somebody may do and see at the desks: by the roles at a unit, deputies and contract staff their own alone."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple, cast

from django.utils.timezone import localdate, localtime

from jixiao.desk.asking import OWN_ONLY
from jixiao.desk.book import Book, ledger_of
from jixiao.desk.check import written_by
from jixiao.desk.correcting import SUFFIX
from jixiao.desk.deskfile import Act, Desk, Role
from jixiao.desk.loading import desks, kept_by, shared_journals
from jixiao.desk.situation import Situation
from jixiao.facts.schema import Row as Values
from jixiao.ledger.schema import Ledger
from jixiao.web.desks.shelf import Where, working_year, years_of
from jixiao.web.models import OwnRecord, Unit
from jixiao.web.people.access import Rights
from jixiao.web.problems import nothing

NARROW = frozenset((*OWN_ONLY, "public"))
"""Roles that see what is their own, or nobody's."""
REGISTERS = {"deputies": "deputies", "staff": "staff"}
WHO = "who"
"""The column of a journal that says who did something."""


class Place(NamedTuple):
    """Where somebody works: in which of the unit's years, in which roles, and the own record there."""

    where: Where
    roles: tuple[Role, ...]
    me: str | None


def place_of(mine: Rights, chosen: int | None = None) -> Place:
    """Return where somebody works at desks, in the ``chosen`` one of the unit's years or else the one that is on; Problem 404 for who works at none."""
    at_desks = roles_at_desks()
    held = [one for one in mine.held if one.role in at_desks]
    if not held:
        raise nothing()
    unit = Unit.objects.get(path=held[0].path)
    own = OwnRecord.objects.filter(person=mine.person, unit=unit).values_list("address", flat=True).first()
    year = chosen if chosen is not None and chosen in years_of(unit) else working_year(unit, localdate().year)
    return Place(Where(unit, year), tuple(cast("Role", one.role) for one in held if one.path == unit.path), own)


def roles_at_desks() -> frozenset[str]:
    """Return the roles that do something at any desk, or are told what waits at one."""
    return frozenset(role for desk in desks().values() for role in _roles_of(desk))


def _roles_of(desk: Desk) -> Iterator[str]:
    for act in desk.acts.values():
        yield from act.by
    for queue in desk.queues.values():
        yield from queue.to


def desk_at(place: Place, name: str) -> Desk:
    """Return a desk that somebody works at; Problem 404 for another, whether it is there or not."""
    desk = desks().get(name)
    if desk is None or not set(_roles_of(desk)) & set(place.roles):
        raise nothing()
    return desk


def role_for(place: Place, desk: Desk, act: str) -> Role:
    """Return the role in which somebody does an act; Problem 404 for who may not, or where there is none."""
    by = desk.acts[act].by if act in desk.acts else desk.correctors if act.removesuffix(SUFFIX) in desk.keeps else ()
    role = next((role for role in place.roles if role in by), None)
    if role is None:
        raise nothing()
    return role


def acting_situation(mine: Rights, place: Place, role: Role) -> Situation:
    """Return who acts, and that it is now."""
    at = localtime()
    return Situation(today=at.date(), minute=at.hour * 60 + at.minute, person=mine.person.name, role=role, me=place.me)


def ledger_seen(roles: Iterable[str], name: str) -> Ledger:
    """Return a ledger of which somebody sees rows in one of these roles; Problem 404 for another."""
    kept = kept_by(desks().values())
    if name not in kept or not any(_sees(role, name, kept) for role in roles):
        raise nothing()
    return kept[name]


def is_told(roles: Iterable[str], name: str, book: Book) -> bool:
    """Whether somebody sees rows of a ledger in one of these roles: asked of each row of a list, worked out once a book."""
    return any(book.remembered(f"held {role} {name}", (), partial(_sees, role, name, book.kept)) for role in roles)


def _sees(role: str, name: str, kept: Mapping[str, Ledger]) -> bool:
    for desk in desks().values():
        if name in shared_journals() and role in desk.correctors:
            return True
        acts = [act for act in desk.acts.values() if role in act.by]
        if role not in NARROW and acts and name in (*desk.keeps, *desk.journals):
            return True
        if any(name in {ledger for ledger, _ in written_by(act, kept)} and not act.anonymous for act in acts):
            return True
    return False


def is_own(place: Place, person: str, ledger: Ledger, row: Values, book: Book) -> bool:
    """Whether somebody sees a row: whoever is not held to the own sees all.

    A row is somebody's own by the record that it names, by the name that it keeps, or by a step of a journal that names both; what names nobody
    and has no such journal is everybody's, unless it holds what is personal.
    """
    return not set(place.roles) <= NARROW or _is_of(Self(place.me, person), ledger, row, book)


class Self(NamedTuple):
    """Somebody by what rows say of people: the record that they are, None for none, and their name."""

    me: str | None
    name: str


def _is_of(person: Self, ledger: Ledger, row: Values, book: Book) -> bool:
    """Whether a row is somebody's own, or everybody's."""
    links = [column.name for column in ledger.columns if column.references in REGISTERS]
    if ledger.name in REGISTERS:
        return row["at"] == person.me
    if links:
        return person.me is not None and person.me in {row[name] for name in links}
    if WHO in row:
        return row[WHO] == person.name
    steps = _journals_of(ledger, book)
    if steps:
        key = f"own {ledger.name} {person.name}"
        return row["at"] in book.remembered(key, [name for name, _ in steps], lambda: _told_of(steps, person.name, book))
    return not any(column.personal for column in ledger.columns)


def _journals_of(ledger: Ledger, book: Book) -> list[tuple[str, str]]:
    """Return the journals that say who did something with a record of a ledger, each with the column that names it."""
    told = (kept for kept in book.kept.values() if any(column.name == WHO for column in kept.columns))
    return [(kept.name, column.name) for kept in told for column in kept.columns if column.references == ledger.name]


def _told_of(steps: Iterable[tuple[str, str]], person: str, book: Book) -> frozenset[object]:
    """Return the addresses of the records with which somebody did something."""
    return frozenset(row[link] for name, link in steps for row in book.rows(name) if row[WHO] == person)


def own_only(book: Book, who: Situation) -> Book:
    """Return a book in which somebody who is held to the own finds no record of others: that is answered like one that is not there."""
    if who.role not in NARROW:
        return book
    person = Self(who.me, who.person)

    def finds(address: str) -> bool:
        ledger, row = book.kept[ledger_of(address)], book.row(address)
        held = ledger.name in REGISTERS or is_told((who.role,), ledger.name, book)
        return row is None or not held or _is_of(person, ledger, row, book)

    return book.finding(finds)


def acts_of(place: Place, desk: Desk) -> Iterator[tuple[str, Act, Role]]:
    """Yield the acts that somebody may do at a desk, each with the role in which."""
    for name, act in desk.acts.items():
        role = next((role for role in place.roles if role in act.by), None)
        if role is not None:
            yield name, act, role
