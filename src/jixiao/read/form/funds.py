"""The funds of a form: rows of the plan, and the columns of budget and execution in monitoring and self-evaluation."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from jixiao.forms.grammar import is_listed
from jixiao.forms.keys import label_key
from jixiao.model.document import SOURCES, Funding, Kind
from jixiao.read.blocks import Cell
from jixiao.read.form.fits import fit, is_figure
from jixiao.read.form.further import WHOLES, Source, further
from jixiao.read.form.items import Item
from jixiao.read.form.money_unit import printed_unit, unit_of_values
from jixiao.read.form.pairs import BUDGETS, UNCLEAR, Pair, doubted
from jixiao.read.languages import amount, is_amount, money_unit, number
from jixiao.read.notebook import Notebook
from jixiao.read.tokens import Gap
from jixiao.read.wording import is_blank, narrow
from jixiao.values.blank import is_nonzero

MISTYPED = re.compile(r"(?=.*[\d一二三四五六七八九])[-+\d.,一二三四五六七八九十百千万亿零〇两约余左右近元整角分oOlI]{1,20}")
"""What is an amount, though none that can be read."""
LED = re.compile(r"[^\d]*[\u4e00-\u9fff][^\d]{2,}[^\d+.-](\d[\d,]*(?:\.\d+)?(?:亿元|万元|元)?)")
"""An amount behind the name of its source in one cell (中央补助资金50)."""
SIDED = {"fiscal": ("total_fiscal", "annual_fiscal"), "other": ("total_other", "annual_other")}
OTHER_YEAR = re.compile("上一?年|去年|前[一二两三]?年|往年|以前年度|历年|下一?年|次年|明年")
"""A column of another year's money, which a form of this year does not keep."""
YEAR_ONLY = frozenset(("annual_fiscal", "annual_other", "carried_over"))
SKIPPED = {"initial": 0.3, "reason": 0.0, "adjusted": 1.0, "executed": 0.8, "execution_points": 0.5}
"""What it costs that nothing stands in a column of budget and execution; in others it costs little. Points are printed before scores are given."""
SKIP = 0.4
AGREES, DIFFERS = 2.0, -1.0
"""What it is worth that the rate is executed over budget, or the score the points' share of it, and that it is not."""
CLOSE, ROUNDED = Decimal("0.6"), Decimal("0.06")
HERE = 2.0
"""What it is worth that a figure stands under its head."""
MOST_HEADS = 12
PARTS = {declared: source for source, declared in SOURCES.items()}
"""What is declared of each source of the year's money, and the source: its row tells what was spent of it."""

OF_SOURCES = ("initial", "executed", "forecast")
"""Columns of amounts that a form keeps of every source beside its budget of the year."""


class Head(NamedTuple):
    """A head of a column of budget and execution; ``field`` is None where its wording is not known."""

    field: str | None
    item: Item


