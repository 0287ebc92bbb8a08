"""Sentences of the program's own in English: a table of them, with places for what they take from elsewhere."""

import re
from functools import cache
from pathlib import Path

from jixiao.system.content import tables_of
from jixiao.system.patterns import of_ours

PLACE = re.compile(r"\\\{(\w)\\\}")
FIGURES, FIGURE = "no", r"[-+]?[\d.,:-]+"
CHINESE = re.compile("[\u4e00-\u9fff]")


def quoted(text: str) -> str:
    """Return somebody else's words in quotes where they are Chinese, their own quotes made simple."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”" if CHINESE.search(text) else text


@cache
def sentences(file: Path) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the table of a file as patterns, each with its English: under one name a list of pairs, ``{a}`` a place in both.

    The places ``{n}`` and ``{o}`` hold figures and days alone.
    """
    (pairs,) = tables_of(file).values()
    return tuple((of_ours(PLACE.sub(_place, re.escape(zh)), re.DOTALL), en) for zh, en in pairs)


def _place(found: re.Match[str]) -> str:
    name = found[1]
    return f"(?P<{name}>{FIGURE if name in FIGURES else '.*?'})"
