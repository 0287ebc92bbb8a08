"""One project in one layout to a form: the upper rows, the indicator table with merged levels, the foot."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from jixiao.forms.layout import Block, Cell, Column, Layout, Row
from jixiao.model.document import Indicator, Project
from jixiao.write.document.pages import Align, Box, BoxLook, Form, FormTable, Line
from jixiao.write.document.printed import indicator_cell, is_money, printed, value_of

EMPTY_PLACE = re.compile(r"\s*\{(\w+)\}")
STAGE_PLACE = re.compile(r"\{stage=([^{}]*)\}")
"""The months that a monitoring form covers: those of the project, else the ones that the layout names."""
CENTRED = frozenset(("start", "finish", "nature", "category", "total_score"))
NUMBERS = frozenset(("points", "score", "target/number"))
TICKED = "√"
MIDDLE = frozenset(("level1", "level2", "target", "target/sign", "target/number", "target/unit", "points", "score", "likelihood", "method"))


class Both(NamedTuple):
    """One row of the indicator table: the annual indicator and, in forms with two blocks, the medium-term one; with their positions."""

    annual: tuple[int, Indicator] | None
    medium: tuple[int, Indicator] | None = None

    def of(self, column: Column) -> tuple[int, Indicator] | None:
        """Return the indicator that a column shows; level 1 is that of either."""
        if column.field == "level1":
            return self.annual or self.medium
        return self.medium if column.medium else self.annual


def form_of(project: Project, layout: Layout) -> Form:
    """Return the project's form in a layout."""
    unit = project.money_unit if project.money_unit in layout.units else layout.units[0]
    upper = Rows(project, layout, unit or layout.units[0])
    upper.add(layout.rows)
    tables = [upper.table()]
    if layout.indicators is not None:
        tables.append(indicator_table(project, layout.indicators))
    if layout.foot:
        foot = Rows(project, layout, upper.unit)
        foot.add(layout.foot)
        tables.append(foot.table())
    return Form(
        name=" ".join(str(part) for part in (project.number, project.name) if part is not None),
        titles=tuple(titles(project, layout)),
        widths=layout.widths,
        tables=tuple(tables),
        notes=layout.notes,
        landscape=layout.landscape,
    )


def titles(project: Project, layout: Layout) -> Iterator[Line]:
    """Yield the title lines: the first as the document prints it, where it is a form of that kind; lines without their value left out."""
    values = {"number": project.number, "year": project.form_year}
    for index, line in enumerate(layout.titles):
        empty = [name for name in EMPTY_PLACE.findall(line) if values.get(name) is None]
        if index and empty:
            continue
        text = EMPTY_PLACE.sub(lambda m: "" if values.get(m[1]) is None else m[0].replace(f"{{{m[1]}}}", str(values[m[1]])), line)
        own = project.form_title if not index and project.kind == layout.kind else None
        yield Line(own or text, "form_year" if index else "form_title")


class Rows:
    """Collects rows of cells as boxes."""

    def __init__(self, project: Project, layout: Layout, unit: str) -> None:
        self.project, self.layout, self.unit = project, layout, unit
        self.boxes: list[Box] = []
        self.left = [0] * len(layout.widths)
        self.row = 0

    def add(self, rows: Sequence[Row]) -> None:
        """Add rows, optional ones only where any of their fields is filled."""
        for row in rows:
            if row.optional and not any(value_of(self.project, field) is not None for cell in row.cells for field in cell.fields):
                continue
            self.add_row(row)

    def add_row(self, row: Row) -> None:
        """Add one row, its cells in the columns that no cell from above covers."""
        free = [column for column, rows in enumerate(self.left) if not rows]
        self.left = [max(0, rows - 1) for rows in self.left]
        for cell in row.cells:
            column, free = free[0], free[cell.span :]
            self.boxes.append(self.box(cell, column))
            for covered in range(column, column + cell.span):
                self.left[covered] = cell.rows - 1
        self.row += 1

    def box(self, cell: Cell, column: int) -> Box:
        """Return a cell's box."""
        field = next((f for f in cell.fields if value_of(self.project, f) is not None), cell.fields[0] if cell.fields else None)
        look, align = looks(cell, field)
        return Box(
            text=self.text(cell, field),
            row=self.row,
            column=column,
            rowspan=cell.rows,
            colspan=cell.span,
            look=look,
            align=cell.align or align,
            pointer=f"/{field}" if field else None,
            lines=cell.lines,
        )

    def text(self, cell: Cell, field: str | None) -> str:
        """Return what a cell prints."""
        if field is not None:
            return printed(self.project, field, self.unit, self.layout.decimals)
        if cell.given is not None and value_of(self.project, cell.given) is None:
            return ""
        return staged(cell.label or cell.text or "", self.project).replace("{unit}", self.unit)

    def table(self) -> FormTable:
        """Return the rows so far as a table."""
        return FormTable(tuple(self.boxes), self.row)


def staged(text: str, project: Project) -> str:
    """Return a label with the months that the form covers."""
    return STAGE_PLACE.sub(lambda found: project.stage or found[1], text)


