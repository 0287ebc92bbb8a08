"""Layouts that other hands make: sentences, cards, records that repeat their project, heads over heads, levels side by side, pages around a form."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from jixiao.model.document import Document

Read = Callable[..., Document]


class Form(NamedTuple):
    """A file and what a careful person reads in it: name, offices, the year's money with its parts, the goal, the indicators."""

    file: str
    text: str
    indicators: tuple[str, ...]
    name: str | None = "校园气象站建设"
    offices: tuple[str | None, str | None] = ("示例县教育局", "示例县第一中学")
    money: tuple[int | None, int | None, int | None] = (120_000, 90_000, 30_000)
    goal: str | None = "建成气象站，开展科普教学。"


ROWS = (
    "产出指标|数量指标|建成气象站|3座",
    "产出指标|质量指标|设备验收合格率|100%",
    "产出指标|时效指标|建成时间|9月底前",
    "满意度指标|服务对象满意度指标|师生满意度|≥90%",
)
HEAD = "项目名称：校园气象站建设\n主管部门：示例县教育局\n实施单位：示例县第一中学\n年度资金总额：12万元，其中财政拨款9万元，其他资金3万元\n年度目标：建成气象站，开展科普教学。\n"
TABBED = (
    "项目支出绩效目标表\n（2026年度）\n项目名称\t校园气象站建设\n主管部门\t示例县教育局\t实施单位\t示例县第一中学\n年度资金总额（万元）\t12\n"
    "其中：财政拨款\t9\n其他资金\t3\n年度目标\t建成气象站，开展科普教学。\n一级指标\t二级指标\t三级指标\t指标值\n"
)
TABLE = "".join("\t".join(row.split("|")) + "\n" for row in ROWS)
CELLS = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in ROWS)
TERMS = (
    "<dl><dt>项目名称</dt><dd>校园气象站建设</dd><dt>主管部门</dt><dd>示例县教育局</dd><dt>实施单位</dt><dd>示例县第一中学</dd>"
    "<dt>年度资金总额</dt><dd>12万元</dd><dt>财政拨款</dt><dd>9万元</dd><dt>其他资金</dt><dd>3万元</dd><dt>年度目标</dt><dd>建成气象站，开展科普教学。</dd></dl>"
)


def cards(form: str) -> str:
    """Return a card for every indicator."""
    return "".join(form.format(*row.split("|")) for row in ROWS)


def records(form: str, between: str) -> str:
    """Return a record for every indicator."""
    return between.join(form.format(*row.split("|"), n=n) for n, row in enumerate(ROWS, 1))


