"""双监控 on a day of the year: money and targets of every project against the plan, where the year will end, and what must be known.

Nothing that happened after the day is looked at (财预〔2019〕136号: each August for January to July; the stage is whatever day is asked).
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.audit.force import value_on
from jixiao.errors import UsageWrong
from jixiao.evaluate.actuals import share
from jixiao.evaluate.bindings import Binding, Bindings, check_bindings
from jixiao.evaluate.budgets import declared_money, number_of
from jixiao.evaluate.forecast import Lines, MoneyForecast, money_forecast
from jixiao.evaluate.gather import measured_by
from jixiao.evaluate.indicator_progress import WHOLE, Day, Looked, progress_of
from jixiao.evaluate.monitor_notes import notes_of, unit_notes
from jixiao.evaluate.plans import MONTHS, NONE, MoneyPlan, events, is_open, money_plan, quantity_plan
from jixiao.evaluate.reasons import rows_with_reasons
from jixiao.evaluate.spending import Spending, payments_by_project, project_row, spending
from jixiao.evaluate.targets import Change, changes_of, in_force
from jixiao.facts.schema import Row
from jixiao.ledger.load import Records
from jixiao.ledger.measured import Measured
from jixiao.ledger.measurefile import measures
from jixiao.ledger.measuring import Measuring
from jixiao.model.document import Document, Project
from jixiao.model.progress import IndicatorProgress, Likelihood, MoneyProgress, MonitoredProject, Monitoring, MonthOfMoney
from jixiao.scoring.scales import grade_scale
from jixiao.values.blank import first_filled, is_nonzero
from jixiao.values.money import yuan
from jixiao.values.rounding import half_up

WORST: tuple[Likelihood, ...] = ("完全不可能", "有可能", "确定能")


class Case(NamedTuple):
    """One project on the day: its place, its row of the budgets, the changes of its targets."""

    project: Project
    path: str
    number: int
    address: str | None
    changes: tuple[Change, ...]


class Evidence(NamedTuple):
    """What all projects are judged by: records, bindings, figures measured to the day, payments by project, the day."""

    records: Records
    bindings: Mapping[str, Binding]
    measured: Mapping[str, Measured]
    payments: Mapping[object, Sequence[Row]]
    day: Day


def monitored(document: Document, records: Records, measuring: Measuring, bindings: Bindings, as_of: date) -> Monitoring:
    """Return the monitoring of the document on a day; UsageWrong for a day outside of its year or bindings that don't fit it."""
    year = check_day(document, as_of)
    check_bindings(bindings, document, measures())
    evidence = Evidence(
        records,
        bindings.by_indicator(),
        measured_by(document, measuring, bindings, as_of),
        payments_by_project(records),
        Day(as_of, lines_on(as_of), rows_with_reasons(records)),
    )
    projects = tuple(_monitored(case, evidence) for case in _cases(document, records, as_of))
    return Monitoring(
        file=document.source.file,
        authority=document.authority,
        fiscal_year=year,
        as_of=as_of,
        stage=stage_of(as_of),
        projects=projects,
        money=_together([project.money for project in projects]),
        notes=unit_notes(records, as_of, projects),
        behind_gap=evidence.day.lines.behind_gap,
    )


def check_day(document: Document, as_of: date) -> int:
    """Return the fiscal year; UsageWrong when the day lies outside of it."""
    year = document.fiscal_year or as_of.year
    if as_of.year != year:
        raise UsageWrong(
            f"--as-of 是 {as_of}，不在文件的 {year} 年度里。监控看当年，请写 {year}-01-01 到 {year}-12-31 之间的一天，例如 {year}-07-31。",
            f"--as-of {as_of} is outside of the document's year {year}; give a day of it, such as {year}-07-31.",
        )
    return year


def stage_of(as_of: date) -> str:
    """Return the stage as forms print it: ``1-7月``; within a month the day too."""
    whole = as_of.day == monthrange(as_of.year, as_of.month)[1]
    return stage_months(as_of) if whole else f"1月1日-{as_of.month}月{as_of.day}日"


def stage_months(as_of: date) -> str:
    """Return the months that a form of the day covers, the one begun among them: ``1-7月``."""
    return f"1-{as_of.month}月" if as_of.month > 1 else "1月"


