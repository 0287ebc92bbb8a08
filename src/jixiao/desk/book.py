"""The rows that a desk works on, in a database in memory and by their addresses; changed only by what acts give."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from typing import TypeVar, cast

from jixiao.desk.database import Database, Own, Years, book_database
from jixiao.desk.deskfile import Desk
from jixiao.desk.guest import Guest
from jixiao.desk.loading import at_desks
from jixiao.desk.workdays import FIRST_KNOWN
from jixiao.errors import JobFailed
from jixiao.facts.duck import DuckDBPyConnection
from jixiao.facts.schema import Row
from jixiao.ledger.rows import record_at
from jixiao.ledger.schema import PREFIX, Ledger

T = TypeVar("T")
Rows = Mapping[str, Iterable[Row]]
"""Rows by the name of their ledger, references as addresses, as a :class:`~jixiao.ledger.load.Records` has them."""


MOST_ANSWERS = 500
"""Answers that a book keeps ready, those asked for last."""


class Side:
    """A database, and what of a book's rows it has yet to be told."""

    def __init__(self, database: Database, rows: Mapping[str, Mapping[str, Row]]) -> None:
        """Take the rows that the book has by now."""
        self.database, self._rows = database, rows
        self._begin()

    def _begin(self) -> None:
        self._waiting = {ledger: dict(rows) for ledger, rows in self._rows.items() if rows}
        self._stored: dict[str, set[str]] = {ledger: set() for ledger in self._rows}

    def put(self, ledger: str, row: Row) -> None:
        """Be told a row before the next SELECT that names its ledger."""
        self._waiting.setdefault(ledger, {})[str(row["at"])] = row

    def clear(self) -> None:
        """Hold nothing more."""
        for ledger, stored in self._stored.items():
            if stored:
                self.database.empty(ledger)
                stored.clear()
        self._waiting.clear()

    def ask(self, sql: str) -> list[Row]:
        """Return the rows that a SELECT gives, by column."""
        self._tell_again()
        self.tell([name for name in self._waiting if PREFIX + name in sql])
        return self.database.ask(sql)

    def describe(self, sql: str) -> tuple[str, ...]:
        """Return the columns that a SELECT gives; JobFailed where the gate refuses it or it can't be run."""
        self._tell_again()
        return self.database.describe(sql)

    def _tell_again(self) -> None:
        if not self.database.is_there:
            self._begin()

    def tell(self, ledgers: Iterable[str] | None = None) -> None:
        """Tell what waits, of all ledgers or of these."""
        for ledger in list(self._waiting) if ledgers is None else ledgers:
            rows = self._waiting.pop(ledger)
            self.replace(ledger, rows)
            self._stored[ledger].update(rows)

    def replace(self, ledger: str, rows: Mapping[str, Row]) -> None:
        """Have the database hold rows in place of what stands at their addresses."""
        self.database.replace(ledger, rows, [address for address in rows if address in self._stored[ledger]])


