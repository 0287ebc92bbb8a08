"""The held families that are printed as text."""

from layouts.changes import title_in_table, with_chrome
from layouts.family import Family
from layouts.held.printers import colons, continued, full_width, shuffled, values_then_names
from layouts.held.words import CHANGED, EXTRA, FEET, REAL
from layouts.maker import Wish
from layouts.printing import Printing
from layouts.style import Options

ROWS = (Printing(), Printing(apart="pipe", along="empty"), Printing(apart="open pipe"))
OUTCOME = Wish(schemas=("self", "monitor", "transfer"))
PRINTED = (
    Family(name="h-comma", choice="separators", held=True, printing=(Printing(apart="comma"), Printing(apart="comma", along="empty"))),
    Family(name="h-full-width", choice="separators", held=True, printer=full_width),
    Family(name="h-pipes-repeated", choice="separators", held=True, printing=(Printing(apart="markdown", along="repeat", down="repeat"),)),
    Family(
        name="h-lines-spaced",
        choice="one cell a line",
        held=True,
        printing=(Printing(apart="lines", empty="-", spaced=True), Printing(apart="lines", empty="\xa0")),
    ),
    Family(name="h-colons", choice="one cell a line", held=True, printer=colons),
    Family(
        name="h-middle-blanks",
        choice="merged cells",
        held=True,
        printing=(Printing(apart="blanks", down="middle"), Printing(apart="markdown", down="middle")),
    ),
    Family(
        name="h-dropped-along", choice="merged cells", held=True, printing=(Printing(apart="open pipe", down="dropped", along="empty"),)
    ),
    Family(
        name="h-narrow-canvas",
        choice="wrapping",
        held=True,
        printing=(Printing(apart="canvas", limit=80, centred=True), Printing(apart="canvas", limit=72)),
    ),
    Family(name="h-narrow-grid", choice="wrapping", held=True, printing=(Printing(apart="grid", limit=84, centred=True),), wish=OUTCOME),
    Family(
        name="h-broken-tabs",
        choice="wrapping",
        held=True,
        options=Options(label_gaps=("\n",)),
        printing=(Printing(breaks=True, down="repeat"), Printing(apart="pipe", breaks=True)),
    ),
    Family(name="h-labels", choice="headers", held=True, options=Options(labels=REAL), printing=(*ROWS, Printing(apart="lines"))),
    Family(name="h-changed", choice="headers", held=True, options=Options(labels=CHANGED), printing=ROWS),
    Family(
        name="h-months",
        choice="headers",
        held=True,
        wish=Wish(schemas=("monitor",)),
        options=Options(months=("上半年", "截至{n}月底", "1-{n}月累计", "{n}月末", "前{n}个月"), stage=(6,)),
        printing=ROWS,
    ),
    Family(
        name="h-tall-header",
        choice="headers",
        held=True,
        options=Options(heads=("two", "three"), labels=REAL),
        printing=(Printing(down="repeat", along="repeat"), *ROWS),
    ),
    Family(
        name="h-unit-left",
        choice="columns",
        held=True,
        options=Options(split=(("measure", "operator", "bare"), ("measure", "signed"))),
        printing=ROWS,
    ),
    Family(
        name="h-explained",
        choice="columns",
        held=True,
        options=Options(labels=EXTRA, extra=(("note",), ("last_year", "note"))),
        printing=ROWS,
    ),
    Family(
        name="h-name-first",
        choice="columns",
        held=True,
        options=Options(order=("name first",), points_of_plan=(True,)),
        printing=(Printing(down="repeat"),),
    ),
    Family(
        name="h-list",
        choice="columns",
        held=True,
        wish=Wish(schemas=("list",)),
        options=Options(extra=(("note",),), labels=REAL),
        printing=(Printing(apart="markdown", down="repeat"), Printing(apart="blanks"), Printing(apart="pipe", along="empty")),
    ),
    Family(name="h-continued", choice="around", held=True, wish=Wish(sizes=(16, 24, 31, 45)), printer=continued),
    Family(
        name="h-feet",
        choice="around",
        held=True,
        options=Options(tail=FEET, blank=("", "（待填）", "无数据")),
        printing=(Printing(apart="lines"), *ROWS),
        changer=with_chrome,
    ),
    Family(
        name="h-narratives",
        choice="around",
        held=True,
        wish=Wish(schemas=("shanghai",), stories=(True,)),
        options=Options(story=("name alone", "name alone/inline", "name before/inline", "name behind/inline")),
        printing=(Printing(apart="pipe", headings=True), Printing(spaced=True)),
    ),
    Family(
        name="h-mixed-rows",
        choice="mixed",
        held=True,
        options=Options(
            labels=REAL,
            heads=("one", "two"),
            split=(("target",), ("signed", "measure")),
            tail=FEET,
            level_points=(True, False),
            blank=("", "/"),
        ),
        printing=(
            Printing(apart="pipe", down="middle"),
            Printing(down="alone"),
            Printing(apart="blanks", down="repeat"),
            Printing(apart="blank", down="dropped"),
        ),
        changer=title_in_table,
    ),
    Family(
        name="h-mixed-lines",
        choice="mixed",
        held=True,
        options=Options(labels=REAL, prefix=("", "指标{n}："), extra=((), ("last_year",)), ticks=(True, False), contact=(True, False)),
        printing=(
            Printing(apart="lines", empty=" "),
            Printing(apart="canvas", limit=120, page=30, running=("第{n}页",)),
            Printing(apart="grid", limit=130),
        ),
    ),
    Family(
        name="h-real-rows",
        choice="real forms",
        held=True,
        real=True,
        options=Options(labels=REAL, tail=FEET),
        printing=(*ROWS, Printing(down="repeat")),
    ),
    Family(
        name="h-real-blanks",
        choice="real forms",
        held=True,
        real=True,
        printing=(Printing(apart="blanks"), Printing(apart="grid", limit=120)),
    ),
    Family(name="h-values-then-names", choice="honesty", held=True, ask="honesty", printer=values_then_names),
    Family(name="h-shuffled", choice="honesty", held=True, ask="honesty", printer=shuffled),
)
