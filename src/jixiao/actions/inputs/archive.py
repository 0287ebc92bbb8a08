"""The documents in a zip archive: its directory is checked first, then each member is unpacked in memory when its turn comes.

Nothing is written to disk. Limits per archive: members, bytes packed and unpacked, how many times a member grows; what breaks
one is told in a sentence. An archive in an archive is not opened.
"""

import re
from collections.abc import Iterable
from importlib import import_module
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from jixiao.door import beginning, readable_path
from jixiao.errors import InputUnreadable, TurnedAway
from jixiao.values import unseen

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

SUFFIX = ".zip"
MIB = 1 << 20
MOST_MEMBERS = 500
LARGEST = 200 * MIB
"""Most bytes of an archive, and of all its members unpacked."""
RATIO, RATIO_FROM = 100, MIB
"""A member of more than RATIO_FROM bytes may be RATIO times as large as its packed form."""
MOST_DIRECTORY = MIB
START, END, LOCATOR = b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x07"
END_SIZE, LOCATOR_SIZE, COMMENT, HEADER = 22, 20, 65_535, 30
OFFICE = ("[Content_Types].xml", "OFD.xml", "mimetype")
"""A member of such a name says that the archive is an office file, which is one document."""
UTF8, ENCRYPTED = 0x800, 0x41
PACKED = (0, 8)
HIDDEN = re.compile(f"[{unseen.ALL_CONTROL}{unseen.UPPER}{unseen.WIDTHLESS}{unseen.SIDED}{unseen.TURNING}{unseen.BYTE_ORDER}]")
"""Signs that no name of a member keeps: they would name a file otherwise than it is listed."""
DRIVE = re.compile(r"^[A-Za-z]:")


class Member(NamedTuple):
    """A file in an archive: its position in the directory and its cleaned name."""

    position: int
    name: str


def is_archive(path: Path) -> bool:
    """Return whether a file is called an archive and begins as one; what can't be opened is left to the reader."""
    if path.suffix.lower() != SUFFIX:
        return False
    try:
        return beginning(path, len(START)) in (START, END)
    except TurnedAway:
        return False


def members(path: Path) -> tuple[Member, ...] | None:
    """Return the files in an archive in the order of their names, None where it is an office file by another name.

    InputUnreadable where it breaks a limit, is encrypted or damaged.
    """
    with _Opened(path) as archive:
        infos = archive.infolist()
        if any(info.filename in OFFICE for info in infos):
            return None
        _check(path, infos)
        found = [Member(n, cleaned(_named(info))) for n, info in enumerate(infos) if not info.is_dir()]
    return tuple(sorted((m for m in found if m.name and not _passed_over(m.name)), key=lambda m: m.name))


def unpacked(path: Path, position: int, shown: str, most: int = LARGEST) -> bytes:
    """Return a member's bytes, as many as ``most``; InputUnreadable where it is encrypted, damaged or larger than it says."""
    import struct  # noqa: PLC0415 - an ordinary start has no archive and should not pay for it
    import zlib  # noqa: PLC0415 - as above
    from zipfile import BadZipFile  # noqa: PLC0415 - as above

    with _Opened(path) as archive:
        info = archive.infolist()[position]
        if info.flag_bits & ENCRYPTED:
            raise InputUnreadable(shown, "已加密。请去掉密码后重新压缩。", "it is encrypted. Pack it again without a password.")
        if info.compress_type not in PACKED:
            raise InputUnreadable(
                shown, "压缩方式不常用。请用普通 zip 方式重新压缩。", "it is packed in an unusual way. Pack it as an ordinary zip."
            )
        try:
            with archive.open(info) as opened:
                return opened.read(min(most, info.file_size))
        except (BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, RuntimeError, OSError) as broken:
            raise InputUnreadable(
                shown, "在压缩包里已损坏。请重新压缩或重新传送。", "it is damaged in the archive. Pack it again or send it again."
            ) from broken


