"""The page of a unit's year: its money in one sentence, what does not add up, every project, what else the year holds."""

from collections.abc import Iterator

from jixiao.model.document import Project
from jixiao.values.blank import filled
from jixiao.values.money import Money
from jixiao.write.look.markup import Markup, row, tag
from jixiao.write.site.frame import DATA, SEARCH, Seat, bar, chip, framed, heading, seat_of
from jixiao.write.site.record import Portal, Record, Result, Year, name_of, project_path
from jixiao.write.site.say import Say, share
from jixiao.write.site.statements import came_of_it, first_wrong, promises, spent_line

FIRST_WRONG = 3
ON_CARD = 2


def year_page(portal: Portal, year: Year) -> bytes:
    """Return the page."""
    path = portal.page_of(year)
    seat = seat_of(portal, path, "index.html")
    title = f"{seat.say.year(year.year)}{seat.say('的钱', ' money')} · {year.unit}"
    body = (
        None
        if portal.is_one
        else tag(
            "nav", tag("a", seat.say("全部单位", "All units"), href=seat.to("index.html")), cls="trail", aria_label=seat.say("返回", "Back")
        ),
        _top(seat, year),
        _odd(seat, year),
        _projects(seat, year),
        _also(seat, year),
        tag("div", _open_data(seat, year.lead), _access(seat), cls="pp-two"),
    )
    return framed(seat, title, *body)


def spent_of(year: Year) -> tuple[Money | None, Money | None]:
    """Return what was spent and the budget in force by the records, None where a project's is not known."""
    results = [result_at(year, position) for position in range(len(year.projects))]
    spent = [_spent(project, result) for project, result in zip(year.projects, results, strict=True)]
    known = [yuan for yuan in spent if yuan is not None]
    budgets = [result.budget for result in results if result is not None and result.budget is not None]
    whole = sum(budgets, Money("0.00")) if budgets and len(budgets) == len(spent) else year.money
    return (sum(known, Money("0.00")) if known and len(known) == len(spent) else None), whole


def result_at(year: Year, position: int) -> Result | None:
    """Return what came of a project."""
    return year.lead.result_of(position)


def _spent(project: Project, result: Result | None) -> Money | None:
    return project.funding.executed if project.funding.executed is not None else result.spent if result else None


def _top(seat: Seat, year: Year) -> Markup:
    say, count = seat.say, len(year.projects)
    money = year.money
    said = say(f"{say.wan(money)}，做{say.things(count)}", f"{say.wan(money)} for {say.things(count)}") if money is not None else None
    known = said or say(f"做{say.things(count)}，钱没有写全", f"{say.things(count)}; not all say their money")
    when = say.list(year.unit, say.year(year.year)) if len({one.unit for one in seat.portal.years}) > 1 else say.year(year.year)
    text = tag("div", tag("p", when, cls="pp-when"), tag("h1", known), tag("p", " ".join(_lead(year, say)), cls="pp-lead"))
    return tag("section", text, _figures(year, say), cls="pp-top", aria_label=say("这一年的钱", "The year's money"))


def _lead(year: Year, say: Say) -> Iterator[str]:
    spent, budget = spent_of(year)
    result = next((result for result in year.lead.results if result), None)
    if spent is not None:
        whole = Result(result.until if result else None, budget, spent, ())
        yield spent_line(whole, say) or ""
    else:
        yield say("花了多少，公开的材料里没有写。", "What was spent is not told in what was published.")
    yield say(
        "下面一件一件说：钱有多少，年初答应了什么，做成了什么，哪里对不上。",
        "Below, one by one: how much money, what was promised, what came of it, what does not add up.",
    )


def _figures(year: Year, say: Say) -> Markup:
    spent, budget = spent_of(year)
    unit = say("万元", "yuan")
    rows = [(say("预算", "Budget"), say.column(year.money), unit if year.money is not None else "")]
    if spent is not None:
        rows.append((say("花了", "Spent"), say.column(spent), unit))
        if budget is not None and (part := share(spent, budget)):
            rows.append((say("花了几成", "Share spent"), part, ""))
    rows.append((say("算错、对不上的地方", "Errors found"), f"{len(_errors(year))}", say("处", "")))
    return tag("dl", *(tag("div", tag("dt", words), tag("dd", figure, tag("small", unit))) for words, figure, unit in rows), cls="pp-sum")


