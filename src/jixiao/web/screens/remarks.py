"""Findings as the notes beside a form: which cell each speaks of, what a press can change."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from jixiao.audit.load import shipped_rules
from jixiao.model.document import Document
from jixiao.model.fields import project_position
from jixiao.model.finding import DocumentReport, Finding
from jixiao.web.screens.faults import Fix, subtraction
from jixiao.web.screens.guess import Guess, edits_for
from jixiao.web.screens.words import cell_words, field_name
from jixiao.write.page import SEVERITY_WORDS

ROW = re.compile(r"/projects/\d+/indicators(?:_medium_term)?/\d+/")
"""How the pointer of a cell of an indicator begins: a cell that is merged into one above stands with its row."""


class Remark(Struct, frozen=True):
    """A finding beside its cell: ``field`` is the cell in words, ``fix`` a press that mends it, ``more`` what is told with it."""

    code: str
    level: str
    word: str
    path: str
    field: str
    message: str
    advice: str
    why: str
    basis: tuple[str, ...]
    fix: Fix | None
    more: int


class Doubted(Struct, frozen=True):
    """A place that is not surely read: its cell, how sure it is, the rules that it keeps open with their titles, and how many verdicts."""

    path: str
    field: str
    sure: str
    rules: tuple[tuple[str, str], ...]
    verdicts: int


def doubted(document: Document, found: Iterable[Finding]) -> tuple[tuple[Doubted, ...], list[Finding]]:
    """Return places that keep more than one verdict open, and the findings that remain: what is said of one place is said once."""
    by_place: dict[str, list[Finding]] = {}
    for finding in found:
        by_place.setdefault(finding.doubt.path if finding.doubt is not None else "", []).append(finding)
    told = {path: group for path, group in by_place.items() if path and len(group) > 1}
    return (
        tuple(_doubted(document, path, group) for path, group in told.items()),
        [finding for path, group in by_place.items() if path not in told for finding in group],
    )


def _doubted(document: Document, path: str, group: Sequence[Finding]) -> Doubted:
    sure = next(f"{finding.doubt.confidence:.0%}" for finding in group if finding.doubt is not None)
    return Doubted(path, cell_words(document, path), sure, tuple(dict.fromkeys((f.code, f.title) for f in group)), len(group))


def remarks(report: DocumentReport, document: Document, found: Iterable[Finding], guess: Guess | None) -> tuple[Remark, ...]:
    """Return findings as remarks in their order."""
    why = _why()
    return tuple(_remark(finding, report, document, guess, why.get(finding.code, "")) for finding in found)


@cache
def _why() -> dict[str, str]:
    """Return by code why there are the rules shipped."""
    return {rule.code: rule.head.why.zh for rule in shipped_rules()}


def _remark(finding: Finding, report: DocumentReport, document: Document, guess: Guess | None, why: str) -> Remark:
    failed = finding.verdict == "fail"
    return Remark(
        code=finding.code,
        level=finding.severity if failed else "unknown",
        word=SEVERITY_WORDS[finding.severity][0] if failed else "无法判定",
        path=finding.path,
        field=field_name(document, finding.path),
        message=_here(finding, document),
        advice=finding.fix,
        why=why,
        basis=finding.basis,
        fix=_fix(finding, report, document, guess) if failed else None,
        more=len(finding.covers),
    )


def _here(finding: Finding, document: Document) -> str:
    """Return the message without the name of the project whose form it stands beside."""
    position = project_position(finding.path)
    name = document.projects[position - 1].name if position is not None else None
    return finding.message.removeprefix(f"“{name}”的").removeprefix(f"“{name}”") if name else finding.message


def _fix(finding: Finding, report: DocumentReport, document: Document, guess: Guess | None) -> Fix | None:
    """Return the change that a press makes: the guess's, else the figure that this one should equal; None where it takes a person."""
    step = next((step for step in guess.steps for edit in step.edits if edit.path == finding.path), None) if guess else None
    edits = step.edits if step else ()
    if not edits and finding.severity == "error":
        sides = subtraction(finding, report, document)
        edits = edits_for(finding.path, sides[1], document) if sides else ()
    return Fix(f"改为 {edits[0].text}", edits) if edits else None


def own(found: Iterable[Finding], position: int | None) -> list[Finding]:
    """Return the findings of the project at a position from 1, or of the cover for None."""
    return [finding for finding in found if project_position(finding.path) == position]


def anchor(remark: Remark, pointers: Sequence[str]) -> str | None:
    """Return the cell of a form that a remark stands beside: its own, else the first one below its pointer; None for what is elsewhere."""
    if remark.path in pointers:
        return remark.path
    row = ROW.match(remark.path)
    here = row[0] if row else f"{remark.path}/"
    return next((pointer for pointer in pointers if pointer.startswith(here)), None)
