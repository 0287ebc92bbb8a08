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
NARROW, WIDE = 3, 6
"""Dots to either side of a line that are painted over, and those that are where its ink is seen."""
THICK = 12
"""A thicker band is no line."""
FULL = 0.6
LONG, SURE = 400, 110
"""Shorter lines across, and down, must reach from line to line, else they may be strokes of letters."""
ROUNDS = 2
OVERHANG = 45.0
TOUCH = 10
ENDS_NEAR = 5


class Ruled(NamedTuple):
    """The ruling lines in dots, and a mask of where they are."""

    strokes: Strokes
    mask: Array


def ruled(grey: Array, sealed: Array) -> Ruled:
    """Return the ruling lines of a picture; ``sealed`` is the picture with its seals: of that only long lines are taken."""
    clear, covered = straight(grey), straight(sealed)
    across, down = sure_lines(clear.strokes)
    across += [s for s in covered.strokes.across if gone_under(s, across)]
    down += [trimmed(s, across, s.end) for s in covered.strokes.down if gone_under(s, down) and bounded(s, across)]
    near = cv().dilate(cv().bitwise_or(clear.mask, covered.mask), numpy().ones((5, 5), "uint8"))
    lines = Strokes(across, [trimmed(s, across) for s in down])
    return Ruled(lines, cv().bitwise_or(drawn(grey.shape, lines, NARROW), cv().bitwise_and(drawn(grey.shape, lines, WIDE), near)))


def sure_lines(found: Strokes) -> tuple[list[Stroke], list[Stroke]]:
    """Return the lines that are none of text: long ones, and short ones that reach from one line to another."""
    across = [s for s in found.across if s.end - s.start >= LONG]
    down = [s for s in found.down if s.end - s.start >= SURE]
    for _ in range(ROUNDS):
        across += [s for s in found.across if s not in across and bounded(s, down)]
        down += [s for s in found.down if s not in down and bounded(s, across)]
    return across, down


def gone_under(stroke: Stroke, seen: Sequence[Stroke]) -> bool:
    """Return whether part of a line is seen beside the seal that covers the rest."""
    return stroke.end - stroke.start >= SURE and any(
        abs(s.at - stroke.at) <= ENDS_NEAR and s.start <= stroke.end and stroke.start <= s.end for s in seen
    )


def straight(grey: Array) -> Ruled:
    """Return all straight pieces of ink long enough for lines."""
    flat = pieces(smeared(grey, (1, 1)), (1, 3), lambda n: (n, 1), ACROSS, BREAK)
    tall = pieces(smeared(grey, (1, SMEAR)), (3, 1), lambda n: (1, n), DOWN, 0)
    across = [Stroke(at, start, end) for at, start, end in strokes(flat.T) if end - start >= ACROSS]
    down = [Stroke(at, start, end) for at, start, end in strokes(tall) if end - start >= DOWN]
    return Ruled(Strokes(across, down), cv().bitwise_or(flat, tall))


def smeared(grey: Array, size: tuple[int, int]) -> Array:
    """Return where ink is when dots are smeared in one direction: pale and broken lines become whole."""
    return (cv().blur(grey, size) < INK).astype("uint8") * 255


def pieces(ink: Array, wider: tuple[int, int], size: Callable[[int], tuple[int, int]], least: int, gap: int) -> Array:
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


def met(stroke: Stroke, across: Sequence[Stroke]) -> list[float]:
    """Return where a line crosses or touches those of the other direction."""
    near = (flat for flat in across if flat.start - TOUCH <= stroke.at <= flat.end + TOUCH)
    return sorted(flat.at for flat in near if stroke.start - ENDS_NEAR <= flat.at <= stroke.end + ENDS_NEAR)


def bounded(stroke: Stroke, across: Sequence[Stroke]) -> bool:
    """Return whether a line reaches from one line of the other direction to another."""
    crossed = met(stroke, across)
    return bool(crossed) and crossed[-1] - crossed[0] > THICK


def trimmed(stroke: Stroke, across: Sequence[Stroke], most: float = OVERHANG) -> Stroke:
    """Return a line from the first that it meets to the last; what stands out by at most so much is a letter's or a seal's."""
    crossed = met(stroke, across) or [stroke.start, stroke.end]
    start = crossed[0] if crossed[0] - stroke.start <= most else stroke.start
    end = crossed[-1] if stroke.end - crossed[-1] <= most else stroke.end
    return stroke._replace(start=start, end=end)


def drawn(shape: tuple[int, ...], lines: Strokes, half: int) -> Array:
    """Return a mask of lines, so many dots to either side."""
    mask = numpy().zeros(shape, "uint8")
    for s in lines.across:
        cv().rectangle(mask, (int(s.start), int(s.at) - half), (int(s.end), int(s.at) + half), 255, -1)
    for s in lines.down:
        cv().rectangle(mask, (int(s.at) - half, int(s.start)), (int(s.at) + half, int(s.end)), 255, -1)
    return mask
