"""Marks that say the same as above: ↑, 〃, :::, 同上."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from jixiao.forms.grammar import means
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row

SAME = re.compile(r"[^\w\s≥≤<>=＞＜±%‰√✓☑□■●○◆★☆/\\—–\-－.…·*()（）+]{1,4}|同上|同前")
"""Signs that are no value, no tick and no dash; words that say it."""


def spelled_out(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows with the text above in place of a mark that repeats it, in told rows of one column each.

    Merged cells stand in front, so that only marks at the beginning of a row are such: among the values an arrow says what it says.
    """
    above: dict[int, str] = {}
    for told in rows:
        row = told
        if row.loose:
            above = {}
            yield row
            continue
        marks = sum(1 for _ in takewhile(repeats_above, row.cells))
        if marks:
            row = row._replace(
                cells=(
                    *(cell._replace(text=said_again(above.get(cell.column, cell.text))) for cell in row.cells[:marks]),
                    *row.cells[marks:],
                )
            )
        above = {cell.column: cell.text for cell in row.cells}
        yield row


def said_again(text: str) -> str:
    """Return what a mark says under a text: nothing under the label of goals, which spans the heads of goal and result and what is under them."""
    return "" if means(text, "goal") else text


def repeats_above(cell: Cell) -> bool:
    """Return whether a cell holds nothing but a mark that repeats the text above."""
    return SAME.fullmatch(cell.text.strip()) is not None
