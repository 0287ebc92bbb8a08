"""A monitoring as a report: the finding, money through the year, all projects with both gauges, every project, the official forms."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.model.progress import MonitoredProject, Monitoring
from jixiao.write.document.printed import exact_wan
from jixiao.write.evaluation.around import LOOKS, around
from jixiao.write.evaluation.words import file_words
from jixiao.write.naming import project_words, wan
from jixiao.write.page import Page
from jixiao.write.progress.money import money_plot
from jixiao.write.progress.points import monitoring_points
from jixiao.write.progress.project import how_found, likelihood, meter, monitored_section, slow_paint
from jixiao.write.progress.words import (
    behind,
    budget_words,
    day_words,
    gap_words,
    gaps,
    is_slow,
    monitoring_in,
    monitoring_title,
    rate,
    slow_from,
    stage_words,
    stopped,
)
from jixiao.write.tree import (
    HTML,
    SHORT,
    TEXT,
    Cell,
    Column,
    Group,
    Pair,
    Pairs,
    Paragraph,
    Part,
    Points,
    Report,
    Row,
    Section,
    Span,
    Table,
    Title,
)

MOST_LOWEST = 6


def monitoring_report(monitoring: Monitoring, page: Page, forms: str = "") -> Report:
    """Return the report; ``forms`` holds the official forms as HTML, read back as the form that the page explains."""
    monitoring = monitoring_in(monitoring, page)
    bar = page.say("两把尺：钱和指标", "Two gauges: money and targets")
    parts = tuple(_parts(monitoring, page))
    report = Report(monitoring_title(monitoring, page), parts, look="p-monitor", main="wide-page", styles=LOOKS, bar=bar)
    return around(report, [(p.number, project_words(p, page)) for p in monitoring.projects], forms, page)


def monitoring_overview(monitoring: Monitoring, page: Page) -> Report:
    """Return the report's beginning alone, for a page that shows each project on one of its own: the finding, the whole unit, all projects."""
    return Report(monitoring_title(monitoring, page), tuple(_whole(monitoring, page)), look="p-monitor", main="wide-page", styles=LOOKS)


def _link(page: Page, n: int) -> str:
    """Return where the project at a place from 1 is shown."""
    return f"{page.links.projects}{n}{page.links.after}" if page.links.projects else f"#p{n}"


def _parts(monitoring: Monitoring, page: Page) -> Iterator[Part]:
    yield Paragraph(monitoring_title(monitoring, page), paint="strong", on=TEXT)
    yield Paragraph(f"{file_words(monitoring.file)}{page.say('，', ', ')}{day_words(monitoring, page)}", on=TEXT)
    yield from _whole(monitoring, page)
    for n, project in enumerate(monitoring.projects, 1):
        yield monitored_section(project, monitoring, page, f"p{n}")


def _whole(monitoring: Monitoring, page: Page) -> Iterator[Part]:
    """Yield what is told of the whole unit, and every project in a row."""
    yield Group("page-head", tuple(_head(monitoring, page)), on=HTML)
    yield Group("two", (_months(monitoring, page), _end(monitoring, page)), on=HTML)
    told = Points((*monitoring_points(monitoring, page), *stopped(monitoring.notes)), look="said")
    yield Section(page.say("先看这几句", "In short"), (told,), look=f"card {SHORT}", anchor="short", short=page.say("结论", "In short"))
    if monitoring.projects:
        yield _projects(monitoring, page)


def _head(monitoring: Monitoring, page: Page) -> Iterator[Part]:
    """Yield whose money it is, the finding, the day. The cover's words come first, from which the count is read back."""
    if monitoring.authority:
        yield Paragraph(monitoring.authority, look="muted")
    yield Title(_finding(monitoring, page), anchor="top")
    yield Paragraph(_official(monitoring, page), look="muted")


def _finding(monitoring: Monitoring, page: Page) -> str:
    slow, gap = len(behind(monitoring)), gap_words(monitoring.money.gap, page)
    money = page.say(f"钱{gap}", f"money {gap}") if gap else page.say(f"花了 {wan(monitoring.money.executed)} 万元", "money spent")
    return page.say(
        f"{monitoring.stage}：{money}，{_late(slow, monitoring, page)}",
        f"{stage_words(monitoring)}: {money}, {_late(slow, monitoring, page)}",
    )


def _late(slow: int, monitoring: Monitoring, page: Page) -> str:
    """Return who is behind, else whose targets are out of reach or in doubt: all is well only where no row below says otherwise."""
    if slow:
        return page.say(f"{slow} 项落后", f"{page.number(slow, '', 'project')} behind")
    lost, open_ = (sum(p.likelihood == word for p in monitoring.projects) for word in ("完全不可能", "有可能"))
    if lost:
        return page.say(f"{lost} 项有完不成的指标", f"{page.number(lost, '', 'project')} with targets out of reach")
    if open_:
        return page.say(f"{open_} 项不一定完成", f"{page.number(open_, '', 'project')} in doubt")
    return page.say("没有一项落后", "no project behind")


