"""Excel 97-2003 workbooks and WPS spreadsheets: read natively, cells as shown, merged and hidden ones as the file records them."""

import struct
from collections.abc import Iterator

from jixiao.fence import Limits
from jixiao.read.blocks import Blocks, Repair
from jixiao.read.formats._numbers import BUILTIN, shown
from jixiao.read.formats._ole import broken, compound, first_stream
from jixiao.read.formats._sheet import MOST_COLUMNS, Book, Merge, Sheet, blocks_of, letters
from jixiao.read.refused import Refused

FORMAT = "xlsx"
SUFFIXES = (".xls", ".et")
LIMITS = Limits(memory=640 << 20, cpu=9, wall=9.0, output=32 << 20)
MOST_STRINGS = 500_000
MOST_SHEETS = 255
BIFF8 = 0x0600
BOF, EOF, CONTINUE, FILEPASS, BOUNDSHEET, STRINGS, FORMAT_CODE, STYLE, DATES = 0x0809, 0x0A, 0x3C, 0x2F, 0x85, 0xFC, 0x41E, 0xE0, 0x22
ROW, COLUMNS, SHARED, LABEL, RICH, RK, MANY_RK, NUMBER, FORMULA, STRING, BOOLEAN, MERGED = (
    0x208,
    0x7D,
    0xFD,
    0x204,
    0xD6,
    0x27E,
    0xBD,
    0x203,
    6,
    0x207,
    0x205,
    0xE5,
)
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

Record = tuple[int, bytes]


def recognises(data: bytes, name: str) -> bool:  # noqa: ARG001 - content tells
    """Return whether the bytes are a compound file with a workbook."""
    return first_stream(data, "WordDocument", "Workbook", "Book") in ("Workbook", "Book")


def read(data: bytes) -> Blocks:
    """Return the blocks; Refused for what must not or cannot be read."""
    file = compound(data)
    if "Workbook" not in file:
        raise Refused(
            "这是 Excel 95 或更早的格式，不能读取。请另存为 .xlsx 再报送。", "This is a file of Excel 95 or earlier. Save it as .xlsx."
        )
    try:
        return blocks_of(Reader(file.stream("Workbook")).book())
    except (struct.error, IndexError) as wrong:
        raise broken() from wrong


