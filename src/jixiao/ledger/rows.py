"""Rows of a sheet as records of its ledger, every cell checked; a row may be wrong in several cells, and all are told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from jixiao.ledger.cells import Value, Wrong, seen, value_of
from jixiao.ledger.heads import Table
from jixiao.ledger.problems import Problem, Said, Spot, quoted_value
from jixiao.ledger.schema import Column, Ledger
from jixiao.ledger.sector import sectors
from jixiao.values.columns import index_of

EXAMPLE = "例："
"""What the key of a template's example row begins with: such a row is no record."""
ADDRESS = re.compile(r"([A-Z]+)(\d+)")
TOTAL = re.compile(r"(?:合|总|小|累)\s*计[:：]?|本[年月]合计|total", re.IGNORECASE)
"""What stands in a row that adds up those above it."""
SIGNED = re.compile(r"\s*(?:制表|填表|填报|审核|复核|经办|打印|记账|出纳|单位负责|财务负责)(?:人|员|单位|日期|时间)?\s*[:：]")
"""What stands before a name or a day under a sheet."""
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
    yield from _hazards(table)
    places = {column.name: index for index, column in table.columns.items()}
    key = table.ledger.key
    needed = [index for index, column in table.columns.items() if column.is_needed]
    cells = tuple(Cells(index, column.name, Known(column), column) for index, column in table.columns.items())
    head = dict(enumerate(table.sheet.rows[0][1] if table.sheet.rows else ()))
    for row, texts in _given_up(table.sheet.rows):
        spot = table.spot(row)
        if aside := _aside(table, head, texts, needed):
            yield spot.doubt(*aside)
            continue
        if texts[places[key.name]].startswith(EXAMPLE) if places[key.name] < len(texts) else False:
            if _is_example(table, texts):
                continue
            texts[places[key.name]] = texts[places[key.name]].removeprefix(EXAMPLE).strip()
            yield table.spot(row, places[key.name]).doubt(
                Said(
                    f"编号以“{EXAMPLE}”开头，却不是模板的示例行，当作记录读入",
                    "a row marked as an example is not the template's: it is read as a record",
                ),
                Said("是记录的去掉这两个字，是示例的删去这一行", "Take the mark away from a record, or remove the example"),
            )
        if _is_total(texts, needed):
            yield spot.problem(
                Said("这一行是合计，不是记录", "this row is a total, no record"),
                Said("删去这一行，合计由程序算", "Remove it; sums are worked out"),
            )
            continue
        values: dict[str, Value] = {}
        if wrong := _read(table, cells, row, texts, values):
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


def _is_total(texts: list[str], needed: Sequence[int]) -> bool:
    """Whether a row says that it is a total, and leaves what a record must have mostly blank."""
    if needed and max(needed) < len(texts) and all(map(texts.__getitem__, needed)):
        return False
    filled = [index for index in needed if index < len(texts) and texts[index]]
    return len(filled) < len(needed) and 2 * len(filled) <= len(needed) + 1 and any(TOTAL.fullmatch(text) for text in texts)


def _aside(table: Table, head: Mapping[int, str], texts: Sequence[str], needed: Sequence[int]) -> tuple[Said, Said] | None:
    """Return what is said of a row that is none of the records: the heads once more, the names of who signs below."""
    if texts[0] and texts[0] == head.get(0) and all(text == head.get(index) for index, text in enumerate(texts) if index in table.columns):
        return (
            Said("这一行又是表头，没有读", "the heads stand here once more; the row was not read"),
            Said("不用改；要它不再提示，删去这一行", "Nothing has to be done; remove the row to hear no more of it"),
        )
    if 2 * sum(index < len(texts) and bool(texts[index]) for index in needed) <= len(needed) and any(map(SIGNED.match, texts)):
        return (
            Said("这一行是制表、审核的签名，没有读", "this row names who made or checked the sheet; it was not read"),
            Said("不用改；要它不再提示，删去这一行", "Nothing has to be done; remove the row to hear no more of it"),
        )
    return None


class Known(dict[str, Value]):
    """What texts of a column stand for, as far as is known: few texts stand in many rows."""

    def __init__(self, column: Column) -> None:
        super().__init__()
        self._column = column

    def __missing__(self, text: str) -> Value:
        """Return the value that a text stands for which is not known; Wrong for one that is none."""
        plain = seen(text)
        found = plain or None if self._column.references is not None else value_of(plain, self._column)
        if len(self) < MOST_KNOWN:
            self[text] = found
        return found


class Cells(NamedTuple):
    """A column as its cells are read: its place, its name, what texts in it stand for."""

    place: int
    name: str
    known: Known
    column: Column


def _read(table: Table, cells: Sequence[Cells], row: int, texts: list[str], values: dict[str, Value]) -> list[Problem]:
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
                    Said(f"“{column.title.zh}”空着", f"{column.title.en} is blank"),
                    Said(f"填写：{column.note.zh}", f"Fill in: {column.note.en}"),
                )
            )
    return [*wrong, *_elsewhere(table, row, texts)] if filled > len(cells) else wrong


def _elsewhere(table: Table, row: int, texts: Sequence[str]) -> Iterator[Problem]:
    """Yield the cells of a row that stand under no head."""
    for index in range(max(table.columns) + 1, len(texts)):
        if text := seen(texts[index]):
            yield table.spot(row, index).problem(
                Said(f"“{quoted_value(text, personal=False)}”不在任何一列里", "this cell stands under no head"),
                Said("移到应在的列，或删去", "Move it under its head, or remove it"),
            )


def _hazards(table: Table) -> Iterator[Problem]:
    """Yield formulas, once a sheet, and merged cells: what stands there may not be what was entered."""
    if computed := [address for address in table.sheet.formulas if address not in table.sheet.uncomputed]:
        count = len(computed)
        yield _cell(table, computed[0]).doubt(
            Said(f"有 {count} 格是公式，用的是上次保存时算出的数", f"{count} cells are formulas; what they gave when last saved is used"),
            Said("要固定下来，复制后“选择性粘贴—数值”", "Copy them and paste values only to keep them as they are"),
        )
    for address in table.sheet.uncomputed:
        yield _cell(table, address).problem(
            Said("这一格是公式，没有存下算出的数", "this cell is a formula without a value"),
            Said("在表格软件里打开、保存一次，或直接填数", "Open and save it in a spreadsheet program, or enter the figure"),
        )
    for reference in table.sheet.merged:
        yield _cell(table, reference.partition(":")[0]).problem(
            Said(f"{reference} 是合并的单元格，只有左上角有内容", f"{reference} is merged: only its first cell holds anything"),
            Said("取消合并，每一行都填写", "Split it and fill in every row"),
        )


def _cell(table: Table, address: str) -> Spot:
    found = ADDRESS.fullmatch(address)
    if not found:
        return table.spot()
    return table.spot(int(found[2]), index_of(found[1]))
