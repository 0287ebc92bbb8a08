"""Which project, indicator or item of one document is which of another: by name, then by likeness, level, content and position.

Likeness is told in thousandths, so that the same documents always give the same pairs.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from jixiao.model.document import CostItem, Document, Indicator, Project

SAME = 1000
ALIKE = 500
"""Names that share half of their pairs of characters are one name changed."""
CONTENT_ALIKE = 600
"""Projects without like names are one project when this much of their content agrees."""
Thing = TypeVar("Thing")
Score = Callable[[Thing, Thing, int], int]


class Pair(NamedTuple):
    """Positions in the first and the second list, None where it stands in one only."""

    one: int | None
    other: int | None


@lru_cache(maxsize=16_384)
def as_compared(text: str | None) -> str:
    """Return the text as it is compared: widths made equal, blanks left out; empty for a blank."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())


@lru_cache(maxsize=16_384)
def overlap(one: str, other: str) -> int:
    """Return how much two texts share, in thousandths: the pairs of neighbouring characters that both have."""
    if one == other:
        return SAME if one else 0
    first, second = _pairs(one), _pairs(other)
    whole = sum(first.values()) + sum(second.values())
    return 2 * SAME * sum((first & second).values()) // whole if whole else 0


def _pairs(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(max(1, len(text) - 1))) if text else Counter()


def matched(one: Sequence[Thing], other: Sequence[Thing], keys: Iterable[Callable[[Thing], Hashable]], score: Score[Thing]) -> list[Pair]:
    """Return the pairs: first things with equal keys in order, then the likest of the rest; what is left stands alone."""
    left, right = dict(enumerate(one)), dict(enumerate(other))
    pairs: list[Pair] = []
    for key in keys:
        _take(pairs, left, right, _by_key(left, right, key))
    _take(pairs, left, right, _by_likeness(left, right, score))
    pairs += [Pair(i, None) for i in left] + [Pair(None, j) for j in right]
    return sorted(pairs, key=lambda p: (p.one is None, p.one if p.one is not None else p.other))


def _take(pairs: list[Pair], left: dict[int, Thing], right: dict[int, Thing], found: Iterable[Pair]) -> None:
    for one, other in tuple(found):
        if one is not None and other is not None and one in left and other in right:
            pairs.append(Pair(one, other))
            del left[one], right[other]


def _by_key(left: dict[int, Thing], right: dict[int, Thing], key: Callable[[Thing], Hashable]) -> Iterator[Pair]:
    """Yield things whose keys are equal, the first with the first; a thing without a key has no partner."""
    waiting: dict[Hashable, list[int]] = {}
    for j, thing in right.items():
        waiting.setdefault(key(thing), []).append(j)
    for i, thing in left.items():
        own = key(thing)
        if own is not None and waiting.get(own):
            yield Pair(i, waiting[own].pop(0))


def _by_likeness(left: dict[int, Thing], right: dict[int, Thing], score: Score[Thing]) -> Iterator[Pair]:
    found = ((score(a, b, abs(i - j)), -abs(i - j), -i, -j) for i, a in left.items() for j, b in right.items())
    yield from (Pair(-i, -j) for worth, _, i, j in sorted((f for f in found if f[0] >= ALIKE), reverse=True))


def pair_projects(one: Document, other: Document) -> list[Pair]:
    """Return which project of ``one`` is which of ``other``."""
    keys = (lambda p: (_named(p), as_compared(p.unit)) if _named(p) else None, lambda p: _named(p) or None)
    return matched(one.projects, other.projects, keys, _project_score)


def _named(project: Project) -> str:
    return as_compared(project.name or project.narrative_name or project.form_title)


def _project_score(one: Project, other: Project, distance: int) -> int:  # noqa: ARG001 - every score has the position
    name = overlap(_named(one), _named(other))
    if name >= ALIKE:
        return name
    content = overlap(_content(one), _content(other))
    return content - 1 if content >= CONTENT_ALIKE else name


def _content(project: Project) -> str:
    words = (project.goals.annual, project.goals.overall, *(i.name for i in project.indicators), *(c.label for c in project.cost_items))
    return "|".join(as_compared(w) for w in words if w)


def pair_indicators(one: Sequence[Indicator], other: Sequence[Indicator]) -> list[Pair]:
    """Return which indicator is which: same name and level, same name, like name, then the same target at the same level."""
    keys = (
        lambda i: (as_compared(i.name), level(i), target_words(i)) if i.name else None,
        lambda i: (as_compared(i.name), level(i)) if i.name else None,
        lambda i: as_compared(i.name) or None,
    )
    return matched(one, other, keys, _indicator_score)


def level(indicator: Indicator) -> str:
    """Return the indicator's level 2, in the taxonomy in force where it is known."""
    return as_compared(indicator.level2_standard or indicator.level2)


def _indicator_score(one: Indicator, other: Indicator, distance: int) -> int:
    name = overlap(as_compared(one.name), as_compared(other.name))
    same_level, same_target = level(one) == level(other), target_words(one) == target_words(other) != ()
    near = max(0, 50 - 10 * distance)
    if name >= ALIKE:
        return name + 100 * same_level + 50 * same_target + near
    return ALIKE + near if same_level and same_target and (name or not distance) else 0


def target_words(indicator: Indicator) -> tuple[str, ...]:
    """Return what the target says, whatever signs it is written with; empty for a blank one."""
    target = indicator.target
    if target is None:
        return ()
    figures = ["" if v is None else f"{v.normalize():f}" for v in (target.value, target.high)]
    said = as_compared(target.word) if target.operator == "word" else ""
    return (target.operator, *figures, as_compared(target.unit), said)


def pair_items(one: Sequence[CostItem], other: Sequence[CostItem]) -> list[Pair]:
    """Return which cost item is which: by label and calculation, by label, by likeness of the whole passage."""
    keys = (
        lambda c: (as_compared(c.label), as_compared(c.expression)) if c.label or c.expression else None,
        lambda c: as_compared(c.label) or None,
    )
    return matched(
        one,
        other,
        keys,
        lambda a, b, _: max(overlap(as_compared(a.label), as_compared(b.label)), overlap(as_compared(a.text), as_compared(b.text))),
    )