class Reader:
    """Reads one workbook's stream."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.strings: list[str] = []
        self.codes: dict[int, str] = {}
        self.styles: list[int] = []
        self.sheets: list[tuple[int, int, int, str]] = []
        self.epoch_1904 = False
        self.rounded: list[str] = []

    def book(self) -> Book:
        """Return the workbook."""
        pieces: list[bytes] = []
        for kind, body in self.records(0):
            if kind == STRINGS:
                pieces = [body]
            elif kind == CONTINUE and pieces:
                pieces.append(body)
            else:
                if pieces:
                    self.strings = list(shared(pieces))
                    pieces = []
                self.globally(kind, body)
        book = Book()
        for start, state, type_, name in self.sheets[:MOST_SHEETS]:
            if type_ != 0:
                continue
            sheet = self.sheet(name, start)
            if state & 3:
                book.hidden += [name] if sheet.rows else []
            else:
                book.sheets.append(sheet)
        if self.rounded:
            book.repairs.append(Repair(f"{len(self.rounded)} 个数显示的位数比存储的少（如 {self.rounded[0]}），按显示的读。", 0.9))
        return book

    def records(self, at: int) -> Iterator[Record]:
        """Yield the records of a stretch that begins at ``at``, up to its end."""
        kind, version = struct.unpack_from("<H", self.body, at)[0], struct.unpack_from("<H", self.body, at + 4)[0]
        if kind != BOF or version != BIFF8:
            raise broken()
        while at + 4 <= len(self.body):
            kind, size = struct.unpack_from("<HH", self.body, at)
            yield kind, self.body[at + 4 : at + 4 + size]
            if kind == EOF:
                return
            at += 4 + size

    def globally(self, kind: int, body: bytes) -> None:
        """Take a record that holds for the whole workbook."""
        if kind == FILEPASS:
            raise Refused(
                "文件已加密，无法检查。请去掉打开密码后另存一份再报送。",
                "The file is encrypted and can't be checked. Remove its password and save a copy.",
            )
        if kind == BOUNDSHEET:
            start, state, type_ = struct.unpack_from("<IBB", body)
            if type_ in (1, 6):
                raise Refused(
                    "文件带有宏表，不予打开。请另存为不含宏的 .xlsx 再报送。",
                    "The file holds macro sheets. Save it as .xlsx without macros.",
                )
            self.sheets.append((start, state, type_, characters(body, 7, body[6], body[7] & 1)[0]))
        elif kind == FORMAT_CODE:
            self.codes[struct.unpack_from("<H", body)[0]] = string(body, 2)
        elif kind == STYLE:
            self.styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == DATES:
            self.epoch_1904 = body[:1] == b"\1"

    def sheet(self, name: str, start: int) -> Sheet:
        """Return one worksheet."""
        sheet = Sheet(name)
        waiting: tuple[int, int] | None = None
        for kind, body in self.records(start):
            if kind == STRING and waiting is not None:
                sheet.put(*waiting, string(body, 0))
            elif kind in CELLS:
                waiting = CELLS[kind](self, sheet, body)
            elif kind == ROW and struct.unpack_from("<H", body, 12)[0] & 0x20:
                sheet.hidden_rows.add(struct.unpack_from("<H", body)[0])
            elif kind == COLUMNS and struct.unpack_from("<H", body, 8)[0] & 1:
                first, last = struct.unpack_from("<HH", body)
                sheet.hidden_columns.update(range(first, min(last + 1, MOST_COLUMNS)))
            elif kind == MERGED:
                for n in range(struct.unpack_from("<H", body)[0]):
                    top, bottom, left, right = struct.unpack_from("<4H", body, 2 + 8 * n)
                    sheet.merge(Merge(top, left, bottom, right))
        return sheet

    def number(self, sheet: Sheet, row: int, column: int, style: int, value: float) -> None:
        """Keep a number as shown."""
        code = self.styles[style] if style < len(self.styles) else 0
        found = shown(repr(value), self.codes.get(code) or BUILTIN.get(code, "General"), self.epoch_1904)
        if found.rounded:
            self.rounded.append(f"{letters(column)}{row + 1} 显示 {found.text[:40]}，存储 {value!r}")
        sheet.put(row, column, found.text)


def put_shared(reader: Reader, sheet: Sheet, body: bytes) -> None:
    """Keep a cell that refers to the workbook's strings."""
    row, column, _, index = struct.unpack_from("<HHHI", body)
    sheet.put(row, column, reader.strings[index] if index < len(reader.strings) else "")


def put_label(_: Reader, sheet: Sheet, body: bytes) -> None:
    """Keep a cell with its own text."""
    row, column = struct.unpack_from("<HH", body)
    sheet.put(row, column, string(body, 6))


def put_rk(reader: Reader, sheet: Sheet, body: bytes) -> None:
    """Keep a short number."""
    row, column, style, rk = struct.unpack_from("<HHHI", body)
    reader.number(sheet, row, column, style, unpacked(rk))


