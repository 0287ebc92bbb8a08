"""The PDFium library: loaded in the child only, and the page's own turn to the way it is read."""

from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from jixiao.read.pdf.shapes import Box

Handle = Any
"""Something of PDFium's: its interface, a document, a page, an object."""


@cache
def library() -> Handle:
    """Return the library; not imported by name, for the parent must not load it."""
    return import_module("pypdfium2")


@cache
def raw() -> Handle:
    """Return the C interface of PDFium."""
    return import_module("pypdfium2.raw")


class Frame(NamedTuple):
    """How a page's own coordinates (origin at the bottom left) become those of reading; ``turn`` in quarters, clockwise.

    ``turn`` is the page's rotation with the turn of its text; ``shown`` the page's rotation alone: places are told as the
    page is shown.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int
    shown: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as read."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the page as read."""
        return turned(self, self.turn, x, y)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return a box of the page as read."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def shown_box(self, box: Box) -> Box:
        """Return a box as read as it stands on the page as shown."""
        if self.turn == self.shown:
            return box
        width, height = self.size
        for _ in range((self.shown - self.turn) % 4):
            box = (height - box[3], box[0], height - box[1], box[2])
            width, height = height, width
        return box


def turned(frame: Frame, turn: int, x: float, y: float) -> tuple[float, float]:
    """Return a point of the page turned by quarters, origin at the top left."""
    if turn == 0:
        return x - frame.left, frame.top - y
    if turn == 1:
        return y - frame.bottom, x - frame.left
    if turn == 2:
        return frame.right - x, y - frame.bottom
    return frame.top - y, frame.right - x
