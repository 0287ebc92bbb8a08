"""Examples of a rule or measure file, their rows written inline or as a table: a head of column names, a line a row, strokes between.

Rows that several examples share stand once, before the first of them. A cell is read by its column's type: a text stands as it is,
a number, date or boolean as in TOML. An empty cell is not given. A text in double quotes, with TOML's escapes, is one that is empty,
has a stroke, a line break, or blanks or a double quote at its beginning. A row with a run of numbers, ``P[01..12] | 第[1..12]个``,
stands for as many rows; a run in the name of a subject or in a list of what is expected stands for as many of these.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, cast

from msgspec import ValidationError, convert

from jixiao import door
from jixiao.facts.schema import all_tables, tables
from jixiao.system.content import toml

E = TypeVar("E")
CELL = re.compile(r'\s*("(?:[^"\\]|\\.)*")\s*(\||$)|(?!\s*")([^|]*)(\||$)')
RUN = re.compile(r"\[(\d{1,3})\.\.(\d{1,3})\]")
"""A run of numbers, written with as many digits as its first one."""


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
    whole = cast("dict[str, object]", example)
    spread = {name: _spread(value) for name, value in whole.items() if name.startswith("expect")}
    return {**whole, **spread, "given": {**shared, **_rows(given)}}


def _spread(expected: object) -> object:
    """Return what an example expects with every run written out."""
    if isinstance(expected, dict):
        return {key: _spread(value) for name, value in expected.items() for key in _each(str(name))}
    return [each for one in expected for each in _each(one)] if isinstance(expected, list) else expected


def _each(text: object) -> list[object]:
    """Return the texts that a text with runs stands for; anything else is itself."""
    return [row[0] for row in _written_out("expect", [text])] if isinstance(text, str) else [text]


def _written_out(where: str, row: Sequence[str]) -> Iterator[list[str]]:
    """Yield the rows that a row stands for, one after another through its runs."""
    runs = [range(int(run[1]), int(run[2]) + 1) for cell in row for run in RUN.finditer(cell)]
    if len({len(run) for run in runs}) > 1:
        raise ValidationError(f"{where}: its runs of numbers are not of one length")
    for step in range(len(runs[0]) if runs else 1):
        yield [RUN.sub(lambda run, step=step: f"{int(run[1]) + step:0{len(run[1])}}", cell) for cell in row]


def _rows(given: object) -> dict[str, object]:
    """Return the rows by table, those written as tables read."""
    tables_given = convert(given, dict[str, object])
    return {table: rows_of(table, value) if isinstance(value, str) else _inline(table, value) for table, value in tables_given.items()}


def _inline(table: str, rows: object) -> object:
    """Return rows written inline, those with a run of numbers written out; anything else is msgspec's to refuse."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return rows
    every: list[dict[str, object]] = []
    for row in cast("list[dict[str, object]]", rows):
        texts = [name for name, value in row.items() if isinstance(value, str)]
        written = _written_out(f"given.{table}", [cast("str", row[name]) for name in texts])
        every += [{**row, **dict(zip(texts, each, strict=True))} for each in written]
    return every


def rows_of(table: str, text: str) -> list[dict[str, object]]:
    """Return the rows of a fact table written as a table; ValidationError names the line that is wrong, counted from the head."""
    head, *rows = _lines(table, text)
    return _typed(table, head, (row for line, written in enumerate(rows, 2) for row in _written_out(f"given.{table} line {line}", written)))


def rows_as_written(table: str, text: str) -> list[dict[str, object]]:
    """Return the rows as :func:`rows_of` does, one for each line, runs of numbers as they stand."""
    head, *rows = _lines(table, text)
    return _typed(table, head, rows)


def _lines(table: str, text: str) -> list[list[str]]:
    lines = [line for line in text.split("\n") if line.strip()]
    head, *rows = [_cells(f"given.{table} line {number}", line) for number, line in enumerate(lines, 1)] or [[]]
    if len({*head, ""}) <= len(head):
        raise ValidationError(f"given.{table} line 1: every column needs a name of its own")
    for number, row in enumerate(rows, 2):
        if len(row) > len(head):
            raise ValidationError(f"given.{table} line {number}: {len(row)} cells, the head has {len(head)}")
    return [head, *rows]


def _typed(table: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[dict[str, object]]:
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
