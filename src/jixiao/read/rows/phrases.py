"""Names that hold their targets, as one phrase: 更换课桌椅数≥200套, 宿舍质量：验收合格, 更换课桌椅数（≥200套）; or points: 更换课桌椅数（5分）, ≥200套（5分）."""

import re
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from jixiao.read.blocks import Cell
from jixiao.read.languages import number, target
from jixiao.read.rows.columns import Column
from jixiao.read.rows.looks import looks
from jixiao.read.rows.standing import Row
from jixiao.read.wording import tidy, without_ordinal

SAID = re.compile(
    r"\s*(.{2,60}?)\s*(?:[:：]\s*|(?=[≥≤≧≦＞＜><=＝]|不(?:低|高|少|多|小|大)于|不超过|达到|控制在))((?:[^:：]|(?<=\d)[:：](?=\d)){1,60})",
    re.DOTALL,
)
"""A name and what is to be reached: a sign follows at once, a word behind a colon."""
BEHIND = re.compile(r"\s*(.{2,60}?)\s*[（(]([^()（）]{1,40}(?:[（(][^()（）]{1,12}[)）])?)[)）]\s*", re.DOTALL)
"""A name with what is to be reached in brackets at its end."""
OFTEN = 0.6
"""So many names of a table without a column of targets are such phrases."""
WORTH = re.compile(
    r"\s*(.{2,60}?)\s*(?:[（(【\[]\s*(?:分值|权重|满分)?\s*[:：]?\s*(\d{1,2}(?:\.\d{1,2})?)\s*分\s*[)）】\]]"
    r"|[（(【\[]\s*(?:分值|权重|满分)\s*[:：]?\s*(\d{1,2}(?:\.\d{1,2})?)\s*[)）】\]]|[，,、；;]\s*(\d{1,2}(?:\.\d{1,2})?)\s*分)\s*",
    re.DOTALL,
)
"""A name or a target and its points."""
CODED = re.compile(r"\s*([A-Za-z]{0,3}\d{4,12}|[A-Za-z]\d{1,3}(?:[-.]\d{1,3}){0,3})[\s、.．:：-]*(?=[\u4e00-\u9fff\d（(])")
LEAST_CODED = 3
TARGETS = frozenset(("target", "standard", "unknown"))


def manner_of(names: Sequence[str]) -> re.Pattern[str]:
    """Return how names are divided from what is to be reached: in brackets where most have values there, else by a sign or colon."""
    behind = [found for name in names if (found := BEHIND.fullmatch(name)) is not None]
    valued = sum(looks(found[2]).value for found in behind)
    return BEHIND if valued and len(behind) >= OFTEN * len(names) and valued >= OFTEN * len(behind) else SAID


def with_targets(rows: Sequence[Row], columns: Sequence[Column]) -> list[Row]:
    """Return the rows of a table, names that hold their targets divided, where its head has no column of targets."""
    if any(column.end and (column.field in TARGETS or column.field.startswith("target")) for column in columns):
        return list(rows)
    named = [row.indicator.name for row in rows if row.indicator.name]
    pattern = manner_of(named)
    divided = sum(pattern.fullmatch(name) is not None for name in named)
    if not divided or divided < OFTEN * len(named):
        return list(rows)
    return [apart(row, pattern) if row.indicator.target is None else row for row in rows]


def with_points(rows: Sequence[Row], columns: Sequence[Column], field: str) -> list[Row]:
    """Return the rows of a table, names or targets that hold their points divided, where its head has no column of points."""
    if any(column.end and column.field == "points" for column in columns):
        return list(rows)
    told = [row.cells[field].text for row in rows if field in row.cells]
    if not told or sum(WORTH.fullmatch(text) is not None for text in told) < OFTEN * len(told):
        return list(rows)
    return [worth(row, field) for row in rows]


def without_codes(rows: Sequence[Row]) -> list[Row]:
    """Return rows without the codes of a system in front of their names, where every row has one of its own."""
    codes = [found[1] for row in rows if (found := CODED.match(row.indicator.name or "")) is not None]
    if len(rows) < LEAST_CODED or len(codes) < len(rows) or len(set(codes)) < len(codes):
        return list(rows)
    return [row._replace(indicator=replace(row.indicator, name=CODED.sub("", row.indicator.name or "", count=1))) for row in rows]


def worth(row: Row, field: str) -> Row:
    """Return a row with its name or target divided into that and points; as it is where it is none such."""
    cell = row.cells.get(field)
    found = WORTH.fullmatch(cell.text) if cell is not None else None
    if cell is None or found is None or row.indicator.points is not None:
        return row
    own, points = part(cell, found[1]), part(cell, found[found.lastindex or 1])
    read: dict[str, Any] = (
        {"name": tidy(without_ordinal(own.text.strip())) or None}
        if field == "name"
        else {"target": target(tidy(own.text), row.indicator.name or "")[0]}
    )
    told = replace(row.indicator, points=number(points.text), **read)
    margins = {**row.margins, "points": row.margins[field]} if field in row.margins else row.margins
    return row._replace(indicator=told, cells=row.cells | {field: own, "points": points}, margins=margins)


def apart(row: Row, pattern: re.Pattern[str]) -> Row:
    """Return a row with its name divided into name and target; as it is where it is no such phrase."""
    cell = row.cells.get("name")
    found = pattern.fullmatch(cell.text) if cell is not None else None
    if cell is None or found is None:
        return row
    name, value = (part(cell, found[n]) for n in (1, 2))
    said = tidy(value.text)
    told = replace(row.indicator, name=tidy(without_ordinal(name.text.strip())) or None, target=target(said, name.text)[0])
    margins = {**row.margins, "target": row.margins["name"]} if "name" in row.margins else row.margins
    return row._replace(indicator=told, cells=row.cells | {"name": name, "target": value}, margins=margins)


def part(cell: Cell, text: str) -> Cell:
    """Return a stretch of a cell's text as a cell at its place."""
    return cell._replace(text=text, place=replace(cell.place, text=text))
