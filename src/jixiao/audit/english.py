"""Values in English messages: fixed words in English with the Chinese in brackets, everything else as a quotation."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jixiao.forms.remarks import remark_in
from jixiao.system.content import toml

CHINESE = re.compile("[\u4e00-\u9fff]")
BETWEEN = re.compile("(、|，|和|或|；)")
SUMMED = re.compile("(“[^”]*”)等 (\\d+) 行合计")
"""How the facts name a figure that is the sum of several rows, by the first of them."""
JOINTS = {"、": ", ", "，": ", ", "和": " and ", "或": " or ", "；": "; "}


@cache
def words() -> Mapping[str, str]:
    """Return the fixed words with their English."""
    found: Mapping[str, str] = toml().loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return found


def in_english(text: str) -> str:
    """Return a value as an English sentence shows it: fixed words, alone or joined, in English; other Chinese in quotes."""
    if text.endswith("。"):
        return remark_in("en", text)
    if not CHINESE.search(text) or "“" in text:
        return text
    parts = BETWEEN.split(text)
    if all(part in words() for part in parts[::2]):
        return "".join(JOINTS[part] if n % 2 else f"{words()[part]} ({part})" for n, part in enumerate(parts))
    return f"“{text}”"


def quoted_in_english(text: str) -> str:
    """Return a value that stands in quotes as an English sentence shows it: the program's own words in it are English."""
    return SUMMED.sub(lambda found: f"{found[1]} and {int(found[2]) - 1} more rows in all", text)


def is_quoted(before: str) -> bool:
    """Return whether what follows the text stands in its quotes or brackets already."""
    return any(before.count(start) > before.count(end) for start, end in (("“", "”"), ("《", "》")))
