"""Rows of worksheets as nearly every program writes them, taken apart by patterns: a tree of elements takes five times as long.

Each byte of a row has to be what a pattern names: an address, a style, a kind, a value or a text of plain signs. A row with anything else, such
as a formula or a text in several runs, is parsed as XML, and so is all around the rows; a sheet that is no such XML is left to the reader
of any.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from jixiao.read.formats._xml import Node, local, parsed
from jixiao.read.refused import Refused

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
CELL = re.compile(
    rf"""(<c r="([A-Z]{{1,3}})\d{{1,7}}"(?: s="(\d{{1,5}})")?(?:(?: t="(s|n|str|b)")?(?:/>|>(?:<v>([ -%'-;=-~]{{0,200}})</v>)?</c>)"""
    rf"""| t="inlineStr"><is><t(?: xml:space="preserve")?>({SIGNS}(?:&(?:amp|lt|gt|quot|apos);{SIGNS})*)</t></is></c>))""".encode("latin-1")
)
Cell = tuple[bytes, bytes, bytes, bytes, bytes, bytes]
"""A cell as it stands: all of it, the letters of its column, its style, kind and value, or its own text; what is not said is empty."""


class Row(NamedTuple):
    """A row of plain cells with its number."""

    number: int
    cells: list[Cell]


class Apart(NamedTuple):
    """A worksheet taken apart: its first tag, its rows, and all of it without them."""

    tag: bytes
    rows: bytes
    around: bytes


def apart(sheet: bytes) -> Apart | None:
    """Return a worksheet taken apart, None where its rows can't be told without reading the XML."""
    begins = BEGINNING.match(sheet)
    if begins is None or b"<!" in sheet or sheet.find(b"<?", begins.end()) >= 0 or sheet.count(OPENS) != 1 or sheet.count(CLOSES) != 1:
        return None
    start, end = sheet.find(OPENS) + len(OPENS), sheet.find(CLOSES)
    around = sheet[:start] + sheet[end:]
    return Apart(begins[1], sheet[start:end], around) if start <= end and not ELSEWHERE.search(around) else None


def rows(sheet: Apart) -> Iterator[Row | Node]:
    """Yield the rows of a worksheet in order, as elements those that are not plain; Refused where one is no XML."""
    *each, rest = sheet.rows.split(ROW_CLOSES)
    for text in each:
        head, _, inside = text.partition(b">")
        begins = ROW.fullmatch(head)
        cells = CELL.findall(inside) if begins else []
        if begins and sum([len(cell[0]) for cell in cells]) == len(inside):
            yield Row(int(begins[1]), cells)
        else:
            yield from elements(sheet.tag, text + ROW_CLOSES)
    if rest.strip():
        yield from elements(sheet.tag, rest)


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
