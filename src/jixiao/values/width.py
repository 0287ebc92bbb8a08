"""How wide a text is on a terminal: a Chinese character takes two columns, a combining mark none."""

import re
from functools import cache, lru_cache
from unicodedata import combining, east_asian_width

COLOUR = re.compile("\x1b\\[[0-9;]*m")
IDEOGRAPHS = re.compile("[一-鿿，。、；：（）]+")
"""Most of a Chinese text: each takes two columns."""
FEW = 16
"""Characters that are sooner looked at one by one."""


@cache
def columns_of(char: str) -> int:
    """Return the columns that one character takes."""
    return 0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1


@lru_cache(maxsize=16_384)
def width(text: str) -> int:
    """Return the columns that the text takes on a terminal, colours not counted."""
    if len(text) == 1:
        return columns_of(text)
    plain = COLOUR.sub("", text) if "\x1b" in text else text
    if plain.isascii():
        return len(plain)
    others = IDEOGRAPHS.sub("", plain) if len(plain) > FEW else plain
    return 2 * (len(plain) - len(others)) + sum(map(columns_of, others))
