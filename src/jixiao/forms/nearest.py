"""The known label that is most like a text of other wording: the share of pairs of neighbouring characters that both have."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from jixiao.forms import grammar, keys
from jixiao.forms.grammar import HERE, Meaning, label_file, labels
from jixiao.forms.keys import label_key
from jixiao.system.content import worked_out
from jixiao.system.patterns import of_ours

ALIKE = 0.65
"""Labels of real forms that no list holds are at least so like one that means the same; of other texts hardly any is."""
SHORTEST, LONGEST = 4, 16
APART = ("非", "上年", "去年", "以前", "累计", "率", "不", "未", "负责")
"""Words that change what a label asks for: both have them, or neither."""
EARLIER = ("上年", "去年", "以前", "累计", "负责")
"""Words of what is asked for besides."""
WORDED = 0.5
"""How like a label a text is in which only a word tells it."""
SURELY = 0.8
"""A text so like a label means what that does, whatever a word in it tells."""
CLEAR = 0.1
"""A label of another meaning must be less like a text by so much."""


class Near(NamedTuple):
    """What a text is most like: the meanings of that label, how like it is (Dice, 0 to 1), and whether nothing speaks for another meaning."""

    meanings: tuple[Meaning, ...]
    alike: float
    clear: bool = True


def pairs(key: str) -> list[str]:
    """Return the pairs of neighbouring characters of a key; one that comes again has its number behind it, so that all differ."""
    found = [key[n : n + 2] for n in range(len(key) - 1)]
    if len(set(found)) == len(found):
        return found
    before = (found[:n].count(pair) for n, pair in enumerate(found))
    return [f"{pair}{times}" if times else pair for pair, times in zip(found, before, strict=True)]


@cache
def by_pair() -> dict[str, str]:
    """Return the keys of all labels by the pairs that they hold, a line each: few pairs are asked for."""
    return worked_out(
        "labels by their pairs", (HERE / "labels.toml", Path(keys.__file__), Path(grammar.__file__), Path(__file__)), _by_pair
    )


def _by_pair() -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for key in labels():
        for pair in pairs(key):
            found.setdefault(pair, []).append(key)
    return {pair: "\n".join(some) for pair, some in found.items()}


def shared(key: str) -> Mapping[str, int]:
    """Return how many pairs a key shares with each label that it shares any with."""
    found: dict[str, int] = {}
    for pair in pairs(key):
        for other in by_pair().get(pair, "").splitlines():
            found[other] = found.get(other, 0) + 1
    return found


@cache
def words() -> tuple[tuple[re.Pattern[str], Meaning], ...]:
    """Return the words that tell labels of other wording, with what they mean, in the order of the file."""
    return tuple((of_ours(entry["match"]), Meaning(entry["group"], entry["field"])) for entry in label_file()["word"])


def like(text: str, groups: frozenset[str]) -> Near | None:
    """Return what a text means that stands where a label does: the label that it is most like, else what a word in it tells.

    Of what is like the head of a block a word tells more; where both tell something else, neither is clear.
    """
    near, word = nearest(text, groups), worded(text, groups)
    if near is None or all(meaning.group == "block" for meaning in near.meanings):
        return word or near
    if word is None or word.meanings[0] in near.meanings:
        return near
    return (near if near.alike >= SURELY else word)._replace(clear=False)


@lru_cache(maxsize=8192)
def worded(text: str, groups: frozenset[str]) -> Near | None:
    """Return what a word in a text tells of some groups, None where none does."""
    key = label_key(text)
    if not SHORTEST <= len(key) <= LONGEST or any(word in key for word in EARLIER):
        return None
    found = next((meaning for pattern, meaning in words() if meaning.group in groups and pattern.search(key)), None)
    return Near((found,), WORDED) if found else None


@lru_cache(maxsize=8192)
def nearest(text: str, groups: frozenset[str]) -> Near | None:
    """Return what the label of some groups means that is most like a text; None where none is alike enough."""
    key = label_key(text)
    if not SHORTEST <= len(key) <= LONGEST:
        return None
    best: dict[tuple[Meaning, ...], tuple[float, str]] = {}
    for other, both in shared(key).items():
        alike = 2 * both / (len(key) - 1 + len(other) - 1)
        if alike >= ALIKE - CLEAR and same_head(key, other):
            told = tuple(m for m in labels()[other] if m.group in groups)
            if told:
                best[told] = max(best.get(told, (0.0, "")), (alike, other))
    if not best or max(best.values())[0] < ALIKE:
        return None
    found = max(best, key=lambda told: best[told])
    rivals = [alike for told, (alike, _) in best.items() if not set(told) & set(found)]
    return Near(found, best[found][0], best[found][0] - max(rivals, default=0.0) >= CLEAR)


def same_head(key: str, other: str) -> bool:
    """Return whether two labels end alike, where the word stands that says what is asked for, and no word sets them apart."""
    ends = (one.rstrip("0123456789ABC%")[-1:] for one in (key, other))
    return len(set(ends)) == 1 and all((word in key) is (word in other) for word in APART)