class Funds:
    """Reads the funds of one form into a :class:`Funding`."""

    def __init__(self, items: Sequence[Item], pairs: Sequence[Pair], notebook: Notebook, kind: Kind, unit: str | None) -> None:
        self.items, self.pairs, self.notebook, self.kind = items, pairs, notebook, kind
        self.labels = [item for item in items if item.label]
        printed = next((u for u in map(printed_unit, items) if u), unit) or unit_of_values(pairs)
        self.unit = printed or "元"
        self.unit_known = printed is not None
        self.read = dict[str, Decimal]()
        self.seen: set[str] = set()
        self.empty = dict[str, Cell]()
        self.sources: list[Source] = []

    def funding(self) -> Funding:
        """Return the funds; blanks stay None."""
        fields = {item.means("money") for item in self.labels}
        year = bool(fields & ({"annual"} | YEAR_ONLY))
        self.both, self.only_total = "total" in fields and year, "total" in fields and not year
        heads = heads_of(self.items)
        own = {head.item for head in heads}
        for pair in self.pairs:
            field = pair.label.means("money") or (None if fields & {"annual", "total"} else block_total(pair))
            if field and field != "skip" and pair.label not in own:
                self.row(field, pair, heads)
            elif field:
                self.source(pair, heads)
        if not heads:
            self.beside()
            self.under_heads()
        self.further()
        self.of_the_year()
        bare = next((item for item in self.labels if item.means("money")), None)
        if self.read and not self.unit_known and bare is not None:
            self.notebook.blank("/money_unit", bare.cell.place)
        for field, label in self.empty.items():
            if field not in self.read and f"/funding/{field}" not in self.notebook.places:
                self.notebook.blank(f"/funding/{field}", label.place)
        return Funding(**self.read)

    def row(self, field: str, pair: Pair, heads: list[Head]) -> None:
        """Read the row of a label."""
        if heads:
            self.executed_row(field, pair, heads)
            return
        side = self.side(field, pair.label)
        if side is None:
            return
        parts = self.parts(pair) if side in ("total", "annual") else {}
        filled = next((v for v in pair.values if v.text and v not in parts), None)
        if filled is not None and not is_blank(filled.text):
            self.amount(side, filled.cell, money_unit(pair.label.text))
        elif pair.empty and (filled is not None or any(is_amount(item.text) for item in self.items)):
            self.empty[side] = pair.label.cell
        for value, part in parts.items():
            name = SIDED[part][side == "annual"]
            if name not in self.read and not is_blank(value.text):
                self.amount(name, value.cell, None)

    def source(self, pair: Pair, heads: list[Head]) -> None:
        """Keep the amount of a source that no field is of, and the total that it stands under: the total's first and the year's second."""
        cells = cells_by_field(pair.values, heads) if heads else {}
        budget = cells.get("initial" if self.kind == "monitoring" else "adjusted") or cells.get("adjusted") or cells.get("initial")
        beside = next((value.cell for value in pair.values if value.text), None)
        cell = budget if heads else beside
        found = amount(cell.text, money_unit(pair.label.text) or self.unit) if cell is not None else None
        key = label_key(pair.label.text)
        again = any(source.label == key for source in self.sources)
        whole = "total" if self.only_total or (self.both and not heads and not again) else "annual"
        if cell is not None and found is not None and not found.odd:
            self.sources.append(Source(whole, key, cell, found.yuan))

    def of_the_year(self) -> None:
        """Give the sources of a block that is printed once under both totals to the year where they are its sum, and not the whole's."""
        total, annual = self.read.get("total"), self.read.get("annual")
        told = [name for pair in SIDED.values() for name in pair if name in self.read] + [
            name for name in ("total_further",) if name in self.read
        ]
        if total == annual or not told or any(not name.startswith("total_") for name in told):
            return
        if sum(self.read[name] for name in told) != annual:
            return
        self.read = {name.replace("total_", "annual_"): amount for name, amount in self.read.items()}
        self.empty = {name.replace("total_", "annual_"): label for name, label in self.empty.items()}
        for name in told:
            self.notebook.places[f"/funding/{name.replace('total_', 'annual_')}"] = self.notebook.places.pop(f"/funding/{name}")

    def further(self) -> None:
        """Keep what the further sources add to the totals."""
        fiscal = frozenset(label_key(item.text) for item in self.labels if item.means("money") in ("fiscal", "annual_fiscal"))
        found = {whole: told for whole in WHOLES if (told := further(self.sources, self.read, fiscal, whole)) is not None}
        labels = {frozenset(source.label for source in self.sources if source.whole == whole) for whole in WHOLES}
        alike = (
            max((told.sure for told in found.values()), default=0.0) if len(labels) == 1 else 0.0
        )  # what adds up on one side does on the other
        for whole, told in found.items():
            self.read[f"{whole}_further"] = told.amount
            self.notebook.at(f"/funding/{whole}_further", told.cell.place, max(told.sure, alike))

    def parts(self, pair: Pair) -> dict[Item, str]:
        """Return which amounts of a total's row are its parts (财政拨款, 其他资金): those under heads of parts, in rows of the source."""
        if not (pair.label.exact or pair.label.aligned):
            return {}
        above = [item for item in self.labels if item.row < pair.label.row and item.means("money") in SIDED and item.start is not None]
        return {value: field for value in pair.values for head in above if value.under(head) and (field := head.means("money"))}

    def side(self, field: str, label: Item) -> str | None:
        """Return which amount a row's label names: a plain 财政资金 is the total's first and the year's second, a lone one the nearest's above."""
        if field not in SIDED:
            self.seen.add(field)
            return field if field not in self.read else None
        total, annual = SIDED[field]
        order = (total,) if self.only_total else (total, annual) if self.both else (annual,)
        if self.both and not label.loose and [name for item in self.labels if (name := item.means("money")) in (field, annual)] == [field]:
            rows = {name: item.row for item in self.labels if (name := item.means("money")) in ("total", "annual") and item.row < label.row}
            order = (annual,) if rows.get("annual", -1) > rows.get("total", -1) else order
        for name in order:
            if name not in self.seen:
                self.seen.add(name)
                return name
        return None

    def amount(self, field: str, cell: Cell, own: str | None) -> None:
        """Keep the amount of a cell."""
        found, told = amount(cell.text, own or self.unit), None
        if found is None and (told := LED.fullmatch(narrow(cell.text))) is not None:
            found = amount(told[1], own or self.unit)
        path = f"/funding/{field}"
        if found is None:
            if MISTYPED.fullmatch(narrow(cell.text)):
                self.notebook.at(path, cell.place)
            self.notebook.warn(path, f"金额“{cell.text[:40]}”读不成数，留空。", 0.3)
            return
        self.read[field] = found.yuan
        self.notebook.at(path, cell.place)
        if told:
            self.notebook.warn(path, f"金额单元格里有别的文字：“{cell.text[:40]}”，取末尾的数。", 0.8)
        if found.odd:
            self.notebook.warn(path, f"金额单元格里不止一个数：“{cell.text[:40]}”，取第一个。", 0.8)
        if not (self.unit_known or own or "元" in cell.text or "万" in cell.text):
            self.notebook.warn(path, "表中没有写明金额单位，按元读。", 0.5)

    def executed_row(self, field: str, pair: Pair, heads: list[Head]) -> None:
        """Keep a row of budget and execution: the total's whole row, of the others the year's budget; a label among the heads has none."""
        if pair.label.row == heads[0].item.row and not any(value.text for value in pair.values):
            return
        cells = cells_by_field(pair.values, heads)
        year = "initial" if self.kind == "monitoring" else "adjusted"
        budget = cells.get(year) or cells.get("adjusted") or cells.get("initial")
        if field in ("annual", "total"):
            if "annual" in self.seen:
                return
            self.seen.add("annual")
            for name, cell in cells.items():
                self.keep(name, cell)
            self.unread_columns(pair, heads)
            if budget is not None:
                self.amount("annual", budget, None)
            if tells_all(pair, heads):
                self.columns_empty(pair.label.cell, {h.field for h in heads if h.field} - cells.keys(), year)
            return
        name = SIDED[field][1] if field in SIDED else field
        if year in {head.field for head in heads} and tells_all(pair, heads):
            budget = cells.get(year)  # left blank beside the first budget: after an adjustment nobody may know it
        if name in self.seen or (budget is None and not (cells and tells_all(pair, heads))):
            return
        self.seen.add(name)
        if budget is not None:
            self.amount(name, budget, None)
        self.of_source(name, cells)

    def of_source(self, source: str, cells: dict[str, Cell]) -> None:
        """Keep one source's budget at the start, what was spent of it and will be, and its rate."""
        part, rate = PARTS.get(source), cells.get("execution_rate")
        if part is None:
            return
        for column in OF_SOURCES:
            cell = cells.get(column)
            if cell is not None and amount(cell.text, self.unit) is not None:
                self.amount(f"{column}_{part}", cell, None)
        if rate is not None and (percent := number(rate.text)) is not None:
            self.read[f"rate_{part}"] = percent
            self.notebook.at(f"/funding/rate_{part}", rate.place)

    def unread_columns(self, pair: Pair, heads: list[Head]) -> None:
        """Note the amounts of the total's row that stand under heads of unknown wording; another year's money is of no field."""
        for head in heads if tells_all(pair, heads) else ():
            under = next((value for value in pair.values if value.under(head.item) and is_figure(value.text)), None)
            if head.field is None and under is not None and not OTHER_YEAR.search(head.item.text):
                name = head.item.text[:20]
                told = f"不认识的栏目“{name}”，它的金额没有读。" if amount(under.text, "元") else f"不认识的栏目“{name}”，它的数没有读。"
                self.notebook.miss("", told, head.item.cell.place)

    def columns_empty(self, label: Cell, fields: set[str], year: str) -> None:
        """Keep which columns of the total's row are empty, where all its cells are told."""
        for field in fields & (BUDGETS | {"execution_rate", "execution_points", "execution_score"}):
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

    def beside(self) -> None:
        """Read figures that stand beside 预算数, 执行数 and 执行率 in one row, and points beside the rate of execution."""
        told = [(pair.label.means("money_column"), pair) for pair in self.pairs]
        several = len({field for field, _ in told if field in BUDGETS}) > 1
        for field, pair in told if several else ():
            if field is None or field in self.read or not pair.values:
                continue
            if field in BUDGETS and is_amount(pair.values[0].text):
                self.amount(field, pair.values[0].cell, money_unit(pair.label.text))
            elif field == "execution_rate" and pair.values[0].text.strip().endswith(("%", "％")):
                self.keep(field, pair.values[0].cell)
        for pair in self.pairs:
            points = pair.label.means("money_column") == "execution_points" and "执行率" in pair.label.text
            value = next((v for v in pair.values if not is_blank(v.text)), None)
            if points and value is not None and "execution_points" not in self.read:
                self.keep("execution_points", value.cell)

    def under_heads(self) -> None:
        """Read the first figure of a row of figures that stands under a head which begins with the year's label."""
        for index, item in enumerate(self.items):
            if not item.label or item.means("money") != "annual" or "annual" in self.read or item.loose:
                continue
            below = [i for i in self.items[index + 1 :] if i.row in range(item.row + 1, item.row + 4) and i.text]
            for row in sorted({i.row for i in below}):
                cells = [i for i in below if i.row == row]
                if len(cells) > 1 and all(is_amount(c.text) for c in cells):
                    self.amount("annual", cells[0].cell, money_unit(item.text))
                    return


