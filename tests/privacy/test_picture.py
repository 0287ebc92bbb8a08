"""What a photo tells beside its picture goes; the picture and how it is turned stay, byte by byte."""

import struct
import zlib

import pytest

from jixiao.privacy.picture import without_told

SECRET = b"GPS 31.0304N 121.2277E"
SCAN = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + bytes(range(1, 200)) + b"\xff\xd9"


def segment(mark: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, mark, len(body) + 2) + body


def exif(turned: int | None, order: str = ">") -> bytes:
    head = {">": b"MM\x00*", "<": b"II*\x00"}[order] + struct.pack(f"{order}I", 8)
    tags = [] if turned is None else [struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turned, 0)]
    tags.append(struct.pack(f"{order}HHII", 0x8825, 4, 1, 100))
    return b"Exif\x00\x00" + head + struct.pack(f"{order}H", len(tags)) + b"".join(tags) + struct.pack(f"{order}I", 0) + SECRET


JFIF, TABLE = segment(0xE0, b"JFIF\x00" + bytes(9)), segment(0xDB, bytes(65))
COLOURS = segment(0xE2, b"ICC_PROFILE\x00\x01\x01" + bytes(20))
FRAME = segment(0xC0, bytes(15))


def jpeg(*told: bytes) -> bytes:
    return b"\xff\xd8" + JFIF + b"".join(told) + TABLE + COLOURS + FRAME + SCAN


def test_a_photo_loses_what_it_tells_and_nothing_of_its_picture() -> None:
    told = (
        segment(0xE1, exif(None)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + SECRET),
        segment(0xED, SECRET),
        segment(0xFE, SECRET),
    )
    found = without_told(jpeg(*told))
    assert SECRET not in found
    assert found == b"\xff\xd8" + JFIF + TABLE + COLOURS + FRAME + SCAN


@pytest.mark.parametrize("order", [">", "<"])
@pytest.mark.parametrize("turned", range(1, 9))
def test_how_a_photo_is_turned_stays(turned: int, order: str) -> None:
    found = without_told(jpeg(segment(0xE1, exif(turned, order))))
    assert SECRET not in found
    assert found.endswith(TABLE + COLOURS + FRAME + SCAN)
    kept = found[len(b"\xff\xd8" + JFIF) : -len(TABLE + COLOURS + FRAME + SCAN)]
    assert kept == b"" if turned == 1 else struct.pack(">HHIHH", 0x0112, 3, 1, turned, 0) in kept
    assert without_told(found) == found


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def test_a_png_loses_its_texts() -> None:
    keep = (chunk(b"IHDR", bytes(13)), chunk(b"gAMA", bytes(4)), chunk(b"IDAT", bytes(range(50))), chunk(b"IEND", b""))
    told = [chunk(name, SECRET) for name in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")]
    head = b"\x89PNG\r\n\x1a\n"
    assert without_told(head + keep[0] + b"".join(told) + b"".join(keep[1:])) == head + b"".join(keep)


def part(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\x00" * (len(body) % 2)


def test_a_webp_loses_what_it_tells_and_no_longer_says_that_it_has_it() -> None:
    def made(*parts: bytes) -> bytes:
        body = b"WEBP" + b"".join(parts)
        return b"RIFF" + struct.pack("<I", len(body)) + body

    picture = part(b"VP8 ", bytes(range(31)))
    found = without_told(made(part(b"VP8X", bytes((0x1C, *[0] * 9))), picture, part(b"EXIF", SECRET), part(b"XMP ", SECRET)))
    assert found == made(part(b"VP8X", bytes((0x10, *[0] * 9))), picture)


@pytest.mark.parametrize(
    "data", [b"", b"text", b"%PDF-1.7", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff", b"\x89PNG\r\n\x1a\n\x00\x00", b"RIFF\x00\x00\x00\x00WEBPVP8 "]
)
def test_what_is_no_whole_picture_stays_as_it_is(data: bytes) -> None:
    assert without_told(data) == data
    whole = jpeg(segment(0xE1, exif(6)))
    for cut in range(2, len(whole) - len(SCAN), 7):
        assert without_told(whole[:cut]) == whole[:cut]
