"""Fields whose label is printed while nothing stands beside it, in every layout of text."""

from collections.abc import Callable

import pytest

from jixiao.model.document import Document, Project

Read = Callable[..., Document]

HEAD = (
    ("项目名称", "渠道清淤"),
    ("主管部门", "示例县水利局"),
    ("实施单位", "示例县灌区管理所"),
    ("项目性质", "一次性项目"),
    ("计划开始日期", "2025-01-01"),
    ("计划完成日期", "2025-12-31"),
)
MONEY = (("年度资金总额（万元）", "30.00"), ("其中：财政拨款", "30.00"))
GOAL = (("年度目标", "清淤渠道 12 公里，受益农户满意度不低于 90%。"),)
TABLE = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "清淤长度", "≥12公里"),
    ("满意度指标", "服务对象满意度指标", "受益农户满意度", "≥90%"),
)


def form(join: Callable[[tuple[str, ...]], str], empty: str = "") -> str:
    """Return a form whose field ``empty`` has a label and no value."""
    rows = [(label, "" if label.startswith(empty) and empty else value) for label, value in (*HEAD, *MONEY, *GOAL)]
    return "\n".join(["项目支出绩效目标申报表", "（2025年度）", *map(join, [*rows, *TABLE])]) + "\n"


LAYOUTS: dict[str, Callable[[tuple[str, ...]], str]] = {
    "tabs": "\t".join,
    "pipes": lambda cells: f"| {' | '.join(cells)} |",
    "cells": "\n".join,
    "piped cells": lambda cells: "".join(f"{cell} |\n" for cell in cells).rstrip("\n"),
}
FIELDS = [
    ("项目名称", "/name"),
    ("主管部门", "/department"),
    ("实施单位", "/unit"),
    ("项目性质", "/nature"),
    ("计划开始", "/start"),
    ("计划完成", "/finish"),
    ("年度资金总额", "/funding/annual"),
    ("年度目标", "/goals/annual"),
]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("label", "field"), FIELDS)
def test_a_label_without_a_value_is_a_printed_blank(read: Read, layout: str, label: str, field: str) -> None:
    assert read(form(LAYOUTS[layout], label)).blanks == (f"/projects/0{field}",)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_form_that_is_filled_in_has_none(read: Read, layout: str) -> None:
    assert read(form(LAYOUTS[layout])).blanks == ()


@pytest.mark.parametrize("text", ["", "/", "年  月  日", "□一次性项目 □经常性项目", "……"])
def test_what_a_template_prints_is_no_value(read: Read, text: str) -> None:
    label = "计划开始日期" if "月" in text else "项目性质"
    told = form("\t".join).replace(f"{label}\t{dict(HEAD)[label]}", f"{label}\t{text}")
    assert read(told).blanks == ("/projects/0/start" if "月" in text else "/projects/0/nature",)


@pytest.mark.parametrize("text", ["□一次性项目 ☑经常性项目", "一次性项目 þ 经常性项目 □", "本单位"])
def test_a_ticked_box_or_the_unit_itself_is_one(read: Read, text: str) -> None:
    told = form("\t".join).replace("项目性质\t一次性项目", f"项目性质\t{text}")
    assert read(told).blanks == ()


def test_a_blank_stands_where_its_label_does(read: Read) -> None:
    place = read(form("\t".join, "主管部门")).places["/projects/0/department"]
    assert (place.line, place.text) == (4, "主管部门")


def test_a_label_that_ends_a_copy_may_have_lost_its_value(read: Read) -> None:
    assert read("\n".join(f"{label}\t{value}" for label, value in (*HEAD[:2], *MONEY)) + "\n实施单位").blanks == ()


def test_labels_listed_before_their_values_are_not_left_empty(read: Read) -> None:
    text = form("\n".join).replace(
        "项目名称\n渠道清淤\n主管部门\n示例县水利局\n实施单位\n", "项目名称\n主管部门\n实施单位\n渠道清淤\n示例县水利局\n"
    )
    assert read(text).blanks == ()


NARRATIVE = """项目经费情况说明 1 渠道清淤

一、项目概述

清淤渠道 12 公里。

二、立项依据

三、实施主体

示例县灌区管理所

"""


def test_a_section_with_a_heading_and_no_text_is_a_printed_blank(read: Read) -> None:
    assert read(NARRATIVE + form("\t".join)).blanks == ("/projects/0/narrative/basis",)


def told(read: Read, text: str) -> Project:
    """Return the one project of a text."""
    return read(text).projects[0]


def test_a_blank_name_is_not_filled_from_the_heading_of_the_narrative(read: Read) -> None:
    project = told(read, NARRATIVE + form("\t".join, "项目名称"))
    assert (project.name, project.narrative_name) == (None, "渠道清淤")


def test_an_empty_overall_goal_leaves_the_annual_one_its_text(read: Read) -> None:
    rows = "项目绩效目标\t项目总目标\t\t年度总体目标\n\t\t\t清淤渠道 12 公里。\n"
    goals = told(read, form("\t".join).replace("年度目标\t清淤渠道 12 公里，受益农户满意度不低于 90%。\n", rows)).goals
    assert (goals.overall, goals.annual) == (None, "清淤渠道 12 公里。")


def test_a_dash_for_the_overall_goal_is_an_answer(read: Read) -> None:
    text = form("\t".join).replace("年度目标\t", "项目总目标\t—\n年度目标\t")
    assert read(text).blanks == ()


def test_the_head_of_the_block_above_and_that_of_the_table_below_are_no_list_of_labels(read: Read) -> None:
    text = form("\n".join, "年度目标").replace("年度目标\n", "总体目标\n年度目标\n绩效指标\n")
    assert read(text).blanks == ("/projects/0/goals/annual",)


