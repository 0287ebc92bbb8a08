"""Rows of a table that only blanks show: which lines make one row, and which pieces of text one cell.

Cells run over lines, are centred in their rows or begin at the top of them, and a row has no border. Lines are cut into rows so
that as little as possible speaks against it: a piece that does not go on where the one above broke off, two whole values in one
cell, a cell that stands at another height than its row. Names of levels and labels broken over lines are put together first.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace

from jixiao.forms.grammar import is_listed, level_ranks, meanings
from jixiao.read.blocks import Aligned, Cell
from jixiao.read.form.fits import asked, fit
from jixiao.read.pieces import Lines, Piece, best_aligned, is_full, joined_pieces, overlap
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
OPEN_END = re.compile(r"[（(][^（）()]*$|[、，,/／]$")
LED = re.compile(r"(?:[一二三四五六七八九十\d]{1,2}[、.．]\s*)?([^：:，,。；;]{2,16})[：:]")
"""A label with its value in one cell."""
OPEN_START = re.compile(r"[^（）()]*[）)]|[、，。；/／％%]")
"""What a text ends or begins with that goes on in the next line, or does from the one before."""
WHOLE_END = re.compile("(?:率|数|增速|增幅|人次|场次|数量|成本|标准|满意度|时间|情况|规模|面积|比例)$")
"""What the names of indicators end with."""
WHOLE = 1.3
"""What it costs that a text goes on after such an end."""
ENDS = frozenset(("满意度", "成本", "质量", "数量", "时效"))
"""Names of levels that the name of an indicator may end with too."""
OFF, EXACT = 0.7, 0.3
"""What it costs by line that a cell stands at another height than its row; less than a part of a line off is none."""
STYLES = ("top", "upper", "lower")
"""Cells stand at the top of their row or in its middle, which is between two lines for the one or for the other."""
POOR, DOUBTED = 1.4, 0.6
"""Where rows cost more than this on an average, so many of a hundred values are right."""
FITS = 0.3
"""What it is worth that a text fits its label."""
Row = list[Cell]


def rows(block: Aligned) -> Iterator[Row]:
    """Yield the rows of lines as cells from left to right; a cell's column and span are the columns of the line that it covers."""
    tops = block.tops or tuple(map(float, range(len(block.lines))))
    for title, passage in groupby(zip(tops, block.lines, strict=True), lambda one: is_title_line(one[1])):
        if title:
            yield from (list(line) for _, line in passage)
            continue
        lines = best_aligned(tuple(passage))
        cost, found = min((cut(labels_joined(lines, style), style) for style in STYLES), key=lambda one: one[0])
        poor = cost > POOR * len(found)
        yield from ([doubted_cell(cell) for cell in row] if poor else row for row in found)


def doubted_cell(cell: Cell) -> Cell:
    """Return a cell of rows that are told badly."""
    return cell._replace(place=replace(cell.place, confidence=min(cell.place.confidence, DOUBTED)))


def is_title_line(line: Sequence[Cell]) -> bool:
    """Return whether a line holds the title of a form or its year alone."""
    return len(line) == 1 and (is_title(line[0].text) or is_year_mark(line[0].text))


def labels_joined(lines: Lines, style: str) -> Lines:
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
            found[at.line].append(joined_pieces(whole)._replace(line=at.line, top=at.top, bottom=at.bottom) if len(whole) > 1 else piece)
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
        if (is_listed(whole) or any(level_ranks(whole))) and not all(is_label_or_level(text) for text in texts):
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


def is_label_or_level(text: str) -> bool:
    """Return whether a text is a label or the name of a level."""
    return bool(meanings(text)) or any(level_ranks(text))


def opens(text: str) -> bool:
    """Return whether a cell begins with a text: with a label, which its value may follow after a colon."""
    led = LED.match(text)
    if is_label_or_level(text) or led is None:
        return is_label_or_level(text)
    return is_listed(led[1]) or any(meaning.group in ("field", "money") for meaning in meanings(led[1]))


def cut(lines: Lines, style: str) -> tuple[float, list[Row]]:
    """Return the best cut of lines into rows, and what it costs."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(lines) + 1):
        starts = range(max(0, end - MOST_LINES), end)
        cost, begun = min((best[start][0] + row_cost(clusters(lines[start:end]), start, end, style), start) for start in starts)
        parted = end < len(lines) and beside(lines[end - 1], lines[end])
        best.append((cost + (CONFLICT if parted else 0.0), begun))
    found: list[Row] = []
    end = len(lines)
    while end:
        start = best[end][1]
        found.append([joined_pieces(cluster).cell for cluster in clusters(lines[start:end])])
        end = start
    return best[-1][0], [row for row in found[::-1] if row]


def beside(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Return whether two lines stand side by side, so that they can't be of two rows; names of levels and labels span rows."""
    ends = [piece.bottom for piece in above if not is_label_or_level(piece.cell.text)]
    starts = [piece.top for piece in below if not is_label_or_level(piece.cell.text)]
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
    if len(cells) == 1 and not any(opens(piece.cell.text) for piece in cells[0]):
        cost += LONE
    top, bottom = min(cell[0].top for cell in cells), max(cell[-1].bottom for cell in cells)
    if not any((cell[0].top, cell[-1].bottom) == (top, bottom) for cell in cells):
        cost += CONFLICT
    before: str | None = None
    cost += HOLE * sum(below - above for above, below in {hole for cell in cells for hole in holes(cell)})
    for cell in cells:
        text = joined_pieces(cell).cell.text
        cost += cell_cost(cell) + height_cost(cell, top, bottom, style)
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
        cost += joint_cost(one, other)
    return cost


def holes(cell: list[Piece]) -> Iterator[tuple[float, float]]:
    """Yield where no pieces of a cell stand between two of it: cells of one row leave the same line to what stands in its middle."""
    return ((one.bottom, other.top) for one, other in pairwise(cell) if other.top > one.bottom)


def joint_cost(one: Piece, other: Piece) -> float:
    """Return what speaks against a text going on in another one under it."""
    above, below = one.cell.text, other.cell.text
    if is_label_or_level(above) or (opens(below) and not (below in ENDS and is_full(one, other))):
        return VALUES
    if OPEN_END.search(above) or OPEN_START.match(below):
        return FULL
    if looks(above).value and looks(below).value:
        return VALUES
    if not is_full(one, other) or (looks(above).value and not looks(above + below).value):
        return SHORT
    return WHOLE if WHOLE_END.search(above) else FULL


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
