"""Two versions of a declaration held against each other field by field, with the opinions on each, and the grades proposed."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST
from msgspec import Struct

from jixiao.actions.correct import differences, text_at
from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport
from jixiao.model.grade import GradeProposal
from jixiao.web.declarations.content import document_of
from jixiao.web.declarations.grading import GRADE, filled, give
from jixiao.web.declarations.opinions import answer_opinion, answering_role, givers, is_settled, opinions_of, still_open
from jixiao.web.declarations.papers import SeenDeclaration, whole
from jixiao.web.models import Declaration, TakenStep, Version
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights, Seen, seen_inside, version_of, year_before
from jixiao.web.problems import Problem, nothing
from jixiao.web.ready import Ready
from jixiao.web.screens.drawn import Given, drawn
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.declaration import cell_link, followed, opinion_fields, way
from jixiao.web.screens.office.frame import acting, entered, shown
from jixiao.web.screens.office.when import when
from jixiao.web.screens.track import track
from jixiao.web.screens.words import ZH, cell_words
from jixiao.workflow.decide import onward
from jixiao.workflow.table import table
from jixiao.write.text.grade import looked_at

UNCHANGED, CHANGED, SETTLED = "还没有改", "已改，还没有再报", "接受不改"
ROW = re.compile(r"/projects/(\d+)/(indicators|indicators_medium_term)/(\d+)")
LISTS = ("/indicators", "/indicators_medium_term")


class ThreadEntry(Struct, frozen=True):
    """An opinion in a thread, or an answer to one."""

    by: str
    text: str
    when: str
    is_answer: bool = False


class Thread(Struct, frozen=True):
    """What was said of a field; the last opinion's number, whether it is settled, whether one may answer and settle it."""

    said: tuple[ThreadEntry, ...] = ()
    number: int = 0
    is_settled: bool = False
    may_answer: bool = False
    may_settle: bool = False


NO_THREAD = Thread()
HANDED_IN = Ready(
    lambda key: TakenStep.objects.filter(declaration=key, name__in=[n for n, s in table().steps.items() if s.hands_in]).values_list(
        "version", "name"
    )
)
VERSIONS = Ready(
    lambda key, most: Version.objects.filter(declaration=key, number__lte=most).order_by("number").values_list("number", "at", "what")
)
TOLD_ON = Ready(
    lambda key, after: (
        TakenStep.objects.filter(declaration=key, opinions__isnull=False, version__lt=after).order_by("-pk").values_list("version")
    )
)


class Difference(Struct, frozen=True):
    """A field that differs, or that an opinion speaks of: before and after, the thread under it, what became of the opinion."""

    where: str
    link: str
    before: str
    after: str
    is_same: bool
    thread: Thread
    status: str

    @property
    def is_open(self) -> bool:
        """Whether an opinion on it waits and nothing was changed."""
        return self.status == UNCHANGED


class Choice(Struct, frozen=True):
    """A version that can be held against another."""

    number: int
    words: str


class Item(Struct, frozen=True):
    """An item of the review form: its points of those that could be judged, what was looked at, what is for a person."""

    test: str
    name: str
    score: str
    graded: str
    grade: str
    looked: str
    by_hand: str


class Proposal(Struct, frozen=True):
    """What a project is proposed to get, with its items and why points were taken."""

    name: str
    total: str
    grade: str
    held: str
    items: tuple[Item, ...]
    taken: tuple[tuple[str, str, str], ...]


