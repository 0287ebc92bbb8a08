"""Headings of a narrative and of its sections."""

import re
from functools import cache

from jixiao.forms.grammar import sections, wording
from jixiao.forms.keys import label_key
from jixiao.system.patterns import of_ours

SECTION = re.compile(r"^\s*(?:[（(]?[一二三四五六七八]{1,2}[)）]?\s*[、.．:：]?|\d[.、．])?\s*(.{2,12}?)\s*[:：]?\s*$")
SECTION_AND_TEXT = re.compile(r"^\s*(?:[（(]?[一二三四五六七八]{1,2}[)）]?\s*[、.．])\s*(.{2,10}?)\s*[:：]\s*(.+)$")
NUMBER = r"(\d{1,3}|[一二三四五六七八九十]{1,3})"
FIRST = frozenset(("overview", "basis"))
"""The sections that a narrative begins with."""
LONGEST, LONGEST_HEAD = 120, 24


@cache
def narrative_head() -> re.Pattern[str]:
    """Return the pattern of a narrative's heading: number and name before the fixed words, or behind them."""
    words = "|".join(wording()["narrative"]["aliases"])
    return of_ours(
        rf"(?:[（(]?{NUMBER}[)）]?\s*[、.．]\s*)?(?P<before>(?!见|详|具体|根据|按|附|以上)[^。；，:：]{{0,60}}?)(?:{words})"
        rf"\s*[:：]?\s*[（(]?\s*{NUMBER}?\s*[)）.、]?\s*[:：]?\s*(?P<behind>[^。；，]{{0,60}})"
    )


def section_head(text: str, heading: int | None) -> tuple[str | None, str]:
    """Return the section that a line opens, with the text after its colon; (None, …) for a line of text."""
    if len(text) <= LONGEST_HEAD and (found := SECTION.match(text)):
        field = sections().get(label_key(found[1]))
        numbered = found[1] != text.strip().rstrip(":：")
        if field is not None and (numbered or heading is not None or len(label_key(found[1])) >= 4):
            return field, ""
    if found := SECTION_AND_TEXT.match(text[:400]):
        field = sections().get(label_key(found[1]))
        if field is not None:
            return field, text[found.start(2) :]
    return None, text
