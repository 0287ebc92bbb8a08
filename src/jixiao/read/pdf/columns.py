"""Tables without ruling lines: rows of runs that keep to the same columns."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.read.pdf.prose import Placed
from jixiao.read.pdf.shapes import Run, hull
from jixiao.read.pdf.sheet import Slot, Spot, Table
from jixiao.read.pdf.typeset import in_cell

LEAST_ROWS = 3
"""An unruled table has at least so many lines of several runs."""
FAR = 3.0
"""Lines further apart than so many sizes are not of one table."""
NEAR = 0.55
"""Lines nearer than this part of the usual distance of a table's lines are of one row."""
GUTTER = 4.0
"""Columns are at least so far apart."""
CROSSING = 0.08
"""At most this part of a table's lines may cross a gutter, as titles and merged cells do."""


def stretches(lines: Sequence[Placed]) -> Iterator[list[Placed] | Table]:
    """Yield running lines and unruled tables in order."""
    held: list[Placed] = []
    at = 0
    while at < len(lines):
        end = table_end(lines, at)
        table = unruled(lines[at:end]) if end - at >= LEAST_ROWS else None
        if table is None:
            held.append(lines[at])
            at += 1
            continue
        if held:
            yield held
        held = []
        yield table
        at = end
    if held:
        yield held


def table_end(lines: Sequence[Placed], start: int) -> int:
    """Return where lines end that may be one unruled table: the first line has several runs, and so do most."""
    if len(lines[start].line.runs) < 2:
        return start
    end, several = start, start
    while end < len(lines) and lines[end].page == lines[start].page:
        if end > start and lines[end].line.box[1] - lines[end - 1].line.box[3] > FAR * lines[end].line.size:
            break
        if len(lines[end].line.runs) > 1:
            several = end
        elif end - several > 2:
            break
        end += 1
    while end > several + 1 and not beside(lines[several], lines[end - 1]):
        end -= 1
    return end


def beside(row: Placed, line: Placed) -> bool:
    """Return whether a line of one run stands under one of the runs of a row, as the rest of a cell does."""
    box = line.line.box
    return len([r for r in row.line.runs if r.box[0] < box[2] and box[0] < r.box[2]]) <= 1


def unruled(lines: Sequence[Placed]) -> Table | None:
    """Return lines as a table, None where they keep to no columns."""
    if sum(len(p.line.runs) > 1 for p in lines) < LEAST_ROWS:
        return None
    gutters = gaps([run for p in lines for run in p.line.runs], len(lines))
    if not gutters:
        return None
    xs = (min(p.line.box[0] for p in lines) - 1, *gutters, max(p.line.box[2] for p in lines) + 1)
    slots = [slot for n, row in enumerate(rows(lines)) for slot in slots_of(row, n, xs)]
    return Table(xs, tuple(slots), lines[0].page, hull(p.line.box for p in lines))


def gaps(runs: Sequence[Run], count: int) -> list[float]:
    """Return the middles of the gutters that nearly no run crosses."""
    found: list[float] = []
    steps = sorted({run.box[0] for run in runs})
    most = CROSSING * count
    for right in steps[1:]:
        left = max((run.box[2] for run in runs if run.box[2] <= right - GUTTER), default=None)
        if left is None:
            continue
        x = right - GUTTER / 2
        if sum(run.box[0] < x < run.box[2] for run in runs) <= most and not any(abs(x - other) < GUTTER for other in found):
            found.append(x)
    return [x for n, x in enumerate(found) if n == 0 or any(found[n - 1] <= (r.box[0] + r.box[2]) / 2 < x for r in runs)]


def rows(lines: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Yield the lines of each row: those nearer to one another than rows are."""
    tops = [p.line.box[1] for p in lines]
    steps = sorted(b - a for a, b in pairwise(tops))
    usual = steps[len(steps) * 3 // 4] if steps else 0.0
    held: list[Placed] = []
    for placed in lines:
        if held and placed.line.box[1] - held[-1].line.box[1] > NEAR * usual:
            yield held
            held = []
        held.append(placed)
    if held:
        yield held


def slots_of(row: list[Placed], number: int, xs: Sequence[float]) -> Iterator[Slot]:
    """Yield the cells of a row, empty ones too."""
    own: dict[int, list[Run]] = {}
    for placed in row:
        for run in placed.line.runs:
            middle = run.box[0] if run.box[2] - run.box[0] > xs[1] - xs[0] else (run.box[0] + run.box[2]) / 2
            column = next((n for n in range(len(xs) - 2, -1, -1) if xs[n] <= middle), 0)
            own.setdefault(column, []).append(run)
    for column in range(len(xs) - 1):
        runs = own.get(column, [])
        box = hull(run.box for run in runs) if runs else hull(p.line.box for p in row)
        text = in_cell(runs, xs[column + 1])
        spot = Spot(row[0].page, row[0].frame.shown_box(box))
        yield Slot(text, spot, number, column, 1, 1, min((run.confidence for run in runs), default=1.0))