class Book:
    """Rows of a ``year`` by ledger and address; ``connection`` is the database, which has what is put by the time that it is asked.

    What an office's own desks ask is asked of a ``guest``: see :meth:`of`. ``past`` gives the rows of the unit's other years, of these ledgers, at
    addresses that no row of this year has.
    """

    def __init__(self, connection: DuckDBPyConnection, kept: Mapping[str, Ledger], year: int, guest: Guest | None = None) -> None:
        self.kept, self.year = kept, year
        self.connection = connection
        self._rows: dict[str, dict[str, Row]] = {name: {} for name in kept}
        self._own, self._guest = Side(Own(connection), self._rows), None if guest is None else Side(guest, self._rows)
        self.asked = self._own
        self.past: Callable[[Collection[str]], Rows] = _no_past
        self.finds: Callable[[str], bool] = _any
        self._highest: dict[tuple[str, str], int] = {}
        self._changes: Counter[str] = Counter()
        self._answers: OrderedDict[str, tuple[tuple[int, ...], object]] = OrderedDict()

    def of(self, desk: Desk) -> "Book":
        """Return the same book as a desk asks it: the SELECTs of an office's own desk run within the fence, and raise JobFailed."""
        if not desk.own_of_office or self.asked is self._guest:
            return self
        if self._guest is None:
            raise JobFailed("这里没有打开本单位的办事台。", "This book was opened without the office's own desks.")
        guarded = copy(self)
        guarded.asked = self._guest
        return guarded

    def finding(self, finds: Callable[[str], bool]) -> "Book":
        """Return the same book in which only these addresses are found by what is answered to a field."""
        narrow = copy(self)
        narrow.finds = finds
        return narrow

    @property
    def _sides(self) -> tuple[Side, ...]:
        return (self._own,) if self._guest is None else (self._own, self._guest)

    def row(self, address: str) -> Row | None:
        """Return the row at an address, None where there is none."""
        return self._rows.get(ledger_of(address), {}).get(address)

    def rows(self, ledger: str) -> list[Row]:
        """Return the rows of a ledger as they arose."""
        return list(self._rows[ledger].values())

    def put(self, ledger: str, row: Row) -> None:
        """Keep a row; one at the same address is replaced."""
        address = str(row["at"])
        self._rows[ledger][address] = row
        for (name, before), highest in self._highest.items():
            if name == ledger:
                self._highest[name, before] = max(highest, _number(key_of(row, self.kept[ledger]), before))
        for side in self._sides:
            side.put(ledger, row)
        self._changes[ledger] += 1

    def fill(self, rows: Rows) -> None:
        """Keep many rows."""
        for ledger, given in rows.items():
            for row in given:
                self.put(ledger, row)

    def clear(self) -> None:
        """Hold nothing more."""
        for side in self._sides:
            side.clear()
        self._highest.clear()
        for rows in self._rows.values():
            rows.clear()
        self._answers.clear()

    def highest(self, ledger: str, before: str) -> int:
        """Return the highest number that follows these signs in a key of the ledger, 0 where none does."""
        if (ledger, before) not in self._highest:
            keys = (key_of(row, self.kept[ledger]) for row in self._rows[ledger].values())
            self._highest[ledger, before] = max((_number(key, before) for key in keys), default=0)
        return self._highest[ledger, before]

    def find(self, ledger: str, text: str) -> tuple[str, ...]:
        """Return the addresses of the records meant by a key, or else by a label."""
        address = record_at(ledger, text)
        if address in self._rows[ledger]:
            return (address,) if self.finds(address) else ()
        label = self.kept[ledger].label
        return tuple(at for at, row in self._rows[ledger].items() if row[label.name] == text and self.finds(at)) if label else ()

    def ask(self, sql: str) -> list[Row]:
        """Return the rows that a SELECT gives, by column."""
        return self.asked.ask(sql)

    def describe(self, sql: str) -> tuple[str, ...]:
        """Return the columns that a SELECT gives; JobFailed where the gate refuses it or it can't be run."""
        return self.asked.describe(sql)

    def facts(self, tables: Iterable[str]) -> dict[str, list[Row]]:
        """Return the rows of tables as the database has them now, by table."""
        return {table: self._own.ask(f"SELECT * FROM {table}") for table in tables}

    def ask_again(self, sql: str) -> list[Row]:
        """Return the rows that a SELECT gives: the same as last time, as long as no ledger that it names was changed.

        One that failed fails again, without being run.
        """
        found = self.remembered(sql, [name for name in self.kept if PREFIX + name in sql], lambda: self._rows_or_failure(sql))
        if isinstance(found, JobFailed):
            raise JobFailed(found.zh, found.en)
        return found

    def _rows_or_failure(self, sql: str) -> list[Row] | JobFailed:
        try:
            return self.ask(sql)
        except JobFailed as failed:
            return failed

    def remembered(self, key: str, reads: Iterable[str], make: Callable[[], T]) -> T:
        """Return what is made of ledgers: the same as last time, as long as none of them was changed."""
        state = tuple(self._changes[name] for name in reads)
        found = self._answers.get(key)
        if found is None or found[0] != state:
            found = (state, make())
            self._answers[key] = found
        self._answers.move_to_end(key)
        if len(self._answers) > MOST_ANSWERS:
            self._answers.popitem(last=False)
        return cast("T", found[1])

    @contextmanager
    def supposing(self, rows: Rows) -> Iterator[None]:
        """Have the database hold rows for the while, as if they had been put; the book itself does not change."""
        self._own.tell()
        self.connection.execute("BEGIN")
        try:
            for ledger, given in rows.items():
                self._own.replace(ledger, {str(row["at"]): row for row in given})
            yield
        finally:
            self.connection.execute("ROLLBACK")


def _any(address: str) -> bool:  # noqa: ARG001 - whatever is asked
    return True


def _no_past(ledgers: Collection[str]) -> Rows:  # noqa: ARG001 - a book by itself knows of no other year
    return {}


def _number(key: str, before: str) -> int:
    rest = key.removeprefix(before)
    return int(rest) if key.startswith(before) and rest.isdecimal() else 0


def ledger_of(address: str) -> str:
    """Return the name of the ledger that an address is of."""
    return address.removeprefix("ledger:").partition("#")[0]


def key_of(row: Row, ledger: Ledger) -> str:
    """Return a row's key as it is written."""
    return str(row[ledger.key.name])


@contextmanager
def opened(given: Iterable[Desk], year: int = FIRST_KNOWN.year, rows: Rows | None = None) -> Iterator[Book]:
    """Give a book of what desks keep, with these rows; ``year`` is the one whose working days are known to it, and those beside it."""
    given = tuple(given)
    with at_desks(given) as kept, kept_open(given, kept, Years(year, year)) as book:
        book.fill(rows or {})
        yield book


@contextmanager
def kept_open(given: Collection[Desk], kept: Mapping[str, Ledger], years: Years) -> Iterator[Book]:
    """Give an empty book that may outlive what is in force now: it is to be used :func:`~jixiao.desk.loading.at_desks` every time."""
    guest = Guest(years) if any(desk.own_of_office for desk in given) else None
    with book_database(years, locked=False) as connection:
        try:
            yield Book(connection, kept, years.own, guest)
        finally:
            if guest is not None:
                guest.close()
