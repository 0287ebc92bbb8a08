"""Strings that what finds personal data had never seen: those by which it was mended, and those that were written after it and are only measured."""

import random
from collections.abc import Iterator
from pathlib import Path

from personal.corpus import CHINESE, LARGE, WIDE, One, card, cut, digits, fixed, identity, mobile

HARMLESS = "无"
FILES = ("fresh.txt", "fresh_after.txt", "fresh_last.txt", "fresh_fourth.txt", "fresh_fifth.txt")
EACH = 2
"""Strings of every line of the file."""


def fresh(seed: int = 1) -> Iterator[One]:
    """Yield all strings, the same ones for the same seed; those are set aside that were written when the mending was done."""
    for file in FILES:
        for line in Path(__file__).with_name(file).read_text("utf-8").splitlines():
            kind, parted, text = line.partition("\t")
            dice = random.Random(f"{seed} {text}")  # noqa: S311 - the same strings in every run
            for n in range(EACH if parted else 0):
                yield One(f"{text}/{n}", file == FILES[-1], None if kind == HARMLESS else kind, _filled(text, dice))


def _filled(text: str, dice: random.Random) -> str:
    small = str(dice.randint(2, 88))
    signs = {
        "{m}": mobile(dice),
        "{f}": fixed(dice),
        "{i}": identity(dice),
        "{c}": card(dice),
        "{ms}": cut(mobile(dice), (3, 4), " "),
        "{md}": cut(mobile(dice), (3, 4), "-"),
        "{mw}": mobile(dice).translate(WIDE),
        "{mz}": mobile(dice).translate(CHINESE),
        "{is}": cut(identity(dice), (6, 8), " "),
        "{iw}": identity(dice).translate(WIDE),
        "{cs}": cut(card(dice), (4, 4, 4, 4), " "),
        "{d5}": digits(dice, 5),
        "{r}": str(dice.randint(101, 1204)),
        "{d}": digits(dice, 8),
        "{w}": small[-1].translate(LARGE).translate(str.maketrans("零壹贰叁肆伍陆柒捌玖", "十一二三四五六七八九")),
        "{n}": small,
    }
    for sign, value in signs.items():
        text = text.replace(sign, value)
    return text
