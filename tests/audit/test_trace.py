"""The single slip behind several differences: found where there is one, not invented where there is none."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from jixiao.audit.trace import explain
from jixiao.model.document import CostItem, Document, Funding, Indicator, Project, Source
from jixiao.model.finding import Finding
from jixiao.values.pen import slip_words
from jixiao.values.target import Target

D = Decimal


def project(form: str, *items: str, holds: bool | None = None, ceiling: str | None = None, total: str | None = None) -> Project:
    target = Target(raw=f"≤{ceiling}(元)", operator="<=", value=D(ceiling), unit="元") if ceiling else None
    return Project(
        name=f"项目{form}",
        number=1,
        has_narrative=bool(items),
        funding=Funding(annual=D(form)),
        cost_items=tuple(CostItem(label=f"甲{i}", stated=D(i), holds=holds) for i in items),
        cost_total=D(total) if total else None,
        indicators=(Indicator(name="总成本", level1_standard="成本指标", target=target),) if target else (),
    )


def document(cover: str | None, *projects: Project) -> Document:
    return Document(source=Source(file="a.txt", sha256="0"), stated_total=D(cover) if cover else None, projects=projects)


def finding(mark: str, gap: str, path: str, *others: str) -> Finding:
    return Finding(
        code="FND06",
        severity="error",
        verdict="fail",
        project=1,
        path=path,
        other_paths=others,
        title="",
        message="",
        fix="",
        basis=("x",),
        values={"gap": gap},
        places=(),
        params=(),
        rule_hash="",
        fingerprint=mark,
    )


def cover_gap(gap: str) -> Finding:
    return finding("cover", gap, "/stated_total")


def budget_gap(i: int, gap: str) -> Finding:
    return finding(f"budget{i}", gap, f"/projects/{i}/funding/annual", f"/projects/{i}/narrative/budget")


def ceiling_gap(i: int, gap: str) -> Finding:
    return finding(f"ceiling{i}", gap, f"/projects/{i}/indicators/0/target", f"/projects/{i}/funding/annual")


MOVED = document(
    "4660.00", project("10.00", "10.00", ceiling="70.00"), project("3687.00", "3687.00"), project("903.00", "343.00", "620.00", holds=True)
)
MOVED_FINDINGS = (cover_gap("60.00"), budget_gap(2, "60.00"), ceiling_gap(0, "60.00"))


def changes(explanation_changes: object) -> list[tuple[str, str]]:
    return [(c.path, str(c.after)) for c in explanation_changes]  # type: ignore[attr-defined]


def test_money_moved_between_projects_has_two_hypotheses_and_the_written_equations_rank_them() -> None:
    (story,) = explain(MOVED, MOVED_FINDINGS)
    assert changes(story.changes) == [("/projects/2/funding/annual", "963.00"), ("/projects/0/indicators/0/target", "10.00")]
    assert [changes(other) for other in story.also_possible] == [
        [("/projects/0/funding/annual", "70.00"), ("/projects/2/narrative/budget", "903.00")]
    ]
    assert set(story.explains) == {"cover", "budget2", "ceiling0"}
    assert story.difference == D("60.00")


def test_the_text_names_both_hypotheses_in_both_languages() -> None:
    (zh,) = explain(MOVED, MOVED_FINDINGS)
    (en,) = explain(MOVED, MOVED_FINDINGS, "en")
    assert "963.00" in zh.text
    assert "另一种可能" in zh.text
    assert "hypothesis" in en.text


def test_one_form_behind_cover_and_narrative() -> None:
    (story,) = explain(
        document("500.00", project("100.00", "100.00"), project("390.00", "400.00")), (cover_gap("10.00"), budget_gap(1, "10.00"))
    )
    assert changes(story.changes) == [("/projects/1/funding/annual", "400.00")]
    assert story.also_possible == ()


def test_equal_differences_without_a_common_figure_stay_unexplained() -> None:
    two = document(None, project("100.00", "110.00"), project("200.00", "210.00"))
    assert explain(two, (budget_gap(0, "10.00"), budget_gap(1, "10.00"))) == ()


def test_equal_differences_stay_unexplained_when_the_cover_is_right() -> None:
    two = document("300.00", project("100.00", "110.00"), project("200.00", "210.00"))
    assert explain(two, (budget_gap(0, "10.00"), budget_gap(1, "10.00"))) == ()


def test_opposite_differences_under_a_right_cover_stay_unexplained_too() -> None:
    two = document("300.00", project("100.00", "110.00"), project("200.00", "190.00"))
    assert explain(two, (budget_gap(0, "10.00"), budget_gap(1, "-10.00"))) == ()


def test_a_cover_that_is_the_sum_of_two_differences() -> None:
    three = document("630.00", project("100.00", "110.00"), project("200.00", "220.00"), project("300.00", "300.00"))
    (story,) = explain(three, (cover_gap("30.00"), budget_gap(0, "10.00"), budget_gap(1, "20.00")))
    assert changes(story.changes) == [("/projects/0/funding/annual", "110.00"), ("/projects/1/funding/annual", "220.00")]


def test_a_wrong_line_behind_the_line_and_the_total() -> None:
    wrong = Project(
        name="乙",
        has_narrative=True,
        funding=Funding(annual=D("216.00")),
        cost_items=(CostItem(label="讲座", stated=D("261.00"), computed=D("216.00"), holds=False),),
    )
    line = finding("line", "45.00", "/projects/0/cost_items/0")
    (story,) = explain(document(None, wrong), (line, budget_gap(0, "45.00")))
    assert changes(story.changes) == [("/projects/0/cost_items/0", "216.00")]
    assert set(story.explains) == {"line", "budget0"}


def test_a_single_difference_needs_no_explanation() -> None:
    assert explain(document("110.00", project("100.00", "100.00")), (cover_gap("10.00"),)) == ()


def test_an_unrelated_difference_does_not_disturb() -> None:
    mixed = document("4660.00", *MOVED.projects[:2], MOVED.projects[2], project("50.00", "53.00"))
    shifted = document("4710.00", *mixed.projects)
    (story,) = explain(shifted, (*MOVED_FINDINGS, budget_gap(3, "3.00")))
    assert set(story.explains) == {"cover", "budget2", "ceiling0"}


def test_a_total_that_differs_from_its_sources_and_from_the_narrative_is_the_slip_itself() -> None:
    funding = Funding(annual=D("1685000.00"), annual_fiscal=D("1800000.00"), annual_other=D("65000.00"))
    own = project("1685000.00", "1865000.00")
    sources = finding(
        "sources", "180000.00", "/projects/0/funding/annual", "/projects/0/funding/annual_fiscal", "/projects/0/funding/annual_other"
    )
    (story,) = explain(document(None, replace(own, funding=funding)), (budget_gap(0, "180000.00"), sources))
    assert changes(story.changes) == [("/projects/0/funding/annual", "1865000.00")]
    assert set(story.explains) == {"budget0", "sources"}
    assert "数字颠倒" in story.text


def test_a_source_that_a_total_does_not_know_is_the_slip_where_the_totals_agree() -> None:
    funding = Funding(total=D("900.00"), annual=D("900.00"), annual_fiscal=D("90.00"), total_fiscal=D("900.00"))
    own = replace(project("900.00", "900.00"), funding=funding)
    sources = finding("sources", "810.00", "/projects/0/funding/annual", "/projects/0/funding/annual_fiscal")
    assert explain(document(None, own), (sources,)) == ()


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("1685000.00", "1865000.00", "数字颠倒"),
        ("903200.00", "963200.00", "一位数字不同"),
        ("46000.00", "460000.00", "零"),
        ("46.08", "460800.00", "万元"),
        ("460.08", "466.80", ""),
        ("0.00", "10.00", ""),
        ("12.00", "123.00", ""),
    ],
)
def test_the_slip_of_the_pen_is_named_where_there_is_one(before: str, after: str, words: str) -> None:
    told = slip_words(D(before), D(after)), slip_words(D(after), D(before))
    assert all(words in one if words else not one for one in told)
