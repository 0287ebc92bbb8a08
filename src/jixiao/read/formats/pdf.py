"""PDF: pages of text by their characters and ruling lines, pages that are pictures by recognising them."""

from collections.abc import Iterator

from jixiao.fence import Limits, going_on
from jixiao.read.blocks import Blocks, Repair
from jixiao.read.pdf.budget import MIB, allow
from jixiao.read.pdf.flow import blocks
from jixiao.read.pdf.glyphs import glyphs, text_turn, unreadable
from jixiao.read.pdf.pdfium import Frame, Handle, library
from jixiao.read.pdf.preflight import HEADER, checked, counted
from jixiao.read.pdf.sheet import Sheet, lay_out
from jixiao.read.pdf.strokes import Drawn, drawn
from jixiao.read.refused import Refused
from jixiao.read.scan.page import scanned

FORMAT = "pdf"
EXTRA = "read"
LOADS = ("pypdfium2",)
LIMITS = Limits(memory=3072 * MIB, cpu=3600, wall=3600.0, output=64 * MIB, tightened=True)
"""The most for a long scan; :func:`read` allows itself less by the number of pages."""

START_SECONDS, PAGE_SECONDS, SCAN_SECONDS = 8.0, 0.5, 20.0
TEXT_MEMORY, SCAN_MEMORY = 700 * MIB, 2800 * MIB
PICTURES = ((0.35, 30), (0.5, 200))
"""A page whose pictures cover this part of it, with at most so many characters beside them, is a scan."""
PASSWORD_ERROR = 4


USUAL = 842
"""A side of a page, in points, that tells none: the longer one of A4."""


def recognises(data: bytes, name: str) -> bool:
    """Return whether a file is a PDF by its header, or says so by its name."""
    return data.startswith(HEADER) or (name.lower().endswith(".pdf") and not data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")))


def read(data: bytes) -> Blocks:
    """Return the blocks of a PDF; Refused with the way out for one that can't or must not be read."""
    allow(START_SECONDS, TEXT_MEMORY)
    document = opened_pdf(checked(data))
    pages = counted(len(document))
    allow(START_SECONDS + pages * PAGE_SECONDS, TEXT_MEMORY)
    lost: list[int] = []
    sheets = list(sheets_of(document, lost))
    scans = sum(sheet.scanned for sheet in sheets)
    if not any(sheet.items for sheet in sheets):
        raise Refused("PDF 里没有文字，也没有认得出文字的图片。请检查文件内容。", "the PDF holds neither text nor pictures of text.")
    return Blocks(tuple(blocks(sheets)), tuple(map(unopened, lost)), "scan" if scans * 2 > len(sheets) else None)


def unopened(number: int) -> Repair:
    """Return the warning that a page is damaged and was not read."""
    return Repair(f"第 {number} 页已损坏，打不开，这一页没有读。请重新下载或用原软件重新导出。", 0.5)


def opened_pdf(data: bytes) -> Handle:
    """Return the PDF opened."""
    try:
        return library().PdfDocument(data)
    except library().PdfiumError as wrong:
        if getattr(wrong, "err_code", None) == PASSWORD_ERROR or "assword" in str(wrong):
            raise Refused("PDF 设了打开密码。请去掉密码后再交。", "the PDF needs a password. Remove it first.") from wrong
        raise Refused(
            "PDF 已损坏或不完整，打不开。请重新下载或用原软件重新导出。", "the PDF is damaged or incomplete. Get or export it again."
        ) from wrong


def sheets_of(document: Handle, lost: list[int]) -> Iterator[Sheet]:
    """Yield the pages laid out; the number of one that can't be loaded is added to ``lost``."""
    for index in range(len(document)):
        try:
            page = document[index]
        except library().PdfiumError:
            lost.append(index + 1)
            continue
        text = page.get_textpage()
        yield sheet_of(page, text, index + 1, len(document))
        text.close()
        page.close()


def sheet_of(page: Handle, text: Handle, number: int, of: int) -> Sheet:
    """Return a page laid out, one of so many."""
    shown = page.get_rotation() // 90
    left, bottom, right, top = page.get_cropbox()
    if right <= left or top <= bottom:  # a frame without an area: the page is shown with the usual one
        left, bottom, right, top = 0, 0, *(side or USUAL for side in page.get_size())
    frame = Frame(left, bottom, right, top, text_turn(text.raw), shown)
    sketch = drawn(page.raw, frame)
    found = list(glyphs(text.raw, frame, sketch.hidden))
    if is_scan(frame, sketch, len(found)) or unreadable(text.raw):
        allow(SCAN_SECONDS, SCAN_MEMORY)
        going_on(number, of)
        return scanned(page, number)
    return lay_out(number, frame, found, sketch.strokes)


def is_scan(frame: Frame, sketch: Drawn, characters: int) -> bool:
    """Return whether a page is a picture of text: a large picture with hardly any visible text, or a very large one with little."""
    width, height = frame.size
    covered = sum((box[2] - box[0]) * (box[3] - box[1]) for box in sketch.pictures) / (width * height)
    return any(covered >= part and characters <= most for part, most in PICTURES)
