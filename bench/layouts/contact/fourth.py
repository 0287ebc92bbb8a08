"""The fourth batch: forty families more: telephones, dumps, templates' left-over rows, heads of an office's own, misnamed files."""

from layouts.contact import carriers as on
from layouts.contact import fourth_files, fourth_grids, fourth_lines, lines, third_grids
from layouts.contact.families import MIDDLE, OVER, PLANS
from layouts.family import Family
from layouts.maker import Wish
from layouts.printing import Printing
from layouts.style import Options

SIGNED = Options(manner=("plain",), points_of_plan=(False,))
PAID = Wish(schemas=("central", "self", "monitor", "transfer", "province"))
BARE = Options(points_of_plan=(False,))
NAMED_PLANS = Wish(schemas=("central", "province"), sizes=(5, 7, 8, 10, 12, 16))
TOLD = (
    Family(name="t-legend", choice="mixed", printer=lines.document(fourth_lines.legend), wish=MIDDLE),
    Family(name="t-phone", choice="mixed", printer=lines.document(fourth_lines.phone), wish=MIDDLE),
    Family(name="t-vertical", choice="mixed", printer=lines.document(fourth_lines.vertical), wish=MIDDLE),
    Family(name="t-belongs", choice="mixed", printer=lines.document(fourth_lines.belongs), wish=MIDDLE),
    Family(name="t-solitaire", choice="mixed", printer=lines.document(fourth_lines.solitaire), wish=MIDDLE),
    Family(name="t-emoji", choice="mixed", printer=lines.document(fourth_lines.emoji), wish=MIDDLE),
    Family(name="t-run-on", choice="mixed", printer=lines.document(fourth_lines.run_on), wish=MIDDLE),
    Family(name="t-by-number", choice="mixed", printer=lines.document(fourth_lines.by_number), wish=MIDDLE),
    Family(name="t-xml", choice="mixed", printer=lines.document(fourth_lines.xml), wish=MIDDLE),
    Family(name="t-objects", choice="mixed", printer=lines.document(fourth_lines.objects), wish=MIDDLE),
    Family(name="t-doubled-bars", choice="mixed", printer=lines.document(fourth_lines.doubled_bars), wish=MIDDLE),
    Family(name="t-simple-rules", choice="mixed", printer=lines.document(fourth_lines.simple_rules), wish=MIDDLE),
    Family(name="t-two-columns", choice="mixed", printer=lines.document(fourth_lines.two_columns), wish=MIDDLE),
    Family(name="t-told-head", choice="mixed", printer=lines.document(fourth_lines.told_head), wish=NAMED_PLANS),
    Family(name="t-going-on", choice="mixed", printer=lines.document(fourth_lines.going_on), wish=MIDDLE),
    Family(name="t-cut-names", choice="mixed", printer=lines.document(fourth_lines.cut_names), wish=MIDDLE),
    Family(name="t-answers", choice="mixed", printer=lines.document(fourth_lines.answers), wish=MIDDLE),
    Family(
        name="t-phrases-docx",
        choice="mixed",
        builder=on.as_paragraphs(lines.document(fourth_lines.phrases_in_list)),
        via=("docx",),
        wish=MIDDLE,
    ),
)
SET = (
    Family(name="t-no-heads", choice="mixed", builder=on.as_word(fourth_grids.without_heads), via=("docx",), wish=PLANS, options=BARE),
    Family(name="t-no-heads-text", choice="mixed", printer=on.as_text(fourth_grids.without_heads), wish=PLANS, options=BARE),
    Family(name="t-english", choice="mixed", builder=on.as_book(fourth_grids.in_english)),
    Family(name="t-own-words", choice="mixed", builder=on.as_page(fourth_grids.in_own_words)),
    Family(name="t-own-words-text", choice="mixed", printer=on.as_text(fourth_grids.in_own_words)),
    Family(name="t-turned-in-fours", choice="mixed", builder=on.as_word(fourth_grids.turned_in_fours), via=("docx",), wish=MIDDLE),
    Family(name="t-path-column", choice="mixed", builder=on.as_book(fourth_grids.path_column), wish=MIDDLE),
    Family(name="t-second-over-first", choice="mixed", builder=on.as_page(fourth_grids.second_over_first)),
    Family(name="t-broken-targets", choice="mixed", builder=on.as_word(fourth_grids.broken_targets), via=("docx",), options=SIGNED),
    Family(name="t-broken-targets-pdf", choice="mixed", builder=on.as_pages(fourth_grids.broken_targets), wish=MIDDLE, options=SIGNED),
    Family(name="t-column-numbers", choice="mixed", printer=on.as_text(fourth_grids.column_numbers)),
    Family(name="t-left-over", choice="mixed", builder=on.as_word(fourth_grids.left_over), via=("docx",)),
    Family(
        name="t-left-over-text",
        choice="mixed",
        printer=on.as_text(fourth_grids.left_over, (Printing(along="empty"), Printing(apart="pipe"))),
    ),
    Family(name="t-ticked-levels", choice="mixed", builder=on.as_book(fourth_grids.ticked_levels), wish=MIDDLE),
    Family(name="t-labelled-cells", choice="mixed", builder=on.as_word(fourth_grids.labelled_cells), via=("docx",), wish=MIDDLE),
    Family(name="t-blocks-in-one", choice="mixed", builder=on.as_page(fourth_grids.blocks_in_one), wish=MIDDLE),
    Family(name="t-unit-above", choice="mixed", builder=on.as_word(fourth_grids.unit_above), via=("docx",), wish=PAID),
    Family(name="t-points-in-front", choice="mixed", printer=on.as_text(fourth_grids.numbers_in_front), wish=OVER),
    Family(name="t-goals-beside", choice="mixed", builder=on.as_page(fourth_grids.goals_beside), wish=PAID),
    Family(name="t-misread", choice="mixed", printer=on.as_text(third_grids.retold(fourth_grids.misread))),
)
FILES = (
    Family(name="t-page-as-book", choice="mixed", builder=(".xls", fourth_files.page_as_book)),
    Family(name="t-book-in-xml", choice="mixed", builder=(".xls", fourth_files.book_in_xml)),
    Family(name="t-gb18030", choice="mixed", builder=(".csv", fourth_files.in_gb18030)),
    Family(name="t-utf-16", choice="mixed", builder=(".txt", fourth_files.in_utf_16)),
    Family(name="t-hidden", choice="mixed", builder=on.page_of(fourth_files.hidden), wish=MIDDLE),
    Family(name="t-captions", choice="mixed", builder=on.page_of(fourth_files.captions), wish=MIDDLE),
    Family(name="t-sheet-a-level", choice="mixed", builder=(".xlsx", fourth_files.sheet_a_level), wish=MIDDLE),
    Family(name="t-formats", choice="mixed", builder=(".xlsx", fourth_files.formats), wish=MIDDLE, options=Options(manner=("plain",))),
)
FOURTH = (*TOLD, *SET, *FILES)
