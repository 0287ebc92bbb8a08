"""Which measure proves which indicator: proposals with why and how sure, ticked and agreed to."""

from collections.abc import Iterator
from itertools import groupby

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST
from msgspec import Struct

from jixiao.evaluate.bind import Proposal
from jixiao.web.declarations.binding import SURE, agree, may_bind, proposed
from jixiao.web.declarations.content import document_of
from jixiao.web.people.access import Rights, seen_inside
from jixiao.web.problems import nothing
from jixiao.web.records.standing import bindings_of
from jixiao.web.screens.office.frame import acting, entered, shown


class Line(Struct, frozen=True, kw_only=True):
    """An indicator with its proposal: what it is, its target, the measure, how sure in per cent, why, whether it is ticked."""

    path: str
    name: str
    target: str
    measure: str
    sure: str
    why: str
    is_ticked: bool


class Group(Struct, frozen=True, kw_only=True):
    """The indicators of a project."""

    name: str
    lines: tuple[Line, ...]


@require_GET
@entered
def binding(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Show the proposals."""
    found = seen_inside(mine, key)
    one = found.declaration
    if not one.version:
        raise nothing()
    version = found.version()
    told = proposed(one, version)
    before = bindings_of(one.unit, one.year or 0)
    bound = {b.indicator for b in before.binding if b.measure} if before else None
    fitting = sum(p.measure is not None for p in told)
    return shown(
        request,
        mine,
        "office/binding.html",
        "score",
        one=one,
        count=len(document_of(version).projects),
        groups=tuple(_groups(told, bound)),
        heading=(f"{len(told)} 个指标，", f"{fitting} 个有台账可以算"),
        is_bound=bound is not None,
        may_bind=may_bind(mine, one),
    )


def _groups(told: tuple[Proposal, ...], bound: set[str] | None) -> Iterator[Group]:
    for (position, name), own in groupby(told, key=lambda p: (p.indicator.split("/")[2], p.project)):
        yield Group(name=f"{int(position) + 1} {name or ''}".strip(), lines=tuple(_line(p, bound) for p in own))


def _line(told: Proposal, bound: set[str] | None) -> Line:
    return Line(
        path=told.indicator,
        name=told.name or "（无名称）",
        target=told.target or "",
        measure=told.title or "" if told.measure else "",
        sure=f"{told.confidence}%" if told.measure else "",
        why="，".join(told.reasons),
        is_ticked=told.measure is not None and (told.confidence >= SURE if bound is None else told.indicator in bound),
    )


@require_POST
@entered
def agreed(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Keep what was ticked and show the score."""
    agree(mine, acting(request, mine), key, request.POST.getlist("indicator"))
    return HttpResponseRedirect(f"/d/{key}/score")
