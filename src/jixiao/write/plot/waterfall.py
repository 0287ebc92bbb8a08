"""A waterfall from the full score down to the total: upright for a wide page, lying for a phone or for many steps."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal, NamedTuple

from jixiao.values.width import width
from jixiao.write.columns import clip, wrap
from jixiao.write.look.markup import Markup, joined, tag
from jixiao.write.plot.scale import Scale, round_figures
from jixiao.write.plot.svg import at, bar, line, picture, words

Kind = Literal["total", "loss", "blank", "cut", "gain", "none"]
"""A standing figure; points not reached; points without evidence; deducted; given by the reviewer; nothing lost."""
WIDE, HIGH, LEFT, TOP, FLOOR = 800, 368, 40, 26, 306
MOST_UPRIGHT = 12
"""With more steps there is no room for the words under the bars: the picture lies."""
NARROW = 320
BAR = Decimal(54)
GRID = 6
ROW = 30
COLUMN, DIGIT = 6, Decimal("6.9")
"""Units of the drawing that half a Chinese character takes, and a digit."""


class Step(NamedTuple):
    """One step: its name, the figure printed at it, from where to where it goes, what stands small below its name."""

    name: str
    shown: str
    kind: Kind
    before: Decimal
    after: Decimal
    small: str = ""

    @property
    def top(self) -> Decimal:
        """Return its upper end."""
        return max(self.before, self.after)

    @property
    def bottom(self) -> Decimal:
        """Return its lower end; a standing figure stands on the floor."""
        return min(self.before, self.after)


class Axis(NamedTuple):
    """The figures the grid names, the unit, and how many full points there are."""

    marks: tuple[Decimal, ...]
    unit: str


def axis(steps: Sequence[Step], unit: str) -> Axis:
    """Return an axis from 0, so that the bars of standing figures are as long as what they say."""
    return Axis(round_figures(Decimal(0), max(s.top for s in steps), GRID), unit)


def waterfall(steps: Sequence[Step], axis: Axis, *, name: str, title: str, told: str) -> Markup:
    """Return both pictures, of which the style sheet shows the one that there is room for."""
    upright = len(steps) <= MOST_UPRIGHT
    wide = _upright(steps, axis) if upright else _lying(steps, axis, (WIDE, 210, 70))
    high = HIGH if upright else _height(steps)
    narrow = _lying(steps, axis, (NARROW, 104, 56))
    return joined(
        (
            picture((WIDE, high), wide, name=f"{name}-w", title=title, told=told, look="wide-only"),
            picture((NARROW, _height(steps)), narrow, name=f"{name}-n", title=title, told=told, look="narrow-only"),
        )
    )


def _upright(steps: Sequence[Step], axis: Axis) -> Iterator[Markup]:
    scale = Scale(axis.marks[0], axis.marks[-1], Decimal(FLOOR), Decimal(TOP))
    for mark in axis.marks:
        yield line("grid", (LEFT, scale(mark)), (WIDE, scale(mark)))
        yield words((LEFT - 8, scale(mark) + 4), _mark(mark), anchor="end")
    yield words((LEFT - 8, FLOOR + 20), axis.unit, anchor="end")
    apart = Decimal(WIDE - LEFT) / len(steps)
    wide = min(BAR, apart * Decimal("0.7"))
    for n, one in enumerate(steps):
        yield tag("g", tag("title", f"{one.name} {one.shown}"), *_column(one, LEFT + apart * n + apart / 2, (wide, apart), scale))
    for n, (one, other) in enumerate(pairwise(steps)):
        level = scale(one.after)
        ends = (LEFT + apart * n + apart / 2 + wide / 2, LEFT + apart * (n + 1) + apart / 2 - wide / 2)
        yield line("wf-join", *((end, level) for end in ends)) if _level(one) == _level(other, first=True) else Markup("")


def _level(one: Step, *, first: bool = False) -> Decimal:
    return one.before if first and one.kind != "total" else one.after


def _column(one: Step, middle: Decimal, sizes: tuple[Decimal, Decimal], scale: Scale) -> Iterator[Markup]:
    wide, apart = sizes
    top, bottom = scale(one.top), Decimal(FLOOR) if one.kind == "total" else scale(one.bottom)
    corner = middle - wide / 2
    if one.kind == "none":
        yield line("wf-none", (corner, top), (corner + wide, top))
    else:
        yield bar((corner, top), (wide, bottom - top), f"wf-{one.kind}")
    above = one.kind in ("total", "gain")
    yield words((middle, top - 7 if above else max(bottom, top + 2) + 15), one.shown, "zero" if one.kind == "none" else "val", "middle")
    lines = _label(one.name, int((apart - 5) / COLUMN))
    for n, text in enumerate(lines):
        yield words((middle, FLOOR + 20 + 16 * n), text, "lab", "middle")
    if one.small:
        shown = one.small if len(one.small) * DIGIT < apart else one.small.partition("/")[0]
        yield words((middle, FLOOR + 20 + 16 * len(lines)), shown, anchor="middle")


def _label(name: str, columns: int) -> list[str]:
    """Return a name on at most two lines of so many columns, of like length."""
    if width(name) <= columns:
        return [name]
    half = max(8, min(columns, -(-width(name) // 4) * 2))
    lines = wrap(name, half)
    return lines if len(lines) < 3 else [wrap(name, columns)[0], clip("".join(wrap(name, columns)[1:]), columns)]


def _height(steps: Sequence[Step]) -> int:
    return len(steps) * ROW + 24


def _lying(steps: Sequence[Step], axis: Axis, room: tuple[int, int, int]) -> Iterator[Markup]:
    """Yield the picture with a row a step; ``room`` is the whole width, that of the names and that of the figures."""
    whole, names, figures = room
    scale = Scale(axis.marks[0], axis.marks[-1], Decimal(names), Decimal(whole - figures))
    foot = len(steps) * ROW + 2
    for n, mark in enumerate(axis.marks):
        yield line("grid", (scale(mark), 0), (scale(mark), foot))
        if len(axis.marks) < 5 or not n % 2:
            yield words((scale(mark), foot + 16), _mark(mark), anchor="middle")
    for n, one in enumerate(steps):
        yield tag("g", tag("title", f"{one.name} {one.shown}"), *_row(one, n * ROW, (whole, names), scale))


def _row(one: Step, y: int, room: tuple[int, int], scale: Scale) -> Iterator[Markup]:
    whole, names = room
    yield words((0, y + 19), clip(one.name, (names - 4) // COLUMN), "lab")
    left, right = Decimal(names) if one.kind == "total" else scale(one.bottom), scale(one.top)
    if one.kind == "none":
        yield line("wf-none", (right, y + 5), (right, y + 23))
    else:
        yield bar((left, y + 5), (right - left, 18), f"wf-{one.kind}")
    yield words((whole, y + 19), one.shown, "zero" if one.kind == "none" else "val", "end")


def _mark(mark: Decimal) -> str:
    return at(mark)
