"""Lines of a table that a copy brought without its cells: 数量指标维修水库数量12座 under 一级指标二级指标三级指标指标值.

Only what can be cut in one way is cut; every other line under such a head stands apart, to be told as unread. What was cut is less sure
than what stands in cells.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.forms.grammar import is_listed, level_ranks, levels, means, owner
from jixiao.forms.keys import level_key
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.cuts import VALUES, value_at, ways
from jixiao.read.recast.pairs import part, row_of
from jixiao.read.recast.under_levels import HEADS
from jixiao.read.recast.upper import fields_apart, without_goals
from jixiao.read.rows.heads import may_head_glued
from jixiao.read.titles import is_title

SURE = 0.9
"""How sure a cell is that was cut out of a line: no error rests on it alone."""
LONGEST_LABEL, LONGEST_LINE, LONGEST_LEVEL = 24, 200, 24
LEAST, MOST_LOST, MOST_LINES, MOST_ABOVE, MOST_WAYS, END = 2, 12, 200, 60, 8, 3
"""So many rows make a table, more lines in a row that are none end it, it has at most so many, and so many above it are its form's; so long is the end of a cell that is broken."""
KNOWN = frozenset((*VALUES, "name", "level1", "level2", "points", "score", "operator", "unit", "likelihood"))
LEVEL_END = re.compile(r"(?:指标|目标)(?:\s*[（(]\s*\d{1,3}(?:\.\d+)?\s*[分%％]?\s*[)）]|\d{1,3}分(?!钟))?")
LEVEL_WORDS = re.compile(
    "(?:经济|社会|生态环境|环境)成本|(?:经济|社会|生态|环境)效益|可持续影响|服务对象满意度|产出(?:数量|质量|时效)|指标"
)
"""Names of levels without 指标, and what is left of a broken one: whether such a word is a level or begins a name nobody can tell."""
SUMS, FOOT = re.compile("[合总小]计|总分"), re.compile(r"注\s*[:：]|备注|(?:其他)?说明|填报人|填表人|联系|附件|单位负责人")
"""What begins a line of sums, and what stands under a table."""
OUTPUT, COST = "产出指标", "成本指标"
"""The level 1 under which 成本指标 stood as a level 2."""
BETWEEN = re.compile(r"[\s、，,;；|｜]")
"""What parts cells after all."""
Levels = tuple[Cell | None, Cell | None]
Spans = tuple[tuple[int, int], ...]


class Head(NamedTuple):
    """The head of a glued table: its cells and the columns that they head."""

    cells: list[Cell]
    fields: list[str]

    @property
    def behind(self) -> list[str]:
        """The columns behind the names."""
        return self.fields[self.fields.index("name") + 1 :]


class Line(NamedTuple):
    """A line under a head: the levels that it begins with, its name and values where there is one way to cut it, and how many ways there are."""

    row: Row
    level1: Cell | None = None
    level2: Cell | None = None
    rest: str = ""
    cells: tuple[Cell, ...] = ()
    ways: int = 0

    @property
    def leveled(self) -> bool:
        """Whether the line begins with a level."""
        return self.level1 is not None or self.level2 is not None

    @property
    def open(self) -> bool:
        """Whether the line is none of the table, or a part of one."""
        return self.ways == 0 and self.rest != "" and SUMS.match(self.rest) is None


class Section(NamedTuple):
    """A form up to the end of its glued table: what stands far above and near above, the head, its lines, and those that are rows."""

    before: Sequence[Row]
    above: Sequence[Row]
    head: Head
    lines: Sequence[Line]
    table: Sequence[tuple[Line, Levels]]

    @property
    def whole(self) -> bool:
        """Whether rows enough could be cut, and the first line begins with a level."""
        return len(self.table) >= LEAST and self.lines[0].leveled


