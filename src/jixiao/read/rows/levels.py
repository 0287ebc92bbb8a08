"""The levels of indicators: which hold for a row, where merged cells are printed once."""

import re

from jixiao.forms.grammar import contradict, level_ranks, owner
from jixiao.forms.keys import HEAD, NOTE, PLACED, POINTS, RANGE, stripped
from jixiao.read.blocks import Cell
from jixiao.read.wording import tidy

BRACKETS = re.compile(r"（[^（）]*）")
FOOTNOTE = re.compile(r"(?<=指标)\s*(?:[①-⑳*＊†‡]|[\[［]\d{1,2}[\]］])+$")


class Levels:
    """The levels that hold for the next row: merged cells are printed once."""

    def __init__(self, told: bool = False) -> None:
        self.first: Cell | None = None
        self.second: Cell | None = None
        self.implied: str | None = None
        """The level 1 that a level 2 implies where none is printed and empty cells are not told."""
        self.nested = False
        self.told = told
        """Whether the columns are those of the source: then a level 1 that its level 2 contradicts is a slip of the form."""

    def take(self, first: Cell | None, second: Cell | None) -> None:
        """Take the level cells of a row."""
        if first is not None and second is None and self.nested and level_ranks(first.text)[0] and self.first is not first:
            first, second = None, first
        if first is not None:
            self.first, self.second, self.implied = first, None, None
        if second is not None:
            self.second = second
            if self.first is not None and not self.told and contradict(self.first.text, second.text):
                self.first = None
            if self.first is None and not self.told:
                self.implied = owner(second.text) or self.implied
            ranks = level_ranks(second.text)
            self.nested = ranks == (True, False) and self.first is not None and not level_ranks(self.first.text)[1]


def level_text(cell: Cell | None) -> str | None:
    """Return a level as printed without points, brackets and numbering."""
    if cell is None:
        return None
    text = RANGE.sub("", PLACED.sub("", tidy(stripped(cell.text))))
    for _ in range(2):
        text = NOTE.sub("", BRACKETS.sub("", text))
    return POINTS.sub("", HEAD.sub("", FOOTNOTE.sub("", text))).strip(":： ") or None
