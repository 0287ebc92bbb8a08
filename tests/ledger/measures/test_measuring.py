from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import duckdb
import pytest
from msgspec import convert

from jixiao.errors import UsageWrong
from jixiao.ledger.measured import Ask, Measured, Totals, measured, rounded_figure
from jixiao.ledger.measurefile import measures
from jixiao.ledger.measuresum import summed_up, totals_of

Measures = Callable[..., dict[str, Measured]]
PROJECT = "d0:ledger:budgets#2"
SPENT = Ask(key="x", measure="project_spending", project=PROJECT)


def totals(**changes: object) -> Totals:
    known: dict[str, object] = {
        "looked_at": 1,
        "counted": 1,
        "blank": 0,
        "numerator": 1,
        "denominator": None,
        "addresses": [],
        "left_out_rows": 0,
        "left_out": None,
        "planned_rows": 0,
        "done_rows": 0,
        "planned_total": None,
        "planned_due": None,
    }
    return convert({**known, **changes}, Totals)


def test_a_figure_has_its_records(ask: Measures) -> None:
    got = ask(SPENT)["x"]
    assert (got.value, got.rows, got.addresses[0]) == (Decimal("300.35"), 3, "ledger:payments#V1")


def test_what_came_later_is_not_known(ask: Measures) -> None:
    assert ask(SPENT, until=date(2024, 7, 31))["x"].value == Decimal("300.3")


def test_a_share_is_exact_and_shown_with_four_decimals(ask: Measures) -> None:
    got = ask(Ask(key="x", measure="budget_execution_rate", project=PROJECT))["x"]
    assert (got.exact, got.value) == (Fraction(30035, 1000), Decimal("30.035"))


def test_where_nothing_was_looked_at_there_is_no_figure(ask: Measures) -> None:
    assert ask(Ask(key="x", measure="trips_made", project=PROJECT))["x"].value is None


def test_of_no_project_there_is_no_figure(ask: Measures) -> None:
    assert ask(Ask(key="x", measure="project_spending"))["x"].value is None


def test_the_same_question_is_answered_by_each_key(ask: Measures) -> None:
    got = ask(SPENT, Ask(key="y", measure="project_spending", project=PROJECT))
    assert got["x"] == got["y"]


def test_parameters_are_set(ask: Measures) -> None:
    asked = Ask(key="x", measure="spending_by_economic_class", project=PROJECT, params={"code": "301"})
    assert ask(asked)["x"].value is None


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Ask(key="x", measure="trip_made"), "没有名为“trip_made”的度量。相近的有：trips_made、"),
        (Ask(key="x", measure="zzzz"), "没有名为“zzzz”的度量。"),
        (Ask(key="x", measure="trips_made", params={"kind": "x"}), "度量 trips_made 没有参数 kind，可用：无。"),
        (Ask(key="x", measure="meetings_held", params={"sort": "x"}), "度量 meetings_held 没有参数 sort，可用：kind。"),
        (Ask(key="x", measure="repeated_faults", params={"days": "七"}), "度量 repeated_faults 的参数 days 须为数，写成了“七”。"),
        (Ask(key="x", measure="repeated_faults", params={"days": "nan"}), "度量 repeated_faults 的参数 days 须为数，写成了“nan”。"),
    ],
)
def test_a_wrong_question_is_told(ask: Measures, asked: Ask, told: str) -> None:
    with pytest.raises(UsageWrong) as wrong:
        ask(asked)
    assert wrong.value.zh.startswith(told)


@pytest.mark.parametrize(
    ("exact", "expected"),
    [
        (Fraction(2, 3), "0.6667"),
        (Fraction(1, 8), "0.125"),
        (Fraction(100), "100"),
        (Fraction(5, 100_000), "0.0001"),
        (Fraction(-5, 100_000), "-0.0001"),
        (Fraction(49, 1_000_000), "0"),
        (Fraction(12_345_678_901_234_567_890), "12345678901234567890"),
    ],
)
def test_a_figure_is_shown_half_up_without_noughts(exact: Fraction, expected: str) -> None:
    assert str(rounded_figure(exact)) == expected


@pytest.mark.parametrize(
    ("value", "changes", "expected"),
    [
        ("sum", {}, 1),
        ("sum", {"looked_at": 0, "numerator": None}, None),
        ("sum", {"counted": 0, "numerator": None}, 0),
        ("sum", {"blank": 1}, None),
        ("average", {"denominator": 4}, Decimal("0.25")),
        ("ratio", {"denominator": 4}, Decimal("0.25")),
        ("percent", {"denominator": 4}, 25),
        ("percent", {"denominator": 0}, None),
        ("percent", {}, None),
        ("percent", {"denominator": 4, "blank": 1}, None),
    ],
)
def test_totals_come_to_a_figure(value: str, changes: dict[str, object], expected: Decimal | int | None) -> None:
    assert measured("m", "元", value, totals(**changes)).value == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(("total", "due", "share"), [(None, None, None), (0, 0, None), (4, 1, Decimal("0.25")), (4, None, 0)])
def test_the_share_of_the_plan_that_is_due(total: int | None, due: int | None, share: Decimal | None) -> None:
    assert measured("m", "元", "sum", totals(planned_total=total, planned_due=due)).planned_share == share


def test_what_was_done_before_its_planned_day_is_told() -> None:
    rows = "(VALUES ('a', DATE '2024-08-20', TRUE, 160), ('b', DATE '2024-08-20', FALSE, 165), ('c', DATE '2024-07-01', TRUE, 7)) AS t(key, planned, done, size)"
    sql = f"SELECT key AS address, planned AS day, size AS numerator, done AS counted, NULL AS note, planned, size AS weight FROM {rows}"  # noqa: S608 - our own rows
    with duckdb.connect() as connection:
        totals_found = totals_of(connection, summed_up(measures()["sum_quantity"], sql, date(2024, 7, 31)))
    assert (totals_found.planned_total, totals_found.planned_due, totals_found.planned_early) == (332, 7, 160)


def test_what_keeps_a_rate_down_is_told_apart() -> None:
    rest = "1 AS denominator, TRUE AS counted, NULL AS note, NULL AS planned, 1 AS weight"
    sql = f"SELECT key AS address, DATE '2024-07-01' AS day, good AS numerator, {rest} FROM (VALUES ('a', 1), ('b', 0)) AS t(key, good)"  # noqa: S608 - our own rows
    with duckdb.connect() as connection:
        found = {
            name: totals_of(connection, summed_up(measures()[name], sql, date(2024, 7, 31)))
            for name in ("share_good", "misprint_rate", "people_average")
        }
    assert [found[name].short for name in found] == [["b"], ["a"], ["a", "b"]]
