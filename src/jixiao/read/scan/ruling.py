"""Ruling lines of a straight picture, in dots, and the picture's ink without them."""

from collections.abc import Callable
from typing import NamedTuple

from jixiao.read.pdf.shapes import Stroke, Strokes
from jixiao.read.scan.libraries import Array, cv, numpy

PIECE = 0.6
"""Pieces of a line have at least this part of its least length before gaps are closed."""
BREAK = 15
ACROSS = 60
DOWN = 22
THICK = 12
"""A thicker band is no line."""
SURE = 110
"""A shorter vertical line must end at horizontal ones, else it may be a stroke of a large letter."""
ENDS_NEAR = 3


class Ruled(NamedTuple):
    """The ruling lines in dots, and a mask of where they are."""

    strokes: Strokes
    mask: Array


def ruled(ink: Array) -> Ruled:
    """Return the ruling lines of a picture."""
    flat = lines(ink, (1, 3), lambda n: (n, 1), ACROSS)
    tall = lines(ink, (3, 1), lambda n: (1, n), DOWN)
    across = [Stroke(y + h / 2, float(x), float(x + w)) for x, y, w, h in boxes(flat) if h <= THICK and w >= ACROSS]
    down = [Stroke(x + w / 2, float(y), float(y + h)) for x, y, w, h in boxes(tall) if w <= THICK and h >= DOWN]
    down = [s for s in down if s.end - s.start >= SURE or bounded(s, across)]
    mask = cv().dilate(drawn(ink.shape, across, down), numpy().ones((3, 3), "uint8"))
    return Ruled(Strokes(across, down), cv().bitwise_and(mask, cv().dilate(cv().bitwise_or(flat, tall), numpy().ones((5, 5), "uint8"))))


def lines(ink: Array, wider: tuple[int, int], size: Callable[[int], tuple[int, int]], least: int) -> Array:
    """Return a mask of the straight lines of one direction."""
    shape = cv().MORPH_RECT
    thick = cv().dilate(ink, cv().getStructuringElement(shape, wider))
    found = cv().morphologyEx(thick, cv().MORPH_OPEN, cv().getStructuringElement(shape, size(round(least * PIECE))))
    found = cv().morphologyEx(found, cv().MORPH_CLOSE, cv().getStructuringElement(shape, size(BREAK)))
    return cv().morphologyEx(found, cv().MORPH_OPEN, cv().getStructuringElement(shape, size(least)))


def boxes(mask: Array) -> list[tuple[int, int, int, int]]:
    """Return the boxes of the parts of a mask: left, top, width, height."""
    _, _, stats, _ = cv().connectedComponentsWithStats(mask)
    return [(int(s[0]), int(s[1]), int(s[2]), int(s[3])) for s in stats[1:]]


def bounded(stroke: Stroke, across: list[Stroke]) -> bool:
    """Return whether a vertical line begins and ends at horizontal ones."""
    met = [flat.at for flat in across if flat.start - ENDS_NEAR <= stroke.at <= flat.end + ENDS_NEAR]
    return all(any(abs(at - end) <= ENDS_NEAR for at in met) for end in (stroke.start, stroke.end))


def drawn(shape: tuple[int, ...], across: list[Stroke], down: list[Stroke]) -> Array:
    """Return a mask of lines as wide as printed ones."""
    mask = numpy().zeros(shape, "uint8")
    for s in across:
        cv().rectangle(mask, (int(s.start), int(s.at) - 4), (int(s.end), int(s.at) + 4), 255, -1)
    for s in down:
        cv().rectangle(mask, (int(s.at) - 4, int(s.start)), (int(s.at) + 4, int(s.end)), 255, -1)
    return mask
