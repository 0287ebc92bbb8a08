"""One page laid out: its ruled tables with the text of their cells, and the lines around them, in reading order."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jixiao.read.pdf.lattice import Field, Lattice, lattices
from jixiao.read.pdf.shapes import Box, Glyph, Line, Run, Strokes, Viewed
from jixiao.read.pdf.typeset import glyph_lines, in_cell, lines_of, run_of

ZONE = 0.11
"""A page's margins reach so far in, as part of its height."""


class Spot(NamedTuple):
    """Where on the pages something stands: page from 1, box as the page is shown."""

    page: int
    box: Box


class Slot(NamedTuple):
    """A filled cell of a table on a page: its text, where it stands, its edges as read, its spans."""

    text: str
    spot: Spot
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    confidence: float = 1.0


class Table(NamedTuple):
    """A table: the x of its columns' edges, its cells by rows; ``box`` as read on its page.

    ``lines`` are its text where only one cell holds any: it is a table only when that of the page before goes on in it.
    """

    xs: tuple[float, ...]
    slots: tuple[Slot, ...]
    page: int
    box: Box
    lines: tuple[Line, ...] = ()

    @property
    def height(self) -> int:
        """The number of its rows."""
        return max((slot.row + slot.rowspan for slot in self.slots), default=0)


class Sheet(NamedTuple):
    """A page: number from 1, frame, and its lines and tables from the top; ``scanned`` when it was read from a picture."""

    number: int
    frame: Viewed
    items: tuple[Line | Table, ...]
    scanned: bool = False


def lay_out(number: int, frame: Viewed, glyphs: Iterable[Glyph], strokes: Strokes) -> Sheet:
    """Return a page laid out."""
    found = lattices(strokes)
    inside: dict[tuple[int, Field], list[Glyph]] = {}
    free: list[Glyph] = []
    for glyph in glyphs:
        place = cell_at(found, (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2)
        if place is None:
            free.append(glyph)
        else:
            inside.setdefault(place, []).append(glyph)
    items: list[Line | Table] = list(lines_of(free))
    for n, lattice in enumerate(found):
        own = {field: glyphs for (table, field), glyphs in inside.items() if table == n}
        items += filled(number, frame, lattice, own)
    return Sheet(number, frame, tuple(sorted(items, key=lambda item: item.box[1])))


def cell_at(found: Sequence[Lattice], x: float, y: float) -> tuple[int, Field] | None:
    """Return the innermost table and its cell that hold a point."""
    best: tuple[float, int, Field] | None = None
    for n, lattice in enumerate(found):
        left, top, right, bottom = lattice.box
        if not (left <= x <= right and top <= y <= bottom):
            continue
        area = (right - left) * (bottom - top)
        field = next((f for f in lattice.fields if f.box[0] <= x <= f.box[2] and f.box[1] <= y <= f.box[3]), None)
        if field is not None and (best is None or area < best[0]):
            best = (area, n, field)
    return best[1:] if best else None


def filled(number: int, frame: Viewed, lattice: Lattice, own: dict[Field, list[Glyph]]) -> list[Line | Table]:
    """Return a table with its text, with its lines beside it where one cell of several columns holds all; its lines alone where it is a box."""
    lone: tuple[Line, ...] = ()
    if sum(bool(glyphs) for glyphs in own.values()) < 2:
        lone = tuple(lines_of(glyph for glyphs in own.values() for glyph in glyphs))
        if not lone or len(lattice.xs) < 3:
            return list(lone)
    outside: list[Line | Table] = []
    slots = []
    for field in lattice.fields:
        if (glyphs := own.get(field)) and not lone and in_margin(glyphs, frame) and is_marginal(lattice, field, own):
            outside += lines_of(glyphs)
            glyphs = None
        slots.append(slot(number, frame, field, glyphs or []))
    return [Table(lattice.xs, tuple(slots), number, lattice.box, lone), *outside]


def in_margin(glyphs: Sequence[Glyph], frame: Viewed) -> bool:
    """Return whether all of a text stands in the upper or lower margin of its page."""
    height = frame.size[1]
    return all(g.y1 <= height * ZONE for g in glyphs) or all(g.y0 >= height * (1 - ZONE) for g in glyphs)


def is_marginal(lattice: Lattice, field: Field, own: dict[Field, list[Glyph]]) -> bool:
    """Return whether a cell between the table's last line and the page's margin is the only one filled in its row."""
    rows = len(lattice.ys) - 1
    if not (lattice.open_bottom and field.row == rows - 1) and not (lattice.open_top and field.row == 0):
        return False
    return sum(1 for other in own if other.row == field.row) == 1 and field.rowspan == 1


def slot(number: int, frame: Viewed, field: Field, glyphs: list[Glyph]) -> Slot:
    """Return a cell with its text."""
    runs = cell_runs(glyphs)
    text = in_cell(runs, field.box[2])
    sure = min((run.confidence for run in runs), default=1.0)
    return Slot(text, Spot(number, frame.shown_box(field.box)), field.row, field.column, field.rowspan, field.colspan, sure)


def cell_runs(glyphs: list[Glyph]) -> list[Run]:
    """Return the lines of a cell."""
    return [run_of(line) for line in glyph_lines(glyphs)]
