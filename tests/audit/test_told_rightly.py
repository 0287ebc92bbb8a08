"""What is told of the shared texts holds against the readers' verdicts, and what the keys are sure of is told: a doubt too many shows here."""

from functools import cache

import pytest
from msgspec.structs import replace

from defects.bases import SHARED
from defects.judge import judged
from defects.judgements import judgements, key_defects, shared_documents
from measure_precision import GOALS, Found, Row, key_of, read_right, recall_rows, right_of, told_of

KNOWN = {(one.file, one.code, one.path): one for one in judgements()}
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the shared cases are not here")


@cache
def told() -> tuple[list[Found], list[Row]]:
    """Return what is told of each text, and for each sure defect whether something speaks of it."""
    read = list(shared_documents("*.txt"))
    found = [(name, one) for (name, _), verdicts in zip(read, judged([document for _, document in read]), strict=True) for one in verdicts]
    return found, list(recall_rows(key_defects(), found, read_right(read)))


def test_sure_defects_are_told_where_the_form_was_read_right() -> None:
    found, of = told_of(told()[1])
    assert of >= 55, "texts that were read right no longer are"
    assert 100 * found >= GOALS["recall"] * of, (found, of)


@pytest.mark.parametrize("severity", ["error", "warning"])
def test_what_is_told_is_right(severity: str) -> None:
    right, read = right_of([(name, one) for name, one in told()[0] if one.severity == severity], KNOWN)
    assert read >= {"error": 10, "warning": 120}[severity]
    assert 100 * right >= GOALS[severity] * read, (right, read)


def test_who_tells_nothing_has_told_no_defect_and_who_tells_anything_is_wrong() -> None:
    """The negative control: the same figures, of an audit that keeps silent, and of one whose findings nobody agrees with."""
    found, rows = told()
    assert told_of([{**row, "found": []} for row in rows]) == (0, told_of(rows)[1])
    errors = [(name, one) for name, one in found if one.severity == "error"]
    wrong = {key_of(*one): replace(KNOWN[key_of(*one)], verdict="wrong") for one in errors if key_of(*one) in KNOWN}
    assert right_of(errors, wrong) == (0, len(wrong))
