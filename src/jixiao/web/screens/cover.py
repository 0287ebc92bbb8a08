"""The page of the cover: its fields with what is said about each, and what is said of the whole."""

from msgspec import Struct

from jixiao.actions.correct import text_at
from jixiao.model.document import Document
from jixiao.model.fields import FIELDS
from jixiao.model.finding import DocumentReport
from jixiao.web.screens.balance import FigureLine, balance
from jixiao.web.screens.guess import guess_of
from jixiao.web.screens.remarks import Remark, own, remarks
from jixiao.web.screens.tabs import FormTab, cover_tab, tabs
from jixiao.write.text.group import live

COVER = ("/title", "/authority", "/stated_count", "/stated_total")


class CoverCell(Struct, frozen=True):
    """A field of the cover with what is said about it."""

    name: str
    label: str
    text: str
    level: str
    remarks: tuple[Remark, ...]


class CoverPage(Struct, frozen=True):
    """The cover with its tabs and the balance of all; position 0 is its tab."""

    position: int
    tabs: tuple[FormTab, ...]
    balance: tuple[FigureLine, ...]
    cells: tuple[CoverCell, ...]
    others: tuple[Remark, ...]


def cover_page(report: DocumentReport, document: Document) -> CoverPage:
    """Return the page of a document's cover."""
    found = remarks(report, document, own(live(report.findings), None), guess_of(report, document))
    cells = []
    for path in COVER:
        beside = tuple(remark for remark in found if remark.path == path)
        level = beside[0].level if beside else ""
        cells.append(CoverCell(path, FIELDS[path.strip("/")][0], text_at(document, path), level, beside))
    others = tuple(remark for remark in found if remark.path not in COVER)
    return CoverPage(0, (cover_tab(report), *tabs(report, document)), balance(report, 0), tuple(cells), others)
