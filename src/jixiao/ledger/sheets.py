"""Spreadsheets as rows of texts, read in one fenced child for a whole folder: as stored, not as shown, formulas and merged cells told.

A document is read as a person sees it; a ledger as it was typed: a column too narrow for its figures, a filter that hides rows
or a format that rounds must not change a record.
"""

import csv
from collections.abc import Iterable, Iterator
from functools import partial
from io import StringIO

from msgspec.msgpack import decode

from jixiao.errors import InputUnreadable
from jixiao.fence import Emit
from jixiao.ledger import opendocument, plain
from jixiao.ledger.binary import sheets_of
from jixiao.ledger.books import Book, Sheet, packed
from jixiao.ledger.plain import MOST_COLUMNS
from jixiao.ledger.stored import MOST_CELLS, MOST_MERGED, MOST_TOLD, less, number_text
from jixiao.read.decode import first_fitting, mended
from jixiao.read.formats._ole import MAGIC
from jixiao.read.formats._package import package
from jixiao.read.formats._xml import Node, attribute, bare, local
from jixiao.read.formats.csv import GUARD, separator
from jixiao.read.formats.xlsx import ADDRESS, Reader, cell_unescaped, elements_streamed, rich
from jixiao.read.refused import Refused
from jixiao.values.columns import index_of, letters_of

OLD, OPEN = (".xls", ".et"), ".ods"
LARGEST = 400 << 20
"""Bytes of a workbook, unpacked: a year of a large office, where a form takes a hundredth."""
PARTS = ("row", "mergeCell")


def parse(payload: bytes, emit: Emit) -> None:
    """Run in the child: read every file of the payload and send one Book each."""
    for file, data in decode(payload, type=list[tuple[str, bytes]]):
        try:
            book = Book(file, list(_sheets(data, file.lower(), file)))
        except Refused as refused:
            book = Book(file, refused=(refused.zh, refused.en))
        emit(packed(book))


def _sheets(data: bytes, name: str, file: str) -> Iterable[Sheet]:
    """Return the sheets of a file; what a program calls .xls may be any of the formats."""
    if name.endswith(OPEN):
        return opendocument.sheets_of(data, LARGEST)
    if not name.endswith(OLD):
        return _csv(data, file) if name.endswith(".csv") else _xlsx(data)
    if data.startswith(MAGIC):
        return sheets_of(data)
    if data.lstrip().startswith(b"<"):
        raise Refused(
            "名称像表格，其实是网页。请用表格软件打开后另存为 .xlsx。",
            "It is called a workbook and is a web page. Open it in a spreadsheet program and save it as .xlsx.",
        )
    return _xlsx(data) if data.startswith(b"PK") else _csv(data, file)


def _csv(data: bytes, file: str) -> Iterator[Sheet]:
    try:
        text, _ = mended(first_fitting(data, "csv"))
    except InputUnreadable as wrong:
        raise Refused(wrong.zh.rpartition("：")[2], wrong.en.rpartition(": ")[2]) from wrong
    if not text.strip():
        raise Refused("文件是空的。请确认选对了文件。", "The file is empty. Check that it is the right one.")
    yield Sheet(file.rpartition("/")[2].rpartition(".")[0], list(_csv_rows(text)))


