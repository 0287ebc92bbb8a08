"""Web pages: visible text and tables with their spans, in the encoding that the bytes have, whatever the label says."""

import re
from collections.abc import Iterator
from typing import cast

from jixiao.fence import Limits
from jixiao.forms.grammar import meanings
from jixiao.read.blocks import Block, Blocks, Paragraph, Repair
from jixiao.read.decode import seen
from jixiao.read.formats._grid import Draft, Drafts, flat, made
from jixiao.read.formats._laid import rows_laid
from jixiao.read.formats._xml import Node
from jixiao.read.refused import Refused
from jixiao.read.text import text_blocks
from jixiao.read.titles import is_title
from jixiao.values.place import Place

FORMAT = "html"
EXTRA = "read"
LOADS = ("lxml.etree", "lxml.html")
SUFFIXES = (".html", ".htm")
LIMITS = Limits(memory=640 << 20, cpu=9, wall=9.0, output=16 << 20)
LARGEST = 20 << 20
WIDEST, TALLEST = 500, 50_000
MOST_CELLS = 60_000
DEEPEST = 100
LONGEST_LABEL = 20

HEAD = re.compile(
    rb"^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|meta|title|h[1-6]|p|script|style)\b",
    re.IGNORECASE | re.DOTALL,
)
LABEL = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
TEXTS = (".txt", ".text", ".md", ".markdown", ".tsv", ".csv", ".json")
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
CHINESE = frozenset(("gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb_2312-80", "hz-gb-2312"))
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
RULE = re.compile(r"([^{}]{1,300})\{([^{}]*)\}")
SIMPLE = re.compile(r"(?:[\w-]+)?[.#][\w-]+")
BLANKS = re.compile(r"[ \t\r\n\f]+")
HEADINGS = {f"h{n}": n for n in range(1, 7)}
DROPPED = frozenset(
    (
        *("script", "style", "title", "template", "noscript", "iframe", "object", "embed", "svg", "math"),
        *("select", "option", "datalist", "textarea", "input", "button", "audio", "video", "canvas", "rt", "rp"),
        *("del",),
    )
)
BLOCK = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog"),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section"),
        *("summary", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)


def recognises(data: bytes, name: str) -> bool:
    """Return whether the bytes begin like a web page, or the name says so and tags stand in them; Markdown may hold tags too."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\0", b"")[2:]
    if name.lower().endswith(TEXTS):
        return False
    named = name.lower().endswith((".html", ".htm", ".xhtml")) and re.search(rb"<[a-zA-Z]+[\s>]", head) is not None
    return named or HEAD.match(head) is not None


def read(data: bytes) -> Blocks:
    """Return the blocks; Refused for what is too large or no text."""
    from lxml import etree, html  # noqa: PLC0415 - only the child pays for it

    if len(data) > LARGEST:
        raise Refused(f"网页超过 {LARGEST >> 20} MB，不像表单。请拆分后再报送。", "The page is larger than any form. Split it.")
    text, repairs = decoded(data)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(DECLARATION.sub("", text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as broken:
        raise Refused(
            "网页是空的或读不出。请在浏览器里打开后另存一份。", "The page is empty or can't be read. Open it in a browser and save a copy."
        ) from broken
    return Blocks(tuple(Reader(cast("Node", root)).blocks()), repairs)


def decoded(data: bytes) -> tuple[str, tuple[Repair, ...]]:
    """Return the page's text: by its mark, else by what fits, the label deciding only between what fits."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), ()
    found = LABEL.search(data[:4096])
    label = found[1].decode("ascii").lower() if found else ""
    chinese = ("gb18030", "utf-8", "big5") if label in CHINESE else ("utf-8", "gb18030", "big5")
    for encoding in ("big5", "utf-8") if label.startswith("big5") else chinese:
        if encoding == "gb18030" and label in CHINESE and is_utf8(data):
            continue
        try:
            return data.decode(encoding), ()
        except UnicodeDecodeError:
            continue
    text = data.decode(chinese[0], "replace")
    return text, (Repair(f"网页里有 {text.count(chr(0xFFFD))} 处字符的编码有误，读作“�”。", 0.5),)


def is_utf8(data: bytes) -> bool:
    """Return whether bytes are UTF-8 with signs beyond ASCII in it."""
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


