"""The indicator tables among a form's rows: a head, and the rows under it up to the next head."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise

from jixiao.forms.grammar import level_ranks, means
from jixiao.forms.keys import label_key
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row, tokens_of
from jixiao.read.rows.columns import Column
from jixiao.read.rows.ends import is_note
from jixiao.read.rows.heads import UNKNOWN, block_is_medium, completed, head_at, is_head, shared_out
from jixiao.read.rows.indicators import IndicatorTable
from jixiao.read.rows.looks import looks
from jixiao.read.wording import narrow

EXAMPLE = re.compile(r"\s*[（(【\[]?\s*(?:示例|样例|范例|填写示例|填报示例|举例)\s*[)）】\]]?\s*[:：]?\s*")
"""What leads a row that only shows how one is filled in."""
SUBTOTAL = re.compile(r"(合计|分项)?小计|(.{2,12}?)(?:得分|分值)?(?:小计|合计)")
"""The label of a sum of some rows, and the level that it is of."""
SENTENCE = re.compile("[，。！？；]")
LEAST = 3
"""So many columns are numbered at least."""
MOST_BEFORE = 2
"""Words before the numbers: the head of the block, 列次."""
ORDERS = ("甲乙丙丁戊己庚辛", "ABCDEFGHIJKLMNOP", "abcdefghijklmnop")
HOLDS = 0.6
"""A column whose head is unknown is one of targets when this share of its cells are values."""


def tables(rows: Sequence[Row]) -> Iterator[IndicatorTable]:
    """Yield the tables among ``rows``, which begin with a head or with the names of levels above it.

    Rows that the reader put together hold all of theirs: no line under them goes on with one, and a sentence is none of them.
    """
    columns: list[Column] = []
    body: list[Row] = []
    medium, at = False, 0
    top = rows[0].cells[0] if rows and rows[0].cells else None
    while at < len(rows):
        row = rows[at]
        medium = block_is_medium(row, medium)
        head = head_at(rows, at, medium, bool(body))
        if head is None:
            behind = row.loose and bool(body) and body[-1].made
            if (row.filled or row.whole) and not is_beside(row) and not (behind and SENTENCE.search(row.cells[0].text)):
                body.append(row._replace(whole=True) if behind else row)
            at += 1
            continue
        body, above = without_levels_at_end(body) if columns else ([], body)
        if body and top is not None:
            yield table(columns, body, top)
        columns, body, at = head.columns, above, head.end
        top = next(iter(row.filled), top)
    if columns and body and top is not None:
        yield table(columns, body, top)


def without_levels_at_end(body: list[Row]) -> tuple[list[Row], list[Row]]:
    """Return the rows of a table and those at its end that only name levels: they stand above the head that follows."""
    end = len(body)
    while end and body[end - 1].loose and all(any(level_ranks(cell.text)) for cell in body[end - 1].filled):
        end -= 1
    return body[:end], body[end:]


def is_beside(row: Row) -> bool:
    """Return whether a row between those of a table is none of them: heads, numbers of columns, an example, a sum or a note."""
    return (
        heads_nothing(row)
        or (bool(row.filled) and EXAMPLE.fullmatch(row.filled[0].text) is not None)
        or numbers_columns(row)
        or is_subtotal(row)
        or (not row.loose and is_note(row))
    )


def heads_nothing(row: Row) -> bool:
    """Return whether a told row holds heads only, of columns or of a block, and makes no table."""
    return not row.loose and is_head(row) and all(means(c.text, "block") or means(c.text, "column") for c in row.filled)


def is_subtotal(row: Row) -> bool:
    """Return whether a told row sums points and scores of the rows above it."""
    filled = row.filled
    sums = SUBTOTAL.fullmatch(label_key(filled[0].text)) if filled else None
    told = not row.loose and len(filled) > 1 and sums is not None and (not sums[2] or any(level_ranks(sums[2])))
    return told and all(looks(cell.text).number or looks(cell.text).blank for cell in filled[1:])


def numbers_columns(row: Row) -> bool:
    """Return whether a told row only numbers or letters the columns (列次 1 2 3; 甲 乙 1 2), each cell one further than the one before."""
    filled = row.filled
    if row.loose or len(filled) < LEAST or place_in_order(narrow(filled[MOST_BEFORE].text).strip("()")) is None:
        return False
    run = [place_in_order(narrow(cell.text).strip("()")) for cell in filled]
    told = list(dropwhile(lambda one: one is None, run))
    if len(told) < LEAST or len(run) - len(told) > MOST_BEFORE:
        return False
    marks = [one for one in told if one is not None]
    steps = all(other[1] == (one[1] + 1 if one[0] == other[0] else 1) for one, other in pairwise(marks))
    return steps and len(marks) == len(told) and marks[0][1] == 1


def place_in_order(mark: str) -> tuple[str, int] | None:
    """Return the order that a mark is of and its place in it from 1, None where it is of none."""
    if mark.isascii() and mark.isdecimal() and len(mark) < LEAST:
        return "1", int(mark)
    return next(((order, order.index(mark) + 1) for order in ORDERS if len(mark) == 1 and mark in order), None)


def table(columns: list[Column], body: list[Row], head: Cell) -> IndicatorTable:
    """Return the table of a head and its rows."""
    found = completed(shared_out(with_units(columns, body), holders(columns, body)))
    body = without_block(found, body)
    told = [row for row in body if not row.loose]
    return IndicatorTable(found, tuple(tokens_of(body)), bool(told) and all(row.exact for row in told), head)


def with_units(columns: list[Column], body: list[Row]) -> list[Column]:
    """Return columns with that of the units where a column right behind that of the targets has no head and holds units."""
    at = next((n for n, column in enumerate(columns) if column.field == "target"), None)
    if at is None or any(column.field == "unit" or column.start is None for column in columns):
        return columns
    end = columns[at].end
    texts = [cell.text for row in body if not row.loose for cell in row.cells if cell.column == end and cell.text]
    if (
        any((column.start or 0) <= end < column.end for column in columns)
        or not texts
        or sum(looks(text).unit for text in texts) < HOLDS * len(texts)
    ):
        return columns
    return [*columns[: at + 1], Column("unit", end, end + 1), *columns[at + 1 :]]


def without_block(columns: Sequence[Column], body: list[Row]) -> list[Row]:
    """Return rows without what stands left of all heads: the head of their block, once or again in most rows, and their numbers."""
    first = min((column.start for column in columns if column.start is not None), default=0)
    left: dict[int, list[str]] = {}
    for cell in (cell for row in body if not row.loose for cell in row.cells if cell.column < first and cell.text):
        left.setdefault(cell.column, []).append(cell.text)
    gone = {column for column, texts in left.items() if is_block(texts, len(body)) or is_count(texts)}
    if not gone:
        return body
    return [row if row.loose else row._replace(cells=tuple(c for c in row.cells if c.column not in gone)) for row in body]


def is_block(texts: Sequence[str], count: int) -> bool:
    """Return whether texts in front of so many rows are the head of their block."""
    return len(set(texts)) == 1 and not any(level_ranks(texts[0])) and (len(texts) == 1 or len(texts) * 2 > count)


def is_count(texts: Sequence[str]) -> bool:
    """Return whether texts number their rows."""
    places = [place_in_order(text.strip().rstrip(".、")) for text in texts]
    return len(texts) > 1 and all(one is not None and one[0] == "1" and one[1] == n for n, one in enumerate(places, 1))


def holders(columns: list[Column], body: list[Row]) -> frozenset[int]:
    """Return which columns of unknown heads hold values: all where columns are not told, else those with enough values."""
    found = set()
    for n, column in enumerate(columns):
        if column.field != UNKNOWN:
            continue
        cells = [c.text for row in body if not row.loose for c in row.cells if c.column == column.start and c.text]
        if column.start is None or (cells and sum(looks(text).value for text in cells) >= HOLDS * len(cells)):
            found.add(n)
    return frozenset(found)
