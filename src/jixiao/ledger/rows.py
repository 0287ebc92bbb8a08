"""Rows of a sheet as records of its ledger, every cell checked; a row may be wrong in several cells, and all are told."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from jixiao.ledger.aside import Aside
from jixiao.ledger.cells import Value, Wrong, in_yuan, seen, value_of
from jixiao.ledger.heads import Table
from jixiao.ledger.merged import hazards, merged_rows
from jixiao.ledger.problems import Bilingual, Problem, Spot, quoted_value
from jixiao.ledger.schema import Column, Ledger
from jixiao.ledger.sector import sectors

EXAMPLE = "例："
"""What the key of a template's example row begins with: such a row is no record."""
MARKED = (
    Bilingual(
        f"编号以“{EXAMPLE}”开头，却不是模板的示例行，当作记录读入",
        "a row marked as an example is not the template's: it is read as a record",
    ),
    Bilingual("是记录的去掉这两个字，是示例的删去这一行", "Take the mark away from a record, or remove the example"),
)
SAFE = "：（）〔〕【】—·、，"
MOST_KNOWN = 16_384
"""Texts of a column whose values are kept in mind: days, prices and words stand in many rows."""


class Record(NamedTuple):
    """A record: its ledger, its key as written, its values by column, its place, and where each column stands in its sheet."""

    ledger: Ledger
    key: str
    values: dict[str, Value]
    spot: Spot
    places: Mapping[str, int]

    def cell(self, column: Column) -> Spot:
        """Return the place of one of its cells."""
        return self.spot._replace(place=self.places.get(column.name), title=column.title.zh)


def record_at(ledger: str, key: Value) -> str:
    """Return a record's address, ``ledger:payments#KEY``; signs that a pointer is made of are escaped in the key."""
    text = key.isoformat() if isinstance(key, date) else str(key)
    return f"ledger:{ledger}#{text if text.isascii() and text.replace('-', '').isalnum() else _quoted(text)}"


def _quoted(text: str) -> str:
    return "".join(c if c.isalnum() or c in SAFE or c in "-_." else quote(c, safe="") for c in text)


def records_of(table: Table) -> Iterator[Record | Problem]:
    """Yield the records of a sheet and the problems of its cells; the sheet's rows are given up as they are read."""
    yield from hazards(table)
    merged, told = merged_rows(table)
    yield from told
    places = {column.name: index for index, column in table.columns.items()}
    key = table.ledger.key
    head = list(table.sheet.rows[0][1]) if table.sheet.rows else []
    aside = Aside(head, table.columns)
    cells = tuple(
        ColumnReading(index, column.name, Known(column, table.units.get(index)), column) for index, column in table.columns.items()
    )
    for row, texts in _given_up(table.sheet.rows):
        spot = table.spot(row)
        if (no_record := aside.said(texts)) is not None:
            if no_record:
                yield spot.doubt(*no_record)
            continue
        if texts[places[key.name]].startswith(EXAMPLE) if places[key.name] < len(texts) else False:
            if _is_example(table, texts):
                continue
            texts[places[key.name]] = texts[places[key.name]].removeprefix(EXAMPLE).strip()
            yield table.spot(row, places[key.name]).doubt(*MARKED)
        if row in merged:
            yield merged[row]
        values: dict[str, Value] = {}
        if wrong := _read(table, cells, row, texts, values, len(head)):
            yield from wrong
        written = values.get(key.name)
        if written is not None:
            yield Record(table.ledger, written.isoformat() if isinstance(written, date) else str(written), values, spot, places)


def _given_up(rows: list[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows below the head, and keep none: of a large ledger texts and values would take their room twice."""
    rows.reverse()
    if rows:
        rows.pop()
    while rows:
        yield rows.pop()


def _is_example(table: Table, texts: list[str]) -> bool:
    """Whether a row is the example that a template comes with: nothing in it says anything else."""
    for index, column in table.columns.items():
        text = texts[index].removeprefix(EXAMPLE) if index < len(texts) else ""
        if text and text not in _examples(column) and (column.example is None or _value(text, column) != _value(column.example, column)):
            return False
    return True


def _examples(column: Column) -> frozenset[str]:
    """Return what else templates begin with: in a column that every sector has words for, the first of each."""
    kind = column.by_sector
    return frozenset() if kind is None else frozenset(sector.offered(kind)[0] for sector in sectors().values())


def _value(text: str, column: Column) -> Value:
    try:
        return text if column.references else value_of(text, column)
    except Wrong:
        return text


class Known(dict[str, Value]):
    """What texts of a column stand for, as far as is known: few texts stand in many rows."""

    def __init__(self, column: Column, unit: str | None = None) -> None:
        super().__init__()
        self._column, self._unit = column, unit

    def __missing__(self, text: str) -> Value:
        """Return the value that a text stands for which is not known; Wrong for one that is none."""
        plain = seen(text) if self._unit is None else in_yuan(seen(text), self._unit)
        found = plain or None if self._column.references is not None else value_of(plain, self._column)
        if len(self) < MOST_KNOWN:
            self[text] = found
        return found


class ColumnReading(NamedTuple):
    """A column as its cells are read: its place, its name, what texts in it stand for."""

    place: int
    name: str
    known: Known
    column: Column


def _read(table: Table, cells: Sequence[ColumnReading], row: int, texts: list[str], values: dict[str, Value], width: int) -> list[Problem]:
    """Put the values of a row by their columns; return what is wrong in its cells."""
    wrong: list[Problem] = []
    filled = len(texts)
    for place, name, known, column in cells:
        try:
            value = values[name] = known[texts[place] if place < filled else ""]
        except Wrong as told:
            wrong.append(table.spot(row, place).problem(told.what, told.way_out))
            continue
        if value is None and column.is_needed:
            wrong.append(
                table.spot(row, place).problem(
                    Bilingual(f"“{column.title.zh}”空着", f"{column.title.en} is blank"),
                    Bilingual(f"填写：{column.note.zh}", f"Fill in: {column.note.en}"),
                )
            )
    return [*wrong, *_elsewhere(table, row, texts, width)] if filled > width else wrong


def _elsewhere(table: Table, row: int, texts: Sequence[str], width: int) -> Iterator[Problem]:
    """Yield the cells of a row that stand under no head."""
    for index in range(width, len(texts)):
        if text := seen(texts[index]):
            yield table.spot(row, index).problem(
                Bilingual(f"“{quoted_value(text, personal=False)}”不在任何一列里", "this cell stands under no head"),
                Bilingual("移到应在的列，或删去", "Move it under its head, or remove it"),
            )
