"""Tables on their side: labels in the first column and an indicator in every other, or record after record of label and value.

In both the heads of the columns stand before their values, line under line; put beside one another they are the head of a table.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import means
from jixiao.forms.keys import label_key
from jixiao.forms.nearest import like
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.pairs import LabelledLine, label_and_values, row_of
from jixiao.read.rows.heads import NAMING, columns_headed

COLUMN = frozenset(("column",))
LEAST = 3
"""So many labels make the columns of a table."""


def upright(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, each stretch of labels and values that tells indicators as a head and a row for each."""
    lines = [label_and_values(row) for row in rows]
    counts = Counter(label_key(line.label.text) for line in lines if line is not None)
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and (line := lines[end]) is not None and heads_column(line, counts, end > at):
            end += 1
        run = [line for line in lines[at:end] if line is not None]
        yield from turned_rows(run) if run and is_table(run) else rows[at:end]
        yield from rows[end : end + 1]
        at = end + 1


def heads_column(line: LabelledLine, counts: Counter[str], begun: bool) -> bool:
    """Return whether the label of a line heads a column and what follows is no label.

    Its wording tells it; among others it is like one that does, or comes again and again.
    """
    text = line.label.text
    if not begun and means(text, "column") not in NAMING:
        return False
    if any(value.text and means(value.text, "column") not in (None, "tick") for value in line.values):
        return False
    if means(text, "column"):
        return True
    if begun and like(text, COLUMN) is not None:
        return True
    return counts[label_key(text)] > 1 and not any(means(text, group) for group in ("field", "money", "money_column", "goal"))


def is_table(run: Sequence[LabelledLine]) -> bool:
    """Return whether labels make the columns of a table of indicators: names, levels, and the values looked for or reached."""
    fields = set(columns_headed(tuple(labels(run))))
    return len(fields) >= LEAST and "name" in fields and bool(fields & {"level1", "level2"}) and bool(fields & {"target", "actual"})


def labels(run: Sequence[LabelledLine]) -> list[str]:
    """Return the labels of a stretch, each once, where it comes first."""
    return list({label_key(line.label.text): line.label.text for line in reversed(run)}.values())[::-1]


def order(run: Sequence[LabelledLine]) -> dict[str, int]:
    """Return the columns of the labels of a stretch: each stands right behind the one that it first comes after."""
    found: list[str] = []
    at = 0
    for line in run:
        key = label_key(line.label.text)
        if key not in found:
            found.insert(at, key)
        at = found.index(key) + 1
    return {key: n for n, key in enumerate(found)}


def turned_rows(run: Sequence[LabelledLine]) -> Iterator[Row]:
    """Yield the head of a stretch and a row for every indicator that it tells."""
    columns = order(run)
    heads = {columns[label_key(line.label.text)]: line.label for line in reversed(run)}
    yield row_of([heads[n] for n in range(len(heads))], 0)
    number = 1
    for record in records(run, columns):
        widest = max(record.values(), key=lambda line: len(line.values)).values
        for n, beside in enumerate(widest):
            cells = [heads[at]._replace(text="") for at in range(len(heads))]
            for at, line in record.items():
                cells[at] = value(line, n, beside, len(widest))
            yield row_of(cells, number)
            number += 1


def value(line: LabelledLine, index: int, beside: Cell, count: int) -> Cell:
    """Return a value of a line, an empty one where the line has lost it; of fewer than there are, merged ones hold in all their columns."""
    if len(line.values) < count and any(cell.colspan > 1 for cell in line.values):
        over = (cell for cell in line.values if cell.column <= beside.column < cell.column + cell.colspan)
        return next(over, line.label._replace(text=""))
    return line.values[index] if index < len(line.values) else line.label._replace(text="")


def records(run: Sequence[LabelledLine], columns: dict[str, int]) -> Iterator[dict[int, LabelledLine]]:
    """Yield the lines of every record by column: one begins where a label comes that stands no further than the one before."""
    record: dict[int, LabelledLine] = {}
    for line in run:
        at = columns[label_key(line.label.text)]
        if record and at <= max(record):
            yield record
            record = {}
        record[at] = line
    if record:
        yield record
