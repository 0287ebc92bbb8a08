"""A blank form is that form and empty; filled in by hand and handed back, it reads exactly, whatever rows stay empty."""

import re
import zipfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from docx import Document as Word
from lxml.etree import SubElement, fromstring, tostring

from jixiao.errors import UsageWrong
from jixiao.forms.hints import hints
from jixiao.forms.layout import INDICATOR_FIELDS, PROJECT_FIELDS, Layout, layouts
from jixiao.model.document import Document, Funding, Goals, Project
from jixiao.read.document import read_bytes
from jixiao.values.money import SCALES
from jixiao.write.document.blank import SUFFIXES, blank, blank_pages, fields
from jixiao.write.document.pages import Form
from jixiao.write.document.printed import RATES, is_money, value_of

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LAYOUTS = pytest.mark.parametrize("layout", layouts().values(), ids=lambda layout: layout.name)
FILES = pytest.mark.parametrize("suffix", SUFFIXES)
HEAD = {
    "name": "读书会活动经费",
    "nature": "经常性项目",
    "category": "特定目标类",
    "department": "示例区文化和旅游局",
    "unit": "示例区图书馆",
    "start": "2026-01-01",
    "finish": "2026-12-31",
    "goals/overall": "三年内举办读书会 72 场，读者满意度保持在 90% 以上。",
    "goals/annual": "2026 年举办读书会 24 场，读者满意度不低于 90%。",
    "goals/achieved": "全年举办读书会 24 场，读者满意度 93%。",
}
FIGURES = {
    **{f"funding/{rate}": "95.00%" for rate in RATES},
    "funding/execution_points": "10",
    "funding/execution_score": "9.5",
    "total_score": "95.5",
}
Cell = tuple[int, int, int]


def cells(layout: Layout) -> list[tuple[Cell, str]]:
    """Return the cells that are filled in: table, row and column from 0, and the field."""
    form = next(part for part in blank_pages(layout, 2026).parts if isinstance(part, Form))
    return [((table, box.row, box.column), field) for table, box, field in fields(form, layout)]


def typed(layout: Layout, every: int) -> dict[Cell, str]:
    """Return what somebody types into the form: all of its head, every so many rows of indicators."""
    found: dict[Cell, str] = {}
    for number, (cell, field) in enumerate(cells(layout)):
        if field.startswith("indicators/"):
            if cell[1] % every == 0 and not field.endswith(("level1", "level2")):
                found[cell] = _of_indicator(field, cell[1])
        elif is_money(field):
            found[cell] = f"{100 + number}.50"
        elif text := {**HEAD, **FIGURES}.get(field):
            found[cell] = text
    return found


def _of_indicator(field: str, row: int) -> str:
    texts = {
        "indicators/name": f"读书会第{row}类场次",
        "indicators/target": f"≥{20 + row}场",
        "indicators/target/sign": "≥",
        "indicators/target/number": str(20 + row),
        "indicators/target/unit": "场",
        "indicators/points": "5",
        "indicators/score": "4.5",
        "indicators/actual": f"{21 + row}场",
        "indicators/to_date": f"{11 + row}场",
        "indicators/forecast": f"{21 + row}场",
        "indicators/likelihood": "确定能",
        "indicators/reason": "场地维修，已改期",
    }
    return texts.get(field, f"见第{row}号说明")


def filled_docx(data: bytes, typing: Mapping[Cell, str]) -> bytes:
    document, out = Word(BytesIO(data)), BytesIO()
    for (table, row, column), text in typing.items():
        document.tables[table].cell(row, column).paragraphs[0].add_run(text)
    document.save(out)
    return out.getvalue()


def filled_xlsx(data: bytes, typing: Mapping[Cell, str], layout: Layout) -> bytes:
    form = next(part for part in blank_pages(layout, 2026).parts if isinstance(part, Form))
    tops = [len(form.titles) + sum(table.rows for table in form.tables[:n]) for n in range(len(form.tables))]
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = fromstring(parts["xl/worksheets/sheet1.xml"])
    known = {cell.get("r"): cell for cell in sheet.iter(f"{M}c")}
    for (table, row, column), text in typing.items():
        cell = known[f"{chr(ord('A') + column)}{tops[table] + row + 1}"]
        if re.fullmatch(r"\d+\.\d+", text):
            SubElement(cell, f"{M}v").text = text
        else:
            cell.set("t", "inlineStr")
            SubElement(SubElement(cell, f"{M}is"), f"{M}t").text = text
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in {**parts, "xl/worksheets/sheet1.xml": tostring(sheet)}.items():
            package.writestr(name, part)
    return out.getvalue()


def handed_back(layout: Layout, suffix: str, typing: Mapping[Cell, str]) -> Document:
    data = blank(layout, 2026, suffix)
    return read_bytes(filled_docx(data, typing) if suffix == ".docx" else filled_xlsx(data, typing, layout), f"a{suffix}")


