"""The workflow as its table has it, where the declarations stand that the caller sees, and what waits for the caller."""

from django.http import HttpRequest
from ninja import Router, Schema

from jixiao.web.api.gate import mine
from jixiao.web.api.shapes import Answer, wrong
from jixiao.web.screens.office.desk import waiting_declarations
from jixiao.web.screens.office.standing import Lane, StateView, Way, lanes
from jixiao.web.screens.office.waits import Waiting

router = Router(tags=["申报"])


class WayOut(Answer, of=Way):
    """A step out of a state: its title, the states that it leads to (name, title), by whom, whether the caller has one of these roles."""


class HereOut(Answer, of=StateView, without=("after", "rows")):
    """A state: whose turn it is, whether the text is written in, the ways out, how many declarations stand in it."""

    ways: list[WayOut]


class LaneOut(Answer, of=Lane):
    """A phase with its states, and how many declarations stand in it."""

    states: list[HereOut]


class Standing(Schema):
    """The phases in order."""

    items: list[LaneOut]


class WaitingOut(Answer, of=Waiting, without=("is_own_work",)):
    """Something that waits for the caller: how grave, what is to be done in a word, where, in a sentence, why, since when."""


class Waits(Schema):
    """What waits for the caller, the most urgent first."""

    items: list[WaitingOut]


@router.get("/waiting", response={200: Waits, **wrong()}, summary="等我处理")
def waiting(request: HttpRequest) -> dict[str, list[Waiting]]:
    """List what waits for the caller, as the desk has it."""
    return {"items": waiting_declarations(mine(request))}


@router.get("/workflow", response={200: Standing, **wrong()}, summary="走到哪里了")
def workflow(request: HttpRequest) -> dict[str, tuple[Lane, ...]]:
    """Give phases, states and steps, and how many of the declarations that the caller sees stand in each."""
    return {"items": lanes(mine(request))}
