"""What a gap in numbers can't show: a series that breaks off, somebody who is paid no more, a meeting that no other ledger knows of."""

from collections.abc import Iterable, Sequence
from datetime import date

import pytest

from jixiao.facts.schema import Row, Rows
from jixiao.ledger.doubts import doubts
from jixiao.ledger.schema import ledgers
from jixiao.ledger.series import span_of

WHOLE = range(1, 13)


def filled(ledger: str, given: Iterable[Row]) -> Rows:
    """Return records of one ledger with running numbers, every column that is not given blank."""
    blank = dict.fromkeys(column.name for column in ledgers()[ledger].columns)
    rows: list[Row] = [{**blank, "code": f"N{number}", **row} for number, row in enumerate(given, 1)]
    return {f"ledger_{ledger}": [{**row, "at": f"ledger:{ledger}#{row['code']}"} for row in rows]}


def meetings(months: Iterable[int], kind: str = "常委会会议") -> list[Row]:
    return [{"kind": kind, "planned_on": date(2024, month, 20), "held_on": date(2024, month, 20)} for month in months]


def payments(months: Iterable[int], **more: object) -> list[Row]:
    return [{"paid_on": date(2024, month, 28), "project": "ledger:budgets#1", **more} for month in months]


def told(tables: Rows, kind: str) -> list[tuple[str, str | None, str | None]]:
    return [(d.at.removeprefix("ledger:"), d.value, d.bound) for d in doubts(tables, 2024) if d.kind == kind and d.doubted]


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ((2, 4, 6, 8, 10, 12), []),
        ((2, 4, 6, 8, 10), [("meetings#N5", "“常委会会议”2024-10", "2024-12")]),
        ((2, 4, 6, 8), [("meetings#N4", "“常委会会议”2024-08", "2024-12")]),
        (range(1, 12), [("meetings#N11", "“常委会会议”2024-11", "2024-12")]),
        ((3, 4, 5, 6, 9, 10, 11, 12), []),
        ((5, 6, 7, 8, 9), []),
        ((1, 2, 5, 9), []),
        ((2, 4, 6), []),
        ((1, 1, 1, 2, 3, 4, 5), []),
    ],
)
def test_what_came_regularly_and_stops_is_told(months: Sequence[int], expected: list[tuple[str, str, str]]) -> None:
    """Negative: what is whole, what pauses for a holiday, what begins and ends within the year, what never came at a steady step."""
    beside = filled("payments", payments(WHOLE)) | filled("energy", [{"month": date(2024, month, 1)} for month in WHOLE])
    assert told(filled("meetings", meetings(months)) | beside, "ended") == expected


def test_a_year_that_is_recorded_up_to_july_breaks_off_nowhere() -> None:
    tables = filled("meetings", meetings(range(1, 8))) | filled("payments", payments(range(1, 8)))
    assert told(tables, "ended") == []


def test_one_odd_day_does_not_make_the_year_longer() -> None:
    """The records reach a month where two ledgers do: one slip in one of them says nothing."""
    tables = filled("meetings", meetings(range(1, 8))) | filled("payments", payments([*range(1, 8), 12]))
    assert span_of(tables, 2024) == (1, 7)
    assert told(tables, "ended") == []


def test_a_month_left_out_on_the_way_is_told_where_its_like_goes_on() -> None:
    """Negative: a month that nothing of the kind has is a holiday."""
    both = [*meetings((1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12)), *meetings(WHOLE, "主任会议")]
    holiday = [*meetings((1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12)), *meetings((1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12), "主任会议")]
    beside = filled("payments", payments(WHOLE))
    assert told(filled("meetings", both) | beside, "ended") == [("meetings#N4", "“常委会会议”2024-04", "2024-06")]
    assert told(filled("meetings", holiday) | beside, "ended") == []


def paid(months: Iterable[int]) -> list[Row]:
    return [{"staff": "ledger:staff#BW-1", "month": date(2024, month, 1), "kind": "工资"} for month in months]


@pytest.mark.parametrize(
    ("months", "ends", "expected"),
    [
        (range(1, 7), None, [("staff#BW-1", "2024-06", "工资发放")]),
        (range(3, 9), None, [("staff#BW-1", "2024-08", "工资发放")]),
        (range(1, 7), date(2024, 6, 30), []),
        (WHOLE, None, []),
        ((1, 2, 3), None, []),
    ],
)
def test_who_is_paid_no_more_and_has_not_left_is_told(months: Sequence[int], ends: date | None, expected: object) -> None:
    """Negative: the day is there, the pay goes on, it was too short to be one."""
    title = ledgers()["payroll"].title.zh
    tables = filled("staff", [{"code": "BW-1", "starts": date(2021, 3, 1), "ends": ends}]) | filled("payroll", paid(months))
    beside = filled("meetings", meetings(WHOLE)) | filled("payments", payments(WHOLE))
    found = [one for one in told(tables | beside, "blank") if one[0].startswith("staff")]
    assert found == [(at, last, title) for at, last, _ in expected]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("known", "expected"), [(5, []), (4, ["N5"]), (3, [])])
def test_a_meeting_without_papers_is_told_where_the_others_have_them(known: int, expected: list[str]) -> None:
    tables = filled("meetings", meetings(range(1, 6)))
    papers = filled("papers", [{"meeting": f"ledger:meetings#N{number}"} for number in range(1, known + 1)])
    assert [value for _, value, _ in told(tables | papers, "alone")] == expected


def test_what_was_not_held_needs_no_papers() -> None:
    tables = filled("meetings", [*meetings(range(1, 6)), {"kind": "其他会议", "planned_on": date(2024, 6, 1)}])
    papers = filled("papers", [{"meeting": f"ledger:meetings#N{number}"} for number in range(1, 6)])
    assert [d.doubted for d in doubts(tables | papers, 2024) if d.kind == "alone"] == [False]


def test_one_of_two_contracts_without_its_day_is_told() -> None:
    """A contract without a day is left out of the share in time, so that a late one would hide in it. Negative: none has a day."""
    due: Row = {"due_on": date(2024, 8, 20), "done_on": date(2024, 8, 18)}
    late: Row = {"done_on": date(2024, 9, 18)}
    assert [at for at, *_ in told(filled("contracts", [due, late]), "blank")] == ["contracts#N2"]
    assert told(filled("contracts", [late, late]), "blank") == []
