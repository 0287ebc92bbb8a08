"""Small PDF files for the tests: text in a font that every reader knows, ruling lines, tables with merged cells."""

import zlib
from collections.abc import Sequence
from typing import NamedTuple

FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light"
    b"/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 860/Descent -140/CapHeight 700/StemV 90>>>>]>>"
)
SIZE = 10.5


class Merged(NamedTuple):
    """A cell to be drawn: its text, lines parted by line breaks, and its spans."""

    text: str
    colspan: int = 1
    rowspan: int = 1


class Page:
    """A page to be drawn; y counts from the top."""

    def __init__(self, width: float = 595, height: float = 842, rotate: int = 0) -> None:
        self.width, self.height, self.rotate = width, height, rotate
        self.drawn: list[str] = []

    def text(self, x: float, y: float, text: str, size: float = SIZE, *, hidden: bool = False, upward: bool = False) -> None:
        """Draw a line of text whose baseline stands at ``y``."""
        turn = "0 1 -1 0" if upward else "1 0 0 1"
        codes = text.encode("utf-16-be").hex()
        self.drawn.append(f"BT /F {size} Tf {3 if hidden else 0} Tr {turn} {x:.2f} {self.height - y:.2f} Tm <{codes}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self.drawn.append(f"{x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S")

    def table(self, x: float, y: float, widths: Sequence[float], rows: Sequence[Sequence[Merged | str | None]], *, high: float = 22, ruled: bool = True) -> float:
        """Draw a table, None for what a merged cell covers; return the y of its end."""
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if cell is not None:
                    self.cell(x + sum(widths[:c]), y + r * high, widths[c:], cell if isinstance(cell, Merged) else Merged(cell), high, ruled=ruled)
        return y + len(rows) * high

    def cell(self, x: float, y: float, widths: Sequence[float], cell: Merged, high: float, *, ruled: bool) -> None:
        """Draw one cell."""
        wide, tall = sum(widths[: cell.colspan]), cell.rowspan * high
        if ruled:
            for x0, y0, x1, y1 in ((x, y, x + wide, y), (x, y + tall, x + wide, y + tall), (x, y, x, y + tall), (x + wide, y, x + wide, y + tall)):
                self.line(x0, y0, x1, y1)
        lines = cell.text.split("\n")
        top = y + (tall - len(lines) * SIZE * 1.1) / 2 + SIZE * 0.9
        for n, text in enumerate(lines):
            self.text(x + 4, top + n * SIZE * 1.1, text)


def pdf(*pages: Page) -> bytes:
    """Return pages as a PDF file."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", FONT]
    kids = []
    for page in pages:
        content = zlib.compress("\n".join(["0.5 w", *page.drawn]).encode())
        number = len(objects) + 1
        kids.append(b"%d 0 R" % number)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % (page.width, page.height, page.rotate, number + 1)
        )
        objects.append(b"<</Length %d/Filter/FlateDecode>>\nstream\n" % len(content) + content + b"\nendstream")
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(pages))
    return assembled(objects)


def assembled(objects: Sequence[bytes]) -> bytes:
    """Return objects as a file, the first the catalogue."""
    body, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + thing + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