def block_total(pair: Pair) -> str | None:
    """Return that a row is the year's total which only the name of the block labels (资金总量), amounts beside it."""
    amounts = [value for value in pair.values if value.text and value.row == pair.label.row]
    return "annual" if pair.label.means("block") == "funds" and amounts and is_amount(amounts[0].text) else None


def heads_of(items: Sequence[Item]) -> list[Head]:
    """Return the heads of the columns of budget and execution, empty where the form has none.

    In a row of the source what stands between two heads is one of unknown wording: its figures are no other column's.
    """
    best: list[Head] = []
    run: list[Head] = []
    gap: list[Head] = []
    row = -1
    for item in items:
        field = item.means("money_column")
        if not item.loose and item.row != row:
            best, run, gap = max(best, [*run, *gap] if run else run, key=worth), [], []
        if field is None:
            if item.loose and item.text:
                best, run = max(best, run, key=worth), []
            gap = [*gap, Head(None, item)] if item.text and not item.loose and not item.label else gap
        if field is not None and is_listed(item.text):
            run = [head for head in run if head.field != field or is_listed(head.item.text)]  # one that is only like it was none
        if field is not None and field not in [head.field for head in run]:
            run = [*run, *gap, Head(field, item)]
            gap = []
        row = item.row
    return max(best, [*run, *gap] if run else run, key=worth)


