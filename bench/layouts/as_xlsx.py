"""Blocks to a workbook: one sheet, paragraphs above and below the tables, cells merged or only written in their first square."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from importlib import import_module
from io import BytesIO
from typing import Any

from layouts.block import Block, Cell, Paragraph

MADE = datetime(2025, 1, 2, tzinfo=UTC)
PERCENT = "0.00%"


def xlsx_of(blocks: Sequence[Block], *, merged: bool = True, numbers: bool = False) -> bytes:
    """Return the workbook; ``numbers``: amounts and percentages are numbers with a format, as typed into a sheet."""
    buffer = BytesIO()
    book = import_module("xlsxwriter").Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": MADE})
    sheet, looks = (
        book.add_worksheet("绩效"),
        {name: book.add_format({"border": 1, "text_wrap": True, **more}) for name, more in LOOKS.items()},
    )
    row = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            sheet.write_string(row, 0, block.text)
            row += 1
            continue
        for cell in block.cells:
            placed(sheet, row, cell, looks, merged=merged, numbers=numbers)
        row += block.height
    book.close()
    return buffer.getvalue()


LOOKS: dict[str, dict[str, str]] = {"text": {}, "amount": {"num_format": "#,##0.00"}, "percent": {"num_format": PERCENT}}


def placed(sheet: Any, top: int, cell: Cell, looks: dict[str, Any], *, merged: bool, numbers: bool) -> None:  # noqa: ANN401 - a sheet of xlsxwriter
    """Write one cell."""
    row, column = top + cell.row, cell.column
    content, look = typed(cell.text) if numbers and not cell.label else (cell.text, "text")
    if merged and (cell.rows > 1 or cell.columns > 1):
        sheet.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, "", looks[look])
    if isinstance(content, str):
        sheet.write_string(row, column, content, looks[look])
    else:
        sheet.write_number(row, column, content, looks[look])


def typed(text: str) -> tuple[str | float, str]:
    """Return a cell's content as a sheet holds it: a number with its look where the text is one."""
    try:
        if text.endswith("%"):
            return float(Decimal(text[:-1]) / 100), "percent"
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return text, "text"
    return (float(number), "amount") if "." in text and len(text.rpartition(".")[2]) == 2 else (text, "text")
