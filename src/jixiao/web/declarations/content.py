"""A declaration's text as it is stored: the Document as JSON, packed, and the hash of that JSON."""

import hashlib
import zlib
from functools import lru_cache
from typing import Any

import msgspec

from jixiao.model.document import Document
from jixiao.web.models import Version

KEPT = 64
"""Documents that a process remembers: frozen, so that whoever asks may have the same."""
LARGEST = 64 << 20
"""Bytes of a text unpacked; no document read through the fence has more."""


class Text:
    """A version's text as a key of what was made of it: equal to any other of the same hash, so that each is taken apart once."""

    def __init__(self, version: Version) -> None:
        """Take the version that has the text."""
        self.version = version

    def __eq__(self, other: object) -> bool:
        """Whether it is the same text."""
        return isinstance(other, Text) and self.version.digest == other.version.digest

    def __hash__(self) -> int:
        """Return a hash of the text's hash."""
        return hash(self.version.digest)


def packed(text: bytes) -> bytes:
    """Return the text smaller."""
    return zlib.compress(text, 6)


def text_of(version: Version) -> bytes:
    """Return the JSON of a version."""
    return zlib.decompressobj().decompress(bytes(version.content), LARGEST)


def document_of(version: Version) -> Document:
    """Return the Document of a version, of the same text the same."""
    return _document(Text(version))


@lru_cache(maxsize=KEPT)
def _document(text: Text) -> Document:
    return msgspec.json.decode(text_of(text.version), type=Document)


def digest(text: bytes) -> str:
    """Return the hash by which a text is known."""
    return hashlib.sha256(text).hexdigest()


def text_from(document: Document) -> bytes:
    """Return the JSON of a Document, always the same for the same Document."""
    return msgspec.json.encode(document)


def plain(text: bytes) -> dict[str, Any]:
    """Return the JSON as Python's own values."""
    found: dict[str, Any] = msgspec.json.decode(text)
    return found


def etag(version: Version) -> str:
    """Return the mark of a version: its number and a part of its hash."""
    return f'"{version.number}-{version.digest[:16]}"'
