"""Points that a reviewer takes off an indicator's score, with a reason; who and when stand beside them. The computed score stays as it is."""

from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils.timezone import now

from jixiao.evaluate.bindings import POINTER
from jixiao.model.evaluation import ScoredIndicator
from jixiao.values.blank import filled
from jixiao.web.declarations.evaluating import evaluation
from jixiao.web.declarations.stepping import step_situation
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import TakenOff
from jixiao.web.models.records import WORDS
from jixiao.web.people.access import Rights, Seen, seen
from jixiao.web.problems import Problem, nothing
from jixiao.workflow.table import roles, table

REVIEWERS = ("department", "finance_performance")
STATES = frozenset(("in_execution", "monitored", "rectifying", "year_closed", "self_evaluated", "department_scored", "spot_checked"))
"""From when there is something to evaluate until the result is on its way to the public."""
OWN = "自己填写或报送的申报，不能由自己复核扣分。请由另一位办理。"


def reviewer(found: Seen) -> str | None:
    """Return the role in which somebody takes points off a declaration now, None where nobody of this person's roles does."""
    if found.declaration.state not in STATES:
        return None
    return next((role for role in REVIEWERS if role in found.roles), None)


def _reviewing(found: Seen) -> str:
    """Return the role in which somebody takes points off; Problem 403 for another role, 409 for another state."""
    own = [role for role in REVIEWERS if role in found.roles]
    if not own:
        raise Problem(403, f"复核扣分由{'、'.join(roles()[role].title for role in REVIEWERS)}办，您没有这个角色。请转交他们。")
    if found.declaration.state not in STATES:
        title = table().states[found.declaration.state].title
        raise Problem(409, f"这份申报处于“{title}”，不能复核扣分。从开始执行起，到申请公开结果前，可以扣。")
    return own[0]


@transaction.atomic
def take_off(mine: Rights, actor: Actor, key: str, path: str, points: str, reason: str) -> TakenOff:
    """Take points off an indicator and return it; one that stands on it is given back first.

    Problem 404 for what is not to be seen, 403, 409, or 422 for points that can't be or no reason.
    """
    found = seen(mine, key, lock=True)
    role = _reviewing(found)
    known = step_situation(found.declaration)
    if mine.person.id in known.writers or mine.person.id == known.handed_in_by:
        raise Problem(409, OWN)
    one = _indicator(found, path)
    amount, why = _points(points, one), reason.strip()
    if not why:
        raise Problem(422, "扣分要写明原因：哪条记录、差在哪里。", None, fields={"reason": "写明原因。"})
    _give_back(found, actor, path, mine, f"改为扣 {amount} 分")
    made = TakenOff.objects.create(
        declaration=found.declaration,
        path=path,
        name=(one.name or "")[:500],
        points=amount,
        reason=why[:WORDS],
        by=mine.person,
        role=role,
        at=now(),
    )
    note(actor, "score.taken_off", found.declaration.id, path=path, points=str(amount), reason=made.reason, role=role)
    return made


@transaction.atomic
def give_back(mine: Rights, actor: Actor, key: str, path: str, reason: str) -> None:
    """Give points back, with a reason; Problem 404 where none are off, 422 without a reason."""
    found = seen(mine, key, lock=True)
    _reviewing(found)
    if not reason.strip():
        raise Problem(422, "撤回扣分也要写明原因。", None, fields={"reason": "写明原因。"})
    if not _give_back(found, actor, path, mine, reason.strip()):
        raise nothing()


def _give_back(found: Seen, actor: Actor, path: str, mine: Rights, why: str) -> bool:
    rows = TakenOff.objects.filter(declaration=found.declaration, path=path, back=None)
    count = rows.update(back=now(), back_by=mine.person, back_why=why[:WORDS])
    if count:
        note(actor, "score.given_back", found.declaration.id, path=path, reason=why[:WORDS])
    return bool(count)


def _indicator(found: Seen, path: str) -> ScoredIndicator:
    """Return an indicator as it is scored; Problem 404 for a pointer that leads to none."""
    if not POINTER.fullmatch(path):
        raise nothing()
    told = evaluation(found.declaration, found.version()).evaluation
    one = next((one for project in told.projects for one in project.indicators if one.path == path), None)
    if one is None:
        raise nothing()
    return one


def _points(text: str, one: ScoredIndicator) -> Decimal:
    most = filled(one.computed, Decimal(0))
    try:
        amount = Decimal(text.strip())
    except InvalidOperation:
        amount = Decimal(-1)
    if not most:
        raise Problem(409, f"“{one.name}”没有得分，没有可扣的。")
    if not amount.is_finite() or not 0 < amount <= most or amount != round(amount, 2):
        told = f"“{one.name}”算出来得 {most:f} 分，扣分要大于 0、不超过它、最多两位小数，写成了“{text.strip()[:20]}”。"
        raise Problem(422, told, None, fields={"points": told})
    return amount.quantize(Decimal("0.01"))
