"""Compound files (old .doc, .xls, .wps, .et): their streams, read within limits; loops and wild sectors end the reading."""

import struct
from typing import NamedTuple

from jixiao.read.refused import Refused

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE, END = 0xFFFFFFFF, 0xFFFFFFFE
HEADER = 512
ENTRY = 128
LARGEST_STREAM = 64 << 20
MOST_ENTRIES = 4_000
MACROS = frozenset(("VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros", "PROJECT"))


class Entry(NamedTuple):
    """A stream or storage: its name, kind (1 storage, 2 stream, 5 root), first sector and size."""

    name: str
    kind: int
    start: int
    size: int


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


class Compound:
    """An open compound file."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(MAGIC) or len(data) < HEADER:
            raise broken()
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise broken()
        self._size, self._mini = 1 << shift, 1 << mini_shift
        start, _, self._cutoff, mini_start, _, more, _ = struct.unpack_from("<IIIIIII", data, 48)
        self._table = self._sectors_table(more)
        self._entries = self._directory(start)
        self._mini_table = list(struct.iter_unpack("<I", whole(self._chain(mini_start, LARGEST_STREAM)))) if mini_start < END else []
        root = next((e for e in self._entries if e.kind == 5), None)
        self._mini_data = self._chain(root.start, root.size) if root is not None else b""

    def __contains__(self, name: str) -> bool:
        return any(e.name == name for e in self._entries)

    def names(self) -> list[str]:
        """Return the names of all streams and storages."""
        return [e.name for e in self._entries]

    def stream(self, name: str) -> bytes:
        """Return a stream's bytes; Refused when it is not there, too large or damaged."""
        entry = next((e for e in self._entries if e.name == name and e.kind == 2), None)
        if entry is None or entry.size > LARGEST_STREAM:
            raise broken()
        if entry.size >= self._cutoff:
            return self._chain(entry.start, entry.size)
        return self._mini_chain(entry.start, entry.size)

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        body = self._data[at : at + self._size]
        if not body:
            raise broken()
        return body

    def _sectors_table(self, more: int) -> list[int]:
        listed = [n for (n,) in struct.iter_unpack("<I", self._data[76:HEADER])]
        seen: set[int] = set()
        while more < END and more not in seen and len(seen) < len(self._data) // self._size + 1:
            seen.add(more)
            numbers = [n for (n,) in struct.iter_unpack("<I", whole(self._sector(more)))]
            listed += numbers[:-1]
            more = numbers[-1] if numbers else END
        table: list[int] = []
        most = len(self._data) // self._size + 1
        for number in listed:
            if number < END and len(table) < most:
                table += [n for (n,) in struct.iter_unpack("<I", whole(self._sector(number)))]
        return table

    def _chain(self, start: int, size: int) -> bytes:
        pieces, seen, left = [], set(), size
        while start < END and left > 0:
            if start in seen or start >= len(self._table):
                raise broken()
            seen.add(start)
            pieces.append(self._sector(start)[:left])
            left -= len(pieces[-1])
            start = self._table[start]
        return b"".join(pieces)

    def _mini_chain(self, start: int, size: int) -> bytes:
        pieces, seen, left = [], set(), size
        while start < END and left > 0:
            if start in seen or start >= len(self._mini_table):
                raise broken()
            seen.add(start)
            pieces.append(self._mini_data[start * self._mini : (start + 1) * self._mini][:left])
            left -= self._mini
            start = self._mini_table[start][0]
        return b"".join(pieces)

    def _directory(self, start: int) -> list[Entry]:
        found = []
        body = self._chain(start, MOST_ENTRIES * ENTRY)
        for at in range(0, len(body) - ENTRY + 1, ENTRY):
            length, kind = struct.unpack_from("<HB", body, at + 64)
            first, size = struct.unpack_from("<II", body, at + 116)
            if kind and 2 <= length <= 64:
                found.append(Entry(body[at : at + length - 2].decode("utf-16-le", "replace"), kind, first, size))
        return found


def compound(data: bytes) -> Compound:
    """Return the compound file in ``data``; Refused where it is damaged, encrypted or holds macros."""
    opened = Compound(data)
    found = set(opened.names())
    if found & {"EncryptedPackage", "EncryptionInfo"}:
        raise Refused(
            "文件已加密，无法检查。请去掉打开密码后另存一份再报送。",
            "The file is encrypted and can't be checked. Remove its password and save a copy.",
        )
    if found & MACROS:
        raise Refused(
            "文件带有宏，不予打开。请另存为不含宏的 .docx 或 .xlsx 再报送。",
            "The file holds macros and is not opened. Save it as .docx or .xlsx without macros.",
        )
    return opened


def whole(body: bytes) -> bytes:
    """Return a sector cut to whole numbers."""
    return body[: len(body) // 4 * 4]


def broken() -> Refused:
    """Return the refusal of a damaged compound file."""
    return Refused(
        "旧格式文件不完整或已损坏。请用原软件打开后另存为 .docx 或 .xlsx 再报送。",
        "The old-format file is incomplete or damaged. Open it in its own program and save it as .docx or .xlsx.",
    )
