"""Scores of the money spent, of stated degrees, of days and of grade scales, each with its working."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from jixiao.errors import ParameterInvalid, UsageWrong
from jixiao.scoring.scales import grade_scale, grade_scales
from jixiao.scoring.scheme import DEFAULT, Deadline, Late, scheme_named
from jixiao.scoring.score import Scored, score_date, score_execution, score_grade, score_value
from jixiao.values.target import Target
from jixiao.write.evaluation.working import working_words
from jixiao.write.page import Page

SCHEME = scheme_named(DEFAULT)
TEN = Decimal(10)


def told(made: Scored) -> tuple[str, ...]:
    return tuple(working_words(made.working, Page()))


def executed(budget: str | None, spent: str | None, points: str = "10", name: str = DEFAULT) -> Scored:
    money, out = (None if figure is None else Decimal(figure) for figure in (budget, spent))
    return score_execution(scheme_named(name), money, out, Decimal(points))


@pytest.mark.parametrize(
    ("budget", "spent", "points", "score"),
    [
        ("250000.00", "215457.60", "10", "8.62"),  # as published by a sports centre of Putuo, 2022
        ("20000.00", "9034.00", "10", "4.52"),  # the same unit's second form
        ("200.00", "195.50", "20", "19.55"),
        ("100.00", "100.00", "10", "10.00"),
        ("100.00", "120.00", "10", "10.00"),
        ("100.00", "0.00", "10", "0.00"),
        ("100.00", "-5.00", "10", "0.00"),
        ("0.00", "0.00", "10", "0.00"),
        ("0.00", "5.00", "10", "0.00"),
    ],
)
def test_money_spent_earns(budget: str, spent: str, points: str, score: str) -> None:
    assert str(executed(budget, spent, points).score) == score


def test_the_published_form_comes_to_its_total() -> None:
    spent = executed("250000.00", "215457.60").score
    assert spent is not None
    assert spent + 10 + 20 + 20 + 30 + 10 == Decimal("98.62")


@pytest.mark.parametrize(("budget", "spent"), [(None, "1.00"), ("1.00", None), (None, None)])
def test_money_that_is_not_known_has_no_score(budget: str | None, spent: str | None) -> None:
    assert executed(budget, spent).score is None


@pytest.mark.parametrize(
    ("budget", "spent", "asks"),
    [("100.00", "90.00", False), ("100.00", "89.99", True), ("100.00", "100.01", True), ("0.00", "0.00", True)],
)
def test_execution_that_needs_a_reason(budget: str, spent: str, asks: bool) -> None:
    assert executed(budget, spent).asks_reason is asks


@pytest.mark.parametrize(
    ("budget", "spent", "working"),
    [
        (
            "1650000.00",
            "1456800.00",
            (
                "全年执行数 1,456,800.00 元，全年预算数 1,650,000.00 元，执行率 88.29%，10 分 × 0.8829 = 8.83 分（四舍五入）。",
                "执行率低于 90%，要说明原因。",
            ),
        ),
        ("100.00", "100.00", ("全年执行数 100.00 元，全年预算数 100.00 元，执行率 100%，10 分 × 1 = 10.00 分。",)),
        (
            "100.00",
            "120.00",
            ("全年执行数 120.00 元，全年预算数 100.00 元，执行率 120%，超过 100% 按满分计，得 10.00 分。", "支出超过预算，要说明原因。"),
        ),
        ("0.00", "5.00", ("全年执行数 5.00 元，全年预算数 0.00 元，预算为零，执行率算不出来，得 0.00 分。",)),
        (None, "5.00", ("没有全年预算数或全年执行数，执行率算不出来，不计分。",)),
    ],
)
def test_execution_shows_its_working(budget: str | None, spent: str, working: tuple[str, ...]) -> None:
    assert told(executed(budget, spent)) == working


@pytest.mark.parametrize(
    ("name", "word", "evidence", "score"),
    [
        (DEFAULT, "达成", True, "10.00"),
        (DEFAULT, "达成", False, "9.00"),
        (DEFAULT, "达成年度指标", False, "9.00"),
        (DEFAULT, "达成预期指标", True, "10.00"),
        (DEFAULT, "已 完成年度目标", True, "10.00"),
        (DEFAULT, "部分达成", True, "7.00"),
        (DEFAULT, "部分达成年度指标并具有一定效果", False, "7.00"),
        (DEFAULT, "未达成", True, "3.00"),
        (DEFAULT, "未开展", False, "3.00"),
        ("ministry-2017", "部分达成", False, "6.50"),
        ("ministry-2017", "未达成", False, "2.50"),
    ],
)
def test_a_stated_degree_earns(name: str, word: str, evidence: bool, score: str) -> None:
    assert str(score_grade(scheme_named(name), word, TEN, has_evidence=evidence).score) == score


@pytest.mark.parametrize("word", ["效果明显", "", "98%"])
def test_another_wording_is_no_degree(word: str) -> None:
    assert score_grade(SCHEME, word, TEN, has_evidence=True).score is None


@pytest.mark.parametrize(
    ("aim", "word", "score"),
    [("显著提升", "显著提升", "9.00"), ("显著 提升", "显著提升", "9.00"), ("显著提升", "有所提升", "None"), ("", "", "None")],
)
def test_to_repeat_the_target_s_word_is_to_say_that_it_was_reached(aim: str, word: str, score: str) -> None:
    assert str(score_grade(SCHEME, word, TEN, has_evidence=False, aim=aim).score) == score


def test_a_degree_shows_its_working() -> None:
    assert told(score_grade(SCHEME, "达成", Decimal(13), has_evidence=False)) == (
        "自评“达成”，没有佐证，取“达成”区间 80%—100% 的中值，13 分 × 0.9 = 11.70 分。",
        "上传佐证，最高可得 13.00 分。",
    )


@pytest.mark.parametrize(("word", "evidence", "asks"), [("达成", False, False), ("部分达成", True, True), ("未达成", False, True)])
def test_what_is_not_reached_asks_for_a_reason(word: str, evidence: bool, asks: bool) -> None:
    assert score_grade(SCHEME, word, TEN, has_evidence=evidence).asks_reason is asks


STEPS = replace(
    SCHEME,
    deadline=Deadline(source="本地约定", late=(Late(days=7, share=Decimal(80)), Late(days=30, share=Decimal(50)))),
)


@pytest.mark.parametrize(
    ("done", "plain", "steps"),
    [
        (date(2024, 12, 1), "10.00", "10.00"),
        (date(2024, 12, 31), "10.00", "10.00"),
        (date(2025, 1, 1), "0.00", "8.00"),
        (date(2025, 1, 7), "0.00", "8.00"),
        (date(2025, 1, 8), "0.00", "5.00"),
        (date(2025, 1, 30), "0.00", "5.00"),
        (date(2025, 1, 31), "0.00", "0.00"),
    ],
)
def test_a_day_earns(done: date, plain: str, steps: str) -> None:
    assert tuple(str(score_date(scheme, date(2024, 12, 31), done, TEN).score) for scheme in (SCHEME, STEPS)) == (plain, steps)


def test_no_day_has_no_score() -> None:
    assert score_date(SCHEME, date(2024, 12, 31), None, TEN).score is None


def test_a_day_shows_its_working() -> None:
    assert told(score_date(STEPS, date(2024, 12, 31), date(2025, 1, 3), Decimal(5))) == (
        "2025-01-03 完成，期限 2024-12-31，晚 3 天，5 分 × 0.8 = 4.00 分。",
        "没有按期完成，要说明原因。",
    )


def by_scale(name: str, per_cent: str, points: str = "10") -> Scored:
    target = Target(raw="及时", operator="word", word="及时")
    return score_value(SCHEME, target, "产出指标", "及时性", Decimal(per_cent), Decimal(points), unit="%", grades=grade_scale(name))


@pytest.mark.parametrize(
    ("name", "per_cent", "score"),
    [
        ("in_time", "100", "10.00"), ("in_time", "90", "10.00"), ("in_time", "89.99", "8.00"), ("in_time", "80", "8.00"),
        ("in_time", "79.99", "6.00"), ("in_time", "60", "6.00"), ("in_time", "59.99", "0.00"), ("in_time", "0", "0.00"),
        ("quality", "95", "10.00"), ("quality", "94.99", "8.00"), ("quality", "84.99", "6.00"), ("quality", "59.99", "0.00"),
        ("effect", "80", "10.00"), ("effect", "79.99", "8.00"), ("effect", "59.99", "6.00"), ("effect", "39.99", "0.00"),
    ],
)  # fmt: skip
def test_a_word_earns_by_its_scale(name: str, per_cent: str, score: str) -> None:
    assert str(by_scale(name, per_cent).score) == score


@pytest.mark.parametrize(
    ("per_cent", "working"),
    [
        ("100", ("100%，目标“及时”，分级标准 ≥90% 为“及时”，得满分 13.00 分。",)),
        ("87.5", ("87.5%，目标“及时”，分级标准 ≥80% 为“较及时”，13 分 × 0.8 = 10.40 分。", "没有达到最高一档，要说明原因。")),
        ("10", ("10%，目标“及时”，分级标准 <60% 为“不及时”，13 分 × 0 = 0.00 分。", "没有达到最高一档，要说明原因。")),
    ],
)
def test_a_scale_shows_its_working(per_cent: str, working: tuple[str, ...]) -> None:
    assert told(by_scale("in_time", per_cent, "13")) == working


def test_an_unknown_scale_is_told_with_all_names() -> None:
    with pytest.raises(UsageWrong, match="可用的有：effect、in_time、quality。"):
        grade_scale("fast")


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ('[{ floor = 90, word = "好", share = 100 }]', "最后一档从 0 起"),
        ('[{ floor = 90, word = "好", share = 10 }, { floor = 0, word = "差", share = 20 }]', "随之不增"),
        ("[]", "最后一档从 0 起"),
        ("1", "steps"),
    ],
)
def test_a_wrong_scale_is_told(tmp_path: Path, steps: str, told: str) -> None:
    text = f'title = {{ zh = "甲", en = "A" }}\nbasis = [{{ practice = "约定" }}]\nsteps = {steps}\n'
    (tmp_path / "wrong.toml").write_text(text, "utf-8")
    with pytest.raises(ParameterInvalid, match=told):
        grade_scales(tmp_path)


@pytest.mark.parametrize(
    ("name", "total", "grade"),
    [
        (DEFAULT, "100", "优"), (DEFAULT, "90", "优"), (DEFAULT, "89.99", "良"), (DEFAULT, "80", "良"), (DEFAULT, "79.99", "中"),
        (DEFAULT, "60", "中"), (DEFAULT, "59.99", "差"), (DEFAULT, "0", "差"),
        ("shanxi", "80", "优"), ("shanxi", "79.99", "良"), ("shanxi", "69.99", "中"), ("shanxi", "59.99", "差"),
        ("shanghai", "90", "优秀"), ("shanghai", "89.99", "良好"), ("shanghai", "79.99", "合格"), ("shanghai", "59.99", "不合格"),
    ],
)  # fmt: skip
def test_a_total_is_called(name: str, total: str, grade: str) -> None:
    assert scheme_named(name).grade_of(Decimal(total)) == grade
