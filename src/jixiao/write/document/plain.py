"""Text that every file format can hold: characters that XML forbids are shown as the replacement sign, never dropped."""

import re

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return the text with what XML 1.0 can't hold shown as the replacement sign."""
    return FORBIDDEN.sub("\ufffd", text)
