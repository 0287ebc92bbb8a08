"""The report on paper, as a Word file: three sheets, and a workbook with everything beside it."""

from collections.abc import Iterable

from jixiao.actions.audit import AuditOutcome
from jixiao.write.format.docx import as_docx
from jixiao.write.page import Page
from jixiao.write.report.brief import brief_report
from jixiao.write.report.xlsx import annex_words


def report_bytes(outcome: AuditOutcome, page: Page) -> Iterable[bytes]:
    """Return the report's bytes, in parts."""
    return (as_docx(brief_report(outcome.report, annex_words(page), page), page),)
