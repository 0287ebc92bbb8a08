"""Chance that is the same on every machine and version: a linear congruential generator with its own state."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
FACTOR, STEP, SIZE = 6_364_136_223_846_793_005, 1_442_695_040_888_963_407, 1 << 64


class Dice:
    """A row of numbers that looks like chance and follows from its seed."""

    def __init__(self, seed: int) -> None:
        self._state = seed % SIZE

    def upto(self, most: int) -> int:
        """Return a whole number from 0 to ``most`` inclusive."""
        self._state = (self._state * FACTOR + STEP) % SIZE
        return (self._state >> 33) % (most + 1)

    def between(self, least: int, most: int) -> int:
        """Return a whole number between two, both inclusive."""
        return least + self.upto(most - least)

    def pick(self, things: Sequence[T]) -> T:
        """Return one of several things."""
        return things[self.upto(len(things) - 1)]

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """Return so many of several things, each once, in their order."""
        left = list(range(len(things)))
        chosen = sorted(left.pop(self.upto(len(left) - 1)) for _ in range(min(count, len(left))))
        return [things[place] for place in chosen]
