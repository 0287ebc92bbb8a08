"""The model: integer weights of n-grams for each level 2, added up. Loaded the first time a rule asks, in a few milliseconds.

``model.txt`` is text: a head of ``name value`` lines, an empty line, then one n-gram a line with its weights, a letter for the
level and a signed integer. Made by ``bench/classification/write_model.py``; figures in ``docs/classification.md``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from jixiao.classify.features import END, START, UNITS, features
from jixiao.system.patterns import of_ours

FILE = Path(__file__).parent / "model.txt"
LEVELS = (
    "经济成本指标",
    "社会成本指标",
    "生态环境成本指标",
    "数量指标",
    "质量指标",
    "时效指标",
    "经济效益指标",
    "社会效益指标",
    "生态效益指标",
    "可持续影响指标",
    "服务对象满意度指标",
)
"""The taxonomy in force (财预〔2021〕101号); the letters a … k of the file in this order."""
ALWAYS = "*"
"""The feature that every indicator has: how common a level is."""
TOLD = 3
WEIGHT = re.compile(r"([a-k])(-?\d+)")
Weights = tuple[tuple[int, int], ...]


class Lines(Mapping[str, str]):
    """The lines of the file, a feature and its weights each, in order: few are asked for, and to find them takes less than to take all apart."""

    def __init__(self, written: Sequence[str]) -> None:
        """Take the lines in the order of their features."""
        self._written = written

    def get(self, feature: str, default: str = "") -> str:  # type: ignore[override] # of texts only
        """Return what is written of a feature, the default where nothing is."""
        begin = f"{feature}\t"
        at = bisect_left(self._written, begin)
        line = self._written[at] if at < len(self._written) else ""
        return line[len(begin) :] if line.startswith(begin) else default

    def __getitem__(self, feature: str) -> str:
        """Return what is written of a feature; KeyError where nothing is."""
        if not (found := self.get(feature)):
            raise KeyError(feature)
        return found

    def __iter__(self) -> Iterator[str]:
        """Yield the features."""
        return (line.partition("\t")[0] for line in self._written)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._written)


class Model(Struct, frozen=True):
    """The weights as written, by feature, and the margin from which a guess was right at least 95 times of 100."""

    lines: Mapping[str, str]
    sure: int

    def weights(self, feature: str) -> Weights:
        """Return the weights of a feature as (index of the level, weight); none for one that the model does not know."""
        return weights_of(self.lines.get(feature, ""))


class Guess(Struct, frozen=True):
    """What a name looks like: the level, by how much it leads the second, every level's sum, and the features looked at."""

    level2: str
    margin: int
    sums: tuple[int, ...]
    looked_at: tuple[str, ...]

    def lead(self, level2: str) -> int:
        """Return by how much the guess leads another level; ValueError for a level that the taxonomy does not know."""
        return max(self.sums) - self.sums[LEVELS.index(level2)]


@cache
def model() -> Model:
    """Return the shipped model; it is read from the package once."""
    return parse(FILE.read_text("utf-8"))


def parse(text: str) -> Model:
    """Return the model of a file's text."""
    head, _, body = text.partition("\n\n")
    facts = dict(line.split(" ", 1) for line in head.splitlines())
    return Model(Lines(body.rstrip("\n").split("\n")), int(facts["sure"]))


@lru_cache(maxsize=16384)
def weights_of(written: str) -> Weights:
    """Return weights as they are written in the file, taken apart."""
    return tuple((ord(letter) - ord("a"), int(number)) for letter, number in WEIGHT.findall(written))


@lru_cache(maxsize=4096)
def guess(name: str, unit_class: str | None = None, worded: bool = False) -> Guess | None:
    """Return the level 2 that an indicator looks like; None where the name says nothing or two levels are level."""
    return guess_by(model(), features(name, unit_class, worded=worded))


def guess_by(known: Model, looked_at: tuple[str, ...]) -> Guess | None:
    """Return what the features speak for by a model; None without features or with two levels in front."""
    sums = [0] * len(LEVELS)
    for feature in (ALWAYS, *looked_at):
        for index, weight in known.weights(feature):
            sums[index] += weight
    first, second = sorted(sums, reverse=True)[:2]
    if not looked_at or first == second:
        return None
    return Guess(LEVELS[sums.index(first)], first - second, tuple(sums), looked_at)


def whole_words(name: str, known: str) -> frozenset[str]:
    """Return the words of a name by a pattern of known words, each sign in one word only, so that none is cut out of two others."""
    return frozenset(found[0] for found in of_ours(known).finditer(name))


def reasons(found: Guess, against: str, words: frozenset[str] | None = None) -> tuple[str, ...]:
    """Return the words of the name that speak most for the guess and against another level, the strongest first, at most three.

    With ``words`` only these are told: an n-gram may be a shred of two words.
    """
    for_, other = LEVELS.index(found.level2), LEVELS.index(against)
    known = model()
    pull = {feature: difference(known.weights(feature), for_, other) for feature in found.looked_at}
    strongest = sorted((f for f, weight in pull.items() if weight > 0), key=lambda f: (-pull[f], -len(f), f))
    whole = (word for f in strongest if len(word := f.strip(START + END)) > 1 and f not in UNITS and (words is None or word in words))
    return tuple(apart(whole))[:TOLD]


def difference(weights: Weights, one: int, other: int) -> int:
    """Return how much more a feature speaks for one level than for another."""
    by_level = dict(weights)
    return by_level.get(one, 0) - by_level.get(other, 0)


def apart(words: Iterable[str]) -> Iterable[str]:
    """Yield the words of two signs and more that share no sign with one yielded before."""
    told: set[str] = set()
    for word in words:
        if told.isdisjoint(word):
            told.update(word)
            yield word
