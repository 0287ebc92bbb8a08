"""Levels in the cell of a name: 产出指标 alone in its row, under it 【数量指标】购置设备数; or 产出指标 - 数量指标 - 购置设备数."""

import re
from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import level_ranks, means
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.bodies import is_over
from jixiao.read.recast.pairs import part, row_of

LED = re.compile(r"\s*[【\[（(]([^【】\[\]（）()]{2,14})[】\]）)]\s*(?=\S)")
LEAST_CELLS = 2
BETWEEN = re.compile(r"\s*(?:[-—–/\\>＞→·、]|－|》|->)\s*")
LEVELS, NAME = ("一级指标", "二级指标"), "三级指标"
LED_FIELDS = frozenset(("level1", "level2", "name"))


def without_levels_in_front(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, those under a head of names and targets with their levels in columns of their own."""
    at = 0
    while at < len(rows):
        end = at + 1
        if (column := way_at(rows, at)) is not None:
            while end < len(rows) and way_in(rows[end], column) is not None:
                end += 1
            yield from on_their_way(rows[at:end], column)
            at = end
            continue
        if (stop := lone_levels_end(rows, at)) is not None:
            yield from under_lone_levels(rows[at:stop])
            at = stop
            continue
        if (count := joined_heads(rows[at])) > 1:
            while end < len(rows) and (parted(rows[end], count) is not None or not rows[end].filled):
                end += 1
            yield from (row_of(cells, n) for n, row in enumerate(rows[at:end]) if (cells := parted(row, count)) is not None)
            at = end
            continue
        while end < len(rows) and heads_names(rows[at]) and (level_in_front(rows[end]) or level_alone(rows[end])):
            end += 1
        yield from rows_with_levels(rows[at], rows[at + 1 : end]) if any(map(level_in_front, rows[at + 1 : end])) else rows[at:end]
        at = end


def lone_levels_end(rows: Sequence[Row], at: int) -> int | None:
    """Return where a table ends whose levels stand alone in rows above their indicators, in the column of names; None where none begins."""
    head = rows[at]
    fields = [means(cell.text, "column") for cell in head.filled]
    told = not (head.loose or head.aligned or head.spaced) and len(fields) > LEAST_CELLS and bool(head.cells[0].text)
    if not told or "target" not in fields[1:] or LED_FIELDS & set(fields[1:]) or fields[0] not in (None, "name"):
        return None
    end = next((n for n in range(at + 1, len(rows)) if is_over(rows[n]) or rows[n].aligned), len(rows))
    inside = rows[at + 1 : end]
    levels = sum(lone_level(row) is not None for row in inside)
    column = head.cells[0].column
    named = all(row.filled[0].column == column and (len(row.filled) > 1 or lone_level(row)) for row in inside)
    return end if levels >= LEAST_CELLS and named and levels < len(inside) else None


def lone_level(row: Row) -> Cell | None:
    """Return the level that stands alone in its row."""
    filled = row.filled
    return filled[0] if len(filled) == 1 and any(level_ranks(filled[0].text)) else None


def under_lone_levels(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield a table with the levels that stand alone in its rows in columns of their own."""
    head, *body = rows
    plain = head.cells[0]
    yield row_of([*(plain._replace(text=text) for text in (*LEVELS, NAME)), *head.cells[1:]], 0)
    empty = plain._replace(text="")
    first = second = empty
    for number, (row, below) in enumerate(zip(body, [*body[1:], None], strict=True), 1):
        if (level := lone_level(row)) is None:
            told = {cell.column: cell for cell in row.cells}
            yield row_of([first, second, *(told.get(cell.column, empty) for cell in head.cells)], number)
            continue
        of_first, of_second = level_ranks(level.text)
        opens = of_first and (not of_second or second.text or not first.text or (below is not None and lone_level(below) is not None))
        first, second = (level, empty) if opens else (first, level)


def way_at(rows: Sequence[Row], at: int) -> int | None:
    r"""Return the column of ways to indicators (产出指标\\数量指标\\购置设备数) under a told head that names none; None where there is none."""
    head = rows[at]
    fields = [means(cell.text, "column") for cell in head.filled] if not head.loose and len(head.filled) >= LEAST_CELLS else []
    if at + 1 >= len(rows) or "target" not in fields or LED_FIELDS & set(fields):
        return None
    return next((cell.column for cell in rows[at + 1].cells if way_in(rows[at + 1], cell.column) is not None), None)


def way_in(row: Row, column: int) -> list[Cell] | None:
    """Return the levels and the name that a cell of a row joins, None where it does not."""
    cell = next((cell for cell in row.cells if cell.column == column), None)
    return parted(Row((cell,)), len(LEVELS) + 1) if cell is not None and not row.loose and cell.text else None


def on_their_way(rows: Sequence[Row], column: int) -> Iterator[Row]:
    """Yield a head and its rows with the way to each indicator as levels and a name, in front of what stands behind it."""
    for number, row in enumerate(rows):
        told = {cell.column: cell for cell in row.cells}
        plain = told[column]
        way = [plain._replace(text=text) for text in (*LEVELS, NAME)] if number == 0 else way_in(row, column) or []
        behind = [told.get(cell.column, plain._replace(text="")) for cell in rows[0].cells if cell.column > column]
        yield row_of([*way, *behind], number)


def joined_heads(row: Row) -> int:
    """Return how many heads of levels and names are joined in the first cell of a told head, 0 where none are."""
    if row.loose or len(row.filled) < LEAST_CELLS or not row.cells[0].text:
        return 0
    fields = [means(text, "column") for text in BETWEEN.split(row.cells[0].text.strip())]
    return len(fields) if fields[-1] == "name" and set(fields[:-1]) <= {"level1", "level2"} else 0


def parted(row: Row, count: int) -> list[Cell] | None:
    """Return the cells of a row with the first divided into so many, None where it is not joined of as many."""
    first, *rest = row.cells or (None,)
    if row.loose or first is None:
        return None
    signs = list(BETWEEN.finditer(first.text))[: count - 1]
    cuts = [0, *(end for sign in signs for end in sign.span()), len(first.text)]
    parts = [part(first, start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True)]
    known = len(parts) == count and (any(level_ranks(parts[0].text)) or means(parts[0].text, "column"))
    return [*parts, *rest] if known else None


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
    yield row_of([*(plain._replace(text=text) for text in LEVELS), *head.cells], 0)
    first = plain._replace(text="")
    for number, row in enumerate(rows, 1):
        found = level_in_front(row)
        if found is None:
            first = level_alone(row) or first
            continue
        name, *values = row.cells
        yield row_of([first, part(name, *found.span(1)), part(name, found.end(), len(name.text)), *values], number)
