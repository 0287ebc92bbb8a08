"""The report as JSON, by the schema that ``jixiao schema`` prints."""

from jixiao.actions.audit import AuditOutcome
from jixiao.write.as_json import as_json
from jixiao.write.page import Page


def laid_out(outcome: AuditOutcome, page: Page) -> bytes:  # noqa: ARG001 - as all of them
    """Return the report's bytes."""
    return as_json(outcome.report)
