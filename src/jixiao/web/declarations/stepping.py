"""A declaration takes a step: decided by ``workflow``, with its opinions, its version and its line in the log in one transaction."""

from django.db import transaction
from django.utils.timezone import now
from msgspec.structs import replace

from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Declaration, GivenOpinion, TakenStep, Version
from jixiao.web.people.access import Rights, seen
from jixiao.web.problems import Problem, nothing
from jixiao.web.publishing.releases import released
from jixiao.workflow.decide import decide
from jixiao.workflow.situation import Act, Done, Refused, Situation
from jixiao.workflow.table import PHASES, table

STATUS = {"unknown": 404, "role": 403, "state": 409, "need": 409}
CONFIRM, SET_FIGURE = "confirm", "set_figure"


def step(mine: Rights, actor: Actor, key: str, act: Act, sheet: dict[str, object] | None = None) -> TakenStep:
    """Return the step taken, ``sheet`` the review form that goes with it.

    Problem 404, 403 for another role's step, 409 for another state or what is lacking.
    """
    with transaction.atomic():
        found = seen(mine, key, lock=True)
        outcome = decide(step_situation(found.declaration), replace(act, person=mine.person.id, roles=found.roles))
        if isinstance(outcome, Refused):
            raise nothing() if outcome.kind == "unknown" else Problem(STATUS[outcome.kind], outcome.zh)
        taken = _take(found.declaration, act, outcome, actor, mine, sheet)
        released(found.declaration, taken, actor)
        return taken


def step_situation(declaration: Declaration) -> Situation:
    """Return what has to be known of a declaration to decide a step."""
    since = declaration.frozen or 0
    writers = Version.objects.filter(declaration=declaration, number__gt=since).exclude(by=None).values_list("by", flat=True)
    return Situation(
        state=declaration.state,
        writers=frozenset(str(writer) for writer in writers),
        handed_in_by=declaration.handed_in_by_id,
        last_by=declaration.last_by_id,
        confirmed=declaration.confirmed,
        annual=declaration.annual,
        figure=declaration.figure,
        forms=declaration.forms,
    )


def _take(declaration: Declaration, act: Act, done: Done, actor: Actor, mine: Rights, sheet: dict[str, object] | None) -> TakenStep:
    taken = TakenStep.objects.create(
        declaration=declaration,
        name=act.step,
        start=declaration.state,
        end=done.state,
        by=mine.person,
        role=done.role,
        at=now(),
        version=declaration.version,
        grade=act.grade or "",
        figure=act.figure,
        reason=act.reason or "",
        document=act.document or "",
        sheet=sheet,
    )
    GivenOpinion.objects.bulk_create(GivenOpinion(step=taken, path=one.path, text=one.text) for one in act.opinions)
    frozen = _move(declaration, act, done, mine)
    note(
        actor,
        f"step.{act.step}",
        declaration.id,
        start=taken.start,
        end=taken.end,
        role=done.role,
        version=taken.version,
        opinions=[{"path": one.path, "text": one.text} for one in act.opinions],
        **({"frozen": frozen} if frozen else {}),
        **({"sheet": sheet} if sheet else {}),
        **{name: str(value) for name in ("grade", "figure", "reason", "document") if (value := getattr(act, name))},
    )
    return taken


def _move(declaration: Declaration, act: Act, done: Done, mine: Rights) -> dict[str, object] | None:
    """Bring the declaration where it comes to; return the number and hash of the version that is frozen by it."""
    declaration.state, declaration.changed, declaration.last_by = done.state, now(), mine.person
    declaration.reached = max(declaration.reached, PHASES.index(table().states[done.state].phase))
    if act.step == CONFIRM:
        declaration.confirmed = True
    if act.step == SET_FIGURE:
        declaration.figure = act.figure
        declaration.confirmed = declaration.confirmed and declaration.annual == act.figure
    if done.hands_in:
        declaration.handed_in, declaration.handed_in_by = declaration.version, mine.person
    frozen = None
    if done.freezes:
        declaration.frozen = declaration.handed_in or declaration.version
        version = Version.objects.get(declaration=declaration, number=declaration.frozen)
        Version.objects.filter(pk=version.pk).update(frozen=True)
        frozen = {"number": version.number, "digest": version.digest}
    declaration.save()
    return frozen
