"""What one run works out and the next need not: kept in the user's cache folder, in files of plain data.

Only a shortcut: a file that is missing, torn, of another installation or version, not the user's own, or one that somebody else may
write, is passed over and made anew; one that can't be written is not written. Two runs that make the same file at once each make it
whole. Nothing of a document is ever kept.
"""

import os
from collections.abc import Iterable
from importlib.util import source_hash
from pathlib import Path
from typing import TypeVar, cast

from msgspec import DecodeError
from msgspec.msgpack import decode, encode

from jixiao import __version__
from jixiao.system import ownfile
from jixiao.system.ownfile import SEAL, seal

T = TypeVar("T")


def stamp_of(files: Iterable[Path | str]) -> str:
    """Return what changes with the program's version and with the place, size or time of any of the files; OSError when one is gone."""
    named = ((os.fspath(file), os.stat(file)) for file in files)  # noqa: PTH116 - of some hundred files, Path's own takes twice as long
    seen = [(name, known.st_size, known.st_mtime_ns) for name, known in named]
    return source_hash(repr((__version__, seen)).encode()).hex()


def kept(file: Path, stamp: str, of: type[T]) -> T | None:
    """Return what was kept in the file under this stamp, None when there is nothing that can be trusted."""
    content = ownfile.read(str(file))
    try:
        is_whole = seal(content[SEAL:]) == content[:SEAL]
        found = decode(content[SEAL:], type=tuple[str, of]) if is_whole else ("", None)  # type: ignore[valid-type] # a type given as a value
    except (DecodeError, UnicodeDecodeError):
        return None
    return cast("T", found[1]) if found[0] == stamp else None


def keep(file: Path, stamp: str, value: object) -> None:
    """Keep a value for the next start, whole or not at all."""
    content = encode((stamp, value))
    ownfile.write(str(file), seal(content) + content)


def cache_file(of: str = "rules") -> Path | None:
    """Return the file that this installation keeps something in, such as its rules; None where the user has no place for it."""
    place = ownfile.place(f"{of}.msgpack")
    return None if place is None else Path(place)
