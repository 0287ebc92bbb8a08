"""The report as Markdown, fit for a pull request."""

from jixiao.actions.audit import AuditOutcome
from jixiao.write.format.markdown import as_markdown
from jixiao.write.page import Page
from jixiao.write.report.audit import audit_report


def laid_out(outcome: AuditOutcome, page: Page) -> bytes:
    """Return the report's bytes."""
    return as_markdown(audit_report(outcome.report, page), page).encode("utf-8", "replace")
