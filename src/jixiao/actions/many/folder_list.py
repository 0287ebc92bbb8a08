"""The list in a folder that a command writes: by it the folder is known as ours, and what in it is ours."""

from pathlib import Path, PurePosixPath
from typing import Literal

from msgspec import DecodeError, Raw, Struct

from jixiao.door import LARGEST_TEXT, decoded, take
from jixiao.errors import TurnedAway

LIST = "jixiao-files.json"


class Listed(Struct, frozen=True, kw_only=True):
    """The list: which command writes the folder, its files by their path with their SHA-256 (None: begun), and what it knows besides."""

    schema: Literal["jixiao-folder/1"] = "jixiao-folder/1"
    command: str
    files: dict[str, str | None] = {}
    known: Raw = Raw(b"null")


def listed(place: Path) -> Listed | None:
    """Return a folder's list, None where there is none that can be trusted: paths lead down only."""
    try:
        found = decoded(take(place / LIST, LARGEST_TEXT), Listed)
    except (TurnedAway, DecodeError):
        return None
    return found if all(map(_leads_down, found.files)) else None


def _leads_down(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path and ":" not in parts[0]
