"""Findings to points: the four tests of 财预〔2015〕88号 as a proposal that a reviewer decides on.

Every rule belongs to one item. What a rule found takes off a share of the item's points: by how grave it is, and by the share of
the project's indicators or money that it concerns. What could not be judged leaves the part that is graded, and is told beside
it. A form that was not read whole gets no grade; one without goals or indicators is 差. An open error keeps a project from 优, and so
do several warnings, an item that is 差 or a test that was hardly looked at: that grade goes straight on to the next step (article 25).
Errors of several kinds keep it from 良, which is mended by talking: the unit hands the form in anew. Where verdicts hang on a doubtful reading, a grade is proposed only if it
is the same whichever way they fall.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from jixiao.audit.again import Again, Parts
from jixiao.audit.certainty import Certainty, certainty_of
from jixiao.audit.fingerprint import project_index
from jixiao.audit.scheme import HUNDRED, ITEMS, Item, Scheme, grade_of, item_of
from jixiao.audit.share import share_of
from jixiao.audit.verdicts import Tally
from jixiao.audit.whole import Lack, lacks, not_whole
from jixiao.model.document import Document, Kind, Project
from jixiao.model.finding import SEVERITIES, Finding
from jixiao.model.grade import ENGLISH, GRADES, Grade, GradeDeduction, GradeItem, GradeProposal
from jixiao.system.recalled import mark_of

T = TypeVar("T")
TENTH = Decimal("0.1")
GRADED: tuple[Kind, ...] = ("declaration", "whole_department")
"""Kinds of form that the four tests are for: targets before they are approved."""
HELD = {
    "zh": {
        "best": "{}，不评为优",
        "good": "错误不止一种（{}），须由单位改好重新报送，不评为良",
        "error": "有错误未改（{}）",
        "warnings": "还有 {} 个警告",
        "poor": "“{}”一项是差",
        "unseen": "{}能判定的不到 {}%",
        "little": "能判定的部分只有 {} 分",
        "doubt": "{} 处判定因读得不确定而悬着，等级在“{}”和“{}”之间",
        "empty": "{}，不得进入下一步预算安排",
    },
    "en": {
        "best": "{}, so not excellent",
        "good": "errors of several kinds ({}): the unit corrects the form and hands it in anew, so not good",
        "error": "errors are open ({})",
        "warnings": "{} warnings are open",
        "poor": "{} is poor",
        "unseen": "less than {1}% of {0} could be judged",
        "little": "only {} points could be judged",
        "doubt": "{} verdicts hang on a doubtful reading: the grade lies between {} and {}",
        "empty": "{}: it may not go on to the budget",
    },
}


class Manner(NamedTuple):
    """How proposals are made: in which language, for which kinds of form; ``parts`` of a document that is judged again and again."""

    lang: str = "zh"
    kinds: tuple[Kind, ...] = GRADED
    parts: Parts | None = None


USUAL = Manner()
MOST = 1024
"""Proposals that a process keeps."""
_proposed: Again[GradeProposal] = Again(MOST)


class Form(Struct, frozen=True):
    """A project's form as it is graded: where it stands, what was found in it, how many verdicts each rule gave on it."""

    index: int
    project: Project
    findings: tuple[Finding, ...]
    tallies: Mapping[str, Tally]

    @property
    def failed(self) -> tuple[Finding, ...]:
        """Return what counts against it."""
        return tuple(f for f in self.findings if f.verdict == "fail")

    @property
    def doubted(self) -> tuple[Finding, ...]:
        """Return what only a doubtful reading keeps from counting against it."""
        return tuple(f for f in self.findings if f.doubt is not None)


class Marks(Struct, frozen=True):
    """The items of the review form filled in, with what was taken off, and the names of those in which any verdict is a pass."""

    items: tuple[GradeItem, ...]
    deductions: tuple[GradeDeduction, ...]
    vouched: frozenset[str] = frozenset()

    @property
    def graded(self) -> Decimal:
        """Return how many of the points could be judged."""
        return sum((item.graded for item in self.items), Decimal(0))

    @property
    def total(self) -> Decimal:
        """Return what is left of them, out of 100."""
        left = sum((item.score for item in self.items), Decimal(0))
        return (left * HUNDRED / self.graded).quantize(TENTH, ROUND_HALF_UP) if self.graded else Decimal("0.0")


