"""What an audit can begin before anything is read: opening the database and planning the rules, on a thread of its own."""

from datetime import date

from jixiao.audit.database import desk
from jixiao.audit.force import rules_in_force
from jixiao.audit.load import shipped_rules
from jixiao.audit.verdicts import plan_ahead
from jixiao.model.document import Kind

USUAL: Kind = "declaration"
"""The kind of form that is planned for; rules for other kinds alone are planned when one comes."""


def begin(as_of: date | None, today: date) -> None:
    """Plan the shipped rules for the law of ``as_of``, else of this year; where a document needs another, its rules are planned anew."""
    desk().open_ahead()
    day = as_of or date(today.year, 1, 1)
    plan_ahead([rule for rule in rules_in_force(shipped_rules(), day) if USUAL in rule.head.kinds and not rule.reads_ledgers], day)
