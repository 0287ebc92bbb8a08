"""Records of a label and its value a line, each of one indicator with all that is its project's said again: a list of projects."""

from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import means
from jixiao.forms.keys import label_key
from jixiao.read.lines import Row
from jixiao.read.recast.pairs import LabelledLine, label_and_values, row_of

LEAST, LONGEST = 3, 60
"""So many records make a list, and so many fields has one at most."""


def in_rows(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, such records as the head of a list and a row for each."""
    lines = [label_and_values(row) for row in rows]
    keys = [label_key(line.label.text) if line is not None else "" for line in lines]
    again = next_places(keys)
    at = 0
    while at < len(rows):
        length = again[at] - at
        record = [line for line in lines[at : at + length] if line is not None] if length <= LONGEST else []
        count = records_from(keys, at, length) if len(record) == length and of_a_project(record) else 0
        if count < LEAST:
            yield rows[at]
            at += 1
            continue
        run = [line for line in lines[at : at + count * length] if line is not None]
        yield row_of([line.label for line in record], 0)
        for n in range(count):
            yield row_of([line.values[0] for line in run[n * length : (n + 1) * length]], n + 1)
        at += count * length


def next_places(keys: Sequence[str]) -> list[int]:
    """Return for each key where it stands next, behind all of them where it does not stand again or is none."""
    found: dict[str, int] = {}
    places = [len(keys) + LONGEST] * len(keys)
    for n in range(len(keys) - 1, -1, -1):
        places[n] = found.get(keys[n], places[n]) if keys[n] else places[n]
        found[keys[n]] = n
    return places


def records_from(keys: Sequence[str], at: int, length: int) -> int:
    """Return how many records of the same keys stand one behind another from a place on."""
    count = 1
    while keys[at + count * length : at + (count + 1) * length] == keys[at : at + length]:
        count += 1
    return count


def of_a_project(record: Sequence[LabelledLine]) -> bool:
    """Return whether a record has a project's name and an indicator's."""
    labels = [line.label.text for line in record]
    return any(means(text, "field") == "name" for text in labels) and any(means(text, "column") == "name" for text in labels)
