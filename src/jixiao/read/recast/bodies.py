"""Tables among rows as far as they can be told before they are read: a head of columns, and the told rows under it."""

from collections.abc import Sequence
from typing import NamedTuple

from jixiao.forms.grammar import meanings, means
from jixiao.read.lines import Row
from jixiao.read.rows.ends import ends, is_total
from jixiao.read.rows.heads import columns_of
from jixiao.read.titles import is_title

LEAST = 3
"""So many columns make a table."""


class Body(NamedTuple):
    """A head, the place of the row after it and of the row after the last under it, and the source's columns by field."""

    head: Row
    start: int
    end: int
    fields: dict[str, int]
    unknown: tuple[int, ...]
    """The columns whose heads are not known."""


def body_at(rows: Sequence[Row], at: int) -> Body | None:
    """Return the table whose head is one told row that heads names, None where none is there."""
    head = rows[at]
    if head.loose or head.aligned or len(head.filled) < LEAST:
        return None
    heads = columns_of(head)
    if "name" not in heads:
        return None
    told = [(cell.column, field) for cell, field in zip(head.cells, heads, strict=True) if cell.text]
    fields = {field: column for column, field in reversed(told) if field}
    if len(fields) < LEAST - 1:
        return None
    beside = means(head.filled[0].text, "block") is not None
    again = head.filled[0].text if beside else None  # the head of the block beside a table may be printed in every row
    end = next((n for n in range(at + 1, len(rows)) if is_over(rows[n], again)), len(rows))
    return Body(head, at + 1, end, fields, tuple(column for column, field in told if field is None))


def is_over(row: Row, beside: str | None = None) -> bool:
    """Return whether the rows of a table end before a row: a line of text, a title, a label, a sum; ``beside``: what is no label here."""
    if row.loose or not row.filled:
        return True
    text = row.filled[0].text
    if text == beside and not any(means(cell.text, "column") for cell in row.filled):
        return False
    return ends(row) or is_total(text) or is_title(text) or bool(meanings(text))


def text_at(row: Row, column: int) -> str:
    """Return the text of a row in a column of the source, empty where it has none."""
    return next((cell.text for cell in row.cells if cell.column == column), "")
