"""SELECTs of an office's own desks: asked within the fence, of a child that holds copies of the ledgers that they name.

The child lives as long as the book; one that takes too long, or too much, ends it and fails alone: the next is asked of a new child.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.json import decode, encode

from jixiao.desk.database import Own, Years, book_database, not_run
from jixiao.desk.general import general_sql
from jixiao.errors import JobFailed
from jixiao.facts.duck import DuckDBError
from jixiao.facts.schema import Row, own_tables
from jixiao.fence import Limits
from jixiao.fence.staying import Staying
from jixiao.ledger.schema import ledgers
from jixiao.sql.fenced import EACH, MEMORY
from jixiao.sql.tables import empty_tables

JOB = "jixiao.desk.guest:host"
LIMITS = Limits(cpu=EACH, wall=4.0 * EACH)
"""Of one SELECT."""
MOST_ROWS = 20_000
NUMBER, DAY, FIELDS = "n", "d", "f"
"""What figures, days and rows within rows are told under: JSON has none of them."""


class Tables(Struct, frozen=True):
    """What the child's database is made of: the scripts of the tables in force and of the general view, and the book's years."""

    own: str
    general: str
    years: Years


class Question(Struct, frozen=True):
    """A SELECT, and what the child is told before: the tables where it has none yet, rows by ledger, addresses that are gone.

    With ``describe`` the SELECT goes through the gate, and only its columns are wanted.
    """

    sql: str
    tables: Tables | None
    rows: dict[str, dict[str, dict[str, object]]]
    gone: dict[str, tuple[str, ...]]
    emptied: tuple[str, ...]
    describe: bool


class Reply(Struct, frozen=True):
    """The rows that a SELECT gives, told by :func:`told`, or its columns; or what is wrong with it."""

    rows: list[dict[str, object]] = []
    columns: tuple[str, ...] = ()
    zh: str = ""
    en: str = ""


class Guest:
    """The database of somebody else's SELECTs, within the fence."""

    def __init__(self, years: Years, limits: Limits = LIMITS) -> None:
        """Take the book's years; the tables are those in force when it is asked."""
        self._child, self._years = Staying(JOB, limits), years
        self._rows: dict[str, dict[str, Row]] = {}
        self._gone: dict[str, tuple[str, ...]] = {}
        self._emptied: dict[str, None] = {}

    @property
    def is_there(self) -> bool:
        """Whether it still holds what it was told."""
        return self._child.is_there

    def ask(self, sql: str) -> list[Row]:
        """Return the rows that a SELECT gives, by column; JobFailed where it can't be run, breaks a limit or gives too much."""
        return [{name: from_json(value) for name, value in row.items()} for row in self._reply(sql, describe=False).rows]

    def describe(self, sql: str) -> tuple[str, ...]:
        """Return the columns that a SELECT gives; JobFailed where the gate refuses it or it can't be run."""
        return self._reply(sql, describe=True).columns

    def _reply(self, sql: str, *, describe: bool) -> Reply:
        tables = None if self.is_there else Tables(own_tables.get(), general_sql(ledgers().values()), self._years)
        question = Question(sql, tables, self._rows, self._gone, tuple(self._emptied), describe)
        self._rows, self._gone, self._emptied = {}, {}, {}
        reply = decode(self._child.ask(encode(question)), type=Reply)
        if reply.zh:
            raise JobFailed(reply.zh, reply.en)
        return reply

    def replace(self, ledger: str, rows: Mapping[str, Row], gone: Iterable[str]) -> None:
        """Hold these rows of a ledger, by address, in place of those at the addresses that are ``gone``."""
        self._rows[ledger], self._gone[ledger] = dict(rows), tuple(gone)

    def empty(self, ledger: str) -> None:
        """Hold no row of a ledger."""
        self._emptied[ledger] = None
        self._rows.pop(ledger, None)
        self._gone.pop(ledger, None)

    def close(self) -> None:
        """Hold nothing more."""
        self._child.close()


def host() -> Callable[[bytes], bytes]:
    """In the child, before its limits hold: have the engine loaded, and return what answers question after question."""
    held: list[Own] = []
    empty_tables().close()

    def answer(body: bytes) -> bytes:
        asked = decode(body, type=Question)
        if asked.tables is not None:
            own_tables.set(asked.tables.own)
            held[:] = [Own(book_database(asked.tables.years, asked.tables.general, locked=True, memory=MEMORY))]
        (database,) = held
        for ledger in asked.emptied:
            database.empty(ledger)
        for ledger, rows in asked.rows.items():
            database.replace(ledger, rows, asked.gone.get(ledger, ()))
        return encode(_described(database, asked.sql) if asked.describe else _asked(database, asked.sql))

    return answer


def _asked(database: Own, sql: str) -> Reply:
    try:
        rows = database.ask(sql, MOST_ROWS + 1)
    except (DuckDBError, MemoryError) as wrong:
        failed = not_run(wrong)
        return Reply(zh=failed.zh, en=failed.en)
    if len(rows) > MOST_ROWS:
        return Reply(zh=f"结果超过 {MOST_ROWS} 行", en=f"it gives more than {MOST_ROWS} rows")
    return Reply([{name: as_json(value) for name, value in row.items()} for row in rows])


def _described(database: Own, sql: str) -> Reply:
    try:
        return Reply(columns=database.describe(sql))
    except JobFailed as wrong:
        return Reply(zh=wrong.zh, en=wrong.en)


def as_json(value: object) -> object:
    """Return a value as JSON has it, so that :func:`from_json` knows what it was."""
    match value:
        case Decimal():
            return {NUMBER: str(value)}
        case date():
            return {DAY: value.isoformat()}
        case list():
            return [as_json(one) for one in value]
        case dict():
            return {FIELDS: {name: as_json(one) for name, one in value.items()}}
        case _:
            return value


def from_json(value: object) -> object:
    """Return the value that was told."""
    match value:
        case {"n": str(text)}:
            return Decimal(text)
        case {"d": str(text)}:
            return date.fromisoformat(text)
        case {"f": dict(fields)}:
            return {name: from_json(one) for name, one in fields.items()}
        case list():
            return [from_json(one) for one in value]
        case _:
            return value
