"""A known form and a style to what stands on the page: paragraphs, and one table."""

from collections.abc import Iterator
from decimal import Decimal

from layouts.block import Block, Paragraph, Piece, Table, above, label, table, value
from layouts.funds_rows import amount, funds_rows
from layouts.indicator_rows import header_rows, indicator_rows
from layouts.known import Form, Known
from layouts.listing import listing
from layouts.narratives import narrative
from layouts.style import Style

TITLES = {
    "shanghai": "财政支出项目绩效目标申报表",
    "central": "项目支出绩效目标申报表",
    "province": "项目支出绩效目标表",
    "self": "项目支出绩效自评表",
    "transfer": "项目绩效自评表",
    "monitor": "项目支出绩效运行监控表",
    "whole": "部门整体支出绩效目标表",
    "list": "部门预算项目绩效目标申报表",
}


def blocks(known: Known, style: Style) -> list[Block]:
    """Return what stands in the document, in order."""
    made: list[Block] = []
    if style.cover:
        made.append(Paragraph(cover_title(known, style), 1))
    if style.schema == "list":
        return [*made, *listing(known, style), *(Paragraph(line) for line in style.tail)]
    for number, form in enumerate(known.forms, 1):
        told = number if len(known.forms) > 1 else None
        if form.story is not None:
            made += narrative(form, style.story, told)
        made += heading(form, style, told if form.story is not None and style.story.startswith("numbered") else None)
        made.append(form_table(form, style))
        made += (Paragraph(line) for line in style.tail)
    return made


def cover_title(known: Known, style: Style) -> str:
    """Return what stands above the whole document."""
    return f"{known.authority}{known.year}年{TITLES[style.schema]}"


def heading(form: Form, style: Style, number: int | None) -> Iterator[Block]:
    """Yield the title and the year above a form, with its number where narratives have theirs."""
    if style.title:
        yield Paragraph(f"{TITLES[style.schema]} {number}" if number else TITLES[style.schema], 2)
    if style.year:
        yield Paragraph(f"（{form.year}年度）")


def form_table(form: Form, style: Style) -> Table:
    """Return a form's table."""
    above_rows = [*head_rows(form, style), *funds_rows(form, style), *goal_rows(form, style)]
    header = list(header_rows(style))
    rows = [*above_rows, *header, *indicator_rows(form, style), *(foot_rows(style) if style.foot else ())]
    return table(style.width, rows, tuple(range(len(above_rows), len(above_rows) + len(header))))


def gapped(text: str, gap: str) -> str:
    """Return a label with its halves parted, as narrow cells print it."""
    middle = len(text) // 2
    return f"{text[:middle]}{gap}{text[middle:]}" if gap and len(text) >= 4 else text


def head_rows(form: Form, style: Style) -> Iterator[list[Piece]]:
    """Yield the rows that identify the project."""
    names = style.labels
    if style.schema == "whole":
        yield [label("部门名称", 2), value(form.department or style.blank)]
        yield from task_rows(form, style) if style.tasks else ()
        return
    wide = max(2, (style.width - 3) // 2)
    if style.schema == "shanghai":
        yield [
            label(names["name"]),
            value(form.name),
            label("项目性质"),
            value(form.nature or style.blank),
            label("项目类别"),
            value(form.category or style.blank),
        ]
    else:
        yield [label(names["name"], 2), value(form.name)]
    yield [
        label(names["department"], 2),
        value(coded(form.department, style.code) or style.blank, wide - 1),
        label(names["unit"]),
        value(form.unit),
    ]
    if style.schema == "shanghai":
        yield [label("计划开始日期", 2), value(form.start, wide - 1), label("计划完成日期"), value(form.finish)]
    if style.schema == "province":
        yield [label("项目类别", 2), value(form.category or style.blank, wide - 1), label("项目期"), value(f"{form.start}至{form.finish}")]
    if style.contact:
        yield [label("项目负责人", 2), value("丁某某", wide - 1), label("联系电话"), value("000-00000000")]


def task_rows(form: Form, style: Style) -> Iterator[list[Piece]]:
    """Yield a whole department's tasks: some of its money, by what it is for."""
    yield [label("年度主要任务"), label("任务名称"), label("主要内容", 2), label(f"预算金额（{style.money}）")]
    whole = form.funds.annual.whole
    for row in form.rows[:3]:
        part = None if whole is None else (whole / 5).quantize(Decimal("0.01"))
        yield [above(), value(f"{row.level2}相关工作"), value(f"按年度计划做好{row.name}", 2), value(amount(part, style))]


def foot_rows(style: Style) -> Iterator[list[Piece]]:
    """Yield the rows below the indicators."""
    wide = max(2, (style.width - 3) // 2)
    yield [label("其他需要说明的问题", 2), value("无")]
    yield [label("填报人", 2), value("丁某某", wide - 1), label("联系电话"), value("000-00000000")]


def coded(department: str | None, code: str) -> str | None:
    """Return the department with its code in front."""
    return department and code + department


def goal_rows(form: Form, style: Style) -> Iterator[list[Piece]]:
    """Yield the rows of the goals."""
    half = style.width // 2
    if style.schema == "shanghai":
        of_year = style.labels["goal"] if "年" in style.labels["goal"] else "年度总体目标"
        yield [label("项目绩效目标"), label(style.labels["overall"], half - 1), label(of_year)]
        yield [above(), value(form.overall, half - 1), value(form.annual or style.blank)]
    elif style.schema in {"self", "transfer"}:
        yield [
            label(gapped(style.labels["goal"], style.label_gaps)),
            label(style.labels["expected"], half - 1),
            label(style.labels["achieved"]),
        ]
        yield [above(), value(form.annual or style.blank, half - 1), value(form.achieved)]
    else:
        yield [label(gapped(style.labels["goal"], style.label_gaps), 1 if style.merged_goal else 2), value(form.annual or style.blank)]
