"""Records of a label and its value a line, each of one indicator with all that is its project's said again: a list of projects."""

from collections import Counter
from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import means
from jixiao.forms.keys import label_key
from jixiao.read.lines import Row
from jixiao.read.recast.pairs import Told, label_and_values, row_of

LEAST = 3
"""So many records make a list."""


def in_rows(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, such records as the head of a list and a row for each."""
    lines = [label_and_values(row) for row in rows]
    keys = [label_key(line.label.text) if line is not None else "" for line in lines]
    firsts = Counter(keys)
    at = 0
    while at < len(rows):
        length = next((n for n in range(1, len(rows) - at) if keys[at + n] == keys[at]), 0) if keys[at] and firsts[keys[at]] >= LEAST else 0
        count = 1
        while length and keys[at + count * length : at + (count + 1) * length] == keys[at : at + length]:
            count += 1
        if count < LEAST or not of_a_project(run := [line for line in lines[at : at + count * length] if line is not None], length):
            yield rows[at]
            at += 1
            continue
        yield row_of([line.label for line in run[:length]], 0)
        for n in range(count):
            yield row_of([line.values[0] for line in run[n * length : (n + 1) * length]], n + 1)
        at += count * length


def of_a_project(run: Sequence[Told], length: int) -> bool:
    """Return whether records have a project's name and an indicator's."""
    labels = [line.label.text for line in run[:length]]
    return any(means(text, "field") == "name" for text in labels) and any(means(text, "column") == "name" for text in labels)
