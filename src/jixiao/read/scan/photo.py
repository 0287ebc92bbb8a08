"""A photo made anew in the child: its picture alone, upright and no larger than is needed to read it; what else the file told is left out.

Where and when it was taken, by which phone, a small picture of the whole: none of it is copied, since the picture is encoded anew.
"""

from io import BytesIO
from typing import NamedTuple

from msgspec.json import decode

from jixiao.fence import Emit, Limits, fenced
from jixiao.read.formats.image import MOST_DOTS, on_white
from jixiao.read.refused import Refusal, Refused
from jixiao.read.scan.libraries import pillow

MIB = 1 << 20
LIMITS = Limits(memory=1024 * MIB, cpu=30, wall=60.0, output=16 * MIB)
KINDS = ("JPEG", "PNG")
MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
LONGEST, QUALITY = 2400, 88
"""Dots of the longer side that are kept, and the quality of the JPEG."""
SIDE = 4
"""Bytes of a side's length before the picture."""
UNREADABLE = (
    "照片打不开，已损坏或不是 JPEG、PNG。请重拍一张，或换成 PDF。",
    "the photo is damaged or neither JPEG nor PNG. Take another one, or send a PDF.",
)
TOO_LARGE = ("照片太大。请按普通画质重拍一张。", "the photo is too large. Take it at ordinary quality.")


class Photo(NamedTuple):
    """A picture as a JPEG that tells nothing else, and its size in dots."""

    data: bytes
    width: int
    height: int


def is_photo(data: bytes) -> bool:
    """Return whether a file is a photo by its first bytes."""
    return data.startswith(MAGIC)


def bare_photo(data: bytes) -> Photo:
    """Return the picture of a photo; Refused with the way out, JobFailed where a limit was broken."""
    sent = fenced("jixiao.read.scan.photo:strip", data, LIMITS, warm=("PIL.Image", "PIL.ImageOps"))
    if sent[2 * SIDE :].startswith(MAGIC[0]):
        return Photo(sent[2 * SIDE :], int.from_bytes(sent[:SIDE]), int.from_bytes(sent[SIDE : 2 * SIDE]))
    refusal = decode(sent, type=Refusal)
    raise Refused(refusal.zh, refusal.en)


def strip(payload: bytes, emit: Emit) -> None:
    """Run in the child: send the picture, or the refusal."""
    try:
        emit(_encoded(payload))
    except Refused as refused:
        emit(refused.encoded())


def _encoded(data: bytes) -> bytes:
    images = pillow("Image")
    images.MAX_IMAGE_PIXELS = MOST_DOTS
    try:
        with images.open(BytesIO(data), formats=KINDS) as picture:
            if picture.size[0] * picture.size[1] > MOST_DOTS:
                raise Refused(*TOO_LARGE)
            upright = on_white(pillow("ImageOps").exif_transpose(picture))
            upright.thumbnail((LONGEST, LONGEST))
            made = images.new("RGB", upright.size)
            made.paste(upright)
            out = BytesIO()
            made.save(out, "JPEG", quality=QUALITY)
            return b"".join((*(side.to_bytes(SIDE) for side in made.size), out.getvalue()))
    except (images.DecompressionBombError, images.DecompressionBombWarning) as wrong:
        raise Refused(*TOO_LARGE) from wrong
    except (OSError, SyntaxError, ValueError, EOFError) as wrong:
        raise Refused(*UNREADABLE) from wrong
