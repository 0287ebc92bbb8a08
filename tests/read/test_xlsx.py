"""Workbooks as a person sees them: numbers as shown, merged and hidden cells, formulas by their last value."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from jixiao.read.blocks import Blocks, Grid, Paragraph
from jixiao.read.formats import xlsx
from jixiao.read.formats._numbers import as_formatted

Fill = Callable[[Workbook, Worksheet], None]


def read(fill: Fill) -> Blocks:
    out = BytesIO()
    book = Workbook(out)
    fill(book, book.add_worksheet("一"))
    book.close()
    return xlsx.read(out.getvalue())


def cells(blocks: Blocks) -> list[list[str]]:
    return [[cell.text for cell in row] for block in blocks.blocks if isinstance(block, Grid) for row in block.rows]


def messages(blocks: Blocks) -> str:
    return " ".join(repair.message for repair in blocks.repairs)


SHOWN = [
    ("0.9565", "0.00%", "95.65%"),
    ("0.3", "0%", "30%"),
    ("14623000", "#,##0.00", "14,623,000.00"),
    ("1462.3", "0.000000", "1462.300000"),
    ("0.30000000000000004", "General", "0.3"),
    ("1200", "General", "1200"),
    ("-5.5", "0.00;(0.00)", "(5.50)"),
    ("-1234.5", "#,##0.00", "-1,234.50"),
    ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
    ("1234.5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
    ("12345", '0!.0,"万元"', "1.2万元"),
    ("95", '"≥"0"%"', "≥95%"),
    ("7", "000", "007"),
    ("2.5", "0.##", "2.5"),
    ("2", "0.##", "2"),
    ("1", ";;;", ""),
    ("3", 'General"人"', "3人"),
    ("12", "[>10]0.0;0", "12.0"),
    ("8", "[>10]0.0;0", "8"),
    ("45292", "yyyy/m/d", "2024/1/1"),
    ("45292", 'yyyy"年"m"月"d"日"', "2024年1月1日"),
    ("45626", 'yyyy"年"m"月"', "2024年11月"),
    ("45292.75", "yyyy-mm-dd hh:mm", "2024-01-01 18:00"),
    ("0.5", "hh:mm", "12:00"),
    ("1e308", "0.00", "1e308"),
    ("文字", "0.00", "文字"),
]


@pytest.mark.parametrize(("raw", "code", "text"), SHOWN)
def test_a_number_is_read_as_it_is_shown(raw: str, code: str, text: str) -> None:
    assert as_formatted(raw, code).text == text


def test_days_may_count_from_1904() -> None:
    assert as_formatted("43830", "yyyy/m/d", True).text == "2024/1/1"


@pytest.mark.parametrize(
    ("raw", "code", "rounded"), [("1.235", "0.00", True), ("1.23", "0.00", False), ("0.9565", "0.0%", True), ("45292.3", "yyyy/m/d", False)]
)
def test_digits_that_are_not_shown_are_told(raw: str, code: str, rounded: bool) -> None:
    assert as_formatted(raw, code).rounded is rounded


def test_cells_come_with_their_formats() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_number(0, 0, 0.9565, book.add_format({"num_format": "0.00%"}))
        sheet.write_number(0, 1, 4600800, book.add_format({"num_format": "#,##0.00"}))
        sheet.write_datetime(0, 2, date(2025, 3, 1), book.add_format({"num_format": 'yyyy"年"m"月"d"日"'}))
        sheet.write_string(0, 3, "310101199001010013")
        sheet.write_boolean(0, 4, True)

    assert cells(read(fill)) == [["95.65%", "4,600,800.00", "2025年3月1日", "310101199001010013", "TRUE"]]


def test_merged_cells_are_spans() -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.merge_range(0, 0, 1, 1, "甲")
        sheet.write_string(0, 2, "乙")
        sheet.write_string(1, 2, "丙")

    grid = read(fill).blocks[0]
    assert isinstance(grid, Grid)
    assert [(c.text, c.row, c.column, c.rowspan, c.colspan) for row in grid.rows for c in row] == [
        ("甲", 0, 0, 2, 2),
        ("乙", 0, 2, 1, 1),
        ("丙", 1, 2, 1, 1),
    ]


def test_empty_cells_between_are_told() -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["甲", "乙", "丙"])
        sheet.write_row(1, 0, ["一", None, "三"])

    assert cells(read(fill)) == [["甲", "乙", "丙"], ["一", "", "三"]]


def test_hidden_rows_and_columns_are_left_out_and_told() -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        for row in range(3):
            sheet.write_row(row, 0, [f"{row}甲", f"{row}乙"])
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})

    found = read(fill)
    assert cells(found) == [["0甲"], ["2甲"]]
    assert "1 个隐藏行没有读：第 2 行" in messages(found)
    assert "1 个隐藏列没有读：B 列" in messages(found)


def test_a_merged_cell_that_begins_hidden_is_still_seen() -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.merge_range(0, 0, 2, 0, "产出指标")
        for row in range(3):
            sheet.write_string(row, 1, str(row))
        sheet.set_row(0, None, None, {"hidden": True})

    assert cells(read(fill)) == [["产出指标", "1"], ["2"]]


def test_hidden_sheets_are_left_out_and_told() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_string(0, 0, "看见")
        draft = book.add_worksheet("草稿")
        draft.write_string(0, 0, "看不见")
        draft.hide()

    found = read(fill)
    assert cells(found) == [["看见"]]
    assert "隐藏的工作表没有读：草稿" in messages(found)


def test_sheets_are_apart() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_string(0, 0, "甲")
        book.add_worksheet("二").write_string(0, 0, "乙")

    found = read(fill)
    assert [type(block) for block in found.blocks] == [Grid, Paragraph, Grid]
    grid = found.blocks[2]
    assert isinstance(grid, Grid)
    assert grid.rows[0][0].place.sheet == "二"


@pytest.mark.parametrize(
    ("formula", "value", "text", "told"),
    [
        ("=SUM(A1:A2)", 95.5, "95.5", ""),
        ("=2.00(人)", 0, "=2.00(人)", "存成了公式"),
        ("=0.00(%)", 0, "=0.00(%)", "存成了公式"),
        ("=2000.00(元)", 0, "=2000.00(元)", "存成了公式"),
        ("=36", 36, "36", ""),
        ("=A1", "甲", "甲", ""),
        ("=1/0", "#DIV/0!", "#DIV/0!", ""),
    ],
)
def test_formulas_are_read_by_their_last_value(formula: str, value: object, text: str, told: str) -> None:
    found = read(lambda _, sheet: sheet.write_formula(0, 0, formula, None, value) and None)
    assert cells(found) == [[text]]
    assert told in messages(found)


def test_text_that_looks_like_a_formula_stays_text() -> None:
    assert cells(read(lambda _, sheet: sheet.write_string(0, 0, "=2.00(人)") and None)) == [["=2.00(人)"]]


def test_a_cell_at_the_end_of_the_sheet_costs_nothing() -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_string(0, 0, "甲")
        sheet.write_string(1_048_575, 16_383, "远")

    found = read(fill)
    assert cells(found) == [["甲"]]
    assert "以外的 1 个单元格没有读" in messages(found)


def test_rounded_numbers_are_told_once() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        for row in range(3):
            sheet.write_number(row, 0, 1.23456, book.add_format({"num_format": "0.00"}))

    found = read(fill)
    assert len(found.repairs) == 1
    assert "3 个数显示的位数比存储的少（如 A1 显示 1.23，存储 1.23456）" in messages(found)
