"""A card for every indicator: pairs of a head and its value, two or more beside each other in a row, cards under one another."""

import re
from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import means
from jixiao.read.lines import Row

LEAST = 2
"""So many cards, and so many pairs in a row."""
CAPTION = re.compile(r"\s*(?:绩效)?指标(?:卡片?|信息)?\s*[（(]?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[)）]?\s*[:：]?\s*")
FIRST = frozenset(("name", "level1"))
"""What a card begins with."""


def dealt(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, those of cards as a row for every pair, without what numbers the cards."""
    if sum(begins(row) for row in rows) < LEAST:
        yield from rows
        return
    for row in rows:
        if len(row.filled) == 1 and CAPTION.fullmatch(row.filled[0].text):
            continue
        pairs = [row.cells[n : n + LEAST] for n in range(0, len(row.cells), LEAST)] if are_pairs(row) else []
        yield from (row._replace(cells=pair) for pair in pairs) if len(pairs) >= LEAST else (row,)


def begins(row: Row) -> bool:
    """Return whether a row begins a card: the head of names or of levels, and a value beside it."""
    return not row.loose and len(row.cells) >= LEAST and means(row.cells[0].text, "column") in FIRST and are_pairs(row)


def are_pairs(row: Row) -> bool:
    """Return whether the cells of a told row are heads of columns and their values in turn."""
    texts = [cell.text for cell in row.cells]
    heads, values = texts[::LEAST], texts[1::LEAST]
    if row.loose or len(heads) != len(values) or not any(values):
        return False
    return all(means(text, "column") for text in heads) and not any(means(text, "column") for text in values)
