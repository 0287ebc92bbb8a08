"""The held families that are files, and what converters make of files."""

from layouts.family import Family
from layouts.held import changers as change
from layouts.held import office, pages, sheets
from layouts.held.content import each_form, older
from layouts.held.words import PLAINLY
from layouts.maker import Wish
from layouts.style import Options

SHORT = Wish(sizes=(5, 8, 10, 12))
WORDS = Options(labels=PLAINLY)
STRUCTURED = (
    Family(name="x-html-grid", choice="structured", builder=pages.page(pages.grids, pages.GRID)),
    Family(name="x-html-definitions", choice="structured", builder=pages.page(pages.definitions)),
    Family(name="x-html-inside", choice="structured", builder=pages.page(pages.tables_in_tables, pages.LAYOUT)),
    Family(name="x-docx-parts", choice="structured", medium="docx", changer=change.in_parts),
    Family(name="x-docx-boxes", choice="structured", builder=office.word(office.text_boxes)),
    Family(name="x-docx-inside", choice="structured", builder=office.word(office.tables_in_cells), content=each_form(older)),
    Family(
        name="x-xlsx-sheets",
        choice="structured",
        wish=Wish(forms=(2, 3)),
        options=WORDS,
        builder=sheets.workbook(sheets.sheet_a_form),
    ),
    Family(name="x-xlsx-helpers", choice="structured", builder=sheets.workbook(sheets.with_helpers)),
    Family(
        name="x-xlsx-across",
        choice="structured",
        wish=Wish(forms=(2, 3), sizes=(5, 8, 10), schemas=("central", "self", "shanghai", "monitor")),
        builder=sheets.workbook(sheets.across),
    ),
    Family(name="x-pdf-left", choice="structured", wish=SHORT, builder=sheets.left_pdf()),
)
CONVERTED = (
    Family(name="x-grid-text", choice="converters", builder=pages.page(pages.grids, pages.GRID), via=("chromium text",)),
    Family(
        name="x-sheet-pdf-layout",
        choice="converters",
        builder=sheets.workbook(sheets.with_helpers),
        via=("libreoffice pdf", "pdftotext -layout"),
        wish=SHORT,
    ),
    Family(
        name="x-word-web-markdown",
        choice="converters",
        medium="docx",
        via=("libreoffice html", "html2text"),
        changer=change.in_parts,
    ),
    Family(name="x-left-layout", choice="converters", builder=sheets.left_pdf(), via=("pdftotext -layout",), wish=SHORT),
    Family(name="x-definitions-plain", choice="converters", builder=pages.page(pages.definitions), via=("pandoc plain",)),
)
BUILT = (*STRUCTURED, *CONVERTED)
