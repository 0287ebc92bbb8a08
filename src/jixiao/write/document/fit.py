"""How large text may stand: titles on one line or in even lines, long figures inside their cells, a whole form on one page."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from jixiao.values.width import width
from jixiao.write.document.pages import Box, Form, Line

PROSE, UPRIGHT, LYING = 442.0, 493.0, 757.0
"""Points of a text block 156 mm wide, and of forms 174 and 267 mm wide, whose pages have narrower margins to hold a whole form."""
HIGH = {"docx": (745.0, 508.0), "pdf": (705.0, 508.0), "xlsx": (720.0, 500.0)}
"""Points that a form has from margin to margin in each kind of file, on an upright and on a lying page."""
SIZES = {"title": (22.0, 18.0), "heading": (18.0, 15.0), "form_title": (18.0, 14.0)}
"""Usual and least size of what stands centred; smaller it would not be a title."""
CELL, LEAST = 10.5, 3.0
"""Usual and least size of text in a cell."""
CELLS = (CELL, 10.0, 9.5, 9.0)
"""Sizes of a form's cells, 五号 to 小五: the largest that keeps the form on one page is taken."""
PADDING = 6.0
LEADING = 14.5 / CELL
"""From line to line in a cell, as a share of the size of its text."""
ROW = 2.7
"""Points of a row above and below its text."""
NATURAL = 1.45
"""From line to line of what stands over and under a form, in the widest set of the usual fonts."""
AROUND = 6.5
"""Points left free after each line over and under a form."""
NOTE = 9.0
UNBROKEN = re.compile(r"(?:[!-'*-~≥≤]|\([^()\s]{0,8}\))+")
"""What no line may break: figures, signs, Latin words, a unit in brackets."""
SEAMS = re.compile(r"(?<=[\u2e80-\uffef])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u2e80-\uffef])")
DIGITS = re.compile(r"[0-9A-Za-z%]")
LATIN = 0.64
"""The width of a figure in ems of the widest of the usual fonts; commas and points are narrower."""
NARROW = 0.34
KNOWN = 4096
"""Texts whose width is kept in mind: a form is tried in several sizes, in Word and on paper."""


@lru_cache(KNOWN)
def ems(text: str) -> float:
    """Return the width of a text in ems, with the quarter em that is set between Chinese and Latin."""
    return width(text) / 2 + len(SEAMS.findall(text)) * 0.25 + len(DIGITS.findall(text)) * (LATIN - 0.5)


def room(*, landscape: bool | None = None) -> float:
    """Return the width of the text block in points: of a form on an upright or lying page, else of running text."""
    return PROSE if landscape is None else LYING if landscape else UPRIGHT


def line_size(line: Line, wide: float) -> float:
    """Return the size in points at which a centred line fits, not smaller than its least size."""
    usual, least = SIZES[line.look]
    return max(least, min(usual, int(wide / max(1.0, ems(line.text)) * 2) / 2))


def even_width(line: Line, wide: float) -> float:
    """Return the width in points within which a centred line breaks into even lines; all of ``wide`` where it is one line."""
    size = line_size(line, wide)
    lines = ceil(ems(line.text) * size / wide - 1e-9)
    return wide if lines < 2 else min(wide, (ceil(ems(line.text) / lines) + 1) * size)


def cell_size(text: str, wide: float, usual: float = CELL) -> float:
    """Return the size in points at which the longest piece that no line may break fits into a cell ``wide`` points wide."""
    longest = longest_piece(text)
    return max(LEAST, min(usual, int((wide - PADDING) / longest * 4) / 4)) if longest * usual > wide - PADDING else usual


@lru_cache(maxsize=4096)
def cell_height(text: str, wide: float, usual: float = CELL) -> float:
    """Return about how high a cell ``wide`` points wide becomes, in points."""
    size, inside = cell_size(text, wide, usual), max(1.0, wide - PADDING)
    return usual * LEADING * sum(max(1, ceil(ems(line) * size / inside)) for line in text.split("\n"))


def breadth(box: Box, columns: Sequence[float]) -> float:
    """Return a box's width in points on a grid of columns."""
    return sum(columns[box.column : box.column + box.colspan])


def row_heights(boxes: Sequence[Box], columns: Sequence[float], size: float = CELL) -> dict[int, float]:
    """Return about how high the text makes each row, in points; of a box over several rows the last one holds what the others don't."""
    heights: dict[int, float] = defaultdict(float)
    for box in sorted(boxes, key=lambda box: box.rowspan):
        last = box.row + box.rowspan - 1
        above = sum(heights[row] for row in range(box.row, last))
        needed = max(cell_height(box.text, breadth(box, columns), size), box.lines * LEADING * size)
        heights[last] = max(heights[last], needed - above)
    return heights


def form_size(form: Form, kind: str) -> float:
    """Return the size of a form's cells that keeps it on a page in a kind of file (``docx``); the usual one where none does."""
    wide = room(landscape=form.landscape)
    columns = [wide * part / sum(form.widths) for part in form.widths]
    left = HIGH[kind][form.landscape] - sum(line_height(line, wide) for line in (*form.before, *form.titles))
    left -= sum(NATURAL * NOTE * max(1, ceil(ems(note) * NOTE / wide)) + AROUND for note in form.notes)

    def whole(size: float) -> float:
        return sum(sum(row_heights(table.boxes, columns, size).values()) + ROW * table.rows for table in form.tables)

    return next((size for size in CELLS if whole(size) <= left), CELL)


def line_height(line: Line, wide: float) -> float:
    """Return about how high a line over a form becomes, in points."""
    size = line_size(line, wide) if line.look in SIZES else 12.0
    return NATURAL * size * max(1, ceil(ems(line.text) * size / wide - 1e-9)) + AROUND


@lru_cache(KNOWN)
def longest_piece(text: str) -> float:
    """Return the width in ems of the widest piece that no line may break."""
    return max(map(piece_width, UNBROKEN.findall(text)), default=0.0)


def piece_width(piece: str) -> float:
    """Return the width of an unbroken piece in ems."""
    return sum(1.0 if ord(sign) > 0x7F or sign == "%" else NARROW if sign in ",.:;" else LATIN for sign in piece)
