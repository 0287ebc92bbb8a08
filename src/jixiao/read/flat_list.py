"""A table that lists one project per group of rows: identity, money and goal in front of the indicators' columns."""

import re
from itertools import pairwise
from typing import Any, NamedTuple

from jixiao.forms.grammar import level_ranks, means
from jixiao.model.document import Funding, Goals, Project
from jixiao.read.blocks import Cell
from jixiao.read.form import FormRead, form_kind, form_unit, form_year
from jixiao.read.form_head import CODE
from jixiao.read.languages import amount, money_unit
from jixiao.read.lines import Row, tokens_of
from jixiao.read.notebook import Notebook
from jixiao.read.notice import SURE, said_indicator
from jixiao.read.rows.columns import Column
from jixiao.read.rows.ends import ends
from jixiao.read.rows.heads import completed, is_table_head, row_columns
from jixiao.read.rows.indicators import Row as Read
from jixiao.read.rows.indicators import Table, note, read_table
from jixiao.read.rows.levels import Levels
from jixiao.read.running import marker, said
from jixiao.read.segment import Part, fields_named, is_list_head
from jixiao.read.wording import flowing, is_blank, narrow, tidy

SUBTOTAL = re.compile(r"^(?:小计|合计|总计)|(?:小计|合计|总计)$")
OFFICES = frozenset(("name", "unit", "department"))
POINTERS = {"annual": "/funding/annual", "goal": "/goals/annual"}
LEAST_TOLD = 2
"""A row whose cells are told is a project's first when at least so many of those in front of its indicators are filled."""
FIGURE = re.compile(r"[\d,.]+(?:亿元|万元|千元|元|万)?")


class Lead(NamedTuple):
    """A column in front of the indicators: what it holds, the unit of money its head prints, and whether it names offices too."""

    field: str
    column: int
    unit: str | None
    joined: bool = False


class Listing:
    """Reads the rows of one flat table."""

    def __init__(self, leads: list[Lead], roles: tuple[Column, ...], part: Part) -> None:
        self.leads, self.roles, self.kind = leads, roles, form_kind(part, part.rows)
        self.unit, self.year = form_unit(part, part.rows[:8]), form_year(part)
        self.joined = any(lead.joined for lead in leads)
        self.office = office_above(part)
        self.title = tidy(part.title.filled[0].text) if part.title is not None else None
        self.held: dict[str, Cell] = {}
        self.open: dict[str, Cell] = {}
        self.rows: list[Row] = []
        self.forms: list[FormRead] = []

    def take(self, row: Row) -> None:
        """Take one row under the head."""
        at = next((n for n, cell in enumerate(row.cells) if cell.text and any(level_ranks(cell.text))), None) if self.roles else None
        front = [cell for cell in (row.cells if at is None else row.cells[:at]) if cell.text]
        found = self.told(row, at) or (self.by_column(front) if row.exact else self.lead(front) if front else {})
        if at is None and self.joined and len(row.filled) == 1 and "name" in found:
            self.close()
            self.held = {"unit": found["name"]}
            return
        if at is None and ("name" not in found or SUBTOTAL.search(tidy(found["name"].text))):
            self.group(found)
            return
        if "name" in found:
            self.close()
            self.held.update({f: c for f, c in found.items() if f in ("unit", "department") and c.text})
            self.open = {**self.held, **found}
        if at is not None:
            self.rows.append(row._replace(cells=row.cells[at:]))

    def told(self, row: Row, at: int | None) -> dict[str, Cell]:
        """Return the cells in front of the indicators by field, empty ones too, where none is lost and they tell of a project."""
        cells = row.cells[:at]
        if at is None or len(cells) != len(self.leads) or sum(cell.text != "" for cell in cells) < LEAST_TOLD:
            return {}
        found = {lead.field: cell for lead, cell in zip(self.leads, cells, strict=True) if lead.field != "skip"}
        if any(is_figure(cell) != (field == "annual") for field, cell in found.items() if cell.text):
            return {}
        return {field: cell for field, cell in found.items() if cell.text or field not in self.held}

    def by_column(self, front: list[Cell]) -> dict[str, Cell]:
        """Return the cells in front of the indicators by field, where columns are those of the source."""
        return {lead.field: cell for lead in self.leads for cell in front if cell.column == lead.column and lead.field != "skip"}

    def lead(self, front: list[Cell]) -> dict[str, Cell]:
        """Return the cells in front of the indicators by field: from the right, since merged cells are lost on the left."""
        if (
            len(front) < len(self.leads)
            and front[0].column == self.leads[0].column
            and self.leads[0].field != "name"
            and figures_only(front[1:])
        ):
            return {self.leads[0].field: front[0]}
        found: dict[str, Cell] = {}
        waiting = list(self.leads)
        for cell in reversed(front):
            while waiting and (waiting[-1].field == "annual") != is_figure(cell):
                waiting.pop()
            if waiting:
                found[waiting.pop().field] = cell
        return found

    def group(self, found: dict[str, Cell]) -> None:
        """Keep the department or unit that heads the rows of several projects."""
        cell = found.get("unit") or found.get("department")
        if cell is not None:
            self.close()
            self.held = {"department": cell}

    def close(self) -> None:
        """End the open project."""
        if self.open.get("name") is None:
            self.rows = []
            return
        notebook = Notebook()
        reads = self.reads()
        for index, read in enumerate(reads):
            note(read, f"/indicators/{index}", notebook)
        texts: dict[str, Any] = {field: tidy(cell.text) for field, cell in self.open.items() if field in OFFICES and cell.text}
        for field in texts:
            notebook.at(f"/{field}", self.open[field].place)
        for field, cell in self.open.items():
            if not cell.text:
                notebook.blank(POINTERS.get(field, f"/{field}"), cell.place)
        if self.office is not None and "department" not in texts:
            field = "department" if "unit" in texts else "unit"
            texts[field] = tidy(self.office.text)
            notebook.at(f"/{field}", self.office.place)
        goal = self.open.get("goal")
        if goal is not None and not is_blank(goal.text):
            notebook.at("/goals/annual", goal.place)
        project = Project(
            kind=self.kind,
            form_title=self.title,
            form_year=self.year,
            name=CODE.sub("", texts.pop("name", "")) or None,
            funding=self.funding(notebook),
            goals=Goals(annual=goal_text(goal)),
            indicators=tuple(read.indicator for read in reads),
            **texts,
        )
        self.forms.append(FormRead(project, notebook, None))
        self.open, self.rows = {}, []

    def reads(self) -> list[Read]:
        """Return the indicators of the open project: of its rows, or of the text in its cell of goals."""
        if self.roles:
            return [
                read
                for read in read_table(Table(self.roles, tuple(tokens_of(self.rows)), all(row.exact for row in self.rows)), Levels())
                if not read.stray
            ]
        cells = [cell for cell in self.open.values() if marker().search(cell.text)]
        return [
            Read(said_indicator(one), {"name": cell, **({"target": cell} if one.target else {})}, False, 0, SURE)
            for cell in cells
            for one in said(cell.text)
        ]

    def funding(self, notebook: Notebook) -> Funding:
        """Return the open project's money."""
        cell = self.open.get("annual")
        unit = next((lead.unit for lead in self.leads if lead.field == "annual"), None) or self.unit
        found = amount(cell.text, unit or "元") if cell is not None else None
        if cell is None or found is None:
            return Funding()
        notebook.at("/funding/annual", cell.place)
        if unit is None:
            notebook.warn("/funding/annual", "表中没有写明金额单位，按元读。", 0.5)
        return Funding(annual=found.yuan)


