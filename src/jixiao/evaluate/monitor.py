"""双监控 on a day of the year: money and targets of every project against the plan, where the year will end, and what must be known.

Nothing that happened after the day is looked at (财预〔2019〕136号: each August for January to July; the stage is whatever day is asked).
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from msgspec.structs import replace

from jixiao.evaluate.actuals import share
from jixiao.evaluate.bindings import Bindings
from jixiao.evaluate.forecast import MoneyForecast, money_forecast
from jixiao.evaluate.indicator_progress import WHOLE, Day, progress_of
from jixiao.evaluate.monitor_notes import notes_of
from jixiao.evaluate.plans import MONTHS, NONE, MoneyPlan
from jixiao.evaluate.sources import budget_notes, by_source, forecast_by_source, forecast_notes, initial_by_source, of_budget, source_notes
from jixiao.evaluate.spending import Spending
from jixiao.evaluate.under_way import Ready, UnderWay, supposing, under_way
from jixiao.ledger.load import Records
from jixiao.ledger.measuring import Measuring
from jixiao.model.document import Document
from jixiao.model.progress import IndicatorProgress, Likelihood, MoneyProgress, MonitoredProject, Monitoring, MonthOfMoney
from jixiao.values.blank import first_filled, is_nonzero
from jixiao.values.money import Money, yuan
from jixiao.values.rounding import half_up

WORST: tuple[Likelihood, ...] = ("完全不可能", "有可能", "确定能")


def monitored(document: Document, records: Records, measuring: Measuring, bindings: Bindings, as_of: date) -> Monitoring:
    """Return the monitoring of the document on a day; UsageWrong for a day outside of its year or bindings that don't fit it."""
    return judged(under_way(document, records, measuring, bindings, as_of))


def judged(found: UnderWay, supposed: Mapping[str, Fraction] | None = None) -> Monitoring:
    """Return the monitoring of a document whose year is gathered to a day; nothing is measured.

    ``supposed`` are values by pointer that stand in place of those of the records: of an indicator in the unit of its target, of
    ``/projects/N/funding/executed`` in yuan to the cent.
    """
    projects = tuple(_judged(supposing(ready, supposed or {}, found.day), found.day) for ready in found.ready)
    return Monitoring(
        file=found.file,
        authority=found.authority,
        fiscal_year=found.year,
        as_of=found.day.as_of,
        stage=stage_of(found.day.as_of),
        projects=projects,
        money=_together([project.money for project in projects]),
        notes=found.notes,
        behind_gap=found.day.lines.behind_gap,
    )


def stage_of(as_of: date) -> str:
    """Return the stage as forms print it: ``1-7月``; within a month the day too."""
    whole = as_of.day == monthrange(as_of.year, as_of.month)[1]
    return stage_months(as_of) if whole else f"1月1日-{as_of.month}月{as_of.day}日"


def stage_months(as_of: date) -> str:
    """Return the months that a form of the day covers, the one begun among them: ``1-7月``."""
    return f"1-{as_of.month}月" if as_of.month > 1 else "1月"


def _judged(ready: Ready, day: Day) -> MonitoredProject:
    case, spent, plan = ready.case, ready.spent, ready.plan
    indicators = tuple(progress_of(looked, day) for looked in ready.looked)
    forecast = money_forecast(spent, plan, day.as_of, day.lines, ready.left)
    funding = of_budget(case.project.funding, spent.budget)
    sources = by_source(case.project.funding, spent.executed, spent.sources)
    money = replace(
        money_progress(spent, plan, forecast, day.as_of),
        by_source=sources,
        initial_by_source=initial_by_source(case.project.funding, spent.initial),
        forecast_by_source=forecast_by_source(funding, spent.executed, sources, forecast.value),
    )
    pace, planned = gauge(indicators)
    lag = day.lines.behind_gap
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
        notes=(
            *notes_of(spent, forecast, money, indicators, case.changes, day.as_of, behind=behind),
            *budget_notes(case.project.funding, spent.initial, None),
            *source_notes(case.project.funding, spent.executed, sources),
            *forecast_notes(funding, money.forecast, money.forecast_by_source),
        )
        if case.address
        else NOT_KEPT,
    )


NOT_KEPT = ("台账的项目预算里没有这个项目，钱和计划都不知道",)


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
        addresses=spent.addresses,
    )


def _months(spent: Spending, plan: MoneyPlan | None, forecast: MoneyForecast, as_of: date) -> Iterable[MonthOfMoney]:
    """Yield every month's cumulative money; what is still to be spent follows the plan of the months to come."""
    coming = _shape(plan, as_of)
    for month in MONTHS:
        past = sum(spent.months[:month], Decimal("0.00"))
        is_now = month == as_of.month and month < MONTHS[-1]
        foreseen, low, high = (
            _ahead(spent, end, coming[month - 1], is_now=is_now) if month >= as_of.month else None
            for end in (forecast.value, forecast.low, forecast.high)
        )
        yield MonthOfMoney(
            month=month,
            planned=None if plan is None else yuan(sum(plan.months[:month], NONE)),
            spent=past if month <= as_of.month else None,
            forecast=foreseen,
            low=low,
            high=high,
        )


def _ahead(spent: Spending, end: Money | None, share_come: Fraction, *, is_now: bool) -> Money | None:
    """Return what will be spent by a month, for what the year ends with and the share of what is to come that has come by then."""
    if end is None or is_now:
        return spent.executed if is_now and end is not None else None
    return spent.executed + yuan(Fraction(end - spent.executed) * share_come)


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
        low=_bound(months, "low"),
        high=_bound(months, "high"),
    )


def _bound(months: Sequence[MonthOfMoney], name: Literal["low", "high"]) -> Decimal | None:
    """Return the sum of a bound, of the forecast itself where a part has no range; None where no part has any."""
    bounds = [getattr(m, name) for m in months]
    return (
        None if all(bound is None for bound in bounds) else _sum(first_filled(b, m.forecast) for b, m in zip(bounds, months, strict=True))
    )


def _sum(parts: Iterable[Decimal | None]) -> Decimal | None:
    known = list(parts)
    blank = any(part is None for part in known)
    return None if blank or not known else sum((part for part in known if part is not None), Decimal("0.00"))
