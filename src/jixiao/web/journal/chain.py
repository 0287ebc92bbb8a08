"""A line's hash: over its number, its text and the hash of the line before. Anybody can compute it anew from an export."""

import hashlib
from collections.abc import Mapping
from json import dumps

FIRST = "0" * 64
"""What the first line is chained to."""


def line_text(told: Mapping[str, object]) -> str:
    """Return the text of a line: JSON with its keys in order, so that it has one form."""
    return dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def link(seq: int, body: str, before: str) -> str:
    """Return the hash of a line: SHA-256 of ``before``, the number and the text, a line break between them."""
    return hashlib.sha256(f"{before}\n{seq}\n{body}".encode()).hexdigest()