@pytest.mark.parametrize(
    ("label", "value", "field", "text"),
    [
        ("计划完成日期", "2025-02-30", "/finish", "2025-02-30"),
        ("计划开始日期", "2025年13月1日", "/start", "2025年13月1日"),
        ("年度资金总额（万元）", "三十余万", "/funding/annual", "三十余万"),
    ],
)
def test_a_value_that_cannot_be_read_keeps_its_place(read: Read, label: str, value: str, field: str, text: str) -> None:
    document = read(form("\t".join).replace(f"{label}\t{dict((*HEAD, *MONEY))[label]}", f"{label}\t{value}"))
    assert (document.places[f"/projects/0{field}"].text, document.blanks) == (text, ())


PERIODS = {
    "2025-01-01至2025-02-30": ("2025-01-01", "None", "2025-02-30"),
    "2025年1月1日-2025年2月30日": ("2025-01-01", "None", "2025年2月30日"),
    "2025年1月1日起": ("2025-01-01", "None", None),
}


@pytest.mark.parametrize("text", PERIODS)
def test_one_end_of_a_period_that_is_no_day_leaves_the_other(read: Read, text: str) -> None:
    rows = form("\t".join).replace("计划开始日期\t2025-01-01\n计划完成日期\t2025-12-31\n", f"项目起止时间\t{text}\n")
    document = read(rows)
    project, place = document.projects[0], document.places.get("/projects/0/finish")
    assert (str(project.start), str(project.finish), place and place.text) == PERIODS[text]


TWO_COLUMNS = (
    ("一级指标", "二级指标（长期）", "三级指标（长期）", "指标值（长期）", "二级指标（年度）", "三级指标（年度）", "指标值（年度）"),
    ("产出指标", "数量指标", "", "", "数量指标", "清淤长度", "≥12公里"),
    ("满意度指标", "服务对象满意度指标", "", "", "服务对象满意度指标", "受益农户满意度", "≥90%"),
)


def two_columns(medium: tuple[str, str]) -> str:
    """Return a form with a medium-term block whose first row holds these two cells."""
    first = TWO_COLUMNS[1][:2] + medium + TWO_COLUMNS[1][4:]
    rows = [TWO_COLUMNS[0], first, TWO_COLUMNS[2]]
    return form("\t".join).partition("一级指标")[0] + "\n".join(map("\t".join, rows)) + "\n"


def test_a_medium_term_block_without_a_row_is_a_printed_blank(read: Read) -> None:
    document = read(two_columns(("", "")))
    assert document.blanks == ("/projects/0/indicators_medium_term",)
    assert document.places["/projects/0/indicators_medium_term"].text == "一级指标"


def test_a_medium_term_block_with_a_row_is_none(read: Read) -> None:
    assert read(two_columns(("清淤总长", "≥36公里"))).blanks == ()


def with_target(text: str, join: Callable[[tuple[str, ...]], str]) -> str:
    """Return the form with another target of its first indicator."""
    return form(join).replace("≥12公里", text)


@pytest.mark.parametrize("layout", ["tabs", "pipes"])
@pytest.mark.parametrize("hint", ["待定", "≥**%", "××", "（请填写）"])
def test_the_hint_of_a_template_is_seen_to_be_no_target(hint: str, layout: str, read: Read) -> None:
    document = read(with_target(hint, LAYOUTS[layout]))
    assert document.projects[0].indicators[0].target is None
    assert "/projects/0/indicators/0/target" in document.blanks


def test_a_dash_may_say_that_there_is_no_target(read: Read) -> None:
    document = read(with_target("—", LAYOUTS["tabs"]))
    assert "/projects/0/indicators/0/target" not in document.blanks


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_hint_of_a_template_is_seen_to_be_no_name(layout: str, read: Read) -> None:
    document = read(form(LAYOUTS[layout]).replace("渠道清淤", "（请填写）"))
    assert (document.projects[0].name, "/projects/0/name" in document.blanks) == (None, True)


@pytest.mark.parametrize("layout", ["tabs", "pipes", "piped cells"])
@pytest.mark.parametrize(
    ("path", "value", "hint"),
    [
        ("/name", "渠道清淤", "（请填写）"),
        ("/goals/annual", "清淤渠道 12 公里，受益农户满意度不低于 90%。", "（请填写年度目标）"),
        ("/indicators/0/target", "≥12公里", "待定"),
    ],
)
def test_what_stands_in_a_blank_cell_is_kept(layout: str, path: str, value: str, hint: str, read: Read) -> None:
    document = read(form(LAYOUTS[layout]).replace(value, hint, 1))
    assert (document.blanks, document.places[f"/projects/0{path}"].text) == ((f"/projects/0{path}",), hint)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_missing_name_is_told_beside_the_office_that_was_found(layout: str, read: Read) -> None:
    text = form(LAYOUTS[layout])
    document = read(text.replace(LAYOUTS[layout](("项目名称", "渠道清淤")) + "\n", ""))
    assert [part.message for part in document.unread if part.path.endswith("/name")] == [
        "没有找到项目名称，只找到了单位“示例县灌区管理所”。请对照原表核对。"
    ]


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_day_that_no_month_has_is_told_once(layout: str, read: Read) -> None:
    document = read(form(LAYOUTS[layout]).replace("2025-12-31", "2025-02-30"))
    assert [warning.path for warning in document.warnings] == ["/projects/0/finish"]
    assert "/projects/0/finish" not in [part.path for part in document.unread]


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_name_that_is_seen_empty_is_not_lost(layout: str, read: Read) -> None:
    document = read(form(LAYOUTS[layout], "项目名称"))
    assert document.blanks == ("/projects/0/name",)
    assert document.unread == ()
