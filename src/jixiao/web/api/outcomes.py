"""What became of a declaration: what the score would be, points taken off, monitoring on a day."""

from datetime import date
from typing import Annotated, Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from ninja import Query, Router, Schema
from pydantic import Field

from jixiao.values.rounding import fixed
from jixiao.web.api.gate import actor, mine
from jixiao.web.api.shapes import Pointer, Sentence, Strict, wrong
from jixiao.web.declarations.binding import agree, proposed
from jixiao.web.declarations.evaluating import evaluation, evaluation_json, monitored, usual_day
from jixiao.web.declarations.reviewing import give_back, take_off
from jixiao.web.models import Declaration, TakenOff, Version
from jixiao.web.people.access import seen_result
from jixiao.web.problems import Problem as Refused
from jixiao.write.as_json import as_json

router = Router(tags=["结果"])
MOST = 20


class Taking(Strict):
    """Points to take off an indicator, and why."""

    path: Pointer
    points: Annotated[str, Field(max_length=10)]
    reason: Sentence


class Giving(Strict):
    """Why points are given back."""

    path: Pointer
    reason: Sentence


class Off(Schema):
    """Points taken off: by whom, in which role, when, and whether and why they were given back."""

    path: str
    name: str
    points: str
    reason: str
    by: str
    role: str
    at: str
    stands: bool
    given_back: str


class Offs(Schema):
    """Everything that was taken off, the first first."""

    items: list[Off]


class Proposals(Schema):
    """A proposal for every indicator, as ``jixiao bind`` has it."""

    items: list[dict[str, Any]]


class Wanted(Strict):
    """The indicators whose proposals are agreed to, by their pointers."""

    indicators: tuple[Pointer, ...]


class Agreed(Schema):
    """How many indicators are proved by a measure now."""

    bound: int


@router.get("/declarations/{key}/what-if", response={200: dict[str, Any], **wrong(409)}, summary="如果")
def what_if(request: HttpRequest, key: str, suppose: Annotated[list[str], Query(max_length=MOST)]) -> HttpResponse:
    """Give the self-evaluation as it would be: each ``suppose`` is ``POINTER=VALUE``, as ``jixiao evaluate --what-if`` has it."""
    told = evaluation(*_text(request, key), tuple(suppose))
    return HttpResponse(evaluation_json(told), content_type="application/json")


@router.get("/declarations/{key}/monitoring", response={200: dict[str, Any], **wrong(409)}, summary="监控")
def monitoring(
    request: HttpRequest,
    key: str,
    day: date | None = None,
    suppose: Annotated[list[str], Query(max_length=MOST)] = [],  # noqa: B006 - ninja makes each call's own
) -> HttpResponse:
    """Give the monitoring on a day, the end of July where none is given, as ``jixiao monitor`` has it; ``suppose`` as in what-if."""
    one, version = _text(request, key)
    told = monitored(one, version, day or usual_day(one.year, localdate()), tuple(suppose))
    return HttpResponse(as_json(told.monitoring), content_type="application/json")


@router.get("/declarations/{key}/bindings", response={200: Proposals, **wrong(409)}, summary="对应表的提议")
def bindings(request: HttpRequest, key: str) -> dict[str, Any]:
    """Propose for every indicator what proves it, with why and how sure."""
    return {"items": [msgspec.to_builtins(one) for one in proposed(*_text(request, key))]}


@router.post("/declarations/{key}/bindings", response={200: Agreed, **wrong(409)}, summary="确认对应表")
def agreed(request: HttpRequest, key: str, wanted: Wanted) -> dict[str, Any]:
    """Agree to the proposals of these indicators; what was agreed before is kept beside."""
    return {"bound": agree(mine(request), actor(request), key, wanted.indicators)}


@router.get("/declarations/{key}/deductions", response={200: Offs, **wrong(409)}, summary="复核扣分")
def deductions(request: HttpRequest, key: str) -> dict[str, Any]:
    """List what reviewers took off."""
    found = seen_result(mine(request), key)
    rows = TakenOff.objects.filter(declaration=found.declaration).select_related("by").order_by("pk")
    return {"items": list(map(_off, rows))}


@router.post("/declarations/{key}/deductions", response={201: Off, **wrong(409)}, summary="扣分")
def taken(request: HttpRequest, key: str, taking: Taking) -> HttpResponse:
    """Take points off an indicator, with a reason."""
    made = take_off(mine(request), actor(request), key, taking.path, taking.points, taking.reason)
    return HttpResponse(msgspec.json.encode(_off(made)), status=201, content_type="application/json")


@router.post("/declarations/{key}/deductions/given-back", response={200: Offs, **wrong(409)}, summary="撤回扣分")
def given(request: HttpRequest, key: str, giving: Giving) -> dict[str, Any]:
    """Give points back, with a reason."""
    give_back(mine(request), actor(request), key, giving.path, giving.reason)
    return deductions(request, key)


def _text(request: HttpRequest, key: str) -> tuple[Declaration, Version]:
    """Return a declaration with the text that the caller sees."""
    found = seen_result(mine(request), key)
    if not found.declaration.version:
        raise Refused(409, "这份申报还在读取，不能计算。请稍后再试。")
    return found.declaration, found.version()


def _off(row: TakenOff) -> dict[str, Any]:
    return {
        "path": row.path,
        "name": row.name,
        "points": fixed(row.points),
        "reason": row.reason,
        "by": row.by.name,
        "role": row.role,
        "at": row.at.isoformat(),
        "stands": row.back is None,
        "given_back": row.back_why,
    }
