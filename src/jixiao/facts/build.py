"""Fill the fact tables: documents in, rows out; rows go to DuckDB as JSON, so that every figure stays exact text."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import duckdb
from msgspec.json import encode

from jixiao.facts.rows import Rows, document_rows
from jixiao.facts.schema import schema_sql, tables
from jixiao.model.document import Document


def document_key(position: int) -> str:
    """Return the key that the ids of the document's rows begin with."""
    return f"d{position}"


def load_facts(connection: duckdb.DuckDBPyConnection, documents: Sequence[Document], as_of: Mapping[str, date | None]) -> None:
    """Create the fact tables and fill them; ``as_of`` gives each document's date of law by its key."""
    connection.execute(schema_sql())
    insert_rows(connection, fact_rows(documents, as_of))


def fact_rows(documents: Sequence[Document], as_of: Mapping[str, date | None]) -> Rows:
    """Return the rows of all fact tables by table name."""
    found: Rows = {}
    for position, document in enumerate(documents):
        key = document_key(position)
        for table, row in document_rows(key, document, as_of.get(key)):
            found.setdefault(table, []).append(row)
    return found


def insert_rows(connection: duckdb.DuckDBPyConnection, rows: Mapping[str, Iterable[Mapping[str, object]]]) -> None:
    """Insert rows into existing fact tables; a column not given is NULL."""
    for table, given in rows.items():
        shape = encode([{c.name: c.type for c in tables()[table]}]).decode().replace("'", "''")
        connection.execute(f"INSERT INTO {table} SELECT unnest(from_json(?, '{shape}'), max_depth := 2)", [encode(given).decode()])  # noqa: S608
