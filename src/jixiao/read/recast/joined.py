"""Two columns in one: under 指标值及完成情况 a cell holds 目标：≥20户；完成：18户, under 三级指标／指标值 建设卫生院：14家."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from jixiao.forms.grammar import meanings, means
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.bodies import body_at
from jixiao.read.recast.pairs import part
from jixiao.read.rows.levels import both_levels
from jixiao.read.rows.phrases import SAID, manner_of, spans_of

HEAD = re.compile(r"(?:年度|全年)?(?:绩效)?(?:指标|目标|计划)值?\s*[及和与/／、]\s*(?:实际)?(?:完成|实现)(?:值|情况)?")
HEADS = ("指标值", "实际完成值")
CELL = re.compile(
    r"\s*[（(【]?(?:年度|全年)?(?:目标|计划|预期|设定|指标)值?[)）】]?\s*[:：]?(.*?)\s*[;；,，/／、]\s*"
    r"[（(【]?(?:全年)?(?:实际|完成|实现)(?:完成(?=[:：值情]))?(?:值|情况)?[)）】]?\s*[:：]?(.*)",
    re.DOTALL,
)
JOINS, BETWEEN = re.compile("[/／及和与、]"), re.compile(r"\s*[/／及和与、]\s*")
LEVEL_HEADS = ("一级指标", "二级指标")
LEAST, LONGEST, LONGEST_HEAD = 2, 200, 16


class Both(NamedTuple):
    """A head of two columns in one: its column, the heads of the two, and what a cell of both is, None where it names both levels."""

    column: int
    heads: tuple[str, str]
    cells: re.Pattern[str] | None


def disjoined(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, a column of two things as two: of target and actual, of name and target."""
    both: Both | None = None
    for at, row in enumerate(rows):
        found = next((head for cell in row.cells if (head := joined_head(cell)) is not None), None) if not row.loose else None
        found = found or (levels_joined(row, rows[at + 1 :]) if body_at(rows, at) is not None else None)
        if found is not None and any(means(cell.text, "column") for cell in row.cells):
            both = found if found.cells is not SAID else found._replace(cells=manner_of(under(rows[at + 1 :], found.column)))
            yield divided(row, both, head=True)
            continue
        both = both if not row.loose else None
        yield row if both is None else divided(row, both, head=False)


def levels_joined(head: Row, rows: Sequence[Row]) -> Both | None:
    """Return the first column of a table when both levels stand in most of its cells (产出·数量), None where they do not."""
    texts = under(rows, head.filled[0].column)
    told = [text for text in texts if both_levels(text) is not None]
    return Both(head.filled[0].column, LEVEL_HEADS, None) if len(told) >= LEAST and len(told) * 2 > len(texts) else None


def under(rows: Sequence[Row], column: int) -> list[str]:
    """Return what stands in a column of the rows that follow, up to one whose columns are not told."""
    told = takewhile(lambda row: not row.loose, rows)
    return [cell.text for row in told for cell in row.cells if cell.column == column and cell.text]


def joined_head(cell: Cell) -> Both | None:
    """Return a head of two columns in one cell, None for another cell."""
    if not JOINS.search(cell.text):
        return None
    if HEAD.fullmatch(cell.text) and len(cell.text) <= LONGEST:
        return Both(cell.column, HEADS, CELL)
    halves = BETWEEN.split(cell.text) if len(cell.text) <= LONGEST_HEAD else []
    if len(halves) == len(HEADS) and [means(half, "column") for half in halves] == ["name", "target"] and not meanings(cell.text):
        return Both(cell.column, (halves[0], halves[1]), SAID)
    return None


def divided(row: Row, both: Both, *, head: bool) -> Row:
    """Return a row with the cell of a joined column as two, and what is behind it one further on."""
    found = []
    for cell in row.cells:
        if cell.column != both.column:
            found.append(cell._replace(column=cell.column + (cell.column > both.column)))
        elif head:
            found += [cell._replace(text=text, column=cell.column + n, colspan=1) for n, text in enumerate(both.heads)]
        else:
            text = cell.text if len(cell.text) <= LONGEST else ""
            spans = both_levels(text) if both.cells is None else spans_of(text, both.cells)
            spans = spans or ((0, len(cell.text)), (0, 0))
            found += [part(cell, *span)._replace(column=cell.column + n) for n, span in enumerate(spans)]
    return row._replace(cells=tuple(found), made=True)
