"""A monitoring on a terminal: five lines for a director, all projects with both gauges, then every indicator."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.model.progress import IndicatorProgress, MonitoredProject, Monitoring
from jixiao.values.money import grouped
from jixiao.write.columns import clip, wrap
from jixiao.write.hostile import visible
from jixiao.write.page import Page
from jixiao.write.progress.told import points
from jixiao.write.progress.words import (
    BLANK,
    STYLES,
    both,
    budget_words,
    cause_words,
    day_words,
    gap_words,
    gaps,
    is_late,
    is_slow,
    likely,
    name_words,
    project_words,
    rate,
    slow_from,
    stopped,
    title_words,
    to_date_words,
)
from jixiao.write.text.table import Cell, table

INDENT = 4
SHARE = 5
"""Target, value and forecast take at most a fifth of the page each."""


def monitoring_text(monitoring: Monitoring, page: Page) -> str:
    """Return the whole monitoring as text with a line break at its end; ``verbose`` says how every forecast was found."""
    lines = [page.paint("strong", line) for line in wrap(visible(title_words(monitoring, page)), page.columns)]
    lines += wrap(f"{visible(monitoring.file)}{page.say('，', ', ')}{day_words(monitoring, page)}", page.columns)
    lines += ["", page.paint("strong", page.say("结论", "In short"))]
    for point in (*points(monitoring, page), *stopped(monitoring.notes)):
        lines += wrap(visible(point), page.columns, first="  · ", hanging="    ")
    if monitoring.projects:
        lines += [*page.section(page.say("各项目", "Projects")), *_overview(monitoring, page)]
    for project in monitoring.projects:
        lines += _project(project, monitoring, page)
    return "\n".join(lines) + "\n"


def _overview(monitoring: Monitoring, page: Page) -> list[str]:
    header = page.say("项目|支出|计划|指标|计划|年底支出|完成可能性", "Project|Spent|Planned|Targets|Planned|Year's end|Likelihood").split(
        "|"
    )
    line = slow_from(monitoring)
    rows = [_overview_row(project, line, page) for project in monitoring.projects]
    money = monitoring.money
    figures = (rate(money.rate), rate(money.planned), "", "", rate(money.forecast_rate), "")
    rows.append([Cell(page.say("合计", "Total"), "strong"), *(Cell(figure, "strong" if figure else None) for figure in figures)])
    return table(header, rows, page)


def _overview_row(project: MonitoredProject, line: Decimal | None, page: Page) -> list[Cell]:
    money, targets = gaps(project)
    return [
        Cell(visible(project_words(project, page))),
        Cell(rate(project.money.rate), "warning" if is_slow(money, line) else None),
        Cell(rate(project.money.planned), "dim"),
        Cell(rate(project.pace), "warning" if is_slow(targets, line) else None),
        Cell(rate(project.planned), "dim"),
        Cell(rate(project.money.forecast_rate)),
        Cell(likely(project.likelihood, page), STYLES[project.likelihood]),
    ]


def _project(project: MonitoredProject, monitoring: Monitoring, page: Page) -> list[str]:
    """Return one project: its money, its notes, each indicator with what keeps it back under it."""
    state = page.say("落后", "behind") if project.is_behind else likely(project.likelihood, page)
    lines = page.section(clip(visible(f"{project_words(project, page)}  {state}"), page.columns - 4))
    lines += wrap(_money(project, page), page.columns, first="  ", hanging="  ")
    for note in stopped(project.notes):
        lines += wrap(visible(note), page.columns, first="  ! ", hanging="    ")
    if not project.indicators:
        return lines
    upto = page.say(f"到 {monitoring.as_of.month}-{monitoring.as_of.day}", f"By {monitoring.as_of:%m-%d}")
    header = page.say(f"指标|目标|{upto}|进度/计划%|全年预计|可能性", f"Indicator|Target|{upto}|Pace/plan %|Forecast|Likelihood").split("|")
    return lines + _indicators(header, project, page)


def _indicators(header: list[str], project: MonitoredProject, page: Page) -> list[str]:
    """Return a row an indicator with what keeps it back under it; where a name finds no room, all stand on lines of their own."""
    names = [visible(name_words(one, page)) for one in project.indicators]
    rows = [_indicator_row(one, page) for one in project.indicators]
    head, *drawn = table(header, rows, page)
    apart = any(name not in line for name, line in zip(names, drawn, strict=True))
    if apart:
        head, *drawn = table(["", *header[1:]], [[Cell(""), *row[1:]] for row in rows], page)
    lines = [head]
    for name, line, one in zip(names, drawn, project.indicators, strict=True):
        lines += [*(wrap(name, page.columns, first="  ", hanging="  ") if apart else ()), line]
        for sentence in _told(one, page):
            told = wrap(visible(sentence), page.columns, first=" " * INDENT, hanging=" " * INDENT)
            lines += [page.paint("dim", part) for part in told]
    return lines


def _money(project: MonitoredProject, page: Page) -> str:
    money = project.money
    budget, gap = budget_words(money), gap_words(money.gap, page)
    parts = [page.say("预算 ", "Budget ") + (BLANK if budget is None else grouped(budget))]
    parts.append(page.say(f"支出 {grouped(money.executed)}", f"spent {grouped(money.executed)}"))
    if gap:
        parts.append(gap)
    if money.forecast is not None:
        parts.append(page.say(f"年底预计 {grouped(money.forecast)} 元", f"expected {grouped(money.forecast)} yuan"))
    return f"{page.say('，', ', ').join(parts)}{page.say('（', ' (')}{money.method}{page.say('）。', ').')}"


def _indicator_row(indicator: IndicatorProgress, page: Page) -> list[Cell]:
    wide = page.columns // SHARE
    blank = indicator.to_date is None
    return [
        Cell(visible(name_words(indicator, page))),
        Cell(clip(visible(indicator.target or BLANK), wide)),
        Cell(clip(visible(to_date_words(indicator, page)), wide), "dim" if blank else None),
        Cell(both(indicator.pace, indicator.planned), "warning" if is_late(indicator) else None),
        Cell(clip(visible(indicator.forecast or BLANK), wide)),
        Cell(likely(indicator.likelihood, page), STYLES[indicator.likelihood]),
    ]


def _told(indicator: IndicatorProgress, page: Page) -> Iterator[str]:
    """Yield what keeps an indicator back, and how its forecast was found where it is not sure or all is asked for."""
    if told := cause_words(indicator, page):
        yield told
    if indicator.method and (page.verbose or (indicator.likelihood != "确定能" and not told)):
        yield page.say(f"预计：{indicator.method}", f"Forecast: {indicator.method}")
    if page.verbose and indicator.measure:
        yield page.say(
            f"测量方法 {indicator.measure}，{indicator.rows} 条记录",
            f"Measure {indicator.measure}, {page.number(indicator.rows, '', 'record')}",
        )
