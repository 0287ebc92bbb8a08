"""Ways of looking through the declarations that the caller keeps under a name."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router, Schema, Status
from pydantic import Field

from jixiao.web.api.gate import actor, mine
from jixiao.web.api.shapes import TYPED, Strict, wrong
from jixiao.web.declarations.looking import drop_view, keep_view, views_of
from jixiao.web.models.views import ASKED, NAMED

router = Router(tags=["申报"])


class ViewIn(Strict):
    """A name, and what is looked for as the end of an address, as the list of declarations has it."""

    name: Annotated[str, Field(min_length=1, max_length=NAMED, pattern=TYPED)]
    query: Annotated[str, Field(max_length=ASKED, pattern=TYPED, examples=["state=draft&year=2024&show=unit&show=annual"])]


class ViewOut(Schema):
    """What is kept: ``query`` holds what of it means anything."""

    id: int
    name: str
    query: str


class Views(Schema):
    """What the caller keeps, by name."""

    items: list[ViewOut]


@router.get("/views", response={200: Views, **wrong()}, summary="存下的查法")
def kept(request: HttpRequest) -> dict[str, Any]:
    """List the ways of looking that the caller keeps."""
    return {"items": [{"id": one.pk, "name": one.name, "query": one.query} for one in views_of(mine(request))]}


@router.post("/views", response={201: ViewOut, **wrong(409)}, summary="存下一种查法")
def keep(request: HttpRequest, given: ViewIn) -> Status[dict[str, Any]]:
    """Keep one under a name that the caller has not given yet."""
    made = keep_view(mine(request), actor(request), given.name, given.query)
    return Status(201, {"id": made.pk, "name": made.name, "query": made.query})


@router.delete("/views/{int:key}", response={204: None, **wrong()}, summary="删去一种查法")
def dropped(request: HttpRequest, key: Annotated[int, Path(ge=1, lt=2**62)]) -> HttpResponse:
    """Keep one no longer."""
    drop_view(mine(request), actor(request), key)
    return HttpResponse(status=204)
