"""The calendar of a budget year: the last days of its rounds on a line and in a table, and the days that are worked or not."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST
from msgspec import Struct

from jixiao.desk.workdays import is_certain
from jixiao.values.width import width
from jixiao.web.calendar.deadlines import FIRST_YEAR, LAST_YEAR, LONGEST_NEAR, Set, rounds_in_year, set_year
from jixiao.web.calendar.workdays import enter_workdays, forget_workdays, special_days, working_between
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import acting
from jixiao.web.screens.office.officers.frame import done, duty, officers_page

WIDE = 1392
"""Units of the line's drawing."""
SIGN, ASIDE, APART = 6.2, 5, 6
"""How wide a column of text is, how far words stand beside their line, and how far from other words."""
ROWS = 3


class Mark(Struct, frozen=True):
    """A round on the line: where, its words' row, beginning and end, its short title and day, whether it is over, the next, near the end."""

    x: float
    y: int
    begin: float
    end: float
    title: str
    day: str
    is_over: bool
    is_next: bool
    is_last: bool


class Month(Struct, frozen=True):
    """The beginning of a month on the line."""

    x: float
    title: str


class Line(Struct, frozen=True):
    """The year drawn: months, rounds, and today, None where it lies outside."""

    months: tuple[Month, ...]
    marks: tuple[Mark, ...]
    today: float | None


@require_GET
@duty("calendar")
def first_year(request: HttpRequest, mine: Rights) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Lead to the budget year that is being prepared."""
    return HttpResponseRedirect(f"/admin/calendar/{localdate().year + 1}")


@require_GET
@duty("calendar")
def year(request: HttpRequest, mine: Rights, number: int) -> HttpResponse:
    """Show a budget year."""
    return _year(request, mine, number)


@require_POST
@duty("calendar")
def save(request: HttpRequest, mine: Rights, number: int) -> HttpResponse:
    """Set the last days of the year's rounds."""
    return _year(request, mine, number, *done(lambda: _saved(request, mine, number)), typed=request.POST)


@require_POST
@duty("calendar")
def days(request: HttpRequest, mine: Rights, number: int) -> HttpResponse:
    """Enter days that are worked or not, or take one away."""
    return _year(request, mine, number, *done(lambda: _entered(request, mine)))


def _saved(request: HttpRequest, mine: Rights, number: int) -> str:
    today = localdate()
    wanted = {}
    for place, one in enumerate(rounds_in_year(number, today)):
        given, near = request.POST.get(f"day-{place}", ""), request.POST.get(f"near-{place}", "")
        wanted[one.round.title] = (_day(given, f"“{one.round.title}”的最后一天"), _near(near, one))
    changed = set_year(acting(request, mine), number, wanted, today)
    return f"改了 {changed} 个环节，从现在起按新的日子提醒。" if changed else "没有改动。"


def _near(text: str, one: Set) -> int:
    if not text.strip():
        return one.near
    days = whole_number(text.strip(), 4)
    if days is None:
        raise Problem(422, f"“{one.round.title}”提前提醒的天数要是 0 到 {LONGEST_NEAR} 的整数。")
    return days


def _day(text: str, what: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as wrong:
        raise Problem(422, f"{what}“{text[:20]}”写得不对，应像 2027-03-31。") from wrong


def _entered(request: HttpRequest, mine: Rights) -> str:
    given = request.POST
    if "forget" in given:
        day = _day(given["forget"], "日子")
        forget_workdays(acting(request, mine), day)
        return f"{day} 按平常算了。"
    start = _day(given.get("first", ""), "开始的日子")
    end = _day(given["last"], "结束的日子") if given.get("last") else start
    worked = given.get("kind") == "worked"
    count = enter_workdays(acting(request, mine), start, end, given.get("name", ""), is_worked=worked)
    return f"录入了 {count} 天，{'上班' if worked else '放假'}。"


def _year(
    request: HttpRequest, mine: Rights, number: int, notice: Notice | None = None, status: int = 200, typed: Mapping[str, str] | None = None
) -> HttpResponse:
    today = localdate()
    rows, special = rounds_in_year(number, today), special_days(number)
    working = working_between(today, [row.round.day for row in rows])
    kept = typed if notice is not None and notice.look == "bad" else None
    return officers_page(
        request,
        mine,
        "calendar",
        notice=notice,
        status=status,
        heading=_heading(rows, number),
        number=number,
        years=[one for one in range(number - 1, number + 2) if FIRST_YEAR <= one <= LAST_YEAR],
        rows=[(row, working[row.round.day]) for row in rows],
        line=line(rows, today),
        special=special,
        known=is_certain(number),
        typed=kept or {},
        own=sum(row.round.is_own for row in rows),
    )


def _heading(rows: Sequence[Set], number: int) -> tuple[str, str]:
    coming = next((row.round for row in rows if row.round.left >= 0), None)
    if coming is None:
        return f"{number} 年度的环节", "都过了"
    return (f"{number} 年度：今天是最后一天，" if not coming.left else f"{number} 年度：还有 {coming.left} 天，"), coming.title


def line(rows: Sequence[Set], today: date) -> Line:
    """Return the rounds on a line from the month of the first to that of the last; words that would meet stand in another row."""
    start = rows[0].round.day.replace(day=1)
    last = rows[-1].round.day
    end = (last.replace(day=1) + timedelta(days=32)).replace(day=1)
    span = (end - start).days

    def at(day: date) -> float:
        return round((day - start).days / span * WIDE, 1)

    marks = _marks([(row, at(row.round.day)) for row in rows])
    months, month = [], start
    while month < end:
        months.append(Month(at(month), f"{month.year}年" if month.month == 1 or month == start else f"{month.month}月"))
        month = (month + timedelta(days=32)).replace(day=1)
    return Line(tuple(months), marks, at(today) if start <= today <= end else None)


def _marks(places: Sequence[tuple[Set, float]]) -> tuple[Mark, ...]:
    """Return the rounds with their words, each in the first row where it meets no other."""
    upcoming = next((row for row, _ in places if row.round.left >= 0), None)
    ends, marks = [-float(WIDE)] * ROWS, list[Mark]()
    for row, x in places:
        words = row.round.title.partition("：")
        title = words[2] or words[0]
        wide = width(title) * SIGN
        is_last = x + ASIDE + wide > WIDE
        begin = x - ASIDE - wide if is_last else x + ASIDE
        level = next((place for place in range(ROWS) if begin - ends[place] >= APART), ends.index(min(ends)))
        ends[level] = begin + wide
        day, over = f"{row.round.day:%m-%d}", row.round.left < 0
        marks.append(Mark(x, level, begin, begin + wide, title, day, over, row is upcoming, is_last))
    return tuple(marks)