def unglued(rows: Sequence[Row]) -> tuple[list[Row], list[Cell]]:
    """Return rows with the lines of glued tables as rows of cells, and the lines of such forms that cannot be cut, or in several ways."""
    sections: list[Section] = []
    done = 0
    for at, row in enumerate(rows):
        head = head_of(row) if at >= done else None
        if head is not None:
            lines = list(lines_under(rows[at + 1 :], head))
            near = max(done, at - MOST_ABOVE)
            sections.append(Section(rows[done:near], rows[near:at], head, lines, list(cut_rows(lines))))
            done = at + 1 + len(lines)
    if not any(section.whole for section in sections):
        return list(rows), []
    told: list[Row] = []
    left: list[Cell] = []
    for section in sections:
        made, lost = form_of(section, alone=len(sections) == 1)
        told += [*section.before, *made]
        left += lost
    return [*told, *rows[done:]], left


def form_of(section: Section, *, alone: bool) -> tuple[list[Row], list[Cell]]:
    """Return the rows of a form, and the lines of it that stand for none: all, where its table or, among others, its name cannot be cut."""
    above, left = without_goals(section.above)
    upper = list(fields_apart(above))
    if not section.whole or not (alone or any(means(row.cells[0].text, "field") == "name" for row in upper if len(row.cells) > 1)):
        lines = [row.line for row in section.above if row.line is not None and not is_title(row.line.text)]
        kept = [row for row in section.above if row.line is None or is_title(row.line.text)]
        return kept, [*lines, *section.head.cells[:1], *(line.row.cells[0] for line in section.lines)]
    cut_out = {id(line.row) for line, _ in section.table}
    left += [line.row.cells[0] for line in section.lines if id(line.row) not in cut_out and line.rest]
    plain = {id(row) for row in above}
    upper = [row if id(row) in plain else row._replace(cells=tuple(map(unsure, row.cells))) for row in upper]
    return [*upper, *table_of(section.head, section.table)], left


def table_of(head: Head, table: Sequence[tuple[Line, Levels]]) -> Iterator[Row]:
    """Yield the head and the rows of a table with both levels in columns of their own."""
    name = head.fields.index("name")
    first = head.cells[0]
    yield row_of([*(first._replace(text=text) for text in HEADS[:2]), *head.cells[name:]], 0)
    for number, (line, both) in enumerate(table, 1):
        empty = line.row.cells[0]._replace(text="")
        yield row_of([*(unsure(level or empty) for level in both), *map(unsure, line.cells)], number)


def unsure(cell: Cell) -> Cell:
    """Return a cell that was cut out of a line, less sure than one of the source."""
    return cell._replace(place=replace(cell.place, confidence=min(SURE, cell.place.confidence)))


def head_of(row: Row) -> Head | None:
    """Return the head that a line is all of: labels of columns, which all ways to cover it tell alike, behind the name of their block or not."""
    text = row.line.text if row.line is not None else ""
    if not may_head_glued(row) or BETWEEN.search(text):
        return None
    found = segmented(text)
    if len({tuple(means(text[start:end], "column") for start, end in way) for way in found}) != 1:
        return None
    cells = [part(row.cells[0], *span) for span in min(found)]
    cells = cells[means(cells[0].text, "column") is None :]
    fields = [means(cell.text, "column") or "" for cell in cells]
    if "name" not in fields or "target" not in fields or len(set(fields)) != len(fields):
        return None
    name, last = fields.index("name"), max(n for n, field in enumerate(fields) if field in KNOWN)
    sound = {"level2"} <= set(fields[:name]) <= {"level1", "level2"} and set(fields[name + 1 : last + 1]) <= KNOWN
    return Head(cells, fields) if sound else None


def segmented(text: str) -> list[Spans]:
    """Return the ways in which a line is covered by labels of columns, the name of a block before them or not."""
    ends: dict[int, list[Spans]] = {0: [()]}
    for at in range(len(text)):
        for end in range(at + 2, min(len(text), at + LONGEST_LABEL) + 1) if at in ends else ():
            label = text[at:end]
            block = at == 0 and means(label, "block") in ("indicators", "medium")
            if label[0] not in "（(/" and is_listed(label) and (means(label, "column") or block):
                ends[end] = [*ends.get(end, ()), *((*way, (at, end)) for way in ends[at])][:MOST_WAYS]
    return ends.get(len(text), [])


