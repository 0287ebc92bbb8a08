"""Declarations that a strict reviewer accepts stay clean, and a sample of the planted slips is found at its place."""

from functools import cache

import pytest

from defects.bases import clean_sheets
from defects.harmless import changed, same_verdicts
from defects.judge import judged, read
from defects.slip import harmless_changes, slips
from defects.trial import Trial, tried
from jixiao.model.finding import Finding

SHEETS = {sheet.name: sheet for sheet in clean_sheets()}
PLANTED_INTO = ("clean/shanghai-greening-tabs", "clean/central-points-pipes", "clean/zhejiang-self-evaluation-wanyuan-tabs")
SAMPLE = (
    "name-in-form-loses-a-sign", "dates-exchanged", "period-begins-later", "section-basis-missing", "placeholder-in-indicator",
    "annual-digits-swapped", "annual-fiscal-digits-swapped", "form-cut-narrative-not", "cover-total-digits-swapped", "printed-sum-too-large",
    "result-digits-swapped", "main-item-dropped", "item-as-lump-sum", "goals-identical", "stock-sentence",
    "no-output", "no-quality", "level2-unknown", "row-twice", "weights-do-not-add-up", "activity-as-cost", "timeliness-as-quality",
    "target-empty", "unit-missing", "satisfaction-in-persons", "quantity-in-words", "cost-at-least", "per-cent-zero-more",
    "target-below-plan", "deadline-next-year", "ceiling-above-budget", "unit-cost-zero-more", "basis-as-needed",
    "row-score-above-points", "total-not-sum",
)  # fmt: skip
HARMLESS = (
    "pipes-for-tabs",
    "wide-punctuation",
    "ascii-signs",
    "times-sign",
    "form-in-wan",
    "dates-in-words",
    "headings-dropped",
    "gb18030",
)


@cache
def findings() -> dict[str, tuple[Finding, ...]]:
    return dict(zip(SHEETS, judged([sheet.document for sheet in SHEETS.values()]), strict=True))


@cache
def trials() -> tuple[Trial, ...]:
    return tuple(tried([SHEETS[name] for name in PLANTED_INTO], [slip for slip in slips() if slip.name in SAMPLE]))


def test_there_are_enough_clean_declarations() -> None:
    assert len(SHEETS) >= 10


@pytest.mark.parametrize("name", SHEETS)
def test_a_clean_declaration_has_no_error(name: str) -> None:
    assert [f"{f.code} {f.path}" for f in findings()[name] if f.severity == "error"] == []


@pytest.mark.parametrize("name", SHEETS)
def test_a_clean_declaration_has_at_most_two_warnings_a_project(name: str) -> None:
    warnings = [f"{f.code} {f.path}" for f in findings()[name] if f.severity == "warning"]
    assert warnings[2 * len(SHEETS[name].document.projects) :] == []


@pytest.mark.parametrize("name", SAMPLE)
def test_a_planted_slip_is_found_at_its_place(name: str) -> None:
    assert {bool(trial.found) for trial in trials() if trial.slip == name} == {True}


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_change_alters_no_verdict(name: str) -> None:
    kind, sheet = next(k for k in harmless_changes() if k.name == name), SHEETS[PLANTED_INTO[0]]
    after = read(changed(sheet, kind) or b"", sheet.name)
    assert after is not None
    assert same_verdicts(kind, (findings()[sheet.name], sheet.document), (judged([after])[0], after)) == ()
