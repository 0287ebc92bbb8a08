"""The indicator table of a form: its head, its rows, and what each row says."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from jixiao.forms.grammar import contradict, level_ranks, meanings, means, standard_levels
from jixiao.forms.keys import HEAD, NOTE, POINTS, RANGE
from jixiao.formula.target_units import UNITS
from jixiao.model.document import Indicator
from jixiao.read.align import MORE_TARGETS, NUMBER, OFTEN, Mode, Role, Spot, aligned, fit, looks
from jixiao.read.blocks import Cell
from jixiao.read.languages import number, target
from jixiao.read.notebook import Notebook
from jixiao.read.rows import Row
from jixiao.read.segment import LONG_PROSE
from jixiao.read.table_head import UNKNOWN
from jixiao.read.tables import Table
from jixiao.read.wording import is_blank, is_counter, narrow, tidy, without_ordinal

OUTCOMES = frozenset(("actual", "score", "to_date", "forecast", "likelihood"))
LEVEL_FIELDS = frozenset(("level1", "level2"))
NUMBERS = frozenset(("points", "score"))
TEXTS = (
    "reason",
    "to_date",
    "forecast",
    "likelihood",
    "definition",
    "source",
    "value_basis",
    "method",
    "data_source",
    "scoring_rule",
    "evidence",
)
TOTAL = re.compile(r"(?:总分|合计|总计|总得分|自评总分)")
PAGE_FOOT = re.compile(r"\[(?:下载|打印|关闭)\]|扫一扫|打印本页|关闭窗口")
TABLE_MARK = re.compile(r"(?:附?表|附件|公开)\s*[一二三四五六七八九十\d]{1,3}(?:-\d{1,2})?\s*表?[:：]?")
"""The number of the next table, which a page prints above it."""
TORN_END = re.compile(r"(?:明显|显著|有所|稳步|逐步|不断|进一步|大幅)$")
TORN_START = re.compile(r"^[，。、；：）)】》的地得]")
UNPLACED = frozenset(("operator", "unit", "skip", UNKNOWN, *MORE_TARGETS))
"""Cells of a row that are parts of another field or of none."""
MISFITS = 24
"""Of so many cells one may be out of place where loose cells are cut into rows."""
POOR = -1.0
LOOSE = 0.9
"""How sure a row is that the source does not tell from the next."""


class Read(NamedTuple):
    """An indicator with where its parts stand, how far its row is shifted, and how sure the reading of the row is.

    ``stray``: a line without a target between the rows of a table, which is no indicator.
    """

    indicator: Indicator
    cells: dict[str, Cell]
    medium: bool
    shift: int = 0
    sure: float = 1.0
    stray: bool = False


class Levels:
    """The levels that hold for the next row: merged cells are printed once."""

    def __init__(self) -> None:
        self.first: Cell | None = None
        self.second: Cell | None = None
        self.nested = False
        self.told = False
        """Whether the columns are those of the source: then a level 1 that its level 2 contradicts is a slip of the form."""

    def take(self, first: Cell | None, second: Cell | None) -> None:
        """Take the level cells of a row."""
        if first is not None and second is None and self.nested and level_ranks(first.text)[0] and self.first is not first:
            first, second = None, first
        if first is not None:
            self.first, self.second = first, None
        if second is not None:
            self.second = second
            if self.first is not None and not self.told and contradict(self.first.text, second.text):
                self.first = None
            ranks = level_ranks(second.text)
            self.nested = ranks == (True, False) and self.first is not None and not level_ranks(self.first.text)[1]


def level_text(cell: Cell | None) -> str | None:
    """Return a level as printed without points, brackets and numbering."""
    if cell is None:
        return None
    text = RANGE.sub("", tidy(cell.text))
    for _ in range(2):
        text = NOTE.sub("", re.sub(r"（[^（）]*）", "", text))
    return POINTS.sub("", HEAD.sub("", text)).strip(":： ") or None


def row_stretches(rows: Iterable[Row]) -> Iterator[tuple[list[Cell], Mode]]:
    """Yield the cells of each told row, and of each run of loose ones, with how they come."""
    run: list[Cell] = []
    whole = False
    for row in rows:
        cells = [cell for cell in row.cells if not (cell.text and (means(cell.text, "block") or is_counter(cell.text)))]
        if row.loose:
            if run and whole is not row.whole:
                yield run, Mode(True, not whole)
                run = []
            run.extend(cells)
            whole = row.whole
            continue
        if run:
            yield run, Mode(True, not whole)
            run = []
        if cells:
            yield cells, Mode(exact=row.exact, spaced=row.spaced)
    if run:
        yield run, Mode(True, not whole)


def joined_values(table: Table) -> Iterator[Row]:
    """Yield rows, one of values only joined with the row before it, whose cells a copy broke over lines."""
    held: Row | None = None
    spaced = False
    for row in table.rows:
        if held is not None and spaced is row.spaced and only_values(row) and room(held, row, table.roles):
            cells = (*held.filled, *row.filled)
            held = held._replace(cells=tuple(cell._replace(column=n) for n, cell in enumerate(cells)), spaced=True)
            continue
        if held is not None:
            yield held
        held, spaced = (row if not (row.loose or row.exact) else None), row.spaced
        if held is None:
            yield row
    if held is not None:
        yield held


def only_values(row: Row) -> bool:
    """Return whether a told row of copied text holds nothing but values."""
    if row.loose or row.exact or not row.filled:
        return False
    seen = [looks(cell.text) for cell in row.filled]
    return all(one.number or one.led or one.counted or one.word for one in seen)


def room(held: Row, row: Row, roles: tuple[Role, ...]) -> bool:
    """Return whether a row that ends with its name has columns left for values."""
    filled = held.filled
    if not filled or len(filled) + len(row.filled) > len(roles):
        return False
    seen = looks(filled[-1].text)
    return not (seen.level1 or seen.level2 or seen.number)


def stretches(table: Table) -> Iterator[tuple[list[Cell], Mode]]:
    """Yield what :func:`row_stretches` yields, loose cells whose empty ones are told cut into rows of one width."""
    for cells, mode in row_stretches(joined_values(table)):
        cut = regular(cells, table.roles) if mode.cyclic and not mode.broken else None
        if cut is None:
            yield cells, mode
            continue
        for start in range(0, len(cells), cut[1]):
            row = cells[start : start + cut[1]]
            yield [cell._replace(column=n - cut[0]) for n, cell in enumerate(row)], Mode(exact=True)


def regular(cells: list[Cell], roles: tuple[Role, ...]) -> tuple[int, int] | None:
    """Return how many empty cells lead every row and how wide all rows are, None where no width fits."""
    heads = [role for role in roles if role.column is not None]
    if len(cells) < len(heads) or not any(not cell.text for cell in cells):
        return None
    tried = [
        (misfits(cells, heads, lead, width), lead, width) for lead in range(3) for width in range(len(heads) + lead, len(heads) + lead + 3)
    ]
    worst, lead, width = min(tried)
    return (lead, width) if worst * MISFITS <= len(cells) else None


def misfits(cells: list[Cell], roles: list[Role], lead: int, width: int) -> int:
    """Return how many filled cells can't stand in the column that rows of this width give them."""
    wrong = 0
    for index, cell in enumerate(cells):
        column = index % width - lead
        wrong += bool(cell.text) and not (0 <= column < len(roles) and stands(roles[column], cell.text))
    return wrong


