"""What the reader's tests share: a Document as a short comparable dict."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from jixiao.model.document import Document, Indicator, Project
from jixiao.read.document import read_bytes

OUTCOME = ("points", "actual", "score", "reason", "to_date", "forecast", "likelihood")
PLAIN = ("kind", "number", "has_form", "has_narrative")
TEXTS = (
    "name",
    "nature",
    "category",
    "department",
    "unit",
    "start",
    "finish",
    "narrative_name",
    "period_start",
    "period_finish",
    "cost_total",
    "total_score",
)


def filled(thing: msgspec.Struct) -> dict[str, str]:
    """Return the fields of a struct that are not blank, as text."""
    return {field: str(value) for field, value in msgspec.structs.asdict(thing).items() if value is not None}


def row(indicator: Indicator) -> list[Any]:
    """Return an indicator as levels, name, operator, value or word, unit and, where there are any, its outcome."""
    target = indicator.target
    value = [None] * 3 if target is None else [target.operator, target.word if target.value is None else str(target.value), target.unit]
    outcome = {field: str(told) for field in OUTCOME if (told := getattr(indicator, field)) is not None}
    return [indicator.level1, indicator.level2, indicator.name, *value, *([outcome] if outcome else [])]


def brief_project(project: Project) -> dict[str, Any]:
    """Return a project without what is blank."""
    told: dict[str, Any] = {field: getattr(project, field) for field in PLAIN}
    told |= {field: str(value) for field in TEXTS if (value := getattr(project, field)) is not None}
    told |= {"funding": filled(project.funding), "goals": filled(project.goals), "narrative": filled(project.narrative)}
    told["cost_items"] = [
        [item.label, *(None if m is None else str(m) for m in (item.stated, item.computed))] for item in project.cost_items
    ]
    told["indicators"] = [row(indicator) for indicator in project.indicators]
    told["indicators_medium_term"] = [row(indicator) for indicator in project.indicators_medium_term]
    return {field: value for field, value in told.items() if value not in ({}, [])}


def brief_document(document: Document) -> dict[str, Any]:
    """Return a document as a short dict that a person can review."""
    return {
        "kind": document.kind,
        "authority": document.authority,
        "fiscal_year": document.fiscal_year,
        "title": document.title,
        "stated_count": document.stated_count,
        "stated_total": None if document.stated_total is None else str(document.stated_total),
        "projects": [brief_project(project) for project in document.projects],
        "warnings": sorted(warning.path for warning in document.warnings),
    }


@pytest.fixture(scope="session")
def brief() -> Callable[[Document], dict[str, Any]]:
    """Return the function that shortens a document."""
    return brief_document


@pytest.fixture(scope="session")
def read() -> Callable[..., Document]:
    """Return the function that reads text or bytes as a file of that name."""
    return lambda data, name="声明.txt": read_bytes(data.encode() if isinstance(data, str) else data, name)
