"""Blocks to rows of cells: lines of space-separated cells are split by the grammar, broken labels are mended."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib import import_module
from itertools import pairwise, zip_longest
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.forms.grammar import Meaning, is_listed, level_ranks, meanings, means
from jixiao.read.beside import forms_apart
from jixiao.read.blocks import Aligned, Block, Cell, Grid, Paragraph
from jixiao.read.rows.levels import both_levels
from jixiao.read.rows.looks import looks
from jixiao.read.tokens import Gap, Token
from jixiao.read.wording import is_blank
from jixiao.values.place import Place
from jixiao.values.remembered import remembered

WIDEST = 26
"""A line that splits into more cells holds many rows run together."""
PIECES = 5
"""A broken label has at most this many pieces."""
LONGEST_LABEL = 16
LONGEST_LINE = 100_000
"""A longer line is no row of a form."""
MOST_CELLS = 8
OFTEN, SHORTEST_AGAIN, HEADS = 2, 4, 3
"""Merged cells are printed again when labels of so many rows are; cells have so many characters, the head of a table so many heads."""
BAND = 2
"""A cell that alone fills a row of more columns is no cell of any."""
WIDEST_CELL = 60
"""A line without any label is a row when its blanks make at most so many cells of at most this length."""

GAP = re.compile(r"\s{2,}|\u3000+")
WORD = re.compile(r"(?:[(（][^()（）]{0,40}[)）]|[^\s(（]|[(（])+")
FIGURES = re.compile(r"[\d.,%]+分?")
DATE_FIGURE = re.compile(r"\d{1,4}")
SIGNED = re.compile(r"\s*[≥≤≧≦><=＝＞＜]{1,2}\s+\S{1,16}\s*")
"""A sign and its figure, alone in a line."""
SIGN = re.compile(r"[≥≤≧≦><=＝＞＜]{1,2}")
MEASURED = re.compile(r"\d[\d,.]*[^\d\s,.]\S{0,11}")
"""A figure with its unit: where signs have a column of their own, units have one too."""
FIGURE = re.compile(r"[\d.,，%％]+[^\d]{0,3}")
COLON = re.compile(r"[:：]")


class CellsInRow(NamedTuple):
    """Cells that stand in one row, and what is known of them: see :class:`Row`."""

    cells: tuple[Cell, ...]
    loose: bool = False
    heading: int | None = None
    exact: bool = False
    whole: bool = False
    spaced: bool = False
    aligned: bool = False
    made: bool = False


class Row(CellsInRow):
    """Cells that stand in one row.

    ``loose``: a single cell whose row is not told; ``heading``: depth of a heading; ``exact``: columns are the source's;
    ``whole``: a loose cell that the source delimits, which blanks do not divide; ``spaced``: cells that only blanks divide,
    so that empty ones are not seen and columns are not told; ``aligned``: columns are those of the page that a cell covers;
    ``made``: put together by the reader from what stands otherwise in the source.
    """

    @cached_property
    def filled(self) -> list[Cell]:
        """The cells that are not empty."""
        return [cell for cell in self.cells if cell.text]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The texts of its cells."""
        return tuple([cell.text for cell in self.cells])

    @property
    def line(self) -> Cell | None:
        """The one cell of a line of text that nothing divides, None for every other row."""
        return self.cells[0] if self.loose and not self.whole and self.heading is None and len(self.cells) == 1 else None


def known(text: str) -> tuple[Meaning, ...] | bool:
    """Return the meanings of a label, True for a level name, or something false."""
    return meanings(text) or any(level_ranks(text))


