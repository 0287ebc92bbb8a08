"""Working days: by the notices on holidays among the parameters; of a year without one, weekends alone, and not ``certain``."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from jixiao.audit.force import value_on
from jixiao.facts.schema import Row
from jixiao.params.load import parameters

WORKDAYS = """
CREATE TABLE workdays (
    day DATE,                        -- every day from a year before to a year after
    working BOOLEAN,                 -- whether people work that day
    nth INTEGER,                     -- how many working days there were up to it: so many working days later is nth + so many
    certain BOOLEAN                  -- whether the year's notice on holidays is known
);
"""
"""The table of days that every SELECT of a desk may read."""
HOURS = ("work_begins", "work_ends")
"""The figures of ``params/`` that say from when to when people work, in minutes from midnight."""
ONE = timedelta(days=1)
FIRST_KNOWN = date(2024, 1, 1)
"""The first day whose year's notice is among the parameters."""


def is_working(day: date) -> bool:
    """Whether people work that day."""
    iso = day.isoformat()
    return iso in _days("worked_weekends", day.year) or (day.weekday() < 5 and iso not in _days("holidays", day.year))


def is_certain(year: int) -> bool:
    """Whether the notice on the holidays of the year is known."""
    return parameters()["holidays"].on(date(year, 1, 1)) is not None


def plus_working(day: date, days: int) -> date:
    """Return the day so many working days after ``day``, before it where ``days`` is negative."""
    step = ONE if days > 0 else -ONE
    left = abs(days)
    while left:
        day += step
        left -= is_working(day)
    return day


def worked_minutes(since: datetime, until: datetime) -> int:
    """Return the minutes of working hours from one moment to a later one."""
    days = (until.date() - since.date()).days
    return sum(_worked_on(since.date() + timedelta(days=n), since, until) for n in range(days + 1))


def _worked_on(day: date, since: datetime, until: datetime) -> int:
    """Return the minutes of the working hours of one day that lie between two moments."""
    begins, ends = _hours_of(day)
    midnight = datetime.combine(day, time.min)
    first = max(since, midnight + timedelta(minutes=begins))
    return max(0, round((min(until, midnight + timedelta(minutes=ends)) - first).total_seconds() / 60))


@lru_cache(maxsize=4096)
def _hours_of(day: date) -> tuple[int, int]:
    """Return from when to when people work that day, in minutes from midnight: one moment where they do not."""
    return _usual_hours(day) if is_working(day) else (0, 0)


def _usual_hours(day: date) -> tuple[int, int]:
    begins, ends = (int(value_on(name, day).value) for name in HOURS)
    return begins, ends


def workday_minutes(day: date) -> int:
    """Return how many minutes a working day has at the time of a day."""
    begins, ends = _usual_hours(day)
    return ends - begins


def workday_rows(year: int, last: int | None = None) -> Iterator[Row]:
    """Yield the rows of the table: all days of the years from ``year`` to the ``last``, of the one before and the one after."""
    day, nth = date(year - 1, 1, 1), 0
    while day.year <= max(year, last or year) + 1:
        working = is_working(day)
        nth += working
        yield {"day": day, "working": working, "nth": nth, "certain": is_certain(day.year)}
        day += ONE


@lru_cache(maxsize=32)
def _days(name: str, year: int) -> frozenset[str]:
    dated = parameters()[name].on(date(year, 1, 1))
    return frozenset(day for span in (dated.value if dated else ()) for day in _span(span))


def _span(text: str) -> Iterator[str]:
    """Yield the days of ``2024-02-10..2024-02-17``, or the one day."""
    first, _, last = text.partition("..")
    day = date.fromisoformat(first)
    while day <= date.fromisoformat(last or first):
        yield day.isoformat()
        day += ONE
