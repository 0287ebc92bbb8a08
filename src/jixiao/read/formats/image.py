"""Pictures of pages (PNG, JPEG, TIFF, BMP), read like the scanned pages of a PDF."""

from collections.abc import Iterator
from io import BytesIO

from jixiao.fence import Limits, going_on
from jixiao.read.blocks import Blocks
from jixiao.read.pdf.budget import MIB, allow
from jixiao.read.pdf.flow import blocks
from jixiao.read.refused import Refused
from jixiao.read.scan.libraries import Array, numpy, pillow
from jixiao.read.scan.models import folder
from jixiao.read.scan.page import LONG_SIDE, SCALE, even_size, read_picture

FORMAT = "scan"
EXTRA = "ocr"
LIMITS = Limits(memory=3072 * MIB, cpu=3600, wall=3600.0, output=64 * MIB, tightened=True)
"""The most for a picture file of many pages; :func:`read` allows itself less by their number."""

MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM")
SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp")
KINDS = ("PNG", "JPEG", "TIFF", "BMP")
MOST_DOTS = 50_000_000
MOST_PAGES = 300
SECONDS = 20.0
MEMORY = 2800 * MIB


def recognises(data: bytes, name: str) -> bool:
    """Return whether a file is a picture by its first bytes; a BMP by its name too, two letters are no proof."""
    if data.startswith(MAGIC[:-1]):
        return True
    return data.startswith(MAGIC[-1]) and name.lower().endswith(SUFFIXES)


def read(data: bytes) -> Blocks:
    """Return the blocks of a picture; Refused with the way out for one that can't or must not be read."""
    folder()
    allow(SECONDS, MEMORY)
    sheets = [read_picture(image, number, unit) for number, (image, unit) in enumerate(pages(data), 1)]
    if not any(sheet.items for sheet in sheets):
        raise Refused(
            "图片里认不出文字。请换清晰、端正的扫描件（200 dpi 以上）。",
            "no text can be made out in the picture. Scan it again, sharp and straight, at 200 dpi or more.",
        )
    return Blocks(tuple(blocks(sheets)))


def pages(data: bytes) -> Iterator[tuple[Array, float]]:
    """Yield the pages of a picture file at 200 dots an inch, with the file's dots a point."""
    images = pillow("Image")
    images.MAX_IMAGE_PIXELS = MOST_DOTS
    try:
        with images.open(BytesIO(data), formats=KINDS) as picture:
            count = readable_pages(getattr(picture, "n_frames", 1))
            for number in range(count):
                allow(SECONDS, MEMORY)
                going_on(number + 1, count)
                picture.seek(number)
                yield page(picture)
    except images.DecompressionBombError as wrong:
        raise Refused(
            f"图片超过 {2 * MOST_DOTS // 10000} 万像素，不予解析。请按 200～300 dpi 重新扫描。",
            "the picture is too large. Scan it at 200 to 300 dpi.",
        ) from wrong
    except (OSError, SyntaxError, ValueError, EOFError) as wrong:
        raise Refused(
            "图片已损坏、不完整，或不是 PNG、JPEG、TIFF、BMP。请重新扫描或另存后再交。",
            "the picture is damaged, incomplete or of another kind. Scan or save it again.",
        ) from wrong


def readable_pages(number: int) -> int:
    """Return a number of pages that can be read; Refused for too many."""
    if number > MOST_PAGES:
        raise Refused(f"图片超过 {MOST_PAGES} 页。请拆分后再读。", f"the picture has more than {MOST_PAGES} pages. Split it.")
    return number


def page(picture: Array) -> tuple[Array, float]:
    """Return the open page of a picture as an array (RGB) at 200 dots an inch, with the file's dots a point."""
    width, height = picture.size
    if width * height > MOST_DOTS or max(width, height) > 30 * min(width, height):
        raise Refused(
            f"图片太大（{width}×{height} 像素）。请按 200～300 dpi 重新扫描。",
            f"the picture is too large ({width} by {height} dots). Scan it at 200 to 300 dpi.",
        )
    upright = pillow("ImageOps").exif_transpose(picture)
    image = numpy().asarray(on_white(upright))
    unit = max(image.shape[:2]) / LONG_SIDE
    factor = SCALE / unit
    size = (max(1, round(image.shape[1] * factor)), max(1, round(image.shape[0] * factor)))
    return even_size(image, *size), unit


def on_white(picture: Array) -> Array:
    """Return a picture as RGB on white paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        paper = pillow("Image").new("RGBA", picture.size, "white")
        return pillow("Image").alpha_composite(paper, picture.convert("RGBA")).convert("RGB")
    return picture.convert("RGB")
