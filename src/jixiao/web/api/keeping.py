"""What keeps an office: the calendar, backups and proofs, how it is doing. Each for the officer whose duty it is; what comes up, for all."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Path, Router, Schema, Status
from pydantic import Field

from jixiao.web.api.gate import actor, mine
from jixiao.web.api.officers import LARGEST, Told
from jixiao.web.api.shapes import Answer, Line, Strict, wrong
from jixiao.web.calendar.deadlines import FIRST_YEAR, LAST_YEAR, LONGEST_NEAR, rounds_in_year, set_year, upcoming
from jixiao.web.calendar.workdays import enter_workdays, forget_workdays, special_days
from jixiao.web.hooks.sending import again
from jixiao.web.keeping.health import Fact, health
from jixiao.web.keeping.runs import ask_for_run
from jixiao.web.models import KeptRun
from jixiao.web.people.duties import DUTIES, SYSTEM, only

router = Router(tags=["管理"])
MOST = 100
Year = Annotated[int, Path(ge=FIRST_YEAR, le=LAST_YEAR)]
Day = Annotated[date, Field(ge=date(FIRST_YEAR - 2, 1, 1), le=date(LAST_YEAR + 2, 12, 31))]


class Coming(Schema):
    """A round that comes up: its last day, the days and working days left, whether it is near; ``certain``: all holidays are known."""

    year: int
    title: str
    day: date
    left: int
    near: bool
    working_days: int
    certain: bool


class Comings(Schema):
    """What comes up, the first first."""

    items: list[Coming]


class RoundOut(Schema):
    """A round of a budget year: its last day, whether the office set it, from how many days before it is called near."""

    title: str
    states: list[str]
    day: date
    own: bool
    near: int


class SpecialOut(Schema):
    """A day that is worked or not, as the office entered it."""

    day: date
    worked: bool
    name: str


class YearOut(Schema):
    """The calendar of a budget year."""

    rounds: list[RoundOut]
    days: list[SpecialOut]


class RoundIn(Strict):
    """A last day to be set."""

    title: Line
    day: Day
    near: Annotated[int, Field(ge=0, le=LONGEST_NEAR)] = 10


class YearIn(Strict):
    """Last days to be set; rounds that are not named stay."""

    rounds: Annotated[list[RoundIn], Field(max_length=100)]


class DaysIn(Strict):
    """Days to be entered as worked or not."""

    first: Day
    last: Day
    worked: bool
    name: Annotated[Line, Field(max_length=100)] = ""


class RunOut(Schema):
    """A backup or a proof: when it was asked for and ended, what came of it, what is wrong."""

    what: str
    asked: datetime
    begun: datetime | None
    ended: datetime | None
    told: str
    faults: list[str]


class Runs(Schema):
    """Backups and proofs, the last first."""

    items: list[RunOut]


class RunIn(Strict):
    """What is asked for."""

    what: Literal["backup", "verify"]


class FactOut(Answer, of=Fact):
    """Something looked at, how grave it is, and what to do."""


class Health(Schema):
    """How the office is doing."""

    items: list[FactOut]


@router.get("/calendar", response={200: Comings, **wrong()}, summary="接下来的日子")
def calendar(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001 - ninja's signature
    """List the last days that come up, for everybody."""
    items = [
        {
            "year": one.round.year,
            "title": one.round.title,
            "day": one.round.day,
            "left": one.round.left,
            "near": one.is_near,
            "working_days": one.working.days,
            "certain": one.working.certain,
        }
        for one in upcoming(localdate(), MOST)
    ]
    return {"items": items}


@router.get("/calendar/{int:year}", response={200: YearOut, **wrong()}, summary="一个年度的日历")
def calendar_of(request: HttpRequest, year: Year) -> dict[str, Any]:
    """Give the calendar of a budget year."""
    only(mine(request), *DUTIES["calendar"])
    return _year(year)


@router.put("/calendar/{int:year}", response={200: YearOut, **wrong(409)}, summary="定截止日子")
def calendar_set(request: HttpRequest, year: Year, wanted: YearIn) -> dict[str, Any]:
    """Set last days of a budget year's rounds."""
    only(mine(request), *DUTIES["calendar"])
    set_year(actor(request), year, {one.title: (one.day, one.near) for one in wanted.rounds}, localdate())
    return _year(year)


@router.post("/calendar/days", response={200: Told, **wrong(409)}, summary="录入放假和调休")
def days(request: HttpRequest, given: DaysIn) -> Told:
    """Enter days as worked or not."""
    only(mine(request), *DUTIES["calendar"])
    return Told(told=f"录入了 {enter_workdays(actor(request), given.first, given.last, given.name, is_worked=given.worked)} 天。")


@router.delete("/calendar/days/{day}", response={200: Told, **wrong()}, summary="删去录入的日子")
def day_forgotten(request: HttpRequest, day: date) -> Told:
    """Take an entered day away."""
    only(mine(request), *DUTIES["calendar"])
    forget_workdays(actor(request), day)
    return Told(told=f"{day} 按平常算了。")


@router.get("/backups", response={200: Runs, **wrong()}, summary="备份和核验")
def backups(request: HttpRequest) -> dict[str, Any]:
    """List backups and proofs."""
    only(mine(request), *DUTIES["backups"])
    return {"items": [_run(row) for row in KeptRun.objects.order_by("-asked", "-pk")[:MOST]]}


@router.post("/backups", response={202: RunOut, **wrong(409)}, summary="要一次备份或核验")
def asked(request: HttpRequest, wanted: RunIn) -> Status[dict[str, Any]]:
    """Ask for a backup or a proof, which is made in the background."""
    only(mine(request), *DUTIES["backups"])
    return Status(202, _run(ask_for_run(actor(request), wanted.what)))


@router.get("/health", response={200: Health, **wrong()}, summary="健康")
def healthy(request: HttpRequest) -> dict[str, tuple[Fact, ...]]:
    """Tell how the office is doing."""
    only(mine(request), *DUTIES["health"])
    return {"items": health()}


@router.post("/deliveries/{int:key}/actions/again", response={200: Told, **wrong()}, summary="重发通知")
def sent_again(request: HttpRequest, key: Annotated[int, Path(ge=1, le=LARGEST)]) -> Told:
    """Have a message sent anew that did not arrive."""
    only(mine(request), SYSTEM)
    again(actor(request), key)
    return Told(told="排在下一个发。")


def _year(year: int) -> dict[str, Any]:
    rounds = [
        {"title": one.round.title, "states": one.round.states, "day": one.round.day, "own": one.round.is_own, "near": one.near}
        for one in rounds_in_year(year, localdate())
    ]
    days = [{"day": one.day, "worked": one.is_worked, "name": one.name} for one in special_days(year)]
    return {"rounds": rounds, "days": days}


def _run(row: KeptRun) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("what", "asked", "begun", "ended", "told", "faults")}
