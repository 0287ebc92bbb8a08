"""Money of forms: units, blanks, sides, execution."""

from collections.abc import Callable
from typing import Any

import pytest

from jixiao.model.document import Document
from jixiao.read.document import read_bytes
from jixiao.read.languages import amount

Read = Callable[..., Document]
CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "the unit of the block": ("项目资金（万元）\t年度资金总额\t12.5", {"annual": "125000.00"}),
    "the unit of the label": ("项目资金\t年度资金总额（万元）\t12.5", {"annual": "125000.00"}),
    "the unit under its label": (
        "项目资金\t年度资金总额\t12.5\n（万元）\t其中：财政拨款\t12.5",
        {"annual": "125000.00", "annual_fiscal": "125000.00"},
    ),
    "the unit of the amount": ("项目资金（元）\t年度资金总额\t12.5万元", {"annual": "125000.00"}),
    "the unit of the form": ("金额单位：万元\n项目资金\t年度资金总额\t3", {"annual": "30000.00"}),
    "budget, execution and rate in a sentence": (
        "全年预算数12.00万元，全年执行数11.10万元，预算执行率92.5%。",
        {"adjusted": "120000.00", "executed": "111000.00", "execution_rate": "92.5"},
    ),
    "a printed zero": ("项目资金（元）\t年度资金总额\t0.00", {"annual": "0.00"}),
    "a blank": ("项目资金（元）\t年度资金总额\t\n\t其中：财政拨款\t5.00", {"annual_fiscal": "5.00"}),
    "a dash": ("项目资金（元）\t年度资金总额\t—", {}),
    "thousands": ("项目资金（元）\t年度资金总额\t1,234,567.80", {"annual": "1234567.80"}),
    "a sum split in brackets": ("项目资金（万元）\t年度资金总额\t854（道路400，水渠454）", {"annual": "8540000.00"}),
    "an amount typed twice": ("项目资金（万元）\t年度资金总额\t854万854万", {"annual": "8540000.00"}),
    "only a total": ("项目资金（万元）\t资金总额\t35\n\t其中：财政拨款\t35", {"total": "350000.00", "total_fiscal": "350000.00"}),
    "a plain label beside the year": ("项目资金（元）\t年度资金总额\t8\n\t其他资金\t3", {"annual": "8.00", "annual_other": "3.00"}),
    "one plain source under the year": (
        "项目资金（元）\t项目资金总额\t9\n\t年度资金总额\t8\n\t其中：财政拨款\t5\n\t其他资金\t3",
        {"total": "9.00", "annual": "8.00", "annual_fiscal": "5.00", "annual_other": "3.00"},
    ),
    "one plain source under the total": (
        "项目资金（元）\t年度资金总额\t8\n\t项目资金总额\t9\n\t其中：财政拨款\t9",
        {"total": "9.00", "annual": "8.00", "total_fiscal": "9.00"},
    ),
    "figures under heads": (
        "专项资金\t本年度预计投入（万元）\t财政资金（万元）\t其他资金\n\t中央\t省级\n\t7\t7\t0",
        {"annual": "70000.00"},
    ),
    "no unit at all": ("项目资金\t年度资金总额\t500", {"annual": "500.00"}),
}


@pytest.mark.parametrize("name", CASES)
def test_money_is_yuan_whatever_is_printed(name: str, read: Read) -> None:
    rows, expected = CASES[name]
    funding = read(f"项目支出绩效目标申报表\n项目名称\t示例项目\t实施单位\t示例单位\n{rows}\n").projects[0].funding
    assert {f: str(v) for f in funding.__struct_fields__ if (v := getattr(funding, f)) is not None} == expected


def test_an_amount_without_any_unit_is_told(read: Read) -> None:
    document = read("项目支出绩效目标申报表\n项目名称\t示例项目\t实施单位\t示例单位\n项目资金\t年度资金总额\t500\n")
    assert [(w.path, w.confidence) for w in document.warnings] == [("/projects/0/funding/annual", 0.5)]


