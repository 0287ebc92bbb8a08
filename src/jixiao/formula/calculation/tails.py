"""What stands right behind a number of a calculation: scale, unit and what it is per."""

import re
from functools import cache, lru_cache

from msgspec import Struct

from jixiao.formula.numerals import SCALES
from jixiao.formula.units import Unit, dictionary, read_unit
from jixiao.params import lexicon


class Tail(Struct, frozen=True):
    """What stands right behind a number: how many characters belong to it, the scale, the unit, whether it is vague (余, 多).

    ``plain`` says that the unit changes nothing in the number (元 and all counts); ``clock`` that 半 may follow (两天半);
    ``loose`` that the number may go on behind it (3万5千, 2个半小时, 2天半).
    """

    size: int
    scale: int
    unit: Unit
    vague: bool = False
    plain: bool = True
    clock: bool = False
    loose: bool = False

    def without_size(self) -> "Tail":
        """Return the same with no characters, for a unit that stands before its number (¥)."""
        return Tail(0, self.scale, self.unit, self.vague, self.plain, self.clock, self.loose)


_SUM = re.compile("[0-9约]")
_RESULT = re.compile("[计需][0-9约]")
_NAMES_A_TOTAL = frozenset("项类块笔")
RATIO = "比"
"""Stands for the unit of a ratio such as 4:6, which the unit's text keeps."""
NO_UNIT = Unit(text="")
NO_TAIL = Tail(0, 1, NO_UNIT)
_CLOCK = frozenset({"天", "日", "年", "小时", "个小时", "周"})


@cache
def _lengths() -> tuple[dict[str, int], frozenset[str]]:
    every = frozenset({*lexicon.units("calculation"), *dictionary().tenths})
    longest: dict[str, int] = {}
    for name in every:
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    return longest, every


def longest_unit(text: str, at: int) -> str:
    """Return the longest unit of the dictionary that begins at ``at`` and is no beginning of another word; "" for none."""
    longest, every = _lengths()
    not_before, anew = dictionary().not_before, dictionary().begins_anew
    for size in range(min(longest.get(text[at : at + 1], 0), len(text) - at), 0, -1):
        name, after = text[at : at + size], text[at + size : at + size + 1]
        if name in every and not (
            after and ((after in not_before.get(name, "") and not text.startswith(anew, at + size)) or _runs_on(name, after))
        ):
            return name
    return ""


def _runs_on(name: str, after: str) -> bool:
    return name[-1].isascii() and name[-1].isalpha() and after.isascii() and after.isalpha()


def _skip(text: str, at: int, chars: str) -> int:
    while at < len(text) and text[at] in chars:
        at += 1
    return at


@lru_cache(maxsize=8192)
def read_tail(text: str) -> Tail:
    """Return what the words behind a number say of its scale and unit, and how many of their characters that takes."""
    at = _skip(text, 0, " ")
    vague = text[at : at + 1] in ("余", "多", "来") and text[at : at + 1] != ""
    at += vague
    scale, at = _scale_at(text, at)
    more = text[at : at + 1] in ("余", "多") and text[at : at + 1] != ""
    at += more
    used = at if scale > 1 or vague or more else 0
    begin = _skip(text, at, " ")
    end = _unit_end(text, begin)
    if end == begin:
        return Tail(used, scale, NO_UNIT, vague or more, loose=scale > 1)
    name = text[begin:end]
    tenth = dictionary().tenths.get(name)
    unit = read_unit(name) if tenth is None else Unit(text=name, top=name, kind="share", share=True, worth=tenth)
    clock = unit.top in _CLOCK
    return Tail(end, scale, unit, vague or more, unit.worth == 1, clock, clock or unit.text == "个")


def _scale_at(text: str, at: int) -> tuple[int, int]:
    """Return the scale at ``at`` and where it ends; a unit that begins alike (千克, 千米) is no scale."""
    if text[at : at + 1] not in ("百", "千", "万", "亿") or (text[at] in "百千" and longest_unit(text, at)):
        return 1, at
    if len(text) > at + 1 and text[at : at + 2] in SCALES:
        return SCALES[text[at : at + 2]], at + 2
    if text[at] == "百" and text[at + 1 : at + 2] in tuple("分货科姓年"):
        return 1, at
    return SCALES[text[at]], at + 1


def _unit_end(text: str, at: int) -> int:
    """Return where the unit that begins at ``at`` ends, rates included; ``at`` itself when none begins there."""
    end = at + len(longest_unit(text, at))
    rated, is_money = False, text[at:end] in dictionary().money and text[at:end] not in dictionary().classes
    while (step := _rate_end(text, end, rated, is_money)) > end:
        end, rated = step, True
    return end


def _rate_end(text: str, at: int, rated: bool, is_money: bool) -> int:
    """Return where a rate beginning at ``at`` (/人, ·天, 每年) ends; ``at`` when none begins there."""
    sign = _skip(text, at, " ")
    mark = text[sign : sign + 1]
    begin = _skip(text, sign + 1, " ")
    if mark == "每" and is_money:
        begin += text[begin : begin + 1] == "个" and len(text) > begin + 1
        return begin + len(longest_unit(text, begin)) if longest_unit(text, begin) else at
    if mark == "/":
        return _after_slash(text, begin, at > 0) or at
    if mark == "·" or (rated and mark in (".", "*", "、") and mark):
        name = longest_unit(text, begin)
        return begin + len(name) if name and (mark == "·" or _ends(text, begin + len(name))) else at
    return at


def _ends(text: str, at: int) -> bool:
    return at == len(text) or text[at] in " /·.*、"


def _after_slash(text: str, at: int, is_rate: bool) -> int:
    """Return where the denominator that begins at ``at`` ends: a unit, bracketed units, behind a unit a short word; 0 for none."""
    if text[at : at + 1] == "(":
        close = text.find(")", at)
        return close + 1 if close > 0 else 0
    at += text[at : at + 1] == "每"
    name = longest_unit(text, at)
    if name:
        return at + len(name)
    if text[at : at + 1] in {"百", "千", "万"} and (name := longest_unit(text, at + 1)):
        return at + 1 + len(name)
    end = at
    while is_rate and end < len(text) and text[end] >= "\u4e00":
        end += 1
    return end if 0 < end - at <= 4 else 0


def counts_out(text: str, end: int, digits: str, unit: str) -> bool:
    """Whether a Chinese numeral counts where a result follows at once: 两学期计9万元, 两个学期9万元.

    Before 计 some name what a total is of (两项计9万元); 二期 may be a stage, and 三季度20万元 is the third.
    """
    if digits == "二" or unit in _NAMES_A_TOTAL:
        return False
    return (_SUM if (digits == "两" or "个" in unit) and text[end : end + 1] not in "计需" else _RESULT).match(text, end) is not None
