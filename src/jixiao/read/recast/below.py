"""Labels with a colon on lines of their own, each over its value: 项目名称： / 疏浚河道."""

from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import meanings
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.pairs import EMPTY

LEAST = 4
"""So many labels stand so, one under another."""
COLONS = ("：", ":")


def lifted(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, a label's line and the line under it as one row of two cells, where several stand so one under another."""
    at = 0
    while at < len(rows):
        end, run = at, []
        while end + 1 < len(rows) and (pair := pair_of(rows[end], rows[end + 1])) is not None:
            run.append(pair)
            end += 2
        end = max(end, at + 1)
        yield from run if len(run) >= LEAST else rows[at:end]
        at = end


def pair_of(row: Row, below: Row) -> Row | None:
    """Return a label's line and its value's below as a row of two cells, None for other lines."""
    above = label(row)
    if above is None or not is_line(below) or label(below) is not None or is_labelled(below.cells[0].text):
        return None
    value = below.cells[0]
    return Row((above, value._replace(text="" if EMPTY.fullmatch(value.text.strip()) else value.text, column=1)))


def label(row: Row) -> Cell | None:
    """Return the label that stands alone in a line with a colon behind it, None for other lines."""
    if not is_line(row) or not row.cells[0].text.rstrip().endswith(COLONS):
        return None
    text = row.cells[0].text.strip().rstrip("：:")
    return row.cells[0]._replace(text=text) if meanings(text) or meanings(text.partition("（")[0]) else None


def is_labelled(text: str) -> bool:
    """Return whether a line holds a label and its value."""
    label, colon, value = text.replace(":", "：").partition("：")
    return bool(colon and value.strip() and meanings(label))


def is_line(row: Row) -> bool:
    """Return whether a row is a line of text."""
    return row.line is not None and bool(row.line.text)
