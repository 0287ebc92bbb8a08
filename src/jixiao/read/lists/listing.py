"""A table that lists projects: offices, name, money and goal in front of the indicators, or the indicators inside a text.

Its rows are read by the same walk as those of a form; the columns in front begin a project where they are filled.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from jixiao.forms.grammar import meanings, means
from jixiao.forms.nearest import like
from jixiao.model.document import Funding, Goals, Project
from jixiao.read.blocks import Cell
from jixiao.read.form.head import CODE
from jixiao.read.form.project import FormRead, form_kind, form_unit, form_year
from jixiao.read.languages import amount, money_unit
from jixiao.read.lines import Row, tokens_of
from jixiao.read.lists.notice import said_indicator
from jixiao.read.lists.running import RunningIndicator, indicators_in, marker
from jixiao.read.notebook import Notebook
from jixiao.read.rows.columns import Column, rows_by_best_way
from jixiao.read.rows.ends import ends, is_total
from jixiao.read.rows.form_rows import COMPLETE
from jixiao.read.rows.heads import completed, is_table_head, row_columns
from jixiao.read.rows.indicators import indicators_by_term, manner, note, parts_of, without_marks
from jixiao.read.rows.levels import Levels
from jixiao.read.rows.standing import StandingRow as Read
from jixiao.read.rows.standing import margins_of
from jixiao.read.segment import Part, fields_named, is_list_head
from jixiao.read.sure import sure
from jixiao.read.tokens import Gap, Token
from jixiao.read.walk import Read as Step
from jixiao.read.wording import flowing, is_blank, tidy

YEAR = re.compile(r"20\d{2}")
LEAD = "lead_"
MONEY = ("annual", "annual_fiscal", "annual_other", "carried_over")
OF_YEAR = {"total": "total", "fiscal": "annual_fiscal", "other": "annual_other", **dict(zip(MONEY, MONEY, strict=True))}
"""What money a column in front of the indicators holds, all of it the year's."""
LED = frozenset(("name", "unit", "department", "category", "goal", "code", "year", "total", *MONEY))
GOAL = frozenset(("goal",))
SUBTOTAL = re.compile(r"^(?:小计|合计|总计)|(?:小计|合计|总计)$")
POINTERS = {"annual": "/funding/annual", "goal": "/goals/annual"}
SAID = 0.5
"""The margin of an indicator that a text says: it is less sure than a row."""
ALONE = frozenset(f"{LEAD}{field}" for field in ("name", "unit", "department", "skip", *MONEY))
"""What a value and a figure that stand alone in their lines may be taken for."""
TEXTS = frozenset((f"{LEAD}goal", f"{LEAD}skip"))
ORDINAL = re.compile(r"\d{1,3}")
YEARS = ("年度", "年份")
TREE = ("unit", "name", "annual")
"""What a list of lines has in front of the levels, which no head names."""
TOTAL = re.compile(r"【([^【】]{2,20})】\s*[:：]?")
"""The head of a part of a text: 【总体目标】."""


class Heads(NamedTuple):
    """The columns of a list, the unit of money that its head prints, and whether offices stand in the column of names."""

    columns: tuple[Column, ...]
    unit: str | None
    mixed: bool


class Record(NamedTuple):
    """A row: its cells in front by what they hold, all its texts, its cells of an indicator by field and block, and the margins."""

    lead: dict[str, Cell]
    texts: list[Cell]
    parts: dict[tuple[str, bool], list[Cell]]
    margins: dict[str, float]


def read_list(part: Part) -> list[FormRead]:
    """Return the projects of a list in order."""
    found = heads_of(part)
    if found is None:
        return []
    heads, start = found
    rows = part.rows[start:]
    end = next((n for n, row in enumerate(rows) if ends(row)), len(rows))
    body = [row for row in rows[:end] if row.filled and not is_table_head(row) and not is_counted(row)]
    tokens = list(without_marks(tokens_of(body)))
    exact = all(row.exact for row in body)
    records, _ = rows_by_best_way(tokens, heads.columns, manner(tokens, exact))
    listing = Listing(part, heads)
    for steps in records if exact else below_signs(records, heads.columns):
        listing.take(record(steps, tokens, heads.columns, exact))
    listing.close()
    return listing.forms


