"""Running balances: a change of the budget that was left out breaks the chain, or the budget that the year closed with."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from jixiao.facts.schema import Row, Rows
from jixiao.ledger.doubted import doubt_sentences
from jixiao.ledger.doubts import doubts
from jixiao.ledger.schema import ledgers

CHANGES = ((3, "追加", 200), (6, "追减", -50), (9, "目标调整", None), (11, "追加", 90))
"""Month, kind, amount: from 1000 to 1200, 1150, 1150, 1240."""


def books(left_out: Sequence[int] = (), *, after: Sequence[int | None] = (1200, 1150, 1150, 1240), closing: int | None = 1240) -> Rows:
    budget: Row = {
        "at": "ledger:budgets#2",
        "code": 2,
        "initial": Decimal(1000),
        "adjusted": closing if closing is None else Decimal(closing),
    }
    changes: list[Row] = [
        {
            "at": f"ledger:adjustments#{month}",
            "code": str(month),
            "project": "ledger:budgets#2",
            "decided_on": date(2024, month, 1),
            "kind": kind,
            "amount": None if amount is None else Decimal(amount),
            "after": None if said is None else Decimal(said),
        }
        for number, ((month, kind, amount), said) in enumerate(zip(CHANGES, after, strict=True))
        if number not in left_out
    ]
    given: dict[str, list[Row]] = {"budgets": [budget], "adjustments": changes}
    return {
        x.table: [{**dict.fromkeys(column.name for column in x.columns), **row} for row in given.get(x.name, ())]
        for x in ledgers().values()
    }


def told(tables: Rows) -> list[tuple[str, str | None, str | None]]:
    return [(d.at.partition(":")[2], d.value, d.bound) for d in doubts(tables, 2024) if d.kind == "balance" and d.doubted]


def test_a_chain_that_goes_on_is_told_as_looked_at() -> None:
    assert told(books()) == []
    assert [d.doubted for d in doubts(books(), 2024) if d.kind == "balance"] == [False, False]


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        ([0], [("adjustments#6", "1150", "950"), ("budgets#2", "1240", "1040")]),
        ([1], [("adjustments#9", "1150", "1200"), ("budgets#2", "1240", "1290")]),
        ([2], []),
        ([3], [("budgets#2", "1240", "1150")]),
        ([0, 1], [("adjustments#9", "1150", "1000"), ("budgets#2", "1240", "1090")]),
        ([0, 1, 2, 3], [("budgets#2", "1240", "1000")]),
    ],
)
def test_a_change_left_out_is_told_where_the_books_go_on_without_it(left_out: Sequence[int], expected: list[tuple[str, str, str]]) -> None:
    assert sorted(told(books(left_out))) == expected


@pytest.mark.parametrize("left_out", [0, 1, 3])
def test_the_closing_budget_alone_tells_of_any_change_left_out(left_out: int) -> None:
    assert [at for at, *_ in told(books([left_out], after=(None,) * 4))] == ["budgets#2"]


def test_without_a_closing_budget_it_is_said_that_the_end_is_the_ledgers_own() -> None:
    def ends(tables: Rows) -> list[str | None]:
        return [d.value for d in doubts(tables, 2024) if d.kind == "end" and d.doubted]

    assert ends(books()) == []
    assert ends(books([3], closing=None)) == ["预算和目标调整 3 条，到 9"]


def test_a_slip_breaks_the_chain_once_and_a_blank_amount_not_at_all() -> None:
    assert told(books(after=(1300, 1250, 1250, 1340))) == [("adjustments#3", "1300", "1200")]
    tables = books()
    tables["ledger_adjustments"][0]["amount"] = None
    assert told(tables) == []
    assert ("adjustments#3", "amount") in [(d.at.partition(":")[2], d.column.name) for d in doubts(tables, 2024) if d.kind == "blank"]


@pytest.mark.parametrize("ledger", [x.name for x in ledgers().values() if any(c.wanted for c in x.columns)])
def test_what_is_wanted_beside_a_word_is_told_in_the_only_row_where_it_is_blank(ledger: str) -> None:
    """In any ledger, however few rows it has: a mark of the schema, no query of its own."""
    found = ledgers()[ledger]
    for column in found.columns:
        for other, words in column.wanted.items():
            for word in (*words, "别的"):
                row: Row = {
                    **dict.fromkeys(c.name for c in found.columns),
                    "at": f"ledger:{found.name}#1",
                    found.key.name: "1",
                    other: word,
                }
                tables = {x.table: [row] if x is found else [] for x in ledgers().values()}
                blank = {d.column.name for d in doubts(tables, 2024) if d.kind == "blank" and d.doubted}
                assert (column.name in blank) is (word in words)


def test_marks_of_balances_name_columns_and_ledgers_that_there_are() -> None:
    for ledger in ledgers().values():
        names = {column.name for column in ledger.columns}
        for column in ledger.columns:
            assert {*column.wanted, *filter(None, [column.balance_of])} <= names
            for changes in filter(None, (column.opens, column.closes)):
                assert any(one.balance_of for one in ledgers()[changes].columns)


def test_amounts_are_told_as_they_are_printed() -> None:
    (broken,) = (one for one in doubts(books([3]), 2024) if one.kind == "balance" and one.doubted)
    said, _ = doubt_sentences(broken)
    assert ("1,240.00 元" in said.zh, "1,150.00 元" in said.zh) == (True, True)
