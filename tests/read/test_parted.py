"""What parts labels, levels, names and values in texts: brackets, strokes, commas, bullets, wide blanks, lists of terms."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from jixiao.model.document import Document, Goals, Indicator, Project
from jixiao.read.accounting.swallowed import swallowed
from jixiao.read.notebook import Notebook
from jixiao.values.place import Place

Read = Callable[..., Document]

BRACKETS = """示例县2026年度项目绩效目标
【项目名称】乡村书屋补充更新
【主管部门】示例县文化局
【实施单位】示例县图书馆
【年度资金总额】18.00万元
【其中：财政拨款】18.00万元
【年度目标】更新乡村书屋图书，方便村民借阅。
【绩效指标】
{bullet}产出指标
　{inner}数量指标{stroke}更新书屋{stroke}45家
　{inner}质量指标{stroke}图书合格率{stroke}≥98%
{bullet}效益指标
　{inner}社会效益指标{stroke}借阅人次增长率{stroke}≥5%
{bullet}满意度指标
　{inner}服务对象满意度指标{stroke}村民满意度{stroke}≥90%
"""
COMMAS = """<html><body><h1>项目支出绩效目标（2026年度）</h1><p>▶ 项目名称：渡口趸船维修</p><p>▶ 主管部门：示例县交通局</p>
<p>▶ 实施单位：示例县渡口所</p><p>▶ 年度资金总额：36.00万元</p><p>▶ 年度目标：维修渡口趸船，保障群众过渡安全。</p><p><b>■ 产出指标</b></p>
<p>● 数量指标：维修趸船，6艘；</p><p>● 质量指标：检验合格率，100%；</p><p>● 时效指标：完工时间，2026年9月底前；</p><p><b>■ 效益指标</b></p>
<p>● 社会效益指标：年过渡群众，≥8万人次；</p><p><b>■ 满意度指标</b></p><p>● 服务对象满意度指标：过渡群众满意度，≥90%；</p></body></html>"""
TERMS = """<html><body><h1>2026年度项目绩效目标</h1><dl><dt>项目名称</dt><dd>体育场馆低免开放</dd><dt>主管部门</dt><dd>示例县体育局</dd>
<dt>年度资金总额</dt><dd>40.00万元</dd><dt>年度目标</dt><dd>场馆向社会低免开放。</dd></dl><h2>绩效指标</h2><dl><dt>产出指标</dt><dd><dl><dt>数量指标</dt>
<dd>开放场馆：3座</dd><dd>全年开放天数：≥330天</dd><dt>质量指标</dt><dd>设施完好率：≥95%</dd></dl></dd><dt>满意度指标</dt><dd><dl>
<dt>服务对象满意度指标</dt><dd>锻炼群众满意度：≥90%</dd></dl></dd></dl></body></html>"""
SENTENCES = """示例区城管局关于公厕保洁项目的绩效目标说明
公厕保洁项目由示例区城管局主管，示例区环卫所实施。2026年度资金总额52.00万元，其中财政拨款52.00万元。
年度目标：公厕全天保洁，异味明显减少。
绩效指标及权重如下：
成本指标方面，经济成本指标为每座公厕保洁费用≤1.3万元（20分）。
产出指标方面，数量指标为保洁公厕40座（20分）；质量指标为保洁合格率达到98%（10分）；时效指标为投诉处置时限≤4小时（10分）。
满意度指标方面，服务对象满意度指标为群众满意度≥90%（10分）。
"""


def rows(project: Project) -> list[tuple[str | None, str | None, str | None]]:
    return [(one.level2, one.name, one.target.raw if one.target else None) for one in project.indicators]


@pytest.mark.parametrize(("bullet", "inner"), [("◆", "·"), ("■", "▪"), ("➢", "✦"), ("", "")])
@pytest.mark.parametrize("stroke", ["｜", "|", " ｜ "])
def test_labels_in_brackets_and_levels_parted_by_strokes_are_read(bullet: str, inner: str, stroke: str, read: Read) -> None:
    (project,) = read(BRACKETS.format(bullet=bullet, inner=inner, stroke=stroke)).projects
    assert (project.name, project.unit, project.funding.annual) == ("乡村书屋补充更新", "示例县图书馆", Decimal("180000.00"))
    assert rows(project) == [
        ("数量指标", "更新书屋", "45家"),
        ("质量指标", "图书合格率", "≥98%"),
        ("社会效益指标", "借阅人次增长率", "≥5%"),
        ("服务对象满意度指标", "村民满意度", "≥90%"),
    ]


def test_a_comma_parts_a_name_from_its_value_and_a_strange_bullet_hides_no_label(read: Read) -> None:
    document = read(COMMAS, "a.html")
    (project,) = document.projects
    assert (document.fiscal_year, project.goals.annual) == (2026, "维修渡口趸船，保障群众过渡安全。")
    assert [(name, target) for _, name, target in rows(project)] == [
        ("维修趸船", "6艘"),
        ("检验合格率", "100%"),
        ("完工时间", "2026年9月底前"),
        ("年过渡群众", "≥8万人次"),
        ("过渡群众满意度", "≥90%"),
    ]


def test_lists_of_terms_in_one_another_are_headings_of_what_they_hold(read: Read) -> None:
    (project,) = read(TERMS, "a.html").projects
    assert rows(project) == [
        ("数量指标", "开放场馆", "3座"),
        ("数量指标", "全年开放天数", "≥330天"),
        ("质量指标", "设施完好率", "≥95%"),
        ("服务对象满意度指标", "锻炼群众满意度", "≥90%"),
    ]


def test_points_in_brackets_end_no_sentence_of_an_indicator(read: Read) -> None:
    (project,) = read(SENTENCES).projects
    assert project.goals.annual == "公厕全天保洁，异味明显减少。"
    assert [(name, target) for _, name, target in rows(project)] == [
        ("每座公厕保洁费用", "≤1.3万元"),
        ("保洁公厕", "40座"),
        ("保洁合格率", "98%"),
        ("投诉处置时限", "≤4小时"),
        ("群众满意度", "≥90%"),
    ]


@pytest.mark.parametrize("between", ["　　", "；", "<br>", "  "])
def test_parts_of_the_money_in_one_cell_are_read(between: str, read: Read) -> None:
    cell = between.join(("年度资金总额：46.20", "其中：财政拨款：40.20", "其他资金：6.00"))
    page = f"""<table><tr><td>项目名称</td><td>蚊蝇防制</td></tr><tr><td>主管部门</td><td>示例区卫健局</td></tr>
    <tr><td>资金（万元）</td><td>{cell}</td></tr><tr><td>年度目标</td><td>蚊蝇密度达标。</td></tr></table><table><tr><td>一级指标</td><td>二级指标</td>
    <td>三级指标</td><td>指标值</td></tr><tr><td>产出指标</td><td>数量指标</td><td>消杀面积</td><td>≥70平方公里</td></tr><tr><td>产出指标</td>
    <td>质量指标</td><td>蚊密度</td><td>C级及以上</td></tr></table>"""
    (project,) = read(f"<html><body><h1>2026年度项目支出绩效目标表</h1>{page}</body></html>", "a.html").projects
    funding = project.funding
    assert (funding.annual, funding.annual_fiscal, funding.annual_other) == (
        Decimal("462000.00"),
        Decimal("402000.00"),
        Decimal("60000.00"),
    )


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("公厕全天保洁。产出指标方面，数量指标为保洁公厕按计划。", True),
        ("公厕全天保洁。数量指标：保洁公厕；", True),
        ("公厕全天保洁；质量指标", True),
        ("1.产出指标：群众满意度达到90%。", False),
        ("公厕全天保洁，各项指标完成较好。", False),
    ],
)
def test_a_goal_that_took_in_what_is_said_of_indicators_not_read_is_told(goal: str, told: bool) -> None:
    project, notebook = Project(goals=Goals(annual=goal), indicators=(Indicator(name="群众满意度"),)), Notebook()
    notebook.at("/goals/annual", Place(line=3, text=goal))
    swallowed(project, notebook)
    assert ([part.path for part in notebook.unread] == ["/indicators"], notebook.places["/goals/annual"].confidence < 0.95) == (told, told)
