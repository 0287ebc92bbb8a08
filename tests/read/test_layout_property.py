"""Another layout of the same form changes no verdict except to unknown, and no row is wrong without a word."""

import pytest

from layouts.developed import OUR_OWN
from layouts.making import cases
from layouts.running import scored
from layouts.scoring import Score

OPEN = frozenset(
    (
        "broken-labels", "canvas-centred", "canvas-top", "column-by-column", "json-in-text", "levels-beside-middle",
        "levels-dropped", "lines-blank", "lines-dropped", "lines-pipes", "mixed-lines", "mixed-tabs", "names-then-values",
        "notes-behind", "o-changed", "o-docx-bands", "o-docx-changed", "o-dropped-along", "o-full-width",
        "o-lines-spaced", "o-middle-blanks", "o-mixed-lines", "o-mixed-rows", "o-narrow-canvas", "o-pdf-bare-results",
        "o-shuffled", "o-tall-header", "o-values-then-names", "pages", "pdf-bare", "real-canvas", "real-lines",
        "real-names-then-values", "single-blanks", "single-blanks-results", "torn-sheet", "web-page", "wide-blanks", "x-cut-off", "x-filled",
        "x-folded", "x-html-grid", "x-letter", "x-mixed-ways", "x-pdf-left", "x-plainly", "x-projects-across", "x-rows-apart",
        "x-stops", "x-strangely", "x-two-halves", "y-among", "y-boxes", "y-even-pages", "y-fresh", "y-html-groups", "y-mixed", "y-noted",
        "y-order", "y-pdf-columns", "y-real-markup", "y-real-pages", "y-symbols", "y-tabular", "y-to-date", "y-xlsx-squared",
    )
)  # fmt: skip
"""The developed families of which it does not hold yet: one leaves when the reader bears it, and one joins only when it is opened."""
DOCUMENTS = 5
FAMILIES = {family.name: family for family in OUR_OWN}


def told(score: Score) -> list[str]:
    """Return what a document is accused of: rows read wrong, left out or invented without a doubt told, verdicts that accuse or clear.

    A rule that does not look at what was not read, or looks at more, neither accuses nor clears.
    """
    rows = [
        f"{fault.what} {fault.pointer}: {fault.wanted} → {fault.read}"
        for fault in score.faults
        if not fault.told and "/indicators" in fault.pointer
    ]
    verdicts = [change for change in score.changed if change.startswith("verdict") and not change.endswith(" moved")]
    return [f"{score.name}: {fault}" for fault in (*(() if score.declared else rows), *verdicts)]


@pytest.mark.parametrize("name", [name for name in FAMILIES if name not in OPEN])
def test_a_layout_changes_neither_rows_nor_verdicts(name: str) -> None:
    assert [fault for score in scored(cases(FAMILIES[name], DOCUMENTS)) for fault in told(score)] == []


def test_every_family_that_is_open_is_a_family() -> None:
    assert OPEN - FAMILIES.keys() == set()
