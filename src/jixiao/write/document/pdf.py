"""Pages to PDF by typst: font embedded, tagged, bookmarks, heads repeated; PDF/A where the font has every character."""

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.json import encode

from jixiao.extras import need
from jixiao.write.document.fit import LEADING, SIZES, breadth, cell_size, even_width, form_size, line_size, room, row_heights
from jixiao.write.document.fonts import chinese_font
from jixiao.write.document.pages import TOGETHER, Box, Form, FormTable, Line, Pages, Prose
from jixiao.write.document.plain import printable

TEMPLATE = Path(__file__).parent / "pages.typ"
ARCHIVE = "a-2a"
"""PDF/A-2a: tagged and archivable."""
LACKING = re.compile(r"the text `\"([^`]{1,20})\"` could not be displayed")
LONG = 180.0
"""Rows whose text is higher, in points, may run over the end of a page."""


class Made(NamedTuple):
    """A PDF's bytes, and the characters that its font lacks: they are shown as boxes, and the file is no PDF/A then."""

    data: bytes
    missing: str


def pdf(pages: Pages) -> Made:
    """Return the file; the same pages and font give the same bytes; UsageWrong where the extra or a font is missing."""
    need("write")
    typst = import_module("typst")
    given = {"pages": encode(data_of(pages)).decode()}
    try:
        return Made(compiler().compile(format="pdf", sys_inputs=given, pdf_standards=[ARCHIVE]), "")
    except typst.TypstError as lacking:
        missing = "".join(dict.fromkeys("".join(LACKING.findall(str(lacking)))))
        return Made(compiler().compile(format="pdf", sys_inputs=given), missing)


@cache
def compiler(template: Path = TEMPLATE) -> Any:  # noqa: ANN401 - typst is loaded only where a PDF is made
    """Return the compiler of a template with its font loaded."""
    return import_module("typst").Compiler(
        str(template), root=str(template.parent), font_paths=[str(f) for f in chinese_font().folders], ignore_system_fonts=True
    )


def data_of(pages: Pages) -> dict[str, object]:
    """Return the pages as the template takes them."""
    return {
        "title": printable(pages.title),
        "author": printable(pages.authority or ""),
        "year": pages.dated.year,
        "fonts": [chinese_font().family],
        "parts": [form_data(part) if isinstance(part, Form) else prose_data(part) for part in pages.parts],
    }


def prose_data(part: Prose) -> dict[str, object]:
    """Return running text."""
    return {"lines": [line_data(line, room()) for line in part.lines]}


def line_data(line: Line, wide: float) -> dict[str, object]:
    """Return one line; a centred one with its size and the width that breaks it evenly."""
    fitted = {"size": line_size(line, wide), "width": even_width(line, wide)} if line.look in SIZES else {}
    return {"look": line.look, "text": printable(line.text), **fitted}


def form_data(form: Form) -> dict[str, object]:
    """Return one form."""
    wide = room(landscape=form.landscape)
    columns = [wide * width / sum(form.widths) for width in form.widths]
    size = form_size(form, "pdf")
    return {
        "titles": [line_data(line, wide) for line in (*form.before, *form.titles)],
        "widths": form.widths,
        "tables": [table_data(table, columns, size) for table in form.tables],
        "size": size,
        "leading": size * (LEADING - 1),
        "notes": [printable(note) for note in form.notes],
        "landscape": form.landscape,
    }


def table_data(table: FormTable, columns: list[float], size: float) -> dict[str, object]:
    """Return one table, its boxes from top to bottom and left to right, the order in which they are read aloud."""
    boxes = sorted(table.boxes, key=lambda box: (box.row, box.column))
    heights = row_heights(boxes, columns, size)
    return {"heads": table.heads, "boxes": [box_data(box, columns, heights, size) for box in boxes]}


def box_data(box: Box, columns: list[float], heights: dict[int, float], size: float) -> dict[str, object]:
    """Return one box."""
    rows = range(box.row, box.row + box.rowspan)
    return {
        "x": box.column,
        "y": box.row,
        "rows": box.rowspan,
        "columns": box.colspan,
        "align": box.align,
        "above": box.open_above,
        "below": box.open_below,
        "lines": box.lines,
        "size": cell_size(box.text, breadth(box, columns), size),
        "breakable": box.rowspan > TOGETHER or sum(heights[row] for row in rows) > LONG,
        "text": printable(box.text).split("\n"),
    }
