"""A computed self-evaluation as a Document: the official 自评表 (财预〔2020〕10号) that any writer can write."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from jixiao.evaluate.form import form_document, form_project
from jixiao.evaluate.given import Funds
from jixiao.evaluate.sources import of_budget, with_sources
from jixiao.model.document import Document, Indicator, Project
from jixiao.model.evaluation import Evaluation, ScoredIndicator, ScoredProject
from jixiao.model.step import Words
from jixiao.values.rounding import fixed

UNPROVED_VALUE = "单位填报，未经佐证"
MET, MISSED, CLAIMED, UNPROVED = "达到预期", "没有达到预期", "只有单位说明", "没有证据"


def self_evaluation(document: Document, evaluation: Evaluation, funds: Mapping[int, Funds]) -> Document:
    """Return the document as a self-evaluation: money spent, actuals, points, scores, reasons, totals; the cover states the whole unit."""
    scored = {project.path: project for project in evaluation.projects}
    projects = (
        _project(project, scored[f"/projects/{i}"], funds.get(i, Funds()))
        for i, project in enumerate(document.projects)
        if project.has_form
    )
    told = evaluation.summary
    year = "" if document.fiscal_year is None else f"{document.fiscal_year}年度"
    return replace(
        form_document(document, "self_evaluation", projects, title=f"{document.authority or ''}{year}项目支出绩效自评表"),
        stated_count=told.projects,
        stated_total=told.budget,
        stated={} if told.mean is None else {"average_score": fixed(told.mean)},
    )


def _project(project: Project, scored: ScoredProject, funds: Funds) -> Project:
    execution = scored.execution
    money = replace(
        of_budget(project.funding, execution.budget),
        annual=execution.budget,
        initial=funds.initial,
        adjusted=execution.budget,
        executed=execution.executed,
        execution_rate=execution.rate,
        execution_points=execution.points,
        execution_score=execution.score,
    )
    return replace(
        form_project(project, "self_evaluation"),
        funding=with_sources(money, funds.by_source, funds.initial_by_source),
        goals=replace(project.goals, achieved=achieved(scored)),
        indicators=tuple(_row(i, s) for i, s in zip(project.indicators, scored.indicators, strict=True)),
        total_score=scored.total,
    )


def _row(indicator: Indicator, scored: ScoredIndicator) -> Indicator:
    return replace(indicator, points=scored.points, actual=actual_cell(scored), score=scored.score, reason=deduction_reason(scored))


def actual_cell(scored: ScoredIndicator) -> str | None:
    """Return what the column 实际完成值 says: beside a per cent that a word was promised for, the grade that it comes to."""
    grade = next((step.operands["grade"] for step in scored.working if step.kind == "scaled"), None)
    return scored.actual if grade is None or scored.actual is None else f"{scored.actual}（{grade}）"


def deduction_reason(scored: ScoredIndicator) -> str | None:
    """Return what the column 偏差原因 says: the reason, why points were deducted, that there is no evidence; nothing where all is well."""
    parts: list[str] = []
    if scored.evidence == "none":
        why = next((step.operands["why"] for step in scored.working if step.kind == "doubtful"), None)
        parts.append(f"{why.zh}，未计分" if isinstance(why, Words) else "没有证据，未计分")
    elif scored.evidence == "stated":
        parts.append(UNPROVED_VALUE)
    if scored.evidence != "none" and scored.score is not None and scored.score < scored.points and scored.reason is not None:
        parts.append(scored.reason)
    if scored.deducted_why is not None:
        parts.append(scored.deducted_why)
    return "；".join(parts) or None


def achieved(scored: ScoredProject) -> str | None:
    """Return 实际完成情况 out of the actuals: which targets were met, which not, which only the office says, which nothing proves."""
    parts = list(_groups(scored.indicators))
    return "；".join(parts) + "。" if parts else None


def _groups(rows: Iterable[ScoredIndicator]) -> Iterator[str]:
    groups: dict[str, list[str]] = {MET: [], MISSED: [], CLAIMED: [], UNPROVED: []}
    for row in rows:
        name = row.name or "（无名称）"
        if row.evidence == "none":
            groups[UNPROVED].append(name)
        elif row.evidence == "stated":
            groups[CLAIMED].append(f"{name} {actual_cell(row)}（目标 {row.target}）")
        elif row.computed is not None and row.computed >= row.points:
            groups[MET].append(f"{name} {actual_cell(row)}")
        else:
            groups[MISSED].append(f"{name} {actual_cell(row)}（目标 {row.target}）")
    for title, names in groups.items():
        if names:
            yield f"{title}的 {len(names)} 项：{'、'.join(names)}"