def lines_on(day: date) -> Lines:
    """Return the lines in force on the day."""
    numbers = {name: Decimal(str(value_on(name, day).value)) for name in ("behind_gap", "hopeless_share", "plan_months_late")}
    return Lines(behind_gap=numbers["behind_gap"], hopeless_share=numbers["hopeless_share"], months_late=int(numbers["plan_months_late"]))


def _cases(document: Document, records: Records, as_of: date) -> Iterable[Case]:
    for position, project in enumerate(document.projects):
        if project.has_form:
            path, number = f"/projects/{position}", number_of(project, position)
            row = project_row(records, number)
            address = None if row is None else str(row["at"])
            changes = tuple(changes_of(records, address, project, path, as_of))
            yield Case(replace(project, indicators=in_force(project, changes)), path, number, address, changes)


def _monitored(case: Case, evidence: Evidence) -> MonitoredProject:
    indicators = tuple(_indicators(case, evidence))
    spent, plan, forecast = _money(case, evidence)
    money = money_progress(spent, plan, forecast, evidence.day.as_of)
    pace, planned = gauge(indicators)
    lag = evidence.day.lines.behind_gap
    gaps = [money.gap, None if pace is None or planned is None else pace - planned]
    behind = any(gap is not None and gap <= -lag for gap in gaps)
    return MonitoredProject(
        number=case.number,
        name=case.project.name,
        path=case.path,
        money=money,
        indicators=indicators,
        pace=pace,
        planned=planned,
        likelihood=with_money(worst(indicators), money.gap, lag),
        is_behind=behind,
        notes=tuple(notes_of(spent, forecast, money, indicators, case.changes, evidence.day.as_of, behind=behind))
        if case.address
        else NOT_KEPT,
    )


NOT_KEPT = ("台账的项目预算里没有这个项目，钱和计划都不知道",)


def _indicators(case: Case, evidence: Evidence) -> Iterable[IndicatorProgress]:
    known, as_of = measures(), evidence.day.as_of
    for place, indicator in enumerate(case.project.indicators):
        path = f"{case.path}/indicators/{place}"
        binding, measured = evidence.bindings.get(path), evidence.measured.get(path)
        plan = quantity_plan(evidence.records, case.address, path, indicator.name, as_of.year)
        measure = None if measured is None else known[measured.measure]
        grades = grade_scale(binding.grades) if binding is not None and binding.grades is not None else None
        yield progress_of(Looked(path, indicator, binding, measure, measured, plan, grades), evidence.day)


def _money(case: Case, evidence: Evidence) -> tuple[Spending, MoneyPlan | None, MoneyForecast]:
    records, as_of, project = evidence.records, evidence.day.as_of, case.project
    declared = first_filled(project.funding.adjusted, declared_money(project))
    spent = spending(records, case.address, declared, as_of, evidence.payments.get(case.address, ()))
    first, last = date(as_of.year, 1, 1), date(as_of.year, 12, 31)
    plan = money_plan(records, case.address, spent.budget, as_of, (project.start or first, project.finish or last))
    left = None
    if plan is not None and plan.by == "events":
        planned = [(day, row) for day, row in events(records, case.address) if day.year == as_of.year]
        left = Fraction(sum(is_open(day, row, as_of) for day, row in planned), len(planned))
    return spent, plan, money_forecast(spent, plan, as_of, evidence.day.lines, left)


def money_progress(spent: Spending, plan: MoneyPlan | None, forecast: MoneyForecast, as_of: date) -> MoneyProgress:
    """Return a project's money on the day; the planned share is of the budget in force, at most all of it."""
    rate, planned = share(spent.executed, spent.budget), None
    if plan is not None and is_nonzero(spent.budget):
        planned = min(WHOLE, half_up(plan.due(as_of) * 100 / Fraction(spent.budget), 2))
    return MoneyProgress(
        budget=spent.budget,
        initial=spent.initial,
        executed=spent.executed,
        rate=rate,
        planned=planned,
        gap=None if rate is None or planned is None else rate - planned,
        forecast=forecast.value,
        forecast_rate=share(forecast.value, spent.budget),
        method=forecast.method,
        forecast_low=forecast.low,
        forecast_high=forecast.high,
        months=tuple(_months(spent, plan, forecast, as_of)),
        rows=len(spent.addresses),
    )


