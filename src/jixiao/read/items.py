"""The cells of a form in reading order, and what stands after a label."""

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from jixiao.forms.grammar import meanings
from jixiao.read.blocks import Cell
from jixiao.read.languages import number
from jixiao.read.lines import Row

HEAD_GROUPS = frozenset(("field", "other", "block", "money", "money_column", "goal"))


class Item(NamedTuple):
    """A cell of a form with its row (counted in the form) and whether that row is told."""

    text: str
    cell: Cell
    row: int
    loose: bool
    exact: bool = False

    @property
    def label(self) -> bool:
        """Whether it is a label of the form's upper part."""
        return any(m.group in HEAD_GROUPS for m in meanings(self.text))


def items(rows: Iterable[Row]) -> list[Item]:
    """Return the cells of rows in order, empty ones too."""
    return [Item(cell.text, cell, n, row.loose, row.exact) for n, row in enumerate(rows) for cell in row.cells]


def values_after(found: list[Item], index: int) -> list[Item]:
    """Return the cells after the label at ``index``: up to the next label, and up to the row's end where rows are told.

    Where a line ends with its label the value stands on the next line.
    """
    label = found[index]
    ends_line = label.loose or index + 1 == len(found) or continues(found, index)
    values = []
    for item in islice(found, index + 1, None):
        if item.label or (item.row != label.row and not ends_line):
            break
        values.append(item)
    return values


def continues(found: list[Item], index: int) -> bool:
    """Return whether the value of the label at ``index``, the last of its row, stands in the next row: a loose cell or figures do.

    A label alone in its row of copied text goes on too: the row was broken after it.
    """
    label, following = found[index], found[index + 1]
    if following.row == label.row or label.exact:
        return False
    first = next((item.text for item in islice(found, index + 1, None) if item.text), "")
    alone = index == 0 or found[index - 1].row != label.row
    return following.loose or alone or number(first) is not None
