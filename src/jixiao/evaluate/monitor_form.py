"""A computed monitoring as a Document: the official 项目支出绩效目标执行监控表 (财预〔2019〕136号) that any writer can write."""

from msgspec.structs import replace

from jixiao.evaluate.form import form_document, form_project
from jixiao.evaluate.indicator_progress import unreliable
from jixiao.evaluate.monitor import stage_months
from jixiao.evaluate.sources import of_budget, with_sources
from jixiao.formula.target import read_target
from jixiao.model.document import Document, Funding, Indicator, Project
from jixiao.model.progress import IndicatorProgress, MonitoredProject, Monitoring

NOT_YET = "未到时点"


def monitoring_form(document: Document, monitoring: Monitoring) -> Document:
    """Return the document as a monitoring form: money and targets to the day, forecasts, likelihoods, reasons; places are left behind."""
    known = {project.path: project for project in monitoring.projects}
    projects = (
        _project(project, known[f"/projects/{place}"], monitoring) for place, project in enumerate(document.projects) if project.has_form
    )
    title = f"{document.authority or ''}{monitoring.fiscal_year}年{monitoring.stage}项目支出绩效运行监控（截至{monitoring.as_of}）"
    return replace(form_document(document, "monitoring", projects, title=title), fiscal_year=monitoring.fiscal_year)


def _project(project: Project, seen: MonitoredProject, monitoring: Monitoring) -> Project:
    money, plan = seen.money, of_budget(project.funding, seen.money.initial)
    funding = Funding(
        initial=money.initial,
        annual=money.initial,
        annual_fiscal=plan.annual_fiscal,
        carried_over=plan.carried_over,
        annual_other=plan.annual_other,
        executed=money.executed,
        execution_rate=money.rate,
        forecast=money.forecast,
    )
    return replace(
        form_project(project, "monitoring"),
        form_year=monitoring.fiscal_year,
        stage=stage_months(monitoring.as_of),
        funding=with_sources(funding, money.by_source, money.initial_by_source, money.forecast_by_source),
        goals=replace(project.goals, overall=None, achieved=None),
        indicators=tuple(_row(indicator, row) for indicator, row in zip(project.indicators, seen.indicators, strict=True)),
    )


def _row(indicator: Indicator, row: IndicatorProgress) -> Indicator:
    return Indicator(
        level1=indicator.level1,
        level2=indicator.level2,
        level1_standard=indicator.level1_standard,
        level2_standard=indicator.level2_standard,
        name=indicator.name,
        target=indicator.target if row.target is None else read_target(row.target).target,
        to_date=row.to_date if row.due_month is None else NOT_YET,
        forecast=row.forecast,
        likelihood=row.likelihood,
        reason=deviation_cause(row),
    )


def deviation_cause(row: IndicatorProgress) -> str | None:
    """Return what the column 偏差原因分析 says: the cause and the records' reason; of what has no figures, why it has none.

    Nothing where the target will surely be met, and where the records give no reason: that is for people to write.
    """
    if row.due_month is not None:
        return f"{NOT_YET}：计划{row.due_month}月"
    if row.to_date is None and row.forecast is None:
        # of what is doubted only the record: three lines more take a form over its page, and the report tells the rest
        return row.method if row.doubt is None else unreliable(row.doubt)
    if row.likelihood == "确定能" or row.why is None:
        return None
    return row.why if row.cause is None else f"（{row.cause}）{row.why}"
