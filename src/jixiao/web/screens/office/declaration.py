"""One declaration: what its audit came to, the steps that can be taken, those taken, the opinions that are open, what to take away."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST
from msgspec import Struct

from jixiao.actions.show import show
from jixiao.errors import JixiaoError
from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport
from jixiao.read.languages import amount
from jixiao.values.money import grouped
from jixiao.web.arrived import write_bytes
from jixiao.web.declarations.arriving import original_file
from jixiao.web.declarations.opinions import still_open
from jixiao.web.declarations.papers import SeenDeclaration, paper_of, whole
from jixiao.web.declarations.stepping import step
from jixiao.web.handing import Taken, handed
from jixiao.web.models import Declaration, TakenStep
from jixiao.web.people.access import Rights, seen, seen_inside, tells_result, year_before
from jixiao.web.problems import Problem, nothing
from jixiao.web.publishing.releases import ASKING
from jixiao.web.ready import Ready
from jixiao.web.screens.drawn import Given, drawn
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import acting, entered, shown
from jixiao.web.screens.office.when import when
from jixiao.web.screens.tabs import tabs
from jixiao.web.screens.track import ROUND, leads_back, track
from jixiao.web.screens.verdict import verdict
from jixiao.web.screens.words import ZH, cell_words
from jixiao.workflow.decide import is_anothers, leading_on, onward
from jixiao.workflow.situation import Act, Opinion
from jixiao.workflow.table import roles, table

STEPS = Ready(lambda key: TakenStep.objects.filter(declaration=key).select_related("by").order_by("-pk"))
LOOK = dict.fromkeys(("self_evaluate", "score", "spot_check", "ask_result_release", "publish_result"), ("score", "先看每一分怎么来的")) | {
    "monitor": ("monitor", "先看钱和指标走到哪里"),
    "publish": ("public", "先看公开出去是什么样"),
}
"""What is looked at before a step is taken: the page, and the words of the link."""
GRADES = ("优", "良", "中", "差")
ASKED = {"opinions": "意见", "grade": "等级", "figure": "控制数（元）", "reason": "原因", "document": "依据的文件（名称或文号）"}


class NextStep(Struct, frozen=True):
    """A step that can be taken: its name, its button, what it asks for, where it leads in words."""

    name: str
    title: str
    asks: tuple[str, ...]
    leads: str
    is_back: bool


class Taken_(Struct, frozen=True):  # noqa: N801 - a step that was taken, beside what is taken away
    """A step in the history."""

    title: str
    by: str
    role: str
    when: str
    more: tuple[str, ...]
    is_back: bool


class Remark(Struct, frozen=True):
    """An opinion on a field: the field in words, the link to it, the text, by whom and when, and what was answered."""

    where: str
    link: str
    text: str
    by: str
    when: str
    answers: tuple[str, ...] = ()


@require_GET
@entered
def declaration(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Show a declaration."""
    return about(request, mine, key)


class Written(NamedTuple):
    """What somebody wrote for a step that was refused: it stays where it was written."""

    step: str = ""
    given: Mapping[str, str] = {}
    opinions: Sequence[str] = ()
    paths: Sequence[str] = ()


NOTHING = Written()


