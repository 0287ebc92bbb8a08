"""The monitoring as one page: the finding, money through the year, both gauges of every project, the targets, the official forms."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.model.progress import MonitoredProject, Monitoring
from jixiao.write.evaluation.forms import said
from jixiao.write.evaluation.shell import LOOKS, Jump, official_forms, project_jumps, top_bar
from jixiao.write.evaluation.shell import wan as exact_wan
from jixiao.write.look.markup import Markup, joined, row, tag
from jixiao.write.look.page import page as html_page
from jixiao.write.page import Page
from jixiao.write.progress.money import plot_of
from jixiao.write.progress.project import chip, meter, project_html
from jixiao.write.progress.told import points
from jixiao.write.progress.words import (
    behind,
    budget_words,
    day_words,
    gap_words,
    gaps,
    is_slow,
    project_words,
    rate,
    slow_from,
    stopped,
    title_words,
    wan,
)

ZH = Page()
MOST_LOWEST = 6


def monitoring_html(monitoring: Monitoring, forms_html: str, page: Page = ZH) -> str:
    """Return the page; ``forms_html`` holds the official forms as sections, read back as the form that the page explains."""
    body = tag("main", *_body(monitoring, forms_html, page), id="main", cls="wide-page")
    bar = top_bar(page.say("两把尺：钱和指标", "Two gauges: money and targets"), _jumps(monitoring, forms_html, page), page)
    return html_page(title_words(monitoring, page), joined((bar, body)), *LOOKS, lang=page.lang, look="p-monitor")


def _jumps(monitoring: Monitoring, forms: str, page: Page) -> Iterator[Jump]:
    yield Jump("top", page.say("汇总", "Summary"))
    yield from project_jumps([(p.number, project_words(p, page)) for p in monitoring.projects])
    if forms:
        yield Jump("forms", page.say("正式表", "Forms"))


def _body(monitoring: Monitoring, forms: str, page: Page) -> Iterator[Markup]:
    yield _head(monitoring, page)
    yield tag("div", _months(monitoring, page), _end(monitoring, page), cls="two")
    yield _points(monitoring, page)
    if monitoring.projects:
        yield _projects(monitoring, page)
    for n, project in enumerate(monitoring.projects, 1):
        yield project_html(project, monitoring, page, f"p{n}")
    yield from official_forms(forms, page)


def _head(monitoring: Monitoring, page: Page) -> Markup:
    """Return the head: whose money, the finding, the day. The cover's words come first, from which the count is read back."""
    parts = (
        tag("p", said(monitoring.authority), cls="muted") if monitoring.authority else None,
        tag("h1", _finding(monitoring, page), id="top"),
        tag("p", _official(monitoring, page), cls="muted"),
    )
    return tag("div", *parts, cls="page-head")


def _finding(monitoring: Monitoring, page: Page) -> str:
    slow, gap = len(behind(monitoring)), gap_words(monitoring.money.gap, page)
    money = page.say(f"钱{gap}", f"money {gap}") if gap else page.say(f"花了 {wan(monitoring.money.executed)} 万元", "money spent")
    late = (
        page.say(f"{slow} 项落后", f"{page.number(slow, '', 'project')} behind") if slow else page.say("没有一项落后", "no project behind")
    )
    return page.say(f"{monitoring.stage}：{money}，{late}", f"{monitoring.stage}: {money}, {late}")


def _official(monitoring: Monitoring, page: Page) -> str:
    """Return count and money in the words of an official cover, from which they are read back."""
    budget = budget_words(monitoring.money)
    sum_ = "" if budget is None else f"，涉及项目预算资金 {exact_wan(budget)} 万元"
    zh = f"开展绩效运行监控的项目 {len(monitoring.projects)} 个{sum_}"
    day = day_words(monitoring, page)
    return page.say(f"{day}，{zh}。根据 {monitoring.file} 和台账计算。", f"{day}, computed from {monitoring.file} and the ledgers. {zh}。")


def _months(monitoring: Monitoring, page: Page) -> Markup:
    note = page.say("单位：万元。计划到月底一步一步地上，不是每月一样多", "in ten thousand yuan; the plan rises in steps, not evenly")
    head = tag(
        "div", tag("h2", page.say("逐月累计花了多少", "Money month by month"), id="months"), tag("span", note, cls="muted"), cls="card-head"
    )
    return tag("section", head, plot_of(monitoring.money, page, "bu"), cls="card", aria_labelledby="months")


