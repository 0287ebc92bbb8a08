"""The levels of indicators: which hold for a row, where merged cells are printed once."""

import re

from jixiao.forms.grammar import contradict, level_ranks, owner
from jixiao.forms.keys import HEAD, NOTE, PLACED, POINTS, RANGE, stripped
from jixiao.read.blocks import Cell
from jixiao.read.wording import tidy
from jixiao.values.remembered import remembered

BRACKETS = re.compile(r"（[^（）]*）")
BOTH = re.compile(
    r"([^-—－/·:：>→()（）\s]{2,10}?)\s*(?:[-—－/·:：>→]+\s*|\n\s*|(?<=指标)|(?=[(（]))[(（]?([^-—－/·:：>→()（）\s]{2,16})[)）]?"
)
LONGEST_BOTH = 32
OPENS = re.compile("[(（]")
FOOTNOTE = re.compile(r"(?<=指标)\s*(?:[①-⑳*＊†‡]|[\[［]\d{1,2}[\]］])+$")


@remembered
def both_levels(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where the names of level 1 and level 2 stand in a text that holds both (产出指标-数量指标), None for another text."""
    found = BOTH.fullmatch(text) if len(text) <= LONGEST_BOTH else None
    if found is None:
        return None
    one, other = level_ranks(found[1]), level_ranks(found[2])
    if one[0] and other[1]:
        return found.span(1), found.span(2)
    return (found.span(2), found.span(1)) if one[1] and other[0] else None


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
    return bare_level(cell.text) if cell is not None else None


@remembered
def bare_level(text: str) -> str | None:
    """Return the name of a level without points, brackets and numbering."""
    text = RANGE.sub("", PLACED.sub("", tidy(stripped(text))))
    for _ in range(2):
        text = NOTE.sub("", BRACKETS.sub("", text))
    text = text.rstrip(")）") if text.endswith((")", "）")) and not OPENS.search(text) else text
    return POINTS.sub("", HEAD.sub("", FOOTNOTE.sub("", text))).strip(":： ") or None
