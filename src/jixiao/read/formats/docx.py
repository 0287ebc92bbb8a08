"""Word documents: body, tables with their true spans, text boxes and footnotes, as a person sees them with changes accepted."""

from collections.abc import Iterator

from jixiao.fence import Limits
from jixiao.read.blocks import Block, Blocks, Grid, Paragraph, Repair
from jixiao.read.formats._grid import Draft, Drafts, flat, made
from jixiao.read.formats._package import Package, package, pictures, without_dde
from jixiao.read.formats._word_styles import BODY, Numbering, Styles, child_of, small_number, switched, value
from jixiao.read.formats._word_text import Inline, chosen
from jixiao.read.formats._xml import Node, attribute, local, parsed
from jixiao.read.formats._zip import MIB, names
from jixiao.read.refused import Refused
from jixiao.values.place import Place

FORMAT = "docx"
EXTRA = "read"
LOADS = ("lxml.etree", "zipfile")
SUFFIXES = (".docx", ".docm")
LIMITS = Limits(memory=640 * MIB, cpu=9, wall=9.0, output=16 * MIB)
WIDEST = 500
MOST_CELLS = 60_000
SLIVER = 85
"""A grid column narrower than this (twentieths of a point) only parts borders that were meant to be one."""
DEEPEST = 12
"""Tables nested deeper are no form."""
GONE = frozenset(("del", "moveFrom"))
THROUGH = frozenset(("ins", "moveTo", "customXml", "smartTag", "sdtContent"))


def recognises(data: bytes, name: str) -> bool:  # noqa: ARG001 - content tells
    """Return whether the bytes are a package with a Word part."""
    return names(data, b"word/")


def read(data: bytes) -> Blocks:
    """Return the blocks; Refused for what must not or cannot be read."""
    return Reader(package(data)).blocks()


class Reader:
    """Walks over one document."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(self.tree("styles"))
        self.numbering = Numbering(self.tree("numbering"))
        self.paragraphs = self.tables = self.cells = 0
        self.notes: list[str] = []
        self.repairs: list[Repair] = []

    def tree(self, kind: str) -> Node | None:
        """Return the tree of a part that belongs to the main one."""
        name = self.package.part(kind)
        return parsed(self.package.container.read(name)) if name else None

    def blocks(self) -> Blocks:
        """Return the document's blocks: its body, then its footnotes."""
        root = parsed(self.package.container.read(self.package.main))
        without_dde(root)
        body = child_of(root, "body")
        found = list(self.walk(body, 0)) if body is not None else []
        if next(root.iter("{*}altChunk"), None) is not None:
            self.repairs.append(Repair("文件里嵌有另一份文档（altChunk），没有读。", 0.5))
        return Blocks((*found, *self.footnotes()), (*self.repairs, *pictures(self.package.container)))

    def walk(self, container: Node, depth: int) -> Iterator[Block]:
        """Yield the blocks of a body, cell, control or text box."""
        pending = ""
        for child in self.shown(container):
            if local(child) == "p":
                inline = Inline(self.styles)
                text = pending + self.numbered(child, inline.text(child))
                if mark_deleted(child):
                    pending = text
                    continue
                pending = ""
                yield from self.paragraph(child, text)
                yield from self.aside(inline, depth)
            else:
                yield from self.table(child, depth + 1)

    def aside(self, inline: Inline, depth: int) -> Iterator[Block]:
        """Yield the text boxes met in a paragraph; keep its notes."""
        self.notes += inline.notes
        for box in inline.boxes if depth < DEEPEST else ():
            yield from self.walk(box, depth + 1)

    def shown(self, container: Node) -> Iterator[Node]:
        """Yield paragraphs and tables, those in controls and tracked insertions too."""
        for child in container:
            name = local(child)
            if name in ("p", "tbl"):
                yield child
            elif name == "sdt":
                if not is_contents(child) and (content := child_of(child, "sdtContent")) is not None:
                    yield from self.shown(content)
            elif name in THROUGH:
                yield from self.shown(child)
            elif name == "AlternateContent":
                yield from self.shown(chosen(child))

    def numbered(self, paragraph: Node, text: str) -> str:
        """Return a paragraph's text with the number that its list prints."""
        properties = child_of(paragraph, "pPr")
        style = self.styles.of(value(properties, "pStyle"))
        own = child_of(properties, "numPr")
        name = value(own, "numId") or style.list
        if not name or name == "0":
            return text
        level = small_number(value(own, "ilvl"))
        printed = self.numbering.next(name, style.level if level is None else level)
        return printed + (" " if text[:1].isdigit() else "") + text if printed else text

    def paragraph(self, node: Node, text: str) -> Iterator[Paragraph]:
        """Yield a paragraph's lines; a line of a table of contents is none."""
        self.paragraphs += 1
        properties = child_of(node, "pPr")
        style = self.styles.of(value(properties, "pStyle"))
        outline = small_number(value(properties, "outlineLvl"))
        outline = style.outline if outline is None else outline
        if style.contents:
            return
        for line in text.split("\n"):
            body = line.strip()
            if body:
                yield Paragraph(
                    body, Place(line=self.paragraphs, text=body), outline + 1 if outline is not None and outline < BODY else None
                )

    def table(self, node: Node, depth: int) -> Iterator[Block]:
        """Yield a table as a grid; tables inside its cells come after the row they stand in."""
        self.tables += 1
        if depth > DEEPEST:
            raise Refused(
                "表格嵌套过深，不像表单。请用原软件整理后另存一份。", "Tables are nested too deep. Tidy the file in its own program."
            )
        table, drafts, columns = self.tables, Drafts(), edge_columns(node)
        for index, row in enumerate(rows_of(node), 1):
            properties = child_of(row, "trPr")
            if child_of(properties, "del") is not None or switched(properties, "hidden"):
                continue
            inner = list(self.row(row, drafts, Place(table=table, row=index), depth, columns))
            if inner:
                yield from made(drafts)
                yield from inner
        yield from made(drafts)

    def row(self, row: Node, drafts: Drafts, place: Place, depth: int, columns: list[int]) -> Iterator[Block]:
        """Add a row's cells to the drafts; yield what stands in them besides text."""
        column = small_number(value(child_of(row, "trPr"), "gridBefore")) or 0
        new: list[Draft] = []
        inner: list[Block] = []
        for cell in cells_of(row):
            properties = child_of(cell, "tcPr")
            width = min(max(1, small_number(value(properties, "gridSpan")) or 1), WIDEST)
            merge, beside = value(properties, "vMerge"), value(properties, "hMerge")
            start, end = snapped(columns, column), snapped(columns, column + width)
            if beside is not None and beside != "restart" and new:
                new[-1].colspan = max(1, end - new[-1].column)
            elif child_of(properties, "cellDel") is None and not (merge is not None and merge != "restart" and drafts.grow(start)):
                text = self.content(cell, inner, depth)
                new.append(Draft(text, start, max(1, end - start), Place(table=place.table, row=place.row, column=column + 1, text=text)))
            column += width
        self.cells += len(new)
        if column > WIDEST or self.cells > MOST_CELLS:
            raise Refused(
                f"表格超过 {WIDEST} 列或全文超过 {MOST_CELLS} 个单元格，不像表单。请拆分后再报送。",
                "The tables are larger than any form. Split the file.",
            )
        drafts.row(new)
        yield from inner

    def content(self, cell: Node, inner: list[Block], depth: int) -> str:
        """Return a cell's text; tables with rows and columns of their own go to ``inner``."""
        lines: list[str] = []
        joins = False
        for child in self.shown(cell):
            if local(child) == "tbl":
                blocks = list(self.table(child, depth + 1))
                if any(isinstance(b, Grid) and is_table(b) for b in blocks):
                    inner += blocks
                else:
                    lines += [flat(b) for b in blocks]
                continue
            inline = Inline(self.styles)
            text = self.numbered(child, inline.text(child))
            lines[-1:] = [lines[-1] + text] if joins and lines else [*lines[-1:], text]
            joins = mark_deleted(child)
            for block in self.aside(inline, depth):
                lines.append(flat(block))
        return "\n".join(line.strip() for line in "\n".join(lines).split("\n")).strip()

    def footnotes(self) -> Iterator[Paragraph]:
        """Yield the footnotes and endnotes that the text refers to."""
        for kind in ("footnotes", "endnotes"):
            root = self.tree(kind) if self.notes else None
            for note in root if root is not None else ():
                if attribute(note, "id") in self.notes and attribute(note, "type") is None:
                    for block in self.walk(note, DEEPEST - 1):
                        if isinstance(block, Paragraph):
                            yield block


