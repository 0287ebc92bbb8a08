"""Blocks to pictures of paper: pages set by typst, made pictures, and worn as printers, stamps, glass plates and telephones wear them."""

from collections.abc import Sequence
from importlib import import_module
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from jixiao.write.document.fonts import chinese_font
from layouts.as_pdf import pdf_of
from layouts.block import Block

if TYPE_CHECKING:
    from PIL.Image import Image

POINTS = 72
"""Points of an inch."""
SEED = 7
RED = (200, 25, 25)
PAPER = (250, 250, 247)


class Wear(Struct, frozen=True, kw_only=True):
    """How a page has become a picture.

    ``dots``: dots an inch. ``skew``: degrees. ``grain``: the spread of the paper's grey, of 255. ``blur``: dots. ``shade``: how much darker
    the far side is, of 1. ``quality``: of JPEG. ``stamp``: what a red stamp over the table says. ``fax``: black and white alone.
    ``right``, ``top``: how far the ends of these edges are pushed in, of their length, as on a photo from the left, or from below.
    """

    dots: int = 150
    skew: float = 0.4
    grain: float = 6
    blur: float = 0.4
    shade: float = 0
    quality: int = 60
    stamp: str = ""
    fax: bool = False
    right: float = 0
    top: float = 0


def scan_of(blocks: Sequence[Block], wear: Wear, *, ruled: bool = True) -> bytes:
    """Return a PDF of pictures alone; the same bytes every time."""
    pages = [worn(page, wear) for page in pictures(pdf_of(blocks, ruled=ruled), wear.dots)]
    buffer = BytesIO()
    pages[0].save(
        buffer, "PDF", save_all=True, append_images=pages[1:], resolution=wear.dots, quality=wear.quality, creationDate=None, modDate=None
    )
    return buffer.getvalue()


def pictures(pdf: bytes, dots: int) -> "list[Image]":
    """Return the pages as pictures."""
    pages = import_module("pypdfium2").PdfDocument(pdf)
    return [page.render(scale=dots / POINTS).to_pil().convert("RGB") for page in pages]


def worn(page: "Image", wear: Wear) -> "Image":
    """Return a page as it came out of the machine."""
    image = import_module("PIL.Image")
    if wear.stamp:
        stamp(page, wear.stamp)
    if wear.right or wear.top:
        page = bent(page, wear.right, wear.top)
    page = page.rotate(wear.skew, fillcolor=PAPER, resample=image.Resampling.BICUBIC)
    page = image.fromarray(grained(page, wear))
    if wear.blur:
        page = page.filter(import_module("PIL.ImageFilter").GaussianBlur(wear.blur))
    if wear.fax:
        return page.convert("L").point(lambda grey: 255 if grey > 150 else 0)
    return page if wear.stamp else page.convert("L")


def grained(page: "Image", wear: Wear) -> Any:  # noqa: ANN401 - an array of a library loaded when it is needed
    """Return the page's dots with the paper's grain, darker on the far side."""
    numpy = import_module("numpy")
    dots = numpy.asarray(page).astype(numpy.float32)
    dots *= 1 - wear.shade * numpy.linspace(0, 1, dots.shape[1], dtype=numpy.float32)[None, :, None]
    dots += numpy.random.default_rng(SEED).normal(0, wear.grain, dots.shape[:2])[:, :, None]
    return numpy.clip(dots, 0, 255).astype(numpy.uint8)


def stamp(page: "Image", words: str) -> None:
    """Put a round red stamp over the upper part of the page, where the offices and the money stand."""
    drawing, fonts = import_module("PIL.ImageDraw").Draw(page, "RGBA"), import_module("PIL.ImageFont")
    radius, random = page.width // 16, Random(words)
    x, y = int(page.width * random.uniform(0.3, 0.8)), int(page.height * random.uniform(0.2, 0.5))
    drawing.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(*RED, 170), width=max(3, radius // 14))
    font = fonts.truetype(font_file(), radius * 2 // (len(words) + 2))
    drawing.text((x, y), words, fill=(*RED, 170), font=font, anchor="mm")


def font_file() -> str:
    """Return the file of the font that the pages are set in."""
    of = chinese_font()
    stem = of.family.replace(" ", "").removesuffix("SC")
    return str(next(file for folder in of.folders for file in sorted(folder.rglob("*.[ot]t[cf]")) if stem in file.name))


def bent(page: "Image", right: float, top: float) -> "Image":
    """Return the page as a telephone sees it: an edge that is further away is shorter."""
    wide, high = page.size
    near, over = int(high * right), int(wide * top)
    corners = ((over, 0), (0, high), (wide, high - near), (wide - over, near))
    image = import_module("PIL.Image")
    return page.transform(
        (wide, high), image.Transform.PERSPECTIVE, coefficients(corners, page.size), image.Resampling.BICUBIC, fillcolor=PAPER
    )


def coefficients(corners: Sequence[tuple[int, int]], size: tuple[int, int]) -> list[float]:
    """Return what takes the corners of the picture back to those of the page."""
    numpy = import_module("numpy")
    wide, high = size
    rows, values = [], []
    for (x, y), (u, v) in zip(corners, ((0, 0), (0, high), (wide, high), (wide, 0)), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return [float(value) for value in numpy.linalg.solve(numpy.array(rows, float), numpy.array(values, float))]
