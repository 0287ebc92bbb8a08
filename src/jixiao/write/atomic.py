"""Files written whole or not at all, and there to stay once the call returns."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from jixiao.ending import HALF
from jixiao.errors import UsageWrong


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
    half = file.parent / f".jixiao-{os.urandom(8).hex()}.part"
    HALF.add(str(half))
    try:
        opened = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0), 0o666)
        with os.fdopen(opened, "wb") as written:
            written.writelines(parts)
            written.flush()
            os.fsync(written.fileno())
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
        HALF.discard(str(half))
    _keep(file.parent)


def _keep(folder: Path) -> None:
    """Have the folder's list of names on the disk too, where the system lets a folder be opened."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
