"""The rows that a desk works on, in a database in memory and by their addresses; changed only by what acts give."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar, cast

from jixiao.desk.deskfile import Desk
from jixiao.desk.general import view_general
from jixiao.desk.loading import at_desks
from jixiao.desk.workdays import FIRST_KNOWN, workday_rows
from jixiao.facts.duck import DuckDBPyConnection
from jixiao.facts.insert import insert_rows
from jixiao.facts.schema import Row
from jixiao.ledger.rows import record_at
from jixiao.ledger.schema import PREFIX, Ledger, ledgers
from jixiao.sql.fenced import lock_down
from jixiao.sql.literals import null_or_literal, quoted
from jixiao.sql.tables import empty_tables

T = TypeVar("T")
Rows = Mapping[str, Iterable[Row]]
"""Rows by the name of their ledger, references as addresses, as a :class:`~jixiao.ledger.load.Records` has them."""


MOST_ANSWERS = 500
"""Answers that a book keeps ready, those asked for last."""
FEW = 20
"""Rows up to which a statement of literals is quicker than one that reads JSON."""


class Book:
    """Rows by ledger and address; ``connection`` is the database, which has what is put by the time that it is asked."""

    def __init__(self, connection: DuckDBPyConnection, kept: Mapping[str, Ledger]) -> None:
        self.kept = kept
        self.connection = connection
        self._rows: dict[str, dict[str, Row]] = {name: {} for name in kept}
        self._waiting: dict[str, dict[str, Row]] = {}
        self._stored: dict[str, set[str]] = {name: set() for name in kept}
        self._highest: dict[tuple[str, str], int] = {}
        self._changes: Counter[str] = Counter()
        self._answers: OrderedDict[str, tuple[tuple[int, ...], object]] = OrderedDict()

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
        self._waiting.setdefault(ledger, {})[address] = row
        self._changes[ledger] += 1

    def fill(self, rows: Rows) -> None:
        """Keep many rows."""
        for ledger, given in rows.items():
            for row in given:
                self.put(ledger, row)

    def clear(self) -> None:
        """Hold nothing more."""
        for ledger, stored in self._stored.items():
            if stored:
                self.connection.execute(f"TRUNCATE {PREFIX}{ledger}")
                stored.clear()
        self._waiting.clear()
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
            return (address,)
        label = self.kept[ledger].label
        return tuple(at for at, row in self._rows[ledger].items() if row[label.name] == text) if label else ()

    def ask(self, sql: str) -> list[Row]:
        """Return the rows that a SELECT gives, by column."""
        for ledger in [name for name in self._waiting if PREFIX + name in sql]:
            self._store(ledger, self._waiting.pop(ledger))
        answer = self.connection.execute(sql)
        names = [str(column[0]) for column in answer.description or ()]
        return [dict(zip(names, values, strict=True)) for values in answer.fetchall()]

    def ask_again(self, sql: str) -> list[Row]:
        """Return the rows that a SELECT gives: the same as last time, as long as no ledger that it names was changed."""
        return self.remembered(sql, [name for name in self.kept if PREFIX + name in sql], lambda: self.ask(sql))

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
        for ledger in list(self._waiting):
            self._store(ledger, self._waiting.pop(ledger))
        self.connection.execute("BEGIN")
        try:
            for ledger, given in rows.items():
                self._replace(ledger, {str(row["at"]): row for row in given})
            yield
        finally:
            self.connection.execute("ROLLBACK")

    def _store(self, ledger: str, rows: Mapping[str, Row]) -> None:
        self._replace(ledger, rows)
        self._stored[ledger].update(rows)

    def _replace(self, ledger: str, rows: Mapping[str, Row]) -> None:
        replaced = ", ".join(quoted(address) for address in rows if address in self._stored[ledger])
        if replaced:
            self.connection.execute(f"DELETE FROM {PREFIX}{ledger} WHERE id IN ({replaced})")
        own = [{**row, "id": row["at"]} for row in rows.values()]
        if len(own) > FEW:
            insert_rows(self.connection, {PREFIX + ledger: own})
        else:
            names = ", ".join(f'"{name}"' for name in own[0])
            values = ", ".join(f"({', '.join(map(null_or_literal, row.values()))})" for row in own)
            self.connection.execute(f"INSERT INTO {PREFIX}{ledger} ({names}) VALUES {values}")


def _number(key: str, before: str) -> int:
    rest = key.removeprefix(before)
    return int(rest) if key.startswith(before) and rest.isdecimal() else 0


def _costly(connection: DuckDBPyConnection) -> list[str]:
    """Return the parts of the optimizer that cost more than an act's small SELECT takes: all but the one that keeps joins from exploding."""
    found = connection.execute("SELECT name FROM duckdb_optimizers()").fetchall()
    return [str(name) for (name,) in found if name != "filter_pushdown"]


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
    with at_desks(given) as kept, kept_open(given, kept, year) as book:
        book.fill(rows or {})
        yield book


@contextmanager
def kept_open(given: Collection[Desk], kept: Mapping[str, Ledger], year: int) -> Iterator[Book]:
    """Give an empty book that may outlive what is in force now: it is to be used :func:`~jixiao.desk.loading.at_desks` every time."""
    with empty_tables(ledgers=True) as connection:
        connection.execute(f"SET disabled_optimizers = '{','.join(_costly(connection))}'")
        insert_rows(connection, {"workdays": workday_rows(year)})
        view_general(connection, ledgers().values())
        if any(desk.own_of_office for desk in given):
            lock_down(connection)
        yield Book(connection, kept)