@pytest.mark.parametrize(
    ("amounts", "unit"),
    [
        (("250万", "0"), "万元"), (("250万元", "40万"), "万元"), (("2亿", ""), "亿元"), (("250元", "3元"), "元"),
        (("250万", "30元"), None), (("250", "30"), None),
    ],
)  # fmt: skip
def test_amounts_that_say_ten_thousands_tell_the_unit_of_the_money(read: Read, amounts: tuple[str, str], unit: str | None) -> None:
    rows = f"项目资金\t年度资金总额\t{amounts[0]}\n\t其中：财政拨款\t{amounts[1]}"
    project = read(f"项目支出绩效目标申报表\n项目名称\t示例项目\t实施单位\t示例单位\n{rows}\n").projects[0]
    assert project.money_unit == unit


def test_what_is_no_amount_is_left_blank_and_told(read: Read) -> None:
    document = read("项目支出绩效目标申报表\n项目名称\t示例项目\t实施单位\t示例单位\n项目资金（元）\t年度资金总额\t见附件\n")
    assert [w.path for w in document.warnings] == ["/projects/0/funding/annual"]


CELLS = """项目支出绩效自评表 |
项目名称 |
河道保洁 |
主管部门 |
示例水务局 |
实施单位 |
示例河道所 |
预算执行情况（万元） |
年初预算数 |
全年预算数 |
全年执行数 |
执行率 |
分值 |
得分 |
原因 |
年度资金总额 |
30 |
30 |
28.5 |
95% |
{points} |
{score} |
{reason} |
"""
LEFT = "".join(
    line + "\n"
    for line in ("一级指标 |", "二级指标 |", "三级指标 |", "指标值 |", "产出指标 |", "数量指标 |", "保洁河道长度 |", "≥12公里 |")
)


@pytest.mark.parametrize(
    ("points", "score", "reason"),
    [("10", "", "雨水多"), ("10", "", ""), ("10", "9.5", ""), ("", "9.5", "雨水多"), ("10", "9.5", "雨水多")],
)
def test_an_empty_cell_of_a_row_told_cell_by_cell_keeps_its_place(read: Read, points: str, score: str, reason: str) -> None:
    text = "\n".join(line.lstrip() for line in (CELLS.format(points=points, score=score, reason=reason) + LEFT).splitlines())
    funding = read(text).projects[0].funding
    told = [None if value is None else str(value) for value in (funding.execution_points, funding.execution_score)]
    assert told == [points or None, score or None]


@pytest.mark.parametrize(("figure", "field"), [("10", "execution_points"), ("9.5", "execution_score")])
def test_a_lone_figure_is_the_points_where_it_is_whole(read: Read, figure: str, field: str) -> None:
    form = CELLS.format(points=figure, score="", reason="").replace(" |\n", "\n").replace("原因\n", "")
    funding = read("\n".join(line for line in form.splitlines() if line.strip(" |")) + "\n" + LEFT.replace(" |", "")).projects[0].funding
    assert str(getattr(funding, field)) == figure


@pytest.mark.parametrize(
    ("cell", "yuan"),
    [("中央衔接推进补助资金50", "500000.00"), ("年度预算调减-12.5", None), ("50.5万元", "505000.00")],
)
def test_an_amount_behind_the_name_of_its_source_is_taken(read: Read, cell: str, yuan: str | None) -> None:
    form = f"项目支出绩效目标申报表\n项目名称\t示例项目\t实施单位\t示例单位\n项目资金（万元）\t年度资金总额\t80\n\t其中：财政拨款\t{cell}\n"
    told = read(form).projects[0].funding.annual_fiscal
    assert (None if told is None else str(told)) == yuan


