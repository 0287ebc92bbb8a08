"""Goals that hold what is said of indicators: where none of them was read, the words that should have told them ended in a goal."""

import re
from collections.abc import Iterator

from jixiao.forms.grammar import level_ranks
from jixiao.model.document import Goals, Project
from jixiao.read.notebook import Notebook
from jixiao.read.recast.outlined import lead_of
from jixiao.read.sure import DOUBTFUL
from jixiao.read.wording import narrow

CLAUSE = re.compile(r"[^。；;\n]+")
MOST_SHOWN = 30


def swallowed(project: Project, notebook: Notebook) -> None:
    """Doubt every goal with a clause that a level of indicators leads and that names no indicator read, and say so."""
    names = [narrow(row.name) for row in project.indicators if row.name]
    for field in Goals.__struct_fields__:
        found = next(lost(getattr(project.goals, field) or "", names), None)
        place = notebook.places.get(f"/goals/{field}")
        if found is not None and place is not None:
            notebook.at(f"/goals/{field}", place, DOUBTFUL)
            notebook.miss("/indicators", f"目标里有指标的话“{found[:MOST_SHOWN]}”，没有读成指标。请对照原表核对。", place)


def lost(text: str, names: list[str]) -> Iterator[str]:
    """Yield the clauses of a goal that a level leads and that name none of the indicators."""
    for clause in (one.strip() for one in CLAUSE.findall(text)):
        if (lead_of(clause) or any(level_ranks(clause))) and not any(name in narrow(clause) for name in names):
            yield clause
