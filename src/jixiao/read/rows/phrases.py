"""Names that hold their targets, as one phrase: 更换课桌椅数≥200套, 宿舍质量：验收合格, 更换课桌椅数（≥200套）; or points: 更换课桌椅数（5分）, ≥200套（5分）."""

import re
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from jixiao.forms.grammar import level_ranks
from jixiao.formula.target.units import UNITS
from jixiao.read.blocks import Cell
from jixiao.read.languages import number, target
from jixiao.read.rows.columns import Column
from jixiao.read.rows.looks import looks
from jixiao.read.rows.standing import StandingRow
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
CODED = re.compile(
    r"\s*([A-Za-z]{0,3}\d{4,12}|[A-Za-z]\d{1,3}(?:[-.]\d{1,3}){0,3})(?!\d)(?:[\s、.．:：-]+(?=[\w（(])|(?=[\u4e00-\u9fff（(]))"
)
LEAST_CODED = 3
REACHED = re.compile(
    r"(.{2,60}?)\s*(?:[:：]\s*|[,，]\s*(?=[≥≤≧≦＞＜><=＝]|不(?:低|高|少|多|小|大)于|不超过)|\s*[|｜]\s*|\s[-—–]{1,2}\s|—{1,2}|→|=>|\t|(?=[≥≤≧≦＞＜><=＝])|(?=不(?:低|高|少|多|小|大)于|不超过|控制在))((?:[^:：]|(?<=\d)[:：](?=\d)){1,80})",
    re.DOTALL,
)
"""A name and what is to be reached."""
BRACKETED = re.compile(r"(.{2,60}?)\s*[（(]\s*((?:[≥≤≧≦＞＜><=＝]|不(?:低|高|少|多|小|大)于|不超过).{1,24})[)）]", re.DOTALL)
"""The same with what is to be reached in brackets."""
VERB = re.compile(r"\s+(?=\S+$)|[,，]\s*(?=[^,，\s]+$)|(?<=[\u4e00-\u9fff）)])(?:达到|应达|为|是)(?=\S+$)")
"""What parts a name from a value that has no sign."""
GLUED = re.compile(r"(?<![\d.,，A-Za-z第每近前号])(?=\d)")
MEASURE = re.compile(
    r"\d[\d,.]*\s*(?:[-—~～至]\s*\d[\d,.]*\s*)?(?:[十百千万亿]+(?=[^\W\d]))?([^\d\s,.]{1,8}?)(?:及?以[上内下]|之?内|左右)?"
)
DATE = re.compile(
    r"(?:20\d\d年)?(?:\d{1,2}月(?:份|底|末|[上中下]旬)?|第?[一二三四1-4]季度末?|上半年|下半年|年底|(?<=年)末)(?:\d{1,2}日)?(?:之?前|以前|前完成|底前)?"
)
"""Where a value begins that nothing parts from its name, and what it may be: a figure with its unit, or a date."""
DATE_FIRST = re.compile(rf"({DATE.pattern}(?<=[前底末]))(.{{3,40}})")
SHORTEST = 3
TARGETS = frozenset(("target", "standard", "unknown"))


def manner_of(names: Sequence[str]) -> re.Pattern[str]:
    """Return how names are divided from what is to be reached: in brackets where most have values there, else by a sign or colon."""
    behind = [found for name in names if (found := BEHIND.fullmatch(name)) is not None]
    valued = sum(looks(found[2]).value for found in behind)
    return BEHIND if valued and len(behind) >= OFTEN * len(names) and valued >= OFTEN * len(behind) else SAID


def with_targets(rows: Sequence[StandingRow], columns: Sequence[Column]) -> list[StandingRow]:
    """Return the rows of a table, names that hold their targets divided, where its head has no column of targets."""
    if any(column.end and (column.field in TARGETS or column.field.startswith("target")) for column in columns):
        return list(rows)
    named = [row.indicator.name for row in rows if row.indicator.name and row.indicator.target is None]
    pattern = manner_of(named)
    divided = sum(spans_of(name, pattern) is not None for name in named)
    if not divided or divided < OFTEN * len(named):
        return list(rows)
    return [name_apart(row, pattern) if row.indicator.target is None else row for row in rows]


