"""OFD, the national format for fixed pages (GB/T 33190): text and ruling lines of every page, laid out as PDF pages are."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from jixiao.fence import Limits
from jixiao.read.blocks import Blocks
from jixiao.read.formats._xml import Node, local, parsed
from jixiao.read.formats._zip import MIB, Container, names, opened
from jixiao.read.pdf.flow import blocks
from jixiao.read.pdf.glyphs import printed
from jixiao.read.pdf.pdfium import Frame
from jixiao.read.pdf.shapes import Glyph, Stroke, Strokes
from jixiao.read.pdf.sheet import Sheet, lay_out
from jixiao.read.refused import Refused, encrypted

FORMAT = "pdf"
EXTRA = "read"
LOADS = ("lxml.etree", "zipfile")
LIMITS = Limits(memory=640 * MIB, cpu=9, wall=9.0, output=16 * MIB)
POINTS = 72 / 25.4
"""Points a millimetre."""
MOST_PAGES = 500
MOST_SIGNS = 60_000
MOST_REPEATS = 1_000
A4 = (0.0, 0.0, 210.0, 297.0)
STRAIGHT = 0.3
"""A line this straight (mm) is a ruling line."""
LONG = 1.4
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?")
STEP = re.compile(r"([MSLQBACZ])([^MSLQBACZ]*)")

Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def recognises(data: bytes, name: str) -> bool:  # noqa: ARG001 - content tells
    """Return whether the bytes are a package with the root of an OFD."""
    return names(data, b"OFD.xml")


def read(data: bytes) -> Blocks:
    """Return the blocks; Refused for what must not or cannot be read."""
    container = opened(data)
    if "OFD.xml" not in container:
        raise Refused("不是完整的 OFD 文件。请重新导出。", "It is no complete OFD file. Export it again.")
    if any(n.rpartition("/")[2] == "Encryptions.xml" for n in container.names()):
        raise encrypted()
    sheets = list(Reader(container).sheets())
    if not any(sheet.items for sheet in sheets):
        raise Refused("OFD 里没有文字（可能全是图片）。请转成 PDF 或图片再读。", "The OFD holds no text. Convert it to PDF or pictures.")
    return Blocks(tuple(blocks(sheets)))


class Reader:
    """Reads one OFD."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self.pages = 0

    def tree(self, name: str) -> Node | None:
        """Return a part's tree, None where it is not there."""
        return parsed(self.container.read(name)) if name in self.container else None

    def sheets(self) -> Iterator[Sheet]:
        """Yield the pages of all documents, laid out."""
        root = self.tree("OFD.xml")
        for node in root.iter("{*}DocRoot") if root is not None else ():
            name = located("", node.text)
            document = self.tree(name)
            if document is not None:
                yield from self.document(document, dirname(name))

    def document(self, document: Node, folder: str) -> Iterator[Sheet]:
        """Yield the pages of one document."""
        templates = {n.get("ID"): located(folder, n.get("BaseLoc")) for n in document.iter("{*}TemplatePage")}
        area = box_of(document, A4)
        for node in (n for pages in document.iter("{*}Pages") for n in pages if local(n) == "Page"):
            page = self.tree(located(folder, node.get("BaseLoc")))
            if page is None or self.pages >= MOST_PAGES:
                continue
            self.pages += 1
            below = [self.tree(templates.get(n.get("TemplateID"), "")) for n in page.iter("{*}Template")]
            yield sheet_of(self.pages, [page, *(t for t in below if t is not None)], box_of(page, area))


def located(folder: str, path: str | None) -> str:
    """Return the name of a part that a document names from its folder."""
    path = (path or "").strip()
    return path.lstrip("/") if path.startswith("/") else normpath(join(folder, path))