def stands(role: Role, text: str) -> bool:
    """Return whether a cell can stand in a column; a level may stand where names do."""
    return fit(role, Spot(text), False) >= POOR or (role.field == "name" and any(level_ranks(text)))


def ends(row: Row) -> bool:
    """Return whether the indicator table is over at a row."""
    filled = row.filled
    if not filled:
        return False
    text = filled[0].text
    if any(m.field == "foot" for m in meanings(text)) or PAGE_FOOT.search(text) or TABLE_MARK.fullmatch(text.strip()):
        return True
    return row.loose and (len(text) > LONG_PROSE or re.match(r"\s*(?:注|附件|备注|填报人|说明)\s*[:：\d]", text) is not None)


def read_rows(table: Table, levels: Levels) -> Iterator[Read]:
    """Yield the indicators of a table."""
    loose = sum(row.loose for row in table.rows)
    told = loose * 2 < len(table.rows)
    outcome = any(role.field in OUTCOMES for role in table.roles)
    areas = areas_of(table.roles)
    for cells, mode in stretches(table):
        levels.told = mode.exact
        counts = Counter(cell.text for cell in cells) if mode.cyclic else Counter[str]()
        spots = [Spot(c.text, None if mode.cyclic or mode.spaced else c.column, bool(c.text) and counts[c.text] >= OFTEN) for c in cells]
        for pairs in aligned(spots, table.roles, mode):
            parts: dict[tuple[str, bool], list[Cell]] = {}
            for at, column in pairs:
                role = table.roles[column]
                if not is_blank(cells[at].text) or role.field == "operator":
                    parts.setdefault((role.field, role.medium), []).append(cells[at])
            for read in blocks_of(parts, levels, outcome, mode in (Mode(), Mode(exact=True)), areas):
                stray = told and mode.cyclic and read.indicator.target is None
                yield read._replace(shift=shift_of(read, table.roles, mode), sure=LOOSE if mode.cyclic else 1.0, stray=stray)


def areas_of(roles: tuple[Role, ...]) -> dict[str, str]:
    """Return the heads of the columns of targets by field where a form has one for every town; empty where it has one column."""
    found = {role.field: tidy(role.text) for role in roles if role.text and role.field in ("target", *MORE_TARGETS)}
    return found if len(found) > 1 else {}


