"""Running balances held against what changes them: a record left out of the middle breaks the chain, one left out at the end the closing balance.

A ledger of changes may keep in each row what the account came to with it; the ledger of accounts what it opened with and what it closed with.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jixiao.facts.schema import Row, Rows
from jixiao.ledger.schema import Column, Ledger, ledgers
from jixiao.ledger.series import day_of


class Balance(NamedTuple):
    """A balance that was looked at: its row, its column, what stands there, and what it should be by all that stands before it."""

    row: Row
    column: Column
    said: Decimal
    expected: Decimal

    @property
    def is_broken(self) -> bool:
        """Whether something else stands there."""
        return self.said != self.expected


def balances(ledger: Ledger, tables: Rows) -> Iterator[Balance]:
    """Yield the balances of a ledger that can be looked at: those kept row by row, and those that accounts close with."""
    running = next((column for column in ledger.columns if column.balance_of is not None), None)
    if running is not None:
        for rows in _by_account(ledger, tables.get(ledger.table, ())).values():
            yield from _looked(ledger, rows, running, tables)
    for column in ledger.columns:
        if column.closes is not None:
            changed = _by_account(ledgers()[column.closes], tables.get(ledgers()[column.closes].table, ()))
            looked = (closing(ledger, column, row, changed.get(row["at"], ())) for row in tables.get(ledger.table, ()))
            yield from filter(None, looked)


def _by_account(ledger: Ledger, rows: Sequence[Row]) -> dict[object, list[Row]]:
    """Return the rows of every account in the order of their days, those of one day as they stand."""
    account, day = account_of(ledger), day_of(ledger)
    found: dict[object, list[Row]] = {}
    for row in sorted(rows, key=lambda row: at if day and isinstance(at := row.get(day.name), date) else date.max):
        found.setdefault(row.get(account.name) if account else None, []).append(row)
    return found


def account_of(ledger: Ledger) -> Column | None:
    """Return the column that names the account whose balance a ledger changes, None where it keeps one account."""
    return next((own for own in ledger.columns if own.references and _opening(ledgers()[own.references], ledger) is not None), None)


def _opening(accounts: Ledger, ledger: Ledger) -> Column | None:
    return next((column for column in accounts.columns if column.opens == ledger.name), None)


def _looked(ledger: Ledger, rows: Sequence[Row], running: Column, tables: Rows) -> Iterator[Balance]:
    at = _opened(ledger, rows[0], tables)
    for row in rows:
        change, said = _change(ledger, row, running), row.get(running.name)
        at = None if at is None or change is None else at + change
        if at is not None and isinstance(said, Decimal):
            yield Balance(row, running, said, at)
        at = said if isinstance(said, Decimal) else at


def _opened(ledger: Ledger, row: Row, tables: Rows) -> Decimal | None:
    """Return what the account of a row opened with, None where that is not known."""
    account = account_of(ledger)
    if account is None or account.references is None:
        return None
    accounts = ledgers()[account.references]
    opening = _opening(accounts, ledger)
    named = next((one for one in tables.get(accounts.table, ()) if one["at"] == row.get(account.name)), None)
    return None if named is None or opening is None or not isinstance(said := named.get(opening.name), Decimal) else said


def _change(ledger: Ledger, row: Row, running: Column) -> Decimal | None:
    """Return by how much a row changes its account: nothing where no amount is wanted, None where one is and stands blank."""
    column = ledger.column(running.balance_of or "")
    said = row.get(column.name)
    wanted = not column.wanted or any(row.get(other) in words for other, words in column.wanted.items())
    return said if isinstance(said, Decimal) else None if wanted else Decimal(0)


def closing(accounts: Ledger, column: Column, row: Row, changed: Iterable[Row]) -> Balance | None:
    """Return what an account closed with beside what it began with and the rows that changed it come to, None where one of them is blank."""
    changes = ledgers()[column.closes or ""]
    opening, running = _opening(accounts, changes), next(one for one in changes.columns if one.balance_of is not None)
    began, said = row.get(opening.name) if opening else None, row.get(column.name)
    amounts = [_change(changes, one, running) for one in changed]
    if not isinstance(began, Decimal) or not isinstance(said, Decimal) or None in amounts:
        return None
    return Balance(row, column, said, sum(filter(None, amounts), began))


def is_open(ledger: Ledger, tables: Rows) -> bool:
    """Whether a ledger changes accounts of which one does not say what it closed with: its last records left out would not show."""
    closing = [(accounts, column) for accounts in ledgers().values() for column in accounts.columns if column.closes == ledger.name]
    return any(row.get(column.name) is None for accounts, column in closing for row in tables.get(accounts.table, ()))
