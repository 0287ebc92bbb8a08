"""The example's desks: rows that arose before, brought in; whose record in them somebody is; and what is done on the first day."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.utils.timezone import localdate
from msgspec import Struct

from jixiao.desk.loading import at_desks, desks
from jixiao.desk.queues import offered
from jixiao.facts.schema import Row
from jixiao.ledger.load import load
from jixiao.ledger.schema import ledgers
from jixiao.web.desks.acting import act
from jixiao.web.desks.rights import acting_situation, place_of, role_for
from jixiao.web.desks.rows import bring, places_of
from jixiao.web.desks.shelf import book_of
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import OwnRecord, Person, Unit
from jixiao.web.people.access import rights

TODAY = "{today}"
TO_COME = {"payroll": "paid_on", "appraisals": "held_on", "inspections": "inspected_on", "needs": "collected_on"}
"""Columns by which records of the example have come or not: what is of today or later is done at the desk."""


class DemoAct(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An act and who does it: with a body, or the one that the desk offers. ``{today}`` in a body is today."""

    by: str
    desk: str
    act: str
    body: dict[str, object] | None = None


def bring_year(unit: Unit, year: int, folder: Path) -> None:
    """Bring in the rows of a folder of ledgers, with a line in the log."""
    records = load(folder).records
    if records is None:
        return
    line = note(Actor(), "records.brought", str(unit.pk), year=year, rows=records.count())
    with at_desks(desks().values()) as kept:
        bring(
            unit,
            year,
            {name: _come(name, records.tables[ledger.table]) for name, ledger in ledgers().items()},
            kept,
            line.seq,
            places_of(records),
        )


def _come(name: str, rows: Sequence[Row]) -> list[Row]:
    """Return the rows that had come before today."""
    column, today = TO_COME.get(name, ""), localdate()
    return [row for row in rows if not isinstance(day := row.get(column), date) or day < today]


def own_record(person: Person, unit: Unit, address: str) -> None:
    """Say which record somebody is."""
    OwnRecord.objects.create(person=person, unit=unit, address=address)
    note(Actor(), "person.record", person.id, unit=unit.pk, address=address)


def do_first(told: DemoAct, people: dict[str, Person]) -> None:
    """Do an act as one of the people; KeyError where nothing is offered to be done."""
    own = rights(people[told.by])
    place = place_of(own)
    desk = desks()[told.desk]
    who = acting_situation(own, place, role_for(place, desk, told.act))
    where = place.where
    with book_of(where.unit, where.year) as book:
        body = offered(desk, told.act, book, who) if told.body is None else _dated(told.body, localdate())
    if body is None:
        raise KeyError(told.act)
    act(Actor(own.person), where, desk, told.act, body, who)


def _dated(body: dict[str, object], today: date) -> dict[str, object]:
    return {name: today.isoformat() if value == TODAY else value for name, value in body.items()}
