"""Workbooks of Excel 97-2003 and of WPS as rows of texts: as stored, like the newer ones; what a formula gave when last saved."""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from jixiao.ledger.books import Sheet
from jixiao.ledger.plain import MOST_COLUMNS
from jixiao.ledger.stored import MOST_CELLS, MOST_MERGED, less, number_text
from jixiao.read.formats.xls import MOST_SHEETS, NUMBERS, WORDS, codes_of, with_workbook
from jixiao.values.columns import letters_of

if TYPE_CHECKING:
    from xlrd.book import Book as Workbook
    from xlrd.sheet import Sheet as Worksheet


def sheets_of(data: bytes) -> list[Sheet]:
    """Return the worksheets; Refused for what must not or cannot be read, and for too many cells."""
    return with_workbook(data, lambda source: list(_sheets(source)))


def _sheets(source: "Workbook") -> Iterator[Sheet]:
    codes, left = codes_of(source), MOST_CELLS
    for found in islice(source.sheets(), MOST_SHEETS):
        rows: list[tuple[int, list[str]]] = []
        for row in range(found.nrows):
            left = less(left, found.row_len(row))
            texts = list(map(partial(_text, found, codes, bool(source.datemode), row), range(min(found.row_len(row), MOST_COLUMNS))))
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                rows.append((row + 1, texts))
        yield Sheet(found.name, rows, [], list(map(_range, found.merged_cells[:MOST_MERGED])))


def _text(sheet: "Worksheet", codes: list[str], epoch_1904: bool, row: int, column: int) -> str:
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind in NUMBERS:
        return number_text(repr(value), codes[sheet.cell_xf_index(row, column)], epoch_1904=epoch_1904)
    return WORDS[kind](value).strip() if kind in WORDS else ""


def _range(merged: tuple[int, int, int, int]) -> str:
    top, bottom, left, right = merged
    return f"{letters_of(left)}{top + 1}:{letters_of(right - 1)}{bottom}"
