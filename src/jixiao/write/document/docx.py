"""Pages to a Word file: real merged cells, Chinese fonts named, the indicator table's head repeated, page numbers."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from jixiao.write.document.docx_parts import FOOTERS, font_size, pitch, sized, word_file
from jixiao.write.document.fit import SIZES, cell_size, even_width, form_size, line_size, room
from jixiao.write.document.pages import Box, Form, FormTable, Line, Pages, Prose, grid, kept
from jixiao.write.document.plain import printable
from jixiao.write.escaping import escape

PORTRAIT = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1588" w:gutter="0"/>'
UPRIGHT = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="964" w:right="1021" w:bottom="907" w:left="1021" w:header="567" w:footer="567" w:gutter="0"/>'
LYING = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="567" w:footer="397" w:gutter="0"/>'
"""Pages of forms, with margins that leave room for a whole one."""
WIDE, NARROW = 15138, 9864
"""Twips of a form 267 and 174 mm wide."""
TEXT = 8844
"""Twips of running text 156 mm wide."""
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
MARGINS = '<w:left w:w="50" w:type="dxa"/><w:right w:w="50" w:type="dxa"/>'
SEAM = '<w:p><w:pPr><w:pStyle w:val="seam"/>{}</w:pPr></w:p>'


def docx(pages: Pages) -> bytes:
    """Return the file's bytes; the same pages give the same bytes."""
    return word_file(body(pages), pages.title, pages.authority, pages.dated.isoformat())


def body(pages: Pages) -> Iterator[str]:
    """Yield the document's parts; where pages turn, or go from text to forms, the section ends."""
    before = PORTRAIT
    for index, part in enumerate(pages.parts):
        page = (LYING if part.landscape else UPRIGHT) if isinstance(part, Form) else PORTRAIT
        turns = index > 0 and page != before
        if turns:
            yield SEAM.format(section(before))
        new_page = index > 0 and not turns
        yield from form(part, new_page=new_page) if isinstance(part, Form) else prose(part, new_page=new_page)
        before = page
    yield section(before)


def section(page: str) -> str:
    """Return the properties of a section of pages of one size."""
    return f'<w:sectPr>{FOOTERS}<w:type w:val="nextPage"/>{page}</w:sectPr>'


def prose(part: Prose, *, new_page: bool) -> Iterator[str]:
    """Yield the paragraphs of running text."""
    for index, line in enumerate(part.lines):
        yield paragraph(line, new_page=new_page and not index)


def paragraph(line: Line, *, new_page: bool = False, landscape: bool | None = None) -> str:
    """Return one paragraph; what stands centred breaks into even lines."""
    start = "<w:pageBreakBefore/>" if new_page else ""
    indent, points = "", None
    if line.look in SIZES:
        wide = room(landscape=landscape)
        side = round((wide - even_width(line, wide)) * 10)
        indent = f'<w:ind w:left="{side}" w:right="{side}"/>' if side else ""
        fitted = line_size(line, wide)
        points = None if fitted == SIZES[line.look][0] else fitted
    return f'<w:p><w:pPr><w:pStyle w:val="{line.look}"/>{start}{indent}</w:pPr>{run(line.text, points)}</w:p>'


def run(text: str, points: float | None = None) -> str:
    """Return a run of text, in another size than its style's where ``points`` says so; nothing for no text."""
    own = "" if points is None else f"<w:rPr>{font_size(round(points * 2))}</w:rPr>"
    return f'<w:r>{own}<w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r>' if text else ""


def form(part: Form, *, new_page: bool) -> Iterator[str]:
    """Yield a form: titles, tables with a seam between them, notes; a seam ends it, since no table may stand last."""
    for index, line in enumerate((*part.before, *part.titles)):
        yield paragraph(line, new_page=new_page and not index, landscape=part.landscape)
    widths, points = twips(part.widths, WIDE if part.landscape else NARROW), form_size(part, "docx")
    for index, table in enumerate(part.tables):
        if index:
            yield SEAM.format("")
        yield from rows(table, widths, points, more=index + 1 < len(part.tables))
    yield from (paragraph(Line(note, "note")) for note in part.notes)
    if not part.notes:
        yield SEAM.format("")


def twips(widths: tuple[int, ...], whole: int) -> list[int]:
    """Return the widths of the grid in twips, which add up to the text block's."""
    edges = [round(whole * sum(widths[:n]) / sum(widths)) for n in range(len(widths) + 1)]
    return [right - left for left, right in pairwise(edges)]


def rows(table: FormTable, widths: list[int], points: float, *, more: bool) -> Iterator[str]:
    """Yield a table, its text of so many points; where another goes on below it, its last line is left to that one."""
    yield f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{BORDERS}</w:tblBorders>'
    yield f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{MARGINS}</w:tblCellMar></w:tblPr>'
    yield "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
    together = kept(table)
    for number, boxes in enumerate(grid(table)):
        height = pitch(points) * max((box.lines for box in boxes if box is not None and box.rowspan == 1), default=1) + 40
        head = "<w:tblHeader/>" if number < table.heads else ""
        made = partial(
            cell, row=number, widths=widths, usual=points, closed=not (more and number + 1 == table.rows), keep=number in together
        )
        yield f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{head}</w:trPr>'
        yield from (made(box) for box in boxes if box is not None)
        yield "</w:tr>"
    yield "</w:tbl>"


def cell(box: Box, *, row: int, widths: list[int], usual: float, closed: bool, keep: bool) -> str:
    """Return a cell, or in the rows below its first the mark that it goes on."""
    width = sum(widths[box.column : box.column + box.colspan])
    span = f'<w:gridSpan w:val="{box.colspan}"/>' if box.colspan > 1 else ""
    begins = row == box.row
    merge = "" if box.rowspan == 1 else '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    top = '<w:top w:val="nil"/>' if box.open_above and begins else ""
    bottom = '<w:bottom w:val="nil"/>' if box.open_below or not closed else ""
    borders = f"<w:tcBorders>{top}{bottom}</w:tcBorders>" if top or bottom else ""
    points = cell_size(box.text, width / 20, usual)
    shown = "".join(texts(box if begins else box._replace(text=""), usual, None if points == usual else points, keep=keep))
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{borders}<w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{properties}{shown}</w:tc>"


def texts(box: Box, usual: float, points: float | None, *, keep: bool) -> Iterator[str]:
    """Yield a cell's paragraphs, one a line, of the form's usual size or, where it must be, another; ``keep``: on the page of the row below."""
    look = sized("label" if box.align == "center" else "cell", usual)
    align = f'<w:jc w:val="{box.align}"/>' if box.align == "right" else ""
    next_too = "<w:keepNext/>" if keep else ""
    for line in box.text.split("\n"):
        yield f'<w:p><w:pPr><w:pStyle w:val="{look}"/>{next_too}{align}</w:pPr>{run(line, points)}</w:p>'
