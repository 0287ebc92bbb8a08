"""How the copy of a form ends, how far its figures go, and what its foot says."""

from collections.abc import Callable

import pytest

from jixiao.model.document import Document, Project

Read = Callable[..., Document]

HEAD = "| 项目支出绩效自评表 | | | | | | |\n| 项目名称 | 渠道清淤 | | | | | |\n| 主管部门 | 示例县水利局 | | 实施单位 | 灌区管理所 | | |\n"
MONEY = (
    "| 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n| 年度资金总额 | 12 | 12 | 12 | 10 | 100% | 10 |\n"
)
COLUMNS = "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n"
OUTPUT = "".join(
    f"| 产出指标 | {level} | {name} | ≥{target} | {target} | 10 | 10 |\n"
    for level, name, target in (
        ("数量指标", "清淤长度", "12公里"),
        ("数量指标", "清淤土方", "3000方"),
        ("质量指标", "验收合格率", "98%"),
        ("时效指标", "按期完工率", "95%"),
    )
)
LAST = "| 满意度指标 | 服务对象满意度指标 | 受益农户满意度 | ≥90% | 93% | 10 | 10 |\n"

ENDINGS = {
    "满意度 is the last row": (OUTPUT + LAST, "closed"),
    "a total follows": (OUTPUT + "| 总分 | | | | | 40 | 40 |\n", "closed"),
    "a note follows": (OUTPUT + "注：按实填报。\n", "closed"),
    "an output is the last row": (OUTPUT, "open"),
    "the last row has fewer cells": (OUTPUT + LAST.replace(" | 10 | 10 |", " | 10 |"), "torn"),
    "the last row has no score": (OUTPUT + LAST.replace(" | 10 | 10 |", " | 10 | |"), "torn"),
    "a level ends the file": (OUTPUT + "| 满意度指标 |\n", "torn"),
    "half a value ends the file": (OUTPUT + "| 满意度指标 | 服务对象满意度指标 | 受益农户满意度\n", "torn"),
    "no row": ("", "open"),
}


def project(read: Read, text: str) -> Project:
    """Return the last project of a text."""
    return read(text).projects[-1]


@pytest.mark.parametrize("case", ENDINGS)
def test_the_end_of_a_copy_is_told(read: Read, case: str) -> None:
    rows, ending = ENDINGS[case]
    assert project(read, HEAD + COLUMNS + rows).ending == ending


def test_a_form_that_another_follows_is_closed(read: Read) -> None:
    assert read(HEAD + COLUMNS + OUTPUT + HEAD + COLUMNS + OUTPUT + LAST).projects[0].ending == "closed"


def test_a_form_of_told_cells_is_not_partly_read(read: Read) -> None:
    assert not project(read, HEAD + MONEY + COLUMNS + OUTPUT).partly_read


def test_a_self_evaluation_without_its_money_is_partly_read(read: Read) -> None:
    assert project(read, HEAD + COLUMNS + OUTPUT).partly_read


GLUED = (
    "项目名称渠道清淤项目\n主管部门示例县水利局实施单位灌区管理所\n项目资金(万元)全年预算数全年执行数执行率\n"
    "年度资金总额50万元47.6895.00%\n绩效指标一级指标二级指标三级指标年度指标值全年完成值\n产出指标质量指标验收合格率100%100%\n"
)


def test_text_that_is_run_together_is_told_not_read(read: Read) -> None:
    document = read(GLUED)
    assert (document.projects, [u.place.line for u in document.unread if u.place]) == ((), [5, 6])


def test_a_form_beside_text_that_is_run_together_is_partly_read(read: Read) -> None:
    assert project(read, HEAD + COLUMNS + OUTPUT + GLUED).partly_read


REASONS = {
    "偏差大或目标未完成原因分析 | 先建后补，资金结余。": "先建后补，资金结余。",
    "偏差大或目标未完成原因分析 | 无": None,
    "偏差大或目标未完成原因分析 | ": None,
    "存在问题 | 台账不全。": None,
}


@pytest.mark.parametrize("foot", REASONS)
def test_the_reason_at_the_foot_is_read(read: Read, foot: str) -> None:
    assert project(read, f"{HEAD}{COLUMNS}{OUTPUT}{LAST}| {foot} | | | | | |\n").general_reason == REASONS[foot]


MONITORING = (
    "项目支出绩效运行监控表\n{year}\n项目名称\t渠道清淤\n项目资金（万元）\t\t年初预算数\t{stage}执行数\t{stage}执行率\t全年预计执行数\n"
    "\t年度资金总额\t210.00\t105.00\t50.00%\t210.00\n绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t{stage}执行情况\t全年预计完成情况\t{note}\n"
    "\t产出指标\t数量指标\t清淤长度\t≥12公里\t6公里\t10公里\t汛期停工\n"
)


@pytest.mark.parametrize(
    ("year", "stage", "told"),
    [("（2025年度）", "1-7月", "1-7月"), ("（2025年度）", "上半年", "上半年"), ("截至2025年8月31日", "", "2025年8月31日")],
)
def test_how_far_a_monitoring_form_goes(read: Read, year: str, stage: str, told: str) -> None:
    assert project(read, MONITORING.format(year=year, stage=stage, note="备注")).stage == told


def test_a_monitoring_form_that_does_not_say_has_no_stage(read: Read) -> None:
    assert project(read, MONITORING.format(year="（2025年度）", stage="", note="备注")).stage is None


@pytest.mark.parametrize("note", ["备注", "未完成原因"])
def test_a_remark_is_the_reason_where_no_column_of_reasons_stands(read: Read, note: str) -> None:
    assert project(read, MONITORING.format(year="（2025年度）", stage="1-7月", note=note)).indicators[0].reason == "汛期停工"


TEMPLATE = "财政支出项目绩效目标申报表\n项目名称\t\n主管部门\t\t实施单位\t\n年度目标\t\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t……\t……\n"


def test_a_template_handed_in_is_a_form_with_nothing_in_it(read: Read) -> None:
    document = read(TEMPLATE)
    assert ([p.indicators for p in document.projects], {"/projects/0/name", "/projects/0/department"} <= set(document.blanks)) == (
        [()],
        True,
    )


BASIS = {
    "立项依据\t\t\t": ("/projects/0/narrative/basis",),
    "专项立项 依据\t\t\t": ("/projects/0/narrative/basis",),
    "立项依据\t《条例》第十条\t\t": (),
    "测算依据\t\t\t": ("/projects/0/narrative/budget",),
}


@pytest.mark.parametrize("row", BASIS)
def test_a_basis_that_the_form_asks_for_is_a_printed_blank(read: Read, row: str) -> None:
    form = f"财政支出项目绩效目标申报表\n项目名称\t渠道清淤\n主管部门\t水利局\t实施单位\t灌区管理所\n{row}\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t长度\t≥2公里\n"
    assert read(form).blanks == BASIS[row]
