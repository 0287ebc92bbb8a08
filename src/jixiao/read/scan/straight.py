"""How far a picture is tilted or seen from the side, and the picture made straight."""

from math import radians, tan
from typing import NamedTuple

from jixiao.read.pdf.shapes import Box
from jixiao.read.scan.libraries import Array, cv, numpy

MOST_TILT = 6.0
"""Degrees; a page tilted further is not straightened."""
STEPS = ((MOST_TILT, 0.5), (0.5, 0.1), (0.1, 0.025))
NARROW = 900
"""Width in dots at which the tilt is looked for."""
LEAST = 0.04
COARSE = 450
"""Width in dots at which it is looked for whether a page is seen from the side."""
APART = (3.0, 0.3)
"""How far the tilt of such a page's columns may be from that of its rows."""
TILTS, BENDS = (0.6, 0.15), (0.12, 0.015)
"""How far such a page's tilt is from that of its rows as they are, and how differently rows may rise at its head and its foot, as slopes."""
FINER = ((0.15, 0.075), (0.075, 0.025))
"""The tilts looked for next; bends a twentieth of them."""
RUN = 20
"""Dots of a piece of a ruling line; strokes of letters are shorter."""
RULED = 4 * NARROW
"""Dots of all ruling lines of one direction, without which nothing tells from where a page is seen."""
PART, ONE = 20, (0.0, 1.0)
SOFT = 0.8
"""Dots of blur, without which a picture as it is looks sharper than any that is made anew of it."""
GAIN = 1.06
"""A page is seen from the side when its rows stand apart so much more sharply for it."""
SAME = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


