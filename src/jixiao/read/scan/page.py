"""A picture of a page to the same sheet that a page of text gives: glyphs with confidence, ruling lines, frame."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from jixiao.read.pdf.lattice import lattices
from jixiao.read.pdf.pdfium import Handle
from jixiao.read.pdf.shapes import Box, Glyph, Line, Stroke, Strokes
from jixiao.read.pdf.sheet import Sheet, Table, lay_out
from jixiao.read.scan.clean import Cleaned, cleaned, ink_of
from jixiao.read.scan.libraries import Array, cv, numpy
from jixiao.read.scan.lines import text_parts
from jixiao.read.scan.models import Letter, folder, read_lines, text_boxes
from jixiao.read.scan.ruling import Ruled, ruled
from jixiao.read.scan.straight import Straight, straight_of

DOTS = 200
"""Dots an inch at which pictures are read."""
POINTS = 72
SCALE = DOTS / POINTS
LONG_SIDE = 842.0
"""Points of the longer side of an A4 page."""
USUAL = (600.0, 1250.0)
"""Longer sides of pages that are what they say; others are taken for A4 in another measure."""
MARGIN = 0.08
"""Room around a line, as part of its height, when it is read."""
WIDE = 0.95
HALF = 0.55
LATIN = 0x2E7F
SEALED, COVERED, DOUBTED = 40, 0.04, 0.5
"""A seal was taken away where dots became so much lighter; text covered by so much of it is no surer than this."""
STROKES = frozenset(("一", "-", "－", "_", "一一", "--"))
"""Widths of a Chinese and of a Latin character as parts of their height."""
UPRIGHT = 0.75
"""When lines are read with less confidence than this the page may be turned."""


class ScanFrame(NamedTuple):
    """The frame of a picture: how it was made straight, its turn in quarters, its size in points as read, and units of the file a point."""

    straight: Straight
    turn: int
    unit: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as read."""
        return self.straight.width / SCALE, self.straight.height / SCALE

    def shown_box(self, box: Box) -> Box:
        """Return a box as read as it stands in the file, in the file's units."""
        dots = self.straight.shown_box((box[0] * SCALE, box[1] * SCALE, box[2] * SCALE, box[3] * SCALE))
        width, height = self.straight.width, self.straight.height
        for _ in range(-self.turn % 4):
            dots = (height - dots[3], dots[0], height - dots[1], dots[2])
            width, height = height, width
        return dots[0] / SCALE * self.unit, dots[1] / SCALE * self.unit, dots[2] / SCALE * self.unit, dots[3] / SCALE * self.unit


def scanned(page: Handle, number: int) -> Sheet:
    """Return a page of a PDF read as a picture."""
    folder()
    longest = max(page.get_size())
    scale = SCALE if USUAL[0] <= longest <= USUAL[1] else LONG_SIDE * SCALE / longest
    bitmap = page.render(scale=scale)
    image = numpy().ascontiguousarray(bitmap.to_numpy()[:, :, :3][:, :, ::-1])
    bitmap.close()
    return read_picture(image, number, SCALE / scale)


def read_picture(image: Array, number: int, unit: float) -> Sheet:
    """Return a picture (RGB, 200 dots an inch) as a page laid out; ``unit`` is the file's units a point."""
    picture = cleaned(image)
    best: Sheet | None = None
    for turn in turns(picture.bare):
        sheet, sure = read_turned(Cleaned(*(turned_quarters(part, turn) for part in picture)), number, unit, turn)
        if sure >= UPRIGHT or not sheet.items:
            return sheet
        best = best or sheet
    return best if best is not None else read_turned(picture, number, unit, 0)[0]


def turns(grey: Array) -> Iterator[int]:
    """Yield the quarters by which a page may have to be turned, the likeliest first."""
    flat = text_is_upright(grey)
    yield from (0, 2) if flat else (1, 3)


def text_is_upright(grey: Array) -> bool:
    """Return whether the lines of text run across a page rather than down it."""
    boxes = text_boxes(grey)
    long = [b for b in boxes if max(b[2] - b[0], b[3] - b[1]) > 2.5 * min(b[2] - b[0], b[3] - b[1])]
    return sum(b[2] - b[0] > b[3] - b[1] for b in long) * 2 >= len(long)


