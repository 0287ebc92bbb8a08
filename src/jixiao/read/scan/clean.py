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
PALE = (0.22, 0.80)
"""Ink of a pale seal lies between these parts of the way from black to paper."""
NEAR_LEVEL = 32
"""Dots of a seal differ from its usual grey by at most this."""
THICK = 5
"""Strokes of a seal are thicker than the soft edges of letters."""
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
    ink = flat[flat < 160]  # noqa: PLR2004 - ink is darker than this part of the paper
    black = float(numpy().percentile(ink, 5)) if ink.size > LEAST_PALE else 0.0
    return numpy().clip((flat.astype("float32") - black) * (250.0 / max(60.0, 250.0 - black)), 0, 255).astype("uint8")


def without_pale_seals(grey: Array) -> Array:
    """Return a picture without seals of thick strokes paler than its text; dark ink under them stays."""
    core = opened((grey > PALE[0] * 250) & (grey < PALE[1] * 250), THICK)
    if int(core.sum()) < LEAST_PALE:
        return grey
    grey = grey.copy()
    for part in seals(cv().dilate(core, ellipse(SPREAD))):
        inside, thick = grey[part], core[part] > 0
        if int(thick.sum()) < LEAST_PALE:
            continue
        level = float(numpy().median(inside[thick]))
        own = opened(abs(inside.astype("float32") - level) < NEAR_LEVEL, 3)
        seal = (cv().dilate(own, ellipse(3)) > 0) & (inside > level - NEAR_LEVEL)
        edge = (cv().dilate(own, ellipse(7)) > 0) & (inside > level)
        grey[part] = numpy().where(seal | edge, 255, inside)
    return grey


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
