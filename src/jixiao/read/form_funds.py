"""The funds of a form: rows of the plan, and the columns of budget and execution in monitoring and self-evaluation."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from jixiao.forms.grammar import meanings, means
from jixiao.model.document import Funding, Kind
from jixiao.read.blanks import ends_line, has_cell
from jixiao.read.blocks import Cell
from jixiao.read.items import Item, values_after
from jixiao.read.languages import amount, money_unit, number
from jixiao.read.notebook import Notebook
from jixiao.read.wording import is_blank, narrow

LONGEST_HEAD = 20
MISTYPED = re.compile(r"(?=.*[\d一二三四五六七八九])[-+\d.,一二三四五六七八九十百千万亿零〇两约余左右近元整角分oOlI]{1,20}")
"""What is an amount, though none that can be read."""
UNIT_IN_HEAD = re.compile(r"(?:金额|资金|预算|经费|投入|支出)\((?:单位:?)?(?:人民币)?(?:亿元|百万元|万元|千元|元)\)?$")
"""The unit in a head of money (预算金额（万元）)."""
BUDGETS = frozenset(("initial", "adjusted", "executed"))
SIDED = {"fiscal": ("total_fiscal", "annual_fiscal"), "other": ("total_other", "annual_other")}
BARE_UNIT = re.compile(r"\s*[(（]\s*(?:单位[:：])?(?:亿元|百万元|万元|千元|元)\s*[)）]?\s*")
"""A unit in a cell of its own, under its label."""
YEAR_ONLY = frozenset(("annual_fiscal", "annual_other", "carried_over"))


class Column(NamedTuple):
    """A column of a table of budget and execution."""

    field: str
    column: int


class Funds:
    """Reads the funds of one form into a :class:`Funding`."""

    def __init__(self, items: list[Item], notebook: Notebook, kind: Kind, unit: str | None) -> None:
        self.items, self.notebook, self.kind = items, notebook, kind
        printed = next((u for u in map(printed_unit, items) if u), unit)
        self.unit = printed or "元"
        self.unit_known = printed is not None
        self.read = dict[str, Decimal]()
        self.seen: set[str] = set()
        self.empty = dict[str, Cell]()

    def funding(self) -> Funding:
        """Return the funds; blanks stay None."""
        fields = {means(item.text, "money") for item in self.items}
        self.both = bool(fields & {"total"}) and bool(fields & ({"annual"} | YEAR_ONLY))
        self.only_total = "total" in fields and not fields & ({"annual"} | YEAR_ONLY)
        self.heads = self.money_heads()
        columns = self.columns()
        for index, item in enumerate(self.items):
            field = means(item.text, "money")
            if field and field != "skip" and not (columns and means(item.text, "money_column")):
                self.row(field, index, columns)
        if not columns:
            self.pairs()
            self.under_heads()
            self.execution()
        for field, label in self.empty.items():
            if field not in self.read and f"/funding/{field}" not in self.notebook.places:
                self.notebook.blank(f"/funding/{field}", label.place)
        return Funding(**self.read)

    def columns(self) -> list[Column]:
        """Return the heads of the budget and execution columns, empty where the form has none."""
        best: list[Column] = []
        run: list[Column] = []
        row = -1
        for item in self.items:
            field = means(item.text, "money_column")
            if field is None or (not item.loose and item.row != row and run):
                best = run if better(run, best) else best
                run = []
            if field is not None and field not in [c.field for c in run]:
                run.append(Column(field, item.cell.column))
            row = item.row
        return run if better(run, best) else best

    def row(self, field: str, index: int, columns: list[Column]) -> None:
        """Read the row whose label stands at ``index``."""
        item = self.items[index]
        values = values_after(self.items, index)
        if columns:
            self.executed_row(field, item, values, columns)
            return
        side = self.side(field)
        if side is None:
            return
        parts = self.parts(item, values) if side in ("total", "annual") else {}
        filled = next((v for v in values if v.text and v not in parts), None)
        if filled is not None and not is_blank(filled.text):
            self.amount(side, filled.cell, money_unit(item.text))
        elif filled is None and item not in (self.heads or ()):
            self.left_empty(side, index)
        for value, part in parts.items():
            name = SIDED[part][side == "annual"]
            if name not in self.read and not is_blank(value.text):
                self.amount(name, value.cell, None)

    def left_empty(self, field: str, index: int) -> None:
        """Keep that no amount stands beside a label: in its cell, or before the line ends in a form that has amounts so."""
        if has_cell(self.items, index) or (ends_line(self.items, index) and any(amount(i.text, "元") for i in self.items)):
            self.empty[field] = self.items[index].cell

    def parts(self, label: Item, values: list[Item]) -> dict[Item, str]:
        """Return which amounts of a total's row are its parts (财政拨款, 其他资金): those under heads of parts, where every head has its amount."""
        if not label.exact or self.heads is None or self.heads[0].row >= label.row or len(values) != len(self.heads):
            return {}
        named = zip(values, (means(head.text, "money") for head in self.heads), strict=True)
        return {value: field for value, field in named if field in SIDED}

    def money_heads(self) -> list[Item] | None:
        """Return the first heads of money side by side of which one is a part's, None where a form has none."""
        for _, row in groupby(self.items, key=lambda item: item.row):
            for is_head, run in groupby(row, key=lambda item: means(item.text, "money") is not None):
                heads = list(run)
                if is_head and len(heads) > 1 and any(means(head.text, "money") in SIDED for head in heads):
                    return heads
        return None

    def execution(self) -> None:
        """Read the points of execution that stand beside their label in a form without columns of execution."""
        for index, item in enumerate(self.items):
            if means(item.text, "money_column") == "execution_points" and "执行率" in item.text and "execution_points" not in self.read:
                value = next((v for v in values_after(self.items, index) if not is_blank(v.text)), None)
                if value is not None:
                    self.keep("execution_points", value.cell)

    def side(self, field: str) -> str | None:
        """Return which amount a row's label names: a plain 财政资金 is the total's first and the year's second."""
        if field not in SIDED:
            self.seen.add(field)
            return field if field not in self.read else None
        total, annual = SIDED[field]
        order = (total,) if self.only_total else (total, annual) if self.both else (annual,)
        for name in order:
            if name not in self.seen:
                self.seen.add(name)
                return name
        return None

    def amount(self, field: str, cell: Cell, own: str | None) -> None:
        """Keep the amount of a cell."""
        found = amount(cell.text, own or self.unit)
        path = f"/funding/{field}"
        if found is None:
            if MISTYPED.fullmatch(narrow(cell.text)):
                self.notebook.at(path, cell.place)
            self.notebook.warn(path, f"金额“{cell.text[:40]}”读不成数，留空。", 0.3)
            return
        self.read[field] = found.yuan
        self.notebook.at(path, cell.place)
        if found.odd:
            self.notebook.warn(path, f"金额单元格里不止一个数：“{cell.text[:40]}”，取第一个。", 0.8)
        if not (self.unit_known or own or "元" in cell.text or "万" in cell.text):
            self.notebook.warn(path, "表中没有写明金额单位，按元读。", 0.5)

    def executed_row(self, field: str, label: Item, values: list[Item], columns: list[Column]) -> None:
        """Keep a row of budget and execution: the total's whole row, of the others the year's budget."""
        cells = dict(self.paired(values, columns))
        year = "initial" if self.kind == "monitoring" else "adjusted"
        budget = cells.get(year) or cells.get("adjusted") or cells.get("initial")
        if field in ("annual", "total"):
            if "annual" in self.seen:
                return
            self.seen.add("annual")
            for name, cell in cells.items():
                self.keep(name, cell)
            if budget is not None:
                self.amount("annual", budget, None)
            if len(values) >= len(columns):
                self.columns_empty(label.cell, {c.field for c in columns} - cells.keys(), year)
            return
        name = SIDED[field][1] if field in SIDED else field
        if name not in self.seen and budget is not None:
            self.seen.add(name)
            self.amount(name, budget, None)

    def columns_empty(self, label: Cell, fields: set[str], year: str) -> None:
        """Keep which columns of the total's row are empty, where all its cells are told."""
        for field in fields & (BUDGETS | {"execution_rate", "execution_score"}):
            self.empty[field] = label
        if year in fields and "annual" not in self.read:
            self.empty["annual"] = label

    def keep(self, name: str, cell: Cell) -> None:
        """Keep one cell of the total's row."""
        if name in BUDGETS or name == "forecast":
            self.amount(name, cell, None)
        elif name.startswith("execution") and (value := number(cell.text)) is not None:
            self.read[name] = value
            self.notebook.at(f"/funding/{name}", cell.place)

    def paired(self, values: list[Item], columns: list[Column]) -> Iterator[tuple[str, Cell]]:
        """Yield filled cells with their columns: by place where cells are told apart, else in order by what they can be."""
        while values and not values[-1].text:
            values = values[:-1]
        waiting = list(columns)
        if (anchored := by_rate(values, columns)) is not None:
            yield from anchored
            return
        aligned = any(not v.text for v in values) or len(values) == len(columns)
        for value in values:
            if aligned and waiting:
                column = waiting.pop(0)
                if value.text and not is_blank(value.text):
                    yield column.field, value.cell
                continue
            while waiting and not plausible(waiting[0].field, value.text):
                waiting.pop(0)
            if waiting:
                yield waiting.pop(0).field, value.cell

    def pairs(self) -> None:
        """Read figures that stand beside 预算数 and 执行数 in one row."""
        found = [(means(i.text, "money_column"), n) for n, i in enumerate(self.items) if means(i.text, "money_column") in BUDGETS]
        for field, index in found if len({field for field, _ in found}) > 1 else ():
            values = values_after(self.items, index)
            if field and field not in self.read and values and amount(values[0].text, "元"):
                self.amount(field, values[0].cell, money_unit(self.items[index].text))

    def under_heads(self) -> None:
        """Read the first figure of a row of figures that stands under a head which begins with the year's label."""
        for index, item in enumerate(self.items):
            if means(item.text, "money") != "annual" or "annual" in self.read or item.loose:
                continue
            unit = money_unit(item.text)
            below = [i for i in self.items[index + 1 :] if i.row in range(item.row + 1, item.row + 4) and i.text]
            rows = sorted({i.row for i in below})
            for row in rows:
                cells = [i for i in below if i.row == row]
                if len(cells) > 1 and all(amount(c.text, "元") for c in cells):
                    self.amount("annual", cells[0].cell, unit)
                    return