def put_many(reader: Reader, sheet: Sheet, body: bytes) -> None:
    """Keep a run of short numbers."""
    row, first = struct.unpack_from("<HH", body)
    for n in range((len(body) - 6) // 6):
        style, rk = struct.unpack_from("<HI", body, 4 + 6 * n)
        reader.number(sheet, row, first + n, style, unpacked(rk))


def put_number(reader: Reader, sheet: Sheet, body: bytes) -> None:
    """Keep a number."""
    row, column, style, value = struct.unpack_from("<HHHd", body)
    reader.number(sheet, row, column, style, value)


def put_boolean(_: Reader, sheet: Sheet, body: bytes) -> None:
    """Keep a truth value or an error."""
    row, column, _, value, is_error = struct.unpack_from("<HHHBB", body)
    sheet.put(row, column, ERRORS.get(value, "#N/A") if is_error else "TRUE" if value else "FALSE")


def put_formula(reader: Reader, sheet: Sheet, body: bytes) -> tuple[int, int] | None:
    """Keep a formula's last value; the cell whose text comes in the next record is returned."""
    row, column, style = struct.unpack_from("<HHH", body)
    if body[12:14] != b"\xff\xff":
        reader.number(sheet, row, column, style, struct.unpack_from("<d", body, 6)[0])
    elif body[6] == 0:
        return row, column
    elif body[6] in (1, 2):
        sheet.put(row, column, ERRORS.get(body[8], "#N/A") if body[6] == 2 else "TRUE" if body[8] else "FALSE")
    return None


CELLS = {
    SHARED: put_shared,
    LABEL: put_label,
    RICH: put_label,
    RK: put_rk,
    MANY_RK: put_many,
    NUMBER: put_number,
    BOOLEAN: put_boolean,
    FORMULA: put_formula,
}


def unpacked(rk: int) -> float:
    """Return a short number."""
    wide: float = struct.unpack("<d", struct.pack("<Q", (rk & 0xFFFFFFFC) << 32))[0]
    value = float((rk >> 2) - (1 << 30 if rk & 0x80000000 else 0)) if rk & 2 else wide
    return value / 100 if rk & 1 else value


def characters(body: bytes, at: int, count: int, wide: int) -> tuple[str, int]:
    """Return ``count`` signs after the flag at ``at``, and where they end."""
    start = at + 1
    end = start + count * (2 if wide else 1)
    return body[start:end].decode("utf-16-le" if wide else "latin-1", "replace"), end


def string(body: bytes, at: int) -> str:
    """Return the string whose length stands at ``at``."""
    count = struct.unpack_from("<H", body, at)[0]
    return characters(body, at + 2, count, body[at + 2] & 1)[0] if len(body) > at + 2 else ""


class Pieces:
    """The records of the string table as one stretch that remembers where each begins."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.pieces, self.piece, self.at = pieces, 0, 0

    @property
    def left(self) -> int:
        """Return how many bytes the open record still has."""
        return len(self.pieces[self.piece]) - self.at

    def take(self, size: int) -> bytes:
        """Return the next bytes, over the ends of records."""
        out = b""
        while size > 0 and self.piece < len(self.pieces):
            got = self.pieces[self.piece][self.at : self.at + size]
            out, size, self.at = out + got, size - len(got), self.at + len(got)
            if size and not self.next():
                break
        return out

    def next(self) -> bool:
        """Go to the next record; False after the last."""
        if self.piece + 1 >= len(self.pieces):
            return False
        self.piece, self.at = self.piece + 1, 0
        return True

    def signs(self, count: int, wide: int) -> str:
        """Return the next signs; where a record ends among them the next one says anew how wide they are."""
        out = ""
        while count > 0:
            if not self.left:
                if not self.next():
                    break
                wide = self.take(1)[0] & 1
            size = min(count, max(1, self.left // (2 if wide else 1)))
            out += self.take(size * (2 if wide else 1)).decode("utf-16-le" if wide else "latin-1", "replace")
            count -= size
        return out


def shared(pieces: list[bytes]) -> Iterator[str]:
    """Yield the workbook's strings in order."""
    source = Pieces(pieces)
    count = struct.unpack("<I", source.take(8)[4:])[0]
    if count > MOST_STRINGS:
        raise Refused("工作簿里的文字过多，不像表单。请拆分后再报送。", "The workbook holds more text than any form. Split it.")
    for _ in range(count):
        head = source.take(3)
        if len(head) < 3:
            return
        length, flags = struct.unpack("<HB", head)
        runs = struct.unpack("<H", source.take(2))[0] if flags & 8 else 0
        extra = struct.unpack("<I", source.take(4))[0] if flags & 4 else 0
        yield source.signs(length, flags & 1).replace("\r\n", "\n").replace("\r", "\n")
        source.take(4 * runs + min(extra, 1 << 20))
