"""A form in one row, as lists of answers have it: the heads of its fields, and those of an indicator again and again, numbered."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import meanings, means
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row

NUMBER = re.compile(r"[\s_.（(#-]*\d{1,3}[)）]?$|^\d{1,3}[\s_.、-]+")
LEAST = 3
"""So many indicators in a row make it one form."""


def spread_out(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, those under such heads as a label and its value each."""
    at = 0
    while at < len(rows):
        heads = heads_of(rows[at])
        yield from () if heads else (rows[at],)
        at += 1
        while heads and at < len(rows) and not rows[at].loose:
            told = {cell.column: cell for cell in rows[at].cells}
            pairs = [(head, told.get(column, head._replace(text=""))) for column, head in heads.items()]
            yield from (Row((head._replace(column=0, colspan=1), value._replace(column=1, colspan=1))) for head, value in pairs)
            at += 1


def heads_of(row: Row) -> dict[int, Cell]:
    """Return the heads of a told row by column, without the numbers of indicators; empty where it heads no forms."""
    if row.loose or not any(means(cell.text, "field") == "name" for cell in row.filled):
        return {}
    heads = {cell.column: cell._replace(text=without_number(cell.text)) for cell in row.filled}
    names = Counter(means(head.text, "column") for head in heads.values())
    return heads if names["name"] >= LEAST and names["target"] >= LEAST else {}


def without_number(text: str) -> str:
    """Return the head of a column without the number of its indicator, any other text as it is."""
    bare = NUMBER.sub("", text.strip())
    return bare if means(bare, "column") and not meanings(text) else text
