"""A self-evaluation as a report: the finding, the whole unit, all projects, every project, the evidence, the official forms."""

from collections.abc import Iterator
from functools import partial

from jixiao.model.evaluation import Evaluation, ScoredIndicator, ScoredProject
from jixiao.write.document.printed import exact_wan
from jixiao.write.evaluation.around import LOOKS, around
from jixiao.write.evaluation.points import evaluation_points
from jixiao.write.evaluation.project import scored_section
from jixiao.write.evaluation.records import index_table
from jixiao.write.evaluation.words import (
    EVIDENCE,
    actual_words,
    evaluation_title,
    file_words,
    grade_words,
    grades_of,
    loses,
    money_words,
    own_notes,
    points_words,
    rate_words,
    scheme_words,
    score_words,
    shared_notes,
    what_if_words,
)
from jixiao.write.evaluation.working import evaluation_in
from jixiao.write.naming import BLANK, name_words, project_words
from jixiao.write.page import Page
from jixiao.write.plot.gauge import gauge, strip
from jixiao.write.plot.legend import patch
from jixiao.write.tree import (
    HTML,
    LINES,
    MARKDOWN,
    PAGES,
    SHORT,
    TEXT,
    Cell,
    Column,
    Fold,
    Group,
    Jump,
    Pair,
    Pairs,
    Paragraph,
    Part,
    Picture,
    Plot,
    Points,
    Report,
    Row,
    Section,
    Span,
    Table,
    Title,
)


def evaluation_report(evaluation: Evaluation, page: Page, forms: str = "") -> Report:
    """Return the report; ``forms`` holds the official forms as HTML, read back as the form that the page explains."""
    evaluation, page = evaluation_in(evaluation, page), page._replace(ledgers=evaluation.ledgers)
    bar = page.say("评分和来历", "Scores and where they come from")
    jumps = (Jump("evidence", page.say("佐证", "Evidence")),) if evaluation.projects else ()
    parts = tuple(_parts(evaluation, page))
    report = Report(evaluation_title(evaluation, page), parts, look="p-score", main="wide-page", styles=LOOKS, bar=bar, jumps=jumps)
    return around(report, [(p.number, project_words(p, page)) for p in evaluation.projects], forms, page)


def evaluation_overview(evaluation: Evaluation, page: Page) -> Report:
    """Return the report's beginning alone, for a page that shows each project on one of its own: the finding, the whole unit, all projects."""
    evaluation, page = evaluation_in(evaluation, page), page._replace(ledgers=evaluation.ledgers)
    two = Group("two", (_points(evaluation, page), _whole(evaluation, page)))
    parts = (Group("page-head", tuple(_head(evaluation, page)), on=HTML), two, _projects(evaluation, page))
    return Report(evaluation_title(evaluation, page), parts, look="p-score", main="wide-page", styles=LOOKS)


def _parts(evaluation: Evaluation, page: Page) -> Iterator[Part]:
    shared = shared_notes(evaluation)
    yield Title(evaluation_title(evaluation, page), on=MARKDOWN)
    yield Paragraph(evaluation_title(evaluation, page), paint="strong", on=TEXT)
    yield from (Paragraph(words, on=TEXT) for words in (file_words(evaluation.file), scheme_words(evaluation, page), *shared))
    yield Group("page-head", tuple(_head(evaluation, page)), on=HTML)
    yield Group("two", (_points(evaluation, page), _whole(evaluation, page)))
    if evaluation.projects:
        yield _projects(evaluation, page)
        for n, project in enumerate(evaluation.projects, 1):
            yield scored_section(project, own_notes(project, shared), page, f"p{n}")
        title = page.say("佐证目录", "Index of evidence")
        yield Section(title, (index_table(evaluation, page),), look="part starts", anchor="evidence", on=HTML)
        yield from _missing(evaluation, page)
    yield Paragraph(scheme_words(evaluation, page), on=MARKDOWN)


