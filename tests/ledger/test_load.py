"""What is wrong in a folder of ledgers is told cell by cell, and nothing is imported then."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import asdict, replace

from jixiao.errors import UsageWrong
from jixiao.ledger.load import Records, load
from jixiao.model.document import Document, Project, Source
from jixiao.values.place import Place

Told = Callable[[], list[tuple[str, int | None, str | None, str, str]]]
Change = Callable[[str, object], None]
Rows = Callable[[str, list[list[object]]], None]
Book = Callable[[str, str, Callable[[Any, Any], None]], None]
HEADS = ("项目编号", "项目名称", "年初预算数")


def loaded(folder: Path) -> Records:
    records = load(folder).records
    assert records is not None
    return records


def test_a_right_folder_is_loaded(folder: Path) -> None:
    row = loaded(folder).tables["ledger_payments"][0]
    assert (row["at"], row["paid_on"], row["amount"]) == ("ledger:payments#V1", date(2024, 3, 15), Decimal("400.00"))


def test_a_negative_payment_is_a_refund(folder: Path) -> None:
    row = loaded(folder).tables["ledger_payments"][1]
    assert (row["amount"], row["refund_of"]) == (Decimal("-100.00"), "ledger:payments#V1")


def test_a_name_stands_for_a_key_where_one_has_it(folder: Path) -> None:
    row = loaded(folder).tables["ledger_payments"][1]
    assert (row["deputy"], row["project"]) == ("ledger:deputies#D1", "ledger:budgets#2")


def test_loading_twice_gives_the_same(folder: Path) -> None:
    one, other = loaded(folder), loaded(folder)
    assert asdict(one) == asdict(other)


def test_every_record_has_its_place(folder: Path) -> None:
    place = loaded(folder).places["ledger:budgets#2"]
    assert place == Place(file="budgets.csv", sheet="budgets", row=2, text="2 | 代表工作 | 1000.00")


def test_personal_values_stand_in_no_place(folder: Path, rows: Rows) -> None:
    rows("deputies", [["代表编号", "姓名", "层级", "任期起", "出生日期"], ["D1", "王一", "区", "2021-11-16", "1970-05-12"]])
    assert "1970" not in loaded(folder).places["ledger:deputies#D1"].text


def test_rows_become_those_of_a_document(folder: Path) -> None:
    document = Document(source=Source(file="x", sha256="0", format="text"), projects=(Project(), Project(name="代表工作")))
    facts = loaded(folder).facts("d0", document)
    assert facts["ledger_budgets"][0]["project"] == "d0:/projects/1"
    assert facts["ledger_payments"][0]["project"] == facts["ledger_budgets"][0]["id"] == "d0:ledger:budgets#2"


def test_the_same_is_given_while_document_and_year_are_the_same(folder: Path) -> None:
    records = load(folder).records
    assert records is not None
    source = Source(file="f", sha256="s", format="text")
    ones = [
        Document(kind=None, fiscal_year=year, source=source, projects=(Project(number=number),))
        for year, number in ((2024, 2), (2023, 2), (2024, 7))
    ]
    given = [records.facts("d0", one) for one in (*ones, ones[0])]
    assert given[0] is given[3]
    assert [[row["project"] for row in rows["ledger_budgets"]] for rows in given[:3]] == [["d0:/projects/0"], ["d0:/projects/0"], [None]]
    assert given[1]["ledger_doubts"] != given[0]["ledger_doubts"]


def test_records_with_other_rows_give_none_of_the_first_ones(folder: Path) -> None:
    """What was worked out once belongs to those very records: a copy with a row less has a row less."""
    first = loaded(folder)
    document = Document(kind=None, source=Source(file="f", sha256="s", format="text"))
    whole = first.facts("d0", document)["ledger_payments"]
    fewer = replace(first, tables={**first.tables, "ledger_payments": first.tables["ledger_payments"][1:]})
    assert len(fewer.facts("d0", document)["ledger_payments"]) == len(whole) - 1


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("金额", "四百", ("D2", "“四百”不是数字", "只写数字，单位和说明写到别的列")),
        ("金额", "", ("D2", "“金额”空着", "填写：元；退款为负")),
        ("支付日期", "2024-02-31", ("B2", "2024 年 2 月没有 31 日", "这个月到 29 日为止，核对日期")),
        ("资金来源", "财政", ("G2", "“财政”不在可选的词里", "是不是“财政拨款”？可选：财政拨款、上年结转、其他资金")),
        ("代表", "D9", ("J2", "“代表名册”里没有“D9”", "是不是“D3”？先在“代表名册”登记，或改正")),
        ("代表", "李二", ("J2", "有 2 个人叫“李二”", "写编号：D2、D3")),
        ("项目", "3", ("C2", "“项目预算”里没有“3”", "先在“项目预算”登记，或改正")),
    ],
)
def test_a_wrong_cell_is_told(payments: Change, told: Told, column: str, value: str, expected: tuple[str, str, str]) -> None:
    payments(column, value)
    assert told() == [("payments.csv", 2, *expected)]


def test_all_that_is_wrong_in_a_row_is_told(payments: Change, rows: Rows, told: Told) -> None:
    payments("代表", "D9")
    rows("budgets", [[*HEADS], [2, "", "多"]])
    assert [(file, cell) for file, _, cell, _, _ in told()] == [
        ("budgets.csv", "B2"),
        ("budgets.csv", "C2"),
        ("payments.csv", "J2"),
        ("payments.csv", "C3"),
    ]


def test_a_key_that_stands_twice_is_told(payments: Change, told: Told) -> None:
    payments("凭证号", "V2")
    assert ("payments.csv", 3, "A3", "“V2”已在 payments.csv 第 2 行用过", "编号不能重复；同一条记录删去一行，不同的改编号") in told()


def test_a_missing_column_is_told(rows: Rows, told: Told) -> None:
    rows("budgets", [["项目编号", "项目名称"], [2, "代表工作"]])
    assert told() == [("budgets.csv", 1, None, "缺少“年初预算数”这一列", "补上这一列：批复的年初预算，元")]


def test_a_renamed_column_is_told_with_the_near_name(rows: Rows, told: Told) -> None:
    rows("budgets", [["项目编号", "项目名称", "年初预算"], [2, "代表工作", 1]])
    assert told()[0] == (
        "budgets.csv",
        1,
        "C1",
        "没有叫“年初预算”的列",
        "是不是“年初预算数”？改成这个名称；多余的列删去；别的系统导出的，在台账文件夹的 headings.toml 里写对照",
    )


def test_a_wrong_sheet_is_told_with_the_near_name(workbook: Book, told: Told) -> None:
    def fill(book: Any, sheet: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        sheet.write_row(0, 0, HEADS[:2])
        book.add_worksheet("项目预算").write_row(0, 0, HEADS)

    workbook("budgets", "预算表", fill)
    assert told()[0][3:] == (
        "没有叫“预算表”的台账",
        "是不是“项目预算”？工作表用台账的名称（见 jixiao ledger list），不是台账的移出文件夹；别的系统导出的，在台账文件夹的 headings.toml 里写对照",
    )


def test_merged_cells_are_told(workbook: Book, told: Told) -> None:
    def fill(_book: Any, sheet: Any) -> None:  # noqa: ANN401 - as above
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, (2, "代表工作", 1000))
        sheet.write_row(2, 0, (3, "会议"))
        sheet.merge_range("C2:C3", 1000)

    workbook("budgets", "项目预算", fill)
    assert ("budgets.xlsx", 2, "C2", "C2:C3 是合并的单元格，只有左上角有内容", "取消合并，每一行都填写") in told()


def test_a_formula_is_used_and_told_once(workbook: Book, folder: Path) -> None:
    def fill(_book: Any, sheet: Any) -> None:  # noqa: ANN401 - as above
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, (2, "代表工作"))
        sheet.write_formula("C2", "=10*100", None, 1000)

    workbook("budgets", "项目预算", fill)
    found = load(folder)
    assert found.records is not None
    assert found.records.tables["ledger_budgets"][0]["initial"] == Decimal("1000.00")
    assert [(d.row, d.cell, d.what.zh) for d in found.doubts] == [(2, "C2", "有 1 格是公式，用的是上次保存时算出的数")]


def test_a_formula_without_a_value_is_wrong(workbook: Book, told: Told) -> None:
    def fill(_book: Any, sheet: Any) -> None:  # noqa: ANN401 - as above
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, (2, "代表工作"))
        sheet.write_formula("C2", "=10*100", None, "")

    workbook("budgets", "项目预算", fill)
    assert ("budgets.xlsx", 2, "C2", "这一格是公式，没有存下算出的数") in [entry[:4] for entry in told()]
    assert not [entry for entry in told() if "用的是上次保存时算出的数" in entry[3]]


def test_a_part_of_a_ledger_may_lie_in_a_folder_below(folder: Path) -> None:
    (folder / "二季度").mkdir()
    head, first, _ = (folder / "payments.csv").read_text("utf-8").splitlines()
    (folder / "二季度" / "payments.csv").write_text(f"{head}\n{first.replace('V1', 'V9')}\n", "utf-8")
    found = load(folder)
    assert found.records is not None
    assert [row["code"] for row in found.records.tables["ledger_payments"]] == ["V1", "V2", "V9"]
    assert found.records.places["ledger:payments#V9"].file == "二季度/payments.csv"


def test_what_is_no_ledger_in_a_folder_below_is_left_out_and_told(folder: Path) -> None:
    (folder / "往来").mkdir()
    (folder / "往来" / "通讯录.csv").write_text("姓名,电话\n王一,1\n", "utf-8")
    found = load(folder)
    assert found.records is not None
    assert [(d.file, d.what.zh) for d in found.doubts] == [("往来/通讯录.csv", "没有叫“通讯录”的台账，没有读")]


def test_a_record_marked_as_an_example_is_read_and_told(folder: Path) -> None:
    file = folder / "payments.csv"
    file.write_text(file.read_text("utf-8").replace("\nV1,", "\n例：V1,"), "utf-8")
    found = load(folder)
    assert found.records is not None
    assert [row["code"] for row in found.records.tables["ledger_payments"]] == ["V1", "V2"]
    assert [d.cell for d in found.doubts] == ["A2"]


def test_two_hundred_thousand_blank_rows_cost_little(workbook: Book, folder: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:  # noqa: ANN401 - as above
        style = book.add_format({"border": 1})
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, (2, "代表工作", 1000))
        for row in range(2, 200_002):
            sheet.write_blank(row, 0, None, style)

    workbook("budgets", "项目预算", fill)
    assert loaded(folder).count() == 6


def test_a_number_counts_as_stored_not_as_shown(workbook: Book, folder: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:  # noqa: ANN401 - as above
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, (2, "代表工作"))
        sheet.write_number("C2", 1234.56, book.add_format({"num_format": "0"}))
        sheet.set_row(1, None, None, {"hidden": True})

    workbook("budgets", "项目预算", fill)
    assert loaded(folder).tables["ledger_budgets"][0]["initial"] == Decimal("1234.56")


def test_half_a_folder_is_told(folder: Path, told: Told) -> None:
    (folder / "deputies.csv").unlink()
    assert (
        "payments.csv",
        2,
        None,
        "“代表”要查“代表名册”，文件夹里没有这个台账",
        "放入“代表名册”后再检查，导入不完整的文件夹不算数",
    ) in told()


@pytest.mark.parametrize("name", ["~$payments.xlsx", "payments.xlsx.part"])
def test_a_file_that_is_not_finished_is_told(folder: Path, told: Told, name: str) -> None:
    (folder / name).write_bytes(b"PK")
    assert (name, None, None, "这是正在编辑或没有复制完的文件") == told()[0][:4]


def test_a_damaged_file_is_told_and_the_others_are_still_checked(folder: Path, payments: Change, told: Told) -> None:
    (folder / "gifts.xlsx").write_bytes(b"PK\x03\x04 nothing")
    payments("金额", "四百")
    assert [problem[0] for problem in told()] == ["gifts.xlsx", "payments.csv"]


def test_a_ledger_that_is_there_twice_is_told(folder: Path, told: Told) -> None:
    (folder / "项目预算.csv").write_bytes((folder / "budgets.csv").read_bytes())
    assert told() == [("项目预算.csv", 2, "A2", "“2”已在 budgets.csv 第 2 行用过", "编号不能重复；同一条记录删去一行，不同的改编号")]


def test_a_cell_beside_the_table_is_told(rows: Rows, told: Told) -> None:
    rows("budgets", [[*HEADS], [2, "代表工作", 1000, "核对过"]])
    assert told() == [("budgets.csv", 2, "D2", "“核对过”不在任何一列里", "移到应在的列，或删去")]


def test_an_empty_folder_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageWrong, match="没有台账"):
        load(tmp_path)


def test_a_missing_folder_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageWrong, match="打不开"):
        load(tmp_path / "nowhere")


def test_evidence_outside_of_the_folder_is_not_looked_at(folder: Path, rows: Rows) -> None:
    (folder.parent / "outside.txt").write_text("x", "utf-8")
    rows("evidence", [["材料编号", "项目", "文件", "登记时的 SHA-256"], ["Z1", 2, "../outside.txt", "ab"]])
    assert loaded(folder).tables["ledger_evidence"][0]["found_sha256"] is None


def test_a_key_with_signs_of_a_pointer_is_escaped(rows: Rows, folder: Path) -> None:
    rows("activities", [["活动编号", "活动名称", "项目", "类别"], ["2024/3#1", "视察", 2, "视察"]])
    assert loaded(folder).tables["ledger_activities"][0]["at"] == "ledger:activities#2024%2F3%231"