def box_of(node: Node, other: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return the page area that a node says, else ``other``."""
    said = next((numbers(n.text) for n in node.iter("{*}PhysicalBox")), [])
    return (said[0], said[1], said[2], said[3]) if len(said) == 4 and said[2] > 0 < said[3] else other


def numbers(text: str | None) -> list[float]:
    """Return the numbers in an attribute."""
    return [float(n) for n in NUMBER.findall(text or "")[:MOST_SIGNS]]


def sheet_of(number: int, trees: list[Node], area: tuple[float, float, float, float]) -> Sheet:
    """Return one page laid out from its own content and its templates."""
    frame = Frame(0.0, 0.0, area[2] * POINTS, area[3] * POINTS, 0, 0)
    across: list[Stroke] = []
    down: list[Stroke] = []
    signs: list[Glyph] = []
    for tree in trees:
        for node in tree.iter("{*}TextObject", "{*}PathObject"):
            if node.get("Visible") == "false":
                continue
            if local(node) == "PathObject":
                for stroke, flat in strokes(node):
                    (across if flat else down).append(stroke)
            elif len(signs) < MOST_SIGNS:
                signs += text_glyphs(node)
    return lay_out(number, frame, signs, Strokes(across, down))


def placing(node: Node) -> Matrix:
    """Return how the inside of an object comes to the page."""
    boundary, matrix = numbers(node.get("Boundary")), numbers(node.get("CTM"))
    x, y = (boundary[0], boundary[1]) if len(boundary) == 4 else (0.0, 0.0)
    a, b, c, d, e, f = matrix if len(matrix) == 6 else SAME
    return a, b, c, d, e + x, f + y


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return a point of an object on the page, in points."""
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e) * POINTS, (b * x + d * y + f) * POINTS


def text_glyphs(node: Node) -> Iterator[Glyph]:
    """Yield the characters of a text object."""
    matrix = placing(node)
    said = numbers(node.get("Size"))
    size = said[0] if said else 3.5
    height = size * POINTS * max(abs(matrix[3]), abs(matrix[1]), 0.01)
    x = y = 0.0
    for code in node.iter("{*}TextCode"):
        x = next(iter(numbers(code.get("X"))), x)
        y = next(iter(numbers(code.get("Y"))), y)
        text = code.text or ""
        right, below = steps(code.get("DeltaX"), len(text)), steps(code.get("DeltaY"), len(text))
        at, spaced = (x, y), False
        for n, sign in enumerate(text):
            left, base = moved(matrix, *at)
            shown = printed(ord(sign))
            own = size * (0.5 if ord(sign) < 0x2E80 else 1.0)
            width = min(right[n], own) if n < len(right) and right[n] > 0 else own
            if shown and not shown.isspace():
                end, _ = moved(matrix, at[0] + width, at[1])
                yield Glyph(shown, min(left, end), base - 0.85 * height, max(left, end), base + 0.15 * height, base, spaced)
            spaced = shown.isspace()
            at = (at[0] + (right[n] if n < len(right) else 0.0 if below else own), at[1] + (below[n] if n < len(below) else 0.0))


def steps(text: str | None, most: int) -> list[float]:
    """Return the steps between characters; ``g 3 2.5`` stands for three of 2.5."""
    found: list[float] = []
    words = (text or "").split()
    at = 0
    while at < len(words) and len(found) < most:
        if words[at] == "g" and at + 2 < len(words):
            count, step = numbers(words[at + 1]), numbers(words[at + 2])
            found += [step[0] if step else 0.0] * min(int(count[0]) if count else 0, MOST_REPEATS)
            at += 3
        else:
            found += numbers(words[at])[:1]
            at += 1
    return found[:most]


def strokes(node: Node) -> Iterator[tuple[Stroke, bool]]:
    """Yield the straight lines of a path, and whether each runs across."""
    matrix = placing(node)
    path = next((n.text for n in node.iter("{*}AbbreviatedData")), "") or ""
    start = at = (0.0, 0.0)
    for sign, rest in STEP.findall(path[:200_000]):
        said = numbers(rest)
        if sign == "C" and not said:
            yield from ruling(matrix, at, start)
            at = start
        elif len(said) >= 2:
            end = (said[-2], said[-1])
            if sign == "L":
                yield from ruling(matrix, at, end)
            elif sign in "MS":
                start = end
            at = end


def ruling(matrix: Matrix, start: tuple[float, float], end: tuple[float, float]) -> Iterator[tuple[Stroke, bool]]:
    """Yield a line that runs straight across or down and is long enough."""
    (x0, y0), (x1, y1) = moved(matrix, *start), moved(matrix, *end)
    if abs(y1 - y0) <= STRAIGHT * POINTS and abs(x1 - x0) >= LONG * POINTS:
        yield Stroke((y0 + y1) / 2, min(x0, x1), max(x0, x1)), True
    elif abs(x1 - x0) <= STRAIGHT * POINTS and abs(y1 - y0) >= LONG * POINTS:
        yield Stroke((x0 + x1) / 2, min(y0, y1), max(y0, y1)), False
