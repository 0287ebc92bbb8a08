"""Labels beside which nothing is filled in: printed blanks, told from labels whose value stands elsewhere."""

from jixiao.forms.grammar import means
from jixiao.read.items import Item, values_after
from jixiao.read.wording import is_blank

RUN = 3
"""So many loose labels in a row are listed before their values, not left empty."""

WIDEST = 64
"""No row of a form has so many cells: what stands further away is not looked at."""


def left_empty(found: list[Item], index: int, goes_on: bool) -> bool:
    """Return whether the place beside the label at ``index`` is empty; ``goes_on`` says that the form does after its last cell.

    A label that is followed by nothing but labels in its row heads a column, and one that ends a copy may have lost its value.
    """
    label = found[index]
    if any(not is_blank(value.text) for value in values_after(found, index)):
        return False
    if index + 1 == len(found):
        return goes_on
    following = found[index + 1]
    if label.loose:
        return not listed(found, index)
    if following.row == label.row and following.text:
        near = found[max(0, index - WIDEST) : index + WIDEST]
        return holds_value(near, label.row) or labels_below(near, label.row, goes_on)
    return following.row == label.row or not label.exact


def holds_value(found: list[Item], row: int) -> bool:
    """Return whether more than labels stand in a row."""
    return any(item.text and not item.label for item in found if item.row == row)


def labels_below(found: list[Item], row: int, goes_on: bool) -> bool:
    """Return whether the row under a row of labels begins with a label too, so that no values stand under them."""
    below = next((item for item in found if item.row > row and item.text), None)
    return goes_on if below is None else below.label


def ends_line(found: list[Item], index: int) -> bool:
    """Return whether a label ends its line, the next begins with a label, and that one has no more than its own value."""
    label, following = found[index], found[index + 1 : index + 2]
    if label.exact or not following or not following[0].label or (following[0].row == label.row and not label.loose):
        return False
    return not (label.loose and listed(found, index)) and sum(bool(v.text) for v in values_after(found, index + 1)) <= 1


def has_cell(found: list[Item], index: int) -> bool:
    """Return whether a cell of its own, seen to be empty, stands beside the label at ``index``."""
    return index + 1 < len(found) and not found[index + 1].text and (found[index].loose or found[index + 1].row == found[index].row)


def listed(found: list[Item], index: int) -> bool:
    """Return whether the loose label at ``index`` stands in a run of labels, whose values follow the run."""
    start, end = index, index + 1
    while start and end - start < RUN and is_loose_label(found[start - 1]):
        start -= 1
    while end < len(found) and end - start < RUN and is_loose_label(found[end]):
        end += 1
    return end - start >= RUN


def is_loose_label(item: Item) -> bool:
    """Return whether an item is a label in a line of its own that asks for a value; the head of a block asks for none."""
    return item.loose and bool(item.text) and item.label and means(item.text, "block") is None
