"""The head of an indicator table: which columns it has, in one row, in two, or in loose cells that follow one another."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from jixiao.forms.grammar import level_ranks, meanings, means, weak_heads
from jixiao.forms.keys import label_key
from jixiao.read.align import Role
from jixiao.read.rows import Row

MEDIUM = re.compile("长期|中期|实施期")
CONTENT = "指标内容"
"""A head of names, but of explanations beside another head of names."""
UNKNOWN = "unknown"
"""What a column holds whose head is in no list."""
PROGRESS = frozenset(("to_date", "forecast", "likelihood"))
AREAS = 20
"""So many columns of unknown heads at most (one for every town)."""
LONGEST_AREA = 16
RUN = 12
"""A row of fewer cells is not one that a copy ran together."""
LEAST = 3
"""A table has at least this many columns."""
MOST = 24
"""Rows or loose cells that a head may run over."""


def columns_of(row: Row) -> Sequence[str | None]:
    """Return for every cell of a row the column that it heads."""
    return columns_headed(tuple([cell.text for cell in row.cells]))


@lru_cache(maxsize=4096)
def columns_headed(texts: tuple[str, ...]) -> tuple[str | None, ...]:
    """Return for every text of a row the column that it heads; 绩效目标 and 评价指标 head the levels only together."""
    plain = tuple(means(text, "column") or weak_heads().get(text) for text in texts)
    if len(plain) < LEAST:
        return plain
    pairs = [means(text, "column_pair") for text in texts]
    if "level1" in pairs and "level2" in pairs:
        return tuple(pair or field for pair, field in zip(pairs, plain, strict=True))
    return plain


def is_head(row: Row) -> bool:
    """Return whether the filled cells of a row are heads of columns or of the block; one in four may be an unknown head."""
    fields = [f or means(c.text, "block") for f, c in zip(columns_of(row), row.cells, strict=True) if c.text]
    heads = sum(field is not None for field in fields)
    if heads == len(fields):
        return bool(fields)
    return "name" in fields and heads >= LEAST and heads * 4 >= len(fields) * 3


def heads_column(row: Row) -> bool:
    """Return whether a row holds a head of a column."""
    return any(columns_of(row))


def makes_table(fields: set[str]) -> bool:
    """Return whether heads of these columns make an indicator table: names beside levels or target values."""
    return "name" in fields and len(fields) >= LEAST and bool(fields & {"level1", "level2", "target"})


def is_table_head(row: Row) -> bool:
    """Return whether a row alone is the head of an indicator table."""
    return len(row.cells) >= LEAST and makes_table({field for field in columns_of(row) if field})


def fields_from(rows: Sequence[Row], index: int) -> set[str]:
    """Return the columns headed by the rows or loose cells that follow one another from ``index`` on."""
    fields: set[str | None] = set()
    for row in rows[index : index + MOST]:
        if row.filled and not is_head(row):
            break
        fields.update(columns_of(row))
    return {field for field in fields if field}


def find_table(rows: Sequence[Row]) -> int | None:
    """Return the index of the first row of a table's head, None where there is no table."""
    for index, row in enumerate(rows):
        if heads_column(row) and not is_rest(rows, index) and makes_table(fields_from(rows, index)):
            return index
    return None


def is_rest(rows: Sequence[Row], index: int) -> bool:
    """Return whether a lone weak head only completes the last cell of the row above to a label (一级 / 指标)."""
    filled = rows[index].filled
    if not rows[index].loose or len(filled) != 1 or not index or meanings(filled[0].text):
        return False
    return any(meanings(cell.text + filled[0].text) for cell in rows[index - 1].filled[-1:])


