"""The report for people at a terminal."""

from jixiao.actions.audit import AuditOutcome
from jixiao.write.format.text import as_text
from jixiao.write.page import Page
from jixiao.write.report.audit import audit_report


def laid_out(outcome: AuditOutcome, page: Page) -> bytes:
    """Return the report's bytes."""
    return as_text(audit_report(outcome.report, page), page).encode("utf-8", "replace")
