"""Text that every file format can hold: characters that XML forbids are shown as the replacement sign, never dropped."""

import re

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MARKS = re.compile("[\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
"""What turns the words around it, takes no room, or commands a terminal."""


def printable(text: str) -> str:
    """Return the text with what XML 1.0 can't hold shown as the replacement sign, and marks that nobody sees as ``‹U+202E›``."""
    if text.isprintable():
        return text
    return MARKS.sub(lambda mark: f"‹U+{ord(mark[0]):04X}›", FORBIDDEN.sub("\ufffd", text))