def about(
    request: HttpRequest, mine: Rights, key: str, notice: Notice | None = None, status: int = 200, written: Written = NOTHING
) -> HttpResponse:
    """Return the page of a declaration."""
    found = whole(mine, key)
    if found is None:
        return _unread(request, mine, key)
    one, may_write = found.seen.declaration, found.seen.may_write
    given: Given = {
        "key": one.pk,
        "title": one.full_title,
        "change": f"/d/{one.pk}/change" if may_write else "",
        "rev": found.version.number if may_write else 0,
    }
    steps = [name for name in found.seen.steps if not is_anothers(name, one.last_by_id, mine.person.id)]
    main = next((name for name in steps if name == leading_on(one.state)), "")
    buttons = ways(steps, main)
    asks = {ask for button in buttons for ask in button.asks}
    return shown(
        request,
        mine,
        "office/declaration.html",
        "declarations",
        status=status,
        notice=notice,
        one=one,
        track=track(one.state),
        onward=onward(one.state, confirmed=one.confirmed),
        round=ROUND,
        parts=drawn(request, found, "office/declaration-parts.html", _of_text, given),
        ways=buttons,
        main="confirm" if "confirm" in steps else main,
        look=LOOK.get(main),
        is_anothers=is_anothers(leading_on(one.state), one.last_by_id, mine.person.id),
        history=history(one.pk) if found.seen.is_inside else (),
        open_remarks=open_remarks(found) if found.seen.is_inside else (),
        is_inside=found.seen.is_inside,
        tells_result=bool(tells_result([found.seen])),
        fields=opinion_fields(found.document) if asks & {"opinions", "grade"} else (),
        asked=asked_for(found.report, found.document) if "figure" in asks else "",
        frozen=one.frozen is not None and found.version.number == one.frozen,
        written=written,
        earlier=year_before(mine, one),
        may_write=may_write,
        is_units_turn=track(one.state).turn == "unit",
        figure=_of_figure(one),
    )


def _of_figure(one: Declaration) -> tuple[str, str] | None:
    """Return the amount that a unit may have and how its forms stand to it, while that is still to be met; None before and after."""
    if one.figure is None or one.annual is None or one.frozen is not None:
        return None
    gap = one.annual - one.figure
    words = f"申报表{'多' if gap > 0 else '少'} {grouped(abs(gap))} 元" if gap else "申报表与它相等"
    return f"{grouped(one.figure)} 元", words


def _of_text(report: DocumentReport, document: Document, given: Given) -> dict[str, object]:
    return {"v": verdict(report, document), "tabs": tabs(report, document), "cell_link": partial(cell_link, str(given["key"]))}


def asked_for(report: DocumentReport, document: Document) -> str:
    """Return the money that a declaration asks for: that of its forms where the cover says another; empty where none is known."""
    sides = verdict(report, document).sides
    return sides[min(1, len(sides) - 1)].amount if sides else ""


