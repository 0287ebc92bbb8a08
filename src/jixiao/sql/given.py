"""The rows that an example gives, put into the fact tables and taken out again.

A column left out is NULL, except ``at``: it is ``"/" + id``, else "/" and the row's item, project or document, with the tail
``/funding``, ``/narrative`` or ``/goals/annual`` in those tables.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from jixiao.facts.duck import DuckDBError, DuckDBPyConnection
from jixiao.facts.schema import all_tables, tables
from jixiao.sql.literals import literal, quoted

Row = Mapping[str, object]
Given = Mapping[str, Sequence[Row]]
"""Rows by the name of their table."""
NUMBER_TYPE = re.compile(r"DECIMAL\((\d+), ?(\d+)\)")


def given_faults(given: Given, database: DuckDBPyConnection) -> tuple[str, ...]:
    """Insert an example's rows; return what is wrong with them."""
    try:
        load_given(given, database)
    except (DuckDBError, ValueError) as wrong:
        return (str(wrong),)
    return ()


def load_given(given: Given, database: DuckDBPyConnection) -> None:
    """Insert an example's rows; ValueError names an unknown table or column or a value that does not fit exactly."""
    for table, rows in given.items():
        known = all_tables() if table.startswith("ledger_") else tables()
        if table not in known:
            raise ValueError(f"given.{table}: no such table; known: {', '.join(known)}")
        columns = {column.name: column.type for column in known[table]}
        unknown = sorted({name for row in rows for name in row} - columns.keys())
        if unknown:
            raise ValueError(f"given.{table}: no column {', '.join(unknown)}; known: {', '.join(columns)}")
        if rows:
            _insert(table, columns, [full_row(table, row) for row in rows], database)


def _insert(table: str, kinds: Mapping[str, str], rows: Sequence[Row], database: DuckDBPyConnection) -> None:
    names = dict.fromkeys(name for row in rows for name in row)
    lines = ((_exact(f"given.{table}.{c}", kinds[c], row[c]) if c in row else "NULL" for c in names) for row in rows)
    values, into = ", ".join(f"({', '.join(cells)})" for cells in lines), ", ".join(f'"{name}"' for name in names)
    database.execute(f"INSERT INTO {table} ({into}) VALUES {values}")


def full_row(table: str, row: Row) -> Row:
    """Return an example's row with its pointer, where the table has one."""
    has_pointer = any(column.name == "at" for column in all_tables()[table])
    return {**_default_at(table, row), **row} if has_pointer else row


def full_rows(given: Given) -> Given:
    """Return an example's rows with their pointers."""
    return {table: [full_row(table, row) for row in rows] for table, rows in given.items()}


def clear(database: DuckDBPyConnection, names: Iterable[str]) -> None:
    """Empty the named fact tables again."""
    known = [name for name in names if name in all_tables()]
    if known:
        database.execute(";".join(f"TRUNCATE {name}" for name in known))


def _default_at(table: str, row: Row) -> dict[str, str]:
    owner = next((row[key] for key in ("id", "item", "project", "document") if row.get(key)), None)
    if owner is None:
        return {}
    tails = {"funding": "/funding", "narrative": "/narrative", "goal": f"/goals/{row.get('which')}"}
    return {"at": f"/{owner}{tails.get(table, '')}"}


def _exact(where: str, kind: str, value: object) -> str:
    number = NUMBER_TYPE.fullmatch(kind)
    if isinstance(value, bool):
        fits, text = kind == "BOOLEAN", str(value).lower()
    elif isinstance(value, int):
        fits, text = bool(number) or kind == "INTEGER", str(value)
    elif isinstance(value, Decimal):
        fits, text = bool(number) and -_exponent(value) <= int(number[2] if number else 0), f"{value:f}"
    elif isinstance(value, date):
        fits, text = kind == "DATE", literal(value)
    else:
        fits, text = kind == "VARCHAR" and isinstance(value, str), quoted(str(value))
    if not fits:
        raise ValueError(f"{where}: {value!r} does not fit {kind} exactly")
    return text


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
