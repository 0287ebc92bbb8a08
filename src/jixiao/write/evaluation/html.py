"""The self-evaluation as one page: the finding, the whole unit, every project, the evidence, the official forms."""

from collections.abc import Iterator

from jixiao.model.evaluation import Evaluation, ScoredProject
from jixiao.write.evaluation.forms import said
from jixiao.write.evaluation.project import project_html
from jixiao.write.evaluation.records import index_html
from jixiao.write.evaluation.shell import LOOKS, Jump, official_forms, project_jumps, top_bar, wan
from jixiao.write.evaluation.told import points
from jixiao.write.evaluation.words import (
    BLANK,
    EVIDENCE,
    grades_of,
    money_words,
    own_notes,
    project_words,
    rate_words,
    scheme_words,
    score_words,
    shared_notes,
    title_words,
    what_if_words,
)
from jixiao.write.look.markup import Markup, joined, row, tag
from jixiao.write.look.page import page as html_page
from jixiao.write.page import Page
from jixiao.write.plot.gauge import gauge, strip
from jixiao.write.plot.legend import legend, patch

ZH = Page()


def evaluation_html(evaluation: Evaluation, forms_html: str, page: Page = ZH) -> str:
    """Return the page; ``forms_html`` holds the official forms as sections, read back as the form that the page explains."""
    body = tag("main", *_body(evaluation, forms_html, page), id="main", cls="wide-page")
    bar = top_bar(page.say("评分和来历", "Scores and where they come from"), _jumps(evaluation, forms_html, page), page)
    return html_page(title_words(evaluation, page), joined((bar, body)), *LOOKS, lang=page.lang, look="p-score")


def _body(evaluation: Evaluation, forms: str, page: Page) -> Iterator[Markup]:
    yield _head(evaluation, page)
    yield tag("div", _points(evaluation, page), _whole(evaluation, page), cls="two")
    if evaluation.projects:
        yield _projects(evaluation, page)
    for n, project in enumerate(evaluation.projects, 1):
        yield project_html(project, own_notes(project, shared_notes(evaluation)), page, f"p{n}")
    if evaluation.projects:
        yield tag("h2", page.say("佐证目录", "Index of evidence"), id="evidence", cls="part starts")
        yield tag("section", index_html(evaluation, page), cls="card", aria_labelledby="evidence")
    yield from official_forms(forms, page)


def _jumps(evaluation: Evaluation, forms: str, page: Page) -> Iterator[Jump]:
    yield Jump("top", page.say("汇总", "Summary"))
    yield from project_jumps([(p.number, project_words(p, page)) for p in evaluation.projects])
    if evaluation.projects:
        yield Jump("evidence", page.say("佐证", "Evidence"))
    if forms:
        yield Jump("forms", page.say("正式表", "Forms"))


def _head(evaluation: Evaluation, page: Page) -> Markup:
    told = evaluation.summary
    year = "" if evaluation.fiscal_year is None else page.say(f"{evaluation.fiscal_year} 年度：", f"{evaluation.fiscal_year}: ")
    grades = page.say("，", ", ").join(page.say(f"{g.count} {g.grade}", f"{g.count} {g.grade}") for g in grades_of(evaluation))
    mean = score_words(told.mean)
    heading = page.say(f"{year}{told.projects} 项平均 {mean} 分", f"{year}{told.projects} projects, mean {mean}")
    parts = (
        tag("p", said(evaluation.authority), cls="muted") if evaluation.authority else None,
        tag("h1", f"{heading}{page.say('，', ': ')}{grades}" if grades else heading, id="top"),
        tag("p", said(scheme_words(evaluation, page)), cls="muted"),
        *(tag("p", said(note), cls="muted") for note in shared_notes(evaluation)),
        tag("p", _official(evaluation, page), cls="muted"),
    )
    return tag("div", *parts, cls="page-head")


def _official(evaluation: Evaluation, page: Page) -> str:
    """Return count, money and mean in the words of an official cover, from which they are read back."""
    told = evaluation.summary
    budget = "" if told.budget is None else f"，涉及项目预算资金 {wan(told.budget)} 万元"
    mean = "" if told.mean is None else f"，平均得分{score_words(told.mean)}"
    zh = f"开展绩效自评的项目 {told.projects} 个{budget}{mean}。根据 {evaluation.file} 和台账计算。"
    return page.say(zh, f"Computed from {evaluation.file} and the ledgers. {zh.partition('。')[0]}。")


def _points(evaluation: Evaluation, page: Page) -> Markup:
    head = tag("div", tag("h2", page.say("先看这几句", "In short"), id="short"), cls="card-head")
    told = list(points(evaluation, page))
    told = told[1:] if len(told) > 1 else told  # the first is the page's heading
    listed = tag("ul", *(tag("li", said(point)) for point in told), cls="said")
    return tag("section", head, listed, *_what_if(evaluation, page), cls="card", aria_labelledby="short")


