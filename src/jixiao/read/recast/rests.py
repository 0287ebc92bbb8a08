"""The rest of a name that a page cut off: alone in its column, in a table that prints its levels in every row."""

import re
from collections.abc import Iterator, Sequence
from functools import reduce

from jixiao.forms.grammar import meanings
from jixiao.read.form.fits import is_figure
from jixiao.read.lines import Row
from jixiao.read.recast.bodies import Body, body_at, text_at
from jixiao.read.recast.continued import POINT

PRINTED = 0.7
"""A table prints its levels in every row when at least so many rows have both."""
ENDED = re.compile(r"[。；;！!]\s*$")
LEAST, PAIR = 3, 2
"""So many rows tell it."""


def with_rests(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, the rest of a name joined to the name above it."""
    at = 0
    while at < len(rows):
        body = body_at(rows, at)
        if body is None or not prints_levels(rows, body):
            rest = value_rests(rows, at) if body is None else ()
            yield reduce(with_rest, rest, rows[at]) if rest else rows[at]
            at += 1 + len(rest)
            continue
        yield body.head
        held: Row | None = None
        for row in rows[body.start : body.end]:
            if held is not None and is_rest(row, body):
                held = with_rest(held, row)
                continue
            yield from (held,) if held is not None else ()
            held = row
        yield from (held,) if held is not None else ()
        at = body.end


def value_rests(rows: Sequence[Row], at: int) -> Sequence[Row]:
    """Return the rows under a label and its value that go on with that value alone, lines of a cell that a page made rows: no figure, no ended text."""
    row = rows[at]
    if row.loose or row.exact or row.aligned or len(row.filled) < PAIR or not meanings(row.filled[0].text):
        return ()
    values = {cell.column: cell.text for cell in row.filled if not meanings(cell.text)}
    found: list[Row] = []
    for below in rows[at + 1 :]:
        cells = below.filled
        above = values.get(cells[0].column) if len(cells) == 1 and not below.loose and len(below.cells) > 1 else None
        if above is None or ENDED.search(above) or is_figure(above) or meanings(cells[0].text) or POINT.match(cells[0].text):
            break
        values[cells[0].column] = above + cells[0].text
        found.append(below)
    return found


def prints_levels(rows: Sequence[Row], body: Body) -> bool:
    """Return whether nearly all rows of a table have both levels, each in its column."""
    columns = [body.fields[level] for level in ("level1", "level2") if level in body.fields]
    told = [all(text_at(row, column) for column in columns) for row in rows[body.start : body.end]]
    return len(columns) > 1 and len(told) >= LEAST and sum(told) >= PRINTED * len(told)


def is_rest(row: Row, body: Body) -> bool:
    """Return whether a row holds nothing but a text in the column of names."""
    return [cell.column for cell in row.filled] == [body.fields["name"]]


def with_rest(row: Row, rest: Row) -> Row:
    """Return a row with the rest of its name."""
    (more,) = rest.filled
    return row._replace(
        cells=tuple(cell._replace(text=cell.text + more.text) if cell.column == more.column else cell for cell in row.cells)
    )
