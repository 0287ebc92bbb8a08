"""The slips of the pen by which one written figure becomes another."""

from typing import Literal

from jixiao.values.money import Money
from jixiao.values.rounding import fixed

Slip = Literal["swapped", "digit", "ten", "wan"]
_WORDS: dict[Slip, tuple[str, str]] = {
    "swapped": ("数字颠倒", "two digits swapped"),
    "digit": ("一位数字不同", "one digit differs"),
    "ten": ("小数点或零错一位", "ten times"),
    "wan": ("元、万元弄混", "元 and 万元 mixed up"),
}


def slip(before: Money, after: Money) -> Slip | None:
    """Return the one slip that wrote ``before`` for ``after``, both in yuan; None where it takes more than one."""
    less, more = sorted((abs(before), abs(after)))
    if less and more in (10 * less, 10_000 * less):
        return "ten" if more == 10 * less else "wan"
    one, other = fixed(before).replace(".", ""), fixed(after).replace(".", "")
    places = [n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or not places or len(places) > 2:
        return None
    if len(places) == 1:
        return "digit"
    first, second = places
    return "swapped" if second == first + 1 and (one[first], one[second]) == (other[second], other[first]) else None


def slip_words(before: Money, after: Money, lang: str = "zh") -> str:
    """Return the slip in words; empty where there is none."""
    found = slip(before, after)
    return _WORDS[found][lang == "en"] if found else ""


def in_brackets(before: Money, after: Money, lang: str = "zh") -> str:
    """Return the slip as it stands in brackets behind a sentence or a name; empty where there is none."""
    words = slip_words(before, after, lang)
    return "" if not words else f" ({words})" if lang == "en" else f"（{words}）"
