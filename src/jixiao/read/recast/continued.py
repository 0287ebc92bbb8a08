"""A cell whose numbered points go on in the lines under its row: 目标1：… in the cell, 目标2：… on a line of its own.

What stands behind the last point in its line are the cells behind that cell.
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import means
from jixiao.read.lines import Row

SIGNS = r"\s*(目标|指标)?\s*[（(]?(\d{1,2})[)）]?\s*[:：、.．](?!\d(?!\d{3}年))"
"""A number before a point, no decimal; a year may follow."""
POINT, LAST = re.compile(SIGNS), re.compile(rf"(?:^|\n|[。；;]){SIGNS}")


def with_points(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, the last cell of a told row with the points that follow on lines of their own."""
    held: Row | None = None
    above: Row | None = None
    for row in rows:
        if held is not None and may_go_on(row, held, above) and next_point_follows(row.filled[0].text, held.cells[-1].text):
            *front, cell = held.cells
            first, *rest = row.filled
            behind = (other._replace(column=cell.column + n) for n, other in enumerate(rest, 1))
            held = held._replace(cells=(*front, cell._replace(text=f"{cell.text}\n{first.text}"), *behind))
            continue
        if held is not None:
            above = held
            yield held
        held = row
    if held is not None:
        yield held


def may_go_on(row: Row, held: Row, above: Row | None) -> bool:
    """Return whether a row may begin in the last cell of a told one above, or stands under heads of goals ``above`` that one."""
    filled = row.filled
    if held.loose or not held.cells or not filled or POINT.match(filled[0].text) is None:
        return False
    if row.loose or len(filled) == 1:
        return len(filled) == 1 and row.heading is None and (row.loose or filled[0].column == held.cells[-1].column)
    of_goal = (above is not None and is_goal(above)) or is_goal(held)
    return of_goal and not (row.exact or row.aligned) and bool(row.cells[0].text)


def is_goal(row: Row) -> bool:
    """Return whether a row has a label of goals."""
    return any(means(cell.text, "goal") for cell in row.filled)


def next_point_follows(text: str, before: str) -> bool:
    """Return whether a text begins with the point after the last one of a text that is numbered points."""
    point = POINT.match(text)
    points = list(LAST.finditer(before)) if point is not None and POINT.match(before) else []
    return point is not None and bool(points) and (point[1], int(point[2])) == (points[-1][1], int(points[-1][2]) + 1)
