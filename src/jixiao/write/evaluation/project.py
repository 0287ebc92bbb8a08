"""One project on the page: waterfall, the three figures, every indicator with its working and the records it comes from."""

from collections.abc import Iterator, Sequence

from jixiao.model.evaluation import ScoredIndicator, ScoredProject
from jixiao.write.evaluation.forms import said
from jixiao.write.evaluation.records import execution_source, source
from jixiao.write.evaluation.steps import plot_of
from jixiao.write.evaluation.words import (
    EVIDENCE,
    actual_words,
    changes_words,
    computed_words,
    levels_words,
    money_words,
    name_words,
    points_words,
    project_words,
    score_words,
    unexplained,
)
from jixiao.write.evaluation.working import working_words
from jixiao.write.look.markup import Markup, joined, tag
from jixiao.write.page import Page
from jixiao.write.plot.gauge import strip
from jixiao.write.plot.legend import legend, patch

MOST_LOST = 6
HEADS = "指标|目标|实际|怎么算的，从哪里来|满分|评分", "Indicator|Target|Actual|Working and source|Points|Score"


def project_html(project: ScoredProject, notes: Sequence[str], page: Page, name: str) -> Markup:
    """Return the project's section with its own notes; ``name`` is its anchor."""
    total = page.say(f"：{score_words(project.total)} 分，{project.grade}", f": {score_words(project.total)}, {project.grade}")
    heading = tag("h2", said(project_words(project, page)), said(total), id=f"{name}-h")
    parts = (tag("div", _plot(project, page, name), _three(project, notes, page, name), cls="two"), _working(project, page, name))
    return tag("section", heading, *parts, id=name, cls="project", aria_labelledby=f"{name}-h")


def _plot(project: ScoredProject, page: Page, name: str) -> Markup:
    figure, cut = plot_of(project, page, f"{name}-wf")
    title = page.say(f"怎么到了 {score_words(project.total)} 分", f"How it came to {score_words(project.total)}")
    head = tag("div", tag("h3", title, id=f"{name}-p"), tag("span", cut, cls="muted"), cls="card-head")
    return tag("section", head, figure, cls="card", aria_labelledby=f"{name}-p")


def _three(project: ScoredProject, notes: Sequence[str], page: Page, name: str) -> Markup:
    """Return the card of computed, deducted and reviewed points, what to watch, and what the score rests on."""
    adds_up = project.computed - project.deducted == project.total
    figures = (
        (page.say("计算", "Computed"), project.computed, ""),
        (page.say("复核扣减", "Deducted"), project.deducted, "minus"),
        (page.say("复核后", "As reviewed"), project.total, f"final{' equals' if adds_up else ''}"),
    )
    cells = (tag("div", tag("dt", words), tag("dd", score_words(score)), cls=look or None) for words, score, look in figures)
    head = tag("div", tag("h3", page.say("三个数分开记", "Three figures kept apart"), id=f"{name}-3"), cls="card-head")
    return tag(
        "section",
        head,
        tag("dl", *cells, cls="three"),
        _notes(notes, page),
        _lost(project, page, name),
        _rests(project, page),
        cls="card",
        aria_labelledby=f"{name}-3",
    )


def _notes(notes: Sequence[str], page: Page) -> Markup | None:
    if not notes:
        return None
    heading = tag("b", page.say("要留意：", "Mind: "))
    return tag("div", heading, *(tag("p", said(note)) for note in notes), cls="blind")


def _lost(project: ScoredProject, page: Page, name: str) -> Markup | None:
    """Return where points were lost, the most first."""
    spent = project.execution
    lost = [(spent.points - spent.score, tag("span", page.say("预算执行", "Budget execution")))]
    for n, one in enumerate(project.indicators):
        lost.append((one.points - (one.score or 0), tag("a", said(name_words(one, page)), href=f"#{name}-i{n}")))
    found = sorted((pair for pair in lost if pair[0] > 0), key=lambda pair: -pair[0])
    if not found:
        return None
    heading = tag("h4", page.say("少在哪里", "Where points are missing"))
    rows = (tag("li", tag("div", where), tag("b", f"−{missing:.2f}")) for missing, where in found[:MOST_LOST])
    return tag("div", heading, tag("ol", *rows, cls="lost"), cls="card-body")


def _rests(project: ScoredProject, page: Page) -> Markup | None:
    """Return on what the indicators rest: a strip with its counts."""
    counts = [(sum(i.evidence == kind for i in project.indicators), page.say(*words)) for kind, words in EVIDENCE.items()]
    told = page.say("，", ", ").join(page.say(f"{words} {count} 个", f"{words} {count}") for count, words in counts if count)
    if not told:
        return None
    drawn = strip([(count, f"s-{n}") for n, (count, _) in enumerate(counts, 1)], page.say(f"{told}。", told))
    keys = ((patch(f"s-{n}"), page.say(f"{words} {count} 个", f"{words} {count}")) for n, (count, words) in enumerate(counts, 1) if count)
    return tag("div", drawn, legend(keys), cls="card-foot")