def _unread(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    one = seen(mine, key).declaration
    return shown(request, mine, "office/reading.html", "declarations", one=one)


def cell_link(key: str, path: str) -> str:
    """Return the address of the cell that a pointer leads to."""
    parts = path.split("/")
    position = int(parts[2]) + 1 if len(parts) > 2 and parts[1] == "projects" and parts[2].isdecimal() else 0
    return f"/d/{key}/p/{position or 'cover'}#{path}"


def way(name: str) -> NextStep:
    """Return a step of the table as a button."""
    told = table().steps[name]
    ends = [table().states[end].title for end in told.ends]
    asks = tuple(need for need in told.needs if need in ASKED)
    return NextStep(name, told.title, asks, "、".join(ends), leads_back(name))


def ways(steps: Sequence[str], main: str = "") -> tuple[NextStep, ...]:
    """Return steps as buttons: to confirm and the main one first, those that lead back last."""
    return tuple(sorted(map(way, steps), key=lambda one: (one.is_back, one.name not in {"confirm", main})))


def history(key: str) -> tuple[Taken_, ...]:
    """Return the steps that were taken, the last first."""
    rows = STEPS(key)
    prefetch_related_objects(rows, "opinions")
    return tuple(map(_taken, rows))


def _taken(row: TakenStep) -> Taken_:
    told = table().steps[row.name]
    given = ((ASKED["grade"], row.grade), (ASKED["reason"], row.reason), ("依据", row.document))
    more = [f"{name}：{text}" for name, text in given if text]
    more += [f"控制数：{grouped(row.figure)} 元"] if row.figure is not None else []
    more += [one.text for one in row.opinions.all()]
    is_back = row.start != row.end and track(row.end).is_back
    return Taken_(told.title, row.by.name, roles()[row.role].title, when(row.at), tuple(more), is_back)


def open_remarks(found: SeenDeclaration) -> tuple[Remark, ...]:
    """Return the opinions of the last return that are neither settled nor answered by handing in again."""
    key = found.seen.declaration.pk
    return tuple(
        Remark(
            cell_words(found.document, one.path),
            cell_link(key, one.path),
            one.text,
            one.step.by.name,
            when(one.step.at),
            tuple(f"{reply.by.name}：{reply.text}" for reply in one.replies.all()),
        )
        for one in still_open(key)
    )


def opinion_fields(document: Document) -> tuple[tuple[str, str], ...]:
    """Return the fields that an opinion may speak of: pointers with their words, the whole and every project before its parts."""
    found = [("/stated_total", "封面的预算资金")]
    for at, project in enumerate(document.projects):
        name = f"项目 {project.number if project.number is not None else at + 1}"
        own = ("", "/funding/annual", "/narrative/budget", "/goals/annual", "/indicators")
        found += [
            (
                f"/projects/{at}{field}",
                f"{name} {project.name or ''}"
                if not field
                else f"{name}，{cell_words(document, f'/projects/{at}{field}').partition('，')[2]}",
            )
            for field in own
        ]
    return tuple(found)


@require_POST
@entered
def take_step(request: HttpRequest, mine: Rights, key: str, name: str) -> HttpResponse:
    """Take a step; what it lacks is said on the page, with what was written kept."""
    texts, paths = request.POST.getlist("opinion"), request.POST.getlist("path")
    opinions = tuple(Opinion(path=path, text=text.strip()) for path, text in zip(paths, texts, strict=False) if text.strip())
    try:
        wanted = Act(
            step=name,
            person=mine.person.id,
            roles=frozenset(),
            opinions=opinions,
            grade=request.POST.get("grade") or None,
            figure=_figure(request.POST.get("figure", "")),
            reason=request.POST.get("reason") or None,
            document=request.POST.get("document") or None,
        )
        taken = step(mine, acting(request, mine), key, wanted)
    except Problem as refused:
        if refused.status == 404:
            raise
        return about(
            request, mine, key, Notice(_in_words(refused.zh), "bad"), refused.status, Written(name, request.POST.dict(), texts, paths)
        )
    title, following = table().states[taken.end].title, onward(taken.end, confirmed=taken.declaration.confirmed)
    told = f"{table().steps[name].title}：办好了，现在是“{title}”。" + (f"下一步：{following}。" if following else "")
    if name in ASKING:
        told += "公众看得到了；网站到“公开”页做一次。"
    return followed(request, mine, key, Notice(told, "good"))


def followed(request: HttpRequest, mine: Rights, key: str, told: Notice) -> HttpResponse:
    """Return the page after a step: the declaration, or the desk where it is no more to be seen by this person."""
    try:
        return about(request, mine, key, told)
    except Problem:
        return HttpResponseRedirect("/")


def _figure(text: str) -> Decimal | None:
    found = amount(text, "元") if text.strip() else None
    if text.strip() and found is None:
        raise Problem(422, f"控制数要写金额，写成了“{text.strip()[:30]}”。应像 4,600,800.00 或 460.08万元。")
    try:
        return found.yuan if found else None
    except InvalidOperation as wrong:
        raise Problem(422, "控制数太大。") from wrong


def _in_words(sentence: str) -> str:
    """Return a refusal without the names that programs use."""
    told = sentence.replace("请在 opinions 中至少写一条，每条有 path 和 text。", "请在下面至少写一条。")
    for name in ASKED:
        told = told.replace(f"请在 {name} 中", "请")
    return told


@require_GET
@entered
def take(request: HttpRequest, mine: Rights, key: str, what: str) -> HttpResponse:  # noqa: ARG001 - a view's signature
    """Hand over a paper on the text that is seen."""
    found = whole(mine, key)
    if found is None:
        raise nothing()
    paper = paper_of(found, what)
    return handed(paper, attached=not paper.name.endswith(".html"))


@require_GET
@entered
def original_beside(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:  # noqa: ARG001 - a view's signature
    """Show the file that a declaration came from beside what was read."""
    name, data = original_file(seen_inside(mine, key).declaration)
    with TemporaryDirectory(prefix="jixiao-") as folder:
        try:
            page = show(write_bytes(name, data, folder), ZH)
        except JixiaoError as wrong:
            raise Problem(409, wrong.zh.replace(folder, "")) from wrong
    return handed(Taken("对照.html", page.encode("utf-8", "replace")), attached=False)
