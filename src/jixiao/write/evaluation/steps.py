"""A project's way from the full score to its total as steps of a waterfall, and the same in words."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from jixiao.model.evaluation import ScoredProject
from jixiao.values.blank import filled
from jixiao.values.rounding import fixed
from jixiao.write.evaluation.words import points_words, score_words
from jixiao.write.naming import name_words
from jixiao.write.page import Page
from jixiao.write.plot.legend import patch
from jixiao.write.plot.svg import at
from jixiao.write.plot.waterfall import Step, axis, waterfall
from jixiao.write.tree import Cell, Column, Picture, Plot, Row, Table

NOUGHT = Decimal("0.00")


def steps(project: ScoredProject, page: Page) -> tuple[Step, ...]:
    """Return the steps: full points, what was not reached, computed, deducted, given by the reviewer, total."""
    return tuple(_steps(project, page))


def _steps(project: ScoredProject, page: Page) -> Iterator[Step]:
    spent = project.execution
    level = spent.points + sum(i.points for i in project.indicators)
    yield _standing(page.say("满分", "Full"), level, points_words(level))
    level, step = _fall(page.say("预算执行率", "Execution"), level, (spent.points, spent.score), blank=False)
    yield step
    for one in project.indicators:
        level, step = _fall(name_words(one, page), level, (one.points, one.computed), blank=one.evidence == "none")
        yield step
    changed = project.deducted or project.total != project.computed
    yield _standing(page.say("计算", "Computed") if changed else page.say("总分", "Total"), project.computed)
    if changed:
        yield from _reviewed(project, page)


def _reviewed(project: ScoredProject, page: Page) -> Iterator[Step]:
    left = project.computed - project.deducted
    if project.deducted:
        yield Step(page.say("复核扣减", "Deducted"), _minus(project.deducted), "cut", project.computed, left)
    if left != project.total:
        name, up = page.say("复核另给", "Reviewer"), project.total > left
        shown = f"＋{fixed(project.total - left)}" if up else _minus(left - project.total)
        yield Step(name, shown, "gain" if up else "cut", left, project.total)
    yield _standing(page.say("复核后", "Reviewed"), project.total)


def _standing(name: str, level: Decimal, shown: str | None = None) -> Step:
    return Step(name, shown or score_words(level), "total", level, level)


def _fall(name: str, level: Decimal, told: tuple[Decimal, Decimal | None], *, blank: bool) -> tuple[Decimal, Step]:
    """Return the level after an indicator with these points and this score, and its step."""
    points, score = told
    after = level - points + filled(score, NOUGHT)
    small = f"{score_words(filled(score, NOUGHT))}/{points_words(points)}"
    if after == level:
        return after, Step(name, "0", "none", level, level, small)
    return after, Step(name, _minus(level - after), "blank" if blank else "loss", level, after, small)


def _minus(amount: Decimal) -> str:
    return f"−{fixed(amount)}"


def steps_plot(project: ScoredProject, page: Page, name: str) -> tuple[Plot, str]:
    """Return the plot with its figures, and the words about its cut axis; ``name`` is unique on the page."""
    found = steps(project, page)
    scale = axis(found, page.say("分", "pts"))
    total = score_words(project.total)
    title = page.say(f"得分瀑布图：从 {found[0].shown} 分到 {total} 分。", f"Waterfall from {found[0].shown} to {total} points.")
    told = page.say("；", "; ").join(f"{s.name} {s.shown}" for s in found) + page.say("。", ".")
    low = at(scale.marks[0])
    cut = page.say(f"轴从 {low} 分起", f"axis from {low}") if scale.marks[0] else page.say("轴从 0 分起", "axis from 0")
    drawn = Picture(partial(waterfall, found, scale, name=name, title=title, told=told))
    return Plot(drawn, _keys(found, page), _table(found, page), page.say("图里的数", "Figures")), cut


def _keys(found: Sequence[Step], page: Page) -> tuple[tuple[Picture, str], ...]:
    meanings = {
        "loss": page.say("没有得到的分", "points not reached"),
        "blank": page.say("没有佐证的分", "points without evidence"),
        "cut": page.say("复核扣减的分", "points deducted"),
        "gain": page.say("复核另给的分", "points given by the reviewer"),
    }
    kinds = {step.kind for step in found}
    return tuple((Picture(partial(patch, f"wf-{kind}")), words) for kind, words in meanings.items() if kind in kinds)


def _table(found: Sequence[Step], page: Page) -> Table:
    """Return the plot's figures."""
    heads = page.say("一步|加减|到这里", "Step|Change|So far").split("|")
    columns = tuple(Column(h, look="num" if n else "", names=not n, label=False) for n, h in enumerate(heads))
    rows = tuple(Row((Cell(step.name), Cell(step.shown), Cell(score_words(step.after)))) for step in found)
    return Table(columns, rows, caption=page.say("图里的数，单位：分。", "Figures of the plot, in points."), look="mini", is_wide=True)