def shift_of(read: Read, roles: tuple[Role, ...], mode: Mode) -> int:
    """Return by how many columns a row stands to the right of its head; 0 where columns are not told."""
    column = next((role.column for role in roles if role.field == "name" and role.medium is read.medium), None)
    return 0 if mode != Mode() or column is None or "name" not in read.cells else read.cells["name"].column - column


def blocks_of(
    parts: dict[tuple[str, bool], list[Cell]], levels: Levels, outcome: bool, told: bool, areas: Mapping[str, str]
) -> Iterator[Read]:
    """Yield the annual indicator of a row and, where the head has such a block, the medium-term one.

    ``outcome``: the table has columns of what was reached; ``told``: the row is one of the source's; ``areas``: heads of columns
    of targets by field.
    """
    first = next((parts[key][0] for key in (("level1", False), ("level1", True)) if key in parts), None)
    for medium in (True, False):
        own = {field: cells for (field, which), cells in parts.items() if which is medium}
        second = own.get("level2", [None])[0]
        if second is not None:
            second = joined(own["level2"])
        levels.take(first if first is not None and first is not levels.first else None, second)
        if nameless(own, told) or (own.get("name") and names_indicator(own["name"][0].text, outcome)):
            yield of_area(indicator(own, levels, medium), areas.get("target"))
            for more in MORE_TARGETS:
                if more in own:
                    yield of_area(indicator({**own, "target": own[more]}, levels, medium), areas.get(more))


def of_area(read: Read, area: str | None) -> Read:
    """Return an indicator as that of a town, where its column has one."""
    return read._replace(indicator=replace(read.indicator, area=area)) if area else read


def nameless(own: dict[str, list[Cell]], told: bool) -> bool:
    """Return whether a row holds a target and no name: beside a level, or with its sign in a row of the source; the name was left blank."""
    if "name" in own or "target" not in own:
        return False
    return not LEVEL_FIELDS.isdisjoint(own) or (told and looks(own["target"][0].text).led)


def names_indicator(text: str, outcome: bool) -> bool:
    """Return whether a name is one: an unused row holds 0 there, and 预算执行率 beside what was reached is the row of execution."""
    return not NUMBER.fullmatch(narrow(text)) and not (outcome and means(text, "money_column") == "execution_rate")


def joined(cells: list[Cell]) -> Cell:
    """Return cells that hold one text over several lines as one."""
    return cells[0] if len(cells) == 1 else cells[0]._replace(text="".join(cell.text for cell in cells))


def indicator(parts: dict[str, list[Cell]], levels: Levels, medium: bool) -> Read:
    """Return the indicator of one row's cells."""
    cells = {field: joined(found) for field, found in parts.items() if found}
    level1, level2 = level_text(levels.first), level_text(levels.second)
    if levels.first is not None:
        cells["level1"] = levels.first
    if levels.second is not None:
        cells["level2"] = levels.second
    standard1, standard2 = standard_levels(level1, level2)
    told: dict[str, Any] = {field: tidy(cells[field].text) for field in TEXTS if field in cells}
    told |= {field: number(cells[field].text) for field in NUMBERS if field in cells}
    value, name = raw_target(cells), cells["name"].text if "name" in cells else ""
    return Read(
        Indicator(
            level1=level1,
            level2=level2,
            level1_standard=standard1,
            level2_standard=standard2,
            name=without_ordinal(tidy(name)) or None,
            target=target(value, name)[0] if value else None,
            actual=tidy(cells["actual"].text) if "actual" in cells else None,
            **told,
        ),
        cells,
        medium,
    )


def raw_target(cells: dict[str, Cell]) -> str | None:
    """Return the target as one text: operator, value and unit may stand in columns of their own."""
    value = tidy(cells["target"].text) if "target" in cells else ""
    sign = narrow(cells["operator"].text) if "operator" in cells else ""
    if sign in ("定性", "定量", "/", "-", "—"):
        sign = ""
    if narrow(value).lstrip("≥≤≧≦><=万亿") in UNITS:
        return None
    unit = tidy(cells["unit"].text) if "unit" in cells and re.search(r"\d", value) else ""
    if not value or (sign and not re.search(r"\d", value)):
        return value or None
    return f"{sign}{value}{'' if unit and narrow(value).endswith(narrow(unit)) else unit}"


def note(read: Read, path: str, notebook: Notebook) -> None:
    """Write down where the parts of an indicator stand and what is odd about it."""
    for field, cell in read.cells.items():
        if field not in UNPLACED:
            notebook.at(f"{path}/{field}", cell.place, read.sure)
    name = read.indicator.name or ""
    if TORN_END.search(name) or TORN_START.search(name):
        notebook.warn(f"{path}/name", f"指标名称“{name}”像是被截断：首尾的字可能属于相邻的单元格或已经丢失。", 0.4)
    if read.indicator.target is not None and "target" in read.cells:
        _, problem, confidence = target(read.indicator.target.raw, name)
        if problem:
            notebook.warn(f"{path}/target", f"指标值“{read.indicator.target.raw[:40]}”：{problem}", min(confidence, 0.99))
