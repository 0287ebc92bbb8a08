"""A table for every level: its name heads the names of its indicators (数量指标｜目标值｜分值), level 1 stands in a line above."""

from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import level_ranks, meanings, means
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.bodies import body_at
from jixiao.read.recast.pairs import row_of
from jixiao.read.rows.ends import ends, is_total

HEADS = ("一级指标", "二级指标", "三级指标")
LEAST = 2
"""So many levels that head tables make a form of them."""
VALUES = frozenset(("target", "actual", "to_date"))


def under_levels(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, the tables that are headed by levels as one with columns of levels."""
    if sum(map(headed_by_level, rows)) < LEAST:
        yield from beneath(rows)
        return
    first: Cell | None = None
    at = 0
    while at < len(rows):
        row = rows[at]
        if at + 1 < len(rows) and (lone := lone_level(row)) is not None and headed_by_level(rows[at + 1]):
            first, at = lone, at + 1
        elif headed_by_level(row):
            end = next((n for n in range(at + 1, len(rows)) if not is_body(rows[n], row)), len(rows))
            yield from levelled_rows(row, rows[at + 1 : end], first)
            at = end
        else:
            yield row
            at += 1


def beneath(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, a level 1 that stands alone above a head without a column of levels 1 beneath that head, where it holds."""
    at = 0
    while at < len(rows):
        body = body_at(rows, at + 1) if at + 1 < len(rows) and lone_level(rows[at]) is not None else None
        if body is None or "level1" in body.fields or headed_by_level(rows[at + 1]):
            yield rows[at]
            at += 1
        elif "level2" not in body.fields:
            yield from (rows[at + 1], rows[at])
            at += 2
        else:
            end = next((n for n in range(body.start, body.end) if lone_level(rows[n]) is not None), body.end)
            yield from levelled(rows[at].filled[0], body.head, rows[body.start : end])
            at = end


def levelled(first: Cell, head: Row, body: Sequence[Row]) -> Iterator[Row]:
    """Yield a table whose level 1 stands above its head with a column of it."""
    empty = first._replace(text="")
    yield row_of([first._replace(text=HEADS[0]), *head.cells], 0)
    for number, row in enumerate(body, 1):
        told = {cell.column: cell for cell in row.cells}
        yield row_of([first if number == 1 else empty, *(told.get(cell.column, empty) for cell in head.cells)], number)


def headed_by_level(row: Row) -> bool:
    """Return whether a told row begins with the name of a level and heads columns of values behind it."""
    if row.loose or len(row.filled) < LEAST or not row.cells[0].text or not any(level_ranks(row.cells[0].text)):
        return False
    fields = [means(cell.text, "column") for cell in row.filled[1:]]
    return None not in fields and bool(VALUES & set(fields))


def lone_level(row: Row) -> Cell | None:
    """Return the level 1 that stands alone in a row, None for another row."""
    filled = row.filled
    return filled[0] if len(filled) == 1 and level_ranks(filled[0].text)[0] and not meanings(filled[0].text) else None


def is_body(row: Row, head: Row) -> bool:
    """Return whether a row stands under such a head: told cells, no more than heads, the first a name."""
    if row.loose or not row.cells or not row.cells[0].text or len(row.cells) > len(head.cells):
        return False
    text = row.cells[0].text
    return not (headed_by_level(row) or lone_level(row) or is_total(text) or ends(row) or meanings(text))


def levelled_rows(head: Row, body: Sequence[Row], first: Cell | None) -> Iterator[Row]:
    """Yield the rows under a head with their levels; a name that can only be a level 1 is one."""
    level, *rest = head.cells
    empty = level._replace(text="")
    both = (level, empty) if not level_ranks(level.text)[1] else (first or empty, level)
    yield row_of([*(level._replace(text=text) for text in HEADS), *rest], 0)
    for number, row in enumerate(body, 1):
        yield row_of([*both, *row.cells], number)
