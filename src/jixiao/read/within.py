"""What no form of a budget has: so much of one thing that judging it would take all memory. What is beyond is told, not read."""

import re
from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import asdict, replace

from jixiao.model.document import Goals, Narrative, Project
from jixiao.read.notebook import Notebook

MOST_FORMS = 2_000
MOST_SIGNS, MOST_NUMBERS = 20_000, 1_000
"""Signs and numbers of one text; the longest that were seen have a quarter of it."""
MOST_ITEMS = 500
"""Cost items of one narrative, indicators of one form."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*|[一二三四五六七八九十百千万亿]+")
T = TypeVar("T")


def first(forms: list[T], notebook: Notebook, beyond: int) -> list[T]:
    """Return as many forms as are read; the others, and those ``beyond`` that were not looked at, are told."""
    left = len(forms[MOST_FORMS:]) + beyond
    if left:
        notebook.miss("", f"文件里的表太多，只读了前 {MOST_FORMS} 张，后面 {left} 张没有读。请拆分后再读。", None)
    return forms[:MOST_FORMS]


def within(projects: Sequence[Project], notebook: Notebook) -> list[Project]:
    """Return projects with no more in them than is judged."""
    return [_project(project, f"/projects/{index}", notebook) for index, project in enumerate(projects)]


def _project(project: Project, path: str, notebook: Notebook) -> Project:
    lists = ("cost_items", "indicators", "indicators_medium_term")
    shorter = {
        name: _some(getattr(project, name), f"{path}/{name}", notebook) for name in lists if len(getattr(project, name)) > MOST_ITEMS
    }
    texts = {f"/{part}/{name}": text for part in ("narrative", "goals") for name, text in asdict(getattr(project, part)).items() if text}
    cut = {place: kept for place, text in texts.items() if (kept := _beginning(text, path + place, notebook)) is not text}
    if not shorter and not cut:
        return project
    narrative: dict[str, str] = {place.rpartition("/")[2]: text for place, text in cut.items() if place.startswith("/narrative/")}
    goals: dict[str, str] = {place.rpartition("/")[2]: text for place, text in cut.items() if place.startswith("/goals/")}
    kept_narrative: Narrative = replace(project.narrative, **narrative)
    kept_goals: Goals = replace(project.goals, **goals)
    return replace(project, narrative=kept_narrative, goals=kept_goals, **shorter)


def _some(things: tuple[object, ...], path: str, notebook: Notebook) -> tuple[object, ...]:
    notebook.miss(path, f"这里有 {len(things)} 项，只读了前 {MOST_ITEMS} 项。请核对是否重复，或拆分后再读。", notebook.places.get(path))
    for beyond in [place for place in notebook.places if place.startswith(f"{path}/") and _index(place, path) >= MOST_ITEMS]:
        del notebook.places[beyond]
    return things[:MOST_ITEMS]


def _index(place: str, path: str) -> int:
    return int(place[len(path) + 1 :].partition("/")[0])


def _beginning(text: str, path: str, notebook: Notebook) -> str:
    """Return a text, or its beginning where it is longer than any, or holds more numbers."""
    if len(text) <= 2 * MOST_NUMBERS:
        return text
    numbers = [found.start() for found in NUMBER.finditer(text, 0, MOST_SIGNS)]
    end = min(MOST_SIGNS, numbers[MOST_NUMBERS] if len(numbers) > MOST_NUMBERS else MOST_SIGNS)
    if len(text) <= end:
        return text
    notebook.miss(path, f"这段文字有 {len(text)} 字，只读了前 {end} 字。请核对是否重复，或拆分后再读。", notebook.places.get(path))
    return text[:end]
