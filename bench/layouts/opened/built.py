"""The opened families that are files, and what converters make of files."""

from layouts.changes import one_sheet, one_table, title_in_table
from layouts.family import Family
from layouts.maker import Wish
from layouts.opened.words import CHANGED, EXTRA, FEET, REAL
from layouts.style import Options

SHORT = Wish(sizes=(5, 8, 10, 12))
EVALUATED = Wish(schemas=("self",))
BUILT = (
    Family(name="o-docx-bands", choice="structured", medium="docx", options=Options(levels=("band",), tail=FEET, labels=REAL)),
    Family(name="o-docx-changed", choice="structured", medium="docx", options=Options(labels=CHANGED)),
    Family(
        name="o-xlsx-joined",
        choice="structured",
        medium="xlsx",
        options=Options(levels=("joined",), extra=(("note",),), labels=EXTRA),
        changer=title_in_table,
    ),
    Family(
        name="o-xlsx-rate",
        choice="structured",
        medium="xlsx numbers",
        wish=EVALUATED,
        options=Options(rate_row=(True,), order=("points first",)),
    ),
    Family(
        name="o-xlsx-below",
        choice="structured",
        medium="xlsx",
        wish=Wish(forms=(2, 3)),
        options=Options(tail=FEET, empty_rows=(1, 2)),
        changer=one_table,
    ),
    Family(
        name="o-html-beside",
        choice="structured",
        medium="html",
        wish=Wish(forms=(2,), sizes=(5, 8, 10), schemas=("self", "province")),
        changer=one_sheet,
    ),
    Family(
        name="o-pdf-numbered",
        choice="structured",
        medium="pdf numbered",
        wish=Wish(sizes=(16, 24, 31)),
        options=Options(heads=("one", "two"), labels=REAL),
    ),
    Family(
        name="o-pdf-bare-results",
        choice="structured",
        medium="pdf bare",
        wish=Wish(schemas=("self", "monitor", "transfer"), sizes=(5, 8, 12)),
    ),
    Family(name="o-word-bare-pdf", choice="converters", medium="docx bare", via=("libreoffice pdf",), wish=SHORT),
    Family(name="o-chromium-layout", choice="converters", medium="html", via=("chromium pdf", "pdftotext -layout")),
    Family(name="o-pandoc-markdown", choice="converters", medium="html", via=("pandoc markdown",)),
    Family(name="o-markitdown-html", choice="converters", medium="html nested", via=("markitdown",)),
    Family(
        name="o-office-text-bare",
        choice="converters",
        medium="html bare",
        via=("libreoffice text",),
        options=Options(labels=REAL),
    ),
    Family(name="o-sheet-html", choice="converters", medium="xlsx", via=("libreoffice html",), changer=title_in_table),
)
