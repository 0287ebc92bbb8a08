"""How large text may stand so that nothing is clipped: titles on one line or in even lines, long figures inside their cells."""

import re
from math import ceil

from jixiao.values.width import width
from jixiao.write.document.pages import Line

PROSE, UPRIGHT, LYING = 442.0, 493.0, 728.0
"""Points of a text block 156 mm wide, and of forms 174 and 257 mm wide, whose pages have narrower margins to hold a whole form."""
SIZES = {"title": (22.0, 18.0), "heading": (18.0, 15.0), "form_title": (18.0, 14.0)}
"""Usual and least size of what stands centred; smaller it would not be a title."""
CELL, LEAST = 10.5, 3.0
"""Usual and least size of text in a cell."""
PADDING = 6.0
LEADING = 15.0
"""Points from line to line in a cell."""
UNBROKEN = re.compile(r"(?:[!-'*-~≥≤]|\([^()\s]{0,8}\))+")
"""What no line may break: figures, signs, Latin words, a unit in brackets."""
SEAMS = re.compile(r"(?<=[\u2e80-\uffef])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u2e80-\uffef])")
DIGITS = re.compile(r"[0-9A-Za-z]")
LATIN = 0.64
"""The width of a figure in ems of the widest of the usual fonts; commas and points are narrower."""
NARROW = 0.34


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


def cell_size(text: str, wide: float) -> float:
    """Return the size in points at which the longest piece that no line may break fits into a cell ``wide`` points wide."""
    longest = max((piece_width(piece) for piece in UNBROKEN.findall(text)), default=0.0)
    return max(LEAST, min(CELL, int((wide - PADDING) / longest * 4) / 4)) if longest * CELL > wide - PADDING else CELL


def cell_height(text: str, wide: float) -> float:
    """Return about how high a cell ``wide`` points wide becomes, in points."""
    size, inside = cell_size(text, wide), max(1.0, wide - PADDING)
    return LEADING * sum(max(1, ceil(ems(line) * size / inside)) for line in text.split("\n"))


def piece_width(piece: str) -> float:
    """Return the width of an unbroken piece in ems."""
    return sum(1.0 if ord(sign) > 0x7F or sign == "%" else NARROW if sign in ",.:;" else LATIN for sign in piece)
