"""The evidence as a workbook: summary, indicator to measure to rows to files, where every point comes from, what was not counted."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from jixiao.model.evaluation import Evaluation, ScoredIndicator, ScoredProject
from jixiao.write.evaluation.points import evaluation_points
from jixiao.write.evaluation.words import (
    by_ledger,
    evaluation_title,
    evidence_words,
    grade_words,
    measure_words,
    record_parts,
    scheme_words,
    value_words,
    what_if_words,
    why_words,
)
from jixiao.write.evaluation.working import evaluation_in, working_words
from jixiao.write.format.xlsx import Sheet, Styles, Value, as_xlsx, print_set_up, put
from jixiao.write.naming import name_words, project_words
from jixiao.write.page import Page

MOST_KEYS = 6
"""Records of one indicator that the cell beside it names; the last sheet names all that are known."""
MOST_ROWS = 100_000
ZH = Page()


def evidence_xlsx(evaluation: Evaluation, page: Page = ZH) -> bytes:
    """Return the workbook's bytes; the same evaluation gives the same bytes."""
    evaluation, page = evaluation_in(evaluation, page), page._replace(ledgers=evaluation.ledgers)
    sheets = (_evidence(evaluation, page), _working(evaluation, page), _left_out(evaluation, page), _counted(evaluation, page))
    title = page.say("绩效自评佐证目录", "Index of evidence")
    return as_xlsx(title, lambda book, styles: _summary(book, styles, evaluation, page), sheets)


def _summary(book: Any, styles: Styles, evaluation: Evaluation, page: Page) -> None:  # noqa: ANN401 - xlsxwriter has no types
    sheet = book.add_worksheet(page.say("汇总", "Summary"))
    for column, width in enumerate((8, 34, 16, 16, 11, 11, 11, 11, 9)):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    sheet.set_row(0, 30)
    put(sheet, (0, 0), evaluation_title(evaluation, page), styles.title)
    line = 1
    for text in (*evaluation_points(evaluation, page), scheme_words(evaluation, page), *what_if_words(evaluation, page)):
        sheet.merge_range(line, 0, line, 8, "", styles.text)
        sheet.set_row(line, 32 if len(text) > 64 else 17)
        put(sheet, (line, 0), text, styles.text)
        line += 1
    _projects(sheet, styles, evaluation, page, line + 1)
    print_set_up(sheet)


def _projects(sheet: Any, styles: Styles, evaluation: Evaluation, page: Page, line: int) -> None:  # noqa: ANN401 - as above
    heads = page.say(
        "序号|项目|预算（元）|支出（元）|执行率（%）|计算|扣减|总分|等级", "No.|Project|Budget|Spent|Rate (%)|Computed|Deducted|Total|Grade"
    ).split("|")
    for column, head in enumerate(heads):
        put(sheet, (line, column), head, styles.head)
    told = evaluation.summary
    foot: tuple[Value, ...] = (
        None,
        page.say("全单位", "The whole unit"),
        told.budget,
        told.executed,
        told.rate,
        None,
        None,
        told.mean,
        None,
    )
    for row, values in enumerate((*(_project(one, page) for one in evaluation.projects), foot), line + 1):
        bold = values is foot
        for column, value in enumerate(values):
            put(sheet, (row, column), value, styles.of(value, bold=bold, signed=False))


def _project(project: ScoredProject, page: Page) -> tuple[Value, ...]:
    spent = project.execution
    figures = (spent.budget, spent.executed, spent.rate, project.computed, project.deducted or None, project.total)
    return project.number, project.name, *figures, grade_words(project.grade, page)


def _all(evaluation: Evaluation) -> Iterator[tuple[ScoredProject, ScoredIndicator]]:
    return ((project, one) for project in evaluation.projects for one in project.indicators)


