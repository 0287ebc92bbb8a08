"""Large files of rows checked and taken in in the background: what is to be done stands in the database, so that no restart loses any."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils.timezone import now
from msgspec.json import encode

from jixiao.errors import JixiaoError
from jixiao.web.journal.write import Actor
from jixiao.web.models import Intake
from jixiao.web.models.records import WORDS
from jixiao.web.people.access import rights
from jixiao.web.problems import Problem
from jixiao.web.ready import Ready
from jixiao.web.records.checking import CheckedFile, Progress, allowed, read_file, stamp_of
from jixiao.web.records.intake import CHECK, OPEN, take_now
from jixiao.web.records.reach import unit_shelf

WAITS = Ready(lambda: Intake.objects.filter(state=OPEN).exclude(work="").order_by().values_list("pk")[:1])
LEASE = timedelta(minutes=10)
"""After so long without a sign somebody else takes a file up: whoever had it is gone."""
NO_MORE = "要导入它的人现在不能写这本台账了，没有导入。请单位里能记台账的人再查一遍、再导入。"


def claim() -> Intake | None:
    """Return a file that waits and is ours now, None where none waits."""
    if not WAITS():
        return None
    free = Q(claimed=None) | Q(claimed__lt=now() - LEASE)
    waits = Intake.objects.filter(free, state=OPEN).exclude(work="")
    for intake in waits.select_related("upload", "unit", "asked_by").order_by("changed")[:5]:
        at = now()
        if Intake.objects.filter(free, pk=intake.pk, state=OPEN, work=intake.work).update(claimed=at):
            intake.claimed = at
            return intake
    return None


def import_one() -> bool:
    """Check one file that waits, or take it in; return whether there was one."""
    intake = claim()
    if intake is None:
        return False
    try:
        read = read_file(stamp_of(intake), _progress(intake))
        if intake.work == CHECK:
            _end(intake, found=encode(read.checked).decode())
        else:
            _take(intake, read)
    except JixiaoError as wrong:
        _end(intake, trouble=NO_MORE if isinstance(wrong, Problem) and wrong.status == 404 else wrong.zh[:WORDS])
    return True


def _progress(intake: Intake) -> Progress:
    """Return what writes down how far a file is, which also says that somebody is at it."""

    def told(done: int, total: int) -> None:
        at = now()
        if _ours(intake).update(done=done, total=total, claimed=at):
            intake.claimed = at

    return told


def _take(intake: Intake, read: CheckedFile) -> None:
    """Take a file in for who asked for it, with the rights that this person has now; what is wrong in it by now is kept to be mended."""
    person = intake.asked_by
    if person is None or not person.active:
        raise Problem(409, NO_MORE)
    at = unit_shelf(rights(person), intake.unit_id, intake.year)
    if not at.may_write:
        raise Problem(409, NO_MORE)
    if allowed(at, read.checked).is_ready:
        take_now(at, Actor(person, intake.address), intake.pk, read)
    else:
        _end(intake, found=encode(read.checked).decode())


def _end(intake: Intake, found: str = "", trouble: str = "") -> None:
    """Say what came of it, unless it was laid aside meanwhile or somebody else has it by now."""
    _ours(intake).update(work="", claimed=None, found=found, trouble=trouble)


def _ours(intake: Intake) -> QuerySet[Intake]:
    return Intake.objects.filter(pk=intake.pk, state=OPEN, work=intake.work, claimed=intake.claimed)
