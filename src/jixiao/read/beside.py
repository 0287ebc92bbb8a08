"""Two forms side by side in one table: the same labels stand twice in its rows, at one distance."""

from collections import Counter
from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import meanings, means
from jixiao.read.blocks import Cell

LEAST_ROWS = 4
"""In so many rows a label stands twice."""
LEAST_COLUMNS = 3
"""A form has at least so many columns."""

Rows = Sequence[tuple[Cell, ...]]


def forms_apart(rows: Rows) -> Iterator[Rows]:
    """Yield the rows of every form that stands beside another in a table, else the rows as they are."""
    cut = second_form_column(rows)
    if cut is None:
        yield rows
        return
    yield tuple(left for row in rows if (left := tuple(cell for cell in row if cell.column < cut)))
    yield from forms_apart(tuple(right for row in rows if (right := tuple(moved_left(cell, cut) for cell in row if cell.column >= cut))))


def moved_left(cell: Cell, columns: int) -> Cell:
    """Return a cell so many columns further left."""
    return cell._replace(column=cell.column - columns)


def second_form_column(rows: Rows) -> int | None:
    """Return the column at which the second form begins, None where there is none: no cell lies across it.

    The name of the project, or the head of the levels, must stand twice: other labels do in one form of two terms too.
    """
    apart_by: Counter[int] = Counter()
    whole: set[int] = set()
    for row in rows:
        found = dict(reversed(list(repeated(row))))
        apart_by.update(set(found.values()))
        whole |= {distance for text, distance in found.items() if means(text, "field") == "name" or means(text, "column") == "level1"}
    distance = max(whole, key=lambda one: apart_by[one], default=None)
    if distance is None or apart_by[distance] < LEAST_ROWS:
        return None
    cut = min(cell.column for row in rows for cell in row if cell.text) + distance
    return None if any(cell.column < cut < cell.column + cell.colspan for row in rows for cell in row) else cut


def repeated(row: tuple[Cell, ...]) -> Iterator[tuple[str, int]]:
    """Yield the labels that stand twice in a row and how far apart, the nearest first; a merged cell printed in all its columns stands once."""
    places: dict[str, int] = {}
    before = ""
    for cell in row:
        if cell.text != before and cell.text and meanings(cell.text):
            first = places.setdefault(cell.text, cell.column)
            if cell.column - first >= LEAST_COLUMNS:
                yield cell.text, cell.column - first
        before = cell.text
