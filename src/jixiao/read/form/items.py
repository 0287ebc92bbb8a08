"""The cells of the upper part of a form in reading order, and what each can be a label of."""

from collections.abc import Iterable
from typing import NamedTuple

from jixiao.forms.grammar import Meaning, meanings
from jixiao.forms.keys import label_key
from jixiao.forms.nearest import like
from jixiao.read.blocks import Cell
from jixiao.read.form.fits import asked
from jixiao.read.lines import Row, tokens_of
from jixiao.read.tokens import Gap
from jixiao.values.remembered import remembered

LONGEST = 24
LABELS = frozenset(("field", "other", "block", "money", "money_column", "goal"))


REASON, TEXT = Meaning("column", "reason"), Meaning("other", "text")
"""A head of reasons asks for no field of the upper part."""
SUMS, ANNUAL = frozenset(("合计", "总计", "总额", "小计")), Meaning("money", "annual")
"""What is the whole of the money beside the head of its block, or in front of the row under the heads of its columns."""
PART, NEAR = "小计", 12
"""A sum that may be of a part only; so many cells back stand the heads of the columns that a row of sums is under."""
MONEY_UNITS = frozenset(("元", "千元", "万元", "百万元", "亿元", "人民币元", "人民币万元"))
NOTE = Meaning("other", "head")
"""What a bare 单位 is before a unit of money: no office, and no part of the value before it."""
BESIDE = ("money_column", "goal")
"""Groups of labels that stand beside one another, their values under them."""


class Item(NamedTuple):
    """A cell or word with its row (counted in the form), what divides it from the one before, its columns, and its meanings as a label."""

    text: str
    cell: Cell
    row: int
    gap: Gap
    start: int | None
    exact: bool
    aligned: bool = False
    """Whether its columns are those of the page that its text covers."""
    kinds: tuple[Meaning, ...] = ()
    clear: bool = True
    """Whether nothing speaks for another meaning of a label that is in no list."""

    @property
    def loose(self) -> bool:
        """Whether its row is not told."""
        return self.gap not in (Gap.ROW, Gap.CELL)

    @property
    def label(self) -> bool:
        """Whether it is a label of the form's upper part."""
        return bool(self.kinds)

    def under(self, head: "Item", shift: int = 0) -> bool:
        """Return whether it stands under a head, in a row that has lost so many cells on its left."""
        if self.start is None or head.start is None or self.row <= head.row:
            return False
        own, other = self.cell, head.cell
        if self.aligned and head.aligned:
            return own.column < other.column + other.colspan and other.column < own.column + own.colspan
        return head.start <= self.start + shift < head.start + (max(1, other.colspan) if head.exact else 1)

    def means(self, group: str) -> str | None:
        """Return the field that it names in a group, or None."""
        for kind in self.kinds:
            if kind.group == group:
                return kind.field
        return None


def items(rows: Iterable[Row]) -> list[Item]:
    """Return the cells of rows in order, empty ones too."""
    found = []
    first: Cell | None = None
    for n, row in enumerate(rows):
        above, first = first, next(iter(row.cells), None) if not row.loose else None
        for token in tokens_of([row], bands=False):
            if token.cell is first and above is not None and is_again(token.text, above.text):
                found.append(Item("", token.cell, n, token.gap, token.start, row.exact, row.aligned))
                continue
            found.append(Item(token.text, token.cell, n, token.gap, token.start, row.exact, row.aligned, kinds_of(token.text)))
    return [like_label(found, n) for n in range(len(found))]


@remembered
def kinds_of(text: str) -> tuple[Meaning, ...]:
    """Return what a text means as a label of the form's upper part."""
    return tuple(TEXT if m == REASON else m for m in meanings(text) if m.group in LABELS or m == REASON)


def is_again(text: str, above: str) -> bool:
    """Return whether the head of a block is printed again in front of the next row, as a merged cell taken apart is."""
    return bool(text) and text == above and any(meaning.group == "block" for meaning in meanings(text))


def like_label(found: list[Item], index: int) -> Item:
    """Return an item, as a label where it is like one of the lists and stands where labels do."""
    item = found[index]
    if item.kinds or not item.text or len(item.text) > LONGEST:
        return item
    if label_key(item.text) == "单位" and index + 1 < len(found) and found[index + 1].text in MONEY_UNITS:
        return item._replace(kinds=(NOTE,))
    before = found[index - 1] if index else None
    if label_key(item.text) in SUMS and before is not None:
        heads = [head for head in found[max(0, index - NEAR) : index] if head.means("money_column") and item.row - head.row in (1, 2)]
        if (before.row == item.row and before.means("block") == "funds") or (len(heads) > 1 and label_key(item.text) != PART):
            return item._replace(kinds=(ANNUAL,))
    near = like(item.text, LABELS)
    if near is None or (before is not None and is_value(item, before, near.meanings)):
        return item
    return item._replace(kinds=near.meanings, clear=near.clear)


def is_value(item: Item, before: Item, kinds: tuple[Meaning, ...]) -> bool:
    """Return whether a text stands where the value of the label before it does, which is the head of no block and no column beside its own."""
    if before.row != item.row or not before.kinds or before.loose or asked(before.kinds) == "none":
        return False
    return not any(before.means(group) and any(kind.group == group for kind in kinds) for group in BESIDE)
