"""Bytes of containers built by hand, well or badly: zip files and compound files."""

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECTOR = 512
NOTHING = 0xFFFFFFFF


class Part(NamedTuple):
    """A part of a zip: what its headers say may differ from what it is."""

    name: str
    body: bytes = b""
    method: int = 8
    flags: int = 0x800
    attributes: int = 0
    says: int | None = None
    inner: str | None = None
    crc: int | None = None


def zipped(parts: Iterable[Part], before: bytes = b"", count: int | None = None) -> bytes:
    """Return a zip of parts; ``before`` stands in front of it, ``count`` is what its end says."""
    local, central, number = b"", b"", 0
    for part in parts:
        number += 1
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(part.body) + packer.flush() if part.method == 8 else part.body
        crc = zlib.crc32(part.body) if part.crc is None else part.crc
        size = len(part.body) if part.says is None else part.says
        name, inner = part.name.encode(), (part.inner or part.name).encode()
        head = struct.pack("<HHHHHIII", 20, part.flags, part.method, 0, 33, crc, len(packed), size)
        central += (
            b"PK\x01\x02\x14\x03"
            + head
            + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, part.attributes << 16, len(before) + len(local))
            + name
        )
        local += b"PK\x03\x04" + head + struct.pack("<HH", len(inner), 0) + inner + packed
    said = number if count is None else count
    return (
        before
        + local
        + central
        + b"PK\x05\x06"
        + struct.pack("<HHHHIIH", 0, 0, said & 0xFFFF, said & 0xFFFF, len(central), len(before) + len(local), 0)
    )


def overlapping(name: str, copies: int, size: int) -> bytes:
    """Return a zip whose entries all share one stretch of packed zeros."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(bytes(size)) + packer.flush()
    crc = zlib.crc32(bytes(size))
    head = struct.pack("<HHHHHIII", 20, 0, 8, 0, 33, crc, len(packed), size)
    first = name.format(0).encode()
    local = b"PK\x03\x04" + head + struct.pack("<HH", len(first), 0) + first + packed
    central = b""
    for n in range(copies):
        own = name.format(n).encode()
        central += b"PK\x01\x02\x14\x03" + head + struct.pack("<HHHHHII", len(own), 0, 0, 0, 0, 0, 0) + own
    return local + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, copies, copies, len(central), len(local), 0)


def compound(streams: dict[str, bytes], loop: bool = False, shift: int = 9) -> bytes:
    """Return a compound file of streams, each padded so that it stands in sectors of its own; ``loop`` ties a chain to itself."""
    table: list[int] = [0xFFFFFFFD]
    body = b""
    entries = [entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    for number, (name, raw) in enumerate(streams.items(), 1):
        padded = raw.ljust(4096, b"\0")
        sectors = -(-len(padded) // SECTOR)
        start = len(table)
        entries.append(entry(name, 2, start, len(padded), right=number + 1 if number < len(streams) else NOTHING))
        table += [*range(start + 1, start + sectors), start if loop else 0xFFFFFFFE]
        body += padded.ljust(sectors * SECTOR, b"\0")
    directory = b"".join(entries)
    directory = directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0")
    first = len(table)
    table += [*range(first + 1, first + len(directory) // SECTOR), 0xFFFFFFFE]
    table += [0xFFFFFFFF] * (128 - len(table))
    head = MARK + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, shift, 6) + bytes(6)
    head += struct.pack("<IIIIIIIIII", 0, 1, first, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0) + struct.pack("<108I", *([0xFFFFFFFF] * 108))
    return head[:SECTOR] + struct.pack("<128I", *table[:128]) + body + directory


def entry(name: str, kind: int, start: int, size: int, right: int = NOTHING, child: int = NOTHING) -> bytes:
    """Return an entry of a compound file's directory; ``right`` and ``child`` are the numbers of the entries that hang on it."""
    raw = name.encode("utf-16-le")
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBB", len(raw) + 2, kind, 1)
        + struct.pack("<III", NOTHING, right, child)
        + bytes(36)
        + struct.pack("<III", start, size, 0)
    )


def record(kind: int, body: bytes = b"") -> bytes:
    """Return a record of an old workbook."""
    return struct.pack("<HH", kind, len(body)) + body
