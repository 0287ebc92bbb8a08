"""The report as JSON, by the schema that ``jixiao schema`` prints."""

from collections.abc import Iterator

from jixiao.actions.audit import AuditOutcome
from jixiao.write.as_json import json_parts
from jixiao.write.page import Page


def report_bytes(outcome: AuditOutcome, page: Page) -> Iterator[bytes]:  # noqa: ARG001 - as all of them
    """Return the report's bytes, in parts as they are made."""
    report = outcome.report
    return json_parts({**{name: getattr(report, name) for name in report.__struct_fields__}, "documents": iter(report.documents)})
