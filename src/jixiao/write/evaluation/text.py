"""A self-evaluation on a terminal: five lines for a director, all projects, then every indicator with its working."""

from collections.abc import Iterator

from jixiao.model.evaluation import Evaluation, ScoredIndicator, ScoredProject
from jixiao.write.columns import clip, wrap
from jixiao.write.evaluation.told import points
from jixiao.write.evaluation.words import (
    BLANK,
    actual_words,
    adjusted,
    changes_words,
    computed_words,
    loses,
    money_words,
    name_words,
    own_notes,
    points_words,
    project_words,
    rate_words,
    record_words,
    rows_words,
    scheme_words,
    score_words,
    shared_notes,
    title_words,
    what_if_words,
)
from jixiao.write.evaluation.working import working_words
from jixiao.write.hostile import visible
from jixiao.write.page import Page
from jixiao.write.text.table import Cell, table

INDENT = 4
SHARE = 4
"""Target and actual take at most a quarter of the page each."""
MOST_RECORDS = 12
"""Records of an indicator that are named; the page and the workbook hold more."""


def evaluation_text(evaluation: Evaluation, page: Page) -> str:
    """Return the whole evaluation as text with a line break at its end; ``verbose`` names the records."""
    lines = [page.paint("strong", line) for line in wrap(visible(title_words(evaluation, page)), page.columns)]
    lines += wrap(visible(evaluation.file), page.columns)
    lines += wrap(visible(scheme_words(evaluation, page)), page.columns)
    shared = shared_notes(evaluation)
    lines += [line for note in shared for line in wrap(visible(note), page.columns)]
    lines += ["", page.paint("strong", page.say("结论", "In short"))]
    for point in points(evaluation, page):
        lines += wrap(visible(point), page.columns, first="  · ", hanging="    ")
    if evaluation.what_if:
        lines += page.section(page.say("如果", "What if"))
        lines += [line for told in what_if_words(evaluation, page) for line in wrap(visible(told), page.columns, first="  ", hanging="  ")]
    if evaluation.projects:
        lines += [*page.section(page.say("各项目", "Projects")), *_overview(evaluation, page)]
    for project in evaluation.projects:
        lines += _project(project, shared, page)
    return "\n".join(lines) + "\n"


def _overview(evaluation: Evaluation, page: Page) -> list[str]:
    header = page.say("项目|总分|等级|执行率|计算|扣减|无佐证", "Project|Total|Grade|Spent|Computed|Deducted|No evidence").split("|")
    rows = [_overview_row(project, page) for project in evaluation.projects]
    told = evaluation.summary
    if len(rows) > 1:
        mean = (Cell(page.say("平均", "Mean"), "strong"), Cell(score_words(told.mean), "strong"), Cell(""), Cell(rate_words(told.rate)))
        rows.append([*mean, Cell(""), Cell(""), Cell(str(told.without_evidence or ""))])
    return table(header, rows, page)


def _overview_row(project: ScoredProject, page: Page) -> list[Cell]:
    blank = sum(i.evidence == "none" for i in project.indicators)
    return [
        Cell(visible(project_words(project, page))),
        Cell(score_words(project.total), "strong"),
        Cell(visible(project.grade)),
        Cell(rate_words(project.execution.rate)),
        Cell(score_words(project.computed)),
        Cell(score_words(project.deducted) if project.deducted else BLANK, "error" if project.deducted else None),
        Cell(str(blank) if blank else BLANK, "error" if blank else None),
    ]


def _project(project: ScoredProject, shared: tuple[str, ...], page: Page) -> list[str]:
    """Return one project: its head, then each indicator as a row with its working under it."""
    title = page.say(
        f"{project_words(project, page)}  {score_words(project.total)} 分，{project.grade}",
        f"{project_words(project, page)}  {score_words(project.total)}, {project.grade}",
    )
    lines = page.section(clip(visible(title), page.columns - 4))
    if project.deducted or project.total != project.computed:
        lines += wrap(_three(project, page), page.columns, first="  ", hanging="  ")
    header = page.say("指标|目标|实际|分值|得分", "Indicator|Target|Actual|Points|Score").split("|")
    rows = [_execution_row(project, page), *(_indicator_row(i, page) for i in project.indicators)]
    head, *drawn = table(header, rows, page)
    lines.append(head)
    names = ("", *(name_words(i, page) for i in project.indicators))
    told = (_execution_told(project, page), *(_told(i, page) for i in project.indicators))
    for line, name, sentences in zip(drawn, names, told, strict=True):
        lines.append(line)
        for sentence in (*([] if visible(name) in line else [name]), *sentences):
            lines += [page.paint("dim", part) for part in wrap(visible(sentence), page.columns, first=" " * INDENT, hanging=" " * INDENT)]
    for note in own_notes(project, shared):
        lines += wrap(visible(note), page.columns, first="  ! ", hanging="    ")
    return lines


