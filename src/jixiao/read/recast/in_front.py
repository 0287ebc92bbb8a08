"""Levels in the cell of a name: 产出指标 alone in its row, under it 【数量指标】购置设备数; or 产出指标 - 数量指标 - 购置设备数."""

import re
from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import level_ranks, means
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.pairs import part, row_of
from jixiao.read.recast.under_levels import HEADS
from jixiao.read.rows.heads import NAMING

LED = re.compile(r"\s*[【\[（(〔「〖](\w{2,14})[】\]）)〕」〗]\s*(?=\S)")
LEAST_CELLS = 2
BETWEEN = re.compile(r"\s*(?:[-—–/\\>＞→·、]|－|》|->)\s*")


def without_levels_in_front(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, those under a head of names and targets with their levels in columns of their own."""
    at = 0
    while at < len(rows):
        end = at + 1
        if (joined := joined_at(rows, at)) is not None:
            while end < len(rows) and (parted(rows[end], *joined) is not None or not rows[end].filled):
                end += 1
            yield from on_their_way(rows[at:end], *joined)
        else:
            while end < len(rows) and heads_names(rows[at]) and (level_in_front(rows[end]) or level_alone(rows[end])):
                end += 1
            yield from rows_with_levels(rows[at], rows[at + 1 : end]) if any(map(level_in_front, rows[at + 1 : end])) else rows[at:end]
        at = end


def joined_at(rows: Sequence[Row], at: int) -> tuple[int, int] | None:
    r"""Return the column of a told head in which levels and names are joined (产出指标\\数量指标\\购置设备数), and how many; None where none is."""
    head = rows[at]
    if head.loose or len(head.filled) < LEAST_CELLS:
        return None
    fields = [means(text, "column") for text in BETWEEN.split(head.cells[0].text.strip())]
    if fields[-1] == "name" and len(fields) > 1 and set(fields[:-1]) <= {"level1", "level2"}:
        return head.cells[0].column, len(fields)
    told, whole = {means(cell.text, "column") for cell in head.filled}, len(HEADS)
    below = rows[at + 1].cells if at + 1 < len(rows) and "target" in told and not NAMING & told else ()
    return next(((cell.column, whole) for cell in below if parted(rows[at + 1], cell.column, whole)), None)


def parted(row: Row, column: int, count: int) -> list[Cell] | None:
    """Return so many parts of a row's cell in a column, levels first, None where it is not joined of as many."""
    cell = next((cell for cell in row.cells if cell.column == column and cell.text), None)
    if row.loose or cell is None:
        return None
    signs = list(BETWEEN.finditer(cell.text))[: count - 1]
    cuts = [0, *(end for sign in signs for end in sign.span()), len(cell.text)]
    parts = [part(cell, start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True)]
    return parts if len(parts) == count and (any(level_ranks(parts[0].text)) or means(parts[0].text, "column")) else None


def on_their_way(rows: Sequence[Row], column: int, count: int) -> Iterator[Row]:
    """Yield a head and its rows with the way to each indicator as levels and a name, in front of what stands behind it."""
    for number, row in enumerate(rows):
        told = {cell.column: cell for cell in row.cells}
        empty = rows[0].filled[0]._replace(text="")
        way = parted(row, column, count) or ([empty._replace(text=text) for text in HEADS] if number == 0 else [])
        behind = [told.get(cell.column, empty) for cell in rows[0].cells if cell.column > column]
        yield from (row_of([*way, *behind], number),) if way else ()


def heads_names(row: Row) -> bool:
    """Return whether a told row heads names first, and no levels."""
    filled = row.filled
    if row.loose or len(filled) < LEAST_CELLS or means(filled[0].text, "column") != "name":
        return False
    return not {"level1", "level2"} & {means(cell.text, "column") for cell in filled}


def level_in_front(row: Row) -> re.Match[str] | None:
    """Return the level that a row begins with in brackets, None where there is none."""
    found = LED.match(row.cells[0].text) if row.cells and not row.loose else None
    return found if found is not None and level_ranks(found[1])[1] else None


def level_alone(row: Row) -> Cell | None:
    """Return the level 1 that stands alone in its row."""
    filled = row.filled
    return filled[0] if len(filled) == 1 and level_ranks(filled[0].text)[0] else None


def rows_with_levels(head: Row, rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the head with columns of the levels in front of it, and every indicator with its levels."""
    plain = head.cells[0]
    yield row_of([*(plain._replace(text=text) for text in HEADS[:2]), *head.cells], 0)
    first = plain._replace(text="")
    for number, row in enumerate(rows, 1):
        found = level_in_front(row)
        if found is None:
            first = level_alone(row) or first
            continue
        name, *values = row.cells
        yield row_of([first, part(name, *found.span(1)), part(name, found.end(), len(name.text)), *values], number)
