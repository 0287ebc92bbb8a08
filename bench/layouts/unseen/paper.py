"""PDFs of unread families: labels turned on their side, lines between rows alone, two columns a page."""

import json
from collections.abc import Callable
from importlib import import_module

from jixiao.write.document.fonts import chinese_font
from layouts.as_pdf import plain
from layouts.block import Paragraph
from layouts.family import Draft

PAPER = """
#let data = json(bytes(sys.inputs.blocks))
#set document(title: "公开", date: datetime(year: 2025, month: 1, day: 2))
#set page(paper: if data.columns > 1 { "a3" } else { "a4" }, flipped: true, margin: 14mm, columns: data.columns)
#set text(font: data.font, size: 8pt, lang: "zh")
#for block in data.blocks {
  if block.kind == "paragraph" {
    align(if block.heading { center } else { left }, text(size: if block.heading { 12pt } else { 8pt }, block.text))
  } else {
    table(
      columns: (1fr,) * block.width,
      stroke: if data.lines { (x, y) => (top: 0.5pt, bottom: 0.5pt) } else { 0.5pt },
      inset: 3pt,
      align: center + horizon,
      ..block.cells.map(cell => table.cell(
        x: cell.column, y: cell.row, rowspan: cell.rows, colspan: cell.columns, breakable: cell.rows > 1,
        if data.turned and cell.side { rotate(-90deg, reflow: true, cell.text) } else { cell.text },
      ))
    )
  }
}
"""
LONG = 2


def paper(*, turned: bool = False, lines: bool = False, columns: int = 1) -> tuple[str, Callable[[Draft], bytes]]:
    """Return the builder of such PDFs."""

    def build(draft: Draft) -> bytes:
        font = chinese_font()
        blocks = [
            plain(block) | ({} if isinstance(block, Paragraph) else {"cells": sided(plain(block)["cells"])}) for block in draft.blocks
        ]
        data = {"blocks": blocks, "font": font.family, "turned": turned, "lines": lines, "columns": columns}
        folders = [str(folder) for folder in font.folders]
        compiler = import_module("typst").Compiler(PAPER.encode(), font_paths=folders, ignore_system_fonts=True)
        made: bytes = compiler.compile(format="pdf", sys_inputs={"blocks": json.dumps(data, ensure_ascii=False)}, timestamp=0)
        return made

    return ".pdf", build


def sided(cells: object) -> list[dict[str, object]]:
    """Return cells with whether their text stands on its side: those at the left edge that are higher than two rows."""
    if not isinstance(cells, list):
        raise TypeError("a table has a list of cells")
    return [cell | {"side": cell["rows"] > LONG and cell["column"] == 0 and len(cell["text"]) < 3 * cell["rows"]} for cell in cells]