def _evidence(evaluation: Evaluation, page: Page) -> Sheet:
    """Return the sheet that leads from every indicator to its measure, its rows and its files."""
    heads = page.say(
        "项目|指标|凭什么|测量方法|记录条数|未计入|记录|文件和校验和|口径",
        "Project|Indicator|Rests on|Measure|Rows|Not counted|Records|Files and hashes|Definition",
    ).split("|")
    rows = tuple(_evidence_row(project, one, page) for project, one in _all(evaluation))
    widths = (22, 24, 11, 26, 10, 9, 40, 34, 40)
    return Sheet(page.say("指标与佐证", "Evidence"), tuple(zip(heads, widths, strict=True)), rows)


def _evidence_row(project: ScoredProject, one: ScoredIndicator, page: Page) -> tuple[Value, ...]:
    kept = by_ledger(one.addresses[:MOST_KEYS], page)
    records = page.say("；", "; ").join(f"{ledger}: {', '.join(keys)}" for ledger, keys in kept.items())
    more = page.say(" 等", " …") if one.rows > MOST_KEYS else ""
    return (
        project_words(project, page),
        name_words(one, page),
        evidence_words(one.evidence, page),
        measure_words(one, page),
        one.rows or None,
        len(one.left_out) or None,
        f"{records}{more}" if records else None,
        "\n".join(one.files) or None,
        one.definition if one.definition is None else page.say(one.definition, one.definition_en or one.definition),
    )


def _working(evaluation: Evaluation, page: Page) -> Sheet:
    """Return the sheet that says how every score was found; the execution of the budget stands first of each project."""
    heads = page.say(
        "项目|指标|目标|实际|分值|得分|怎么算的|没有完成的原因|计算|扣减|复核给|扣减理由",
        "Project|Indicator|Target|Actual|Points|Score|Working|Reason|Computed|Deducted|Reviewer|Why deducted",
    ).split("|")
    rows = tuple(row for project in evaluation.projects for row in _working_rows(project, page))
    widths = (22, 24, 18, 18, 8, 9, 50, 26, 9, 9, 9, 28)
    return Sheet(page.say("每一分怎么来的", "Working"), tuple(zip(heads, widths, strict=True)), rows)


def _working_rows(project: ScoredProject, page: Page) -> Iterator[tuple[Value, ...]]:
    name, spent = project_words(project, page), project.execution
    between = page.say("", " ")
    first: tuple[Value, ...] = (name, page.say("预算执行率", "Budget execution"), spent.budget, spent.executed, spent.points, spent.score)
    yield *first, between.join(working_words(spent.working, page)), None, None, None, None, None
    for one in project.indicators:
        actual = None if one.actual is None else value_words(one.actual, one.unit)
        working = between.join(working_words(one.working, page))
        shown = (name, name_words(one, page), one.target, actual, one.points, one.score, working, one.reason)
        yield *shown, one.computed, one.deducted, one.reviewer, one.deducted_why
    full = spent.points + sum(one.points for one in project.indicators)
    total = (name, page.say("合计", "Total"), None, None, full, project.total)
    yield *total, None, None, project.computed, project.deducted or None, None, None


def _counted(evaluation: Evaluation, page: Page) -> Sheet:
    """Return the sheet of the records that were counted, one a row, as many as a sheet should hold."""
    heads = page.say("项目|指标|台账|记录", "Project|Indicator|Ledger|Record").split("|")
    found = (
        (project_words(project, page), name_words(one, page), *record_parts(address, page))
        for project, one in _all(evaluation)
        for address in one.addresses
    )
    rows = tuple(islice(found, MOST_ROWS))
    return Sheet(page.say("计入的记录", "Counted"), tuple(zip(heads, (28, 30, 18, 30), strict=True)), rows)


def _left_out(evaluation: Evaluation, page: Page) -> Sheet:
    """Return the sheet of the records that were looked at and not counted."""
    heads = page.say("项目|指标|台账|记录|为什么不计入", "Project|Indicator|Ledger|Record|Why").split("|")
    rows = tuple(
        (project_words(project, page), name_words(one, page), *record_parts(left.address, page), why_words(left.why, page))
        for project, one in _all(evaluation)
        for left in one.left_out
    )
    widths = (28, 30, 16, 26, 52)
    return Sheet(page.say("未计入的记录", "Not counted"), tuple(zip(heads, widths, strict=True)), rows)
