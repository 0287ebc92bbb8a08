"""SQLite as the engine of small inputs: it plans a rule in a hundredth of the time that DuckDB takes, and runs it in about the same.

Money and numbers are integers in units of their last digit. Rows that may not fit, and whatever a function can't do exactly, are
refused, and DuckDB does it instead: there is never a figure that differs. What runs here may read the fact tables, call the functions
on the list, and nothing else: a guard sees to it when the package is made (``scripts/sqlite_rules.py``), since to ask it of each column
in every run takes as long as the rules. It is stopped after so many steps.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import count

from jixiao.audit.engines.functions import ALLOWED, add_functions, forget
from jixiao.audit.engines.marks import Reads
from jixiao.audit.engines.refusal import Refused
from jixiao.facts.schema import Row, Rows, tables
from jixiao.system.sqlite import sqlite3

OLDEST = (3, 38, 0)
"""STRICT tables, NULLS LAST, FILTER and window functions; what is older is not used."""
LARGEST = 10**14
"""An integer that stands for a decimal stays below: sums, and products with a parameter, then fit in 64 bits."""
INTEGERS = 1 << 31
LONGEST = 10_000
"""Characters of a text: Python's patterns may take the square of it, those of DuckDB do not."""
MOST_CHARACTERS = 6_000_000
"""Of all texts together: some two thousand forms."""
ANSWERED = 200_000
"""Characters of the texts whose answers are kept in mind at most; some dozen patterns are asked for each."""
STATEMENTS, FEW = 512, 4
"""Prepared statements that are kept for the next input, and where none is known to follow: two hundred take a third of the memory of a run."""
MANY = 512
"""Rows of a table from which on it has indexes: some hundred forms. Fewer are looked through sooner than all rules are planned anew."""
STEPS, MOST_TIMES = 1_000_000, 100
"""Steps of SQLite's machine between two looks at how often there was a look, and how often there may be one for a SELECT."""
TYPES = {"VARCHAR": "TEXT", "DATE": "TEXT", "INTEGER": "INTEGER", "BOOLEAN": "INTEGER"}

DECIMAL = re.compile(r"DECIMAL\(\d+, ?(\d+)\)")

Cell = str | int | None
Keep = Callable[[object], Cell]
"""Makes of a value that is there what SQLite keeps."""
Ready = Mapping[str, Sequence[Sequence[Cell]]]
"""Rows by table as SQLite keeps them."""
Bound = Mapping[str, Cell]
"""What is bound to the names in a SELECT."""


def is_usable() -> bool:
    """Whether this machine's SQLite is new enough."""
    return sqlite3.sqlite_version_info >= OLDEST


class Lite:
    """Fact tables in SQLite, filled anew for each input; used by one thread at a time."""

    def __init__(self, *, guarded: bool = True, statements: int = STATEMENTS) -> None:
        """Open a database in memory; Refused where SQLite is too old. Without the guard it takes what the guard has let in before.

        So many ``statements`` are kept prepared.
        """
        if not is_usable():
            raise Refused(f"SQLite {sqlite3.sqlite_version}")
        self._database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False, cached_statements=statements)
        self._filled: tuple[str, ...] = ()
        self._looks = self._answered = 0
        self._guard = Guard()
        self._database.executescript(";".join(("PRAGMA case_sensitive_like=ON", "PRAGMA temp_store=MEMORY", *map(_declared, tables()))))
        add_functions(self._database)
        self._database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        self._database.set_progress_handler(self._look, STEPS)
        if guarded:
            self._database.set_authorizer(self._guard.allowed)

    def close(self) -> None:
        """Give up the database."""
        self._database.close()

    def _look(self) -> bool:
        self._looks += 1
        return self._looks > MOST_TIMES

    def fill(self, rows: Rows) -> None:
        """Put these rows in place of those of the last input; Refused where one may not be kept exactly."""
        self.put(ready(rows))

    def put(self, kept: Ready) -> None:
        """Put rows in place as :func:`ready` gives them; Refused where they are too much."""
        characters = sum(len(cell) for given in kept.values() for row in given for cell in row if type(cell) is str)
        if characters > MOST_CHARACTERS:
            raise Refused("too much text")
        self._answered += characters
        if self._answered > ANSWERED:
            forget()
            self._answered = characters
        self._guard.filling = True
        try:
            for name in self._filled:
                self._database.execute(f"DELETE FROM {name}")
            self._filled = tuple(kept)
            for name, given in kept.items():
                self._database.executemany(_insertion(name), given)
            self._index(name for name, given in kept.items() if len(given) >= MANY)
        except (sqlite3.Error, UnicodeEncodeError, OverflowError) as wrong:
            raise Refused(str(wrong)) from wrong
        finally:
            self._guard.filling = False

    def _index(self, names: Iterable[str]) -> None:
        """Let the rows of tables be found by what they belong to, where that tells them apart."""
        if made := "".join(map(_indexes, names)):
            self._database.executescript(made + "ANALYZE")

    def reads(self, sql: str, bound: Bound) -> Reads:
        """Return the columns that a SELECT reads, as SQLite tells them while it prepares it; Refused where it can't be prepared."""
        found: set[tuple[str, str]] = set()

        def tell(action: int, one: str | None, other: str | None, *_: object) -> int:
            if action == READ and one in NAMES:
                found.add((str(one), other or ""))
            return OK

        self._database.set_authorizer(tell)
        try:
            self._database.execute(f"EXPLAIN {sql}", bound).close()
        except sqlite3.Error as wrong:
            raise Refused(str(wrong)) from wrong
        finally:
            self._database.set_authorizer(None)
        return tuple(sorted(found))

    def rows(self, sql: str, bound: Bound) -> list[tuple[object, ...]]:
        """Return the rows of a SELECT; Refused where SQLite can't give them exactly, or takes too many steps."""
        self._looks = 0
        if not sql.startswith(("SELECT ", "WITH ")):  # nor is it one of ours, which SQLite may know already
            raise Refused(sql[:60])
        try:
            return self._database.execute(sql, bound).fetchall()
        except (sqlite3.Error, UnicodeEncodeError, OverflowError) as wrong:
            raise Refused(str(wrong)) from wrong


