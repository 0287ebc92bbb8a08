"""Labels with a colon on lines of their own, each over its value: 项目名称： / 疏浚河道."""

from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import meanings
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.pairs import EMPTY

LEAST = 4
"""So many labels stand so."""
COLONS = ("：", ":")


def lifted(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, a label's line and the line under it as one row of two cells, where many labels stand so."""
    alone = sum(label(row) is not None for row in rows)
    if alone < LEAST or alone <= sum(is_line(row) and labelled(row.cells[0].text) for row in rows):
        yield from rows
        return
    at = 0
    while at < len(rows):
        above = label(rows[at])
        below = rows[at + 1] if above is not None and at + 1 < len(rows) else None
        if above is None or below is None or not is_line(below) or label(below) is not None or labelled(below.cells[0].text):
            yield rows[at]
            at += 1
            continue
        value = below.cells[0]
        yield Row((above, value._replace(text="" if EMPTY.fullmatch(value.text.strip()) else value.text, column=1)))
        at += 2


def label(row: Row) -> Cell | None:
    """Return the label that stands alone in a line with a colon behind it, None for other lines."""
    if not is_line(row) or not row.cells[0].text.rstrip().endswith(COLONS):
        return None
    text = row.cells[0].text.strip().rstrip("：:")
    return row.cells[0]._replace(text=text) if meanings(text) or meanings(text.partition("（")[0]) else None


def labelled(text: str) -> bool:
    """Return whether a line holds a label and its value."""
    label, colon, value = text.replace(":", "：").partition("：")
    return bool(colon and value.strip() and meanings(label))


def is_line(row: Row) -> bool:
    """Return whether a row is a line of text."""
    return row.loose and not row.whole and row.heading is None and len(row.cells) == 1 and bool(row.cells[0].text)
