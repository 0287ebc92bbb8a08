"""Verdicts, findings, explanations and the report: data about somebody's document, never raised."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from jixiao.model.document import Kind, Unread
from jixiao.model.grade import GradeProposal
from jixiao.values.blank import filled
from jixiao.values.money import Money
from jixiao.values.place import Place

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
Outcome = Literal["pass", "fail", "unknown", "not_applicable"]
DoubtKind = Literal["doubtful", "unseen", "incomplete"]
"""What the reading leaves open: whether a value is right, whether a place is empty, whether a list or a part is whole."""


class FoundPlace(Place, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A place together with the pointer it is the place of; ``blank`` says that it was seen to be empty."""

    path: str
    blank: bool = False


class Unsure(Struct, frozen=True, kw_only=True, gc=False):
    """A place of a document that was not read surely: what would be wrong there, and the rules that it keeps open.

    ``kind`` and ``confidence`` as in a ``Doubt``; ``place`` is where it stands, None where that is not known.
    """

    path: str
    kind: DoubtKind
    confidence: Decimal
    place: Place | None
    rules: tuple[str, ...] = ()


class ParamUse(Struct, frozen=True, kw_only=True, gc=False):
    """A parameter as it was used: name, value as text, in force since, legal source, checked against an official text."""

    name: str
    value: str
    since: date | None
    source: str
    verified: bool


class Doubt(Struct, frozen=True, kw_only=True, gc=False):
    """What keeps a verdict open that would have failed: the cell or list, how sure its reading is, and how sure it would have to be.

    ``kind``: the value is doubtful; a place was not seen to be empty; a list or a part may not be read whole.
    """

    path: str
    kind: DoubtKind
    confidence: Decimal
    needed: Decimal


class Covered(Struct, frozen=True, kw_only=True, gc=False):
    """A finding that another one tells with it, because both have one cause; ``waived`` says that it is accepted on its own."""

    code: str
    severity: Severity
    path: str
    title: str
    message: str
    fingerprint: str
    waived: bool = False
    waiver: str | None = None
    baseline: Literal["new", "unchanged"] | None = None


class Finding(Struct, frozen=True, kw_only=True, gc=False):
    """One thing found: what, where (JSON Pointers and places), by which rule and law; ``fingerprint`` survives re-runs.

    ``doubt`` is what keeps open a verdict that is unknown only because of the reading.
    ``covers`` are findings with the same cause, which are told here and not on their own.
    """

    code: str
    severity: Severity
    verdict: Literal["fail", "unknown"]
    project: int | None
    path: str
    other_paths: tuple[str, ...]
    title: str
    message: str
    fix: str
    basis: tuple[str, ...]
    values: dict[str, str | None]
    places: tuple[FoundPlace, ...]
    params: tuple[ParamUse, ...]
    rule_hash: str
    fingerprint: str
    waived: bool = False
    waiver: str | None = None
    baseline: Literal["new", "unchanged"] | None = None
    doubt: Doubt | None = None
    covers: tuple[Covered, ...] = ()


def every(findings: Iterable[Finding]) -> Iterator[Finding | Covered]:
    """Yield the findings, each followed by those that it covers."""
    for finding in findings:
        yield finding
        yield from finding.covers


class Change(Struct, frozen=True, kw_only=True, gc=False, rename={"before": "from", "after": "to"}):
    """A figure that a hypothesis changes: pointer, figure before, figure after (yuan)."""

    path: str
    before: Money
    after: Money


class Explanation(Struct, frozen=True, kw_only=True, gc=False):
    """One slip that explains several findings at once, a hypothesis, with every alternative that explains as well."""

    difference: Money
    changes: tuple[Change, ...]
    explains: tuple[str, ...]
    also_possible: tuple[tuple[Change, ...], ...]
    text: str


class Counts(Struct, frozen=True, kw_only=True, gc=False, rename={"passed": "pass"}):
    """Verdicts: rule × subject looked at."""

    passed: int = 0
    fail: int = 0
    unknown: int = 0
    not_applicable: int = 0


CONTROLLED = "controlled"
"""Names among a row's doubtful fields what its cost indicators control: they may not be read whole."""


class BalanceRow(Struct, frozen=True, kw_only=True, gc=False):
    """A project's money side by side: narrative, form, what its cost indicators speak of, and the differences (yuan).

    ``doubtful`` are those of its fields (name, narrative, form, measured, controlled) that rest on a reading that is not sure.
    """

    number: int | None
    name: str | None
    narrative: Money | None
    form: Money | None
    measured: Money | None
    difference: Money | None
    doubtful: tuple[str, ...] = ()

    @property
    def controlled(self) -> Money | None:
        """Return the part of the form's money that its cost indicators speak of (yuan), None where the form names none.

        None too where the indicators may not be read whole: what was not read may speak of the rest.
        """
        if self.form is None or CONTROLLED in self.doubtful:
            return None
        return max(Money("0.00"), min(self.form, filled(self.measured, Money("0.00"))))


