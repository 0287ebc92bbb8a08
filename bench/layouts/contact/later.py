"""The second batch: thirty more families, written after the first had been worked on."""

from layouts.contact import carriers as on
from layouts.contact import grids, later_grids, later_lines, lines, more_grids
from layouts.contact.families import MIDDLE, OVER, PLANS
from layouts.family import Family
from layouts.maker import Wish
from layouts.printing import Printing
from layouts.style import Options

SPLIT = Options(split=(("operator", "bare", "measure"),))

LINES = (
    Family(name="v-indented", choice="mixed", printer=lines.document(later_lines.indented), wish=MIDDLE),
    Family(name="v-decimal", choice="mixed", printer=lines.document(later_lines.decimal), wish=MIDDLE),
    Family(
        name="v-decimal-docx", choice="mixed", builder=on.as_paragraphs(lines.document(later_lines.decimal)), via=("docx",), wish=MIDDLE
    ),
    Family(name="v-label-lines", choice="mixed", printer=lines.document(later_lines.label_lines), wish=MIDDLE),
    Family(name="v-sentences", choice="mixed", printer=lines.document(later_lines.numbered_sentences), wish=MIDDLE),
    Family(name="v-tagged", choice="mixed", printer=lines.document(later_lines.tagged), wish=MIDDLE),
    Family(name="v-in-order", choice="mixed", printer=lines.document(later_lines.semicolons), wish=MIDDLE),
    Family(name="v-frames", choice="mixed", printer=later_lines.in_frames),
    Family(name="v-square-brackets", choice="mixed", printer=later_lines.in_brackets),
    Family(
        name="v-preformatted", choice="mixed", builder=(".html", lambda d: later_lines.preformatted(d.known, d.style).encode()), wish=MIDDLE
    ),
)
TABLES = (
    Family(name="v-levels-last", choice="mixed", printer=on.as_text(later_grids.levels_last)),
    Family(name="v-levels-last-xlsx", choice="mixed", builder=on.as_book(later_grids.levels_last)),
    Family(name="v-level-behind", choice="mixed", builder=on.as_word(later_grids.level_behind_name), via=("docx",)),
    Family(name="v-words-for-signs", choice="mixed", builder=on.as_book(later_grids.signs_in_words), options=SPLIT),
    Family(name="v-words-for-signs-text", choice="mixed", printer=on.as_text(later_grids.signs_in_words), options=SPLIT),
    Family(name="v-explained", choice="mixed", builder=on.as_page(later_grids.explained)),
    Family(name="v-explained-text", choice="mixed", printer=on.as_text(later_grids.explained, (Printing(), Printing(apart="pipe")))),
    Family(name="v-heads-again", choice="mixed", printer=on.as_text(later_grids.heads_again)),
    Family(name="v-heads-again-docx", choice="mixed", builder=on.as_word(later_grids.heads_again), via=("docx",)),
    Family(name="v-indicators-first", choice="mixed", builder=on.as_word(later_grids.indicators_first), via=("docx",)),
    Family(name="v-no-first-head", choice="mixed", printer=on.as_text(later_grids.without_first_head)),
    Family(name="v-pairs-across", choice="mixed", builder=on.as_book(later_grids.pairs_across), wish=PLANS),
    Family(name="v-heads-downwards", choice="mixed", builder=on.as_page(later_grids.heads_downwards)),
    Family(
        name="v-unit-without-head",
        choice="mixed",
        builder=on.as_book(later_grids.unit_without_head),
        options=Options(split=(("signed", "measure"),)),
    ),
    Family(name="v-spaced-rows", choice="mixed", builder=on.as_book(later_grids.spaced_rows)),
    Family(name="v-in-words-xlsx", choice="mixed", builder=on.as_book(grids.in_words), wish=OVER),
    Family(name="v-two-up-text", choice="mixed", printer=on.as_text(grids.two_up), wish=PLANS),
)
AROUND = (
    Family(
        name="v-money-across",
        choice="mixed",
        builder=on.as_word(later_grids.money_across),
        via=("docx",),
        wish=Wish(schemas=("central", "self", "monitor", "transfer", "province")),
    ),
    Family(name="v-goals-in-rows", choice="mixed", printer=on.as_text(later_grids.goals_in_rows)),
    Family(name="v-stamped", choice="mixed", builder=on.as_word(later_grids.stamped), via=("docx",)),
    Family(name="v-cards-of-pairs", choice="mixed", builder=on.as_page(later_grids.cards_of_pairs), wish=MIDDLE),
    Family(name="v-full-width", choice="mixed", printer=on.as_text(later_grids.renamed(later_grids.wide))),
    Family(name="v-captioned-text", choice="mixed", printer=on.as_text(grids.captioned)),
    Family(name="v-plan-and-actual-xlsx", choice="mixed", builder=on.as_book(grids.plan_and_actual), wish=OVER),
    Family(name="v-helped-gfm", choice="mixed", builder=on.as_word(grids.helped), via=("docx", "pandoc gfm"), wish=MIDDLE),
    Family(name="v-lettered-pdf", choice="mixed", builder=on.as_pages(more_grids.lettered), wish=MIDDLE),
)
LATER = (*LINES, *TABLES, *AROUND)
