"""The report as Markdown, fit for a pull request."""

from jixiao.actions.audit import AuditOutcome
from jixiao.write.markdown import audit_markdown
from jixiao.write.page import Page


def laid_out(outcome: AuditOutcome, page: Page) -> bytes:
    """Return the report's bytes."""
    return audit_markdown(outcome.report, page).encode("utf-8", "replace")