class Reader:
    """Walks over one page."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.hiding = hidden_selectors(root)
        self.tables = self.cells = 0
        self.text: list[str] = []
        self.at: Node | None = None

    def blocks(self) -> Iterator[Block]:
        """Yield the page's blocks."""
        yield from self.walk(self.root, None, 0)
        yield from self.flush(None)

    def hidden(self, node: Node) -> bool:
        """Return whether an element is not shown."""
        if node.get("hidden") is not None or HIDING.search(node.get("style") or ""):
            return True
        if not self.hiding:
            return False
        names = {f".{c}" for c in (node.get("class") or "").split()} | {f"#{node.get('id')}"}
        return bool(self.hiding & (names | {node.tag + n for n in names}))

    def walk(self, node: Node, heading: int | None, depth: int) -> Iterator[Block]:
        """Yield the blocks below an element; running text is collected until a block ends it."""
        if depth > DEEPEST:
            raise Refused(
                "网页的层次过深，不像表单。请在浏览器里打开后另存一份。",
                "Elements are nested too deep. Open the page in a browser and save a copy.",
            )
        self.say(node.text, node)
        children = list(node)
        at = 0
        while at < len(children):
            rows = rows_laid(children[at:])
            if rows:
                yield from self.flush(heading)
                yield from self.laid(rows, depth + 1)
                at += len(rows)
                continue
            yield from self.element(children[at], heading, depth)
            self.say(children[at].tail, children[at])
            at += 1

    def laid(self, rows: list[Node], depth: int) -> Iterator[Block]:
        """Yield divisions that stand as rows and cells of a table as a grid."""
        self.tables += 1
        drafts = Drafts()
        for number, row in enumerate((row for row in rows if not self.hidden(row)), 1):
            cells = [cell for cell in row if not self.hidden(cell)]
            drafts.row(self.row(cells, {}, Place(table=self.tables, row=number, line=row.sourceline), depth))
        yield from made(drafts)

    def element(self, node: Node, heading: int | None, depth: int) -> Iterator[Block]:
        """Yield the blocks of one element."""
        tag = node.tag
        if self.hidden(node):
            return
        if tag == "table":
            yield from self.flush(heading)
            yield from self.table(node, depth + 1)
        elif tag == "dl" and not is_nested(node):
            yield from self.flush(heading)
            yield from self.definitions(node, depth + 1)
        elif tag == "pre":
            yield from self.flush(heading)
            yield from text_blocks("".join(node.itertext()))
        elif tag == "br":
            self.text.append("\n")
        elif tag in CONTROLS or tag in DROPPED:
            self.text.append(control(node))
        elif tag in BLOCK:
            yield from self.flush(heading)
            yield from self.walk(node, HEADINGS.get(tag, heading), depth + 1)
            yield from self.flush(HEADINGS.get(tag, heading))
        else:
            self.part(node)
            yield from self.walk(node, heading, depth + 1)

    def part(self, node: Node) -> None:
        """Part a label from its value in an element of its own right behind it: <li>主管部门<span>某局</span></li>."""
        said = "".join(self.text).strip()
        if not 0 < len(said) <= LONGEST_LABEL or said[-1] in ":：" or not meanings(said):
            return
        value = "".join(node.itertext()).strip()
        if value[:1].isalnum() and not meanings(said + value) and not is_title(said + value):
            self.text.append("：")

    def say(self, text: str | None, node: Node) -> None:
        """Collect running text."""
        if text:
            self.text.append(seen(BLANKS.sub(" ", text)))
            if self.at is None and text.strip():
                self.at = node

    def flush(self, heading: int | None) -> Iterator[Paragraph]:
        """Yield the lines collected so far as paragraphs."""
        text, self.text = "".join(self.text), []
        node, self.at = self.at, None
        for line in text.split("\n"):
            if body := line.strip():
                yield Paragraph(body, Place(line=node.sourceline if node is not None else None, text=body), heading)

    def table(self, node: Node, depth: int) -> Iterator[Block]:
        """Yield a table: as a grid, or where tables stand in its cells as what the cells hold."""
        self.tables += 1
        table, drafts = self.tables, Drafts()
        taken: dict[int, int] = {}
        for index, row in enumerate(rows_of(node), 1):
            if row.tag == "caption":
                yield from self.walk(row, None, depth)
                yield from self.flush(None)
                continue
            if self.hidden(row):
                continue
            cells = [c for c in row if c.tag in ("td", "th") and not self.hidden(c)]
            if any(has_table(c) for c in cells) or (len(cells) == 1 and has_row(cells[0])):
                yield from made(drafts)
                drafts.count += 1
                for cell in cells:
                    yield from self.walk(cell, None, depth)
                    yield from self.flush(None)
                continue
            drafts.row(self.row(cells, taken, Place(table=table, row=index, line=row.sourceline), depth))
        yield from made(drafts)

    def definitions(self, node: Node, depth: int) -> Iterator[Block]:
        """Yield a list of terms as a grid: a term with what defines it, or alone; what else stands in the list as it is."""
        self.tables += 1
        drafts, term = Drafts(), None
        for child in (c for c in node if not self.hidden(c)):
            defines = term is not None and child.tag == "dd"
            if term is not None:
                drafts.row(self.defined([term, child] if defines else [term], drafts.count, depth))
            if not defines and child.tag != "dt":
                yield from self.apart(child, drafts, depth)
            term = child if child.tag == "dt" else None
        if term is not None:
            drafts.row(self.defined([term], drafts.count, depth))
        yield from made(drafts)

    def defined(self, cells: list[Node], count: int, depth: int) -> list[Draft]:
        """Return the cells of a term and what defines it."""
        return self.row(cells, {}, Place(table=self.tables, row=count + 1, line=cells[-1].sourceline), depth)

    def apart(self, node: Node, drafts: Drafts, depth: int) -> Iterator[Block]:
        """Yield the rows so far, then an element that is none of a list's."""
        yield from made(drafts)
        yield from self.element(node, None, depth)
        yield from self.flush(None)

    def row(self, cells: list[Node], taken: dict[int, int], place: Place, depth: int) -> list[Draft]:
        """Return a row's cells in the columns that cells from above leave free."""
        drafts = []
        column = 0
        for cell in cells:
            while taken.get(column, 0):
                column += 1
            width, height = span_of(cell, "colspan", WIDEST), span_of(cell, "rowspan", TALLEST)
            text = self.content(cell, depth)
            draft = Draft(
                text,
                column,
                width,
                Place(line=cell.sourceline or place.line, table=place.table, row=place.row, column=column + 1, text=text),
            )
            draft.rowspan = height
            drafts.append(draft)
            taken.update(dict.fromkeys(range(column, column + width), height))
            column += width
            self.cells += 1
            if column > WIDEST * 2 or self.cells > MOST_CELLS:
                raise Refused("网页里的表格过大，不像表单。请拆分后再报送。", "The tables of the page are larger than any form. Split it.")
        for at, left in taken.items():
            taken[at] = max(0, left - 1)
        return drafts

    def content(self, cell: Node, depth: int) -> str:
        """Return a cell's text, its blocks as lines."""
        return "\n".join(map(flat, (*self.walk(cell, None, depth + 1), *self.flush(None))))


