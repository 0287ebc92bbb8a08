"""Compound files (old .doc, .xls, .wps, .et): what their directory names, found in the bytes; their streams, read by olefile."""

import struct
from io import BytesIO

from jixiao.read.refused import Refused, encrypted

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = 512
ENTRY = 128
LARGEST_STREAM = 64 << 20
MACROS = ("VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros", "PROJECT")


def first_stream(data: bytes, *streams: str) -> str | None:
    """Return which of some streams a compound file's directory names first; the others belong to what is embedded in it."""
    found = {place: name for name in streams if (place := entry_at(data, name)) is not None} if data.startswith(MAGIC) else {}
    return found[min(found)] if found else None


def entry_at(data: bytes, stream: str) -> int | None:
    """Return where a directory entry of a name begins: a scan of the bytes, nothing is built."""
    name = (stream + "\0").encode("utf-16-le")
    at = data.find(name, HEADER)
    while at >= 0 and at % ENTRY:
        at = data.find(name, at + 1)
    return at if at >= 0 else None


def guarded(data: bytes) -> None:
    """Raise Refused where a compound file is encrypted or holds macros, even in a directory that is damaged."""
    if first_stream(data, "EncryptedPackage", "EncryptionInfo"):
        raise encrypted()
    if first_stream(data, *MACROS):
        raise Refused(
            "文件带有宏，不予打开。请另存为不含宏的 .docx 或 .xlsx 再报送。",
            "The file holds macros and is not opened. Save it as .docx or .xlsx without macros.",
        )


def streams(data: bytes, *names: str) -> dict[str, bytes]:
    """Return those of some streams that a compound file has; Refused where it is damaged, encrypted or holds macros."""
    from olefile import OleFileIO  # noqa: PLC0415 - only the child pays for it

    guarded(data)
    found: dict[str, bytes] = {}
    try:
        with OleFileIO(BytesIO(data)) as file:
            for name in names:
                if file.exists(name):
                    size = file.get_size(name)
                    found[name] = file.openstream(name).read() if size <= LARGEST_STREAM else b""
                    if len(found[name]) < size:
                        raise broken()
    except (OSError, ValueError, LookupError, struct.error) as wrong:
        raise broken() from wrong
    return found


def broken() -> Refused:
    """Return the refusal of a damaged compound file."""
    return Refused(
        "旧格式文件不完整或已损坏。请用原软件打开后另存为 .docx 或 .xlsx 再报送。",
        "The old-format file is incomplete or damaged. Open it in its own program and save it as .docx or .xlsx.",
    )
