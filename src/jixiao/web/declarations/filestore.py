"""Files as they arrived, each under the SHA-256 of its bytes: equal files lie there once, and what changed is seen."""

import hashlib
import re
from pathlib import Path

from django.conf import settings

from jixiao.errors import TurnedAway
from jixiao.write.atomic import write_whole

DIGEST = re.compile(r"[0-9a-f]{64}")
PART = 1 << 20


def folder() -> Path:
    """Return the folder of the office's files."""
    return Path(settings.JIXIAO.folder) / "files"


def keep(data: bytes) -> str:
    """Put bytes into the store, to the disk before this returns, and return their digest; nothing is done where they are there."""
    name = hashlib.sha256(data).hexdigest()
    place = place_of(name)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(place, data)
    return name


def place_of(digest: str) -> Path:
    """Return where the file of a digest lies; ValueError for what is no digest."""
    if not DIGEST.fullmatch(digest):
        raise ValueError(digest)
    return folder() / digest[:2] / digest


def fetch(digest: str) -> bytes:
    """Return the bytes of a digest; TurnedAway where they are gone or are no longer those."""
    try:
        data = place_of(digest).read_bytes()
    except OSError as gone:
        raise TurnedAway("原件不在了。请联系管理员，用备份恢复。", "the file is gone. Restore it from a backup.") from gone
    if hashlib.sha256(data).hexdigest() != digest:
        raise TurnedAway("原件被改动过，不能使用。请联系管理员，用备份恢复。", "the file was changed. Restore it from a backup.")
    return data


def fault(digest: str) -> str | None:
    """Return what is wrong with the file of a digest, None where it is whole; read in parts."""
    try:
        with place_of(digest).open("rb") as file:
            found = hashlib.sha256()
            while part := file.read(PART):
                found.update(part)
    except (OSError, ValueError):
        return "不在了"
    return None if found.hexdigest() == digest else "内容与登记的不一致"
