"""What carries the reading over to texts that no list foresaw: titles, pages, heads of other wording, narratives, notices, doubts."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from jixiao.model.document import Document, Narrative
from jixiao.read.furniture import furniture
from jixiao.read.sure import LEAST

Read = Callable[..., Document]

UPPER = "项目支出绩效目标申报表\n（2025年度）\n项目名称\t疏浚河道\n主管部门\t示例县水务局\t实施单位\t示例县河道所\n项目资金（万元）\t年度资金总额\t12.00\n"
ROWS = "成本指标\t经济成本指标\t疏浚单位成本\t≤300元/米\n产出指标\t数量指标\t疏浚河道长度\t≥400米\n\t质量指标\t验收合格率\t≥98%\n"
HEADS = "一级指标\t二级指标\t三级指标及目标值\n"
NAMED = ROWS.replace("\t≤300元/米", "（≤300元/米）").replace("\t≥400米", "（≥400米）").replace("\t≥98%", "（≥98%）")


def test_a_title_between_two_tables_of_pipes_ends_the_first(read: Read) -> None:
    form = UPPER + "年度总体目标\t疏浚四百米。\n一级指标\t二级指标\t三级指标\t指标值\n" + ROWS
    piped = "\n".join(f"| {line.replace(chr(9), ' | ')} |" if "\t" in line else line for line in (form + form).splitlines())
    found = read(piped)
    assert [len(project.indicators) for project in found.projects] == [3, 3]
    assert [project.indicators[-1].target.raw for project in found.projects if project.indicators[-1].target] == ["≥98%", "≥98%"]


def test_a_piped_row_folded_before_a_bar_is_one_row(read: Read) -> None:
    rows = ROWS.replace("元/米\n", "元/米\t290元/米\t\n").replace("≥400米\n", "≥400米\t410米\t\n").replace("98%\n", "98%\t99%\t\n")
    form = UPPER + "一级指标\t二级指标\t三级指标\t指标值\t实际完成值\t偏差原因\n" + rows
    lines = [f"| {line.replace(chr(9), ' | ')} |" if "\t" in line else line for line in form.splitlines()]
    folded = "\n".join(lines).replace(" | 410米 |", "\n    | 410米 |")
    assert [row.actual for row in read(folded).projects[0].indicators] == ["290元/米", "410米", "99%"]


def test_the_year_above_a_form_without_a_title_is_the_form_s(read: Read) -> None:
    found = read(UPPER.partition("\n")[2] + "一级指标\t二级指标\t三级指标\t指标值\n" + ROWS)
    assert (found.fiscal_year, [p.form_year for p in found.projects]) == (2025, [2025])


def test_heads_of_other_wording_beside_the_levels_are_names_and_targets(read: Read) -> None:
    found = read(UPPER + "一级指标\t二级指标\t具体考核内容\t当年要达到的标准\n" + ROWS)
    assert [(i.level2, i.name, i.target and i.target.raw) for i in found.projects[0].indicators] == [
        ("经济成本指标", "疏浚单位成本", "≤300元/米"),
        ("数量指标", "疏浚河道长度", "≥400米"),
        ("质量指标", "验收合格率", "≥98%"),
    ]


def test_a_table_of_which_nothing_was_read_is_said_to_be_unread(read: Read) -> None:
    turned = "".join("\t".join(reversed(line.split("\t"))) + "\n" for line in ROWS.splitlines())
    found = read(UPPER + "甲栏\t乙栏\t丙栏\t丁栏\n" + turned)
    assert found.projects[0].indicators == ()
    assert ([u.path for u in found.unread], found.projects[0].partly_read) == (["/projects/0/indicators"], True)


def test_a_template_without_values_is_read_whole(read: Read) -> None:
    empty = "成本指标\t经济成本指标\t\t\n产出指标\t数量指标\t\t\n\t质量指标\t\t\n满意度指标\t服务对象满意度指标\t\t\n"
    assert read(UPPER + "一级指标\t二级指标\t三级指标\t指标值\n" + empty).unread == ()


def test_page_numbers_and_running_heads_are_no_part_of_a_form() -> None:
    pages = [[f"第{page}页第{n}行的文字" for n in range(20)] for page in range(3)]
    lines = [*pages[0], "1", "某某局部门预算", *pages[1], "2", "某某局部门预算", *pages[2]]
    assert sorted(furniture(lines)) == [20, 21, 42, 43]


def test_what_two_forms_of_one_length_both_hold_is_no_running_head() -> None:
    form = ["实施单位", "示例县河道所", *(f"第{n}行" for n in range(20))]
    assert furniture(form * 3) == frozenset()


def test_a_count_that_goes_on_in_a_column_is_no_page_number(read: Read) -> None:
    table = "项目支出绩效目标申报表\n项目名称\n疏浚河道\n一级指标\n二级指标\n三级指标\n指标值\n"
    table += "".join(f"产出指标\n数量指标\n疏浚第{n}段\n{n}\n" for n in range(1, 9))
    assert [i.target and i.target.raw for i in read(table).projects[0].indicators] == [str(n) for n in range(1, 9)]


def test_a_merged_cell_that_a_table_repeats_is_read_once(read: Read) -> None:
    text = (
        "| 项目名称 | 疏浚河道 | 疏浚河道 | 疏浚河道 |\n| 项目资金（万元） | 年度资金总额 | 年度资金总额 | 12.00 |\n"
        "| 项目资金（万元） | 其中：财政拨款 | 其中：财政拨款 | 9.00 |\n| 年度总体目标 | 疏浚四百米河道。 | 疏浚四百米河道。 | 疏浚四百米河道。 |\n"
        "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n| 产出指标 | 质量指标 | 验收达标情况 | 符合国家标准 |\n"
    )
    project = read(text).projects[0]
    assert (project.name, project.goals.annual, project.funding.annual) == ("疏浚河道", "疏浚四百米河道。", Decimal(120_000))
    assert project.funding.annual_fiscal == Decimal(90_000)


def test_a_target_that_was_reached_word_for_word_stays_in_two_columns(read: Read) -> None:
    head = "| 项目资金（万元） | 年度资金总额 | 年度资金总额 | 年度资金总额 | 12.00 |\n" * 2
    table = (
        "| 一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 |\n| 产出指标 | 质量指标 | 验收达标情况 | 符合国家标准 | 符合国家标准 |\n"
    )
    row = read(f"| 项目名称 | 疏浚 | 疏浚 | 疏浚 | 疏浚 |\n{head}{table}").projects[0].indicators[0]
    assert (row.target and row.target.raw, row.actual) == ("符合国家标准", "符合国家标准")


def test_a_list_of_tasks_inside_a_form_gives_no_money(read: Read) -> None:
    tasks = "年度主要任务 任务名称 主要内容 预算金额（万元）\n年度主要任务 疏浚 疏浚四百米 4.73\n年度主要任务 管护 管护十公里 7.27\n"
    text = f"部门整体支出绩效目标表\n部门名称 示例县水务局\n{tasks}项目资金（万元） 年度资金总额 12.00\n年度绩效目标 河道畅通。\n"
    project = read(f"{text}一级指标 二级指标 三级指标 目标值\n产出指标 数量指标 疏浚河道长度 ≥400米\n").projects[0]
    assert project.funding.annual == Decimal(120_000)


FORMS = "\n".join(
    f"项目支出绩效目标申报表\n项目名称\t{name}\n项目资金（元）\t年度资金总额\t{money}\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t次数\t≥{n}次\n"
    for name, money, n in (("疏浚河道", "300.00", 3), ("修剪树木", "500.00", 5))
)


@pytest.mark.parametrize(
    "heading",
    [
        "{name}项目经费情况说明",
        "{no}、{name}项目经费情况说明",
        "项目经费情况说明（{no}）{name}",
        "项目经费情况说明：{name}",
        "项目经费情况说明",
        "",
    ],
)
def test_a_narrative_goes_to_its_form_however_it_is_headed(read: Read, heading: str) -> None:
    told = "\n".join(
        f"{heading.format(no=no, name=name)}\n一、项目概述\n{name}。\n六、年度预算安排\n{n}次*100元/次={n}00元\n"
        for no, name, n in (("一", "疏浚河道", 3), ("二", "修剪树木", 5))
    )
    found = read(told + FORMS)
    assert [(p.name, p.narrative.overview, p.narrative.budget) for p in found.projects] == [
        ("疏浚河道", "疏浚河道。", "3次*100元/次=300元"),
        ("修剪树木", "修剪树木。", "5次*100元/次=500元"),
    ]


def test_a_sentence_that_points_to_a_narrative_is_none(read: Read) -> None:
    assert [p.has_narrative for p in read(f"详见项目经费情况说明\n一、总体情况\n{FORMS}").projects] == [False, False]


NOTICE = (
    "关于下达疏浚河道项目绩效目标的通知\n安排资金30万元。\n一、产出指标\n(一)数量指标\n{quantity}\n(二)成本指标\n疏浚单位成本≤300元/米;\n"
)
NOTICE += "二、效益指标\n(一)社会效益指标\n沿岸居民出行,改善。\n三、满意度指标\n沿岸居民满意度≥95%。\n附件:疏浚河道项目绩效目标表\n"


def test_a_notice_with_its_levels_on_lines_of_their_own_is_read_line_by_line(read: Read) -> None:
    project = read(NOTICE.format(quantity="疏浚河道长度≥400米;")).projects[0]
    assert project.name == "疏浚河道项目"
    assert [(i.level1, i.level2, i.name, i.target and i.target.raw) for i in project.indicators] == [
        ("产出指标", "数量指标", "疏浚河道长度", "≥400米"),
        ("产出指标", "成本指标", "疏浚单位成本", "≤300元/米"),
        ("效益指标", "社会效益指标", "沿岸居民出行", "改善"),
        ("满意度指标", None, "沿岸居民满意度", "≥95%"),
    ]


def test_a_table_run_together_is_no_notice(read: Read) -> None:
    assert read(f"一级指标二级指标三级指标指标值\n{NOTICE.format(quantity='疏浚河道长度≥400米;')}").projects == ()


LINES = "项目支出绩效自评表\n项目名称\n疏浚河道\n主管部门\n示例县水务局\n一级指标\n二级指标\n三级指标\n年度指标值\n实际完成值\n"


def test_a_column_that_no_head_names_takes_the_scores(read: Read) -> None:
    body = "产出指标\n数量指标\n指标1：疏浚长度\n≥400米\n410米\n5\n指标2：清淤方量\n≥900方\n910方\n4\n质量指标\n指标1：验收合格率\n100%\n100%\n5\n"
    rows = read(LINES + body).projects[0].indicators
    assert [(i.level2, i.name, i.target and i.target.raw, i.actual, i.score) for i in rows] == [
        ("数量指标", "疏浚长度", "≥400米", "410米", Decimal(5)),
        ("数量指标", "清淤方量", "≥900方", "910方", Decimal(4)),
        ("质量指标", "验收合格率", "100%", "100%", Decimal(5)),
    ]


def test_a_numbered_name_is_no_value(read: Read) -> None:
    head = "项目名称 疏浚\n一级指标 二级指标 三级指标 指标值 完成值\n"
    body = (
        "产出指标 数量指标 指标1.疏浚长度 ≥400米 410米\n指标2.清淤方量 ≥900方 910方\n质量指标 指标1.合格率 98% 99%\n指标2.达标率 95% 96%\n"
    )
    rows = read(
        f"{head}{body}成本指标 指标1.疏浚成本 300元 280元\n指标2.管护标准\n指标3.清淤标准\n效益指标 社会效益指标 受益人数 ≥300人 310人\n"
    )
    assert [(i.name, i.target and i.target.raw) for i in rows.projects[0].indicators][4:] == [
        ("疏浚成本", "300元"),
        ("管护标准", None),
        ("清淤标准", None),
        ("受益人数", "≥300人"),
    ]


def test_a_level_2_implies_its_level_1_where_empty_cells_are_not_told(read: Read) -> None:
    rows = (
        read("项目名称 疏浚\n一级指标 二级指标 三级指标 指标值\n数量指标 疏浚长度 ≥400米\n成本指标 疏浚成本 ≤300元/米\n")
        .projects[0]
        .indicators
    )
    assert [(i.level1, i.level2) for i in rows] == [("产出指标", "数量指标"), ("产出指标", "成本指标")]


def test_columns_named_by_a_letter_and_a_unit_beside_the_amounts(read: Read) -> None:
    text = "项目支出绩效自评表\n项目名称 疏浚\n 转移支付预算数(A) 5.8万 预算执行率(B/A) 50%\n 转移支付执行数(B) 2.9万\n"
    funding = read(f"{text}一级指标 二级指标 三级指标 指标值 完成值\n产出指标 数量指标 疏浚长度 ≥400米 410米\n").projects[0].funding
    assert (funding.adjusted, funding.executed) == (Decimal(58_000), Decimal(29_000))


def test_figures_whose_row_is_not_told_are_doubtful(read: Read) -> None:
    money = "项目资金（万元）\n全年预算数\n全年执行数\n年度资金总额\n43.2\n37.2\n其中：财政拨款\n43.2\n37.2\n上年结转资金\n其他资金\n43.2\n37.2\n"
    found = read(
        f"{LINES.partition('一级指标')[0]}{money}{'一级指标'}{LINES.partition('一级指标')[2]}产出指标\n数量指标\n疏浚长度\n≥400米\n410米\n"
    )
    assert found.places["/projects/0/funding/annual"].confidence >= LEAST
    doubtful = [found.places[f"/projects/0/funding/{field}"].confidence for field in ("carried_over", "annual_other")]
    assert max(doubtful) < LEAST
    assert found.projects[0].partly_read


def test_a_part_s_heading_and_the_points_of_a_table_are_no_empty_fields(read: Read) -> None:
    text = "项目支出绩效自评表\n一、基本情况 项目名称: 疏浚河道\n主管部门: 示例县水务局\n"
    found = read(f"{text}年度绩效目标（80分）\n一级指标 二级指标 三级指标 指标值 完成值\n产出指标 数量指标 疏浚长度 ≥400米 410米\n")
    assert [path for path in found.blanks if "goals" in path or "narrative" in path] == []


def test_a_quoted_cell_over_lines_at_a_row_s_beginning_is_one(read: Read) -> None:
    goal = '"年度总\n体目标"\t疏浚四百米。\n'
    project = read(f"{UPPER}{goal}一级指标\t二级指标\t三级指标\t指标值\n{ROWS}").projects[0]
    assert (project.goals.annual, len(project.indicators)) == ("疏浚四百米。", 3)


def test_a_quoted_cell_over_lines_inside_a_row_is_one(read: Read) -> None:
    goal = '年度总体目标\t"疏浚四百米。\n清淤九百方。"\n'
    assert read(f"{UPPER}{goal}一级指标\t二级指标\t三级指标\t指标值\n{ROWS}").projects[0].goals.annual == "疏浚四百米。清淤九百方。"


def test_a_head_like_a_known_one_is_that_column_and_others_are_left_alone(read: Read) -> None:
    head = "一级指标\t二级指标\t三级指标\t指标值\t全年实际完成值\t备考栏\n"
    rows = read(f"{UPPER}{head}产出指标\t数量指标\t疏浚长度\t≥400米\t410米\t5\n").projects[0].indicators
    assert [(i.name, i.actual) for i in rows] == [("疏浚长度", "410米")]


def test_a_project_that_a_list_names_in_every_row_is_one(read: Read) -> None:
    head = "部门预算项目绩效目标申报表（2025年度）\n金额单位：万元\n单位名称\t项目名称\t预算数\t年度目标\t一级指标\t二级指标\t三级指标\t指标值\n"
    first = "示例县河道所\t疏浚河道\t18.77\t疏浚四百米。\t"
    other = "示例县河道所\t修剪树木\t5.00\t修剪三百株。\t"
    rows = f"{first}产出指标\t数量指标\t疏浚长度\t≥400米\n{first}产出指标\t质量指标\t合格率\t≥98%\n{other}产出指标\t数量指标\t修剪株数\t≥300株\n"
    found = read(head + rows)
    assert [(p.name, [i.name for i in p.indicators]) for p in found.projects] == [
        ("疏浚河道", ["疏浚长度", "合格率"]),
        ("修剪树木", ["修剪株数"]),
    ]


def test_two_forms_side_by_side_are_two(read: Read) -> None:
    one = ["项目名称\t疏浚河道\t\t", "主管部门\t示例县水务局\t实施单位\t示例县河道所", "项目资金（万元）\t年度资金总额\t12.00\t"]
    one += ["一级指标\t二级指标\t三级指标\t指标值", "产出指标\t数量指标\t疏浚长度\t≥400米", "\t质量指标\t合格率\t≥98%"]
    other = [line.replace("疏浚", "修剪").replace("12.00", "5.00") for line in one]
    found = read("\n".join(f"{left}\t\t{right}" for left, right in zip(one, other, strict=True)))
    assert [(p.name, p.funding.annual, [i.name for i in p.indicators]) for p in found.projects] == [
        ("疏浚河道", Decimal(120_000), ["疏浚长度", "合格率"]),
        ("修剪河道", Decimal(50_000), ["修剪长度", "合格率"]),
    ]


def test_one_form_of_two_terms_is_one(read: Read) -> None:
    rows = (
        "项目名称\t疏浚河道\n项目资金（万元）\t中期资金总额\t30.00\t年度资金总额\t12.00\n\t其中：财政拨款\t30.00\t其中：财政拨款\t12.00\n"
    )
    rows += "\t其他资金\t0.00\t其他资金\t0.00\n总体目标\t中期目标\t\t年度目标\t\n\t疏浚千米。\t\t疏浚四百米。\t\n"
    rows += "一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t疏浚长度\t≥1000米\t数量指标\t疏浚长度\t≥400米\n"
    found = read(f"项目支出绩效目标申报表\n{rows}").projects
    assert [(p.funding.total, p.funding.annual, len(p.indicators), len(p.indicators_medium_term)) for p in found] == [
        (Decimal(300_000), Decimal(120_000), 1, 1)
    ]


def test_a_column_of_another_year_s_money_before_the_known_ones_keeps_its_figures(read: Read) -> None:
    head = "项目资金（元）\t\t\t上年执行数\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    rows = "\t年度资金总额\t\t500.00\t700.00\t600.00\t300.00\t10\t50.00%\t5\n\t其中：财政拨款\t\t300.00\t500.00\t400.00\t200.00\t—\t\t—\n"
    table = "一级指标\t二级指标\t三级指标\t指标值\t全年完成值\n产出指标\t数量指标\t疏浚长度\t≥400米\t410米\n"
    funding = read(f"项目支出绩效自评表\n项目名称\t疏浚\n{head}{rows}{table}").projects[0].funding
    assert (funding.initial, funding.adjusted, funding.executed, funding.annual_fiscal) == tuple(map(Decimal, (700, 600, 300, 400)))


EVALUATION = "项目支出绩效自评表\n（2024年度）\n项目名称\t疏浚河道\n主管部门\t示例县水务局\t实施单位\t示例县河道所\n"
TABLE = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\n产出指标\t数量指标\t疏浚河道长度\t≥400米\t420米\n满意度指标\t服务对象满意度指标\t沿岸居民满意度\t≥90%\t93%\n"


@pytest.mark.parametrize(
    "goals",
    [
        "年度目标完成情况\n预期目标 目标实际完成情况\n目标1：疏浚四百米\n目标2：河面整洁\n目标1：疏浚了四百二十米\n目标2：河面整洁\n",
        "年度总体目标\n年初设定目标\n实际完成情况\n目标1：疏浚四百米\n目标2：河面整洁\n目标1：疏浚了四百二十米\n目标2：河面整洁\n",
        "\t年初设定目标\t实际完成情况\n年度总体目标\t目标1：疏浚四百米目标2：河面整洁\t目标1：疏浚了四百二十米目标2：河面整洁\n",
        "年度总体目标\t年初设定目标\t实际完成情况\n年度总体目标\t目标1：疏浚四百米目标2：河面整洁\t目标1：疏浚了四百二十米目标2：河面整洁\n",
        "年度总体目标\t年初设定目标\t实际完成情况\n〃\t目标1：疏浚四百米目标2：河面整洁\t目标1：疏浚了四百二十米目标2：河面整洁\n",
        "年度预期目标 具体完成情况 总体完成率(%)\n目标1：疏浚四百米 目标1：疏浚了四百二十米 100.00\n目标2：河面整洁 目标2：河面整洁 100.00\n",
    ],
)
def test_a_head_over_goals_owns_none_of_their_texts(read: Read, goals: str) -> None:
    found = read(EVALUATION + goals + TABLE).projects[0].goals
    told = [text.replace("\n", "") if text else text for text in (found.annual, found.achieved)]
    assert told == ["目标1：疏浚四百米目标2：河面整洁", "目标1：疏浚了四百二十米目标2：河面整洁"]


def test_a_table_without_columns_of_scores_is_said_to_have_none(read: Read) -> None:
    scored = (
        TABLE.replace("实际完成值\n", "实际完成值\t分值\t得分\n").replace("420米\n", "420米\t50\t50\n").replace("93%\n", "93%\t50\t50\n")
    )
    found = ["/projects/0/total_score" in read(EVALUATION + table).blanks for table in (TABLE, scored, UPPER)]
    assert found == [True, False, False]


@pytest.mark.parametrize("sign", [",", ";"])
def test_a_sign_with_empty_cells_beside_it_separates_values_but_not_in_quotes(read: Read, sign: str) -> None:
    form = (
        UPPER
        + '年度总体目标\t"疏浚四百米#河面整洁"\n一级指标\t二级指标\t三级指标\t指标值\n'
        + ROWS
        + "\t\t疏浚按期完成率\t≥95%\n\t\t巡查河道次数\t≥12次\n"
    )
    project = read(form.replace("\t", sign).replace("#", sign)).projects[0]
    assert (project.name, project.goals.annual) == ("疏浚河道", f"疏浚四百米{sign}河面整洁")
    assert [i.target.raw for i in project.indicators if i.target] == ["≤300元/米", "≥400米", "≥98%", "≥95%", "≥12次"]


def test_a_row_that_falls_out_of_a_table_at_a_page_s_end_is_read_with_it(read: Read) -> None:
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split(chr(9)))}</tr>" for line in (UPPER + HEADS + NAMED).splitlines()[2:]
    )
    page = f"<p>项目支出绩效目标申报表</p><p>（2025年度）</p><table>{rows}</table><p>沿岸居民对效果的满意度</p><p>（≥85%）</p>"
    found = read(page, "a.html").projects[0].indicators
    assert [(i.name, i.target.raw.strip("（）")) for i in found if i.target][-2:] == [
        ("验收合格率", "≥98%"),
        ("沿岸居民对效果的满意度", "≥85%"),
    ]


def test_a_bullet_is_no_text_of_a_form(read: Read) -> None:
    assert read(UPPER + "项目概况\n•\n一级指标\t二级指标\t三级指标\t指标值\n" + ROWS).projects[0].narrative == Narrative()
