"""What functions said of short texts, kept in mind: each cell is asked for many times, and forms say what others say."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
LONGEST, MOST = 100, 16_384
"""Longest text of which anything is kept in mind, and of how many; with one more all are asked for anew."""


class Remembered(dict[str, T]):
    """What a function said, by text."""

    def __init__(self, function: Callable[[str], T]) -> None:
        """Begin with nothing."""
        super().__init__()
        self.function = function

    def __missing__(self, text: str) -> T:
        """Return what the function says of a text, and keep it in mind."""
        said = self.function(text)
        if len(text) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[text] = said
        return said


def remembered(function: Callable[[str], T]) -> Callable[[str], T]:
    """Return a function that keeps in mind what it said of a short text: looked up in the memory itself, without a call of Python's."""
    return Remembered(function).__getitem__