WHOLE = """<h1>部门（单位）整体支出绩效目标表</h1><p>（2025年度）</p><table>
<tr><td>部门（单位）名称</td><td colspan="6">示例市水务局</td></tr>
<tr><td rowspan="4">年度主要任务</td><td rowspan="2">任务名称</td><td rowspan="2" colspan="2">主要内容</td><td colspan="3">预算金额（万元）</td></tr>
<tr><td>总额</td><td>财政拨款</td><td>其他资金</td></tr>
<tr><td>河道养护</td><td colspan="2">河道保洁</td><td>80.00</td><td>50.00</td><td>30.00</td></tr>
<tr><td colspan="3">金额合计</td><td>80.00</td><td>{fiscal}</td><td>30.00</td></tr>
<tr><td>年度总体目标</td><td colspan="6">河道水质稳定，全年无黑臭水体。</td></tr>
<tr><td rowspan="2">年度绩效指标</td><td>一级指标</td><td>二级指标</td><td colspan="2">三级指标</td><td colspan="2">指标值</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td colspan="2">养护河道长度</td><td colspan="2">≥12公里</td></tr>
</table>"""


@pytest.mark.parametrize(("fiscal", "expected"), [("50.00", {"annual_fiscal": "500000.00"}), ("", {})])
def test_the_parts_of_a_sum_stand_under_their_heads(fiscal: str, expected: dict[str, str]) -> None:
    funding = read_bytes(WHOLE.format(fiscal=fiscal).encode(), "整体.html").projects[0].funding
    told = {f: str(v) for f in funding.__struct_fields__ if (v := getattr(funding, f)) is not None}
    assert told == {"annual": "800000.00", "annual_other": "300000.00", **expected}


@pytest.mark.parametrize("gap", ["    ", "　　　　", "  "])
@pytest.mark.parametrize(("label", "field"), [("部门名称", "department"), ("主管部门", "department"), ("项目单位", "unit")])
@pytest.mark.parametrize("note", ["单位：万元", "单位:元", "金额单位：万元"])
def test_the_unit_of_money_behind_an_office_is_no_part_of_it(read: Read, gap: str, label: str, field: str, note: str) -> None:
    text = f"项目支出绩效目标表\n{label}：示例县水利局{gap}{note}\n年度资金总额\t20\n年度目标\t清淤 20 公里。\n一级指标\t二级指标\t三级指标\t指标值\n"
    project = read(text + "产出指标\t数量指标\t清淤长度\t20公里\n满意度指标\t服务对象满意度指标\t农户满意度\t≥90%\n").projects[0]
    assert (getattr(project, field), project.money_unit) == ("示例县水利局", note.rpartition(":" if ":" in note else "：")[2])


@pytest.mark.parametrize("foot", ["阅读 1024　在看 3", "浏览次数：312", "点击数：88", "阅读(560)", "点赞 12 | 分享 4"])
@pytest.mark.parametrize("tags", [("p", "p"), ("div", "span")])
def test_what_a_page_counts_below_a_form_is_no_money_of_it(foot: str, tags: tuple[str, str]) -> None:
    outer, inner = tags
    rows = [("项目名称", "渠道清淤"), ("年度资金总额（元）", "300000"), ("其中：财政拨款", "200000"), ("其他资金", "100000")]
    table = [("一级指标", "二级指标", "三级指标", "指标值"), ("产出指标", "数量指标", "清淤长度", "≥12公里")]
    html = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (*rows, ("年度目标", "清淤 12 公里。"), *table))
    page = f"<html><body><h2>项目支出绩效目标表</h2><table>{html}</table><{outer}><{inner}>{foot}</{inner}></{outer}></body></html>"
    document = read_bytes(page.encode(), "a.html")
    assert (document.projects[0].partly_read, document.unread) == (False, ())


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("壹拾贰万元整", "120000.00"),
        ("人民币壹仟贰佰万元整", "12000000.00"),
        ("人民币（大写）：叁拾万零伍佰元伍角整", "300500.50"),
        ("（大写）捌万元零伍分", "80000.05"),
        ("贰亿零叁佰万圆整", "203000000.00"),
        ("陆佰贰拾万元整（￥6,200,000.00）", "6200000.00"),
        ("陆佰贰拾万元整（￥6,300,000.00）", None),
        ("壹期工程款", None),
        ("三万元", None),
    ],
)
def test_an_amount_in_capitals_is_read_and_one_that_its_figures_contradict_is_none(text: str, yuan: str | None) -> None:
    found = amount(text, "万元")
    assert (None if found is None else str(found.yuan)) == yuan