def cleaned(name: str) -> str:
    """Return a member's name without drive, steps upwards, empty steps and signs that hide something."""
    steps = DRIVE.sub("", HIDDEN.sub("", name).replace("\\", "/")).split("/")
    return "/".join(step for step in steps if step.strip() not in ("", ".", ".."))


def _named(info: "ZipInfo") -> str:
    """Return the name as it was written: archives made in China without the mark of UTF-8 hold GBK, those of some systems UTF-8."""
    if info.flag_bits & UTF8:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _passed_over(name: str) -> bool:
    """Return whether a member is what a system put there beside the files."""
    path = PurePosixPath(name)
    return path.name.startswith((".", "~$")) or "__MACOSX" in path.parts


def _check(path: Path, infos: list["ZipInfo"]) -> None:
    """Raise InputUnreadable where the directory promises more than an archive of documents holds."""
    if len(infos) > MOST_MEMBERS:
        raise _too_many(path)
    places = sorted((info.header_offset, info.compress_size + HEADER) for info in infos)
    steep = any(info.file_size > max(RATIO_FROM, RATIO * info.compress_size) for info in infos)
    overlap = any(start + size > following for (start, size), (following, _) in pairwise(places))
    if steep or overlap or sum(info.file_size for info in infos) > LARGEST:
        raise InputUnreadable(
            readable_path(path),
            f"压缩包解压后过大或压缩比异常（上限 {LARGEST // MIB} MB、{RATIO} 倍），可能是压缩炸弹。请分成几个压缩包，或解压后给出文件夹。",
            f"unpacked, the archive is too large or its ratio is abnormal (limits {LARGEST // MIB} MB, {RATIO} times). Split it, or unpack it and give the folder.",
        )


class _Opened:
    """An archive while it is open; entering raises InputUnreadable where its end is not sound."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.archive: ZipFile | None = None

    def __enter__(self) -> "ZipFile":
        import struct  # noqa: PLC0415 - as above
        from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - as above

        try:
            _sound(self.path)
            self.archive = ZipFile(self.path)
        except (BadZipFile, struct.error, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as broken:
            raise _damaged(self.path) from broken
        return self.archive

    def __exit__(self, *_: object) -> None:
        if self.archive is not None:
            self.archive.close()


def _sound(path: Path) -> None:
    """Raise InputUnreadable where the end of the archive announces more than is read; nothing is built for that."""
    size = path.stat().st_size
    with path.open("rb") as opened:
        opened.seek(max(0, size - END_SIZE - COMMENT - LOCATOR_SIZE))
        tail = opened.read()
    at = tail.rfind(END)
    if at < 0 or at + END_SIZE > len(tail):
        raise _damaged(path)
    count, length = import_module("struct").unpack_from("<HI", tail, at + 10)
    if size > LARGEST or count > MOST_MEMBERS or length > MOST_DIRECTORY or tail.startswith(LOCATOR, max(0, at - LOCATOR_SIZE)):
        raise _too_many(path)


def _too_many(path: Path) -> InputUnreadable:
    return InputUnreadable(
        readable_path(path),
        f"压缩包超过 {MOST_MEMBERS} 个文件或 {LARGEST // MIB} MB。请分成几个压缩包，或解压后给出文件夹。",
        f"the archive holds more than {MOST_MEMBERS} files or {LARGEST // MIB} MB. Split it, or unpack it and give the folder.",
    )


def _damaged(path: Path) -> InputUnreadable:
    return InputUnreadable(
        readable_path(path),
        "压缩包不完整或已损坏。请重新压缩或重新传送。",
        "the archive is incomplete or damaged. Pack it again or send it again.",
    )


def described(names: Iterable[str]) -> frozenset[str]:
    """Return the folders of the names given that hold an open-data package, whose tables repeat its document."""
    return frozenset(str(PurePosixPath(name).parent) for name in names if PurePosixPath(name).name == "datapackage.json")
