"""A project's form on its official grid, every cell that shows a field editable, the remarks on the row they speak of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from jixiao.model.document import Project
from jixiao.model.fields import field_words
from jixiao.web.screens.remarks import Remark, anchor
from jixiao.write.document.choose import layout_for
from jixiao.write.document.form_table import form_of
from jixiao.write.document.pages import Box, FormTable
from jixiao.write.document.printed import is_money

LEVELS = ("error", "warning", "note", "unknown")
GRID = 48
"""Equal parts that a form is wide, into which the widths of its own grid are rounded."""
HEADS = "heads"
SHORT = frozenset(("start", "finish", "target", "points", "score", "actual"))
"""Fields of one line."""


class Cell(Struct, frozen=True):
    """A cell of the grid: what it prints, spans, how it looks; ``name`` is the pointer of the field that it shows, empty for a label.

    ``heading`` is the label that a screen too narrow for the grid shows before the value; ``part`` says what it is of a row of
    indicators (``l1``, ``l2``, ``l3``, ``val``); ``level`` is the gravest level of what is said about it.
    """

    text: str
    colspan: int
    rowspan: int
    look: str
    align: str
    name: str = ""
    label: str = ""
    heading: str = ""
    part: str = ""
    level: str = ""
    is_line: bool = False
    is_tall: bool = False


class Row(Struct, frozen=True):
    """A row of cells; its margin has remarks and reaches over so many rows, none where a row above reaches over this one."""

    cells: tuple[Cell, ...]
    group: str
    remarks: tuple[Remark, ...]
    reach: int


class Sheet(Struct, frozen=True):
    """A form: titles, rows on a grid of ``columns`` equal parts, notes under it; ``elsewhere`` are remarks that have no cell here."""

    titles: tuple[str, ...]
    columns: int
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    landscape: bool
    elsewhere: tuple[Remark, ...]


def sheet(project: Project, position: int, remarks: Sequence[Remark]) -> Sheet:
    """Return the form of the project at a position from 1 with the remarks on it."""
    form = form_of(project, layout_for(project))
    here, edges = f"/projects/{position - 1}", edges_of(form.widths)
    lines = [line for number, table in enumerate(form.tables) for line in _lines(table, "ind" if table.heads else f"part{number}")]
    pointers = [f"{here}{box.pointer}" for _, boxes in lines for box in boxes if box.pointer]
    placed: dict[str, list[Remark]] = {}
    elsewhere: list[Remark] = []
    for remark in remarks:
        at = HEADS if remark.path.endswith("/indicators") and any(group == HEADS for group, _ in lines) else anchor(remark, pointers)
        placed.setdefault(at, []).append(remark) if at else elsewhere.append(remark)
    rows = [_row(group, boxes, Ground(here, edges, placed, remarks)) for group, boxes in lines]
    return Sheet(
        titles=tuple(line.text for line in form.titles),
        columns=edges[-1],
        rows=tuple(_with_reach(rows)),
        notes=form.notes,
        landscape=form.landscape,
        elsewhere=tuple(elsewhere),
    )


def _lines(table: FormTable, group: str) -> Iterator[tuple[str, list[Box]]]:
    """Yield the rows of a table: its group, and the boxes that begin in the row."""
    for number in range(table.rows):
        boxes = sorted((box for box in table.boxes if box.row == number), key=lambda box: box.column)
        yield (HEADS if number < table.heads else group), boxes


class Ground(NamedTuple):
    """What the cells of a form stand on: the project's pointer, the grid's edges in equal parts, the remarks by cell, all remarks."""

    here: str
    edges: tuple[int, ...]
    placed: Mapping[str, Sequence[Remark]]
    remarks: Sequence[Remark]


def edges_of(widths: Sequence[int]) -> tuple[int, ...]:
    """Return where the columns of a grid begin and end in equal parts, each at least one part wide."""
    edges, total = [0], sum(widths)
    for number in range(1, len(widths) + 1):
        edges.append(max(edges[-1] + 1, round(GRID * sum(widths[:number]) / total)))
    return tuple(edges)


def _row(group: str, boxes: Sequence[Box], ground: Ground) -> Row:
    own = [remark for box in boxes if box.pointer for remark in ground.placed.get(f"{ground.here}{box.pointer}", ())]
    own += ground.placed.get(HEADS, ()) if group == HEADS else ()
    own.sort(key=lambda remark: LEVELS.index(remark.level))
    return Row(tuple(_cells(boxes, ground)), group, tuple(own), 1)


def _cells(boxes: Sequence[Box], ground: Ground) -> Iterator[Cell]:
    heading = ""
    for box in boxes:
        parts = ground.edges[box.column + box.colspan] - ground.edges[box.column]
        if box.pointer is None:
            heading = box.text or heading
            yield Cell(box.text, parts, box.rowspan, box.look, box.align)
            continue
        name, field = f"{ground.here}{box.pointer}", box.pointer.rpartition("/")[2]
        yield Cell(
            text=box.text,
            colspan=parts,
            rowspan=box.rowspan,
            look=box.look,
            align=box.align,
            name=name,
            label=_label(box, heading),
            heading=_heading(box, heading),
            part={"level1": "l1", "level2": "l2", "name": "l3"}.get(field, "val") if "/indicators" in box.pointer else "",
            level=next((level for level in LEVELS if any(r.path == name and r.level == level for r in ground.remarks)), ""),
            is_line=is_money(box.pointer.strip("/")) or field in SHORT or box.look == "figure",
            is_tall=box.lines > 1,
        )


def _heading(box: Box, before: str) -> str:
    """Return the label shown before a value where the grid does not fit: the one at its left, of an indicator its column, of a goal its name."""
    parts = (box.pointer or "").strip("/").split("/")
    if parts[0].startswith("indicators"):
        return COLUMN_WORDS.get(parts[2], "")
    return before or field_words(box.pointer or "")


COLUMN_WORDS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "name": "三级指标",
    "target": "指标值",
    "points": "分值",
    "actual": "完成值",
    "score": "得分",
    "reason": "偏差原因",
}


def _label(box: Box, heading: str) -> str:
    """Return what a cell is called for who listens: its label, in the table of indicators its row and column."""
    parts = (box.pointer or "").strip("/").split("/")
    if parts[0].startswith("indicators"):
        return f"第 {int(parts[1]) + 1} 个指标的{COLUMN_WORDS.get(parts[2], parts[2])}"
    heading = heading or field_words(box.pointer or "")
    side = "（年度）" if "annual" in parts[-1] and heading == "其他资金" else ""
    return f"{heading}{side}"


def _with_reach(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows, each margin reaching down to the next row that has remarks."""
    found = list(rows)
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and not found[end].remarks:
            end += 1
        row = found[at]
        yield Row(row.cells, row.group, row.remarks, end - at)
        yield from (Row(one.cells, one.group, (), 0) for one in found[at + 1 : end])
        at = end
