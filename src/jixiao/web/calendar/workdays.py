"""Working days of the office: by the notices on holidays that the program knows, and by the days that the office entered."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from msgspec import Struct

from jixiao.desk.workdays import is_certain, is_working
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import SpecialDay
from jixiao.web.problems import Problem
from jixiao.web.ready import Ready

ONE = timedelta(days=1)
ENTERED = Ready(lambda: SpecialDay.objects.values_list("day", "is_worked"))
LONGEST_NAME, LONGEST_SPAN = 100, 60


class Working(Struct, frozen=True):
    """How many working days lie after today up to a day, that day included; ``certain``: the holidays of every year between are known."""

    days: int
    certain: bool


def working_between(today: date, ends: Iterable[date]) -> dict[date, Working]:
    """Return the working days from today, not counted, to each of the days, counted; none for one that is over."""
    wanted = sorted(set(ends))
    if not wanted:
        return {}
    special = dict(ENTERED())
    known = {day.year for day in special}
    found, count, day = {}, 0, today
    for end in wanted:
        while day < end:
            day += ONE
            count += special.get(day, is_working(day))
        found[end] = Working(count, all(is_certain(year) or year in known for year in range(today.year, max(today, end).year + 1)))
    return found


def special_days(year: int) -> list[SpecialDay]:
    """Return the days of a year that the office entered, in order."""
    return list(SpecialDay.objects.filter(day__year=year).order_by("day"))


@transaction.atomic
def enter_workdays(actor: Actor, first: date, last: date, name: str, *, is_worked: bool) -> int:
    """Enter days from one to another as worked or not, over what was entered before, and return how many; Problem 422 for too many."""
    if not timedelta() <= last - first < timedelta(days=LONGEST_SPAN):
        raise Problem(422, f"从 {first} 到 {last} 写得不对：要从早到晚，一次不超过 {LONGEST_SPAN} 天。")
    days = [first + ONE * number for number in range((last - first).days + 1)]
    for day in days:
        SpecialDay.objects.update_or_create(day=day, defaults={"is_worked": is_worked, "name": name.strip()[:LONGEST_NAME]})
    note(actor, "calendar.days", f"year:{first.year}", first=first.isoformat(), last=last.isoformat(), worked=is_worked, name=name.strip())
    return len(days)


@transaction.atomic
def forget_workdays(actor: Actor, day: date) -> None:
    """Take an entered day away; Problem 404 where there is none."""
    if not SpecialDay.objects.filter(day=day).delete()[0]:
        raise Problem(404, f"{day} 没有录入过。")
    note(actor, "calendar.day_forgotten", f"year:{day.year}", day=day.isoformat())