def said(project: Project, field: str, unit: str) -> str | None:
    """Return what a field of a read form says, as it was typed."""
    value: Any = value_of(project, field)
    if value is None:
        return None
    if is_money(field):
        return f"{value / SCALES[unit]:.2f}"
    if field.removeprefix("funding/") in RATES:
        return f"{value}%"
    return value.isoformat() if isinstance(value, date) else str(value)


@LAYOUTS
@FILES
def test_a_blank_form_is_that_form_and_empty(layout: Layout, suffix: str) -> None:
    read = read_bytes(blank(layout, 2026, suffix), f"a{suffix}")
    assert (read.kind, read.fiscal_year, read.unread) == (layout.kind, 2026, ())
    (project,) = read.projects
    assert (project.has_form, project.kind, project.form_year) == (True, layout.kind, 2026)
    assert (project.name, project.department, project.funding, project.goals) == (None, None, Funding(), Goals())
    assert (project.indicators, project.indicators_medium_term) == ((), ())


@LAYOUTS
@FILES
@pytest.mark.parametrize("every", [1, 3])
def test_filled_in_it_reads_exactly(layout: Layout, suffix: str, every: int) -> None:
    typing = typed(layout, every)
    (project,) = handed_back(layout, suffix, typing).projects
    wanted = {field: typing[cell] for cell, field in cells(layout) if cell in typing and not field.startswith("indicators/")}
    assert {field: said(project, field, layout.units[0]) for field in wanted} == wanted


@LAYOUTS
@FILES
@pytest.mark.parametrize("every", [1, 2, 3])
def test_its_rows_too(layout: Layout, suffix: str, every: int) -> None:
    """A level of which nothing was filled in is none that was not read."""
    typing = typed(layout, every)
    document = handed_back(layout, suffix, typing)
    (project,) = document.projects
    assert [one.message for one in document.unread if one.path.endswith("/indicators")] == []
    rows: dict[int, dict[str, str]] = {}
    for cell, field in cells(layout):
        if field.startswith("indicators/") and cell in typing:
            rows.setdefault(cell[1], {})[field.removeprefix("indicators/")] = typing[cell]
    names = [row["name"] for row in rows.values()]
    assert [indicator.name for indicator in project.indicators] == names
    for indicator, row in zip(project.indicators, rows.values(), strict=True):
        plain = {field: text for field, text in row.items() if not field.startswith("target")}
        assert {field: _text(getattr(indicator, field)) for field in plain} == plain
        assert indicator.target is not None
        assert (indicator.target.operator, str(indicator.target.value), indicator.target.unit) == (">=", row_number(row), "场")


def row_number(row: Mapping[str, str]) -> str:
    return re.sub(r"\D", "", row.get("target") or row["target/number"])


def _text(value: object) -> str | None:
    return f"{value:f}" if isinstance(value, Decimal) else None if value is None else str(value)


@pytest.mark.parametrize("field", sorted({*PROJECT_FIELDS, *(f"indicators/{field}" for field in INDICATOR_FIELDS)}))
def test_every_field_that_a_form_asks_for_has_a_hint(field: str) -> None:
    asked = {name for layout in layouts().values() for _, name in cells(layout)}
    assert (field in hints().hints) or field not in asked


def test_hints_are_short_enough_for_a_workbook() -> None:
    assert [name for name, hint in hints().hints.items() if max(len(hint.zh), len(hint.en)) > 255] == []


@LAYOUTS
def test_a_workbook_says_what_goes_where_and_watches_totals(layout: Layout) -> None:
    with zipfile.ZipFile(BytesIO(blank(layout, 2026, ".xlsx"))) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    known = {field for _, field in cells(layout)}
    assert sheet.count("<dataValidation ") == len([1 for _, field in cells(layout) if field in hints().hints])
    assert ("conditionalFormatting" in sheet) == bool(
        {"funding/annual_fiscal", "funding/annual_other"} <= known and "funding/annual" in known
    )
    assert ("数量指标,质量指标" in sheet) == ("indicators/level2" in known)


def test_a_word_file_has_a_comment_for_every_field() -> None:
    layout = layouts()["shanghai-district"]
    with zipfile.ZipFile(BytesIO(blank(layout, 2026, ".docx"))) as package:
        comments = package.read("word/comments.xml").decode()
    assert comments.count("<w:comment ") == len({field for _, field in cells(layout)})
    assert "2026-12-31" in comments


def test_hints_in_english() -> None:
    with zipfile.ZipFile(BytesIO(blank(layouts()["shanghai-district"], 2026, ".xlsx", "en"))) as package:
        assert "How to fill in" in package.read("xl/worksheets/sheet1.xml").decode()


def test_nobody_fills_in_a_pdf() -> None:
    with pytest.raises(UsageWrong, match="docx"):
        blank(layouts()["review"], 2026, ".pdf")
