"""The abstract page: what every renderer translates, and none adds to.

A document is a run of parts, prose (cover, narratives) and forms. A form is one or two tables on the same grid, the second
being the indicators, whose head is repeated on every page. Boxes carry the pointer of the field that they show.
"""

from datetime import date
from typing import Literal, NamedTuple

Look = Literal["title", "heading", "section", "body", "sum", "form_title", "form_year", "note"]
"""What a line is: the document's title, a narrative's heading, a section's, body text, a calculation, a form's titles, a note under it."""
BoxLook = Literal["label", "head", "value", "money", "figure"]
Align = Literal["left", "center", "right"]
OUTLINE: dict[str, int] = {"heading": 1, "form_title": 1, "section": 2}
"""The depth of a line in the document's outline."""

TOGETHER = 8
"""Rows of one level are kept on one page up to so many; of more the level's cell may run over the end of a page."""


class Line(NamedTuple):
    """One paragraph of prose."""

    text: str
    look: Look


class Box(NamedTuple):
    """One cell of a table: text, place and spans on the grid (from 0), how it looks, the field it shows.

    ``open_above`` and ``open_below`` leave that border out: such a box reads as one with its neighbour.
    ``lines`` is the least height in lines.
    """

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    look: BoxLook = "value"
    align: Align = "left"
    pointer: str | None = None
    open_above: bool = False
    open_below: bool = False
    lines: int = 1


class FormTable(NamedTuple):
    """Boxes on the form's grid; the first ``heads`` rows are repeated on every page."""

    boxes: tuple[Box, ...]
    rows: int
    heads: int = 0


class Form(NamedTuple):
    """One form: a short name, its title lines, the widths of its grid, its tables, its notes; ``before``: the cover's lines over it."""

    name: str
    titles: tuple[Line, ...]
    widths: tuple[int, ...]
    tables: tuple[FormTable, ...]
    notes: tuple[str, ...]
    landscape: bool
    before: tuple[Line, ...] = ()


class Prose(NamedTuple):
    """Lines of running text."""

    lines: tuple[Line, ...]


class Pages(NamedTuple):
    """The whole document: its title, the day that stands in the file's properties, its parts in order."""

    title: str
    authority: str | None
    dated: date
    parts: tuple[Prose | Form, ...]


def grid(table: FormTable) -> list[list[Box | None]]:
    """Return the table's rows as lists over the grid's columns: a box at its first cell and, below it, in every row it spans."""
    width = max((box.column + box.colspan for box in table.boxes), default=0)
    rows: list[list[Box | None]] = [[None] * width for _ in range(table.rows)]
    for box in table.boxes:
        for row in range(box.row, box.row + box.rowspan):
            rows[row][box.column] = box
    return rows


def kept(table: FormTable) -> frozenset[int]:
    """Return the rows that stand on one page with the row below: those of a level that is not too long, the head, a heading between rows."""
    width = max((box.column + box.colspan for box in table.boxes), default=0)
    most = min(TOGETHER, table.rows - table.heads - 1)  # the word beside the whole table holds no rows together
    spans = [(box.row, box.rowspan) for box in table.boxes if 1 < box.rowspan <= most]
    spans += [(box.row, 2) for box in table.boxes if box.look == "head" and box.colspan == width]
    return frozenset(row for first, count in (*spans, (0, table.heads + 1)) for row in range(first, first + count - 1))
