"""Several labels with their values in one line: 项目名称：…；主管部门：…；实施单位：…."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from jixiao.forms.grammar import meanings, means
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.pairs import FRAMED, alone, part, parts_at

BETWEEN = re.compile(r"[;；，]|。(?=\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[、.．])")
IN_CELL = re.compile(rf"{BETWEEN.pattern}|\s+(?=[^\s:：]{{2,12}}\s*[:：])")
"""What parts labels inside the cell of a table too: a blank before another label."""
AFTER = re.compile(r"[:：]|\s+(?=[-\d(（])|(?<=[^\d\s.,])(?=-?\d[\d,.]*\s*(?:(?:亿|百万|万|千)?元|[%％分])?[。\s]*$)")
"""What stands behind a label: a colon, blanks before a figure, or its figure alone."""
MAY_BE_AFTER = re.compile(r"[:：\s\d]")
"""What it begins with, or a minus before it."""
BRACKETS = re.compile(r"[（(]([^（）()]{4,120})[)）]")
FRAMED_BEFORE = re.compile(rf"\s*{FRAMED}\s*[:：]?\s*(\S.*)", re.DOTALL)
GROUPS = frozenset(("field", "money", "money_column", "block", "goal"))
COLONS = (":", "：")
LEAST = OF_BLOCK = 2
LONGEST_LABEL, LONGEST_VALUE, LONGEST_LINE = 20, 60, 2_000


def told_apart(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, a line of several labels as a row for each, so the cell behind the head of the money's block."""
    for row in map(unframed, rows):
        pieces = list(labels_with_values(row.line)) if row.line is not None else []
        if len(pieces) < LEAST and not row.loose and len(row.filled) == OF_BLOCK and means(row.filled[0].text, "block") == "funds":
            pieces = [in_block(row, piece) for piece in labels_with_values(row.filled[1], IN_CELL)]
        yield from (
            (Row(piece) if row.loose else row._replace(cells=piece, made=True) for piece in pieces) if len(pieces) >= LEAST else (row,)
        )


def unframed(row: Row) -> Row:
    """Return a line that begins with a label in brackets (【项目名称】…) as that label and its value, another row as it is."""
    framed = FRAMED_BEFORE.fullmatch(row.cells[0].text) if row.loose and len(row.cells) == 1 else None
    if framed is None or not {meaning.group for meaning in meanings(framed[1])} & GROUPS:
        return row
    label, value = (part(row.cells[0], *framed.span(n)) for n in (1, 2))
    return row._replace(cells=(row.cells[0]._replace(text=f"{label.text}：{value.text}"),))


def in_block(row: Row, piece: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return the head of a block, a label inside it and its value as the cells of a row."""
    return tuple(cell._replace(column=n) for n, cell in enumerate((row.filled[0], *piece)))


def labels_with_values(cell: Cell, between: re.Pattern[str] = BETWEEN) -> Iterator[tuple[Cell, ...]]:
    """Yield the labels of a line with their values; nothing where some of it belongs to none, or is longer than a value."""
    found: list[tuple[Cell, ...]] = []
    if len(cell.text) > LONGEST_LINE:
        return
    for piece in parts_at(opened_brackets(cell), between):
        pairs = list(pairs_of(piece))
        if not pairs or any(len(value.text) > LONGEST_VALUE for *_, value in pairs):
            return
        found += pairs
    yield from found


def opened_brackets(cell: Cell) -> Cell:
    """Return a line with commas for the brackets around labels and their values."""
    text = BRACKETS.sub(partial(opened, cell), cell.text)
    return cell if text == cell.text else cell._replace(text=text)


def opened(cell: Cell, found: re.Match[str]) -> str:
    """Return commas for the brackets of a stretch that holds labels with their values, another one as it is."""
    return f"，{found[1]}，" if any(labels_with_values(part(cell, *found.span(1)))) else found[0]


def pairs_of(piece: Cell) -> Iterator[tuple[Cell, ...]]:
    """Yield the label that a stretch begins with and its value, both of a block's head and of the label behind it."""
    if not MAY_BE_AFTER.search(piece.text, 0, LONGEST_LABEL + 2):
        return
    for found in takewhile(lambda one: one.start() <= LONGEST_LABEL, AFTER.finditer(piece.text)):
        label = alone(part(piece, 0, found.start()))
        kinds = {meaning.group for meaning in meanings(label.text)}
        if not kinds & GROUPS and (kinds or found[0] not in COLONS):
            continue
        rest = part(piece, found.end(), len(piece.text))
        if not kinds:
            yield from (inner := list(pairs_of(rest)))
            if inner:
                return
            continue
        inner = list(pairs_of(rest)) if kinds == {"block"} else []
        if inner:
            yield (label, inner[0][0], *inner[0][1:])
        elif kinds & {"field", "money", "money_column"}:
            yield label, without_stop(rest)
        return


def without_stop(value: Cell) -> Cell:
    """Return a value without the full stop of its line."""
    return value._replace(text=value.text.rstrip("。 "))