def heads_of(part: Part) -> tuple[Heads, int] | None:
    """Return the columns of a list and the row after its head, None where it has none."""
    start = next((n for n, row in enumerate(part.rows) if is_table_head(row) or is_list_head(row)), None)
    if start is not None:
        return row_heads(part.rows[start], form_unit(part, part.rows[:8])), start + 1
    last = max(
        (n for n, row in enumerate(part.rows) for c in row.filled if means(c.text, "goal") or means(c.text, "column") == "target"),
        default=None,
    )
    if last is None:
        return None
    unit = form_unit(part, part.rows[:last])
    cells = [cell for row in part.rows[: last + 1] for cell in row.filled]
    if any(means(cell.text, "goal") for cell in cells):
        first = next((n for n, cell in enumerate(cells) if lead_field(cell)[0] != "skip" or means(cell.text, "other") == "head"), 0)
        return row_heads(Row(tuple(cells[first:]), True), unit), last + 1
    after = next((n for n in range(last + 1, len(part.rows)) if not money_head(part.rows[n])), len(part.rows))
    levels = tuple(Column(field) for field in ("level1", "level2", "name", "target"))
    return Heads((*(Column(f"{LEAD}{field}") for field in TREE), *levels), unit, mixed=False), after


def money_head(row: Row) -> bool:
    """Return whether a row is the head of a column of money and nothing else."""
    return len(row.filled) == 1 and row.filled[0].text.endswith(("金额", "预算数", "资金"))


def row_heads(row: Row, unit: str | None) -> Heads:
    """Return the columns of a list whose heads stand in one row."""
    first = next((n for n, c in enumerate(row.cells) if means(c.text, "column") in ("level1", "level2", "name")), len(row.cells))
    leads = []
    printed, mixed = unit, False
    for cell in (cell for cell in row.cells[:first] if cell.text):
        field, with_offices = lead_field(cell)
        start = None if row.loose or row.aligned else cell.column
        leads.append(Column(f"{LEAD}{field}", start, cell.column + (cell.colspan if row.exact else 1)))
        mixed = mixed or with_offices
        printed = (money_unit(cell.text) or printed) if field in ("annual", "total") else printed
    whole = {f"{LEAD}total": f"{LEAD}skip" if any(lead.field == f"{LEAD}annual" for lead in leads) else f"{LEAD}annual"}
    leads = [lead._replace(field=whole.get(lead.field, lead.field)) for lead in leads]
    own = completed(row_columns(row._replace(cells=row.cells[first:]), medium=False)) if first < len(row.cells) else ()
    return Heads((*leads, *own), printed, mixed)


def lead_field(cell: Cell) -> tuple[str, bool]:
    """Return what a column in front of the indicators holds, and whether its head names offices beside projects."""
    named = fields_named(cell.text)
    field = means(cell.text, "field") or OF_YEAR.get(means(cell.text, "money") or "")
    goal = means(cell.text, "goal") or (like(cell.text, GOAL) if not meanings(cell.text) else None)
    field = field or ("goal" if goal else "name" if "name" in named else None)
    if field is None:
        field = "code" if cell.text.endswith(("编码", "代码", "序号")) else "year" if cell.text in YEARS else "skip"
    mixed = "name" in named and bool(named & {"unit", "department"})
    if field == "unit" and "/" in cell.text:
        field, mixed = "name", True
    return field if field in LED else "skip", mixed


def is_counted(row: Row) -> bool:
    """Return whether a row only numbers the columns."""
    texts = [cell.text.strip() for cell in row.filled]
    return len(texts) > 1 and texts == [str(n) for n in range(1, len(texts) + 1)]


def record(row: Sequence[Step], tokens: Sequence[Token], columns: tuple[Column, ...], exact: bool) -> Record:
    """Return a row's cells by what they hold; an empty cell in front is kept where the row's own cells are told."""
    parts = parts_of(row, tokens, columns)
    lead = {field.removeprefix(LEAD): lines(cells) for (field, _), cells in parts.items() if field.startswith(LEAD)}
    told = tokens[row[0].token].gap is Gap.ROW
    for step in row:
        field, cell = columns[step.column].field, tokens[step.token].cell
        if told and field.startswith(LEAD) and not cell.text:
            lead.setdefault(field.removeprefix(LEAD), cell)
    own = {key: cells for key, cells in parts.items() if not key[0].startswith(LEAD)}
    texts = [tokens[step.token].cell for step in row if columns[step.column].field in TEXTS and tokens[step.token].text]
    return Record(lead, texts, own, margins_of(row, tokens, columns, medium=False, placed=exact))


