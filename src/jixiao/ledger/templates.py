"""Spreadsheets to fill in: frozen heads, lists to choose from, one example row, a sheet of explanations."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from jixiao.extras import need
from jixiao.ledger.cells import Value, value_of
from jixiao.ledger.heads import EXPLANATIONS
from jixiao.ledger.rows import EXAMPLE
from jixiao.ledger.schema import Column, Ledger
from jixiao.params.load import Title

BORN = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The day in the file's properties: the same ledger must give the same bytes."""
ROWS = 5000
"""Rows below the heads that the lists to choose from reach."""
FORMATS = {"money": "#,##0.00", "date": "yyyy-mm-dd", "month": "yyyy-mm", "integer": "0", "decimal": "0.####"}
WIDTHS = {"money": 15, "date": 12, "month": 10, "integer": 10, "decimal": 10, "boolean": 8, "choice": 12, "text": 18}
KINDS = {
    "text": Title(zh="文字", en="text"),
    "choice": Title(zh="选一个", en="one of"),
    "integer": Title(zh="整数", en="whole number"),
    "decimal": Title(zh="数", en="number"),
    "money": Title(zh="金额，元", en="money, yuan"),
    "date": Title(zh="日期，如 2024-03-15", en="date, like 2024-03-15"),
    "month": Title(zh="月份，如 2024-03", en="month, like 2024-03"),
    "boolean": Title(zh="是或否", en="是 or 否"),
}
Given = Mapping[str, Value]


def template(ledger: Ledger) -> bytes:
    """Return the blank spreadsheet of a ledger with its example row."""
    return workbook(ledger, (), example=True)


def workbook(ledger: Ledger, rows: Iterable[Given], *, example: bool = False) -> bytes:
    """Return a ledger with its rows as an xlsx file: texts are text cells whatever they begin with, money and days are typed."""
    need("write")
    from xlsxwriter import Workbook  # noqa: PLC0415 - only who writes spreadsheets needs it

    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(buffer, options) as book:
        book.set_properties({"title": ledger.title.zh, "created": BORN})
        sheet = book.add_worksheet(ledger.title.zh)
        head = {"bold": True, "border": 1, "align": "center", "bg_color": "#E9EBEE", "text_wrap": True}
        styles = {kind: book.add_format({"num_format": FORMATS.get(kind, "@")}) for kind in WIDTHS}
        columns = ledger.filled
        for index, column in enumerate(columns):
            shade = book.add_format({**head, "bg_color": "#FBEECF" if column.is_needed else "#E9EBEE"})
            sheet.write_string(0, index, column.title.zh, shade)
            sheet.set_column(index, index, WIDTHS[column.type], styles[column.type])
            _choices(sheet, index, column)
        sheet.freeze_panes(1, 1)
        grey = {kind: book.add_format({"num_format": FORMATS.get(kind, "@"), "italic": True, "font_color": "#777777"}) for kind in WIDTHS}
        if example:
            _write(sheet, 1, columns, _example(columns), grey)
        for number, row in enumerate(rows, 2 if example else 1):
            _write(sheet, number, columns, row, styles)
        _explain(book, ledger)
    return buffer.getvalue()


def _example(columns: Sequence[Column]) -> Given:
    """Return the values of the example row; its key says that it is one."""
    values: dict[str, Value] = {c.name: value_of(c.example, c) for c in columns if c.example is not None}
    key = next(c for c in columns if c.key)
    return {**values, key.name: f"{EXAMPLE}{key.example}"}


def _choices(sheet: Any, index: int, column: Column) -> None:  # noqa: ANN401 - xlsxwriter has no types
    words = column.choices or (("是", "否") if column.type == "boolean" else ())
    if words:
        source = {"validate": "list", "source": list(words), "error_title": column.title.zh, "error_message": "、".join(words)[:250]}
        sheet.data_validation(1, index, ROWS, index, source)


def _write(sheet: Any, row: int, columns: Sequence[Column], values: Given, styles: Mapping[str, Any]) -> None:  # noqa: ANN401 - as above
    for index, column in enumerate(columns):
        value, style = values.get(column.name), styles[column.type]
        if value is None:
            continue
        if isinstance(value, bool):
            sheet.write_string(row, index, "是" if value else "否", style)
        elif isinstance(value, date):
            sheet.write_datetime(row, index, value, style)
        elif isinstance(value, int | Decimal):
            sheet.write_number(row, index, value, style)
        else:
            sheet.write_string(row, index, value, style)


def _explain(book: Any, ledger: Ledger) -> None:  # noqa: ANN401 - as above
    sheet = book.add_worksheet(EXPLANATIONS)
    bold, text = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 4, 30)
    sheet.write_string(0, 0, f"{ledger.title.zh} {ledger.title.en}", bold)
    sheet.write_string(1, 0, f"{ledger.note.zh} {ledger.note.en}")
    sheet.write_string(2, 0, f"黄色的列必须填写。以“{EXAMPLE}”开头的示例行不算记录，可以删去。The example row is no record.")
    for index, title in enumerate(("列", "必填", "怎么填", "How to fill it in", "说明")):
        sheet.write_string(4, index, title, bold)
    for row, column in enumerate(ledger.filled, 5):
        kind = KINDS[column.type]
        words = f"：{'、'.join(column.choices)}" if column.choices else ""
        personal = "个人信息，导出时不带" if column.personal else ""
        cells = (
            column.title.zh,
            "是" if column.is_needed else "",
            kind.zh + words,
            f"{kind.en}; {column.note.en}",
            column.note.zh + personal,
        )
        for index, cell in enumerate(cells):
            sheet.write_string(row, index, cell, text)