def _head(evaluation: Evaluation, page: Page) -> Iterator[Part]:
    told = evaluation.summary
    year = "" if evaluation.fiscal_year is None else page.say(f"{evaluation.fiscal_year} 年度：", f"{evaluation.fiscal_year}: ")
    grades = page.say("，", ", ").join(f"{g.count} {grade_words(g.grade, page)}" for g in grades_of(evaluation))
    mean = score_words(told.mean)
    heading = page.say(f"{year}{told.projects} 项平均 {mean} 分", f"{year}{told.projects} projects, mean {mean}")
    if evaluation.authority:
        yield Paragraph(evaluation.authority, look="muted")
    yield Title(f"{heading}{page.say('，', ': ')}{grades}" if grades else heading, anchor="top")
    below = (scheme_words(evaluation, page), *shared_notes(evaluation), _official(evaluation, page))
    yield from (Paragraph(words, look="muted") for words in below)


def _official(evaluation: Evaluation, page: Page) -> str:
    """Return count, money and mean in the words of an official cover, from which they are read back."""
    told = evaluation.summary
    budget = "" if told.budget is None else f"，涉及项目预算资金 {exact_wan(told.budget)} 万元"
    mean = "" if told.mean is None else f"，平均得分{score_words(told.mean)}"
    file = file_words(evaluation.file)
    zh = f"开展绩效自评的项目 {told.projects} 个{budget}{mean}。根据 {file} 和台账计算。"
    return page.say(zh, f"Computed from {file} and the ledgers, in the official words: “{zh.partition('。')[0]}。”")


def _points(evaluation: Evaluation, page: Page) -> Section:
    """Return what a director reads; the first sentence is the heading of the page."""
    told = tuple(evaluation_points(evaluation, page))
    supposed = tuple(Paragraph(line) for line in what_if_words(evaluation, page))
    parts = (
        Points(told, on=LINES),
        Points(told[1:] or told, look="said", on=HTML),
        *((Group("card-foot", (Section(page.say("如果", "What if"), supposed),)),) if supposed else ()),
    )
    return Section(page.say("先看这几句", "In short"), parts, look=f"card {SHORT}", anchor="short", short=page.say("结论", "In short"))


def _whole(evaluation: Evaluation, page: Page) -> Section:
    """Return the card of the whole unit: money, mean, grades and evidence as strips."""
    told = evaluation.summary
    figures = (
        Pair(page.say("平均", "Mean"), score_words(told.mean)),
        Pair(page.say("预算执行", "Budget spent"), rate_words(told.rate)),
        Pair(page.say("有记录的指标", "Indicators from records"), f"{told.measured} / {told.indicators}"),
    )
    grades = [(g.count, page.say(f"{g.grade} {g.count} 项", f"{grade_words(g.grade, page)} {g.count}")) for g in grades_of(evaluation)]
    counts = (told.measured, told.stated, told.without_evidence)
    rests = [(n, page.say(f"{zh} {n} 个", f"{en} {n}")) for n, (zh, en) in zip(counts, EVIDENCE.values(), strict=True)]
    strips = (_strip(parts, page) for parts in (grades, rests) if any(count for count, _ in parts))
    return Section(page.say("全单位", "The whole unit"), (Pairs(figures, look="figures"), *strips), look="card", anchor="whole", on=HTML)


def _strip(parts: list[tuple[int, str]], page: Page) -> Plot:
    looked = [(count, f"s-{min(n, 4)}", words) for n, (count, words) in enumerate(parts, 1)]
    told = page.say("，", ", ").join(words for count, words in parts if count)
    drawn = Picture(partial(strip, [(count, look) for count, look, _ in looked], told))
    return Plot(drawn, tuple((Picture(partial(patch, look)), words) for count, look, words in looked if count), look="card-body")


