"""The rest of a name that a page cut off: alone in its column, in a table that prints its levels in every row."""

from collections.abc import Iterator, Sequence

from jixiao.read.lines import Row
from jixiao.read.recast.bodies import Body, body_at, text_at

PRINTED = 0.7
"""A table prints its levels in every row when at least so many rows have both."""
LEAST = 3
"""So many rows tell it."""


def with_rests(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, the rest of a name joined to the name above it."""
    at = 0
    while at < len(rows):
        body = body_at(rows, at)
        if body is None or not prints_levels(rows, body):
            yield rows[at]
            at += 1
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
