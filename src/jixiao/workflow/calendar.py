"""By when a declaration is to leave the state it is in; the day of today is given, nothing here knows a clock."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tomllib import TOMLDecodeError

from msgspec import Struct, ValidationError, convert

from jixiao import door
from jixiao.errors import ConfigInvalid, TurnedAway
from jixiao.workflow.table import table

Days = Mapping[tuple[int, str], date]
"""Last days that an office set itself, by budget year and title of the round; all others are the calendar's."""
NO_DAYS: Days = {}
FILE = "calendar.toml"
USUAL = Path(__file__).with_name(FILE)


class Round(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the year's round: its states, and its last day as years from the budget year, month and day."""

    title: str
    states: tuple[str, ...]
    year: int
    month: int
    day: int

    def last_day(self, budget_year: int) -> date:
        """Return the last day for declarations of a budget year."""
        return date(budget_year + self.year, self.month, self.day)


class Calendar(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The rounds in order."""

    rounds: tuple[Round, ...]


class Due(Struct, frozen=True, kw_only=True):
    """When something is due: the round, its last day, and the days left (below zero: days late)."""

    title: str
    day: date
    left: int


@cache
def calendar(folder: Path | None = None) -> Calendar:
    """Return the calendar of an office's folder, else the usual one; ConfigInvalid for a file that says what can't be."""
    own = folder / FILE if folder else None
    file = own if own is not None and own.is_file() else USUAL
    try:
        found = convert(door.tables(door.take(file, door.SMALL).decode()), Calendar)
        for one in found.rounds:
            one.last_day(2000 if one.month == 2 else 2001)
    except (TurnedAway, TOMLDecodeError, UnicodeDecodeError, ValidationError, ValueError) as wrong:
        raise ConfigInvalid(
            f"日历文件“{file}”有误：{wrong}。", f"The calendar “{file}” is wrong: {getattr(wrong, 'en', wrong)}."
        ) from wrong
    unknown = {state for one in found.rounds for state in one.states} - set(table().states)
    if unknown:
        raise ConfigInvalid(
            f"日历文件“{file}”里没有这些状态：{'、'.join(sorted(unknown))}。", f"The calendar “{file}” names states that there are none of."
        )
    return found


class Coming(Struct, frozen=True, kw_only=True):
    """A round of a budget year that ends soon or ended lately: its states, its last day, the days left, whether the office set the day."""

    title: str
    year: int
    states: tuple[str, ...]
    day: date
    left: int
    is_own: bool


def due(state: str, budget_year: int | None, today: date, year_calendar: Calendar, days: Days = NO_DAYS) -> Due | None:
    """Return by when a declaration of a year is to leave a state, None where nothing is set or the year is not known."""
    if budget_year is None:
        return None
    found = next((one for one in year_calendar.rounds if state in one.states), None)
    if found is None:
        return None
    day = _last_day(found, budget_year, days)
    return Due(title=found.title, day=day, left=(day - today).days)


def coming(today: date, year_calendar: Calendar, days: Days, behind: timedelta, ahead: timedelta) -> tuple[Coming, ...]:
    """Return the rounds of all budget years that end between so long ago and so far ahead, by their last day."""
    years = range(today.year - 2, today.year + 3)
    found = (one for year in years for one in rounds_of(year, today, year_calendar, days))
    return tuple(sorted((one for one in found if today - behind <= one.day <= today + ahead), key=lambda one: (one.day, one.title)))


def rounds_of(year: int, today: date, year_calendar: Calendar, days: Days) -> Iterable[Coming]:
    """Return the rounds of one budget year in order."""
    for one in year_calendar.rounds:
        day = _last_day(one, year, days)
        yield Coming(title=one.title, year=year, states=one.states, day=day, left=(day - today).days, is_own=(year, one.title) in days)


def _last_day(one: Round, year: int, days: Days) -> date:
    return days.get((year, one.title)) or one.last_day(year)
