"""By when a declaration is to leave the state it is in; the day of today is given, nothing here knows a clock."""

from datetime import date
from functools import cache
from pathlib import Path
from tomllib import TOMLDecodeError, loads

from msgspec import Struct, ValidationError, convert

from jixiao.errors import ConfigInvalid
from jixiao.workflow.table import table

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
        found = convert(loads(file.read_text("utf-8")), Calendar)
        for one in found.rounds:
            one.last_day(2000 if one.month == 2 else 2001)
    except (TOMLDecodeError, UnicodeDecodeError, ValidationError, ValueError) as wrong:
        raise ConfigInvalid(f"日历文件“{file}”有误：{wrong}。", f"The calendar “{file}” is wrong: {wrong}.") from wrong
    unknown = {state for one in found.rounds for state in one.states} - set(table().states)
    if unknown:
        raise ConfigInvalid(
            f"日历文件“{file}”里没有这些状态：{'、'.join(sorted(unknown))}。", f"The calendar “{file}” names states that there are none of."
        )
    return found


def due(state: str, budget_year: int | None, today: date, year_calendar: Calendar) -> Due | None:
    """Return by when a declaration of a year is to leave a state, None where nothing is set or the year is not known."""
    if budget_year is None:
        return None
    found = next((one for one in year_calendar.rounds if state in one.states), None)
    if found is None:
        return None
    day = found.last_day(budget_year)
    return Due(title=found.title, day=day, left=(day - today).days)
