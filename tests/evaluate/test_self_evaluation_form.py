"""The computed self-evaluation as the official form."""

from decimal import Decimal

from msgspec.structs import replace

from jixiao.actions.records.bound import Bound
from jixiao.evaluate.gather import gathered
from jixiao.evaluate.score import evaluated
from jixiao.evaluate.self_evaluation_form import self_evaluation
from jixiao.model.document import Document
from jixiao.scoring.scheme import DEFAULT, scheme_named


def form_of(start: Bound) -> Document:
    given = gathered(start.document, start.records, start.bindings, scheme_named(DEFAULT))
    return self_evaluation(start.document, evaluated(start.document, given), given.funds)


def test_every_project_gets_its_form_with_actuals_scores_and_total(start: Bound) -> None:
    form = form_of(start)
    assert form.kind == "self_evaluation"
    assert len(form.projects) == len(start.document.projects)
    for project in form.projects:
        scores = [row.score for row in project.indicators if row.score is not None]
        assert project.total_score == (project.funding.execution_score or 0) + sum(scores)
        assert all(row.points is not None for row in project.indicators)
        assert project.goals.achieved


def test_an_adjusted_budget_stands_in_its_only_source(start: Bound) -> None:
    project = form_of(start).projects[1]
    assert (project.funding.annual, project.funding.annual_fiscal) == (Decimal("1590000.00"), Decimal("1590000.00"))
    assert project.funding.initial == Decimal("1650000.00")


def test_of_several_sources_none_is_guessed_after_an_adjustment(start: Bound) -> None:
    projects = list(start.document.projects)
    funding = replace(projects[1].funding, annual_fiscal=Decimal("1600000.00"), annual_other=Decimal("50000.00"))
    projects[1] = replace(projects[1], funding=funding)
    mixed = replace(start, document=replace(start.document, projects=tuple(projects)))
    funding = form_of(mixed).projects[1].funding
    assert (funding.annual_fiscal, funding.annual_other) == (None, None)


def test_a_shortfall_names_its_reason_and_a_full_score_none(start: Bound) -> None:
    by_name = {row.name: row for row in form_of(start).projects[1].indicators}
    assert "候选人" in (by_name["项目完成质量"].reason or "")
    assert by_name["代表履职费发放人数"].reason is None
    assert by_name["代表满意度"].reason is None


def test_what_only_the_office_says_is_neither_reached_nor_missed(start: Bound) -> None:
    place = next(n for n, binding in enumerate(start.bindings.binding) if binding.indicator == "/projects/1/indicators/1")
    claimed = [
        replace(binding, measure=None, stated="278人") if n == place else binding for n, binding in enumerate(start.bindings.binding)
    ]
    project = form_of(replace(start, bindings=replace(start.bindings, binding=tuple(claimed)))).projects[1]
    before, _, after = (project.goals.achieved or "").partition("只有单位说明的 1 项：")
    name = project.indicators[1].name or ""
    assert (name in after, name in before) == (True, False)


def test_what_nothing_proves_stays_blank(start: Bound) -> None:
    rows = [row for project in form_of(start).projects for row in project.indicators if row.actual is None]
    assert rows
    assert all(row.score is None and row.reason is not None and "没有证据" in row.reason for row in rows)
