"""Forms that a copy has turned into traditional characters, with the sound of some beside them, read as the simplified text they were."""

import re
from functools import cache

from jixiao.forms.grammar import load

MARKS = ("績效", "指標", "項目名稱", "預算")
"""Words that show the text is a form in traditional characters."""
LEAST = 2
SOUND = re.compile(r"(?<=[\u3400-\u9fff])\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,6} ?\)")
"""What such copies put behind a character: how it is said."""


@cache
def simplified() -> dict[int, str]:
    """Return the simplified character of each traditional one."""
    pairs = "".join(load("traditional.toml")["pairs"].split())
    return {ord(pairs[n]): pairs[n + 1] for n in range(0, len(pairs), 2) if pairs[n] != pairs[n + 1]}


def is_traditional(text: str) -> bool:
    """Return whether a text is a form in traditional characters."""
    plain = SOUND.sub("", text) if "(" in text else text
    return sum(mark in plain for mark in MARKS) >= LEAST


def restored(text: str) -> tuple[str, int]:
    """Return a text in simplified characters without sounds, and how many characters were changed."""
    plain = SOUND.sub("", text)
    made = plain.translate(simplified())
    return made, sum(a != b for a, b in zip(plain, made, strict=True))
