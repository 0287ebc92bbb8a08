"""The unread families that are files, and what converters make of files."""

from layouts.family import Family
from layouts.held.changers import after, tables
from layouts.maker import Wish
from layouts.style import Options
from layouts.unseen import alter, book, paper, shape, web, word
from layouts.unseen.printed import BARE, NAMED
from layouts.unseen.words import FRESH

SHORT = Wish(sizes=(5, 8, 10, 12))
STACKED = Wish(schemas=("central", "province", "self", "transfer"), gaps=0, sizes=(5, 8, 10, 12, 14))
STRUCTURED = (
    Family(name="y-docx-stacked", choice="structured", medium="docx", wish=STACKED, options=BARE, changer=tables(shape.in_one_cell)),
    Family(
        name="y-docx-inside",
        choice="structured",
        medium="docx",
        options=Options(tasks=(False,), labels=FRESH),
        changer=tables(shape.labels_inside),
    ),
    Family(name="y-docx-cut", choice="structured", medium="docx", options=Options(total_row=(False,)), changer=shape.cut),
    Family(name="y-docx-tracked", choice="structured", builder=word.written(word.tracked, around=False)),
    Family(name="y-docx-fields", choice="structured", builder=word.written(word.controlled, around=True)),
    Family(
        name="y-xlsx-squared",
        choice="structured",
        medium="xlsx",
        options=NAMED,
        changer=after(tables(alter.evidence), tables(shape.squared)),
    ),
    Family(name="y-xlsx-formats", choice="structured", builder=book.FORMATTED),
    Family(name="y-xlsx-pointing", choice="structured", builder=book.POINTING),
    Family(name="y-xlsx-sampled", choice="structured", options=NAMED, builder=book.SAMPLED),
    Family(name="y-html-groups", choice="structured", builder=web.FLEXIBLE),
    Family(name="y-html-fields", choice="structured", builder=web.FILLED_IN),
    Family(name="y-html-article", choice="structured", builder=web.MESSENGER, changer=shape.article),
    Family(name="y-pdf-turned", choice="structured", builder=paper.paper(turned=True)),
    Family(name="y-pdf-lines", choice="structured", wish=SHORT, builder=paper.paper(lines=True)),
    Family(name="y-pdf-columns", choice="structured", wish=Wish(forms=(2, 3), sizes=(5, 8, 10)), builder=paper.paper(columns=2)),
)
CONVERTED = (
    Family(name="y-groups-text", choice="converters", builder=web.FLEXIBLE, via=("chromium text",)),
    Family(
        name="y-cut-layout",
        choice="converters",
        medium="docx",
        via=("libreoffice pdf", "pdftotext -layout"),
        options=Options(total_row=(False,)),
        wish=SHORT,
        changer=shape.cut,
    ),
    Family(name="y-formats-csv", choice="converters", builder=book.FORMATTED, via=("libreoffice csv",)),
    Family(name="y-article-markdown", choice="converters", builder=web.MESSENGER, via=("markitdown",), changer=shape.article),
    Family(
        name="y-stacked-plain",
        choice="converters",
        medium="docx",
        via=("pandoc plain",),
        wish=STACKED,
        options=BARE,
        changer=tables(shape.in_one_cell),
    ),
)
BUILT = (*STRUCTURED, *CONVERTED)
