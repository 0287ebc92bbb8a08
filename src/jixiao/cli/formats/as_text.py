"""The report for people at a terminal."""

from jixiao.actions.audit import AuditOutcome
from jixiao.write.page import Page
from jixiao.write.text.report import audit_text


def laid_out(outcome: AuditOutcome, page: Page) -> bytes:
    """Return the report's bytes."""
    return audit_text(outcome.report, page).encode("utf-8", "replace")
