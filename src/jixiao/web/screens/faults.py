"""Findings as rows: those that are a subtraction in columns of figures, the others in sentences."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from jixiao.actions.revise import Edit
from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport, Finding
from jixiao.values.money import Money, grouped
from jixiao.web.screens.guess import Guess, edits_for
from jixiao.web.screens.words import cell_words, field_name, project_words, where
from jixiao.write.page import SEVERITY_WORDS

GAP = "gap"
"""What rules call a difference among their values."""


class Fix(Struct, frozen=True):
    """A change that a press makes: what the button says, and the cells that it sets."""

    label: str
    edits: tuple[Edit, ...]


class Difference(Struct, frozen=True):
    """An error that is a subtraction: what is written, what it should equal and whose figure that is, the gap; how to mend it.

    ``signed`` is the gap with its sign: what is written less what it should equal.
    """

    code: str
    field: str
    place: str
    written: str
    equal: str
    equal_of: str
    gap: str
    signed: str
    path: str
    fix: Fix | None
    told: str


class Fault(Struct, frozen=True):
    """A finding in a sentence: its level, where, what is wrong, what to do; ``path`` leads to the cell."""

    code: str
    level: str
    word: str
    where: str
    place: str
    message: str
    fix: str
    path: str


class Faults(Struct, frozen=True):
    """What one rule found: its title, each place, and what to do, which is the same for all of them or stands with the first."""

    code: str
    level: str
    title: str
    fix: str
    each: tuple[Fault, ...]


def differences(report: DocumentReport, document: Document, found: Iterable[Finding], guess: Guess | None) -> Iterator[Difference]:
    """Yield the errors whose values tell a subtraction that holds; with the cell to set where one press can mend it."""
    explained = frozenset(guess.explains) if guess else frozenset()
    changed = {edit.path: step for step in guess.steps for edit in step.edits} if guess else {}
    for finding in found:
        sides = subtraction(finding, report, document)
        if sides is None:
            continue
        written, equal, of = sides
        step = changed.get(finding.path)
        hinted = finding.fingerprint in explained and step is None
        edits = step.edits if step else () if hinted else edits_for(finding.path, equal, document)
        label = f"改为 {edits[0].text}" if edits else ""
        yield Difference(
            code=finding.code,
            field=cell_words(document, finding.path),
            place=where(finding),
            written=grouped(written),
            equal=grouped(equal),
            equal_of=of,
            gap=grouped(abs(written - equal)),
            signed=grouped(written - equal).replace("-", "−"),
            path=finding.path,
            fix=Fix(label, edits) if edits else None,
            told="下面几处改了，这里就相等" if hinted else finding.fix,
        )


def subtraction(finding: Finding, report: DocumentReport, document: Document) -> tuple[Money, Money, str] | None:
    """Return what is written, what it should equal and whose figure that is; None for a finding that is no subtraction."""
    amounts = {name: amount for name, text in finding.values.items() if (amount := _amount(text)) is not None}
    gap = amounts.pop(GAP, None)
    if gap is None or gap == 0:
        return None
    pairs = [(one, other) for one in amounts.values() for other in amounts.values() if one - other == abs(gap)]
    if not pairs:
        return None
    more, less = pairs[0]
    own = money_at(document, finding.path)
    written, equal = (less, more) if own == less else (more, less)
    return written, equal, _whose(finding, report, document)


def _whose(finding: Finding, report: DocumentReport, document: Document) -> str:
    if not finding.other_paths:
        return f"{report.projects} 张表合计"
    other = finding.other_paths[0]
    own = project_words(document, finding.path) == project_words(document, other)
    return field_name(document, other) if own else f"{project_words(document, other)} {field_name(document, other)}"


def money_at(document: Document, path: str) -> Money | None:
    """Return the yuan that a field of funds or the cover says; None for any other field."""
    if path == "/stated_total":
        return document.stated_total
    parts = path.split("/")[1:]
    if len(parts) == 4 and parts[2] == "funding":
        found: Money | None = getattr(document.projects[int(parts[1])].funding, parts[3], None)
        return found
    return None


def faults(document: Document, found: Iterable[Finding]) -> tuple[Fault, ...]:
    """Return findings as rows of sentences."""
    return tuple(
        Fault(
            code=finding.code,
            level=finding.severity if finding.verdict == "fail" else "unknown",
            word=SEVERITY_WORDS[finding.severity][0] if finding.verdict == "fail" else "无法判定",
            where=cell_words(document, finding.path),
            place=where(finding),
            message=finding.message,
            fix=finding.fix,
            path=finding.path,
        )
        for finding in found
    )


def by_rule(document: Document, found: Iterable[Finding]) -> tuple[Faults, ...]:
    """Return findings put together by their rule, in the order of the first of each."""
    groups: dict[str, list[Finding]] = {}
    for finding in found:
        groups.setdefault(finding.code, []).append(finding)
    return tuple(_together(document, group) for group in groups.values())


def _together(document: Document, group: Sequence[Finding]) -> Faults:
    each = faults(document, group)
    return Faults(group[0].code, each[0].level, group[0].title, group[0].fix, each)


def _amount(text: str | None) -> Decimal | None:
    if text is None or "." not in text:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