def spans_of(text: str, pattern: re.Pattern[str]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where a name and its target stand in a text, divided in a manner or with nothing between; None for others."""
    found = pattern.fullmatch(text)
    if found is not None or pattern is not SAID:
        return (found.span(1), found.span(2)) if found is not None else None
    dated = DATE_FIRST.fullmatch(text)
    return (dated.span(2), dated.span(1)) if dated is not None else name_and_target(text)


def name_and_target(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where a name and what is to be reached stand in a text: parted by a sign, or by a blank or a verb before a value; None for others."""
    found = BRACKETED.fullmatch(text) or REACHED.fullmatch(text)
    if found is not None:
        return found.span(1), found.span(2)
    bare = text[: points.end(1)] if (points := WORTH.fullmatch(text)) else text
    cut = next((one for one in VERB.finditer(bare, SHORTEST) if looks(bare[one.end() :].strip()).value), None)
    cut = cut or next((one for one in GLUED.finditer(bare, SHORTEST) if is_measured(bare[one.end() :].strip())), None)
    before = text[: cut.start()].strip() if cut is not None else ""
    cut = None if looks(before).value or any(level_ranks(before)) else cut
    return ((0, cut.start()), (cut.end(), len(text))) if cut is not None else None


def is_measured(text: str) -> bool:
    """Return whether a text is a figure with a known unit, or a date, and nothing else: what stands at once behind a name is its value."""
    found = MEASURE.fullmatch(text)
    return (found is not None and (found[1] in UNITS or found[1] in "%％‰")) or DATE.fullmatch(text) is not None


def points_divided(rows: Sequence[StandingRow], columns: Sequence[Column], field: str) -> list[StandingRow]:
    """Return the rows of a table, names or targets that hold their points divided, where its head has no column of points."""
    if any(column.end and column.field == "points" for column in columns):
        return list(rows)
    told = [row.cells[field].text for row in rows if field in row.cells]
    if not told or sum(WORTH.fullmatch(text) is not None for text in told) < OFTEN * len(told):
        return list(rows)
    return [name_and_points(row, field) for row in rows]


def without_codes(rows: Sequence[StandingRow]) -> list[StandingRow]:
    """Return rows without the codes of a system in front of their names, where every row has one of its own."""
    codes = [found[1] for row in rows if (found := CODED.match(row.indicator.name or "")) is not None]
    if len(rows) < LEAST_CODED or len(codes) < len(rows) or len(set(codes)) < len(codes):
        return list(rows)
    return [row._replace(indicator=replace(row.indicator, name=CODED.sub("", row.indicator.name or "", count=1))) for row in rows]


def name_and_points(row: StandingRow, field: str) -> StandingRow:
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


def name_apart(row: StandingRow, pattern: re.Pattern[str]) -> StandingRow:
    """Return a row with its name divided into name and target; as it is where it is no such phrase."""
    cell = row.cells.get("name")
    spans = spans_of(cell.text, pattern) if cell is not None else None
    if cell is None or spans is None:
        return row
    name, value = (part(cell, cell.text[slice(*span)]) for span in spans)
    said = tidy(value.text)
    told = replace(row.indicator, name=tidy(without_ordinal(name.text.strip())) or None, target=target(said, name.text)[0])
    margins = {**row.margins, "target": row.margins["name"]} if "name" in row.margins else row.margins
    return row._replace(indicator=told, cells=row.cells | {"name": name, "target": value}, margins=margins)


def part(cell: Cell, text: str) -> Cell:
    """Return a stretch of a cell's text as a cell at its place."""
    return cell._replace(text=text, place=replace(cell.place, text=text))
