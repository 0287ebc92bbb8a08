"""A Document as open data: a Data Package of tables with a Table Schema and Chinese titles.

Values are those of the Document: money in yuan with two decimals, blanks empty, texts as read. A text that a spreadsheet program
would take for a formula (``=2.00(人)``) has an apostrophe before it, as has one that begins with one: ``original`` takes it off.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any, NamedTuple

from msgspec.structs import fields as struct_fields

from jixiao.model.document import CostItem, Document, Funding, Goals, Indicator, Narrative, Project
from jixiao.values.target import Target
from jixiao.write.as_json import as_json
from jixiao.write.document.csv_ import GUARD, guarded
from jixiao.write.document.package import packed

GROUPS: dict[str, type] = {"funding": Funding, "narrative": Narrative, "goals": Goals}
NESTED = frozenset((*GROUPS, "cost_items", "indicators", "indicators_medium_term"))
PROJECT = tuple(name for name in Project.__struct_fields__ if name not in NESTED)
COST = ("label", "expression", "stated", "computed", "holds", "problem", "lump_sum", "estimated", "text")
INDICATOR = tuple(name for name in Indicator.__struct_fields__ if name != "target")
TARGET = Target.__struct_fields__
KEYS = ("path", "project")
TITLES = {"path": "指针", "project": "项目序号", "term": "指标期", "record": "记录类型"}


class DataColumn(NamedTuple):
    """A column of a table: its name, its type in the Table Schema, its title."""

    name: str
    type: str
    title: str


class DataTable(NamedTuple):
    """A table of the package: its name, title, columns, rows."""

    name: str
    title: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[str, ...], ...]


def cell_text(value: object) -> str:
    """Return a value as a cell; "" for a blank."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def kind_of(struct: type, name: str) -> str:
    """Return the type of a struct's field in words of the Table Schema."""
    annotation = next(str(field.type) for field in struct_fields(struct) if field.name == name)
    for mark, kind in (("Decimal", "number"), ("bool", "boolean"), ("date", "date"), ("int", "integer")):
        if mark in annotation:
            return kind
    return "string"


def struct_columns(struct: type, names: Sequence[str], titles: Mapping[str, str], prefix: str = "") -> Iterator[DataColumn]:
    """Yield the columns of a struct's fields, with their Chinese titles."""
    for name in names:
        yield DataColumn(f"{prefix}{name}", kind_of(struct, name), titles.get(f"{struct.__name__}.{name}", name))


def tables(document: Document, titles: Mapping[str, str]) -> tuple[DataTable, ...]:
    """Return the document's tables: projects, cost items, indicators."""
    return projects(document, titles), cost_items(document, titles), indicators(document, titles)


def key_columns(*names: str) -> tuple[DataColumn, ...]:
    """Return the columns that say where a row belongs."""
    return tuple(DataColumn(name, "integer" if name == "project" else "string", TITLES[name]) for name in names)


def projects(document: Document, titles: Mapping[str, str]) -> DataTable:
    """Return one row a project."""
    heads = [*key_columns(*KEYS), *struct_columns(Project, PROJECT, titles)]
    for group, struct in GROUPS.items():
        heads += struct_columns(struct, struct.__struct_fields__, titles, f"{group}_")  # type: ignore[attr-defined]
    rows = []
    for n, project in enumerate(document.projects):
        grouped = [getattr(getattr(project, group), name) for group, struct in GROUPS.items() for name in struct.__struct_fields__]  # type: ignore[attr-defined]
        rows.append(tuple(map(cell_text, (f"/projects/{n}", n + 1, *(getattr(project, name) for name in PROJECT), *grouped))))
    return DataTable("projects", "项目", tuple(heads), tuple(rows))


def cost_items(document: Document, titles: Mapping[str, str]) -> DataTable:
    """Return one row a cost item, the parts of an item after it."""
    rows = [
        tuple(map(cell_text, (path, n + 1, *(getattr(item, name) for name in COST))))
        for n, project in enumerate(document.projects)
        for path, item in walked(project.cost_items, f"/projects/{n}/cost_items")
    ]
    return DataTable("cost_items", "预算明细", (*key_columns(*KEYS), *struct_columns(CostItem, COST, titles)), tuple(rows))


def walked(items: Sequence[CostItem], path: str) -> Iterator[tuple[str, CostItem]]:
    """Yield items with their pointers, a parent before its parts."""
    for n, item in enumerate(items):
        yield f"{path}/{n}", item
        yield from walked(item.children, f"{path}/{n}/children")


def indicators(document: Document, titles: Mapping[str, str]) -> DataTable:
    """Return one row an indicator, its target in parts."""
    heads = (*key_columns(*KEYS), *struct_columns(Indicator, INDICATOR, titles), *struct_columns(Target, TARGET, titles, "target_"))
    rows = []
    for n, project in enumerate(document.projects):
        for name in ("indicators", "indicators_medium_term"):
            for m, indicator in enumerate(getattr(project, name)):
                target: Any = indicator.target
                parts = [None if target is None else getattr(target, part) for part in TARGET]
                rows.append(
                    tuple(map(cell_text, (f"/projects/{n}/{name}/{m}", n + 1, *(getattr(indicator, field) for field in INDICATOR), *parts)))
                )
    return DataTable("indicators", "绩效指标", heads, tuple(rows))


def harmless(cell: str, column: DataColumn) -> str:
    """Return a cell that no spreadsheet program takes for a formula; numbers and dates stay what they are."""
    return guarded(cell) if column.type == "string" else cell


def original(cell: str, column: DataColumn) -> str:
    """Return what stood in a cell before it was made harmless."""
    return cell.removeprefix(GUARD) if column.type == "string" else cell


def table_csv(table: DataTable) -> bytes:
    """Return a table as CSV in UTF-8."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([harmless(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows)
    return buffer.getvalue().encode("utf-8")


def resource(table: DataTable) -> dict[str, object]:
    """Return the description of a table."""
    described = [{"name": column.name, "type": column.type, "title": column.title} for column in table.columns]
    return {
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": described, "primaryKey": "path", "missingValues": [""]},
    }


def package(document: Document, titles: Mapping[str, str]) -> bytes:
    """Return a zip of ``datapackage.json``, the tables, and the Document itself."""
    made = tables(document, titles)
    whole = {
        "name": "document",
        "title": "绩效文件",
        "path": "document.json",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
    }
    about = {
        "profile": "data-package",
        "name": "performance-targets",
        "title": document.title or "绩效文件",
        "sources": [{"title": document.source.file, "sha256": document.source.sha256}],
        "resources": [*map(resource, made), whole],
    }
    return packed(
        {
            "datapackage.json": as_json(about),
            **{f"{table.name}.csv": table_csv(table) for table in made},
            "document.json": as_json(document),
        }
    )
