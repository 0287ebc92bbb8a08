"""Spreadsheets of OpenDocument (.ods) as rows of texts: as stored, like those of the other formats."""

from collections.abc import Iterator
from itertools import repeat

from jixiao.ledger.books import Sheet
from jixiao.ledger.plain import MOST_COLUMNS
from jixiao.ledger.stored import MOST_CELLS, MOST_MERGED, MOST_TOLD, less, number_text
from jixiao.read.formats._xml import Node, attribute, bare
from jixiao.read.formats._zip import opened
from jixiao.read.formats.xlsx import elements_streamed
from jixiao.read.refused import Refused, encrypted
from jixiao.values.columns import letters_of

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
PROGRAMS = ("Basic/", "Scripts/", "Dialogs/")
CELLS = ("table-cell", "covered-table-cell")
FEW = 20_000
"""So many rows alike are said by one: more of them are filled by no person."""


def sheets_of(data: bytes, most: int) -> list[Sheet]:
    """Return the sheets of a file of up to ``most`` bytes unpacked; Refused for what must not or cannot be read, and for too many cells."""
    container = opened(data, most)
    if CONTENT not in container:
        raise Refused("不是完整的 .ods 文件。请另存一份。", "It is no complete .ods file. Save a copy.")
    if MANIFEST in container and b"encryption-data" in container.read(MANIFEST):
        raise encrypted()
    if any(name.startswith(PROGRAMS) and not name.endswith("/") for name in container.names()):
        raise Refused("文件带有宏，不予打开。请另存为不含宏的 .xlsx。", "The file holds macros. Save it as .xlsx without macros.")
    sheets: dict[str, Sheet] = {}
    ends: dict[str, int] = {}
    left = MOST_CELLS
    for row in elements_streamed(container.read(CONTENT), "table-row"):
        name = next((attribute(table, "name") or "" for table in row.iterancestors() if bare(table.tag) == "table"), "")
        sheet = sheets.setdefault(name, Sheet(name, [], [], [], []))
        number, times = ends.get(name, 0) + 1, _times(row, "number-rows-repeated")
        ends[name] = number + times - 1
        texts = list(_texts(row, sheet, number))
        while texts and not texts[-1]:
            texts.pop()
        if texts and times > FEW:
            raise Refused(f"第 {number} 行重复了 {times} 次。请另存为 .xlsx。", f"Row {number} stands {times} times. Save it as .xlsx.")
        if texts:
            left = less(left, len(texts) * times)
            sheet.rows.extend((at, list(texts)) for at in range(number, number + times))
    return list(sheets.values())


def _times(node: Node, name: str) -> int:
    said = attribute(node, name) or "1"
    return int(said) if said.isdigit() and len(said) < 8 else 1


def _texts(row: Node, sheet: Sheet, number: int) -> Iterator[str]:
    """Yield the texts of a row by columns, and note formulas and merged cells of the sheet."""
    place = 0
    for cell in row:
        if bare(cell.tag) not in CELLS:
            continue
        text, times = _text(cell).strip(), _times(cell, "number-columns-repeated")
        address = f"{letters_of(place)}{number}"
        wide, high = _times(cell, "number-columns-spanned"), _times(cell, "number-rows-spanned")
        if wide * high > 1 and len(sheet.merged) < MOST_MERGED:
            sheet.merged.append(f"{address}:{letters_of(place + wide - 1)}{number + high - 1}")
        if attribute(cell, "formula") and len(sheet.formulas) < MOST_TOLD:
            sheet.formulas.append(address)
            sheet.uncomputed.extend([] if text else [address])
        times = min(times, MOST_COLUMNS - place)
        yield from repeat(text, times)
        place += times


def _text(cell: Node) -> str:
    kind, value = attribute(cell, "value-type"), attribute(cell, "value")
    if kind == "date":
        return (attribute(cell, "date-value") or "").replace("T00:00:00", "").replace("T", " ")
    if kind == "boolean":
        return (attribute(cell, "boolean-value") or "").upper()
    if kind in ("float", "currency", "percentage") and value:
        return number_text(value, "0%" if kind == "percentage" else "General", epoch_1904=False)
    return "\n".join("".join(part.itertext()) for part in cell if bare(part.tag) == "p")
