"""The audit of Documents that are at hand, by the rules shipped and an office's own: what is shown while somebody writes in one."""

from collections.abc import Sequence
from datetime import date

from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import Rule
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.model.document import Document
from jixiao.model.finding import AuditReport, DocumentReport


def judge_document(
    document: Document, today: date, *, show_unknown: bool = False, own: Sequence[Rule] = (), again: bool = True
) -> DocumentReport:
    """Return the report on one document; dated rules are those of the first day of its year, as for a file. ``own`` run in the fence.

    Without ``again`` nothing is kept in mind of it: it is not one that somebody writes in.
    """
    options = AuditOptions(show_unknown=show_unknown, today=today, again=again)
    return audit_documents((document,), options, (*shipped_rules(), *own)).documents[0]


def run_over(rule: Rule, documents: Sequence[Document], today: date) -> AuditReport:
    """Return what one rule of an office's own says of documents, in the fence."""
    return audit_documents(documents, AuditOptions(show_unknown=True, today=today), (rule,))
