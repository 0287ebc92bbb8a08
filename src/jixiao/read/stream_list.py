"""A list of projects as a stream of cells: code, name, amount and text of each follow one another under heads in cells of their own."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.forms.grammar import level_ranks, means
from jixiao.model.document import Funding, Goals, Project
from jixiao.read.blocks import Cell
from jixiao.read.form import FormRead, form_unit, form_year
from jixiao.read.languages import amount
from jixiao.read.notebook import Notebook
from jixiao.read.notice import SURE, said_indicator
from jixiao.read.rows.ends import ends
from jixiao.read.rows.indicators import Row as Read
from jixiao.read.rows.indicators import blocks_of, note
from jixiao.read.rows.levels import Levels
from jixiao.read.running import said
from jixiao.read.segment import Part
from jixiao.read.wording import flowing, tidy

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?:亿元|万元|千元|元)?")
TEXT = re.compile(r"\s*(?:【|[(（]?指标\s*\d|目标\s*\d)")
PART = re.compile(r"【([^【】]{2,20})】\s*[:：]?")
LONGEST_NAME = 80


class Entry(NamedTuple):
    """A row of the list: its code, name and amount, and the texts after them."""

    code: Cell | None
    name: Cell
    amount: Cell
    texts: tuple[Cell, ...]


def entries(cells: Sequence[Cell]) -> list[Entry]:
    """Return the rows of a stream: a name is a text with an amount right after it, a code a figure before it."""
    at = [n for n in range(len(cells) - 1) if is_name(cells[n]) and FIGURE.fullmatch(cells[n + 1].text.strip())]
    starts = [n - 1 if n and FIGURE.fullmatch(cells[n - 1].text.strip()) and n - 2 not in at else n for n in at]
    found = []
    for name, start, end in zip(at, starts, [*starts[1:], len(cells)], strict=True):
        code = cells[start] if start < name else None
        found.append(Entry(code, cells[name], cells[name + 1], tuple(cells[name + 2 : end])))
    return found


def is_name(cell: Cell) -> bool:
    """Return whether a cell can be a name: neither figure nor text of goals and indicators."""
    text = cell.text.strip()
    return 1 < len(text) <= LONGEST_NAME and not FIGURE.fullmatch(text) and not TEXT.match(text)


def read_stream(part: Part) -> list[FormRead]:
    """Return the projects of a list in a stream: rows with texts; rows without are the offices and sums above them."""
    head = next((n for n, row in enumerate(part.rows) if any(means(cell.text, "goal") for cell in row.filled)), None)
    if head is None:
        return read_tree(part)
    cells = [cell for row in part.rows[head + 1 :] for cell in row.filled]
    unit = form_unit(part, part.rows[:head])
    department: Cell | None = None
    office: Entry | None = None
    forms: list[FormRead] = []
    for entry in entries(cells):
        if entry.texts:
            forms.append(project(entry, department, office, unit, form_year(part)))
        elif entry.code is not None:
            office = entry
        else:
            department = department or entry.name
    return forms


def project(entry: Entry, department: Cell | None, office: Entry | None, unit: str | None, year: int | None) -> FormRead:
    """Return the project of one row."""
    notebook = Notebook()
    notebook.at("/name", entry.name.place)
    if department is not None:
        notebook.at("/department", department.place)
    unit_name = None
    if office is not None and office.code is not None:
        unit_name = f"{tidy(office.code.text)} {tidy(office.name.text)}"
        notebook.at("/unit", office.name.place)
    found = amount(entry.amount.text, unit or "元")
    if found is not None:
        notebook.at("/funding/annual", entry.amount.place)
        if unit is None:
            notebook.warn("/funding/annual", "表中没有写明金额单位，按元读。", 0.5)
    goal = goal_of(entry.texts)
    if goal is not None:
        notebook.at("/goals/annual", goal[1].place)
    reads = indicators(entry.texts)
    for index, read in enumerate(reads):
        note(read, f"/indicators/{index}", notebook)
    return FormRead(
        Project(
            kind="declaration",
            form_year=year,
            name=tidy(entry.name.text),
            funding=Funding(annual=found.yuan if found else None),
            goals=Goals(annual=goal[0] if goal else None),
            indicators=tuple(read.indicator for read in reads),
            department=tidy(department.text) if department else None,
            unit=unit_name,
        ),
        notebook,
        None,
    )


def goal_of(texts: tuple[Cell, ...]) -> tuple[str, Cell] | None:
    """Return the text under 【总体目标】 with its first cell."""
    for index, cell in enumerate(texts):
        mark = PART.match(cell.text.strip())
        if mark is None or means(mark[1], "goal") is None:
            continue
        end = next((n for n in range(index + 1, len(texts)) if PART.match(texts[n].text.strip())), len(texts))
        text = flowing("\n".join([cell.text.strip()[mark.end() :], *(c.text for c in texts[index + 1 : end])]))
        return (text, texts[index + 1] if index + 1 < end else cell) if text else None
    return None


def indicators(texts: tuple[Cell, ...]) -> list[Read]:
    """Return the indicators that the texts say, each at its cell."""
    whole = "\n".join(cell.text for cell in texts)
    stops = list(accumulate(len(cell.text) + 1 for cell in texts))
    reads = []
    for one in said(whole):
        cell = texts[bisect_right(stops, one.offset)]
        reads.append(Read(said_indicator(one), {"name": cell, **({"target": cell} if one.target else {})}, False, 0, SURE))
    return reads


def read_tree(part: Part) -> list[FormRead]:
    """Return the projects of a list whose levels are lines: a name with its amount, then levels, names and values in turn."""
    head = max((n for n, row in enumerate(part.rows) for cell in row.filled if means(cell.text, "column") == "target"), default=None)
    if head is None:
        return []
    tree = Tree(form_unit(part, part.rows[:head]), form_year(part))
    rows = part.rows[head + 1 :]
    end = next((n for n, row in enumerate(rows) if ends(row)), len(rows))
    cells = [cell for row in rows[:end] for cell in row.filled]
    at = 0
    while at < len(cells):
        at += tree.take(cells, at)
    tree.close()
    return tree.forms


class Tree:
    """Walks over the cells of such a list."""

    def __init__(self, unit: str | None, year: int | None) -> None:
        self.unit, self.year = unit, year
        self.office: Cell | None = None
        self.entry: Entry | None = None
        self.levels = Levels()
        self.reads: list[Read] = []
        self.forms: list[FormRead] = []

    def take(self, cells: list[Cell], at: int) -> int:
        """Take the cells from ``at`` that belong together; return how many they are."""
        cell, after = cells[at], [c.text.strip() for c in cells[at + 1 : at + 3]]
        first, second = level_ranks(cell.text)
        if (first or second) and (self.levels.second is None or not after or "指标" in cell.text or "目标" in cell.text):
            higher = first and (not second or (bool(after) and level_ranks(after[0])[1]))
            self.levels.take(cell if higher else None, None if higher else cell)
            return 1
        starts = len(after) > 1 and FIGURE.fullmatch(after[0]) is not None and level_ranks(after[1])[0]
        if starts:
            self.close()
            self.entry = Entry(None, cell, cells[at + 1], ())
            return 2
        if self.entry is None:
            self.office = cell if is_name(cell) and means(cell.text, "money") is None else self.office
            return 1
        if self.levels.second is None or not after or len(cell.text) > LONGEST_NAME or any(level_ranks(after[0])):
            return 1
        self.reads.extend(
            blocks_of({("name", False): [cell], ("target", False): [cells[at + 1]]}, self.levels, outcome=True, told=False, areas={})
        )
        return 2

    def close(self) -> None:
        """End the open project."""
        if self.entry is not None:
            form = project(self.entry, None, None, self.unit, self.year)
            for index, read in enumerate(self.reads):
                note(read, f"/indicators/{index}", form.notebook)
            told = replace(form.project, indicators=tuple(read.indicator for read in self.reads))
            if self.office is not None:
                told = replace(told, unit=tidy(self.office.text))
                form.notebook.at("/unit", self.office.place)
            self.forms.append(form._replace(project=told))
        self.entry, self.reads, self.levels = None, [], Levels()
