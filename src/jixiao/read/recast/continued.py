"""A cell whose numbered points go on in the lines under its row: 目标1：… in the cell, 目标2：… on a line of its own."""

import re
from collections.abc import Iterator, Sequence

from jixiao.read.lines import Row

POINT = re.compile(r"\s*(目标|指标)?\s*[（(]?(\d{1,2})[)）]?\s*[:：、.．](?!\d)")
LAST = re.compile(r"(?:^|\n|[。；;])\s*(目标|指标)?\s*[（(]?(\d{1,2})[)）]?\s*[:：、.．](?!\d)")

Point = tuple[str | None, int]
"""The word and the number of a numbered point."""


def with_points(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, the last cell of a told row with the points that follow on lines of their own."""
    held: Row | None = None
    for row in rows:
        following = point(row) if held is not None and row.loose and row.heading is None else None
        following = point(row._replace(cells=tuple(row.filled))) if held is not None and below(row, held) else following
        if held is not None and following is not None and follows(following, last_point(held)):
            *front, cell = held.cells
            held = held._replace(cells=(*front, cell._replace(text=f"{cell.text}\n{row.filled[0].text}")))
            continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held


def below(row: Row, held: Row) -> bool:
    """Return whether a told row holds one text alone, under the last cell of the row above."""
    filled = row.filled
    return not row.loose and len(filled) == 1 and bool(held.cells) and filled[0].column == held.cells[-1].column


def point(row: Row) -> Point | None:
    """Return the word and number that a line begins with."""
    found = POINT.match(row.cells[0].text) if len(row.cells) == 1 else None
    return (found[1], int(found[2])) if found else None


def follows(point: Point, last: Point | None) -> bool:
    """Return whether a point is the next after the last one of a cell."""
    return last is not None and point == (last[0], last[1] + 1)


def last_point(row: Row) -> Point | None:
    """Return the word and number of the last point in the last cell of a told row that begins with its first."""
    if row.loose or not row.cells or not POINT.match(row.cells[-1].text):
        return None
    found = list(LAST.finditer(row.cells[-1].text))
    return (found[-1][1], int(found[-1][2])) if found else None
