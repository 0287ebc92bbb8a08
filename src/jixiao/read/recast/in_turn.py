"""Two rows for every indicator, what was planned and what was reached, told by a column of their own: 计划 ≥8场 / 实际 8场."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.bodies import Body, body_at, text_at
from jixiao.read.recast.pairs import row_of

PLANNED = re.compile(r"(?:年度|全年|年初)?(?:计划|目标|预期|预算|设定|指标)(?:值|数|目标|情况)?")
REACHED = re.compile(r"(?:年度|全年|年末)?(?:实际|完成|实现|自评|执行)(?:完成|执行)?(?:值|数|情况)?")
LEAST = 2
"""So many indicators are told so."""
HEAD = "实际完成值"


class Turns(NamedTuple):
    """The columns that tell which row is which, and that hold the values of both."""

    which: int
    value: int


def in_turn(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, two that tell what was planned and what was reached as one."""
    at = 0
    while at < len(rows):
        body = body_at(rows, at)
        turns = turns_of(rows, body) if body is not None else None
        if body is None or turns is None:
            yield rows[at]
            at += 1
            continue
        yield row_of([*without_turn(body.head, turns, HEAD)], 0)
        inside = rows[body.start : body.end]
        for n in range(0, len(inside), 2):
            yield row_of([*both_rows(body.head, inside[n], inside[n + 1], turns)], n + 1)
        at = body.end


def turns_of(rows: Sequence[Row], body: Body) -> Turns | None:
    """Return the columns of a table in which planned and reached take turns, None where they do not."""
    inside = rows[body.start : body.end]
    value = body.fields.get("target")
    if value is None or len(inside) % 2 or len(inside) < LEAST * 2:
        return None
    for column in sorted({cell.column for row in inside for cell in row.cells} - {value, body.fields["name"]}):
        texts = [text_at(row, column).strip() for row in inside]
        if all(map(PLANNED.fullmatch, texts[::2])) and all(map(REACHED.fullmatch, texts[1::2])):
            return Turns(column, value)
    return None


def without_turn(row: Row, turns: Turns, behind: str) -> Iterator[Cell]:
    """Yield the cells of a row without the column that tells which it is, and a text behind its value."""
    for cell in row.cells:
        if cell.column != turns.which:
            yield cell
        if cell.column == turns.value:
            yield cell._replace(text=behind)


def both_rows(head: Row, planned: Row, reached: Row, turns: Turns) -> Iterator[Cell]:
    """Yield the cells of both rows under every head: what was reached behind what was planned, of others what either tells."""
    first, second = ({cell.column: cell for cell in row.cells} for row in (planned, reached))
    empty = planned.cells[0]._replace(text="")
    for column in (cell.column for cell in head.cells if cell.column != turns.which):
        own, below = first.get(column, empty), second.get(column, empty)
        yield own if own.text or column == turns.value else below
        if column == turns.value:
            yield below
