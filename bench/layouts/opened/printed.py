"""The opened families that are printed as text."""

from layouts.changes import title_in_table, with_chrome
from layouts.family import Family
from layouts.maker import Wish
from layouts.opened.printers import colons, continued, full_width, shuffled, values_then_names
from layouts.opened.words import CHANGED, EXTRA, FEET, REAL
from layouts.printing import Printing
from layouts.style import Options

ROWS = (Printing(), Printing(apart="pipe", along="empty"), Printing(apart="open pipe"))
OUTCOME = Wish(schemas=("self", "monitor", "transfer"))
PRINTED = (
    Family(name="o-comma", choice="separators", printing=(Printing(apart="comma"), Printing(apart="comma", along="empty"))),
    Family(name="o-full-width", choice="separators", printer=full_width),
    Family(name="o-pipes-repeated", choice="separators", printing=(Printing(apart="markdown", along="repeat", down="repeat"),)),
    Family(
        name="o-lines-spaced",
        choice="one cell a line",
        printing=(Printing(apart="lines", empty="-", spaced=True), Printing(apart="lines", empty="\xa0")),
    ),
    Family(name="o-colons", choice="one cell a line", printer=colons),
    Family(
        name="o-middle-blanks",
        choice="merged cells",
        printing=(Printing(apart="blanks", down="middle"), Printing(apart="markdown", down="middle")),
    ),
    Family(name="o-dropped-along", choice="merged cells", printing=(Printing(apart="open pipe", down="dropped", along="empty"),)),
    Family(
        name="o-narrow-canvas",
        choice="wrapping",
        printing=(Printing(apart="canvas", limit=80, centred=True), Printing(apart="canvas", limit=72)),
    ),
    Family(name="o-narrow-grid", choice="wrapping", printing=(Printing(apart="grid", limit=84, centred=True),), wish=OUTCOME),
    Family(
        name="o-broken-tabs",
        choice="wrapping",
        options=Options(label_gaps=("\n",)),
        printing=(Printing(breaks=True, down="repeat"), Printing(apart="pipe", breaks=True)),
    ),
    Family(name="o-labels", choice="headers", options=Options(labels=REAL), printing=(*ROWS, Printing(apart="lines"))),
    Family(name="o-changed", choice="headers", options=Options(labels=CHANGED), printing=ROWS),
    Family(
        name="o-months",
        choice="headers",
        wish=Wish(schemas=("monitor",)),
        options=Options(months=("上半年", "截至{n}月底", "1-{n}月累计", "{n}月末", "前{n}个月"), stage=(6,)),
        printing=ROWS,
    ),
    Family(
        name="o-tall-header",
        choice="headers",
        options=Options(heads=("two", "three"), labels=REAL),
        printing=(Printing(down="repeat", along="repeat"), *ROWS),
    ),
    Family(
        name="o-unit-left",
        choice="columns",
        options=Options(split=(("measure", "operator", "bare"), ("measure", "signed"))),
        printing=ROWS,
    ),
    Family(
        name="o-explained",
        choice="columns",
        options=Options(labels=EXTRA, extra=(("note",), ("last_year", "note"))),
        printing=ROWS,
    ),
    Family(
        name="o-name-first",
        choice="columns",
        options=Options(order=("name first",), points_of_plan=(True,)),
        printing=(Printing(down="repeat"),),
    ),
    Family(
        name="o-list",
        choice="columns",
        wish=Wish(schemas=("list",)),
        options=Options(extra=(("note",),), labels=REAL),
        printing=(Printing(apart="markdown", down="repeat"), Printing(apart="blanks"), Printing(apart="pipe", along="empty")),
    ),
    Family(name="o-continued", choice="around", wish=Wish(sizes=(16, 24, 31, 45)), printer=continued),
    Family(
        name="o-feet",
        choice="around",
        options=Options(tail=FEET, blank=("", "（待填）", "无数据")),
        printing=(Printing(apart="lines"), *ROWS),
        changer=with_chrome,
    ),
    Family(
        name="o-narratives",
        choice="around",
        wish=Wish(schemas=("shanghai",), stories=(True,)),
        options=Options(story=("name alone", "name alone/inline", "name before/inline", "name behind/inline")),
        printing=(Printing(apart="pipe", headings=True), Printing(spaced=True)),
    ),
    Family(
        name="o-mixed-rows",
        choice="mixed",
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
        name="o-mixed-lines",
        choice="mixed",
        options=Options(labels=REAL, prefix=("", "指标{n}："), extra=((), ("last_year",)), ticks=(True, False), contact=(True, False)),
        printing=(
            Printing(apart="lines", empty=" "),
            Printing(apart="canvas", limit=120, page=30, running=("第{n}页",)),
            Printing(apart="grid", limit=130),
        ),
    ),
    Family(
        name="o-real-rows",
        choice="real forms",
        real=True,
        options=Options(labels=REAL, tail=FEET),
        printing=(*ROWS, Printing(down="repeat")),
    ),
    Family(
        name="o-real-blanks",
        choice="real forms",
        real=True,
        printing=(Printing(apart="blanks"), Printing(apart="grid", limit=120)),
    ),
    Family(name="o-values-then-names", choice="honesty", ask="honesty", printer=values_then_names),
    Family(name="o-shuffled", choice="honesty", ask="honesty", printer=shuffled),
)
