"""A table folded in two: the heads of its columns stand twice in one row, and two indicators beside each other under them.

Or those of names and values alone, behind the levels of both: 一级指标｜二级指标｜指标1名称｜指标1目标值｜指标2名称｜指标2目标值.
"""

import re
from collections.abc import Callable, Iterator, Sequence
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
    return _taken_apart(rows, folds, _below)


def side_by_side(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, every indicator that stands beside another behind the same levels in a row below it."""
    return _taken_apart(rows, again, _in_turn)


def _taken_apart(
    rows: Sequence[Row], starts_of: Callable[[Row], list[int]], way: Callable[[Sequence[Row], list[int]], Iterator[Row]]
) -> Iterator[Row]:
    """Yield rows, the tables whose heads begin again at some columns as ``way`` puts their head and rows."""
    at = 0
    while at < len(rows):
        starts = starts_of(rows[at])
        end = next((n for n in range(at + 1, len(rows)) if is_over(rows[n])), len(rows)) if starts else at + 1
        yield from way(rows[at:end], starts) if starts else rows[at:end]
        at = end


def _below(table: Sequence[Row], starts: list[int]) -> Iterator[Row]:
    head, *rows = table
    yield columns_between(head, *starts[:2])
    for start, stop in pairwise(starts):
        yield from (piece for row in rows if (piece := columns_between(row, start, stop)).filled)


def _in_turn(table: Sequence[Row], starts: list[int]) -> Iterator[Row]:
    for n, row in enumerate(table):
        yield row._replace(cells=tuple(cell for cell in row.cells if cell.column < starts[1]))
        pieces = (columns_between(row, start, stop, to=starts[0]) for start, stop in pairwise(starts[1:])) if n else ()
        yield from (piece for piece in pieces if piece.filled)


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


def columns_between(row: Row, start: int, stop: int, *, to: int = 0) -> Row:
    """Return the cells of a row between two columns, moved to the left."""
    return row._replace(cells=tuple(moved(cell, start - to) for cell in row.cells if start <= cell.column < stop))


def moved(cell: Cell, start: int) -> Cell:
    """Return a cell so many columns further left."""
    return cell._replace(column=cell.column - start)
