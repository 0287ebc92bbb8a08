"""What the text around a lone form says of it that the form does not: its money, and its name in the title.

某某局2022年度辅警人员经费绩效自评报告……全年预算数2565万元，全年执行数2565万元，预算执行率100%。
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.forms.grammar import means
from jixiao.read.blocks import Cell
from jixiao.read.form.project import FormRead
from jixiao.read.languages import amount, number
from jixiao.read.lines import Row
from jixiao.read.wording import narrow

SAID = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,8}?)(?:为|是|:)?(\d[\d,]*(?:\.\d+)?)(亿元|万元|元|%|分)")
"""A label, its figure and the unit of it, in a sentence."""
FUNDS = {"initial": "元", "adjusted": "元", "executed": "元", "execution_rate": "%", "execution_score": "分"}
UNITS = {**FUNDS, "total_score": "分"}
"""What the figures end with."""
TITLED = re.compile(r"20\d\d年度?(.{4,40}?)(?:项目)?(?:支出)?绩效(?:支出)?(?:自评|自我评价|目标)")
GENERAL = re.compile(r"部门|单位|转移支付|区域|整体|一般性|预算|支出|省级|市级|县级|区级|本级|所有|项目$|^项目|年度|[、，,：:]")
"""What the title of many projects' forms has in the place of a name."""
SURE = 0.8
"""How sure it is what is said around a form."""
LONGEST = 60


class Figure(NamedTuple):
    """A figure of the funds as a sentence says it, and where."""

    field: str
    value: Decimal
    cell: Cell


def with_said(form: FormRead, rows: Sequence[Row]) -> FormRead:
    """Return the lone form of a file with the money and the name that the rows around it say, where it has none."""
    project, notebook = form.project, form.notebook
    if all(getattr(project.funding, field) is None for field in FUNDS):
        figures = {one.field: one for one in said_once(rows)}
        for field, one in figures.items():
            notebook.at(f"/funding/{field}" if field in FUNDS else f"/{field}", one.cell.place, SURE)
        funding = replace(project.funding, **{field: one.value for field, one in figures.items() if field in FUNDS})
        score = figures["total_score"].value if "total_score" in figures else project.total_score
        project = replace(project, funding=funding, total_score=score)
    if project.name is None and "/name" not in notebook.blanks and (named := titled(rows)) is not None:
        notebook.at("/name", named.place, SURE)
        project = replace(project, name=named.text)
    return form._replace(project=project)


def said_once(rows: Iterable[Row]) -> list[Figure]:
    """Return the figures of the funds that sentences say, those that are said in one way only."""
    found: dict[str, list[Figure]] = {}
    for row in rows:
        for cell in row.filled if row.loose else ():
            for one in figures_in(cell):
                found.setdefault(one.field, []).append(one)
    return [told[0] for told in found.values() if len({one.value for one in told}) == 1]


def figures_in(cell: Cell) -> Iterator[Figure]:
    """Yield the figures of the funds that a text says, a score behind the rate of execution being that of the execution."""
    rated = False
    for label, figure, unit in SAID.findall(narrow(cell.text)):
        field = means(label, "money_column")
        if unit == "分":
            field = "execution_score" if rated and "评" in label else means(label, "field")
        rated = rated or field == "execution_rate"
        held = amount(figure + unit, "元") if unit.endswith("元") else None
        value = held.yuan if held is not None else number(figure)
        if field is not None and value is not None and unit.endswith(UNITS.get(field, "?")):
            yield Figure(field, value, cell)


def titled(rows: Iterable[Row]) -> Cell | None:
    """Return the name of the project in the title of a file, None where it speaks of many."""
    for row in rows:
        for cell in row.filled if len(row.filled) == 1 and len(row.filled[0].text) <= LONGEST else ():
            found = TITLED.search(narrow(cell.text))
            if found is not None and not GENERAL.search(found[1]):
                return cell._replace(text=found[1])
    return None
