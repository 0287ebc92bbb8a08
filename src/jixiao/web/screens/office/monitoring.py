"""The monitoring of a declaration on a day: the whole unit, and each project on a page of its own with its records and what if."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from jixiao.actions.monitor import MonitoringOutcome, write_monitoring
from jixiao.model.progress import MonitoredProject
from jixiao.web.declarations.evaluating import monitored, usual_day
from jixiao.web.declarations.papers import SeenDeclaration, plain_title
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem, nothing
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.office.frame import entered, shown
from jixiao.web.screens.office.outcome import WHAT_IF, hand_form, in_words, once_bound, outcome_basis, shelf_of, show_report
from jixiao.web.screens.office.progress import Would, chip, moving_knobs, moving_rows, would
from jixiao.web.screens.words import ZH
from jixiao.write.evaluation.forms import harmless_text
from jixiao.write.format.html import as_body
from jixiao.write.naming import project_words, wan
from jixiao.write.page import Links
from jixiao.write.progress.money import money_plot
from jixiao.write.progress.report import monitoring_overview, monitoring_report
from jixiao.write.progress.words import budget_words, day_words, gap_words, rate, stopped
from jixiao.write.tree import Report, Section

STAGES = ("03-31", "06-30", "07-31", "09-30", "10-31", "12-31")
"""Days that a monitoring is made of: the ends of quarters, and those of July and October."""


class Day(NamedTuple):
    """A monitoring on a day, and what is to be said of a day that could not be."""

    day: date
    outcome: MonitoringOutcome
    notice: Notice | None


def on_day(request: HttpRequest, found: SeenDeclaration) -> Day:
    """Return the monitoring on the day that is asked for, on the usual one where that can't be, which is then said."""
    one, usual = found.seen.declaration, usual_day(found.document.fiscal_year, localdate())
    try:
        day = date.fromisoformat(request.GET["day"]) if request.GET.get("day") else usual
        return Day(day, monitored(one, found.version, day), None)
    except (ValueError, Problem) as wrong:
        told = in_words(wrong.zh) if isinstance(wrong, Problem) else "日期要写成 2024-07-31 这样，先按年中算。"
        return Day(usual, monitored(one, found.version, usual), Notice(told, "bad"))


@require_GET
@entered
@once_bound
def monitoring(request: HttpRequest, mine: Rights, key: str) -> HttpResponse:
    """Show the monitoring on a day: the whole unit and every project in a row; all of it, to be printed, where that is asked for."""
    found = outcome_basis(mine, key)
    day, outcome, notice = on_day(request, found)
    if "as" in request.GET:
        return hand_form(f"{plain_title(found)}-监控表", request.GET["as"], lambda to: write_monitoring(outcome, to, ZH))
    is_all = "all" in request.GET
    page = ZH._replace(links=Links(projects=f"/d/{key}/monitor/", after=f"?day={day}"))
    report = monitoring_report(outcome.monitoring, ZH) if is_all else monitoring_overview(outcome.monitoring, page)
    told = {"notice": notice, "day": day.isoformat(), "is_all": is_all, "stages": stages(outcome)}
    return show_report(request, mine, "office/monitor.html", "monitor", found, report, **told)


def stages(outcome: MonitoringOutcome) -> tuple[tuple[str, str], ...]:
    """Return the usual days of the year that have come, with their words."""
    days = [date.fromisoformat(f"{outcome.under_way.year}-{stage}") for stage in STAGES]
    return tuple((day.isoformat(), f"1—{day.month} 月") for day in days if day <= localdate())


@require_GET
@entered
@once_bound
def monitored_project(request: HttpRequest, mine: Rights, key: str, position: int) -> HttpResponse:
    """Show one project under way, as it is or as it would be."""
    found = outcome_basis(mine, key)
    day, outcome, notice = on_day(request, found)
    told = _project_at(outcome, position)
    knobs = moving_knobs(outcome, told, {})
    now = {knob.path: knob.value for knob in knobs}
    wanted = {name.removeprefix(WHAT_IF): str(value).strip() for name, value in request.GET.items() if name.startswith(WHAT_IF)}
    supposed = {path: value for path, value in wanted.items() if value and value != now.get(path)}
    then, notice = _supposed(found, day, told, supposed, notice)
    plot = Report(
        "",
        (Section("钱，一个月一个月地看", (money_plot(told.money, ZH, "bu"),), look="card", anchor="months"),),
        look="",
        main="",
        styles=(),
    )
    return shown(
        request,
        mine,
        "office/monitor-project.html",
        "monitor",
        notice=notice,
        one=found.seen.declaration,
        day=day.isoformat(),
        as_of=day_words(outcome.monitoring, ZH),
        stages=stages(outcome),
        project=told,
        position=position,
        count=len(outcome.monitoring.projects),
        name=project_words(told, ZH),
        heading=_heading(told),
        chip=chip(told),
        plot=as_body(plot, ZH, harmless_text),
        end=rate(told.money.forecast_rate),
        end_words=_end(told),
        notes=stopped(told.notes),
        method=told.money.method,
        rows=moving_rows(shelf_of(mine, found), told),
        knobs=moving_knobs(outcome, told, supposed) if supposed else knobs,
        would=then,
    )


def _project_at(outcome: MonitoringOutcome, position: int) -> MonitoredProject:
    projects = outcome.monitoring.projects
    if not 1 <= position <= len(projects):
        raise nothing()
    return projects[position - 1]


def _supposed(
    found: SeenDeclaration, day: date, now: MonitoredProject, supposed: Mapping[str, str], notice: Notice | None
) -> tuple[Would | None, Notice | None]:
    """Return what it would be, None where nothing is supposed or can't be, which is then said."""
    if not supposed:
        return None, notice
    try:
        then = monitored(found.seen.declaration, found.version, day, tuple(f"{path}={value}" for path, value in supposed.items()))
    except Problem as wrong:
        return None, Notice(in_words(wrong.zh), "bad")
    return would(now, next(one for one in then.monitoring.projects if one.path == now.path)), notice


def _heading(project: MonitoredProject) -> str:
    """Return the finding: how money stands against its plan, and the targets."""
    gap = gap_words(project.money.gap, ZH)
    money = f"钱{gap}" if gap else f"花了 {wan(project.money.executed)} 万元"
    found = [one.likelihood for one in project.indicators]
    told = ((("完全不可能",), "个指标完不成"), (("有可能",), "个指标不一定完成"), ((None,), "个指标还无法判定"))
    counted = [f"{count} {words}" for kinds, words in told if (count := sum(one in kinds for one in found))]
    targets = "，".join(counted) or "指标都能完成"
    return f"{money}，{targets}"


def _end(project: MonitoredProject) -> str:
    money = project.money
    if money.forecast is None:
        return "还不能预计"
    budget = budget_words(money)
    of = "" if budget is None else f"，预算 {wan(budget)} 万元"
    low, high = money.forecast_low, money.forecast_high
    between = "" if low is None or high is None or low == high else f"，在 {wan(low)} 和 {wan(high)} 之间"
    return f"{wan(money.forecast)} 万元{between}{of}"