def _official(monitoring: Monitoring, page: Page) -> str:
    """Return count and money in the words of an official cover, from which they are read back."""
    budget = budget_words(monitoring.money)
    sum_ = "" if budget is None else f"，涉及项目预算资金 {exact_wan(budget)} 万元"
    zh = f"开展绩效运行监控的项目 {len(monitoring.projects)} 个{sum_}"
    day, file = day_words(monitoring, page), file_words(monitoring.file)
    return page.say(
        f"{day}，{zh}。根据 {file} 和台账计算。", f"{day}, computed from {file} and the ledgers, in the official words: “{zh}。”"
    )


def _months(monitoring: Monitoring, page: Page) -> Section:
    note = page.say("单位：万元。计划到月底一步一步地上，不是每月一样多", "in ten thousand yuan; the plan rises in steps, not evenly")
    title = page.say("逐月累计花了多少", "Money month by month")
    return Section(title, (money_plot(monitoring.money, page, "bu"),), look="card", anchor="months", note=note)


def _end(monitoring: Monitoring, page: Page) -> Section:
    """Return the card of the year's end: the share that will be spent, and of every project, the lowest first."""
    money = monitoring.money
    budget = budget_words(money)
    told = page.say(
        f"预计 {wan(money.forecast)} 万元，预算 {wan(budget)} 万元", f"{wan(money.forecast)} of {wan(budget)} ten thousand yuan"
    )
    hero = Paragraph((Span(rate(money.forecast_rate), look="big", tag="strong"), Span(told)), look="hero")
    parts: tuple[Part, ...] = (hero, *_lowest(monitoring, page), how_found(money, page))
    return Section(page.say("年底会花到", "By the year's end"), parts, look="card", anchor="end")


def _lowest(monitoring: Monitoring, page: Page) -> Iterator[Pairs]:
    known = [(p.money.forecast_rate, n, p) for n, p in enumerate(monitoring.projects, 1) if p.money.forecast_rate is not None]
    lowest = sorted(known, key=lambda entry: entry[0])[:MOST_LOWEST]
    pairs = tuple(Pair(Span(project_words(p, page), link=_link(page, n)), rate(share)) for share, n, p in lowest)
    if pairs:
        yield Pairs(pairs, look="card-body", title=page.say("从最低的看起", "The lowest first"), is_list=True)


def _projects(monitoring: Monitoring, page: Page) -> Section:
    columns = (
        Column(page.say("序", "No."), look="num", each="n", label=False, on=HTML),
        Column(page.say("项目", "Project"), names=True),
        Column(page.say("钱", "Money"), each="ga", on=HTML),
        Column(page.say("各项指标", "Targets"), each="ga", on=HTML),
        *(Column(h, on=TEXT) for h in page.say("支出|计划|指标|计划", "Spent|Planned|Targets|Planned").split("|")),
        Column(page.say("年底会花到", "Year's end"), look="num", each="whole", short=page.say("年底支出", "Year's end")),
        Column(page.say("可能性", "Likelihood"), each="total", label=False, short=page.say("完成可能性", "Likelihood")),
        Column(page.say("要知道的事", "Mind"), each="whole why", label=False, on=HTML),
    )
    line = slow_from(monitoring)
    table = Table(
        columns,
        tuple(_project(project, line, page, n) for n, project in enumerate(monitoring.projects, 1)),
        foot=(_sum(monitoring, page),),
        caption=page.say("各项的钱和指标进度、预计、可能性。", "Money, targets, forecast and likelihood of every project."),
        look="list cards mon",
        is_wide=True,
    )
    note = page.say(
        "横条是实际，竖线是计划；落后的换了颜色，也写着比计划慢多少",
        "bars are what was reached, ticks the plan; colour and words tell who is behind",
    )
    title, short = page.say("一项一项看，两把尺", "Two gauges for every project"), page.say("各项目", "Projects")
    return Section(title, (table,), look="card", anchor="all", note=note, short=short)


def _project(project: MonitoredProject, line: Decimal | None, page: Page, n: int) -> Row:
    money, targets = (is_slow(gap, line) for gap in gaps(project))
    named, notes, spent = project_words(project, page), stopped(project.notes), project.money
    cells = (
        Cell(str(project.number or n)),
        Cell(Span(project.name or named, link=_link(page, n)), short=named),
        Cell(meter(spent.rate, spent.planned, page, slow=money)),
        Cell(meter(project.pace, project.planned, page, slow=targets)),
        Cell(rate(spent.rate), paint=slow_paint(slow=money)),
        Cell(rate(spent.planned), paint="dim"),
        Cell(rate(project.pace), paint=slow_paint(slow=targets)),
        Cell(rate(project.planned), paint="dim"),
        Cell(rate(spent.forecast_rate)),
        likelihood(project.likelihood, page),
        Cell(notes[0] if notes else None),
    )
    return Row(cells)


def _sum(monitoring: Monitoring, page: Page) -> Row:
    money, strong = monitoring.money, "strong"
    cells = (
        Cell(),
        Cell(page.say("全单位", "The whole unit"), paint=strong, short=page.say("合计", "Total")),
        Cell(meter(money.rate, money.planned, page, slow=False)),
        Cell(),
        Cell(rate(money.rate), paint=strong),
        Cell(rate(money.planned), paint=strong),
        Cell(),
        Cell(),
        Cell(rate(money.forecast_rate), paint=strong),
        Cell(),
        Cell(),
    )
    return Row(cells)
