"""Opinions on fields, answered by the unit and settled by who reviews: who may do which, what still waits."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import now

from jixiao.web.journal.write import Actor, note
from jixiao.web.models import GivenOpinion, Reply, TakenStep
from jixiao.web.people.access import Rights, Seen, seen
from jixiao.web.problems import Problem, nothing
from jixiao.web.ready import Ready
from jixiao.workflow.table import table

LONGEST = 2000
AT_THE_UNIT = ("unit_staff", "unit_finance", "unit_leader")
WHOSE = "意见由提出的一方和单位来往，您是查看的，不用答。"
LAST = Ready(lambda key: TakenStep.objects.filter(declaration=key, opinions__isnull=False).order_by("-pk")[:1])
"""The last step of a declaration with which opinions were given."""
SETTLED = "这条意见已经解决，不用再答。要再提，随下一次退回写一条。"


def opinions_of(key: str) -> QuerySet[GivenOpinion]:
    """Return every opinion given on a declaration with its step and its answers, the first first."""
    rows = GivenOpinion.objects.filter(step__declaration=key).select_related("step__by")
    return rows.prefetch_related("replies__by").order_by("pk")


def still_open(key: str) -> list[GivenOpinion]:
    """Return the opinions of the last return that are neither settled nor answered: by handing in again, or by what is due where they led."""
    last = LAST.first(key)
    if last is None or TakenStep.objects.filter(declaration=key, pk__gt=last.pk, name__in=_answering(last.end)).exists():
        return []
    settled = Reply.objects.filter(opinion=OuterRef("pk"), settles=True)
    rows = GivenOpinion.objects.filter(~Exists(settled), step=last).select_related("step__by").prefetch_related("replies__by")
    return list(rows.order_by("pk"))


def _answering(state: str) -> list[str]:
    """Return the steps that answer the opinions that led to a state: where the unit has to act and writes nothing, to leave it is the answer."""
    led = table().states[state]
    acts = led.turn == "unit" and not led.edit
    return [name for name, told in table().steps.items() if told.hands_in or (acts and state in told.start)]


def answering_role(found: Seen, opinion: GivenOpinion) -> str | None:
    """Return as what a person answers an opinion: one of the unit, or of those who give such; None for who only reads."""
    able = (*AT_THE_UNIT, *givers(opinion))
    return next((role for role in able if role in found.roles), None)


def givers(opinion: GivenOpinion) -> tuple[str, ...]:
    """Return the roles that give such opinions, and may settle them."""
    told = table().steps.get(opinion.step.name)
    return told.by if told else ()


def is_settled(replies: Iterable[Reply]) -> bool:
    """Whether one of the answers settles it."""
    return any(one.settles for one in replies)


@transaction.atomic
def answer_opinion(mine: Rights, actor: Actor, key: str, number: int, text: str, *, settles: bool = False) -> Reply:
    """Return an answer to an opinion; Problem 404 for none, 403 for who only reads, 409 where it is settled, 422 for no words."""
    found = seen(mine, key, lock=True)
    opinion = opinions_of(found.declaration.pk).filter(pk=number).first()
    if opinion is None:
        raise nothing()
    role = answering_role(found, opinion)
    if role is None or (settles and role in AT_THE_UNIT):
        raise Problem(403, WHOSE if role is None else "接受不改，由提意见的一方定。您可以答复，写明为什么这样写。")
    if is_settled(opinion.replies.all()):
        raise Problem(409, SETTLED)
    said = " ".join(text.split())[:LONGEST]
    if not said and not settles:
        raise Problem(422, "答复要写几个字：改了什么，或为什么这样写。", None, fields={"text": "写明改了什么，或为什么这样写。"})
    made = Reply.objects.create(opinion=opinion, by=mine.person, role=role, at=now(), text=said, settles=settles)
    note(actor, "opinion.settled" if settles else "opinion.answered", found.declaration.pk, path=opinion.path, text=said, role=role)
    return made
