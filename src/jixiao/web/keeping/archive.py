"""A backup's file: looked through before anything is done with it, and its files laid into a folder."""

import hashlib
import json
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from jixiao.door import opened
from jixiao.errors import TurnedAway, UsageWrong
from jixiao.write.atomic import write_whole

FORMAT = "jixiao-backup/1"
LIST = "backup.json"
"""What stands in the file, with hashes; its last member, so that a file broken off has none."""
ROWS, FILES = "rows", "folder"
PART = 1 << 20
XZ = b"\xfd7zXZ\x00"


@contextmanager
def _tar(file: Path) -> Iterator[tarfile.TarFile]:
    """Open a backup, which may have been packed by xz since; a file of zero bytes only is an empty one, not read to its end."""
    with opened(file) as data:
        is_packed = data.read(len(XZ)) == XZ
        data.seek(0)
        with tarfile.open(fileobj=data, mode="r:xz" if is_packed else "r:") as tar:
            yield tar


def checked(file: Path) -> dict[str, Any]:
    """Return what stands in a backup's list; UsageWrong for what is none, was broken off, or was changed since: nothing is set up then."""
    try:
        with _tar(file) as tar:
            members = {member.name: member for member in tar}
            listed: dict[str, Any] = json.loads(_read(tar, members[LIST])) if LIST in members else {}
            if listed.get("format") != FORMAT:
                raise _broken(file, "不是完整的备份文件", "it is no whole backup")
            if set(members) - {LIST} != set(listed["members"]):
                raise _broken(file, "里面的文件与清单不一致", "it does not hold what its list says")
            for name, told in listed["members"].items():
                if _hash(tar, members[name]) != told["sha256"]:
                    raise _broken(file, f"{name} 被改动过或损坏了", f"{name} was changed or is damaged")
    except TurnedAway as away:
        raise _broken(file, f"：{away.zh.rstrip('。')}", away.en.rstrip(".")) from away
    except (OSError, tarfile.TarError, ValueError, KeyError, EOFError) as wrong:
        raise _broken(file, "读不出来", "it can't be read") from wrong
    return listed


def lay(file: Path, folder: Path) -> None:
    """Lay the files of a backup into a folder that is not there yet, or is empty; UsageWrong where something is."""
    if folder.exists() and any(folder.iterdir()):
        raise UsageWrong(f"“{folder}”里已有内容，没有恢复。请换一个空文件夹。", f"“{folder}” is not empty; nothing was restored.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _tar(file) as tar:
        for member in tar:
            path = PurePosixPath(member.name)
            if path.parts[0] == FILES and member.isfile():
                place = folder.joinpath(*_inside(file, path.parts[1:]))
                place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                write_whole(place, _read(tar, member))
                place.chmod(0o600)


def archived_lines(file: Path, tables: Iterable[str]) -> Iterator[str]:
    """Yield the rows of the tables in a backup, a line each."""
    with _tar(file) as tar:
        for table in tables:
            rows = tar.extractfile(f"{ROWS}/{table}.jsonl")
            if rows is not None:
                yield from (line.decode() for line in rows)


def _inside(file: Path, parts: tuple[str, ...]) -> tuple[str, ...]:
    if not parts or any(part in ("..", ".", "") or "\\" in part or ":" in part for part in parts):
        raise _broken(file, "里面有写到文件夹以外的文件", "it holds a file that would lie elsewhere")
    return parts


def _read(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    found = tar.extractfile(member)
    return b"" if found is None else found.read()


def _hash(tar: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    found, packed = hashlib.sha256(), tar.extractfile(member)
    while packed is not None and (part := packed.read(PART)):
        found.update(part)
    return found.hexdigest()


def _broken(file: Path, zh: str, en: str) -> UsageWrong:
    return UsageWrong(f"“{file}”{zh}，没有恢复。请换一份备份。", f"“{file}”: {en}; nothing was restored. Take another backup.")
