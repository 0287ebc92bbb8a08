"""The rule book: every rule with how often it spoke, the rules that the office writes itself, the parameters."""

from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router, Schema, Status
from pydantic import Field

from jixiao.actions.params import list_params
from jixiao.actions.rule.book import list_rules
from jixiao.actions.rule.trial import own_rule
from jixiao.errors import UsageWrong
from jixiao.web.api.gate import actor, mine
from jixiao.web.api.officers import LARGEST
from jixiao.web.api.shapes import Line, Strict, wrong
from jixiao.web.localrules.counting import NONE, tally
from jixiao.web.localrules.standing import rule_file
from jixiao.web.localrules.store import (
    DOES,
    LONGEST,
    RuleWork,
    attempt,
    begin_rule,
    found_rule,
    is_tried,
    listed,
    standing_rule,
    write_rule,
)
from jixiao.web.models import LocalRule
from jixiao.web.people.access import visible
from jixiao.web.problems import nothing
from jixiao.web.screens.rule import page_of, rule_page

router = Router(tags=["规则"])


class RuleOut(Schema):
    """A rule with how often it found something, in how many declarations, and how often it could not judge."""

    code: str
    severity: str
    title: str
    basis: list[str]
    own: str | None
    fails: int
    declarations: int
    unknown: int


class Rules(Schema):
    """All rules, and over how many of the declarations that the caller sees they were counted."""

    items: list[RuleOut]
    counted: int
    stored: int


class Trial(Schema):
    """How a text did: examples and changes tried, what is wrong."""

    digest: str
    examples: int
    changes: int
    faults: list[str]


class OwnRule(Schema):
    """A rule that the office wrote: its text, how far it has come, how it did, what it found in what is stored."""

    id: str
    code: str
    unit: str
    state: str
    by: str
    second: str | None
    changed: datetime
    digest: str
    text: str
    tried: bool
    trial: Trial | None
    run: dict[str, Any] | None


class OwnRules(Schema):
    """The office's own rules."""

    items: list[OwnRule]


class NewRule(Strict):
    """A code to begin with, and the unit where it is to be law."""

    code: Line
    unit: Annotated[int | None, Field(ge=1, le=LARGEST)] = None


class TextIn(Strict):
    """A text, written over the one with the hash ``before``."""

    text: Annotated[str, Field(max_length=LONGEST)]
    before: Annotated[str, Field(max_length=64)]


class Params(Schema):
    """Parameters with their dated values."""

    items: list[dict[str, Any]]


@router.get("/rules", response={200: Rules, **wrong()}, summary="全部规则")
def rules(request: HttpRequest) -> dict[str, Any]:
    """List the rules, the office's own that are on among them, with how often each spoke over what the caller sees."""
    told = tally(visible(mine(request)))
    items = [
        {"code": rule.code, "severity": rule.severity, "title": rule.title, "basis": list(rule.basis), "own": None}
        for rule in list_rules((), "zh")
        if rule.retired is None
    ]
    items += [
        {"code": one.code, "severity": "note", "title": f"本单位写的 {one.code}", "basis": [], "own": one.pk}
        for one in listed(_doing(request)).filter(state="on")
    ]
    counts = {code: msgspec.to_builtins(one) for code, one in told.rules.items()}
    none = msgspec.to_builtins(NONE)
    return {"items": [{**item, **counts.get(str(item["code"]), none)} for item in items], "counted": told.counted, "stored": told.stored}


@router.get("/rules/{code}", response={200: dict[str, Any], **wrong()}, summary="一条规则")
def rule(request: HttpRequest, code: str) -> dict[str, Any]:
    """Give a rule's page: why, by which law, with which figures, examples, SQL; one of the office's own by its code as well."""
    own_one = standing_rule(_doing(request), code)
    try:
        page = page_of(own_rule(rule_file(own_one.code), own_one.text)) if own_one else rule_page(code)
    except UsageWrong as missing:
        raise nothing() from missing
    told = msgspec.to_builtins(page)
    return {**{name: value for name, value in told.items() if name != "hits"}, "sql": "".join(piece.text for piece in page.sql)}


@router.get("/own-rules", response={200: OwnRules, **wrong()}, summary="本单位写的规则")
def own(request: HttpRequest) -> dict[str, Any]:
    """List the office's own rules that the caller sees."""
    return {"items": [_told(rule) for rule in listed(_doing(request))]}


@router.post("/own-rules", response={201: OwnRule, **wrong(409)}, summary="写一条")
def begun(request: HttpRequest, new: NewRule) -> Status[dict[str, Any]]:
    """Begin a rule, with a text that runs."""
    return Status(201, _told(begin_rule(_doing(request), new.code, new.unit)))


@router.get("/own-rules/{key}", response={200: OwnRule, **wrong()}, summary="一条")
def one(request: HttpRequest, key: str) -> dict[str, Any]:
    """Give one of the office's own rules."""
    return _told(found_rule(_doing(request), key))


@router.put("/own-rules/{key}", response={200: OwnRule, **wrong(409, 412)}, summary="改文字")
def written(request: HttpRequest, key: str, new: TextIn) -> dict[str, Any]:
    """Write another text over a draft."""
    return _told(write_rule(_doing(request), key, new.text, new.before))


@router.post("/own-rules/{key}/actions/{name}", response={200: OwnRule, **wrong(409)}, summary="试、提请、收回、启用、停用")
def acted(request: HttpRequest, key: str, name: str) -> dict[str, Any]:
    """Try a rule (``try``), ``propose`` it, ``withdraw`` it, ``switch_on`` what another person proposed, or ``switch_off``."""
    doing = _doing(request)
    if name == "try":
        return _told(attempt(doing, key, localdate()))
    if name not in DOES:
        raise nothing()
    return _told(DOES[name](doing, key))


@router.get("/params", response={200: Params, **wrong()}, summary="参数")
def params(request: HttpRequest, on: Annotated[date | None, Query()] = None) -> dict[str, Any]:  # noqa: ARG001 - ninja's signature
    """List the parameters with all their values, or those in force on a day, each with its source and whether that was checked."""
    return {"items": [msgspec.to_builtins(one, str_keys=True) for one in list_params(on, "zh")]}


def _doing(request: HttpRequest) -> RuleWork:
    return RuleWork(mine(request), actor(request))


def _told(rule: LocalRule) -> dict[str, Any]:
    same = {name: getattr(rule, name) for name in ("id", "code", "state", "changed", "digest", "text", "trial", "run")}
    people = {"by": rule.by.name, "second": rule.second.name if rule.second else None}
    return {**same, **people, "unit": rule.unit.name, "tried": is_tried(rule)}