def hidden_selectors(root: Node) -> frozenset[str]:
    """Return the classes and ids that the page's own style rules hide."""
    found: set[str] = set()
    for style in root.iter("style"):
        for rule in RULE.finditer((style.text or "")[:200_000]):
            if HIDING.search(rule[2]):
                found |= {s.strip() for s in rule[1].split(",") if SIMPLE.fullmatch(s.strip())}
    return frozenset(found)


CONTROLS = frozenset(("input", "select", "textarea"))


def control(node: Node) -> str:
    """Return what a form's control shows; other things that are dropped show nothing."""
    kind = (node.get("type") or "text").lower()
    if node.tag == "input" and kind in ("checkbox", "radio"):
        return "☑" if node.get("checked") is not None else "□"
    if node.tag == "input" and kind in ("text", "number", "date"):
        return node.get("value") or ""
    if node.tag == "textarea":
        return node.text or ""
    if node.tag == "select":
        options = list(node.iter("option"))
        chosen = next((o for o in options if o.get("selected") is not None), options[0] if options else None)
        return "".join(chosen.itertext()).strip() if chosen is not None else ""
    return ""


def rows_of(table: Node) -> Iterator[Node]:
    """Yield a table's caption and rows in the order shown."""
    for child in table:
        if child.tag in ("tr", "caption"):
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def is_nested(terms: Node) -> bool:
    """Return whether a list of terms holds others or stands in one: then its terms are headings of what stands below."""
    return terms.find(".//dl") is not None or next(terms.iterancestors("dl"), None) is not None


def has_table(cell: Node) -> bool:
    """Return whether a table with rows and columns stands in a cell, so that the cell is a frame."""
    for table in cell.iter("table"):
        widths = [sum(c.tag in ("td", "th") for c in row) for row in rows_of(table)]
        if len(widths) > 1 and max(widths) > 1:
            return True
    return False


def has_row(cell: Node) -> bool:
    """Return whether a cell is the frame of a table of a single row of cells, and of nothing else."""
    tables = list(cell.iter("table"))
    widths = [sum(c.tag in ("td", "th") for c in row) for table in tables for row in rows_of(table)]
    return len(tables) == 1 and len(widths) == 1 and widths[0] > 1


def span_of(cell: Node, name: str, most: int) -> int:
    """Return how many columns or rows a cell spans."""
    said = (cell.get(name) or "").strip()
    return min(max(1, int(said)), most) if re.fullmatch(r"\d{1,6}", said) else 1
