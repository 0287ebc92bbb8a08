"""Where the names of levels stand to their rows: in the first row of each, as merged cells are read, or beside the middle one, as they are seen.

A copy of a page prints a merged cell where its middle is. Then rows above a level's name belong to it too, and every name stands
in the middle of its rows: the cut of the rows that comes nearest to this is compared with the plain one.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from jixiao.forms.grammar import level_ranks, standard_levels
from jixiao.read.blocks import Cell

NO_LEVEL, BARE, CONTRADICTS = 2.0, 0.5, 1.0
"""What it costs that no level holds for the first rows, that a level 1 begins without a level 2, and a level 2 that is none of its level 1."""
CENTRED = 1.5
"""What it costs that levels stand in their first row where other merged cells do not."""
CLEAR = 0.5
"""The cut about the middle must be better by so much."""
HALF = 0.25
"""An even number of rows or lines has no middle one: half a row to one side."""
NEAR = 0.15
"""The middle of a cell and that of its rows are told to so much of a line's height."""
NEVER = 1e9
TALL = 3
LONGEST = 60
"""A level holds at most so many rows."""


Span = tuple[float, float]
"""Where a row begins and ends on its page."""


class Mark(NamedTuple):
    """The name of a level: the row it stands in, or before, and where its middle is on the page, None where that is not told.

    ``up`` is as :func:`about_middles` has it.
    """

    row: int
    height: float | None
    up: bool


class Marks(NamedTuple):
    """The names of the levels that stand in a row."""

    first: Cell | None
    second: Cell | None


class PlacedLevels(NamedTuple):
    """For every row the names of the levels that begin to hold there, and the rows of which another placing is as good."""

    begun: Sequence[Marks]
    unsure: frozenset[int] = frozenset()


class Cut(NamedTuple):
    """How far a cut of the rows is off, the names of the levels that begin to hold in every row, and the rows that others as good have elsewhere."""

    cost: float
    begun: list[Marks]
    loose: frozenset[int]


def levels_placed(rows: Sequence[Marks], spans: Sequence[Span], goes_on: bool, centred: bool = False) -> PlacedLevels:
    """Return for every row the names of the levels that begin to hold there.

    ``spans`` say where the rows stand, empty where that is not told; ``goes_on``: the levels of a table before hold for the first rows;
    ``centred``: other merged cells of the form are seen to have their text beside their middle.
    """
    seconds = [n for n, row in enumerate(rows) if row.second is not None]
    firsts = [n for n, row in enumerate(rows) if row.first is not None]
    bare = sum(row.first is not None and row.second is None for row in rows) if seconds else 0
    late = sum(bool(marks and marks[0]) for marks in (firsts, seconds)) if not goes_on else 0
    plain = contradictions(rows) + NO_LEVEL * late + BARE * bare
    plain += CENTRED if centred else 0.0
    if not plain and not spans:
        return PlacedLevels(rows)
    cuts = sorted((about_middles(rows, seconds, firsts, spans, up) for up in (True, False)), key=lambda one: one.cost)
    cost, begun, loose = cuts[0]
    near = [cut.begun for cut in cuts if cut.cost <= NEAR]
    if not plain or cost + contradictions(begun) + CLEAR >= plain:
        return PlacedLevels(rows, frozenset(n for cut in near if tall(cut) for n in differing(rows, cut)) if spans else frozenset())
    whole = frozenset(range(len(rows)))
    return PlacedLevels(begun, loose.union(n for cut in near for n in differing(begun, cut)) if spans and near else whole)


def tall(cut: Sequence[Marks]) -> bool:
    """Return whether a level 2 holds for enough rows that its middle is another than its first."""
    starts = [n for n, row in enumerate(cut) if row.second is not None]
    return any(end - start >= TALL for start, end in pairwise([*starts, len(cut)]))


def differing(one: Sequence[Marks], other: Sequence[Marks]) -> Iterator[int]:
    """Yield the rows that belong to other levels in two cuts."""
    held: list[Cell | None] = [None] * 4
    for n, (own, its) in enumerate(zip(one, other, strict=True)):
        held = [new or old for new, old in zip((own.first, own.second, its.first, its.second), held, strict=True)]
        if held[0] is not held[2] or held[1] is not held[3]:
            yield n


def from_below(rows: Sequence[Marks]) -> list[Marks]:
    """Return for every row the names of the levels that begin to hold there, where each stands in the last row that it holds for.

    Rows behind the last name keep it, as those of a table that goes on.
    """
    begun = [Marks(None, None)] * len(rows)
    starts = {"first": 0, "second": 0}
    for n, row in enumerate(rows):
        for level, cell in row._asdict().items():
            if cell is not None:
                begun[starts[level]] = begun[starts[level]]._replace(**{level: cell})
                starts[level] = n + 1
    return begun