OF_PROJECT = ("主管部门", "示例县教育局"), ("实施单位", "示例县第一中学"), ("项目名称", "校园气象站建设")
OF_MONEY = ("年度资金总额(元)", "120000"), ("财政拨款(元)", "90000"), ("其他资金(元)", "30000"), ("年度目标", "建成气象站，开展科普教学。")
HEADS = ("一级指标", "二级指标", "三级指标", "指标值")
REPEATED = [*(("年度", "2026"), *OF_PROJECT, *OF_MONEY), *((head, f"{{{n}}}") for n, head in enumerate(HEADS))]
REPEATED_XML = "".join(f'<COLUMN NAME="{label}">{value}</COLUMN>' for label, value in REPEATED)
SIDEWAYS = "".join(
    f"<tr><td>{head}</td><td>{'</td><td>'.join(row.split('|')[n] for row in ROWS)}</td></tr>" for n, head in enumerate(HEADS) if n
)
FORMS = {
    "sentences": Form(
        "a.txt",
        "2026年校园气象站建设项目绩效目标\n\n校园气象站建设项目由示例县教育局主管，示例县第一中学实施，2026年度资金总额12万元，其中财政拨款9万元，其他资金3万元。"
        "年度目标是：建成气象站，开展科普教学。绩效指标设置如下：\n产出指标方面，数量指标为建成气象站3座；质量指标为设备验收合格率100%；时效指标为建成时间9月底前。\n"
        "满意度指标方面，服务对象满意度指标为师生满意度≥90%。\n",
        ROWS,
    ),
    "sentences of counted indicators": Form(
        "a.txt",
        HEAD
        + "三、绩效指标\n（一）产出指标\n数量指标1项：建成气象站，指标值3座，权重20分。\n质量指标1项：设备验收合格率，指标值100%，权重20分。\n"
        "时效指标1项：（1）建成时间，指标值9月底前，权重10分。\n（二）满意度指标\n服务对象满意度指标1项：师生满意度，指标值≥90%，权重10分。\n",
        ROWS,
    ),
    "sentences under numbered levels": Form(
        "a.txt",
        "2026年度绩效目标\n\n校园气象站建设项目由示例县教育局主管、示例县第一中学实施，年度预算12万元，资金全部来源于财政拨款。\n\n"
        "年度目标：建成气象站，开展科普教学。\n\n一、产出指标。数量指标：建成气象站3座。质量指标：设备验收合格率100%。时效指标：建成时间9月底前。\n"
        "二、满意度指标。服务对象满意度指标：师生满意度≥90%。\n",
        ROWS,
        money=(120_000, 120_000, None),
    ),
    "sentences that name the project first": Form(
        "a.txt",
        "校园气象站项目绩效目标情况说明\n（2026年度）\n\n一、项目基本情况\n校园气象站建设项目主管部门为示例县教育局，实施单位为示例县第一中学。"
        "项目年度资金总额12万元，其中：财政拨款9万元，其他资金3万元。\n\n二、年度绩效目标\n建成气象站，开展科普教学。\n\n三、绩效指标设定情况\n"
        "1.产出指标：数量指标包括建成气象站3座；质量指标为设备验收合格率100%；时效指标为建成时间9月底前。\n2.满意度指标：服务对象满意度指标为师生满意度≥90%。\n",
        ROWS,
    ),
    "names with values, with nothing between": Form(
        "a.html",
        f"<ul>{''.join(f'<li>{line}</li>' for line in HEAD.splitlines())}</ul><ul><li>产出指标<ul><li>数量指标<ul><li>建成气象站<em>3座</em></li></ul></li>"
        "<li>质量指标<ul><li>设备验收合格率<em>100%</em></li></ul></li><li>时效指标<ul><li>建成时间<em>9月底前</em></li></ul></li></ul></li>"
        "<li>满意度指标<ul><li>服务对象满意度指标<ul><li>师生满意度<em>≥90%</em></li></ul></li></ul></li></ul>",
        ROWS,
    ),
    "a page without a body's tags": Form(
        "a.html",
        f"<!doctype html><meta charset=utf-8><title>目标</title><article>{TERMS}"
        + cards("<section><h4>{0} / {1}</h4><dl><dt>三级指标</dt><dd>{2}</dd><dt>指标值</dt><dd>{3}</dd></dl></section>")
        + "</article>",
        ROWS,
    ),
    "cards with both levels side by side": Form(
        "a.html",
        "<body><h2>校园气象站建设</h2><div><div><div>主管部门</div><div>示例县教育局</div></div><div><div>实施单位</div><div>示例县第一中学</div></div>"
        "<div><div>年度资金总额</div><div>12万元</div></div><div><div>财政拨款</div><div>9万元</div></div><div><div>其他资金</div><div>3万元</div></div></div>"
        "<div><div>年度目标</div><div>建成气象站，开展科普教学。</div></div><h3>绩效指标</h3>"
        + cards("<div><p><span>{0}</span><span>{1}</span></p><div>{2}</div><div>{3}</div></div>"),
        ROWS,
    ),
    "labels and values in elements of a line": Form(
        "a.html",
        "<body><h2>校园气象站建设</h2><ul><li>主管部门<span>示例县教育局</span></li><li>实施单位<span>示例县第一中学</span></li><li>年度资金总额<b>12万元</b></li>"
        "<li>财政拨款<b>9万元</b></li><li>其他资金<b>3万元</b></li></ul><p>年度目标：建成气象站，开展科普教学。</p><ol>"
        + cards("<li><span>{0}</span> <span>{1}</span> <span>{2}</span> <span>{3}</span></li>")
        + "</ol>",
        ROWS,
    ),
    "merged levels of a table on its side": Form(
        "a.html",
        f"<table>{''.join(f'<tr><td>{label}</td><td colspan=4>{value}</td></tr>' for label, value in (*OF_PROJECT, *OF_MONEY))}"
        "<tr><td>一级指标</td><td colspan=3>产出指标</td><td>满意度指标</td></tr>" + SIDEWAYS + "</table>",
        ROWS,
    ),
    "a list under a head of two rows": Form(
        "a.html",
        "<table><tr><td colspan=10>2026年项目绩效目标汇总表</td></tr><tr><td colspan=10>金额单位：元</td></tr><tr><td rowspan=2>序号</td>"
        f"{''.join(f'<td rowspan=2>{label}</td>' for label, _ in OF_PROJECT)}<td colspan=3>项目资金</td><td rowspan=2>年度目标</td><td colspan=4>绩效指标</td></tr>"
        f"<tr><td>资金总额</td><td>财政拨款</td><td>其他资金</td>{''.join(f'<td>{head}</td>' for head in HEADS)}</tr>"
        f"<tr><td rowspan=4>1</td>{''.join(f'<td rowspan=4>{value}</td>' for _, value in (*OF_PROJECT, *OF_MONEY))}{CELLS.removeprefix('<tr>')}</table>",
        ROWS,
    ),
    "records of XML that repeat their project": Form(
        "a.xml",
        "<ROWSET>\n" + records('<ROW num="{n}">' + REPEATED_XML + "</ROW>", "\n") + "\n</ROWSET>",
        ROWS,
    ),
    "records under numbers in brackets": Form(
        "a.txt",
        "[项目]\n预算年度=2026\n"
        + "".join(f"{label}={value}\n" for label, value in (*OF_PROJECT, *OF_MONEY))
        + "\n"
        + records("[指标{n}]\n一级指标={0}\n二级指标={1}\n三级指标={2}\n指标值={3}\n", "\n"),
        ROWS,
    ),
    "a key before every field": Form(
        "a.csv",
        "ID,XM,Z\n"
        + "".join(f'4105260008,{label},"{value}"\n' for label, value in (("预算年度", "2026"), *OF_PROJECT, *OF_MONEY))
        + records("".join(f'4105260008,{head},"{{{n}}}"\n' for n, head in enumerate(HEADS)), ""),
        ROWS,
    ),
    "money in brackets": Form(
        "a.txt",
        HEAD.replace("12万元，其中财政拨款9万元，其他资金3万元", "12万元（财政拨款9万元，其他资金3万元）")
        + "一级指标\t二级指标\t三级指标\t指标值\n"
        + TABLE,
        ROWS,
    ),
    "the sum of the money in its block": Form(
        "a.txt",
        TABBED.replace(
            "年度资金总额（万元）\t12\n其中：财政拨款\t9\n其他资金\t3\n", "资金来源（万元）\t合计\t12\n\t财政拨款\t9\n\t其他资金\t3\n"
        )
        + TABLE,
        ROWS,
    ),
    "levels that a line's end broke": Form(
        "a.txt",
        TABBED.replace("一级", "绩效指标\t一级") + "\t" + TABLE[:-1].replace("\n", "\n\t").replace("产出指标\t数", "产出\n指标\t数"),
        ROWS,
    ),
    "messages": Form(
        "a.txt",
        "2026/1/7 09:12 张工\n请发目标\n2026/1/7 09:20 小刘\n"
        + HEAD
        + "2026/1/7 09:25 小刘\n绩效指标我按类别列：\n"
        + "".join(f"{one}-{two}：{name} {value}\n" for one, two, name, value in (row.split("|") for row in ROWS))
        + "2026/1/7 09:30 张工\n收到\n",
        ROWS,
    ),
    "what a site prints under a table": Form(
        "a.txt", TABBED + TABLE + "上一篇：部门预算说明\n下一篇：没有了\n版权所有 未经授权禁止转载\n", ROWS
    ),
    "what a page prints under a table": Form(
        "a.html",
        f"<table>{''.join(f'<tr><td>{label}</td><td colspan=3>{value}</td></tr>' for label, value in (*OF_PROJECT, *OF_MONEY))}"
        f"<tr>{''.join(f'<td>{head}</td>' for head in HEADS)}</tr>{CELLS}</table><p>来源：某财政局　编辑：小财</p><div>阅读 1203　在看 5</div>",
        ROWS,
    ),
    "both levels in one column": Form(
        "a.txt",
        TABBED.replace("一级指标\t二级指标", "指标类别")
        + "产出·数量\t建成气象站\t3座\n产出·质量\t设备验收合格率\t100%\n产出·时效\t建成时间\t9月底前\n满意度\t师生满意度\t≥90%\n",
        ("产出|数量|建成气象站|3座", "产出|质量|设备验收合格率|100%", "产出|时效|建成时间|9月底前", "满意度||师生满意度|≥90%"),
    ),
}


