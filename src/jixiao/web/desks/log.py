"""What the log says of rows: who did which act that left them as they are, and when."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import Q
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import localtime
from msgspec import Struct
from msgspec.json import decode

from jixiao.desk.book import ledger_of
from jixiao.desk.clocks import day_words
from jixiao.web.desks.shelf import Where, last_lines
from jixiao.web.models import Entry, Row

ACT = "desk.act"


class LoggedAct(Struct, frozen=True, kw_only=True):
    """An act as the log has it: its line, when that was written, the day of the act, by whom, what was said, which act of which desk."""

    seq: int
    at: datetime
    day: date
    who: str
    says: str
    act: str


def seqs_of(where: Where, records: Iterable[str]) -> dict[str, int]:
    """Return the line of the log that left each row as it is, by the row's address."""
    wanted = list(records)
    every = Q(pk__in=[])
    for ledger in {ledger_of(one) for one in wanted}:
        every |= Q(ledger=ledger, key__in=[one.partition("#")[2] for one in wanted if ledger_of(one) == ledger])
    rows = Row.objects.filter(every, unit=where.unit, year=where.year).values_list("ledger", "key", "seq")
    return {f"ledger:{ledger}#{key}": seq for ledger, key, seq in rows}


def acts_at(seqs: Iterable[int]) -> Mapping[int, LoggedAct]:
    """Return the acts at lines of the log, by line; what was done anonymously says nothing and is left out."""
    entries = Entry.objects.filter(seq__in=set(seqs), event=ACT)
    found = ((entry.seq, _said(entry)) for entry in entries)
    return {seq: one for seq, one in found if one is not None}


def _said(entry: Entry) -> LoggedAct | None:
    told = decode(entry.body).get("told", {})
    at = parse_datetime(entry.at)
    if at is None or not told.get("says"):
        return None
    written = localtime(at)
    day = parse_date(str(told.get("day") or "")) or written.date()
    return LoggedAct(
        seq=entry.seq, at=written, day=day, who=str(told.get("who") or ""), says=str(told["says"]), act=str(told.get("act") or "")
    )


def when_words(one: LoggedAct, today: date) -> str:
    """Return when an act was done: the clock of an act of today, the day of others."""
    return f"{one.at:%H:%M}" if one.day == one.at.date() == today else day_words(one.day, today)


def last_written(where: Where, ledgers: Iterable[str]) -> dict[str, LoggedAct]:
    """Return the act that wrote last into each ledger, by ledger; the book of the year is in use."""
    every = last_lines(where)
    lasts = {ledger: every[ledger] for ledger in ledgers if ledger in every}
    acts = acts_at(lasts.values())
    return {ledger: acts[seq] for ledger, seq in lasts.items() if seq in acts}
