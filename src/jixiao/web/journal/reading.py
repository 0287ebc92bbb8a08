"""The log read: by person, unit, act and day, a page at a time, each line with whether it fits the one before."""

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from json import dumps, loads
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils.timezone import get_current_timezone, localtime

from jixiao.web.journal.chain import FIRST, link
from jixiao.web.journal.events import family_events, title_of
from jixiao.web.models import Declaration, Entry, Grant, Person, Unit

TOGETHER = 2000
COLUMNS = ("序号", "时间", "做了什么", "对象", "姓名", "用户名", "地址", "详情", "校验和")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


class Sought(NamedTuple):
    """What lines are looked for: whose, of which unit and all below, which act or family of acts, from which day to which."""

    person: str = ""
    unit: int | None = None
    event: str = ""
    subject: str = ""
    first: date | None = None
    last: date | None = None


class LogLine(NamedTuple):
    """A line: its parts, whether its hash is its own, and whether it is chained to the line before."""

    seq: int
    at: datetime
    event: str
    title: str
    subject: str
    by: dict[str, Any]
    told: dict[str, Any]
    digest: str
    is_whole: bool


def log_lines(sought: Sought) -> QuerySet[Entry]:
    """Return the lines looked for, the last first."""
    found = Entry.objects.order_by("-seq")
    if sought.person:
        found = found.filter(person__in=Person.objects.filter(Q(login=sought.person) | Q(name=sought.person)).values("pk"))
    if sought.event:
        found = found.filter(event__in=family_events(sought.event) or (sought.event,))
    if sought.subject:
        found = found.filter(subject=sought.subject)
    if sought.unit is not None:
        found = found.filter(_of_unit(sought.unit))
    if sought.first is not None:
        found = found.filter(at__gte=_instant(sought.first))
    return found if sought.last is None else found.filter(at__lt=_instant(sought.last + timedelta(days=1)))


def read(found: Iterable[Entry]) -> list[LogLine]:
    """Return lines with their parts; each is whole when its hash fits its text, and the line before, where there is one, its chain."""
    lines = list(found)
    before = dict(Entry.objects.filter(seq__in=[line.seq - 1 for line in lines]).values_list("seq", "digest"))
    return [_read(line, before.get(line.seq - 1, FIRST)) for line in lines]


def _read(line: Entry, before: str) -> LogLine:
    parts = _parts(line)
    whole = link(line.seq, line.body, line.before) == line.digest and line.before == before
    at = localtime(datetime.fromisoformat(line.at))
    return LogLine(line.seq, at, line.event, title_of(line.event), line.subject, parts["by"], parts["told"], line.digest, whole)


def _parts(line: Entry) -> dict[str, Any]:
    """Return the parts of a line, empty ones where its text was damaged: the page says that it is not whole."""
    try:
        found = loads(line.body)
    except ValueError:
        found = {}
    whole = isinstance(found, dict)
    return {name: found.get(name) if whole and isinstance(found.get(name), dict) else {} for name in ("by", "told")}


def as_csv(found: QuerySet[Entry]) -> Iterator[str]:
    """Yield the lines as a table that spreadsheets open, no cell of which they take for a formula."""
    yield "\ufeff" + _csv(COLUMNS)
    for line in found.iterator(chunk_size=TOGETHER):
        parts = _parts(line)
        by, told = parts["by"], parts["told"]
        who = (by.get("name", ""), by.get("login", ""), by.get("address", ""))
        at = f"{localtime(datetime.fromisoformat(line.at)):%Y-%m-%d %H:%M:%S}"
        yield _csv((line.seq, at, title_of(line.event), line.subject, *who, dumps(told, ensure_ascii=False), line.digest))


def as_lines(found: QuerySet[Entry]) -> Iterator[str]:
    """Yield the lines as they are stored, a JSON object each, from which anybody computes the hashes anew."""
    for line in found.iterator(chunk_size=TOGETHER):
        yield dumps({"seq": line.seq, "body": line.body, "before": line.before, "digest": line.digest}, ensure_ascii=False) + "\n"


def _csv(cells: Iterable[object]) -> str:
    out = StringIO()
    csv.writer(out).writerow([f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell for cell in cells])
    return out.getvalue()


def _of_unit(number: int) -> Q:
    """Return what picks the lines of a unit and all below: its declarations, its people, itself."""
    path = Unit.objects.filter(pk=number).values_list("path", flat=True).first()
    if path is None:
        return Q(pk__in=())
    below = Unit.objects.filter(path__startswith=path)
    people = Grant.objects.filter(unit__in=below).values("person")
    subjects = [f"unit:{key}" for key in below.values_list("pk", flat=True)]
    declarations = Declaration.objects.filter(unit__in=below).values("pk")
    return Q(subject__in=declarations) | Q(person__in=people) | Q(subject__in=people) | Q(subject__in=subjects)


def _instant(day: date) -> str:
    """Return the moment at which a day begins here, as the log writes moments."""
    return datetime.combine(day, time(), get_current_timezone()).astimezone(UTC).isoformat()