def _end(monitoring: Monitoring, page: Page) -> Markup:
    """Return the card of the year's end: the share that will be spent, and of every project, the lowest first."""
    money = monitoring.money
    budget = budget_words(money)
    told = page.say(
        f"预计 {wan(money.forecast)} 万元，预算 {wan(budget)} 万元", f"{wan(money.forecast)} of {wan(budget)} ten thousand yuan"
    )
    head = tag("div", tag("h2", page.say("年底会花到", "By the year's end"), id="end"), cls="card-head")
    hero = tag("p", tag("strong", rate(money.forecast_rate), cls="big"), tag("span", told), cls="hero")
    return tag("section", head, hero, _lowest(monitoring, page), _method(monitoring, page), cls="card", aria_labelledby="end")


def _lowest(monitoring: Monitoring, page: Page) -> Markup | None:
    known = [(p.money.forecast_rate, n, p) for n, p in enumerate(monitoring.projects, 1) if p.money.forecast_rate is not None]
    if not known:
        return None
    rows = (
        tag("li", tag("div", tag("a", said(project_words(p, page)), href=f"#p{n}")), tag("b", rate(share)))
        for share, n, p in sorted(known, key=lambda entry: entry[0])[:MOST_LOWEST]
    )
    return tag("div", tag("h3", page.say("从最低的看起", "The lowest first")), tag("ol", *rows, cls="lost"), cls="card-body")


def _method(monitoring: Monitoring, page: Page) -> Markup:
    return tag("p", page.say("怎么预计的：", "How this was found: "), said(*stopped([monitoring.money.method])), cls="card-foot")


def _points(monitoring: Monitoring, page: Page) -> Markup:
    head = tag("div", tag("h2", page.say("先看这几句", "In short"), id="short"), cls="card-head")
    listed = (tag("li", said(point)) for point in (*points(monitoring, page), *stopped(monitoring.notes)))
    return tag("section", head, tag("ul", *listed, cls="said"), cls="card", aria_labelledby="short")


def _projects(monitoring: Monitoring, page: Page) -> Markup:
    heads = page.say("序|项目|钱|各项指标|年底会花到|可能性|要知道的事", "No.|Project|Money|Targets|Year's end|Likelihood|Mind").split("|")
    head = tag("thead", row(tag("th", h, scope="col", cls="num" if n in (0, 4) else None) for n, h in enumerate(heads)))
    body = (_project(project, (slow_from(monitoring), n), page, heads) for n, project in enumerate(monitoring.projects, 1))
    caption = tag(
        "caption", page.say("各项的钱和指标进度、预计、可能性。", "Money, targets, forecast and likelihood of every project."), cls="hidden"
    )
    table = tag("table", caption, head, tag("tbody", *body), tag("tfoot", _sum(monitoring, page, heads)), cls="list cards mon")
    note = page.say(
        "横条是实际，竖线是计划；落后的换了颜色，也写着比计划慢多少",
        "bars are what was reached, ticks the plan; colour and words tell who is behind",
    )
    title = tag(
        "div",
        tag("h2", page.say("一项一项看，两把尺", "Two gauges for every project"), id="all"),
        tag("span", note, cls="muted"),
        cls="card-head",
    )
    return tag("section", title, tag("div", table, cls="scroll"), cls="card", aria_labelledby="all")


def _project(project: MonitoredProject, place: tuple[Decimal | None, int], page: Page, heads: list[str]) -> Markup:
    line, n = place
    money, targets = gaps(project)
    notes = stopped(project.notes)
    cells = (
        tag("td", str(project.number or n), cls="num n"),
        tag("th", tag("a", said(project.name or project_words(project, page)), href=f"#p{n}"), scope="row"),
        tag("td", *meter(project.money.rate, project.money.planned, page, slow=is_slow(money, line)), cls="ga", data_l=heads[2]),
        tag("td", *meter(project.pace, project.planned, page, slow=is_slow(targets, line)), cls="ga", data_l=heads[3]),
        tag("td", rate(project.money.forecast_rate), cls="num whole", data_l=heads[4]),
        tag("td", chip(project.likelihood, page), cls="total"),
        tag("td", said(notes[0]) if notes else None, cls="whole why"),
    )
    return row(cells)


def _sum(monitoring: Monitoring, page: Page, heads: list[str]) -> Markup:
    money = monitoring.money
    cells = (
        tag("td", cls="n"),
        tag("th", page.say("全单位", "The whole unit"), scope="row"),
        tag("td", *meter(money.rate, money.planned, page, slow=False), cls="ga", data_l=heads[2]),
        tag("td"),
        tag("td", rate(money.forecast_rate), cls="num whole", data_l=heads[4]),
        tag("td"),
        tag("td"),
    )
    return row(cells)
