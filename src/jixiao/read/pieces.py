"""Pieces of text by the columns of a page that they cover, and how much of its column each leaves free."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from jixiao.forms.grammar import level_ranks, means
from jixiao.read.blocks import Cell
from jixiao.read.rows.looks import looks
from jixiao.read.wording import seam
from jixiao.values.width import width

NEAR, SLACK, LEAST_FULL = 14, 4, 6
"""So many lines near by tell how wide a column is; a piece fills it that ends so few columns before the next one; a narrower piece goes on nowhere."""
SHARED = 5
"""A cell begins where texts of so many lines near by do."""
UNDER = 2
"""A value does where texts of so many do."""
BLANK = re.compile(r"\s+(?=\S)")
SIGN = re.compile(r"[≤≥＜＞<>=＝]\s*\d")
"""What a target begins with."""
PROSE = re.compile("[，。；]")
FIRST = re.compile(r"[A-Za-z0-9.,%]+|.[，。、；：）)】》”？！]?")
"""What stays together at the beginning of a line: a word of Latin letters or a figure, or a sign and the stop behind it."""


class Piece(NamedTuple):
    """A text in one line, or a label put together: its cell, its line, the first and last column it covers, and where it begins and ends."""

    cell: Cell
    line: int
    left: int
    right: int
    top: float
    bottom: float
    room: int = 0
    """How many columns its line leaves free in its cell, as far as the widest text over and under it tells."""
    edge: int = 0
    """How many columns behind it the next column begins."""
    across: bool = False
    """Whether it stands over or under several of one line near by, as merged cells do."""


LEFT, RIGHT = attrgetter("left"), attrgetter("right")
T = TypeVar("T")
Lines = list[list[Piece]]
Passage = Sequence[tuple[float, Sequence[Cell]]]
"""Lines with where they begin."""
Measure = Callable[[str], int]
"""How many columns a text takes."""


def best_aligned(passage: Passage) -> Lines:
    """Return the pieces of text with columns counted so that more begin under one another: wide signs take two columns, or one as any."""
    if any(cell.place.column is None for _, line in passage for cell in line):
        return measured(passage, width)
    return max((measured(passage, measure) for measure in (width, len)), key=in_columns)


def in_columns(lines: Lines) -> int:
    """Return how many pieces begin where one of another line does."""
    starts = Counter(piece.left for line in lines for piece in line)
    return sum(count for count in starts.values() if count > 1)


def measured(passage: Passage, measure: Measure) -> Lines:
    """Return the pieces of text line by line, their columns counted by a measure."""
    lines = [[piece_of(cell, n, top, measure) for cell in line] for n, (top, line) in enumerate(passage)]
    starts = [Counter(piece.left for piece in line) for line in lines]
    lines = [[part for piece in line for part in divided(piece, starts, measure)] for line in lines]
    lines = [[piece._replace(across=spans(piece, lines)) for piece in line] for line in lines]
    within = [[piece for piece in line if not piece.across] for line in lines]
    return [[piece._replace(room=room(piece, within), edge=edge(piece, lines)) for piece in line] for line in lines]


def piece_of(cell: Cell, line: int, top: float, measure: Measure) -> Piece:
    """Return a cell of a line as a piece; ``len`` as the measure counts from its place in the line."""
    left, right = cell.column, cell.column + cell.colspan
    if measure is len and cell.place.column is not None:
        left = cell.place.column - 1
        right = left + len(cell.text)
    return Piece(cell._replace(tall=(top, top + 1)), line, left, right, top, top + 1)


def near(piece: Piece, lines: Sequence[T]) -> Sequence[T]:
    """Return the lines near a piece."""
    return lines[max(0, piece.line - NEAR) : piece.line + NEAR]


def divided(piece: Piece, starts: Sequence[Counter[int]], measure: Measure) -> Iterator[Piece]:
    """Yield a piece parted at the blanks behind which texts of several lines near by begin: cells that one blank divides, no running text."""
    text = piece.cell.text
    blanks = () if PROSE.search(text) else BLANK.finditer(text)
    listing, begun = "、" in text, 0
    for at in (*(found.end() for found in blanks), len(text)):
        column = piece.left + measure(text[:at])
        shared = 0 if listing else sum(line[column] for line in near(piece, starts))
        if at < len(text) and shared < SHARED and not SIGN.match(text, at) and not parts_cells(text[begun:at].rstrip(), text[at:], shared):
            continue
        yield part(piece, begun, at, measure)
        begun = at


def parts_cells(before: str, behind: str, shared: int) -> bool:
    """Return whether one blank stands between cells: behind the name of a level, between heads, before a value that texts of other lines begin over."""
    first = behind.split(maxsplit=1)[0]
    heads = all(is_column_head(text) for text in (before, first))
    return heads or any(level_ranks(before)) or (shared >= UNDER and looks(behind).value and not looks(before).value)


def is_column_head(text: str) -> bool:
    """Return whether a text is the head of a column."""
    return means(text, "column") is not None or means(text, "money_column") is not None


def part(piece: Piece, begun: int, end: int, measure: Measure) -> Piece:
    """Return the part of a piece between two of its signs."""
    text = piece.cell.text[begun:end].rstrip()
    if text == piece.cell.text:
        return piece
    left = piece.left + measure(piece.cell.text[:begun])
    right, place = left + measure(text), piece.cell.place
    moved = replace(place, text=text, column=place.column + begun if place.column is not None else None)
    return piece._replace(cell=piece.cell._replace(text=text, column=left, colspan=right - left, place=moved), left=left, right=right)


def spans(piece: Piece, lines: Lines) -> bool:
    """Return whether a piece stands over or under several of one line, as merged cells do."""
    return any(len(over_or_under(piece, line)) > 1 for line in near(piece, lines))


def over_or_under(piece: Piece, line: list[Piece]) -> list[Piece]:
    """Return the pieces of a line that stand over or under a piece."""
    return line[bisect_right(line, piece.left, key=RIGHT) : bisect_left(line, piece.right, key=LEFT)]


def room(piece: Piece, lines: Lines) -> int:
    """Return by how many columns a piece is narrower than the widest over or under it in the lines near by."""
    own = piece.right - piece.left
    return max((other.right - other.left for line in near(piece, lines) for other in over_or_under(piece, line)), default=own) - own


def edge(piece: Piece, lines: Lines) -> int:
    """Return how many columns behind a piece the next column begins, or the page ends, in the lines near by."""
    others = [line for line in near(piece, lines) if line]
    behind = [line[at].left for line in others if (at := bisect_left(line, piece.right, key=LEFT)) < len(line)]
    return min(behind, default=max(line[-1].right for line in others)) - piece.right


def overlap(one: Piece, other: Piece) -> bool:
    """Return whether two pieces stand above one another."""
    return one.left < other.right and other.left < one.right


def is_full(one: Piece, other: Piece) -> bool:
    """Return whether a line had no room for what the next one begins with: a sign and the stop behind it, or a word of Latin letters."""
    begins = FIRST.match(other.cell.text)
    return one.right - one.left >= LEAST_FULL and (one.edge <= SLACK or one.room < (width(begins[0]) if begins else 0))


def joined_pieces(whole: Sequence[Piece]) -> Piece:
    """Return pieces as one."""
    text = whole[0].cell.text
    for piece in whole[1:]:
        text += seam(text, piece.cell.text) + piece.cell.text
    left, right = min(p.left for p in whole), max(p.right for p in whole)
    cell = whole[0].cell
    tall = min(extent(p)[0] for p in whole), max(extent(p)[1] for p in whole)
    cell = cell._replace(text=text, column=left, colspan=right - left, place=replace(cell.place, text=text), tall=tall)
    return Piece(cell, whole[0].line, left, right, whole[0].top, whole[-1].bottom)


def extent(piece: Piece) -> tuple[float, float]:
    """Return where the whole of a piece begins and ends, a label put together too."""
    return piece.cell.tall or (piece.top, piece.bottom)