@pytest.mark.parametrize("which", FORMS)
def test_a_form_is_read_whole(read: Read, which: str) -> None:
    form = FORMS[which]
    found = read(form.text, form.file)
    assert len(found.projects) == 1
    project = found.projects[0]
    told = tuple(f"{i.level1}|{i.level2 or ''}|{i.name}|{i.target.raw if i.target else ''}" for i in project.indicators)
    money = project.funding
    assert told == form.indicators
    assert (project.name, (project.department, project.unit), project.goals.annual) == (form.name, form.offices, form.goal)
    assert (money.annual, money.annual_fiscal, money.annual_other) == form.money


@pytest.mark.parametrize("line", ["预算年度：2026", "年度：2026", "year: 2026", "2026年度项目绩效目标", "（2026年度）", "填报年度\t2026年"])
def test_the_year_is_read_wherever_a_file_says_it(read: Read, line: str) -> None:
    assert read(f"{line}\n{HEAD}一级指标\t二级指标\t三级指标\t指标值\n{TABLE}").fiscal_year == 2026


def test_two_years_are_none(read: Read) -> None:
    assert read(f"预算年度：2026\n年度：2025\n{HEAD}一级指标\t二级指标\t三级指标\t指标值\n{TABLE}").fiscal_year is None


def test_two_labels_of_one_section_are_both_kept(read: Read) -> None:
    texts = "项目概况\t全县有气象站五座。\n项目概述\t今年新建三座。\n年度目标"
    found = read(TABBED.replace("年度目标", texts, 1) + TABLE)
    assert found.projects[0].narrative.overview == "全县有气象站五座。\n今年新建三座。"