def _errors(year: Year) -> list[tuple[int | None, str]]:
    """Return the errors with the project they are in, None for the cover."""
    cover: list[tuple[int | None, str]] = [(None, sentence) for sentence in year.lead.wrong_cover]
    inside = ((n, one.sentence) for n in range(len(year.projects)) for one in year.lead.wrong_in(n) if one.weight == "error")
    return [*cover, *inside]


def _odd(seat: Seat, year: Year) -> Markup | None:
    errors, say = _errors(year), seat.say
    if not errors:
        return None
    rows = []
    for position, sentence in errors[:FIRST_WRONG]:
        where: str | Markup = say("封面", "The cover")
        if position is not None:
            where = tag("a", name_of(year.projects[position], position), href=seat.to(project_path(year.lead, position)))
        rows.append(row((tag("th", where, scope="row"), tag("td", sentence, cls="wide"))))
    first = say(f"先看{say.things(len(rows)).removesuffix('件事')}处", f"first {len(rows)}") if len(errors) > len(rows) else ""
    head = tag("thead", row(tag("th", words, scope="col") for words in (say("哪里", "Where"), say("怎么回事", "What"))))
    return tag(
        "section",
        heading(say("对不上的", "What does not add up"), first, "odd"),
        tag("table", head, tag("tbody", *rows), cls="pp-table pp-cards"),
        aria_labelledby="odd",
    )


def _projects(seat: Seat, year: Year) -> Markup:
    say = seat.say
    order = sorted(range(len(year.projects)), key=lambda n: (-filled(year.projects[n].funding.annual, Money(0)), n))
    most = max((filled(project.funding.annual, Money(0)) for project in year.projects), default=Money(0))
    cards = (_card(seat, year, position, most) for position in order)
    more = say("单位万元，从多到少。横条是钱，前一段已经花了", "in yuan, largest first. A bar is money, its first part spent")
    named = heading(say.things(len(order)).strip(), more, "all")
    return tag("section", named, tag("div", *cards, cls="pcs"), aria_labelledby="all")


def _card(seat: Seat, year: Year, position: int, most: Money) -> Markup:
    say, project, result = seat.say, year.projects[position], result_at(year, position)
    yuan = project.funding.annual
    doubt = say("（没有读全）", " (not read whole)") if year.lead.reading[position] else ""
    link = tag("a", name_of(project, position) + doubt, href=seat.to(project_path(year.lead, position)))
    head = tag("header", tag("h3", link), tag("p", say("未填", "blank") if yuan is None else say.column(yuan), cls="num"))
    spent = _spent(project, result)
    drawn = tag("div", _drawn(yuan, spent, most, say))
    lines = (tag("div", tag("dt", words), tag("dd", *said)) for words, said in _lines(year, position, say))
    return tag("article", head, drawn, tag("dl", *lines), cls="pc")


def _drawn(yuan: Money | None, spent: Money | None, most: Money, say: Say) -> Markup | None:
    if yuan is None:
        return None
    done = (
        say("花了多少没有写", "what was spent is not told")
        if spent is None
        else say(f"里花了 {say.wan(spent)}", f", {say.wan(spent)} spent")
    )
    return bar(filled(spent, Money(0)), yuan, most, f"{say.wan(yuan)}{done}")


def _lines(year: Year, position: int, say: Say) -> Iterator[tuple[str, tuple[str | Markup, ...]]]:
    project, result = year.projects[position], result_at(year, position)
    promised = list(promises(project, say, len(project.indicators)))
    if promised:
        yield say("答应", "Promised"), (say("", " ").join(promised[:ON_CARD]),)
    came = [line for line in (spent_line(result, say) if result else None, *came_of_it(project, result, say, ON_CARD)) if line]
    if came:
        yield say("做成", "Done"), ("".join(came),)
    wrong = year.lead.wrong_in(position)
    if wrong:
        first = first_wrong(wrong)
        words = say("对不上", "does not add up") if first.weight == "error" else say("写得不清楚", "unclear")
        more = say(f"（另有 {len(wrong) - 1} 处）", f" ({len(wrong) - 1} more)") if len(wrong) > 1 else ""
        yield say("对不上", "Doubts"), (chip(first.weight, words), f" {first.sentence}{more}")


def _also(seat: Seat, year: Year) -> Markup | None:
    """Return the other documents of the year: what the unit said of itself later."""
    if not year.others:
        return None
    say = seat.say
    items = (tag("li", tag("a", record.title, href=seat.to(project_path(record, 0)))) for record in year.others)
    return tag("section", heading(say("同一年的其他表", "Other forms of the year")), tag("ul", *items, cls="pp-list"))


