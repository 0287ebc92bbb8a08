"""What one run of the program writes, no other writes at the same time: a place is claimed until the run ends, however it ends.

A claim is a lock on an empty file in the user's cache folder, never a file beside the output; the system lets go of it with the
process. Where there is no such folder, or no locks, places are free: then a file is still the one run's or the other's, whole.
"""

import os
from pathlib import Path

from jixiao.system.digest import sha256
from jixiao.system.kept import cache_file
from jixiao.system.process import module

_held: dict[str, int] = {}
"""The claimed places with the open files that are locked."""


def claim(place: Path) -> bool:
    """Claim a file or folder for this process until :func:`let_go`; whether no other process has it."""
    where = os.path.realpath(place.parent / place.name if place.name else place)
    lock = _lock_of(where)
    if where in _held or lock is None:
        return True
    opened = _locked(lock)
    if opened is not None:
        _held[where] = opened
    return opened is not None


def let_go() -> None:
    """Give up all claims of this process."""
    while _held:
        where, opened = _held.popitem()
        lock = _lock_of(where)
        if lock is not None:
            lock.unlink(missing_ok=True)
        os.close(opened)


def _lock_of(where: str) -> Path | None:
    """Return the file to lock for a place, None where the user has no folder for it."""
    kept = cache_file()
    if kept is None:
        return None
    folder = kept.parent / "writing"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder / sha256(where.encode("utf-8", "surrogateescape"))[:32]


def _locked(lock: Path) -> int | None:
    """Return the file locked and open, another one where nothing can be locked, None where another process has it."""
    locks = module("fcntl")
    while locks is not None:
        try:
            opened = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except OSError:
            return os.open(os.devnull, os.O_RDONLY)
        try:
            locks.flock(opened, locks.LOCK_EX | locks.LOCK_NB)
        except BlockingIOError:
            os.close(opened)
            return None
        except OSError:  # a file system without locks
            return opened
        if _is_still_there(lock, opened):
            return opened
        os.close(opened)  # whoever had it took it away meanwhile: another may have made it anew
    return os.open(os.devnull, os.O_RDONLY)


def _is_still_there(lock: Path, opened: int) -> bool:
    try:
        return os.path.samestat(lock.stat(), os.fstat(opened))
    except FileNotFoundError:
        return False
