"""Findings on a declaration's text: those of the audit, and of those the open ones; a text judged once is not judged again."""

from datetime import date
from typing import NamedTuple

from jixiao.actions.judge_document import judge_document
from jixiao.model.finding import DocumentReport, Finding
from jixiao.system.recalled import Recalled
from jixiao.web.declarations.content import decoded, document_of
from jixiao.web.declarations.reports import keep_report, kept_report
from jixiao.web.localrules.standing import Standing, rules_of, standing_for
from jixiao.web.models import Version

KEPT = 32
"""Reports that a process remembers."""


class ReportBasis(NamedTuple):
    """What a report follows from: the text's hash, the day, the local rules in force where the declaration is."""

    digest: str
    today: date
    own: Standing


reports = Recalled[DocumentReport](KEPT)


def ground_of(version: Version, today: date) -> ReportBasis:
    """Return what the report on a version follows from."""
    return ReportBasis(version.digest, today, standing_for(version.declaration_id))


def judged(version: Version, today: date) -> DocumentReport:
    """Return the report on a version, by the rules shipped and those that the office switched on where it is."""
    return judged_on(version, ground_of(version, today))


def judged_on(version: Version, ground: ReportBasis) -> DocumentReport:
    """Return the report on a version of which is known what it follows from."""
    return reports.get(ground, lambda: _judged(version, ground))


def open_findings(report: DocumentReport) -> list[Finding]:
    """Return the findings that stand: failing and not waived."""
    return [finding for finding in report.findings if finding.verdict == "fail" and not finding.waived]


def judged_aside(version: Version, today: date) -> DocumentReport:
    """Return the same for who goes through all that is stored: nothing of it takes the place of what people work at."""
    ground = ground_of(version, today)
    found = kept_report(_mark(ground))
    return found or judge_document(decoded(version), today, show_unknown=True, own=rules_of(ground.own), again=False)


def _judged(version: Version, ground: ReportBasis) -> DocumentReport:
    found = kept_report(_mark(ground))
    if found is None:
        found = judge_document(document_of(version), ground.today, show_unknown=True, own=rules_of(ground.own))
        keep_report(_mark(ground), found)
    return found


def _mark(ground: ReportBasis) -> tuple[str, ...]:
    return ground.digest, ground.today.isoformat(), *(part for rule in ground.own for part in rule)
