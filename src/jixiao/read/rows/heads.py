"""The head of an indicator table: which columns it has, in one row, in two, or in loose cells that follow one another."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jixiao.forms.grammar import level_ranks, meanings, means, weak_heads
from jixiao.forms.keys import label_key
from jixiao.forms.nearest import like
from jixiao.read.lines import Row
from jixiao.read.rows.columns import Column
from jixiao.read.wording import tidy

MEDIUM = re.compile("长期|中期|实施期")
NUMBERS = frozenset(("序号", "编号", "行次"))
"""Heads of the numbers of rows."""
CONTENT = "指标内容"
"""A head of names, but of explanations beside another head of names."""
UNKNOWN = "unknown"
"""What a column holds whose head is in no list."""
PROGRESS = frozenset(("to_date", "forecast", "likelihood"))
COLUMN = frozenset(("column",))
AREAS = 20
"""So many columns of unknown heads at most (one for every town)."""
LONGEST_AREA = 16
FAR = 10_000
"""No page is so wide, in columns."""
RUN = 12
"""A row of fewer cells is not one that a copy ran together."""
TERMS = ("medium", "annual")
LEAST, MANY = 3, 6
"""A table has at least this many columns; so many heads in one row are no accident."""
NAMING = frozenset(("level1", "level2", "name"))
"""Columns that tell which indicator a row is."""
GLUED, LONGEST_GLUED = 2, 120
"""So often the head of a table whose cells run together says 指标, and it has at most so many signs."""
MOST = 24
"""Rows or loose cells that a head may run over."""


class Head(NamedTuple):
    """A head: its columns, and the row after it."""

    columns: list[Column]
    end: int


def columns_of(row: Row) -> Sequence[str | None]:
    """Return for every cell of a row the column that it heads."""
    return columns_headed(row.texts)


@lru_cache(maxsize=4096)
def columns_headed(texts: tuple[str, ...]) -> tuple[str | None, ...]:
    """Return for every text of a row the column that it heads.

    绩效目标 and 评价指标 head the levels only together; a head of other wording is the column that it is most like, beside
    enough heads that are known.
    """
    plain = tuple(means(text, "column") or weak_heads().get(text) for text in texts)
    if len(plain) < LEAST:
        return plain
    plain = beside_levels(plain, texts)
    pairs = [means(text, "column_pair") for text in texts]
    if "level1" in pairs and "level2" in pairs:
        plain = tuple(pair or field for pair, field in zip(pairs, plain, strict=True))
    if sum(field is not None for field in plain) < LEAST or not {"name", "target"} & set(plain):
        return plain
    taken = frozenset(field for field in plain if field)
    return tuple(
        field or (like_column(text, taken) if text and not means(text, "block") else None) for field, text in zip(plain, texts, strict=True)
    )


def beside_levels(fields: tuple[str | None, ...], texts: tuple[str, ...]) -> tuple[str | None, ...]:
    """Return the columns of heads, those of other wording right behind 一级指标 and 二级指标 being the names and the target values."""
    if "level1" not in fields or "level2" not in fields or "name" in fields:
        return fields
    known = list(fields)
    at = max(fields.index("level1"), fields.index("level2")) + 1
    for field in ("name", "target"):
        while at < len(known) and not texts[at]:
            at += 1
        if field in known or at >= len(known) or known[at] is not None:
            break
        known[at] = field
    return tuple(known)


def like_column(text: str, taken: frozenset[str]) -> str | None:
    """Return the column whose known heads a text is most like, None where another head is that column's for sure."""
    near = like(text, COLUMN)
    return near.meanings[0].field if near and near.meanings[0].field not in taken else None


def is_head(row: Row) -> bool:
    """Return whether the filled cells of a row are heads of columns or of the block.

    One in four may be unknown where names or targets are headed, more beside both levels; of many elsewhere one.
    """
    return are_heads(row.texts)


@lru_cache(maxsize=4096)
def are_heads(texts: tuple[str, ...]) -> bool:
    """Return whether the texts of a row, those that are not empty, are heads: see :func:`is_head`."""
    told = [(field, text) for field, text in zip(columns_headed(texts), texts, strict=True) if text]
    fields = [field or means(text, "block") for field, text in told if field or len(told) == 1 or label_key(text) not in NUMBERS]
    heads = sum(field is not None for field in fields)
    if heads == len(fields) or (heads >= MANY and heads + 1 == len(fields)):
        return bool(fields)
    return (
        bool({"name", "target"} & set(fields)) and heads >= LEAST and (heads * 4 >= len(fields) * 3 or {"level1", "level2"} <= set(fields))
    )


