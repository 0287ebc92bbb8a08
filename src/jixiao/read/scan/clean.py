"""A picture of a page to black text on white: seals taken away by their colour, or by their paler ink."""

from collections.abc import Iterator
from typing import NamedTuple

from jixiao.read.scan.libraries import Array, cv, numpy

COLOURED = 45
"""Channels differ by so much in coloured ink."""
STRONG = 60
SEAL = (120, 560)
"""Least and most width and height of a seal at 200 dots an inch."""
ROUND = 2.2
"""A seal is at most so many times as wide as high, or as high as wide."""
SPREAD = 15
PALE = (85, 210)
"""Grey of the ink of a pale seal on even paper (250)."""
RADIUS = (88, 236)
"""Least and most radius of a ring at 200 dots an inch: 11 to 30 mm."""
MOST_RINGS, POINTS, CLOSED = 8, 120, 0.7
"""Rings tried; points looked at on each; so much of it must be pale ink: of a ring laid over text at most half is."""
NEAR_LEVEL = 32
"""Dots of a seal differ from its usual grey by at most this."""
LEAST_PALE = 400
"""So many dots of thick pale ink make a seal, not a speck."""
SPECK = 8
INK = 150
"""Grey of ink on even paper (250)."""


class Cleaned(NamedTuple):
    """A grey picture with even paper, without seals; and the same with pale seals, which may cover ruling lines."""

    bare: Array
    sealed: Array


def cleaned(image: Array) -> Cleaned:
    """Return a coloured picture (RGB) as a grey one without coloured or pale seals and with even paper."""
    grey = cv().cvtColor(image, cv().COLOR_RGB2GRAY)
    bare = without_coloured_seals(image, grey)
    return Cleaned(without_pale_seals(even(bare)), even(grey))


def without_coloured_seals(image: Array, grey: Array) -> Array:
    """Return the grey picture; in seals only what is dark in every colour stays."""
    brightest = image.max(axis=2)
    ink = (brightest.astype("int16") - image.min(axis=2) > COLOURED) & (brightest > STRONG)
    if ink.sum() < LEAST_PALE:
        return grey
    grey = grey.copy()
    for part in seals(cv().dilate(ink.astype("uint8"), ellipse(SPREAD))):
        level = float(numpy().percentile(brightest[part][ink[part]], 60))
        tinted = cv().dilate(ink[part].astype("uint8"), ellipse(5)) > 0
        lifted = numpy().clip(brightest[part].astype("float32") * (250.0 / max(level, 120.0)), 0, 255).astype("uint8")
        grey[part] = numpy().where(tinted, numpy().maximum(lifted, grey[part]), grey[part])
    return grey


def even(grey: Array) -> Array:
    """Return a picture with paper at white and ink at black, shadows taken away."""
    small = cv().resize(grey, None, fx=0.25, fy=0.25, interpolation=cv().INTER_AREA)
    paper = cv().medianBlur(cv().dilate(small, numpy().ones((9, 9), "uint8")), 21)
    paper = cv().resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv().INTER_LINEAR)
    flat = cv().divide(grey, cv().max(paper, 40), scale=250)
    ink = flat[flat < 160]
    black = float(numpy().percentile(ink, 5)) if ink.size > LEAST_PALE else 0.0
    return numpy().clip((flat.astype("float32") - black) * (250.0 / max(60.0, 250.0 - black)), 0, 255).astype("uint8")


def without_pale_seals(grey: Array) -> Array:
    """Return a picture without round seals paler than its text; dark ink under them stays."""
    ring = pale_ring(grey)
    if ring is None:
        return grey
    grey = grey.copy()
    x, y, radius, level = ring
    reach = radius + SPREAD
    part = slice(max(0, y - reach), y + reach), slice(max(0, x - reach), x + reach)
    inside = grey[part]
    own = opened(abs(inside.astype("float32") - level) < NEAR_LEVEL, 3)
    seal = (cv().dilate(own, ellipse(3)) > 0) & (inside > level - NEAR_LEVEL)
    edge = (cv().dilate(own, ellipse(7)) > 0) & (inside > level)
    grey[part] = numpy().where(seal | edge, 255, inside)
    return grey


