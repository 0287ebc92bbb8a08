"""The workflow as its table has it, and where the declarations stand that the caller sees."""

from django.http import HttpRequest
from ninja import Router, Schema

from jixiao.web.api.gate import mine
from jixiao.web.api.shapes import Answer, wrong
from jixiao.web.screens.office.standing import Here, Lane, Way, lanes

router = Router(tags=["申报"])


class WayOut(Answer, of=Way):
    """A step out of a state: its title, the states that it leads to (name, title), by whom, whether the caller has one of these roles."""


class HereOut(Answer, of=Here, without=("after", "rows")):
    """A state: whose turn it is, whether the text is written in, the ways out, how many declarations stand in it."""

    ways: list[WayOut]


class LaneOut(Answer, of=Lane):
    """A phase with its states, and how many declarations stand in it."""

    states: list[HereOut]


class Standing(Schema):
    """The phases in order."""

    items: list[LaneOut]


@router.get("/workflow", response={200: Standing, **wrong()}, summary="走到哪里了")
def workflow(request: HttpRequest) -> dict[str, tuple[Lane, ...]]:
    """Give phases, states and steps, and how many of the declarations that the caller sees stand in each."""
    return {"items": lanes(mine(request))}