def _three(project: ScoredProject, page: Page) -> str:
    computed, deducted, total = (score_words(s) for s in (project.computed, project.deducted, project.total))
    return page.say(
        f"计算 {computed}，扣减 {deducted}，复核后 {total}。", f"Computed {computed}, deducted {deducted}, as reviewed {total}."
    )


def _execution_row(project: ScoredProject, page: Page) -> list[Cell]:
    told = project.execution
    amounts = (clip(money_words(amount), page.columns // SHARE) for amount in (told.budget, told.executed))
    style = "warning" if told.score < told.points else None
    name = page.say("预算执行率", "Budget execution")
    return [Cell(name), *map(Cell, amounts), Cell(points_words(told.points)), Cell(score_words(told.score), style)]


def _execution_told(project: ScoredProject, page: Page) -> Iterator[str]:
    told = project.execution
    source = [_stop(rows_words(told.rows, page), page)] if told.rows else []
    yield page.say("", " ").join((*working_words(told.working, page), *source))


def _indicator_row(indicator: ScoredIndicator, page: Page) -> list[Cell]:
    wide = page.columns // SHARE
    style = "error" if indicator.score is None or adjusted(indicator) else "warning" if loses(indicator) else None
    return [
        Cell(visible(name_words(indicator, page))),
        Cell(clip(visible(indicator.target or BLANK), wide)),
        Cell(clip(visible(actual_words(indicator, page)), wide), "error" if indicator.evidence == "none" else None),
        Cell(points_words(indicator.points)),
        Cell(score_words(indicator.score), style),
    ]


def _told(indicator: ScoredIndicator, page: Page) -> Iterator[str]:
    """Yield the lines under an indicator: working, source, what was changed, the reason."""
    yield page.say("", " ").join((*computed_words(indicator, page), *_source(indicator, page)))
    if changes := changes_words(indicator, page):
        yield page.say("", " ").join(changes)
    if indicator.reason:
        yield page.say(f"原因：{indicator.reason}", f"Reason: {indicator.reason}")
    if page.verbose:
        yield from _records(indicator, page)


def _source(indicator: ScoredIndicator, page: Page) -> Iterator[str]:
    if indicator.rows or indicator.left_out:
        left = len(indicator.left_out)
        out = page.say(f"，未计入 {left} 条", f", {left} not counted") if left else ""
        yield _stop(f"{rows_words(indicator.rows, page)}{out}", page)
    if indicator.files:
        yield page.say(f"佐证文件 {len(indicator.files)} 份。", f"{page.number(len(indicator.files), '', 'file')} as evidence.")


def _stop(sentence: str, page: Page) -> str:
    return page.say(f"{sentence}。", f"{sentence[:1].upper()}{sentence[1:]}.")


def _records(indicator: ScoredIndicator, page: Page) -> Iterator[str]:
    if indicator.measure:
        yield page.say("测量方法：", "Measure: ") + " ".join(filter(None, (indicator.measure, indicator.measure_title)))
    shown = [record_words(address) for address in indicator.addresses[:MOST_RECORDS]]
    more = page.say(" 等", " …") if indicator.rows > len(shown) else ""
    if shown:
        yield page.say("记录：", "Records: ") + page.say("、", ", ").join(shown) + more
    for left in indicator.left_out[:MOST_RECORDS]:
        yield page.say(f"未计入 {record_words(left.address)}：{left.why}", f"Not counted {record_words(left.address)}: {left.why}")
    for file in indicator.files:
        yield page.say(f"佐证 {file}", f"Evidence {file}")