def _projects(evaluation: Evaluation, page: Page) -> Section:
    total, grade = page.say("总分", "Total"), page.say("等级", "Grade")
    columns = (
        Column(page.say("序", "No."), look="num", each="n", label=False, on=HTML),
        Column(page.say("项目", "Project"), names=True),
        Column(total, on=TEXT),
        Column(grade, on=TEXT),
        Column(page.say("预算用了多少", "Budget spent"), each="whole", short=page.say("执行率", "Spent")),
        Column(page.say("计算", "Computed"), look="num"),
        Column(page.say("复核扣减", "Deducted"), look="num", short=page.say("扣减", "Deducted")),
        Column(total, look="num", each="strong total", on=PAGES),
        Column(grade, on=PAGES),
        Column(page.say("没有佐证", "No evidence"), look="num", short=page.say("无佐证", "No evidence")),
    )
    table = Table(
        columns,
        tuple(_project(project, page, n) for n, project in enumerate(evaluation.projects, 1)),
        foot=(_mean(evaluation, page),),
        caption=page.say("各项的预算执行、评分和等级。", "Budget, scores and grade of every project."),
        look="list cards overview",
        is_wide=True,
    )
    title, short = page.say("一项一项看", "Project by project"), page.say("各项目", "Projects")
    return Section(title, (table,), look="card", anchor="all", short=short)


def _project(project: ScoredProject, page: Page, n: int) -> Row:
    blank, rate, named = sum(i.evidence == "none" for i in project.indicators), project.execution.rate, project_words(project, page)
    drawn = Picture(partial(gauge, rate, None, page.say(f"预算用了 {rate_words(rate)}。", f"{rate_words(rate)} of the budget spent.")))
    total, grade = Cell(score_words(project.total), paint="strong"), Cell(grade_words(project.grade, page))
    cells = (
        Cell(str(project.number or n)),
        Cell(Span(project.name or named, link=f"{page.links.projects or '#p'}{n}"), short=named),
        total,
        grade,
        Cell((drawn, rate_words(rate)), look="nowrap"),
        Cell(score_words(project.computed)),
        Cell(score_words(project.deducted) if project.deducted else BLANK, paint="error" if project.deducted else ""),
        total,
        grade,
        Cell(str(blank) if blank else None, paint="error" if blank else "", short=str(blank or BLANK)),
    )
    return Row(cells)


def _mean(evaluation: Evaluation, page: Page) -> Row:
    told, words = evaluation.summary, page.say("平均", "Mean")
    mean = Cell(score_words(told.mean), paint="strong", head=words)
    spent = f"{money_words(told.executed)} / {money_words(told.budget)}"
    cells = (
        Cell(),
        Cell(page.say("全单位", "The whole unit"), paint="strong", short=words),
        mean,
        Cell(),
        Cell(spent, short=rate_words(told.rate)),
        Cell(),
        Cell(),
        mean,
        Cell(),
        Cell(str(told.without_evidence) if told.without_evidence else None),
    )
    return Row(cells)


def _missing(evaluation: Evaluation, page: Page) -> Iterator[Part]:
    """Yield the indicators without evidence and those below their points, of all projects in one."""
    rows = [(p, i) for p in evaluation.projects for i in p.indicators]
    blank = tuple(
        f"{_named(p, i, page)}{page.say('，', ', ')}{points_words(i.points)} {page.say('分', 'points')}"
        for p, i in rows
        if i.evidence == "none"
    )
    if blank:
        title = page.say(f"没有佐证的指标 {len(blank)} 个", f"Without evidence: {len(blank)}")
        yield Section(title, (Points(blank),), on=MARKDOWN)
    heads = page.say("指标|目标|实际|分值|得分", "Indicator|Target|Actual|Points|Score").split("|")
    columns = tuple(Column(h, look="num" if n > 2 else "") for n, h in enumerate(heads))
    lost = tuple(_lost(p, i, page) for p, i in rows if loses(i) and i.evidence != "none")
    if lost:
        title = page.say(f"没有得满分的指标 {len(lost)} 个", f"Below their points: {len(lost)}")
        yield Fold(title, (Table(columns, lost),), on=MARKDOWN)


def _lost(project: ScoredProject, one: ScoredIndicator, page: Page) -> Row:
    words = (_named(project, one, page), one.target or BLANK, actual_words(one, page), points_words(one.points), score_words(one.score))
    return Row(tuple(map(Cell, words)))


def _named(project: ScoredProject, indicator: ScoredIndicator, page: Page) -> str:
    return f"{project_words(project, page)} · {name_words(indicator, page)}"
