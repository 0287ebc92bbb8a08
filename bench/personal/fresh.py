"""Strings that what finds personal data had never seen: those by which it was mended, and those that were written after it and are only measured."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from personal.corpus import CHINESE, LARGE, WEIGHTS, WIDE, Dice, One, card, cut, digits, fixed, identity, mobile, old

HARMLESS = "无"
FILES = (
    "fresh.txt",
    "fresh_after.txt",
    "fresh_last.txt",
    "fresh_fourth.txt",
    "fresh_fifth.txt",
    "fresh_sixth.txt",
    "fresh_seventh.txt",
    "fresh_eighth.txt",
    "fresh_ninth.txt",
    "fresh_tenth.txt",
    "fresh_eleventh.txt",
    "fresh_twelfth.txt",
)
ASIDE = "# 乙"
"""Begins the name of a class of strings that was set aside, whole."""
EACH = 2
"""Strings of every line of the file."""


def fresh(seed: int = 1) -> Iterator[One]:
    """Yield all strings, the same ones for the same seed; classes of the last file are set aside whole."""
    for file in FILES:
        aside = False
        for line in Path(__file__).with_name(file).read_text("utf-8").split("\n"):
            aside = line.startswith(ASIDE) or (aside and not line.startswith("#"))
            kind, parted, text = line.partition("\t")
            dice = random.Random(f"{seed} {text}")  # noqa: S311 - the same strings in every run
            for n in range(EACH if parted and kind[:1] != "#" else 0):
                yield One(f"{text}/{n}", aside, None if kind == HARMLESS else kind, _filled(text, dice))


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
    return PLACE.sub(lambda found: _written(_number(found[1], int(found[2] or 0), dice), found[3] or ""), text).replace("↵", "\n")


PLACE = re.compile(r"\{([a-z]+)(\d*)(?:\|([^}]*))?\}")
"""A number in the sixth file: of what kind, of how many digits, how it is written."""
NUMBERS: dict[str, Callable[[Dice], str]] = {
    "m": mobile,
    "f": fixed,
    "i": identity,
    "c": card,
    "k": lambda d: card(d, 16),
    "g": lambda d: _checked("628" + digits(d, 12)),
    "v": lambda d: _checked("4" + digits(d, 14)),
    "q": lambda d: _checked("5" + d.choice("12345") + digits(d, 13)),
    "p": lambda d: d.choice(("021", "010", "0512", "0571", "0755")),
    "u": lambda d: d.choice(("zhang", "li_", "wang", "sunny", "xiao.")) + d.choice(("wei", "mm", "qq")) + digits(d, 4),
}


def _number(kind: str, size: int, dice: Dice) -> str:
    if kind in ("d", "a"):  # any digits; such as begin as areas and amounts do
        return digits(dice, size) if kind == "d" else dice.choice("3579") + dice.choice("123456789") + digits(dice, size - 2)
    number = NUMBERS[kind](dice) if kind in NUMBERS else "{" + kind + "}"
    return number[:size] if size else number


def _written(number: str, way: str) -> str:
    sizes, parted, sign = way.partition("|")
    if parted:
        grouped = cut(number, tuple(map(int, sizes.split(","))), "-" if sign == "w" else sign)
        return grouped.translate(WIDE) if sign == "w" else grouped
    return WAYS[way](number)


WAYS: dict[str, Callable[[str], str]] = {
    "": str,
    "w": lambda n: n.translate(WIDE),
    "z": lambda n: n.translate(CHINESE),
    "l": lambda n: n.translate(LARGE),
    "t": lambda n: n[2:].translate(LARGE),
    "0": lambda n: "0" + n,
    "zw": "\u200b".join,
    "nb": "\xa0".join,
    "shy": "\xad".join,
    "bidi": lambda n: f"\u202d{n}\u202c",
    "mix": lambda n: "".join(c.translate(CHINESE) if i % 2 else c for i, c in enumerate(n)),
    "xim": lambda n: "".join(c if i % 2 else c.translate(CHINESE) for i, c in enumerate(n)),
    "circ": lambda n: n.translate(str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")),
    "ocr": lambda n: n.translate(str.maketrans("01", "Ol")),
    "ocr2": lambda n: n.translate(str.maketrans("01", "oI")),
    "ocr3": lambda n: n.translate(str.maketrans("058", "OSB")),
    "hide1": lambda n: n[:-3] + "*" + n[-2:],
    "hide2": lambda n: n[:-4] + "**" + n[-2:],
    "hide1x": lambda n: n[:-3] + "x" + n[-2:],
    "old": old,
    "hk": lambda n: _proved("810000" + n[6:17])[1:],
    "tw": lambda n: _proved("830000" + n[6:17])[2:],
    "lowx": lambda n: next(x for serial in range(1000) if (x := _proved(f"{n[:14]}{serial:03}")).endswith("X")).lower(),
}


def _proved(body: str) -> str:
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def _checked(body: str) -> str:
    total = sum(d - 9 if d > 9 else d for d in (int(c) * (2 - i % 2) for i, c in enumerate(reversed(body))))
    return body + str(-total % 10)
