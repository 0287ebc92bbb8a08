"""Workbooks as offices have them: every row is read as it was meant, or told; none is lost without a word and none invented."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from jixiao.ledger.load import Loaded, load

Sheets = dict[str, list[list[object]]]
HEADS: list[object] = ["凭证号", "支付日期", "项目", "金额", "用途", "摘要", "资金来源", "收款人类别", "收款人"]


def paid(code: str, amount: object = 400, day: object = "2024-03-15", project: object = 2) -> list[object]:
    return [code, day, project, amount, "会议", "会务", "财政拨款", "单位", "会议中心"]


def book(file: Path, sheets: Sheets, more: Callable[[Any, Any], None] | None = None) -> None:
    """Write a workbook of these sheets; ``more`` does the rest to the last one."""
    file.with_suffix(".csv").unlink(missing_ok=True)
    with Workbook(file) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        if more is not None:
            more(made, made.worksheets()[-1])


def read(folder: Path) -> tuple[Loaded, list[tuple[str, str]]]:
    """Return what a folder gave, and its payments by code and amount."""
    loaded = load(folder)
    assert loaded.problems == ()
    assert loaded.records is not None
    return loaded, [(str(row["code"]), str(row["amount"])) for row in loaded.records.tables["ledger_payments"]]


def doubts(loaded: Loaded) -> list[str]:
    return [doubt.what.zh for doubt in loaded.doubts]


TWO = [("A1", "400.00"), ("A2", "50.00")]
WITH_TOTALS = [HEADS, paid("A1"), ["1月小计", None, None, 400], paid("A2", 50), ["", "", "本 页 合 计", 450], ["总计：", "", "", 450]]
WITH_NOTES = [HEADS, paid("A1"), paid("A2", 50), ["注：1.本表由财务科填。"], ["2.退款记负数。"], ["制表：张三", "", "", "复核人：李四"]]
WITH_PAGES = [HEADS, ["", "", "承前页", 7], paid("A1"), paid("A2", 50), ["", "", "过次页", 457]]
WITH_PARTS = [HEADS, ["一月份"], paid("A1"), ["（二）会议"], paid("A2", 50)]
WITH_HOURS = [HEADS, paid("A1", 400, "2024-03-05 10:22:31"), paid("A2", 50, "2024/3/15 10:30")]
WITH_GAPS = [HEADS, paid("A1"), [], ["", " ", ""], paid("A2", 50), []]
WITH_A_COLUMN_MORE = [["序号", *HEADS, "备注说明"], [1, *paid("A1"), "已核"], [2, *paid("A2", 50)], [3], [4]]
WITH_A_TITLE = [["2024年度支出明细表"], ["编制单位：某馆", "", "", "单位：元"], HEADS, paid("A1"), paid("A2", "５０．００元")]
IN_TEN_THOUSANDS = [["2024年度支出明细表"], ["", "", "", "单位：万元"], HEADS, paid("A1", 0.04), paid("A2", "0.005")]
HEAD_IN_TEN_THOUSANDS = [[*HEADS[:3], "金额（万元）", *HEADS[4:]], paid("A1", 0.04), paid("A2", "50元")]
CELLS_IN_TEN_THOUSANDS = [HEADS, paid("A1", "0.04万元"), paid("A2", "0.005万")]
DAYS = [HEADS, paid("A1", "400.00 ", "2024年3月5日"), paid("A2", "50", 45366)]
TWO_ROWS = [
    ["凭证", "", "项目", "支出", "", "", "资金来源", "收款", ""],
    ["凭证号", "支付日期", "", "金额", "用途", "摘要", "", "收款人类别", "收款人"],
    paid("A1"),
    paid("A2", 50),
]
JOINED_HEADS: list[list[object]] = [
    ["收款人", "", *HEADS[:7]],
    ["类别", "名称"],
    ["单位", "甲", *paid("A1")[:7]],
    ["单位", "甲", *paid("A2", 50)[:7]],
]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (WITH_TOTALS, ["这一行是合计，没有读，合计由程序算"] * 3),
        (WITH_NOTES, ["这一行是说明或小标题，没有读"] * 2 + ["这一行是制表、审核的签名，没有读"]),
        (WITH_PAGES, ["这一行是合计，没有读，合计由程序算"] * 2),
        (WITH_PARTS, ["这一行是说明或小标题，没有读"] * 2),
        (WITH_HOURS, []),
        (WITH_GAPS, []),
        (
            WITH_A_COLUMN_MORE,
            [f"台账里没有叫“{head}”的列，这一列没有读" for head in ("序号", "备注说明")] + ["从这一行起，有的行在认得的列里什么也没有，没有读"],
        ),
        (WITH_A_TITLE, ["表头在第 3 行，上面的标题和说明没有读"]),
        (IN_TEN_THOUSANDS, ["表头在第 3 行，上面的标题和说明没有读", "“金额”的单位是万元，已换算成元读入"]),
        (HEAD_IN_TEN_THOUSANDS, ["“金额（万元）”的单位是万元，已换算成元读入"]),
        (CELLS_IN_TEN_THOUSANDS, []),
        (DAYS, []),
        (TWO_ROWS, []),
    ],
    ids=("totals", "notes", "pages", "parts", "hours", "gaps", "a column more", "a title", "万元 above", "万元 in a head", "万元 in cells", "days", "heads in two rows"),
)  # fmt: skip
def test_a_sheet_is_read_as_it_was_meant(folder: Path, rows: list[list[object]], said: list[str]) -> None:
    book(folder / "payments.xlsx", {"支出明细": rows})
    loaded, found = read(folder)
    assert found == TWO
    assert sorted(doubts(loaded)) == sorted(said)


def test_the_group_above_a_head_is_part_of_its_name(folder: Path) -> None:
    rows: list[list[object]] = [["项目", "", "年初", "其中"], ["项目编号", "项目名称", "预算数", "财政拨款"], [2, "代表工作", 1000, 900]]
    book(folder / "budgets.xlsx", {"项目预算": rows})
    loaded, _ = read(folder)
    assert loaded.records is not None
    assert [(r["name"], r["initial"], r["fiscal"]) for r in loaded.records.tables["ledger_budgets"]] == [
        ("代表工作", Decimal("1000.00"), Decimal("900.00"))
    ]  # fmt: skip


def test_heads_of_two_rows_are_mapped_by_the_offices_own_names(folder: Path) -> None:
    (folder / "headings.toml").write_text('[payments]\ncolumns = { "收款人/类别" = "收款人类别", "收款人/名称" = "收款人" }\n', "utf-8")
    book(folder / "payments.xlsx", {"支出明细": JOINED_HEADS})
    assert read(folder)[1] == TWO


def test_files_and_sheets_of_one_ledger_are_put_together(folder: Path) -> None:
    (folder / "payments.csv").unlink()
    book(folder / "支出明细1-6月.xlsx", {"1月": [HEADS, paid("A1")], "2月": [HEADS, paid("A2", 50)]})
    book(folder / "支付7-12月.xlsx", {"Sheet1": [HEADS, paid("A3", 7)]})
    loaded, found = read(folder)
    assert found == [("A3", "7.00"), *TWO]
    assert sorted(doubts(loaded)) == [
        "“支出明细”由 3 份合成：支付7-12月.xlsx“Sheet1”、支出明细1-6月.xlsx“1月”、支出明细1-6月.xlsx“2月”",
        "按表头认作“支出明细”",
    ]


@pytest.mark.parametrize(("many", "told"), [(2, 2), (9, 1)])
def test_a_key_in_two_files_is_told_and_a_copy_once(folder: Path, many: int, told: int) -> None:
    rows = [HEADS, *(paid(f"A{n}") for n in range(many))]
    book(folder / "payments.xlsx", {"支出明细": rows})
    book(folder / "支出明细 - 副本.xlsx", {"支出明细": rows})
    loaded = load(folder)
    assert (len(loaded.problems), loaded.records) == (told, None)
    assert many < 4 or loaded.problems[0].what.zh.startswith("有 9 个编号在 payments.xlsx“支出明细” 里已经有")


def test_a_merged_project_holds_for_each_of_its_rows_and_a_merged_amount_for_none(folder: Path) -> None:
    rows = [HEADS, paid("A1"), paid("A2", 50, project=""), ["小计", "", "", 450]]

    def merge(_: Any, sheet: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        sheet.merge_range("C2:C3", 2)
        sheet.merge_range("A4:C4", "小计")

    book(folder / "payments.xlsx", {"支出明细": rows}, merge)
    loaded, found = read(folder)
    assert (found, "有 1 处合并的单元格，每一行都按左上角的内容读入" in doubts(loaded)) == (TWO, True)
    book(folder / "payments.xlsx", {"支出明细": rows}, lambda _, sheet: sheet.merge_range("D2:D3", 450))
    assert load(folder).problems[0].what.zh == "D2:D3 是合并的单元格，只有左上角有内容"


def test_hidden_and_filtered_rows_count(folder: Path) -> None:
    def hide(_: Any, sheet: Any) -> None:  # noqa: ANN401 - as above
        sheet.autofilter("A1:I3")
        sheet.set_row(2, options={"hidden": True})

    book(folder / "payments.xlsx", {"支出明细": [HEADS, paid("A1"), paid("A2", 50)]}, hide)
    assert read(folder)[1] == TWO


@pytest.mark.parametrize("other", ["目录", "Sheet2"])
def test_a_sheet_that_is_no_ledger_is_named_and_the_rest_read(folder: Path, other: str) -> None:
    book(folder / "payments.xlsx", {"支出明细": [HEADS, paid("A1"), paid("A2", 50)], other: [["联系人", "电话"], ["张三", "1"]]})
    loaded, found = read(folder)
    assert (found, f"没有叫“{other}”的台账，没有读" in doubts(loaded)) == (TWO, True)


@pytest.mark.parametrize("missing", ["金额", "项目"])
def test_a_sheet_without_a_head_that_is_needed_is_never_taken_for_a_ledger(folder: Path, missing: str) -> None:
    """A total by month has some of the heads; its rows are no payments."""
    place = HEADS.index(missing)
    rows = [[cell for n, cell in enumerate(row) if n != place] for row in (HEADS, paid("A9"))]
    book(folder / "汇总.xlsx", {"按月": rows})
    loaded = load(folder)
    assert {p.file for p in (*loaded.problems, *loaded.doubts)} == {"汇总.xlsx"}
    assert loaded.records is None or "ledger:payments#A9" not in loaded.records.by_address
