"""The third batch: forty-six families more, of other senders: messengers, logs, mark-ups, systems' pages, pivots, revised files."""

from random import Random

from layouts.contact import carriers as on
from layouts.contact import lines, third_files, third_grids, third_lines
from layouts.contact.families import MIDDLE, OVER, PLANS
from layouts.family import Family
from layouts.held.office import word
from layouts.maker import Wish
from layouts.printing import Printing
from layouts.style import Options

BUDGETS = Wish(schemas=("central", "province"), sizes=(5, 7, 8, 10, 12, 16))
NO_POINTS = Options(points_of_plan=(False,))
TOLD = (
    Family(name="u-chat", choice="mixed", printer=lines.document(third_lines.chat), wish=MIDDLE),
    Family(name="u-logged", choice="mixed", printer=lines.document(third_lines.logged), wish=MIDDLE),
    Family(name="u-inserted", choice="mixed", printer=lines.document(third_lines.inserted), wish=MIDDLE),
    Family(name="u-typeset", choice="mixed", printer=lines.document(third_lines.typeset), wish=MIDDLE),
    Family(name="u-list-table", choice="mixed", printer=lines.document(third_lines.list_table), wish=MIDDLE),
    Family(name="u-cells-behind-bars", choice="mixed", printer=lines.document(third_lines.signed_rows), wish=MIDDLE),
    Family(name="u-carets", choice="mixed", printer=lines.document(third_lines.careted), wish=MIDDLE),
    Family(name="u-sections", choice="mixed", printer=lines.document(third_lines.sections), wish=MIDDLE),
    Family(name="u-properties", choice="mixed", printer=lines.document(third_lines.properties), wish=MIDDLE),
    Family(name="u-questions", choice="mixed", printer=lines.document(third_lines.questions), wish=MIDDLE),
    Family(
        name="u-questions-docx", choice="mixed", builder=on.as_paragraphs(lines.document(third_lines.questions)), via=("docx",), wish=MIDDLE
    ),
    Family(name="u-counted", choice="mixed", printer=lines.document(third_lines.counted), wish=MIDDLE),
    Family(name="u-branches", choice="mixed", printer=lines.document(third_lines.branches), wish=MIDDLE),
    Family(name="u-slides", choice="mixed", printer=lines.document(third_lines.slides), wish=MIDDLE),
    Family(name="u-dashed", choice="mixed", printer=lines.document(third_lines.dashed), wish=MIDDLE),
    Family(name="u-ticked", choice="mixed", printer=lines.document(third_lines.ticked), wish=MIDDLE),
    Family(name="u-dump", choice="mixed", printer=lines.document(third_lines.printed_dict), wish=MIDDLE),
    Family(name="u-levels-in-line", choice="mixed", printer=lines.document(third_lines.levels_in_line), wish=MIDDLE),
    Family(name="u-scanned", choice="mixed", printer=third_lines.scanned),
)
SET = (
    Family(name="u-pivot", choice="mixed", builder=on.as_book(third_grids.pivot)),
    Family(name="u-pivot-text", choice="mixed", printer=on.as_text(third_grids.pivot)),
    Family(name="u-levels-across", choice="mixed", builder=on.as_book(third_grids.levels_across), wish=PLANS, options=NO_POINTS),
    Family(
        name="u-levels-across-docx",
        choice="mixed",
        builder=on.as_word(third_grids.levels_across),
        via=("docx",),
        wish=PLANS,
        options=NO_POINTS,
    ),
    Family(name="u-hinted", choice="mixed", builder=on.as_word(third_grids.hinted), via=("docx",)),
    Family(name="u-exampled", choice="mixed", printer=on.as_text(third_grids.exampled)),
    Family(name="u-at-its-side", choice="mixed", builder=on.as_book(third_grids.at_its_side)),
    Family(name="u-with-buttons", choice="mixed", printer=on.as_text(third_grids.with_buttons, (Printing(), Printing(apart="blanks")))),
    Family(name="u-coded", choice="mixed", builder=on.as_book(third_grids.coded)),
    Family(name="u-shortly", choice="mixed", builder=on.as_page(third_grids.shortly)),
    Family(name="u-signs-behind", choice="mixed", printer=on.as_text(third_grids.signs_behind)),
    Family(name="u-in-one-cell", choice="mixed", builder=on.as_word(third_grids.in_one_cell), via=("docx",)),
    Family(name="u-in-one-cell-text", choice="mixed", printer=on.as_text(third_grids.in_one_cell)),
    Family(name="u-money-in-lines", choice="mixed", builder=on.as_page(third_grids.money_in_lines), wish=BUDGETS),
    Family(name="u-levels-in-lines", choice="mixed", builder=on.as_book(third_grids.levels_in_lines)),
    Family(name="u-heads-once", choice="mixed", builder=on.as_word(third_grids.heads_once), via=("docx",)),
    Family(name="u-name-over-target", choice="mixed", builder=on.as_page(third_grids.name_over_target), wish=MIDDLE),
    Family(name="u-name-over-target-pdf", choice="mixed", builder=on.as_pages(third_grids.name_over_target), wish=MIDDLE),
    Family(name="u-scheduled", choice="mixed", builder=on.as_book(third_grids.scheduled), wish=OVER),
    Family(name="u-starred", choice="mixed", printer=on.as_text(third_grids.retold(third_grids.starred))),
)
FILES = (
    Family(name="u-fields", choice="mixed", builder=on.page_of(third_files.fields), wish=MIDDLE),
    Family(name="u-folded", choice="mixed", builder=on.page_of(third_files.folded), wish=MIDDLE),
    Family(name="u-nested-json", choice="mixed", builder=(".json", third_files.nested_json), wish=MIDDLE),
    Family(name="u-letter", choice="mixed", builder=(".html", third_files.letter)),
    Family(name="u-revised", choice="mixed", builder=word(third_files.revised)),
    Family(name="u-controls", choice="mixed", builder=word(third_files.controlled)),
    Family(
        name="u-lines-of-a-page",
        choice="mixed",
        builder=(".html", lambda d: third_lines.on_one_page(d.known, d.style, Random(d.name)).encode()),
    ),
)
THIRD = (*TOLD, *SET, *FILES)
