"""A spreadsheet file as rows of texts, and how it crosses from the fenced child: each text once, however many cells it stands in."""

from array import array
from collections.abc import Iterable
from itertools import pairwise

from msgspec import DecodeError, Struct
from msgspec.msgpack import decode, encode

NUMBERS = "I"


class Sheet(Struct, array_like=True):
    """A sheet: its name, its rows that hold anything (row number from 1, texts by column), addresses of formulas, merged cells, formulas without a value."""

    name: str
    rows: list[tuple[int, list[str]]]
    formulas: list[str] = []
    merged: list[str] = []
    uncomputed: list[str] = []


class Book(Struct, array_like=True):
    """A file: its name, its sheets, or why it is refused (Chinese, English)."""

    file: str
    sheets: list[Sheet] = []
    refused: tuple[str, str] | None = None


class Packed(Struct, array_like=True):
    """The rows of a sheet: the texts in them, which of them each cell holds, where each row ends among the cells, the rows' numbers."""

    texts: list[str]
    cells: bytes
    ends: bytes
    rows: bytes


class Places(dict[str, int]):
    """Texts by the order in which they were first met."""

    def __missing__(self, text: str) -> int:
        """Return the place of a text that is new."""
        place = self[text] = len(self)
        return place


def packed(book: Book) -> bytes:
    """Return a file as bytes; its rows are given up."""
    rows = [_packed(sheet.rows) for sheet in book.sheets]
    return encode((book, rows))


def unpacked(data: bytes) -> Book:
    """Return the file that :func:`packed` made bytes of; DecodeError for what it did not make."""
    book, sheets = decode(data, type=tuple[Book, list[Packed]])
    for sheet, rows in zip(book.sheets, sheets, strict=True):
        sheet.rows = _rows(rows)
    return book


def _packed(rows: list[tuple[int, list[str]]]) -> Packed:
    places, cells, ends, numbers = Places(), array(NUMBERS), array(NUMBERS), array(NUMBERS)
    for number, texts in rows:
        cells.extend(map(places.__getitem__, texts))
        ends.append(len(cells))
        numbers.append(number)
    rows.clear()
    return Packed(list(places), cells.tobytes(), ends.tobytes(), numbers.tobytes())


def _rows(sheet: Packed) -> list[tuple[int, list[str]]]:
    try:
        cells = list(map(sheet.texts.__getitem__, _numbers(sheet.cells)))
        ends, rows = _numbers(sheet.ends), _numbers(sheet.rows)
        return [(row, cells[start:end]) for row, (start, end) in zip(rows, pairwise((0, *ends)), strict=True)]
    except (IndexError, ValueError) as wrong:
        raise DecodeError(str(wrong)) from wrong


def _numbers(data: bytes) -> Iterable[int]:
    numbers = array(NUMBERS)
    numbers.frombytes(data)
    return numbers
