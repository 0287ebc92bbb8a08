"""What people do to spreadsheets: each is told with its place and the way out, or read as it was meant."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from jixiao.ledger.load import load

Told = Callable[[], list[tuple[str, int | None, str | None, str, str]]]
Change = Callable[[str, object], None]
Rows = Callable[[str, list[list[object]]], None]
Book = Callable[[str, str, Callable[[Any, Any], None]], None]
BUDGETS = ["项目编号", "项目名称", "年初预算数"]
PAYMENTS: list[object] = ["凭证号", "支付日期", "项目", "金额", "用途", "摘要", "资金来源", "收款人类别", "收款人"]
PAID: list[object] = ["V1", "2024-03-15", 2, 400, "会议", "会务", "财政拨款", "单位", "会议中心"]


@pytest.mark.parametrize(
    ("head", "unit", "value"),
    [
        ("年初预算数（万元）", "万", "10000000.00"),
        ("年初预算数(单位：万元)", "万", "10000000.00"),
        ("年初预算数（千元）", "千", "1000000.00"),
        ("年初预算数 (万)", "万", "10000000.00"),
        ("年初预算数/万元", "万", "10000000.00"),
    ],
)
def test_a_head_in_another_unit_than_yuan_is_read_in_it_and_told(rows: Rows, folder: Path, head: str, unit: str, value: str) -> None:
    rows("budgets", [["项目编号", "项目名称", head], [2, "代表工作", 1000]])
    loaded = load(folder)
    assert loaded.records is not None
    assert [str(row["initial"]) for row in loaded.records.tables["ledger_budgets"]] == [value]
    assert [(d.cell, d.what.zh) for d in loaded.doubts] == [("C1", f"“{head}”的单位是{unit}元，已换算成元读入")]


@pytest.mark.parametrize("head", ["年初预算数（元）", "年初 预算数", "年初预算数*", "Initial Budget", "initial"])
def test_a_head_is_known_by_its_words(rows: Rows, told: Told, head: str) -> None:
    rows("budgets", [["项目编号", "项目名称", head], [2, "代表工作", 1000]])
    assert told() == []


def test_a_title_above_the_heads_is_told_and_stops_nothing(workbook: Book, folder: Path) -> None:
    def fill(_: Any, sheet: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        sheet.merge_range("A1:C1", "2024年项目预算表")
        sheet.write_row("A2", ["单位：元"])
        sheet.write_row("A3", BUDGETS)
        sheet.write_row("A4", [2, "代表工作", 1000])

    workbook("budgets", "项目预算", fill)
    found = load(folder)
    assert (found.problems, [(d.file, d.row, d.what.zh) for d in found.doubts]) == (
        (),
        [("budgets.xlsx", 1, "表头在第 3 行，上面的标题和说明没有读")],
    )


@pytest.mark.parametrize("word", ["合计", "小 计：", "总计", "Total", "本月合计"])
def test_a_total_below_the_rows_is_told_once(rows: Rows, folder: Path, word: str) -> None:
    rows("payments", [PAYMENTS, PAID, [word, "", "", 400, "", "", "", "", ""]])
    loaded = load(folder)
    assert loaded.records is not None
    assert [row["code"] for row in loaded.records.tables["ledger_payments"]] == ["V1"]
    assert [(d.row, d.what.zh) for d in loaded.doubts] == [(3, "这一行是合计，没有读，合计由程序算")]


SIGNATURES = ("制表人：张三", "", "", "审核：李四")


@pytest.mark.parametrize(
    ("row", "said"), [(PAYMENTS, "这一行又是表头"), (SIGNATURES, "这一行是制表、审核的签名")], ids=("heads", "signatures")
)
def test_a_row_that_is_no_record_is_told_once_and_the_rest_is_read(rows: Rows, folder: Path, row: Sequence[object], said: str) -> None:
    rows("payments", [PAYMENTS, PAID, list(row), ["V2", *PAID[1:]]])
    loaded = load(folder)
    assert loaded.records is not None
    assert [r["code"] for r in loaded.records.tables["ledger_payments"]] == ["V1", "V2"]
    assert [(d.row, said in d.what.zh) for d in loaded.doubts if d.file == "payments.csv" and d.row == 3] == [(3, True)]


@pytest.mark.parametrize("summary", ["制表人：张三", "摘要"])
def test_a_record_may_hold_such_words(rows: Rows, folder: Path, summary: str) -> None:
    rows("payments", [PAYMENTS, [*PAID[:5], summary, *PAID[6:]]])
    records = load(folder).records
    assert records is not None
    assert [r["summary"] for r in records.tables["ledger_payments"]] == [summary]


def test_a_record_may_be_called_total(rows: Rows, told: Told) -> None:
    rows("payments", [PAYMENTS, [*PAID[:5], "合计", *PAID[6:]]])
    assert told() == []


@pytest.mark.parametrize("name", ["王 一", "王　一", " 王一"])
def test_blanks_in_a_name_do_not_count(payments: Change, told: Told, name: str) -> None:
    payments("代表", name)
    assert told() == []


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("金额", "（1234.50）", ("D2", "“（1234.50）”用括号表示负数", "写成 -1234.50")),
        ("金额", "4e2", ("D2", "“4e2”不是数字", "只写数字，单位和说明写到别的列")),
        ("金额", "—", ("D2", "“—”不是数字", "只写数字，单位和说明写到别的列")),
        ("金额", "400.001", ("D2", "“400.001”的小数多于 2 位", "写到小数点后 2 位")),
        ("支付日期", "3月15日", ("B2", "“3月15日”不是日期", "写成 2024-03-15 这样")),
    ],
)
def test_a_cell_as_people_type_it_is_told(payments: Change, told: Told, column: str, value: str, expected: tuple[str, str, str]) -> None:
    payments(column, value)
    assert told() == [("payments.csv", 2, *expected)]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("４００", "400"),
        ("¥400", "400"),
        ("400元", "400"),
        ("－400.5", "-400.5"),
        ("0.04万元", "400"),
        ("0.04 万", "400"),
        (" 400 ", "400"),
    ],
)
def test_a_figure_is_read_as_it_was_meant(payments: Change, folder: Path, typed: str, read: str) -> None:
    payments("金额", typed)
    records = load(folder).records
    assert records is not None
    assert records.tables["ledger_payments"][0]["amount"] == Decimal(read)


UNSEEN = ["\u200b", "\ufeff", "\u2060", "\u00ad", "\u202e", "\u200d"]
"""Signs that nobody sees: they come along with what is copied from a page or a chat."""


@pytest.mark.parametrize("sign", UNSEEN)
def test_what_nobody_sees_makes_no_other_key_head_or_word(rows: Rows, folder: Path, told: Told, sign: str) -> None:
    heads: list[object] = [f"{head}{sign}" for head in PAYMENTS]
    rows("payments", [heads, [f"V{sign}1", *PAID[1:4], f"会{sign}议", *PAID[5:]], ["V2", *PAID[1:3], f"40{sign}1", *PAID[4:]]])
    assert told() == []
    found = load(folder).records
    assert found is not None
    assert [(row["code"], row["amount"], row["item"]) for row in found.tables["ledger_payments"]] == [
        ("V1", Decimal(400), "会议"),
        ("V2", Decimal(401), "会议"),
    ]


@pytest.mark.parametrize("sign", UNSEEN)
def test_a_key_that_differs_in_what_nobody_sees_stands_twice(rows: Rows, told: Told, sign: str) -> None:
    rows("payments", [PAYMENTS, PAID, [f"V1{sign}", *PAID[1:]]])
    assert [(file, row, cell) for file, row, cell, *_ in told()] == [("payments.csv", 3, "A3")]


def test_a_share_is_no_number(workbook: Book, told: Told) -> None:
    """What is shown as 95% is 0.95 to the machine: neither is an amount that was meant."""

    def fill(book: Any, sheet: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        sheet.write_row("A1", BUDGETS)
        sheet.write_row("A2", [2, "代表工作"])
        sheet.write_number("C2", 0.95, book.add_format({"num_format": "0.0%"}))

    workbook("budgets", "项目预算", fill)
    assert [(row, cell, what) for _, row, cell, what, _ in told()] == [(2, "C2", "“95%”不是数字")]


def test_a_long_text_file_is_read_whole(folder: Path) -> None:
    heads, row = ",".join(map(str, PAYMENTS)), ",".join(map(str, PAID[1:]))
    blank = "," * (len(PAYMENTS) - 1)
    lines = [heads, f"V1,{row}", *([blank] * 200_000), f"V2,{row}"]
    (folder / "payments.csv").write_text("\n".join(lines), "utf-8")
    records = load(folder).records
    assert records is not None
    assert records.places["ledger:payments#V2"].row == 200_003


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_text_of_any_usual_encoding_is_read(folder: Path, told: Told, encoding: str) -> None:
    file = folder / "payments.csv"
    file.write_bytes(file.read_text("utf-8").encode(encoding))
    assert told() == []


def test_an_empty_text_file_is_told(folder: Path, told: Told) -> None:
    (folder / "payments.csv").write_bytes(b"")
    assert told() == [("payments.csv", None, None, "文件是空的。请确认选对了文件。", "改好后再检查")]
