"""Marks that say the same as above: ↑, 〃."""

from collections.abc import Iterator, Sequence

from jixiao.read.lines import Row

SAME = frozenset(("↑", "〃", "″", "＂", '"', "''", "''"))


def spelled_out(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows with the text above in place of a mark that repeats it, in told rows of one column each."""
    above: dict[int, str] = {}
    for row in rows:
        if row.loose:
            above = {}
            yield row
            continue
        cells = tuple(cell._replace(text=above.get(cell.column, "")) if cell.text.strip() in SAME else cell for cell in row.cells)
        above = {cell.column: cell.text for cell in cells}
        yield row._replace(cells=cells)
