"""Ruling lines to tables: lines that touch make one lattice, missing walls between its fields make merged cells."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from jixiao.read.pdf.shapes import Box, Stroke, Strokes

NEAR = 2.5
"""Lines nearer than this are one."""
TOUCH = 4.0
"""Lines touch when their ends come so near."""
GAP = 4.0
"""A break in a line may be so long."""
COVERED = 0.6
"""A wall stands where lines cover this part of it."""
OPEN = 5.0
"""Lines that go on so far past the last crossing leave the table open there."""
MOST_LINES = 700
"""More lines of one direction are a drawing."""


class Field(NamedTuple):
    """A cell of a lattice: row and column from 0, spans, box."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box


class Lattice(NamedTuple):
    """A ruled table: the x of its columns' edges, the y of its rows' edges, its cells; whether it is open above and below."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    fields: tuple[Field, ...]
    open_top: bool = False
    open_bottom: bool = False

    @property
    def box(self) -> Box:
        """The table's box."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def lattices(strokes: Strokes) -> list[Lattice]:
    """Return the ruled tables of more than one cell, from the top."""
    across, down = merged(strokes.across), merged(strokes.down)
    if not across or not down or max(len(across), len(down)) > MOST_LINES:
        return []
    made = [lattice(*group) for group in touching(across, down)]
    return sorted((m for m in made if m is not None), key=lambda m: (m.ys[0], m.xs[0]))


def merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Return strokes with those on one line joined."""
    found: list[Stroke] = []
    for band in bands(sorted(strokes)):
        total = sum(s.end - s.start for s in band) or 1.0
        at = sum(s.at * (s.end - s.start) for s in band) / total
        spans: list[list[float]] = []
        for stroke in sorted(band, key=lambda s: s.start):
            if spans and stroke.start <= spans[-1][1] + GAP:
                spans[-1][1] = max(spans[-1][1], stroke.end)
            else:
                spans.append([stroke.start, stroke.end])
        found += [Stroke(at, start, end) for start, end in spans]
    return found


def bands(strokes: list[Stroke]) -> list[list[Stroke]]:
    """Return strokes in groups that stand at one position."""
    groups: list[list[Stroke]] = []
    for stroke in strokes:
        if groups and stroke.at - groups[-1][-1].at <= NEAR and stroke.at - groups[-1][0].at <= 2 * NEAR:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return groups


def touching(across: list[Stroke], down: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Return lines in groups that touch one another, across and down apart."""
    parent = list(range(len(across) + len(down)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for i, flat in enumerate(across):
        for j, tall in enumerate(down):
            if flat.start - TOUCH <= tall.at <= flat.end + TOUCH and tall.start - TOUCH <= flat.at <= tall.end + TOUCH:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for n, stroke in enumerate((*across, *down)):
        groups.setdefault(root(n), ([], []))[n >= len(across)].append(stroke)
    return [group for group in groups.values() if group[0] and group[1]]


def lattice(across: list[Stroke], down: list[Stroke]) -> Lattice | None:
    """Return the table that a group of lines makes, None where it has only one cell."""
    xs = edges((s.at for s in down), (s.start for s in across), (s.end for s in across))
    ys = edges((s.at for s in across), (s.start for s in down), (s.end for s in down))
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:
        return None
    right = walls(xs, ys, down)
    below = walls(ys, xs, across)
    fields = cells(xs, ys, right, below)
    if len(fields) < 2:
        return None
    tops = [s.at for s in across]
    return Lattice(tuple(xs), tuple(ys), tuple(fields), ys[0] < min(tops) - NEAR, ys[-1] > max(tops) + NEAR)


def edges(at: Iterable[float], starts: Iterable[float], ends: Iterable[float]) -> list[float]:
    """Return the positions of a table's edges; where crossing lines go on past the outermost the table is open there."""
    found: list[float] = []
    for position in sorted(at):
        if found and position - found[-1] <= NEAR:
            found[-1] = (found[-1] + position) / 2
        else:
            found.append(position)
    first, last = min(starts), max(ends)
    if first < found[0] - OPEN:
        found.insert(0, first)
    if last > found[-1] + OPEN:
        found.append(last)
    return found


def walls(at: Sequence[float], along: Sequence[float], strokes: list[Stroke]) -> list[list[bool]]:
    """Return for every edge, and every field along it, whether a line stands there."""
    found = [[False] * (len(along) - 1) for _ in at]
    for n, position in enumerate(at):
        own = [s for s in strokes if abs(s.at - position) <= NEAR]
        for k, (start, end) in enumerate(pairwise(along)):
            covered = sum(max(0.0, min(s.end, end) - max(s.start, start)) for s in own)
            found[n][k] = covered >= COVERED * (end - start)
    return found


def cells(xs: Sequence[float], ys: Sequence[float], right: list[list[bool]], below: list[list[bool]]) -> list[Field]:
    """Return the cells: fields without a wall between them are one; one that is no rectangle is cut into rows."""
    owner: dict[tuple[int, int], int] = {}
    found: list[Field] = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) not in owner:
                for part in rectangles(flooded(row, column, right, below)):
                    owner |= dict.fromkeys(part, len(found))
                    found.append(field(part, xs, ys))
    return sorted(found)


def flooded(row: int, column: int, right: list[list[bool]], below: list[list[bool]]) -> set[tuple[int, int]]:
    """Return all fields that can be reached from one without passing a wall."""
    seen = {(row, column)}
    queue = [(row, column)]
    while queue:
        r, c = queue.pop()
        ways = (
            (r, c + 1, c + 2 < len(right) and not right[c + 1][r]),
            (r, c - 1, c > 0 and not right[c][r]),
            (r + 1, c, r + 2 < len(below) and not below[r + 1][c]),
            (r - 1, c, r > 0 and not below[r][c]),
        )
        for y, x, free in ways:
            if free and (y, x) not in seen:
                seen.add((y, x))
                queue.append((y, x))
    return seen


def rectangles(fields: set[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return fields as rectangles: all at once where they are one, else runs of each row, equal runs below one another joined."""
    rows, columns = {r for r, _ in fields}, {c for _, c in fields}
    if len(fields) == (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1):
        return [sorted(fields)]
    parts: list[list[tuple[int, int]]] = []
    open_runs: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row in range(min(rows), max(rows) + 1):
        runs = {}
        for start, end in neighbour_runs(sorted(c for r, c in fields if r == row)):
            part = open_runs.get((start, end), [])
            if not part:
                parts.append(part)
            part += [(row, c) for c in range(start, end + 1)]
            runs[start, end] = part
        open_runs = runs
    return parts


def neighbour_runs(columns: list[int]) -> list[tuple[int, int]]:
    """Return runs of neighbouring numbers as first and last."""
    found: list[tuple[int, int]] = []
    for column in columns:
        if found and column == found[-1][1] + 1:
            found[-1] = (found[-1][0], column)
        else:
            found.append((column, column))
    return found


def field(part: list[tuple[int, int]], xs: Sequence[float], ys: Sequence[float]) -> Field:
    """Return a rectangle of fields as one cell."""
    top, left = part[0]
    bottom, right = part[-1]
    return Field(top, left, bottom - top + 1, right - left + 1, (xs[left], ys[top], xs[right + 1], ys[bottom + 1]))
