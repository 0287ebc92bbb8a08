"""Forms as they stand on the pages of offices: merged cells lost, heads wrapped, columns of a system, reports in sentences."""

from collections.abc import Callable

import pytest

from jixiao.model.document import Document, Indicator

Read = Callable[..., Document]
DOUBTED = 0.95
SIGNED = """项目绩效目标表
单位:元
项目名称 项目单位 项目类别 预算数 年度绩效目标 一级指标 二级指标 三级指标 指标性质 指标方向 目标值 计量单位 分值
档案扫描经费 701-示例县档案馆 32-专项资金项目 120,000.00 完成馆藏档案的数字化扫描工作并向公众开放。 产出指标(60分) 数量指标 扫描页数 正向 大于等于 8 万页 30
质量指标 返工率 反向 小于等于 2 % 15
时效指标 开放时间 定性
11月底之前
15
效益指标(30分) 社会效益 便利查档 定性
明显提升
30
库房修缮经费 701-示例县档案馆 32-专项资金项目 90,000.00 修缮库房屋面并更换门窗，保障档案安全。 产出指标(60分) 数量指标 修缮面积 正向 等于 300 平方米 60
"""
WRAPPED = """库房修缮绩效自评表(2023年度)
项目名称 库房修缮
主管部门 示例县档案局 实施单位 示例县档案馆
年度总体目标 预期目标 实际完成情况
修缮库房屋面,更换门窗,保障馆藏档案安全 库房屋面已修缮,门窗已更换,未发生漏雨
绩效指标 一级指标 二级指标 三级指标 年度 实际 分值 得分 偏差原因分析及改进措施
指标值 完成值
产出指标
(60分)
数量指标 指标1:修缮面积 300平方米 300平方米 30 30
质量指标 指标1:验收通过率 100% 95% 30 28
效益指标 社会效益指标 馆藏安全 无漏雨 无漏雨 30 30
"""
REPORT = """示例县公安局2023年度警犬训养经费绩效自评工作报告
一、基本情况
(一)项目资金情况。
全年预算数26万元,全年执行数24.7万元,预算执行率95%。
(二)绩效目标。
指标名称 |
计量单位 |
指标性质 |
指标值 |
训养警犬 |
只 |
= |
12 |
出勤率 |
% |
≥ |
95 |
(三)部门职能职责。
示例县公安局是主管全县社会治安的部门,有内设机构22个。
"""
SENTENCES = """2023年度校舍维修项目自评结果
一、自评结论
(一)自评得分97分
年初预算40万元,实际预算40万元,全年执行38万元,执行率95%,自评分19分。
2.完成的绩效目标。
A产出指标(自评分40分)
(1)数量指标:
维修教室间数,年初目标值12间,实际完成值12间。
(2)质量指标
验收合格率,年初目标值100%,实际完成值100%。全部一次通过。
B满意度指标
家长对校舍维修的满意度,年初目标值≥95%,实际完成值94%,扣1分。
附件:2023年度校舍维修项目自评表(附后)
"""


def brief(row: Indicator) -> tuple[str | None, ...]:
    """Return level 2, name, target and what was reached."""
    return row.level2, row.name, row.target.raw if row.target else None, row.actual


def test_direction_and_sign_in_columns_of_their_own_are_no_rows(read: Read) -> None:
    document = read(SIGNED)
    assert [project.category for project in document.projects] == ["32-专项资金项目"] * 2
    assert [brief(row)[1:3] for row in document.projects[0].indicators] == [
        ("扫描页数", "大于等于8万页"),
        ("返工率", "小于等于2%"),
        ("开放时间", "11月底之前"),
        ("便利查档", "明显提升"),
    ]
    assert [str(row.points) for row in document.projects[0].indicators] == ["30", "15", "15", "30"]
    assert [brief(row)[1:3] for row in document.projects[1].indicators] == [("修缮面积", "等于300平方米")]


def test_heads_wrapped_onto_the_next_line_are_whole_again(read: Read) -> None:
    project = read(WRAPPED).projects[0]
    assert [brief(row) for row in project.indicators] == [
        ("数量指标", "修缮面积", "300平方米", "300平方米"),
        ("质量指标", "验收通过率", "100%", "95%"),
        ("社会效益指标", "馆藏安全", "无漏雨", "无漏雨"),
    ]
    assert (project.goals.annual, project.goals.achieved) == (
        "修缮库房屋面,更换门窗,保障馆藏档案安全",
        "库房屋面已修缮,门窗已更换,未发生漏雨",
    )


def test_a_head_that_is_known_without_its_rest_takes_it(read: Read) -> None:
    cut = WRAPPED.replace("偏差原因分析及改进措施\n指标值 完成值", "偏差原因分\n指标值 完成值 析及改进措施")
    assert [brief(row) for row in read(cut).projects[0].indicators] == [brief(row) for row in read(WRAPPED).projects[0].indicators]


