"""One project's score: the way to it, the three figures, every indicator with its working and the records it comes from."""

from collections.abc import Iterator, Sequence
from functools import partial

from jixiao.model.evaluation import ScoredIndicator, ScoredProject
from jixiao.values.rounding import fixed
from jixiao.write.evaluation.records import execution_source, record_lines, source, source_lines
from jixiao.write.evaluation.steps import steps_plot
from jixiao.write.evaluation.words import (
    EVIDENCE,
    actual_words,
    adjusted,
    changes_words,
    computed_words,
    grade_words,
    loses,
    money_words,
    points_words,
    score_words,
    unexplained,
)
from jixiao.write.evaluation.working import working_words
from jixiao.write.naming import BLANK, levels_words, name_words, project_words
from jixiao.write.page import Page
from jixiao.write.plot.gauge import strip
from jixiao.write.plot.legend import patch
from jixiao.write.tree import (
    HTML,
    SCREENS,
    TEXT,
    Cell,
    Column,
    Group,
    Notes,
    Pair,
    Pairs,
    Paragraph,
    Part,
    Picture,
    Plot,
    Row,
    Section,
    Span,
    Table,
)

MOST_LOST = 6
SHARE = 4
"""Target and actual take at most a quarter of a terminal each."""


def scored_section(project: ScoredProject, notes: Sequence[str], page: Page, name: str) -> Section:
    """Return the project's section with its own notes; ``name`` is its anchor."""
    named, grade = project_words(project, page), grade_words(project.grade, page)
    score = page.say(f"{score_words(project.total)} 分，{grade}", f"{score_words(project.total)}, {grade}")
    parts = (
        *((Paragraph(_in_words(project, page), on=TEXT),) if project.deducted or project.total != project.computed else ()),
        Group("two", (plot_section(project, page, name), _three(project, notes, page, name)), on=HTML),
        _working(project, page, name),
        *((Notes("", tuple(notes), on=TEXT),) if notes else ()),
    )
    return Section((named, page.say(f"：{score}", f": {score}")), parts, look="project", anchor=name, short=f"{named}  {score}", on=SCREENS)


def _in_words(project: ScoredProject, page: Page) -> str:
    computed, deducted, total = (score_words(s) for s in (project.computed, project.deducted, project.total))
    return page.say(
        f"计算 {computed}，扣减 {deducted}，复核后 {total}。", f"Computed {computed}, deducted {deducted}, as reviewed {total}."
    )


def plot_section(project: ScoredProject, page: Page, name: str) -> Section:
    """Return the card with the way from the full score to the total; ``name`` is unique on the page."""
    figure, cut = steps_plot(project, page, f"{name}-wf")
    title = page.say(f"怎么到了 {score_words(project.total)} 分", f"How it came to {score_words(project.total)}")
    return Section(title, (figure,), look="card", anchor=f"{name}-p", note=cut)


def _three(project: ScoredProject, notes: Sequence[str], page: Page, name: str) -> Section:
    """Return the card of computed, deducted and reviewed points, what to watch, and what the score rests on."""
    adds_up = project.computed - project.deducted == project.total
    figures = (
        Pair(page.say("计算", "Computed"), score_words(project.computed)),
        Pair(page.say("复核扣减", "Deducted"), score_words(project.deducted), look="minus"),
        Pair(page.say("复核后", "As reviewed"), score_words(project.total), look=f"final{' equals' if adds_up else ''}"),
    )
    parts: tuple[Part, ...] = (
        Pairs(figures, look="three"),
        *((Notes(page.say("要留意：", "Mind: "), tuple(notes)),) if notes else ()),
        *_lost(project, page, name),
        *_rests(project, page),
    )
    return Section(page.say("三个数分开记", "Three figures kept apart"), parts, look="card", anchor=f"{name}-3")


def _lost(project: ScoredProject, page: Page, name: str) -> Iterator[Pairs]:
    """Yield where points were lost, the most first."""
    spent = project.execution
    lost = [(spent.points - spent.score, Span(page.say("预算执行", "Budget execution")))]
    for n, one in enumerate(project.indicators):
        lost.append((one.points if one.score is None else one.points - one.score, Span(name_words(one, page), link=f"#{name}-i{n}")))
    found = sorted((pair for pair in lost if pair[0] > 0), key=lambda pair: -pair[0])[:MOST_LOST]
    if found:
        pairs = tuple(Pair(where, f"−{fixed(missing)}") for missing, where in found)
        yield Pairs(pairs, look="card-body", title=page.say("少在哪里", "Where points are missing"), is_list=True)


def _rests(project: ScoredProject, page: Page) -> Iterator[Plot]:
    """Yield on what the indicators rest: a strip with its counts."""
    counts = [(sum(i.evidence == kind for i in project.indicators), page.say(*words)) for kind, words in EVIDENCE.items()]
    shown = [(f"s-{n}", page.say(f"{words} {count} 个", f"{words} {count}")) for n, (count, words) in enumerate(counts, 1) if count]
    told = page.say("，", ", ").join(words for _, words in shown)
    if told:
        parts = [(count, f"s-{n}") for n, (count, _) in enumerate(counts, 1)]
        keys = tuple((Picture(partial(patch, look)), words) for look, words in shown)
        yield Plot(Picture(partial(strip, parts, page.say(f"{told}。", told))), keys, look="card-foot")


