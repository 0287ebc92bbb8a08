"""One spelling for signs that mean the same (NFKC): wide digits, letters and brackets as the plain ones.

Python compares every sign with all that may be put together with others. Of the signs that stand in forms none may be, and few change.
"""

import re
from unicodedata import normalize

OTHERS = re.compile("[^\\x00-\\x7f一-鿿、。《》【】“”‘’]")
"""All signs but those that make up most of a text and stay as they are, whatever stands beside them."""
FIRST, LAST, BLANK = "！", "～", "\u3000"
SHIFT = ord(FIRST) - ord("!")


def compatible(text: str) -> str:
    """Return a text in the normal form NFKC."""
    if text.isascii():
        return text
    plain = text
    for sign in dict.fromkeys(OTHERS.findall(text)):
        if not FIRST <= sign <= LAST and sign != BLANK:
            return normalize("NFKC", text)
        plain = plain.replace(sign, " " if sign == BLANK else chr(ord(sign) - SHIFT))
    return plain
