"""Notes and colour in a workbook: a part of comments, its drawing, a style with a fill; cells keep what they hold."""

import re
from collections.abc import Iterable, Mapping, Sequence

from jixiao.model.finding import Severity
from jixiao.values.columns import letters_of
from jixiao.write.annotate.container import HEAD, OFFICE, Container
from jixiao.write.annotate.remark import AUTHOR, Remark, gravest
from jixiao.write.annotate.spans import Element, Patches, parsed
from jixiao.write.annotate.xlsx_clear import clear
from jixiao.write.escaping import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
FILLS: dict[Severity, str] = {"error": "FFFFC7CE", "warning": "FFFFEB9C", "note": "FFDDEBF7"}
AFTER = ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")
"""What must stand behind a sheet's legacy drawing."""
Cell = tuple[int, int]
"""Row and column, from 1."""
SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"'


def annotated(data: bytes, remarks: Sequence[Remark]) -> bytes:
    """Return the workbook with a note at every cell that a remark speaks of, the cell coloured by the gravest; older ones are replaced."""
    package = Container(data)
    main = package.related("", "officeDocument") or "xl/workbook.xml"
    parts = sheets(package, main)
    for part in parts.values():
        clear(package, main, part, FILLS.values())
    painted = Paint(package, main)
    for name, found in by_sheet(remarks, list(parts)).items():
        write_sheet(package, parts[name], found, painted)
    painted.keep()
    return package.bytes()


def sheets(package: Container, main: str) -> dict[str, str]:
    """Return the worksheets' parts by name, in their order."""
    leading = {r.name: r.target for r in package.relations(main) if r.kind == "worksheet"}
    nodes = parsed(package.read(main)).iter("sheet")
    return {node.get("name") or "": leading[own] for node in nodes if (own := node.get("id") or "") in leading}


def by_sheet(remarks: Iterable[Remark], names: Sequence[str]) -> dict[str, dict[Cell, list[Remark]]]:
    """Return the remarks by sheet and cell; those without a place stand at the first cell of the first sheet."""
    found: dict[str, dict[Cell, list[Remark]]] = {}
    for remark in remarks:
        place = remark.place
        name = place.sheet if place.sheet in names else names[0]
        cell = (place.row or 1, place.column or 1) if name == place.sheet else (1, 1)
        found.setdefault(name or names[0], {}).setdefault(cell, []).append(remark)
    return found


def write_sheet(package: Container, part: str, found: Mapping[Cell, list[Remark]], painted: "Paint") -> None:
    """Colour a sheet's cells and add their notes."""
    data = package.read(part)
    root, patches = parsed(data), Patches(data)
    cells = {node.get("r"): node for node in root.iter("c")}
    for at, own in found.items():
        node = cells.get(address(at))
        if node is not None:
            colour(patches, data, node, painted.style(int(node.get("s") or "0"), gravest(own)))
    add_notes(package, part, found)
    if root.child("legacyDrawing") is None:
        drawing = add_drawing(package, part, found)
        behind = next((c for c in root.children if c.local in AFTER), None)
        text = f'<legacyDrawing xmlns="{MAIN}" xmlns:r="{OFFICE[:-1]}" r:id="{drawing}"/>'
        patches.insert(behind.start if behind else root.close, text)
    else:
        extend_drawing(package, part, found)
    package.write(part, patches.done())


def colour(patches: Patches, data: bytes, node: Element, style: int) -> None:
    """Give a cell its style."""
    old = data[node.start : node.inner]
    new = (
        re.sub(rb'(\ss=)["\']\d*["\']', rb'\1"%d"' % style, old) if node.get("s") else re.sub(rb"^<[^\s/>]+", rb'\g<0> s="%d"' % style, old)
    )
    patches.replace(node.start, node.inner, new.decode())


def address(at: Cell) -> str:
    """Return a cell's address, ``B5``."""
    row, column = at
    return f"{letters_of(column - 1)}{row}"


def note_text(remarks: Sequence[Remark]) -> str:
    """Return the text of a note: each remark's head in bold, then its lines."""
    runs = []
    for number, remark in enumerate(remarks):
        gap = "\n\n" if number else ""
        font = '<sz val="9"/><rFont val="宋体"/>'
        runs.append(f'<r><rPr><b/>{font}</rPr><t xml:space="preserve">{gap}{escape(remark.head)}</t></r>')
        lines = "\n" + "\n".join(remark.lines)
        runs.append(f'<r><rPr>{font}</rPr><t xml:space="preserve">{escape(lines)}</t></r>')
    return "".join(runs)


def add_notes(package: Container, part: str, found: Mapping[Cell, list[Remark]]) -> None:
    """Add the notes to the sheet's comments; a cell that has one already gets the remark below it."""
    own = package.related(part, "comments")
    if own is None:
        name = package.free_name("xl/comments{}.xml")
        notes = "".join(
            f'<comment ref="{address(at)}" authorId="0"><text>{note_text(r)}</text></comment>' for at, r in sorted(found.items())
        )
        package.write(
            name,
            f'{HEAD}<comments xmlns="{MAIN}"><authors><author>{AUTHOR}</author></authors><commentList>{notes}</commentList></comments>',
        )
        package.relate(part, "comments", name)
        package.declare(f'<Override xmlns="{TYPES}" PartName="/{name}" ContentType="{COMMENTS_TYPE}"/>')
        return
    data = package.read(own)
    root, patches = parsed(data), Patches(data)
    known = {node.get("ref"): node for node in root.iter("comment")}
    author = own_author(root, patches)
    for at, remarks in sorted(found.items()):
        node = known.get(address(at))
        text = node.child("text") if node is not None else None
        if text is not None:
            patches.inside(text, local(f'<r><t xml:space="preserve">\n\n</t></r>{note_text(remarks)}'))
        else:
            for target in root.iter("commentList"):
                patches.inside(
                    target, f'<comment xmlns="{MAIN}" ref="{address(at)}" authorId="{author}"><text>{note_text(remarks)}</text></comment>'
                )
    package.write(own, patches.done())


