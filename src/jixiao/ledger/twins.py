"""What stands in two ledgers: pay in the payroll and among the payments. One that is left out, or dated anew, of either is missed in the other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiao.facts.schema import Row, Rows
from jixiao.ledger.schema import Column, Ledger, ledgers

BOOKS = "payments"
FEWEST, MOSTLY = 4, 50
"""Records that have to stand in both, and their share in per cent, before one that stands in one alone says anything."""


class Alone(NamedTuple):
    """A record that its ledger's twin says nothing of: its ledger, the row, the twin."""

    ledger: Ledger
    row: Row
    twin: Ledger


class Paid(NamedTuple):
    """The columns of a ledger that say who was paid, how much, when."""

    holder: Column
    amount: Column
    day: Column


def twins(ledger: Ledger, tables: Rows) -> Iterator[Alone]:
    """Yield the records of a ledger of pay that the books do not have, and those of the books, of the same purposes, that it does not have."""
    books = ledgers()[BOOKS]
    own = None if ledger is books else _paid(ledger)
    theirs = None if own is None else _paid(books, own.holder.references)
    if own is None or theirs is None or any(column.references == BOOKS for column in ledger.columns):
        return
    rows = [row for row in tables.get(ledger.table, ()) if row.get(own.day.name)]
    booked = [row for row in tables.get(books.table, ()) if row.get(theirs.holder.name)]
    alone = _left(rows, own, booked, theirs)
    if len(rows) - len(alone) < max(FEWEST, len(rows) * MOSTLY / 100):
        return
    yield from (Alone(ledger, row, books) for row in alone)
    left = _left(booked, theirs, rows, own)
    kinds = {row["item"] for row in booked if row not in left}
    yield from (Alone(books, row, ledger) for row in left if row["item"] in kinds)


def _paid(ledger: Ledger, holder: str | None = None) -> Paid | None:
    """Return who, how much and when; None where a ledger does not say all of it, or not of what has an end (``holder``: of that one)."""
    who = next((c for c in ledger.columns if c.references and (c.references == holder or (holder is None and _ends(c.references)))), None)
    amount = next((c for c in ledger.columns if c.type == "money" and c.is_needed), None)
    day = next((c for c in ledger.columns if c.type == "date" and c.name == "paid_on"), None)
    return None if who is None or amount is None or day is None else Paid(who, amount, day)


def _ends(name: str) -> bool:
    return any(column.open_end for column in ledgers()[name].columns)


def _left(rows: Sequence[Row], own: Paid, others: Sequence[Row], theirs: Paid) -> list[Row]:
    """Return the rows that no row of the other side is left for."""
    there = Counter(tuple(row.get(column.name) for column in theirs) for row in others)
    left = []
    for row in rows:
        key = tuple(row.get(column.name) for column in own)
        if there[key]:
            there[key] -= 1
        else:
            left.append(row)
    return left
