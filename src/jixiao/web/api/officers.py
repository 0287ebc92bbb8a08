"""What the three officers do: people and units, and the log. To anybody else these addresses lead nowhere."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema, Status
from pydantic import Field

from jixiao.web.api.gate import actor, mine
from jixiao.web.api.shapes import Answer, Line, Strict, wrong
from jixiao.web.journal.reading import LogLine, Sought, log_lines, read
from jixiao.web.keeping.verify import chain
from jixiao.web.people.duties import AUDIT, DOES, SECURITY, SYSTEM, only
from jixiao.web.people.register import CHANGES, Change, change_unit, everybody, hire, one, person_named, tree, unit_by, unit_named
from jixiao.web.people.staff import lend, loans_of, take_back

router = Router(tags=["管理"])
MOST = 500
LARGEST = 2**53
Key = Annotated[int, Path(ge=1, le=LARGEST)]


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
    unit_id: int
    until: date | None
    lent: bool


class PersonOut(Schema):
    """Somebody with a login; ``locked`` after too many wrong passwords, ``factor``: comes in with a code too, ``first``: has to change."""

    login: str
    name: str
    active: bool
    roles: list[Held]
    seen: datetime | None
    created: datetime
    locked: bool
    factor: bool
    first: bool


class People(Schema):
    """Everybody."""

    items: list[PersonOut]


class UnitOut(Schema):
    """A unit and what it stands below; ``closed`` from that day on, ``people`` who have a role there."""

    id: int
    name: str
    under: str | None
    depth: int
    closed: date | None
    people: int


class Units(Schema):
    """The tree."""

    items: list[UnitOut]


class ChangeIn(Strict):
    """What goes with a change: a role, where, up to when."""

    role: Line | None = None
    unit: Line | None = None
    until: date | None = None


class UnitIn(Strict):
    """Below which unit, by its number, one is moved."""

    under: Annotated[int | None, Field(ge=1, le=LARGEST)] = None


class Loan(Strict):
    """A role lent: to whom, which, where, up to when."""

    login: Line
    role: Line
    unit: Line
    until: date


class LineOut(Answer, of=LogLine, without=("is_whole",)):
    """A line of the log; ``whole``: its hash is that of its text, and it is chained to the line before."""

    whole: bool


class LoanOut(Schema):
    """A role that is lent."""

    id: int
    login: str
    role: str
    unit: str
    until: date


class Loans(Schema):
    """What somebody lent."""

    items: list[LoanOut]


class SoughtIn(Strict):
    """Which lines: whose (login or name), of which unit and all below, which event or family, on what, from which day to which."""

    person: Line | None = None
    unit: Annotated[int | None, Field(ge=1, le=LARGEST)] = None
    event: Line | None = None
    subject: Line | None = None
    first: date | None = None
    last: Annotated[date | None, Field(lt=date(9999, 1, 1))] = None


NOTHING_SOUGHT = SoughtIn()


class Proof(Schema):
    """What a proof of the log came to."""

    lines: int
    head: str
    faults: list[str]


class Lines(Schema):
    """A page of the log, the last line first; ``next`` is the cursor of the one before it."""

    items: list[LineOut]
    next: int | None


@router.get("/people", response={200: People, **wrong()}, summary="全部人员")
def people(request: HttpRequest) -> dict[str, Any]:
    """List everybody, for the officers of system and security."""
    only(mine(request), SYSTEM, SECURITY)
    return {"items": everybody()}


@router.post("/people", response={201: FirstPassword, **wrong(409)}, summary="建用户")
def made(request: HttpRequest, new: NewPerson) -> Status[dict[str, str]]:
    """Make a login that a security officer has to let in."""
    only(mine(request), SYSTEM)
    return Status(201, {"login": new.login, "password": hire(actor(request), new.login, new.name, active=False)})


@router.get("/people/{login}", response={200: PersonOut, **wrong()}, summary="一个人")
def person(request: HttpRequest, login: str) -> dict[str, Any]:
    """Show somebody, for the officers of system and security."""
    only(mine(request), SYSTEM, SECURITY)
    return one(login)


@router.post(
    "/people/{login}/actions/{name}", response={200: Told, **wrong(409)}, summary="启用、停用、授权、撤权、重设、发链接、解锁、解除验证器"
)
def changed(request: HttpRequest, login: str, name: str, change: ChangeIn | None = None) -> Told:
    """Change somebody; which officer changes what is fixed. ``unit`` makes a unit of that name."""
    officer = next((one for one, does in DOES.items() if name in does), "")
    only(mine(request), officer)
    given = change or ChangeIn()
    return Told(told=CHANGES[name](Change(actor(request), login, given.role, given.unit, given.until)))


@router.get("/units", response={200: Units, **wrong()}, summary="单位")
def units(request: HttpRequest) -> dict[str, Any]:
    """List the tree of units, for the officers of system and security."""
    only(mine(request), SYSTEM, SECURITY)
    return {"items": tree()}


@router.get("/loans", response={200: Loans, **wrong()}, summary="委托出去的")
def loans(request: HttpRequest) -> dict[str, Any]:
    """List what the caller lent and has not come back."""
    found = loans_of(mine(request))
    return {
        "items": [{"id": row.pk, "login": row.person.login, "role": row.role, "unit": row.unit.name, "until": row.until} for row in found]
    }


@router.delete("/loans/{int:key}", response={200: Told, **wrong(409)}, summary="收回委托")
def taken_back(request: HttpRequest, key: Key) -> Told:
    """Take a role back that the caller lent."""
    return Told(told=f"收回了：{take_back(mine(request), actor(request), key)}。")


@router.post("/loans", response={200: Told, **wrong(409)}, summary="委托")
def lent(request: HttpRequest, loan: Loan) -> Told:
    """Lend a role that one holds, up to a day."""
    lend(mine(request), actor(request), person_named(loan.login), loan.role, unit_named(loan.unit), loan.until)
    return Told(told=f"{loan.login} 到 {loan.until} 为止代行 {loan.role}。")


@router.post("/units/{int:key}/actions/{name}", response={200: Told, **wrong(409)}, summary="移动、撤销、恢复单位")
def unit_changed(request: HttpRequest, key: Key, name: str, change: UnitIn | None = None) -> Told:
    """Move a unit below another (``move``), close it (``close``) or reopen it (``reopen``)."""
    only(mine(request), SYSTEM)
    return Told(told=change_unit(actor(request), name, unit_by(key), change.under if change else None))


@router.get("/log", response={200: Lines, **wrong()}, summary="日志")
def log(
    request: HttpRequest,
    cursor: Annotated[int | None, Query(ge=0, le=LARGEST)] = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
    sought: Annotated[SoughtIn, Query()] = NOTHING_SOUGHT,
) -> dict[str, Any]:
    """Show the log to who audits it, the last line first; ``event`` is an event or a family of events, such as ``login``."""
    only(mine(request), AUDIT)
    found = log_lines(Sought(**{name: value for name, value in sought.model_dump().items() if value is not None}))
    page = list((found.filter(seq__lt=cursor) if cursor is not None else found)[: limit + 1])
    items = [{**line._asdict(), "whole": line.is_whole} for line in read(page[:limit])]
    return {"items": items, "next": page[limit - 1].seq if len(page) > limit else None}


@router.get("/log/proof", response={200: Proof, **wrong()}, summary="核对日志")
def proof(request: HttpRequest) -> dict[str, Any]:
    """Prove the chain from its first line to its last: how many lines, the last one's hash, and what is wrong."""
    only(mine(request), AUDIT)
    found = chain()
    return {"lines": found.counts.get("日志", 0), "head": found.head, "faults": list(found.faults)}
