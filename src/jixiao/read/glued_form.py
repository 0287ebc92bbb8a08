"""A whole form in one run of text, its labels, values and rows without any sign between them, as rows of cells.

What stands between two labels is a value; a row of the table is read where :mod:`jixiao.read.unglue` is sure of it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from jixiao.forms.grammar import labels, level_ranks, levels, means
from jixiao.formula.target_units import UNITS
from jixiao.read.blocks import Cell
from jixiao.read.glued import SURE, values
from jixiao.read.languages import amount
from jixiao.read.lines import Row
from jixiao.read.running import OUTPUT
from jixiao.read.unglue import money_of_run, rows_of_run
from jixiao.values.place import Place

LEAST_LINE = 60
LEAST = 160
"""A shorter text is no whole form."""
LONGEST = 20_000
FOLLOWING = 12
"""Lines that a run of text may be broken into."""
GROUPS = frozenset(("field", "other", "block", "money", "money_column", "goal"))
NOTE = r"(?:\s*[(（][^()（）]{0,12}[)）]){0,2}(?:名称|及代码|及编码)?\s*[:：]?\s*"
NAMED = re.compile(r"(?:项目|专项|转移支付)(?:[(（]项目[)）])?名称(?=[^\s:：|,，、;；及和])")
HEAD = re.compile(r"一级\s*指标\s*二级\s*指标|二级\s*指标\s*三级\s*指标")
ABOVE = re.compile(r"^.*(?:附件\s*\d{0,2}|附表\s*\d{0,2}|\d日|^\d{1,2}、)")
"""What a copy runs into a title from before it."""
THEREOF = re.compile(r"[，,;；]?\s*其中[:：]?\s*$")
TITLE = re.compile(r"[^。;；,，:：|\s]{2,40}?(?:目标申报表|目标表|自评表|评价表|监控表|批复表|审批表)(?:[(（]\s*\d{4}\s*年度?\s*[)）])?")
FOOT = re.compile(r"总分|合计\d|自评得分|注[:：]|备注[:：]|说明[:：]|偏差大|其他需要?说明|自评结论|评价结论|存在问题|审核意见|填报人")
SCORED = re.compile(r"总分(?:100(?=100|\d{2}(?!\d)|\d{2}\.))?(100|\d{1,2}(?:\.\d{1,2})?)(?!\d)")
LED = re.compile(r"(?:[≥≤≧≦><=]{1,2}\s*\d[\d,]*(?:\.\d+)?|\d{1,3}(?:\.\d{1,2})?(?=%))")
SHORT_LEVEL = re.compile("(?:数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续)")
"""What a name begins with that may be a level's name run into it: then neither is sure."""
NUMBERED = re.compile(r"^\s*\d{1,2}、")
MONEY_COLUMNS = ("执行率", "分值", "得分", "权重", "预算数", "执行数")
LEAST_LABELS = 3


class Source(NamedTuple):
    """A run of text and the lines that it is joined of: where each begins in the text, and its cell."""

    text: str
    lines: tuple[tuple[int, Cell], ...]

    def cell(self, text: str, offset: int, column: int = 0) -> Cell:
        """Return a piece of the run as a cell, less sure than one that the source tells."""
        start, line = next((start, cell) for start, cell in reversed(self.lines) if start <= offset)
        at = line.place
        place = Place(line=at.line, page=at.page, column=(at.column or 1) + offset - start, box=at.box, text=text, confidence=SURE)
        return Cell(text, place, 0, column)


@cache
def upper_pattern() -> re.Pattern[str]:
    """Return the pattern of the labels of a form's upper part, the longest first."""
    keys = [key for key, found in labels().items() if len(key) > 3 and any(m.group in GROUPS for m in found)]
    return re.compile(f"(?:{alternatives([*keys, *MONEY_COLUMNS])}){NOTE}")


@cache
def head_pattern() -> re.Pattern[str]:
    """Return the pattern of heads of columns, the longest first."""
    keys = [key for key, found in labels().items() if any(m.group == "column" for m in found)]
    return re.compile(f"(?:{alternatives(keys)}){NOTE}")


