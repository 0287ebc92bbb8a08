"""Where everything stands: the states of the workflow's table phase by phase, the ways out of each, and which declarations stand in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET
from msgspec import Struct

from jixiao.web.declarations.arriving import DRAFT, READING
from jixiao.web.people.access import Rights, visible
from jixiao.web.screens.office.frame import entered, shown
from jixiao.workflow.table import PHASES, Phase, State, Step, roles, table

LOOKED_AT = 500
"""Declarations of which names are taken, those that changed last: a state whose own are all older shows how many there are."""
NAMED = 3
"""Declarations of a state that are told by name."""
WORDS: dict[Phase, str] = {
    "unit": "单位填报",
    "department": "主管部门审核",
    "finance": "财政审核",
    "congress": "人大审查",
    "frozen": "批复",
    "published": "公开、执行、评价",
}
TURNS = {"unit": "轮到单位", "department": "轮到主管部门", "finance": "轮到财政部门", "congress": "轮到人大", "nobody": "不用办"}


class Way(Struct, frozen=True, kw_only=True):
    """A step out of a state: what it is called, where it leads, by whom, whether it is one of this person's."""

    title: str
    ends: tuple[tuple[str, str], ...]
    by: str
    is_mine: bool


class StateView(Struct, frozen=True, kw_only=True):
    """A state: what it is called, whose turn it is, the ways out, how many stand in it and the last of them (address, title, unit).

    ``after`` says what comes next where nobody takes a step.
    """

    name: str
    title: str
    turn: str
    is_editable: bool
    ways: tuple[Way, ...]
    count: int
    rows: tuple[tuple[str, str, str], ...]
    after: str


class StateCounts(NamedTuple):
    """What stands where: how many by state, and the last changed of each (address, title, unit)."""

    counts: Mapping[str, int]
    rows: Mapping[str, Sequence[tuple[str, str, str]]]


class Lane(Struct, frozen=True, kw_only=True):
    """A phase with its states."""

    title: str
    count: int
    states: tuple[StateView, ...]


@require_GET
@entered
def standing(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show where everything stands."""
    told = lanes(mine)
    return shown(request, mine, "office/standing.html", "declarations", lanes=told, count=sum(lane.count for lane in told))


def lanes(mine: Rights) -> tuple[Lane, ...]:
    """Return the phases with their states, and which of the declarations that a person sees stand where."""
    counts = dict(visible(mine).order_by().values("state").annotate(count=Count("pk")).values_list("state", "count"))
    found: dict[str, list[tuple[str, str, str]]] = {}
    for key, title, unit, state in visible(mine).values_list("id", "title", "unit__name", "state")[:LOOKED_AT] if counts else ():
        found.setdefault(state, []).append((f"/d/{key}", title, unit))
    return tuple(_lane(phase, StateCounts(counts, found), mine.roles) for phase in PHASES)


def _lane(phase: Phase, found: StateCounts, own: frozenset[str]) -> Lane:
    states = tuple(_here(name, state, found, own) for name, state in table().states.items() if state.phase == phase)
    return Lane(title=WORDS[phase], count=sum(state.count for state in states), states=states)


def _here(name: str, state: State, found: StateCounts, own: frozenset[str]) -> StateView:
    return StateView(
        name=name,
        title=state.title,
        turn=TURNS[state.turn],
        is_editable=state.edit,
        ways=tuple(_ways(name, own)),
        count=found.counts.get(name, 0),
        rows=tuple(found.rows.get(name, ())[:NAMED]),
        after=f"读完自动成为“{table().states[DRAFT].title}”" if name == READING else "到这里为止",
    )


def _ways(name: str, own: frozenset[str]) -> Iterator[Way]:
    for step in table().steps.values():
        if name in step.start and step.by:
            yield _way(step, own)


def _way(step: Step, own: frozenset[str]) -> Way:
    ends = tuple(dict.fromkeys((end, table().states[end].title) for end in step.ends))
    by = "、".join(roles()[role].title for role in step.by)
    return Way(title=step.title, ends=ends, by=by, is_mine=not own.isdisjoint(step.by))