def worth(run: list[Head]) -> int:
    """Return how many heads a run has that make a table of budget and execution; 0 where they make none."""
    known = [head for head in run if head.field]
    return len(known) if len(known) > 1 and any(head.field in BUDGETS for head in known) else 0


def tells_all(pair: Pair, heads: list[Head]) -> bool:
    """Return whether the row of a label tells all its cells, empty ones too."""
    return len(pair.values) >= len(heads) or (pair.label.exact and pair.label.start is not None)


def cells_by_field(values: Sequence[Item], heads: list[Head]) -> dict[str, Cell]:
    """Return filled cells by the field of their column: the best of all ways to share them out that keep their order."""
    values = values[: next((n for n in range(len(values), 0, -1) if values[n - 1].text), 0)]
    filled = [value for value in values if value.text and (not value.exact or any(value.under(head.item) for head in heads))][: len(heads)]
    if not filled or len(heads) > MOST_HEADS:
        return {}
    _, way = max((way_worth(filled, way, values, heads), way) for way in combinations(range(len(heads)), len(filled)))
    found = ((heads[n].field, value if heads[n].item.clear else doubted(value, UNCLEAR)) for value, n in zip(filled, way, strict=True))
    return {field: value.cell for field, value in found if field and not is_blank(value.text)}


