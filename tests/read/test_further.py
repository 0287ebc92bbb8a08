"""Sources that a form lists by names of their own add to its total, unless they are parts of the others."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from jixiao.model.document import Document

Read = Callable[..., Document]

HEAD = (("项目名称", "校舍维修"), ("主管部门", "示例县教育局"), ("实施单位", "示例县实验小学"))
GOAL = (("年度目标", "维修校舍 3 栋，师生满意度不低于 90%。"),)
TABLE = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "维修校舍", "3栋"),
    ("满意度指标", "服务对象满意度指标", "师生满意度", "≥90%"),
)
LAYOUTS: dict[str, Callable[[tuple[str, ...]], str]] = {
    "tabs": "\t".join,
    "pipes": lambda cells: f"| {' | '.join(cells)} |",
    "cells": "\n".join,
}


def form(join: Callable[[tuple[str, ...]], str], money: tuple[tuple[str, str], ...]) -> str:
    """Return a form with these rows of money."""
    return "\n".join(["项目支出绩效目标申报表", "（2025年度）", *map(join, [*HEAD, *money, *GOAL, *TABLE])]) + "\n"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("source", ["地方资金", "单位资金", "事业收入", "县级资金", "银行贷款", "本级财政资金"])
@pytest.mark.parametrize("fiscal", ["其中：中央补助", "上级补助资金", "上级转移支付资金"])
def test_a_source_of_its_own_name_adds_to_the_year(read: Read, layout: str, source: str, fiscal: str) -> None:
    money = (("年度资金总额（万元）", "86.4"), (fiscal, "64"), (source, "22.4"), ("其他资金", "0"))
    project = read(form(LAYOUTS[layout], money)).projects[0]
    assert (project.funding.annual_fiscal, project.funding.annual_further) == (Decimal(640000), Decimal(224000))
    assert not project.partly_read


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("parts", [(("其中：省级资金", "40"), ("县级资金", "24")), (("中央", "50"), ("政府性基金", "14"))])
def test_levels_of_government_are_parts_of_public_money(read: Read, layout: str, parts: tuple[tuple[str, str], ...]) -> None:
    money = (("年度资金总额（万元）", "70"), ("其中：财政拨款", "64"), *parts, ("其他资金", "6"))
    assert read(form(LAYOUTS[layout], money)).projects[0].funding.annual_further is None


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_may_be_a_part_is_not_sure_to_add(read: Read, layout: str) -> None:
    money = (("年度资金总额（万元）", "70"), ("其中：财政拨款", "64"), ("省级资金", "40"), ("县级资金", "24"), ("其他资金", "5"))
    document = read(form(LAYOUTS[layout], money))
    assert document.places["/projects/0/funding/annual_further"].confidence < 0.95


def test_a_whole_of_several_years_has_its_own(read: Read) -> None:
    money = (
        ("资金总额（万元）", "90", "年度资金总额", "45"),
        ("其中：财政拨款", "60", "其中：财政拨款", "30"),
        ("单位资金", "30", "单位资金", "15"),
    )
    funding = read(form("\t".join, money)).projects[0].funding  # type: ignore[arg-type]
    assert (funding.total_further, funding.annual_further) == (Decimal(300000), Decimal(150000))
