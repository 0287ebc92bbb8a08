"""Findings on a declaration's text: those of the audit, and of those the open ones; a text judged once is not judged again."""

from datetime import date
from functools import lru_cache

from jixiao.actions.judge_document import judge_document
from jixiao.model.finding import DocumentReport, Finding
from jixiao.web.declarations.content import document_of
from jixiao.web.declarations.shelf import keep_report, kept_report
from jixiao.web.localrules.standing import Standing, rules_of, standing_for
from jixiao.web.models import Version

KEPT = 64
"""Reports that a process remembers."""


def judged(version: Version, today: date) -> DocumentReport:
    """Return the report on a version, by the rules shipped and those that the office switched on where it is."""
    return _judged(version.digest, today, standing_for(version.declaration_id), _Text(version))


def open_findings(report: DocumentReport) -> list[Finding]:
    """Return the findings that stand: failing and not waived."""
    return [finding for finding in report.findings if finding.verdict == "fail" and not finding.waived]


class _Text:
    """A version that goes along with the hash of its text: two are equal, since the hash says whether they are."""

    def __init__(self, version: Version) -> None:
        self.version = version

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Text)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=KEPT)
def _judged(digest: str, today: date, own: Standing, text: _Text) -> DocumentReport:
    by = (digest, today.isoformat(), *(part for rule in own for part in rule))
    found = kept_report(by)
    if found is None:
        found = judge_document(document_of(text.version), today, show_unknown=True, own=rules_of(own))
        keep_report(by, found)
    return found
