"""The characters of a page with their boxes, through PDFium."""

from collections.abc import Iterator
from ctypes import byref, c_double
from functools import cache
from math import pi
from unicodedata import normalize

from jixiao.read.pdf.pdfium import Frame, Handle, raw
from jixiao.read.pdf.shapes import Box, Glyph, hull

MOST = 60_000
"""A page with more characters is no page of a document; the rest is left out."""
SAMPLE = 200
"""So many characters tell how the text of a page is turned."""
TWICE = 0.12
"""The same character again within this part of its size is printed twice to look bold."""
INVISIBLE = 3
FIRST_HALVES, HALVES = range(0xD800, 0xDC00), range(0xD800, 0xE000)
"""PDFium gives a character beyond the first 65,536 as two halves, as UTF-16 does."""
RADICALS = str.maketrans(
    "⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
    "母民西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
)
SYMBOLS = {0xF052: "☑", 0xF0FE: "☑", 0xF0FD: "☒", 0xF0A3: "□", 0xF06F: "□", 0xF0A8: "□", 0xF06E: "■", 0xF0FC: "✓"}


@cache
def printed(code: int) -> str:
    """Return a character as text: radicals as the characters they look like, ticks of symbol fonts; "" for none."""
    if code in SYMBOLS:
        return SYMBOLS[code]
    if code < 0x20 or 0xFFF0 <= code <= 0xFFFF or code in HALVES or code in (0xAD, 0x200B, 0xFEFF):
        return ""
    text = chr(code)
    if 0x2F00 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF:
        return normalize("NFKC", text)
    return text.translate(RADICALS)


def text_turn(page: Handle) -> int:
    """Return by how many quarters clockwise most of a page's text is turned against the page itself."""
    interface = raw()
    count = interface.FPDFText_CountChars(page)
    votes = [0, 0, 0, 0]
    for index in range(0, count, max(1, count // SAMPLE)):
        angle = interface.FPDFText_GetCharAngle(page, index)
        votes[-round(angle / (pi / 2)) % 4 if angle >= 0 else 0] += 1
    return max(range(4), key=votes.__getitem__)


def unreadable(page: Handle) -> bool:
    """Return whether a page's fonts do not tell which characters they print, so that it must be read as a picture."""
    interface = raw()
    count = interface.FPDFText_CountChars(page)
    tried = range(0, count, max(1, count // SAMPLE))
    lost = sum(bool(interface.FPDFText_HasUnicodeMapError(page, n)) or interface.FPDFText_GetUnicode(page, n) in (0, 0xFFFD) for n in tried)
    return count > 0 and lost * 2 > len(tried)


def codes(page: Handle) -> Iterator[tuple[int, int, int]]:
    """Yield the characters of a page in its order, halves as the one that they make: where each begins, where it ends, which it is."""
    interface = raw()
    first: int | None = None
    for index in range(min(interface.FPDFText_CountChars(page), MOST)):
        code = interface.FPDFText_GetUnicode(page, index)
        if code in FIRST_HALVES:
            first = code
            continue
        if first is not None and code in HALVES:
            yield index - 1, index, 0x10000 + (first - FIRST_HALVES.start) * 0x400 + code - FIRST_HALVES.stop
        else:
            yield index, index, code
        first = None


def shown_box(page: Handle, frame: Frame, start: int, index: int) -> Box:
    """Return the box of a character, around both its halves, as read."""
    found = raw().FS_RECTF()
    boxes = []
    for part in {start, index}:
        raw().FPDFText_GetLooseCharBox(page, part, byref(found))
        boxes.append(frame.box(found.left, found.bottom, found.right, found.top))
    return boxes[0] if start == index else hull(boxes)


def glyphs(page: Handle, frame: Frame, hidden: bool) -> Iterator[Glyph]:
    """Yield the characters that a page shows, in its own order; ``hidden`` says that some of its text is invisible."""
    interface = raw()
    x, y = c_double(), c_double()
    spaced = False
    before: Glyph | None = None
    width, height = frame.size
    for start, index, code in codes(page):
        text = printed(code)
        if not text or text.isspace():
            spaced = spaced or (text != "" and not interface.FPDFText_IsGenerated(page, index))
            continue
        if hidden and invisible(interface, page, index):
            continue
        interface.FPDFText_GetCharOrigin(page, start, byref(x), byref(y))
        x0, y0, x1, y1 = shown_box(page, frame, start, index)
        glyph = Glyph(text, x0, y0, x1, y1, frame.point(x.value, y.value)[1], spaced)
        if x1 < 0 or x0 > width or y1 < 0 or y0 > height or (before is not None and again(before, glyph)):
            continue
        spaced, before = False, glyph
        yield glyph


def invisible(interface: Handle, page: Handle, index: int) -> bool:
    """Return whether a character is printed in no colour at all."""
    thing = interface.FPDFText_GetTextObject(page, index)
    return bool(thing) and interface.FPDFTextObj_GetTextRenderMode(thing) == INVISIBLE


def again(before: Glyph, glyph: Glyph) -> bool:
    """Return whether a character stands where the same one was just printed."""
    most = glyph.size * TWICE
    return glyph.text == before.text and abs(glyph.x0 - before.x0) < most and abs(glyph.base - before.base) < most
