from collections.abc import Callable
from decimal import Decimal

import pytest
from msgspec.structs import replace

from jixiao.model.evaluation import Evaluation
from jixiao.values.width import COLOUR, width
from jixiao.write.evaluation.points import evaluation_points
from jixiao.write.evaluation.report import evaluation_report
from jixiao.write.evaluation.words import by_ledger, points_words, value_words
from jixiao.write.format.text import as_text
from jixiao.write.page import Lang, Page
from jixiao.write.paint import Paint

Of = Callable[..., Evaluation]
ENGLISH = Page(lang="en")


def evaluation_text(evaluation: Evaluation, page: Page) -> str:
    return as_text(evaluation_report(evaluation, page), page)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [80, 120])
def test_no_line_is_wider_than_the_page(evaluation: Evaluation, columns: int, lang: Lang) -> None:
    for verbose in (False, True):
        told = evaluation_text(evaluation, Page(lang=lang, columns=columns, verbose=verbose))
        assert [line for line in told.split("\n") if width(line) > columns] == []


def test_a_director_reads_five_lines(evaluation: Evaluation) -> None:
    assert list(evaluation_points(evaluation, Page())) == [
        "8 个项目平均 88.83 分：优 4 个，良 2 个，中 2 个。",
        "预算 4,600,800.00 元，支出 4,176,823.65 元，执行率 90.78%。",
        "最低的是项目 5 专题调研与专家咨询，68.98 分（中）；失分最多的是“调研成果转化”，20 分得 0.00 分。",
        "51 个指标中 41 个由台账记录得出，7 个只有单位说明，3 个没有佐证、不得分。",
        "复核改了 2 处得分；16 处要说明原因，还没有写。",
    ]


def test_and_in_english(evaluation: Evaluation) -> None:
    assert list(evaluation_points(evaluation, ENGLISH)) == [
        "8 projects, mean score 88.83: 4 × excellent (优), 2 × good (良), 2 × fair (中).",
        "4,176,823.65 of 4,600,800.00 yuan spent, 90.78%.",
        "Lowest is project 5 专题调研与专家咨询 with 68.98, fair (中); it lost most on “调研成果转化”: 0.00 of 20.",
        "Of 51 indicators 41 rest on records, 7 on the unit's word, 3 have none and score nothing.",
        "The reviewer changed 2 scores; 16 indicators still want a reason.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "2 区代表履职保障  89.56 分，良 ─────────────────────────────────────────────────",
        "  代表履职费发放人数        ≥280.00(人)         279.00 人    10   9.96",
        "    279 人，目标 ≥280 人，完成率 99.6%，10 分 × 0.996 = 9.96 分。没有达到目标，",
        "    原因：两个选区的补选推迟到下一年。",
        "    计算得 18.00 分。扣 3.00 分：指标与项目没有直接关系，佐证只有年度总结（主管",
        "    计算得 0.00 分。复核得分 5.00 分：报告已提交，只是没有登记日期（主管员）。",
        "  计算 92.56，扣减 3.00，复核后 89.56。",
        "  代表建议采纳情况             显著提升        没有数据    20      –",
        "    没有证据：对应表里没有度量，也没有单位填写的完成情况，不计分。",
        "  ! “代表建议采纳情况”没有任何佐证，20 分记 0 分。",
        "  项目 2 区代表履职保障：“代表履职费发放人数”按 285 算，10 分得 9.96 分，合",
    ],
)
def test_a_line(evaluation: Evaluation, line: str) -> None:
    assert line in evaluation_text(evaluation, Page()).split("\n")


def test_records_are_named_when_everything_is_asked_for(evaluation: Evaluation) -> None:
    told = evaluation_text(evaluation, Page(verbose=True, columns=120))
    assert "    记录：代表履职 2024-0001、代表履职 2024-0002、" in told
    assert "    未计入 支出明细 2024-9000：重复登记" in told
    assert "代表履职 2024-0001" not in evaluation_text(evaluation, Page())


def test_colours_change_nothing_else(evaluation: Evaluation) -> None:
    plain, coloured = (evaluation_text(evaluation, Page(paint=Paint(on))) for on in (False, True))
    assert coloured != plain
    assert COLOUR.sub("", coloured) == plain


def test_signs_that_nobody_sees_are_shown(evaluation: Evaluation, of_projects: Of) -> None:
    hostile = replace(evaluation.projects[0], name="甲\x1b[31m乙\u202e丙")
    told = evaluation_text(of_projects(hostile), Page())
    assert "甲‹U+001B›[31m乙‹U+202E›丙" in told
    assert "\x1b" not in told


def test_nothing_to_score_is_said(of_projects: Of) -> None:
    told = evaluation_text(of_projects(), Page())
    assert "没有可以评分的项目。" in told
    assert "各项目" not in told


def test_money_that_is_not_known_is_said(evaluation: Evaluation) -> None:
    blank = replace(evaluation, summary=replace(evaluation.summary, budget=None, rate=None))
    assert "预算或支出没有填全，算不出全单位的执行率。" in evaluation_text(blank, Page(columns=120))


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        ("161100.00", "元/人", "161,100.00 元/人"),
        ("96.88", "%", "96.88%"),
        ("达成", None, "达成"),
        ("96.88%", "%", "96.88%"),
        (None, "人", "–"),
        ("-3", "次", "-3 次"),
    ],
)
def test_a_value_in_words(value: str | None, unit: str | None, told: str) -> None:
    assert value_words(value, unit) == told


@pytest.mark.parametrize(("given", "told"), [("10", "10"), ("12.50", "12.5"), ("10.00", "10"), ("1E+1", "10"), ("0.05", "0.05")])
def test_points_are_short_and_exact(given: str, told: str) -> None:
    assert points_words(Decimal(given)) == told


def test_records_are_told_by_ledger() -> None:
    found = by_ledger(("ledger:trips#A", "ledger:payments#1", "ledger:trips#B%232"), Page(ledgers={"trips": ("学习考察", "Trips")}))
    assert found == {"学习考察": ["A", "B#2"], "payments": ["1"]}


def test_a_note_of_all_projects_is_told_once(evaluation: Evaluation, of_projects: Of) -> None:
    note = "分值按方案分配。"
    given = of_projects(*(replace(p, notes=(note, *p.notes)) for p in evaluation.projects))
    assert evaluation_text(given, Page()).count(note) == 1
    assert evaluation_text(of_projects(given.projects[0]), Page()).count(note) == 1
