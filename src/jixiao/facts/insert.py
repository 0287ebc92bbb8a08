"""Rows into the fact tables, as JSON, so that every figure stays exact text."""

from collections.abc import Iterable, Mapping

from msgspec.json import encode

from jixiao.facts.duck import DuckDBPyConnection
from jixiao.facts.schema import all_tables, tables


def insertion(table: str) -> str:
    """Return the statement that inserts the rows of its one parameter, a JSON text; a column not given is NULL."""
    columns = tables()[table] if table in tables() else all_tables()[table]
    shape = encode([{c.name: c.type for c in columns}]).decode().replace("'", "''")
    return f"INSERT INTO {table} SELECT unnest(from_json($1::VARCHAR, '{shape}'), max_depth := 2)"


def rows_text(rows: Iterable[Mapping[str, object]]) -> str:
    """Return rows as the JSON text that an :func:`insertion` takes."""
    return encode(rows).decode()


def insert_rows(connection: DuckDBPyConnection, rows: Mapping[str, Iterable[Mapping[str, object]]]) -> None:
    """Insert rows into existing fact tables."""
    for table, given in rows.items():
        connection.execute(insertion(table), [rows_text(given)])