class Straight(NamedTuple):
    """What takes a dot of the straight picture to the picture as it was (three rows of three numbers), and its size in dots."""

    back: tuple[float, ...]
    width: int
    height: int

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """Return where a dot of the straight picture stands in the picture as it was."""
        a, b, c, d, e, f, g, h, i = self.back
        far = g * x + h * y + i
        return (a * x + b * y + c) / far, (d * x + e * y + f) / far

    def shown_box(self, box: Box) -> Box:
        """Return the box in the picture as it was around a box of the straight one."""
        if self.back == SAME:
            return box
        corners = [self.shown(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        return min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners)

    def of(self, image: Array, paper: int = 255) -> Array:
        """Return a picture of this size made straight."""
        if self.back == SAME:
            return image
        way = cv().INTER_LINEAR | cv().WARP_INVERSE_MAP
        by = numpy().array(self.back).reshape(3, 3)
        return cv().warpPerspective(image, by, (self.width, self.height), flags=way, borderMode=cv().BORDER_CONSTANT, borderValue=paper)


class Lean(NamedTuple):
    """How rows rise: in degrees where most ink is, how much more so at the page's foot than at its head, as a slope, and where most ink is.

    ``at`` goes from -1 at the head to 1 at the foot.
    """

    tilt: float
    bend: float = 0.0
    at: float = 0.0


def straight_of(ink: Array) -> Straight:
    """Return how a picture is made straight: so that its rows and, where it is seen from the side, its columns stand apart most sharply."""
    height, width = ink.shape
    rows = scaled_down(ink, NARROW)
    columns = cv().transpose(rows)
    level = level_of(rows)
    plumb = Lean(-level.tilt, 0.0, ink_middle(columns))
    seen = bent(rows, level), bent(columns, plumb)
    if any(lean.bend for lean in seen):
        return Straight(seen_from_the_side(width, height, *seen), width, height)
    return Straight(turn(width, height, level.tilt) if abs(level.tilt) >= LEAST else SAME, width, height)


def scaled_down(ink: Array, longest: int) -> Array:
    """Return a picture whose longer side has so many dots."""
    scale = longest / max(ink.shape)
    return cv().resize(ink, None, fx=scale, fy=scale, interpolation=cv().INTER_AREA)


def level_of(rows: Array) -> Lean:
    """Return the tilt at which rows stand apart most sharply."""
    found = Lean(0.0, 0.0, ink_middle(rows))
    for step in STEPS:
        found = sharpest(rows, found, step, ONE)
    return found


def bent(rows: Array, flat: Lean) -> Lean:
    """Return how ruling lines lean, of which it is known how they do as a whole; no bend where there are few, or one makes them hardly sharper."""
    lines = cv().morphologyEx(rows, cv().MORPH_OPEN, cv().getStructuringElement(cv().MORPH_RECT, (RUN, 1)))
    if int((lines > 0).sum()) < RULED:
        return flat
    coarse = cv().GaussianBlur(scaled_down(lines, COARSE), (0, 0), SOFT)
    flat = sharpest(coarse, flat, APART, ONE)
    seen = sharpest(coarse, flat, TILTS, BENDS)
    if not seen.bend or sharpness(coarse, seen) <= GAIN * sharpness(coarse, sharpest(coarse, flat, TILTS, ONE)):
        return flat
    for reach, step in FINER:
        seen = sharpest(rows, seen, (reach, step), (reach / PART, step / PART))
    return seen


def ink_middle(ink: Array) -> float:
    """Return where the middle of the ink is, from -1 at the head to 1 at the foot."""
    rows = ink.sum(axis=1, dtype="float64")
    return float((rows * numpy().linspace(-1, 1, len(rows))).sum() / max(rows.sum(), 1))


def sharpest(ink: Array, near: Lean, tilts: tuple[float, float], bends: tuple[float, float]) -> Lean:
    """Return the lean near another for which rows stand apart most sharply; of tilts and bends the reach and the step."""
    tried = [near._replace(tilt=tilt, bend=bend) for tilt in around(near.tilt, *tilts) for bend in around(near.bend, *bends)]
    return max(tried, key=lambda lean: sharpness(ink, lean))


def around(middle: float, reach: float, step: float) -> list[float]:
    """Return the numbers around one in steps."""
    return [middle + n * step for n in range(-round(reach / step), round(reach / step) + 1)]


def sharpness(ink: Array, lean: Lean) -> float:
    """Return how sharply rows stand apart when they are made level."""
    height, width = ink.shape
    back = seen_from_the_side(width, height, lean, Lean(-lean.tilt)) if lean.bend else turn(width, height, lean.tilt)
    rows = Straight(back, width, height).of(ink, 0).sum(axis=1, dtype="float64")
    steps = rows[1:] - rows[:-1]
    return float((steps * steps).sum())


def turn(width: int, height: int, degrees: float) -> tuple[float, ...]:
    """Return what takes a picture turned by so many degrees about its middle back to where it was."""
    found = cv().invertAffineTransform(cv().getRotationMatrix2D((width / 2, height / 2), degrees, 1.0))
    return (*map(float, found.ravel()), 0.0, 0.0, 1.0)


def seen_from_the_side(width: int, height: int, rows: Lean, columns: Lean) -> tuple[float, ...]:
    """Return what takes a page with level rows and upright columns back to where these lean."""
    x, y = width / 2, height / 2
    level = [(rise := slope(rows, side), (1 + side) * y - rise * x) for side in (-1, 1)]
    plumb = [(lean := slope(columns, side), (1 + side) * x - lean * y) for side in (-1, 1)]
    corners = [crossing(flat, tall) for flat in level for tall in plumb]
    wanted = [(0, 0), (width, 0), (0, height), (width, height)]
    found = cv().getPerspectiveTransform(*(numpy().array(part, "float32") for part in (wanted, corners)))
    return tuple(float(value) for value in found.ravel())


def slope(lean: Lean, side: int) -> float:
    """Return how lines rise at the head (-1) or the foot (1) of a page."""
    return tan(radians(lean.tilt)) + (side - lean.at) * lean.bend / 2


def crossing(flat: tuple[float, float], tall: tuple[float, float]) -> tuple[float, float]:
    """Return where a line y = rise · x + start crosses another x = lean · y + start."""
    x = (tall[0] * flat[1] + tall[1]) / (1 - tall[0] * flat[0])
    return x, flat[0] * x + flat[1]
