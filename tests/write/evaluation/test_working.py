"""Every kind of step has its sentence in both languages, with the same figures; a working reads the same in text and JSON."""

import json
import re
from decimal import Decimal
from fractions import Fraction
from typing import get_args

import pytest

from jixiao.model.evaluation import Evaluation
from jixiao.model.step import Kind, Operand, Product, Quantity, Step, step
from jixiao.values.target import Target
from jixiao.write.evaluation.working import evaluation_json, sentences, working_words
from jixiao.write.page import Page

NAMES = re.compile(r"\{(\w+)")
REACHED = Quantity(Decimal("279.00"), "人")
AIM = Target(raw="≥280人", operator=">=", value=Decimal(280), unit="人")


def test_every_kind_of_step_has_its_sentence_and_no_other_is_there() -> None:
    assert sentences().keys() == {*get_args(Kind), "product", "product_rounded"}


@pytest.mark.parametrize("kind", sentences())
def test_both_languages_tell_the_same_figures(kind: str) -> None:
    zh, en = sentences()[kind].zh, sentences()[kind].en
    assert sorted(NAMES.findall(zh)) == sorted(NAMES.findall(en))


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        (
            step("ratio", actual=REACHED, aim=AIM, degree=Decimal("99.64"), product=Product(Decimal(10), Decimal("0.9964"), Decimal("9.96"), rounded=True)),
            "279 人，目标 ≥280 人，完成率 99.64%，10 分 × 0.9964 = 9.96 分（四舍五入）。",
            "279 人, target ≥280 人: 99.64% of it, 10 × 0.9964 = 9.96 points (rounded).",
        ),
        (
            step("missed", actual=REACHED, aim=AIM, score=Decimal("0.00")),
            "279 人，目标 ≥280 人，未达到不得分，得 0.00 分。",
            "279 人, target ≥280 人: missed, 0.00 points.",
        ),
        (
            step("inverse", actual=REACHED, aim=AIM, factor=Fraction(1, 3), product=Product(Decimal(10), Decimal("1E-7"), Decimal("0.00"), rounded=False)),
            "279 人，目标 ≥280 人，目标÷实际 = 1/3，10 分 × 0.0000001 = 0.00 分。",
            "279 人, target ≥280 人: target ÷ actual = 1/3, 10 × 0.0000001 = 0.00 points.",
        ),
        (
            step("no_degree", word="还行", known=("达成", "未达成")),
            "“还行”不是定性指标的完成程度（达成、未达成），不计分。",
            "“还行” is no degree of completion (达成, 未达成): no score.",
        ),
        (
            step("deducted", points=Decimal("2.00"), asked=Decimal(3), reason="{迟报}", person="王"),
            "扣 2.00 分（应扣 3 分，扣完为止）：{迟报}（王）。",
            "2.00 points deducted (asked 3, no more were left): “{迟报}” (王).",
        ),
    ],
)  # fmt: skip
def test_a_step_in_words(given: Step, zh: str, en: str) -> None:
    assert (working_words([given], Page()), working_words([given], Page(lang="en"))) == ([zh], [en])


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target(raw="18-26人", operator="range", value=Decimal(18), high=Decimal(26), unit="人"), "18–26 人"),
        (Target(raw="9", operator="=", value=Decimal(9)), "=9"),
    ],
)
def test_a_target_in_words(target: Target, words: str) -> None:
    operands: dict[str, Operand] = {"actual": REACHED, "score": Decimal("1.00")}
    assert working_words([Step("met", {**operands, "aim": target})], Page()) == [f"279 人，目标 {words}，达到目标，得满分 1.00 分。"]


def test_the_json_holds_sentences(evaluation: Evaluation) -> None:
    told = json.loads(evaluation_json(evaluation, Page()))["projects"][1]
    assert told["execution"]["working"] == working_words(evaluation.projects[1].execution.working, Page())
    assert told["indicators"][0]["working"][0] == "279 人，目标 ≥280 人，完成率 99.6%，10 分 × 0.996 = 9.96 分。"
    assert told["indicators"][0]["points"] == "10"


def test_the_json_speaks_the_page_s_language(evaluation: Evaluation) -> None:
    told = json.loads(evaluation_json(evaluation, Page(lang="en")))["projects"][1]
    assert told["indicators"][0]["working"][0] == "279 人, target ≥280 人: 99.6% of it, 10 × 0.996 = 9.96 points."
