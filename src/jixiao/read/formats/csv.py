"""Comma-separated values, our own and those of spreadsheet programs: rows as an exact grid."""

import csv
import re
from io import StringIO

from jixiao.errors import InputUnreadable
from jixiao.fence import Limits
from jixiao.read.blocks import Blocks, Cell, Grid, Repair
from jixiao.read.decode import decoded, mended
from jixiao.read.refused import Refused
from jixiao.values.place import Place

FORMAT = "text"
LIMITS = Limits(memory=640 << 20, cpu=9, wall=9.0, output=32 << 20)
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 50_000, 500, 60_000
LONGEST_FIELD = 1_000_000
GUARD = re.compile(r"'(?=[=+\-@\t\r＝＋－＠])")
"""The sign that keeps a spreadsheet from taking a value for a formula."""


def recognises(data: bytes, name: str) -> bool:
    """Return whether a file says by its name that it is CSV and does not begin like a container or a page."""
    return name.lower().endswith(".csv") and not data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{", b"["))


def read(data: bytes) -> Blocks:
    """Return one grid; Refused for what is no text or larger than any form."""
    try:
        text, repairs = mended(decoded(data, "csv"))
    except InputUnreadable as wrong:
        raise Refused(wrong.zh.rpartition("：")[2], wrong.en.rpartition(": ")[2]) from wrong
    csv.field_size_limit(LONGEST_FIELD)
    source = csv.reader(StringIO(text, newline=""), delimiter=separator(text))
    rows: list[tuple[Cell, ...]] = []
    left, line = MOST_CELLS, 1
    try:
        for row, texts in enumerate(source):
            left -= len(texts)
            if row >= MOST_ROWS or left < 0:
                repairs = (*repairs, Repair(f"表格超过 {MOST_ROWS} 行或 {MOST_CELLS} 个单元格，只读了前面的部分。", 0.3))
                break
            rows.append(tuple(cell(t, row, column, line) for column, t in enumerate(texts[:MOST_COLUMNS])))
            line = source.line_num + 1
    except csv.Error as broken:
        raise Refused(
            "CSV 的引号不成对或单元格过长，读不出。请用表格软件打开后另存一份。",
            "Quotes do not pair or a cell is too long. Open it in a spreadsheet program and save a copy.",
        ) from broken
    return Blocks((Grid(tuple(row for row in rows if any(c.text for c in row)), exact=True),), repairs)


def separator(text: str) -> str:
    """Return what separates cells: a comma, unless the first lines have more tabs or semicolons."""
    head = text[:4000]
    return max(",\t;", key=head.count)


def cell(text: str, row: int, column: int, line: int) -> Cell:
    """Return a cell, without the sign that guards it."""
    body = GUARD.sub("", text.strip(), count=1) if text.lstrip().startswith("'") else text.strip()
    return Cell(body, Place(line=line, row=row + 1, column=column + 1, text=body), row, column)
