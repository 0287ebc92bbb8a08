"""The report as SARIF 2.1.0, with the cards of the rules."""

from jixiao.actions.audit import AuditOutcome
from jixiao.actions.rules import card
from jixiao.write.as_json import as_json
from jixiao.write.page import Page
from jixiao.write.sarif import sarif


def laid_out(outcome: AuditOutcome, page: Page) -> bytes:
    """Return the report's bytes."""
    return as_json(sarif(outcome.report, (card(rule, page.lang) for rule in outcome.rules), page.lang))
