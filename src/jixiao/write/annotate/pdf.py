"""Annotations in a PDF, added behind the file as an update: every byte that was there stays where it was."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from jixiao.errors import UsageWrong
from jixiao.model.finding import FoundPlace, Severity
from jixiao.write.annotate.remark import AUTHOR, Remark, gravest

COLOURS: dict[Severity, tuple[int, int, int]] = {"error": (255, 184, 178), "warning": (255, 232, 160), "note": (204, 226, 248)}
ICON = 18
"""Points of a note's sign, for remarks that have no box."""
Box = tuple[float, float, float, float]


def annotated(data: bytes, remarks: Sequence[Remark]) -> bytes:
    """Return the PDF with a highlight at every box that remarks speak of, and a note on the page for those without a box."""
    from pypdfium2 import PdfDocument, PdfiumError, raw  # noqa: PLC0415 - heavy; only the child loads it

    try:
        document = PdfDocument(data)
        found = by_page(remarks, len(document))
        for number, page in enumerate(document, 1):
            clear(raw, page)
            for box, own in found.get(number, {}).items():
                add(raw, page, box, own)
            page.close()
        out = BytesIO()
        document.save(out, flags=raw.FPDF_INCREMENTAL)
    except PdfiumError as wrong:
        raise UsageWrong(
            "PDF 打不开或不许加注释。请另存一份再试。", "The PDF can't be opened or allows no annotations. Save a copy."
        ) from wrong
    return out.getvalue()


def by_page(remarks: Sequence[Remark], pages: int) -> dict[int, dict[Box | None, list[Remark]]]:
    """Return the remarks by page and box."""
    found: dict[int, dict[Box | None, list[Remark]]] = {}
    for remark in remarks:
        place: FoundPlace = remark.place
        number = place.page if place.page is not None and place.page <= pages else 1
        found.setdefault(number, {}).setdefault(place.box if place.page == number else None, []).append(remark)
    return found


def clear(raw: Any, page: Any) -> None:  # noqa: ANN401 - a C library
    """Take away the annotations that an earlier run put on the page."""
    for number in reversed(range(raw.FPDFPage_GetAnnotCount(page.raw))):
        note = raw.FPDFPage_GetAnnot(page.raw, number)
        mine = author(raw, note) == AUTHOR
        raw.FPDFPage_CloseAnnot(note)
        if mine:
            raw.FPDFPage_RemoveAnnot(page.raw, number)


def author(raw: Any, note: Any) -> str:  # noqa: ANN401 - as above
    """Return who says what an annotation says."""
    size = raw.FPDFAnnot_GetStringValue(note, b"T", None, 0)
    units = (raw.FPDF_WCHAR * (size // 2))()
    raw.FPDFAnnot_GetStringValue(note, b"T", units, size)
    return bytes(units).decode("utf-16-le", "replace").rstrip("\0")


def add(raw: Any, page: Any, box: Box | None, remarks: Sequence[Remark]) -> None:  # noqa: ANN401 - a C library
    """Add one annotation: a highlight, or a note in the page's corner."""
    rect = on_page(page, box or (ICON, ICON, 2 * ICON, 2 * ICON))
    note = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_HIGHLIGHT if box else raw.FPDF_ANNOT_TEXT)
    raw.FPDFAnnot_SetRect(note, raw.FS_RECTF(left=rect[0], bottom=rect[1], right=rect[2], top=rect[3]))
    if box:
        left, bottom, right, top = rect
        corners = raw.FS_QUADPOINTSF(x1=left, y1=top, x2=right, y2=top, x3=left, y3=bottom, x4=right, y4=bottom)
        raw.FPDFAnnot_AppendAttachmentPoints(note, corners)
    raw.FPDFAnnot_SetColor(note, raw.FPDFANNOT_COLORTYPE_Color, *COLOURS[gravest(remarks)], 255)
    raw.FPDFAnnot_SetFlags(note, raw.FPDF_ANNOT_FLAG_PRINT)
    for key, text in strings(remarks):
        data = (text + "\0").encode("utf-16-le")
        raw.FPDFAnnot_SetStringValue(note, key, (raw.FPDF_WCHAR * (len(data) // 2)).from_buffer_copy(data))
    raw.FPDFPage_CloseAnnot(note)


def strings(remarks: Sequence[Remark]) -> Iterator[tuple[bytes, str]]:
    """Yield what an annotation says and who says it."""
    yield b"Contents", "\n\n".join(remark.text for remark in remarks)
    yield b"T", AUTHOR


def on_page(page: Any, box: Box) -> Box:  # noqa: ANN401 - as above
    """Return a box of the page as shown (from its upper left) in the page's own coordinates: left, bottom, right, top."""
    left, bottom, right, top = page.get_cropbox()
    width, height, turn = right - left, top - bottom, page.get_rotation() // 90
    (ax, ay), (bx, by) = (unturned(x, y, width, height, turn) for x, y in (box[:2], box[2:]))
    return left + min(ax, bx), bottom + min(ay, by), left + max(ax, bx), bottom + max(ay, by)


def unturned(x: float, y: float, width: float, height: float, turn: int) -> tuple[float, float]:
    """Return a point of the shown page on the page as it lies in the file; ``turn`` in quarters, clockwise."""
    if turn == 1:
        return y, x
    if turn == 2:
        return width - x, y
    if turn == 3:
        return width - y, height - x
    return x, height - y
