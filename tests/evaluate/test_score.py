"""Projects scored: totals are sums, three figures stand apart, what has no evidence has no score."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.errors import UsageWrong
from jixiao.evaluate.bindings import Binding, Bindings, Deduction, Reviewed
from jixiao.evaluate.given import Funds, Given
from jixiao.evaluate.score import evaluated
from jixiao.formula.target import read_target
from jixiao.ledger.measured import Measured
from jixiao.model.document import Document, Indicator, Project, Source
from jixiao.model.evaluation import Evaluation, ScoredProject
from jixiao.model.step import step
from jixiao.scoring.scheme import DEFAULT, scheme_named

LEVELS = ("成本指标", "产出指标", "效益指标", "满意度指标")
Row = tuple[str, str, int | None]
"""Level 1, target, what the records give."""
Left = tuple[tuple[str, str], ...]
ROWS: tuple[Row, ...] = (("成本指标", "≤2000元", 2000), ("产出指标", "≥280人", 279), ("产出指标", "高效", None), ("满意度指标", "≥90%", 95))


def scored(rows: Sequence[Row], bindings: Bindings | None = None, what_if: dict[str, str] | None = None, left_out: Left = ()) -> Evaluation:
    indicators = tuple(
        Indicator(name=f"指标{i}", level1_standard=level, target=read_target(aim).target) for i, (level, aim, _) in enumerate(rows)
    )
    document = Document(source=Source(file="a", sha256="0"), fiscal_year=2024, projects=(Project(name="甲", indicators=indicators),))
    actuals = {
        pointer(i): Measured(
            measure="m",
            unit=read_target(aim).target.unit or "%",
            exact=Fraction(value),
            rows=3,
            addresses=("ledger:payments#1",),
            left_out=left_out,
        )
        for i, (_, aim, value) in enumerate(rows)
        if value is not None
    }
    funds = {0: Funds(initial=Decimal("100.00"), budget=Decimal("100.00"), executed=Decimal("88.29"), rows=2)}
    return evaluated(
        document,
        Given(
            scheme=scheme_named(DEFAULT), bindings=bindings or Bindings(), actuals=actuals, funds=funds, what_if=what_if or {}, year=2024
        ),
    )


def pointer(number: int) -> str:
    return f"/projects/0/indicators/{number}"


def only(evaluation: Evaluation) -> ScoredProject:
    (project,) = evaluation.projects
    return project


def test_points_and_scores_follow_the_ministrys_scheme() -> None:
    project = only(scored(ROWS))
    assert project.execution.score == Decimal("8.83")
    assert sum(row.points for row in project.indicators) == 90
    assert project.indicators[0].score == project.indicators[0].points
    assert project.indicators[1].score == (project.indicators[1].points * 279 / 280).quantize(Decimal("0.01"))


def test_what_has_no_evidence_has_no_score_and_is_told() -> None:
    project = only(scored(ROWS))
    assert (project.indicators[2].evidence, project.indicators[2].score) == ("none", None)
    assert any("没有证据" in note and "指标2" in note for note in project.notes)


def test_computed_deducted_and_reviewed_stand_apart() -> None:
    bindings = Bindings(
        deduction=(Deduction(indicator=pointer(0), points=Decimal(3), reason="迟报", person="王"),),
        reviewed=(Reviewed(indicator=pointer(1), score=Decimal(5), reason="复核", person="李"),),
    )
    project = only(scored(ROWS, bindings))
    first, second = project.indicators[:2]
    assert (first.computed, first.deducted, first.score) == (first.points, Decimal(3), first.points - 3)
    assert (second.reviewer, second.score) == (Decimal(5), Decimal(5))
    assert project.deducted == Decimal(3)
    assert project.computed != project.total
    assert first.working[-1] == step("deducted", points=Decimal("3.00"), reason="迟报", person="王")
    assert second.working[-1] == step("reviewed", score=Decimal("5.00"), reason="复核", person="李")
    assert (str(first.deducted), str(second.reviewer), str(second.score)) == ("3.00", "5.00", "5.00")


def test_more_is_not_deducted_than_there_is() -> None:
    bindings = Bindings(deduction=(Deduction(indicator=pointer(0), points=Decimal(99), reason="迟报", person="王"),))
    first = only(scored(ROWS, bindings)).indicators[0]
    assert (first.score, first.deducted) == (Decimal(0), first.points)


def test_a_supposition_changes_its_row_and_the_total_only() -> None:
    before, after = only(scored(ROWS)), only(scored(ROWS, what_if={pointer(1): "280"}))
    assert after.indicators[1].score == after.indicators[1].points
    assert after.indicators[0] == before.indicators[0]
    assert after.total - before.total == after.indicators[1].points - (before.indicators[1].score or 0)
    assert after.indicators[1].working[0] == step("supposed", value=after.indicators[1].actual or "")


def test_spending_can_be_supposed() -> None:
    project = only(scored(ROWS, what_if={"/projects/0/funding/executed": "90"}))
    assert project.execution.score == Decimal("9.00")


def test_a_stated_word_is_scored_by_its_degree_and_says_that_no_record_proves_it() -> None:
    project = only(scored(ROWS, Bindings(binding=(Binding(indicator=pointer(2), stated="达成年度指标"),))))
    row = project.indicators[2]
    assert row.evidence == "stated"
    assert row.score is not None
    assert row.points * Decimal("0.8") <= row.score <= row.points
    assert row.working[0] == step("stated", value="达成年度指标")


def test_a_day_is_held_against_a_deadline() -> None:
    rows_of_time: tuple[Row, ...] = (("产出指标", "11月底前完成", None),)
    kept = only(scored(rows_of_time, Bindings(binding=(Binding(indicator=pointer(0), stated="2024年11月20日"),)))).indicators[0]
    late = only(scored(rows_of_time, Bindings(binding=(Binding(indicator=pointer(0), stated="2024年12月20日"),)))).indicators[0]
    assert (kept.score, late.score) == (kept.points, Decimal(0))
    assert late.working[1].operands["due"] == date(2024, 11, 30)


def test_the_summary_counts_projects_and_evidence() -> None:
    summary = scored(ROWS).summary
    assert (summary.projects, summary.indicators, summary.measured, summary.without_evidence) == (1, 4, 3, 1)
    assert summary.rate == Decimal("88.29")


rows = st.lists(
    st.tuples(st.sampled_from(LEVELS), st.sampled_from(("≥280人", "≤2000元", "≥90%", "=9次", "及时")), st.none() | st.integers(0, 5000)),
    min_size=1,
    max_size=9,
)


@given(rows)
def test_totals_are_exact_sums_within_bounds(given_rows: list[Row]) -> None:
    project = only(scored(given_rows))
    assert project.execution.points + sum(row.points for row in project.indicators) == 100
    assert project.total == project.execution.score + sum(row.score for row in project.indicators if row.score is not None)
    assert all(row.score is None or 0 <= row.score <= row.points for row in project.indicators)
    assert all((row.score is None) == (row.evidence == "none") or row.evidence == "measured" for row in project.indicators)


@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_indicators_changes_no_ratio(given_rows: list[Row], random: object) -> None:
    shuffled = list(given_rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis's random
    before = sorted(str((row.target, row.ratio, row.actual)) for row in only(scored(given_rows)).indicators)
    after = sorted(str((row.target, row.ratio, row.actual)) for row in only(scored(shuffled)).indicators)
    assert before == after


def test_a_reviewer_gives_no_more_than_the_points() -> None:
    bindings = Bindings(reviewed=(Reviewed(indicator=pointer(1), score=Decimal(99), reason="复核", person="李"),))
    with pytest.raises(UsageWrong, match="超过分值"):
        scored(ROWS, bindings)


def test_a_word_of_the_scale_earns_its_step_and_another_says_why_not() -> None:
    timely: tuple[Row, ...] = (("产出指标", "及时", None),)
    said = [
        only(scored(timely, Bindings(binding=(Binding(indicator=pointer(0), stated=word, grades="in_time"),)))).indicators[0]
        for word in ("较及时", "不及时", "还行")
    ]
    assert [row.score for row in said] == [said[0].points * 8 / 10, Decimal(0), None]
    assert said[0].working[-1].operands["share"] == 80


def test_money_said_in_another_unit_is_held_in_that_of_the_target() -> None:
    costs: tuple[Row, ...] = (("成本指标", "≤600000元", None),)
    row = only(scored(costs, Bindings(binding=(Binding(indicator=pointer(0), stated="60.5万元"),)))).indicators[0]
    assert (row.value, row.unit, row.actual) == (Decimal(605000), "元", "60.5万元")


def test_that_a_record_was_left_out_is_no_reason() -> None:
    rows = only(scored(ROWS, left_out=(("ledger:payments#1", "重复"),))).indicators
    assert [row.reason for row in rows] == [None] * 4
    assert rows[1].asks_reason
