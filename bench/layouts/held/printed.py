"""The held families that are printed as text."""

from layouts.changes import one_table
from layouts.family import Family
from layouts.held import changers as change
from layouts.held import printers as way
from layouts.held import tellers as tell
from layouts.held.content import counted, dotted, each_form
from layouts.held.words import PLAINLY, SHORT, STRANGELY, bilingual
from layouts.known import Schema
from layouts.maker import Wish
from layouts.printing import Printing
from layouts.style import Labels, Options

PLANS: tuple[Schema, ...] = ("central", "province", "shanghai", "whole")
RESULTS: tuple[Schema, ...] = ("self", "transfer")
ROWS = (Printing(), Printing(apart="pipe"), Printing(apart="open pipe", down="repeat"))
SOLID = Options(band=(False,), level_points=(False,))
FIXED: Labels = {"target": ("年度指标值",), "actual": ("实际完成值",)}
SEPARATORS = (
    Family(name="x-stops", choice="separators", printer=way.drawn(way.tab_stops)),
    Family(
        name="x-bars",
        choice="separators",
        printer=way.any_of(
            way.drawn(way.parted("┃", before="┃", after="┃", along=True)),
            way.drawn(way.parted(" ¦ ")),
            way.drawn(way.parted(" // ", "／／")),
            way.drawn(way.parted("│", before="│", after="│")),
            way.drawn(way.parted("；", ";", " ; ")),
        ),
    ),
    Family(name="x-filled", choice="separators", printer=way.drawn(way.full_columns)),
    Family(name="x-export", choice="separators", printer=way.drawn(way.quoted, one_table)),
)
LINES = (
    Family(name="x-records", choice="one cell a line", printer=tell.records),
    Family(name="x-outline", choice="one cell a line", printer=tell.outline),
    Family(name="x-items", choice="one cell a line", printer=way.drawn(way.bullets)),
    Family(name="x-rows-apart", choice="one cell a line", printer=way.drawn(way.rows_apart)),
)
MERGED = (
    Family(name="x-bottom", choice="merged cells", printer=way.drawn(way.parted("\t", " | ", merged=way.last))),
    Family(
        name="x-ditto",
        choice="merged cells",
        printer=way.any_of(
            way.drawn(way.parted("\t", merged=way.ditto("同上"))),
            way.drawn(way.parted(" | ", before="| ", after=" |", merged=way.ditto("〃"), along=True)),
            way.drawn(way.parted("\t", merged=way.ditto("↑"))),
        ),
    ),
    Family(name="x-in-front", choice="merged cells", printer=way.any_of(tell.in_brackets, tell.paths)),
)
WRAPPED = (
    Family(name="x-folded", choice="wrapping", printer=way.drawn(way.folded)),
    Family(name="x-boxed", choice="wrapping", printer=way.drawn(way.boxed)),
    Family(
        name="x-broken-cells", choice="wrapping", printer=way.any_of(way.drawn(way.break_marks), way.drawn(way.broken_quoted, one_table))
    ),
)
HEADERS = (
    Family(name="x-plainly", choice="headers", options=Options(labels=PLAINLY | SHORT, heads=("one", "two")), printing=ROWS),
    Family(name="x-strangely", choice="headers", options=Options(labels=STRANGELY), printing=ROWS),
    Family(name="x-bilingual", choice="headers", options=Options(labels=bilingual(" ", "/", "\n")), printing=ROWS),
    Family(
        name="x-more-header",
        choice="headers",
        options=SOLID,
        printing=ROWS,
        changer=change.one_of(
            change.tables(change.column_numbers), change.tables(change.headed_again), change.tables(change.nameless_levels)
        ),
    ),
    Family(
        name="x-spans",
        choice="headers",
        wish=Wish(schemas=("monitor",)),
        options=Options(months=("年初至{n}月底", "截止{n}月30日", "{n}月底累计", "第三季度末", "前三季度"), stage=(9,)),
        printing=ROWS,
    ),
)
COLUMNS = (
    Family(name="x-levels-behind", choice="columns", printer=way.arranged(way.levels_behind, Printing(down="repeat"), Printing())),
    Family(
        name="x-another-order",
        choice="columns",
        options=Options(points_of_plan=(True, False), total_row=(False,)),
        printer=way.arranged(way.another_order, *ROWS),
    ),
    Family(
        name="x-dotted",
        choice="columns",
        options=Options(tasks=(False,)),
        content=each_form(dotted),
        printing=(*ROWS, Printing(down="dropped")),
    ),
    Family(
        name="x-counted-rows",
        choice="columns",
        options=Options(extra=(("note",), (), ("last_year",)), labels={"note": ("数据来源", "备注说明")}, total_row=(False,)),
        printing=ROWS,
        changer=change.tables(change.counted_rows),
    ),
    Family(
        name="x-otherwise",
        choice="columns",
        wish=Wish(schemas=RESULTS),
        options=Options(labels=FIXED, total_row=(False,)),
        printing=ROWS,
        changer=change.one_of(
            change.tables(change.wanted_and_reached), change.tables(change.third_goal), change.tables(change.units_in_cells)
        ),
    ),
    Family(name="x-turned", choice="columns", wish=Wish(sizes=(3, 5, 7)), printer=tell.turned),
    Family(
        name="x-projects-across",
        choice="columns",
        wish=Wish(schemas=("central", "province"), forms=(2, 3), sizes=(5, 7, 8)),
        options=Options(points_of_plan=(False,), cover=(False,)),
        printer=tell.projects_as_columns,
    ),
)
AROUND = (
    Family(name="x-carried-over", choice="around", wish=Wish(sizes=(16, 24, 31)), printer=way.carried_over),
    Family(
        name="x-line-marks",
        choice="around",
        printer=way.any_of(
            way.each_line(lambda n, _: f"{n:>4}  ", way.parted(" | ", before="| ", after=" |")),
            way.each_line(lambda _, __: "> ", way.parted("\t")),
            way.each_line(lambda n, _: f"{n}:", way.parted("\t", along=True)),
        ),
    ),
    Family(
        name="x-remarks",
        choice="around",
        wish=Wish(schemas=("self", "self", "transfer", "central", "shanghai")),
        options=SOLID,
        printing=ROWS,
        changer=change.tables(change.subtotals),
    ),
    Family(
        name="x-letter",
        choice="around",
        printing=(*ROWS, Printing(apart="lines", empty=" ")),
        changer=change.after(change.in_a_letter, change.tables(change.days_otherwise)),
    ),
    Family(
        name="x-opinions",
        choice="around",
        printing=ROWS,
        changer=change.after(change.explained_first, change.tables(change.opinions)),
    ),
)
MIXED = (
    Family(
        name="x-mixed-rows",
        choice="mixed",
        content=each_form(counted),
        options=Options(labels=PLAINLY, tasks=(False,), split=(("target",), ("operator", "bare", "measure")), total_row=(False,)),
        printing=(*ROWS, Printing(apart="blanks", down="middle")),
        changer=change.after(change.tables(change.column_numbers), change.tables(change.opinions), change.tables(change.units_in_cells)),
    ),
    Family(
        name="x-mixed-ways",
        choice="mixed",
        options=Options(labels=PLAINLY, money=("万元", "元")),
        printer=way.any_of(
            tell.paths,
            tell.outline,
            way.drawn(way.tab_stops, change.tables(change.units_in_cells)),
            way.drawn(way.parted("；", merged=way.last), change.tables(change.days_otherwise)),
            way.arranged(way.levels_behind, Printing(apart="markdown", down="repeat")),
        ),
    ),
    Family(
        name="x-words",
        choice="mixed",
        wish=Wish(schemas=PLANS, sizes=(5, 8, 10)),
        options=Options(points_of_plan=(False,)),
        printer=tell.in_words,
    ),
)
REAL_FORMS = (
    Family(name="x-real-bars", choice="real forms", real=True, printer=way.any_of(way.drawn(way.boxed), way.drawn(way.parted("；")))),
    Family(
        name="x-real-records",
        choice="real forms",
        real=True,
        options=Options(labels=PLAINLY),
        printer=way.any_of(tell.records, tell.in_brackets),
    ),
    Family(
        name="x-real-rows",
        choice="real forms",
        real=True,
        options=Options(labels=PLAINLY),
        printing=ROWS,
        changer=change.after(change.tables(change.column_numbers), change.in_a_letter),
    ),
)
HONESTY = (
    Family(name="x-cut-off", choice="honesty", ask="honesty", printer=tell.cut_off(way.drawn(way.parted("\t")), 24)),
    Family(name="x-wrong-signs", choice="honesty", ask="honesty", printer=tell.wrong_signs),
    Family(name="x-two-halves", choice="honesty", ask="honesty", printer=tell.two_halves(way.drawn(way.parted(" ")))),
)
PRINTED = (*SEPARATORS, *LINES, *MERGED, *WRAPPED, *HEADERS, *COLUMNS, *AROUND, *MIXED, *REAL_FORMS, *HONESTY)