def _open_data(seat: Seat, record: Record) -> Markup:
    say = seat.say
    rows = (
        row(
            (
                tag("th", words, scope="row"),
                tag(
                    "td",
                    tag("a", _size(count), href=seat.to(f"{record.number}/{path}"), download=True, aria_label=f"{words}，{_size(count)}"),
                    cls="dl",
                ),
            )
        )
        for path, words, count in record.downloads
    )
    head = tag("thead", row((tag("th", say("内容", "What"), scope="col"), tag("th", say("下载", "Download"), scope="col"))))
    more = tag(
        "p",
        say("可以自由使用，注明来源。每一列是什么，写在", "Free to use, naming the source. Every column is told in the "),
        tag("a", say("数据说明", "data dictionary"), href=seat.to(DATA)),
        say("里。", "."),
        cls="pp-note",
    )
    return tag(
        "section",
        heading(say("开放数据", "Open data"), key="open"),
        tag("table", head, tag("tbody", *rows), cls="pp-table"),
        more,
        aria_labelledby="open",
    )


def _size(count: int) -> str:
    return f"{max(1, round(count / 1024)):,} KB"


def _access(seat: Seat) -> Markup:
    say = seat.say
    points = (
        say("不用鼠标能读完；放大到 400% 不用左右拖。", "It reads without a mouse, and at 400 % without scrolling sideways."),
        say("读屏能读出每张图里的数；颜色都另有文字。", "A screen reader says every figure of a picture; no colour stands without words."),
        say("每页能打印；不用脚本也能看，只有查找要脚本。", "Every page prints; all but the search works without a script."),
    )
    found = tag(
        "p",
        say("不用脚本时，", "Without a script "),
        tag("a", say("查找页", "the search page"), href=seat.to(SEARCH)),
        say("上列着全部页面。", " lists every page."),
        cls="pp-note",
    )
    return tag("section", heading(say("无障碍", "Accessibility")), tag("ul", *(tag("li", point) for point in points), cls="pp-list"), found)


def overview_page(portal: Portal) -> bytes:
    """Return the first page of several units or years: what each has, by unit and by year."""
    seat = seat_of(portal, "index.html", "index.html")
    say = seat.say
    projects = sum(len(year.projects) for year in portal.years)
    units, years = {year.unit for year in portal.years}, sorted({year.year for year in portal.years if year.year})
    span = say.year(years[0]) if len(years) == 1 else f"{years[0]}—{years[-1]} {say('年', '')}".strip() if years else ""
    title = say(f"{len(units)} 家单位，{projects} 件事", f"{len(units)} units, {projects} projects")
    lead = say(
        "每家单位每一年一页：钱有多少，答应了什么，做成了什么，哪里对不上。",
        "A page for each unit and year: the money, the promises, what came of them, what does not add up.",
    )
    top = tag("section", tag("p", span, cls="pp-when"), tag("h1", title), tag("p", lead, cls="pp-lead"))
    return framed(seat, title, top, *(_of_year(seat, year) for year in sorted({one.year for one in portal.years}, key=lambda y: -(y or 0))))


def _of_year(seat: Seat, wanted: int | None) -> Markup:
    say = seat.say
    found = sorted((year for year in seat.portal.years if year.year == wanted), key=lambda year: (-filled(year.money, Money(0)), year.unit))
    heads = (
        say("单位", "Unit"),
        say("预算（万元）", "Budget (yuan)"),
        say("花了", "Spent"),
        say("件", "Projects"),
        say("算错、对不上", "Errors"),
    )
    head = tag("thead", row(tag("th", words, scope="col", cls="num" if n else None) for n, words in enumerate(heads)))
    rows = (row(_cells(seat, year, heads)) for year in found)
    table = tag("table", tag("caption", say.year(wanted), cls="hidden"), head, tag("tbody", *rows), cls="pp-table pp-cards")
    key = f"year-{wanted or 'none'}"
    return tag("section", heading(say.year(wanted), say(f"{len(found)} 家单位", f"{len(found)} units"), key), table, aria_labelledby=key)


def _cells(seat: Seat, year: Year, heads: tuple[str, ...]) -> Iterator[Markup]:
    say, (spent, _) = seat.say, spent_of(year)
    figures = (say.column(year.money), say.column(spent), f"{len(year.projects)}", f"{len(_errors(year))}")
    yield tag("th", tag("a", year.unit, href=seat.portal.page_of(year)), scope="row")
    yield from (tag("td", figure, cls="num", data_l=head) for figure, head in zip(figures, heads[1:], strict=True))
