"""Where in a sheet the heads stand: below titles and notes, and in one row or in two, as merged cells make them."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from jixiao.ledger.books import Sheet

TITLES = 10
"""Within so many rows from the first the heads are looked for."""
ENOUGH = 2
"""Known heads that a row needs before it is taken for the one of heads."""
FIGURE = re.compile(r"[\d.,%¥￥\-－/年月日:： ]+")
"""A cell of a record: a day or a number, no head."""
UNIT = "十|百|千|万|十万|百万|千万|亿"
OVER_ALL = re.compile(rf"单位[:：]?\s*(?:人民币)?({UNIT})元")
"""A unit of money for the whole sheet, above its heads."""
IsKnown = Callable[[str], bool]
Lines = Sequence[tuple[int, Sequence[str]]]


class Heads(NamedTuple):
    """The heads of a sheet: the place of their first row among its rows, how many rows they take, their texts by column."""

    place: int
    lines: int
    texts: list[str]


def heads_of(rows: Lines, is_known: IsKnown) -> Heads:
    """Return the heads of some rows: the first row where that has enough of them, else the one among the first rows that has most."""
    found = [_heads(rows, place, is_known) for place in range(min(len(rows), TITLES))]
    counts = [_count(one.texts, is_known) for one in found]
    best = max(range(len(found)), key=lambda place: (counts[place], -place))
    return found[0] if counts[0] >= ENOUGH or counts[best] < ENOUGH else found[best]


def below(sheet: Sheet, heads: Heads) -> list[tuple[int, list[str]]]:
    """Return the rows of a sheet from its heads on, these in one row."""
    return [(sheet.rows[heads.place][0], heads.texts), *sheet.rows[heads.place + heads.lines :]]


def _heads(rows: Lines, place: int, is_known: IsKnown) -> Heads:
    """Return the heads that begin in a row: with the row below where both together name more columns than either."""
    upper = list(rows[place][1])
    if place + 1 < len(rows):
        lower = rows[place + 1][1]
        both = _joined(upper, lower, is_known)
        if both is not None and _count(both, is_known) > max(_count(upper, is_known), _count(lower, is_known)):
            return Heads(place, 2, both)
    return Heads(place, 1, upper)


def _count(texts: Sequence[str], is_known: IsKnown) -> int:
    return sum(map(is_known, texts))


def _joined(upper: Sequence[str], lower: Sequence[str], is_known: IsKnown) -> list[str] | None:
    """Return the heads of two rows, of which the upper names groups; None where the lower one holds figures."""
    if any(text and FIGURE.fullmatch(text) for text in lower):
        return None
    width = max(len(upper), len(lower))
    group, heads = "", []
    for over, part in zip(*([*row, *[""] * (width - len(row))] for row in (upper, lower)), strict=True):
        group = over or (group if part else "")
        heads.append(next((name for name in _names(group, part, lower) if is_known(name)), f"{group}/{part}".strip("/")))
    return heads


def _names(group: str, part: str, lower: Sequence[str]) -> Iterator[str]:
    """Yield what a part of a group may be called; by itself only where no other group has such a part."""
    if group and part:
        yield from (f"{group}/{part}", f"{group}{part}")
    if part and lower.count(part) == 1:
        yield part
