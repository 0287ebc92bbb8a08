"""Rows into the fact tables, as JSON, so that every figure stays exact text."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.json import encode

from jixiao.facts.schema import all_tables, tables

if TYPE_CHECKING:
    from jixiao.facts.duck import DuckDBPyConnection

MOST = 4 << 20
"""Bytes of JSON that are inserted at once."""


def insertion(table: str) -> str:
    """Return the statement that inserts the rows of its one parameter, a JSON text; a column not given is NULL."""
    columns = tables()[table] if table in tables() else all_tables()[table]
    shape = encode([{c.name: c.type for c in columns}]).decode().replace("'", "''")
    return f"INSERT INTO {table} SELECT unnest(from_json($1::VARCHAR, '{shape}'), max_depth := 2)"


def rows_text(rows: Iterable[Mapping[str, object]]) -> str:
    """Return rows as the JSON text that an :func:`insertion` takes."""
    return encode(rows).decode()


def insert_rows(connection: "DuckDBPyConnection", rows: Mapping[str, Iterable[Mapping[str, object]]]) -> None:
    """Insert rows into existing fact tables."""
    for table, given in rows.items():
        for text in _texts(given):
            connection.execute(insertion(table), [text])


def _texts(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield rows as JSON texts of bounded size: DuckDB takes many times its size to read one."""
    some: list[bytes] = []
    size = 0
    for row in rows:
        body = encode(row)
        if some and size + len(body) > MOST:
            yield _array(some)
            some, size = [], 0
        some.append(body)
        size += len(body)
    if some:
        yield _array(some)


def _array(rows: list[bytes]) -> str:
    return f"[{b','.join(rows).decode()}]"