def looks(cell: Cell, field: str | None) -> tuple[BoxLook, Align]:
    """Return how a cell looks and where its text stands."""
    if cell.label is not None:
        return "label", "center"
    if field is None:
        return "value", "center" if len(cell.text or "") < 6 else "left"
    if is_money(field):
        return "money", "right"
    if field.startswith("funding/"):
        return "figure", "center"
    return "value", "center" if field in CENTRED else "left"


def indicator_table(project: Project, block: Block) -> FormTable:
    """Return the indicator table: its head, and every indicator in order, equal levels merged downwards."""
    side = block.side is not None
    starts = [side + sum(column.span for column in block.columns[:n]) for n in range(len(block.columns))]
    rows = both(project, block) or [Both(None)] * block.blank
    heads = block.heads
    boxes = list(head_boxes(block, starts, project))
    if block.side is not None:
        boxes.append(Box("", 0, 0, rowspan=heads, look="head", align="center", open_below=True))
        boxes.append(Box(block.side, heads, 0, rowspan=len(rows), look="label", align="center", open_above=True))
    for column, start in zip(block.columns, starts, strict=True):
        boxes += column_boxes(column, (heads, start), rows, medium_levels=block.medium)
    return FormTable(tuple(boxes), heads + len(rows), heads=heads)


def head_boxes(block: Block, starts: Sequence[int], project: Project) -> Iterator[Box]:
    """Yield the heads: those of a group below the group's own, any other over all rows of heads."""
    for group, run in groupby(zip(block.columns, starts, strict=True), key=lambda pair: pair[0].group):
        columns = list(run)
        if group is not None:
            yield Box(staged(group, project), 0, columns[0][1], colspan=sum(c.span for c, _ in columns), look="head", align="center")
        for column, start in columns:
            row = int(group is not None)
            yield Box(staged(column.head, project), row, start, block.heads - row, column.span, look="head", align="center")


def both(project: Project, block: Block) -> list[Both]:
    """Return the rows: one an indicator or, with two blocks, those of the same level 1 side by side."""
    annual, medium = runs(project.indicators), runs(project.indicators_medium_term)
    if not block.medium:
        return [Both(pair) for run in annual for pair in run]
    rows: list[Both] = []
    while annual or medium:
        right, left = annual[:1], medium[:1]
        if right and left and level_of(right[0]) != level_of(left[0]):
            later = any(level_of(run) == level_of(right[0]) for run in medium)
            right, left = ([], left) if later else (right, [])
        annual, medium = annual[len(right) :], medium[len(left) :]
        rows += [Both(*pair) for pair in zip_longest(*(right or [[]]), *(left or [[]]))]
    return rows


def runs(indicators: Sequence[Indicator]) -> list[list[tuple[int, Indicator]]]:
    """Return the indicators with their positions, those of the same level 1 that follow one another together."""
    return [list(run) for _, run in groupby(enumerate(indicators), key=lambda pair: pair[1].level1)]


def level_of(run: list[tuple[int, Indicator]]) -> str | None:
    """Return the level 1 of a run."""
    return run[0][1].level1


def column_boxes(column: Column, first: tuple[int, int], rows: Sequence[Both], *, medium_levels: bool) -> Iterator[Box]:
    """Yield the boxes of one column from its first row and grid column on, runs of an equal level as one box."""
    at, (below, start) = 0, first
    while at < len(rows):
        length = run_length(column, rows, at, medium_levels=medium_levels) if column.merge else 1
        yield indicator_box(column, rows[at].of(column), Box("", below + at, start, rowspan=length, colspan=column.span))
        at += length


def run_length(column: Column, rows: Sequence[Both], at: int, *, medium_levels: bool) -> int:
    """Return over how many rows a level's cell reaches: equal texts under the same level 1."""
    if medium_levels and column.field == "level2":
        return 1
    length = 1
    while at + length < len(rows) and levels(column, rows[at + length]) == levels(column, rows[at]) != (None, None):
        length += 1
    return length


def levels(column: Column, row: Both) -> tuple[str | None, str | None]:
    """Return what makes two cells of a level's column one: level 1, and for level 2 both."""
    found = row.of(column)
    if found is None:
        return None, None
    return found[1].level1, found[1].level2 if column.field == "level2" else None


def indicator_box(column: Column, found: tuple[int, Indicator] | None, box: Box) -> Box:
    """Return the box filled with what the column shows of an indicator."""
    field = column.field or ""
    align: Align = column.align or ("center" if field in MIDDLE else "left")
    if found is None or not field:
        return box._replace(align=align)
    position, indicator = found
    name = "indicators_medium_term" if column.medium else "indicators"
    text = indicator_cell(indicator, field)
    return box._replace(
        text=text if column.tick is None else TICKED if text == column.tick else "",
        align=align,
        look="figure" if field in NUMBERS else "label" if field in ("level1", "level2") else "value",
        pointer=f"/{name}/{position}/{field.partition('/')[0]}",
    )
