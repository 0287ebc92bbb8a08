"""ANSI colours by hand: on a terminal that wants them, else nothing."""

from typing import NamedTuple

CODES = {"error": "1;31", "warning": "33", "note": "36", "good": "32", "strong": "1", "dim": "2", "arrow": "34"}


class Paint(NamedTuple):
    """How to show emphasis; ``coloured`` false leaves every text as it is."""

    coloured: bool = False

    def __call__(self, style: str, text: str) -> str:
        """Return the text in the style named, ``error`` or ``dim`` for example."""
        return f"\x1b[{CODES[style]}m{text}\x1b[0m" if self.coloured and text else text