def alternatives(keys: list[str]) -> str:
    """Return keys as alternatives of a pattern, the longest first; a copy may put a blank between any two characters."""
    return "|".join(r"[\s/]?".join(map(re.escape, key)) for key in sorted(keys, key=len, reverse=True))


@cache
def level_pattern() -> re.Pattern[str]:
    """Return the pattern of level names inside a run, with their points."""
    names = sorted({n for rank in (1, 2) for n in levels(rank) if n.endswith(("指标", "目标")) and len(n) > 3})
    return re.compile(rf"({alternatives(names)})(?:\s*[(（][^()（）]{{0,8}}[)）])?")


def is_run(text: str) -> bool:
    """Return whether a text is a whole form run together: a name glued to its label, other labels, and the head of a table."""
    if not LEAST <= len(text) <= LONGEST:
        return False
    named, head = NAMED.search(text), HEAD.search(text)
    if named is None or head is None or head.start() < named.end():
        return False
    return len({m[0] for m in upper_pattern().finditer(text, named.end(), head.start())}) >= LEAST_LABELS


def begins_run(row: Row) -> bool:
    """Return whether a line may begin a form run together: a name is glued to its label and other labels follow in the line."""
    text = row.cells[0].text if row.cells else ""
    if not (row.loose and not row.whole and row.heading is None and LEAST_LINE <= len(text) <= LONGEST):
        return False
    named = NAMED.search(text)
    return named is not None and len({m[0] for m in upper_pattern().finditer(text, named.end())}) >= LEAST_LABELS


