"""A column of target and actual in one cell: under 指标值及完成情况 a cell holds 目标：≥20户；完成：18户."""

import re
from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import means
from jixiao.read.lines import Row
from jixiao.read.recast.pairs import part

HEAD = re.compile(r"(?:年度|全年)?(?:绩效)?(?:指标|目标|计划)值?\s*[及和与/／、]\s*(?:实际)?(?:完成|实现)(?:值|情况)?")
HEADS = ("指标值", "实际完成值")
CELL = re.compile(
    r"\s*[（(【]?(?:年度|全年)?(?:目标|计划|预期|设定|指标)值?[)）】]?\s*[:：]?(?P<target>.*?)\s*[;；,，/／、]\s*"
    r"[（(【]?(?:全年)?(?:实际|完成|实现)(?:完成(?=[:：值情]))?(?:值|情况)?[)）】]?\s*[:：]?(?P<actual>.*)",
    re.DOTALL,
)
LONGEST = 200


def disjoined(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, a column of target and actual as two."""
    column: int | None = None
    for row in rows:
        at = next((cell.column for cell in row.cells if HEAD.fullmatch(cell.text) and len(cell.text) <= LONGEST), None)
        names = at is not None and not row.loose and any(means(cell.text, "column") == "name" for cell in row.cells)
        column = at if names else column if not row.loose else None
        yield row if column is None else divided(row, column, names)


def divided(row: Row, column: int, head: bool) -> Row:
    """Return a row with the cell of a column as two, and what is behind it one further on."""
    found = []
    for cell in row.cells:
        if cell.column != column:
            found.append(cell._replace(column=cell.column + (cell.column > column)))
        elif head:
            found += [cell._replace(text=text, column=column + n, colspan=1) for n, text in enumerate(HEADS)]
        else:
            both = CELL.fullmatch(cell.text, 0, LONGEST)
            spans = (both.span("target"), both.span("actual")) if both else ((0, len(cell.text)), (0, 0))
            found += [part(cell, *span)._replace(column=column + n) for n, span in enumerate(spans)]
    return row._replace(cells=tuple(found))
