"""Pictures of forms, read where the networks are installed: words in their cells, confidence, places, doubt under a seal."""

import zlib
from functools import cache
from pathlib import Path

import pytest

from jixiao.errors import InputUnreadable
from jixiao.extras import missing
from jixiao.read.blocks import Blocks, Cell, Grid
from jixiao.read.document import read_bytes
from jixiao.read.formats import image, pdf
from jixiao.values.place import NEEDS_PERSON

PICTURE = Path(__file__).with_name("scan.jpg").read_bytes()
"""One page of 130 dots an inch, tilted by 0.7 degrees, with a red ring over its third column."""
WIDE, HIGH = 1075, 1520

pytestmark = pytest.mark.skipif(bool(missing("ocr")), reason="the extra for recognising text is not installed")


@cache
def picture() -> Blocks:
    """Return the picture read."""
    return image.read(PICTURE)


@cache
def page() -> Blocks:
    """Return the picture read as the only page of a PDF."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length 30>>\nstream\nq 595 0 0 842 0 0 cm /I Do Q  \nendstream",
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length %d>>\nstream\n"
        % (WIDE, HIGH, len(PICTURE))
        + PICTURE
        + b"\nendstream",
    )
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n" % n + thing + b"\nendobj\n" for n, thing in enumerate(objects, 1))
    return pdf.read(body + b"trailer<</Root 1 0 R>>\n%%EOF\n")


def cells(blocks: Blocks) -> list[tuple[Cell, ...]]:
    """Return the rows of the only table."""
    (grid,) = (block for block in blocks.blocks if isinstance(block, Grid))
    return list(grid.rows)


WANTED = (
    (4, 1, "数量指标"),
    (4, 3, "≥36处"),
    (5, 0, "质量指标"),
    (5, 2, "≥95%"),
    (6, 3, "≤12%"),
    (7, 1, "服务对象满意度指标"),
)


@pytest.mark.parametrize(("row", "number", "text"), WANTED)
def test_words_stand_in_their_cells(row: int, number: int, text: str) -> None:
    assert cells(picture())[row][number].text == text


def test_a_merged_cell_is_told() -> None:
    assert [(c.text, c.rowspan) for c in cells(picture())[4]][:2] == [("产出指标", 2), ("数量指标", 1)]


def test_a_clear_cell_is_sure() -> None:
    assert cells(picture())[4][3].place.confidence > NEEDS_PERSON


def test_a_cell_under_a_seal_needs_a_person() -> None:
    assert cells(picture())[4][2].place.confidence < NEEDS_PERSON


def test_a_place_is_a_box_in_the_dots_of_the_picture() -> None:
    box = cells(picture())[1][0].place.box
    assert box is not None
    assert [round(v, -1) for v in box] == [60, 170, 200, 200]


def test_the_same_page_in_a_pdf_is_a_scan() -> None:
    assert page().format == "scan"


@pytest.mark.parametrize(("row", "number", "text"), WANTED)
def test_a_page_of_pictures_is_read_the_same(row: int, number: int, text: str) -> None:
    assert cells(page())[row][number].text == text


def test_a_place_in_a_pdf_is_in_points() -> None:
    box = cells(page())[1][0].place.box
    assert box is not None
    assert [round(v, -1) for v in box] == [30, 90, 110, 110]


def png(width: int, height: int, pixels: bytes) -> bytes:
    """Return a grey PNG that says it is so large."""
    head = width.to_bytes(4) + height.to_bytes(4) + b"\x08\0\0\0\0"
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(pixels)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4) for kind, data in parts
    )


BAD = {
    "too large": png(30_000, 30_000, b""),
    "a strip": png(50_000, 10, b""),
    "cut": PICTURE[:20_000],
    "empty paper": png(600, 800, (b"\0" + b"\xff" * 600) * 800),
    "only a header": b"\xff\xd8\xff\xe0",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_picture_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(InputUnreadable, match="。"):
        read_bytes(BAD[name], "a.png")