def by_rate(values: list[Item], columns: list[Column]) -> list[tuple[str, Cell]] | None:
    """Return filled cells with their columns on both sides of the only rate, where empty cells got lost; None where that is not so."""
    rates = [n for n, value in enumerate(values) if "%" in value.text]
    at = next((n for n, column in enumerate(columns) if column.field == "execution_rate"), None)
    if at is None or len(rates) != 1 or len(values) >= len(columns) or not all(value.text for value in values):
        return None
    before, after = values[: rates[0]], values[rates[0] + 1 :]
    if len(before) > at or len(after) > len(columns) - at - 1:
        return None
    left = zip(columns[at - len(before) : at], before, strict=True)
    right = zip(columns[at + 1 :], after, strict=False)
    told = [*left, (columns[at], values[rates[0]]), *right]
    return [(column.field, value.cell) for column, value in told if not is_blank(value.text)]


def better(run: list[Column], best: list[Column]) -> bool:
    """Return whether a run of heads is a table of budget and execution, and longer than the best so far."""
    return len(run) > max(1, len(best)) and any(c.field in BUDGETS for c in run)


def plausible(field: str, text: str) -> bool:
    """Return whether a cell can stand in a column."""
    if field == "reason":
        return number(text) is None
    if field == "execution_rate":
        return "%" in text or number(text) is not None
    return "%" not in text and (amount(text, "元") is not None)


def printed_unit(item: Item) -> str | None:
    """Return the unit of money that a label of funds, or a note on the unit, prints."""
    if "元" not in item.text:
        return None
    if len(item.text) <= LONGEST_HEAD and UNIT_IN_HEAD.search(narrow(item.text)):
        return money_unit(item.text)
    if (
        "单位" in item.text
        or BARE_UNIT.fullmatch(item.text)
        or any(m.group in ("money", "money_column") or m.field == "funds" for m in meanings(item.text))
    ):
        return money_unit(item.text)
    return None