def rows_of(blocks: Iterable[Block], *, line_by_line: bool = False) -> Iterator[Row]:
    """Yield every block as rows; paragraphs stay whole, as rows of one loose cell.

    ``line_by_line``: texts that stand under one another are rows line by line, none of them the rest of a cell above.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Row((Cell(levels_parted(block.text), block.place),), True, block.heading)
        elif isinstance(block, Aligned):
            yield from under_one_another(block, line_by_line=line_by_line)
        elif isinstance(block, Grid):
            for rows in forms_apart(block.rows):
                for row in rows if block.exact else unrepeated(rows):
                    yield Row(row, False, None, block.exact)
        else:
            for cell in block.cells:
                yield Row((cell,), True, whole=True)


def levels_parted(text: str) -> str:
    """Return the names of both levels that stand in one line with a stroke between them, any other text as it is."""
    both = both_levels(text)
    return text if both is None or any(level_ranks(text)) else "-".join(text[slice(*span)] for span in sorted(both))


def under_one_another(block: Aligned, *, line_by_line: bool) -> Iterator[Row]:
    """Yield texts that stand under one another as rows of cells that may run over lines, or line by line."""
    if line_by_line:
        for line in block.lines:
            yield Row(tuple(cell._replace(column=n, colspan=1) for n, cell in enumerate(line)), len(line) == 1, spaced=len(line) > 1)
        return
    for cells in import_module("jixiao.read.aligned").rows(block):
        lone = len(cells) == 1 and not meanings(cells[0].text)
        yield Row(tuple(cells), lone, aligned=not lone)


def unrepeated(rows: Sequence[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """Yield rows with a merged cell once, where a table prints it in every column that it spans, as it does with its labels.

    Under heads of columns only what stands under one head is one cell.
    """
    if sum(any(repeats(one, other) and meanings(one.text) for one, other in pairwise(row)) for row in rows) < OFTEN:
        yield from rows
        return
    heads: dict[int, str] = {}
    for row in rows:
        if sum(means(cell.text, "column") is not None for cell in row) >= HEADS:
            heads = {cell.column: cell.text for cell in row}
        kept: list[Cell] = []
        for cell in row:
            above = heads.get(cell.column)
            same = kept[-1].text == cell.text != "" if kept and above else bool(kept) and repeats(kept[-1], cell)
            if same and above == heads.get(cell.column - 1):
                kept[-1] = kept[-1]._replace(colspan=cell.column + 1 - kept[-1].column)
            else:
                kept.append(cell)
        yield tuple(kept)


def repeats(one: Cell, other: Cell) -> bool:
    """Return whether a cell of words is printed again in the next column."""
    return one.text == other.text and len(other.text) >= SHORTEST_AGAIN and not FIGURE.fullmatch(other.text)


def split_rows(row: Row) -> Iterator[Row]:
    """Yield a row of a form with its cells told apart: a line of text by blanks, a label from the value after its colon."""
    if not row.loose:
        told = tuple(after_colon(row.cells))
        yield row if len(told) == len(row.cells) else row._replace(cells=told)
        return
    cells = tuple(after_colon(row.cells if row.whole else line_cells(row.cells[0])))
    if row.whole or len(cells) > WIDEST:
        yield from (Row((cell,), True, whole=True) for cell in cells)
    else:
        yield Row(cells, len(cells) == 1, spaced=len(cells) > 1)


def line_cells(cell: Cell) -> list[Cell]:
    """Return the cells of a line separated by blanks; a line of prose is one cell."""
    text = cell.text
    if not re.search(r"\s", text) or "\n" in text or len(text) > LONGEST_LINE:
        return [cell]
    chunks = []
    at = 0
    for gap in [*GAP.finditer(text.rstrip()), None]:
        end = gap.start() if gap else len(text.rstrip())
        if text[at:end].strip():
            chunks.append((text[at:end], at))
        at = gap.end() if gap else end
    words = [piece for chunk, offset in chunks for piece in chunk_words(chunk, offset)]
    if SIGNED.fullmatch(text):
        words = [(text.strip(), len(text) - len(text.lstrip()))]
    if len(chunks) > 1:
        words = labels_rejoined(text, words)
    return [Cell(word, placed(cell, word, offset), cell.row, n) for n, (word, offset) in enumerate(words)]


def chunk_words(chunk: str, offset: int) -> list[tuple[str, int]]:
    """Return the cells of a stretch without wide gaps: its words where they stand in cells, else the whole stretch."""
    words = mended_words(chunk)
    if len(words) > 1 and not tabular(words, chunk):
        return [(chunk, offset)]
    return [(word, offset + start) for word, start in words]


def labels_rejoined(text: str, words: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return words with the pieces of labels joined that wide gaps broke."""
    joined: list[tuple[str, int]] = []
    at = 0
    while at < len(words):
        width = label_width([word for word, _ in words[at : at + PIECES]])
        last, end = words[at + width - 1]
        joined.append((text[words[at][1] : end + len(last)] if width > 1 else words[at][0], words[at][1]))
        at += width
    return joined


