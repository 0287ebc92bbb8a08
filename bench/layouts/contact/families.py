"""The first batch: forty families, as offices, converters, provinces and software make them."""

from layouts.contact import carriers as on
from layouts.contact import grids, lines, more_grids
from layouts.family import Family
from layouts.known import Schema
from layouts.maker import Wish
from layouts.printing import Printing
from layouts.style import Options

ENDED: tuple[Schema, ...] = ("self", "transfer")
MIDDLE = Wish(sizes=(5, 7, 8, 10, 12, 16))
PLANS = Wish(schemas=("shanghai", "central", "province", "whole"), sizes=(5, 7, 8, 10, 12, 16))
OVER = Wish(schemas=ENDED, sizes=(5, 8, 10, 12, 16))
LINES = (
    Family(name="w-brackets", choice="mixed", printer=lines.document(lines.bracketed), wish=MIDDLE),
    Family(name="w-outline", choice="mixed", printer=lines.document(lines.outlined), wish=MIDDLE),
    Family(name="w-outline-docx", choice="mixed", builder=on.as_paragraphs(lines.document(lines.outlined)), via=("docx",), wish=MIDDLE),
    Family(name="w-paths", choice="mixed", printer=lines.document(lines.paths), wish=MIDDLE),
    Family(name="w-prose", choice="mixed", printer=lines.document(lines.in_prose), wish=MIDDLE),
    Family(name="w-dots", choice="mixed", printer=lines.document(lines.dotted), wish=MIDDLE),
    Family(name="w-yaml", choice="mixed", printer=lines.document(lines.keyed), wish=MIDDLE),
    Family(name="w-headings", choice="mixed", printer=lines.document(lines.headed), wish=MIDDLE),
    Family(name="w-wiki", choice="mixed", printer=lines.document(lines.wiki), wish=MIDDLE),
    Family(name="w-items", choice="mixed", printer=lines.document(lines.plain_items), wish=MIDDLE),
    Family(name="w-long-rows", choice="mixed", printer=lines.long_rows, wish=MIDDLE, options=Options(cover=(False,), total_row=(False,))),
    Family(name="w-mail", choice="mixed", printer=on.quoted_mail),
    Family(name="w-spelled", choice="mixed", printer=on.spelled, wish=MIDDLE),
)
TABLES = (
    Family(name="w-backwards", choice="mixed", printer=on.as_text(grids.backwards)),
    Family(name="w-helped", choice="mixed", builder=on.as_book(grids.helped, merged=False)),
    Family(name="w-helped-text", choice="mixed", printer=on.as_text(grids.helped)),
    Family(
        name="w-years",
        choice="mixed",
        printer=on.as_text(grids.lasting(lambda form: (f"{form.year - 2}年实际", f"{form.year - 1}年预计", f"{form.year}年目标"), 2)),
        wish=PLANS,
    ),
    Family(
        name="w-quarters",
        choice="mixed",
        builder=on.as_page(grids.lasting(lambda _: ("一季度", "二季度", "三季度", "全年目标值"), 3)),
        wish=PLANS,
    ),
    Family(
        name="w-midterm",
        choice="mixed",
        builder=on.as_book(grids.lasting(lambda _: ("年度指标值", "实施期指标值"), 0)),
        wish=PLANS,
    ),
    Family(name="w-two-up", choice="mixed", builder=on.as_book(grids.two_up), wish=PLANS),
    Family(name="w-in-cells", choice="mixed", builder=on.as_page(grids.in_cells), wish=MIDDLE),
    Family(name="w-in-cells-docx", choice="mixed", builder=on.as_word(grids.in_cells), via=("docx",), wish=PLANS),
    Family(
        name="w-plan-and-actual",
        choice="mixed",
        printer=on.as_text(grids.plan_and_actual, (Printing(), Printing(down="repeat"))),
        wish=OVER,
    ),
    Family(name="w-table-a-level", choice="mixed", printer=on.as_text(grids.table_a_level), wish=MIDDLE),
    Family(name="w-table-a-level-docx", choice="mixed", builder=on.as_word(grids.table_a_level), via=("docx",), wish=MIDDLE),
    Family(name="w-cards", choice="mixed", builder=on.as_word(grids.cards), via=("docx",), wish=MIDDLE),
    Family(name="w-captioned", choice="mixed", builder=on.as_word(grids.captioned), via=("docx",)),
    Family(name="w-captioned-pdf", choice="mixed", builder=on.as_pages(grids.captioned), wish=MIDDLE),
    Family(name="w-over-two-tables", choice="mixed", printer=on.as_text(grids.over_two_tables), wish=OVER),
    Family(name="w-subtotals", choice="mixed", builder=on.as_book(grids.with_subtotals), wish=OVER),
    Family(
        name="w-unit-first",
        choice="mixed",
        printer=on.as_text(grids.unit_first),
        options=Options(split=(("operator", "bare", "measure"),)),
    ),
    Family(name="w-in-words", choice="mixed", printer=on.as_text(grids.in_words), wish=MIDDLE),
    Family(name="w-in-words-pdf", choice="mixed", builder=on.as_pages(grids.in_words), via=("pdftotext -layout",), wish=MIDDLE),
)
HEADS = (
    Family(name="w-label-above", choice="mixed", builder=on.as_book(more_grids.label_above), wish=MIDDLE),
    Family(name="w-numbered-items", choice="mixed", printer=on.as_text(more_grids.numbered_items), wish=MIDDLE),
    Family(name="w-money-told", choice="mixed", printer=on.as_text(more_grids.money_in_cells)),
    Family(name="w-spaced-columns", choice="mixed", builder=on.as_book(more_grids.spaced_columns)),
    Family(name="w-among-others", choice="mixed", builder=on.as_word(more_grids.among_others), via=("docx",)),
    Family(name="w-upright", choice="mixed", builder=on.as_page(more_grids.upright)),
    Family(name="w-bilingual", choice="mixed", builder=on.as_word(more_grids.bilingual), via=("docx",)),
    Family(name="w-footnoted", choice="mixed", printer=on.as_text(more_grids.footnoted)),
    Family(name="w-continued", choice="mixed", builder=on.as_word(more_grids.continued), via=("docx",)),
    Family(name="w-in-groups", choice="mixed", printer=on.as_text(more_grids.in_groups)),
    Family(name="w-lettered", choice="mixed", printer=on.as_text(more_grids.lettered)),
    Family(name="w-pointed", choice="mixed", printer=on.as_text(more_grids.pointed), wish=OVER, options=Options(points_of_plan=(True,))),
    Family(name="w-shuffled", choice="mixed", builder=on.as_page(more_grids.shuffled)),
    Family(name="w-every-amount", choice="mixed", printer=on.as_text(more_grids.every_amount)),
)
FILES = (
    Family(name="w-sheets", choice="mixed", builder=(".xlsx", on.sheets), wish=MIDDLE),
    Family(name="w-json", choice="mixed", builder=(".json", on.json_of), wish=MIDDLE, options=Options(cover=(False,))),
    Family(name="w-terms", choice="mixed", builder=on.page_of(on.terms), wish=MIDDLE),
    Family(name="w-divisions", choice="mixed", builder=on.page_of(on.divided), wish=MIDDLE),
    Family(name="w-inner-table", choice="mixed", builder=on.page_of(on.inner), wish=MIDDLE),
    Family(name="w-tabbed-docx", choice="mixed", builder=on.as_word(on.with_tabs), via=("docx",)),
    Family(name="w-pandoc-markdown", choice="mixed", medium="docx", via=("pandoc markdown",), wish=MIDDLE),
)
FIRST = (*LINES, *TABLES, *HEADS, *FILES)
