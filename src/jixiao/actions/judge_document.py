"""The audit of a Document that is at hand, by the rules shipped: what is shown while somebody writes in it."""

from datetime import date

from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport


def judge_document(document: Document, today: date, *, show_unknown: bool = False) -> DocumentReport:
    """Return the report on one document; dated rules are those of the first day of its year, as for a file."""
    options = AuditOptions(show_unknown=show_unknown, today=today)
    return audit_documents((document,), options, shipped_rules()).documents[0]
