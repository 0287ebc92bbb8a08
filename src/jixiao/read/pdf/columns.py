"""Tables without ruling lines: passages of lines whose runs stand under one another."""

from collections.abc import Iterator, Sequence

from jixiao.read.blocks import Aligned, Cell
from jixiao.read.pdf.prose import PlacedLine, rounded
from jixiao.read.pdf.shapes import Run
from jixiao.values.place import Place

LEAST_ROWS = 3
"""An unruled table has at least so many lines of several runs."""
FAR = 3.0
"""Lines further apart than so many sizes are not of one table."""
BEFORE = 4
"""At most so many lines of one run are the first of a table, or stand between two of several runs."""
OFF_MARGIN = 2.0
"""A line of one run that begins so many sizes behind the left margin is no running text."""
COLUMNS = 2
"""A sign of the text's size takes so many columns."""


def stretches(lines: Sequence[PlacedLine]) -> Iterator[list[PlacedLine] | Aligned]:
    """Yield running lines and unruled tables in order."""
    held: list[PlacedLine] = []
    at = 0
    while at < len(lines):
        end = table_end(lines, at)
        if sum(len(p.line.runs) > 1 for p in lines[at:end]) < LEAST_ROWS:
            held.append(lines[at])
            at += 1
            continue
        start = table_start(held)
        if held[:start]:
            yield held[:start]
        yield aligned([*held[start:], *lines[at:end]])
        held = []
        at = end
    if held:
        yield held


def table_end(lines: Sequence[PlacedLine], start: int) -> int:
    """Return where lines end that may be one unruled table: the first line has several runs, and so do most."""
    if len(lines[start].line.runs) < 2:
        return start
    end, several = start, start
    while end < len(lines) and (end == start or near(lines[end - 1], lines[end])):
        if len(lines[end].line.runs) > 1:
            several = end
        elif end - several > BEFORE:
            break
        end += 1
    end = several + 1
    while end < len(lines) and near(lines[end - 1], lines[end]) and inside(lines[end]) and beside(lines[several], lines[end]):
        end += 1
    return end


def table_start(above: Sequence[PlacedLine]) -> int:
    """Return where the lines of one run begin that are the first of a table under them: parts of its first row's cells."""
    start = len(above)
    while (
        start and len(above) - start < BEFORE and inside(above[start - 1]) and (start == len(above) or near(above[start - 1], above[start]))
    ):
        start -= 1
    return start


def near(above: PlacedLine, below: PlacedLine) -> bool:
    """Return whether a line may be of one table with the line before."""
    return above.page == below.page and below.line.box[1] - above.line.box[3] <= FAR * below.line.size


def inside(placed: PlacedLine) -> bool:
    """Return whether a line stands off the left margin and ends before the right one, as the text of a cell does."""
    left, _, right, _ = placed.line.box
    return left > placed.area.left + OFF_MARGIN * placed.line.size and right < placed.area.right


def beside(row: PlacedLine, line: PlacedLine) -> bool:
    """Return whether a line of one run stands under one of the runs of a row, as the rest of a cell does."""
    box = line.line.box
    return len([r for r in row.line.runs if r.box[0] < box[2] and box[0] < r.box[2]]) <= 1


def aligned(lines: Sequence[PlacedLine]) -> Aligned:
    """Return lines as texts by the columns of the page that they cover, two a sign, and by heights of a line."""
    size = lines[0].area.size or 1.0  # a page may say that its text has no height
    cells = (tuple(run_cell(placed, run, n, size / COLUMNS) for run in placed.line.runs) for n, placed in enumerate(lines))
    return Aligned(tuple(cells), tuple(round(placed.line.box[1] / size, 2) for placed in lines))


def run_cell(placed: PlacedLine, run: Run, row: int, width: float) -> Cell:
    """Return a run as a cell with its place."""
    left, right = round(run.box[0] / width), round(run.box[2] / width)
    place = Place(page=placed.page, box=rounded(placed.frame.shown_box(run.box)), text=run.text, confidence=run.confidence)
    return Cell(run.text, place, row, left, 1, max(1, right - left))
