"""The fact tables as ``schema.sql`` declares them: names, types and the comment that explains each column."""

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

SCHEMA = Path(__file__).parent / "schema.sql"
TABLE = re.compile(r"CREATE TABLE (\w+) \(\n(.*?)\n\);", re.S)
COLUMN = re.compile(r'^\s+"?(\w+)"? ([A-Z]+(?:\(\d+, \d+\))?),?\s+-- (.*)$', re.M)


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
