"""A blank form to be filled in and handed back: the printed levels, hints at every cell, in workbooks lists to choose from."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from jixiao.errors import UsageWrong
from jixiao.forms.hints import Hint, hints
from jixiao.forms.layout import Layout
from jixiao.model.document import Document, Indicator, Project, Source
from jixiao.model.finding import FoundPlace
from jixiao.values.columns import letters_of
from jixiao.write.annotate.docx import Author, annotated
from jixiao.write.annotate.remark import Remark
from jixiao.write.document.build import pages
from jixiao.write.document.docx import docx
from jixiao.write.document.pages import Box, Form, Pages
from jixiao.write.document.printed import is_money
from jixiao.write.document.xlsx import Area, Writer, xlsx

SUFFIXES = (".docx", ".xlsx")
HELPER = Author("填表提示", "填")
DATES = frozenset(("start", "finish"))
POINTS = frozenset(("indicators/points", "indicators/score", "funding/execution_points", "funding/execution_score"))
SUMS = {
    "funding/total": ("funding/total_fiscal", "funding/total_other"),
    "funding/annual": ("funding/annual_fiscal", "funding/carried_over", "funding/annual_other"),
}
"""Totals of a form and what they are made of."""
MOST_POINTS = 1000
LONGEST_MESSAGE = 255
"""Characters that a workbook shows beside a cell."""
HEAD = {"zh": "怎么填", "en": "How to fill in"}
RED = {"bg_color": "#FFC7CE", "font_color": "#9C0006"}


def blank(layout: Layout, year: int | None, suffix: str, lang: str = "zh") -> bytes:
    """Return the empty form of a layout as a file of the suffix; UsageWrong for one that nobody fills in."""
    if suffix not in SUFFIXES:
        raise UsageWrong(f"空表写成 {' 或 '.join(SUFFIXES)}。", f"A blank form is written as {' or '.join(SUFFIXES)}.")
    made = blank_pages(layout, year)
    if suffix == ".xlsx":
        return xlsx(made, partial(BlankWriter, layout=layout, year=year, lang=lang))
    return annotated(docx(made), list(_remarks(made, layout, year, lang)), None, HELPER)


def blank_pages(layout: Layout, year: int | None) -> Pages:
    """Return the pages of the empty form: nothing but its labels, its year, and the levels of indicators."""
    rows = [Indicator(level1=one, level2=two) for one, two, count in hints().rows for _ in range(count)]
    project = Project(
        kind=layout.kind,
        form_year=year,
        indicators=tuple(rows) if layout.indicators is not None else (),
        indicators_medium_term=tuple(rows) if layout.indicators is not None and layout.indicators.medium else (),
    )
    document = Document(kind=layout.kind, fiscal_year=year, source=Source(file=layout.name, sha256=""), projects=(project,))
    return pages(document, lambda _: layout)


def fields(form: Form, layout: Layout) -> Iterator[tuple[int, Box, str]]:
    """Yield the cells that are filled in: the table they stand in from 0, the box, the field (``indicators/name``)."""
    block = layout.indicators
    starts: dict[int, str] = {}
    at = int(block is not None and block.side is not None)
    for column in block.columns if block is not None else ():
        starts[at] = f"indicators/{column.field}" if column.field and column.tick is None else ""
        at += column.span
    for number, table in enumerate(form.tables):
        for box in table.boxes:
            in_column = starts.get(box.column, "") if box.row >= table.heads else ""
            field = in_column if table.heads else (box.pointer or "").strip("/")
            if field:
                yield number, box, field


def _remarks(made: Pages, layout: Layout, year: int | None, lang: str) -> Iterator[Remark]:
    """Yield a hint for every field, at the first cell that takes it."""
    form = next(part for part in made.parts if isinstance(part, Form))
    told: set[str] = set()
    for table, box, field in fields(form, layout):
        hint = hints().hints.get(field)
        if hint is not None and field not in told:
            told.add(field)
            place = FoundPlace(path=f"/{field}", table=table + 1, row=box.row + 1, column=box.column + 1)
            yield Remark(place, "note", HEAD["en" if lang == "en" else "zh"], (hint.of(lang, year),))


class BlankWriter(Writer):
    """Writes sheets to be filled in: figures and dates as such, hints where a cell is chosen, wrong totals in red."""

    def __init__(self, book: Any, *, layout: Layout, year: int | None, lang: str) -> None:  # noqa: ANN401 - xlsxwriter has no types
        super().__init__(book)
        self.layout, self.year, self.lang = layout, year, lang
        self.named: dict[tuple[int, int, int], str] = {}
        self.number = -1
        self.areas: dict[str, Area] = {}

    def form(self, form: Form) -> None:
        """Add the sheet, then what its totals must agree with."""
        self.named = {(number, box.row, box.column): field for number, box, field in fields(form, self.layout)}
        super().form(form)

    def table(self, sheet: Any, table: Any, top: int, widths: Any) -> int:  # noqa: ANN401 - the same
        """Write a table; with the last one, watch the totals."""
        self.number += 1
        below = super().table(sheet, table, top, widths)
        self._watch(sheet)
        return below

    def empty_format(self, box: Box) -> str:
        """Return the format of a cell to be filled in: of a date, of a figure, of text."""
        field = self.named.get((self.number, box.row, box.column), "")
        if field and is_money(field):
            return f"#,##0.{'0' * self.layout.decimals}"
        return "yyyy-mm-dd" if field in DATES else "General" if field in POINTS else "@"

    def box(self, sheet: Any, box: Box, area: Area) -> None:  # noqa: ANN401 - the same
        """Write one box with what may be typed into it."""
        super().box(sheet, box, area)
        field = self.named.get((self.number, box.row, box.column))
        if field is None:
            return
        self.areas[field] = area
        hint = hints().hints.get(field)
        allowed = {**_allowed(field, hint), **self._said(hint)}
        if allowed:
            sheet.data_validation(area.first, area.left, area.first, area.left, {"validate": "any", **allowed})

    def _said(self, hint: Hint | None) -> Mapping[str, object]:
        if hint is None:
            return {}
        return {"input_title": HEAD["en" if self.lang == "en" else "zh"], "input_message": hint.of(self.lang, self.year)[:LONGEST_MESSAGE]}

    def _watch(self, sheet: Any) -> None:  # noqa: ANN401 - the same
        """Show a total in red while its filled parts come to another figure; only once all its cells are written."""
        for field, names in SUMS.items():
            parts = [address(self.areas[name]) for name in names if name in self.areas]
            if field in self.areas and len(parts) > 1:
                total, area = address(self.areas.pop(field)), ",".join(parts)
                wrong = f"=AND(ISNUMBER({total}),COUNT({area})>0,ABS({total}-SUM({area}))>=0.005)"
                sheet.conditional_format(
                    total.replace("$", ""), {"type": "formula", "criteria": wrong, "format": self.book.add_format(RED)}
                )


def _allowed(field: str, hint: Hint | None) -> dict[str, object]:
    """Return what a workbook lets into a cell: a choice, an amount, points, a date; nothing for free text."""
    if field in ("indicators/level1", "indicators/level2"):
        choices = tuple(dict.fromkeys(two if field.endswith("2") else one for one, two, _ in hints().rows))
        return _list(choices, open_=True)
    if hint is not None and hint.choices:
        return _list(hint.choices, open_=hint.open)
    if is_money(field):
        return _wrong({"validate": "decimal", "criteria": ">=", "value": 0}, "金额是不小于 0 的数。")
    if field in POINTS:
        return _wrong({"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": MOST_POINTS}, "分值是不小于 0 的数。")
    if field in DATES:
        return _wrong({"validate": "date", "criteria": ">=", "value": "=DATE(1990,1,1)"}, "日期写成 2026-01-01 这样。")
    return {}


def _list(choices: tuple[str, ...], *, open_: bool) -> dict[str, object]:
    return _wrong({"validate": "list", "source": list(choices)}, "请从列表里选。") | {"error_type": "information" if open_ else "stop"}


def _wrong(rule: dict[str, object], told: str) -> dict[str, object]:
    return {**rule, "error_title": "请核对", "error_message": told}


def address(area: Area) -> str:
    """Return the address of an area's first cell, ``$B$5``."""
    return f"${letters_of(area.left)}${area.first + 1}"
