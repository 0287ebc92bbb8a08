"""Workings: the sentence, and that its shown figures give the score."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.formula.target import read_target
from jixiao.scoring.scheme import DEFAULT, scheme_named
from jixiao.scoring.score import score_value
from jixiao.scoring.working import factor_of, figure, product, score_of, trimmed
from jixiao.write.evaluation.working import working_words
from jixiao.write.page import Page

POINTS = st.integers(1, 9000).map(lambda hundredths: Decimal(hundredths).scaleb(-2))
SHARES = st.fractions(0, 1, max_denominator=10**9)


@pytest.mark.parametrize(
    ("scheme", "level1", "target", "actual", "points", "sentence"),
    [
        (DEFAULT, "产出指标", "≥280.00(人)", "279", "14", "279 人，目标 ≥280 人，完成率 99.64%，14 分 × 0.9964 = 13.95 分。"),
        (DEFAULT, "产出指标", "≥280.00(人)", "279", "10", "279 人，目标 ≥280 人，完成率 99.64%，10 分 × 0.9964 = 9.96 分（四舍五入）。"),
        (DEFAULT, "产出指标", "≥4.00(次)", "4", "13.33", "4 次，目标 ≥4 次，达到目标，得满分 13.33 分。"),
        (DEFAULT, "产出指标", "≥3(次)", "0", "10", "0 次，目标 ≥3 次，完成率 0%，10 分 × 0 = 0.00 分。"),
        (DEFAULT, "产出指标", "≥30000(人)", "29999", "10", "29999 人，目标 ≥30000 人，完成率 99.997%，10 分 × 0.99997 = 10.00 分（四舍五入）。"),
        (DEFAULT, "成本指标", "≤2000(元)", "2100.5", "20", "2,100.50 元，目标 ≤2,000.00 元，超出 5.03%，按超出幅度直线扣分，20 分 × 0.9498 = 19.00 分（四舍五入）。"),
        (DEFAULT, "成本指标", "<70400.00(元)", "70400", "20", "70,400.00 元，目标 <70,400.00 元，达到目标，得满分 20.00 分。"),
        (DEFAULT, "成本指标", "≤5.00(万元)", "6", "20", "6 万元，目标 ≤5 万元，超出 20%，按超出幅度直线扣分，20 分 × 0.8 = 16.00 分。"),
        (DEFAULT, "效益指标", "=0(%)", "0.01", "10", "0.01%，目标 =0%，未达到不得分，得 0.00 分。"),
        (DEFAULT, "满意度指标", "≥90(%)", "87.97", "10", "87.97%，目标 ≥90%，完成率 97.74%，10 分 × 0.9774 = 9.77 分（四舍五入）。"),
        (DEFAULT, "产出指标", "18-26(人)", "9", "10", "9 人，目标 18–26 人，完成率 50%，10 分 × 0.5 = 5.00 分。"),
        ("reverse-inverse", "成本指标", "≤100(元)", "150", "10", "150.00 元，目标 ≤100.00 元，目标÷实际 = 0.6667，10 分 × 0.6667 = 6.67 分（四舍五入）。"),
        ("guide-2021", "满意度指标", "≥90(%)", "85", "10", "85%，目标 ≥90%，满意度分档得分值的 80%，10 分 × 0.8 = 8.00 分。"),
        ("guide-2021", "产出指标", "≥100(人)", "59", "10", "59 人，目标 ≥100 人，完成率 59%，低于及格线不得分，得 0.00 分。"),
        ("jiangxi-2017", "成本指标", "≤100(元)", "112", "5", "112.00 元，目标 ≤100.00 元，偏离目标 12%，成本偏离分档得分值的 60%，5 分 × 0.6 = 3.00 分。"),
    ],
)  # fmt: skip
def test_the_working_says(scheme: str, level1: str, target: str, actual: str, points: str, sentence: str) -> None:
    made = score_value(scheme_named(scheme), read_target(target).target, level1, "数量", Decimal(actual), Decimal(points))
    assert working_words(made.working, Page())[0] == sentence


def test_the_unit_of_the_actual_is_said() -> None:
    made = score_value(scheme_named(DEFAULT), read_target("≥2").target, None, None, Decimal(1), Decimal(10), unit="场")
    assert working_words(made.working, Page())[0] == "1 场，目标 ≥2 场，完成率 50%，10 分 × 0.5 = 5.00 分。"


@given(POINTS, SHARES)
def test_the_shown_product_gives_the_score(points: Decimal, share: Fraction) -> None:
    shown = Fraction(factor_of(points, share).shown)
    exact = Fraction(points) * shown * 100
    assert Decimal((2 * exact.numerator + exact.denominator) // (2 * exact.denominator)).scaleb(-2) == score_of(points, share)


@given(POINTS, SHARES)
def test_neither_nothing_nor_all_is_shown_for_a_part(points: Decimal, share: Fraction) -> None:
    assert (factor_of(points, share).shown in (0, 1)) == (share in (0, 1))


@given(POINTS, SHARES)
def test_rounding_is_said_exactly_where_it_was_done(points: Decimal, share: Fraction) -> None:
    assert product(points, share).rounded == (Fraction(points) * share != score_of(points, share))


@given(POINTS, st.integers(0, 10_000))
def test_the_score_is_the_half_up_of_decimals(points: Decimal, ten_thousandths: int) -> None:
    share = Decimal(ten_thousandths).scaleb(-4)
    assert score_of(points, Fraction(share)) == (points * share).quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("points", "share", "text"),
    [
        ("6", Fraction(1, 3), "0.3333"),
        ("600", Fraction(1, 3), "0.33333"),
        ("6000", Fraction(1, 3), "0.333333"),
        ("600000000", Fraction(1, 3), "1/3"),
        ("10", Fraction(99999, 100000), "0.99999"),
        ("10", Fraction(10**9 - 1, 10**9), "999999999/1000000000"),
    ],
)
def test_more_digits_are_shown_before_a_fraction(points: str, share: Fraction, text: str) -> None:
    assert str(factor_of(Decimal(points), share).shown) == text


@pytest.mark.parametrize(("number", "text"), [("280.00", "280"), ("0.50", "0.5"), ("100", "100"), ("0", "0"), ("1E+2", "100")])
def test_needless_zeros_go(number: str, text: str) -> None:
    assert trimmed(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("280.00", "人", "280 人"), ("95.5", "%", "95.5%"), ("2000", "元", "2,000.00 元"), ("1500.555", "元", "1500.555 元"), ("5", "万元", "5 万元"), ("5", None, "5"),
        ("2912", "元/人", "2,912.00 元/人")],
)  # fmt: skip
def test_a_figure_is_said_with_its_unit(number: str, unit: str | None, text: str) -> None:
    assert figure(Decimal(number), unit) == text
