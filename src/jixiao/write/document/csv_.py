"""Pages to CSV: every row of the forms as printed; what a cell spans to its right and below is blank, so that columns are the form's."""

import csv
from collections.abc import Iterator
from io import StringIO

from jixiao.write.document.pages import Box, Form, FormTable, Pages, grid
from jixiao.write.hostile import FORMULA

BOM = "\ufeff"
"""Without it spreadsheet programs take UTF-8 for something else."""
GUARD = "'"
"""Keeps a spreadsheet program from taking ``=2.00(人)`` for a formula; readers take it off again."""


def csv_table(pages: Pages) -> bytes:
    """Return the file's bytes."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    if not pages.parts:
        writer.writerow([guarded(pages.title)])
    for part in pages.parts:
        if isinstance(part, Form):
            writer.writerows([guarded(line.text)] for line in (*part.before, *part.titles))
            for table in part.tables:
                writer.writerows(rows(table))
            writer.writerows([guarded(note)] for note in part.notes)
        else:
            writer.writerows([guarded(line.text)] for line in part.lines)
    return (BOM + buffer.getvalue()).encode("utf-8", "replace")


def rows(table: FormTable) -> Iterator[list[str]]:
    """Yield the rows of a table; the last row of its heads has one for every column, as programs that read tables want it."""
    for number, boxes in enumerate(grid(table)):
        yield [guarded(box.text) if box is not None and number == row_of(box, table) else "" for box in boxes]


def row_of(box: Box, table: FormTable) -> int:
    """Return the row that shows a box's text: its first, of a head over several rows the last."""
    return box.row + box.rowspan - 1 if box.row < table.heads else box.row


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet program takes for a formula."""
    return GUARD + text if text.startswith((*FORMULA, GUARD)) else text
