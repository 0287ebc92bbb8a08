"""What an evaluation needs, gathered: figures measured on the year's records, money, evidence files."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from jixiao.audit.force import value_on
from jixiao.errors import UsageWrong
from jixiao.evaluate.bindings import Bindings, check_bindings
from jixiao.evaluate.budgets import number_of
from jixiao.evaluate.funds import SPENDING, funds_of
from jixiao.evaluate.given import Funds, Given
from jixiao.evaluate.reasons import rows_with_reasons
from jixiao.evaluate.spending import payments_by_project, project_row
from jixiao.ledger.load import Records
from jixiao.ledger.measured import Ask, Measured
from jixiao.ledger.measurefile import measures
from jixiao.ledger.measuring import Measuring, opened
from jixiao.model.document import Document
from jixiao.scoring.scheme import Scheme, scheme_on

PREFIX_SHOWN = 12
"""So many signs of a file's hash are shown."""


def year_of(document: Document) -> int:
    """Return the fiscal year; UsageWrong when the document says none, for records are held against a year."""
    if document.fiscal_year is None:
        raise UsageWrong(
            "文件没有写年度，不知道用哪一年的台账。请先在文件里补上年度。",
            "The document says no fiscal year; add it, so that the year's records are known.",
        )
    return document.fiscal_year


def scheme_of(document: Document) -> Scheme:
    """Return the national scheme in force at the end of the document's year; a local one has to be asked for by name."""
    return scheme_on(date(year_of(document), 12, 31))


def gathered(
    document: Document,
    records: Records,
    bindings: Bindings,
    scheme: Scheme,
    what_if: Mapping[str, str] | None = None,
    until: date | None = None,
) -> Given:
    """Return all that the scores of the year follow from; UsageWrong for a binding that does not fit the document."""
    known = measures()
    check_bindings(bindings, document, known)
    last = until or date(year_of(document), 12, 31)
    with opened(records, document, known) as measuring:
        actuals = measured_by(document, measuring, bindings, last)
        spent = spent_by_project(document, measuring, last)
    return Given(
        scheme=scheme,
        bindings=bindings,
        measures=known,
        actuals=actuals,
        funds=dict(_funds(document, records, spent, last)),
        files=evidence_files(document, records),
        what_if=what_if or {},
        year=document.fiscal_year,
        reasons=rows_with_reasons(records),
        stated_points=Decimal(str(value_on("stated_points", last).value)),
        claimed_points=Decimal(str(value_on("claimed_points", last).value)),
    )


def measured_by(document: Document, measuring: Measuring, bindings: Bindings, until: date) -> dict[str, Measured]:
    """Return what the bound measures give up to a day, by the pointers of the indicators."""
    asks = [
        Ask(key=binding.indicator, measure=binding.measure, project=_budget(document, measuring, binding.indicator), params=binding.asked)
        for binding in bindings.binding
        if binding.measure is not None
    ]
    return measuring.measure(asks, date(until.year, 1, 1), until)


def _budget(document: Document, measuring: Measuring, pointer: str) -> str | None:
    position = int(pointer.split("/")[2])
    return measuring.projects.get(number_of(document.projects[position], position))


def spent_by_project(document: Document, measuring: Measuring, until: date) -> dict[int, Measured]:
    """Return what every project with a row in the budgets spent up to a day, by its position from 0."""
    places = {i: measuring.projects.get(number_of(project, i)) for i, project in enumerate(document.projects)}
    asks = [Ask(key=str(i), measure=SPENDING, project=place) for i, place in places.items() if place is not None]
    return {int(key): found for key, found in measuring.measure(asks, date(until.year, 1, 1), until).items()}


def _funds(document: Document, records: Records, spent: Mapping[int, Measured], until: date) -> Iterator[tuple[int, Funds]]:
    payments = payments_by_project(records)
    for position, project in enumerate(document.projects):
        number = number_of(project, position)
        row = project_row(records, number)
        own = [paid for paid in payments.get(row["at"], ()) if _in_year(paid["paid_on"], until)] if row is not None else []
        yield position, funds_of(project, records, number, spent.get(position), until, own)


def _in_year(day: object, until: date) -> bool:
    return isinstance(day, date) and date(until.year, 1, 1) <= day <= until


def evidence_files(document: Document, records: Records) -> dict[str, tuple[str, ...]]:
    """Return the evidence files of every indicator by its pointer, each with the beginning of its hash and what is wrong with it."""
    budgets = {row["at"]: row["code"] for row in records.tables["ledger_budgets"]}
    names = {
        (number_of(project, p), indicator.name): f"/projects/{p}/indicators/{i}"
        for p, project in enumerate(document.projects)
        for i, indicator in enumerate(project.indicators)
    }
    found: dict[str, tuple[str, ...]] = {}
    for row in records.tables["ledger_evidence"]:
        said = str(row["indicator"] or "")
        pointer = said if said.startswith("/") else names.get((budgets.get(row["project"]), said))  # type: ignore[arg-type]  # a code is a number
        if pointer is not None:
            found[pointer] = (*found.get(pointer, ()), _file(row["file"], row["sha256"], row["found_sha256"]))
    return found


def _file(name: object, registered: object, now: object) -> str:
    if now is None:
        return f"{name}（文件不在）"
    if now != registered:
        return f"{name}（登记后改过，sha256 {str(now)[:PREFIX_SHOWN]}）"
    return f"{name}（sha256 {str(now)[:PREFIX_SHOWN]}）"
