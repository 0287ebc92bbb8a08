"""The text of a Word paragraph as a person sees it: tracked changes accepted, hidden text and field codes left out."""

from collections.abc import Callable, Iterator

from jixiao.read.decode import seen
from jixiao.read.formats._word_styles import Styles, child_of, switched, value
from jixiao.read.formats._xml import Node, attribute, local

SYMBOLS = {
    **dict.fromkeys(("f052", "f0fe", "f0fd", "f054"), "☑"),
    **dict.fromkeys(("f0a8", "f06f", "f071", "f0a3", "f072"), "□"),
    **dict.fromkeys(("f0fc", "f050"), "✓"),
    **dict.fromkeys(("f0fb", "f04f"), "×"),
    "f0b3": "≥",
    "f0a3s": "≤",
    "f0b3s": "≥",
    "f0b1s": "±",
    "f0b4s": "×",
    "f0b9s": "≠",
}
"""Signs of Wingdings, and with s those of Symbol, by their code."""
DROPPED = frozenset(
    (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "rPr",
        "pPr",
        "sdtPr",
        "sdtEndPr",
        "annotationRef",
        "commentReference",
        "rt",
    )
)
NOTES = frozenset(("footnoteReference", "endnoteReference"))


class Inline:
    """Collects a paragraph's text; text boxes and footnotes met on the way are kept for later."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.boxes: list[Node] = []
        self.notes: list[str] = []

    def text(self, paragraph: Node) -> str:
        """Return the text of a paragraph."""
        style = self.styles.of(value(child_of(paragraph, "pPr"), "pStyle"))
        return "".join(self.pieces(paragraph, bool(style.hidden)))

    def pieces(self, node: Node, hidden: bool) -> Iterator[str]:
        """Yield the visible pieces below a node."""
        for child in node:
            yield from self.piece(child, local(child), hidden)

    def piece(self, node: Node, name: str, hidden: bool) -> Iterator[str]:
        """Yield what one node shows."""
        if name in LEAVES:
            yield LEAVES[name](node)
        elif name in NOTES:
            self.notes.append(attribute(node, "id") or "")
        elif name == "r":
            if not self.is_hidden(node, hidden):
                yield from self.pieces(node, False)
        elif name == "sdt":
            yield from self.control(node, hidden)
        elif name == "AlternateContent":
            yield from self.pieces(chosen(node), hidden)
        elif name == "txbxContent":
            self.boxes.append(node)
        elif name not in DROPPED and len(node):
            yield from self.pieces(node, hidden)

    def control(self, node: Node, hidden: bool) -> Iterator[str]:
        """Yield the text of a content control; its prompt is no value."""
        if switched(child_of(node, "sdtPr"), "showingPlcHdr"):
            return
        yield from self.pieces(node, hidden)

    def is_hidden(self, run: Node, hidden: bool) -> bool:
        """Return whether a run is hidden text."""
        properties = child_of(run, "rPr")
        if properties is None:
            return hidden
        said = switched(properties, "vanish")
        if said is None:
            said = self.styles.of(value(properties, "rStyle")).hidden
        return hidden if said is None else said


def chosen(node: Node) -> Node:
    """Return the one form of alternate content that is shown: the first choice that holds a text box, else the fallback."""
    options = list(node)
    for option in options:
        if next((n for n in option.iter() if local(n) in ("txbxContent", "t")), None) is not None:
            return option
    return options[-1] if options else node


def symbol(node: Node) -> str:
    """Return the sign of a symbol font."""
    code = (attribute(node, "char") or "").lower()
    font = (attribute(node, "font") or "").lower()
    found = SYMBOLS.get(code + "s") if font == "symbol" else SYMBOLS.get(code)
    if found or not code:
        return found or ""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    return chr(point) if 0x20 <= point < 0xD800 else ""


def field(node: Node) -> str:
    """Return what a form field shows: a box ticked or not, or the chosen entry of a list."""
    data = child_of(node, "ffData")
    box = child_of(data, "checkBox")
    if box is not None:
        ticked = switched(box, "checked")
        return "☑" if (switched(box, "default") if ticked is None else ticked) else "□"
    entries = child_of(data, "ddList")
    if entries is None:
        return ""
    choice = value(entries, "result") or value(entries, "default") or "0"
    listed = [attribute(entry, "val") or "" for entry in entries if local(entry) == "listEntry"]
    return listed[int(choice)] if choice.isdigit() and int(choice) < len(listed) else ""


def line_break(node: Node) -> str:
    """Return a line break; breaks of page and column show nothing."""
    return "\n" if attribute(node, "type") in (None, "textWrapping") else ""


LEAVES: dict[str, Callable[[Node], str]] = {
    "t": lambda node: seen(node.text or ""),
    "tab": lambda _: "\t",
    "ptab": lambda _: "\t",
    "cr": lambda _: "\n",
    "noBreakHyphen": lambda _: "-",
    "br": line_break,
    "sym": symbol,
    "fldChar": field,
}