def own_author(root: Element, patches: Patches) -> int:
    """Return our number among the authors of a sheet's notes, added where we are none."""
    authors = ["".join(node.texts) for node in root.iter("author")]
    if AUTHOR not in authors:
        for known in root.iter("authors"):
            patches.inside(known, f'<author xmlns="{MAIN}">{AUTHOR}</author>')
        return len(authors)
    return authors.index(AUTHOR)


def local(runs: str) -> str:
    """Return runs that carry their namespace with them."""
    return runs.replace("<r>", f'<r xmlns="{MAIN}">')


def shape(at: Cell, number: int) -> str:
    """Return the drawing of a note, hidden until the cell is pointed at."""
    row, column = at[0] - 1, at[1] - 1
    return (
        f'<v:shape {VML} id="_x0000_jx{number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:240pt;height:150pt;z-index:{number};visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{column + 1}, 15, {row}, 2, {column + 6}, 15, {row + 9}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )


def add_drawing(package: Container, part: str, found: Mapping[Cell, list[Remark]]) -> str:
    """Add the drawing that notes need and return its relationship's id."""
    name = package.free_name("xl/drawings/vmlDrawing{}.vml")
    shapes = "".join(shape(at, number) for number, at in enumerate(sorted(found), 1))
    package.write(
        name, f'<xml {VML}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>{SHAPE_TYPE}{shapes}</xml>'
    )
    package.declare(f'<Default xmlns="{TYPES}" Extension="vml" ContentType="{DRAWING_TYPE}"/>')
    return package.relate(part, "vmlDrawing", name)


def extend_drawing(package: Container, part: str, found: Mapping[Cell, list[Remark]]) -> None:
    """Add shapes to the sheet's drawing for the cells that have none."""
    name = package.related(part, "vmlDrawing")
    if name is None:
        return
    data = package.read(name)
    root, patches = parsed(data), Patches(data)
    drawn = {(number(node, "Row") + 1, number(node, "Column") + 1) for node in root.iter("ClientData") if node.get("ObjectType") == "Note"}
    for count, at in enumerate(sorted(set(found) - drawn), 9001):
        patches.inside(root, shape(at, count))
    package.write(name, patches.done())


def number(node: Element, name: str) -> int:
    """Return a number that a drawing names."""
    found = node.child(name)
    said = "".join(found.texts).strip() if found is not None else ""
    return int(said) if said.isdecimal() else -1


class Paint:
    """The workbook's styles, with one more for every style and severity that meet."""

    def __init__(self, package: Container, main: str) -> None:
        """Read the styles."""
        self.package = package
        self.part = package.related(main, "styles")
        self.data = package.read(self.part) if self.part else b""
        self.root = parsed(self.data) if self.part else None
        formats = self.root.child("cellXfs") if self.root is not None else None
        fills = self.root.child("fills") if self.root is not None else None
        self.formats, self.fills = formats, fills
        self.made: dict[tuple[int, Severity], int] = {}
        self.colours: list[Severity] = []

    def style(self, old: int, severity: Severity) -> int:
        """Return the number of the style like ``old`` but filled; ``old`` itself where the workbook has no styles."""
        if self.formats is None or self.fills is None or old >= len(self.formats.children):
            return old
        if severity not in self.colours:
            self.colours.append(severity)
        return self.made.setdefault((old, severity), len(self.formats.children) + len(self.made))

    def keep(self) -> None:
        """Write the new fills and styles."""
        if not self.made or self.part is None or self.formats is None or self.fills is None:
            return
        patches = Patches(self.data)
        filled = "".join(
            f'<fill xmlns="{MAIN}"><patternFill patternType="solid"><fgColor rgb="{FILLS[c]}"/><bgColor indexed="64"/></patternFill></fill>'
            for c in self.colours
        )
        patches.inside(self.fills, filled)
        self._count(patches, self.fills, len(self.colours))
        patches.inside(self.formats, "".join(self._like(old, severity) for old, severity in self.made))
        self._count(patches, self.formats, len(self.made))
        self.package.write(self.part, patches.done())

    def _like(self, old: int, severity: Severity) -> str:
        if self.formats is None or self.fills is None:
            return ""
        node = self.formats.children[old]
        head, rest = self.data[node.start : node.inner].decode(), self.data[node.inner : node.end].decode()
        head = re.sub(r"""\s(?:fillId|applyFill)=(?:"[^"]*"|'[^']*')""", "", head)
        number = len(self.fills.children) + self.colours.index(severity)
        return re.sub(r"^<[^\s/>]+", rf'\g<0> fillId="{number}" applyFill="1"', head) + rest

    def _count(self, patches: Patches, node: Element, more: int) -> None:
        head = self.data[node.start : node.inner].decode()
        counted = re.sub(r'\scount="\d+"', f' count="{len(node.children) + more}"', head)
        if not node.empty:
            patches.replace(node.start, node.inner, counted)