def below_signs(rows: Sequence[list[Step]], columns: tuple[Column, ...]) -> list[list[Step]]:
    """Return rows, a value and its points that stand in lines of their own joined to the row above, which ends with its sign (定性)."""
    places = {column.field: n for n, column in enumerate(columns)}
    found: list[list[Step]] = []
    for row in rows:
        fields = [columns[step.column].field for step in row]
        behind = [field for field in ("target", "points") if field in places][: len(row)]
        if found and columns[found[-1][-1].column].field == "operator" and len(behind) == len(row) and set(fields) <= ALONE:
            found[-1] += [step._replace(column=places[field]) for step, field in zip(row, behind, strict=True)]
        else:
            found.append(row)
    return found


def lines(cells: list[Cell]) -> Cell:
    """Return cells that hold one text over several lines as one, its lines kept."""
    return cells[0] if len(cells) == 1 else cells[0]._replace(text="\n".join(cell.text for cell in cells))


class Listing:
    """Gathers the rows of a list into projects."""

    def __init__(self, part: Part, heads: Heads) -> None:
        self.kind, self.year = form_kind(part, part.rows), form_year(part)
        self.unit, self.mixed = heads.unit, heads.mixed
        self.tabled = any(column.field == "name" for column in heads.columns)
        self.title = tidy(part.title.filled[0].text) if part.title is not None else None
        self.held: dict[str, str] = {}
        self.places: dict[str, Cell] = {}
        self.office = office_above(part)
        self.open: Record | None = None
        self.rows: list[Record] = []
        self.forms: list[FormRead] = []

    def take(self, found: Record) -> None:
        """Take one row."""
        if self.open is not None and self.goes_on(found):
            self.rows.append(found)
            return
        name = found.lead.get("name")
        own = bool(found.parts) if self.tabled else bool(found.texts)
        if name is not None and name.text and own and not SUBTOTAL.search(tidy(name.text)):
            self.close()
            self.hold({field: cell for field, cell in found.lead.items() if field in ("unit", "department") and cell.text})
            self.open = found
        elif not found.parts:
            self.group(found)
            return
        if found.parts:
            self.rows.append(found)

    def goes_on(self, found: Record) -> bool:
        """Return whether a row belongs to the open project, whose cells in front are printed again in each of its rows."""
        if self.open is None or not self.tabled or not found.parts:
            return False
        before, now = ({field: cell.text for field, cell in one.lead.items() if is_own(field, cell)} for one in (self.open, found))
        return "name" in now and now.items() <= before.items()

    def hold(self, cells: dict[str, Cell]) -> None:
        """Keep the offices of the projects that follow."""
        for field, cell in cells.items():
            self.held[field] = tidy(cell.text)
            self.places[field] = cell

    def group(self, found: Record) -> None:
        """Keep the office that heads the rows of several projects; a row of sums names none."""
        lead = {field: cell for field, cell in found.lead.items() if cell.text}
        name = lead.get("name")
        if (name is not None and SUBTOTAL.search(tidy(name.text))) or any(is_total(cell.text) for cell in lead.values()):
            return
        office = lead.get("unit") or lead.get("department") or (None if self.mixed else name)
        if office is not None:
            self.close()
            self.held, self.places = {}, {}
            self.hold({"unit" if "annual" not in lead else "department": office})
        elif name is not None and self.mixed:
            self.close()
            code = lead.get("code")
            if code is not None:
                self.held["unit"], self.places["unit"] = f"{tidy(code.text)} {tidy(name.text)}", name
            elif "annual" not in lead:
                self.held, self.places = {}, {}
                self.hold({"unit": name})
            elif "department" not in self.held:
                self.hold({"department": name})

    def close(self) -> None:
        """End the open project."""
        if self.open is None:
            self.rows = []
            return
        notebook = Notebook()
        lead, margins = self.open.lead, self.open.margins
        texts: dict[str, Any] = dict(self.held)
        for field in texts:
            notebook.at(f"/{field}", self.places[field].place)
        name = CODE.sub("", tidy(lead["name"].text))
        notebook.at("/name", lead["name"].place, sure(margins.get(f"{LEAD}name", 0.0)))
        category = lead.get("category")
        if category is not None and category.text:
            notebook.at("/category", category.place)
        for field, cell in lead.items():
            if not cell.text and field in ("name", "unit", "department", "annual", "goal"):
                notebook.blank(POINTERS.get(field, f"/{field}"), cell.place)
        if self.office is not None and "department" not in texts:
            field = "department" if "unit" in texts else "unit"
            texts[field] = tidy(self.office.text)
            notebook.at(f"/{field}", self.office.place)
        reads = self.reads()
        for index, read in enumerate(reads):
            note(read, f"/indicators/{index}", notebook)
        if reads:
            notebook.at("/indicators", lead["name"].place, COMPLETE)
        if (year := lead.get("year")) is not None and year_of(year) is not None:
            notebook.at("/form_year", year.place)
        project = Project(
            kind=self.kind,
            form_title=self.title,
            form_year=self.year or year_of(lead.get("year")),
            name=name or None,
            category=tidy(category.text) or None if category is not None else None,
            funding=self.funding(lead, notebook),
            goals=Goals(annual=goal(self.open, notebook)),
            indicators=tuple(read.indicator for read in reads),
            **texts,
        )
        self.forms.append(FormRead(project, notebook, None))
        self.open, self.rows = None, []

    def reads(self) -> list[Read]:
        """Return the indicators of the open project: of its rows, or of its texts."""
        if self.open is not None and not self.tabled:
            stops = list(accumulate(len(cell.text) + 1 for cell in self.open.texts))
            whole = "\n".join(cell.text for cell in self.open.texts)
            return [in_text(self.open.texts[bisect_right(stops, one.offset)], one) for one in indicators_in(whole)]
        levels = Levels()
        return [
            read._replace(margins=row.margins)
            for row in self.rows
            for read in indicators_by_term(row.parts, levels, outcome=False, told=True, areas={})
        ]

    def funding(self, lead: dict[str, Cell], notebook: Notebook) -> Funding:
        """Return the open project's money."""
        read = {field: (cell, found) for field in MONEY if (cell := lead.get(field)) and (found := amount(cell.text, self.unit or "元"))}
        for field, (cell, _) in read.items():
            notebook.at(f"/funding/{field}", cell.place)
        if read and self.unit is None:
            first, (cell, _) = next(iter(read.items()))
            notebook.blank("/money_unit", cell.place)
            notebook.warn(f"/funding/{first}", "表中没有写明金额单位，按元读。", 0.5)
        return Funding(**{field: found.yuan for field, (_, found) in read.items()})


