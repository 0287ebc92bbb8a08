"""The report as one HTML page."""

from jixiao.actions.audit import AuditOutcome
from jixiao.write.format.html import as_html
from jixiao.write.page import Page
from jixiao.write.report.audit import audit_report


def laid_out(outcome: AuditOutcome, page: Page) -> bytes:
    """Return the report's bytes."""
    return as_html(audit_report(outcome.report, page), page).encode("utf-8", "replace")