def placed(cell: Cell, word: str, offset: int) -> Place:
    """Return the place of a word of a line."""
    place = cell.place
    if not offset and word == place.text:
        return place
    column = place.column + offset if place.column is not None and place.row is None else place.column
    return replace(place, column=column, text=word)


def mended_words(text: str) -> list[tuple[str, int]]:
    """Return the words of a line with their offsets, the pieces of a broken label joined."""
    words = [(m[0], m.start()) for m in WORD.finditer(text)]
    joined: list[tuple[str, int]] = []
    at = 0
    while at < len(words):
        width = label_width([w for w, _ in words[at : at + PIECES]])
        width = width if width > 1 else text_width([w for w, _ in words[at : at + PIECES]])
        start, (last, end) = words[at][1], words[at + width - 1]
        joined.append((text[start : end + len(last)], start))
        at += width
    return joined


def text_width(words: list[str]) -> int:
    """Return how many of the first words are one text: a sign and its figure, up to a comma's end, or around a date's figures (每月 25 日前)."""
    if len(words) > 1 and SIGN.fullmatch(words[0]) and MEASURED.fullmatch(words[1]):
        return 2
    width = 1
    while width < len(words) and words[width - 1].endswith(("、", "，")):
        width += 1
    if (
        len(words) > width + 1
        and DATE_FIGURE.fullmatch(words[width])
        and words[width + 1].startswith(("年", "月", "日"))
        and not known(words[0])
    ):
        width += 2
    return width


def label_width(words: list[str]) -> int:
    """Return how many of the first words make one label together, 1 for none."""
    most = next((n for n, word in enumerate(words) if n and FIGURES.fullmatch(word)), len(words))
    for width in range(most, 1, -1):
        whole = "".join(words[:width])
        if len(whole) > LONGEST_LABEL * 2 or not (is_listed(whole) or any(level_ranks(whole))):
            continue
        if not all(known(word) for word in words[:width]):
            return width
    return 1


def tabular(words: list[tuple[str, int]], text: str) -> bool:
    """Return whether the blanks of a line separate cells: labels or levels stand among its words, one is said again, or it is no sentence."""
    told = [word for word, _ in words if len(word) >= SHORTEST_AGAIN]
    if any(known(word) for word, _ in words) or len(set(told)) < len(told) or looks(words[0][0]).counting:
        return True
    return len(words) <= MOST_CELLS and max(len(word) for word, _ in words) <= WIDEST_CELL and not re.search(r"[。；]", text)


