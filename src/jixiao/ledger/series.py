"""Series of records that run through the year and break off: what a gap in their numbers can't show.

The other ledgers say how far the year is recorded. A meeting of every second month that stops in October, where others reach
December, may have lost its last; whoever is paid every month and then no more has left, or is missed. A month left out on the way is
told where a like series of the same ledger has it: holidays are everybody's.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from jixiao.facts.schema import Row, Rows
from jixiao.ledger.schema import Column, Ledger, ledgers

FEWEST_MONTHS = 4
"""Months in which something has to be recorded before they say how often it is."""
STEADY = 75
"""Per cent of the steps from one such month to the next that have to be alike: holidays interrupt a series."""
EVEN = 2
"""The fullest month of a series has at most so many times the records of the emptiest: else it is no series, but what happened to come."""
SPOKEN_FOR = 2
"""Ledgers that have to reach a month before the year is taken as recorded from there, or up to there."""


class Ended(NamedTuple):
    """A series that broke off: the ledger and the last row before, the column of its days, its sort, that row's day and the month that others reach.

    ``holder`` is the row of whom it belongs to, where that has an ``end`` that was left blank.
    """

    ledger: Ledger
    row: Row
    column: Column
    kind: str | None
    last: date
    until: date
    holder: tuple[Ledger, Row, Column] | None = None


class Span(NamedTuple):
    """The months of the year, from 1, from which and up to which it is recorded."""

    first: int
    last: int


def day_of(ledger: Ledger) -> Column | None:
    """Return the column that says when a record was planned, else when it happened; None for ledgers of no days."""
    days = [column for column in ledger.columns if column.in_year]
    return next((column for column in days if column.role == "due" or column.is_needed), days[0] if days else None)


def span_of(tables: Rows, year: int) -> Span | None:
    """Return the months that the records span: those that two ledgers at least reach; None where there are not so many."""
    months = [found for ledger in ledgers().values() if (found := _months(ledger, tables.get(ledger.table, ()), year))]
    if len(months) < SPOKEN_FOR:
        return None
    return Span(sorted(map(min, months))[SPOKEN_FOR - 1], sorted(map(max, months))[-SPOKEN_FOR])


def _months(ledger: Ledger, rows: Sequence[Row], year: int) -> set[int]:
    names = [column.name for column in ledger.columns if column.in_year]
    return {day.month for row in rows for name in names if isinstance(day := row.get(name), date) and day.year == year}


def ended(ledger: Ledger, tables: Rows, year: int, span: Span, holders: Mapping[str, tuple[Ledger, Row, Column]]) -> Iterator[Ended]:
    """Yield the series of a ledger that break off; ``holders`` are those, by address, whose series may begin and end within the year."""
    column = day_of(ledger)
    if column is None:
        return
    sort = next((other.name for other in ledger.columns if other.role == "kind" or other.name == "kind"), None)
    links = [other.name for other in ledger.columns if other.references]
    series: dict[tuple[object, ...], list[tuple[date, Row]]] = defaultdict(list)
    for row in tables.get(ledger.table, ()):
        if isinstance(day := row.get(column.name), date) and day.year == year:
            whose = tuple(map(row.get, links))
            held = next((one for one in whose if one in holders), None)
            series[(None, held) if held is not None else (row.get(sort) if sort else None, *whose)].append((day, row))
    counts = {key: Counter(day.month for day, _ in rows) for key, rows in series.items()}
    steps = {key: step for key, found in counts.items() if (step := _step(found)) is not None}
    for key, step in steps.items():
        holder = holders.get(str(key[1])) if key[1:] else None
        beside = {month for other, its in steps.items() if other != key and its == step for month in counts[other]}
        for last, until in _broken(sorted(counts[key]), step, span, beside, holder is not None):
            day, row = max((found for found in series[key] if found[0].month == last), key=lambda found: found[0])
            yield Ended(ledger, row, column, None if key[0] is None else str(key[0]), day, date(year, until, 1), holder)


def open_ended(tables: Rows) -> dict[str, tuple[Ledger, Row, Column]]:
    """Return by address whoever's end is a column of its own: the ledger, the row, that column."""
    ends = [(ledger, column) for ledger in ledgers().values() for column in ledger.columns if column.open_end]
    return {str(row["at"]): (ledger, row, column) for ledger, column in ends for row in tables.get(ledger.table, ())}


def _step(counts: Counter[int]) -> int | None:
    """Return after how many months it comes again, None for what comes at no steady step or not evenly."""
    if len(counts) < FEWEST_MONTHS or max(counts.values()) > EVEN * min(counts.values()):
        return None
    steps = Counter(after - before for before, after in pairwise(sorted(counts)))
    step, often = steps.most_common(1)[0]
    return step if 100 * often >= STEADY * steps.total() else None


def _broken(months: Sequence[int], step: int, span: Span, beside: AbstractSet[int], may_begin_late: bool) -> Iterator[tuple[int, int]]:
    """Yield the months after which one is missing, and up to which others reach: within, where the same comes ``beside``, and at the end."""
    for before, after in pairwise(months):
        if after - before > step and not beside.isdisjoint(range(before + step, after)):
            yield before, after
    if months[-1] + step <= span.last and (may_begin_late or months[0] - step < span.first):
        yield months[-1], span.last
