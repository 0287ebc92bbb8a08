"""A project in plain sentences, and its page."""

from datetime import date
from decimal import Decimal

import pytest

from jixiao.formula.target import read_target
from jixiao.model.document import CostItem, Funding, Goals, Indicator, Narrative, Project
from jixiao.write.page import Lang
from jixiao.write.site.record import Reached, Result, Wrong
from jixiao.write.site.say import Say
from jixiao.write.site.statements import LONGEST, UNCLEAR, WRONG, days, statements


def lines(project: Project, *wrong: Wrong, result: Result | None = None, lang: Lang = "zh") -> dict[str, tuple[str, ...]]:
    return dict(statements(project, wrong, result, Say(lang)))


def promising(*targets: tuple[str, str]) -> Project:
    return Project(indicators=tuple(Indicator(level1="产出指标", name=name, target=read_target(raw).target) for name, raw in targets))


def test_of_an_empty_form_nothing_is_told() -> None:
    assert lines(Project()) == {}


def test_what_the_money_is_for_in_whole_sentences() -> None:
    overview = "办读书会。" + "长" * 100 + "。" + "更长" * 60 + "。"
    (purpose,) = lines(Project(narrative=Narrative(overview=overview)))["这笔钱做什么"]
    assert (purpose.endswith("。"), len(purpose) <= LONGEST, purpose.startswith("办读书会。")) == (True, True, True)


@pytest.mark.parametrize(
    ("yuan", "said"),
    [
        ("903200.00", "90.32 万元"),
        ("10400.00", "1.04 万元"),
        ("9999.50", "9,999.50 元"),
        ("20000.00", "2 万元"),
        ("123450000.00", "12,345 万元"),
    ],
)
def test_money_as_people_say_it(yuan: str, said: str) -> None:
    assert lines(Project(funding=Funding(annual=Decimal(yuan))))["花多少钱"] == (f"今年安排 {said}。",)


def test_the_largest_item_is_named() -> None:
    items = (CostItem(label="场地", stated=Decimal("1000.00")), CostItem(label="讲课", stated=Decimal("50000.00")))
    assert lines(Project(cost_items=items))["花多少钱"] == ("其中最多的一项是“讲课”，5 万元。",)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("≥364.00(人)", "不少于 364 人"),
        ("≤2912.00(元/人)", "不超过 2,912 元/人"),
        (">90.00(%)", "高于 90%"),
        ("≥95.5%", "不低于 95.5%"),
        ("=24场", "24 场"),
        ("及时", "及时"),
        ("20-30天", "20-30天"),
    ],
)
def test_a_promise_without_signs(raw: str, said: str) -> None:
    assert lines(promising(("名称", raw)))["承诺了什么"] == (f"名称：{said}。",)


def test_many_promises_are_counted() -> None:
    told_ = lines(promising(*((f"指标{n}", "≥1场") for n in range(20))))["承诺了什么"]
    assert (len(told_), told_[-1]) == (13, "另有 8 项，见下面的表。")


def test_what_came_of_it_and_what_does_not_add_up() -> None:
    project = Project(
        goals=Goals(achieved="办了 24 场。"), indicators=(Indicator(name="场次", actual="24场"),), total_score=Decimal("98.5")
    )
    found = lines(project, Wrong("error", "两处差 60,000.00 元。"), Wrong("warning", "目标是套话。"), Wrong("warning", "有 9 元没有算式。"))
    assert found["做成了什么"] == ("办了 24 场。", "场次：24场。", "单位给自己打了 98.5 分（满分 100 分）。")
    assert found[WRONG[0]] == ("两处差 60,000.00 元。",)
    assert found[UNCLEAR[0]] == ("有 9 元没有算式。", "目标是套话。")


@pytest.mark.parametrize(
    ("start", "finish", "said"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "2025-01-01 至 2025-12-31"),
        (date(2025, 1, 1), None, "2025-01-01 开始"),
        (None, date(2025, 12, 31), "到 2025-12-31 为止"),
        (None, None, None),
    ],
)
def test_days_that_are_missing_are_not_told(start: date | None, finish: date | None, said: str | None) -> None:
    assert days(Project(start=start, finish=finish)) == said


def test_by_the_records_it_is_told_what_was_spent_and_reached() -> None:
    result = Result(None, Decimal("20000.00"), Decimal("15000.00"), (Reached("场次", "≥20场", "24场"),), Decimal("96.86"))
    found = lines(Project(funding=Funding(annual=Decimal("20000.00"))), result=result)
    assert found["花多少钱"] == ("今年安排 2 万元。", "全年花了 1.5 万元，占预算的 75.0%。")
    assert found["做成了什么"] == ("场次：24场。", "按记录算得 96.86 分（满分 100 分）。")


def test_records_of_a_part_of_the_year_say_until_when() -> None:
    result = Result(date(2024, 7, 31), None, Decimal("0.00"), ())
    assert lines(Project(), result=result)["花多少钱"] == ("到 7月31日花了 0.00 元。",)


def test_it_is_told_in_english_too() -> None:
    project = Project(
        funding=Funding(annual=Decimal("903200.00")), indicators=(Indicator(name="X", target=read_target("≥364.00(人)").target),)
    )
    assert lines(project, Wrong("error", "“X” differs."), lang="en") == {
        "How much money": ("903,200.00 yuan this year.",),
        "What was promised": ("X: at least 364 人.",),
        WRONG[1]: ("“X” differs.",),
    }