READ, SELECT, FUNCTION = sqlite3.SQLITE_READ, sqlite3.SQLITE_SELECT, sqlite3.SQLITE_FUNCTION
OK, DENY = sqlite3.SQLITE_OK, sqlite3.SQLITE_DENY
NAMES = frozenset(tables())


class Guard:
    """Says what a statement that is being prepared may do: ours, which fill the fact tables, all; a rule's may read them and call what is listed."""

    def __init__(self) -> None:
        self.filling = False

    def allowed(self, action: int, one: str | None, other: str | None, *_: object) -> int:
        """Return SQLite's word for yes or no."""
        if action == READ and not self.filling:
            return OK if one in NAMES else DENY
        return OK if self.filling or action == SELECT or (action == FUNCTION and other in ALLOWED) else DENY


def _declared(table: str) -> str:
    columns = ", ".join(f'"{column.name}" {TYPES.get(column.type, "INTEGER")}' for column in tables()[table])
    return f'CREATE TABLE "{table}" ({columns}) STRICT'


@cache
def _insertion(table: str) -> str:
    return f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(tables()[table]))})'


@cache
def _indexes(table: str) -> str:
    """Return what makes indexes on what tells a row, and on each row that it belongs to with its place there; they stay."""
    names = [column.name for column in tables()[table]]
    at = ', "at"' if "at" in names else ""
    keys = {"id": ""} | dict.fromkeys(NAMES, at)
    return "".join(f'CREATE INDEX IF NOT EXISTS "{table} by {name}" ON "{table}" ("{name}"{keys[name]});' for name in names if name in keys)


def ready(rows: Rows) -> Ready:
    """Return rows as SQLite keeps them; Refused where one may not be kept exactly."""
    return {name: [cells(name, row) for row in given] for name, given in rows.items()}


def cells(table: str, row: Row) -> list[Cell]:
    """Return a row as SQLite keeps it; Refused where a value may not be kept exactly."""
    return [None if (value := row.get(name)) is None else keep(value) for name, keep in _keepers(table)]


@cache
def _keepers(table: str) -> tuple[tuple[str, Keep], ...]:
    return tuple((column.name, _keeper(column.type)) for column in tables()[table])


def _keeper(kind: str) -> Keep:
    number = DECIMAL.fullmatch(kind)
    return _decimal(int(number[1])) if number else {"VARCHAR": _text, "DATE": _date}.get(kind, _integer)


def _text(value: object) -> Cell:
    if not isinstance(value, str) or len(value) > LONGEST or "\0" in value:
        raise Refused(f"text {value!r:.60}")
    return value


def _integer(value: object) -> Cell:
    if not isinstance(value, int) or abs(value) >= INTEGERS:
        raise Refused(f"integer {value!r:.60}")
    return int(value)


def _date(value: object) -> Cell:
    if type(value) is not date:
        raise Refused(f"date {value!r:.60}")
    return value.isoformat()


def _decimal(scale: int) -> Keep:
    unit = 10**scale

    def keep(value: object) -> Cell:
        is_exact = isinstance(value, Decimal) and value.is_finite()
        size = value * unit if is_exact or isinstance(value, int) else LARGEST
        if not -LARGEST < size < LARGEST or (exact := int(size)) != size:
            raise Refused(f"number {value!r:.60}")
        return exact

    return keep


_free: list[Lite] = []
"""Databases that nobody uses: a thread takes one, or opens its own."""
_turns = count()


@contextmanager
def lent(kept: Ready) -> Iterator[Lite]:
    """Give fact tables with these rows for the shipped SELECTs, which the guard lets in when they are written; Refused as they are."""
    is_first = next(_turns) == 0
    lite = _free.pop() if _free else Lite(guarded=False, statements=FEW if is_first else STATEMENTS)
    try:
        lite.put(kept)
        yield lite
    finally:
        if is_first:
            lite.close()
        else:
            _free.append(lite)
