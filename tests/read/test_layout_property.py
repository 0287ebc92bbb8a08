"""Another layout of the same form changes no verdict except to unknown, and no row is wrong without a word."""

import pytest

from layouts.families import TEXTS
from layouts.families_built import STRUCTURED
from layouts.making import cases
from layouts.running import scored
from layouts.scoring import Score

HOLDING = ("tabs", "points-first", "xlsx-merged", "xlsx-numbers", "xlsx-foot-rows", "html-spans", "html-nested", "score-before-points")
"""The developed families that it is asked of. It is to hold for all of them: a family joins when the reader bears it."""
DOCUMENTS = 5
FAMILIES = {family.name: family for family in (*TEXTS, *STRUCTURED)}


def told(score: Score) -> list[str]:
    """Return what a document is accused of: rows read wrong, left out or invented without a doubt told, and verdicts that are others."""
    rows = [
        f"{fault.what} {fault.pointer}: {fault.wanted} → {fault.read}"
        for fault in score.faults
        if not fault.told and "/indicators" in fault.pointer
    ]
    verdicts = [change for change in score.changed if change.startswith("verdict")]
    return [f"{score.name}: {fault}" for fault in (*(() if score.declared else rows), *verdicts)]


@pytest.mark.parametrize("name", HOLDING)
def test_a_layout_changes_neither_rows_nor_verdicts(name: str) -> None:
    assert [fault for score in scored(cases(FAMILIES[name], DOCUMENTS)) for fault in told(score)] == []
