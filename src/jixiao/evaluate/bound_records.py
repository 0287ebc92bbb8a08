"""Records with what the bound measures make of them: so that rules hold a printed actual and score against the ledgers."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from jixiao.errors import UsageWrong
from jixiao.evaluate.bindings import Bindings, check_bindings
from jixiao.evaluate.gather import gathered, scheme_of
from jixiao.evaluate.score import evaluated
from jixiao.facts.measure import fit
from jixiao.facts.schema import Row, Rows
from jixiao.ledger.load import Records
from jixiao.ledger.measurefile import measures
from jixiao.model.document import Document
from jixiao.model.evaluation import ScoredIndicator
from jixiao.scoring.scheme import scheme_named
from jixiao.values.place import Place

ACTUALS = "ledger_actuals"


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
        """Return the rows of the records, and one for every indicator that a measure proves."""
        try:
            check_bindings(self.bindings, document, measures())
            actuals = list(_actuals(key, document, self)) if _has_printed(document) else []
        except UsageWrong:
            if self.asked:
                raise
            actuals = []
        return {**self.records.facts(key, document), ACTUALS: actuals}


def _has_printed(document: Document) -> bool:
    """Whether the document prints actuals and scores, which the rules hold against the records."""
    return any(project.kind == "self_evaluation" for project in document.projects)


def _actuals(key: str, document: Document, proven: BoundRecords) -> Iterator[Row]:
    named = proven.bindings.scheme
    given = gathered(document, proven.records, proven.bindings, scheme_named(named) if named is not None else scheme_of(document))
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
