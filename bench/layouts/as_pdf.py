"""Blocks to a PDF by typst, ruled or not: a landscape page, cells wrapped and centred as offices print them."""

import json
from collections.abc import Sequence
from importlib import import_module

from jixiao.write.document.fonts import chinese_font
from layouts.block import Block, Cell, Paragraph

PAGE = """
#let data = json(bytes(sys.inputs.blocks))
#set document(title: "公开", date: datetime(year: 2025, month: 1, day: 2))
#set page(paper: "a4", flipped: true, margin: 14mm, numbering: if data.numbered { "— 1 —" } else { none })
#set text(font: data.font, size: 8pt, lang: "zh")
#for block in data.blocks {
  if block.kind == "paragraph" {
    align(if block.heading { center } else { left }, text(size: if block.heading { 12pt } else { 8pt }, block.text))
  } else {
    table(
      columns: (1fr,) * block.width,
      stroke: if data.ruled { 0.5pt } else { none },
      inset: 3pt,
      align: center + horizon,
      ..block.cells.map(cell => table.cell(
        x: cell.column, y: cell.row, rowspan: cell.rows, colspan: cell.columns, breakable: cell.rows > 1, cell.text,
      ))
    )
  }
}
"""


def pdf_of(blocks: Sequence[Block], *, ruled: bool = True, numbered: bool = False) -> bytes:
    """Return the PDF; the same bytes every time."""
    font = chinese_font()
    data = {"blocks": [plain(block) for block in blocks], "ruled": ruled, "numbered": numbered, "font": font.family}
    compiler = import_module("typst").Compiler(PAGE.encode(), font_paths=[str(folder) for folder in font.folders], ignore_system_fonts=True)
    made: bytes = compiler.compile(format="pdf", sys_inputs={"blocks": json.dumps(data, ensure_ascii=False)}, timestamp=0)
    return made


def plain(block: Block) -> dict[str, object]:
    """Return a block as the template takes it."""
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": block.text, "heading": block.heading in {1, 2}}
    return {"kind": "table", "width": block.width, "cells": [cell_of(cell) for cell in block.cells]}


def cell_of(cell: Cell) -> dict[str, object]:
    """Return a cell as the template takes it."""
    return {"text": cell.text, "row": cell.row, "column": cell.column, "rows": cell.rows, "columns": cell.columns}
