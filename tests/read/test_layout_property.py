"""Another layout of the same form changes no verdict except to unknown, and no row is wrong without a word."""

import pytest

from layouts.developed import OUR_OWN
from layouts.making import cases
from layouts.running import scored
from layouts.scoring import Score

OPEN = frozenset(
    (
        "wide-blanks", "single-blanks", "lines-dropped", "lines-blank", "lines-pipes", "mixed-tabs", "mixed-lines", "real-lines", "real-rows",
        "levels-repeated", "levels-dropped", "levels-beside-middle", "canvas-top", "canvas-centred", "real-canvas", "broken-labels",
        "header-two-rows", "changed-labels", "unit-apart", "lists", "pages", "notes-behind", "web-page", "long", "pdf-ruled", "pdf-bare",
        "names-then-values", "real-names-then-values", "column-by-column", "xlsx-list",
    )
)  # fmt: skip
"""The developed families of which it does not hold yet: one leaves when the reader bears it, a new one never joins."""
DOCUMENTS = 5
FAMILIES = {family.name: family for family in OUR_OWN}


def told(score: Score) -> list[str]:
    """Return what a document is accused of: rows read wrong, left out or invented without a doubt told, and verdicts that are others."""
    rows = [
        f"{fault.what} {fault.pointer}: {fault.wanted} → {fault.read}"
        for fault in score.faults
        if not fault.told and "/indicators" in fault.pointer
    ]
    verdicts = [change for change in score.changed if change.startswith("verdict")]
    return [f"{score.name}: {fault}" for fault in (*(() if score.declared else rows), *verdicts)]


@pytest.mark.parametrize("name", [name for name in FAMILIES if name not in OPEN])
def test_a_layout_changes_neither_rows_nor_verdicts(name: str) -> None:
    assert [fault for score in scored(cases(FAMILIES[name], DOCUMENTS)) for fault in told(score)] == []


def test_every_family_that_is_open_is_a_family() -> None:
    assert OPEN - FAMILIES.keys() == set()
