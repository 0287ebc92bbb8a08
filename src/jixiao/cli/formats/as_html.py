"""The report as one HTML page."""

from jixiao.actions.audit import AuditOutcome
from jixiao.write.page import Page
from jixiao.write.report.html import audit_html


def laid_out(outcome: AuditOutcome, page: Page) -> bytes:
    """Return the report's bytes."""
    return audit_html(outcome.report, page).encode("utf-8", "replace")
