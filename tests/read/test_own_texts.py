"""What a narrative holds, told in cells of the form itself: 立项依据, 项目概况, 实施计划, 测算依据."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from jixiao.model.document import Document, Narrative
from jixiao.write.document.build import narrative as written

Read = Callable[..., Document]

HEAD = (("项目名称", "渠道清淤"), ("主管部门", "示例县水利局"), ("实施单位", "示例县灌区管理所"))
MONEY = (("年度资金总额（元）", "300000"), ("其中：财政拨款", "300000"))
TEXTS = (
    ("项目概况", "灌区支渠多年未清，淤积过半。"),
    ("立项依据", "《示例县灌区管理办法》（示政办〔2021〕8号）"),
    ("测算依据", "清淤12公里*20000元=240000元；护坡3处*20000元=60000元；合计300000元。"),
    ("项目实施计划", "2025年3月招标，10月完工。"),
)
GOAL = (("年度目标", "清淤渠道 12 公里，受益农户满意度不低于 90%。"),)
TABLE = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "清淤长度", "≥12公里"),
    ("满意度指标", "服务对象满意度指标", "受益农户满意度", "≥90%"),
)
LAYOUTS: dict[str, Callable[[tuple[str, ...]], str]] = {
    "tabs": "\t".join,
    "pipes": lambda cells: f"| {' | '.join(cells)} |",
    "cells": "\n".join,
}


def form(join: Callable[[tuple[str, ...]], str], texts: tuple[tuple[str, str], ...] = TEXTS) -> str:
    """Return a form that asks for these texts itself."""
    return "\n".join(["项目支出绩效目标申报表", "（2025年度）", *map(join, [*HEAD, *MONEY, *texts, *GOAL, *TABLE])]) + "\n"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_its_texts_are_the_sections_of_a_narrative(read: Read, layout: str) -> None:
    document = read(form(LAYOUTS[layout]))
    project = document.projects[0]
    overview, basis, budget, plan = (text for _, text in TEXTS)
    assert project.narrative == Narrative(overview=overview, basis=basis, budget=budget, plan=plan)
    assert not project.has_narrative
    assert {f"/projects/0/narrative/{field}" for field in ("overview", "basis", "budget", "plan")} <= document.places.keys()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_its_calculation_is_reckoned(read: Read, layout: str) -> None:
    document = read(form(LAYOUTS[layout]))
    project = document.projects[0]
    assert [(item.label, item.stated, item.holds) for item in project.cost_items] == [
        ("清淤", Decimal("240000.00"), True),
        ("护坡", Decimal("60000.00"), True),
    ]
    assert project.cost_total == Decimal("300000.00")
    assert document.places["/projects/0/cost_items/1"].text.startswith("护坡3处")


@pytest.mark.parametrize("text", ["", "/", "（请填写）", "……"])
def test_a_blank_or_a_templates_words_are_no_text(read: Read, text: str) -> None:
    document = read(form("\t".join, (("立项依据", text), ("测算依据", text))))
    assert document.projects[0].narrative == Narrative()
    assert document.projects[0].cost_items == ()


def test_a_form_without_them_has_none(read: Read) -> None:
    assert read(form("\t".join, ())).projects[0].narrative == Narrative()


def test_a_narrative_of_its_own_stands_before_them(read: Read) -> None:
    own = "项目经费情况说明 渠道清淤\n一、项目概述\n清淤支渠。\n六、年度预算安排\n清淤10公里*30000元=300000元\n"
    project = read(form("\t".join) + "\n" + own).projects[0]
    assert project.has_narrative
    assert (project.narrative.overview, project.narrative.basis) == ("清淤支渠。", None)
    assert [item.stated for item in project.cost_items] == [Decimal("300000.00")]


def test_they_are_written_as_a_narrative_and_not_lost(read: Read) -> None:
    project = read(form("\t".join)).projects[0]
    lines = [line.text for line in written(project, None)]
    assert lines[0] == "项目经费情况说明 渠道清淤"
    assert {text for _, text in TEXTS} <= set(lines)
