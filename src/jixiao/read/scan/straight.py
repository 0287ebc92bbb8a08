"""How far a picture is tilted, and the picture turned straight."""

from math import cos, radians, sin
from typing import NamedTuple

from jixiao.read.pdf.shapes import Box
from jixiao.read.scan.libraries import Array, cv

MOST_TILT = 6.0
"""Degrees; a page tilted further is not straightened."""
STEPS = ((MOST_TILT, 0.5), (0.5, 0.1), (0.1, 0.025))
NARROW = 900
"""Width in dots at which the tilt is looked for."""
LEAST = 0.04


class Tilt(NamedTuple):
    """A picture's tilt in degrees (counter-clockwise turns make it straight) and its size in dots."""

    degrees: float
    width: int
    height: int

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """Return where a dot of the straight picture stands in the tilted one."""
        turn = radians(self.degrees)
        dx, dy = x - self.width / 2, y - self.height / 2
        return dx * cos(turn) - dy * sin(turn) + self.width / 2, dx * sin(turn) + dy * cos(turn) + self.height / 2

    def shown_box(self, box: Box) -> Box:
        """Return the box in the tilted picture around a box of the straight one."""
        if not self.degrees:
            return box
        corners = [self.shown(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        return min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners)


def tilt_of(ink: Array) -> Tilt:
    """Return the tilt at which the rows of ink stand apart most sharply."""
    height, width = ink.shape
    scale = NARROW / max(width, height)
    small = cv().resize(ink, None, fx=scale, fy=scale, interpolation=cv().INTER_AREA)
    best = 0.0
    for reach, step in STEPS:
        tried = [best + n * step for n in range(-round(reach / step), round(reach / step) + 1)]
        best = max(tried, key=lambda angle: sharpness(small, angle))
    return Tilt(best if abs(best) >= LEAST else 0.0, width, height)


def sharpness(ink: Array, angle: float) -> float:
    """Return how sharply rows stand apart when a picture is turned."""
    rows = turned(ink, angle, 0).sum(axis=1, dtype="float64")
    steps = rows[1:] - rows[:-1]
    return float((steps * steps).sum())


def turned(image: Array, angle: float, paper: int) -> Array:
    """Return a picture turned by so many degrees about its middle, same size."""
    height, width = image.shape[:2]
    by = cv().getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv().warpAffine(image, by, (width, height), flags=cv().INTER_LINEAR, borderMode=cv().BORDER_CONSTANT, borderValue=paper)
