"""Printings that nobody could read back with certainty: asked is only that the reader says so."""

from collections.abc import Callable, Iterator
from itertools import groupby
from random import Random

from layouts.block import Paragraph, Table
from layouts.indicator_rows import head_text, said
from layouts.known import Form, Known, Row
from layouts.setting import blocks, form_table
from layouts.style import NAMED, Style

Rows = Callable[[Form], list[str]]


def names_then_values(known: Known, style: Style, random: Random) -> str:
    """Return the forms a cell a line: first all levels and names, then all targets, then what else the rows have."""
    return told(known, style, lambda form: [*names(form), *(cell for key in values(style) for cell in column(form, style, key))], random)


def column_by_column(known: Known, style: Style, random: Random) -> str:
    """Return the forms a cell a line, one column of the indicators after the other with its head."""
    return told(
        known, style, lambda form: [line for key in style.columns for line in (head_text(style, key), *column(form, style, key))], random
    )


def glued(known: Known, style: Style, _: Random) -> str:
    """Return the document in one line without anything between cells."""
    return "".join(cell_texts(known, style)) + "\n"


def told(known: Known, style: Style, rows: Rows, random: Random) -> str:
    """Return the head of every form a cell a line, then its rows as given; an empty cell leaves nothing, or a blank line."""
    kept = random.random() < 0.3
    lines: list[str] = []
    for form in known.forms:
        table = form_table(form, style)
        head = min(table.head)
        lines += [cell.text for cell in table.cells if cell.row < head and (cell.text or kept)]
        lines += rows(form)
    title = [block.text for block in blocks(known, style) if isinstance(block, Paragraph)][:2]
    return "\n".join([*title, *lines]) + "\n"


def values(style: Style) -> list[str]:
    """Return the columns that hold no names."""
    return [key for key in style.columns if key not in NAMED]


def names(form: Form) -> Iterator[str]:
    """Yield levels and names in order, a level only where it changes."""
    for level1, of_level in groupby(form.rows, key=lambda row: row.level1):
        yield level1
        for level2, own in groupby(of_level, key=lambda row: row.level2):
            yield level2
            yield from (row.name for row in own)


def column(form: Form, style: Style, key: str) -> list[str]:
    """Return what stands in a column, empty cells left out."""
    return [text for row in form.rows if (text := text_in(row, style, key))]


def text_in(row: Row, style: Style, key: str) -> str | None:
    """Return what stands in a row's column."""
    if key == "row":
        return row.name
    return said(style, key, row)


def cell_texts(known: Known, style: Style) -> Iterator[str]:
    """Yield the texts of all cells in reading order."""
    for block in blocks(known, style):
        if isinstance(block, Table):
            yield from (slot.cell.text for row in block.lattice() for slot in row if not slot.down and not slot.along)
        else:
            yield block.text
