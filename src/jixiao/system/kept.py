"""What one run works out and the next need not: kept in the user's cache folder, in files of plain data.

Only a shortcut: a file that is missing, torn, of another installation or version, not the user's own, or one that somebody else may
write, is passed over and made anew; one that can't be written is not written. Two runs that make the same file at once each make it
whole. Nothing of a document is ever kept.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from stat import S_IWGRP, S_IWOTH
from threading import get_ident
from typing import TypeVar, cast

from msgspec import DecodeError
from msgspec.msgpack import decode, encode

from jixiao import __version__

T = TypeVar("T")
DIGEST = 32


def stamp_of(files: Iterable[Path]) -> str:
    """Return what changes with the program's version and with the place, size or time of any of the files; OSError when one is gone."""
    seen = [(str(file), (known := file.stat()).st_size, known.st_mtime_ns) for file in files]
    return sha256(repr((__version__, seen)).encode()).hexdigest()


def kept(file: Path, stamp: str, of: type[T]) -> T | None:
    """Return what was kept in the file under this stamp, None when there is nothing that can be trusted."""
    try:
        with file.open("rb") as opened:
            if not _is_own(opened.fileno()):
                return None
            digest, content = opened.read(DIGEST), opened.read()
        found = decode(content, type=tuple[str, of]) if sha256(content).digest() == digest else ("", None)  # type: ignore[valid-type] # a type given as a value
    except (OSError, DecodeError, UnicodeDecodeError):
        return None
    return cast("T", found[1]) if found[0] == stamp else None


def _is_own(number: int) -> bool:
    """Whether an open file is the user's own, and nobody else may write it."""
    if not hasattr(os, "getuid"):
        return True
    known = os.fstat(number)
    return known.st_uid == os.getuid() and not known.st_mode & (S_IWGRP | S_IWOTH)


def keep(file: Path, stamp: str, value: object) -> None:
    """Keep a value for the next start, whole or not at all."""
    own = file.with_suffix(f".{os.getpid()}-{get_ident()}")
    content = encode((stamp, value))
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            own.write_bytes(sha256(content).digest() + content)
            own.chmod(0o600)
            own.replace(file)
        finally:
            own.unlink(missing_ok=True)


def cache_file(of: str = "rules") -> Path | None:
    """Return the file that this installation keeps something in, such as its rules; None where the user has no place for it."""
    root = Path(os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache"))  # noqa: PTH111 - Path's own raises where there is no home
    return root / "jixiao" / f"{of}-{sha256(__file__.encode()).hexdigest()[:16]}.msgpack" if root.is_absolute() else None