def unglued(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows, each run of text that holds a whole form taken apart."""
    held: list[Row] = []
    for row in rows:
        if held and row.loose and not row.whole and row.heading is None and len(held) <= FOLLOWING:
            held.append(row)
            continue
        yield from taken_apart(held)
        held = [row] if begins_run(row) else []
        if not held:
            yield row
    yield from taken_apart(held)


def taken_apart(held: list[Row]) -> Iterable[Row]:
    """Return the rows of the form that some lines hold run together; the lines themselves where they hold none."""
    if not held:
        return ()
    source = joined([row.cells[0] for row in held])
    return form_rows(source) if is_run(source.text) else held


def joined(cells: list[Cell]) -> Source:
    """Return lines as one run, the numbers before them left out where a copy numbers its pages."""
    numbered = bool(NUMBERED.match(cells[0].text))
    text, lines = "", list[tuple[int, Cell]]()
    for cell in cells:
        found = NUMBERED.match(cell.text) if numbered and lines else None
        skipped = found.end() if found else 0
        lines.append((len(text) - skipped, cell))
        text += cell.text[skipped:]
    return Source(text, tuple(lines))


def form_rows(source: Source) -> Iterator[Row]:
    """Yield the rows of a form in a run of text: what stands before it, its title, its upper part and its table."""
    text = source.text
    named = NAMED.search(text)
    head = HEAD.search(text, named.end()) if named else None
    if named is None or head is None:
        return
    title = next(reversed(list(TITLE.finditer(text, 0, named.start()))), None)
    before = text[: title.start() if title else named.start()].strip()
    if before:
        yield Row((source.cell(before, 0),), True)
    if title is not None:
        printed = ABOVE.sub("", title[0])
        yield Row((source.cell(printed, title.end() - len(printed)),), True)
    near = title is not None and named.start() - title.end() < LEAST
    yield from upper(source, title.end() if title and near else named.start(), head.start())
    yield from table(source, head.start())


def upper(source: Source, start: int, end: int) -> Iterator[Row]:
    """Yield labels and values between two offsets as loose cells; figures run together are given only where they are sure."""
    marks, columns = list(upper_marks(source.text, start, end)), list[str]()
    for mark, following in zip(marks, [*(m.start() for m in marks[1:]), end], strict=True):
        yield Row((source.cell(mark[0].strip(), mark.start()),), True, whole=True)
        field = means(mark[0].strip(), "money_column")
        columns += [field] if field else []
        value = THEREOF.sub("", source.text[mark.end() : following].strip())
        offset = source.text.find(value, mark.end()) if value else mark.end()
        for text in shared_out(mark[0], value, columns):
            offset = max(offset, source.text.find(text.rstrip("%"), offset))
            yield Row((source.cell(text, offset),), True, whole=True)
            offset += len(text)


def upper_marks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the labels between two offsets; inside a goal only other goals and blocks are labels."""
    goal, at = False, start
    while (mark := upper_pattern().search(text, at, end)) is not None:
        gap = re.search(r"\s", mark[0].strip())
        later = upper_pattern().match(text, mark.start() + gap.end(), end) if gap else None
        mark = later if later and later.end() > mark.end() else mark
        at = mark.end()
        if goal and means(mark[0], "goal") is None and means(mark[0], "block") is None:
            continue
        goal = goal or means(mark[0], "goal") is not None
        yield mark


def shared_out(label: str, value: str, columns: list[str]) -> list[str]:
    """Return the value of a label as cells; under heads of budget and execution a row of figures as one cell for every head."""
    if not value or (means(label.strip(), "money_column") and amount(value, "元") is None):
        return []
    if len(columns) < 2 or means(label.strip(), "money") is None:
        return [value]
    found = money_of_run(value, columns)
    if found is not None:
        return [found.get(field, "") + ("%" if field == "execution_rate" and field in found else "") for field in columns]
    return [] if amount(value, "元") is None or len(columns) > 1 else [value]


def table(source: Source, start: int) -> Iterator[Row]:
    """Yield the head of a table in a run and the rows that are sure."""
    heads, at = [("一级指标", start)] if not source.text.startswith("一级", start) else [], start
    while found := head_pattern().match(source.text, at):
        heads.append((found[0].strip(), at))
        at = found.end()
    fields = [means(text, "column") or "" for text, _ in heads]
    if "target" not in fields or "name" not in fields:
        return
    yield Row(tuple(source.cell(text, offset, n) for n, (text, offset) in enumerate(heads)), exact=True)
    foot = FOOT.search(source.text, at)
    yield from body(source, at, foot.start() if foot else len(source.text), fields)
    if foot and (scored := SCORED.match(source.text, foot.start())):
        yield Row((source.cell("总分", foot.start()), source.cell(scored[1], scored.start(1), 1)), exact=True)


def body(source: Source, start: int, end: int, fields: list[str]) -> Iterator[Row]:
    """Yield the rows between the names of levels."""
    first: tuple[str, int] | None = None
    second: tuple[str, int] | None = None
    marks = list(level_pattern().finditer(source.text, start, end))
    for mark, following in zip(marks, [*(m.start() for m in marks[1:]), end], strict=True):
        ranks = level_ranks(mark[1])
        if ranks[0] and not (ranks[1] and first is not None and first[0] in OUTPUT and mark[1].startswith("成本")):
            first, second = (mark[1], mark.start()), None
        else:
            second = (mark[1], mark.start())
        text = source.text[mark.end() : following]
        for cells in rows_in(text, fields):
            told = [("level1", *first)] if first else []
            told += [("level2", *second)] if second else []
            told += [(field, piece, mark.end() + offset) for field, piece, offset in cells]
            columns = [(fields.index(field), piece, offset) for field, piece, offset in told if field in fields]
            yield Row(tuple(source.cell(piece, offset, column) for column, piece, offset in sorted(columns)), exact=True)


def rows_in(text: str, fields: list[str]) -> Iterator[tuple[tuple[str, str, int], ...]]:
    """Yield the sure rows of what stands under one level."""
    if "actual" in fields:
        yield from (row.cells for row in rows_of_run(text, fields) if not SHORT_LEVEL.match(row.cells[0][1]))
        return
    at = 0
    for found in LED.finditer(text):
        end = unit_end(text, found.end())
        name = text[at : found.start()].strip(" ,，。;；")
        if len(name) > 1:
            yield ("name", name, text.index(name, at)), ("target", text[found.start() : end], found.start())
        at = end
    if at == 0 and len(pieces := values(text, 0)) == 2:
        yield ("name", *pieces[0]), ("target", *pieces[1])


def unit_end(text: str, at: int) -> int:
    """Return where the unit that begins at ``at`` ends: the longest known one."""
    return max((at + n for n in range(1, 7) if text[at : at + n].lstrip("万亿") in UNITS or text[at : at + n] == "%"), default=at)
