"""A table of projects and their money beside the forms: what a list of targets leaves out stands there."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.forms.grammar import means
from jixiao.forms.keys import label_key
from jixiao.read.blocks import Block, Cell, Grid, Paragraph
from jixiao.read.form.project import FormRead
from jixiao.read.languages import amount, money_unit
from jixiao.read.wording import narrow

SUMS = ("合计", "总计", "预算合计", "资金合计", "金额", "预算金额", "预算数", "项目金额", "本年预算", "年度预算")
"""Heads of a project's whole money, the surer first."""
UNIT = re.compile(r"单位[:：]?(?:人民币)?(?:亿元|百万元|万元|千元|元)")
ABOVE = 6
SURE = 0.9


class Budget(NamedTuple):
    """The money of a project: its cell and the unit of its table."""

    cell: Cell
    unit: str


def budgets(blocks: Sequence[Block]) -> dict[str, Budget]:
    """Return the money of projects by their names, of tables whose unit is printed; names that come twice are left out."""
    found: dict[str, Budget] = {}
    twice: set[str] = set()
    for before, block in pairwise([None, *blocks]):
        if not isinstance(block, Grid) or not block.exact:
            continue
        note = before.text if isinstance(before, Paragraph) else ""
        for name, budget in budgets_in_grid(block, note):
            twice |= {name} if name in found else set()
            found.setdefault(name, budget)
    return {name: budget for name, budget in found.items() if name not in twice}


def budgets_in_grid(grid: Grid, note: str) -> Iterator[tuple[str, Budget]]:
    """Yield names and money of a grid, under a head that has both."""
    head: tuple[int, int] | None = None
    unit: str | None = None
    for index, row in enumerate(grid.rows):
        filled = [cell for cell in row if cell.text]
        names = [cell for cell in filled if means(cell.text, "field") == "name"]
        if names:
            money = sums(filled)
            head = (names[0].column, money.column) if money is not None and len(filled) > 1 else None
            unit = unit_above(grid.rows[max(0, index - ABOVE) : index + 1], note)
        elif head is not None and unit is not None:
            cells = {cell.column: cell for cell in filled}
            if set(head) <= cells.keys() and amount(cells[head[1]].text, unit) is not None:
                yield narrow(cells[head[0]].text), Budget(cells[head[1]], unit)


def sums(filled: list[Cell]) -> Cell | None:
    """Return the head of the column of a project's whole money."""
    keys = [label_key(cell.text) for cell in filled]
    first = next((filled[keys.index(name)] for name in SUMS if name in keys), None)
    return first or next((cell for cell in filled if means(cell.text, "money") == "annual"), None)


def unit_above(rows: Sequence[tuple[Cell, ...]], note: str) -> str | None:
    """Return the unit of money that a table's head or a note above it prints."""
    for text in (*(cell.text for row in reversed(rows) for cell in row), note):
        if text and (UNIT.search(narrow(text)) or (len(text) <= 20 and re.search(r"\((?:亿|百万|万|千)?元\)$", narrow(text)))):
            return money_unit(text)
    return None


def with_budgets(forms: Sequence[FormRead], blocks: Sequence[Block]) -> list[FormRead]:
    """Return forms, those without any money with the money that another table gives their name."""
    if all(form.project.funding.annual is not None or form.project.funding.total is not None for form in forms):
        return list(forms)
    known = budgets(blocks)
    return [with_budget(form, known.get(narrow(form.project.name or ""))) for form in forms]


def with_budget(form: FormRead, budget: Budget | None) -> FormRead:
    """Return a form with the money of another table where it has none of its own."""
    funding = form.project.funding
    found = amount(budget.cell.text, budget.unit) if budget is not None else None
    if budget is None or found is None or funding.annual is not None or funding.total is not None:
        return form
    form.notebook.at("/funding/annual", budget.cell.place, SURE)
    return form._replace(project=replace(form.project, funding=replace(funding, annual=found.yuan)))
