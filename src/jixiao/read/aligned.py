"""Rows of a table that only blanks show: which lines make one row, and which pieces of text one cell.

Cells run over lines, are centred in their rows or begin at the top of them, and a row has no border. Lines are cut into rows so
that as little as possible speaks against it: a piece that does not go on where the one above broke off, two whole values in one
cell, a cell that stands at another height than its row. Names of levels and labels broken over lines are put together first.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from jixiao.forms.grammar import is_listed, level_ranks, meanings
from jixiao.formula.target_text import width
from jixiao.read.blocks import Aligned, Cell
from jixiao.read.form.fits import asked, fit
from jixiao.read.rows.looks import looks
from jixiao.read.titles import is_title, is_year_mark

MOST_LINES = 10
"""A row runs over at most so many lines."""
MOST_PIECES = 6
LONGEST_PIECE = 8
"""A label is broken into at most so many pieces of at most this length."""
FAR = 2
"""Pieces of one cell stand at most so many lines apart."""
ROW, LONE = 1.0, 1.5
"""What a row costs, and how much more one with a single cell that is no label."""
VALUES, FULL, SHORT, HOLE, CONFLICT = 3.0, 0.1, 2.5, 0.6, 4.0
"""What it costs that two whole values make one cell, that a text goes on after a full line, or after a short one, that a line between
has no piece, and that two pieces of one line would make one cell."""
OVER = 0.1
"""Lines stand side by side when they overlap by more than this part of their height."""
NEAR, SLACK, LEAST_FULL = 14, 4, 6
"""So many lines near by tell how wide a column is; a piece fills it that ends so few columns before the next one; a narrower piece goes on nowhere."""
SHARED = 5
"""A cell begins where texts of so many lines near by do."""
BLANK = re.compile(r"\s+(?=\S)")
SIGN = re.compile(r"[≤≥＜＞<>=＝]\s*\d")
"""What a target begins with."""
PROSE = re.compile("[，。；]")
FIRST = re.compile(r"[A-Za-z0-9.,%]+|.[，。、；：）)】》”？！]?")
OPEN_END = re.compile(r"[（(][^（）()]*$|[、，,/／]$")
WHOLE_END = re.compile("(?:率|数|数量|成本|标准|满意度|时间|情况|规模|面积|比例)$")
"""What the names of indicators end with."""
WHOLE = 0.9
"""What it costs that a text goes on after such an end."""
ENDS = frozenset(("满意度", "成本", "质量", "数量", "时效"))
"""Names of levels that the name of an indicator may end with too."""
OPEN_START = re.compile(r"[^（）()]*[）)]|[、，。；/／％%]")
"""What a text ends or begins with that goes on in the next line, or does from the one before."""
TORN = 1.0
"""What it costs that a cell begins or ends so."""
OFF, EXACT = 0.7, 0.3
"""What it costs by line that a cell stands at another height than its row; less than a part of a line off is none."""
STYLES = ("top", "upper", "lower")
"""Cells stand at the top of their row or in its middle, which is between two lines for the one or for the other."""
POOR, DOUBTED = 1.4, 0.6
"""Where rows cost more than this on an average, so many of a hundred values are right."""
FITS = 0.3
"""What it is worth that a text fits its label."""


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


T = TypeVar("T")
Lines = list[list[Piece]]
Row = list[Cell]
Passage = Sequence[tuple[float, Sequence[Cell]]]
"""Lines with where they begin."""
Measure = Callable[[str], int]
"""How many columns a text takes."""


def rows(block: Aligned) -> Iterator[Row]:
    """Yield the rows of lines as cells from left to right; a cell's column and span are the columns of the line that it covers."""
    tops = block.tops or tuple(map(float, range(len(block.lines))))
    for title, passage in groupby(zip(tops, block.lines, strict=True), lambda one: heads(one[1])):
        if title:
            yield from (list(line) for _, line in passage)
            continue
        lines = best_aligned(tuple(passage))
        cost, found = min((cut(mended(lines, style), style) for style in STYLES), key=lambda one: one[0])
        poor = cost > POOR * len(found)
        yield from ([doubted(cell) for cell in row] if poor else row for row in found)


def doubted(cell: Cell) -> Cell:
    """Return a cell of rows that are told badly."""
    return cell._replace(place=replace(cell.place, confidence=min(cell.place.confidence, DOUBTED)))


def heads(line: Sequence[Cell]) -> bool:
    """Return whether a line holds the title of a form or its year alone."""
    return len(line) == 1 and (is_title(line[0].text) or is_year_mark(line[0].text))


