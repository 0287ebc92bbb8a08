"""The report as SARIF 2.1.0, with the cards of the rules."""

from collections.abc import Iterator

from jixiao.actions.audit import AuditOutcome
from jixiao.actions.rule.book import card
from jixiao.write.as_json import json_parts
from jixiao.write.page import Page
from jixiao.write.sarif import sarif


def report_bytes(outcome: AuditOutcome, page: Page) -> Iterator[bytes]:
    """Return the report's bytes, in parts as they are made."""
    return json_parts(sarif(outcome.report, (card(rule, page.lang) for rule in outcome.rules), page.lang))