def lines_under(rows: Sequence[Row], head: Head) -> Iterator[Line]:
    """Yield the lines of the table under a head, up to the last that belongs to it."""
    lines = [cut(row, head) for row in takewhile(goes_on, rows[:MOST_LINES])]
    gap = end = 0
    for n, line in enumerate(lines, 1):
        gap = gap + 1 if line.open and not line.leveled else 0
        if gap > MOST_LOST:
            break
        end = n if gap == 0 or (end == n - 1 and (len(line.rest) <= END or holds_value(line.rest))) else end
    yield from lines[:end]


def holds_value(text: str) -> bool:
    """Return whether a value stands in a line: it is one of the table, though none that can be cut."""
    return " " not in text and any(value_at(text, at) is not None for at in range(1, len(text)))


def goes_on(row: Row) -> bool:
    """Return whether a table may go on with a row: a line that is no title, no head, no foot and no sentence."""
    text = row.line.text if row.line is not None else ""
    return text != "" and head_of(row) is None and not FOOT.match(text) and not text.endswith("。") and not is_title(text)


def cut(row: Row, head: Head) -> Line:
    """Return a line cut into its levels, its name and what stands in the columns behind it."""
    cell, text = row.cells[0], row.cells[0].text
    spans = level_spans(text)
    rest = part(cell, spans[-1][1] if spans else 0, len(text))
    told = [part(cell, *span) for span in spans]
    first = told[0] if told and level_ranks(told[0].text)[0] and (len(told) > 1 or not level_ranks(told[0].text)[1]) else None
    line = Line(row, first, told[-1] if told and told[-1] is not first else None, rest.text)
    word = LEVEL_WORDS.match(rest.text)
    if len(text) > LONGEST_LINE or SUMS.match(rest.text) or level_end(rest.text, 0) or (word and value_at(rest.text, word.end()) is None):
        return line
    if line.level1 is not None and line.level2 is None:
        return line
    found = ways(rest.text, head.behind)
    return line._replace(cells=tuple(part(rest, *span) for span in found[0]) if len(found) == 1 else (), ways=len(found))


def level_spans(text: str) -> list[tuple[int, int]]:
    """Return where the names of levels stand that a line begins with, both or either."""
    first = level_end(text, 0)
    second = level_end(text, first) if first and level_ranks(text[:first])[0] else 0
    spans = [(0, first)] if first else []
    return [*spans, (first, second)] if second and level_ranks(text[first:second])[1] else spans


def level_end(text: str, at: int) -> int:
    """Return where the name of a level ends that begins at a place of a line, 0 where none does."""
    ends = (found.end() for found in LEVEL_END.finditer(text, at, at + LONGEST_LEVEL))
    return next((end for end in ends if any(level_ranks(text[at:end]))), 0)


def cut_rows(lines: Sequence[Line]) -> Iterator[tuple[Line, Levels]]:
    """Yield the lines that are rows, with the levels that they stand under: none behind a line that was not cut, up to the next level.

    A line that is none may be the rest of the one before it, or the beginning of the next.
    """
    first: Cell | None = None
    second: Cell | None = None
    broken = False
    for line, after in zip_longest(lines, lines[1:]):
        if line.leveled:
            first, second = line.level1 or first, line.level2
            broken = disagree(first, second) or (line.level1 is None and not is_second(second, first))
        broken = broken or line.open
        continued = after is not None and after.open and not after.leveled
        if line.cells and second is not None and not broken and not continued:
            yield line, (first, second)


def is_second(level: Cell | None, first: Cell | None) -> bool:
    """Return whether a level that stands alone is of rank 2: one that may be of either is only as the cost of an output."""
    if level is None or level_ranks(level.text) != (True, True):
        return True
    return first is not None and standard(first) == OUTPUT and levels(2)[level_key(level.text)].under == COST


def standard(level: Cell) -> str | None:
    """Return what a level 1 is in the taxonomy in force."""
    found = levels(1).get(level_key(level.text))
    return None if found is None else found.standard


def disagree(first: Cell | None, second: Cell | None) -> bool:
    """Return whether a level 2 stands under another level 1 for sure: the name of its own was lost."""
    of = owner(second.text) if second is not None else None
    return first is not None and of is not None and standard(first) not in (None, of)
