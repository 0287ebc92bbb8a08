from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from jixiao.actions.records.bound import Bound
from jixiao.evaluate.spending import last_payment, project_row, spending
from jixiao.ledger.load import Records
from jixiao.ledger.measured import Ask
from jixiao.ledger.measuring import Measuring

Make = Callable[..., Records]
P = "ledger:budgets#1"
JULY = date(2024, 7, 31)


def paid(code: str, day: date, amount: str, **more: object) -> dict[str, object]:
    return {"at": f"ledger:payments#{code}", "project": P, "paid_on": day, "amount": Decimal(amount), "item": "会议", "payee": "甲", **more}


@pytest.fixture
def records(make: Make) -> Records:
    return make(
        budgets=[{"at": P, "code": 1, "initial": Decimal(1000)}],
        adjustments=[
            {"project": P, "decided_on": date(2024, 7, 31), "kind": "追加", "amount": Decimal(50), "document_no": "1号"},
            {"project": P, "decided_on": date(2024, 8, 1), "kind": "追减", "amount": Decimal(-700), "document_no": "2号"},
            {"project": P, "decided_on": date(2024, 7, 2), "kind": "追加", "amount": Decimal(77)},
            {"project": P, "decided_on": date(2024, 7, 1), "kind": "目标调整", "amount": Decimal(9)},
        ],
        payments=[
            paid("1", date(2023, 12, 31), "9"),
            paid("2", date(2024, 1, 1), "100", invoice="F1"),
            paid("3", date(2024, 3, 1), "100", invoice="F1"),
            paid("4", date(2024, 3, 2), "-100", refund_of="ledger:payments#3"),
            paid("5", date(2024, 3, 3), "-20", refund_of="ledger:payments#2"),
            paid("6", date(2024, 7, 31), "7", item="印刷"),
            paid("7", date(2024, 8, 1), "500"),
            paid("8", date(2024, 3, 4), "100", invoice="F1", payee="乙"),
            paid("9", date(2024, 3, 4), "100"),
            paid("91", date(2024, 3, 5), "100"),
            paid("92", date(2024, 3, 5), "3", project="ledger:budgets#2"),
        ],
    )


def test_it_is_what_was_paid_in_the_year_up_to_the_day_less_what_came_back(records: Records) -> None:
    assert spending(records, P, None, JULY).executed == Decimal("387.00")


def test_by_month_and_item(records: Records) -> None:
    found = spending(records, P, None, JULY)
    assert (found.months[0], found.months[2], found.months[6], found.items["印刷"][6]) == tuple(map(Decimal, (100, 280, 7, 7)))


def test_a_receipt_paid_twice_is_told(records: Records) -> None:
    assert spending(records, P, None, date(2024, 3, 1)).doubled == ("ledger:payments#3",)


def test_what_was_paid_back_of_it_is_no_loss(records: Records) -> None:
    losses = [spending(records, P, None, day).doubled_amount for day in (date(2024, 3, 1), date(2024, 3, 2))]
    assert losses == [Decimal(100), Decimal(0)]


@pytest.mark.parametrize(("day", "budget"), [(date(2024, 7, 30), 1000), (JULY, 1050), (date(2024, 8, 1), 350)])
def test_the_budget_in_force_is_that_decided_by_the_day(records: Records, day: date, budget: int) -> None:
    assert spending(records, P, None, day).budget == budget


def test_without_a_row_of_the_budgets_the_form_says_the_budget(records: Records) -> None:
    assert spending(records, None, Decimal(7), JULY).budget == 7


def test_without_either_it_is_unknown(records: Records) -> None:
    assert spending(records, None, None, JULY).budget is None


def test_the_last_payment_tells_how_far_the_records_go(records: Records, make: Make) -> None:
    assert (last_payment(records), last_payment(make())) == (date(2024, 8, 1), None)


def test_a_project_is_found_by_its_number(records: Records) -> None:
    row = project_row(records, 1)
    assert (row and row["at"], project_row(records, 2)) == (P, None)


@pytest.mark.parametrize("day", [date(2024, 3, 31), JULY, date(2024, 10, 31), date(2024, 12, 31)])
def test_it_is_the_figure_of_the_measure(year: Bound, measuring: Measuring, day: date) -> None:
    asks = [Ask(key=str(number), measure="project_spending", project=place) for number, place in measuring.projects.items()]
    measured = {key: found.numerator or 0 for key, found in measuring.measure(asks, date(2024, 1, 1), day).items()}
    assert {key: spending(year.records, f"ledger:budgets#{key}", None, day).executed for key in measured} == measured
