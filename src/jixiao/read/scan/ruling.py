"""Ruling lines of a straight picture, in dots, and the picture's ink without them."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from jixiao.read.pdf.shapes import Stroke, Strokes
from jixiao.read.scan.libraries import Array, cv, numpy

PIECE = 0.6
"""Pieces of a line have at least this part of its least length before gaps are closed."""
BREAK = 15
ACROSS = 60
DOWN = 28
SMEAR = 5
INK = 185
"""Grey of smeared ink on even paper (250)."""
THICK = 12
"""A thicker band is no line."""
FULL = 0.6
SURE = 110
"""A shorter vertical line must end at horizontal ones, else it may be a stroke of a large letter."""
TOUCH = 10
ENDS_NEAR = 4


class Ruled(NamedTuple):
    """The ruling lines in dots, and a mask of where they are."""

    strokes: Strokes
    mask: Array


def ruled(grey: Array, sealed: Array) -> Ruled:
    """Return the ruling lines of a picture; ``sealed`` is the picture with its seals: of that only long lines are taken."""
    clear, covered = straight(grey), straight(sealed)
    across = [*clear.strokes.across, *(s for s in covered.strokes.across if gone_under(s, clear.strokes.across))]
    down = [s for s in clear.strokes.down if s.end - s.start >= SURE or bounded(s, across)]
    down += [s for s in covered.strokes.down if gone_under(s, down)]
    near = cv().dilate(cv().bitwise_or(clear.mask, covered.mask), numpy().ones((5, 5), "uint8"))
    return Ruled(Strokes(across, down), cv().bitwise_and(drawn(grey.shape, across, down), near))


def gone_under(stroke: Stroke, seen: Sequence[Stroke]) -> bool:
    """Return whether part of a line is seen beside the seal that covers the rest."""
    return stroke.end - stroke.start >= SURE and any(
        abs(s.at - stroke.at) <= ENDS_NEAR and s.start <= stroke.end and stroke.start <= s.end for s in seen
    )


def straight(grey: Array) -> Ruled:
    """Return all straight pieces of ink long enough for lines."""
    flat = lines(smeared(grey, (1, 1)), (1, 3), lambda n: (n, 1), ACROSS, BREAK)
    tall = lines(smeared(grey, (1, SMEAR)), (3, 1), lambda n: (1, n), DOWN, 0)
    across = [Stroke(at, start, end) for at, start, end in strokes(flat.T) if end - start >= ACROSS]
    down = [Stroke(at, start, end) for at, start, end in strokes(tall) if end - start >= DOWN]
    return Ruled(Strokes(across, down), cv().bitwise_or(flat, tall))


def smeared(grey: Array, size: tuple[int, int]) -> Array:
    """Return where ink is when dots are smeared in one direction: pale and broken lines become whole."""
    return (cv().blur(grey, size) < INK).astype("uint8") * 255


def lines(ink: Array, wider: tuple[int, int], size: Callable[[int], tuple[int, int]], least: int, gap: int) -> Array:
    """Return a mask of the straight lines of one direction, gaps up to so many dots closed."""
    shape = cv().MORPH_RECT
    found = cv().dilate(ink, cv().getStructuringElement(shape, wider))
    if gap:
        found = cv().morphologyEx(found, cv().MORPH_OPEN, cv().getStructuringElement(shape, size(round(least * PIECE))))
        found = cv().morphologyEx(found, cv().MORPH_CLOSE, cv().getStructuringElement(shape, size(gap)))
    return cv().morphologyEx(found, cv().MORPH_OPEN, cv().getStructuringElement(shape, size(least)))


def strokes(mask: Array) -> Iterator[tuple[float, float, float]]:
    """Yield the upright lines of a mask: x, top, bottom; where something thick touches a line, its fullest columns."""
    _, labels, stats, _ = cv().connectedComponentsWithStats(numpy().ascontiguousarray(mask))
    for n, (x, y, w, h, _) in enumerate(stats[1:].tolist(), 1):
        if w <= THICK:
            yield x + w / 2, float(y), float(y + h)
            continue
        part = labels[y : y + h, x : x + w] == n
        heights = part.sum(axis=0)
        full = heights >= max(FULL * int(heights.max()), 1)
        for start, end in runs(full):
            rows = numpy().flatnonzero(part[:, start:end].any(axis=1))
            if end - start <= THICK:
                yield x + (start + end) / 2, float(y + rows[0]), float(y + rows[-1] + 1)


def runs(marks: Array) -> list[tuple[int, int]]:
    """Return where marks stand one after the other: first, and one past the last."""
    edges = numpy().flatnonzero(numpy().diff(numpy().concatenate(([0], marks.astype("int8"), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def bounded(stroke: Stroke, across: list[Stroke]) -> bool:
    """Return whether a vertical line reaches from one horizontal line to another."""
    met = [f.at for f in across if f.start - TOUCH <= stroke.at <= f.end + TOUCH and stroke.start - ENDS_NEAR <= f.at <= stroke.end + ENDS_NEAR]
    return bool(met) and max(met) - min(met) > THICK


def drawn(shape: tuple[int, ...], across: list[Stroke], down: list[Stroke]) -> Array:
    """Return a mask of lines as wide as printed ones."""
    mask = numpy().zeros(shape, "uint8")
    for s in across:
        cv().rectangle(mask, (int(s.start), int(s.at) - 4), (int(s.end), int(s.at) + 4), 255, -1)
    for s in down:
        cv().rectangle(mask, (int(s.at) - 4, int(s.start)), (int(s.at) + 4, int(s.end)), 255, -1)
    return mask