def best_aligned(passage: Passage) -> Lines:
    """Return the pieces of text with columns counted so that fewer stand over several of one line: wide signs taking two columns, or one as any."""
    if any(cell.place.column is None for _, line in passage for cell in line):
        return measured(passage, width)
    return min((measured(passage, measure) for measure in (width, len)), key=crossings)


def crossings(lines: Lines) -> int:
    """Return how many pieces stand over or under several of one line near by."""
    return sum(spans(piece, lines) for line in lines for piece in line)


def measured(passage: Passage, measure: Measure) -> Lines:
    """Return the pieces of text line by line, their columns counted by a measure."""
    lines = [[piece_of(cell, n, top, measure) for cell in line] for n, (top, line) in enumerate(passage)]
    starts = [Counter(piece.left for piece in line) for line in lines]
    lines = [[part for piece in line for part in divided(piece, starts, measure)] for line in lines]
    within = [[piece for piece in line if not spans(piece, lines)] for line in lines]
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
    """Yield a piece parted at the blanks behind which texts of several lines near by begin: cells that one blank divides."""
    text = piece.cell.text
    cuts = [0, *(found.end() for found in BLANK.finditer(text) if not PROSE.search(text)), len(text)]
    begun = 0
    for at in cuts[1:]:
        column = piece.left + measure(text[:at])
        if at < len(text) and sum(line[column] for line in near(piece, starts)) < SHARED and not SIGN.match(text, at):
            continue
        yield part(piece, begun, at, measure)
        begun = at


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
    return any(sum(overlap(piece, other) for other in line) > 1 for line in near(piece, lines))


def room(piece: Piece, lines: Lines) -> int:
    """Return by how many columns a piece is narrower than the widest over or under it in the lines near by."""
    own = piece.right - piece.left
    return max((other.right - other.left for line in near(piece, lines) for other in line if overlap(piece, other)), default=own) - own


def edge(piece: Piece, lines: Lines) -> int:
    """Return how many columns behind a piece the next column begins, or the page ends, in the lines near by."""
    others = [other for line in near(piece, lines) for other in line]
    return min((other.left for other in others if other.left >= piece.right), default=max(other.right for other in others)) - piece.right


def is_full(one: Piece, other: Piece) -> bool:
    """Return whether a line had no room for what the next one begins with: a sign and the stop behind it, or a word of Latin letters."""
    begins = FIRST.match(other.cell.text)
    return one.right - one.left >= LEAST_FULL and (one.edge <= SLACK or one.room < (width(begins[0]) if begins else 0))


