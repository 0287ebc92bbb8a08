"""The page of a project: in a citizen's words first, then where the money goes, the official form as it is, and what can be taken away."""

from collections.abc import Iterator, Sequence

from jixiao.facts.costs import amount
from jixiao.model.document import CostItem, Project
from jixiao.values.money import Money, grouped
from jixiao.write.document.build import narrative
from jixiao.write.document.form_table import form_of
from jixiao.write.document.pages import Prose
from jixiao.write.look.markup import Markup, row, tag
from jixiao.write.site.form import form, prose
from jixiao.write.site.frame import Seat, framed, seat_of
from jixiao.write.site.record import Portal, Record, Result, Year, name_of, page_name, project_path
from jixiao.write.site.say import Say
from jixiao.write.site.statements import CAME, UNCLEAR, WRONG, days, printed_target, statements

WIDE = 100


def project_page(portal: Portal, year: Year, record: Record, position: int) -> bytes:
    """Return the page of one project of a document of the year."""
    seat = seat_of(portal, project_path(record, position))
    say, project = seat.say, record.document.projects[position]
    made = form_of(project, record.layout_of(project)) if project.has_form else None
    said = tuple(narrative(project, made))
    name = name_of(project, position)
    body = (
        _trail(seat, year),
        tag("h1", name),
        _reading(record.reading[position], say),
        _facts(project, record.result_of(position), say),
        _told(project, record, position, say),
        _reached(record.result_of(position), say),
        _chart(project, say),
        form(made) if made is not None else None,
        prose(Prose(said)) if said else None,
        _downloads(record, say),
        _neighbours(record, position, say),
    )
    return framed(seat, f"{name} · {record.title}", *body)


def _trail(seat: Seat, year: Year) -> Markup:
    words = seat.say(f"{year.unit}，{seat.say.year(year.year)}的全部项目", f"All projects of {year.unit}, {seat.say.year(year.year)}")
    return tag("nav", tag("a", words, href=seat.to(seat.portal.page_of(year))), aria_label=seat.say("返回", "Back"), cls="trail")


def _reading(said: tuple[str, ...], say: Say) -> Markup | None:
    label = say("没有读全之处", "What was not read")
    return tag("section", *(tag("p", sentence) for sentence in said), aria_label=label, cls="keep") if said else None


def _facts(project: Project, result: Result | None, say: Say) -> Markup:
    executed = project.funding.executed if project.funding.executed is not None else result.spent if result else None
    figures = ((say("年度资金", "Money of the year"), project.funding.annual), (say("执行数", "Spent"), executed))
    shown = [(words, say(f"{grouped(yuan)} 元", f"{grouped(yuan)} yuan")) for words, yuan in figures if yuan is not None]
    texts = ((say("实施单位", "Unit"), project.unit), (say("时间", "Time"), days(project, say)))
    shown += [(words, text) for words, text in texts if text]
    if project.total_score is not None:
        shown.append((say("自评总分", "Own score"), f"{project.total_score:f}"))
    return tag("dl", *(tag("div", tag("dt", words), tag("dd", value)) for words, value in shown), cls="facts")


def _told(project: Project, record: Record, position: int, say: Say) -> Markup | None:
    """Return the project in plain sentences, for who has never seen such a form."""
    result = record.result_of(position)
    found = statements(project, record.wrong_in(position), result, say)
    looks = {say(*WRONG): "wrong", say(*UNCLEAR): "unclear"}
    by_table = result is not None and bool(result.reached)
    parts = [
        tag("div", tag("h2", heading), *(tag("p", sentence) for sentence in sentences), cls=looks.get(heading))
        for heading, sentences in found
        if heading != say(*CAME) or not by_table
    ]
    return tag("section", *parts, aria_label=say("用几句话说", "In a few sentences"), cls="told") if parts else None


def _reached(result: Result | None, say: Say) -> Markup | None:
    """Return promise and result beside one another, by the records."""
    if result is None or not result.reached:
        return None
    until = say("全年", "the whole year") if result.until is None else say(f"到 {say.day(result.until)}", f"by {say.day(result.until)}")
    heads = (say("事项", "What"), say("答应", "Promised"), say(f"做到（{until}）", f"Reached ({until})"))
    head = tag("thead", row(tag("th", words, scope="col") for words in heads))
    rows = (
        row(
            (
                tag("th", one.name, scope="row"),
                tag("td", printed_target(one.target, say), data_l=heads[1]),
                tag("td", one.actual, data_l=heads[2]),
            )
        )
        for one in result.reached
    )
    score = None
    if result.score is not None:
        score = tag(
            "p",
            say(f"按记录算得 {result.score:f} 分（满分 100 分）。", f"By the records it comes to {result.score:f} points of 100."),
            cls="pp-note",
        )
    return tag("section", tag("h2", say(*CAME), cls="pp-h2"), tag("table", head, tag("tbody", *rows), cls="pp-table pp-cards"), score)


def _chart(project: Project, say: Say) -> Markup | None:
    """Return the money of a project's items as bars with their figures, largest scale for the largest item."""
    items = [(item, yuan) for item in project.cost_items if (yuan := amount(item)) is not None]
    if not items:
        return None
    most = max(yuan for _, yuan in items)
    unit = say("元", "yuan")
    rows = (
        tag("li", tag("span", _label(item, n, say), cls="what"), _bar(yuan, most), tag("span", f"{grouped(yuan)} {unit}", cls="num"))
        for n, (item, yuan) in enumerate(items, 1)
    )
    return tag("section", tag("h2", say("钱用在哪里", "Where the money goes"), cls="pp-h2"), tag("ol", *rows, cls="chart"))


def _bar(part: Money, whole: Money) -> Markup:
    width = part * WIDE / whole if part and whole > 0 else Money(0)
    drawn = (tag("rect", cls="all", width=WIDE, height=6), tag("rect", cls="has", width=f"{width:.2f}", height=6))
    return tag("svg", *drawn, cls="bar", view_box=f"0 0 {WIDE} 6", aspect="none", aria_hidden="true")


def _label(item: CostItem, number: int, say: Say) -> str:
    return item.label or say(f"第 {number} 项", f"item {number}")


def _downloads(record: Record, say: Say) -> Markup:
    links = (
        tag("li", tag("a", f"{words}，{max(1, round(count / 1024)):,} KB", href=path, download=True))
        for path, words, count in record.downloads
    )
    return tag("section", tag("h2", say("下载", "Downloads"), cls="pp-h2"), tag("ul", *links, cls="downloads"), cls="keep")


def _neighbours(record: Record, position: int, say: Say) -> Markup:
    links = ((say("上一个", "Before"), position - 1), (say("下一个", "Next"), position + 1))
    return tag("nav", *_near(record, links), aria_label=say("相邻项目", "Projects beside this one"), cls="neighbours")


def _near(record: Record, links: Sequence[tuple[str, int]]) -> Iterator[Markup]:
    known = record.document.projects
    for words, at in links:
        if 0 <= at < len(known):
            yield tag("a", f"{words}：{name_of(known[at], at)}", href=page_name(at), cls="button")
