"""The numbers that stand in a file, found without our readers: by its raw text alone, whatever its structure says.

Lenient on purpose: a number counts as standing there in any decoding, glued or apart. What is not even here was invented.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from html import unescape
from importlib import import_module
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from jixiao.fence import Emit, Limits, attempt

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?(?:[eE][-+]?\d{1,3})?")
TAG = re.compile(r"<[^>]*>")
CELL_END = re.compile(r"</(?:w:tc|td|th|c|si)\b[^>]*>|<(?:td|th|c|si)\b[^>]*>", re.IGNORECASE)
PARAGRAPH_END = re.compile(r"</(?:w:p|p|div|tr)\b[^>]*>|<(?:w:br|br|w:tab)\b[^>]*>", re.IGNORECASE)
SCALES = (Decimal(1), Decimal(1000), Decimal(10_000), Decimal(1_000_000), Decimal(100_000_000))
"""元, 千元, 万元, 百万元, 亿元 in yuan."""
CENT = Decimal("0.01")
MOST_DIGITS = 20
PAGES = Limits(memory=1 << 30, cpu=30, wall=30.0, output=64 << 20)


def strangers(amounts: Iterable[Decimal], data: bytes, form: str | None) -> list[Decimal]:
    """Return the amounts in yuan that are no number of the file in any unit."""
    wanted = {abs(amount) for amount in amounts if amount}
    if not wanted:
        return []
    found = set(numbers(data, form))
    return sorted(amount for amount in wanted if not any(same(amount, number) for number in found))


def same(amount: Decimal, number: Decimal) -> bool:
    """Return whether an amount is a number of the file in some unit, as it stands or as a spreadsheet shows it rounded."""
    return any(abs(amount - number * scale) < CENT or (scale == 1 and abs(amount - number) <= Decimal("0.5")) for scale in SCALES)


def numbers(data: bytes, form: str | None) -> Iterator[Decimal]:
    """Yield every number of a file."""
    for text in texts(data, form):
        yield from numbers_of(text)
    if form == "xls":
        yield from binary(data)


def numbers_of(text: str) -> Iterator[Decimal]:
    """Yield the numbers of a text, with thousands separators and without."""
    for token in NUMBER.findall(unicodedata.normalize("NFKC", text)):
        for part in {token.replace(",", ""), *token.split(",")}:
            try:
                value = Decimal(part)
            except InvalidOperation:
                continue
            if value.is_finite() and value.adjusted() < MOST_DIGITS:
                yield value


def texts(data: bytes, form: str | None) -> Iterator[str]:
    """Yield the file's text in every way that it may be seen."""
    if form in ("docx", "xlsx", "ofd"):
        for part in parts(data):
            yield from marked(part.decode("utf-8", "replace"))
    elif form == "pdf":
        text = b"".join(attempt("documents.amounts:page_text", data, PAGES).frames).decode("utf-8", "replace")
        yield from (text, re.sub(r"\s+", "", text), re.sub(r"(?<=[\d,.])\s+(?=[\d,.])", "", text))
    else:
        encodings = ("utf-16-le", "latin-1") if form in ("doc", "xls") else ("utf-8", "gb18030", "utf-16-le", "latin-1")
        for encoding in encodings:
            for start in (0, 1) if encoding.startswith("utf-16") else (0,):
                yield from marked(data[start:].decode(encoding, "replace"))


def marked(text: str) -> Iterator[str]:
    """Yield marked-up text without its marks: paragraphs apart, cells apart, and as it stands."""
    yield text
    apart = CELL_END.sub("\x1f", text)
    yield unescape(TAG.sub("", PARAGRAPH_END.sub(" ", apart)))
    yield re.sub(r"[^\S\x1f]+", "", unescape(TAG.sub("", apart)))


def parts(data: bytes) -> Iterator[bytes]:
    """Yield the parts of a package, as far as they unpack."""
    try:
        archive = ZipFile(BytesIO(data))
        names = archive.namelist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return
    for name in names:
        try:
            yield archive.read(name)
        except (BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
            continue


def binary(data: bytes) -> Iterator[Decimal]:
    """Yield what an old workbook may hold as a number in binary: doubles and packed numbers at every offset."""
    numpy = import_module("numpy")
    found = set()
    with numpy.errstate(all="ignore"):
        for start in range(8):
            found.update(numpy.frombuffer(data, "<f8", (len(data) - start) // 8, start).tolist())
        for start in range(4):
            packed = numpy.frombuffer(data, "<u4", (len(data) - start) // 4, start)
            high = ((packed & 0xFFFFFFFC).astype("<u8") << 32).view("<f8")
            for values in (high, (packed.view("<i4") >> 2).astype("<f8")):
                found.update(values.tolist())
                found.update((values / 100).tolist())
    yield from (Decimal(repr(value)) for value in found if 0.01 <= value < 10**MOST_DIGITS)


def page_text(payload: bytes, emit: Emit) -> None:
    """Run in a fenced child: send the text of every page of a PDF."""
    pdfium = import_module("pypdfium2")
    document = pdfium.PdfDocument(payload)
    for number in range(len(document)):
        try:
            text = document[number].get_textpage().get_text_range()
        except pdfium.PdfiumError:  # a damaged page; the others are still looked at
            continue
        emit(text.encode("utf-8", "replace") + b"\n")
