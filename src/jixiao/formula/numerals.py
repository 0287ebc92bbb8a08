"""Numbers as people print them, read exactly: digits with separators, mixed with 万 and 亿, and Chinese numerals."""

from fractions import Fraction
from functools import lru_cache

from jixiao.params.lexicon import entries, numerals

DIGITS = {char: value for value, chars in enumerate(numerals("digits")) for char in chars}
STEPS: dict[str, int] = {char: 10**power for power, chars in enumerate(numerals("tens"), 1) for char in chars}
BLOCKS: dict[str, int] = {char: 10 ** (4 * power) for power, char in enumerate(numerals("blocks"), 1)}
NUMERALS = "".join((*DIGITS, *STEPS, *BLOCKS))
"""Every sign that a Chinese numeral is made of."""
VULGAR: dict[str, tuple[int, int]] = {sign: (above, below) for sign, (above, below) in entries("signs")["numerals"]["vulgar"].items()}
NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
"""A number in digits, with or without thousands separators."""
MOST_DIGITS = 1000
"""Numbers with more digits are no figures of a budget and are not read."""


def decimal(text: str) -> tuple[int, int]:
    """Return digits with optional commas and point as numerator and power of ten: ``1,200.50`` is (120050, 100)."""
    plain = text.replace(",", "") if "," in text else text
    whole, _, part = plain.partition(".")
    return (int(whole + part), 10 ** len(part)) if part else (int(whole), 1)


@lru_cache(maxsize=1024)
def chinese(text: str) -> int | None:
    """Return a Chinese numeral's value (一百二十 120, 三千五 3500, 二〇二四 2024), None when it is none."""
    if not text:
        return None
    if all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    for block in ("亿", "万"):
        head, mark, tail = text.rpartition(block)
        if mark:
            return _joined(head, tail, BLOCKS[block])
    return _below_block(text)


@lru_cache(maxsize=1024)
def pointed(text: str) -> tuple[Fraction, Fraction] | None:
    """Return a Chinese numeral with a point and the worth of its last digit (九点五 19/2 and 1/10), None when it is none."""
    whole, mark, rest = text.partition("点")
    part = rest.rstrip("".join(BLOCKS))
    top, block = chinese(whole), chinese("一" + rest[len(part) :])
    if not mark or top is None or not part or block is None or any(char not in DIGITS for char in part):
        return None
    low, place = int("".join(str(DIGITS[char]) for char in part)), Fraction(block, 10 ** len(part))
    return top * block + low * place, place


def _joined(head: str, tail: str, block: int) -> int | None:
    """Return 三十五 + 万 + 六千 as one number; a lone last digit counts tenths of the block (三万五 = 35000)."""
    top = chinese(head) if head else 1
    if top is None:
        return None
    if len(tail) == 1 and tail in DIGITS:
        return top * block + DIGITS[tail] * (block // 10)
    low = chinese(tail) if tail else 0
    return None if low is None else top * block + low


def _below_block(text: str) -> int | None:
    total, digit, last, above = 0, -1, 10, 10_000
    for char in text:
        step = STEPS.get(char)
        if step is None:
            if char not in DIGITS or digit > 0:
                return None
            digit = DIGITS[char]
        elif step >= above:
            return None
        else:
            total += step * (1 if digit < 0 else digit)
            digit, last, above = -1, step, step
    if digit > 0:
        spelled = len(text) > 1 and text[-2] in "零〇"
        total += digit if spelled or last == 10 else digit * (last // 10)
    return total


def counted(text: str) -> int | None:
    """Return a whole number in digits or as a Chinese numeral, None when it is none."""
    return int(text) if text.isdecimal() else chinese(text)


def last_place(text: str) -> int:
    """Return the worth of a Chinese numeral's last place: 五十五万 is stated to the 万, 三千五百 to the unit."""
    return BLOCKS.get(text[-1], 1)


def fraction(text: str) -> Fraction | None:
    """Return 三分之一, 百分之五, 千分之三 as a fraction, None when it is none."""
    below, mark, above = text.partition("分之")
    if not mark:
        return None
    bottom = chinese(below)
    top = chinese(above) if above and not above[0].isdigit() else _digits(above)
    return Fraction(top) / bottom if bottom and top is not None else None


def _digits(text: str) -> Fraction | None:
    if len(text) > MOST_DIGITS or not text.replace(".", "", 1).isdigit():
        return None
    above, below = decimal(text)
    return Fraction(above, below)


SCALES = {word: value for word in numerals("scales") if (value := chinese(word))}
"""What 万, 百万, 亿 and the like before a unit multiply it by."""
