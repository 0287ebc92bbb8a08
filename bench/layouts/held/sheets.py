"""Workbooks and PDFs of the held families: forms on sheets of their own, columns that are hidden, text set to the left."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from io import BytesIO
from typing import Any

from jixiao.write.document.fonts import chinese_font
from layouts.as_pdf import plain
from layouts.block import Block, Cell, Paragraph, Table
from layouts.family import Draft
from layouts.held.office import forms_of

MADE = datetime(2025, 1, 2, tzinfo=UTC)
Build = Callable[[Draft], bytes]


def workbook(fill: Callable[[Any, dict[str, Any], Draft], None]) -> tuple[str, Build]:
    """Return the builder of workbooks that are filled in that way."""

    def build(draft: Draft) -> bytes:
        buffer = BytesIO()
        book = import_module("xlsxwriter").Workbook(buffer, {"in_memory": True})
        book.set_properties({"created": MADE})
        looks = {"cell": book.add_format({"border": 1, "text_wrap": True}), "title": book.add_format({"bold": True, "align": "center"})}
        fill(book, looks, draft)
        book.close()
        return buffer.getvalue()

    return ".xlsx", build


def put(sheet: Any, looks: dict[str, Any], blocks: list[Block], top: int, left: int) -> int:  # noqa: ANN401 - a sheet of xlsxwriter
    """Write blocks below one another, paragraphs merged across; return the next free row."""
    width = max((block.width for block in blocks if isinstance(block, Table)), default=6)
    for block in blocks:
        if isinstance(block, Paragraph):
            sheet.merge_range(top, left, top, left + width - 1, block.text, looks["title"])
            top += 1
            continue
        for cell in block.cells:
            write(sheet, looks["cell"], cell, top, left)
        top += block.height
    return top


def write(sheet: Any, look: Any, cell: Cell, top: int, left: int) -> None:  # noqa: ANN401 - a sheet and a format of xlsxwriter
    """Write one cell."""
    row, column = top + cell.row, left + cell.column
    if cell.rows > 1 or cell.columns > 1:
        sheet.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, "", look)
    sheet.write_string(row, column, cell.text, look)


def sheet_a_form(book: Any, looks: dict[str, Any], draft: Draft) -> None:  # noqa: ANN401 - a workbook of xlsxwriter
    """Fill a sheet for every form, before them a list of the sheets, behind them one hidden with what cells may hold."""
    index = book.add_worksheet("目录")
    groups = forms_of(draft.blocks)
    index.write_row(0, 0, ["绩效公开表目录"])
    index.write_row(1, 0, ["序号", "表名", "备注"])
    for number, own in enumerate(groups, 1):
        index.write_row(1 + number, 0, [str(number), f"附表{number}"])
        put(book.add_worksheet(f"附表{number}"), looks, own, 0, 0)
    choices = book.add_worksheet("下拉选项")
    for row, text in enumerate(("产出指标", "效益指标", "满意度指标", "数量指标", "质量指标", "≥", "≤", "＝")):
        choices.write_string(row, 0, text)
    choices.hide()


def with_helpers(book: Any, looks: dict[str, Any], draft: Draft) -> None:  # noqa: ANN401 - a workbook of xlsxwriter
    """Fill one sheet from its third column on; the first two hold keys of a system and are hidden, as is a row."""
    sheet = book.add_worksheet("sheet1")
    sheet.write_string(0, 2, "导入模板版本号2.1")
    row = put(sheet, looks, draft.blocks, 2, 2)
    for at in range(2, row):
        sheet.write_string(at, 0, f"ZB{at:05}")
        sheet.write_string(at, 1, "TRUE")
    sheet.set_column(2, 20, 15)
    sheet.set_column(0, 1, None, None, {"hidden": True})
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def across(book: Any, looks: dict[str, Any], draft: Draft) -> None:  # noqa: ANN401 - a workbook of xlsxwriter
    """Fill one sheet with the forms beside one another, two columns left free between them."""
    sheet = book.add_worksheet("汇总")
    left = 1
    for own in forms_of(draft.blocks):
        put(sheet, looks, own, 1, left)
        left += max(block.width for block in own if isinstance(block, Table)) + 2


LEFT = """
#let data = json(bytes(sys.inputs.blocks))
#set document(title: "公开", date: datetime(year: 2025, month: 1, day: 2))
#set page(paper: "a4", flipped: true, margin: 16mm)
#set text(font: data.font, size: 8pt, lang: "zh")
#let figure = regex("^[≥≤=<>]?[\\\\d,.]+%?$")
#for block in data.blocks {
  if block.kind == "paragraph" {
    align(left, text(size: if block.heading { 11pt } else { 8pt }, weight: if block.heading { "bold" } else { "regular" }, block.text))
  } else {
    table(
      columns: (1fr,) * block.width,
      stroke: none,
      inset: (x: 4pt, y: 3pt),
      ..block.cells.map(cell => table.cell(
        x: cell.column, y: cell.row, rowspan: cell.rows, colspan: cell.columns, breakable: cell.rows > 1,
        align: if cell.text.match(figure) != none { right + top } else { left + top }, cell.text,
      ))
    )
  }
}
"""


def left_pdf() -> tuple[str, Build]:
    """Return the builder of PDFs set to the left, figures to the right."""

    def build(draft: Draft) -> bytes:
        font = chinese_font()
        data = {"blocks": [plain(block) for block in draft.blocks], "font": font.family}
        folders = [str(folder) for folder in font.folders]
        compiler = import_module("typst").Compiler(LEFT.encode(), font_paths=folders, ignore_system_fonts=True)
        made: bytes = compiler.compile(format="pdf", sys_inputs={"blocks": json.dumps(data, ensure_ascii=False)}, timestamp=0)
        return made

    return ".pdf", build
