"""Lines of a label and its values: a cell before others, or what stands before a colon."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jixiao.forms.grammar import means
from jixiao.read.blocks import Cell
from jixiao.read.lines import COLON, Row, placed

LONGEST_LABEL = 24
AMONG = re.compile(r"(.{2,12})中\s*[:：]\s*(.{2,12})")
FRAMED = r"[【\[〔「]\s*([^【】\[\]〔〕「」]{2,20}?)\s*[】\]〕」]"
"""A label or level in brackets."""
EMPTY = re.compile(r"[(（]\s*(?:空|无)?\s*[)）]")
BRACKETS = "(（"


class LabelledLine(NamedTuple):
    """A line as a label and the values told of it."""

    label: Cell
    values: tuple[Cell, ...]


def label_and_values(row: Row) -> LabelledLine | None:
    """Return a row as a label and its values, None where it is none: one cell without a colon, or a label too long for one."""
    if row.heading is not None or row.aligned or not row.cells:
        return None
    first, *values = row.cells
    if not row.loose:
        return LabelledLine(alone(first), tuple(values or [first._replace(text="")])) if 0 < len(first.text) <= LONGEST_LABEL else None
    colons = [found for found in COLON.finditer(first.text, 0, LONGEST_LABEL + 1) if found.start()]
    found = next((colon for colon in colons[1:] if AMONG.fullmatch(first.text[: colon.start()])), None) or next(iter(colons), None)
    if found is None:
        return None
    return LabelledLine(alone(part(first, 0, found.start())), (part(first, found.end(), len(first.text)),))


def alone(label: Cell) -> Cell:
    """Return a label that names a sum and its part (年度资金中：其他资金) as that of the part alone."""
    among = AMONG.fullmatch(label.text)
    if among is None or (not means(f"{among[1]}总额", "money") and not means(among[1], "money")) or not means(among[2], "money"):
        return label
    return part(label, *among.span(2))


def part(cell: Cell, start: int, end: int) -> Cell:
    """Return a stretch of a cell's text as a cell at its place, empty where it says so."""
    text = cell.text[start:end].strip()
    at = cell.text.index(text, start) if text else start
    text = "" if text[:1] in BRACKETS and EMPTY.fullmatch(text) else text
    return Cell(text, placed(cell, text, at), cell.row)


def parts_at(cell: Cell, sign: re.Pattern[str]) -> Iterator[Cell]:
    """Yield the stretches of a cell between signs, none of them empty."""
    start = 0
    for found in (*sign.finditer(cell.text), None):
        end = found.start() if found else len(cell.text)
        if cell.text[start:end].strip():
            yield part(cell, start, end)
        start = found.end() if found else end


def row_of(cells: list[Cell], number: int) -> Row:
    """Return cells as a row of a table whose columns are told."""
    return Row(tuple(cell._replace(row=number, column=n) for n, cell in enumerate(cells)), exact=True, made=True)
