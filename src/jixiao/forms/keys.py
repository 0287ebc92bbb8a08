"""The comparable form of a label: blanks, brackets, colons, numbering and stars of the layout do not matter."""

import re
from functools import lru_cache
from unicodedata import normalize

LONGEST = 48
"""No label is longer; longer text has no key."""

BLANK = re.compile("[\\s\u200b\u200c\ufeff]+")
NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
HEAD = re.compile(r"^(?:[★☆*●◆■▲#]+|[一二三四五六七八九十]{1,3}[、.:]|\d{1,2}[.、](?!\d)|[①-⑳]|其中:?)+")
MONTHS = re.compile(r"^(?:\d{1,2}-)?\d{1,2}月(?:份)?(?=执行|预算执行|完成)")
RANGE = re.compile(r"[(（]\d+(?:[-~—]\d+)?[)）]分$")
POINTS = re.compile(r"\d+(?:\.\d+)?分$|\d+(?:\.\d+)?%$")
SIGNS = re.compile(r"[:、,.;·/_—\-\"'“”]")


@lru_cache(maxsize=8192)
def label_key(text: str) -> str:
    """Return ``text`` without blanks, notes in brackets, numbering, points and signs; ``""`` for what is no label."""
    if len(text) > LONGEST * 2:
        return ""
    key = RANGE.sub("", BLANK.sub("", normalize("NFKC", text))).replace("其它", "其他")
    for _ in range(3):
        shorter = NOTE.sub("", key)
        if shorter == key:
            break
        key = shorter
    key = MONTHS.sub("", HEAD.sub("", key))
    key = SIGNS.sub("", POINTS.sub("", key))
    return key if len(key) <= LONGEST else ""
