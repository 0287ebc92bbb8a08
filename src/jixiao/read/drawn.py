"""Tables drawn with characters: boxes of +---+ or ┌──┐, whose cells run over lines and may span rows and columns."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import east_asian_width

from jixiao.forms.grammar import means
from jixiao.read.blocks import Cell, Grid
from jixiao.read.rows.looks import looks
from jixiao.values.place import Place
from jixiao.values.width import columns_of

LINES, UPRIGHT, CORNERS = "─━═╌┄", "│┃║", "┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛"
BOXES = str.maketrans(LINES + UPRIGHT + CORNERS, "-" * len(LINES) + "|" * len(UPRIGHT) + "+" * len(CORNERS))
BORDER = re.compile(rf"\s*[+{CORNERS}][-=:+{LINES}{CORNERS}]{{3,}}.*[+{CORNERS}]\s*")
PART = re.compile(rf"[+{CORNERS}][-={LINES}]{{2,}}")
INSIDE = re.compile(rf"\s*[|+{UPRIGHT}{CORNERS}].*[|+{UPRIGHT}{CORNERS}]\s*")
LONGEST = 4_000
MOST_LINES = 5_000
MOST_COLUMNS = 200
LEAST, WIDE = 2, 2


class Drawn(NamedTuple):
    """A line of a drawing: its number in the file and its characters by display column; the second half of a wide one is empty."""

    number: int
    signs: tuple[str, ...]


def is_border(text: str) -> bool:
    """Return whether a line may be the upper border of a drawn table."""
    return len(text) <= LONGEST and BORDER.fullmatch(text) is not None


def is_drawn(text: str) -> bool:
    """Return whether a line draws the borders of a table, all or some."""
    return len(text) <= LONGEST and PART.search(text) is not None


def is_inside(text: str) -> bool:
    """Return whether a line may belong to a drawn table."""
    return len(text) <= LONGEST and INSIDE.fullmatch(text) is not None


def drawn(number: int, text: str, *, wide: bool = False) -> Drawn:
    """Return a line of a drawing by display columns; ``wide``: signs of boxes and the like take two, as in Chinese fonts."""
    signs: list[str] = []
    for sign, box in zip(text, text.translate(BOXES), strict=True):
        signs.append(box)
        if columns_of(sign) == WIDE or (wide and east_asian_width(sign) == "A"):
            signs.append("-" if box in "-+" and sign != box else "")
    return Drawn(number, tuple(signs))


def grid(lines: Sequence[tuple[int, str]]) -> Grid | None:
    """Return the table that some lines draw, None where they draw none: as wide as more of its bars stand under its corners."""
    if len(lines) > MOST_LINES:
        return None
    tried = [[drawn(number, text, wide=wide) for number, text in lines] for wide in (False, True)]
    one = with_row_borders(straightened(max(tried, key=fitting)))
    borders, xs = borders_of(one), corners(one)
    if len(borders) < LEAST or len(xs) < LEAST or len(xs) > MOST_COLUMNS:
        return None
    return Grid(tuple(Raster(one, borders, xs).rows()), exact=True)


def borders_of(lines: Sequence[Drawn]) -> list[int]:
    """Return which lines are borders."""
    return [n for n, line in enumerate(lines) if any(a == "+" and b in "-=" for a, b in zip(line.signs, line.signs[1:], strict=False))]


def corners(lines: Sequence[Drawn]) -> list[int]:
    """Return the columns in which borders have corners."""
    return sorted({x for n in borders_of(lines) for x, sign in enumerate(lines[n].signs) if sign == "+"})


def fitting(lines: Sequence[Drawn]) -> int:
    """Return how many bars stand under corners."""
    xs = corners(lines)
    return sum(x < len(line.signs) and line.signs[x] == "|" for line in lines for x in xs)


def straightened(lines: Sequence[Drawn]) -> list[Drawn]:
    """Return lines with their bars under the corners, where one has as many and a text too wide has moved some."""
    xs = corners(lines)
    return [with_bars_at(line, xs) if line.signs.count("|") == len(xs) and "+" not in line.signs else line for line in lines]


def with_bars_at(line: Drawn, xs: Sequence[int]) -> Drawn:
    """Return a line with its bars at some columns and the texts between them behind each."""
    bars = [x for x, sign in enumerate(line.signs) if sign == "|"]
    if bars == list(xs) or any(b - a < LEAST for a, b in pairwise(xs)):
        return line
    signs = [""] * (xs[-1] + 1)
    signs[: xs[0]] = line.signs[: bars[0]]
    for x, (start, stop) in zip(xs, pairwise(bars), strict=False):
        signs[x], signs[x + 1] = "|", "".join(line.signs[start + 1 : stop])
    signs[xs[-1]] = "|"
    return Drawn(line.number, tuple(signs))


def with_row_borders(lines: Sequence[Drawn]) -> list[Drawn]:
    """Return lines with borders between those of the last rows, where none are drawn below the head of a table: each ends with a value."""
    borders = borders_of(lines)
    if len(borders) <= LEAST:
        return list(lines)
    above, start, end = borders[-3:]
    inner = lines[start + 1 : end]
    head = [text for line in lines[above + 1 : start] for text in texts_of(line)]
    ends = [texts[-1] for line in inner if len(texts := texts_of(line)) >= LEAST]
    if sum(means(text, "column") is not None for text in head) <= LEAST or len(ends) <= LEAST or len(ends) < len(inner):
        return list(lines)
    if sum(looks(text).value for text in ends) * 2 <= len(ends):
        return list(lines)
    return [*lines[: start + 1], *(one for line in inner for one in (line, lines[start])), *lines[end + 1 :]]


def texts_of(line: Drawn) -> list[str]:
    """Return the texts between the bars of a line."""
    return [text.strip() for text in "".join(line.signs).split("|") if text.strip()]


class Raster:
    """The fields between all borders and all columns of a drawing, those without a border between them joined."""

    def __init__(self, lines: Sequence[Drawn], borders: list[int], xs: list[int]) -> None:
        self.lines, self.borders, self.xs = lines, borders, xs
        self.height, self.width = len(borders) - 1, len(xs) - 1

    def divided_above(self, row: int, column: int) -> bool:
        """Return whether a border is drawn over a field."""
        signs = self.lines[self.borders[row]].signs[self.xs[column] + 1 : self.xs[column + 1]]
        return bool(signs) and sum(sign in ("-", "=", ":") for sign in signs) * 2 > len(signs)

    def divided_left(self, row: int, column: int) -> bool:
        """Return whether a border is drawn on the left of a field."""
        x = self.xs[column]
        inner = self.lines[self.borders[row] + 1 : self.borders[row + 1]]
        return all(x < len(line.signs) and line.signs[x] in ("|", "+") for line in inner)

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows of cells."""
        taken: set[tuple[int, int]] = set()
        for row in range(self.height):
            found = []
            for column in range(self.width):
                if (row, column) in taken:
                    continue
                wide = next((n for n in range(column + 1, self.width) if self.divided_left(row, n)), self.width) - column
                high = next((n for n in range(row + 1, self.height) if self.divided_above(n, column)), self.height) - row
                taken.update((r, c) for r in range(row, row + high) for c in range(column, column + wide))
                found.append(self.cell(row, column, high, wide))
            yield tuple(found)

    def cell(self, row: int, column: int, high: int, wide: int) -> Cell:
        """Return a cell with its text, the lines of which the drawing has broken."""
        left, right = self.xs[column] + 1, self.xs[column + wide]
        text, first, at, gap = "", self.lines[self.borders[row]], left, False
        for n in range(self.borders[row] + 1, self.borders[row + high]):
            piece = "".join(self.lines[n].signs[left:right])
            piece = piece.strip("-=+ ") if n in self.borders else piece
            if not piece.strip():
                gap = True
                continue
            if not text:
                first, at = self.lines[n], left + len(piece) - len(piece.lstrip())
            text += seam_in_cell(text, piece.strip(), gap) + piece.strip()
            gap = False
        place = Place(line=first.number, column=len("".join(first.signs[:at])) + 1, text=text)
        return Cell(text, place, row, column, high, wide)


def seam_in_cell(before: str, after: str, gap: bool) -> str:
    """Return what stands between two lines of a cell: nothing where its width broke them, a blank between words, a line's end over a gap."""
    if not before or gap:
        return "\n" if before else ""
    return " " if before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalpha() else ""
