"""One project under way on the page: its money through the year, what must be known, every indicator against its plan."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.model.progress import IndicatorProgress, Likelihood, MonitoredProject, Monitoring
from jixiao.values.money import grouped
from jixiao.write.columns import width
from jixiao.write.evaluation.forms import said
from jixiao.write.look.markup import Markup, row, tag
from jixiao.write.page import Page
from jixiao.write.plot.gauge import gauge
from jixiao.write.progress.money import plot_of
from jixiao.write.progress.words import (
    BLANK,
    CHIPS,
    MARKS,
    against,
    budget_words,
    cause_words,
    gap_words,
    is_late,
    levels_words,
    likely,
    name_words,
    project_words,
    rate,
    stopped,
    to_date_words,
)

ONE_LINE = 20
"""Columns of a value that is not broken on a wide page."""


def chip(likelihood: Likelihood | None, page: Page) -> Markup:
    """Return how likely a target is as a chip: a sign and a word."""
    sign = tag("span", MARKS[likelihood], cls="i", aria_hidden="true")
    return tag("span", sign, said(likely(likelihood, page)), cls=f"chip {CHIPS[likelihood]}")


def meter(reached: Decimal | None, planned: Decimal | None, page: Page, *, slow: bool) -> Iterator[Markup]:
    """Yield a gauge with its figures in words."""
    if reached is None and planned is None:
        yield tag("span", BLANK, cls="muted")
        return
    yield gauge(reached, planned, against(reached, planned, page), behind=slow)
    plan = "" if planned is None else page.say(f"计划 {rate(planned)}", f"plan {rate(planned)}")
    yield tag("div", rate(reached), *([tag("i", plan)] if plan else []), cls="figure")


def project_html(project: MonitoredProject, monitoring: Monitoring, page: Page, name: str) -> Markup:
    """Return the project's section; ``name`` is its anchor."""
    state = page.say("落后", "behind") if project.is_behind else likely(project.likelihood, page)
    heading = tag("h2", said(project_words(project, page)), page.say(f"：{state}", f": {state}"), id=f"{name}-h")
    top = tag("div", _months(project, page, name), _facts(project, page, name), cls="halves")
    return tag("section", heading, top, _indicators(project, monitoring, page, name), id=name, cls="project", aria_labelledby=f"{name}-h")


def _months(project: MonitoredProject, page: Page, name: str) -> Markup:
    head = tag(
        "div",
        tag("h3", page.say("钱", "Money"), id=f"{name}-m"),
        tag("span", page.say("单位：万元", "in ten thousand yuan"), cls="muted"),
        cls="card-head",
    )
    return tag("section", head, plot_of(project.money, page, f"{name}-bu", small=True), cls="card", aria_labelledby=f"{name}-m")


def _facts(project: MonitoredProject, page: Page, name: str) -> Markup:
    """Return the card of the project's figures, how the year's end was foreseen, and what must be known."""
    rows = (tag("li", tag("div", words), tag("b", figure)) for words, figure in _figures(project, page))
    head = tag("div", tag("h3", page.say("要知道的", "What to know"), id=f"{name}-k"), cls="card-head")
    told = tag("div", tag("ol", *rows, cls="lost"), cls="card-body facts")
    how = tag("p", page.say("怎么预计的：", "How this was found: "), said(*stopped([project.money.method])), cls="card-foot")
    return tag("section", head, told, _notes(project, page), how, cls="card", aria_labelledby=f"{name}-k")


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
        yield page.say("年底会花到", "By the year's end"), f"{grouped(money.forecast)}{_beside(rate(money.forecast_rate), page)}"
    if project.pace is not None:
        plan = "" if project.planned is None else _beside(page.say(f"计划 {rate(project.planned)}", f"plan {rate(project.planned)}"), page)
        yield page.say("各项指标平均到了", "Targets on average"), f"{rate(project.pace)}{plan}"


def _beside(told: str, page: Page) -> str:
    return page.say(f"（{told}）", f" ({told})")


def _notes(project: MonitoredProject, page: Page) -> Markup | None:
    if not project.notes:
        return None
    heading = tag("b", page.say("要留意：", "Mind: "))
    return tag("div", heading, *(tag("p", said(note)) for note in stopped(project.notes)), cls="blind")


def _indicators(project: MonitoredProject, monitoring: Monitoring, page: Page, name: str) -> Markup | None:
    if not project.indicators:
        return None
    day = monitoring.as_of
    upto = page.say(f"到 {day.month} 月 {day.day} 日", f"By {day:%m-%d}")
    heads = page.say(f"考核什么|目标|{upto}|进度|全年预计|可能性|为什么", f"Indicator|Target|{upto}|Pace|Forecast|Likelihood|Why").split(
        "|"
    )
    head = tag("thead", row(tag("th", h, scope="col") for h in heads))
    body = (_indicator(one, page, heads) for one in project.indicators)
    caption = tag("caption", page.say("各项指标到这一天的进度。", "Every indicator to the day."), cls="hidden")
    table = tag("table", caption, head, tag("tbody", *body), cls="list cards sub")
    title = tag("div", tag("h3", page.say("一个一个指标看", "Indicator by indicator"), id=f"{name}-i"), cls="card-head")
    return tag("section", title, tag("div", table, cls="scroll"), cls="card", aria_labelledby=f"{name}-i")


def _indicator(one: IndicatorProgress, page: Page, heads: list[str]) -> Markup:
    levels = levels_words(one)
    cells = (
        tag("th", tag("div", said(name_words(one, page))), tag("p", said(levels), cls="levels") if levels else None, scope="row"),
        tag("td", said(one.target) or BLANK, data_l=heads[1], cls=_short(one.target)),
        tag("td", said(to_date_words(one, page)), data_l=heads[2], cls="muted nowrap" if one.to_date is None else _short(one.to_date)),
        tag("td", *meter(one.pace, one.planned, page, slow=is_late(one)), cls="ga", data_l=heads[3]),
        tag("td", said(one.forecast) or BLANK, data_l=heads[4], cls=_short(one.forecast)),
        tag("td", chip(one.likelihood, page), cls="total"),
        tag("td", *_why(one, page), cls="whole why"),
    )
    return row(cells)


def _short(text: str | None) -> str | None:
    """Return the look of a value that may stay on one line."""
    return "nowrap" if text is not None and width(text) <= ONE_LINE else None


def _why(one: IndicatorProgress, page: Page) -> Iterator[Markup]:
    if told := cause_words(one, page):
        yield tag("p", said(*stopped([told])))
    if one.method:
        yield tag("p", page.say("预计：", "Forecast: "), said(*stopped([one.method])), cls="muted")
    if one.measure:
        rows = page.say(f"{one.rows:,} 条记录", page.number(one.rows, "", "record"))
        yield tag("p", f"{one.measure}{page.say('，', ', ')}{rows}{page.say('。', '.')}", cls="muted")
