"""The sheet that sums a unit's forms up: a row a project with its money and what came of it. No figure is computed here."""

from typing import NamedTuple

from jixiao.model.document import Document, Project
from jixiao.write.document.pages import Box, Form, FormTable, Line
from jixiao.write.document.printed import is_money, printed

FEWEST = 2
"""A single form needs no summary."""


class SummaryColumn(NamedTuple):
    """A column: its head, the field it shows, how wide it is."""

    head: str
    field: str
    width: int


NUMBER, NAME = SummaryColumn("序号", "number", 8), SummaryColumn("项目名称", "name", 38)
COLUMNS = {
    "self_evaluation": (
        NUMBER,
        NAME,
        SummaryColumn("全年预算数（元）", "funding/adjusted", 18),
        SummaryColumn("全年执行数（元）", "funding/executed", 18),
        SummaryColumn("执行率", "funding/execution_rate", 10),
        SummaryColumn("自评得分", "total_score", 10),
    ),
    "monitoring": (
        NUMBER,
        NAME,
        SummaryColumn("年初预算数（元）", "funding/initial", 19),
        SummaryColumn("执行数（元）", "funding/executed", 19),
        SummaryColumn("执行率", "funding/execution_rate", 12),
    ),
}


def summary(document: Document, lines: tuple[Line, ...]) -> Form | None:
    """Return the summary under the cover's lines; None for what is declared, for a single form, and where narratives go with the forms."""
    columns = COLUMNS.get(document.kind or "")
    projects = [(position, project) for position, project in enumerate(document.projects, 1) if project.has_form]
    if columns is None or len(projects) < FEWEST or any(project.has_narrative for _, project in projects):
        return None
    heads = [Box(column.head, 0, at, look="head", align="center") for at, column in enumerate(columns)]
    boxes = [
        _box(project, row, at, column, position) for row, (position, project) in enumerate(projects, 1) for at, column in enumerate(columns)
    ]
    return Form(
        name="汇总",
        titles=(Line("项目汇总", "form_title"),),
        widths=tuple(column.width for column in columns),
        tables=(FormTable((*heads, *boxes), 1 + len(projects), heads=1),),
        notes=(),
        landscape=False,
        before=lines,
    )


def _box(project: Project, row: int, at: int, column: SummaryColumn, position: int) -> Box:
    if column.field == "number":
        return Box(str(position if project.number is None else project.number), row, at, align="center")
    text = printed(project, column.field, "元")
    if is_money(column.field):
        return Box(text, row, at, look="money", align="right")
    return Box(text, row, at, look="value" if column.field == "name" else "figure", align="left" if column.field == "name" else "center")
