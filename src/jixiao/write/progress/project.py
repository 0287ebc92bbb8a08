"""One project under way: its money through the year, what must be known, every indicator against its plan."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from jixiao.model.progress import IndicatorProgress, Likelihood, MoneyProgress, MonitoredProject, Monitoring
from jixiao.values.money import grouped
from jixiao.values.width import width
from jixiao.write.naming import BLANK, levels_words, name_words, project_words
from jixiao.write.page import Page
from jixiao.write.plot.gauge import gauge
from jixiao.write.progress.money import money_plot
from jixiao.write.progress.words import (
    CHIPS,
    MARKS,
    STYLES,
    against,
    both,
    budget_words,
    cause_words,
    gap_words,
    is_late,
    likely,
    range_words,
    rate,
    stopped,
    to_date_words,
)
from jixiao.write.tree import HTML, TEXT, Cell, Column, Group, Notes, Pair, Pairs, Paragraph, Part, Picture, Row, Said, Section, Span, Table

ONE_LINE = 20
"""Columns of a value that is not broken on a wide page."""
SHARE = 5
"""Target, value and forecast take at most a fifth of a terminal each."""


def likelihood(value: Likelihood | None, page: Page) -> Cell:
    """Return how likely a target is as a chip: a sign and a word."""
    words = likely(value, page)
    return Cell(Span((Span(MARKS[value], look="i", sign=True), words), look=f"chip {CHIPS[value]}"), paint=STYLES[value] or "", short=words)


def meter(reached: Decimal | None, planned: Decimal | None, page: Page, *, slow: bool) -> Said:
    """Return a gauge with its figures in words."""
    if reached is None and planned is None:
        return Span(BLANK, look="muted")
    plan = None if planned is None else Span(page.say(f"计划 {rate(planned)}", f"plan {rate(planned)}"), tag="i")
    drawn = Picture(partial(gauge, reached, planned, against(reached, planned, page), behind=slow))
    return drawn, Span((rate(reached), plan), look="figure", tag="div")


def slow_paint(*, slow: bool) -> str:
    """Return how a terminal shows a gauge."""
    return "warning" if slow else ""


def how_found(money: MoneyProgress, page: Page) -> Paragraph:
    """Return how the year's end was foreseen."""
    return Paragraph((page.say("怎么预计的：", "How this was found: "), *stopped([money.method])), look="card-foot", on=HTML)


def monitored_section(project: MonitoredProject, monitoring: Monitoring, page: Page, name: str) -> Section:
    """Return the project's section; ``name`` is its anchor."""
    state = page.say("落后", "behind") if project.is_behind else likely(project.likelihood, page)
    named = project_words(project, page)
    parts = (
        Paragraph(_money(project, page), on=TEXT),
        Group("halves", (_months(project, page, name), _facts(project, page, name)), on=HTML),
        *((Notes("", tuple(stopped(project.notes)), on=TEXT),) if project.notes else ()),
        *_indicators(project, monitoring, page, name),
    )
    return Section((named, page.say(f"：{state}", f": {state}")), parts, look="project", anchor=name, short=f"{named}  {state}")


def _money(project: MonitoredProject, page: Page) -> str:
    money = project.money
    budget, gap = budget_words(money), gap_words(money.gap, page)
    parts = [page.say("预算 ", "Budget ") + (BLANK if budget is None else grouped(budget))]
    parts.append(page.say(f"支出 {grouped(money.executed)}", f"spent {grouped(money.executed)}"))
    if gap:
        parts.append(gap)
    if money.forecast is not None:
        between = range_words(money, page)
        parts.append(page.say(f"年底预计 {grouped(money.forecast)} 元{between}", f"expected {grouped(money.forecast)} yuan{between}"))
    return f"{page.say('，', ', ').join(parts)}{page.say('（', ' (')}{money.method}{page.say('）。', ').')}"


def _months(project: MonitoredProject, page: Page, name: str) -> Section:
    plot, note = money_plot(project.money, page, f"{name}-bu", small=True), page.say("单位：万元", "in ten thousand yuan")
    return Section(page.say("钱", "Money"), (plot,), look="card", anchor=f"{name}-m", note=note)


def _facts(project: MonitoredProject, page: Page, name: str) -> Section:
    """Return the card of the project's figures, how the year's end was foreseen, and what must be known."""
    figures = Pairs(tuple(Pair(words, figure) for words, figure in _figures(project, page)), look="card-body facts", is_list=True)
    notes = (Notes(page.say("要留意：", "Mind: "), tuple(stopped(project.notes))),) if project.notes else ()
    parts: tuple[Part, ...] = (figures, *notes, how_found(project.money, page))
    return Section(page.say("要知道的", "What to know"), parts, look="card", anchor=f"{name}-k")


