"""The head of a list in two rows: what a cell of the upper one spans is headed by the lower one.

项目名称｜项目资金｜　　　｜绩效指标｜
｜总额　　｜财政　｜一级指标｜……
"""

from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import means
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row, known
from jixiao.read.rows.heads import columns_of, makes_table
from jixiao.read.segment import LIST_LABELS, heads_names


def flattened(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, such a head as one row of the columns that it has."""
    at = 0
    while at < len(rows):
        lower = heads_below(rows[at], rows[at + 1]) if at + 1 < len(rows) else []
        if lower:
            spanned = {cell.column for cell in lower}
            upper = [cell for cell in rows[at].filled if cell.column not in spanned]
            yield rows[at]._replace(cells=tuple(sorted((*upper, *lower), key=column)))
        else:
            yield rows[at]
        at += 2 if lower else 1


def heads_below(row: Row, below: Row) -> list[Cell]:
    """Return the heads of a lower row, nothing where it and the one above are not the head of a list in two rows."""
    told = not (row.loose or row.spaced or below.loose or below.spaced) and len(row.filled) >= LIST_LABELS
    if not told or not heads_names(row) or not all(known(cell.text) for cell in (*row.filled, *below.filled)):
        return []
    if not makes_table({field for field in columns_of(below) if field}):
        return []
    names = {cell.column for cell in row.filled if means(cell.text, "field")}
    return [] if names & {cell.column for cell in below.filled} else below.filled


def column(cell: Cell) -> int:
    """Return the column that a cell begins in."""
    return cell.column
