"""A table folded in two: the heads of its columns stand twice in one row, and two indicators beside each other under them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.forms.grammar import means
from jixiao.forms.keys import label_key
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.bodies import is_over

LEAST = 3
"""So many heads make the columns of a table."""
FOLDS = (2, 3)


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


def part(row: Row, start: int, stop: int) -> Row:
    """Return the cells of a row between two columns, moved to the left."""
    return row._replace(cells=tuple(moved(cell, start) for cell in row.cells if start <= cell.column < stop))


def moved(cell: Cell, start: int) -> Cell:
    """Return a cell so many columns further left."""
    return cell._replace(column=cell.column - start)
