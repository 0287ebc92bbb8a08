"""Characters to lines of text: which stand on one line, where blanks stand between them, which lines go on in the next."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from jixiao.read.pdf.shapes import Glyph, Line, Run, hull
from jixiao.read.wording import seam

ON_LINE = 0.45
"""Characters stand on one line when their baselines differ by less than this part of their size."""
BLANK = 0.18
"""A gap of this part of the size is a blank between Latin letters or figures."""
WIDE = 1.0
"""A gap of this part of the size is a blank anywhere."""
APART = 1.3
"""A gap of this part of the size sets runs of a line apart."""
SPREAD = 2.2
"""In a line spread out to the margin, a gap is wide only when it is so many times the usual one."""
LATIN = re.compile(r"[\x21-\x7e]")
ENDS = re.compile(r"[。！？；;：:…]$|[。！？；][”」』)）]$")
NUMBERED = re.compile(
    r"(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]?\d{1,2}[)）、．]|\d{1,2}\.(?!\d)|[①-⑳]|第[一二三四五六七八九十]+[章节条、]|[★☆●◆■•]|(?:指标|目标)\s*\d)"
)


def glyph_lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return characters by lines, from the top, each from the left."""
    lines: list[list[Glyph]] = []
    bases: list[float] = []
    for glyph in sorted(glyphs, key=lambda g: (g.base, g.x0)):
        for n in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
            if abs(glyph.base - bases[n]) <= ON_LINE * min(glyph.size, lines[n][0].size):
                lines[n].append(glyph)
                break
        else:
            lines.append([glyph])
            bases.append(glyph.base)
    return [sorted(line, key=lambda g: g.x0) for line in lines]


def run_of(glyphs: Sequence[Glyph]) -> Run:
    """Return characters of one line as a run of text."""
    text = glyphs[0].text
    if len(glyphs) > 1:
        wide = wide_gap(glyphs, WIDE)
        for before, glyph in pairwise(glyphs):
            text += blank(before, glyph, wide) + glyph.text
    return Run(text, hull((g.x0, g.y0, g.x1, g.y1) for g in glyphs), min(g.confidence for g in glyphs))


def wide_gap(glyphs: Sequence[Glyph], part: float) -> float:
    """Return how wide a gap must be to part words anywhere on a line."""
    size = median(g.size for g in glyphs)
    gaps = [max(0.0, b.x0 - a.x1) for a, b in pairwise(glyphs)]
    return max(part * size, SPREAD * median(gaps) if len(gaps) > 2 else 0.0)


def blank(before: Glyph, glyph: Glyph, wide: float) -> str:
    """Return the blank between two characters: one that is printed, a gap between Latin letters, a wide gap."""
    gap = glyph.x0 - before.x1
    if gap >= wide:
        return " "
    if LATIN.fullmatch(before.text) and LATIN.fullmatch(glyph.text):
        return " " if gap > BLANK * before.size or (glyph.spaced and gap > BLANK / 2 * before.size) else ""
    return " " if glyph.spaced and gap > BLANK / 2 * before.size else ""


def runs_of(glyphs: Sequence[Glyph]) -> tuple[Run, ...]:
    """Return characters of one line as runs that wide gaps set apart."""
    if len(glyphs) == 1:
        return (run_of(glyphs),)
    wide = wide_gap(glyphs, APART)
    found = [[glyphs[0]]]
    for before, glyph in pairwise(glyphs):
        if glyph.x0 - before.x1 >= wide:
            found.append([])
        found[-1].append(glyph)
    return tuple(run_of(part) for part in found)


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return characters outside tables as lines of runs."""
    return [Line(runs_of(line)) for line in glyph_lines(glyphs)]


def in_cell(lines: Sequence[Run], right: float) -> str:
    """Return the lines of a cell as its text; a line that fills the cell to its ``right`` edge goes on in the next."""
    text = ""
    for n, line in enumerate(lines):
        text += ("" if not n else joint(lines[n - 1], line, right)) + line.text
    return text


def joint(before: Run, line: Run, right: float) -> str:
    """Return what stands between two lines of a cell: a line break, or nothing where only the cell's width broke them."""
    size = before.box[3] - before.box[1]
    full = before.box[2] >= right - 1.6 * size
    ended, numbered = ENDS.search(before.text), NUMBERED.match(line.text)
    if (ended and numbered) or (not full and (ended or numbered)):
        return "\n"
    return seam(before.text, line.text)
