"""Whether two names speak of the same thing: shared pairs of characters, or words of one family of activities."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from jixiao.params.load import parameters, words
from jixiao.system.patterns import of_ours

NOT_A_WORD = re.compile(r"[^一-鿿A-Za-z]+")
NOT_TEXT = re.compile(r"[^\w一-鿿]+")
KEPT = 8_192
"""Names of which it is kept in mind what they speak of: those of some hundred documents."""
ENOUGH = 2
"""A name is about the other when at least one in this many of its pairs of characters is shared."""


@cache
def _generic() -> re.Pattern[str]:
    return of_ours("|".join(sorted(words("generic_name_words"), key=len, reverse=True)))


@cache
def _families() -> tuple[re.Pattern[str], ...]:
    names = sorted(n for n in parameters() if n.startswith("activity_"))
    return tuple(of_ours("|".join(sorted(words(n), key=len, reverse=True))) for n in names)


@lru_cache(maxsize=KEPT)
def essence(name: str) -> str:
    """Return the name without what any indicator or item could be called (人数, 完成率, 经费 …), blanks and signs."""
    return _generic().sub(" ", NOT_A_WORD.sub(" ", name)).strip()


@lru_cache(maxsize=KEPT)
def pairs(name: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of the name's essence."""
    return frozenset(word[i : i + 2] for word in essence(name).split() for i in range(max(1, len(word) - 1)))


@lru_cache(maxsize=KEPT)
def families(name: str) -> frozenset[int]:
    """Return the families of activities whose words stand in the name."""
    return frozenset(i for i, family in enumerate(_families()) if family.search(name))


def likeness(one: str, other: str) -> int:
    """Return how many pairs both names share when that is half of either, 1 for a shared activity, else 0."""
    a, b = pairs(one), pairs(other)
    shared = len(a & b)
    if shared and shared * ENOUGH >= min(len(a), len(b)):
        return shared
    return 1 if families(one) & families(other) else 0


def best_likeness(one: str, others: Iterable[str | None]) -> int:
    """Return the greatest likeness of ``one`` to any of the others."""
    return max((likeness(one, other) for other in others if other), default=0)


def plain_text(text: str | None) -> str | None:
    """Return the text without blanks and punctuation, for comparing; None for nothing."""
    return (NOT_TEXT.sub("", text) or None) if text else None
