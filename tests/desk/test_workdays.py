from datetime import date

import pytest

from jixiao.desk.workdays import is_certain, is_working, plus_working, workday_rows


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2024, 2, 9), True),
        (date(2024, 2, 10), False),
        (date(2024, 2, 17), False),
        (date(2024, 2, 18), True),
        (date(2024, 3, 2), False),
        (date(2024, 3, 4), True),
        (date(2031, 10, 1), True),
        (date(2031, 10, 4), False),
    ],
)
def test_a_day_is_worked_by_the_notice_and_without_one_by_the_week(day: date, working: bool) -> None:
    assert is_working(day) is working


def test_a_year_without_its_notice_is_not_certain() -> None:
    assert (is_certain(2024), is_certain(2031)) == (True, False)


def test_days_are_counted_as_they_are_worked() -> None:
    assert plus_working(date(2024, 2, 8), 2) == date(2024, 2, 18)
    assert plus_working(date(2024, 2, 18), -2) == date(2024, 2, 8)
    assert plus_working(date(2024, 2, 18), 0) == date(2024, 2, 18)


def test_the_table_counts_as_the_functions_do() -> None:
    rows = {row["day"]: row["nth"] for row in workday_rows(2024)}
    assert len(rows) == 365 + 366 + 365
    assert rows[date(2024, 2, 18)] == int(str(rows[date(2024, 2, 8)])) + 2