def about_middles(rows: Sequence[Marks], seconds: Sequence[int], firsts: Sequence[int], spans: Sequence[Span], up: bool) -> Cut:
    """Return the cut of rows about the middles of their levels, and how far these are off; ``up``: of two middle rows the upper one is meant."""
    whole = set(range(len(rows) + 1))
    cuts, cost, loose = middles([Mark(n, height(rows[n].second, spans), up) for n in seconds], spans, len(rows), whole)
    allowed = set(cuts) if seconds else whole
    wider, more, freer = middles([Mark(n, height(rows[n].first, spans), up) for n in firsts], spans, len(rows), allowed)
    begun: list[Marks] = [Marks(None, None)] * len(rows)
    for start, at in zip(cuts[:-1], seconds, strict=False):
        begun[start] = begun[start]._replace(second=rows[at].second)
    for start, at in zip(wider[:-1], firsts, strict=False):
        begun[start] = begun[start]._replace(first=rows[at].first)
    return Cut(cost + more, begun, loose | freer)


def height(cell: Cell | None, spans: Sequence[Span]) -> float | None:
    """Return where the middle of a cell is, None where it or the rows are not told."""
    return sum(cell.tall) / 2 if cell is not None and cell.tall and spans else None


def middles(marks: Sequence[Mark], spans: Sequence[Span], count: int, allowed: set[int]) -> tuple[list[int], float, frozenset[int]]:
    """Return the cut of rows into one group for every mark that has the marks nearest to the middles, and how far they are off.

    Behind these the rows that another cut as good has in another group.
    """
    if not marks:
        return [0, count], 0.0, frozenset()
    steps: list[dict[int, tuple[float, list[int]]]] = [{0: (0.0, [0])}]
    groups: list[dict[tuple[int, int], float]] = []
    for n, mark in enumerate(marks):
        after = marks[n + 1].row if n + 1 < len(marks) else count
        ends = [count] if n + 1 == len(marks) else [end for end in range(mark.row + 1, after + 1) if end in allowed]
        found: dict[int, tuple[float, list[int]]] = {}
        groups.append({})
        for start, (cost, cuts) in steps[-1].items():
            for end in ends if start <= mark.row else ():
                own = groups[-1][start, end] = off(mark, start, end, spans)
                if end - start <= LONGEST and cost + own < found.get(end, (NEVER, []))[0]:
                    found[end] = (cost + own, [*cuts, end])
        steps.append(found)
    cost, cuts = steps[-1].get(count, (NEVER, [0, count]))
    return cuts, cost, frozenset(others(steps, groups, cuts, cost + NEAR)) if cost < NEVER else frozenset()


def others(
    steps: Sequence[dict[int, tuple[float, list[int]]]], groups: Sequence[dict[tuple[int, int], float]], cuts: Sequence[int], most: float
) -> Iterator[int]:
    """Yield the rows between the ends of the groups of a cut and those of cuts that are off by no more than ``most``."""
    tail = {cuts[-1]: 0.0}
    for n in range(len(groups) - 1, 0, -1):
        behind: dict[int, float] = {}
        for (start, end), own in groups[n].items():
            if end in tail and end - start <= LONGEST:
                behind[start] = min(behind.get(start, NEVER), own + tail[end])
        tail = behind
        for end, more in tail.items():
            if end in steps[n] and steps[n][end][0] + more <= most:
                yield from range(min(end, cuts[n]), max(end, cuts[n]))


def off(mark: Mark, start: int, end: int, spans: Sequence[Span]) -> float:
    """Return by how many rows a mark is off the middle of a group of rows, or off that of two middle rows which is meant."""
    if mark.height is None:
        over = mark.row - (start + end - 1) / 2
        return max(0.0, abs(over + HALF if mark.up else over - HALF) - HALF)
    top, bottom = spans[start][0], spans[end - 1][1]
    over = mark.height - (top + bottom) / 2
    return max(0.0, abs(over + HALF if mark.up else over - HALF) - HALF - NEAR) * (end - start) / (bottom - top)


def contradictions(rows: Sequence[Marks]) -> float:
    """Return what it costs that levels 2 stand under a level 1 that they are none of."""
    cost, first = 0.0, None
    for row in rows:
        first = row.first or first
        if row.second is not None and first is not None and level_ranks(first.text)[0]:
            under = standard_levels(None, row.second.text)[0]
            above = standard_levels(first.text, None)[0]
            cost += CONTRADICTS if under and above and under != above and not level_ranks(row.second.text)[0] else 0.0
    return cost