def _working(project: ScoredProject, page: Page, name: str) -> Markup:
    heads = page.say(*HEADS).split("|")
    looks = (None, None, None, None, "pt", "got")
    head = tag("div", *(tag("span", h, cls=look) for h, look in zip(heads, looks, strict=True)), cls="ind ind-head", aria_hidden="true")
    title = tag("div", tag("h3", page.say("每一分怎么来的", "Where every point comes from"), id=f"{name}-w"), cls="card-head")
    rows = (_execution(project, page, heads), *(_indicator(i, page, heads, f"{name}-i{n}") for n, i in enumerate(project.indicators)))
    return tag("section", title, head, *rows, _sum(project, page), cls="card", aria_labelledby=f"{name}-w")


def _execution(project: ScoredProject, page: Page, heads: list[str]) -> Markup:
    told = project.execution
    parts = (
        tag("div", tag("h4", page.say("预算执行的比率", "Budget execution")), cls="what"),
        tag("div", money_words(told.budget), cls="tv", data_l=page.say("预算", "Budget")),
        tag("div", money_words(told.executed), cls="tv", data_l=page.say("支出", "Spent")),
        tag("div", *(tag("p", said(line)) for line in working_words(told.working, page)), *execution_source(told, page), cls="work"),
    )
    return tag("article", *parts, *_scores(points_words(told.points), score_words(told.score), heads), cls="ind")


def _scores(points: str, score: str, heads: list[str]) -> tuple[Markup, Markup]:
    spoken = (tag("span", f"{head} ", cls="hidden") for head in heads[4:])
    return tag("div", next(spoken), points, cls="pt"), tag("div", next(spoken), score, cls="got", data_of=points)


def _indicator(indicator: ScoredIndicator, page: Page, heads: list[str], name: str) -> Markup:
    levels = tag("p", said(levels_words(indicator))) if levels_words(indicator) else None
    parts = (
        tag("div", tag("h4", said(name_words(indicator, page))), levels, cls="what"),
        tag("div", said(indicator.target), cls="tv", data_l=heads[1]),
        tag("div", said(actual_words(indicator, page)), cls="tv", data_l=heads[2]),
        tag("div", *_told(indicator, page), cls="work"),
    )
    scores = _scores(points_words(indicator.points), score_words(indicator.score), heads)
    return tag("article", *parts, *scores, id=name, cls="ind")


def _told(indicator: ScoredIndicator, page: Page) -> Iterator[Markup]:
    """Yield an indicator's working: chips, sentences, source, what was changed, the reason."""
    chips = list(_chips(indicator, page))
    working = page.say("", " ").join(computed_words(indicator, page))
    yield tag("p", said(working), *chips)
    yield from source(indicator, page)
    if indicator.reason:
        yield tag("p", said(page.say(f"原因：{indicator.reason}", f"Reason: {indicator.reason}")), cls="why")
    if changes := changes_words(indicator, page):
        yield tag("div", *(tag("p", said(line)) for line in changes), cls="deduct")


def _chips(indicator: ScoredIndicator, page: Page) -> Iterator[Markup]:
    if indicator.evidence == "none":
        yield tag("span", page.say("没有佐证", "No evidence"), cls="chip chip-unknown")
    elif indicator.evidence == "stated":
        words = page.say("单位说明，附文件", "Stated, with files") if indicator.files else page.say("只有单位说明", "Stated only")
        yield tag("span", words, cls="chip chip-note")
    if unexplained(indicator):
        yield tag("span", page.say("要写原因", "Give the reason"), cls="chip chip-warning")


def _sum(project: ScoredProject, page: Page) -> Markup:
    told = [page.say(f"计算 {score_words(project.computed)}", f"Computed {score_words(project.computed)}")]
    if project.deducted:
        told.append(page.say(f"复核扣减 {score_words(project.deducted)}", f"deducted {score_words(project.deducted)}"))
    full = points_words(project.execution.points + sum(i.points for i in project.indicators))
    parts = (
        tag("div", page.say("合计", "Total")),
        tag("div", cls="tv"),
        tag("div", cls="tv"),
        tag("div", page.say("，", ", ").join(told), cls="work"),
        tag("div", full, cls="pt"),
        tag("div", score_words(project.total), cls="got", data_of=full),
    )
    return tag("div", joined(parts), cls="ind ind-sum")
