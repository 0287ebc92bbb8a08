"""Rules on records: they run where the ledgers of a year are given, in a database of their own beside the facts of the document."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from jixiao.audit.database import filled_with_records
from jixiao.audit.foreign import run_foreign
from jixiao.audit.rulefile import Rule
from jixiao.audit.verdicts import Judged, allowed_subjects, merged, run_rules
from jixiao.facts.schema import Rows
from jixiao.model.document import Document
from jixiao.values.place import Place


class RecordSet(Protocol):
    """The records of a year: rows of ledgers for a document, and where each record stands."""

    @property
    def places(self) -> Mapping[str, Place]:
        """Return where every record stands, by its address."""

    def facts(self, key: str, document: Document) -> Rows:
        """Return the rows of every ledger's table as those of the document with that key."""


def run_on_records(rules: Sequence[Rule], day: date | None, facts: Rows, records: Rows) -> Judged:
    """Return the verdicts of the rules that read ledgers, on the document's facts and the records together."""
    if not rules:
        return Judged()
    both = {**facts, **records}
    allowed = allowed_subjects(rules, facts)
    with filled_with_records(both) as tables:
        shipped = run_rules(tables, [rule for rule in rules if not rule.foreign], day, allowed)
    return merged((shipped, run_foreign([rule for rule in rules if rule.foreign], day, both)))
