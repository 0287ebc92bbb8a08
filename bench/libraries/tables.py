"""PDF: the cells of ruled tables and the lines beside them, by our own code over pdfium and by pdfplumber."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO

import pdfplumber

from documents.mutants import seeds
from jixiao.read.blocks import Grid
from jixiao.read.formats import pdf
from libraries.timing import Row, medians


def rows() -> Iterator[Row]:
    """Yield for every PDF with text how many of our cells pdfplumber has too, and the time a page."""
    for name, data in seeds().items():
        if not name.endswith(".pdf"):
            continue
        with pdfplumber.open(BytesIO(data)) as opened:
            pages = len(opened.pages)
        ours, theirs = own_cells(data), library_cells(data)
        own, library = medians(partial(own_cells, data), partial(library_cells, data))
        yield {
            "file": name,
            "pages": pages,
            "filled cells, own": len(ours),
            "the same text in pdfplumber's": sum(text in set(theirs) for text in ours),
            "filled cells, pdfplumber": len(theirs),
            "ms a page, own": f"{own * 1000 / pages:.1f}",
            "ms a page, pdfplumber": f"{library * 1000 / pages:.1f}",
            "× time of our own": f"{library / own:.2f}",
        }


def own_cells(data: bytes) -> list[str]:
    """Return the texts of the filled cells of ruled tables without blanks, as we read them."""
    grids = [block for block in pdf.read(data).blocks if isinstance(block, Grid)]
    return [plain(cell.text) for grid in grids for row in grid.rows for cell in row if cell.text]


def library_cells(data: bytes) -> list[str]:
    """Return the texts of the filled cells of all tables without blanks, as pdfplumber reads them."""
    with pdfplumber.open(BytesIO(data)) as opened:
        return [plain(cell) for page in opened.pages for table in page.extract_tables() for row in table for cell in row if cell]


def plain(text: str) -> str:
    """Return a text without blanks."""
    return "".join(text.split())
