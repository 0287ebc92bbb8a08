"""Documents, reports and lists as JSON, laid out for people, keys in the contract's order."""

import re
from collections.abc import Iterator

from msgspec.json import encode
from msgspec.json import format as formatted

UNSEEN = re.compile(rb"\x7f|\xc2[\x80-\x9f\xad]|\xd8\x9c|\xe2(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xaf])|\xef\xbb\xbf")
"""Characters that JSON allows as they are and that nobody sees: they turn what is shown, command a terminal, or end a line for many programs."""


def as_json(thing: object, *, one_line: bool = False) -> bytes:
    """Return the JSON text in UTF-8 with a line break at its end; exact numbers are strings."""
    text = encode(thing)
    return _seen(text if one_line else formatted(text, indent=2)) + b"\n"


def _seen(text: bytes) -> bytes:
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0].decode()):04x}".encode(), text)


def json_parts(thing: object) -> Iterator[bytes]:
    """Yield the text of :func:`as_json` as it is made: an iterator in a dict or list stands for an array, made item by item."""
    yield from _parts(thing, b"\n")
    yield b"\n"


def _parts(thing: object, line_end: bytes) -> Iterator[bytes]:
    """Yield the text of a thing that stands as deep as the blanks behind ``line_end`` say."""
    if not _is_made_by_and_by(thing):
        yield _seen(formatted(encode(thing), indent=2)).replace(b"\n", line_end)
        return
    inner = line_end + b"  "
    between = inner
    opened, closed = (b"{", b"}") if isinstance(thing, dict) else (b"[", b"]")
    yield opened
    for key, part in thing.items() if isinstance(thing, dict) else ((None, part) for part in thing):  # type: ignore[attr-defined]
        yield between + (b"" if key is None else _seen(encode(key)) + b": ")
        yield from _parts(part, inner)
        between = b"," + inner
    yield closed if between is inner else line_end + closed


def _is_made_by_and_by(thing: object) -> bool:
    parts = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ()
    return isinstance(thing, Iterator) or any(map(_is_made_by_and_by, parts))
