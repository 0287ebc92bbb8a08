"""What every form has, whatever its layout: a name, and the whole of its money where a part of it is told."""

from jixiao.model.document import Funding, Project
from jixiao.read.notebook import Notebook
from jixiao.read.sure import DOUBTFUL
from jixiao.values.blank import is_nonzero
from jixiao.values.place import Place

WHOLES = {"total": ("total_fiscal", "total_other"), "annual": ("annual_fiscal", "carried_over", "annual_other")}
LEAST = 2
OUTCOMES = frozenset(("self_evaluation", "monitoring"))
"""Kinds of form that tell what was spent: where nothing of it was read, that nothing stands there is not sure."""
INSTEAD = {"total": ("annual",), "annual": ("adjusted", "initial", "executed", "total")}
"""What may be the whole instead."""


def lacking(project: Project, notebook: Notebook, told: bool) -> None:
    """Note a name that was neither read nor seen to be empty, and wholes of money of which only parts were read.

    Where the source tells its cells (``told``) a whole may be blank, and a label of one that is not is asked for by itself.
    """
    said = {part.path for part in notebook.unread}
    blanks = notebook.blanks.keys() if told else set[str]()
    if project.name is None and not {"/name", "/department", "/unit"} & (blanks | said):
        notebook.miss("/name", "没有读到这张表是谁的：项目名称、部门和单位都没有找到。请对照原表核对。", None)
    rows = project.indicators
    if len(rows) >= LEAST and all(row.target is None for row in rows) and not any(path.endswith("/target") for path in notebook.blanks):
        notebook.miss(
            "/indicators", "没有一个指标读到了指标值，也没有看到空着的指标值。请对照原表核对。", notebook.places.get("/indicators/0/name")
        )
    if project.kind in OUTCOMES and project.funding == Funding() and not any(path.startswith("/funding") for path in (*blanks, *said)):
        notebook.at("/funding", notebook.places.get("/indicators/0/name", Place(line=1)), DOUBTFUL)
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