def turned_quarters(grey: Array, turn: int) -> Array:
    """Return a picture turned clockwise by quarters."""
    return numpy().ascontiguousarray(numpy().rot90(grey, -turn)) if turn else grey


def read_turned(picture: Cleaned, number: int, unit: float, turn: int) -> tuple[Sheet, float]:
    """Return a picture laid out, and how surely it was read."""
    way = straight_of(ink_of(picture.bare))
    straight, sealed = (way.of(part) for part in picture)
    lines = ruled(straight, sealed)
    bare, inked = without_lines(straight, ink_of(straight), lines)
    strokes = in_points(lines.strokes)
    parts = text_parts(inked, text_boxes(bare), lattices(strokes), SCALE)
    letters = read_lines([crop(bare, part) for part in parts])
    marred = sealed.astype("int16") + SEALED < straight
    found = [glyph for part, line in zip(parts, letters, strict=True) for glyph in glyphs(part, doubted(line, marred, part))]
    sure = sorted(g.confidence for g in found)
    sheet = lay_out(number, ScanFrame(way, turn, unit), found, strokes)._replace(scanned=True)
    return sheet._replace(items=tuple(dashed(item) for item in sheet.items)), sure[len(sure) // 3] if sure else 1.0


def dashed(item: Line | Table) -> Line | Table:
    """Return a table with lone strokes read as the dash that they are in a cell, not as the figure one."""
    if isinstance(item, Line):
        return item
    return item._replace(slots=tuple(slot._replace(text="—") if slot.text in STROKES else slot for slot in item.slots))


def doubted(line: list[Letter], marred: Array, box: Box) -> list[Letter]:
    """Return the characters of a line, none of them sure where a pale seal was taken away."""
    left, top, right, bottom = (max(0, round(v)) for v in box)
    part = marred[top:bottom, left:right]
    if not part.size or float(part.mean()) < COVERED:
        return line
    return [letter._replace(confidence=min(letter.confidence, DOUBTED)) for letter in line]


def without_lines(grey: Array, ink: Array, lines: Ruled) -> tuple[Array, Array]:
    """Return the picture and its ink with the ruling lines painted over."""
    bare, inked = grey.copy(), ink.copy()
    bare[lines.mask > 0] = 255
    inked[lines.mask > 0] = 0
    return bare, inked


def in_points(strokes: Strokes) -> Strokes:
    """Return ruling lines in points."""
    return Strokes(*([Stroke(s.at / SCALE, s.start / SCALE, s.end / SCALE) for s in group] for group in strokes))


def crop(grey: Array, box: Box) -> Array:
    """Return the picture of one line with some room around it."""
    room = MARGIN * (box[3] - box[1])
    height, width = grey.shape
    left, top = max(0, round(box[0] - room)), max(0, round(box[1] - room))
    right, bottom = min(width, round(box[2] + room)), min(height, round(box[3] + room))
    return grey[top : max(bottom, top + 1), left : max(right, left + 1)]


def glyphs(box: Box, letters: Sequence[Letter]) -> Iterator[Glyph]:
    """Yield the characters of a line with boxes, in points."""
    room = MARGIN * (box[3] - box[1])
    left, wide = box[0] - room, box[2] - box[0] + 2 * room
    high = box[3] - box[1]
    spaced = False
    shown = [letter for letter in letters if not letter.text.isspace()]
    middles = {letter: left + letter.at * wide for letter in shown}
    ends = [left, *((middles[a] + middles[b]) / 2 for a, b in pairwise(shown)), left + wide]
    n = 0
    for letter in letters:
        if letter.text.isspace():
            spaced = True
            continue
        half = high * (WIDE if ord(letter.text[0]) > LATIN else HALF) / 2
        own = middles[letter] - half, middles[letter] + half
        x0 = own[0] if spaced or n == 0 or own[0] - ends[n] > half else ends[n]
        after = n + 1 == len(shown) or ends[n + 1] - own[1] > half
        x1 = own[1] if after else ends[n + 1]
        yield Glyph(letter.text, x0 / SCALE, box[1] / SCALE, x1 / SCALE, box[3] / SCALE, box[3] / SCALE, spaced, letter.confidence)
        spaced = False
        n += 1


def even_size(image: Array, width: int, height: int) -> Array:
    """Return a picture in another size."""
    way = cv().INTER_AREA if width < image.shape[1] else cv().INTER_CUBIC
    return cv().resize(image, (width, height), interpolation=way)