def proposals(
    document: Document, findings: Sequence[Finding], tallies: Mapping[tuple[str, int], Tally], known: Scheme, manner: Manner = USUAL
) -> tuple[GradeProposal, ...]:
    """Return the grade proposed for each form of a document that gets one; ``tallies`` by code and the project's index.

    ``findings`` hold the verdicts that a doubtful reading keeps open too.
    """
    own: dict[int, list[Finding]] = {}
    for finding in findings:
        index = project_index(finding.path)
        if index is not None and not finding.waived:
            own.setdefault(index, []).append(finding)
    counted: dict[int, dict[str, Tally]] = {}
    for (code, index), tally in tallies.items():
        counted.setdefault(index, {})[code] = tally
    forms = (Form(n, p, tuple(own.get(n, ())), counted.get(n, {})) for n, p in enumerate(document.projects))
    certainty = certainty_of(document)
    return tuple(_as_before(form, certainty, known, manner) for form in forms if form.project.kind in manner.kinds)


def _as_before(form: Form, certainty: Certainty, known: Scheme, manner: Manner) -> GradeProposal:
    part = manner.parts.at(form.index) if manner.parts is not None else None
    key = part and (known, manner.lang, mark_of((form.findings, form.tallies)))
    return _proposed.made(part, key, lambda: propose(form, certainty, known, manner.lang))


def propose(form: Form, certainty: Certainty, known: Scheme, lang: str) -> GradeProposal:
    """Return what a form is proposed to get, whatever its kind."""
    marks = marked(form, form.failed, known)
    project = form.project
    made = GradeProposal(
        path=f"/projects/{form.index}",
        number=form.index + 1 if project.number is None else project.number,
        name=project.name or project.narrative_name,
        total=None,
        grade=None,
        held=not_whole(certainty, form.index, known.most_doubtful, lang),
        graded=marks.graded,
        items=marks.items,
        deductions=marks.deductions,
    )
    if made.held is not None:
        return made
    lacking = lacks(project)
    return _empty(made, marks, lacking, lang) if lacking else _graded(made, form, marks, known, lang)


def _graded(made: GradeProposal, form: Form, marks: Marks, known: Scheme, lang: str) -> GradeProposal:
    """Return the proposal with its grade, or why there is none."""
    if marks.graded < known.least_graded:
        return replace(made, held=HELD[lang]["little"].format(f"{marks.graded:f}"))
    best, why = _grade(form.failed, marks, known, lang)
    if not form.doubted:
        return replace(made, total=marks.total, grade=best, held=why)
    worst, _ = _grade((*form.failed, *form.doubted), marked(form, (*form.failed, *form.doubted), known), known, lang)
    if worst != best:
        return replace(made, held=HELD[lang]["doubt"].format(len(form.doubted), worst, best))
    return replace(made, total=marks.total, grade=best, held=why)


def _grade(found: Iterable[Finding], marks: Marks, known: Scheme, lang: str) -> tuple[Grade, str | None]:
    """Return a grade, and why it is lower than the points give."""
    grade, found = grade_of(marks.total, HUNDRED, known), tuple(found)
    errors = sorted({f.code for f in found if f.severity == "error"})
    if len(errors) > known.most_errors and grade in GRADES[:2]:
        return GRADES[2], HELD[lang]["good"].format(_joined(errors, lang))
    warnings = sum(f.severity == "warning" for f in found)
    reasons = tuple(_against_the_best(errors, warnings, marks, known, lang)) if grade == GRADES[0] else ()
    return (GRADES[1], HELD[lang]["best"].format(_joined(reasons, lang))) if reasons else (grade, None)


def _against_the_best(errors: Sequence[str], warnings: int, marks: Marks, known: Scheme, lang: str) -> Iterator[str]:
    """Yield what keeps a form from 优: an open error, several warnings, an item that is 差, a test of which too little could be judged."""
    if errors:
        yield HELD[lang]["error"].format(_joined(errors, lang))
    if warnings > known.most_warnings:
        yield HELD[lang]["warnings"].format(warnings)
    poor = [ENGLISH[item.item] if lang == "en" else item.item for item in marks.items if item.grade == GRADES[-1]]
    if poor:
        yield HELD[lang]["poor"].format(_joined(poor, lang))
    for test in dict.fromkeys(item.test for item in marks.items):
        own = [item for item in marks.items if item.test == test]
        points = sum((i.points for i in own), Decimal(0))
        graded = sum((i.graded for i in own if i.item in marks.vouched), Decimal(0))  # what only failed vouches for nothing
        if graded * HUNDRED < points * known.least_of_test:
            yield HELD[lang]["unseen"].format(ENGLISH[test] if lang == "en" else test, f"{known.least_of_test:f}")


