"""Files of the user's cache folder that the program believes: the user's own, in a folder of the user's own, that nobody else may write.

Who may write there as this user may change the program itself, and Python's compiled files: a key that lies beside the files would keep out
nobody else. So the seals of these files only tell torn ones; what is believed is decided here, by whose file and folder it is.

What reads them may be the first to run in a process, before libraries are there: so this asks for nothing that Python has not loaded.
"""

import marshal
import os
from contextlib import suppress
from importlib.util import source_hash
from mmap import ACCESS_READ, mmap
from stat import S_IWGRP, S_IWOTH
from typing import Any

SEAL, SECTOR = 8, 512
"""Bytes before the content, by which one sees that it is whole, and bytes of which a disk has all or none."""
HASH, LATEST = 16, 8
"""Signs of the hash in a file's name, and of how many installations and ways of starting a file of one name is kept."""


def place(name: str, *way: object) -> str | None:
    """Return the path of this installation's file of that name (``rules.msgpack``); None where the user has no place for it.

    Each ``way`` of starting it has a file of its own, where that is told: two that take turns would make one file anew each time.
    """
    root = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")  # noqa: PTH111 - pathlib is not there yet
    of, _, suffix = name.rpartition(".")
    file = f"{of}-{source_hash(repr((__file__, *way)).encode()).hex()}.{suffix}"
    return os.path.join(root, "jixiao", file) if os.path.isabs(root) else None  # noqa: PTH117, PTH118 - as above


def read(file: str) -> memoryview:
    """Return what stands in a file of the user's own that nobody else may write, without a copy of it; nothing where there is none."""
    with suppress(OSError, ValueError), open(file, "rb", opener=_no_link) as opened:
        if is_own(os.stat(os.path.dirname(file))) and is_own(os.fstat(opened.fileno())):  # noqa: PTH116, PTH120 - as above
            return memoryview(mmap(opened.fileno(), 0, access=ACCESS_READ))
    return memoryview(b"")


def _no_link(file: str, flags: int) -> int:
    return os.open(file, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


def is_own(known: os.stat_result) -> bool:
    """Whether a file or folder is the user's own, and nobody else may write it."""
    return not hasattr(os, "geteuid") or (known.st_uid == os.geteuid() and not known.st_mode & (S_IWGRP | S_IWOTH))


def write(file: str, content: bytes) -> None:
    """Put the content there, whole or not at all; where it can't be written, or would not be believed, it is not."""
    own = f"{file}.{os.getpid()}-{id(content):x}"
    with suppress(OSError):
        if not _own_folder(os.path.dirname(file)):  # noqa: PTH120 - as above
            return
        try:
            with open(own, "xb", opener=_no_link) as opened:
                opened.write(content)
            os.replace(own, file)  # noqa: PTH105 - as above
            _drop_all_but_latest(file)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(own)  # noqa: PTH108 - as above


def _drop_all_but_latest(file: str) -> None:
    """Remove files of this name of other installations, which may be gone long since; one that is still there makes its own anew."""
    folder, name = os.path.split(file)
    of, dash, _ = name.rpartition("-")
    before, after = of + dash, os.path.splitext(name)[1]  # noqa: PTH122 - as above
    with os.scandir(folder) as entries:
        alike = [one for one in entries if dash and _is_one_of(one.name, before, after)]
    for one in sorted(alike, key=lambda one: one.stat().st_mtime_ns)[:-LATEST]:
        os.unlink(one.path)  # noqa: PTH108 - as above


def _is_one_of(name: str, before: str, after: str) -> bool:
    told = name.removeprefix(before).removesuffix(after)
    return len(told) == HASH and name == before + told + after and not told.strip("0123456789abcdef")


def _own_folder(folder: str) -> bool:
    """Make the folder where it is not there, let nobody else write in the user's own; whether it is such a one."""
    os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103 - as above
    known = os.stat(folder)  # noqa: PTH116 - as above
    if not is_own(known) and known.st_uid == os.geteuid():
        os.chmod(folder, known.st_mode & 0o755)  # noqa: PTH101 - as above
        known = os.stat(folder)  # noqa: PTH116 - as above
    return is_own(known)


def seal(content: bytes | memoryview) -> bytes:
    """Return what tells a torn file: its length, and how each sector begins; to read all of it takes a hundredth of a short run."""
    whole = memoryview(content)[: len(content) // SEAL * SEAL]
    begins = bytes(whole.cast("Q")[:: SECTOR // SEAL]) if whole else b""
    return source_hash(len(content).to_bytes(SEAL, "little") + begins)


def kept_plain(file: str, stamp: str) -> object:
    """Return the numbers, texts, code and lists of such that were kept in a file under this stamp, None where there is none that is whole."""
    sealed = read(file)
    content = sealed[SEAL:]
    if seal(content) != sealed[:SEAL]:
        return None
    found = marshal.loads(content)  # noqa: S302 - sealed, and the user's own
    return found[1] if found[0] == stamp else None


def keep_plain(file: str, stamp: str, value: Any) -> None:  # noqa: ANN401 - of any sort that marshal has
    """Keep a value for :func:`kept_plain`, whole or not at all."""
    content = marshal.dumps((stamp, value))
    write(file, seal(content) + content)
