"""The spread of the proposed grades over the shared documents, and what more and more planted slips make of a clean declaration."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from random import Random

from msgspec import Struct

from defects.bases import SHARED, clean_sheets, example_sheets
from defects.judgements import shared_documents
from defects.plant import planted
from defects.sheet import Sheet
from defects.sites import in_cells, sites
from defects.slip import Slip, slips
from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.model.document import Document, Kind
from jixiao.model.grade import GRADES, GradeProposal
from jixiao.read.document import read_file

ALL: tuple[Kind, ...] = ("declaration", "whole_department", "self_evaluation", "monitoring", "review")
TARGETS = ALL[:2]
NONE = "不作建议"
STEPS, RUNS, SEED = (0, 1, 2, 4, 8), 4, 20260
"""How many slips are planted one upon the other, how often into each declaration, and the seed of the draw."""
Row = dict[str, object]


class Graded(Struct, frozen=True):
    """A form with what it is proposed to get."""

    file: str
    kind: str | None
    proposal: GradeProposal


def measure() -> dict[str, object]:
    """Return the spread by kind of form, every form with its grade, and the grades by number of slips."""
    read = list(shared_documents())
    if not read:
        raise SystemExit("没有共享的真实文件（../shared/cases）。 The shared documents are not here.")
    found = list(graded_forms(read))
    own = list(graded_forms(own_documents()))
    by_slips, raised, covered = slip_rows()
    return {
        "title": "等级 Proposed grades",
        "page": "grades",
        "rows": list(spread_rows(found)),
        "more": {"已知好坏的表 Forms known to be good or not": list(form_rows(own)), "种下的笔误 Planted slips": by_slips},
        "forms": list(form_rows(found)),
        "held": held_rows(found),
        "notes": [*notes(found), *slip_notes(raised, covered)],
    }


def own_documents() -> Iterator[tuple[str, Document]]:
    """Yield the bundled example and, where it is there, the declaration that a strict reviewer accepts."""
    yield from ((sheet.name, sheet.document) for sheet in example_sheets())
    accepted = SHARED / "acceptance/clean.txt"
    if accepted.exists():
        yield "acceptance/clean.txt", read_file(accepted)


def graded_forms(read: Iterable[tuple[str, Document]]) -> Iterator[Graded]:
    """Yield the forms of documents with their proposals, those of other kinds than declarations for comparison."""
    names, documents = zip(*read, strict=True)
    report = audit_documents(documents, AuditOptions(graded=ALL), shipped_rules())
    for name, document, made in zip(names, documents, report.documents, strict=True):
        for proposal in made.grades:
            yield Graded(name, document.projects[int(proposal.path.rpartition("/")[2])].kind, proposal)


def spread_rows(found: Sequence[Graded]) -> Iterator[Row]:
    """Yield how many forms of each sort get which grade."""
    sorts = (
        ("申报表、整体支出表 targets", [one for one in found if one.kind in TARGETS]),
        ("监控表、自评表（仅供对照）others, for comparison", [one for one in found if one.kind not in TARGETS]),
    )
    for name, forms in sorts:
        counts = Counter(one.proposal.grade or NONE for one in forms)
        yield {"forms": name, "all": len(forms), **{grade: counts[grade] for grade in (*GRADES, NONE)}}


def form_rows(found: Iterable[Graded]) -> Iterator[Row]:
    """Yield a line for every form."""
    for one in found:
        p = one.proposal
        yield {
            "file": one.file.removeprefix("cases/"),
            "project": p.number,
            "kind": one.kind,
            "grade": p.grade or NONE,
            "total": "" if p.total is None else f"{p.total:f}",
            "graded": f"{p.graded:f}",
            "held": p.held or "",
        }


def held_rows(found: Iterable[Graded]) -> list[Row]:
    """Return why forms got no grade, the most frequent reason first."""
    counts = Counter(reason(one.proposal.held or "") for one in found if one.proposal.grade is None)
    return [{"why": why, "forms": count} for why, count in counts.most_common()]


def reason(held: str) -> str:
    """Return why a form got no grade, without its figures."""
    return re.sub(r"\d+(?:\.\d+)?", "…", held)


def notes(found: Sequence[Graded]) -> Iterator[str]:
    """Yield the figures in sentences."""
    given = [one for one in found if one.proposal.grade is not None]
    best = sum(one.proposal.grade == GRADES[0] for one in given)
    share = best * 100 // len(given) if given else 0
    yield f"共享的真实表格 {len(found)} 张，作出建议的 {len(given)} 张，其中优 {best} 张，占 {share}%。 Of {len(found)} forms {len(given)} get a grade, {best} excellent."


def slip_notes(raised: int, covered: int) -> Iterator[str]:
    """Yield how often more slips raised a grade."""
    yield f"多种笔误而等级升高的：{raised} 次；另有 {covered} 次是后一处笔误盖掉了前一处。 Raised by more slips: {raised}, besides {covered} where one wiped out another."


def slip_rows() -> tuple[list[Row], int, int]:
    """Return the grades of clean declarations by how many slips stand in them, and how often more slips raised a grade.

    The last figure counts those in which a slip wiped out an earlier one: a rule that took points takes none any more.
    """
    bases = [sheet for sheet in clean_sheets() if in_cells(sheet) and sheet.document.kind in TARGETS]
    kinds = [slip for slip in slips() if "declaration" in slip.kinds]
    random = Random(SEED)  # noqa: S311 - a draw that can be drawn again
    chains = [list(worse_and_worse(base, kinds, random)) for base in bases for _ in range(RUNS)]
    made = iter(audit_documents([s.document for chain in chains for s in chain], AuditOptions(graded=ALL), shipped_rules()).documents)
    grades = [[next(made).grades for _ in chain] for chain in chains]
    rows = []
    for step, number in enumerate(STEPS):
        told = [p for chain in grades for p in chain[step]]
        totals = [p.total for p in told if p.total is not None]
        counts = Counter(p.grade or NONE for p in told)
        mean = f"{sum(totals) / len(totals):.1f}" if totals else ""
        rows.append({"slips": number, "projects": len(told), "mean": mean, **{grade: counts[grade] for grade in (*GRADES, NONE)}})
    pairs = [pair for chain in grades for before, after in pairwise(chain) for pair in zip(before, after, strict=False)]
    raised = [(one, other) for one, other in pairs if is_raised(one, other)]
    covered = sum(not codes(one) <= codes(other) for one, other in raised)
    return rows, len(raised) - covered, covered


def codes(proposal: GradeProposal) -> set[str]:
    """Return the rules that a proposal takes points off by."""
    return {deduction.code for deduction in proposal.deductions}


def is_raised(before: GradeProposal, after: GradeProposal) -> bool:
    """Whether a project's grade is better than before."""
    return before.grade is not None and after.grade is not None and GRADES.index(after.grade) < GRADES.index(before.grade)


def worse_and_worse(base: Sheet, kinds: Sequence[Slip], random: Random) -> Iterator[Sheet]:
    """Yield a declaration with more and more slips in it, as many as the steps ask."""
    sheet, done = base, 0
    for wanted in STEPS:
        while done < wanted:
            sheet, done = with_slip(sheet, random.sample(kinds, len(kinds))), done + 1
        yield sheet


def with_slip(sheet: Sheet, kinds: Iterable[Slip]) -> Sheet:
    """Return the sheet with the first slip that it takes, at any of its first places."""
    for slip in kinds:
        for site in islice(sites(sheet, slip), 3):
            text = planted(sheet, slip, site)
            if text is not None:
                return Sheet(sheet.name, text)
    return sheet
