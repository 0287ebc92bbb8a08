"""Money through the year: the plan as steps, what was spent as a line, what is foreseen as a dotted one in its range, the budget as a level."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from jixiao.values.blank import filled
from jixiao.values.money import grouped
from jixiao.write.look.markup import Markup, joined, tag
from jixiao.write.plot.scale import Scale, round_figures
from jixiao.write.plot.svg import at, line, picture, words

MONTHS = 12
NOUGHT = Decimal(0)
APART = Decimal(17)
"""Labels at the right end stand at least so far apart."""
GRID = 6
LATE = 10
"""From this month on what was spent is told among the figures of the year's end."""


class Point(NamedTuple):
    """Sums by the end of a month, from the start of the year, in the unit of the plot; None for what is not known.

    ``low`` and ``high`` are between what the forecast lies.
    """

    month: int
    planned: Decimal | None
    spent: Decimal | None
    forecast: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None


class Names(NamedTuple):
    """The words of the plot: what each line is called, a month, the unit."""

    planned: str
    spent: str
    forecast: str
    budget: str
    month: str
    unit: str


class Frame(NamedTuple):
    """How large the picture is: its size, the room to the left, to the right and below, and which months are named."""

    size: tuple[int, int]
    left: int
    right: int
    low: int
    named: tuple[int, ...]
    look: str


WIDE = Frame((800, 288), 48, 118, 252, tuple(range(1, 13)), "wide-only")
NARROW = Frame((320, 240), 32, 84, 205, (1, 4, 7, 10, 12), "narrow-only")
TOP = 14


def burnup(points: Sequence[Point], budget: Decimal | None, names: Names, *, name: str, title: str, told: str) -> Markup:
    """Return the picture for a wide page and that for a phone, of which the style sheet shows one."""
    pictures = (
        picture(f.size, _drawn(points, budget, names, f), name=f"{name}-{f.look[0]}", title=title, told=told, look=f.look)
        for f in (WIDE, NARROW)
    )
    return joined(pictures)


def small_burnup(points: Sequence[Point], budget: Decimal | None, names: Names, *, name: str, title: str, told: str) -> Markup:
    """Return the small picture alone, for a column of a page."""
    return picture(NARROW.size, _drawn(points, budget, names, NARROW), name=f"{name}-s", title=title, told=told, look="small-only")


def _drawn(points: Sequence[Point], budget: Decimal | None, names: Names, frame: Frame) -> Iterator[Markup]:
    figures = [f for p in points for f in (p.planned, p.spent, p.forecast, p.high) if f is not None]
    marks = round_figures(NOUGHT, max([*figures, filled(budget, NOUGHT), Decimal("0.01")]), GRID)
    across = Scale(NOUGHT, Decimal(MONTHS), Decimal(frame.left), Decimal(frame.size[0] - frame.right))
    up = Scale(marks[0], marks[-1], Decimal(frame.low), Decimal(TOP))
    yield from _grid(marks, names, frame, across, up)
    if budget is not None:
        yield line("l-budget", (across.start, up(budget)), (across.finish, up(budget)))
    yield from _band(points, across, up)
    yield from _lines(points, across, up)
    yield from _now(points, names, frame, across, up)
    yield from _ends(points, budget, names, across, up)


def _grid(marks: Sequence[Decimal], names: Names, frame: Frame, across: Scale, up: Scale) -> Iterator[Markup]:
    for mark in marks:
        yield line("grid", (across.start, up(mark)), (across.finish, up(mark)))
        yield words((frame.left - 6, up(mark) + 4), at(mark), anchor="end")
    for month in frame.named:
        yield words((across(Decimal(month)), frame.low + 18), names.month.format(month), anchor="middle")
    yield words((frame.left - 6, frame.low + 18), names.unit, anchor="end")


def _band(points: Sequence[Point], across: Scale, up: Scale) -> Iterator[Markup]:
    """Yield between what the forecast lies as a surface, nothing where it is sure."""
    found = [(p.month, p.low, p.high) for p in points if p.low is not None and p.high is not None]
    if len(found) > 1 and any(low != high for _, low, high in found):
        edge = [*((month, high) for month, _, high in found), *((month, low) for month, low, _ in reversed(found))]
        yield tag("polygon", cls="band", points=" ".join(f"{at(across(Decimal(month)))},{at(up(sum_))}" for month, sum_ in edge))


def _lines(points: Sequence[Point], across: Scale, up: Scale) -> Iterator[Markup]:
    planned = [(p.month, p.planned) for p in points if p.planned is not None]
    if planned:
        yield tag("path", cls="l-plan", d=_stairs(planned, across, up))
    spent = [(p.month, p.spent) for p in points if p.spent is not None]
    last = spent[-1] if spent else (0, NOUGHT)
    coming = [last, *((p.month, p.forecast) for p in points if p.forecast is not None and p.month > last[0])]
    if len(coming) > 1:
        yield line("l-fc", *((across(Decimal(month)), up(sum_)) for month, sum_ in coming))
    if spent:
        yield line("l-act", *((across(Decimal(month)), up(sum_)) for month, sum_ in ((0, NOUGHT), *spent)))


def _stairs(planned: Sequence[tuple[int, Decimal]], across: Scale, up: Scale) -> str:
    """Return the plan as steps: each month's money is due at its end."""
    path = f"M{at(across.start)} {at(up(NOUGHT))}"
    for (_, before), (month, after) in pairwise(((0, NOUGHT), *planned)):
        x = at(across(Decimal(month)))
        path += f"H{x}V{at(up(after))}" if after != before else f"H{x}"
    return path


def _now(points: Sequence[Point], names: Names, frame: Frame, across: Scale, up: Scale) -> Iterator[Markup]:
    """Yield the last figure that is known with a dot, its gap to the plan as a line."""
    spent = [p for p in points if p.spent is not None]
    if not spent or spent[-1].spent is None:
        return
    last, sum_ = spent[-1], spent[-1].spent
    x, y = across(Decimal(last.month)), up(sum_)
    if last.planned is not None and abs(up(last.planned) - y) > 6:
        yield line("gapline", (x, up(last.planned)), (x, y))
    yield tag("circle", cls="dot", cx=at(x), cy=at(y), r=4)
    if last.month < LATE:
        yield words((x + 8, min(y + 20, Decimal(frame.low - 4))), f"{names.spent} {grouped(sum_)}", "val")


def _late(points: Sequence[Point]) -> list[Point]:
    """Return the last month that is known where it is so late that its figure stands at the right end, without room at its dot."""
    known = [p for p in points if p.spent is not None]
    return known[-1:] if known and known[-1].month >= LATE else []


def _ends(points: Sequence[Point], budget: Decimal | None, names: Names, across: Scale, up: Scale) -> Iterator[Markup]:
    """Yield the figures of the year's end at the right, moved apart where they would touch."""
    end = next((p for p in points if p.month == MONTHS), None)
    told = [(budget, names.budget, "lab")]
    told += [(p.spent, names.spent, "val") for p in _late(points)]
    if end is not None:
        told += [(end.planned if end.planned != budget else None, names.planned, "lab"), (end.forecast, names.forecast, "val")]
    below = Decimal(0)
    for figure, name, look in sorted(((f, n, k) for f, n, k in told if f is not None), key=lambda entry: -entry[0]):
        below = max(up(figure) + 4, below + APART if below else Decimal(TOP - 2))
        yield words((across.finish + 8, below), f"{name} {grouped(figure)}", look)
