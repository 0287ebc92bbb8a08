"""No measure knows what comes later: records of later days taken away change no figure of an earlier day."""

from datetime import date

import pytest

from jixiao.actions.example import write_example
from jixiao.ledger.load import Records, load
from jixiao.ledger.measured import Ask, Measured
from jixiao.ledger.measurefile import measures
from jixiao.ledger.measuring import opened
from jixiao.ledger.schema import PREFIX
from jixiao.model.document import Document
from jixiao.read.document import read_file

STARTS, UNTIL = date(2024, 1, 1), date(2024, 7, 31)
PLANNED = frozenset(("planned_on", "due_on", "month", "appointed_until"))
"""Days that are known before they come."""
REGISTERS = frozenset(("ledger_budgets", "ledger_calendar", "ledger_plans"))
"""Ledgers that are known for the whole year from its first day."""
HAPPENED = frozenset(
    (
        *("paid_on", "done_on", "given_on", "spent_on", "attended_on", "opened_on", "collected_on", "inspected_on", "released_on"),
        *("assessed_on", "happened_on", "printed_on", "reported_on", "bought_on", "decided_on", "kept_on", "term_start"),
    )
)
"""The day without which there is no record; of the other days a record may do without."""
MAY_WAIT = frozenset(("ledger_payroll", "ledger_repairs"))
"""Records that are there before they are paid or done."""


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Records, Document]:
    folder = tmp_path_factory.mktemp("year")
    write_example(folder)
    records = load(folder / "ledgers").records
    assert records is not None
    return records, read_file(folder / "declaration.txt")


def known_then(records: Records) -> Records:
    """Return the records as they stood at the end of the last day that may be known."""
    return Records(
        {table: [*filter(None, (row_then(table, row) for row in rows))] for table, rows in records.tables.items()}, {}, held=records.held
    )


def row_then(table: str, row: dict[str, object]) -> dict[str, object] | None:
    """Return a record as it stood, None where it was not there yet."""
    if table in REGISTERS:
        return row
    later = {name for name, value in row.items() if isinstance(value, date) and value > UNTIL and name not in PLANNED}
    main = HAPPENED - {"paid_on", "done_on"} if table in MAY_WAIT else HAPPENED
    there = table in ("ledger_surveys", "ledger_lectures", "ledger_consultations", "ledger_appraisals") and "held_on" in later
    return None if there or later & main else {name: None if name in later else value for name, value in row.items()}


def figures(records: Records, document: Document) -> dict[str, Measured]:
    """Return every measure of every project."""
    with opened(records, document) as measuring:
        asks = [
            Ask(key=f"{name} {number}", measure=name, project=project)
            for name in measures()
            for number, project in measuring.projects.items()
        ]
        return measuring.measure(asks, STARTS, UNTIL)


@pytest.fixture(scope="module")
def now(example: tuple[Records, Document]) -> dict[str, Measured]:
    """Return the figures with all that is recorded by today."""
    return figures(*example)


def test_what_comes_later_changes_nothing(example: tuple[Records, Document], now: dict[str, Measured]) -> None:
    records, document = example
    then = figures(known_then(records), document)
    assert [key for key in now if now[key] != then[key]] == []


def test_the_year_has_figures_of_most_measures(example: tuple[Records, Document], now: dict[str, Measured]) -> None:
    known = {key.partition(" ")[0] for key, found in now.items() if found.value is not None}
    kept = {table.removeprefix(PREFIX) for table, rows in example[0].tables.items() if rows}
    assert sorted(
        name for name, measure in measures().items() if measure.head.ledgers and name not in known and kept.issuperset(measure.head.ledgers)
    ) == [
        "appraisal_score_average",
        "appraisals_passed_rate",
        "assessments_passed_rate",
        "duty_allowance_average",
        "duty_allowance_recipients",
        "issues_fixed_rate",
        "publications_completed_rate",
        "publications_in_time_rate",
        "purchases_saved_rate",
        "satisfaction_mean",
        "satisfaction_rate",
        "spending_per_person",
        "survey_return_rate",
        "tests_improved_rate",
        "topics_adopted_rate",
        "topics_delivered_rate",
        "topics_in_time_rate",
    ]