def _joined(words: Sequence[str], lang: str) -> str:
    return (", " if lang == "en" else "、").join(words)


def _empty(made: GradeProposal, marks: Marks, lacking: Sequence[Lack], lang: str) -> GradeProposal:
    """Return the proposal for a form in which the goals or the indicators are not filled in: their items are worth nothing."""
    lost = {key for lack in lacking for key in lack.items}
    items = tuple(
        replace(one, score=Decimal("0.0"), graded=one.points, grade=GRADES[-1]) if item.key in lost else one
        for item, one in zip(ITEMS, marks.items, strict=True)
    )
    emptied = Marks(items, marks.deductions)
    words = _joined([lack.words(lang) for lack in lacking], lang)
    return replace(made, total=emptied.total, grade=GRADES[-1], held=HELD[lang]["empty"].format(words), graded=emptied.graded, items=items)


def marked(form: Form, found: Sequence[Finding], known: Scheme) -> Marks:
    """Return the review form filled in from findings; those among them that were doubted count as judged."""
    doubted = [f for f in found if f.doubt is not None]
    bears_on = {code: item_of(code, known) for code in {*form.tallies, *(f.code for f in found)}}
    failed = _grouped((bears_on[f.code], f) for f in found)
    tallies = _grouped((bears_on[code], tally) for code, tally in form.tallies.items() if tally.subjects)
    items: list[GradeItem] = []
    deductions: list[GradeDeduction] = []
    vouched: set[str] = set()
    for item in ITEMS:
        own, looked = failed.get(item.key, []), tallies.get(item.key, [])
        closed = sum(bears_on[f.code] == item.key for f in doubted)
        taken = tuple(_deductions(form, own, item, known))
        made = _item(item, looked, closed, known)
        left = max(Decimal(0), made.graded - sum((d.points for d in taken), Decimal(0)))
        items.append(replace(made, score=left, grade=grade_of(left, made.graded, known) if made.graded else None))
        deductions += _capped(taken, made.graded)
        vouched |= {item.name for tally in looked if tally.passed}
    return Marks(tuple(items), tuple(deductions), frozenset(vouched))


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """Return the second of pairs by the first, in their order."""
    found: dict[str, list[T]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return found


def _item(item: Item, looked: Sequence[Tally], closed: int, known: Scheme) -> GradeItem:
    """Return an item with how much of it could be judged, nothing taken off yet."""
    verdicts = sum(t.passed + t.fail + t.unknown for t in looked)
    open_ = sum(t.unknown for t in looked) - closed
    points = known.points[item.key]
    graded = (points * (verdicts - open_) / verdicts).quantize(TENTH, ROUND_HALF_UP) if verdicts else Decimal("0.0")
    return GradeItem(
        test=item.test, item=item.name, points=points, graded=graded, score=graded, grade=None,
        rules=len(looked), looked_at=verdicts, open=open_, by_hand=item.by_hand,
    )  # fmt: skip


def _deductions(form: Form, found: Sequence[Finding], item: Item, known: Scheme) -> Iterator[GradeDeduction]:
    """Yield what each rule takes off an item: the most of what its findings of each severity cost."""
    for code in dict.fromkeys(f.code for f in found):
        own = [f for f in found if f.code == code]
        shares = {s: share_of(form.project, some) for s in SEVERITIES if (some := [f for f in own if f.severity == s])}
        costs = {s: max(known.costs[s].least, known.costs[s].most * share) for s, share in shares.items()}
        gravest = max(costs, key=lambda s: costs[s])
        yield GradeDeduction(
            test=item.test,
            item=item.name,
            code=code,
            title=own[0].title,
            share=(shares[gravest] * HUNDRED).quantize(Decimal(1), ROUND_HALF_UP),
            points=(known.points[item.key] * costs[gravest] / HUNDRED).quantize(TENTH, ROUND_HALF_UP),
            findings=tuple(f.fingerprint for f in own),
        )


def _capped(taken: Iterable[GradeDeduction], graded: Decimal) -> Iterator[GradeDeduction]:
    """Yield the deductions, the last ones only what is left: together no more than could be judged."""
    for deduction in taken:
        points = min(graded, deduction.points)
        graded -= points
        yield replace(deduction, points=points)
