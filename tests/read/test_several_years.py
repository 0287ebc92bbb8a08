"""Forms of several years: columns of the years before, targets of both terms, sources printed once under two totals; and narratives headed by labels."""

from collections.abc import Callable

import pytest

from jixiao.model.document import Document, Indicator
from jixiao.read.sure import LEAST

Read = Callable[..., Document]
UPPER = "项目支出绩效目标申报表\n（2026年度）\n项目名称\t校园气象站建设\n主管部门\t示例县教育局\n项目总预算（万元）\t90\t项目当年预算（万元）\t30\n"
ROWS = (
    ("产出指标", "数量指标", "建成气象站", "9座", "1座", "2座", "3座"),
    ("", "质量指标", "设备验收合格率", "100%", "97%", "98%", "99%"),
    ("效益指标", "社会效益指标", "参加观测学生", "≥900人", "≥100人", "≥200人", "≥300人"),
    ("满意度指标", "服务对象满意度指标", "师生满意度", "≥95%", "≥87%", "≥88%", "≥90%"),
)


def targets(rows: tuple[Indicator, ...]) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [(row.level1, row.level2, row.name, row.target.raw if row.target else None) for row in rows]


def wanted(column: int) -> list[tuple[str, str, str, str]]:
    firsts = ("产出指标", "产出指标", "效益指标", "满意度指标")
    return [(first, row[1], row[2], row[column]) for first, row in zip(firsts, ROWS, strict=True)]


def told(heads: tuple[str, ...], columns: tuple[int, ...], between: str) -> str:
    cells = [row[:3] + tuple(row[n] for n in columns) for row in ROWS]
    lines = [
        UPPER.replace("\t", between),
        *(f"{between.join(filter(None, row) if between == chr(10) else row)}\n" for row in (heads, *cells)),
    ]
    return "".join(lines)


@pytest.mark.parametrize("between", ["\t", "\n"])
@pytest.mark.parametrize(
    "years", [("前年", "上年"), ("前年实际", "上年实际"), ("前年完成值", "上年度完成值"), ("前年实际值", "去年实际值")]
)
@pytest.mark.parametrize("own", ["预计当年实现", "当年预计实现值", "年度指标值"])
def test_columns_of_the_years_before_hold_no_target(between: str, years: tuple[str, str], own: str, read: Read) -> None:
    heads = ("一级指标", "二级指标", "三级指标", *years, own)
    (project,) = read(told(heads, (4, 5, 6), between)).projects
    assert targets(project.indicators) == wanted(6)


def test_goals_named_in_front_of_the_levels_are_no_names(read: Read) -> None:
    lines = told(("目标名称", "一级指标", "二级指标", "三级指标", "指标值"), (6,), "\t").replace("产出指标\t", "年度目标1\t产出指标\t")
    lines = lines.replace("\n\t质量", "\n\t\t质量").replace("\n效益", "\n\t效益").replace("\n满意", "\n\t满意")
    assert targets(read(lines).projects[0].indicators) == wanted(6)


@pytest.mark.parametrize("medium", ["实施期指标值", "中期指标值", "长期指标值", "中长期目标值"])
@pytest.mark.parametrize("again", [True, False])
def test_targets_of_both_terms_stand_under_names_of_their_own_or_shared_ones(medium: str, again: bool, read: Read) -> None:
    heads = ("一级指标", "二级指标", "三级指标", medium, *(["三级指标"] if again else []), "年度指标值")
    (project,) = read(told(heads, (3, *([2] if again else []), 6), "\t")).projects
    assert targets(project.indicators) == wanted(6)
    assert targets(project.indicators_medium_term) == wanted(3)


@pytest.mark.parametrize(
    ("sources", "found"),
    [
        ("一般公共财政预算拨款\t20\n其他资金\t10", (None, None, 200_000, 100_000)),
        ("财政拨款\t30\n其他资金\t", (None, None, 300_000, None)),
        ("财政拨款\t60\n其他资金\t30", (600_000, 300_000, None, None)),
        ("财政拨款\t20\n其他资金\t15", (200_000, 150_000, None, None)),
    ],
)
def test_sources_printed_once_under_both_totals_are_of_that_which_they_come_to(
    sources: str, found: tuple[int | None, ...], read: Read
) -> None:
    funding = (
        read(UPPER + sources + "\n" + told(("一级指标", "二级指标", "三级指标", "指标值"), (6,), "\t").removeprefix(UPPER))
        .projects[0]
        .funding
    )
    assert (funding.total_fiscal, funding.total_other, funding.annual_fiscal, funding.annual_other) == found