def after_colon(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Yield cells, those of the kind 标签：值 as two; only where the label is known and no label follows it."""
    for cell in cells:
        at = colon(cell.text)
        rest = cell.text[at:].strip()
        if not rest or meanings(cell.text):
            yield cell
            continue
        label, offset = cell.text[:at].strip(), cell.text.index(rest, at)
        yield Cell(label, placed(cell, label, 0), cell.row, cell.column)
        yield Cell(rest, placed(cell, rest, offset), cell.row, cell.column)


@remembered
def colon(text: str) -> int:
    """Return where what follows a known label and its colon begins, the end of the text where no label does: 其中：财政拨款：12 has two."""
    return next((found.end() for found in COLON.finditer(text[:40]) if meanings(text[: found.start()])), len(text))


def broken_labels_joined(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows with labels joined that are broken over loose lines (项目 / 绩效 / 目标)."""
    pending: list[Row] = []
    for row in rows:
        if (
            row.loose
            and not row.whole
            and row.heading is None
            and len(row.cells[0].text) <= LONGEST_LABEL
            and not is_blank(row.cells[0].text)
        ):
            pending.append(row)
            continue
        above, whole = with_beginning(pending, row)
        yield from joined_rows(above)
        pending = []
        yield whole
    yield from joined_rows(pending)


def wrapped(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, a line of heads joined with the line below that holds the rest of some of them, in their order (年度 实际 / 指标值 完成值)."""
    taken = False
    for row, below in zip_longest(rows, rows[1:]):
        if taken:
            taken = False
            continue
        whole = with_rests(row, below) if below is not None and row.spaced and (below.spaced or below.loose) else None
        taken = whole is not None
        yield whole or row


def with_rests(row: Row, below: Row) -> Row | None:
    """Return a row of heads with what is below it at the ends of those that only so become heads, None where a text is no rest."""
    if len(below.cells) > MOST_CELLS or sum(means(cell.text, "column") is not None for cell in row.cells) < HEADS:
        return None
    cells = [word for cell in row.cells for word in words_of(cell)]
    at = 0
    for rest in below.cells:
        at = next((n for n in range(at, len(cells)) if is_rest(rest.text, cells[n].text)), -1) + 1
        if not at:
            return None
        cells[at - 1] = cells[at - 1]._replace(text=cells[at - 1].text + rest.text)
    return row._replace(cells=tuple(cells))


def is_rest(text: str, head: str) -> bool:
    """Return whether a head is one, or one of the lists, only with a text behind it."""
    whole = head + text
    return means(whole, "column") is not None and (means(head, "column") is None or (is_listed(whole) and not is_listed(head)))


def words_of(cell: Cell) -> list[Cell]:
    """Return the words of a head that are none together but for a form of several terms (三级指标 年度), else the head."""
    first, _, last = cell.text.rpartition(" ")
    if not means(first.strip(), "column"):
        return [cell]
    offset = len(cell.text) - len(last)
    return [cell._replace(text=first.strip()), cell._replace(text=last, place=placed(cell, last, offset))]


def with_beginning(pending: list[Row], row: Row) -> tuple[list[Row], Row]:
    """Return loose lines and the row under them, the last lines joined to its first cell where they begin its label (年度总 / 体目标)."""
    if row.loose or not row.cells or not row.cells[0].text or known(row.cells[0].text):
        return pending, row
    for width in range(min(len(pending), PIECES - 1), 0, -1):
        begun = pending[-width].cells[0]
        text = "".join(line.cells[0].text for line in pending[-width:]) + row.cells[0].text
        if is_listed(text):
            first = row.cells[0]._replace(text=text, place=placed(begun, text, 0))
            return pending[:-width], row._replace(cells=(first, *row.cells[1:]))
    return pending, row


def joined_rows(rows: list[Row]) -> Iterator[Row]:
    """Yield loose one-cell rows with the pieces of labels joined."""
    at = 0
    while at < len(rows):
        width = label_width([row.cells[0].text for row in rows[at : at + PIECES]])
        first = rows[at].cells[0]
        if width == 1:
            yield rows[at]
        else:
            text = "".join(row.cells[0].text for row in rows[at : at + width])
            place = placed(first, text, 0)
            yield Row((first._replace(text=text, place=place),), True)
        at += width


def tokens_of(rows: Iterable[Row], bands: bool = True) -> Iterator[Token]:
    """Yield the cells and words of rows as tokens, with what divides each from the one before.

    ``bands``: a cell that alone fills a row of several columns stands in none of them.
    """
    for row in rows:
        filled = row.filled
        band = filled[0] if bands and row.exact and len(filled) == 1 and filled[0].colspan > BAND else None
        begun = False
        for n, cell in enumerate(row.cells):
            first, begun = not begun, begun or bool(cell.text)
            if cell is band:
                yield Token(cell.text, cell, Gap.ROW)
                continue
            if row.loose or row.spaced:
                yield Token(cell.text, cell, Gap.WHOLE if row.whole else Gap.BLANK if n else Gap.LINE)
            else:
                start = cell.column + (cell.colspan // 2 if row.aligned else 0)
                gap, end = Gap.ROW if first else Gap.CELL, start + (cell.colspan if row.exact else 1)
                yield Token(cell.text, cell, gap, start, end)
