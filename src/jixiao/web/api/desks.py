"""Desks: what waits, which acts there are, acts done, records read."""

from contextlib import nullcontext
from typing import Annotated, Any

import msgspec
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Router

from jixiao.desk.bodies import plain_value
from jixiao.desk.loading import desks
from jixiao.desk.queues import in_line, offered, told_to, waiting
from jixiao.facts.schema import Row as Values
from jixiao.ledger.schema import Ledger
from jixiao.web.api.desk_shapes import DeskActs, Desks, Recorded, Records, Waits, WallShown
from jixiao.web.api.gate import actor, json_body, mine
from jixiao.web.api.shapes import wrong
from jixiao.web.desks.acting import act
from jixiao.web.desks.codes import asks_code, coded, unguessed
from jixiao.web.desks.rights import Place, acting_situation, acts_of, desk_at, is_own, ledger_seen, place_of, role_for
from jixiao.web.desks.schema import ATTACHMENT, body_schema
from jixiao.web.desks.shelf import book_of, reserved
from jixiao.web.desks.walls import wall_now
from jixiao.web.journal.once import once
from jixiao.web.phone.attaching import Named, bind_file, own_attachment
from jixiao.web.problems import Problem as Refused
from jixiao.web.problems import nothing

FIELDS = "，字段见 GET 这个办事台的 acts"
router = Router(tags=["办事"])
MOST = 500
Key = Annotated[str | None, Header(alias="Idempotency-Key", description="同一个键的同一请求只办一次")]


@router.get("/desks", response={200: Desks, **wrong()}, summary="办事台")
def listed(request: HttpRequest) -> dict[str, object]:
    """List the desks where the caller has something to do, each with what waits and what is due."""
    own = mine(request)
    try:
        place = place_of(own)
    except Refused:
        return {"items": []}
    where = place.where
    items = []
    with book_of(where.unit, where.year) as book:
        for desk in desks().values():
            if any(True for _ in acts_of(place, desk)):
                people = [acting_situation(own, place, role) for role in place.roles]
                lines = [
                    in_line(queue, book.of(desk), who, 1) for queue in desk.queues.values() if (who := told_to(queue, people)) is not None
                ]
                waiting_, due = sum(line.waiting for line in lines), sum(line.due for line in lines)
                items.append({"name": desk.name, "title": desk.title.zh, "waiting": waiting_, "due": due})
    return {"items": items}


@router.get("/desks/{name}", response={200: Waits, **wrong()}, summary="等着办的")
def waits(request: HttpRequest, name: str) -> dict[str, object]:
    """List what waits for the caller at a desk, queue by queue, the most urgent first."""
    own = mine(request)
    place = place_of(own)
    desk, where = desk_at(place, name), place.where
    with book_of(where.unit, where.year) as book:
        found = {(w.queue, w.record): w for role in place.roles for w in waiting(desk, book, acting_situation(own, place, role))}
    items = [{**msgspec.to_builtins(one), "queue_title": desk.queues[one.queue].title.zh} for one in found.values()]
    return {"name": desk.name, "title": desk.title.zh, "items": items}


@router.get("/walls/{name}", response={200: WallShown, **wrong()}, summary="大屏")
def wall(request: HttpRequest, name: str) -> dict[str, object]:
    """Tell what a wall shows now; 404 where there is no meeting."""
    _, found = wall_now(mine(request), name)
    if found is None:
        raise nothing()
    return {**msgspec.to_builtins(found), "gap": found.gap}


@router.get("/desks/{name}/acts", response={200: DeskActs, **wrong()}, by_alias=True, summary="能办的事项")
def acts(request: HttpRequest, name: str) -> dict[str, object]:
    """List the acts that the caller may do, each with its schema and a body that would be accepted now."""
    own = mine(request)
    place = place_of(own)
    desk, where = desk_at(place, name), place.where
    with book_of(where.unit, where.year) as book:
        items = [
            {
                "name": key,
                "title": told.title.zh,
                "schema": body_schema(told, book.kept, coded=asks_code(told, role), attached=True),
                "example": None if asks_code(told, role) else offered(desk, key, book, acting_situation(own, place, role)),
                "feeds": list(told.feeds),
                "unmeasured": told.unmeasured,
            }
            for key, told, role in acts_of(place, desk)
        ]
    return {"items": items}


@router.post(
    "/desks/{name}/acts/{key}",
    response={201: Recorded, **wrong(409)},
    summary="办一件",
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": {"type": "object"}}}}},
)
def done(request: HttpRequest, name: str, key: str, idempotency: Key = None) -> HttpResponse:  # noqa: ARG001 - for the OpenAPI page; ``once`` reads it
    """Do an act: the records written, or 409 with the rule that does not hold."""
    own = mine(request)
    place = place_of(own)
    desk = desk_at(place, name)
    who = acting_situation(own, place, role_for(place, desk, key))
    body = json_body(request, FIELDS)
    anonymous = key in desk.acts and desk.acts[key].anonymous

    told = desk.acts.get(key)
    sent = body.pop(ATTACHMENT, None) if told is not None and told.photo else None
    file = own_attachment(own.person, Named(desk.name, key, told), str(sent)) if told is not None and sent else None

    where = place.where

    @transaction.atomic
    def answer() -> HttpResponse:
        given, at = coded(where, desk, key, body, who)
        made = act(actor(request), where, desk, key, given, at)
        if file is not None:
            bind_file(actor(request), file, made.records[0])
        answered = {
            "records": [] if anonymous else list(made.records),
            "says": made.says,
            "feeds": list(made.feeds),
            "marks": list(made.marks),
            "meets": made.meets,
            "late": made.late,
            "sets": made.sets,
        }
        return HttpResponse(msgspec.json.encode(answered), status=201, content_type="application/json")

    with reserved(where.unit, where.year):
        if anonymous:
            return answer()
        with unguessed(own.person) if asks_code(told, who.role) else nullcontext():
            return once(request, own.person, request.body, answer)


@router.get("/records/{ledger}", response={200: Records, **wrong()}, summary="台账记录")
def records(
    request: HttpRequest, ledger: str, cursor: str | None = None, limit: Annotated[int, Query(ge=1, le=MOST)] = MOST
) -> dict[str, object]:
    """List the rows of a ledger that the caller sees, the last written first; ``cursor`` is the key of the last one seen."""
    own = mine(request)
    place = place_of(own)
    kept, where = ledger_seen(place.roles, ledger), place.where
    with book_of(where.unit, where.year) as book:
        rows = [row for row in reversed(book.rows(ledger)) if is_own(place, own.person.name, kept, row, book)]
        keys = [str(row[kept.key.name]) for row in rows]
        if cursor is not None and cursor not in keys:
            raise Refused(422, "cursor 不是上一页给出的 next。请从第一页重新取。")
        start = keys.index(cursor) + 1 if cursor is not None else 0
        page = rows[start : start + limit]
        items = [_told(row, kept, place, lambda value: plain_value(value, book)) for row in page]
    return {"items": items, "next": keys[start + limit - 1] if len(rows) > start + limit else None}


def _told(row: Values, ledger: Ledger, place: Place, plain: Any) -> dict[str, object]:  # noqa: ANN401 - a function of one value
    own = row["at"] == place.me
    return {column.name: plain(row[column.name]) for column in ledger.columns if own or not column.personal}