def test_a_lone_text_under_the_heads_of_goal_and_result_is_the_goal(read: Read) -> None:
    lone = WRAPPED.replace(" 库房屋面已修缮,门窗已更换,未发生漏雨", "")
    goals = read(lone).projects[0].goals
    assert (goals.annual, goals.achieved) == ("修缮库房屋面,更换门窗,保障馆藏档案安全", None)


def test_a_report_says_money_and_name_around_its_table(read: Read) -> None:
    project = read(REPORT).projects[0]
    assert project.name == "警犬训养经费"
    assert [str(v) for v in (project.funding.adjusted, project.funding.executed, project.funding.execution_rate)] == [
        "260000.00",
        "247000.00",
        "95",
    ]
    assert [brief(row)[1:3] for row in project.indicators] == [("训养警犬", "=12只"), ("出勤率", "≥95%")]


@pytest.mark.parametrize("title", ["示例县财政局2023年部门预算项目绩效目标表", "2023年一般性项目绩效目标表", "2023年度项目支出绩效自评表"])
def test_the_title_of_many_projects_names_none(read: Read, title: str) -> None:
    assert read(REPORT.replace("示例县公安局2023年度警犬训养经费绩效自评工作报告", title)).projects[0].name is None


def test_an_evaluation_in_sentences_is_read_by_its_heads(read: Read) -> None:
    project = read(SENTENCES).projects[0]
    assert [brief(row) for row in project.indicators] == [
        ("数量指标", "维修教室间数", "12间", "12间"),
        ("质量指标", "验收合格率", "100%", "100%"),
        ("满意度指标", "家长对校舍维修的满意度", "≥95%", "94%"),
    ]
    funding = project.funding
    assert [str(v) for v in (funding.initial, funding.executed, funding.execution_score, project.total_score)] == [
        "400000.00",
        "380000.00",
        "19",
        "97",
    ]


def test_cells_of_a_fragment_are_no_indicators_of_running_text(read: Read) -> None:
    cells = [
        "效益指标",
        "社会效益指标",
        "美化环境。",
        "美化环境。",
        "效益指标",
        "生态效益指标",
        "水清。",
        "水清。",
        "满意度指标",
        "满意度指标",
    ]
    text = "\n|\n".join(cells) + "\n|\n2.部门评价结果。\n本部门对园区项目开展了评价,《评价报告》见附件(附件2)。\n"
    assert read(text).projects == ()


def test_a_label_and_its_colon_keep_their_value(read: Read) -> None:
    text = (
        "绩效目标表\n单位信息: 324001-示例州市场监管局 项目名称:\n主管部门: 324-示例州市场监管部门 项目经办人:\n"
        + WRAPPED[WRAPPED.index("绩效指标") :]
    )
    project = read(text).projects[0]
    assert (project.name, project.department, project.unit) == (None, "324-示例州市场监管部门", "324001-示例州市场监管局")


def test_the_unit_of_money_is_the_one_that_a_sentence_says(read: Read) -> None:
    letter = "区残联:\n现将补助资金84.5万元下达给你们,其中:公共预算资金50.29万元。\n"
    form = "绩效目标表\n项目名称\t残疾人康复补助\n主管部门\t区残联\n资金金额\t年度资金总额\t84.5\n\t其中:财政拨款\t50.29\n"
    table = "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t康复人数\t≥60人\n"
    funding = read(letter + form + table).projects[0].funding
    assert [str(v) for v in (funding.annual, funding.annual_fiscal)] == ["845000.00", "502900.00"]
    assert str(read(form + table).projects[0].funding.annual) == "84.50"


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        ("1、部门预算项目 ☑ 2、市直专项", "部门预算项目"),
        ("1、部门预算项目 □ 2、市直专项 ☑", "市直专项"),
        ("1、☑部门预算项目 2、□市直专项", "部门预算项目"),
    ],
)
def test_a_tick_belongs_to_the_option_on_its_side(read: Read, options: str, chosen: str) -> None:
    form = f"项目支出绩效自评表\n项目名称 | 图书共享 |\n项目类别 | {options} |\n主管部门 | 示例市文旅局 | 实施单位 | 示例市图书馆 |\n"
    table = "一级指标 | 二级指标 | 三级指标 | 指标值 |\n产出指标 | 数量指标 | 新增图书 | ≥60册 |\n"
    assert read(form + table).projects[0].category == chosen


def test_the_office_that_fills_in_a_form_carries_out_its_project(read: Read) -> None:
    form = "项目绩效目标表\n编制单位: | 813-示例区示例镇 | 单位:万元 |\n项目名称 | 村社干部补助 |\n业务主管部门 | 示例区民政局 |\n当年预算 | 9.31 |\n"
    table = "指标 | 指标权重 | 计量单位 | 指标性质 | 指标值 |\n发放人数 | 20 | 人 | ≥ | 100 |\n满意度 | 10 | % | ≥ | 95 |\n"
    project = read(form + table).projects[0]
    assert (project.department, project.unit) == ("示例区民政局", "813-示例区示例镇")


