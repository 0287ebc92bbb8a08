"""Reports that one process worked out and the others need not: files in the office's folder, as many as there are places for.

Only a shortcut, as ``system.kept`` has it: a file that is missing, torn, of another text, day, rule or installation is passed over. Each
report has its place by its hash, and a later one takes the place of an earlier: they can't grow beyond that and are never tidied.
"""

import zlib
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from msgspec import DecodeError, msgpack

import jixiao
from jixiao.model.finding import DocumentReport
from jixiao.system.kept import keep, kept, stamp_of

JUDGED = "judged"
"""Where in an office's folder they lie; no part of a backup."""
DIGITS = 3
"""Of a hash, which are a report's place: 4,096 places, about 270 MB when each holds a report on eight forms."""
LARGEST = 64 << 20
"""Bytes of a report unpacked."""
QUICK = 1
"""The level of packing."""


def kept_report(by: Sequence[str]) -> DocumentReport | None:
    """Return the report that is known by these (the text's hash, the day, local rules), None where there is none."""
    mark = _mark(by)
    content = kept(_place(mark), mark, bytes)
    if content is None:
        return None
    try:
        return msgpack.decode(zlib.decompressobj().decompress(content, LARGEST), type=DocumentReport)
    except (DecodeError, UnicodeDecodeError, zlib.error):
        return None


def keep_report(by: Sequence[str], report: DocumentReport) -> None:
    """Lay a report there."""
    mark = _mark(by)
    keep(_place(mark), mark, zlib.compress(msgpack.encode(report), QUICK))


def _place(mark: str) -> Path:
    return Path(settings.JIXIAO.folder) / JUDGED / f"{mark[:DIGITS]}.report"


def _mark(by: Sequence[str]) -> str:
    return sha256("\n".join((program_mark(), *by)).encode()).hexdigest()


@cache
def program_mark() -> str:
    """Return what changes whenever a file of the program does."""
    return stamp_of(sorted(file for file in Path(jixiao.__file__).parent.rglob("*") if "__pycache__" not in file.parts and file.is_file()))
