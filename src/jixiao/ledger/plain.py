"""Rows of worksheets as nearly every program writes them, taken apart by patterns: a tree of elements takes five times as long.

Each byte of a row has to be what a pattern names: an address, a style, a kind, a value or a text of plain signs. A row with anything else, such
as a formula or a text in several runs, is parsed as XML, and so is all around the rows; a sheet that is no such XML is left to the reader
of any. What stands behind the address of a cell stands in many: it is looked at once.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple

from jixiao.read.formats._xml import Node, local, parsed
from jixiao.read.refused import Refused
from jixiao.values.columns import index_of, letters_of

NO_XML = "\ufffe\uffff"
OPENS, CLOSES, ROW_CLOSES, WHOLE_CLOSES = b"<sheetData>", b"</sheetData>", b"</row>", b"</worksheet>"
BEGINNING = re.compile(
    rb'\s*(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")?\s*\?>)?\s*(<worksheet(?:\s[^<>]*)?>)'
)
ELSEWHERE = re.compile(rb"<(?:[\w.\-]+:)?row[\s/>]")
"""A row outside the place of rows."""
ROW = re.compile(rb'\s*<row r="(\d{1,7})"(?:\s[\w:.\-]+="[^"<>&]*")*\s*')
SIGNS = r"[ -%'-;=?-^`-~\x80-\xf4]*"
"""Of a text of a cell's own, without ``_``, which may begin an escape."""
OPENS_CELL = b'<c r="'
ADDRESS = re.compile(rb"([A-Z]{1,3})\d{1,7}")
PLACES = {letters_of(place).encode(): place for place in range(26)}
CELL = re.compile(
    rf"""(?: s="(\d{{1,5}})")?(?:(?: t="(s|n|str|b)")?(?:/>|>(?:<v>([ -%'-;=-~]{{0,200}})</v>)?</c>)"""
    rf"""| t="inlineStr"><is><t(?: xml:space="preserve")?>({SIGNS}(?:&(?:amp|lt|gt|quot|apos);{SIGNS})*)</t></is></c>)""".encode("latin-1")
)
"""All of a cell behind its address: its style, kind and value, or its own text."""
BLANK = ("",)
MOST_COLUMNS = 200
REMEMBERED, SHORT = 16_384, 300
"""So many cells are kept in mind, none longer: codes and amounts are each their own."""
Stored = Callable[[bytes, bytes, bytes], str]
"""What a value, its kind and its style read as; what is not said is empty."""


class Unplain(Exception):
    """A cell that no pattern names."""


class Cells(dict[bytes, str]):
    """The texts of a workbook's cells by all that stands behind their addresses, "" for a blank one."""

    def __init__(self, stored: Stored) -> None:
        super().__init__()
        self._stored = stored

    def __missing__(self, cell: bytes) -> str:
        """Return the text; Unplain where no pattern names it, Refused where no XML holds it."""
        found = CELL.fullmatch(cell)
        if found is None:
            raise Unplain
        style, kind, value, own = found.groups(b"")
        text = own_text(own).strip() if own else self._stored(value, kind, style) if value else ""
        if len(self) >= REMEMBERED:
            self.clear()
        if len(cell) <= SHORT:
            self[cell] = text
        return text


class Row(NamedTuple):
    """A row of plain cells: its number, how many cells it has (``width``), their texts by columns up to the last that holds anything."""

    number: int
    width: int
    texts: list[str]


class Apart(NamedTuple):
    """A worksheet taken apart: its first tag, all of it, where its rows begin and end, and all but the rows."""

    tag: bytes
    whole: bytes
    start: int
    end: int
    around: bytes


def apart(sheet: bytes) -> Apart | None:
    """Return a worksheet taken apart, None where its rows can't be told without reading the XML."""
    begins = BEGINNING.match(sheet)
    if begins is None or b"<!" in sheet or sheet.find(b"<?", begins.end()) >= 0 or sheet.count(OPENS) != 1 or sheet.count(CLOSES) != 1:
        return None
    start, end = sheet.find(OPENS) + len(OPENS), sheet.find(CLOSES)
    around = sheet[:start] + sheet[end:]
    return Apart(begins[1], sheet, start, end, around) if start <= end and not ELSEWHERE.search(around) else None


def rows(sheet: Apart, texts: Cells) -> Iterator[Row | Node]:
    """Yield the rows of a worksheet in order, as elements those that are not plain; Refused where one is no XML."""
    at = sheet.start
    while (end := sheet.whole.find(ROW_CLOSES, at, sheet.end)) >= 0:
        text, at = sheet.whole[at:end], end + len(ROW_CLOSES)
        head, _, inside = text.partition(b">")
        begins = ROW.fullmatch(head)
        row = _row(begins[1], inside, texts) if begins else None
        if row is not None:
            yield row
        else:
            yield from elements(sheet.tag, text + ROW_CLOSES)
    if (rest := sheet.whole[at : sheet.end]).strip():
        yield from elements(sheet.tag, rest)


def _row(number: bytes, inside: bytes, texts: Cells) -> Row | None:
    """Return a row of its number and its cells; None where one of them is not plain."""
    before, *cells = inside.split(OPENS_CELL)
    found: list[str] = []
    width = len(number)
    try:
        for cell in cells:
            address, _, rest = cell.partition(b'"')
            text = texts[rest]
            place = PLACES.get(address[:-width]) if address.endswith(number) else None
            if place is None:
                place = _place(address)
            if text and place < MOST_COLUMNS:
                if place >= len(found):
                    found.extend(BLANK * (place - len(found) + 1))
                found[place] = text
    except Unplain:
        return None
    return None if before else Row(int(number), len(cells), found)


def _place(address: bytes) -> int:
    """Return the column of an address; Unplain for one that is none."""
    parts = ADDRESS.fullmatch(address)
    if parts is None:
        raise Unplain
    return index_of(parts[1].decode())


def own_text(text: bytes) -> str:
    """Return a cell's own text; Refused for what no XML holds."""
    try:
        said = text.decode()
    except UnicodeDecodeError:
        said = NO_XML[0]
    if any(sign in said for sign in NO_XML):
        raise Refused("表格的文字损坏。请另存一份。", "A text of the sheet is damaged. Save a copy.")
    return unescape(said) if "&" in said else said


def elements(tag: bytes, text: bytes) -> Iterator[Node]:
    """Yield the rows of some XML as elements; Refused where it is none."""
    for node in parsed(tag + OPENS + text + CLOSES + WHOLE_CLOSES).iter("{*}row"):
        if local(node) == "row":
            yield node