def _figures(project: MonitoredProject, page: Page) -> Iterator[tuple[str, str]]:
    """Yield the money in yuan and both gauges, each with its plan."""
    money = project.money
    budget, gap = budget_words(money), gap_words(money.gap, page)
    if money.initial is not None and money.initial != budget:
        yield page.say("年初批的", "At first"), grouped(money.initial)
    yield page.say("现在的预算", "Budget"), BLANK if budget is None else grouped(budget)
    yield page.say("已经花了", "Spent"), f"{grouped(money.executed)}{_beside(rate(money.rate), page)}"
    if gap:
        yield page.say("和计划比", "Against plan"), gap
    if money.forecast is not None:
        told = f"{grouped(money.forecast)}{_beside(rate(money.forecast_rate), page)}{range_words(money, page)}"
        yield page.say("年底会花到", "By the year's end"), told
    if project.pace is not None:
        plan = "" if project.planned is None else _beside(page.say(f"计划 {rate(project.planned)}", f"plan {rate(project.planned)}"), page)
        yield page.say("各项指标平均到了", "Targets on average"), f"{rate(project.pace)}{plan}"


def _beside(told: str, page: Page) -> str:
    return page.say(f"（{told}）", f" ({told})")


def _indicators(project: MonitoredProject, monitoring: Monitoring, page: Page, name: str) -> Iterator[Part]:
    """Yield every indicator as a row; a terminal tells what keeps it back under it."""
    if not project.indicators:
        return
    day = monitoring.as_of
    upto, short = page.say(f"到 {day.month} 月 {day.day} 日", f"By {day:%m-%d}"), page.say(f"到 {day.month}-{day.day}", f"By {day:%m-%d}")
    columns = (
        Column(page.say("考核什么", "Indicator"), short=page.say("指标", "Indicator"), names=True),
        Column(page.say("目标", "Target"), share=SHARE),
        Column(upto, short=short, share=SHARE),
        Column(page.say("进度", "Pace"), each="ga", short=page.say("进度/计划%", "Pace/plan %")),
        Column(page.say("全年预计", "Forecast"), share=SHARE),
        Column(page.say("可能性", "Likelihood"), each="total", label=False),
        Column(page.say("为什么", "Why"), each="whole why", label=False, on=HTML),
    )
    table = Table(
        columns,
        tuple(_indicator(one, page) for one in project.indicators),
        caption=page.say("各项指标到这一天的进度。", "Every indicator to the day."),
        look="list cards sub",
        is_wide=True,
    )
    title = page.say("一个一个指标看", "Indicator by indicator")
    yield Section(title, (table,), look="card", anchor=f"{name}-i", short=None)


def _indicator(one: IndicatorProgress, page: Page) -> Row:
    levels, named, reached = levels_words(one, page), name_words(one, page), to_date_words(one, page)
    is_blank = one.to_date is None
    cells = (
        Cell((Span(named, tag="div"), Span(levels, look="levels", tag="p") if levels else None), short=named),
        Cell(one.target or BLANK, look=_short(one.target)),
        Cell(reached, paint="dim" if is_blank else "", look="muted nowrap" if is_blank else _short(one.to_date)),
        Cell(
            meter(one.pace, one.planned, page, slow=is_late(one)),
            paint=slow_paint(slow=is_late(one)),
            short=both(one.pace, one.planned),
        ),
        Cell(one.forecast or BLANK, look=_short(one.forecast)),
        likelihood(one.likelihood, page),
        Cell(tuple(_why(one, page))),
    )
    return Row(cells, under=tuple(_told(one, page)))


def _short(text: str | None) -> str:
    """Return the look of a value that may stay on one line."""
    return "nowrap" if text is not None and width(text) <= ONE_LINE else ""


def _why(one: IndicatorProgress, page: Page) -> Iterator[Span]:
    if told := cause_words(one, page):
        yield Span(tuple(stopped([told])), tag="p")
    if one.method:
        yield Span((page.say("预计：", "Forecast: "), *stopped([one.method])), look="muted", tag="p")
    if one.measure_title:
        rows = page.say(f"{one.rows:,} 条记录", page.number(one.rows, "", "record"))
        yield Span(
            f"{page.say(one.measure_title, one.measure_title_en or one.measure_title)}{page.say('，', ', ')}{rows}{page.say('。', '.')}",
            look="muted",
            tag="p",
        )


def _told(indicator: IndicatorProgress, page: Page) -> Iterator[str]:
    """Yield what keeps an indicator back, and how its forecast was found where it is not sure or all is asked for."""
    if told := cause_words(indicator, page):
        yield told
    if indicator.method and (page.verbose or (indicator.likelihood != "确定能" and not told)):
        yield page.say(f"预计：{indicator.method}", f"Forecast: {indicator.method}")
    if page.verbose and indicator.measure_title:
        yield page.say(
            f"测量方法 {indicator.measure_title}，{indicator.rows} 条记录",
            f"Measure {indicator.measure_title_en or indicator.measure_title}, {page.number(indicator.rows, '', 'record')}",
        )