def pale_ring(grey: Array) -> tuple[int, int, int, float] | None:
    """Return the ring of a pale seal: middle, radius, grey; None where there is none. Text and tables make no ring."""
    near_dark = cv().dilate((grey < PALE[0]).astype("uint8"), numpy().ones((7, 7), "uint8"))
    pale = opened((grey >= PALE[0]) & (grey < PALE[1]) & (near_dark == 0), 3)
    small = cv().resize(pale * 255, None, fx=0.25, fy=0.25, interpolation=cv().INTER_AREA)
    small = (small > STRONG).astype("uint8") * 255
    found = cv().HoughCircles(small, cv().HOUGH_GRADIENT, 1, 20, param1=120, param2=15, minRadius=RADIUS[0] // 4, maxRadius=RADIUS[1] // 4)
    if found is None:
        return None
    tried = [refined(grey, *(round(float(v) * 4) for v in circle)) for circle in found[0][:MOST_RINGS]]
    share, *ring = refined(grey, *(round(v) for v in max(tried)[1:4]))
    return (round(ring[0]), round(ring[1]), round(ring[2]), ring[3]) if share >= CLOSED else None


def refined(grey: Array, x: int, y: int, radius: int) -> tuple[float, float, float, float, float]:
    """Return how much of a ring near a guessed one is pale ink, with its middle, radius and grey."""
    np = numpy()
    turn = np.linspace(0, 2 * np.pi, POINTS, endpoint=False)
    shift, swell = np.arange(-8, 9, 2), np.arange(-12, 13, 2)
    dx, dy, dr = (grid.reshape(-1, 1) for grid in np.meshgrid(shift, shift, swell, indexing="ij"))
    px = np.clip(np.rint(x + dx + (radius + dr) * np.cos(turn)), 0, grey.shape[1] - 1).astype(int)
    py = np.clip(np.rint(y + dy + (radius + dr) * np.sin(turn)), 0, grey.shape[0] - 1).astype(int)
    values = grey[py, px]
    shares = ((values >= PALE[0]) & (values < PALE[1])).mean(axis=1)
    best = int(shares.argmax())
    own = values[best]
    level = float(np.median(own[(own >= PALE[0]) & (own < PALE[1])])) if shares[best] > 0 else 0.0
    return float(shares[best]), float(x + dx[best, 0]), float(y + dy[best, 0]), float(radius + dr[best, 0]), level


def seals(mask: Array) -> Iterator[tuple[slice, slice]]:
    """Yield the places of what has the size and the shape of a seal."""
    _, _, stats, _ = cv().connectedComponentsWithStats(mask)
    for left, top, wide, high, _ in stats[1:].tolist():
        if SEAL[0] <= wide <= SEAL[1] and SEAL[0] <= high <= SEAL[1] and wide <= ROUND * high and high <= ROUND * wide:
            yield slice(top, top + high), slice(left, left + wide)


def opened(mask: Array, size: int) -> Array:
    """Return the parts of a mask at least so thick."""
    return cv().morphologyEx(mask.astype("uint8"), cv().MORPH_OPEN, ellipse(size))


def ellipse(size: int) -> Array:
    """Return a round kernel."""
    return cv().getStructuringElement(cv().MORPH_ELLIPSE, (size, size))


def ink_of(grey: Array) -> Array:
    """Return where ink is (255) on a clean picture, specks taken away."""
    mask = (cv().medianBlur(grey, 3) < INK).astype("uint8") * 255
    count, labels, stats, _ = cv().connectedComponentsWithStats(mask)
    keep = numpy().zeros(count, "uint8")
    keep[1:] = (stats[1:, 4] > SPECK) * 255
    return keep[labels]
