"""The real declaration of 2024 against what was keyed by hand: figures, names, dates, levels, targets."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jixiao.model.document import Document
from jixiao.read.document import read_file

EXPECTED = json.loads((Path(__file__).parents[1] / "cases/seed-2024/expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def seed(shared: Path) -> Document:
    return read_file(next((shared / "seed").glob("*.txt")))


@pytest.mark.parametrize("field", [field for field in EXPECTED if field != "projects"])
def test_the_cover_and_the_warnings_are_right(field: str, seed: Document, brief: Callable[[Document], dict[str, Any]]) -> None:
    assert brief(seed)[field] == EXPECTED[field]


@pytest.mark.parametrize("number", range(8))
def test_every_figure_of_a_project_is_right(number: int, seed: Document, brief: Callable[[Document], dict[str, Any]]) -> None:
    read = brief(seed)["projects"][number]
    read["cost_items"] = [figures for _, *figures in read["cost_items"]]
    assert {field: read[field] for field in EXPECTED["projects"][number]} == EXPECTED["projects"][number]


def test_no_project_is_missing_or_invented(seed: Document) -> None:
    assert len(seed.projects) == len(EXPECTED["projects"])


@pytest.mark.parametrize("section", ["overview", "basis", "implementer", "plan", "period", "budget"])
def test_every_narrative_has_every_section(section: str, seed: Document) -> None:
    assert all(getattr(project.narrative, section) for project in seed.projects)


def test_a_sentence_broken_by_a_page_is_whole(seed: Document) -> None:
    assert "\n" not in (seed.projects[5].narrative.plan or "\n")


def test_an_expression_broken_by_a_page_is_whole(seed: Document) -> None:
    assert [str(item.computed) for item in seed.projects[4].cost_items] == ["565000.00", "80000.00"]


def test_a_torn_name_is_told_with_low_confidence(seed: Document) -> None:
    assert [w.confidence < 0.6 for w in seed.warnings if w.path == "/projects/0/indicators/6/name"] == [True]


def test_the_unit_without_label_is_told_with_low_confidence(seed: Document) -> None:
    assert seed.places["/projects/4/unit"].confidence == 0.5


def test_a_cell_is_found_by_line_and_column(seed: Document) -> None:
    place = seed.places["/projects/3/funding/annual"]
    assert (place.line, place.text) == (219, "903,200.00")
