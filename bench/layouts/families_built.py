"""The families that the reader's author may look at: files with hard tables, and what real converters make of files."""

from layouts.changes import money_apart, one_sheet, one_table, only_whole, title_in_table, unmerged
from layouts.families import NOTES, OUTCOMES, REAL
from layouts.family import Family
from layouts.maker import Wish
from layouts.style import Options

SHORT = Wish(sizes=(5, 8, 10, 12, 16))
STRUCTURED = (
    Family(name="docx-merged", choice="structured", medium="docx"),
    Family(name="xlsx-merged", choice="structured", medium="xlsx", changer=title_in_table),
    Family(name="xlsx-numbers", choice="structured", medium="xlsx numbers", wish=Wish(schemas=("self", "monitor", "central"))),
    Family(name="xlsx-unmerged", choice="structured", medium="xlsx unmerged", changer=one_table),
    Family(name="html-spans", choice="structured", medium="html"),
    Family(name="html-nested", choice="structured", medium="html nested", options=Options(label_gaps=("\n",), tail=((), NOTES))),
    Family(
        name="html-money-apart",
        choice="structured",
        medium="html",
        wish=Wish(forms=(2, 3, 4), schemas=("central", "province"), sizes=(5, 8)),
        content=only_whole,
        changer=money_apart,
    ),
    Family(name="pdf-ruled", choice="structured", medium="pdf"),
    Family(name="pdf-bare", choice="structured", medium="pdf bare", wish=SHORT),
    Family(
        name="side-by-side",
        choice="structured",
        medium="xlsx",
        wish=Wish(forms=(2,), schemas=("self", "central", "monitor"), sizes=(5, 8, 10)),
        changer=one_sheet,
    ),
    Family(name="levels-joined", choice="structured", medium="docx", options=Options(levels=("joined",))),
    Family(name="levels-as-bands", choice="structured", medium="xlsx", options=Options(levels=("band",), level_points=(False, True))),
    Family(name="rate-as-row", choice="structured", medium="docx", wish=Wish(schemas=("self",)), options=Options(rate_row=(True,))),
    Family(
        name="score-before-points",
        choice="structured",
        medium="xlsx",
        wish=Wish(schemas=("self",)),
        options=Options(order=("target last",), total_row=(True,)),
    ),
    Family(
        name="docx-more-money",
        choice="structured",
        medium="docx",
        wish=Wish(schemas=OUTCOMES),
        options=Options(funds_extra=(("last_year",),)),
    ),
    Family(
        name="html-two-headers", choice="structured", medium="html", options=Options(heads=("two", "three"), ticks=(True,), tail=(NOTES,))
    ),
    Family(
        name="docx-real-labels",
        choice="structured",
        medium="docx",
        options=Options(labels=REAL, split=(("operator", "bare", "measure"), ("target",))),
    ),
    Family(
        name="xlsx-list",
        choice="structured",
        medium="xlsx",
        wish=Wish(schemas=("list",)),
        options=Options(split=(("operator", "bare", "measure"),)),
    ),
    Family(name="xlsx-foot-rows", choice="structured", medium="xlsx", options=Options(foot=(True,), contact=(True,), tail=(NOTES,))),
    Family(name="docx-unmerged", choice="structured", medium="docx", changer=unmerged),
)
CONVERTED = (
    Family(name="pdftotext-layout", choice="converters", medium="pdf", via=("pdftotext -layout",)),
    Family(name="pdftotext-plain", choice="converters", medium="pdf", via=("pdftotext",), wish=SHORT, ask="honesty"),
    Family(name="word-pdf", choice="converters", medium="docx", via=("libreoffice pdf",)),
    Family(name="word-pdf-layout", choice="converters", medium="docx", via=("libreoffice pdf", "pdftotext -layout")),
    Family(name="office-text", choice="converters", medium="html", via=("libreoffice text",)),
    Family(name="office-html", choice="converters", medium="docx", via=("libreoffice html",)),
    Family(name="sheet-csv", choice="converters", medium="xlsx", via=("libreoffice csv",), changer=title_in_table),
    Family(name="pandoc-plain", choice="converters", medium="docx", via=("pandoc plain",)),
    Family(name="pandoc-gfm", choice="converters", medium="docx", via=("pandoc gfm",), changer=unmerged),
    Family(name="markitdown-docx", choice="converters", medium="docx", via=("markitdown",)),
    Family(name="markitdown-xlsx", choice="converters", medium="xlsx", via=("markitdown",)),
    Family(name="html2text", choice="converters", medium="html", via=("html2text",)),
    Family(name="chromium-text", choice="converters", medium="html", via=("chromium text",)),
    Family(name="chromium-pdf", choice="converters", medium="html", via=("chromium pdf",)),
)
