"""Excel 97-2003 workbooks and WPS spreadsheets: read by xlrd, cells as shown, merged and hidden ones as the file records them."""

import struct
from collections.abc import Callable, Mapping
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from jixiao.fence import Limits
from jixiao.read.blocks import Blocks, Repair
from jixiao.read.formats._numbers import BUILTIN, as_formatted
from jixiao.read.formats._ole import broken, first_stream, streams
from jixiao.read.formats._sheet import Book, Merge, StoredSheet, blocks_of
from jixiao.read.refused import Refused, encrypted
from jixiao.values.columns import letters_of

if TYPE_CHECKING:
    from xlrd.book import Book as Workbook
    from xlrd.sheet import Sheet as Worksheet

FORMAT = "xlsx"
EXTRA = "read"
LOADS = ("xlrd", "olefile")
SUFFIXES = (".xls", ".et")
LIMITS = Limits(memory=640 << 20, cpu=9, wall=9.0, output=32 << 20)
MOST_SHEETS = 255
Read = TypeVar("Read")
BIFF8 = 80
EOF, FILEPASS, BOUNDSHEET = 0x0A, 0x2F, 0x85
MACRO_SHEETS = (1, 6)
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!"}
NUMBERS = (2, 3)
"""Kinds of cells: numbers and days."""
WORDS: Mapping[int, Callable[[Any], str]] = {
    1: lambda text: text.replace("\r\n", "\n").replace("\r", "\n"),
    4: lambda truth: "TRUE" if truth else "FALSE",
    5: lambda code: ERRORS.get(code, "#N/A"),
}
"""What the other kinds of cells show: texts, truth values, errors."""


def recognises(data: bytes, name: str) -> bool:  # noqa: ARG001 - content tells
    """Return whether the bytes are a compound file with a workbook."""
    return first_stream(data, "WordDocument", "Workbook", "Book") in ("Workbook", "Book")


def read(data: bytes) -> Blocks:
    """Return the blocks; Refused for what must not or cannot be read."""
    return with_workbook(data, lambda source: blocks_of(Reader(source).book()))


def with_workbook(data: bytes, use: Callable[["Workbook"], Read]) -> Read:
    """Return what is made of a workbook as xlrd opens it; Refused for what must not or cannot be read."""
    from xlrd import open_workbook  # noqa: PLC0415 - only the child pays for it
    from xlrd.biffh import XLRDError  # noqa: PLC0415 - as above

    body = streams(data, "Workbook").get("Workbook")
    if body is None:
        raise Refused(
            "这是 Excel 95 或更早的格式，不能读取。请另存为 .xlsx 再报送。", "This is a file of Excel 95 or earlier. Save it as .xlsx."
        )
    try:
        guard(body)
        source = open_workbook(file_contents=body, formatting_info=True, ragged_rows=True, logfile=StringIO())
        if source.biff_version != BIFF8:
            raise broken()
        return use(source)
    except (XLRDError, struct.error, ValueError, LookupError, ArithmeticError, AssertionError) as wrong:
        raise broken() from wrong


def guard(body: bytes) -> None:
    """Raise Refused where the records that hold for the whole workbook tell of encryption or macro sheets."""
    at, kind = 0, None
    while kind != EOF:
        kind, size = struct.unpack_from("<HH", body, at)
        if kind == FILEPASS:
            raise encrypted()
        if kind == BOUNDSHEET and body[at + 9] in MACRO_SHEETS:
            raise Refused(
                "文件带有宏表，不予打开。请另存为不含宏的 .xlsx 再报送。",
                "The file holds macro sheets. Save it as .xlsx without macros.",
            )
        at += 4 + size


def codes_of(source: "Workbook") -> list[str]:
    """Return the format of numbers of every style."""
    own = {format_.format_key: format_.format_str for format_ in source.format_list}
    return [own.get(style.format_key) or BUILTIN.get(style.format_key, "General") for style in source.xf_list]


class Reader:
    """Turns what xlrd read into a workbook with cells as shown."""

    def __init__(self, source: "Workbook") -> None:
        self.source = source
        self.codes = codes_of(source)
        self.rounded: list[str] = []

    def book(self) -> Book:
        """Return the workbook."""
        book = Book()
        for found in islice(self.source.sheets(), MOST_SHEETS):
            sheet = self.sheet(found)
            if not found.visibility:
                book.sheets.append(sheet)
            elif sheet.rows:
                book.hidden.append(sheet.name)
        if self.rounded:
            book.repairs.append(Repair(f"{len(self.rounded)} 个数显示的位数比存储的少（如 {self.rounded[0]}），按显示的读。", 0.9))
        return book

    def sheet(self, source: "Worksheet") -> StoredSheet:
        """Return one worksheet."""
        sheet = StoredSheet(source.name)
        sheet.hidden_rows.update(row for row, told in source.rowinfo_map.items() if told.hidden)
        sheet.hidden_columns.update(column for column, told in source.colinfo_map.items() if told.hidden)
        for row in range(source.nrows):
            for column, (kind, value) in enumerate(zip(source.row_types(row), source.row_values(row), strict=True)):
                if kind in NUMBERS:
                    sheet.put(row, column, self.number(float(value), source.cell_xf_index(row, column), row, column))
                elif kind in WORDS:
                    sheet.put(row, column, WORDS[kind](value))
        for top, bottom, left, right in source.merged_cells:
            sheet.merge(Merge(top, left, bottom - 1, right - 1))
        return sheet

    def number(self, value: float, style: int, row: int, column: int) -> str:
        """Return a number as shown; it is noted where digits are not shown."""
        found = as_formatted(repr(value), self.codes[style], bool(self.source.datemode))
        if found.rounded:
            self.rounded.append(f"{letters_of(column)}{row + 1} 显示 {found.text[:40]}，存储 {value!r}")
        return found.text