def edge_columns(table: Node) -> list[int]:
    """Return the column that begins at every edge of a table's grid, slivers left out; empty where the grid is not told."""
    edges = [0]
    grid = child_of(table, "tblGrid")
    for column in grid if grid is not None else ():
        width = small_number(attribute(column, "w")) or 0
        edges.append(edges[-1] + (0 if 0 < width < SLIVER else 1))
    return edges


def snapped(edges: list[int], column: int) -> int:
    """Return the column that begins at an edge of the grid; edges beyond it count on."""
    return edges[column] if column < len(edges) else edges[-1] + column - len(edges) + 1


def rows_of(table: Node) -> Iterator[Node]:
    """Yield a table's rows, those in controls and tracked insertions too."""
    yield from inside(table, "tr")


def cells_of(row: Node) -> Iterator[Node]:
    """Yield a row's cells."""
    yield from inside(row, "tc")


def inside(node: Node, name: str) -> Iterator[Node]:
    """Yield the children of a name, through what only wraps them."""
    for child in node:
        found = local(child)
        if found == name:
            yield child
        elif found in THROUGH or found == "sdt":
            yield from inside(child, name)


def mark_deleted(paragraph: Node) -> bool:
    """Return whether the paragraph's end was deleted in a tracked change: the next one goes on in its line."""
    return child_of(child_of(child_of(paragraph, "pPr"), "rPr"), "del") is not None


def is_contents(control: Node) -> bool:
    """Return whether a control holds the table of contents."""
    part = child_of(child_of(control, "sdtPr"), "docPartObj")
    return "table of contents" in (value(part, "docPartGallery") or "").lower()


def is_table(grid: Grid) -> bool:
    """Return whether a grid has rows and columns, so that it is more than a frame around text."""
    return len(grid.rows) > 1 and max(map(len, grid.rows)) > 1
