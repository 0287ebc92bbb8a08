"""Workbooks as a single XML file (SpreadsheetML of 2003), as many systems export them, often named .xls: rows of cells with their spans."""

import re
from collections.abc import Iterator

from jixiao.fence import Limits
from jixiao.read.blocks import Blocks, Repair
from jixiao.read.formats._numbers import as_formatted
from jixiao.read.formats._sheet import MOST_COLUMNS, MOST_ROWS, Book, Merge, StoredSheet, blocks_of
from jixiao.read.formats._xml import Node, attribute, local, parsed
from jixiao.values.columns import letters_of

FORMAT = "xlsx"
EXTRA = "read"
LOADS = ("lxml.etree",)
SUFFIXES: tuple[str, ...] = (".xls",)
LIMITS = Limits(memory=640 << 20, cpu=9, wall=9.0, output=32 << 20)
SPACE = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet")
NUMBER, DATE = "Number", "DateTime"
BEGINNING = 4_096


def recognises(data: bytes, name: str) -> bool:  # noqa: ARG001 - content tells
    """Return whether the bytes begin as such a workbook does."""
    head = data[:BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<?xml") and SPACE.search(head) is not None and b"<pkg:package" not in head


def read(data: bytes) -> Blocks:
    """Return the blocks; Refused for what is broken or declares entities."""
    root = parsed(data)
    codes = {told: code for told, code in styles(root) if told}
    book, rounded = Book(), list[str]()
    for node in root:
        if local(node) != "Worksheet":
            continue
        sheet = StoredSheet(attribute(node, "Name") or "")
        for table in (inner for inner in node if local(inner) == "Table"):
            fill(sheet, table, codes, rounded)
        if any(local(one) == "Visible" and one.text != "SheetVisible" for options in node for one in options):
            book.hidden += [sheet.name] if sheet.rows else []
        else:
            book.sheets.append(sheet)
    if rounded:
        book.repairs.append(Repair(f"{len(rounded)} 个数显示的位数比存储的少（如 {rounded[0]}），按显示的读。", 0.9))
    return blocks_of(book)


def styles(root: Node) -> Iterator[tuple[str | None, str]]:
    """Yield the names of styles with the formats of their numbers."""
    for style in root.iter():
        if local(style) == "Style":
            yield from ((attribute(style, "ID"), attribute(one, "Format") or "General") for one in style if local(one) == "NumberFormat")


def fill(sheet: StoredSheet, table: Node, codes: dict[str, str], rounded: list[str]) -> None:
    """Put the cells of a table into a sheet: where one says its place there, else behind the one before, past cells that reach down."""
    row = -1
    down: dict[int, int] = {}
    for line in table:
        if local(line) != "Row":
            continue
        row = number_of(line, "Index", row + 2) - 1
        if attribute(line, "Hidden") == "1":
            sheet.hidden_rows.add(row)
        column = -1
        for cell in (one for one in line if local(one) == "Cell"):
            free = next((n for n in range(column + 1, MOST_COLUMNS) if down.get(n, -1) < row), MOST_COLUMNS)
            column = number_of(cell, "Index", free + 1) - 1
            right = column + min(number_of(cell, "MergeAcross", 0), MOST_COLUMNS)
            bottom = row + number_of(cell, "MergeDown", 0)
            text = cell_shown(cell, codes, f"{letters_of(column)}{row + 1}", rounded)
            if text:
                sheet.put(row, column, text)
            if (right, bottom) != (column, row):
                sheet.merge(Merge(row, column, bottom, right))
                down.update(dict.fromkeys(range(column, right + 1), bottom))
            column = right


def number_of(node: Node, name: str, default: int) -> int:
    """Return a number that an attribute tells, a default where it tells none."""
    told = attribute(node, name) or ""
    return int(told) if told.isdecimal() and len(told) < len(str(MOST_ROWS)) + 1 else default


def cell_shown(cell: Node, codes: dict[str, str], place: str, rounded: list[str]) -> str:
    """Return a cell's text as shown."""
    data = next((one for one in cell if local(one) == "Data"), None)
    if data is None:
        return ""
    text, kind = "".join(data.itertext()).strip(), attribute(data, "Type")
    if kind == DATE:
        return text.partition("T")[0]
    if kind != NUMBER:
        return text
    found = as_formatted(text, codes.get(attribute(cell, "StyleID") or "", "General"))
    if found.rounded:
        rounded.append(f"{place} 显示 {found.text[:40]}，存储 {text}")
    return found.text
