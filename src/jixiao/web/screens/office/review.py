"""Two versions of a declaration held against each other field by field, with the opinions on each, and the grades proposed."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET
from msgspec import Struct

from jixiao.actions.correct import differences, text_at
from jixiao.model.document import Document
from jixiao.model.grade import GradeProposal
from jixiao.web.declarations.content import document_of
from jixiao.web.declarations.judging import judged
from jixiao.web.models import Declaration, GivenOpinion, TakenStep, Version
from jixiao.web.people.access import Rights, seen
from jixiao.web.problems import nothing
from jixiao.web.screens.office.declaration import cell_link, open_remarks, way
from jixiao.web.screens.office.frame import entered, shown
from jixiao.web.screens.office.when import when
from jixiao.web.screens.track import track
from jixiao.web.screens.words import ZH, cell_words
from jixiao.workflow.table import table
from jixiao.write.text.grade import looked_at

UNCHANGED, CHANGED = "还没有改", "已改，还没有再报"
LISTS = ("/indicators", "/indicators_medium_term")


class Said(Struct, frozen=True):
    """An opinion in a thread."""

    by: str
    text: str
    when: str


class Difference(Struct, frozen=True):
    """A field that differs, or that an opinion speaks of: before and after, the thread under it, what became of the opinion."""

    where: str
    link: str
    before: str
    after: str
    is_same: bool
    thread: tuple[Said, ...]
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
    found = seen(mine, key)
    one = found.declaration
    if not one.version:
        raise nothing()
    choices = _choices(one, found.number)
    after = _chosen(request.GET.get("after", ""), choices, choices[-1].number)
    before = _chosen(request.GET.get("before", ""), choices, _usual_before(one, choices, after))
    first, last = (document_of(Version.objects.get(declaration=one, number=number)) for number in (before, after))
    report = judged(Version.objects.get(declaration=one, number=after), localdate())
    rows = tuple(_rows(one, first, last))
    return shown(
        request,
        mine,
        "office/review.html",
        "declarations",
        one=one,
        track=track(one.state),
        choices=choices,
        before=before,
        after=after,
        rows=rows,
        changed=sum(not row.is_same for row in rows),
        still_open=sum(row.is_open for row in rows),
        proposals=tuple(map(_proposal, report.grades)),
        ways=tuple(way(name) for name in found.steps),
    )


def _choices(one: Declaration, most: int) -> tuple[Choice, ...]:
    """Return the versions that this person may hold against each other: those up to the one that is seen, in words."""
    handed = dict(
        TakenStep.objects.filter(declaration=one, name__in=[n for n, s in table().steps.items() if s.hands_in]).values_list(
            "version", "name"
        )
    )
    found = Version.objects.filter(declaration=one, number__lte=most).order_by("number").values_list("number", "at", "what")
    rows = [(number, at, what) for number, at, what in found if most <= 12 or number in handed or number in (1, most)]
    return tuple(
        Choice(number, f"第 {number} 版，{when(at)}，{table().steps[handed[number]].title if number in handed else what}")
        for number, at, what in rows
    )


def _chosen(given: str, choices: tuple[Choice, ...], usual: int) -> int:
    known = {str(choice.number): choice.number for choice in choices}
    return known.get(given, usual)


def _usual_before(one: Declaration, choices: tuple[Choice, ...], after: int) -> int:
    """Return what is usually compared with: the version on which the last opinions were given, else the first."""
    told = (
        TakenStep.objects.filter(declaration=one, opinions__isnull=False, version__lt=after)
        .order_by("-pk")
        .values_list("version", flat=True)
    )
    numbers = {choice.number for choice in choices}
    return next((number for number in told if number in numbers), choices[0].number)


def _rows(one: Declaration, first: Document, last: Document) -> Iterator[Difference]:
    """Yield the fields that differ, then those that only an opinion speaks of."""
    threads = _threads(one)
    still = {remark.link for remark in open_remarks(one.pk, last)}
    same_size = len(first.projects) == len(last.projects)
    changed = list(differences(first, last)) if same_size else []
    for path in (*changed, *(path for path in threads if path not in changed)):
        link = cell_link(one.pk, path)
        before, after = (_text(document, path) for document in (first, last))
        status = "" if link not in still else UNCHANGED if path not in changed else CHANGED
        yield Difference(cell_words(last, path), link, before, after, path not in changed, threads.get(path, ()), status)


def _threads(one: Declaration) -> dict[str, tuple[Said, ...]]:
    found: dict[str, tuple[Said, ...]] = {}
    for said in GivenOpinion.objects.filter(step__declaration=one).select_related("step__by").order_by("pk"):
        found[said.path] = (*found.get(said.path, ()), Said(said.step.by.name, said.text, when(said.step.at)))
    return found


def _text(document: Document, path: str) -> str:
    """Return what a field says; of a whole list or project how many rows it has."""
    if path.endswith(LISTS):
        rows = getattr(document.projects[int(path.split("/")[2])], path.rpartition("/")[2])
        return f"{len(rows)} 行"
    try:
        return text_at(document, path)
    except (AttributeError, IndexError, KeyError, ValueError):
        return ""


def _proposal(told: GradeProposal) -> Proposal:
    items = tuple(Item(i.test, i.item, f"{i.score:f}", f"{i.graded:f}", i.grade or "", looked_at(i, ZH), i.by_hand) for i in told.items)
    taken = tuple((one.code, one.title, f"{one.points:f}") for one in told.deductions)
    name = f"{told.number or ''} {told.name or ''}".strip()
    return Proposal(name, "" if told.total is None else f"{told.total:f}", told.grade or "", told.held or "", items, taken)
