"""The shipped SQL rules as they were last read, and what they rest on, kept in the user's cache folder: to parse takes as long as to run.

Only a shortcut: a file that is missing, of another installation or version, older than a rule, damaged, or not the user's own
is passed over, and one that can't be written is not written.
"""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast

from msgspec import DecodeError
from msgspec.msgpack import decode, encode

from jixiao import __version__
from jixiao.audit.rulefile import Rule

T = TypeVar("T")


def stamp_of(files: Iterable[Path]) -> str:
    """Return what changes with the program's version and with the place, size or time of any of the files; OSError when one is gone."""
    seen = [(str(file), (known := file.stat()).st_size, known.st_mtime_ns) for file in files]
    return sha256(repr((__version__, seen)).encode()).hexdigest()


def kept_rules(file: Path, stamp: str) -> tuple[Rule, ...] | None:
    """Return the rules kept in the file under this stamp, None when there are none that can be trusted."""
    return kept(file, stamp, tuple[Rule, ...])


def keep_rules(file: Path, stamp: str, rules: Sequence[Rule]) -> None:
    """Keep the rules for the next start, whole or not at all."""
    keep(file, stamp, tuple(rules))


def kept(file: Path, stamp: str, of: type[T]) -> T | None:
    """Return what was kept in the file under this stamp, None when there is nothing that can be trusted."""
    try:
        with file.open("rb") as opened:
            if hasattr(os, "getuid") and os.fstat(opened.fileno()).st_uid != os.getuid():
                return None
            found = decode(opened.read(), type=tuple[str, of])  # type: ignore[valid-type] # a type given as a value
    except (OSError, DecodeError, UnicodeDecodeError):
        return None
    return cast("T", found[1]) if found[0] == stamp else None


def keep(file: Path, stamp: str, value: object) -> None:
    """Keep a value for the next start, whole or not at all."""
    own = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            own.write_bytes(encode((stamp, value)))
            own.replace(file)
        finally:
            own.unlink(missing_ok=True)


def cache_file(of: str = "rules") -> Path | None:
    """Return the file that this installation keeps its rules in, or what it knows of them; None where the user has no place for it."""
    root = Path(os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache"))  # noqa: PTH111 - Path's own raises where there is no home
    return root / "jixiao" / f"{of}-{sha256(__file__.encode()).hexdigest()[:16]}.msgpack" if root.is_absolute() else None
