"""A lot: who is asked out of a list, by a number with which anybody can draw the same again."""

from random import Random
from typing import NamedTuple


class Lot(NamedTuple):
    """Who stands in the list, how many are wanted (0 for all), and the number that draws them."""

    names: tuple[str, ...]
    wanted: int
    number: int

    def drawn(self) -> tuple[str, ...]:
        """Return those who are drawn, in the order of the list: always the same of one number."""
        if not self.wanted or self.wanted >= len(self.names):
            return self.names
        places = Random(self.number).sample(range(len(self.names)), self.wanted)  # noqa: S311 - to be drawn again by anybody
        return tuple(self.names[place] for place in sorted(places))
