"""Whole documents in many layouts: what stands in tests/cases is read as a person read it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jixiao.model.document import Document
from jixiao.read.document import read_file

CASES = sorted(Path(__file__).parents[1].glob("cases/*/input.txt"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.parent.name)
def test_a_document_reads_as_reviewed(file: Path, brief: Callable[[Document], dict[str, Any]]) -> None:
    assert brief(read_file(file)) == json.loads((file.parent / "expected.json").read_text("utf-8"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.parent.name)
def test_every_field_read_has_a_place_with_line_and_raw_text(file: Path) -> None:
    document = read_file(file)
    assert [path for path in field_paths(document) if path not in document.places] == []


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.parent.name)
def test_places_point_into_the_file(file: Path) -> None:
    lines = file.read_text("utf-8").split("\n")
    places = read_file(file).places
    assert [
        path for path, place in places.items() if not place.line or not begins(lines[place.line - 1], place.column or 0, place.text)
    ] == []


def begins(line: str, column: int, text: str) -> bool:
    """Return whether the raw text begins at the column of its line."""
    found = line[column - 1 :].replace("\\*", "*").lstrip()
    return column >= 1 and (not text or found[:1] == text.replace("\\*", "*")[:1])


def field_paths(document: Document) -> list[str]:
    """Return the pointers of all fields that were read."""
    found = []
    for n, project in enumerate(document.projects):
        told = {f"/{name}": getattr(project, name) for name in ("name", "department", "unit", "start", "finish")}
        for part in ("funding", "goals", "narrative"):
            told |= {f"/{part}/{field}": getattr(getattr(project, part), field) for field in getattr(project, part).__struct_fields__}
        for m, indicator in enumerate(project.indicators):
            told |= {
                f"/indicators/{m}/{field}": getattr(indicator, field) for field in ("name", "target", "points", "actual", "score", "reason")
            }
        told |= {f"/cost_items/{m}": item for m, item in enumerate(project.cost_items)}
        found += [f"/projects/{n}{path}" for path, value in told.items() if value is not None]
    return found