def head_roles(row: Row, medium: bool) -> list[Role]:
    """Return the columns that a row heads."""
    roles: list[Role] = []
    fields = columns_of(row)
    for n, cell in enumerate(row.cells):
        explains = fields[n] == "name" and label_key(cell.text) == CONTENT and "name" in fields[:n] and fields.count("level2") == 1
        field = "definition" if explains else fields[n]
        unknown = roles and field is None and cell.text and not row.loose and not means(cell.text, "block")
        if field is not None or unknown:
            span = cell.colspan if row.exact else 1
            roles.append(
                Role(
                    field or UNKNOWN,
                    None if row.loose else cell.column,
                    medium or bool(MEDIUM.search(cell.text)),
                    span,
                    "" if field else cell.text,
                )
            )
    return roles


def combined(first: list[Role], second: list[Role]) -> list[Role]:
    """Return the columns of a head of two rows: the lower row's stand where the upper has its group.

    The lower row divides 年度指标值 into levels and value, or into operator, value and unit.
    """
    if not first or not second or any(role.column is None for role in (*first, *second)):
        return [*first, *second]
    upper, lower = ({role.field for role in roles} for roles in (first, second))
    if "level1" in lower or "target" not in upper or "target" in lower:
        return led_by_levels([*second, *(role for role in first if role.field not in lower)], first)
    at = next(n for n, role in enumerate(first) if role.field == "target")
    sign, unit = ([role._replace(column=None) for role in second if role.field == field] for field in ("operator", "unit"))
    rest = [role._replace(column=None) for role in second if role.field not in ("operator", "unit")]
    return [*first[:at], *sign, first[at], *unit, *first[at + 1 :], *rest]


def led_by_levels(roles: list[Role], first: list[Role]) -> list[Role]:
    """Return columns with the levels in front that only the upper row names, where the lower row begins with the next."""
    lead = [role._replace(column=None) for role in first if role.field in ("level1", "level2") and role in roles]
    others = [role for role in roles if role not in first or role.field not in ("level1", "level2")]
    if not lead or others[0].field not in ("level2", "name"):
        return roles
    return [*lead, *others]


def completed(roles: list[Role]) -> tuple[Role, ...]:
    """Return a head's columns ready for reading: levels that the head leaves out, and which block is the medium term's.

    备注 is where a monitoring form without a column of reasons gives them.
    """
    if all(role.column is None for role in roles):
        roles = [role._replace(column=n) for n, role in enumerate(roles)]
    fields = {role.field for role in roles}
    remark = "reason" if fields & PROGRESS and "reason" not in fields else "skip"
    roles = [role._replace(field=remark) if role.field == "remark" else role for role in roles]
    second = [n for n, role in enumerate(roles) if role.field == "level2"]
    if len(second) == 2 and not any(role.medium for role in roles):
        roles = [role._replace(medium=n < second[1] and role.field != "level1") for n, role in enumerate(roles)]
    fields = {role.field for role in roles}
    lead = [Role(field) for field in ("level1", "level2") if field not in fields]
    if "level1" in fields and lead:
        at = next(n for n, role in enumerate(roles) if role.field == "level1") + 1
        return (*roles[:at], *lead, *roles[at:])
    return (*lead, *roles)


def areas(rows: Sequence[Row], index: int, roles: Sequence[Role]) -> int:
    """Return how many loose cells from ``index`` on are heads of unknown wording: they follow a head and end where a level stands."""
    if not any(role.field == "name" for role in roles) or any(role.column is not None for role in roles):
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


def shared_out(roles: Sequence[Role], values: frozenset[int]) -> list[Role]:
    """Return columns where the unknown ones that hold values are targets, one for every town, if no head names the target."""
    unknown = [n for n, role in enumerate(roles) if role.field == UNKNOWN and n in values]
    if any(role.field == "target" for role in roles) or not unknown:
        return list(roles)
    names = {n: f"target{count}" if count else "target" for count, n in enumerate(unknown)}
    return [role._replace(field=names.get(n, role.field)) for n, role in enumerate(roles)]


def unrun(row: Row) -> Iterator[Row]:
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
