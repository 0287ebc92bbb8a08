"""Indicators to choose from for a form; the chosen one is put in by a change of the text."""

from django.http import HttpRequest
from ninja import Router, Schema

from jixiao.web.api.gate import mine
from jixiao.web.api.shapes import Answer, Line, wrong
from jixiao.web.declarations.content import document_of
from jixiao.web.declarations.stored import stored_indicators
from jixiao.web.people.access import seen
from jixiao.web.problems import Problem, nothing
from jixiao.web.screens.picker import IndicatorChoice as Found
from jixiao.web.screens.picker import Picker, picker

router = Router(tags=["申报"])


class Choice(Answer, of=Found):
    """An indicator: name, level 2, both levels in words, unit, a target of others, by whom it is used, the measure and its ledgers."""


class Choices(Schema):
    """The levels that the form has not, and indicators like what is looked for, the most like first."""

    missing: list[str]
    choices: list[Choice]


@router.get("/declarations/{key}/indicators-like/{position}", response={200: Choices, **wrong(409)}, summary="找一个像的指标")
def like(request: HttpRequest, key: str, position: int, q: Line = "", level: Line = "") -> Picker:
    """Give indicators like ``q`` for the project at a position from 1, of level 2 ``level`` where that is said."""
    own = mine(request)
    found = seen(own, key)
    if not found.declaration.version:
        raise Problem(409, "这份申报还在读取。请稍后再试。")
    document = document_of(found.version())
    if not 1 <= position <= len(document.projects):
        raise nothing()
    return picker(document, position, q.strip(), level.strip(), stored_indicators(own, key))
