"""People as the officers keep them: the list, and one person with what may be changed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec import Struct

from jixiao.web.models import Unit
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights
from jixiao.web.people.duties import SECURITY, SYSTEM, changes_of
from jixiao.web.people.register import CHANGES, Change, everybody, hire, one, person_named, unit_by
from jixiao.web.problems import Problem, nothing
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import acting
from jixiao.web.screens.office.officers.frame import done, duty, officers_page
from jixiao.web.screens.office.when import when
from jixiao.workflow.table import roles

MANY = 100
"""People on a page."""
LONGEST = 100
STATES = {"wait": "等启用", "barred": "停用", "locked": "锁住", "never": "没登录过", "bound": "有验证器"}
LONG_AGO = 60
"""Days without a login after which that is said."""


class Held(Struct, frozen=True):
    """A role held: its name and title, the unit with its number, until when, whether it is lent and whether it is over."""

    role: str
    title: str
    unit: str
    unit_id: int
    until: str
    is_lent: bool
    is_over: bool


class Listed(Struct, frozen=True):
    """Somebody in the list: the state as a level and in words, roles, when last seen."""

    login: str
    name: str
    level: str
    state: str
    roles: tuple[Held, ...]
    has_factor: bool
    seen: str
    is_waiting: bool
    is_locked: bool
    is_active: bool


@require_http_methods(["GET", "POST"])
@duty("people")
def people(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show everybody, or make somebody."""
    if request.method == "POST":
        return _hired(request, mine)
    return _list(request, mine)


def _hired(request: HttpRequest, mine: Rights) -> HttpResponse:
    if SYSTEM not in mine.roles:
        raise nothing()
    login, name = (request.POST.get(part, "")[: 2 * LONGEST] for part in ("login", "name"))
    try:
        password = hire(acting(request, mine), login, name, active=False)
    except Problem as refused:
        return _list(request, mine, Notice(refused.zh, "bad"), refused.status, typed={"login": login, "name": name})
    told = f"已建用户 {login.strip()}。首次登录密码 {password}，只显示这一次；本人第一次登录就要换掉。还要安全保密管理员启用和授权。"
    return _list(request, mine, Notice(told, "good"))


def _list(
    request: HttpRequest, mine: Rights, notice: Notice | None = None, status: int = 200, typed: Mapping[str, str] | None = None
) -> HttpResponse:
    every = [_listed(row) for row in everybody()]
    asked = {name: request.GET.get(name, "").strip()[:LONGEST] for name in ("q", "state", "role", "from")}
    found = [row for row in every if _fits(row, asked)]
    start = whole_number(asked["from"]) or 0
    return officers_page(
        request,
        mine,
        "people",
        status=status,
        notice=notice,
        heading=_heading(every, mine),
        rows=found[start : start + MANY],
        many=len(found),
        following=start + MANY if len(found) > start + MANY else None,
        asked=asked,
        states=STATES,
        roles={name: role.title for name, role in roles().items()},
        makes=SYSTEM in mine.roles,
        is_filtered=any(asked[name] for name in ("q", "state", "role")),
        typed=typed or {"login": "", "name": ""},
    )


def _heading(every: Sequence[Listed], mine: Rights) -> tuple[str, str]:
    waiting, locked = sum(row.is_waiting for row in every), sum(row.is_locked for row in every)
    if SECURITY in mine.roles and waiting:
        return f"{waiting} 人等着启用，", f"共 {len(every)} 人"
    if locked:
        return f"{locked} 人锁住了，", f"共 {len(every)} 人"
    return f"{len(every)} 人，", f"{sum(row.is_active for row in every)} 人能登录"


def _fits(row: Listed, asked: Mapping[str, str]) -> bool:
    text = " ".join((row.login, row.name, *(held.unit for held in row.roles))).casefold()
    states = {"wait": row.is_waiting, "barred": not row.is_active and not row.is_waiting, "locked": row.is_locked}
    states |= {"never": not row.seen, "bound": row.has_factor}
    named = all(word in text for word in asked["q"].casefold().split())
    in_role = not asked["role"] or any(held.role == asked["role"] for held in row.roles)
    return named and in_role and states.get(asked["state"], True)


def _listed(row: Mapping[str, Any]) -> Listed:
    seen = datetime.fromisoformat(row["seen"]) if row["seen"] else None
    waits = not row["active"] and seen is None
    level, state = _state(row, seen, waits=waits)
    held = tuple(_held(one) for one in row["roles"])
    return Listed(
        login=row["login"],
        name=row["name"],
        level=level,
        state=state,
        roles=held,
        has_factor=row["factor"],
        seen=when(seen) if seen else "",
        is_waiting=waits,
        is_locked=row["locked"],
        is_active=row["active"],
    )


def _state(row: Mapping[str, Any], seen: datetime | None, *, waits: bool) -> tuple[str, str]:
    if waits:
        return "warning", "等启用"
    if not row["active"]:
        return "note", "停用"
    if row["locked"]:
        return "error", "锁住"
    if seen and (localdate() - seen.date()).days > LONG_AGO:
        return "note", f"{(localdate() - seen.date()).days} 天没登录"
    return ("note", "首次密码") if row["first"] else ("ok", "能登录")


def _held(held: Mapping[str, Any]) -> Held:
    role, until = roles().get(held["role"]), held["until"] or ""
    over = bool(until) and date.fromisoformat(until) < localdate()
    return Held(held["role"], role.title if role else held["role"], held["unit"], held["unit_id"], until, held["lent"], over)


@require_GET
@duty("people")
def person(request: HttpRequest, mine: Rights, login: str) -> HttpResponse:
    """Show one person."""
    return _person(request, mine, login)


@require_POST
@duty("people")
def change_person(request: HttpRequest, mine: Rights, login: str, what: str) -> HttpResponse:
    """Change somebody; Problem 404 for a change that is another officer's."""
    if what not in changes_of(mine) or what == "unit":
        raise nothing()
    person_named(login)
    notice, status = done(lambda: _changed(request, mine, login, what))
    return _person(request, mine, login, notice, status)


def _changed(request: HttpRequest, mine: Rights, login: str, what: str) -> str:
    given, until = request.POST, request.POST.get("until", "")
    try:
        day = date.fromisoformat(until) if until else None
    except ValueError as wrong:
        raise Problem(422, f"截止日期“{until[:20]}”写得不对，应像 2027-12-31。") from wrong
    number = whole_number(given.get("unit", ""))
    place = None if number is None else unit_by(number)
    if what in ("grant", "revoke") and place is None:
        raise Problem(422, "请选单位。")
    told = CHANGES[what](Change(acting(request, mine), login, given.get("role", ""), place, day))
    return told.replace("：/reset/", f"：{request.scheme}://{request.get_host()}/reset/")


def _person(request: HttpRequest, mine: Rights, login: str, notice: Notice | None = None, status: int = 200) -> HttpResponse:
    row = one(login)
    units = Unit.objects.filter(closed=None).order_by("path").values_list("pk", "name", "path") if SECURITY in mine.roles else ()
    return officers_page(
        request,
        mine,
        "people",
        template="person",
        status=status,
        notice=notice,
        one=_listed(row),
        created=when(datetime.fromisoformat(row["created"])),
        may=changes_of(mine),
        units=[(key, "　" * (path.count("/") - 2) + name) for key, name, path in units],
        roles={name: role.title for name, role in roles().items()},
    )
