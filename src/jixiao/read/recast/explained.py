"""Rows between the indicators that explain the one above them: 指标解释：…。评分标准：…."""

from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import means
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.bodies import body_at
from jixiao.read.recast.labelled import labels_in, value_of

EXPLAINS = frozenset(("definition", "method", "scoring_rule", "source", "data_source", "value_basis", "evidence", "remark"))
"""The columns that such a row may tell."""
MOST_CELLS = 2


def explained(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, what explains an indicator in columns behind it."""
    at = 0
    while at < len(rows):
        body = body_at(rows, at)
        told = [explanations(row) for row in rows[body.start : body.end]] if body is not None else []
        if body is None or not any(told):
            yield rows[at]
            at += 1
            continue
        heads: dict[str, Cell] = {}
        for label, _ in (pair for own in told for pair in own):
            heads.setdefault(means(label.text, "column") or label.text, label)
        width = max(cell.column + cell.colspan for row in rows[body.start - 1 : body.end] for cell in row.cells)
        columns = {field: width + n for n, field in enumerate(heads)}
        yield body.head._replace(cells=(*body.head.cells, *(heads[f]._replace(column=n, colspan=1) for f, n in columns.items())))
        yield from with_explanations(rows[body.start : body.end], told, columns)
        at = body.end


def explanations(row: Row) -> list[tuple[Cell, Cell]]:
    """Return the heads and texts of a row that only explains; empty for other rows."""
    filled = row.filled
    if not 0 < len(filled) <= MOST_CELLS:
        return []
    cell = filled[0] if len(filled) == 1 else filled[0]._replace(text=f"{filled[0].text.rstrip(':：')}：{filled[1].text}")
    found = list(labels_in(cell))
    if not found or found[0].start(1) > 1 or any(means(one[1], "column") not in EXPLAINS for one in found):
        return []
    ends = [*(one.start() for one in found[1:]), len(cell.text)]
    return [(cell._replace(text=one[1]), value_of(cell, one.end(), end)) for one, end in zip(found, ends, strict=True)]


def with_explanations(rows: Sequence[Row], told: Sequence[list[tuple[Cell, Cell]]], columns: dict[str, int]) -> Iterator[Row]:
    """Yield the rows that are indicators, each with what the rows under it explain."""
    held: Row | None = None
    for row, own in zip(rows, told, strict=True):
        if own and held is not None:
            more = [value._replace(column=columns[means(label.text, "column") or label.text], colspan=1) for label, value in own]
            held = held._replace(cells=(*held.cells, *more))
            continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held
