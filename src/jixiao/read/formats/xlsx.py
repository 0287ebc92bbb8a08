"""Excel workbooks: visible cells as they are shown, formulas by their last value, streamed so that size costs nothing."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import cast

from jixiao.fence import Limits
from jixiao.read.blocks import Blocks, Repair
from jixiao.read.formats._numbers import BUILTIN, as_formatted
from jixiao.read.formats._package import Package, package, pictures, starts_others
from jixiao.read.formats._sheet import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Book, Merge, StoredSheet, blocks_of
from jixiao.read.formats._strings import plain_strings
from jixiao.read.formats._xml import DOCTYPE, Node, attribute, bare, declared, local, parsed
from jixiao.read.formats._zip import MIB, names
from jixiao.read.refused import Refused
from jixiao.values.columns import index_of, letters_of

FORMAT = "xlsx"
EXTRA = "read"
LOADS = ("lxml.etree", "zipfile")
SUFFIXES = (".xlsx", ".xlsm")
LIMITS = Limits(memory=640 * MIB, cpu=9, wall=9.0, output=32 * MIB)
MOST_SHEETS = 255
MOST_STRINGS = 500_000
ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
LIKE_TARGET = re.compile(r"[-+]?\d[\d,.]*\s*[%％]?\s*[(（][^()（）\"!]{1,12}[)）]|[-+]?\d[\d,.]*\s*[%％]?\s*[\u4e00-\u9fff/%％]{0,6}")
"""What a program wrote as a formula that never was one: ``2.00(人)``."""
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'!")
"""Texts and names of sheets in a formula: outside them a stroke stands only before what another program is told."""


def recognises(data: bytes, name: str) -> bool:  # noqa: ARG001 - content tells
    """Return whether the bytes are a package with a workbook."""
    return names(data, b"xl/")


def read(data: bytes) -> Blocks:
    """Return the blocks; Refused for what must not or cannot be read."""
    return blocks_of(Reader(package(data)).book())


class Reader:
    """Reads one workbook; Refused where it holds more strings than a form, or than ``most_strings``."""

    def __init__(self, package: Package, most_strings: int = MOST_STRINGS) -> None:
        self.package, self.most_strings = package, most_strings
        self.book_ = Book()
        self.root = parsed(package.container.read(package.main))
        if package.main.endswith(".bin"):
            raise Refused("不支持二进制工作簿 .xlsb。请另存为 .xlsx 再报送。", "Binary workbooks (.xlsb) are not read. Save it as .xlsx.")
        properties = next(self.root.iter("{*}workbookPr"), None)
        self.epoch_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self.strings = list(self.shared_strings())
        self.codes = self.formats()
        self.rounded: list[str] = []
        self.unknown: list[str] = []
        self.mended: list[str] = []

    def book(self) -> Book:
        """Return the workbook."""
        for node in list(self.root.iter("{*}sheet"))[:MOST_SHEETS]:
            name = node.get("name") or ""
            relation = self.package.relations.get(attribute(node, "id") or "")
            if relation is None or relation.kind != "worksheet" or relation.target not in self.package.container:
                continue
            sheet = self.sheet(name, relation.target)
            if node.get("state") in ("hidden", "veryHidden"):
                self.book_.hidden += [name] if sheet.rows else []
            else:
                self.book_.sheets.append(sheet)
        self.book_.repairs += self.repairs()
        return self.book_

    def repairs(self) -> Iterator[Repair]:
        """Yield what was noticed in the cells of the whole workbook."""
        if self.rounded:
            yield Repair(f"{len(self.rounded)} 个数显示的位数比存储的少（如 {self.rounded[0]}），按显示的读。", 0.9)
        if self.unknown:
            yield Repair(f"{len(self.unknown)} 个公式没有保存结果（如 {self.unknown[0]}），按空白读；请用表格软件打开并保存后再报送。", 0.3)
        if self.mended:
            yield Repair(f"{len(self.mended)} 个指标值被存成了公式（如 {self.mended[0]}），按文字读。", 0.7)
        yield from pictures(self.package.container)

    def shared_strings(self) -> Iterator[str]:
        """Yield the workbook's strings in order."""
        part = self.package.part("sharedStrings")
        data = self.package.container.read(part) if part else b""
        texts = plain_strings(data)
        for index, text in enumerate(
            map(cell_unescaped, texts) if texts is not None else map(rich, elements_streamed(data, "si")) if part else ()
        ):
            if index >= self.most_strings:
                raise Refused("工作簿里的文字过多，不像表单。请拆分后再报送。", "The workbook holds more text than any form. Split it.")
            yield text

    def formats(self) -> list[str]:
        """Return the number format of every cell style."""
        part = self.package.part("styles")
        if part is None:
            return []
        root = parsed(self.package.container.read(part))
        own = {node.get("numFmtId"): node.get("formatCode") or "General" for node in root.iter("{*}numFmt")}
        styles = next(root.iter("{*}cellXfs"), None)
        ids = [node.get("numFmtId") or "0" for node in styles] if styles is not None else []
        return [own.get(i) or BUILTIN.get(int(i) if i.isdigit() else 0, "General") for i in ids]

    def sheet(self, name: str, part: str) -> StoredSheet:
        """Return one worksheet."""
        sheet = StoredSheet(name)
        row, count = -1, 0
        for node in elements_streamed(self.package.container.read(part), "row", "col", "mergeCell"):
            kind = local(node)
            if kind == "row":
                row, count = self.row(sheet, node, row + 1), count + 1
                if count > MOST_ROWS or sheet.filled > MOST_CELLS:
                    self.book_.repairs.append(Repair(f"工作表“{name}”超过 {MOST_ROWS} 行或 {MOST_CELLS} 个单元格，只读了前面的部分。", 0.3))
                    break
            elif kind == "col":
                hide_columns(sheet, node)
            elif (merged := merge_of(node.get("ref") or "")) is not None:
                sheet.merge(merged)
        return sheet

    def row(self, sheet: StoredSheet, node: Node, following: int) -> int:
        """Keep a row's cells; return its index."""
        number = node.get("r") or ""
        row = int(number) - 1 if number.isdigit() and len(number) < 8 else following
        if is_true(node.get("hidden")) or node.get("ht") == "0":
            sheet.hidden_rows.add(row)
        column = -1
        for cell in node:
            found = ADDRESS.fullmatch(cell.get("r") or "")
            column = index_of(found[1]) if found else column + 1
            if len(cell):
                sheet.put(
                    row, column, self.text(cell, f"{letters_of(column)}{row + 1}") if row < MOST_ROWS and column < MOST_COLUMNS else "…"
                )
        return row

    def text(self, cell: Node, address: str) -> str:
        """Return a cell's text as shown."""
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            return "".join(rich(child) for child in cell if local(child) == "is")
        parts = {local(child): child for child in cell}
        value = parts["v"].text or "" if "v" in parts else ""
        if "f" in parts and (mended := self.formula(parts["f"].text or "", kind, value, address)) is not None:
            return mended
        if kind == "s":
            return self.strings[int(value)] if value.isdigit() and int(value) < len(self.strings) else ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        if kind != "n":
            return cell_unescaped(value)
        return self.number(value, cell, address)

    def formula(self, formula: str, kind: str, value: str, address: str) -> str | None:
        """Return the text of a formula that never was one, "" for one without a result, None where the result holds."""
        if "|" in QUOTED.sub("", formula):
            raise starts_others()
        if LIKE_TARGET.fullmatch(formula.strip()) and (kind != "n" or not same(formula, value)):
            self.mended.append(f"{address} “={formula[:40]}”")
            return f"={formula}"
        if not value and kind != "str":
            self.unknown.append(address)
            return ""
        return None

    def number(self, value: str, cell: Node, address: str) -> str:
        """Return a number as shown."""
        if not value:
            return ""
        style = cell.get("s") or "0"
        code = self.codes[int(style)] if style.isdigit() and int(style) < len(self.codes) else "General"
        found = as_formatted(value, code, self.epoch_1904)
        if found.rounded:
            self.rounded.append(f"{address} 显示 {found.text[:40]}，存储 {value[:40]}")
        return found.text


