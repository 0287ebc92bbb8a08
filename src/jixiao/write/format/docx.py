"""A report as a Word file for paper: A4, headings in the outline, tables whose heads are repeated; the same report gives the same bytes."""

from collections.abc import Iterator, Sequence

from jixiao.write.document.docx import BORDERS, MARGINS, SEAM, run, twips
from jixiao.write.document.docx_parts import FOOTERS, HEI, SONG, STYLES, TITLE, font_size, fonts, style, word_file
from jixiao.write.escaping import escape
from jixiao.write.format._paper import PaperLine, PaperTable, blocks
from jixiao.write.page import Page
from jixiao.write.tree import Report

WIDE = 9526
"""Twips of a text block 168 mm wide."""
SHEET = (
    f'<w:sectPr>{FOOTERS}<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1246" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
DAY = "2000-01-01"
"""The day in the file's properties: the same report must give the same bytes."""
LOOKS = {
    "title": '<w:keepNext/><w:spacing w:before="0" w:after="120"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
    "sub-title": '<w:spacing w:before="0" w:after="120"/><w:jc w:val="center"/>',
    "heading": '<w:keepNext/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="1"/>',
    "body": '<w:spacing w:line="320" w:lineRule="atLeast"/><w:ind w:firstLineChars="200" w:firstLine="440"/>',
    "point": '<w:spacing w:line="320" w:lineRule="atLeast"/><w:ind w:left="260" w:hanging="200"/>',
    "small": '<w:spacing w:before="120"/>',
    "cell": '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>',
}
RUNS = {
    "title": fonts(TITLE) + font_size(36),
    "sub-title": font_size(22),
    "heading": fonts(HEI) + font_size(24),
    "body": fonts(SONG) + font_size(22),
    "point": fonts(SONG) + font_size(22),
    "small": font_size(19),
    "cell": fonts(SONG) + font_size(18),
}
HEAD, KEEP = "<w:tblHeader/><w:cantSplit/>", "<w:keepLines/>"
"""A head stays whole as a row, the others line by line: LibreOffice drops every page behind a row that may not be split and just misses
the end of a page, where the head is repeated."""
SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E9EBEE"/>'
LONG = 900
"""Characters of a row that may run over the end of a page."""


def as_docx(report: Report, page: Page) -> bytes:  # noqa: ARG001 - as all of them
    """Return the file's bytes."""
    return word_file((*_body(report), SHEET), report.name, None, DAY, _styles(), ("center", "center"))


def _styles() -> str:
    """Return the styles of official files with those of a report."""
    own = "".join(style(f"report-{look}", f"报告 {look}", LOOKS[look], RUNS[look]) for look in LOOKS)
    return STYLES.replace("</w:styles>", f"{own}</w:styles>")


def _body(report: Report) -> Iterator[str]:
    for block in blocks(report):
        if isinstance(block, PaperLine):
            yield _line(block)
        else:
            yield from _table(block)


def _line(line: PaperLine) -> str:
    start = "<w:pageBreakBefore/>" if line.new_page else ""
    text = f"· {line.text}" if line.look == "point" else line.text
    return f'<w:p><w:pPr><w:pStyle w:val="report-{line.look}"/>{start}</w:pPr>{run(text)}</w:p>'


def _table(grid: PaperTable) -> Iterator[str]:
    """Yield a table, its head repeated on every page, and the seam below it."""
    widths = twips(grid.widths, WIDE)
    yield f'<w:tbl><w:tblPr><w:tblW w:w="{WIDE}" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    yield f"<w:tblCellMar>{MARGINS}</w:tblCellMar></w:tblPr><w:tblGrid>"
    yield "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
    yield _row(grid.heads, ("center",) * len(widths), widths, "", strong=True, head=True)
    last = len(grid.rows) - grid.totals
    for number, row in enumerate(grid.rows):
        yield _row(row, grid.aligns, widths, KEEP if sum(map(len, row)) < LONG else "", strong=number >= last)
    yield f"</w:tbl>{SEAM.format('')}"


def _row(texts: Sequence[str], aligns: Sequence[str], widths: Sequence[int], looks: str, *, strong: bool, head: bool = False) -> str:
    bold, (shade, row) = "<w:b/>" if strong else "", (SHADE, HEAD) if head else ("", "")
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr><w:p><w:pPr><w:pStyle w:val="report-cell"/>{looks}<w:jc w:val="{align}"/></w:pPr>'
        f"<w:r><w:rPr>{bold}</w:rPr>{_lines(text)}</w:r></w:p></w:tc>"
        for text, align, width in zip(texts, aligns, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{row}</w:trPr>{cells}</w:tr>"


def _lines(text: str) -> str:
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
