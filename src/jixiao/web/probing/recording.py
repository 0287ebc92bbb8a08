"""Every address of the list looked at, each answer kept as a row by the desk's act for it; rows that say the same are kept once an hour."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.utils.timezone import localtime

from jixiao.desk.asking import Body
from jixiao.desk.deskfile import Act, Desk, asks_of
from jixiao.desk.loading import desks, kept_by
from jixiao.desk.situation import Situation
from jixiao.errors import UsageWrong
from jixiao.ledger.rows import record_at
from jixiao.web.desks.acting import act
from jixiao.web.desks.shelf import Where, book_of
from jixiao.web.journal.write import Actor
from jixiao.web.models import Row
from jixiao.web.probing.plan import FILE, Probe, probes_of
from jixiao.web.probing.reach import Reached, look_at
from jixiao.web.problems import Problem

PERSON, HOUR = "自动探测", 60
GOOD, BAD = "正常", "异常"


class ProbeRecord(NamedTuple):
    """What came of one address: the record, what was seen, and whether that was kept."""

    record: str
    looked: Reached
    kept: bool


class Place(NamedTuple):
    """Where what is seen is kept: which act of which desk, of whose year."""

    desk: Desk
    name: str
    told: Act
    where: Where


def probe_all(folder: Path) -> list[ProbeRecord]:
    """Look at every address of the office's list; UsageWrong where there is no list, or nothing that it is of."""
    every = probes_of(folder)
    if not every:
        raise UsageWrong(f"“{folder / FILE}”里没有地址。每个写一段 [[probe]]：record、url。", f"There are no addresses in {folder / FILE}.")
    return [_one(probe) for probe in every]


def _one(probe: Probe) -> ProbeRecord:
    place = next(_places(probe), None)
    if place is None:
        raise UsageWrong(f"台账里没有“{probe.record}”，先登记再探测。", f"No ledger has {probe.record}; register it first.")
    seen = look_at(probe)
    return ProbeRecord(probe.record, seen, _keep(place, probe, seen))


def _places(probe: Probe) -> Iterator[Place]:
    kept = kept_by(desks().values())
    for desk in desks().values():
        for name, told in desk.acts.items():
            link = next((ask for ask in asks_of(told.asks, kept) if ask.references), None) if told.probe else None
            row = (
                Row.objects.filter(ledger=link.references or "", key=probe.record).select_related("unit").order_by("-year").first()
                if link
                else None
            )
            if row is not None:
                yield Place(desk, name, told, Where(row.unit, row.year))


def _keep(place: Place, probe: Probe, seen: Reached) -> bool:
    """Keep what was seen, unless the last row of the hour says the same."""
    at = localtime()
    who = Situation(today=at.date(), minute=at.hour * HOUR + at.minute, person=PERSON, role=place.told.by[0])
    with book_of(place.where.unit, place.where.year) as book:
        journal = place.told.writes[0].ledger
        link = next(ask for ask in asks_of(place.told.asks, book.kept) if ask.references)
        record = record_at(link.references or "", probe.record)
        last = next((row for row in reversed(book.rows(journal)) if row[link.name] == record), None)
    state = GOOD if seen.good else BAD
    if last is not None and last["state"] == state and last["day"] == who.today and who.minute - int(str(last["minute"])) < HOUR:
        return False
    try:
        act(Actor(), place.where, place.desk, place.name, _body(link.name, probe.record, state, seen), who)
    except Problem:
        return False
    return True


def _body(link: str, record: str, state: str, seen: Reached) -> Body:
    told: dict[str, object] = {
        "status": seen.status,
        "millis": seen.millis,
        "certificate_days": seen.certificate_days,
        "said": seen.says or None,
    }
    return {link: record, "state": state, **{name: value for name, value in told.items() if value is not None}}
