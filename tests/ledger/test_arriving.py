"""Sheets that arrive where records stand: what is new, what is there, what is wrong; mended cells; nothing that stands is changed."""

from decimal import Decimal

import pytest

from jixiao.ledger.arriving import Arrival, Mends, arrived, mended
from jixiao.ledger.books import Book, Sheet
from jixiao.ledger.schema import ledgers

HEADS = [column.title.zh for column in ledgers()["payments"].filled]
ROW = {
    "凭证号": "P-1",
    "支付日期": "2024-03-01",
    "项目": "1",
    "金额": "12.50",
    "用途": "测评",
    "摘要": "三月",
    "资金来源": "财政拨款",
    "收款人类别": "单位",
    "收款人": "某公司",
}
BUDGETS = {"budgets": {"1": {"at": "ledger:budgets#1", "code": 1, "name": "系统维护"}}}


def book(*rows: dict[str, str], heads: list[str] = HEADS) -> Book:
    made = [(n, [row.get(head, "") for head in heads]) for n, row in enumerate(rows, 2)]
    return Book("a.csv", [Sheet("支出明细", [(1, list(heads)), *made])])


def check(*rows: dict[str, str], mends: Mends = Mends(), standing: dict[str, dict[str, dict[str, object]]] | None = None) -> Arrival:  # noqa: B008 - frozen
    return arrived([mended(book(*rows), mends)], BUDGETS if standing is None else standing)


def test_new_rows_come_with_their_places_and_references_to_what_stands() -> None:
    found = check(ROW, {**ROW, "凭证号": "P-2", "项目": "系统维护"})
    assert (found.problems, found.count) == ((), 2)
    assert [(row["amount"], row["project"]) for row in found.new["payments"]] == [(Decimal("12.50"), "ledger:budgets#1")] * 2
    assert {at: spot.row for at, spot in found.spots.items()} == {"ledger:payments#P-1": 2, "ledger:payments#P-2": 3}


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        ({"支付日期": "2024-13-01"}, "B2"),
        ({"项目": "77"}, "C2"),
        ({"金额": "十二"}, "D2"),
        ({"资金来源": "财政款"}, "H2"),
        ({"收款人": ""}, "J2"),
        ({"退款对应凭证": "P-77"}, "N2"),
    ],
)
def test_one_wrong_cell_keeps_everything_out_and_is_told_with_its_place(change: dict[str, str], cell: str) -> None:
    found = check({**ROW, **change}, {**ROW, "凭证号": "P-2"})
    assert [one.cell for one in found.problems] == [cell]
    assert (found.new, found.count) == ({}, 0)
    assert all(one.what.zh and one.way_out.zh for one in found.problems)


def test_a_mended_cell_is_checked_as_if_it_had_been_written_so() -> None:
    wrong = {**ROW, "金额": "十二", "退款对应凭证": ""}
    assert check(wrong, mends=Mends(texts={"支出明细!D2": " 12 "})).new["payments"][0]["amount"] == Decimal("12.00")
    assert [one.cell for one in check(wrong, mends=Mends(texts={"支出明细!D2": "十三"})).problems] == ["D2"]
    assert [one.cell for one in check(wrong, mends=Mends(texts={"别的!D2": "12", "支出明细!D99": "12", "支出明细!": "1"})).problems] == [
        "D2"
    ]


def test_a_row_left_out_is_not_there() -> None:
    found = check({**ROW, "金额": "十二"}, {**ROW, "凭证号": "P-2"}, mends=Mends(without=frozenset(("支出明细!2",))))
    assert [row["code"] for row in found.new["payments"]] == ["P-2"]


def test_a_head_can_be_mended_too() -> None:
    heads = ["凭证编号" if head == "凭证号" else head for head in HEADS]
    own = book({**ROW, "凭证编号": "P-1"}, heads=heads)
    assert arrived([own], BUDGETS).problems
    again = mended(book({**ROW, "凭证编号": "P-1"}, heads=heads), Mends(texts={"支出明细!A1": "凭证号"}))
    assert arrived([again], BUDGETS).problems == ()


def test_what_stands_is_never_changed_by_a_sheet() -> None:
    stands = check(ROW).new["payments"][0]
    standing = {**BUDGETS, "payments": {"P-1": dict(stands)}}
    same = check(ROW, standing=standing)
    assert (dict(same.same), same.count, same.problems) == ({"payments": 1}, 0, ())
    other = check({**ROW, "金额": "13.00"}, {**ROW, "凭证号": "P-2"}, standing=standing)
    assert [one.cell for one in other.problems] == ["A2"]
    assert "12.50" in other.problems[0].what.zh
    assert other.count == 0
    assert check({**ROW, "凭证号": "P-2", "退款对应凭证": "P-1", "金额": "-1"}, standing=standing).problems == ()


def test_a_key_twice_is_told_and_two_sheets_of_one_ledger_are_put_together() -> None:
    assert [one.cell for one in check(ROW, ROW).problems] == ["A3"]
    both = arrived([book(ROW), Book("b.csv", book({**ROW, "凭证号": "P-2"}).sheets)], BUDGETS)
    assert (both.problems, both.count) == ((), 2)
    assert [one.cell for one in arrived([book(ROW), Book("b.csv", book(ROW).sheets)], BUDGETS).problems] == ["A2"]


def test_personal_values_are_masked_where_they_differ() -> None:
    ledger = ledgers()["deputies"]
    heads = [column.title.zh for column in ledger.filled]
    values = {c.title.zh: c.example or "" for c in ledger.filled if not c.references}
    number = ledger.column("id_number").title.zh
    first = arrived([Book("a.csv", [Sheet("代表名册", [(1, list(heads)), (2, [values.get(h, "") for h in heads])])])], {})
    assert first.problems == ()
    row = dict(first.new["deputies"][0])
    changed = {**values, number: "310117199001011234"}
    again = arrived(
        [Book("a.csv", [Sheet("代表名册", [(1, list(heads)), (2, [changed.get(h, "") for h in heads])])])],
        {"deputies": {str(row["code"]): {**row, "id_number": "310117198001015678"}}},
    )
    told = " ".join(one.what.zh for one in again.problems)
    assert told
    assert "199001011234" not in told
    assert "198001015678" not in told
