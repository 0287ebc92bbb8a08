"""The inside of a Word 97-2003 document: its paragraphs with what their properties say about tables, headings and hidden text."""

import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jixiao.read.formats._word_text import SYMBOLS
from jixiao.read.refused import Refused, encrypted

MAGIC = 0xA5EC
WORD_97 = 0xC1
ENCRYPTED, SECOND_TABLE = 0x0100, 0x0200
PAGE = 512
MOST_SIGNS = 5_000_000
PAIRS = 0x9A
"""Where the offsets and lengths of the tables begin in the header."""
CHARACTER_RUNS, PARAGRAPH_RUNS, PIECES = 12, 13, 33
COUNTS = 0x4C
"""Where the header counts the signs of the body; of notes, headers and text boxes after it."""
CELL_MARK, PARAGRAPH, PAGE_BREAK = "\x07", "\r", "\x0c"
SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
VANISH, DELETED, SYMBOL = 0x083C, 0x0800, 0x6A09
IN_TABLE, ROW_END, DEPTH, INNER_CELL, INNER_ROW = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
OUTLINE, HUGE, HUGE_97, TABLE, TABS, VERTICAL = 0x2640, 0x6646, 0x6645, 0xD608, 0xC615, 0xD62B
HEADINGS = range(1, 10)

Settings = dict[int, bytes]


class RowEnd(NamedTuple):
    """The end of a table's row: the positions of its cells' edges and of every cell whether it goes on (sideways, downwards)."""

    edges: tuple[int, ...]
    beside: tuple[bool, ...]
    below: tuple[bool, ...]


class Passage(NamedTuple):
    """A paragraph: text, how deep it stands in tables, whether a cell or a row ends with it, and the depth of a heading."""

    text: str
    depth: int
    cell_end: bool
    row: RowEnd | None
    heading: int | None


class Run(NamedTuple):
    """A stretch of the file with the settings of its paragraphs or characters and their style."""

    start: int
    end: int
    settings: Settings
    style: int


class Piece(NamedTuple):
    """A stretch of text: its first sign, its place in the file, and bytes a sign."""

    start: int
    end: int
    offset: int
    width: int