def way_worth(filled: Sequence[Item], way: Sequence[int], values: Sequence[Item], heads: list[Head]) -> float:
    """Return how good it is to read some cells in some columns: by what they are, where they stand, and whether the figures agree."""
    total = sum(fit(kind(heads[n].field), value.text) + here(value, values, heads, n) for value, n in zip(filled, way, strict=True))
    total -= sum(SKIPPED.get(head.field or "", SKIP) for n, head in enumerate(heads) if n not in way)
    return total + agreement({heads[n].field or "": value.text for value, n in zip(filled, way, strict=True)})


def kind(field: str | None) -> str:
    """Return what a column of budget and execution holds."""
    if field is None:
        return "short"
    return {"execution_rate": "rate", "execution_points": "number", "execution_score": "number", "reason": "text"}.get(field, "amount")


def here(value: Item, values: Sequence[Item], heads: list[Head], column: int) -> float:
    """Return what it is worth that a value stands under its head: in the same column of the source, or as far along in its row."""
    if value.exact or value.aligned:
        return HERE * 2 if value.under(heads[column].item) else -HERE
    if in_columns(values, heads):
        return HERE if value.start == heads[column].item.start else 0.0
    counted = len(values) == len(heads) or any(not v.text for v in values)
    return HERE if counted and values.index(value) == column else 0.0


def in_columns(values: Sequence[Item], heads: list[Head]) -> bool:
    """Return whether a row of copied text that begins with its label kept its columns: every value begins where a head does."""
    starts = {head.item.start for head in heads} - {None}
    return bool(starts) and values[0].gap is Gap.CELL and all(value.start in starts for value in values if value.text)


def agreement(texts: dict[str, str]) -> float:
    """Return whether a rate is executed over budget, and a score its share of the points, as far as they are there."""
    figures = {field: number(text) if field.startswith("execution") else money(text) for field, text in texts.items() if field}
    adjusted, executed, rate = (figures.get(field) for field in ("adjusted", "executed", "execution_rate"))
    total = 0.0
    if is_nonzero(adjusted) and executed is not None and rate is not None:
        near = any(abs(executed / adjusted * 100 - percent) <= CLOSE for percent in (rate, rate * 100))
        total += AGREES if near else DIFFERS
    points, score = figures.get("execution_points"), figures.get("execution_score")
    if points is not None and points % 1:
        total -= SKIP
    if is_nonzero(points) and score is not None and rate is not None:
        total += AGREES / 2 if abs(points * min(rate, Decimal(100)) / 100 - score) <= ROUNDED else 0.0
    return total


def money(text: str) -> Decimal | None:
    """Return the figure of an amount, None for what is none."""
    found = amount(text, "元")
    return found.yuan if found else None