def test_a_calculation_under_the_table_is_the_budget_s(read: Read) -> None:
    found = read(TABBED + TABLE + "经费测算：建成气象站3座，每座4万元，共12万元。\n").projects[0]
    assert [(str(item.stated), item.holds) for item in found.cost_items] == [("120000.00", True)]


def test_a_name_of_rows_that_counts_is_no_number_of_a_record(read: Read) -> None:
    table = "项目支出绩效目标申报表\n项目名称\n疏浚河道\n一级指标\n二级指标\n三级指标\n指标值\n"
    table += "".join(f"产出指标\n数量指标\n疏浚第{n}段\n{n}00米\n" for n in range(1, 5))
    assert [i.name for i in read(table).projects[0].indicators] == [f"疏浚第{n}段" for n in range(1, 5)]


@pytest.mark.parametrize("name", ["2021年", "建设第3期", "改造2号楼"])
def test_a_figure_in_a_name_is_no_target(read: Read, name: str) -> None:
    lines = f"产出指标\n数量指标\n{name}：≥5个\n建成气象站：3座\n质量指标\n设备验收合格率：100%\n"
    rows = read(HEAD + lines).projects[0].indicators
    assert all(row.name != "" and (row.target is None or row.target.raw in ("≥5个", "3座", "100%")) for row in rows)
