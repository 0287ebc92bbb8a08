"""What every form has, whatever its layout: a name, and the whole of its money where a part of it is told."""

import re
from collections.abc import Mapping

from jixiao.model.document import Funding, Goals, Project
from jixiao.read.form.further import WHOLES
from jixiao.read.notebook import Notebook
from jixiao.read.recast.continued import next_point_follows
from jixiao.read.sure import DOUBTFUL
from jixiao.values.blank import is_nonzero
from jixiao.values.place import Place

LEAST = 2
OUTCOMES = frozenset(("self_evaluation", "monitoring"))
"""Kinds of form that tell what was spent: where nothing of it was read, that nothing stands there is not sure."""
CELL = re.compile(r"(/indicators(?:_medium_term)?/\d+)/(?!level|name|target)(\w+)")
INSTEAD = {"total": ("annual",), "annual": ("adjusted", "initial", "executed", "total")}
"""What may be the whole instead."""
ENDED = re.compile(r"[。！!；;.…]\s*$")
LONG = 15
"""A text so long may be a goal."""


def lacking(project: Project, notebook: Notebook, told: bool) -> None:
    """Note a name that was neither read nor seen to be empty, and wholes of money of which only parts were read.

    Where the source tells its cells (``told``) a whole may be blank, and a label of one that is not is asked for by itself.
    """
    said = {part.path for part in notebook.unread}
    blanks = notebook.blanks.keys() if told else set[str]()
    if project.name is None and "/name" not in notebook.blanks and not {"/name", "/department", "/unit"} & (blanks | said):
        office = project.unit or project.department
        nobody = "没有读到这张表是谁的：项目名称、部门和单位都没有找到。请对照原表核对。"
        notebook.miss("/name", f"没有找到项目名称，只找到了单位“{office[:30]}”。请对照原表核对。" if office else nobody, None)
    rows = project.indicators
    if len(rows) >= LEAST and all(row.target is None for row in rows) and not any(path.endswith("/target") for path in notebook.blanks):
        notebook.miss(
            "/indicators", "没有一个指标读到了指标值，也没有看到空着的指标值。请对照原表核对。", notebook.places.get("/indicators/0/name")
        )
    if project.kind in OUTCOMES and project.funding == Funding() and not any(path.startswith("/funding") for path in (*blanks, *said)):
        notebook.at("/funding", notebook.places.get("/indicators/0/name", Place(line=1)), DOUBTFUL)
    is_owed = project.kind == "self_evaluation" and project.goals.achieved is None and not told
    told_goal = notebook.places.get("/goals/annual") if is_owed else None
    if told_goal is not None and not {"/goals/achieved", "/goals"} & (notebook.blanks.keys() | said):
        notebook.miss("/goals/achieved", "没有读到目标的实际完成情况，也没有看到它空着。请对照原表核对。", told_goal)
    for path, beside in lost_cells(notebook).items() if told else ():
        notebook.miss(path, f"“{beside.text[:30]}”这一行缺一格，这一栏别的行有。请对照原表核对。", beside)
    for whole in () if told else wholes(project.funding):
        if not {f"/funding/{whole}", "/funding"} & (said | blanks):
            place = next((notebook.places.get(f"/funding/{part}") for part in WHOLES[whole] if f"/funding/{part}" in notebook.places), None)
            notebook.miss(f"/funding/{whole}", "读到了资金的其中各项，没有读到它们的总额。请对照原表核对。", place)


def wholes(funds: Funding) -> list[str]:
    """Return the fields of wholes that were not read where a part of them was."""
    return [
        whole
        for whole, parts in WHOLES.items()
        if all(getattr(funds, field) is None for field in (whole, *INSTEAD[whole]))
        and any(is_nonzero(getattr(funds, part)) for part in parts)
    ]


def may_be_rest(text: str, goals: Goals) -> bool:
    """Return whether a text may be the rest of a goal: a long one where a goal does not end as sentences do, or its next point."""
    told = [goal for goal in (goals.overall, goals.annual, goals.achieved) if goal]
    unended = not told or not all(ENDED.search(goal) for goal in told)
    return (len(text) >= LONG and unended) or any(next_point_follows(text, goal) for goal in told)


def lost_cells(notebook: Notebook) -> Mapping[str, Place]:
    """Return the cells of indicators that other rows have, filled or empty, and a row of the source has not, each with a cell beside it."""
    rows: dict[str, dict[str, Place]] = {}
    for path, place in (*notebook.places.items(), *notebook.blanks.items()):
        if found := CELL.fullmatch(path):
            rows.setdefault(found[1], {})[found[2]] = place
    seen = {(row.rpartition("/")[0], field): None for row, cells in rows.items() for field in cells}
    return {
        f"{row}/{field}": cells.get("name", next(iter(cells.values())))
        for row, cells in rows.items()
        for which, field in seen
        if which == row.rpartition("/")[0] and field not in cells
    }
