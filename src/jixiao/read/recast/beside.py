"""A table folded in two: the heads of its columns stand twice in one row, and two indicators beside each other under them.

Or those of names and values alone, behind the levels of both: 一级指标｜二级指标｜指标1名称｜指标1目标值｜指标2名称｜指标2目标值.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.forms.grammar import means
from jixiao.forms.keys import label_key
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.bodies import is_over
from jixiao.read.rows.heads import columns_of

LEAST = 3
"""So many heads make the columns of a table."""
FOLDS = (2, 3)
NUMBER = re.compile(r"\d+|(?<=指标)[一二三四五六七八九]")
"""What alone tells the heads of one indicator from those of the next: 指标1名称, 指标2名称."""
LEVELS = frozenset(("level1", "level2"))


def unfolded(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, those under heads that stand more than once with the right parts below the left one."""
    at = 0
    while at < len(rows):
        cuts = folds(rows[at])
        if not cuts:
            yield rows[at]
            at += 1
            continue
        end = next((n for n in range(at + 1, len(rows)) if is_over(rows[n])), len(rows))
        yield part(rows[at], cuts[0], cuts[1])
        for start, stop in pairwise(cuts):
            yield from (piece for row in rows[at + 1 : end] if (piece := part(row, start, stop)).filled)
        at = end


def folds(row: Row) -> list[int]:
    """Return the columns at which the heads of a told row begin again, with the end behind them; empty where they stand once.

    Level 1 is among them: the heads of a form of two terms stand twice without it.
    """
    if row.loose or len(row.filled) < LEAST * FOLDS[0]:
        return []
    heads = [(cell.column, label_key(cell.text)) for cell in row.filled]
    fields = [means(cell.text, "column") for cell in row.filled]
    for count in FOLDS:
        size = len(heads) // count
        groups = [[key for _, key in heads[n * size : (n + 1) * size]] for n in range(count)]
        if len(heads) % count or size < LEAST or any(group != groups[0] for group in groups):
            continue
        if {"name", "target"} <= set(fields[:size]) and fields[:size].count("level1") == 1:
            return [*(heads[n * size][0] for n in range(count)), max(cell.column + cell.colspan for cell in row.cells)]
    return []


def side_by_side(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, every indicator that stands beside another behind the same levels in a row below it."""
    at = 0
    while at < len(rows):
        starts = again(rows[at])
        if not starts:
            yield rows[at]
            at += 1
            continue
        end = next((n for n in range(at + 1, len(rows)) if is_over(rows[n])), len(rows))
        yield rows[at]._replace(cells=tuple(cell for cell in rows[at].cells if cell.column < starts[1]))
        for row in rows[at + 1 : end]:
            yield row._replace(cells=tuple(cell for cell in row.cells if cell.column < starts[1]))
            pieces = (part(row, start, stop, to=starts[0]) for start, stop in pairwise(starts[1:]))
            yield from (piece for piece in pieces if piece.filled)
        at = end


def again(row: Row) -> list[int]:
    """Return the columns at which heads of a name and its values begin again behind levels, with the end behind them; empty where they stand once."""
    if row.loose or sum(NUMBER.search(cell.text) is not None for cell in row.filled) < LEAST:
        return []
    cells = tuple(cell if means(cell.text, "column") else cell._replace(text=NUMBER.sub("", cell.text)) for cell in row.filled)
    fields = columns_of(row._replace(cells=cells))
    heads = [(cell.column, label_key(cell.text), field) for cell, field in zip(cells, fields, strict=True)]
    own = [head for head in heads if head[2] not in LEVELS]
    count = sum(field == "name" for _, _, field in own)
    size = len(own) // count if count > 1 else 0
    if not size or len(own) % count or heads[len(heads) - len(own) :] != own or own[0][2] != "name":
        return []
    groups = [[head[1:] for head in own[n * size : (n + 1) * size]] for n in range(count)]
    if any(group != groups[0] for group in groups) or "target" not in {field for _, field in groups[0]}:
        return []
    return [*(own[n * size][0] for n in range(count)), max(cell.column + cell.colspan for cell in row.cells)]


def part(row: Row, start: int, stop: int, *, to: int = 0) -> Row:
    """Return the cells of a row between two columns, moved to the left."""
    return row._replace(cells=tuple(moved(cell, start - to) for cell in row.cells if start <= cell.column < stop))


def moved(cell: Cell, start: int) -> Cell:
    """Return a cell so many columns further left."""
    return cell._replace(column=cell.column - start)
