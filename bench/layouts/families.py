"""The families that the reader's author may look at, in the order of the kinds of choices: those printed as text."""

from layouts.changes import title_in_table, with_chrome, without_stops
from layouts.family import Family
from layouts.known import Schema
from layouts.maker import Wish
from layouts.printing import Printing
from layouts.style import Labels, Options
from layouts.unreadable import column_by_column, glued, names_then_values

OUTCOMES: tuple[Schema, ...] = ("self", "transfer")
PLANS: tuple[Schema, ...] = ("shanghai", "central", "province", "whole")
PLAIN = (Printing(), Printing(apart="pipe"), Printing(along="empty"), Printing(apart="open pipe", along="empty"))
NOTES = (
    "填表人：某某　　审核人：某某",
    "联系电话：000-00000000",
    "注：1.定量指标按实际完成情况填写。2.定性指标分为达成预期指标、部分达成、未达成三档。",
)
EXPLAINED = ("填报说明：", "1.本表由项目单位填写，主管部门审核后报送。", "2.“年度总体目标”应与预算相匹配。")
REAL: Labels = {
    "name": ("专项名称", "项目名称", "转移支付（项目）名称"),
    "department": ("预算主管部门", "主管部门（单位）名称", "市县主管部门"),
    "unit": ("项目实施单位", "资金使用单位", "申报单位"),
    "row": ("三级指标内容", "指标内容", "具体指标", "三级指标名称"),
    "target": ("年度（/项目）指标值", "本年度目标值", "预期指标值", "绩效指标值", "指标值（A）"),
    "points": ("分值（权重）", "标准分", "指标分值", "权重"),
    "actual": ("全年实际完成值", "完成值", "实际值", "全年实际值"),
    "score": ("单项得分", "自评得分", "指标得分"),
    "reason": ("未完成原因和改进措施", "偏差原因分析与改进措施", "原因说明"),
    "band": ("绩效指标", "年度绩效指标", "分解目标", "绩效指标情况"),
    "goal": ("年度目标", "本年度绩效目标", "总体目标", "项目年度绩效目标"),
    "expected": ("年初设定目标", "预期目标", "年初目标"),
    "achieved": ("实际完成情况", "全年实际完成情况", "目标实际完成情况"),
    "funds": ("资金情况", "预算执行情况", "项目资金来源", "项目资金"),
    "whole": ("年度资金总额", "当年资金总额", "年度预算总额"),
    "fiscal": ("其中：财政拨款", "一般公共预算拨款", "其中：本年财政拨款"),
    "carried": ("上年结转", "上年结转结余", "结转资金"),
    "other": ("其他资金", "其它资金", "单位自筹"),
    "adjusted": ("全年预算数", "调整后预算数"),
    "executed": ("全年执行数", "实际执行数", "全年支出数"),
}
CHANGED: Labels = {
    "name": ("本项目名称", "所属项目全称"),
    "department": ("归口主管部门（盖章）",),
    "unit": ("项目具体实施单位",),
    "row": ("三级指标（细化）", "具体考核指标"),
    "target": ("本年拟达到的值", "计划达成值", "年度应达到的指标值"),
    "points": ("分值设定", "权重（%）"),
    "actual": ("年末实际达到值", "全年达成值"),
    "score": ("自评打分", "得分情况"),
    "reason": ("未达标原因及整改打算", "偏离情况说明"),
    "goal": ("本年要达到的总体目标", "全年工作目标"),
    "expected": ("年初确定的目标",),
    "achieved": ("年末达成情况",),
    "whole": ("资金合计数", "本年资金合计"),
    "other": ("其他来源资金",),
    "initial": ("年初安排数",),
    "executed": ("全年实际支出",),
}
SEPARATORS = (
    Family(name="tabs", choice="separators"),
    Family(name="tabs-empty", choice="separators", printing=(Printing(along="empty"),)),
    Family(name="pipes", choice="separators", printing=(Printing(apart="pipe"), Printing(apart="pipe", along="empty"))),
    Family(name="open-pipes", choice="separators", printing=(Printing(apart="open pipe"), Printing(apart="open pipe", along="empty"))),
    Family(
        name="markdown",
        choice="separators",
        printing=(
            Printing(apart="markdown", headings=True),
            Printing(apart="markdown", along="empty"),
            Printing(apart="markdown", along="repeat"),
        ),
    ),
    Family(
        name="wide-blanks", choice="separators", printing=(Printing(apart="blanks"), Printing(apart="blanks", along="empty", indent=" "))
    ),
    Family(name="single-blanks", choice="separators", printing=(Printing(apart="blank"), Printing(apart="blank", down="repeat"))),
    Family(
        name="single-blanks-results",
        choice="separators",
        wish=Wish(schemas=("self",), sizes=(5, 8, 10)),
        printing=(Printing(apart="blank"),),
        content=without_stops,
    ),
)
LINES = (
    Family(name="lines-dropped", choice="one cell a line", printing=(Printing(apart="lines"),)),
    Family(
        name="lines-blank", choice="one cell a line", printing=(Printing(apart="lines", empty=" "), Printing(apart="lines", empty="\u3000"))
    ),
    Family(
        name="lines-pipes",
        choice="one cell a line",
        printing=(Printing(apart="lines", empty=" ", ends="|"), Printing(apart="lines", empty="", ends=" |")),
    ),
)
MERGED = (
    Family(
        name="levels-repeated",
        choice="merged cells",
        printing=(Printing(down="repeat"), Printing(apart="pipe", down="repeat", along="repeat")),
    ),
    Family(name="levels-dropped", choice="merged cells", printing=(Printing(down="dropped"), Printing(apart="pipe", down="dropped"))),
    Family(
        name="levels-beside-middle",
        choice="merged cells",
        printing=(Printing(down="middle"), Printing(apart="pipe", down="middle", along="empty")),
    ),
    Family(name="levels-alone", choice="merged cells", printing=(Printing(down="alone"), Printing(apart="open pipe", down="alone"))),
)
WRAPPED = (
    Family(name="canvas-top", choice="wrapping", printing=(Printing(apart="canvas"), Printing(apart="canvas", limit=140))),
    Family(
        name="canvas-centred",
        choice="wrapping",
        printing=(Printing(apart="canvas", centred=True), Printing(apart="canvas", centred=True, limit=90)),
    ),
    Family(name="grid", choice="wrapping", printing=(Printing(apart="grid"), Printing(apart="grid", centred=True))),
    Family(
        name="quoted-cells",
        choice="wrapping",
        options=Options(label_gaps=("\n",), heads=("two",)),
        printing=(Printing(quoted=True, breaks=True, along="empty"),),
    ),
    Family(
        name="broken-labels",
        choice="wrapping",
        options=Options(label_gaps=("\n", " ")),
        printing=(Printing(apart="lines"), Printing(quoted=True, breaks=True), Printing(breaks=True)),
    ),
)
HEADERS = (
    Family(name="header-two-rows", choice="headers", options=Options(heads=("two",)), printing=PLAIN),
    Family(name="header-three-rows", choice="headers", options=Options(heads=("three",)), printing=PLAIN),
    Family(name="ticks", choice="headers", wish=Wish(schemas=("monitor",)), options=Options(ticks=(True,)), printing=PLAIN),
    Family(name="real-labels", choice="headers", options=Options(labels=REAL), printing=PLAIN),
    Family(name="changed-labels", choice="headers", options=Options(labels=CHANGED), printing=PLAIN),
    Family(
        name="months",
        choice="headers",
        wish=Wish(schemas=("monitor",)),
        options=Options(months=("1-{n}月", "1—{n}月", "1～{n}月", "1至{n}月", "1-{n}月份", "１-{n}月"), stage=(5, 6, 7, 8, 9, 10)),
        printing=(*PLAIN, Printing(apart="lines")),
    ),
)
COLUMNS = (
    Family(
        name="sign-and-unit",
        choice="columns",
        options=Options(split=(("operator", "bare", "measure"),)),
        printing=(*PLAIN, Printing(apart="lines")),
    ),
    Family(name="unit-apart", choice="columns", options=Options(split=(("signed", "measure"), ("bare", "measure"))), printing=PLAIN),
    Family(
        name="more-columns",
        choice="columns",
        options=Options(extra=(("last_year",), ("note",), ("period",), ("note", "last_year"))),
        printing=PLAIN,
    ),
    Family(
        name="more-money", choice="columns", wish=Wish(schemas=OUTCOMES), options=Options(funds_extra=(("last_year",),)), printing=PLAIN
    ),
    Family(
        name="points-first",
        choice="columns",
        wish=Wish(schemas=("self", "central", "province")),
        options=Options(order=("points first", "target last"), points_of_plan=(True,)),
        printing=PLAIN,
    ),
    Family(
        name="empty-columns",
        choice="columns",
        options=Options(empty_columns=(1, 2), empty_rows=(0, 1, 2)),
        printing=(Printing(along="empty"), *PLAIN),
    ),
    Family(
        name="points-in-levels",
        choice="columns",
        wish=Wish(schemas=("self",)),
        options=Options(level_points=(True,), prefix=("", "指标{n}：", "指标{n}.")),
        printing=(*PLAIN, Printing(apart="blank")),
    ),
    Family(
        name="lists",
        choice="columns",
        wish=Wish(schemas=("list",)),
        options=Options(split=(("target",), ("operator", "bare", "measure")), extra=((), ("note",)), money=("元", "万元")),
        printing=(Printing(along="empty"), Printing(apart="pipe"), Printing(down="repeat"), Printing(apart="pipe", down="dropped")),
    ),
)
AROUND = (
    Family(
        name="pages",
        choice="around",
        wish=Wish(sizes=(12, 19, 24, 31), forms=(1, 2)),
        printing=(
            Printing(page=18, running=("", "- {n} -", "", "部门预算公开文本")),
            Printing(apart="pipe", page=22, running=("第{n}页 共{all}页", "\f部门预算公开"), again=True),
            Printing(apart="lines", page=40, running=("{n}", "\f")),
        ),
    ),
    Family(
        name="notes-behind",
        choice="around",
        options=Options(tail=(NOTES, EXPLAINED, (*EXPLAINED, *NOTES)), contact=(True, False), foot=(True, False)),
        printing=PLAIN,
    ),
    Family(name="no-title", choice="around", options=Options(title=(False,), cover=(False,)), printing=PLAIN),
    Family(name="title-in-table", choice="around", options=Options(code=("", "[204]")), printing=PLAIN, changer=title_in_table),
    Family(
        name="narratives",
        choice="around",
        wish=Wish(schemas=("shanghai",), stories=(True,)),
        options=Options(story=("numbered", "name behind", "name before", "none", "numbered/inline")),
        printing=(Printing(), Printing(headings=True), Printing(apart="lines")),
    ),
    Family(
        name="placeholders",
        choice="around",
        wish=Wish(gaps=25, masked=True, schemas=("shanghai", "central", "province", "self")),
        options=Options(blank=("（请填写）", "***", "/", "--")),
        printing=PLAIN,
    ),
    Family(name="web-page", choice="around", printing=(Printing(apart="lines", spaced=True), Printing(spaced=True)), changer=with_chrome),
    Family(name="long", choice="around", wish=Wish(sizes=(24, 31, 45), forms=(2, 3)), printing=PLAIN),
    Family(
        name="short",
        choice="around",
        wish=Wish(sizes=(3,), forms=(1, 2)),
        printing=(*PLAIN, Printing(apart="lines"), Printing(apart="blank")),
    ),
)
MIXED = (
    Family(
        name="mixed-tabs",
        choice="mixed",
        options=Options(
            labels=REAL,
            heads=("one", "two"),
            split=(("target",), ("operator", "bare", "measure")),
            order=("usual", "points first"),
            tail=((), NOTES),
            prefix=("", "指标{n}："),
            extra=((), ("note",)),
        ),
        printing=(
            Printing(down="repeat"),
            Printing(apart="pipe", down="dropped"),
            Printing(down="middle", along="empty"),
            Printing(apart="blanks"),
        ),
    ),
    Family(
        name="mixed-lines",
        choice="mixed",
        options=Options(labels=REAL, tail=((), NOTES), prefix=("", "指标{n}："), level_points=(True, False), extra=((), ("note",))),
        printing=(
            Printing(apart="lines", empty=" "),
            Printing(apart="lines"),
            Printing(apart="canvas", centred=True),
            Printing(apart="blank"),
        ),
    ),
)
REAL_FORMS = (
    Family(name="real-rows", choice="real forms", real=True, printing=PLAIN),
    Family(name="real-lines", choice="real forms", real=True, printing=(Printing(apart="lines"), Printing(apart="lines", empty=" "))),
    Family(
        name="real-sign-and-unit", choice="real forms", real=True, options=Options(split=(("operator", "bare", "measure"),)), printing=PLAIN
    ),
    Family(
        name="real-canvas",
        choice="real forms",
        real=True,
        printing=(Printing(apart="canvas", centred=True, limit=130), Printing(apart="canvas")),
    ),
    Family(name="real-names-then-values", choice="real forms", real=True, ask="honesty", printer=names_then_values),
)
HONESTY = (
    Family(name="names-then-values", choice="honesty", ask="honesty", printer=names_then_values),
    Family(name="column-by-column", choice="honesty", ask="honesty", printer=column_by_column),
    Family(name="glued", choice="honesty", ask="honesty", printer=glued),
)
TEXTS: tuple[Family, ...] = (*SEPARATORS, *LINES, *MERGED, *WRAPPED, *HEADERS, *COLUMNS, *AROUND, *MIXED, *REAL_FORMS, *HONESTY)
