"""Which parts of a straight picture hold one line of text: found text cut at table lines, ink that was overlooked added."""

from collections.abc import Iterable, Iterator, Sequence

from jixiao.read.pdf.lattice import Lattice
from jixiao.read.pdf.shapes import Box, hull
from jixiao.read.scan.libraries import Array, cv, numpy

INSET = 3
"""Dots that a cell's lines may reach into it."""
LEAST_HIGH, LEAST_WIDE = 9, 9
"""Dots: smaller ink is no character, unless it is as wide as a dash."""
DASH = 14
SAME_LINE = 0.5
LINE_GAP = 2
"""Rows of dots without ink that part two lines."""
TALL = 1.7
"""Text so many times as high as usual holds several lines."""


def text_parts(ink: Array, found: Sequence[Box], tables: Sequence[Lattice], scale: float) -> list[Box]:
    """Return the boxes of single lines of text, in dots; ``scale`` is dots a point."""
    cells = [scaled(field.box, scale) for table in tables for field in table.fields]
    inside: list[list[Box]] = [[] for _ in cells]
    outside: list[Box] = []
    areas = [scaled(table.box, scale) for table in tables]
    for box in found:
        if not any(overlap(box, area) > 0 for area in areas):
            outside.append(box)
            continue
        for n, cell in enumerate(cells):
            part = common(box, cell)
            if part and worth(part):
                inside[n].append(part)
    usual = usual_height([*outside, *(b for cell in inside for b in cell)])
    parts = [line for box in outside for line in single(ink, box, usual)]
    for cell, own in zip(cells, inside, strict=True):
        parts += whole_cell(ink, inside_of(cell), own, usual)
    return parts


def scaled(box: Box, scale: float) -> Box:
    """Return a box in dots."""
    return box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale


def overlap(one: Box, two: Box) -> float:
    """Return the area that two boxes share."""
    part = common(one, two)
    return (part[2] - part[0]) * (part[3] - part[1]) if part else 0.0


def common(one: Box, two: Box) -> Box | None:
    """Return the box that two boxes share, None for none."""
    box = max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])
    return box if box[0] < box[2] and box[1] < box[3] else None


def worth(box: Box) -> bool:
    """Return whether a part may hold a character."""
    return box[2] - box[0] >= LEAST_WIDE and box[3] - box[1] >= LEAST_HIGH


def inside_of(cell: Box) -> Box:
    """Return a cell without what its lines may cover."""
    return cell[0] + INSET, cell[1] + INSET, cell[2] - INSET, cell[3] - INSET


def usual_height(boxes: Iterable[Box]) -> float:
    """Return the usual height of found text in dots."""
    heights = sorted(box[3] - box[1] for box in boxes)
    return heights[len(heights) // 2] if heights else 40.0


def whole_cell(ink: Array, cell: Box, found: list[Box], usual: float) -> Iterator[Box]:
    """Yield the lines of a cell: those found, each grown to the ink beside it, and the ink that nobody found."""
    bands = [line for box in found for line in single(ink, box, usual)]
    left: list[Box] = []
    for spot in spots(ink, cell):
        n = next((n for n, band in enumerate(bands) if same_line(spot, band)), None)
        if n is not None:
            bands[n] = hull((bands[n], spot))
        else:
            left.append(spot)
    yield from merged(bands)
    for line in grouped(left):
        if line[3] - line[1] >= LEAST_HIGH or line[2] - line[0] >= DASH:
            yield from single(ink, padded(line, usual), usual)


def spots(ink: Array, cell: Box) -> list[Box]:
    """Return the boxes of all ink in a cell that is no speck."""
    left, top, right, bottom = (round(v) for v in cell)
    part = ink[max(0, top) : bottom, max(0, left) : right]
    if part.size == 0:
        return []
    _, _, stats, _ = cv().connectedComponentsWithStats(part)
    return [
        (left + x, top + y, left + x + w, top + y + h)
        for x, y, w, h, area in stats[1:].tolist()
        if area >= 12 and (h >= LEAST_HIGH or w >= DASH or area >= 30) and not (w > 3 * (bottom - top) and h < 4)
    ]


def same_line(spot: Box, band: Box) -> bool:
    """Return whether ink stands on the line of a band."""
    shared = min(spot[3], band[3]) - max(spot[1], band[1])
    return shared >= SAME_LINE * (spot[3] - spot[1])


def merged(bands: list[Box]) -> list[Box]:
    """Return bands with those on one line joined."""
    found: list[Box] = []
    for band in sorted(bands, key=lambda b: (b[1] + b[3], b[0])):
        at = next((n for n, other in enumerate(found) if same_line(band, other) and same_line(other, band)), None)
        if at is None:
            found.append(band)
        else:
            found[at] = hull((found[at], band))
    return found


def grouped(boxes: list[Box]) -> list[Box]:
    """Return ink by lines."""
    found: list[Box] = []
    for box in sorted(boxes, key=lambda b: b[1]):
        at = next((n for n, other in enumerate(found) if min(box[3], other[3]) - max(box[1], other[1]) > 0), None)
        if at is None:
            found.append(box)
        else:
            found[at] = hull((found[at], box))
    return found


def padded(box: Box, usual: float) -> Box:
    """Return a box grown to a line's usual height: a dash alone must not be read as large."""
    spare = max(4.0, (0.8 * usual - (box[3] - box[1])) / 2)
    return box[0] - 5, box[1] - spare, box[2] + 5, box[3] + spare


def single(ink: Array, box: Box, usual: float) -> Iterator[Box]:
    """Yield the lines that a box holds, parted where no ink stands."""
    if box[3] - box[1] <= TALL * usual and box[3] - box[1] <= 1.6 * (box[2] - box[0]):
        yield box
        return
    left, top, right, bottom = (max(0, round(v)) for v in box)
    rows = numpy().flatnonzero(ink[top:bottom, left:right].any(axis=1)).tolist()
    bands: list[list[int]] = []
    for row in rows:
        if bands and row - bands[-1][1] <= LINE_GAP + 1:
            bands[-1][1] = row
        else:
            bands.append([row, row])
    bands = [b for b in bands if b[1] - b[0] >= LEAST_HIGH]
    if len(bands) < 2:
        yield box
        return
    for start, end in bands:
        yield box[0], top + start - 3.0, box[2], top + end + 4.0
