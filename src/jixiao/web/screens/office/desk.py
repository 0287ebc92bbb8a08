"""The desk: what waits for me, where the round stands, the money in one number, the last that was done."""

from collections.abc import Iterable, Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET
from markupsafe import Markup
from msgspec import Struct

from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport
from jixiao.web.declarations.grading import GRADE
from jixiao.web.declarations.papers import SeenDeclaration
from jixiao.web.models import Declaration, TakenStep
from jixiao.web.people.access import Rights, Seen, as_seen, latest, version_of, writing_units
from jixiao.web.ready import Ready
from jixiao.web.screens.drawn import Given, drawn
from jixiao.web.screens.money import money
from jixiao.web.screens.office.frame import entered, shown
from jixiao.web.screens.office.region import region
from jixiao.web.screens.office.waits import Waiting, deadlines, desk_waits, intake_waits, officer_waits
from jixiao.web.screens.office.when import when
from jixiao.web.screens.track import ROUND, Track, track
from jixiao.web.screens.words import counts, date_words, yuan
from jixiao.workflow.decide import is_anothers, leading_on
from jixiao.workflow.table import table

MOST = 200
"""Declarations that are looked through for what waits."""
WAITING, LAST = 8, 4
STEPS = Ready(lambda *keys: TakenStep.objects.filter(declaration__in=keys).select_related("declaration", "by").order_by("-pk")[:LAST])
LEVELS = {"unit": "warning", "department": "note", "finance": "note", "congress": "note", "nobody": "note"}


TURNS = {"unit": "本单位", "department": "主管部门", "finance": "财政部门", "congress": "人大", "nobody": ""}


class Done(Struct, frozen=True):
    """A step that was taken."""

    when: str
    words: str
    link: str


class QueuedDeclaration(Struct, frozen=True):
    """A declaration in the desk's list."""

    link: str
    title: str
    unit: str
    amount: str
    track: Track
    changed: str


@require_GET
@entered
def desk(request: HttpRequest, mine: Rights) -> HttpResponse:
    """Show the desk."""
    rows = latest(mine, MOST)
    found = [as_seen(mine, row) for row in rows]
    own = next((one for one in found if one.text == "live" and one.declaration.version), None)
    parts = _parts(request, own) if own else {}
    days = deadlines(own.declaration if own else None)
    waiting = waiting_declarations(mine, found)
    return shown(
        request,
        mine,
        "office/desk.html",
        "desk",
        heading=_heading(waiting, own, parts),
        deadlines=days,
        today=date_words(localdate()),
        waiting=waiting[:WAITING],
        more=max(0, len(waiting) - WAITING),
        own=own.declaration if own else None,
        is_writing=bool(own and own.may_write),
        turn=TURNS[track(own.declaration.state).turn] if own else "",
        track=track(own.declaration.state) if own else None,
        round=ROUND,
        parts=parts,
        region=None if own else region(mine),
        last=tuple(map(_done, _steps([one.declaration for one in found if one.is_inside]))),
        rows=tuple(map(_row, found)) if not own or len(found) > 1 else (),
        writes=bool(writing_units(mine)),
    )


def waiting_declarations(mine: Rights, found: Iterable[Seen] | None = None) -> list[Waiting]:
    """Return what waits for a person, of the declarations ``found`` or of those that changed last."""
    seen_now = (as_seen(mine, row) for row in latest(mine, MOST)) if found is None else found
    return [
        *officer_waits(mine),
        *intake_waits(mine),
        *(one for one in (_waiting(mine, one) for one in seen_now) if one is not None),
        *desk_waits(mine),
    ]


def _parts(request: HttpRequest, own: Seen) -> dict[str, Markup]:
    given: Given = {"key": own.declaration.pk, "title": own.declaration.title}
    return drawn(request, SeenDeclaration(own, version_of(own.declaration.pk, own.number)), "office/desk-parts.html", _of_text, given)


def _of_text(report: DocumentReport, _document: Document, _given: Given) -> dict[str, object]:
    told = counts(report)
    return {
        "difference": yuan(report.explanations[0].difference) if report.explanations else "",
        "errors": next((one.number for one in told if one.level == "error"), ""),
        "money": money(report),
        "counts": told,
        "rules": report.rules,
    }


def _heading(waiting: Sequence[Waiting], own: Seen | None, parts: Mapping[str, str]) -> tuple[str, str]:
    """Return the finding of the day in two parts."""
    if own is not None and own.may_write:
        if parts["slip"]:
            return "先把这个差额对平：", f"{parts['slip']} 元"
        if parts["wrong"]:
            return f"还有 {parts['wrong']} 处错误，", "改好再送"
    if waiting:
        return f"{len(waiting)} {'件' if waiting[0].is_own_work else '份'}在等您，", f"先办：{waiting[0].what or waiting[0].chip}"
    if own is not None and parts["share"]:
        return f"{track(own.declaration.state).title}，", f"{parts['share']} 的钱有成本指标管着"
    return "没有等您办的，", "轮到您时会在这里"


def _waiting(mine: Rights, seen: Seen) -> Waiting | None:
    """Return what waits of a declaration for this person; None where nothing does: a step off its way is open, and waits for nobody."""
    one = seen.declaration
    if one.trouble and seen.text == "live":
        return Waiting("error", "读不出", f"/d/{one.id}", f"{one.title}：没有读成", one.trouble, when(one.changed), what="看为什么没有读成")
    if not one.confirmed and "confirm" in seen.steps:
        return Waiting(
            "warning",
            "确认",
            f"/d/{one.id}",
            f"{one.title}：金额变了，指标要重新确认",
            _money_words(one),
            when(one.changed),
            what="确认指标",
        )
    main, returned = leading_on(one.state), track(one.state).is_back
    if main not in seen.steps or is_anothers(main, one.last_by_id, mine.person.id):
        main = ""
    if not main and not (returned and seen.may_write):
        return None
    title = table().steps[main].title if main else ""
    return Waiting(
        "error" if returned else LEVELS[track(one.state).turn],
        "退回" if returned else title,
        f"/d/{one.id}/review" if GRADE in seen.steps else f"/d/{one.id}",
        one.full_title,
        f"{track(one.state).title}，{_money_words(one)}",
        when(one.changed),
        what="改退回的申报" if returned else title,
    )


def _money_words(one: Declaration) -> str:
    asked = f"{one.forms} 张表，{yuan(one.annual)} 元" if one.annual is not None else f"{one.forms} 张表，金额算不出来"
    if one.figure is None or one.annual is None:
        return asked
    gap = one.annual - one.figure
    return asked + (f"；比控制数{'多' if gap > 0 else '少'} {yuan(abs(gap))} 元" if gap else "；与控制数相等")


def _steps(rows: Sequence[Declaration]) -> Sequence[TakenStep]:
    return STEPS(*(row.pk for row in rows[:MOST])) if rows else []


def _done(step: TakenStep) -> Done:
    words = f"{step.by.name}：{table().steps[step.name].title}" + (f"，等级 {step.grade}" if step.grade else "")
    return Done(when(step.at), words, f"/d/{step.declaration_id}")


def _row(seen: Seen) -> QueuedDeclaration:
    one = seen.declaration
    return QueuedDeclaration(f"/d/{one.id}", one.title, one.unit.name, yuan(one.annual), track(one.state), when(one.changed))
