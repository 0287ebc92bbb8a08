"""Findings on a declaration's text: those of the audit, and of those the open ones; a text judged once is not judged again."""

from datetime import date
from functools import lru_cache

from jixiao.actions.judge_document import judge_document
from jixiao.model.finding import DocumentReport, Finding
from jixiao.web.declarations.content import Text, document_of
from jixiao.web.declarations.reports import keep_report, kept_report
from jixiao.web.localrules.standing import Standing, rules_of, standing_for
from jixiao.web.models import Version

KEPT = 64
"""Reports that a process remembers."""


def judged(version: Version, today: date) -> DocumentReport:
    """Return the report on a version, by the rules shipped and those that the office switched on where it is."""
    return _judged(Text(version), today, standing_for(version.declaration_id))


def open_findings(report: DocumentReport) -> list[Finding]:
    """Return the findings that stand: failing and not waived."""
    return [finding for finding in report.findings if finding.verdict == "fail" and not finding.waived]


@lru_cache(maxsize=KEPT)
def _judged(text: Text, today: date, own: Standing) -> DocumentReport:
    by = (text.version.digest, today.isoformat(), *(part for rule in own for part in rule))
    found = kept_report(by)
    if found is None:
        found = judge_document(document_of(text.version), today, show_unknown=True, own=rules_of(own))
        keep_report(by, found)
    return found
