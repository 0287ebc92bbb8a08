"""Documents, reports and lists as JSON, laid out for people, keys in the contract's order."""

from msgspec.json import encode
from msgspec.json import format as laid_out

LINE_ENDS = ((b"\xc2\x85", b"\\u0085"), (b"\xe2\x80\xa8", b"\\u2028"), (b"\xe2\x80\xa9", b"\\u2029"))
"""Characters that JSON allows as they are and that many programs take for the end of a line."""


def as_json(thing: object, *, one_line: bool = False) -> bytes:
    """Return the JSON text in UTF-8 with a line break at its end; exact numbers are strings."""
    text = encode(thing)
    if not one_line:
        return laid_out(text, indent=2) + b"\n"
    for char, escaped in LINE_ENDS:
        text = text.replace(char, escaped)
    return text + b"\n"
