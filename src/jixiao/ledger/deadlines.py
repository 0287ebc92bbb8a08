"""Days that were moved until they look in time: what else a record says of its own day tells it.

A reason that speaks of a delay stands beside a day that shows none; a deadline is longer than those of the ledger's other rows; a
work is due later than the contract that it is done under; who signed in, lectured or took part did so on
another day; a record that is said to be given up has a result.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from jixiao.facts.schema import Row, Rows
from jixiao.ledger.blanks import GIVEN_UP
from jixiao.ledger.schema import Column, Ledger, ledgers
from jixiao.params.load import words

PLANNED = ("planned_on", "due_on")
"""Columns of special ledgers that say for when something is planned."""
PUT_OFF = "推迟"
FEWEST_ALIKE, MOSTLY = 3, 75
"""Rows that need the same number of days, and their share in per cent, before they say how long a deadline is."""


class Misdated(NamedTuple):
    """A record, the column of its day, and what rules that day out."""

    row: Row
    column: Column
    bound: str


def due_and_done(ledger: Ledger) -> tuple[Column, Column] | None:
    """Return the columns that say by when something was to be done and when it was; None where a ledger has not both."""
    days = [column for column in ledger.columns if column.type == "date"]
    due = next((column for column in days if column.role == "due" or column.name in PLANNED), None)
    done = next((column for column in days if column.outcome and column.role in (None, "done")), None)
    return None if due is None or done is None else (due, done)


def misdated(ledger: Ledger, tables: Rows) -> Iterator[Misdated]:
    """Yield the days of a ledger that the record itself, its like or its contract rule out."""
    found, rows = due_and_done(ledger), tables.get(ledger.table, ())
    if found is not None and rows:
        yield from _with_a_reason(ledger, rows, *found)
        yield from _longer(ledger, rows, found[0])
        yield from _beyond_what_was_agreed(ledger, tables, found[0])
        yield from _not_with_what_names_it(ledger, tables, found[1])
        yield from _given_up_and_done(ledger, rows)


def _with_a_reason(ledger: Ledger, rows: Sequence[Row], due: Column, done: Column) -> Iterator[Misdated]:
    reason = next((column for column in ledger.columns if column.name == "reason"), None)
    if reason is None:
        return
    late = words("delay_words")
    for row in rows:
        why, by, at = str(row.get("reason") or ""), row.get(due.name), row.get(done.name)
        in_time = isinstance(by, date) and isinstance(at, date) and at <= by
        if in_time and row.get("status") not in (GIVEN_UP, PUT_OFF) and any(word in why for word in late):
            yield Misdated(row, done, f"{reason.title.zh} {why}")


def _given_up_and_done(ledger: Ledger, rows: Sequence[Row]) -> Iterator[Misdated]:
    """Yield what came of a record, or what it cost, where it is said to be given up: so a failure would leave every rate."""
    came = [column for column in ledger.columns if column.outcome or column.role == "money"]
    for row in rows:
        if row.get("status") == GIVEN_UP and (column := next((one for one in came if row.get(one.name)), None)) is not None:
            yield Misdated(row, column, f"{ledger.column('status').title.zh} {GIVEN_UP}")


def _longer(ledger: Ledger, rows: Sequence[Row], due: Column) -> Iterator[Misdated]:
    """Yield deadlines longer than those of most rows, where a ledger says from which day they run."""
    start = next((column for column in ledger.columns if column.role == "day" and column.type == "date"), None)
    if start is None:
        return
    spans = [(row, by - since) for row in rows if isinstance(by := row.get(due.name), date) and isinstance(since := row[start.name], date)]
    usual, often = Counter(span.days for _, span in spans).most_common(1)[0] if spans else (0, 0)
    if often >= FEWEST_ALIKE and 100 * often >= MOSTLY * len(spans):
        for row, span in spans:
            if span.days > usual:
                yield Misdated(row, due, f"{start.title.zh} {row[start.name]}（多数 {usual} 天，这里 {span.days} 天）")


def _beyond_what_was_agreed(ledger: Ledger, tables: Rows, due: Column) -> Iterator[Misdated]:
    """Yield what is due later than the record that it is done under is."""
    for link in (column for column in ledger.columns if column.references in ledgers()):
        above = ledgers()[str(link.references)]
        agreed = due_and_done(above)
        if agreed is None:
            continue
        limits = {row["at"]: row.get(agreed[0].name) for row in tables.get(above.table, ())}
        for row in tables.get(ledger.table, ()) if limits else ():
            by, limit = row.get(due.name), limits.get(row.get(link.name))
            if isinstance(by, date) and isinstance(limit, date) and by > limit:
                yield Misdated(row, due, f"{link.title.zh} {agreed[0].title.zh} {limit}")


def _not_with_what_names_it(ledger: Ledger, tables: Rows, done: Column) -> Iterator[Misdated]:
    """Yield the days on which something is said to have been done, and which the records that name it rule out: one for each row."""
    last = [column.name for column in ledger.columns if column.type == "date" and column.outcome][-1]
    rows = {row["at"]: row for row in tables[ledger.table] if row.get("status") != GIVEN_UP}
    for other in ledgers().values():
        links = [(column.name, day) for column in other.columns if column.references == ledger.name for day in other.columns if day.of_it]
        for link, day, named in ((link, day, named) for link, day in links for named in tables.get(other.table, ())):
            row, at = rows.get(named.get(link)), named.get(day.name)
            begun = None if row is None else row.get(done.name)
            if row is None or not isinstance(at, date) or not isinstance(begun, date):
                continue
            if not begun <= at <= _ended(row, begun, row.get(last)):
                yield Misdated(rows.pop(row["at"]), done, f"{other.title.zh} {day.title.zh} {at}")


def _ended(row: Row, begun: date, ended: object) -> date:
    """Return the last day of what a row tells of: as it says, else so many days after the first as it took."""
    days = row.get("days")
    took = ceil(days) if isinstance(days, int | Decimal) and days > 1 else 1
    return max(begun + timedelta(took - 1), ended if isinstance(ended, date) else begun)
