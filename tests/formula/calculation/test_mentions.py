"""Numbers with a unit in prose, and what is no such number."""

from decimal import Decimal

import pytest

from jixiao.formula.calculation import mentions


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("全年举办讲座 48 场。", "48", "场", "occasion"),
        ("每场 4500 元，含场地费", "4500", "元", "money"),
        ("改造面积3万平方米", "30000", "平方米", "area"),
        ("培训费 3850 元/人，交通费实报实销", "3850", "元/人", "money"),
        ("安排三次活动", "3", "次", "occasion"),
    ],
)
def test_a_number_with_a_unit_is_found(text: str, value: str, unit: str, kind: str) -> None:
    found = mentions(text)[0]
    assert (found.value, found.unit, found.kind) == (Decimal(value), unit, kind)


def test_words_around_are_kept() -> None:
    found = mentions("2024年计划，全年举办公益讲座 48 场左右，效果好")[0]
    assert (found.label, found.after, found.estimated) == ("全年举办公益讲座", "左右", True)


def test_the_place_is_that_of_number_and_unit() -> None:
    text = "预计参与人数 285 人"
    assert text[slice(*mentions(text)[0].span)] == "285 人"


def test_a_price_says_per_what() -> None:
    assert mentions("每人每天80元")[0].per == ("人", "天")


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月15日",
        "示财预〔2021〕20号",
        "第三十五条第2款",
        "电话13812345678",
        "1. 公益讲座",
        "（二）读书会",
        "每月25日前",
        "掌上人大二期",
        "3号楼",
        "一项任务",
        "共12",
    ],
)
def test_what_counts_nothing_is_left_out(text: str) -> None:
    assert mentions(text) == ()
