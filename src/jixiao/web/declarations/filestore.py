"""Files as they arrived, each under the SHA-256 of its bytes: equal files lie there once, and what changed is seen."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from jixiao.errors import TurnedAway
from jixiao.web.declarations.bucketstore import BucketStore
from jixiao.web.declarations.folderstore import Folder, Store
from jixiao.web.outside import outside
from jixiao.web.problems import Problem

DIGEST = re.compile(r"[0-9a-f]{64}")
SILENT = "存文件的地方没有应答，没有办成。请过一会儿再试；已存的都在。"


def own_folder() -> Folder:
    """Return the office's own folder of files."""
    return Folder(Path(settings.JIXIAO.folder) / "files")


def store() -> Store:
    """Return where the office's files lie: its folder, or the bucket that its settings name."""
    told = outside().files
    return own_folder() if told is None else BucketStore(told, own_folder())


def keep_bytes(data: bytes) -> str:
    """Put bytes into the store, to last before this returns, and return their digest; nothing is done where they are there.

    Problem 503 where the store does not answer.
    """
    name, at = hashlib.sha256(data).hexdigest(), store()
    try:
        if not at.has(name):
            at.put(name, data)
    except ConnectionError as wrong:
        raise Problem(503, SILENT) from wrong
    return name


def is_kept(digest: str) -> bool:
    """Whether the file of a digest lies there."""
    return bool(DIGEST.fullmatch(digest)) and store().has(digest)


def fetch(digest: str) -> bytes:
    """Return the bytes of a digest; TurnedAway where they are gone or are no longer those, Problem 503 where the store does not answer."""
    if not DIGEST.fullmatch(digest):
        raise ValueError(digest)
    try:
        data = store().get(digest)
    except ConnectionError as wrong:
        raise Problem(503, SILENT) from wrong
    except OSError as gone:
        raise TurnedAway("原件不在了。请联系管理员，用备份恢复。", "the file is gone. Restore it from a backup.") from gone
    if hashlib.sha256(data).hexdigest() != digest:
        raise TurnedAway("原件被改动过，不能使用。请联系管理员，用备份恢复。", "the file was changed. Restore it from a backup.")
    return data


def fault(digest: str) -> str | None:
    """Return what is wrong with the file of a digest, None where it is whole; read in parts."""
    if not DIGEST.fullmatch(digest):
        return "不在了"
    found = hashlib.sha256()
    try:
        for part in store().parts(digest):
            found.update(part)
    except ConnectionError:
        return "读不到：存文件的地方没有应答"
    except OSError:
        return "不在了"
    return None if found.hexdigest() == digest else "内容与登记的不一致"


def stored_elsewhere() -> Iterator[str]:
    """Yield the digests of the files that do not lie in the office's folder."""
    folder, at = own_folder(), store()
    if not isinstance(at, Folder):
        yield from (name for name in at.names() if DIGEST.fullmatch(name) and not folder.has(name))