def makes_table(fields: set[str]) -> bool:
    """Return whether heads of these columns make an indicator table: names beside levels, target values or what was reached."""
    return "name" in fields and len(fields) >= LEAST and bool(fields & {"level1", "level2", "target", "actual", "to_date"})


def is_table_head(row: Row) -> bool:
    """Return whether a row alone is the head of an indicator table."""
    return len(row.cells) >= LEAST and makes_table({field for field in columns_of(row) if field})


def fields_from(rows: Sequence[Row], index: int) -> set[str]:
    """Return the columns headed by the rows or loose cells that follow one another from ``index`` on."""
    fields: set[str | None] = set()
    for n, row in enumerate(rows[index : index + MOST], index):
        if row.filled and not is_head(row):
            break
        fields.update(columns_of(row))
        fields.add("level1" if leads_levels(row, rows[n + 1 : n + 2]) else None)
    return {field for field in fields if field}


def leads_levels(row: Row, below: Sequence[Row]) -> bool:
    """Return whether a told head leaves the levels without a head: in the row below they stand in front of its columns, or alone."""
    if row.loose:
        return False
    if any(len(one.filled) == 1 and level_ranks(one.filled[0].text)[0] and not meanings(one.filled[0].text) for one in below):
        return "target" in columns_of(row)
    first = next((cell.column for cell, field in zip(row.cells, columns_of(row), strict=True) if field == "name"), 0)
    return first > 0 and any(any(level_ranks(c.text)) and c.column < first for one in below for c in one.filled)


def find_table(rows: Sequence[Row]) -> int | None:
    """Return the index of the first row of a table's head, None where there is no table."""
    for index, row in enumerate(rows):
        if any(columns_of(row)) and not is_rest(rows, index) and makes_table(fields_from(rows, index)):
            return index
    return None


def is_rest(rows: Sequence[Row], index: int) -> bool:
    """Return whether a lone weak head only completes the last cell of the row above to a label (一级 / 指标)."""
    filled = rows[index].filled
    if not rows[index].loose or len(filled) != 1 or not index or meanings(filled[0].text):
        return False
    return any(meanings(cell.text + filled[0].text) for cell in rows[index - 1].filled[-1:])


def head_at(rows: Sequence[Row], at: int, medium: bool, begun: bool) -> Head | None:
    """Return the head that begins at a row, None where none does.

    ``begun`` says that a table is open: then only a whole head is one, since a lone label is a cell of a row.
    """
    if begun and not makes_table(fields_from(rows, at)):
        return None
    columns: list[Column] = []
    bottom = 0
    while at < len(rows) and (is_spanned(rows[at], bottom) or (is_head(rows[at]) and any(columns_of(rows[at])) and not lone(rows, at))):
        row = rows[at]
        found = row_columns(row, medium or (bool(columns) and block_is_medium(row, False)))
        columns = [*columns, *found] if row.loose or not columns else combined(columns, found)
        columns = columns if row.loose else in_order(columns)
        bottom, at = max(bottom, head_bottom(row)), at + 1
        if row.loose and (count := areas(rows, at, columns)):
            columns, at = with_areas(columns, rows[at : at + count], medium), at + count
        while at < len(rows) and (not rows[at].filled or all(means(c.text, "block") for c in rows[at].filled)):
            medium = block_is_medium(rows[at], medium)
            at += 1
    return Head(columns, at) if columns else None


def lone(rows: Sequence[Row], at: int) -> bool:
    """Return whether a loose weak head stands before no other head: a word of a row."""
    row = rows[at]
    if not row.loose or any(meanings(cell.text) for cell in row.filled):
        return False
    return is_rest(rows, at) or at + 1 >= len(rows) or not any(columns_of(rows[at + 1]))


def row_columns(row: Row, medium: bool) -> list[Column]:
    """Return the columns that a row heads."""
    found: list[Column] = []
    fields = columns_of(row)
    for n, cell in enumerate(row.cells):
        explains = fields[n] == "name" and label_key(cell.text) == CONTENT and "name" in fields[:n] and fields.count("level2") == 1
        field = "definition" if explains else f"tick:{tidy(cell.text)}" if fields[n] == "tick" else fields[n]
        unknown = found and field is None and cell.text and not row.loose and not means(cell.text, "block")
        if field is not None or unknown:
            end = cell.column + (cell.colspan if row.exact or row.aligned else 1)
            start = None if row.loose or row.spaced else cell.column
            own = medium or bool(MEDIUM.search(cell.text))
            found.append(Column(field or UNKNOWN, start, end, own, "" if field else cell.text, is_clear(cell.text)))
    return widened(found) if row.aligned else found