def _csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold anything, by their numbers."""
    left = MOST_CELLS
    try:
        for number, row in enumerate(csv.reader(StringIO(text, newline=""), delimiter=separator(text), strict=True), 1):
            left = less(left, len(row))
            cells = [_unguarded(cell) for cell in row[:MOST_COLUMNS]]
            if any(cells):
                yield number, cells
    except csv.Error as broken:
        raise Refused(
            "CSV 的引号不成对，读不出。请用表格软件打开后另存一份。",
            "Quotes do not pair. Open it in a spreadsheet program and save a copy.",
        ) from broken


def _unguarded(cell: str) -> str:
    return GUARD.sub("", cell.strip(), count=1)


def _xlsx(data: bytes) -> Iterator[Sheet]:
    reader = Reader(package(data, LARGEST), MOST_CELLS)
    left = MOST_CELLS
    for node in reader.root.iter("{*}sheet"):
        relation = reader.package.relations.get(attribute(node, "id") or "")
        if relation is None or relation.kind != "worksheet" or relation.target not in reader.package.container:
            continue
        data, name = reader.package.container.read(relation.target), node.get("name") or ""
        taken = plain.apart(data)
        try:
            sheet, left = (
                _taken(reader, name, taken, left) if taken is not None else _sheet(reader, name, elements_streamed(data, *PARTS), left)
            )
        except Refused:  # whoever reads any XML says why, or reads it
            sheet, left = _sheet(reader, name, elements_streamed(data, *PARTS), left)
        yield sheet


def _sheet(reader: Reader, name: str, parts: Iterable[Node], left: int) -> tuple[Sheet, int]:
    """Return a worksheet of its rows and merged cells as elements, and how many cells may still come."""
    sheet = Sheet(name, [], [], [], [])
    for one in parts:
        if local(one) == "row":
            left = less(left, _row(reader, sheet, one))
        elif len(sheet.merged) < MOST_MERGED:
            sheet.merged.append(one.get("ref") or "")
    return sheet, left


def _taken(reader: Reader, name: str, taken: plain.Apart, left: int) -> tuple[Sheet, int]:
    """Return a worksheet as :func:`_sheet` does, its plain rows taken apart by patterns; Refused where that can't be done."""
    texts = plain.Cells(partial(_plain_value, reader))
    sheet, left = _sheet(reader, name, elements_streamed(taken.around, *PARTS), left)
    for row in plain.rows(taken, texts):
        if isinstance(row, plain.Row):
            left = less(left, row.width)
            if row.texts:
                sheet.rows.append((row.number, row.texts))
        else:
            left = less(left, _row(reader, sheet, row))
    return sheet, left


def _plain_value(reader: Reader, value: bytes, kind: bytes, style: bytes) -> str:
    if kind == b"s":
        return reader.strings[int(value)].strip() if value.isdigit() and int(value) < len(reader.strings) else ""
    return _stored(value.decode(), kind.decode() or "n", style.decode() or "0", reader).strip()


def _row(reader: Reader, sheet: Sheet, node: Node) -> int:
    """Keep a row that holds anything; return how many cells it has."""
    number = node.get("r") or ""
    row = int(number) if number.isdigit() and len(number) < 8 else (sheet.rows[-1][0] if sheet.rows else 0) + 1
    texts: list[str] = []
    column = -1
    for cell in node:
        found = ADDRESS.fullmatch(cell.get("r") or "")
        column = index_of(found[1]) if found else column + 1
        if not len(cell) or column >= MOST_COLUMNS:
            continue
        text = _text(reader, cell, sheet, (column, row)).strip()
        if text:
            texts += [""] * (column - len(texts) + 1)
            texts[column] = text
    if texts:
        sheet.rows.append((row, texts))
    return len(node)


def _text(reader: Reader, cell: Node, sheet: Sheet, at: tuple[int, int]) -> str:
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        return "".join([rich(child) for child in cell if bare(child.tag) == "is"])
    parts = {bare(child.tag): child for child in cell}
    value = (parts["v"].text or "") if "v" in parts else ""
    if "f" in parts:
        _keep_formula(sheet, f"{letters_of(at[0])}{at[1]}", is_computed=bool(value))
    if kind == "s":
        return reader.strings[int(value)] if value.isdigit() and int(value) < len(reader.strings) else ""
    return _stored(value, kind, cell.get("s") or "0", reader)


def _stored(value: str, kind: str, style: str, reader: Reader) -> str:
    """Return the text of a value that stands in its cell."""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value, value)
    if kind != "n":
        return cell_unescaped(value)
    code = reader.codes[int(style)] if style.isdigit() and int(style) < len(reader.codes) else "General"
    return number_text(value, code, epoch_1904=reader.epoch_1904)


def _keep_formula(sheet: Sheet, address: str, *, is_computed: bool) -> None:
    """Note where a formula stands, and where one stands without a result."""
    if len(sheet.formulas) < MOST_TOLD:
        sheet.formulas.append(address)
    if not is_computed and len(sheet.uncomputed) < MOST_TOLD:
        sheet.uncomputed.append(address)
