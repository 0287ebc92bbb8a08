"""Zip containers of office files, checked before anything is unpacked: nothing is ever written to disk."""

import re
import struct
from collections.abc import Iterable
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao.read.refused import Refused, encrypted

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MIB = 1 << 20
MOST_PARTS = 2_000
MOST_DIRECTORY = MIB
LARGEST = 100 * MIB
"""Most bytes all parts may have unpacked."""
RATIO = 100
"""A part of more than RATIO_FROM bytes may be this many times as large as its packed form."""
RATIO_FROM = MIB
HEADER, ENTRY = 30, 46
"""Bytes of a local header and of an entry of the central directory without their names."""
SYMLINK = 0xA000
START, END, LOCATOR = b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x07"
END_SIZE, COMMENT = 22, 65_535

MACROS = re.compile(r"vbaProject|macrosheets/|activeX/|vbaData|/ctrlProps/.*\.bin$", re.IGNORECASE)
EMBEDDED = re.compile(r"oleObject\d*\.bin$|\.(?:exe|dll|js|vbs|bat|ps1|hta|lnk|scr)$", re.IGNORECASE)
UNSAFE = re.compile(r"(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:|[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def directory(data: bytes) -> tuple[int, int, int] | None:
    """Return where the central directory begins, its length and its number of entries; None where there is none."""
    at = data.rfind(END, max(0, len(data) - END_SIZE - COMMENT))
    if not data.startswith(START) or at < 0 or at + END_SIZE > len(data):
        return None
    count, size, start = struct.unpack_from("<HII", data, at + 10)
    return (start, size, count) if start + size <= len(data) else None


def names(data: bytes, part: bytes) -> bool:
    """Return whether the central directory names a part that begins so; reads nothing else, builds nothing."""
    found = directory(data)
    if found is None:
        return False
    at, end = found[0], found[0] + found[1]
    for _ in range(min(found[2], MOST_PARTS)):
        if at + ENTRY > end:
            return False
        name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
        if data.startswith(part, at + ENTRY):
            return True
        at += ENTRY + name + extra + comment
    return False


class Container:
    """An open office file: its parts by name, each read once and only as far as its limit."""

    def __init__(self, archive: "ZipFile", infos: Iterable["ZipInfo"], most: int = LARGEST) -> None:
        self._archive, self._most = archive, most
        self._infos = {info.filename: info for info in infos}

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return list(self._infos)

    def size(self, name: str) -> int:
        """Return how many bytes a part has, as its entry says."""
        return self._infos[name].file_size

    def read(self, name: str, most: int | None = None) -> bytes:
        """Return a part's bytes; Refused when it has more than ``most``, or than half of what the file may hold, or is damaged."""
        from zipfile import BadZipFile  # noqa: PLC0415 - only the child pays for it
        from zlib import error as BadStream  # noqa: PLC0415, N812 - as above

        most = self._most // 2 if most is None else most
        if self._infos[name].file_size > most:
            raise too_large(self._most)
        try:
            with self._archive.open(name) as part:
                body = part.read(most + 1)
        except (BadZipFile, BadStream, EOFError, struct.error, NotImplementedError, RuntimeError, OSError) as broken:
            raise damaged() from broken
        if len(body) > most:
            raise too_large(self._most)
        return body


def opened(data: bytes, most: int = LARGEST) -> Container:
    """Return the container in ``data``, of up to ``most`` bytes; Refused where it breaks a limit, is encrypted, damaged or unsafe."""
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - only the child pays for it

    found = directory(data)
    if found is None:
        raise damaged()
    if found[2] > MOST_PARTS or found[1] > MOST_DIRECTORY:
        raise Refused(
            f"压缩包内的文件超过 {MOST_PARTS} 个，不像办公文件。请用原软件另存一份。",
            f"The package holds more than {MOST_PARTS} parts. Save a copy in its own program.",
        )
    try:
        archive = ZipFile(BytesIO(data))
        infos = archive.infolist()
    except (BadZipFile, struct.error, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as broken:
        raise damaged() from broken
    check(infos, most)
    return Container(archive, infos, most)


def check(infos: list["ZipInfo"], most: int) -> None:
    """Raise Refused where the parts break a rule."""
    if any(info.flag_bits & 0x41 for info in infos):
        raise encrypted()
    if len({info.filename for info in infos}) < len(infos) or any(unsafe(info) for info in infos):
        raise Refused(
            "压缩包内有重名、越出目录或带隐藏控制符的文件名，可能被篡改。请用原软件打开后另存一份。",
            "Names in the package are doubled, leave its folder or hide signs. Open it in its own program and save a copy.",
        )
    if any(info.compress_type not in (0, 8) for info in infos):
        raise Refused(
            "压缩方式不是办公文件所用的。请用原软件另存一份。",
            "The package is compressed in an unusual way. Save a copy in its own program.",
        )
    packed = sum(info.compress_size for info in infos)
    whole = sum(info.file_size for info in infos)
    steep = any(info.file_size > max(RATIO_FROM, RATIO * info.compress_size) for info in infos)
    if whole > most or steep or (whole > RATIO_FROM and whole > RATIO * packed):
        raise too_large(most)
    places = sorted((info.header_offset, info.compress_size + HEADER) for info in infos)
    if any(start + size > following for (start, size), (following, _) in pairwise(places)):
        raise too_large(most)
    if places and places[0][0] != 0:
        raise Refused(
            "文件开头夹带了别的内容，可能是伪装文件。请用原软件另存一份。",
            "Something else stands before the package. Save a copy in its own program.",
        )


def unsafe(info: "ZipInfo") -> bool:
    """Return whether a part's name leaves the folder or hides signs, or the part is a symbolic link."""
    return UNSAFE.search(info.filename) is not None or (info.external_attr >> 16) & 0xF000 == SYMLINK


def without_macros(container: Container, types: str) -> None:
    """Raise Refused where an office file holds macros, controls or embedded programs; ``types`` are its content types."""
    if "macroEnabled" in types or any(MACROS.search(name) for name in container.names()):
        raise Refused(
            "文件带有宏或控件，不予打开。请另存为不含宏的 .docx 或 .xlsx 再报送。",
            "The file holds macros or controls and is not opened. Save it as .docx or .xlsx without macros.",
        )
    if any(EMBEDDED.search(name) for name in container.names()):
        raise Refused(
            "文件里嵌有 OLE 对象或程序，不予打开。请删除嵌入的对象后另存一份再报送。",
            "OLE objects or programs are embedded in the file. Remove them and save a copy.",
        )


def damaged() -> Refused:
    """Return the refusal of a damaged container."""
    return Refused(
        "文件不完整或已损坏（压缩包读不出）。请重新传送，或用原软件打开后另存一份。",
        "The file is incomplete or damaged. Send it again, or open it in its own program and save a copy.",
    )


def too_large(most: int) -> Refused:
    """Return the refusal of a container that unpacks to too much."""
    return Refused(
        f"文件解压后过大或压缩比异常（上限 {most // MIB} MB、{RATIO} 倍），可能是压缩炸弹。请用原软件另存一份，或拆分后再报送。",
        f"Unpacked, the file is too large or its ratio is abnormal (limits {most // MIB} MB, {RATIO} times). Save a copy in its own program, or split it.",
    )