def is_clear(text: str) -> bool:
    """Return whether a head is one of the lists, or nothing speaks for another meaning of it."""
    near = like(text, COLUMN) if text and not means(text, "column") else None
    return near is None or near.clear


def widened(columns: list[Column]) -> list[Column]:
    """Return columns that only their heads show, each up to the middle between its head and the next."""
    cuts = [-FAR, *((one.end + (other.start or 0)) // 2 for one, other in pairwise(columns)), FAR]
    return [column._replace(start=start, end=end) for column, (start, end) in zip(columns, pairwise(cuts), strict=True)]


def combined(first: list[Column], second: list[Column]) -> list[Column]:
    """Return the columns of a head of two rows: the lower row's stand where the upper has its group.

    The lower row divides 年度指标值 into levels and value, or into operator, value and unit.
    """
    ticks = [column for column in second if column.field.startswith("tick:")]
    if ticks:
        first = [one for column in first for one in (ticks if column.field == "likelihood" else [column])]
        second = [column for column in second if column not in ticks]
    upper, lower = ({column.field for column in columns} for columns in (first, second))
    if "level1" in lower or "target" not in upper or "target" in lower:
        rest = behind([column for column in first if column.field not in lower], second)
        return led_by_levels([*second, *rest], first)
    at = next(n for n, column in enumerate(first) if column.field == "target")
    sign, unit = ([column._replace(start=None) for column in second if column.field == field] for field in ("operator", "unit"))
    rest = [column._replace(start=None) for column in second if column.field not in ("operator", "unit")]
    return [*first[:at], *sign, first[at], *unit, *first[at + 1 :], *rest]


def behind(first: list[Column], second: list[Column]) -> list[Column]:
    """Return the columns of an upper row of copied text behind those of the lower one, whose group it prints in one cell."""
    starts = [column.start for column in (*first, *second)]
    last = second[-1].start
    if not first or None in starts or last is None or first[0].end != (first[0].start or 0) + 1 or (first[0].start or 0) > last:
        return first
    if any(column.field in ("level1", "level2", "name") for column in first):
        return first
    by = last + 1 - (first[0].start or 0)
    shifted = [column._replace(start=(column.start or 0) + by, end=column.end + by) for column in first]
    return [one if one.field.startswith("tick:") else other for one, other in zip(first, shifted, strict=True)]


def led_by_levels(columns: list[Column], first: list[Column]) -> list[Column]:
    """Return columns with the levels in front that only the upper row names, where the lower row begins with the next."""
    lead = [column._replace(start=None) for column in first if column.field in ("level1", "level2") and column in columns]
    others = [column for column in columns if column not in first or column.field not in ("level1", "level2")]
    if not lead or others[0].field not in ("level2", "name"):
        return columns
    return [*lead, *others]


def in_order(columns: list[Column]) -> list[Column]:
    """Return columns from left to right where all have their place, each its own."""
    starts = [column.start for column in columns if column.start is not None]
    return sorted(columns, key=lambda c: c.start or 0) if len(set(starts)) == len(columns) else columns


def head_bottom(row: Row) -> int:
    """Return the row under a head by the spans of its cells, 0 where rows are not those of the source."""
    under = [cell for cell in row.cells if cell.text and means(cell.text, "column")] if row.exact else []
    return max((cell.row + cell.rowspan for cell in under), default=0)


def is_spanned(row: Row, bottom: int) -> bool:
    """Return whether a row belongs to the head above it, whose cells span it, and holds no level."""
    return row.exact and bool(row.cells) and row.cells[0].row < bottom and not any(any(level_ranks(cell.text)) for cell in row.filled)


def block_is_medium(row: Row, before: bool) -> bool:
    """Return whether rows from here on belong to the medium-term goals."""
    for cell in row.filled:
        for meaning in meanings(cell.text):
            if meaning.group == "block":
                return meaning.field == "medium"
    return before


def completed(columns: list[Column]) -> tuple[Column, ...]:
    """Return a head's columns ready for reading: levels that the head leaves out, and which block is the medium term's.

    备注 is where a monitoring form without a column of reasons gives them, 绩效标准 the target value where nothing else is.
    """
    starts = [column.start for column in columns if column.start is not None]
    if any(one >= other for one, other in pairwise(starts)):
        columns = [column._replace(start=None) for column in columns]
    fields = {column.field for column in columns}
    instead = {
        "remark": "reason" if fields & PROGRESS and "reason" not in fields else "skip",
        "standard": "skip" if "target" in fields else "target",
    }
    columns = [column._replace(field=instead.get(column.field, column.field)) for column in columns]
    second = [n for n, column in enumerate(columns) if column.field == "level2"]
    if len(second) == 2 and not any(column.medium for column in columns):
        columns = [column._replace(medium=n < second[1] and column.field != "level1") for n, column in enumerate(columns)]
    columns = one_name_a_term(columns) if len(second) < len(TERMS) else columns
    fields = {column.field for column in columns}
    lead = [Column(field) for field in ("level1", "level2") if field not in fields]
    if "level1" in fields and lead:
        at = next(n for n, column in enumerate(columns) if column.field == "level1") + 1
        return (*columns[:at], *lead, *columns[at:])
    return (*lead, *columns)


def one_name_a_term(columns: list[Column]) -> list[Column]:
    """Return columns with one of names for each term: that in front of the targets of the medium term is theirs, and one in front of the levels names goals."""
    names = [n for n, column in enumerate(columns) if column.field == "name"]
    if len(names) != len(TERMS):
        return columns
    first, second = names
    between = columns[first:second]
    if any(column.field == "level1" for column in between):
        return [*columns[:first], columns[first]._replace(field="skip"), *columns[first + 1 :]]
    if any(column.medium for column in between) and not any(column.medium for column in columns[second:]):
        return [*columns[:first], *(column._replace(medium=True) for column in between), *columns[second:]]
    return columns


def areas(rows: Sequence[Row], index: int, columns: Sequence[Column]) -> int:
    """Return how many loose cells from ``index`` on are heads of unknown wording: they follow a head and end where a level stands."""
    if not any(column.field == "name" for column in columns) or any(column.start is not None for column in columns):
        return 0
    for count, row in enumerate(rows[index : index + AREAS]):
        text = row.cells[0].text if row.loose else ""
        if any(level_ranks(text)):
            return count
        if text and (len(text) > LONGEST_AREA or any(c.isdigit() or c in "≥≤=><%" for c in text)):
            return 0
        if not row.loose or (text and is_head(row)):
            return 0
    return 0


def with_areas(columns: list[Column], rows: Sequence[Row], medium: bool) -> list[Column]:
    """Return columns with those of unknown heads: one is most like a known head, or one of several holds the targets of a town."""
    named = [row.cells[0].text for row in rows if row.cells[0].text]
    taken = frozenset(column.field for column in columns)
    like = [like_column(text, taken) for text in named]
    if any(like) or len(named) < 2:
        return [
            *columns,
            *(Column(field or UNKNOWN, medium=medium, text="" if field else text) for field, text in zip(like, named, strict=True)),
        ]
    kept = [column for column in columns if column.field != "target"]
    return [*kept, *(Column(UNKNOWN, medium=medium, text=text) for text in named)]


def shared_out(columns: Sequence[Column], values: frozenset[int]) -> list[Column]:
    """Return columns where the unknown ones that hold values are targets, one for every town, if no head names the target."""
    unknown = [n for n, column in enumerate(columns) if column.field == UNKNOWN and n in values]
    if any(column.field in ("target", "standard") for column in columns) or not unknown:
        return list(columns)
    names = {n: f"target{count}" if count else "target" for count, n in enumerate(unknown)}
    return [column._replace(field=names.get(n, column.field)) for n, column in enumerate(columns)]


def cut_apart(row: Row) -> Iterator[Row]:
    """Yield a told row that a copy ran together, cut before its heads, before the head of levels and before the first level."""
    if row.loose or row.exact or len(row.cells) < RUN:
        yield row
        return
    fields = columns_of(row)
    known = [n for n, field in enumerate(fields) if field]
    body = next((n for n, cell in enumerate(row.cells) if known and n > known[0] and any(level_ranks(cell.text))), None)
    if body is None or not makes_table({field for field in fields[:body] if field}):
        yield row
        return
    start = body
    while start and (not row.cells[start - 1].text or fields[start - 1] or means(row.cells[start - 1].text, "block")):
        start -= 1
    levels = next((n for n in known if fields[n] == "level1" and n > start), start)
    cuts = sorted({0, start, levels, body, len(row.cells)})
    for start, end in pairwise(cuts):
        yield row._replace(cells=tuple(cell._replace(column=n) for n, cell in enumerate(row.cells[start:end])))


def may_head_glued(row: Row) -> bool:
    """Return whether a line that nothing divides may be the head of a table whose cells run together: it names levels or columns twice."""
    return row.line is not None and len(row.line.text) <= LONGEST_GLUED and row.line.text.count("指标") >= GLUED
