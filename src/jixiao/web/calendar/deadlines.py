"""Last days of the rounds: the usual ones, those of the office's file, and those set for one budget year, which come before both."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from django.conf import settings
from django.db import transaction
from msgspec import Struct

from jixiao.web.calendar.workdays import Working, working_between
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Deadline
from jixiao.web.problems import Problem
from jixiao.web.ready import Ready
from jixiao.workflow.calendar import NO_DAYS, Coming, Days, calendar, coming, rounds_of

SET = Ready(Deadline.objects.all)
NEAR = 10
"""Days before a last day from which it is called near, where nothing else is set."""
BEHIND, AHEAD = timedelta(days=14), timedelta(days=150)
FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_NEAR = 90


class Near(Struct, frozen=True):
    """A round that comes up: whether it is near, and how many working days are left, today not counted."""

    round: Coming
    is_near: bool
    working: Working


class Set(Struct, frozen=True):
    """A round's last day as set for a budget year: the day in force, whether it is the office's own, the days before it that are near."""

    round: Coming
    near: int


def set_days() -> Days:
    """Return the last days that the office set."""
    return {(year, title): day for year, title, day in Deadline.objects.values_list("year", "round", "day")} or NO_DAYS


def upcoming(today: date, most: int) -> tuple[Near, ...]:
    """Return the rounds that come up next or ended lately, the first first."""
    rows = {(row.year, row.round): row for row in SET()}
    days = {key: row.day for key, row in rows.items()}
    found = coming(today, calendar(settings.JIXIAO.folder), days, BEHIND, AHEAD)[:most]
    working = working_between(today, [one.day for one in found])
    return tuple(Near(one, one.left <= _near(rows, one), working[one.day]) for one in found)


def rounds_in_year(year: int, today: date) -> tuple[Set, ...]:
    """Return the rounds of a budget year in order; Problem 404 for a year that nobody budgets for."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Problem(404, f"年度写 {FIRST_YEAR} 到 {LAST_YEAR}。")
    rows = {(row.year, row.round): row for row in Deadline.objects.filter(year=year)}
    days = {key: row.day for key, row in rows.items()}
    return tuple(Set(one, _near(rows, one)) for one in rounds_of(year, today, calendar(settings.JIXIAO.folder), days))


def set_year(actor: Actor, year: int, wanted: Mapping[str, tuple[date, int]], today: date) -> int:
    """Set last days of a year's rounds by title, each with the days before it that are near, and return how many changed.

    A day that is the usual one is set no more. Problem 404 for a year, 422 for a round that there is none of, or days out of order.
    """
    usual = {one.title: one.day for one in rounds_of(year, today, calendar(settings.JIXIAO.folder), NO_DAYS)}
    with transaction.atomic():
        rows = {one.round.title: one for one in rounds_in_year(year, today)}
        _check(rows, wanted)
        changed = {title: new for title, new in wanted.items() if (rows[title].round.day, rows[title].near) != new}
        for title, (day, near) in changed.items():
            if (day, near) == (usual[title], NEAR):
                Deadline.objects.filter(year=year, round=title).delete()
            else:
                Deadline.objects.update_or_create(year=year, round=title, defaults={"day": day, "near": near})
            note(
                actor, "calendar.set", f"year:{year}", round=title, before=rows[title].round.day.isoformat(), day=day.isoformat(), near=near
            )
    return len(changed)


def _check(rows: Mapping[str, Set], wanted: Mapping[str, tuple[date, int]]) -> None:
    if unknown := [title for title in wanted if title not in rows]:
        raise Problem(422, f"日历里没有“{'、'.join(unknown)}”这个环节。环节有：{'、'.join(rows)}。")
    if wrong := [title for title, (_, near) in wanted.items() if not 0 <= near <= LONGEST_NEAR]:
        raise Problem(422, f"“{wrong[0]}”提前提醒的天数要在 0 到 {LONGEST_NEAR} 之间。")
    days = [(title, wanted[title][0] if title in wanted else row.round.day, row.round.day) for title, row in rows.items()]
    for (before, first, usual), (after, then, later) in pairwise(days):
        if then < first and (first, then) != (usual, later):
            raise Problem(422, f"“{after}”（{then}）早于前一环节“{before}”（{first}）。请按先后顺序填。")


def _near(rows: Mapping[tuple[int, str], Deadline], one: Coming) -> int:
    row = rows.get((one.year, one.title))
    return row.near if row else NEAR
