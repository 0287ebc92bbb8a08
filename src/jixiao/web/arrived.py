"""Files that arrived by upload, laid into a folder of their own for what reads files."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from unicodedata import normalize

from jixiao.errors import InputUnreadable
from jixiao.values import unseen

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LONGEST = 200
"""Bytes of a file's name."""
SIGNS = re.compile(rf"[/\\<>:\"|?*{unseen.ALL_CONTROL}{unseen.DELETE}{unseen.WIDTHLESS}{unseen.SIDED}{unseen.TURNING}]")
"""What no file's name holds: separators, control and direction characters."""


def write_files(files: Iterable["UploadedFile[bytes]"], folder: str) -> tuple[Path, ...]:
    """Write the files into the folder, each in one of its own so that equal names don't meet, and return where they lie."""
    places = []
    for at, file in enumerate(files):
        place = Path(folder, str(at), safe_name(file.name or ""))
        place.parent.mkdir()
        with place.open("xb") as out:
            for part in file.chunks():
                out.write(part)
        places.append(place)
    return tuple(places)


def safe_name(given: str) -> str:
    """Return a file's name without what can lead elsewhere or mislead a reader, no longer than file systems take."""
    name = SIGNS.sub("", normalize("NFC", PurePath(given.replace("\\", "/")).name)).strip(". ") or "未命名"
    suffix = PurePath(name).suffix
    room = LONGEST - len(suffix.encode())
    return name if len(name.encode()) <= LONGEST else name.removesuffix(suffix).encode()[:room].decode("utf-8", "ignore") + suffix


def reason(wrong: InputUnreadable) -> InputUnreadable:
    """Return the same failure with the file's own name in place of where it was laid."""
    own = PurePath(wrong.file).name
    return InputUnreadable(own, wrong.zh.partition("：")[2], wrong.en.partition(": ")[2])


def write_bytes(name: str, data: bytes, folder: str) -> Path:
    """Write a file with these bytes into the folder, under its safe name, and return where it lies."""
    place = Path(folder, safe_name(name))
    place.write_bytes(data)
    return place