def office_above(part: Part) -> Cell | None:
    """Return the office that a note between the title and the head names (单位名称：…)."""
    for row in part.subtitles:
        for label, value in pairwise(row.cells):
            if value.text and means(label.text, "field") in ("unit", "department"):
                return value
    return None


def is_counted(row: Row) -> bool:
    """Return whether a row only numbers the columns."""
    texts = [cell.text.strip() for cell in row.filled]
    return len(texts) > 1 and texts == [str(n) for n in range(1, len(texts) + 1)]


def goal_text(cell: Cell | None) -> str | None:
    """Return the goal in a cell, without the indicators that follow it there."""
    if cell is None or is_blank(cell.text):
        return None
    mark = marker().search(cell.text)
    return flowing(cell.text[: mark.start()] if mark else cell.text) or None


def figures_only(cells: list[Cell]) -> bool:
    """Return whether there are cells and all hold an amount."""
    return bool(cells) and all(map(is_figure, cells))


def is_figure(cell: Cell) -> bool:
    """Return whether a cell holds an amount and nothing else."""
    return FIGURE.fullmatch(narrow(cell.text)) is not None


def leads_of(row: Row) -> list[Lead]:
    """Return the columns in front of the indicators."""
    leads = []
    for cell in row.filled:
        if means(cell.text, "column") in ("level1", "level2"):
            break
        field = means(cell.text, "field") or ("annual" if means(cell.text, "money") == "annual" else None)
        named = fields_named(cell.text)
        field = field or ("goal" if means(cell.text, "goal") else "name" if "name" in named else "skip")
        leads.append(Lead(field, cell.column, money_unit(cell.text), "name" in named and bool(named & {"unit", "department"})))
    return leads


def read_list(part: Part) -> list[FormRead]:
    """Return the projects of a flat table in order."""
    start = next((n for n, row in enumerate(part.rows) if is_table_head(row) or is_list_head(row)), None)
    if start is None:
        return []
    head = part.rows[start]
    first = next((n for n, cell in enumerate(head.cells) if means(cell.text, "column") in ("level1", "level2", "name")), len(head.cells))
    roles = completed(row_columns(head._replace(cells=head.cells[first:]), False)) if first < len(head.cells) else ()
    listing = Listing(leads_of(head), roles, part)
    for row in part.rows[start + 1 :]:
        if ends(row):
            break
        if row.filled and not is_table_head(row) and not is_counted(row):
            listing.take(row)
    listing.close()
    return listing.forms
