"""The ledger beside the plan: what was planned and is not entered at all is told, though no number is left out."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from jixiao.actions.records.bound import Bound
from jixiao.evaluate.planned_counts import PlannedCount, planned_counts
from jixiao.facts.schema import Row
from jixiao.ledger.measurefile import measures
from jixiao.ledger.measuring import opened

TRAINED, TRIPS, MEETINGS = "/projects/3/indicators/1", "/projects/4/indicators/1", "/projects/7/indicators/2"


def counts(start: Bound) -> dict[str, PlannedCount]:
    with opened(start.records, start.document) as measuring:
        found = planned_counts(start.document, start.records, start.bindings, measuring, measures(), date(2024, 12, 31))
        return {one.pointer: one for one in found}


def with_rows(start: Bound, **changes: Callable[[list[Row]], list[Row]]) -> Bound:
    tables = start.records.tables
    changed = {f"ledger_{name}": change(list(tables[f"ledger_{name}"])) for name, change in changes.items()}
    return replace(start, records=replace(start.records, tables={**tables, **changed}))


def test_the_worked_year_holds_what_was_planned(start: Bound) -> None:
    found = counts(start)
    assert all(one.enough for one in found.values())
    assert (found[TRAINED].by, found[TRAINED].planned) == ("分月计划", "372人")
    assert (found[TRIPS].by, found[TRIPS].planned, found[TRIPS].recorded) == ("指标值", "9次", "10次")


def test_a_last_course_that_was_planned_and_is_not_entered_is_told(start: Bound) -> None:
    """Without its sign-ins too, so that nothing refers to it any more."""
    gone = start.records.tables["ledger_courses"][-1]["at"]
    bent = with_rows(
        start,
        courses=lambda rows: rows[:-1],
        attendance=lambda rows: [row for row in rows if row["course"] != gone],
        lectures=lambda rows: [row for row in rows if row["course"] != gone],
    )
    assert counts(bent)[TRAINED].enough is False


def test_what_was_planned_and_given_up_is_entered_and_told_by_the_score_alone(start: Bound) -> None:
    """Negative: a trip that was not made stands in the ledger with its planned day."""
    bent = with_rows(start, trips=lambda rows: [{**row, "starts": None, "ends": None, "status": "取消"} for row in rows])
    assert counts(bent)[TRIPS].enough is True


@pytest.mark.parametrize(("kept", "enough"), [(9, True), (7, False)])
def test_trips_are_held_against_the_declared_number(start: Bound, kept: int, enough: bool) -> None:
    project = start.records.tables["ledger_trips"][0]["project"]
    bent = with_rows(start, trips=lambda rows: [row for row in rows if row["project"] == project][:kept])
    assert counts(bent)[TRIPS].enough is enough


def test_before_the_end_of_the_year_it_is_not_known(start: Bound) -> None:
    """A year that is entered up to July says nothing of what is entered later."""
    days = ("planned_on", "held_on", "paid_on", "month", "starts", "ends", "due_on", "done_on")

    def early(row: Row) -> bool:
        return all(not isinstance(day := value, date) or day <= date(2024, 7, 31) for name, value in row.items() if name in days)

    tables = {name: [row for row in rows if early(row)] for name, rows in start.records.tables.items() if name != "ledger_plans"}
    only = {
        name: rows if name in ("ledger_budgets", "ledger_meetings", "ledger_payments", "ledger_trips") else []
        for name, rows in tables.items()
    }
    bent = replace(start, records=replace(start.records, tables={**only, "ledger_plans": []}))
    assert counts(bent)[TRIPS].enough is None
