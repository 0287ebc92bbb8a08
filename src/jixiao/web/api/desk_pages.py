"""What the desks' pages show and do, for programs: panels, a record opened, an act looked at before it is done, links handed out."""

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from django.http import HttpRequest
from ninja import Router

from jixiao.desk.drawn import Drawn
from jixiao.web.api.desk_shapes import ActAhead, DeskPanels, HandedOut, OpenedRecord
from jixiao.web.api.gate import actor, json_body, mine
from jixiao.web.api.shapes import wrong
from jixiao.web.desks.card import Wanted, card_of, feeds_of, look_ahead
from jixiao.web.desks.here import Here, panels_of
from jixiao.web.desks.lots import drawn_links
from jixiao.web.desks.rights import desk_at, place_of
from jixiao.web.desks.shelf import book_of
from jixiao.web.problems import Problem as Refused
from jixiao.web.problems import nothing

router = Router(tags=["办事"])
ANY_OBJECT = {"requestBody": {"required": True, "content": {"application/json": {"schema": {"type": "object"}}}}}
LARGEST_NUMBER = 10**9


@contextmanager
def _at(request: HttpRequest, name: str) -> Iterator[Here]:
    own = mine(request)
    place = place_of(own)
    desk = desk_at(place, name)
    with book_of(*place.where) as book:
        yield Here(own, place, desk, book)


@router.get("/desks/{name}/panels", response={200: DeskPanels, **wrong(409)}, summary="办事台的板块")
def panels(request: HttpRequest, name: str) -> dict[str, object]:
    """List what the page of a desk draws below its queues."""
    with _at(request, name) as here:
        return {"items": [_told(one) for one in panels_of(here)]}


def _told(one: Drawn) -> dict[str, object]:
    told = msgspec.to_builtins(one)
    del told["panel"], told["today"]
    return {**told, "title": one.panel.title.zh, "kind": one.panel.kind}


@router.get("/desks/{name}/record", response={200: OpenedRecord, **wrong(409)}, summary="一条记录和它的经过")
def record(request: HttpRequest, name: str, address: str) -> dict[str, object]:
    """Open a record at a desk: what stands in it and what happened to it."""
    with _at(request, name) as here:
        card = card_of(here.ground(), Wanted(address), None) if here.sees(address) else None
    if card is None or card.opened is None:
        raise nothing()
    opened = msgspec.to_builtins(card.opened)
    told = {key: opened[key] for key in ("record", "code", "title", "about", "facts")}
    return {**told, "story": [msgspec.to_builtins(line) for line in card.story], "seen": card.seen}


@router.post("/desks/{name}/acts/{key}/ahead", response={200: ActAhead, **wrong(409)}, summary="办以前看看", openapi_extra=ANY_OBJECT)
def ahead(request: HttpRequest, name: str, key: str) -> dict[str, object]:
    """Tell what an act would write and feed with this body; nothing is done."""
    body = json_body(request)
    with _at(request, name) as here:
        ground = here.ground()
        one = next((one for one in ground.may if one[0] == key), None)
        if one is None:
            raise nothing()
        found = look_ahead(ground, one, body, given=True)
        feeds = [msgspec.to_builtins(feed) for feed in feeds_of(one[1], ground, found)]
    return {"how": found.how, "row": found.row, "says": found.says, "feeds": feeds, "unmeasured": one[1].unmeasured}


@router.post("/desks/{name}/acts/{key}/draw", response={200: HandedOut, **wrong(409)}, summary="按签发一次性链接", openapi_extra=ANY_OBJECT)
def draw(request: HttpRequest, name: str, key: str) -> dict[str, object]:
    """Draw whom to ask by lot and hand out as many one-time links; they are told this once."""
    body = json_body(request)
    own = mine(request)
    place = place_of(own)
    numbers = [_number(body.get(field)) for field in ("wanted", "lot")]
    handed = drawn_links(actor(request), (own, place, desk_at(place, name)), key, str(body.get("record") or ""), (numbers[0], numbers[1]))
    return {
        "says": handed.done.says,
        "lot": handed.lot.number,
        "listed": len(handed.lot.names),
        "drawn": list(handed.lot.drawn()),
        "links": list(handed.links),
    }


def _number(value: object) -> int:
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_NUMBER:
        raise Refused(422, "wanted 和 lot 要是不小于 0 的整数。")
    return value