class Word:
    """An open document: its streams by name."""

    def __init__(self, streams: Mapping[str, bytes]) -> None:
        self.body = streams.get("WordDocument", b"")
        if len(self.body) < PAIRS + 8 * (PIECES + 1) or struct.unpack_from("<H", self.body)[0] != MAGIC:
            raise unknown()
        version, flags = struct.unpack_from("<H", self.body, 2)[0], struct.unpack_from("<H", self.body, 10)[0]
        if flags & ENCRYPTED:
            raise encrypted()
        if version < WORD_97:
            raise Refused(
                "这是 Word 95 或更早的格式，不能读取。请另存为 .docx 再报送。", "This is a file of Word 95 or earlier. Save it as .docx."
            )
        self.table = streams.get("1Table" if flags & SECOND_TABLE else "0Table", b"")
        self.data = streams.get("Data", b"")
        self.pieces = list(self.text_pieces())
        self.paragraph_runs = sorted(self.runs(PARAGRAPH_RUNS, 13))
        self.starts = [run.start for run in self.paragraph_runs]
        self.hidden, self.symbols = self.character_runs()

    def stretch(self, index: int) -> bytes:
        """Return one of the tables that the header names."""
        start, length = struct.unpack_from("<II", self.body, PAIRS + 8 * index)
        return self.table[start : start + length]

    def text_pieces(self) -> Iterator[Piece]:
        """Yield where the text lies."""
        body, at = self.stretch(PIECES), 0
        while at < len(body) and body[at] == 1:
            at += 3 + struct.unpack_from("<H", body, at + 1)[0]
        if at >= len(body) or body[at] != 2:
            raise unknown()
        plan = body[at + 5 : at + 5 + struct.unpack_from("<I", body, at + 1)[0]]
        count = (len(plan) - 4) // 12
        starts = struct.unpack_from(f"<{count + 1}I", plan)
        if starts[-1] > MOST_SIGNS:
            raise Refused("文件里的文字过多，不像表单。请拆分后再报送。", "The file holds more text than any form. Split it.")
        for n in range(count):
            offset = struct.unpack_from("<I", plan, 4 * (count + 1) + 8 * n + 2)[0]
            narrow = bool(offset & 0x40000000)
            offset &= 0x3FFFFFFF
            yield Piece(starts[n], starts[n + 1], offset // 2 if narrow else offset, 1 if narrow else 2)

    def runs(self, index: int, width: int) -> Iterator[Run]:
        """Yield the runs of paragraphs (``width`` 13) or characters (1)."""
        plan = self.stretch(index)
        count = (len(plan) - 4) // 8
        for n in range(count):
            page = struct.unpack_from("<I", plan, 4 * (count + 1) + 4 * n)[0] & 0x3FFFFF
            body = self.body[page * PAGE : (page + 1) * PAGE]
            if len(body) == PAGE:
                yield from self.page_runs(body, width)

    def page_runs(self, body: bytes, width: int) -> Iterator[Run]:
        """Yield the runs of one page of properties."""
        count = body[PAGE - 1]
        if 4 * (count + 1) + width * count > PAGE:
            return
        edges = struct.unpack_from(f"<{count + 1}I", body)
        for n in range(count):
            at = body[4 * (count + 1) + width * n] * 2
            style = 0
            settings: bytes = b""
            if at and width > 1:
                skip, size = (1, body[at] * 2 - 1) if body[at] else (2, body[min(at + 1, PAGE - 1)] * 2)
                style = struct.unpack_from("<H", body, at + skip)[0] if at + skip + 2 <= PAGE else 0
                settings = body[at + skip + 2 : at + skip + size]
            elif at:
                settings = body[at + 1 : at + 1 + body[at]]
            yield Run(edges[n], edges[n + 1], self.settings(settings), style)

    def settings(self, body: bytes) -> Settings:
        """Return the settings of a run by their code; those too long for a page stand in a stream of their own."""
        found = dict(changes(body))
        for code in (HUGE, HUGE_97):
            if code in found:
                at = struct.unpack("<I", found[code])[0]
                if at + 2 <= len(self.data):
                    found.update(changes(self.data[at + 2 : at + 2 + struct.unpack_from("<H", self.data, at)[0]]))
        return found

    def character_runs(self) -> tuple[list[tuple[int, int]], dict[int, str]]:
        """Return the stretches that are hidden or deleted, and the signs that symbols stand for."""
        hidden, symbols = [], {}
        for run in self.runs(CHARACTER_RUNS, 1):
            if any(run.settings.get(code, b"\0") == b"\1" for code in (VANISH, DELETED)):
                hidden.append((run.start, run.end))
            elif SYMBOL in run.settings:
                symbols[run.start] = SYMBOLS.get(f"{struct.unpack_from('<H', run.settings[SYMBOL], 2)[0]:04x}", "")
        return sorted(hidden), symbols

    def signs(self, first: int, last: int) -> Iterator[tuple[str, int]]:
        """Yield signs of the text with their places in the file; hidden ones as empty."""
        for piece in self.pieces:
            start, end = max(first, piece.start), min(last, piece.end)
            if start >= end:
                continue
            at = piece.offset + (start - piece.start) * piece.width
            raw = self.body[at : at + (end - start) * piece.width]
            text = (
                raw.decode("cp1252", "replace")
                if piece.width == 1
                else "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) // 2 * 2])))
            )
            for n, sign in enumerate(text):
                place = at + n * piece.width
                yield (
                    (
                        ""
                        if self.is_hidden(place) and sign not in (PARAGRAPH, CELL_MARK)
                        else self.symbols.get(place, sign)
                        if sign == "("
                        else sign
                    ),
                    place,
                )

    def is_hidden(self, place: int) -> bool:
        """Return whether a place in the file is hidden text."""
        at = bisect_right(self.hidden, (place, 1 << 40)) - 1
        return at >= 0 and self.hidden[at][0] <= place < self.hidden[at][1]

    def paragraphs(self) -> Iterator[Passage]:
        """Yield the paragraphs of the body, then those of footnotes, endnotes and text boxes."""
        counts = struct.unpack_from("<8I", self.body, COUNTS)
        edges = [0]
        for count in counts:
            edges.append(min(edges[-1] + count, MOST_SIGNS))
        for part in (0, 1, 5, 6):
            yield from self.part(edges[part], edges[part + 1])

    def part(self, first: int, last: int) -> Iterator[Passage]:
        """Yield the paragraphs of a stretch of text."""
        signs: list[str] = []
        place = -1
        for sign, place in self.signs(first, last):
            if sign in (PARAGRAPH, CELL_MARK, PAGE_BREAK):
                yield self.paragraph(signs, sign, place)
                signs = []
            else:
                signs.append(sign)
        if signs and place >= 0:
            yield self.paragraph(signs, PARAGRAPH, place)

    def paragraph(self, signs: list[str], end: str, place: int) -> Passage:
        """Return one paragraph with what its properties say."""
        at = bisect_right(self.starts, place) - 1
        run = self.paragraph_runs[at] if at >= 0 and place < self.paragraph_runs[at].end else Run(0, 0, {}, 0)
        said = run.settings
        depth = struct.unpack("<i", said[DEPTH])[0] if DEPTH in said else int(is_on(said, IN_TABLE))
        ends_row = is_on(said, ROW_END) if depth == 1 else is_on(said, INNER_ROW)
        row = row_of(said) if ends_row and depth else None
        cell_end = bool(depth) and not ends_row and (end == CELL_MARK if depth == 1 else is_on(said, INNER_CELL))
        outline = said[OUTLINE][0] if OUTLINE in said else run.style - 1 if run.style in HEADINGS else 9
        return Passage(cleaned(signs), max(0, depth), cell_end, row, outline + 1 if outline < 9 and not depth else None)


def is_on(settings: Settings, code: int) -> bool:
    """Return whether a switch is on."""
    return settings.get(code, b"\0") == b"\1"


def changes(body: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the codes and operands of a list of settings."""
    at = 0
    while at + 2 <= len(body):
        code = struct.unpack_from("<H", body, at)[0]
        at += 2
        size = SIZES.get(code >> 13, 0)
        if code == TABLE and at + 2 <= len(body):
            size = struct.unpack_from("<H", body, at)[0] + 1
        elif code >> 13 == 6 and at < len(body):
            size = body[at] + 1 if code != TABS or body[at] < 255 else len(body)
        operand = body[at : at + size]
        if len(operand) < size:
            return
        yield code, operand
        at += size


def row_of(settings: Settings) -> RowEnd:
    """Return what a row's definition says: edges in twentieths of a point, cells merged sideways and downwards."""
    body = settings.get(TABLE, b"")
    count = body[2] if len(body) > 2 else 0
    if len(body) < 3 + 2 * (count + 1):
        return RowEnd((), (), ())
    edges = struct.unpack_from(f"<{count + 1}h", body, 3)
    flags = [0] * count
    for n in range(count):
        at = 3 + 2 * (count + 1) + 20 * n
        if at + 2 <= len(body):
            flags[n] = struct.unpack_from("<H", body, at)[0]
    below = [f >> 5 & 3 == 1 for f in flags]
    merged = settings.get(VERTICAL)
    if merged is not None and len(merged) >= 3 and merged[1] < count:
        below[merged[1]] = merged[2] == 1
    return RowEnd(edges, tuple(f & 3 == 1 for f in flags), tuple(below))


def cleaned(signs: list[str]) -> str:
    """Return signs as text: field codes and the marks of pictures and notes left out, halves of a pair joined."""
    out: list[str] = []
    fields: list[bool] = []
    for sign in signs:
        if sign == "\x13":
            fields.append(True)
        elif sign == "\x14" and fields:
            fields[-1] = False
        elif sign == "\x15" and fields:
            fields.pop()
        elif not any(fields):
            out.append(SHOWN.get(sign, sign if sign >= " " else ""))
    return "".join(out).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


SHOWN = {"\t": "\t", "\x0b": "\n", "\x1e": "-", "\xa0": " "}
"""Control signs that show something."""


def unknown() -> Refused:
    """Return the refusal of a file whose inside is no Word document."""
    return Refused(
        "不是可读的 Word 文件，或已损坏。请用原软件打开后另存为 .docx 再报送。",
        "It is no readable Word file, or it is damaged. Open it in its own program and save it as .docx.",
    )
