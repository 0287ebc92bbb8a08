"""The report as a workbook."""

from jixiao.actions.audit import AuditOutcome
from jixiao.write.page import Page
from jixiao.write.report.xlsx import audit_xlsx


def laid_out(outcome: AuditOutcome, page: Page) -> bytes:
    """Return the report's bytes."""
    return audit_xlsx(outcome.report, page)
