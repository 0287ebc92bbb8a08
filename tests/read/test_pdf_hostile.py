"""PDF files that mean harm, or are broken: each is refused with a sentence, in time, without cost to the caller."""

import zlib
from collections.abc import Callable

import pytest
from pdf_files import assembled

from jixiao.errors import InputUnreadable
from jixiao.read.document import read_bytes
from jixiao.read.formats.pdf import recognises

SECONDS = 10
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<%s>>/Contents 4 0 R>>"


def pdf(content: bytes, filters: bytes = b"", *more: bytes, resources: bytes = b"", count: int = 1) -> bytes:
    """Return a file of one page with a stream as it is packed."""
    stream = b"<</Length %d%s>>\nstream\n" % (len(content), filters) + content + b"\nendstream"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % count, PAGE % resources, stream, *more]
    return assembled(objects)


def bomb(size: int, unit: bytes = b" ", rounds: int = 1) -> bytes:
    """Return so many bytes packed so many times; one stretch of them is packed and then repeated."""
    stretch = unit * (1_000_000 // len(unit))
    packer, times, digest = zlib.compressobj(9, zlib.DEFLATED, -15), size // len(stretch), 1
    piece = packer.compress(stretch) + packer.flush(zlib.Z_FULL_FLUSH)
    for _ in range(times):
        digest = zlib.adler32(stretch, digest)
    packed = b"\x78\xda" + piece * times + b"\x03\x00" + digest.to_bytes(4, "big")
    for _ in range(rounds - 1):
        packed = zlib.compress(packed, 9)
    return packed


def test_a_bomb_is_what_it_says() -> None:
    assert zlib.decompress(bomb(3_000_000, b"q Q ")) == b"q Q " * 750_000


FLATE = b"/Filter/FlateDecode"
THRICE = b"/FlateDecode/FlateDecode/FlateDecode"
FORM = (
    b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length 60>>\nstream\n" + b"/X Do " * 10 + b"\nendstream"
)
FILES: dict[str, Callable[[], bytes]] = {
    "packed three times": lambda: pdf(bomb(300_000_000, rounds=3), b"/Filter[" + THRICE + b"]"),
    "packed three times, told elsewhere": lambda: pdf(bomb(300_000_000, rounds=3), b"/Filter 5 0 R", b"[" + THRICE + b"]"),
    "swells to a gigabyte": lambda: pdf(bomb(1_000_000_000), FLATE),
    "twenty million operators": lambda: pdf(bomb(80_000_000, b"q Q "), FLATE),
    "a million lines": lambda: pdf(bomb(14_000_000, b"0 0 m 9 9 l S\n"), FLATE),
    "a milliard pages": lambda: pdf(b"", count=1_000_000_000),
    "forms in forms": lambda: pdf(b"/X Do", b"", *(FORM % (6 + n) for n in range(12)), resources=b"/XObject<</X 5 0 R>>"),
    "nothing on the page": lambda: pdf(b""),
    "another header in front": lambda: b"GIF89a" + pdf(b""),
    "only a header": lambda: b"%PDF-1.7\n",
    "cut in the middle": lambda: pdf(b"BT ET" * 50)[:200],
    "no PDF at all": lambda: bytes(range(256)) * 20,
}


@pytest.mark.parametrize("name", FILES)
def test_a_harmful_file_is_refused_in_time(name: str, worked: Callable[[], float]) -> None:
    data = FILES[name]()
    made = worked()
    with pytest.raises(InputUnreadable) as refused:
        read_bytes(data, "a.pdf")
    assert ("。" in refused.value.zh, worked() - made < SECONDS) == (True, True)


@pytest.mark.parametrize(
    "box", [b"0 0 0 0", b"0 0 1e9 1e9", b"5 5 5 5", b"9 9 0 0", b"0 0 1e-30 1", b"-1e38 -1e38 1e38 1e38", b"0 0 x y", b"0 0"]
)
@pytest.mark.parametrize("text", [b"BT /F 20 Tf 9 9 Td (One) Tj ET", b""], ids=["text", "bare"])
def test_a_page_of_any_size_ends_in_no_inner_error(box: bytes, text: bytes) -> None:
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    told = ""
    try:
        read_bytes(pdf(text, resources=font).replace(b"0 0 595 842", box), "a.pdf")
    except InputUnreadable as refused:
        told = refused.zh
    assert "出错：" not in told


@pytest.mark.parametrize(
    ("data", "name", "is_pdf"),
    [(b"%PDF-1.4", "a.xlsx", True), (b"x", "a.pdf", True), (b"PK\x03\x04", "a.pdf", False), (b"x", "a.txt", False)],
)
def test_a_pdf_is_told_by_its_header(data: bytes, name: str, is_pdf: bool) -> None:
    assert recognises(data, name) is is_pdf


def test_a_page_that_can_not_be_opened_is_told() -> None:
    good = pdf(b"BT /F 20 Tf 99 700 Td (Page one is here.) Tj ET", resources=b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>")
    torn = good.replace(b"/Kids[3 0 R]/Count 1", b"/Kids[3 0 R 9 0 R]/Count 2").replace(b"startxref", b"startxref 0 %")
    warnings = [warning.message for warning in read_bytes(torn, "a.pdf").warnings]
    assert "第 2 页已损坏，打不开，这一页没有读。请重新下载或用原软件重新导出。" in warnings
