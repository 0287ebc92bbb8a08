"""A review: opinions answered and settled, the review form of eight items."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from ninja import Header, Path, Router, Schema
from pydantic import Field

from jixiao.web.api.gate import actor, mine
from jixiao.web.api.shapes import Line, Made, Pointer, Sentence, Strict, wrong
from jixiao.web.declarations.grading import Filled, filled, give
from jixiao.web.declarations.opinions import LONGEST, answer_opinion, answering_role, givers, is_settled, opinions_of
from jixiao.web.declarations.papers import whole_read
from jixiao.web.journal.once import once
from jixiao.web.models import GivenOpinion, Reply
from jixiao.web.people.access import Seen, seen_inside

router = Router(tags=["审核"])
Once = Annotated[str | None, Header(alias="Idempotency-Key", description="同一个键的同一请求只办一次")]


class AnswerOut(Schema):
    """An answer: by whom, in which role, when; ``settles`` says that the opinion is taken back."""

    by: str
    role: str
    at: datetime
    text: str
    settles: bool


class OpinionOut(Schema):
    """An opinion on a field, with its answers and what the caller may do."""

    id: int
    path: str
    text: str
    by: str
    at: datetime
    step: str
    answers: list[AnswerOut]
    settled: bool
    may_answer: bool
    may_settle: bool


class Opinions(Schema):
    """Every opinion, the first first."""

    items: list[OpinionOut]


class AnswerIn(Strict):
    """What is answered; ``settles`` of who gives such opinions takes the text as it is."""

    text: Annotated[str, Field(max_length=LONGEST)] = ""
    settles: bool = False


class ItemOut(Schema):
    """An item of the review form: full points, those that the rules propose, what no rule sees."""

    key: str
    test: str
    name: str
    points: str
    proposed: str | None
    by_hand: str


class SheetOut(Schema):
    """The review form as the rules would fill it, and from which share of the points on a grade is given."""

    items: list[ItemOut]
    total: str | None
    grade: str | None
    cuts: dict[str, str]


class ItemIn(Strict):
    """Points of an item, and an opinion with its field where the item is fair or poor."""

    points: Annotated[str, Field(max_length=4)]
    opinion: Sentence = ""
    path: Pointer = "/projects/0"


class SheetIn(Strict):
    """The review form filled in, by the keys of its items."""

    items: dict[Line, ItemIn]


@router.get("/declarations/{key}/opinions", response={200: Opinions, **wrong()}, summary="意见和答复")
def opinions(request: HttpRequest, key: str) -> dict[str, Any]:
    """List the opinions on a declaration."""
    found = seen_inside(mine(request), key)
    return {"items": [_opinion(found, one) for one in opinions_of(found.declaration.pk)]}


@router.post("/declarations/{key}/opinions/{int:number}/answers", response={201: AnswerOut, **wrong(409)}, summary="答复一条意见")
def answered(
    request: HttpRequest,
    key: str,
    number: Annotated[int, Path(ge=1, lt=2**62)],
    given: AnswerIn,
    idempotency: Once = None,  # noqa: ARG001 - for the OpenAPI page; ``once`` reads it
) -> HttpResponse:
    """Answer an opinion, or settle it."""
    own = mine(request)

    def made() -> HttpResponse:
        told = _reply(answer_opinion(own, actor(request), key, number, given.text, settles=given.settles))
        return HttpResponse(msgspec.json.encode(told), status=201, content_type="application/json")

    return once(request, own.person, given.model_dump_json().encode(), made)


@router.get("/declarations/{key}/review-form", response={200: SheetOut, **wrong(409)}, summary="审核表，规则的建议")
def form(request: HttpRequest, key: str) -> dict[str, Any]:
    """Give the review form as the rules would fill it."""
    told = filled(localdate(), whole_read(mine(request), key).report.grades, {})
    items = [
        {"key": i.key, "test": i.test, "name": i.name, "points": f"{i.points:f}", "proposed": i.proposed or None, "by_hand": i.by_hand}
        for i in told.items
    ]
    return {**_sum(told), "items": items, "cuts": {grade: f"{cut:f}" for grade, cut in told.cuts}}


@router.post("/declarations/{key}/review-form", response={200: Made, **wrong(409)}, summary="按审核表评定")
def graded(request: HttpRequest, key: str, given: SheetIn) -> dict[str, Any]:
    """Give the grade that the form comes to, with its opinions; all eight items want points."""
    typed = {f"p-{name}": one.points for name, one in given.items.items()}
    typed |= {f"o-{name}": one.opinion for name, one in given.items.items()} | {f"w-{name}": one.path for name, one in given.items.items()}
    found = whole_read(mine(request), key)
    told = filled(localdate(), (), typed)
    one = give(mine(request), actor(request), key, told).declaration
    return {"id": one.id, "version": found.version.number, "state": one.state}


def _sum(told: Filled) -> dict[str, str | None]:
    return {"total": None if told.total is None else f"{told.total:f}", "grade": told.grade}


def _opinion(found: Seen, one: GivenOpinion) -> dict[str, Any]:
    replies = list(one.replies.all())
    settled, role = is_settled(replies), answering_role(found, one)
    may = {"may_answer": role is not None and not settled, "may_settle": role in givers(one) and not settled}
    same = {"id": one.pk, "path": one.path, "text": one.text, "by": one.step.by.name, "at": one.step.at, "step": one.step.name}
    return {**same, **may, "settled": settled, "answers": list(map(_reply, replies))}


def _reply(one: Reply) -> dict[str, Any]:
    return {"by": one.by.name, "role": one.role, "at": one.at, "text": one.text, "settles": one.settles}
