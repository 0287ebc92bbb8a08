"""The plain shapes of a page, in points from the top left corner as the page is read: glyphs, runs of text, lines, strokes."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Viewed(Protocol):
    """How a page is seen: its size as read, and where a box of it stands in the file."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as read, in points."""

    def shown_box(self, box: Box) -> Box:
        """Return a box as read as it stands on the page as shown."""


class Glyph(NamedTuple):
    """One character: its text, its box, the y of its baseline, and whether a printed blank stands before it."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    spaced: bool = False
    confidence: float = 1.0

    @property
    def size(self) -> float:
        """Its height."""
        return self.y1 - self.y0


class Run(NamedTuple):
    """Text of one line without a wide gap in it, with its box and the confidence of reading it."""

    text: str
    box: Box
    confidence: float = 1.0


class Line(NamedTuple):
    """One line of a page: its runs from left to right."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The whole line, runs apart by two blanks."""
        return "  ".join(run.text for run in self.runs)

    @property
    def box(self) -> Box:
        """The box around all runs."""
        return hull(run.box for run in self.runs)

    @property
    def size(self) -> float:
        """The height of the line."""
        return max(run.box[3] - run.box[1] for run in self.runs)

    @property
    def confidence(self) -> float:
        """The least confidence of its runs."""
        return min(run.confidence for run in self.runs)


class Stroke(NamedTuple):
    """A ruling line: its position across (y of a horizontal one, x of a vertical one), its start and its end."""

    at: float
    start: float
    end: float


class Strokes(NamedTuple):
    """The ruling lines of a page."""

    across: Sequence[Stroke] = ()
    down: Sequence[Stroke] = ()


def hull(boxes: Iterable[Box]) -> Box:
    """Return the box around boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
