"""Cells of a workbook changed where they stand: a figure stays a figure, a text a text; a cell that calculates is left alone."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from jixiao.write.annotate.container import Container
from jixiao.write.annotate.spans import Element, Patches, parsed
from jixiao.write.annotate.xlsx import address, sheets
from jixiao.write.corrected.change import Change, Corrected, whole

TYPE = re.compile(r"""\st=(?:"[^"]*"|'[^']*')""")
FIGURE = re.compile(r"-?[0-9][0-9,]*(\.[0-9]+)?")


def corrected(data: bytes, changes: Sequence[Change]) -> Corrected:
    """Return the workbook with those changes that have a cell of their own."""
    package = Container(data)
    parts = sheets(package, package.related("", "officeDocument") or "xl/workbook.xml")
    done: list[str] = []
    for name, part in parts.items():
        own = [change for change in changes if change.place.sheet == name]
        if own:
            body = package.read(part)
            cells, patches = {node.get("r"): node for node in parsed(body).iter("c")}, Patches(body)
            done += [change.path for change in own if _changed(cells, patches, change)]
            package.write(part, patches.done())
    return Corrected(package.bytes(), tuple(done))


def _changed(cells: dict[str | None, Element], patches: Patches, change: Change) -> bool:
    place = change.place
    cell = cells.get(address((place.row, place.column))) if place.row and place.column else None
    text = whole(place.text, change)
    if cell is None or cell.child("f") is not None or text is None:
        return False
    head = TYPE.sub("", patches.data[cell.start : cell.inner].decode()).rstrip("/>").rstrip()
    if cell.get("t") in (None, "n") and FIGURE.fullmatch(text):
        new = f"{head}><v>{text.replace(',', '')}</v></{cell.name}>"
    else:
        new = f'{head} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></{cell.name}>'
    patches.replace(cell.start, cell.end, new)
    return True
