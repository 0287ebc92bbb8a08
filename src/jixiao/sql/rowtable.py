"""Examples of a rule or measure file, their rows written inline or as a table: a head of column names, a line a row, strokes between.

Rows that several examples share stand once, before the first of them. A cell is read by its column's type: a text stands as it is,
a number, date or boolean as in TOML. An empty cell is not given. A text in double quotes, with TOML's escapes, is one that is empty,
has a stroke, a line break, or blanks or a double quote at its beginning.
"""

import re
from collections.abc import Mapping
from typing import TypeVar, cast

from msgspec import ValidationError, convert

from jixiao import door
from jixiao.facts.schema import all_tables, tables
from jixiao.system.content import toml

E = TypeVar("E")
CELL = re.compile(r'\s*("(?:[^"\\]|\\.)*")\s*(\||$)|(?!\s*")([^|]*)(\||$)')


def read_examples(text: str, of: type[E]) -> tuple[E, ...]:
    """Return the examples of a file's last part; TOMLDecodeError, ValidationError or RecursionError says what is wrong.

    Rows given before the first example are those of every example that does not give its own of that table.
    """
    whole = door.tables(text)
    if unknown := sorted(whole.keys() - {"example", "given"}):
        raise ValidationError(f"Object contains unknown field `{unknown[0]}`")
    shared = _rows(whole.get("given", {}))
    return tuple(convert(_with_rows(example, shared), of, strict=False) for example in cast("list[object]", whole.get("example", [])))


def _with_rows(example: object, shared: Mapping[str, object]) -> object:
    given = example.get("given", {}) if isinstance(example, dict) else None
    if not isinstance(given, dict):
        return example
    return {**cast("dict[str, object]", example), "given": {**shared, **_rows(given)}}


def _rows(given: object) -> dict[str, object]:
    """Return the rows by table, those written as tables read."""
    tables_given = convert(given, dict[str, object])
    return {table: rows_of(table, value) if isinstance(value, str) else value for table, value in tables_given.items()}


def rows_of(table: str, text: str) -> list[dict[str, object]]:
    """Return the rows of a fact table written as a table; ValidationError names the line that is wrong, counted from the head."""
    lines = [line for line in text.split("\n") if line.strip()]
    head, *rows = [_cells(f"given.{table} line {number}", line) for number, line in enumerate(lines, 1)] or [[]]
    if len({*head, ""}) <= len(head):
        raise ValidationError(f"given.{table} line 1: every column needs a name of its own")
    for number, row in enumerate(rows, 2):
        if len(row) > len(head):
            raise ValidationError(f"given.{table} line {number}: {len(row)} cells, the head has {len(head)}")
    known = all_tables() if table.startswith("ledger_") else tables()
    kinds = {column.name: column.type for column in known.get(table, ())}
    return [{name: _value(kinds.get(name), cell) for name, cell in zip(head, row, strict=False) if cell} for row in rows]


def _cells(where: str, line: str) -> list[str]:
    found, at, ended = [], 0, False
    while not ended:
        cell = CELL.match(line, at)
        if cell is None:
            raise ValidationError(f"{where}: a cell that begins with a double quote must end with it")
        found.append(cell[1] or cell[3].strip())
        at, ended = cell.end(), not (cell[2] or cell[4])
    return found


def _value(kind: str | None, cell: str) -> object:
    quoted = cell.startswith('"')
    if not quoted and kind in (None, "VARCHAR"):
        return cell
    try:
        return cast("object", door.tables(f"cell = {cell}")["cell"])
    except toml().TOMLDecodeError:
        if quoted:
            raise
        return cell
