"""The fact tables as ``schema.sql`` declares them: names, types and the comment that explains each column; and the views on them."""

import re
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from jixiao.facts import ledgers
from jixiao.system.content import worked_out

Row = dict[str, object]
"""A row of a fact table by column; one that is not given is NULL."""
Rows = dict[str, list[Row]]
"""The rows of fact tables by table."""
Declared = dict[str, list[tuple[str, str, str, list[str], list[str]]]]
"""By table what is declared of each column, in the order of :class:`Column`."""

SCHEMA = Path(__file__).parent / "schema.sql"
BESIDE = Path(__file__).parent / "beside_ledgers.sql"
"""Tables that no schema of a ledger declares, there where records are given."""
VIEWS = Path(__file__).parent / "views.sql"
TABLE = re.compile(r"CREATE TABLE (\w+) \(\n(.*?)\n\);", re.DOTALL)
FROM_CELL, IN_LIST = " → ", " ∈ "
"""What stands before the cells of a column, and before the lists of a row, at the end of a comment."""
VIEW = re.compile(r"((?:^-- [^\n]*\n)+)CREATE VIEW (\w+) AS\n(.*?);\n", re.DOTALL | re.MULTILINE)
COLUMN = re.compile(r'^\s+"?(\w+)"? ([A-Z]+(?:\(\d+, \d+\))?),?\s+-- (.*)$', re.MULTILINE)


own_tables: ContextVar[str] = ContextVar("own_tables", default="")
"""The script that creates the tables of an office's own ledgers, where they are in force."""


class Column(Struct, frozen=True):
    """One column: name, SQL type, what it holds, the cells it is read from, and the lists that its row stands in."""

    name: str
    type: str
    comment: str
    cells: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


@cache
def schema_sql() -> str:
    """Return the script that creates all tables."""
    return SCHEMA.read_text("utf-8")


@cache
def tables() -> dict[str, tuple[Column, ...]]:
    """Return every fact table with its columns in order."""
    return _columns(worked_out("fact tables", (SCHEMA, Path(__file__)), lambda: _declared(schema_sql())))


def ledgers_sql() -> str:
    """Return the script that creates the tables of the ledgers, which stand beside the others where records are given."""
    return _shipped_ledgers_sql() + own_tables.get()


def ledgers_made_of() -> tuple[Path, ...]:
    """Return the files that the tables of the shipped ledgers are made of."""
    return (*ledgers.files(), BESIDE, Path(ledgers.__file__), Path(__file__))


@cache
def _shipped_ledgers_sql() -> str:
    return ledgers.HEAD + ledgers.tables_sql(ledgers.declared()) + BESIDE.read_text("utf-8")


def all_tables() -> dict[str, tuple[Column, ...]]:
    """Return the fact tables and the tables of the ledgers with their columns in order."""
    return _all_tables(own_tables.get())


@lru_cache(maxsize=8)
def _all_tables(own: str) -> dict[str, tuple[Column, ...]]:
    shipped = worked_out("tables of ledgers", ledgers_made_of(), lambda: _declared(_shipped_ledgers_sql()))
    return {**tables(), **_columns(shipped), **_columns(_declared(own))}


@cache
def views() -> dict[str, str]:
    """Return the SELECT of every view, in order: a view may read those before it."""
    return {name: select for _, name, select in VIEW.findall(VIEWS.read_text("utf-8"))}


def _declared(script: str) -> Declared:
    return {name: [_parts(*column) for column in COLUMN.findall(body)] for name, body in TABLE.findall(script)}


def _parts(name: str, kind: str, said: str) -> tuple[str, str, str, list[str], list[str]]:
    words, _, lists = said.partition(IN_LIST)
    comment, _, cells = words.partition(FROM_CELL)
    return name, kind, comment, cells.split(), lists.split()


def _columns(declared: Declared) -> dict[str, tuple[Column, ...]]:
    return {
        table: tuple(Column(name, kind, comment, tuple(cells), tuple(lists)) for name, kind, comment, cells, lists in columns)
        for table, columns in declared.items()
    }
