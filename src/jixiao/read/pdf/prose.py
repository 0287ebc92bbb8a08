"""Lines outside tables to paragraphs: broken lines joined, headings told, two columns read one after the other."""

import re
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from jixiao.forms.grammar import meanings
from jixiao.read.blocks import Paragraph
from jixiao.read.pdf.margins import TITLE
from jixiao.read.pdf.shapes import Box, Line, Viewed, hull
from jixiao.read.pdf.typeset import ENDS, NUMBERED
from jixiao.read.wording import seam
from jixiao.values.place import Place

FULL = 1.7
"""A line that ends so many of its sizes before the right margin is broken by the page's width."""
INDENT = 0.8
SHORT = 12
"""A shorter line is broken by no width."""
CLOSE = 1.3
"""Lines of one paragraph stand at most so many sizes apart."""
SAME_SIZE = 0.2
HEADING = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}[章节部分]{1,2}|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）])\s*\S"
)
LONGEST_HEADING = 45
MOST_HEADING_LINES = 2
STOP = re.compile(r"[，。；：:]")
LABELLED = re.compile(r"\s*([^\s:：，,。；;]{2,16})\s*[:：]")
CENTRED = 1.0
"""A centred line has its middle so many of its sizes from that of the page, another one's middle from its own by a third of that."""
TITLE_LINES = 1.8
"""Lines of one title stand at most so many sizes apart."""
TITLE_SIZE = 0.1
UNDER_TITLE = re.compile(r"[（(]|\d{4}\s*年(?:度|\d{1,2}月)?$")
"""What stands under a title and is no part of it."""
LARGE = 1.15
"""A line so much larger than the text is a heading."""
COLUMN_LINES = 8
"""Two columns of text have at least so many lines side by side."""
COLUMN_FILL = 0.75
GUTTER = 0.12
"""The gutter between two columns stands within this part of the middle."""


class Measure(NamedTuple):
    """The text area: left and right margin, and the size of its text."""

    left: float
    right: float
    size: float


class PlacedLine(NamedTuple):
    """A line on its page, with the text area it keeps to."""

    page: int
    frame: Viewed
    line: Line
    area: Measure


