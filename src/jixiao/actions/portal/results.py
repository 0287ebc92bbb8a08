"""What came of a year's projects: by the records on a day or at the year's end, or as a later form of the unit states it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from jixiao.actions.evaluate import EvaluateRequest, EvaluationOutcome, evaluate_bound
from jixiao.actions.monitor import monitor_bound
from jixiao.actions.portal.civic import journals_known
from jixiao.actions.records.bound import Bound
from jixiao.actions.records.ledgers import records_of
from jixiao.errors import UsageWrong
from jixiao.evaluate.bindings import find_bindings
from jixiao.evaluate.bindings_file import read_bindings
from jixiao.evaluate.budgets import check_projects, number_of, plain
from jixiao.ledger.load import Records
from jixiao.model.document import Document, Project
from jixiao.write.site.record import Reached, Result

LEAST_SHARED = Decimal("0.5")
"""Share of the budgets' projects that a document must name for the records to be of its year."""


class YearOfRecords(NamedTuple):
    """A folder of ledgers as records, and the number from 1 of the document whose year they are of."""

    folder: Path
    records: Records
    number: int


def year_of_records(folder: Path, documents: Sequence[Document], files: Sequence[str]) -> YearOfRecords:
    """Return a folder's records with the document they belong to, told by the projects of the budgets; UsageWrong where none fits."""
    with journals_known():
        records = records_of(folder)
    fits = [(_shared(document, records), -number, number) for number, document in enumerate(documents, 1)]
    share, _, number = max(fits)
    if share < LEAST_SHARED:
        raise UsageWrong(
            f"台账“{folder}”的“项目预算”里的项目，和 {'、'.join(files[:3])} 里的都对不上，不知道是哪一份的记录。请核对项目名称。",
            f"The projects of the budgets in “{folder}” are those of none of the documents; check their names.",
        )
    return YearOfRecords(folder, records, number)


def _shared(document: Document, records: Records) -> Decimal:
    """Return the share of the budgets' rows whose project the document has; a document of outcomes comes after one that promises."""
    rows = records.tables["ledger_budgets"]
    known = {(number_of(project, n), plain(project.name)) for n, project in enumerate(document.projects)}
    same = sum((row["code"], plain(row["name"])) in known for row in rows)
    return Decimal(same) / len(rows) if rows and document.kind == "declaration" else Decimal(0)


def results_of(document: Document, file: str, given: YearOfRecords, until: date | None) -> tuple[Result | None, ...]:
    """Return what came of the document's projects by position, up to a day of its year, None for the whole year.

    UsageWrong where nothing binds the indicators to measures.
    """
    place = find_bindings(file, given.folder)
    if place is None:
        raise UsageWrong(
            f"没有找到 bindings.toml：它写明每个指标用哪个度量证明。先运行 jixiao bind {file} --ledgers {given.folder} --to bindings.toml。",
            f"No bindings.toml was found; first run jixiao bind {file} --ledgers {given.folder} --to bindings.toml.",
        )
    check_projects(document, given.records.tables["ledger_budgets"])
    start = Bound(document=document, records=given.records, bindings=read_bindings(place), bindings_file=place)
    if until is not None:
        return _on_a_day(start, until)
    return of_the_year(evaluate_bound(start, EvaluateRequest(file=file, ledgers=given.folder)))


def of_the_year(outcome: EvaluationOutcome) -> tuple[Result | None, ...]:
    """Return what came of a document's projects in the whole year, by position."""
    found = {
        project.path: Result(
            None,
            project.execution.budget,
            project.execution.executed,
            tuple(Reached(i.name or "", i.target, i.actual) for i in project.indicators if i.actual and i.evidence != "none"),
            project.total,
        )
        for project in outcome.evaluation.projects
    }
    return _by_position(outcome.document, found)


def _on_a_day(start: Bound, until: date) -> tuple[Result | None, ...]:
    monitoring = monitor_bound(start, until).monitoring
    found = {
        project.path: Result(
            until,
            project.money.budget,
            project.money.executed,
            tuple(Reached(i.name or "", i.target, i.to_date) for i in project.indicators if i.to_date and i.evidence != "none"),
        )
        for project in monitoring.projects
    }
    return _by_position(start.document, found)


def _by_position(document: Document, found: dict[str, Result]) -> tuple[Result | None, ...]:
    return tuple(found.get(f"/projects/{position}") for position in range(len(document.projects)))


def stated(project: Project) -> Result | None:
    """Return what a later form states of a project, None where it states nothing."""
    reached = tuple(
        Reached(i.name or "", i.target.raw if i.target else None, actual) for i in project.indicators if (actual := i.actual or i.to_date)
    )
    executed = project.funding.executed
    if executed is None and not reached:
        return None
    budget = project.funding.adjusted if project.funding.adjusted is not None else project.funding.annual
    return Result(None, budget, executed, reached, project.total_score)
