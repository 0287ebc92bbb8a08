"""What the readers remark, in English: a table of sentences with places for what the document says."""

import re
from functools import cache
from pathlib import Path

from jixiao.system.content import toml
from jixiao.system.patterns import of_ours

PLACE = re.compile(r"\\\{(\w)\\\}")
CHINESE = re.compile("[\u4e00-\u9fff]")


@cache
def remarks() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the sentences as patterns, each with its English."""
    pairs = toml().loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["remarks"]
    return tuple((of_ours(PLACE.sub(r"(?P<\1>.*?)", re.escape(zh)), re.DOTALL), en) for zh, en in pairs)


def remark_in(lang: str, sentence: str) -> str:
    """Return a reader's remark in ``lang``; in English one that the table lacks stands in quotes, its own quotes made simple."""
    if lang != "en" or not CHINESE.search(sentence):
        return sentence
    for pattern, english in remarks():
        if found := pattern.fullmatch(sentence):
            return english.format(
                **{name: remark_in(lang, said) if said.endswith("。") else said for name, said in found.groupdict().items()}
            ).strip()
    return f"“{sentence.replace('“', '‘').replace('”', '’')}”"
