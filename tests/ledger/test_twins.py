"""Pay stands in the payroll and in the books: what is left out of either, or dated anew, is told by the other; honest years tell nothing."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

import pytest

from jixiao.facts.schema import Row
from jixiao.ledger.doubts import doubts
from jixiao.ledger.kinds import misspelt
from jixiao.ledger.schema import ledgers
from jixiao.ledger.twins import twins

Change = Callable[[list[Row]], list[Row]]


def pay(ledger: str, month: int, day: int, who: str = "BW-1", item: str = "工资") -> Row:
    blank: Row = dict.fromkeys(column.name for column in ledgers()[ledger].columns)
    code = f"{ledger}-{month:02}-{who}"
    known = {"code": code, "staff": f"ledger:staff#{who}", "amount": Decimal(8600), "paid_on": date(2024, month, day), "item": item}
    return {**blank, **known, "at": f"ledger:{ledger}#{code}"}


def year(ledger: str) -> list[Row]:
    return [pay(ledger, month, 28 if month == 2 else 20, who) for month in range(1, 13) for who in ("BW-1", "BW-2")]


def found(payroll: Sequence[Row], payments: Sequence[Row]) -> set[str]:
    tables = {"ledger_payroll": list(payroll), "ledger_payments": list(payments)}
    return {str(one.row["code"]) for one in twins(ledgers()["payroll"], tables)}


@pytest.mark.parametrize(
    ("change", "alone"),
    [
        (lambda rows: rows, set()),
        (lambda rows: [r for r in rows if r["paid_on"].month != 2], {"payments-02-BW-1", "payments-02-BW-2"}),
        (lambda rows: [{**r, "paid_on": r["paid_on"].replace(day=20)} for r in rows], {f"{x}-02-BW-{n}" for x in ("payroll", "payments") for n in (1, 2)}),
        (lambda rows: [*rows, pay("payroll", 12, 20)], {"payroll-12-BW-1"}),
        (lambda rows: [{**r, "amount": r["amount"] * 2} for r in rows], set()),
        (lambda rows: rows[:3], set()),
    ],
    ids=["honest", "late ones left out", "late ones dated anew", "entered twice", "gross here and net there", "too few"],
)  # fmt: skip
def test_pay_that_stands_in_one_of_two_ledgers_alone_is_told(change: Change, alone: set[str]) -> None:
    assert found(change(year("payroll")), year("payments")) == alone


def test_what_the_books_pay_staff_for_besides_is_none_of_the_payroll() -> None:
    assert found(year("payroll"), [*year("payments"), pay("payments", 11, 3, item="考核奖")]) == set()


def test_it_is_a_doubt_of_the_records() -> None:
    tables = {"ledger_payroll": year("payroll")[:-1], "ledger_payments": year("payments")}
    told = {(d.kind, d.at, d.bound) for d in doubts(tables, 2024) if d.kind == "alone" and d.doubted}
    assert told == {("alone", "ledger:payments#payments-12-BW-2", "工资发放")}


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (["路面坑洼", "路面坑洼", "路面坑洼类"], ["路面坑洼类"]),
        (["路面坑洼", "路面坑洼", "路坑洼"], ["路坑洼"]),
        (["路面坑洼", "路面坑洼", "路面积水"], []),
        (["路面坑洼", "路面坑洼", "路面坑洼类", "路面坑洼类"], []),
        (["路面坑洼", "路面坑洼类"], []),
        (["道路巡查", "道路巡查", "道路检查"], []),
        (["培训", "培训", "教师培训", ""], []),
    ],
)
def test_the_only_record_of_a_kind_a_sign_off_another_is_told(kinds: Sequence[str], told: list[str]) -> None:
    ledger = ledgers()["complaints"]
    assert [one.row["kind"] for one in misspelt(ledger, [{"at": n, "kind": kind} for n, kind in enumerate(kinds)])] == told
