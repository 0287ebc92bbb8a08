"""The report as a workbook."""

from collections.abc import Iterable

from jixiao.actions.audit import AuditOutcome
from jixiao.write.page import Page
from jixiao.write.report.xlsx import audit_xlsx


def report_bytes(outcome: AuditOutcome, page: Page) -> Iterable[bytes]:
    """Return the report's bytes, in parts."""
    return (audit_xlsx(outcome.report, page),)
