"""Workbooks of unread families: numbers that a format gives sign and unit, cells that point to another sheet, rows that are hidden."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from layouts.block import Block, Cell, Paragraph, Table
from layouts.family import Draft
from layouts.held.changers import below_head, inserted
from layouts.held.sheets import put, workbook, write
from layouts.unseen.alter import at_head

FIGURE = re.compile(r"^([≥≤=<>]?)(\d+)((?:\.\d+)?)([%元万人个次场件套台项公里天户家份名块]*)$")
AMOUNT = re.compile(r"^\d{1,3}(,\d{3})*\.\d\d$")
Place = Callable[[int, int, Cell], None]


def laid(draft: Draft, sheet: Any, looks: dict[str, Any], place: Place) -> None:  # noqa: ANN401 - a sheet of xlsxwriter
    """Write paragraphs and labels as they are, values as ``place`` writes them."""
    top = 0
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            sheet.write_string(top, 0, block.text)
            top += 1
            continue
        for cell in block.cells:
            write(sheet, looks["cell"], cell, top, 0)
            if not cell.label and cell.text:
                place(top + cell.row, cell.column, cell)
        top += block.height


def formatted(book: Any, looks: dict[str, Any], draft: Draft) -> None:  # noqa: ANN401 - a workbook of xlsxwriter
    """Fill one sheet with figures as numbers: what stands before and behind them comes from the cell's format."""
    sheet = book.add_worksheet("Sheet1")
    made: dict[str, Any] = {}

    def place(row: int, column: int, cell: Cell) -> None:
        found = told(cell.text)
        if found is not None:
            form, number = found
            made[form] = made.get(form) or book.add_format({"border": 1, "num_format": form})
            sheet.write_number(row, column, number, made[form])

    laid(draft, sheet, looks, place)


def told(text: str) -> tuple[str, float] | None:
    """Return a figure's format and number, None for a text that is no figure."""
    if AMOUNT.match(text):
        return "#,##0.00", float(text.replace(",", ""))
    found = FIGURE.match(text)
    if found is None or len(found[2] + found[3]) > 12:
        return None
    places = "0" + (f".{'0' * (len(found[3]) - 1)}" if found[3] else "")
    front = f'"{found[1]}"' if found[1] else ""
    if found[4] == "%":
        return f"{front}{places}%", float(Decimal(found[2] + found[3]) / 100)
    back = f'"{found[4]}"' if found[4] else ""
    return f"{front}{places}{back}", float(found[2] + found[3])


def pointing(book: Any, looks: dict[str, Any], draft: Draft) -> None:  # noqa: ANN401 - a workbook of xlsxwriter
    """Fill one sheet whose values are all taken from a hidden one by formulas, what they come to beside them."""
    sheet, data = book.add_worksheet("报表"), book.add_worksheet("数据源")
    at = 0

    def place(row: int, column: int, cell: Cell) -> None:
        nonlocal at
        at += 1
        data.write_string(at, 0, f"F{at:03}")
        data.write_string(at, 1, cell.text)
        sheet.write_formula(row, column, f"=数据源!B{at + 1}", looks["cell"], cell.text)

    laid(draft, sheet, looks, place)
    data.hide()


def sampled(book: Any, looks: dict[str, Any], draft: Draft) -> None:  # noqa: ANN401 - a workbook of xlsxwriter
    """Fill one sheet that has a hidden row with a sample below every header of indicators."""
    sheet = book.add_worksheet("绩效表")
    top = 0
    for block in draft.blocks:
        own: Block = with_sample(block) if isinstance(block, Table) else block
        if isinstance(own, Table):
            sheet.set_row(top + below_head(own), None, None, {"hidden": True})
        top = put(sheet, looks, [own], top, 0)


def with_sample(table: Table) -> Table:
    """Return the table with a row under its header that shows how to fill it in."""
    at = at_head(table, "三级指标") or 0
    texts = {at - 2: "产出指标", at - 1: "数量指标", at: "例：举办培训班期数", at + 1: "≥10期"}
    return inserted(table, below_head(table), [Cell(texts.get(column, ""), 0, column) for column in range(table.width)])


FORMATTED = workbook(formatted)
POINTING = workbook(pointing)
SAMPLED = workbook(sampled)
