"""The notes and colours of an earlier run taken out of a worksheet; what others wrote into the same notes stays."""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from jixiao.values.columns import letters_of
from jixiao.write.annotate.container import Container
from jixiao.write.annotate.remark import AUTHOR
from jixiao.write.annotate.spans import Element, Patches, parsed

FONT = "宋体"
"""The font of our remarks in a note that somebody else began."""
BETWEEN = "\n\n"
"""The run between what somebody wrote and what we added."""


def clear(package: Container, main: str, part: str, fills: Collection[str]) -> None:
    """Take out of a sheet the notes that an earlier run wrote, the colours (``fills``, ARGB) of their cells, and their drawings."""
    notes = package.related(part, "comments")
    if notes is None:
        return
    data = package.read(notes)
    root, patches = parsed(data), Patches(data)
    authors = ["".join(node.texts) for node in root.iter("author")]
    touched, gone = set(), set()
    for node in root.iter("comment"):
        at = node.get("ref") or ""
        if author_of(node, authors) == AUTHOR:
            patches.replace(node.start, node.end, "")
            gone.add(at)
        elif added := list(_added(node)):
            patches.replace(added[0].start, added[-1].end, "")
            touched.add(at)
    package.write(notes, patches.done())
    _clear_drawing(package, part, gone)
    _clear_colours(package, main, part, touched | gone, fills)


def author_of(comment: Element, authors: list[str]) -> str:
    """Return who wrote a note."""
    said = comment.get("authorId") or ""
    return authors[int(said)] if said.isdecimal() and int(said) < len(authors) else ""


def _added(comment: Element) -> Iterator[Element]:
    """Yield the runs that we added below somebody's note: from the break before a bold run of ours to the end."""
    text = comment.child("text")
    runs = [child for child in text.children if child.local == "r"] if text is not None else []
    for number, (run, following) in enumerate(pairwise(runs)):
        if _words(run) == BETWEEN and _is_head(following):
            yield from runs[number:]
            return


def _words(run: Element) -> str:
    return "".join("".join(t.texts) for t in run.iter("t"))


def _is_head(run: Element) -> bool:
    looks = run.child("rPr")
    font = looks.child("rFont") if looks is not None else None
    return looks is not None and looks.child("b") is not None and font is not None and font.get("val") == FONT


def _clear_drawing(package: Container, part: str, gone: Collection[str]) -> None:
    name = package.related(part, "vmlDrawing")
    if name is None or not gone:
        return
    data = package.read(name)
    patches = Patches(data)
    for shape in parsed(data).iter("shape"):
        place = next((node for node in shape.iter("ClientData") if node.get("ObjectType") == "Note"), None)
        if place is not None and _cell_of(place) in gone:
            patches.replace(shape.start, shape.end, "")
    package.write(name, patches.done())


def _cell_of(place: Element) -> str:
    """Return the address of the cell that a note's drawing belongs to, ``B5``."""
    row, column = (int(said) if (said := _said(place, name)).isdecimal() else -1 for name in ("Row", "Column"))
    return f"{letters_of(column)}{row + 1}"


def _said(node: Element, name: str) -> str:
    found = node.child(name)
    return "".join(found.texts).strip() if found is not None else ""


def _clear_colours(package: Container, main: str, part: str, cells: Collection[str], fills: Collection[str]) -> None:
    """Give coloured cells the style that theirs was made from: the first one that differs in the fill alone."""
    styles = package.related(main, "styles")
    if styles is None or not cells:
        return
    data = package.read(part)
    patches, plain = Patches(data), _plain(package.read(styles), fills)
    for node in parsed(data).iter("c"):
        style = node.get("s") or ""
        if node.get("r") in cells and style.isdecimal() and int(style) in plain:
            head = data[node.start : node.inner]
            patches.replace(node.start, node.inner, re.sub(rb'(\ss=)["\']\d*["\']', rb'\1"%d"' % plain[int(style)], head).decode())
    package.write(part, patches.done())


def _plain(styles: bytes, fills: Collection[str]) -> dict[int, int]:
    """Return the number of the uncoloured style for every one that was coloured."""
    root = parsed(styles)
    formats, colours = root.child("cellXfs"), root.child("fills")
    if formats is None or colours is None:
        return {}
    ours = {str(number) for number, fill in enumerate(colours.children) if _colour(fill) in fills}
    looks = [_but_fill(node, styles) for node in formats.children]
    coloured = [number for number, node in enumerate(formats.children) if node.get("fillId") in ours]
    first = {look: number for number, look in reversed(list(enumerate(looks))) if number not in coloured}
    return {number: first[looks[number]] for number in coloured if looks[number] in first}


def _colour(fill: Element) -> str:
    found = next(fill.iter("fgColor"), None)
    return (found.get("rgb") or "") if found is not None else ""


def _but_fill(style: Element, data: bytes) -> tuple[object, ...]:
    own = tuple(sorted((key, value) for key, value in style.attributes.items() if key not in ("fillId", "applyFill")))
    return (own, data[style.inner : style.close])
