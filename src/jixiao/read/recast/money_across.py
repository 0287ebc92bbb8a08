"""Money on its side: its parts head columns, what was planned and spent its rows."""

from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import means
from jixiao.read.lines import Row
from jixiao.read.recast.pairs import row_of

LEAST = 2
"""So many parts are headed."""
BUDGET = ("annual", "annual_fiscal", "total")


def upright_money(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, a table of money whose columns are its parts with the parts as rows."""
    at = 0
    while at < len(rows):
        end = at + 1
        if heads_parts(rows[at]):
            while end < len(rows) and is_kind(rows[end], rows[at]):
                end += 1
        yield from turned(rows[at], rows[at + 1 : end]) if end > at + 1 else rows[at:end]
        at = end


def heads_parts(row: Row) -> bool:
    """Return whether a told row heads parts of the money behind the name of the block."""
    filled = row.filled
    if row.loose or row.aligned or len(filled) <= LEAST or means(filled[0].text, "money"):
        return False
    return means(filled[0].text, "block") == "funds" and all(means(cell.text, "money") for cell in filled[1:])


def is_kind(row: Row, head: Row) -> bool:
    """Return whether a row tells what was planned or spent of the parts above."""
    filled = row.filled
    if row.loose or not filled or len(row.cells) > len(head.cells):
        return False
    text = filled[0].text
    kind = means(text, "money_column") or means(text, "money") in BUDGET or means(text, "block") == "funds"
    return bool(kind) and not any(means(cell.text, "money") or means(cell.text, "money_column") for cell in filled[1:])


def turned(head: Row, body: Sequence[Row]) -> Iterator[Row]:
    """Yield the head of what was planned and spent, and a row for every part; a lone plan as labels and amounts."""
    columns = [cell.column for cell in head.filled[1:]]
    parts = dict(zip(columns, head.filled[1:], strict=True))
    unit = head.filled[0]
    values = [{cell.column: cell for cell in row.cells} for row in body]
    empty = unit._replace(text="")
    if len(body) > 1:
        yield row_of([unit, *(row.filled[0] for row in body)], 0)
    for number, column in enumerate(columns, 1):
        told = [row.get(column, empty) for row in values]
        yield row_of([*([unit] if len(body) == 1 and number == 1 else []), parts[column], *told], number)
