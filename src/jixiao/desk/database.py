"""The rows of a book as a database that SELECTs are asked of: the one of a process, and the same made within the fence for those of somebody else."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from msgspec import Struct

from jixiao.desk.general import general_sql
from jixiao.desk.workdays import workday_rows
from jixiao.errors import JobFailed
from jixiao.facts.duck import DuckDBError, DuckDBPyConnection
from jixiao.facts.insert import insert_rows
from jixiao.facts.schema import Row
from jixiao.ledger.schema import PREFIX, ledgers
from jixiao.sql.fenced import lock_down, why_stopped
from jixiao.sql.gate import refusal
from jixiao.sql.literals import null_or_literal, quoted
from jixiao.sql.tables import empty_tables

FEW = 20
"""Rows up to which a statement of literals is quicker than one that reads JSON."""


class Database(Protocol):
    """Rows by ledger and address that SELECTs are asked of; where it ``is_there`` no more, it has forgotten what it was told."""

    @property
    def is_there(self) -> bool:
        """Whether it still holds what it was told."""

    def ask(self, sql: str) -> list[Row]:
        """Return the rows that a SELECT gives, by column."""

    def describe(self, sql: str) -> tuple[str, ...]:
        """Return the columns that a SELECT gives; JobFailed where the gate refuses it or it can't be run."""

    def replace(self, ledger: str, rows: Mapping[str, Row], gone: Iterable[str]) -> None:
        """Hold these rows of a ledger, by address, in place of those at the addresses that are ``gone``."""

    def empty(self, ledger: str) -> None:
        """Hold no row of a ledger."""


class Years(Struct, frozen=True):
    """The year of a book's rows, and the last in which somebody works on them: of both the working days are known."""

    own: int
    last: int


def book_database(years: Years, general: str | None = None, *, locked: bool, memory: str | None = None) -> DuckDBPyConnection:
    """Return a database with the tables in force, all empty but for the working days; ``general`` is the script of the general view.

    A ``locked`` one has lost all ways to files, network and settings.
    """
    connection = empty_tables(ledgers=True, memory=memory)
    connection.execute(f"SET disabled_optimizers = '{','.join(_costly(connection))}'")
    insert_rows(connection, {"workdays": workday_rows(years.own, years.last)})
    connection.execute(general_sql(ledgers().values()) if general is None else general)
    if locked:
        lock_down(connection)
    return connection


def _costly(connection: DuckDBPyConnection) -> list[str]:
    """Return the parts of the optimizer that cost more than an act's small SELECT takes: all but the one that keeps joins from exploding."""
    found = connection.execute("SELECT name FROM duckdb_optimizers()").fetchall()
    return [str(name) for (name,) in found if name != "filter_pushdown"]


def not_run(wrong: Exception) -> JobFailed:
    """Return what is said of a SELECT that the database gave up, and why."""
    reason = why_stopped(wrong)
    return JobFailed(f"运行不了：{reason.zh}", f"it can't be run: {reason.en}")


class Own:
    """The database of this process, for SELECTs that are shipped."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        """Take a database with the tables."""
        self.connection = connection

    @property
    def is_there(self) -> bool:
        """Whether it still holds what it was told."""
        return True

    def ask(self, sql: str, most: int | None = None) -> list[Row]:
        """Return the rows that a SELECT gives, by column, ``most`` of them."""
        answer = self.connection.execute(sql)
        names = [str(column[0]) for column in answer.description or ()]
        return [dict(zip(names, values, strict=True)) for values in (answer.fetchall() if most is None else answer.fetchmany(most))]

    def describe(self, sql: str) -> tuple[str, ...]:
        """Return the columns that a SELECT gives; JobFailed where the gate refuses it or it can't be run."""
        refused = refusal(self.connection, sql)
        if refused is not None:
            raise JobFailed(f"不许运行：{refused.zh}", f"the gate refuses it: {refused.en}")
        try:
            return tuple(str(column[0]) for column in self.connection.execute(sql).description or ())
        except (DuckDBError, MemoryError) as wrong:
            raise not_run(wrong) from wrong

    def replace(self, ledger: str, rows: Mapping[str, Row], gone: Iterable[str]) -> None:
        """Hold these rows of a ledger, by address, in place of those at the addresses that are ``gone``."""
        replaced = ", ".join(map(quoted, gone))
        if replaced:
            self.connection.execute(f"DELETE FROM {PREFIX}{ledger} WHERE id IN ({replaced})")
        own = [{**row, "id": row["at"]} for row in rows.values()]
        if len(own) > FEW:
            insert_rows(self.connection, {PREFIX + ledger: own})
        elif own:
            names = ", ".join(f'"{name}"' for name in own[0])
            values = ", ".join(f"({', '.join(map(null_or_literal, row.values()))})" for row in own)
            self.connection.execute(f"INSERT INTO {PREFIX}{ledger} ({names}) VALUES {values}")

    def empty(self, ledger: str) -> None:
        """Hold no row of a ledger."""
        self.connection.execute(f"TRUNCATE {PREFIX}{ledger}")
