"""The held families that are files, and what converters make of files."""

from layouts.changes import one_sheet, one_table, title_in_table
from layouts.family import Family
from layouts.held.words import CHANGED, EXTRA, FEET, REAL
from layouts.maker import Wish
from layouts.style import Options

SHORT = Wish(sizes=(5, 8, 10, 12))
EVALUATED = Wish(schemas=("self",))
BUILT = (
    Family(name="h-docx-bands", choice="structured", held=True, medium="docx", options=Options(levels=("band",), tail=FEET, labels=REAL)),
    Family(name="h-docx-changed", choice="structured", held=True, medium="docx", options=Options(labels=CHANGED)),
    Family(
        name="h-xlsx-joined",
        choice="structured",
        held=True,
        medium="xlsx",
        options=Options(levels=("joined",), extra=(("note",),), labels=EXTRA),
        changer=title_in_table,
    ),
    Family(
        name="h-xlsx-rate",
        choice="structured",
        held=True,
        medium="xlsx numbers",
        wish=EVALUATED,
        options=Options(rate_row=(True,), order=("points first",)),
    ),
    Family(
        name="h-xlsx-below",
        choice="structured",
        held=True,
        medium="xlsx",
        wish=Wish(forms=(2, 3)),
        options=Options(tail=FEET, empty_rows=(1, 2)),
        changer=one_table,
    ),
    Family(
        name="h-html-beside",
        choice="structured",
        held=True,
        medium="html",
        wish=Wish(forms=(2,), sizes=(5, 8, 10), schemas=("self", "province")),
        changer=one_sheet,
    ),
    Family(
        name="h-pdf-numbered",
        choice="structured",
        held=True,
        medium="pdf numbered",
        wish=Wish(sizes=(16, 24, 31)),
        options=Options(heads=("one", "two"), labels=REAL),
    ),
    Family(
        name="h-pdf-bare-results",
        choice="structured",
        held=True,
        medium="pdf bare",
        wish=Wish(schemas=("self", "monitor", "transfer"), sizes=(5, 8, 12)),
    ),
    Family(name="h-word-bare-pdf", choice="converters", held=True, medium="docx bare", via=("libreoffice pdf",), wish=SHORT),
    Family(name="h-chromium-layout", choice="converters", held=True, medium="html", via=("chromium pdf", "pdftotext -layout")),
    Family(name="h-pandoc-markdown", choice="converters", held=True, medium="html", via=("pandoc markdown",)),
    Family(name="h-markitdown-html", choice="converters", held=True, medium="html nested", via=("markitdown",)),
    Family(
        name="h-office-text-bare",
        choice="converters",
        held=True,
        medium="html bare",
        via=("libreoffice text",),
        options=Options(labels=REAL),
    ),
    Family(name="h-sheet-html", choice="converters", held=True, medium="xlsx", via=("libreoffice html",), changer=title_in_table),
)