def _months(spent: Spending, plan: MoneyPlan | None, forecast: MoneyForecast, as_of: date) -> Iterable[MonthOfMoney]:
    """Yield every month's cumulative money; what is still to be spent follows the plan of the months to come."""
    coming = _shape(plan, as_of)
    left = NONE if forecast.value is None else Fraction(forecast.value - spent.executed)
    for month in MONTHS:
        past = sum(spent.months[:month], Decimal("0.00"))
        ahead = None if forecast.value is None or month < as_of.month else spent.executed + yuan(left * coming[month - 1])
        yield MonthOfMoney(
            month=month,
            planned=None if plan is None else yuan(sum(plan.months[:month], NONE)),
            spent=past if month <= as_of.month else None,
            forecast=spent.executed if month == as_of.month and ahead is not None and month < MONTHS[-1] else ahead,
        )


def _shape(plan: MoneyPlan | None, as_of: date) -> tuple[Fraction, ...]:
    """Return by the end of every month which share of what is still to come has come: as planned, else evenly by month."""
    months = plan.months if plan is not None else (Fraction(1),) * len(MONTHS)
    later = [months[month - 1] if month > as_of.month else NONE for month in MONTHS]
    total = sum(later, NONE)
    if not total:
        left = MONTHS[-1] - as_of.month
        return tuple(Fraction(max(0, month - as_of.month), left) if left else Fraction(1) for month in MONTHS)
    return tuple(sum(later[:month], NONE) / total for month in MONTHS)


def gauge(indicators: Sequence[IndicatorProgress]) -> tuple[Decimal | None, Decimal | None]:
    """Return the mean pace and plan of the indicators that have both, in per cent, none above its whole: counts, else rates.

    A rate stands at its target on any day, so it says nothing about how far a year has come where a count does.
    """
    known = [(x.pace, x.planned) for x in indicators if x.pace is not None and x.planned is not None]
    counts = [(pace, planned) for pace, planned in known if planned < WHOLE] or known
    if not counts:
        return None, None
    pace = sum((Fraction(min(p, WHOLE)) for p, _ in counts), NONE) / len(counts)
    return half_up(pace, 2), half_up(sum((Fraction(planned) for _, planned in counts), NONE) / len(counts), 2)


def worst(indicators: Iterable[IndicatorProgress]) -> Likelihood | None:
    """Return the least likely of the indicators' targets, None where none is judged."""
    found = {indicator.likelihood for indicator in indicators}
    return next((likely for likely in WORST if likely in found), None)


def with_money(likely: Likelihood | None, gap: Decimal | None, lag: Decimal) -> Likelihood | None:
    """Return how likely a project's targets are once its money is looked at: behind its plan by the line, nothing is certain."""
    return "有可能" if likely == "确定能" and gap is not None and gap <= -lag else likely


def _together(moneys: Sequence[MoneyProgress]) -> MoneyProgress:
    """Return the money of the whole unit: sums, None where a part is not known."""
    budget, executed = _sum(m.budget for m in moneys), sum((m.executed for m in moneys), Decimal("0.00"))
    forecast, rate = _sum(m.forecast for m in moneys), share(executed, budget)
    due = [None if m.planned is None or m.budget is None else Fraction(m.planned) * Fraction(m.budget) for m in moneys]
    known = [part for part in due if part is not None]
    planned = half_up(sum(known, NONE) / Fraction(budget), 2) if is_nonzero(budget) and len(known) == len(due) else None
    return MoneyProgress(
        budget=budget,
        initial=_sum(m.initial for m in moneys),
        executed=executed,
        rate=rate,
        planned=planned,
        gap=None if rate is None or planned is None else rate - planned,
        forecast=forecast,
        forecast_rate=share(forecast, budget),
        method="各项目相加",
        forecast_low=_sum(m.forecast if m.forecast_low is None else m.forecast_low for m in moneys),
        forecast_high=_sum(m.forecast if m.forecast_high is None else m.forecast_high for m in moneys),
        months=tuple(_month_together([m.months[place] for m in moneys]) for place in range(len(MONTHS))) if moneys else (),
        rows=sum(m.rows for m in moneys),
    )


def _month_together(months: Sequence[MonthOfMoney]) -> MonthOfMoney:
    return MonthOfMoney(
        month=months[0].month,
        planned=_sum(m.planned for m in months),
        spent=_sum(m.spent for m in months),
        forecast=_sum(m.forecast for m in months),
    )


def _sum(parts: Iterable[Decimal | None]) -> Decimal | None:
    known = list(parts)
    blank = any(part is None for part in known)
    return None if blank or not known else sum((part for part in known if part is not None), Decimal("0.00"))