def test_the_same_labels_that_add_up_under_one_total_do_under_the_other(read: Read) -> None:
    money = (
        "实施期金额：\t60\t年度金额：\t20\n其中：中央财政\t40\t其中：中央财政\t10\n省级财政\t12\t省级财政\t6\n市县财政\t8\t市县财政\t5\n"
    )
    text = "专项资金绩效目标申报表\n（2026年度）\n专项名称\t校园气象站建设\n资金情况（万元）\n" + money
    document = read(text + told(("一级指标", "二级指标", "三级指标", "指标值"), (6,), "\t").removeprefix(UPPER))
    assert document.projects[0].funding.annual_further == 110_000
    assert document.places["/projects/0/funding/annual_further"].confidence >= LEAST


@pytest.mark.parametrize("whole", ["合计", "总计"])
@pytest.mark.parametrize("block", ["年度整体支出（万元）", "整体支出执行（万元）"])
def test_the_row_of_a_sum_under_the_heads_of_money_is_the_total(whole: str, block: str, read: Read) -> None:
    money = f"{block}\t资金性质\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n\t{whole}\t80\t100\t90\t10\t90%\t9\n\t基本支出\t60\t70\t70\t-\t100%\t-\n"
    text = "部门整体支出绩效自评表\n（2026年度）\n部门名称\t示例县教育局\n" + money
    funding = read(text + told(("一级指标", "二级指标", "三级指标", "指标值"), (6,), "\t").removeprefix(UPPER)).projects[0].funding
    told_of = [funding.initial, funding.annual, funding.executed, funding.execution_rate]
    assert told_of == [800_000, 1_000_000, 900_000, 90]


@pytest.mark.parametrize("labels", ["项目名称：校园气象站建设\n", "项目名称：校园气象站建设\n主管部门：示例县教育局\n"])
def test_labels_between_a_narrative_s_heading_and_its_sections_are_no_form(labels: str, read: Read) -> None:
    story = "一、项目概述\n建设气象站。\n二、立项依据\n县政府会议纪要。\n三、实施主体\n示例县第一中学\n"
    document = read("项目经费情况说明（一）\n" + labels + story + told(("一级指标", "二级指标", "三级指标", "指标值"), (6,), "\t"))
    (project,) = document.projects
    assert (project.narrative_name, project.narrative.implementer) == ("校园气象站建设", "示例县第一中学")
    assert document.places["/projects/0/narrative_name"].line == 2


def test_of_a_table_torn_apart_nothing_is_sure(read: Read) -> None:
    text = (
        "项目支出绩效自评表\n（2026年度）\n项目名称\n校园气象站建设\n一级指标\n二级指标\n三级指标\n年度指标值\n实际完成值\n分值\n得分\n"
        "产出指标\n数量指标\n建成气象站数\n=3座\n3座\n10\n10\n量\n16座\n15\n13\n个\n=8\n8\n10\n10\n质量指标\n元/座\n10\n10\n，计划于明年完成\n2027\n10\n"
        "满意度指标\n服务对象满意度指标\n师生满意度\n≥90%\n91%\n10\n10\n"
    )
    document = read(text)
    assert document.projects[0].indicators
    assert all(place.confidence < LEAST for path, place in document.places.items() if "/indicators/" in path)
    assert "/projects/0/indicators" in {unread.path for unread in document.unread}


@pytest.mark.parametrize("hint", ["（没有的填0）", "（如不适用可不填）", "（无则填0）", "（不涉及的不填）"])
def test_what_a_template_says_of_rows_that_do_not_apply_is_no_indicator(hint: str, read: Read) -> None:
    text = told(("一级指标", "二级指标", "三级指标", "指标值"), (6,), "\t")
    document = read(text.replace("效益指标\t社会", f"效益指标\t经济效益指标\t{hint}\t{hint}\n\t社会"))
    assert targets(document.projects[0].indicators) == wanted(6)


@pytest.mark.parametrize("dash", ["—", "---", "–", "--", "-"])
def test_a_dash_that_markdown_spells_out_heads_the_months_of_a_column(dash: str, read: Read) -> None:
    heads = f"项目资金（万元）      年初预算数      1{dash}9月执行数      1{dash}9月执行率      全年预计执行数\n"
    text = "绩效运行监控表\n（2026年度）\n项目名称              校园气象站建设\n主管部门              示例县教育局\n"
    text += heads + f"年度资金总额          80.00           60.00{' ' * 12}75.00%{' ' * 12}80.00\n"
    funding = read(text + told(("一级指标", "二级指标", "三级指标", "指标值"), (6,), "\t").removeprefix(UPPER)).projects[0].funding
    assert [funding.initial, funding.executed, funding.execution_rate] == [800_000, 600_000, 75]
