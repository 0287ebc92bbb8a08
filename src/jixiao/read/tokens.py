"""Tokens: the cells and words of a passage in reading order, and what divides each from the one before it."""

from enum import IntEnum
from typing import NamedTuple

from jixiao.read.blocks import Cell


class Gap(IntEnum):
    """What stands between a token and the one before it."""

    CELL = 0
    """The border of a cell that the source tells, inside a row."""
    ROW = 1
    """The end of a row that the source tells."""
    WHOLE = 2
    """The border of a cell that the source tells, its rows being untold."""
    LINE = 3
    """The end of a line of text."""
    WIDE = 4
    """Several blanks."""
    BLANK = 5
    """One blank."""


class Token(NamedTuple):
    """A cell or word; ``start`` and ``end`` are the columns it covers, None where columns are not told."""

    text: str
    cell: Cell
    gap: Gap
    start: int | None = None
    end: int = 0