def _working(project: ScoredProject, page: Page, name: str) -> Section:
    """Return every indicator as a row; a terminal tells its working under it."""
    columns = (
        Column(page.say("指标", "Indicator"), each="what", label=False),
        Column(page.say("目标", "Target"), each="tv", share=SHARE),
        Column(page.say("实际", "Actual"), each="tv", share=SHARE),
        Column(page.say("怎么算的，从哪里来", "Working and source"), each="work", label=False, on=HTML),
        Column(page.say("满分", "Points"), look="pt", label=False, spoken=True, short=page.say("分值", "Points")),
        Column(page.say("评分", "Score"), look="got", label=False, spoken=True, short=page.say("得分", "Score")),
    )
    rows = (_execution(project, page), *(_indicator(one, page, f"{name}-i{n}") for n, one in enumerate(project.indicators)))
    table = Table(columns, rows, foot=(_sum(project, page),), look="ind")
    title = page.say("每一分怎么来的", "Where every point comes from")
    return Section(title, (table,), look="card", anchor=f"{name}-w", short=None)


def _execution(project: ScoredProject, page: Page) -> Row:
    told, between = project.execution, page.say("", " ")
    working = working_words(told.working, page)
    name, short = page.say("预算执行的比率", "Budget execution"), page.say("预算执行率", "Budget execution")
    cells = (
        Cell(Span(name, tag="h4"), short=short),
        Cell(money_words(told.budget), head=page.say("预算", "Budget")),
        Cell(money_words(told.executed), head=page.say("支出", "Spent")),
        Cell(parts=(*map(Paragraph, working), *execution_source(told, page))),
        *_scores(points_words(told.points), score_words(told.score), "warning" if told.score < told.points else ""),
    )
    return Row(cells, under=(between.join((*working, *source_lines(told.rows, 0, 0, page))),))


def _scores(points: str, score: str, paint: str = "") -> tuple[Cell, Cell]:
    return Cell(points), Cell(score, paint=paint, of=points)


def _indicator(one: ScoredIndicator, page: Page, name: str) -> Row:
    levels, named = levels_words(one, page), name_words(one, page)
    paint = "error" if one.score is None or adjusted(one) else "warning" if loses(one) else ""
    cells = (
        Cell((Span(named, tag="h4"), Span(levels, tag="p") if levels else None), short=named),
        Cell(one.target, short=one.target or BLANK),
        Cell(actual_words(one, page), paint="error" if one.evidence == "none" else ""),
        Cell(parts=tuple(_told(one, page))),
        *_scores(points_words(one.points), score_words(one.score), paint),
    )
    return Row(cells, under=tuple(_lines(one, page)), anchor=name)


def _told(one: ScoredIndicator, page: Page) -> Iterator[Part]:
    """Yield an indicator's working: chips, sentences, source, what was changed, the reason."""
    yield Paragraph((page.say("", " ").join(computed_words(one, page)), *_chips(one, page)))
    yield from source(one, page)
    if one.reason:
        yield Paragraph(page.say(f"原因：{one.reason}", f"Reason: {one.reason}"), look="why")
    if changes := changes_words(one, page):
        yield Group("deduct", tuple(map(Paragraph, changes)))


def _chips(one: ScoredIndicator, page: Page) -> Iterator[Span]:
    if one.evidence == "none":
        yield Span(page.say("没有佐证", "No evidence"), look="chip chip-unknown")
    elif one.evidence == "stated":
        words = page.say("单位说明，附文件", "Stated, with files") if one.files else page.say("只有单位说明", "Stated only")
        yield Span(words, look="chip chip-note")
    if unexplained(one):
        yield Span(page.say("要写原因", "Give the reason"), look="chip chip-warning")


def _lines(one: ScoredIndicator, page: Page) -> Iterator[str]:
    """Yield the same for a terminal, with the records where all is asked for."""
    between = page.say("", " ")
    yield between.join((*computed_words(one, page), *source_lines(one.rows, len(one.left_out), len(one.files), page)))
    if changes := changes_words(one, page):
        yield between.join(changes)
    if one.reason:
        yield page.say(f"原因：{one.reason}", f"Reason: {one.reason}")
    if page.verbose:
        yield from record_lines(one, page)


def _sum(project: ScoredProject, page: Page) -> Row:
    told = [page.say(f"计算 {score_words(project.computed)}", f"Computed {score_words(project.computed)}")]
    if project.deducted:
        told.append(page.say(f"复核扣减 {score_words(project.deducted)}", f"deducted {score_words(project.deducted)}"))
    full = points_words(project.execution.points + sum(i.points for i in project.indicators))
    words = Cell(page.say("，", ", ").join(told))
    return Row((Cell(page.say("合计", "Total")), Cell(), Cell(), words, *_scores(full, score_words(project.total))), on=HTML)