def mended(lines: Lines, style: str) -> Lines:
    """Return lines with the pieces of labels and of names of levels put together, at the height that their cell has."""
    taken: set[tuple[int, int]] = set()
    found: Lines = [[] for _ in lines]
    for n, line in enumerate(lines):
        for m, piece in enumerate(line):
            if (n, m) in taken:
                continue
            parts = broken_label(lines, n, m, taken)
            taken.update(parts)
            whole = [lines[a][b] for a, b in parts]
            at = whole[0 if style == "top" else (len(whole) - (style == "upper")) // 2]
            found[at.line].append(together(whole)._replace(line=at.line, top=at.top, bottom=at.bottom) if len(whole) > 1 else piece)
    return [sorted(line, key=lambda piece: piece.left) for line in found]


def broken_label(lines: Lines, at: int, index: int, taken: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where the pieces of the longest label stand that begins with a piece; the piece alone where it begins none."""
    parts = [(at, index)]
    best = parts
    while len(parts) < MOST_PIECES:
        n, m = parts[-1]
        below = next(under(lines, n, m), None)
        if below is None or below in taken or not is_part(lines[below[0]][below[1]].cell.text):
            break
        parts = [*parts, below]
        texts = [lines[a][b].cell.text for a, b in parts]
        whole = "".join(texts)
        if (is_listed(whole) or any(level_ranks(whole))) and not all(is_label(text) for text in texts):
            best = parts
        if len(texts[0]) > LONGEST_PIECE * 2:
            break
    return best


def is_part(text: str) -> bool:
    """Return whether a text may go on with a label: it is short, and no figure."""
    return len(text) <= LONGEST_PIECE and not looks(text).value


def under(lines: Lines, at: int, index: int) -> Iterator[tuple[int, int]]:
    """Yield where pieces stand under a piece, in the next lines."""
    above = lines[at][index]
    for n in range(at + 1, min(len(lines), at + 1 + FAR)):
        for m, piece in enumerate(lines[n]):
            if overlap(above, piece):
                yield n, m


def overlap(one: Piece, other: Piece) -> bool:
    """Return whether two pieces stand above one another."""
    return one.left < other.right and other.left < one.right


def is_label(text: str) -> bool:
    """Return whether a text is a label or the name of a level."""
    return bool(meanings(text)) or any(level_ranks(text))


def together(whole: Sequence[Piece]) -> Piece:
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


def seam(before: str, after: str) -> str:
    """Return what stands between two lines of a cell: a blank between words of Latin letters, else nothing."""
    return " " if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha() else ""


def cut(lines: Lines, style: str) -> tuple[float, list[Row]]:
    """Return the best cut of lines into rows, and what it costs."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    made: dict[tuple[int, int], list[list[Piece]]] = {}
    for end in range(1, len(lines) + 1):
        options = []
        for start in range(max(0, end - MOST_LINES), end):
            made[start, end] = clusters(lines[start:end])
            cost = best[start][0] + row_cost(made[start, end], start, end, style)
            options.append((cost + (CONFLICT if start and beside(lines[start - 1], lines[start]) else 0.0), start))
        best.append(min(options))
    found: list[Row] = []
    end = len(lines)
    while end:
        start = best[end][1]
        found.append([together(cluster).cell for cluster in made[start, end]])
        end = start
    return best[-1][0], [row for row in found[::-1] if row]


def beside(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Return whether two lines stand side by side, so that they can't be of two rows; names of levels and labels span rows."""
    ends = [piece.bottom for piece in above if not is_label(piece.cell.text)]
    starts = [piece.top for piece in below if not is_label(piece.cell.text)]
    return bool(ends and starts) and max(ends) > min(starts) + OVER


def clusters(lines: Iterable[list[Piece]]) -> list[list[Piece]]:
    """Return the pieces of some lines as cells: those that stand above one another."""
    found: list[list[Piece]] = []
    for piece in sorted((piece for line in lines for piece in line), key=lambda piece: (piece.left, piece.line)):
        if found and piece.left < max(other.right for other in found[-1]):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [sorted(cluster, key=lambda piece: piece.line) for cluster in found]


def row_cost(cells: list[list[Piece]], start: int, end: int, style: str) -> float:
    """Return what speaks against a row of these cells."""
    if not cells:
        return ROW / 2 if end - start == 1 else CONFLICT
    cost = ROW
    if len(cells) == 1 and not any(is_label(piece.cell.text) for piece in cells[0]):
        cost += LONE
    top, bottom = min(cell[0].top for cell in cells), max(cell[-1].bottom for cell in cells)
    if not any((cell[0].top, cell[-1].bottom) == (top, bottom) for cell in cells):
        cost += CONFLICT
    before: str | None = None
    for cell in cells:
        text = together(cell).cell.text
        cost += cell_cost(cell) + height_cost(cell, top, bottom, style) + torn_cost(text)
        if before is not None and (kinds := meanings(before)) and not meanings(text):
            cost -= FITS * max(0.0, fit(asked(kinds), text))
        before = text
    return cost


def cell_cost(cell: list[Piece]) -> float:
    """Return what speaks against some pieces being one cell."""
    cost = 0.0
    for one, other in pairwise(cell):
        if one.line == other.line:
            cost += CONFLICT
            continue
        cost += HOLE * max(0.0, other.top - one.bottom)
        cost += joint_cost(one, other)
    return cost


def joint_cost(one: Piece, other: Piece) -> float:
    """Return what speaks against a text going on in another one under it."""
    above, below = one.cell.text, other.cell.text
    if is_label(above) or (is_label(below) and not (below in ENDS and is_full(one, other))):
        return VALUES
    if OPEN_END.search(above) or OPEN_START.match(below):
        return FULL
    if looks(above).value and looks(below).value:
        return VALUES
    if not is_full(one, other) or (looks(above).value and not looks(above + below).value):
        return SHORT
    return WHOLE if WHOLE_END.search(above) else FULL


def torn_cost(text: str) -> float:
    """Return what speaks against a text being a whole cell."""
    return TORN * ((OPEN_END.search(text) is not None) + (OPEN_START.match(text) is not None))


def height_cost(cell: list[Piece], top: float, bottom: float, style: str) -> float:
    """Return what speaks against a cell standing where it does in its row; the name of a level may stand in the middle of several rows."""
    over, under = cell[0].top - top, bottom - cell[-1].bottom
    if style == "top":
        off = over
    elif any(level_ranks(cell[0].cell.text)):
        off = 0.0
    else:
        between = (over + under) % 2 == 1
        off = abs(over - under + between * (1 if style == "upper" else -1)) / 2
    return OFF * off if off > EXACT else 0.0
