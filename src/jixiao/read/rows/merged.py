"""Where copied text shows the text of a merged cell: in its first row, beside its middle, or in its last."""

from collections.abc import Sequence
from typing import Literal

from jixiao.forms.grammar import means
from jixiao.read.lines import Row

Stands = Literal["middle", "bottom"]
"""Where the text of a merged cell stands that is not in its first row."""


def stands_of(rows: Sequence[Row]) -> Stands | None:
    """Return where heads of blocks stand in front of their rows, None where it is the first.

    Right above the first row of the money stand labels of the upper part, which have their first cell: rows without one between
    them and the head of the money are its own.
    """
    told = [row for row in rows if not row.loose and row.cells]
    empty = [row.cells[0].column == 0 and not row.cells[0].text for row in told]
    for n, row in enumerate(told):
        head = means(row.cells[0].text, "block") if row.cells[0].column == 0 else None
        last = n + 1 == len(told)
        if head is None or not n or not empty[n - 1] or not ((head == "funds" and is_money(told[n - 1])) or last):
            continue
        return "middle" if not last and empty[n + 1] and is_money(told[n + 1]) else "bottom"
    return None


def is_money(row: Row) -> bool:
    """Return whether a row holds a label of money, or heads of its columns."""
    return any(means(cell.text, "money") or means(cell.text, "money_column") for cell in row.filled)
