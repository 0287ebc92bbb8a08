"""Cells of a workbook changed where they stand: a figure stays a figure, a text a text; a cell that calculates is left alone."""

import re
from collections.abc import Sequence

from jixiao.values.columns import index_of
from jixiao.write.annotate.container import Container
from jixiao.write.annotate.spans import Element, Patches, parsed
from jixiao.write.annotate.xlsx import address, sheets
from jixiao.write.corrected.change import Corrected, FieldChange, whole
from jixiao.write.escaping import escape

TYPE = re.compile(r"""\st=(?:"[^"]*"|'[^']*')""")
MERGED = re.compile(r"([A-Z]+)(\d+):([A-Z]+)\d+")
FIGURE = re.compile(r"-?[0-9][0-9,]*(\.[0-9]+)?")


def corrected(data: bytes, changes: Sequence[FieldChange]) -> Corrected:
    """Return the workbook with those changes that have a cell of their own."""
    package = Container(data)
    parts = sheets(package, package.related("", "officeDocument") or "xl/workbook.xml")
    done: list[str] = []
    for name, part in parts.items():
        own = [change for change in changes if change.place.sheet == name]
        if own:
            body = package.read(part)
            root, patches = parsed(body), Patches(body)
            cells = {node.get("r"): node for node in root.iter("c")}
            behind = _behind(root)
            done += [change.path for change in own if _changed(cells, patches, change, behind)]
            package.write(part, patches.done())
    return Corrected(package.bytes(), tuple(done))


def _behind(root: Element) -> dict[str, int]:
    """Return by address of a merged cell the column behind it."""
    found = (MERGED.fullmatch(node.get("ref") or "") for node in root.iter("mergeCell"))
    return {f"{one[1]}{one[2]}": index_of(one[3]) + 2 for one in found if one}


def _changed(cells: dict[str | None, Element], patches: Patches, change: FieldChange, behind: dict[str, int]) -> bool:
    place = change.place
    if not place.row or not place.column:
        return False
    at = address((place.row, place.column))
    cell = cells.get(address((place.row, behind.get(at, place.column + 1))) if change.beside else at)
    if cell is None or cell.child("f") is not None:
        return False
    is_free = cell.child("v") is None and cell.child("is") is None
    text = (change.text if is_free else None) if change.beside else whole(place.text, change)
    if text is None:
        return False
    head = TYPE.sub("", patches.data[cell.start : cell.inner].decode()).rstrip("/>").rstrip()
    if cell.get("t") in (None, "n") and FIGURE.fullmatch(text):
        new = f"{head}><v>{text.replace(',', '')}</v></{cell.name}>"
    else:
        new = f'{head} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></{cell.name}>'
    patches.replace(cell.start, cell.end, new)
    return True
