from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from jixiao.evaluate.plans import Event, MoneyPlan, QuantityPlan, due_by, events, money_plan, planned_and_done, quantity_plan
from jixiao.ledger.load import Records
from jixiao.ledger.schema import ledgers

Make = Callable[..., Records]
P = "ledger:budgets#1"
WHOLE_YEAR = (date(2024, 1, 1), date(2024, 12, 31))
JULY = date(2024, 7, 31)


def months(**values: int) -> tuple[Fraction, ...]:
    return tuple(Fraction(values.get(f"m{month}", 0)) for month in range(1, 13))


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2024, 1, 31), "100"),
        (date(2024, 2, 1), "102"),
        (date(2024, 2, 29), "158"),
        (date(2024, 3, 15), "158"),
        (date(2024, 12, 31), "158"),
    ],
)
def test_a_month_that_has_begun_is_due_by_its_days(day: date, due: str) -> None:
    assert due_by(months(m1=100, m2=58), day) == Fraction(due)


def test_money_is_planned_by_the_ledger(make: Make) -> None:
    records = make(
        plans=[
            {"project": P, "month": date(2024, 1, 1), "amount": Decimal(60), "item": "会议"},
            {"project": P, "month": date(2024, 1, 1), "amount": Decimal(5), "item": "印刷"},
            {"project": P, "month": date(2024, 8, 1), "amount": Decimal(40), "item": "会议"},
            {"project": P, "month": date(2023, 8, 1), "amount": Decimal(999), "item": "会议"},
            {"project": P, "month": date(2024, 9, 1), "indicator": "会议次数", "quantity": Decimal(3)},
            {"project": "ledger:budgets#2", "month": date(2024, 1, 1), "amount": Decimal(7)},
        ]
    )
    plan = money_plan(records, P, Decimal(105), JULY, WHOLE_YEAR)
    assert plan == MoneyPlan("plan", months(m1=65, m8=40), {"会议": months(m1=60, m8=40), "印刷": months(m1=5)})


def test_without_a_plan_money_follows_planned_days(make: Make) -> None:
    trips = [{"project": P, "planned_on": date(2024, month, 9)} for month in (4, 4, 9)]
    topics = [{"project": P, "due_on": date(2024, 11, 30)}, {"project": P, "due_on": date(2025, 1, 9)}]
    plan = money_plan(make(trips=trips, topics=topics), P, Decimal(400), JULY, WHOLE_YEAR)
    assert plan == MoneyPlan("events", months(m4=200, m9=100, m11=100), {"": months(m4=200, m9=100, m11=100)})


def test_without_planned_days_money_is_spread_over_the_days_of_the_project(make: Make) -> None:
    plan = money_plan(make(), P, Decimal(306), JULY, (date(2024, 3, 1), date(2025, 2, 28)))
    spread = months(m3=31, m4=30, m5=31, m6=30, m7=31, m8=31, m9=30, m10=31, m11=30, m12=31)
    assert plan == MoneyPlan("days", spread, {"": spread})


def test_a_period_outside_of_the_year_is_not_used(make: Make) -> None:
    plan = money_plan(make(), P, Decimal(366), JULY, (date(2020, 1, 1), date(2020, 12, 31)))
    assert plan is not None
    assert plan.months[:3] == tuple(map(Fraction, (31, 29, 31)))


def test_without_plan_and_budget_nothing_is_planned(make: Make) -> None:
    assert money_plan(make(), P, None, JULY, WHOLE_YEAR) is None


@pytest.mark.parametrize("named", ["/projects/4/indicators/1", "外出 调研次数", "外出调研次数"])
def test_an_indicator_is_planned_by_pointer_or_name(make: Make, named: str) -> None:
    rows = [
        {"project": P, "month": date(2024, 4, 1), "indicator": named, "quantity": Decimal(2)},
        {"project": P, "month": date(2024, 12, 1), "indicator": named},
        {"project": P, "month": date(2023, 12, 1), "indicator": named, "quantity": Decimal(9)},
        {"project": P, "month": date(2024, 5, 1), "indicator": "别的", "quantity": Decimal(9)},
        {"project": "ledger:budgets#2", "month": date(2024, 5, 1), "indicator": named, "quantity": Decimal(9)},
    ]
    plan = quantity_plan(make(plans=rows), P, "/projects/4/indicators/1", "外出调研次数", 2024)
    assert plan == QuantityPlan(months(m4=2), (12,))


def test_an_indicator_that_no_line_names_has_no_plan(make: Make) -> None:
    rows = [{"project": P, "month": date(2024, 4, 1), "amount": Decimal(2)}]
    assert quantity_plan(make(plans=rows), P, "/projects/4/indicators/1", None, 2024) is None


@pytest.mark.parametrize(
    ("plan", "month"),
    [
        (QuantityPlan(months(m12=285), ()), 12),
        (QuantityPlan(months(), (11, 12)), 11),
        (QuantityPlan(months(m7=1, m12=1), ()), None),
        (QuantityPlan(months(m9=1), (3,)), None),
        (QuantityPlan(months(), ()), None),
    ],
)
def test_the_first_month_still_to_come(plan: QuantityPlan, month: int | None) -> None:
    assert plan.first_after(JULY) == month


@pytest.mark.parametrize(
    ("event", "is_open"),
    [
        (Event(date(2024, 4, 1), date(2024, 4, 1), given_up=False), False),
        (Event(date(2024, 4, 1), None, given_up=True), False),
        (Event(date(2024, 4, 1), None, given_up=False), True),
        (Event(date(2024, 4, 1), date(2024, 8, 1), given_up=False), True),
        (Event(date(2024, 9, 1), date(2024, 7, 31), given_up=False), False),
        (Event(date(2024, 9, 1), None, given_up=True), True),
    ],
)
def test_what_is_open_on_a_day_is_told_by_what_was_known(event: Event, is_open: bool) -> None:
    assert event.is_open(JULY) is is_open


def test_events_are_rows_of_the_project_with_a_planned_day(make: Make) -> None:
    records = make(
        trips=[{"project": P, "planned_on": date(2024, 4, 9)}, {"project": "ledger:budgets#2", "planned_on": date(2024, 4, 9)}],
        activities=[{"project": P, "planned_on": None}],
        publications=[{"project": P, "due_on": date(2024, 9, 30), "status": "推迟"}],
    )
    assert list(events(records, P)) == [Event(date(2024, 4, 9), None, given_up=False), Event(date(2024, 9, 30), None, given_up=True)]


def test_a_work_that_has_begun_is_not_done(make: Make) -> None:
    begun = {"project": P, "due_on": date(2024, 8, 20), "starts": date(2024, 7, 3), "done_on": date(2024, 8, 10)}
    assert [event.is_open(JULY) for event in events(make(works=[begun]), P)] == [True]


@pytest.mark.parametrize(
    ("ledger", "days"),
    [
        ("trips", ("planned_on", "starts")),
        ("topics", ("due_on", "delivered_on")),
        ("meetings", ()),
        ("payments", ()),
        ("rectifications", ()),
        ("works", ("due_on", "done_on")),
        ("services", ("planned_on", "done_on")),
        ("grants", ("due_on", "paid_on")),
        ("complaints", ()),
    ],
)
def test_which_ledgers_tell_when_something_is_planned_and_done(ledger: str, days: tuple[str, ...]) -> None:
    assert planned_and_done(ledgers()[ledger]) == days
