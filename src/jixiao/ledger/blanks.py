"""Cells left blank where the rest of the row, or of the ledger, says that something ought to stand there.

A blank is not zero, and what is blank is left out of a figure. So a row that hides its failure in a blank is told: work that is said to be
done without its day, a part without its whole, a number that nearly every other row has.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from jixiao.facts.schema import Row
from jixiao.ledger.schema import Column, Ledger

DONE, GIVEN_UP = "完成", "取消"
NUMBERS = frozenset(("integer", "decimal", "money"))
RESULTS = frozenset(("quantity", "people", "parts", "good_parts", "money"))
"""Roles of what there is only once something was done."""
SORTS = frozenset(("kind", "good"))
"""Roles of what sort a record is of, and of how it came out."""
FEWEST, USUAL, OFTEN = 4, 60, 33
"""Rows that have to be there before what so many per cent of them do says anything; fewer do where a blank takes a row out of a rate, or lets an impossible number stand."""
FEWEST_DUE = 2
"""Of two contracts one says by when: then the other should."""
FEWEST_WHOLE = 2
"""Of two rows with a part of a number one has the number too."""


class Blank(NamedTuple):
    """A blank cell: its row, its column, the column of the same row that wants it filled, None where the other rows do."""

    row: Row
    column: Column
    because: Column | None


def blanks(ledger: Ledger, rows: Sequence[Row]) -> Iterator[Blank]:
    """Yield the blank cells that ought not to be."""
    days = [column for column in ledger.columns if column.type == "date" and (column.outcome or column.role == "done")]
    standing = [row for row in rows if row.get("status") != GIVEN_UP]
    over = [row for row in standing if not days or any(isinstance(row.get(day.name), date) for day in days)]
    if days:
        yield from _done_without_a_day(ledger, days[0], [row for row in standing if not any(row.get(day.name) for day in days)])
    for column in ledger.columns:
        for other, words in column.wanted.items():
            yield from (
                Blank(row, column, ledger.column(other)) for row in standing if row.get(column.name) is None and row.get(other) in words
            )
        if column.is_needed or column.wanted or column.derived is not None or column.balance_of or column.closes:
            continue
        if (column.type in NUMBERS or column.role in SORTS or column.sorts) and not column.sparse:
            yield from _missing(ledger, column, over)
        elif column.type == "date" and not column.open_end and column.role is None:
            yield from _without_their_day(ledger, column, standing)
        elif column.role == "due" and _is_often(column, standing, OFTEN, FEWEST_DUE):
            yield from (Blank(row, column, None) for row in standing if row.get(column.name) is None)
        if column.sparse or not _is_often(column, over, USUAL):
            yield from _without_its_whole(ledger, column, standing)


def _done_without_a_day(ledger: Ledger, day: Column, rows: Sequence[Row]) -> Iterator[Blank]:
    """Yield the rows that have a result, or say that they are done, and no day on which that was."""
    for row in rows:
        why = next((other for other in ledger.columns if _says_done(other, row.get(other.name))), None)
        if why is not None:
            yield Blank(row, day, why)


def _says_done(column: Column, value: object) -> bool:
    if column.name == "status":
        return value == DONE
    if column.role == "good" and column.type == "boolean":
        return value is True
    return value is not None and (column.role in RESULTS or (column.outcome and column.type in NUMBERS))


def _is_often(column: Column, rows: Sequence[Row], share: int, fewest: int = FEWEST) -> bool:
    return len(rows) >= fewest and 100 * sum(row.get(column.name) is not None for row in rows) >= share * len(rows)


def _without_its_whole(ledger: Ledger, whole: Column, rows: Sequence[Row]) -> Iterator[Blank]:
    """Yield the rows that have a part of a number and not the number, where others of them have both."""
    for part in ledger.columns:
        if part.at_most == whole.name:
            having = [row for row in rows if row.get(part.name) is not None]
            if _is_often(whole, having, OFTEN, FEWEST_WHOLE):
                yield from (Blank(row, whole, part) for row in having if row.get(whole.name) is None)


def _without_their_day(ledger: Ledger, column: Column, rows: Sequence[Row]) -> Iterator[Blank]:
    """Yield the rows without a day that others have: those that say that they are done, and those of a month before the last that has it."""
    looked = [row for row in rows if column.outcome and str(row.get("status") or "").endswith(DONE)]
    if ledger.month is not None and not column.outcome:
        had = [str(row[ledger.month.name]) for row in rows if row.get(column.name) is not None]
        looked = [row for row in rows if had and str(row[ledger.month.name]) < max(had)]
    if _is_often(column, looked, USUAL):
        yield from (Blank(row, column, None) for row in looked if row.get(column.name) is None)


def _missing(ledger: Ledger, column: Column, rows: Sequence[Row]) -> Iterator[Blank]:
    """Yield the rows without a number, or a kind, that the number it belongs to wants, or that most other rows have."""
    empty = [row for row in rows if row.get(column.name) is None]
    usual = _is_often(column, rows, USUAL)
    whole = None if column.at_most is None else ledger.column(column.at_most)
    for row in empty:
        wanted = whole if whole is not None and whole.type == "integer" and row.get(whole.name) is not None else None
        if wanted is not None or usual:
            yield Blank(row, column, wanted)
