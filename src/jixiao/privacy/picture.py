"""What a photo says beside its picture taken out: where, when and with what it was taken. The picture itself is not touched.

JPEG segments, PNG chunks and WebP chunks that hold no picture are left out, byte by byte; nothing is decoded and nothing made anew,
so that a file of evidence shows what it showed. How it is turned stays: else it would lie on its side.
"""

import struct
from collections.abc import Iterator

JPEG, PNG, RIFF, WEBP = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF", b"WEBP"
EXIF, TURNED = b"Exif\x00\x00", 0x0112
APP1, APP2, APP14, COMMENT, SCAN, LAST_APP = 0xE1, 0xE2, 0xEE, 0xFE, 0xDA, 0xEF
COLOURS = b"ICC_PROFILE"
BARE = frozenset((0x01, *range(0xD0, 0xDA)))
"""Markers without a length."""
TOLD_PNG = frozenset((b"tEXt", b"zTXt", b"iTXt", b"tIME"))
EXIF_PNG = b"eXIf"
TOLD_WEBP = frozenset((b"EXIF", b"XMP "))
FLAGS_WEBP = 0x0C
"""Of VP8X: that there is EXIF, and XMP."""


def without_told(data: bytes) -> bytes:
    """Return a picture's bytes without what is told beside the picture; other bytes, and those that are not whole, as they are."""
    try:
        if data.startswith(JPEG):
            return JPEG + b"".join(_jpeg(data))
        if data.startswith(PNG):
            return PNG + b"".join(_png(data))
        if data.startswith(RIFF) and data[8:12] == WEBP:
            body = WEBP + b"".join(_webp(data))
            return RIFF + struct.pack("<I", len(body)) + body
    except (struct.error, IndexError, ValueError):
        return data
    return data


def _jpeg(data: bytes) -> Iterator[bytes]:
    place = len(JPEG)
    while place < len(data):
        if data[place] != 0xFF:
            raise ValueError(place)
        mark = data[place + 1]
        if mark in BARE or mark == 0xFF:
            yield data[place : place + 2] if mark != 0xFF else b""
            place += 2 if mark != 0xFF else 1
            continue
        (size,) = struct.unpack_from(">H", data, place + 2)
        part = data[place : place + 2 + size]
        if mark == SCAN:
            yield data[place:]
            return
        yield _kept(mark, part)
        place += 2 + size
    raise ValueError(place)


def _kept(mark: int, part: bytes) -> bytes:
    """Return a segment that stays: of what is told only how the picture is turned."""
    body = part[4:]
    if mark == APP1 and body.startswith(EXIF):
        turned = _turned(body[len(EXIF) :])
        return b"\xff\xe1" + struct.pack(">H", 2 + len(EXIF) + len(made)) + EXIF + made if (made := _only(turned)) else b""
    is_told = APP1 <= mark <= LAST_APP and mark != APP14 and not (mark == APP2 and body.startswith(COLOURS))
    return b"" if is_told or mark == COMMENT else part


def _turned(tiff: bytes) -> int:
    """Return how the picture is turned, 1 where nothing says so."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for n in range(count):
        tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * n)
        if tag == TURNED and kind == 3 and 1 <= value <= 8:
            return int(value)
    return 1


def _only(turned: int) -> bytes:
    """Return EXIF that says how a picture is turned and nothing else, nothing where it is upright."""
    return b"" if turned == 1 else b"MM\x00*\x00\x00\x00\x08" + struct.pack(">HHHIHHI", 1, TURNED, 3, 1, turned, 0, 0)


def _png(data: bytes) -> Iterator[bytes]:
    place = len(PNG)
    while place < len(data):
        (size,) = struct.unpack_from(">I", data, place)
        name, part = data[place + 4 : place + 8], data[place : place + 12 + size]
        if len(part) < 12 + size:
            raise ValueError(place)
        if name not in TOLD_PNG and name != EXIF_PNG:
            yield part
        place += 12 + size


def _webp(data: bytes) -> Iterator[bytes]:
    place = 12
    while place < len(data):
        name = data[place : place + 4]
        (size,) = struct.unpack_from("<I", data, place + 4)
        part = data[place : place + 8 + size + size % 2]
        if len(part) < 8 + size:
            raise ValueError(place)
        if name == b"VP8X":
            part = part[:8] + bytes((part[8] & ~FLAGS_WEBP,)) + part[9:]
        if name not in TOLD_WEBP:
            yield part
        place += 8 + size + size % 2