def measure(lines: Sequence[Line]) -> Measure:
    """Return the text area that most lines keep to."""
    if not lines:
        return Measure(0.0, 0.0, 0.0)
    lefts, rights = sorted(line.box[0] for line in lines), sorted(line.box[2] for line in lines)
    return Measure(lefts[len(lefts) // 20], rights[(len(rights) - 1) * 19 // 20], median(line.size for line in lines))


def paragraphs(lines: Sequence[PlacedLine]) -> Iterator[Paragraph]:
    """Yield the paragraphs of lines."""
    held: list[PlacedLine] = []
    for line in lines:
        if held and not joins(held[-1], line, len(held) == 1):
            yield paragraph(held)
            held = []
        held.append(line)
    if held:
        yield paragraph(held)


def joins(before: PlacedLine, after: PlacedLine, first: bool) -> bool:
    """Return whether a line goes on with the paragraph of the line before."""
    a, b = before.line, after.line
    if one_title(before, after):
        return True
    if len(a.runs) > 1 or len(b.runs) > 1 or len(a.text) < SHORT or abs(a.size - b.size) > SAME_SIZE * max(a.size, b.size):
        return False
    if (before.page, before.area) == (after.page, after.area) and not 0 <= b.box[1] - a.box[1] <= (CLOSE + 1.0) * a.size:
        return False
    if a.box[2] < before.area.right - FULL * a.size or b.box[0] > after.area.left + INDENT * b.size:
        return False
    if (ENDS.search(a.text) and NUMBERED.match(b.text)) or is_labelled(b.text):
        return False
    return not (first and a.box[0] > before.area.left + 4 * a.size and a.size > LARGE * before.area.size)


def is_labelled(text: str) -> bool:
    """Return whether a line begins with a label that forms have, and a colon: it goes on with nothing."""
    found = LABELLED.match(text)
    return found is not None and bool(meanings(found[1]))


def one_title(before: PlacedLine, after: PlacedLine) -> bool:
    """Return whether two lines are one centred title that runs over its line: as large, close, on one middle, the first no whole title."""
    a, b = before.line, after.line
    if before.page != after.page or not 0 < b.box[1] - a.box[1] <= TITLE_LINES * a.size or abs(a.size - b.size) > TITLE_SIZE * a.size:
        return False
    if TITLE.search(a.text) or UNDER_TITLE.match(b.text) or NUMBERED.match(b.text) or STOP.search(a.text + b.text):
        return False
    return min(a.size, b.size) >= before.area.size and centred(before, after)


def centred(before: PlacedLine, after: PlacedLine) -> bool:
    """Return whether two lines stand on the page's middle, neither being as wide as the text."""
    a, b, area = before.line, after.line, before.area
    one, other = (a.box[0] + a.box[2]) / 2, (b.box[0] + b.box[2]) / 2
    if len(a.runs) > 1 or len(b.runs) > 1 or abs(one - other) > CENTRED / 3 * a.size:
        return False
    if min(abs(one - (area.left + area.right) / 2), abs(one - before.frame.size[0] / 2)) > CENTRED * a.size:
        return False
    return abs(a.box[0] - b.box[0]) > CENTRED / 2 * a.size or min(a.box[0], b.box[0]) > area.left + a.size


def paragraph(lines: Sequence[PlacedLine]) -> Paragraph:
    """Return lines as a paragraph at the place of its first page."""
    text = lines[0].line.text
    for placed in lines[1:]:
        text += seam(text, placed.line.text) + placed.line.text
    page = lines[0].page
    box = lines[0].frame.shown_box(hull(p.line.box for p in lines if p.page == page))
    sure = min(p.line.confidence for p in lines)
    return Paragraph(text, Place(page=page, box=rounded(box), text=text[:400], confidence=sure), heading_depth(lines))


def heading_depth(lines: Sequence[PlacedLine]) -> int | None:
    """Return the depth of a heading, None for plain text: numbered and short, or larger than the text."""
    text = "".join(p.line.text for p in lines)
    if len(lines) > MOST_HEADING_LINES or len(text) > LONGEST_HEADING or STOP.search(text):
        return None
    if HEADING.match(text):
        return 2
    return 1 if lines[0].line.size > LARGE * lines[0].area.size else None


def rounded(box: Box) -> Box:
    """Return a box to a tenth of a point."""
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)


def in_columns(lines: Sequence[PlacedLine]) -> list[PlacedLine]:
    """Return the lines of one page with two columns of running text read one after the other."""
    if len(lines) < COLUMN_LINES or sum(len(p.line.runs) == 2 for p in lines) < COLUMN_LINES:
        return list(lines)
    gutter = gutter_at([p.line for p in lines])
    if gutter is None:
        return list(lines)
    found: list[PlacedLine] = []
    left: list[PlacedLine] = []
    right: list[PlacedLine] = []
    for placed in lines:
        before = tuple(run for run in placed.line.runs if run.box[2] <= gutter)
        after = tuple(run for run in placed.line.runs if run.box[0] >= gutter)
        if len(before) + len(after) < len(placed.line.runs):
            found += [*column(left), *column(right), placed]
            left, right = [], []
            continue
        left += [placed._replace(line=Line(before))] if before else []
        right += [placed._replace(line=Line(after))] if after else []
    return [*found, *column(left), *column(right)]


def column(lines: Sequence[PlacedLine]) -> list[PlacedLine]:
    """Return the lines of one column with its own margins."""
    own = measure([placed.line for placed in lines])
    return [placed._replace(area=own._replace(size=placed.area.size)) for placed in lines]


def gutter_at(lines: Iterable[Line]) -> float | None:
    """Return the x of the gutter between two columns of running text, None where there is none."""
    pairs = [line.runs for line in lines if len(line.runs) == 2]
    left = max(one.box[2] for one, _ in pairs)
    right = min(two.box[0] for _, two in pairs)
    start, end = min(one.box[0] for one, _ in pairs), max(two.box[2] for _, two in pairs)
    if left >= right or abs((left + right) / 2 - (start + end) / 2) > GUTTER * (end - start):
        return None
    full = sum(
        one.box[2] - one.box[0] > COLUMN_FILL * (left - start) and two.box[2] - two.box[0] > COLUMN_FILL * (end - right)
        for one, two in pairs
    )
    return (left + right) / 2 if full * 2 > len(pairs) else None
