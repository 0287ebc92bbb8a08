"""The fact tables as ``schema.sql`` declares them: names, types and the comment that explains each column."""

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

Row = dict[str, object]
"""A row of a fact table by column; one that is not given is NULL."""
Rows = dict[str, list[Row]]
"""The rows of fact tables by table."""

SCHEMA = Path(__file__).parent / "schema.sql"
LEDGERS = Path(__file__).parent / "ledgers.sql"
TABLE = re.compile(r"CREATE TABLE (\w+) \(\n(.*?)\n\);", re.DOTALL)
COLUMN = re.compile(r'^\s+"?(\w+)"? ([A-Z]+(?:\(\d+, \d+\))?),?\s+-- (.*)$', re.MULTILINE)


class Column(Struct, frozen=True):
    """One column: name, SQL type, and what it holds."""

    name: str
    type: str
    comment: str


@cache
def schema_sql() -> str:
    """Return the script that creates all tables."""
    return SCHEMA.read_text("utf-8")


@cache
def tables() -> dict[str, tuple[Column, ...]]:
    """Return every fact table with its columns in order."""
    return {name: tuple(Column(*c) for c in COLUMN.findall(body)) for name, body in TABLE.findall(schema_sql())}


@cache
def ledgers_sql() -> str:
    """Return the script that creates the tables of the ledgers, which stand beside the others where records are given."""
    return LEDGERS.read_text("utf-8")


@cache
def all_tables() -> dict[str, tuple[Column, ...]]:
    """Return the fact tables and the tables of the ledgers with their columns in order."""
    return {**tables(), **{name: tuple(Column(*c) for c in COLUMN.findall(body)) for name, body in TABLE.findall(ledgers_sql())}}