def elements_streamed(data: bytes, *tags: str) -> Iterator[Node]:
    """Yield the elements of some names of a part, each forgotten after its use."""
    from lxml import etree  # noqa: PLC0415 - only the child pays for it

    if DOCTYPE.search(data[:4096]) or DOCTYPE.search(data):
        raise declared()
    events = etree.iterparse(
        BytesIO(data),
        tag=tuple("{*}" + t for t in tags),
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, node in events:
            yield cast("Node", node)
            node.clear()
            while node.getprevious() is not None:
                del node.getparent()[0]
    except etree.XMLSyntaxError as broken:
        raise Refused(
            "工作表的 XML 有错或超过限度，读不出。请用原软件打开后另存一份。",
            "The sheet's XML is wrong or over a limit. Open it in its own program and save a copy.",
        ) from broken


def same(formula: str, value: str) -> bool:
    """Return whether a formula that is only a number has that number for its result."""
    plain = formula.strip().replace(",", "").replace("％", "%")
    try:
        worth = float(plain.rstrip("%")) / (100 if plain.endswith("%") else 1)
        return abs(worth - float(value)) < 1e-9
    except ValueError:
        return False


def rich(node: Node) -> str:
    """Return the text of a string with its runs; pronunciation is not shown."""
    pieces = []
    for child in node:
        name = bare(child.tag)
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            pieces += [t.text or "" for t in child if local(t) == "t"]
    return cell_unescaped("".join(pieces))


def cell_unescaped(text: str) -> str:
    """Return text with its escaped characters."""
    return ESCAPED.sub(escaped, text).replace("\r\n", "\n").replace("\r", "\n") if "_x" in text or "\r" in text else text


def escaped(match: re.Match[str]) -> str:
    """Return the character of an escape, "" for control characters and halves of a pair."""
    point = int(match[1], 16)
    return chr(point) if point in (9, 10, 13) or (point > 31 and not 0xD800 <= point < 0xE000) else ""


def is_true(value: str | None) -> bool:
    """Return whether an attribute is on."""
    return value in ("1", "true")


def hide_columns(sheet: StoredSheet, node: Node) -> None:
    """Keep the columns that a column description hides."""
    first, last = node.get("min") or "", node.get("max") or ""
    if (is_true(node.get("hidden")) or node.get("width") == "0") and first.isdigit() and last.isdigit():
        sheet.hidden_columns.update(range(int(first) - 1, min(int(last), MOST_COLUMNS)))


def merge_of(reference: str) -> Merge | None:
    """Return the cells that a reference like A1:C2 names."""
    first, _, last = reference.partition(":")
    start, end = ADDRESS.fullmatch(first), ADDRESS.fullmatch(last or first)
    if start is None or end is None:
        return None
    return Merge(int(start[2]) - 1, index_of(start[1]), int(end[2]) - 1, index_of(end[1]))
