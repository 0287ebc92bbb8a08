"""The ruling lines of a page: straight paths, thin boxes, the sides of drawn boxes."""

from collections.abc import Iterator
from ctypes import byref, c_float, c_int, c_uint
from typing import NamedTuple

from jixiao.read.pdf.pdfium import Frame, Handle, raw
from jixiao.read.pdf.shapes import Box, Stroke, Strokes

THIN = 3.0
"""A box at most this thick is a line."""
LONG = 2.0
"""A shorter line is none."""
MOST_OBJECTS = 40_000
MOST_SEGMENTS = 2_000
DEPTH = 5
WHITE = 245
TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
MOVE, CURVE = 2, 1
INVISIBLE = 3
Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Point = tuple[float, float]


class Drawn(NamedTuple):
    """What is drawn on a page besides its text: lines, the boxes of pictures, whether some text is invisible."""

    strokes: Strokes
    pictures: tuple[Box, ...]
    hidden: bool


class Sketch:
    """Gathers what is drawn on a page."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.across: list[Stroke] = []
        self.down: list[Stroke] = []
        self.pictures: list[Box] = []
        self.hidden = False

    def take(self, thing: Handle, outer: Matrix) -> None:
        """Take one object of the page."""
        kind = raw().FPDFPageObj_GetType(thing)
        if kind == PATH:
            self.path(thing, outer)
        elif kind == IMAGE:
            box = bounds(thing)
            self.picture(self.frame.box(*moved_box(box, outer)) if box else None)
        elif kind == TEXT and not self.hidden:
            self.hidden = raw().FPDFTextObj_GetTextRenderMode(thing) == INVISIBLE

    def picture(self, box: Box | None) -> None:
        """Take a picture; a thin one is a line."""
        if box is not None and min(box[2] - box[0], box[3] - box[1]) <= THIN:
            self.line(box)
        elif box is not None:
            self.pictures.append(box)

    def path(self, thing: Handle, outer: Matrix) -> None:
        """Take the lines of a path."""
        box = bounds(thing)
        if box is None or not visible(thing):
            return
        shown = self.frame.box(*moved_box(box, outer))
        if min(shown[2] - shown[0], shown[3] - shown[1]) <= THIN:
            self.line(shown)
            return
        if stroked(thing):
            for one, other in sides(thing, times(matrix(thing), outer)):
                self.line(self.frame.box(*one, *other))

    def line(self, box: Box) -> None:
        """Keep a thin box as a line."""
        wide, high = box[2] - box[0], box[3] - box[1]
        if wide >= LONG and high <= THIN and wide > high:
            self.across.append(Stroke((box[1] + box[3]) / 2, box[0], box[2]))
        elif high >= LONG and wide <= THIN:
            self.down.append(Stroke((box[0] + box[2]) / 2, box[1], box[3]))


def drawn(page: Handle, frame: Frame) -> Drawn:
    """Return what is drawn on a page besides its text."""
    sketch = Sketch(frame)
    for count, (thing, outer) in enumerate(objects(page)):
        if count > MOST_OBJECTS:
            break
        sketch.take(thing, outer)
    return Drawn(Strokes(sketch.across, sketch.down), tuple(sketch.pictures), sketch.hidden)


def objects(page: Handle) -> Iterator[tuple[Handle, Matrix]]:
    """Yield the objects of a page with the matrix of the form they stand in."""
    interface = raw()
    for index in range(interface.FPDFPage_CountObjects(page)):
        yield from opened(interface.FPDFPage_GetObject(page, index), SAME, DEPTH)


def opened(thing: Handle, outer: Matrix, depth: int) -> Iterator[tuple[Handle, Matrix]]:
    """Yield an object, those inside it where it is a form."""
    interface = raw()
    if interface.FPDFPageObj_GetType(thing) != FORM:
        yield thing, outer
    elif depth:
        inner = times(matrix(thing), outer)
        for index in range(interface.FPDFFormObj_CountObjects(thing)):
            yield from opened(interface.FPDFFormObj_GetObject(thing, index), inner, depth - 1)


def bounds(thing: Handle) -> Box | None:
    """Return the box of an object in the coordinates it stands in."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not raw().FPDFPageObj_GetBounds(thing, byref(left), byref(bottom), byref(right), byref(top)):
        return None
    return left.value, bottom.value, right.value, top.value


def matrix(thing: Handle) -> Matrix:
    """Return the matrix of an object."""
    found = raw().FS_MATRIX()
    if not raw().FPDFPageObj_GetMatrix(thing, byref(found)):
        return SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def times(one: Matrix, two: Matrix) -> Matrix:
    """Return the matrix that does one, then two."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def moved(point: Point, by: Matrix) -> Point:
    """Return a point moved by a matrix."""
    a, b, c, d, e, f = by
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def moved_box(box: Box, by: Matrix) -> Box:
    """Return the box around a box moved by a matrix."""
    if by is SAME:
        return box
    corners = [moved((x, y), by) for x in (box[0], box[2]) for y in (box[1], box[3])]
    return min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners)


def stroked(thing: Handle) -> bool:
    """Return whether the outline of a path is drawn."""
    fill, stroke = c_int(), c_int()
    return bool(raw().FPDFPath_GetDrawMode(thing, byref(fill), byref(stroke))) and bool(stroke.value)


def visible(thing: Handle) -> bool:
    """Return whether a path is drawn in anything but white or nothing."""
    fill, stroke = c_int(), c_int()
    if not raw().FPDFPath_GetDrawMode(thing, byref(fill), byref(stroke)):
        return True
    asked = raw().FPDFPageObj_GetStrokeColor if stroke.value else raw().FPDFPageObj_GetFillColor
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not (fill.value or stroke.value):
        return False
    if not asked(thing, byref(red), byref(green), byref(blue), byref(alpha)):
        return True
    return alpha.value > 0 and min(red.value, green.value, blue.value) < WHITE


def sides(thing: Handle, by: Matrix) -> Iterator[tuple[Point, Point]]:
    """Yield the straight segments of a path on the page."""
    interface = raw()
    x, y = c_float(), c_float()
    start = here = (0.0, 0.0)
    for index in range(min(interface.FPDFPath_CountSegments(thing), MOST_SEGMENTS)):
        segment = interface.FPDFPath_GetPathSegment(thing, index)
        interface.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        point = moved((x.value, y.value), by)
        kind = interface.FPDFPathSegment_GetType(segment)
        if kind == MOVE:
            start = point
        elif kind != CURVE:
            yield here, point
        here = point
        if interface.FPDFPathSegment_GetClose(segment):
            yield here, start
