"""What the desk shows besides declarations: the next last days of the calendar, and what waits for the officers and for who writes rules."""

from collections.abc import Iterator

from django.utils.timezone import localdate, now
from msgspec import Struct

from jixiao.desk.loading import desks
from jixiao.desk.queues import reminders
from jixiao.web.calendar.deadlines import Near, upcoming
from jixiao.web.desks.rights import acting_situation, place_of
from jixiao.web.desks.shelf import book_of
from jixiao.web.keeping.health import OLD
from jixiao.web.keeping.runs import last
from jixiao.web.localrules.states import PROPOSED
from jixiao.web.localrules.store import AUTHORS
from jixiao.web.models import Declaration, Intake, LocalRule, Person, Row
from jixiao.web.people.access import Rights
from jixiao.web.people.duties import AUDIT, SECURITY, SYSTEM
from jixiao.web.people.login import locked_names
from jixiao.web.problems import Problem
from jixiao.web.ready import Ready
from jixiao.web.records.intake import OPEN
from jixiao.web.screens.office.records import intake_link
from jixiao.web.screens.office.when import when

SHOWN, LOOKED = 3, 8
"""Last days that the desk shows, and that it looks through: one that is over is shown to whom it holds up alone."""
BROUGHT = Ready(
    lambda person: (
        Intake.objects.filter(upload__by=person, state=OPEN, work="")
        .exclude(found="", trouble="")
        .select_related("upload")
        .order_by("-changed")[:SHOWN]
    )
)
"""The files of rows of a person that the background is done with."""
WORKED = Ready(lambda *paths: Row.objects.filter(unit__path__in=paths).values_list("pk")[:1])


class Waiting(Struct, frozen=True):
    """Something that waits: a chip with its level, the link with its words, one line of why, since when; ``is_own_work``: no declaration.

    ``what`` is to be done, where that is not what the chip says.
    """

    level: str
    chip: str
    link: str
    words: str
    why: str
    since: str
    is_own_work: bool = False
    what: str = ""


class Deadline(Struct, frozen=True):
    """A last day: when, of which round, how long it is still, whether it is near, over, or that of one's own declaration."""

    day: str
    date: str
    title: str
    left: str
    is_near: bool
    is_over: bool
    is_mine: bool


def deadlines(own: Declaration | None) -> tuple[Deadline, ...]:
    """Return the next last days; ``own`` is the declaration that the person writes."""
    found = (_deadline(one, own) for one in upcoming(localdate(), LOOKED))
    return tuple(one for one in found if one.is_mine or not one.is_over)[:SHOWN]


def _deadline(one: Near, own: Declaration | None) -> Deadline:
    round_, days, sure = one.round, one.working.days, one.working.certain
    if round_.left < 0:
        left = f"过了 {-round_.left} 天"
    elif round_.left == 0:
        left = "今天"
    else:
        left = f"还有 {round_.left} 天，{'' if sure else '约 '}{days} 个工作日"
    mine = own is not None and own.year == round_.year and own.state in round_.states
    date = f"{round_.day.month}月{round_.day.day}日"
    return Deadline(round_.day.isoformat(), date, f"{round_.year} 年度 {round_.title}", left, one.is_near, round_.left < 0, mine)


def intake_waits(mine: Rights) -> Iterator[Waiting]:
    """Yield the files of rows that a person sent in and the background is done with: they wait to be mended, or written in."""
    for one in BROUGHT(mine.person.pk):
        level, words = ("error", "没有查完") if one.trouble else ("note", "查完了")
        why = one.trouble or "看有没有要改的，没有就写入台账"
        yield Waiting(level, "导入", intake_link(one), f"台账“{one.upload.name}”{words}", why, when(one.changed), is_own_work=True)


def desk_waits(mine: Rights) -> Iterator[Waiting]:
    """Yield what a person is to be reminded of at the desks today, what is due first before the rest."""
    if not (mine.held and WORKED(*(one.path for one in mine.held))):
        return
    try:
        place = place_of(mine)
    except Problem:
        return
    today, people = localdate(), [acting_situation(mine, place, role) for role in place.roles]
    with book_of(*place.where) as book:
        found = [(one, desk) for desk in desks().values() for one in reminders(desk, book, people)]
    for one, desk in sorted(found, key=lambda pair: pair[0].due):
        late = (today - one.due).days
        since = f"超 {late} 天" if late > 0 else "今天到期" if late == 0 else f"{one.due.month}月{one.due.day}日到期"
        what = desk.queues[one.queue].title.zh
        link = f"/desks/{desk.name}?queue={one.queue}"
        yield Waiting(
            "warning" if late >= 0 else "note",
            desk.title.zh,
            link,
            f"{what}：{one.waiting} 件",
            one.first,
            since,
            is_own_work=True,
            what=what,
        )


def officer_waits(mine: Rights) -> Iterator[Waiting]:
    """Yield what waits for an officer, or for who may switch a rule on."""
    if SECURITY in mine.roles:
        yield from _people()
    if SYSTEM in mine.roles:
        run = last("backup")
        if run is None or run.ended is None or now() - run.ended > OLD:
            yield Waiting("warning", "备份", "/admin/backups", "该做一次备份了", "备份做好以后拷到别的机器", "", is_own_work=True)
    if AUDIT in mine.roles and last("verify") is None:
        yield Waiting("warning", "核对", "/admin/log", "日志还没有从头核对过", "核对完把末行抄到别处", "", is_own_work=True)
    paths = [one.path for one in mine.held if one.role in AUTHORS]
    if paths:
        rules = LocalRule.objects.filter(state=PROPOSED).exclude(by=mine.person).select_related("unit", "by")
        for rule in rules:
            if any(rule.unit.path.startswith(path) for path in paths):
                words = f"{rule.by.name}写的规则 {rule.code}"
                yield Waiting("note", "启用", f"/rules/own/{rule.pk}", words, "看例子和试跑的结果，再启用", "", is_own_work=True)


def _people() -> Iterator[Waiting]:
    waiting = Person.objects.filter(active=False, seen=None).count()
    if waiting:
        yield Waiting(
            "warning", "启用", "/admin/people?state=wait", f"{waiting} 人等着启用", "核实是谁，启用，再授权", "", is_own_work=True
        )
    locked = Person.objects.filter(login__in=locked_names()).count()
    if locked:
        yield Waiting("error", "解锁", "/admin/people?state=locked", f"{locked} 人锁住了", "问清是不是本人，再解锁", "", is_own_work=True)