def _what_if(evaluation: Evaluation, page: Page) -> Iterator[Markup]:
    if evaluation.what_if:
        yield tag(
            "div",
            tag("h3", page.say("如果", "What if")),
            *(tag("p", said(line)) for line in what_if_words(evaluation, page)),
            cls="card-foot",
        )


def _whole(evaluation: Evaluation, page: Page) -> Markup:
    """Return the card of the whole unit: money, mean, grades and evidence as strips."""
    told = evaluation.summary
    figures = (
        (page.say("平均", "Mean"), score_words(told.mean)),
        (page.say("预算执行", "Budget spent"), rate_words(told.rate)),
        (page.say("有记录的指标", "Indicators from records"), f"{told.measured} / {told.indicators}"),
    )
    cells = (tag("div", tag("dt", words), tag("dd", figure)) for words, figure in figures)
    grades = [(g.count, page.say(f"{g.grade} {g.count} 项", f"{g.grade} {g.count}")) for g in grades_of(evaluation)]
    counts = (told.measured, told.stated, told.without_evidence)
    rests = [(n, page.say(f"{zh} {n} 个", f"{en} {n}")) for n, (zh, en) in zip(counts, EVIDENCE.values(), strict=True)]
    head = tag("div", tag("h2", page.say("全单位", "The whole unit"), id="whole"), cls="card-head")
    strips = (_strip(parts) for parts in (grades, rests) if any(count for count, _ in parts))
    return tag("section", head, tag("dl", *cells, cls="figures"), *strips, cls="card", aria_labelledby="whole")


def _strip(parts: list[tuple[int, str]]) -> Markup:
    looks = [f"s-{min(n, 4)}" for n in range(1, len(parts) + 1)]
    told = "，".join(words for count, words in parts if count)
    keys = ((patch(look), said(words)) for look, (count, words) in zip(looks, parts, strict=True) if count)
    return tag("div", strip([(count, look) for look, (count, _) in zip(looks, parts, strict=True)], told), legend(keys), cls="card-body")


def _projects(evaluation: Evaluation, page: Page) -> Markup:
    heads = page.say(
        "序|项目|预算用了多少|计算|复核扣减|总分|等级|没有佐证", "No.|Project|Budget spent|Computed|Deducted|Total|Grade|No evidence"
    ).split("|")
    head = tag("thead", row(tag("th", h, scope="col", cls="num" if n in (0, 3, 4, 5, 7) else None) for n, h in enumerate(heads)))
    body = (_project(project, page, heads, n) for n, project in enumerate(evaluation.projects, 1))
    told = evaluation.summary
    foot = row(
        (
            tag("td", cls="n"),
            tag("th", page.say("全单位", "The whole unit"), scope="row"),
            tag("td", f"{money_words(told.executed)} / {money_words(told.budget)}", data_l=heads[2], cls="whole"),
            tag("td"),
            tag("td"),
            tag("td", score_words(told.mean), cls="num strong total", data_l=page.say("平均", "Mean")),
            tag("td"),
            tag("td", str(told.without_evidence) if told.without_evidence else None, cls="num", data_l=heads[7]),
        )
    )
    caption = tag("caption", page.say("各项的预算执行、评分和等级。", "Budget, scores and grade of every project."), cls="hidden")
    table = tag("table", caption, head, tag("tbody", *body), tag("tfoot", foot), cls="list cards overview")
    title = tag("div", tag("h2", page.say("一项一项看", "Project by project"), id="all"), cls="card-head")
    return tag("section", title, tag("div", table, cls="scroll"), cls="card", aria_labelledby="all")


def _project(project: ScoredProject, page: Page, heads: list[str], n: int) -> Markup:
    blank = sum(i.evidence == "none" for i in project.indicators)
    rate = project.execution.rate
    drawn = gauge(rate, None, page.say(f"预算用了 {rate_words(rate)}。", f"{rate_words(rate)} of the budget spent."))
    cells = (
        tag("td", str(project.number or n), cls="num n"),
        tag("th", tag("a", said(project.name or project_words(project, page)), href=f"#p{n}"), scope="row"),
        tag("td", drawn, rate_words(rate), cls="whole nowrap", data_l=heads[2]),
        tag("td", score_words(project.computed), cls="num", data_l=heads[3]),
        tag("td", score_words(project.deducted) if project.deducted else BLANK, cls="num", data_l=heads[4]),
        tag("td", score_words(project.total), cls="num strong total", data_l=heads[5]),
        tag("td", said(project.grade), data_l=heads[6]),
        tag("td", str(blank) if blank else None, cls="num", data_l=heads[7]),
    )
    return row(cells)