@require_GET
@entered
def review(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Show the comparison and the proposed grades."""
    return reviewed(request, mine, key)


@require_POST
@entered
def answered(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Answer an opinion, or settle it."""
    given = request.POST
    number = whole_number(given.get("opinion", "")) or 0
    try:
        made = answer_opinion(mine, acting(request, mine), key, number, given.get("text", ""), settles="settle" in given)
    except Problem as refused:
        if refused.status == 404:
            raise
        return reviewed(request, mine, key, Notice(refused.zh, "bad"), refused.status)
    return reviewed(request, mine, key, Notice("记下了：接受不改。" if made.settles else "答复记下了，对方看得到。", "good"))


@require_POST
@entered
def graded(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Give the grade that the review form comes to; what it lacks is said and what was written stays."""
    found = whole(mine, key)
    if found is None:
        raise nothing()
    typed = {name: str(value) for name, value in request.POST.items()}
    try:
        if "sum" in typed:
            return reviewed(request, mine, key, typed=typed)
        taken = give(mine, acting(request, mine), key, filled(localdate(), found.report.grades, typed))
    except Problem as refused:
        if refused.status == 404:
            raise
        return reviewed(request, mine, key, Notice(refused.zh, "bad"), refused.status, typed)
    following = onward(taken.end, confirmed=taken.declaration.confirmed)
    told = f"评为“{taken.grade}”，现在是“{table().states[taken.end].title}”。" + (f"下一步：{following}。" if following else "")
    return followed(request, mine, key, Notice(told, "good"))


def reviewed(
    request: HttpRequest,
    mine: Rights,
    key: str,
    notice: Notice | None = None,
    status: int = 200,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return the page, with what happened above it and what was typed in the review form."""
    found = seen_inside(mine, key)
    one = found.declaration
    if not one.version:
        raise nothing()
    choices = _choices(one, found.number)
    after = _chosen(request.GET.get("after", ""), choices, choices[-1].number)
    before = _chosen(request.GET.get("before", ""), choices, _usual_before(one, choices, after))
    last = SeenDeclaration(found, version_of(one.pk, after))
    first = last.version if before == after else version_of(one.pk, before)
    rows, gives = tuple(_rows(found, first, last.version)), GRADE in found.steps
    return shown(
        request,
        mine,
        "office/review.html",
        "declarations",
        status=status,
        notice=notice,
        one=one,
        track=track(one.state),
        choices=choices,
        before=before,
        after=after,
        rows=rows,
        changed=sum(not row.is_same for row in rows),
        still_open=sum(row.is_open for row in rows),
        parts=drawn(request, last, "office/review-parts.html", _of_text, {}),
        ways=tuple(way(name) for name in found.steps),
        sheet=filled(localdate(), last.report.grades, typed or {}) if gives else None,
        is_typed=typed is not None,
        fields=opinion_fields(last.document) if gives else (),
        leads={grade: table().states[end].title for grade, end in cast("dict[str, str]", table().steps[GRADE].to).items()},
        earlier=year_before(mine, one),
    )


def _of_text(report: DocumentReport, _document: Document, _given: Given) -> dict[str, object]:
    return {"proposals": tuple(map(_proposal, report.grades))}


def _choices(one: Declaration, most: int) -> tuple[Choice, ...]:
    """Return the versions that this person may hold against each other: those up to the one that is seen, in words."""
    handed = dict(HANDED_IN(one.pk))
    rows = [(number, at, what) for number, at, what in VERSIONS(one.pk, most) if most <= 12 or number in handed or number in (1, most)]
    return tuple(
        Choice(number, f"第 {number} 版，{when(at)}，{table().steps[handed[number]].title if number in handed else what}")
        for number, at, what in rows
    )


def _chosen(given: str, choices: tuple[Choice, ...], usual: int) -> int:
    known = {str(choice.number): choice.number for choice in choices}
    return known.get(given, usual)


def _usual_before(one: Declaration, choices: tuple[Choice, ...], after: int) -> int:
    """Return what is usually compared with: the version on which the last opinions were given, else the first."""
    numbers = {choice.number for choice in choices}
    return next((number for (number,) in TOLD_ON(one.pk, after) if number in numbers), choices[0].number)


def _rows(found: Seen, first: Version, last: Version) -> Iterator[Difference]:
    """Yield the fields that differ, then those that only an opinion speaks of."""
    one = found.declaration
    threads = _threads(found)
    changed = _changed(first, last)
    paths = (*changed, *(path for path in threads if path not in changed))
    if not paths:
        return
    still, then, now = {opinion.path for opinion in still_open(one.pk)}, document_of(first), document_of(last)
    for path in paths:
        before, after = (_text(document, path) for document in (then, now))
        thread = threads.get(path, NO_THREAD)
        status = SETTLED if thread.is_settled else "" if path not in still else UNCHANGED if path not in changed else CHANGED
        yield Difference(cell_words(now, path), cell_link(one.pk, path), before, after, path not in changed, thread, status)


def _changed(first: Version, last: Version) -> list[str]:
    """Return the pointers of the fields that differ between two texts of as many projects."""
    if first.digest == last.digest:
        return []
    before, after = document_of(first), document_of(last)
    return list(differences(before, after)) if len(before.projects) == len(after.projects) else []


def _threads(found: Seen) -> dict[str, Thread]:
    """Return what was said of each field."""
    threads: dict[str, Thread] = {}
    for opinion in opinions_of(found.declaration.pk):
        replies, before = list(opinion.replies.all()), threads.get(opinion.path, NO_THREAD)
        answers = (ThreadEntry(one.by.name, one.text or "接受不改", when(one.at), is_answer=True) for one in replies)
        settled, role = is_settled(replies), answering_role(found, opinion)
        threads[opinion.path] = Thread(
            said=(*before.said, ThreadEntry(opinion.step.by.name, opinion.text, when(opinion.step.at)), *answers),
            number=opinion.pk,
            is_settled=settled,
            may_answer=role is not None and not settled,
            may_settle=role in givers(opinion) and not settled,
        )
    return threads


def _text(document: Document, path: str) -> str:
    """Return what a field says; of a whole list or project how many rows it has."""
    if path.endswith(LISTS):
        rows = getattr(document.projects[int(path.split("/")[2])], path.rpartition("/")[2])
        return f"{len(rows)} 行"
    if found := ROW.fullmatch(path):
        rows = getattr(document.projects[int(found[1])], found[2])
        row = rows[int(found[3])] if int(found[3]) < len(rows) else None
        return "" if row is None else f"{row.name or ''} {row.target.raw if row.target else ''}".strip()
    try:
        return text_at(document, path)
    except (AttributeError, IndexError, KeyError, ValueError):
        return ""


def _proposal(told: GradeProposal) -> Proposal:
    items = tuple(Item(i.test, i.item, f"{i.score:f}", f"{i.graded:f}", i.grade or "", looked_at(i, ZH), i.by_hand) for i in told.items)
    taken = tuple((one.code, one.title, f"{one.points:f}") for one in told.deductions)
    name = f"{told.number or ''} {told.name or ''}".strip()
    return Proposal(name, "" if told.total is None else f"{told.total:f}", told.grade or "", told.held or "", items, taken)