MERGED = """项目自评表
项目名称 | 图书共享 |||||||
主管部门 | 示例市文旅局 | 实施单位 | 示例市图书馆 |||||
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值 | 得分 ||
产出指标 | 数量指标 | 新增图书 | 900册 | 900册 | 10 |||
布点街道 | 6个 | 6个 ||||||
质量指标 | 借阅终端完好率 | 98% | 98% | 10 ||||
效益指标 | 社会效益 | 读者人次 | 3万人次 | 3.1万人次 | 10 |||
"""


def test_an_empty_cell_below_a_filled_one_may_be_its_merged_rest(read: Read) -> None:
    document = read(MERGED)
    assert [row.score for row in document.projects[0].indicators][1] is None
    assert document.places["/projects/0/indicators/1/score"].confidence < DOUBTED


def test_what_is_likely_is_no_target(read: Read) -> None:
    form = "项目支出绩效监控表\n项目名称 | 申遗 |\n主管部门 | 示例市文旅局 | 实施单位 | 示例市文物局 |\n"
    table = (
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 半年度执行情况 | 完成目标可能性(确定能、有可能、不可能) | 备注 |\n"
        "产出指标 | 数量指标 | 学术活动 | 5场 | 3场 | 确定能 | |\n效益指标 | 社会效益 | 知晓度提高 | 有可能 | | | |\n"
    )
    assert [(row.target.raw if row.target else None, row.likelihood) for row in read(form + table).projects[0].indicators] == [
        ("5场", "确定能"),
        (None, "有可能"),
    ]


def test_names_without_any_target_are_doubted(read: Read) -> None:
    text = "绩效目标表\n项目名称 | 康复补助 |\n主管部门 | 示例省残联 |\n一级指标 | 二级指标 | 三级指标 |\n产出指标 | 数量指标 | 康复人数 |\n质量指标 | 服药率 |\n无障碍户数 |\n"
    document = read(text)
    assert document.projects[0].partly_read
    assert {document.places[f"/projects/0/indicators/{n}/level2"].confidence < DOUBTED for n in range(2)} == {True}


@pytest.mark.parametrize(("last", "ending"), [("严格执行相关财经法", "torn"), ("严格执行 严格执行 20 20", "open")])
def test_a_last_row_that_alone_lacks_several_columns_is_torn(read: Read, last: str, ending: str) -> None:
    head = "项目支出绩效自评表\n项目名称 禁毒经费\n主管部门 示例市公安局 实施单位 禁毒支队\n一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n"
    rows = "产出指标 数量指标 宣传场次 ≥1场 1场 20 20\n试剂数量 ≥2400份 3200份 20 20\n质量指标 支出合规性 "
    assert read(head + rows + last).projects[0].ending == ending


def test_goal_and_result_in_lines_of_their_own(read: Read) -> None:
    two = WRAPPED.replace("安全 库房", "安全\n库房")
    goals = read(two).projects[0].goals
    assert (goals.annual, goals.achieved) == ("修缮库房屋面,更换门窗,保障馆藏档案安全", "库房屋面已修缮,门窗已更换,未发生漏雨")


def test_numbered_names_part_a_line_of_sentences(read: Read) -> None:
    rows = "数量指标 指标1:覆盖率 实施机构37个。 已完成37个机构。\n指标2:卫生室数 补助卫生室352个。 已补助352个。\n"
    text = WRAPPED[: WRAPPED.index("产出指标")] + "产出指标\n" + rows
    assert [brief(row)[1:] for row in read(text).projects[0].indicators] == [
        ("覆盖率", "实施机构37个。", "已完成37个机构。"),
        ("卫生室数", "补助卫生室352个。", "已补助352个。"),
    ]


def test_the_foot_of_a_page_is_no_indicator(read: Read) -> None:
    foot = "内容保障 | 公务邮箱\n示例县人民政府主办  示例县人民政府办公室承办\n地址:示例县广场大街1号  网站监督电话:0000-0000000\n"
    assert len(read(MERGED + foot).projects[0].indicators) == 4


def test_the_office_beside_the_unit_of_money_carries_out_the_project(read: Read) -> None:
    form = "项目支出绩效目标表\n(2023年)\n207101示例县人民法院 | 单位:万元 | |||\n项目名称 | 审判楼维修 | |||\n预算数 | 20.00 | |||\n"
    table = "一级指标 | 二级指标 | 三级指标 | 指标值 |\n产出指标 | 数量指标 | 维修面积 | ≥400平方米 |\n"
    document = read(form + table)
    assert document.projects[0].unit == "207101示例县人民法院"
    assert document.places["/projects/0/unit"].confidence < DOUBTED
