"""What the three officers do: people and units, and the log. To anybody else these addresses lead nowhere."""

from datetime import date, datetime
from json import loads
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status

from jixiao.web.api.gate import actor, mine
from jixiao.web.api.shapes import Line, Strict, wrong
from jixiao.web.models import Entry
from jixiao.web.people.register import CHANGES, Change, everybody, hire, person_named, tree, unit_named
from jixiao.web.people.staff import lend
from jixiao.web.problems import nothing

router = Router(tags=["管理"])
SYSTEM, SECURITY, AUDIT = "system_officer", "security_officer", "audit_officer"
DOES = {SYSTEM: ("reset", "unit"), SECURITY: ("activate", "bar", "unlock", "grant", "revoke")}
"""Which changes each officer makes: who makes a login does not let anybody in, who lets people in makes no logins."""
MOST = 500


class Told(Schema):
    """What was done, in a sentence."""

    told: str


class NewPerson(Strict):
    """Somebody to be made."""

    login: Line
    name: Line


class FirstPassword(Schema):
    """A login made, with its first password, which is told once."""

    login: str
    password: str


class Held(Schema):
    """A role held."""

    role: str
    unit: str
    until: date | None


class PersonOut(Schema):
    """Somebody with a login."""

    login: str
    name: str
    active: bool
    roles: list[Held]
    seen: datetime | None


class People(Schema):
    """Everybody."""

    items: list[PersonOut]


class UnitOut(Schema):
    """A unit and what it stands below."""

    name: str
    under: str | None
    depth: int


class Units(Schema):
    """The tree."""

    items: list[UnitOut]


class ChangeIn(Strict):
    """What goes with a change: a role, where, up to when."""

    role: Line | None = None
    unit: Line | None = None
    until: date | None = None


class Loan(Strict):
    """A role lent: to whom, which, where, up to when."""

    login: Line
    role: Line
    unit: Line
    until: date


class LineOut(Schema):
    """A line of the log."""

    seq: int
    at: datetime
    event: str
    subject: str
    by: dict[str, Any]
    told: dict[str, Any]
    digest: str


class Lines(Schema):
    """A page of the log, the last line first; ``next`` is the cursor of the one before it."""

    items: list[LineOut]
    next: int | None


@router.get("/people", response={200: People, **wrong()}, summary="全部人员")
def people(request: HttpRequest) -> dict[str, Any]:
    """List everybody, for the officers of system and security."""
    _only(request, SYSTEM, SECURITY)
    return {"items": everybody()}


@router.post("/people", response={201: FirstPassword, **wrong(409)}, summary="建用户")
def made(request: HttpRequest, new: NewPerson) -> Status[dict[str, str]]:
    """Make a login that a security officer has to let in."""
    _only(request, SYSTEM)
    return Status(201, {"login": new.login, "password": hire(actor(request), new.login, new.name, active=False)})


@router.post("/people/{login}/actions/{name}", response={200: Told, **wrong(409)}, summary="启用、停用、授权、撤权、重设、解锁")
def changed(request: HttpRequest, login: str, name: str, change: ChangeIn | None = None) -> Told:
    """Change somebody; which officer changes what is fixed. ``unit`` makes a unit of that name."""
    officer = next((one for one, does in DOES.items() if name in does), "")
    _only(request, officer)
    given = change or ChangeIn()
    return Told(told=CHANGES[name](Change(actor(request), login, given.role, given.unit, given.until)))


@router.get("/units", response={200: Units, **wrong()}, summary="单位")
def units(request: HttpRequest) -> dict[str, Any]:
    """List the tree of units, for the officers of system and security."""
    _only(request, SYSTEM, SECURITY)
    return {"items": tree()}


@router.post("/loans", response={200: Told, **wrong(409)}, summary="委托")
def lent(request: HttpRequest, loan: Loan) -> Told:
    """Lend a role that one holds, up to a day."""
    lend(mine(request), actor(request), person_named(loan.login), loan.role, unit_named(loan.unit), loan.until)
    return Told(told=f"{loan.login} 到 {loan.until} 为止代行 {loan.role}。")


@router.get("/log", response={200: Lines, **wrong()}, summary="日志")
def log(
    request: HttpRequest,
    cursor: Annotated[int | None, Query(ge=0, le=2**62)] = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
    event: Line | None = None,
    subject: Line | None = None,
) -> dict[str, Any]:
    """Show the log to who audits it, the last line first."""
    _only(request, AUDIT)
    rows = Entry.objects.order_by("-seq")
    rows = rows.filter(seq__lt=cursor) if cursor is not None else rows
    rows = rows.filter(event=event) if event else rows
    rows = rows.filter(subject=subject) if subject else rows
    found = list(rows[: limit + 1])
    items = [{"seq": row.seq, "digest": row.digest, **_parts(row)} for row in found[:limit]]
    return {"items": items, "next": found[limit - 1].seq if len(found) > limit else None}


def _parts(row: Entry) -> dict[str, Any]:
    line = loads(row.body)
    return {name: line[name] for name in ("at", "event", "subject", "by", "told")}


def _only(request: HttpRequest, *officers: str) -> None:
    """Raise Problem 404 for whoever is none of these officers."""
    if not mine(request).roles.intersection(officers):
        raise nothing()