def is_own(field: str, cell: Cell) -> bool:
    """Return whether a cell in front says something of its project: no number of its row, and nothing that no head names."""
    return bool(cell.text) and field != "skip" and not (field == "code" and ORDINAL.fullmatch(cell.text.strip()))


def year_of(cell: Cell | None) -> int | None:
    """Return the year that a cell holds, None for none."""
    found = YEAR.search(cell.text) if cell is not None else None
    return int(found[0]) if found else None


def in_text(cell: Cell, one: RunningIndicator) -> Read:
    """Return an indicator that a text says, at its cell."""
    cells = {"name": cell, **({"target": cell} if one.target else {})}
    return Read(said_indicator(one), cells, False, 0, dict.fromkeys(cells, SAID))


def office_above(part: Part) -> Cell | None:
    """Return the office that a note between the title and the head names (单位名称：…)."""
    for row in part.subtitles:
        for label, value in pairwise(row.cells):
            if value.text and means(label.text, "field") in ("unit", "department"):
                return value
    return None


def goal(found: Record, notebook: Notebook) -> str | None:
    """Return the goal in the texts of a row: under 【总体目标】 where they have such parts, else before the indicators."""
    if not found.texts:
        return None
    whole = "\n".join(cell.text for cell in found.texts)
    heads = list(TOTAL.finditer(whole))
    named = next((n for n, head in enumerate(heads) if means(head[1], "goal") is not None), None)
    if named is not None:
        text = whole[heads[named].end() : heads[named + 1].start() if named + 1 < len(heads) else None]
    else:
        cell = found.lead.get("goal")
        mark = marker().search(cell.text) if cell is not None else None
        text = "" if cell is None or is_blank(cell.text) else cell.text[: mark.start()] if mark else cell.text
    if not text.strip():
        return None
    at = whole.find(text.strip().partition("\n")[0])
    stops = list(accumulate(len(cell.text) + 1 for cell in found.texts))
    notebook.at("/goals/annual", found.texts[bisect_right(stops, max(at, 0))].place)
    return flowing(text)
