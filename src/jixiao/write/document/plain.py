"""Text that every file format can hold: characters that XML forbids are shown as the replacement sign, never dropped."""

import re

from jixiao.values import unseen

FORBIDDEN = re.compile(f"[{unseen.CONTROL}{unseen.HALVES}{unseen.NO_SIGNS}]")
"""What XML 1.0 can't hold."""
MARKS = re.compile(
    f"[{unseen.DELETE}{unseen.LATE_CONTROL}{unseen.ARABIC_SIDED}{unseen.SEAM}{unseen.SIDED}{unseen.TURNING}{unseen.WORD_JOINER}]"
)
"""What turns the words around it, takes no room, or commands a terminal."""


def printable(text: str) -> str:
    """Return the text with what XML 1.0 can't hold shown as the replacement sign, and marks that nobody sees as ``‹U+202E›``."""
    if text.isprintable():
        return text
    return MARKS.sub(lambda mark: f"‹U+{ord(mark[0]):04X}›", FORBIDDEN.sub("\ufffd", text))
