"""The unread families that are printed as text."""

from layouts.family import Family
from layouts.held.changers import after, one_of, tables
from layouts.held.printers import any_of, drawn
from layouts.known import Schema
from layouts.maker import Wish
from layouts.printing import Printing
from layouts.style import Options
from layouts.unseen import alter, draw, shape, tell
from layouts.unseen.words import FIXED, FOOTNOTED, FOOTNOTES, FRESH, NOTED

FLAT: tuple[Schema, ...] = ("central", "province", "whole")
PLANS: tuple[Schema, ...] = ("central", "province", "shanghai", "whole")
SCORED: tuple[Schema, ...] = ("self",)
FULL = Wish(schemas=PLANS, gaps=0, sizes=(5, 7, 8, 10, 12, 14))
ROWS = (Printing(), Printing(apart="pipe"), Printing(apart="open pipe", along="empty"))
NAMED = Options(labels=FIXED, tasks=(False,))
BARE = Options(labels=FIXED, tasks=(False,), total_row=(False,))
SEPARATORS = (
    Family(name="y-wiki", choice="separators", printer=any_of(drawn(draw.confluence), drawn(draw.dokuwiki))),
    Family(name="y-tabular", choice="separators", printer=drawn(draw.tabular)),
    Family(name="y-markup", choice="separators", printer=draw.marked_up),
    Family(name="y-leaders", choice="separators", wish=FULL, options=Options(tasks=(False,)), printer=drawn(draw.leaders)),
)
LINES = (
    Family(name="y-addresses", choice="one cell a line", printer=draw.addressed),
    Family(name="y-cards", choice="one cell a line", printer=tell.cards),
    Family(name="y-answers", choice="one cell a line", wish=Wish(sizes=(3, 5, 7, 8)), printer=tell.answers),
    Family(name="y-keys", choice="one cell a line", printer=tell.keyed),
)
MERGED = (
    Family(name="y-spread", choice="merged cells", printer=drawn(draw.spread)),
    Family(name="y-symbols", choice="merged cells", options=NAMED, printer=draw.symbols),
    Family(
        name="y-stacked",
        choice="merged cells",
        wish=Wish(schemas=("central", "province", "self", "transfer"), gaps=0, sizes=(5, 8, 10, 12, 14)),
        options=BARE,
        printing=(Printing(breaks=True, quoted=True), Printing(apart="pipe")),
        changer=tables(shape.in_one_cell),
    ),
)
WRAPPED = (
    Family(name="y-spaced-out", choice="wrapping", printing=(*ROWS, Printing(apart="blanks")), changer=shape.spaced_out),
    Family(name="y-going-on", choice="wrapping", wish=Wish(gaps=0), printer=drawn(draw.going_on)),
    Family(name="y-horizontals", choice="wrapping", printer=drawn(draw.horizontals)),
)
HEADERS = (
    Family(name="y-fresh", choice="headers", options=Options(labels=FRESH), printing=ROWS),
    Family(name="y-noted", choice="headers", options=Options(labels=NOTED), printing=(*ROWS, Printing(apart="lines", empty=" "))),
    Family(name="y-footnoted", choice="headers", options=Options(labels=FOOTNOTED, tail=(FOOTNOTES,)), printing=ROWS),
    Family(
        name="y-to-date",
        choice="headers",
        wish=Wish(schemas=("monitor",)),
        options=Options(months=("监控期内", "截至填报日", "本期累计", "截至{n}月末累计", "{n}月31日前"), stage=(7, 8)),
        printing=ROWS,
    ),
)
COLUMNS = (
    Family(name="y-evidence", choice="columns", options=NAMED, printing=ROWS, changer=tables(alter.evidence)),
    Family(name="y-quarters", choice="columns", wish=Wish(schemas=PLANS), options=NAMED, printing=ROWS, changer=tables(alter.quarters)),
    Family(name="y-three-years", choice="columns", wish=Wish(schemas=PLANS), options=NAMED, printing=ROWS, changer=alter.three_years),
    Family(
        name="y-weights",
        choice="columns",
        wish=Wish(schemas=SCORED),
        options=BARE,
        printing=(*ROWS, Printing(down="repeat")),
        changer=tables(alter.weights),
    ),
    Family(name="y-reviewed", choice="columns", wish=Wish(schemas=SCORED), options=BARE, printing=ROWS, changer=tables(alter.reviewed)),
    Family(
        name="y-money",
        choice="columns",
        wish=Wish(schemas=("central", "province", "self", "transfer", "monitor")),
        options=NAMED,
        printing=ROWS,
        changer=tables(alter.money_turned),
    ),
    Family(
        name="y-money-told",
        choice="columns",
        wish=Wish(schemas=FLAT),
        options=NAMED,
        printing=(*ROWS, Printing(apart="lines")),
        changer=tables(alter.money_in_words),
    ),
    Family(
        name="y-list-sum",
        choice="columns",
        wish=Wish(schemas=("list",)),
        options=Options(labels=FIXED, money=("万元", "元")),
        printing=(*ROWS, Printing(down="repeat")),
        changer=tables(alter.listed_with_sum),
    ),
    Family(name="y-wide-figures", choice="columns", printing=(*ROWS, Printing(apart="lines")), changer=tables(alter.wide_figures)),
)
AROUND = (
    Family(name="y-mail", choice="around", printer=draw.mailed),
    Family(name="y-chat", choice="around", printer=draw.chatted),
    Family(name="y-article", choice="around", printing=(*ROWS, Printing(apart="lines", empty=" ")), changer=shape.article),
    Family(name="y-watermark", choice="around", printer=draw.watermarked),
    Family(name="y-among", choice="around", printing=ROWS, changer=shape.among_tables),
    Family(name="y-instructed", choice="around", options=Options(tasks=(False,)), printing=ROWS, changer=tables(alter.noted)),
    Family(name="y-unit-above", choice="around", printing=ROWS, changer=shape.unit_above),
    Family(
        name="y-too-wide",
        choice="around",
        wish=Wish(schemas=("self", "central", "transfer", "monitor"), forms=(1, 1, 2)),
        options=BARE,
        printer=drawn(draw.on_two_pages),
    ),
    Family(name="y-order", choice="around", options=NAMED, printing=(*ROWS, Printing(apart="lines")), changer=tables(alter.reordered)),
)
MIXED = (
    Family(
        name="y-level-tables",
        choice="mixed",
        options=BARE,
        printing=(*ROWS, Printing(apart="markdown", headings=True)),
        changer=shape.table_a_level,
    ),
    Family(name="y-told-above", choice="mixed", wish=Wish(schemas=FLAT), options=NAMED, printer=tell.told_above),
    Family(
        name="y-by-task",
        choice="mixed",
        options=Options(labels=FRESH | FIXED, tasks=(False,), total_row=(False,), tail=((), FOOTNOTES)),
        printing=(*ROWS, Printing(down="repeat")),
        changer=after(tables(alter.by_task), one_of(shape.unit_above, shape.article)),
    ),
    Family(
        name="y-mixed",
        choice="mixed",
        options=Options(labels=FRESH | FIXED, tasks=(False,), total_row=(False,), money=("万元", "元")),
        printing=(*ROWS, Printing(apart="blanks"), Printing(apart="pipe", down="repeat")),
        changer=after(one_of(tables(alter.evidence), tables(alter.reordered)), shape.unit_above, one_of(shape.among_tables, shape.article)),
    ),
)
REAL_FORMS = (
    Family(name="y-real-markup", choice="real forms", real=True, printer=any_of(draw.marked_up, drawn(draw.dokuwiki))),
    Family(name="y-real-cells", choice="real forms", real=True, printer=any_of(draw.addressed, tell.keyed)),
    Family(
        name="y-real-pages", choice="real forms", real=True, options=Options(labels=FRESH), printer=any_of(draw.mailed, draw.watermarked)
    ),
)
HONESTY = (
    Family(name="y-even-pages", choice="honesty", ask="honesty", wish=Wish(sizes=(12, 16, 24)), printer=draw.interleaved),
    Family(name="y-boxes", choice="honesty", ask="honesty", printer=draw.no_figures),
    Family(name="y-too-narrow", choice="honesty", ask="honesty", options=NAMED, printer=draw.no_names),
)
PRINTED = (*SEPARATORS, *LINES, *MERGED, *WRAPPED, *HEADERS, *COLUMNS, *AROUND, *MIXED, *REAL_FORMS, *HONESTY)
