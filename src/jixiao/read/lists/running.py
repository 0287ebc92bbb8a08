"""Indicators in running text: level names followed by a colon or in 【】, names with their targets after them."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from jixiao.forms.grammar import levels, target_words
from jixiao.read.rows.looks import looks
from jixiao.read.wording import is_blank, tidy, without_ordinal
from jixiao.system.patterns import of_ours

OUTPUT = frozenset(("产出指标", "产出目标"))
"""Level 1 names under which 成本指标 is a level 2 in forms before 2021."""
MOST = 20_000
"""Characters looked at in one passage."""
SIGN = r"(?:[><＞＜][=＝]|≥|≤|≧|≦|=|＝|>|<|＞|＜)"
HINT = re.compile(rf"[(（]\s*{SIGN}?\s*\*{{2,}}[^()（）]{{0,12}}[)）]")
VALUE = re.compile(rf"\s*({SIGN}\s*[-+]?\d[\d,]*(?:\.\d+)?[^,，;；。:：()（）]{{0,10}})")
IN_BRACKETS = re.compile(rf"[(（]\s*({SIGN}?\s*[^()（）]{{1,24}})[)）]\s*$")
COUNTED = re.compile(r"[:：]\s*(\d[\d,]*(?:\.\d+)?[^\d,，;；。]{0,8})$")
ELSEWHERE = re.compile(r"见?(?:附件|附表|附后|附)\s*[\d一二三四五]{0,2}|[无略]|(?:后|另)附")
"""What stands in brackets behind a name and refers to something else."""
LAST = re.compile(r"[,，]\s*([^,，]{2,14})$")
STAR = re.compile(r"^[★☆*●]+")
BREAK = re.compile(r"[;；。\n]|(?=(?:指标|目标)\s*\d{1,2}\s*[:：.、])")
NUMBERING = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）]?[、.．]\s*)+")


class RunningIndicator(NamedTuple):
    """An indicator said in running text, with its offset there."""

    level1: str | None
    level2: str | None
    name: str
    target: str | None
    offset: int
    actual: str | None = None


@cache
def marker() -> re.Pattern[str]:
    """Return the pattern of a level's name as a heading inside text, with an optional second level after a dash."""
    known = {name for rank in (1, 2) for name in levels(rank) if name.endswith(("指标", "目标")) and len(name) > 3}
    names = sorted(known, key=lambda name: (-len(name), name))
    level = "|".join(map(re.escape, names))
    return of_ours(
        rf"【\s*({level})\s*(?:[-—/·]\s*({level})\s*)?】|(?:^[A-Z]?|(?<=[。;；、:：,，\s)）.．]))({level})(?:\s*[-—/]\s*({level}))?\s*(?:[(（](?:自评)?分?\d+分[)）])?\s*(?:[:：,，\n]|$)"
    )


def indicators_in(text: str, level1: str | None = None) -> Iterator[RunningIndicator]:
    """Yield the indicators that a passage says, in order, ``level1`` holding at its beginning."""
    text = text[:MOST]
    marks = list(marker().finditer(text))
    for mark, following in zip_longest(marks, marks[1:]):
        first, second = mark[1] or mark[3], mark[2] or mark[4]
        own = bool(text[mark.end() : following.start() if following else None].strip())
        if second is None and first in levels(2) and (first not in levels(1) or (own and level1 in OUTPUT)):
            first, second = level1, first
        elif second is None:
            level1 = first
        else:
            level1 = first
        end = following.start() if following else len(text)
        for name, target, offset in named(text[mark.end() : end]):
            yield RunningIndicator(first, second, name, target, mark.end() + offset)


def named(passage: str) -> Iterator[tuple[str, str | None, int]]:
    """Yield names with targets: a target ends its name's passage, so do semicolons, stops and 指标2."""
    at = 0
    for part in BREAK.split(passage):
        offset = passage.find(part, at) if part else at
        at = offset + len(part)
        yield from in_part(part, offset)


def in_part(part: str, offset: int) -> Iterator[tuple[str, str | None, int]]:
    """Yield the names of one passage, each up to its target; the last may have none."""
    start = 0
    plain = HINT.sub(lambda m: " " * len(m[0]), part)
    for value in VALUE.finditer(plain):
        name = cleaned(plain[start : value.start()].rstrip("(（"))
        if name:
            yield name, tidy(value[1]), offset + start
        start = value.end() + (plain[value.end() : value.end() + 1] in (")", "）"))
    rest = cleaned(plain[start:])
    if len(rest) < 2:
        return
    held = IN_BRACKETS.search(rest) or COUNTED.search(rest) or said_last(rest)
    if held and not (is_blank(held[1]) or ELSEWHERE.fullmatch(held[1])) and start == 0:
        yield rest[: held.start()].strip(), tidy(held[1]), offset + start
    elif start == 0:
        yield rest, None, offset


def said_last(text: str) -> re.Match[str] | None:
    """Return the target word or date that stands after the last comma of a text, None where none does."""
    found = LAST.search(text)
    return found if found is not None and (looks(found[1]).word or found[1].endswith(tuple(target_words()))) else None


def cleaned(text: str) -> str:
    """Return a name without signs and numbering around it."""
    text = NUMBERING.sub("", text.strip(" \t,，、:：.。"))
    return STAR.sub("", without_ordinal(tidy(text))).strip("★☆ ,，、:：")
