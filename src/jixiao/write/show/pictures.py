"""Pages of a PDF as pictures, drawn in a fenced child: the file is hostile until drawn."""

import re
import struct
import zlib
from base64 import b64encode
from collections.abc import Iterable
from typing import Any

from msgspec.json import decode, encode

from jixiao.errors import JobFailed
from jixiao.fence import MIB, Emit, Limits, fenced
from jixiao.write.show.source import PagePicture

LIMITS = Limits(memory=1024 * MIB, cpu=120, wall=120.0, output=200 * MIB)
SCALE = 1.5
"""Dots for each point: readable, and some hundred kilobytes a page at the most."""
PNG = b"\x89PNG\r\n\x1a\n"
FRAME = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..\x08(..)(..)", re.DOTALL)
"""Where a JPEG file says how high and how wide it is."""
MOST = 40
"""Pages that are drawn; the first ones that values stand on."""


def pictures(data: bytes, numbers: Iterable[int]) -> tuple[PagePicture, ...]:
    """Return the pages of those numbers as pictures; empty where they can't be drawn."""
    wanted = sorted(set(numbers))[:MOST]
    head = encode(wanted)
    try:
        sent = fenced("jixiao.write.show.pictures:work", len(head).to_bytes(8) + head + data, LIMITS)
    except JobFailed:
        return ()
    return decode(sent, type=tuple[PagePicture, ...])


def photo(data: bytes) -> PagePicture | None:
    """Return a picture file as the only page, in its own dots; None for a kind that browsers don't show."""
    if data.startswith(PNG):
        return _photo(data, "png", int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
    if data.startswith(b"BM"):
        return _photo(data, "bmp", int.from_bytes(data[18:22], "little"), abs(int.from_bytes(data[22:26], "little", signed=True)))
    found = FRAME.search(data, 2) if data.startswith(b"\xff\xd8") else None
    return _photo(data, "jpeg", int.from_bytes(found[2]), int.from_bytes(found[1])) if found else None


def _photo(data: bytes, kind: str, width: int, height: int) -> PagePicture:
    return PagePicture(1, width, height, f"data:image/{kind};base64,{b64encode(data).decode()}")


def work(payload: bytes, emit: Emit) -> None:
    """Run in the child: draw and send the pages."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - heavy; only the child loads it

    size = int.from_bytes(payload[:8])
    document = PdfDocument(payload[8 + size :])
    wanted = [n for n in decode(payload[8 : 8 + size], type=list[int]) if 0 < n <= len(document)]
    emit(encode([drawn(document[n - 1], n) for n in wanted]))


def drawn(page: Any, number: int) -> PagePicture:  # noqa: ANN401 - a C library
    """Return a page drawn."""
    width, height = page.get_size()
    bitmap = page.render(scale=SCALE, rev_byteorder=True)
    image = png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels)
    return PagePicture(number, width, height, f"data:image/png;base64,{b64encode(image).decode()}")


def png(pixels: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """Return pixels of one, three or four channels as a PNG file."""
    kinds = {1: 0, 3: 2, 4: 6}
    rows = b"".join(b"\0" + pixels[y * stride : y * stride + width * channels] for y in range(height))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kinds[channels], 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 6)),
        (b"IEND", b""),
    )
    return PNG + b"".join(struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts)
