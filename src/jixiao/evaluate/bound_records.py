"""Records with what the bound measures make of them: so that rules hold a printed actual and score against the ledgers."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from jixiao.errors import UsageWrong
from jixiao.evaluate.bindings import Bindings, check_bindings
from jixiao.evaluate.claims import claims
from jixiao.evaluate.gather import gathered, scheme_of, year_of
from jixiao.evaluate.planned_counts import is_counting, planned_counts
from jixiao.evaluate.score import evaluated
from jixiao.facts.measure import fit
from jixiao.facts.schema import Row, Rows
from jixiao.ledger.load import Records
from jixiao.ledger.measurefile import measures
from jixiao.ledger.measuring import opened
from jixiao.ledger.schema import ledgers
from jixiao.model.document import Document
from jixiao.model.evaluation import ScoredIndicator
from jixiao.scoring.scheme import scheme_named
from jixiao.values.place import Place

ACTUALS, CLAIMS, LACKING, PLANNED = "ledger_actuals", "ledger_claims", "ledger_lacking", "ledger_planned"


class BoundRecords(Struct, frozen=True):
    """The records of a year with the bindings of a document: a record set that also holds what every indicator reached.

    Bindings that nobody ``asked`` for, found beside the ledgers, are left aside where they don't fit the document.
    """

    records: Records
    bindings: Bindings
    asked: bool = True

    @property
    def places(self) -> Mapping[str, Place]:
        """Return where every record stands, by its address."""
        return self.records.places

    def project_of(self, address: str) -> int | None:
        """Return the number of the project that a record belongs to, None where that is not said."""
        return self.records.project_of(address)

    def facts(self, key: str, document: Document) -> Rows:
        """Return the rows of the records, and one for every indicator that a measure proves, that is only stated, that lacks a ledger, that counts what was planned."""
        own: Rows = {}
        try:
            check_bindings(self.bindings, document, measures())
            own[LACKING] = list(_lacking(key, self))
            own[CLAIMS] = list(_claims(key, document, self))
            own[PLANNED] = list(_planned(key, document, self))
            own[ACTUALS] = list(_actuals(key, document, self)) if _has_printed(document) else []
        except UsageWrong:
            if self.asked:
                raise
        return {**self.records.facts(key, document), **own}


def _of(key: str, pointer: str) -> Row:
    """Return what every row of an indicator begins with."""
    return {"id": f"{key}:{pointer}", "document": f"{key}:", "at": pointer, "project": f"{key}:{pointer.rpartition('/indicators/')[0]}"}


def _lacking(key: str, bound: BoundRecords) -> Iterator[Row]:
    held = bound.records.held
    for binding in bound.bindings.binding if held is not None else ():
        head = measures()[binding.measure].head if binding.measure is not None else None
        asked = next((x.name for x in ledgers().values() if binding.asked.get("ledger") in (x.name, x.title.zh)), None)
        for name in (*head.ledgers, *([asked] if asked else [])) if head is not None else ():
            if head is not None and name not in head.optional:
                yield {**_of(key, binding.indicator), "ledger": ledgers()[name].title.zh, "lacking": name not in (held or ())}


def _claims(key: str, document: Document, bound: BoundRecords) -> Iterator[Row]:
    if all(binding.stated is None for binding in bound.bindings.binding):
        return
    with opened(bound.records, document) as measuring:
        for claim in claims(document, bound.bindings, measuring, measures(), date(year_of(document), 12, 31)):
            yield {
                **_of(key, claim.pointer),
                "said": claim.said,
                "measure": claim.measure.head.title.zh,
                "text": claim.actual.text,
                "agrees": claim.agrees,
                "bound": claim.is_bound,
            }


def _planned(key: str, document: Document, bound: BoundRecords) -> Iterator[Row]:
    if not any(is_counting(binding, measures()) for binding in bound.bindings.binding):
        return
    with opened(bound.records, document) as measuring:
        for one in planned_counts(document, bound.records, bound.bindings, measuring, measures(), date(year_of(document), 12, 31)):
            yield {
                **_of(key, one.pointer),
                "ledger": one.ledger,
                "by": one.by,
                "planned": one.planned,
                "recorded": one.recorded,
                "enough": one.enough,
            }


def _has_printed(document: Document) -> bool:
    """Whether the document prints actuals and scores, which the rules hold against the records."""
    return any(project.kind == "self_evaluation" for project in document.projects)


def _actuals(key: str, document: Document, bound: BoundRecords) -> Iterator[Row]:
    named = bound.bindings.scheme
    given = gathered(document, bound.records, bound.bindings, scheme_named(named) if named is not None else scheme_of(document))
    for project in evaluated(document, given).projects:
        for row in project.indicators:
            if row.evidence == "measured":
                yield _row(key, project.path, row)


def _row(key: str, project: str, row: ScoredIndicator) -> Row:
    return {
        "id": f"{key}:{row.path}",
        "document": f"{key}:",
        "at": row.path,
        "project": f"{key}:{project}",
        "measure": row.measure,
        "value": fit(row.value),
        "text": row.actual,
        "rows": row.rows,
        "points": row.points,
        "score": row.computed,
    }
