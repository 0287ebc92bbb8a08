"""Printed scores: every scheme is tried before one is said to follow none; real rows are judged as their reader did."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.formula.target import read_target
from jixiao.scoring.lawful import Lawful, lawful_scores, rules_tried
from jixiao.scoring.scheme import schemes
from jixiao.scoring.score import score_value
from jixiao.scoring.share import aim_of

KEY = Path(__file__).parents[3] / "shared/cases/scores.jsonl"


def tried(target: str, actual: str, points: str = "10", level1: str = "产出指标", name: str = "数量") -> tuple[Lawful, ...]:
    return lawful_scores(aim_of(read_target(target).target, level1, name), Fraction(actual), Fraction(points))


@pytest.mark.parametrize(
    ("target", "actual", "level1", "said"),
    [
        ("≥80(人)", "80", "产出指标", "试过达到目标得满分（10 分）"),
        ("≥80(人)", "60", "产出指标", "试过按完成比例（7.5 分）、未达到不得分（0 分）"),
        ("≥80(人)", "40", "产出指标", "试过按完成比例（5 分）、未达到不得分（0 分）"),
        ("≥80(人)", "120", "产出指标", "试过达到目标得满分（10 分）、目标偏低调减（8–10 分）"),
        ("≤100(元)", "150", "产出指标", "试过按目标与实际之比（6.67 分）、按超出幅度直线扣分（5 分）、未达到不得分（0 分）"),
        (
            "≤100(元)",
            "112",
            "成本指标",
            "试过按目标与实际之比（8.93 分）、按超出幅度直线扣分（8.8 分）、成本偏离分档（6 分）、未达到不得分（0 分）",
        ),
        ("≥90(%)", "85", "满意度指标", "试过按完成比例（9.44 分）、满意度分档（8 分）、未达到不得分（0 分）"),
        ("≥80(%)", "85", "满意度指标", "试过达到目标得满分（10 分）、满意度分档（8 分）"),
        ("18-26(人)", "20", "产出指标", "试过达到目标得满分（10 分）"),
    ],
)
def test_all_schemes_are_tried(target: str, actual: str, level1: str, said: str) -> None:
    assert rules_tried(tried(target, actual, level1=level1)) == said


@pytest.mark.parametrize(
    ("target", "actual", "said"),
    [
        ("≥80(人)", "60", "tried: by the degree of completion 7.5, nothing when missed 0"),
        ("≥80(人)", "120", "tried: all when met 10, less for a target set too low 8–10"),
    ],
)
def test_what_was_tried_is_said_in_english(target: str, actual: str, said: str) -> None:
    assert rules_tried(tried(target, actual), "en") == said


@pytest.mark.parametrize("actual", ["17", "27"])
def test_outside_a_range_nothing_is_judged(actual: str) -> None:
    assert tried("18-26(人)", actual) == ()


def test_words_are_not_judged() -> None:
    assert lawful_scores(aim_of(read_target("及时").target, None, None), Fraction(1), Fraction(10)) == ()


def test_no_actual_is_not_judged() -> None:
    assert lawful_scores(aim_of(read_target("≥1").target, None, None), None, Fraction(10)) == ()


@pytest.mark.parametrize(
    ("low", "high", "score", "gives"),
    [
        ("9.444", "9.444", "9.44", True), ("9.444", "9.444", "9.4", True), ("9.444", "9.444", "9.5", False),
        ("9.45", "9.45", "9.5", True), ("9.46", "9.46", "9.4", True), ("9.449", "9.449", "9.44", True),
        ("9.449", "9.449", "9.45", True), ("9.449", "9.449", "9.46", False), ("9.449", "9.449", "9.43", False),
        ("9", "9", "9", True), ("9", "9", "8.99", False), ("9.1", "9.1", "9", False), ("9.09", "9.09", "9", True),
        ("8", "10", "8", True), ("8", "10", "7.99", False), ("8", "10", "10", True),
    ],
)  # fmt: skip
def test_a_score_may_be_rounded_or_cut_to_one_decimal_or_two(low: str, high: str, score: str, gives: bool) -> None:
    assert Lawful("", Fraction(low), Fraction(high)).gives(Fraction(score)) is gives


@pytest.mark.parametrize(
    ("high", "score", "whole", "gives"),
    [
        ("8.62", "9", True, True), ("8.62", "9", False, False), ("8.5", "9", True, True), ("8.5", "8", True, True), ("8.49", "9", True, False),
        ("9.8", "9", True, False), ("8.62", "8.9", True, False),
    ],
)  # fmt: skip
def test_a_form_of_whole_points_rounds_to_them(high: str, score: str, whole: bool, gives: bool) -> None:
    assert Lawful("", Fraction(high), Fraction(high)).gives(Fraction(score), whole=whole) is gives


@given(
    st.sampled_from(("≥", "≤", "=", ">", "<")),
    st.integers(0, 20_000),
    st.integers(0, 20_000),
    st.sampled_from(("成本指标", "产出指标", "满意度指标")),
    st.sampled_from(sorted(schemes())),
)
def test_what_a_scheme_computes_is_lawful(sign: str, aim: int, actual: int, level1: str, name: str) -> None:
    target, reached = read_target(f"{sign}{aim / 100:.2f}(%)").target, Decimal(actual).scaleb(-2)
    score = score_value(schemes()[name], target, level1, "数量", reached, Decimal("13.33")).score
    assert score is not None
    known = lawful_scores(aim_of(target, level1, "数量"), Fraction(reached), Fraction("13.33"))
    assert any(lawful.gives(Fraction(score)) for lawful in known)


def rows() -> list[dict[str, Any]]:
    """Return the real rows with a figure for target, actual, points and score that a reader said to be right or wrong."""
    if not KEY.exists():
        return []
    return [row for line in KEY.read_text("utf-8").splitlines() if (row := json.loads(line)) and figures(row)]


def figures(row: dict[str, Any]) -> tuple[Fraction, ...] | None:
    if row["verdict"] == "execution" or row["target"] is None or row["actual"] is None:
        return None
    aim, actual = read_target(row["target"]).target, read_target(row["actual"]).target
    if aim.value is None or actual.value is None or (actual.unit == "%") > (aim.unit in {"%", None}):
        return None
    return Fraction(actual.value), Fraction(row["points"].removesuffix(" (implied)")), Fraction(row["score"])


def judged(row: dict[str, Any]) -> bool:
    found = figures(row)
    assert found is not None
    actual, points, score = found
    known = lawful_scores(aim_of(read_target(row["target"]).target, None, None), actual, points)
    return score <= points and any(lawful.gives(score) for lawful in known)


@pytest.mark.skipif(not KEY.exists(), reason="the real rows are not here")
def test_real_rows_are_judged_as_their_reader_did() -> None:
    right = {"full", "ratio"}
    assert [row for row in rows() if judged(row) is not (row["verdict"] in right)] == []


@pytest.mark.skipif(not KEY.exists(), reason="the real rows are not here")
def test_most_real_rows_with_figures_are_held() -> None:
    assert len(rows()) >= 30
