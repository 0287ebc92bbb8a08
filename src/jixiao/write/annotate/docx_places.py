"""Where a place of a Word document is in its XML: tables, rows and columns counted as the reader counts them."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from jixiao.model.finding import FoundPlace
from jixiao.write.annotate.spans import Element

GONE = frozenset(("del", "moveFrom"))
FALSE = ("0", "false", "off")


class CommentPlace(NamedTuple):
    """Where a comment goes: the first and the last paragraph that it speaks of."""

    first: Element
    last: Element


class Places:
    """The cells and paragraphs of a document by their place."""

    def __init__(self, root: Element) -> None:
        """Count through the document's body."""
        self.cells: dict[tuple[int, int, int], Element] = {}
        self.paragraphs: dict[int, Element] = {}
        self.tables = 0
        body = root.child("body")
        if body is not None:
            self._walk(body, in_cell=False)

    def _walk(self, node: Element, *, in_cell: bool) -> None:
        for child in visible_children(node):
            if child.local == "tbl":
                self._table(child)
            elif child.local == "p" and not mark_deleted(child):
                if not in_cell:
                    self.paragraphs[len(self.paragraphs) + 1] = child
                self._boxes(child)
            elif child.local == "p":
                self._boxes(child)
            else:
                self._walk(child, in_cell=in_cell)

    def _boxes(self, node: Element) -> None:
        """Walk the text boxes of a paragraph."""
        for child in visible_children(node):
            if child.local == "txbxContent":
                self._walk(child, in_cell=False)
            else:
                self._boxes(child)

    def _table(self, table: Element) -> None:
        self.tables += 1
        number = self.tables
        for index, row in enumerate(inside(table, "tr"), 1):
            properties = row.child("trPr")
            if properties is not None and (properties.child("del") is not None or switched(properties.child("hidden"))):
                continue
            column = count(properties, "gridBefore", 0)
            for cell in inside(row, "tc"):
                own = cell.child("tcPr")
                merge = own.child("vMerge") if own is not None else None
                if merge is None or merge.get("val") == "restart":
                    self.cells[number, index, column + 1] = cell
                    self._walk(cell, in_cell=True)
                column += max(1, count(own, "gridSpan", 1))

    def spot(self, place: FoundPlace) -> CommentPlace | None:
        """Return where a remark on a place goes: the cell or paragraph there, one with the same words, else the beginning."""
        wanted = essence(place.text)
        element = self._at(place)
        if element is None or (wanted and wanted not in essence(text_of(element))):
            element = self.by_text.get(wanted, element)
        paragraphs = [] if element is None else [element] if element.local == "p" else list(own_paragraphs(element))
        if not paragraphs:
            paragraphs = [*list(self.paragraphs.values())[:1], *(p for c in self.cells.values() for p in own_paragraphs(c))][:1]
        return CommentPlace(paragraphs[0], paragraphs[-1]) if paragraphs else None

    def _at(self, place: FoundPlace) -> Element | None:
        if place.table is not None and place.row is not None:
            return self.cells.get((place.table, place.row, place.column or 1))
        return self.paragraphs.get(place.line) if place.line is not None else None

    @cached_property
    def by_text(self) -> dict[str, Element]:
        """The first cell or paragraph with given words."""
        found: dict[str, Element] = {}
        for element in (*self.cells.values(), *self.paragraphs.values()):
            found.setdefault(essence(text_of(element)), element)
        found.pop("", None)
        return found


def visible_children(node: Element) -> Iterator[Element]:
    """Yield the children that a person sees; of alternate content the form that is shown."""
    for child in node.children:
        if child.local in GONE:
            continue
        if child.local == "AlternateContent":
            yield from visible_children(alternative(child))
        else:
            yield child


def alternative(node: Element) -> Element:
    """Return the first choice that holds text or a text box, else the last one."""
    full = (c for c in node.children if next(c.iter("txbxContent"), None) or next(c.iter("t"), None))
    return next(full, node.children[-1] if node.children else node)


def inside(node: Element, local: str) -> Iterator[Element]:
    """Yield the children of a name, through controls and tracked insertions."""
    for child in node.children:
        if child.local == local:
            yield child
        elif child.local in ("ins", "moveTo", "customXml", "smartTag", "sdt", "sdtContent"):
            yield from inside(child, local)


def own_paragraphs(cell: Element) -> Iterator[Element]:
    """Yield a cell's paragraphs, those of tables in it left out."""
    yield from inside(cell, "p")


def text_of(element: Element) -> str:
    """Return the words in an element."""
    return "".join("".join(t.texts) for t in element.iter("t"))


def essence(text: str) -> str:
    """Return text without blanks."""
    return "".join(text.split())


def count(properties: Element | None, local: str, otherwise: int) -> int:
    """Return a number among properties."""
    found = properties.child(local) if properties is not None else None
    said = (found.get("val") or "") if found is not None else ""
    return int(said) if said.isdecimal() else otherwise


def switched(element: Element | None) -> bool:
    """Whether a property is on."""
    return element is not None and element.get("val") not in FALSE


def mark_deleted(paragraph: Element) -> bool:
    """Whether the paragraph's end was deleted in a tracked change."""
    properties = paragraph.child("pPr")
    run = properties.child("rPr") if properties is not None else None
    return run is not None and run.child("del") is not None
