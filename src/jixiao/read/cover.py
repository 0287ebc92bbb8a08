"""The cover: title, authority, year, and how many projects and how much money the document says it holds."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from jixiao.formula.numerals import counted
from jixiao.model.document import CostItem
from jixiao.read.blocks import Cell
from jixiao.read.disclosed import disclosed
from jixiao.read.languages import budget_items
from jixiao.read.lines import Row
from jixiao.read.notebook import Notebook
from jixiao.read.segment import title_kind
from jixiao.read.wording import narrow, tidy
from jixiao.values.money import yuan
from jixiao.values.place import Place

YEAR = re.compile(r"(20\d\d)\s*年")
AUTHORITY = re.compile(r"^([^（(]{3,60}?)(?<!表)\s*(?:关于)?\s*20\d\d\s*年")
COUNT = re.compile(
    r"(?:项目(?:共|共计|总数|数量?)?[:：]?(\d{1,4}|[一二三四五六七八九十百两]{1,5})个|(\d{1,4}|[一二三四五六七八九十百两]{1,5})个(?:预算|财政|支出|专项|财政支出)?项目)"
)
TOTAL = re.compile(r"(?:资金|金额|预算|合计|总额|项目)[^\d。；]{0,14}?(\d[\d,]*(?:\.\d+)?)(亿元|万元|千元|元)")
SCORE = re.compile(r"平均得?分[为:：]?(\d{1,3}(?:\.\d+)?)")
SUM = re.compile(r"\d.*[*×xX✕+＋].*[=＝]\s*\d")
PERSONS = re.compile(r"编报绩效目标|绩效目标|自评|涉及|项目")


REACH = 400
"""A line longer than this is no line of a calculation."""


class Cover(NamedTuple):
    """What the cover says."""

    title: str | None
    authority: str | None
    fiscal_year: int | None
    kind: str | None
    figures: dict[str, Any]


def read_cover(rows: list[Row], notebook: Notebook) -> Cover:
    """Return what the rows before the first narrative or form say about the document."""
    title = authority = kind = None
    year: int | None = None
    figures: dict[str, Any] = {"stated": {}}
    for row in rows:
        for cell in row.filled:
            text = tidy(cell.text)
            if title is None and len(text) <= 80 and is_document_title(text):
                title, kind = text, title_kind(narrow(text))
                notebook.at("/title", cell.place)
                if found := AUTHORITY.match(text):
                    authority = found[1]
                    notebook.at("/authority", cell.place)
                if found := YEAR.search(narrow(text)):
                    year = int(found[1])
                    notebook.at("/fiscal_year", cell.place)
    keep_statements(rows, figures, notebook)
    figures["calculations"] = calculations([cell for row in rows for cell in row.filled], notebook)
    return Cover(title, authority, year, kind, figures)


def once(figures: dict[str, Any], notebook: Notebook) -> dict[str, Any]:
    """Return the figures of a cover with forms behind it: how many of them there are, and for how much, is its count and total alone."""
    said = {kind: str(figures.get(f"stated_{kind}")) for kind in ("count", "total")}
    same = [name for name, value in figures["stated"].items() if said.get(name.rpartition("_")[2]) == value]
    for name in same:
        notebook.places.pop(f"/stated/{name}", None)
    return {**figures, "stated": {name: value for name, value in figures["stated"].items() if name not in same}}


def calculations(cells: list[Cell], notebook: Notebook) -> tuple[CostItem, ...]:
    """Return the sums with their results that lines of the cover tell (17座×9.6万元/座=163.5万元)."""
    found: list[CostItem] = []
    for cell in cells:
        if len(cell.text) <= REACH and SUM.search(cell.text):
            for item in budget_items(cell.text)[0]:
                if item.stated is not None and item.computed is not None:
                    notebook.at(f"/calculations/{len(found)}", cell.place)
                    found.append(item)
    return tuple(found)


def is_document_title(text: str) -> bool:
    """Return whether a line of the cover is the document's title."""
    plain = narrow(text)
    return title_kind(plain) is not None and not re.search("[。；]|联系人|附件[:：]|^(?:见|根据|按照|附件|绩效目标设置)", plain)


def keep_statements(rows: Iterable[Row], figures: dict[str, Any], notebook: Notebook) -> None:
    """Keep what the rows state of the document; what stands first counts."""
    for row in rows:
        for cell in row.filled:
            statement(cell.text, figures, notebook, cell.place)


def statement(text: str, figures: dict[str, Any], notebook: Notebook, place: Place) -> None:
    """Keep count, total and other figures that a sentence of the cover states."""
    plain = narrow(text)
    if len(plain) > 2000 or "项目" not in plain or not PERSONS.search(plain):
        return
    if "stated_count" not in figures and (found := COUNT.search(plain)):
        figures["stated_count"] = counted(found[1] or found[2])
        notebook.at("/stated_count", place)
        if total := TOTAL.search(plain, found.end()):
            figures["stated_total"] = yuan(total[1].replace(",", ""), total[2])
            notebook.at("/stated_total", place)
    for name, value in disclosed(plain):
        if name not in figures["stated"]:
            figures["stated"][name] = value
            notebook.at(f"/stated/{name}", place)
    if found := SCORE.search(plain):
        figures["stated"]["average_score"] = found[1]
        notebook.at("/stated/average_score", place)