class Uncovered(Struct, frozen=True, kw_only=True, gc=False):
    """An item of money that no output indicator measures."""

    path: str
    project: int | None
    label: str | None
    amount: Money


class Balance(Struct, frozen=True, kw_only=True, gc=False):
    """The money of a document: the cover against the projects, row by row, and the yuan no indicator measures.

    ``cover_place`` is what one in the last digit of the cover's money is worth (yuan): 100 where it is told as 204.53万元.
    """

    cover: Money | None
    cover_place: Money = Money("0.01")
    narrative: Money | None
    form: Money | None
    rows: tuple[BalanceRow, ...]
    uncovered: tuple[Uncovered, ...]

    @property
    def cover_gap(self) -> Money | None:
        """Return the cover's money less that of the forms (yuan), nothing where it is theirs rounded; None where either is unknown."""
        if self.cover is None or self.form is None:
            return None
        gap = self.cover - self.form
        return gap if 2 * abs(gap) > self.cover_place else Money("0.00")

    @property
    def narrative_gap(self) -> Money | None:
        """Return the narratives' money less that of the forms (yuan), None where either is unknown."""
        return None if self.narrative is None or self.form is None else self.narrative - self.form

    @property
    def controlled_total(self) -> Money | None:
        """Return the yuan of all forms that cost indicators speak of, None where that is not known of one of them."""
        if any(CONTROLLED in row.doubtful for row in self.rows):
            return None
        return sum((row.controlled for row in self.rows if row.controlled is not None), Money("0.00"))

    @property
    def uncovered_total(self) -> Money:
        """Return the yuan of all items that no output indicator measures."""
        return sum((u.amount for u in self.uncovered), Money("0.00"))


class RuleProblem(Struct, frozen=True, kw_only=True, gc=False):
    """A rule that could not be run; it costs itself only."""

    code: str
    message: str


class DocumentReport(Struct, frozen=True, kw_only=True, gc=False):
    """The audit of one document, of the office ``unit``; ``by_rule`` has the verdicts of every rule that ran, by its code: they add up to ``counts``.

    ``grades`` are what a declaration's projects are proposed to get; none for other kinds of form. ``unread`` is what was seen
    and not read, or why there was nothing to judge; ``unsure`` are the places whose reading is doubtful or keeps a verdict open;
    ``partly_read`` says that there is any of these. A document without a form has no verdicts; ``stated`` is what its text
    tells all the same: of how many projects there were targets, monitoring, self-evaluation.
    """

    file: str
    sha256: str
    kind: Kind | None
    fiscal_year: int | None
    as_of: date | None
    title: str | None
    unit: str | None = None
    projects: int
    project_names: dict[str, str | None]
    annual_total: Money | None
    rules: int
    counts: Counts
    findings: tuple[Finding, ...]
    explanations: tuple[Explanation, ...]
    balance: Balance
    by_rule: dict[str, Counts] = {}
    grades: tuple[GradeProposal, ...] = ()
    partly_read: bool = False
    unread: tuple[Unread, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    stated: dict[str, str | None] = {}

    @property
    def is_judged(self) -> bool:
        """Whether a form was found in the document, so that there was something to judge."""
        return self.projects > 0


class Tool(Struct, frozen=True, kw_only=True, gc=False):
    """The program that made a report."""

    name: str
    version: str


class NotOpened(Struct, frozen=True, kw_only=True, gc=False):
    """An input that could not be read: its name as asked for, and why with the way out, in the report's language."""

    file: str
    message: str


class Followup(Struct, frozen=True, kw_only=True, gc=False):
    """A resubmission held against the earlier document: its findings that are closed, and the fingerprints still open and new.

    ``still_open`` and ``new`` are fingerprints of the later document's findings; ``closed`` are findings of the earlier one.
    """

    file: str
    closed: tuple[Finding, ...] = ()
    still_open: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


class InForce(Struct, frozen=True, kw_only=True, gc=False):
    """The settings that an audit went by: the file they came from, what it or the call chose, and the shipped rules left out."""

    file: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity = "error"
    region: str | None = None
    baseline: bool = False
    waivers: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


class AuditReport(Struct, frozen=True, kw_only=True, gc=False):
    """The audit of one or several documents; ``unreadable`` and ``skipped`` name every other file that was asked for.

    ``skipped`` are files of folders and archives whose format no reader knows. Of many documents a run may make each report when it
    is asked for.
    """

    schema: Literal["jixiao-audit/1"] = "jixiao-audit/1"
    tool: Tool
    documents: Sequence[DocumentReport]
    rule_problems: tuple[RuleProblem, ...] = ()
    notices: tuple[str, ...] = ()
    since: Followup | None = None
    unreadable: tuple[NotOpened, ...] = ()
    skipped: tuple[str, ...] = ()
    settings: InForce = InForce()
