"""A declaration's text as it is stored: the Document as JSON, packed, and the hash of that JSON."""

import hashlib
import zlib
from typing import Any

import msgspec

from jixiao.model.document import Document
from jixiao.system.recalled import Recalled
from jixiao.web.models import Version

KEPT = 64
"""Documents that a process remembers: frozen, so that whoever asks may have the same."""
LARGEST = 64 << 20
"""Bytes of a text unpacked; no document read through the fence has more."""


documents = Recalled[Document](KEPT)


def packed(text: bytes) -> bytes:
    """Return the text smaller."""
    return zlib.compress(text, 6)


def text_of(version: Version) -> bytes:
    """Return the JSON of a version."""
    return zlib.decompressobj().decompress(bytes(version.content), LARGEST)


def document_of(version: Version) -> Document:
    """Return the Document of a version, of the same text the same."""
    return documents.get(version.digest, lambda: decoded(version))


def decoded(version: Version) -> Document:
    """Return the Document of a version, taken apart and not kept."""
    return msgspec.json.decode(text_of(version), type=Document)


def digest(text: bytes) -> str:
    """Return the hash by which a text is known."""
    return hashlib.sha256(text).hexdigest()


def text_from(document: Document) -> bytes:
    """Return the JSON of a Document, always the same for the same Document."""
    return msgspec.json.encode(document)


def as_python(text: bytes) -> dict[str, Any]:
    """Return the JSON as Python's own values."""
    found: dict[str, Any] = msgspec.json.decode(text)
    return found


def etag(version: Version) -> str:
    """Return the mark of a version: its number and a part of its hash."""
    return f'"{version.number}-{version.digest[:16]}"'
