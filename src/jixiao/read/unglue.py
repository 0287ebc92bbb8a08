"""Figures and rows that a copy ran together, taken apart only where one way of doing so is sure.

A row is sure when its target is printed twice (planned and reached) and its points agree with its score; figures of money are
sure when exactly one way to cut them agrees with the printed rate. Everything else stays together and is not read.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from jixiao.forms.grammar import target_words
from jixiao.formula.target_units import UNITS

MONEY = ("initial", "adjusted", "executed")
LONGEST_VALUE = 24
LONGEST_NAME = 60
SIGNS = "≥≤≧≦><="
NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,6})?")
POINTS = re.compile(r"(?:0|[1-9]\d?|100)(?:\.\d{1,2})?")
RATE = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)%")
LED_BY_UNIT = re.compile(r"(\d{1,9}(?:\.\d{1,6})?)(亿元|万元|元)(?=\d)")
"""A budget that ends with its unit, which holds for what is glued to it too."""
RUN = re.compile(r"[\d.]{1,40}")
ROUNDED = Decimal("0.05")
CLOSE = Decimal("0.51")
"""A printed rate may be so many points off what the figures give."""
ORDINAL = re.compile(r"^\d{1,2}(?=[^\d.%])")
"""The number of 指标1 whose word ended the level before it."""
YEARS = re.compile(r"(?:19|20)\d\d")


class Sure(NamedTuple):
    """A row taken out of a run of text: its cells with their offsets, and where it ends."""

    cells: tuple[tuple[str, str, int], ...]
    end: int


def rows_of_run(text: str, fields: Sequence[str]) -> Iterator[Sure]:
    """Yield the rows of a run of text under heads ``fields``, each a name and the values that surely follow it."""
    order = [field for field in fields if field in ("points", "target", "actual", "score")]
    at = 0
    for start in range(1, len(text)):
        if start < at + 2 or not begins_value(text, start):
            continue
        found = values_at(text, start, order)
        if found is None:
            continue
        cells, end = found
        name = ORDINAL.sub("", text[at:start].strip(" ,，。;；"))
        if 1 < len(name) <= LONGEST_NAME:
            offset = at + text[at:start].index(name)
            yield Sure((("name", name, offset), *cells), end)
        at = end


def begins_value(text: str, start: int) -> bool:
    """Return whether a value may begin here: not inside a figure or behind a sign."""
    return not (text[start].isdigit() and (text[start - 1].isdigit() or text[start - 1] in f".{SIGNS}"))


def values_at(text: str, start: int, order: list[str]) -> tuple[tuple[tuple[str, str, int], ...], int] | None:
    """Return the values that stand at ``start`` in the order of their heads, None where they are not sure."""
    if "target" not in order or "actual" not in order:
        return None
    points = POINTS.match(text, start) if order[0] == "points" else None
    if order[0] == "points" and points is None:
        return None
    for length in range(len(points[0]), 0, -1) if points else (0,):
        head = text[start : start + length]
        if points and not POINTS.fullmatch(head):
            continue
        found = doubled(text, start + length)
        if found is None:
            continue
        rest = tail(text, found[2], order, head, found[1].lstrip(f"{SIGNS}0123456789."))
        if rest is not None:
            pointed = (("points", head, start),) if head else ()
            once, again = ("target", found[0], start + length), ("actual", found[1], found[2] - len(found[1]))
            return (*pointed, once, again, *rest[0]), rest[1]
    return None


def doubled(text: str, start: int) -> tuple[str, str, int] | None:
    """Return a value printed twice from ``start`` on, the second time perhaps without its sign, and where it ends."""
    for length in range(1, LONGEST_VALUE):
        once = text[start : start + length]
        if len(once) < length:
            return None
        bare = once.lstrip(SIGNS)
        for again in (once, bare) if bare != once else (once,):
            end = start + length + len(again)
            if again and text.startswith(again, start + length) and whole(text, again, end) and is_value(once):
                return once, again, end
    return None


def whole(text: str, value: str, end: int) -> bool:
    """Return whether a value printed twice is no part of a longer one: a figure ends with its unit."""
    if value.startswith(("0", ".")) and value != "0":
        return False
    return not (value[-1].isdigit() and text[end : end + 1] in tuple("%．.万亿"))


@cache
def value_words() -> frozenset[str]:
    """Return the words that are a whole target value."""
    return target_words()[0]


def is_value(text: str) -> bool:
    """Return whether a text is a figure with sign or unit, a bare figure that is no year, or a word that says a value."""
    bare = text.lstrip(SIGNS)
    number = NUMBER.match(bare)
    if number is None:
        return not any(c.isdigit() or c in SIGNS for c in text) and (text in value_words() or len(text) > 3)
    unit = bare[number.end() :].lstrip("万亿千百")
    if not unit:
        return bare != text or bare.endswith(("万", "亿")) or (len(bare) > 1 and not YEARS.fullmatch(bare))
    return unit in UNITS or unit in ("%", "‰")


def tail(text: str, at: int, order: list[str], points: str, unit: str) -> tuple[tuple[tuple[str, str, int], ...], int] | None:
    """Return points and score after the values: the score repeats the points; where only one stands there it ends the row."""
    after = [field for field in order[order.index("actual") + 1 :] if field in ("points", "score")]
    if not after:
        return (), at
    found = POINTS.match(text, at)
    if points:
        return (((after[0], points, at),), at + len(points)) if text.startswith(points, at) and ends(text, at + len(points)) else None
    if found is None:
        return None
    if len(after) == 1:
        sure = ends(text, found.end()) and not (unit and text.startswith(unit, found.end()))
        return (((after[0], found[0], at),), found.end()) if sure else None
    run = RUN.match(text, at)
    half = len(run[0]) // 2 if run else 0
    if run is None or len(run[0]) % 2 or run[0][:half] != run[0][half:] or not POINTS.fullmatch(run[0][:half]):
        return None
    return ((after[0], run[0][:half], at), (after[1], run[0][half:], at + half)), run.end()


def ends(text: str, at: int) -> bool:
    """Return whether a figure ends here."""
    return not text[at : at + 1].isdigit() and text[at : at + 1] not in tuple(".%")


def money_of_run(text: str, fields: Sequence[str]) -> dict[str, str] | None:
    """Return the figures of a row of budget and execution by their heads, None where more than one way to cut them agrees.

    The rate tells: executed against adjusted, and score against points.
    """
    rate = RATE.search(text)
    order = [field for field in fields if field in (*MONEY, "execution_rate", "execution_points", "execution_score")]
    if rate is None or "execution_rate" not in order or len(text) > LONGEST_NAME:
        return None
    before = order[: order.index("execution_rate")]
    led = LED_BY_UNIT.match(text) if before[:1] == ["adjusted"] else None
    run = re.compile(r"[\d.]+%").match(text, led.end() if led else 0)
    if run is None:
        return None
    if led:
        told = [cut for rest in cuts(run[0][:-1], before[1:]) if agrees(cut := {"adjusted": led[1], **rest}, None)]
        return {field: f"{value}{led[2]}" if field in MONEY else value for field, value in told[0].items()} if len(told) == 1 else None
    score = POINTS.match(text, run.end()) if "execution_score" in order else None
    found = [cut for cut in cuts(run[0][:-1], before) if agrees(cut, score[0] if score else None)]
    if len(found) != 1:
        return None
    return found[0] | ({"execution_score": score[0]} if score else {})


def cuts(digits: str, before: list[str]) -> Iterator[dict[str, str]]:
    """Yield the ways to cut a run of figures into those before the rate, and the rate."""
    if not before:
        if re.fullmatch(r"(?:0|[1-9]\d{0,2})(?:\.\d{1,2})?", digits):
            yield {"execution_rate": digits}
        return
    shape = POINTS if before[0] == "execution_points" else NUMBER
    for length in range(1, len(digits)):
        first = digits[:length]
        if shape.fullmatch(first) and not (len(first) > 1 and first[0] == "0" and first[1] != ".") and digits[length] != ".":
            for rest in cuts(digits[length:], before[1:]):
                yield {before[0]: first, **rest}


def agrees(cut: dict[str, str], score: str | None) -> bool:
    """Return whether executed over adjusted is the rate, and the score the points' share of it."""
    adjusted, executed, rate = (Decimal(cut.get(field, "0")) for field in ("adjusted", "executed", "execution_rate"))
    if not adjusted or not rate or abs(executed / adjusted * 100 - rate) > CLOSE or cut.get("initial", cut["adjusted"]) != cut["adjusted"]:
        return False
    points = cut.get("execution_points")
    return score is None or points is None or abs(Decimal(points) * min(rate, Decimal(100)) / 100 - Decimal(score)) <= ROUNDED
