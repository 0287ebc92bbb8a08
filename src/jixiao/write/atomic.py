"""Files written whole or not at all, and there to stay once the call returns."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from jixiao.ending import HALF
from jixiao.errors import UsageWrong
from jixiao.system.process import module

LEFT = re.compile(r"\.jixiao-[0-9a-f]{16}\.part")
"""Names of files that are being written, or were when their run was killed."""
_swept: set[Path] = set()
"""Folders in which this run has taken away what others left."""


def write_whole(file: Path, data: bytes | Iterable[bytes]) -> None:
    """Put the data, or its parts, into the file, over an older one, in one step; UsageWrong when that is not allowed or there is no room."""
    if file.exists() and not file.is_file():
        raise UsageWrong(
            f"无法写入“{file}”：这不是普通文件。请换一个文件名。", f"Cannot write “{file}”: it is no ordinary file. Choose another name."
        )
    try:
        _check_name(file)
        _replace(file, (data,) if isinstance(data, bytes) else data)
    except OSError as wrong:
        reason = wrong.strerror or str(wrong)
        raise UsageWrong(
            f"无法写入“{file}”（{reason}）。请换一个可写的位置。", f"Cannot write “{file}” ({reason}). Choose a place that can be written."
        ) from wrong


def _check_name(file: Path) -> None:
    if "\0" in str(file):  # no system has such a name, and a ValueError would say so
        raise OSError("embedded null byte")


def _replace(file: Path, parts: Iterable[bytes]) -> None:
    """Write beside the file under a name of our own, to the disk, then rename: at any moment the file is the old one or the new one."""
    _sweep(file.parent)
    half, opened = _begun(file.parent)
    try:
        with os.fdopen(opened, "wb") as written:
            written.writelines(parts)
            written.flush()
            os.fsync(written.fileno())
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
        HALF.discard(str(half))
    _keep(file.parent)


def _begun(folder: Path) -> tuple[Path, int]:
    """Return a new file in the folder, open and locked: the lock tells that somebody is at work on it, and ends with the process."""
    while True:
        half = folder / f".jixiao-{os.urandom(8).hex()}.part"
        HALF.add(str(half))
        opened = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0), 0o666)
        _lock(opened, wait=True)
        if os.fstat(opened).st_nlink or os.name == "nt":
            return half, opened
        os.close(opened)  # swept away before it was locked
        HALF.discard(str(half))


def _lock(opened: int, *, wait: bool) -> bool:
    """Lock an open file; whether nobody else has it, which is not known where there are no locks."""
    locks = module("fcntl")
    if locks is None:
        return True
    try:
        locks.flock(opened, locks.LOCK_EX | (0 if wait else locks.LOCK_NB))
    except OSError:
        return False
    return True


def _sweep(folder: Path) -> None:
    """Take away what runs that were killed left in the folder, once for each folder: files of our names that nobody is at work on."""
    if folder in _swept:
        return
    _swept.add(folder)
    with suppress(OSError), os.scandir(folder) as entries:
        for name in [entry.name for entry in entries if LEFT.fullmatch(entry.name)]:
            with suppress(OSError):
                _sweep_one(folder / name)


def _sweep_one(half: Path) -> None:
    opened = os.open(half, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    try:
        free = _lock(opened, wait=False)
        if free and os.name != "nt":
            half.unlink()
    finally:
        os.close(opened)
    if free and os.name == "nt":
        half.unlink()  # refused while another process writes it


def _keep(folder: Path) -> None:
    """Have the folder's list of names on the disk too, where the system lets a folder be opened."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
