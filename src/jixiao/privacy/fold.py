"""Texts as a finder of numbers needs them: one spelling for every sign, nothing invisible, and where each sign came from."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

CHINESE = dict(zip("〇零○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖", "0001234567891212345678" + "9", strict=True))
SAME = {
    "Х": "X",
    "х": "x",
    "×": "X",
    "✕": "X",
    "—": "-",
    "–": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "ー": "-",
    "‧": "·",
    "•": "·",
    "・": "·",
    "、": "、",
}
SPELLED = re.compile(
    r"[0-9〇零○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖](?:[ \-·./]?[0-9〇零○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖]){6,}"
)
"""A run of digits of which some are written in Chinese; an amount in words has 十, 百 or 万 in it, a year but four."""

MIXED = re.compile(r"[0-9][^0-9 \-·./]|[^0-9 \-·./][0-9]")
"""A digit beside a digit in Chinese."""

CIRCLED = re.compile("[①-⑳⓪⓵-⓾❶-❿➀-➉➊-➓⑴-⒇]")


class Folded(NamedTuple):
    """A folded text, and for each of its signs the place in the text it came from."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a passage stands in the text that was folded."""
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    if sign in SAME:
        return SAME[sign]
    if unicodedata.category(sign) in ("Cf", "Mn", "Me", "Cc") and sign not in "\n\r\t":
        return ""
    plain = unicodedata.normalize("NFKC", sign)
    return "".join(
        " " if c.isspace() and c not in "\n\r\t" else SAME.get(c, c) if not c.isdecimal() else str(unicodedata.decimal(c)) for c in plain
    )


class _Folding(dict[int, str]):
    """What every sign is folded to, as far as it was asked for, and the signs that are folded to none or several."""

    def __init__(self) -> None:
        super().__init__((code, chr(code)) for code in range(128))
        self.other_lengths: set[str] = set()

    def __missing__(self, code: int) -> str:
        """Return what a sign is folded to, and keep it in mind: there are only so many signs."""
        sign = chr(code)
        plain = self[code] = _folded(sign)
        if len(plain) != 1:
            self.other_lengths.add(sign)
        return plain


FOLDING = _Folding()


def folds(text: str) -> tuple[Folded, ...]:
    """Return a text folded: wide and circled digits plain, invisible signs left out, digits in Chinese as digits where they make a number.

    Where such digits stand beside others, both ways: 一三九12345678 is one number, in 张三13912345678 the sign before is a name's. A circled
    digit is a digit or counts a list: ①13912345678.
    """
    if text.isascii():
        return (Folded(text, range(len(text))),)
    found = _folds(text)
    return (*found, *_folds(CIRCLED.sub(";", text))) if CIRCLED.search(text) else found


def _folds(text: str) -> tuple[Folded, ...]:
    plain, places = text.translate(FOLDING), _places(text)
    runs = [found[0] for found in SPELLED.finditer(plain) if not found[0].isascii()]
    if not runs:
        return (Folded(plain, places),)
    spelled = Folded(SPELLED.sub(lambda found: "".join(map(_digit, found[0])), plain), places)
    return (spelled, Folded(plain, places)) if any(map(MIXED.search, runs)) else (spelled,)


def _places(text: str) -> Sequence[int]:
    """Return for each sign of a text's translation by FOLDING the place that it came from."""
    if FOLDING.other_lengths.isdisjoint(text):
        return range(len(text))
    return [place for place, sign in enumerate(text) for _ in FOLDING[ord(sign)]]


def _digit(sign: str) -> str:
    return CHINESE.get(sign, sign)


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with where they begin."""
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line
        at += len(line)
