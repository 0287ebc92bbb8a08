"""What no doubt about a reading may ever do: make a failure, or cost a sure document anything."""

from decimal import Decimal
from functools import cache

import pytest
from doubted import NO_ACTUAL, ROOT, SCORED, TWICE, form, report
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from jixiao.model.document import Document, Unread
from jixiao.model.finding import every
from jixiao.read.document import read_file
from jixiao.values.place import Place


@cache
def documents() -> tuple[Document, ...]:
    files = (
        ROOT / "examples/songjiang-2024/declaration.txt",
        ROOT / "tests/cases/self-evaluation-pipes/input.txt",
        ROOT / "tests/cases/monitoring/input.txt",
    )
    return (*map(read_file, files), form(*NO_ACTUAL, blanks=("/projects/0/indicators/1/actual",)), form(*TWICE, total_score=Decimal(99)))


def verdicts(document: Document) -> dict[tuple[str, str], str]:
    """Return the verdicts by rule and pointer, each on its own: what is told with another finding, or as one finding of a table, too."""
    told: dict[tuple[str, str], set[str]] = {}
    for finding in report(document).findings:
        is_table = bool(finding.covers) and {"rows", "number", "title"} <= finding.values.keys()
        for one in finding.covers if is_table else every((finding,)):
            told.setdefault((one.code, one.path), set()).add(finding.verdict)
    return {key: min(found) for key, found in told.items()}


CONFIDENCES = st.sampled_from([0.0, 0.5, 0.79, 0.8, 0.94, 0.95])


@settings(max_examples=25)
@given(st.data())
def test_less_confidence_never_makes_a_failure(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(documents()))
    pointers = [*document.places, *document.blanks, "/projects/0/indicators", "/projects/0/funding", "/projects"]
    lowered = data.draw(st.dictionaries(st.sampled_from(pointers), CONFIDENCES, max_size=8))
    places = dict(document.places)
    for pointer, confidence in lowered.items():
        old = places.get(pointer, Place(line=1))
        places[pointer] = replace(old, confidence=min(old.confidence, confidence))
    before, after = verdicts(document), verdicts(replace(document, places=places))
    assert {key for key, told in after.items() if told == "fail"} <= {key for key, told in before.items() if told == "fail"}
    assert before.keys() <= after.keys()
    assert {told for key, told in after.items() if key not in before} <= {"unknown"}


@settings(max_examples=25)
@given(st.data())
def test_what_was_not_read_never_adds_a_failure(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(documents()))
    pointers = [
        "",
        "/projects",
        "/projects/0",
        "/projects/0/indicators",
        "/projects/0/funding",
        "/projects/0/goals",
        "/stated_total",
        *document.places,
    ]
    missed = data.draw(st.lists(st.sampled_from(pointers), min_size=1, max_size=4))
    doubted = replace(document, unread=tuple(Unread(path=path, message="没有读") for path in missed))
    before, after = verdicts(document), verdicts(doubted)
    assert {key for key, told in after.items() if told == "fail"} <= {key for key, told in before.items() if told == "fail"}


@settings(max_examples=25)
@given(st.data())
def test_a_blank_that_was_not_seen_never_adds_a_failure(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from([d for d in documents() if d.blanks]))
    kept = tuple(data.draw(st.lists(st.sampled_from(document.blanks), unique=True)))
    before, after = verdicts(document), verdicts(replace(document, blanks=kept))
    assert {key for key, told in after.items() if told == "fail"} <= {key for key, told in before.items() if told == "fail"}


def test_a_document_without_doubts_is_judged_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    made = form(*SCORED)
    document = replace(made, places={}, projects=tuple(replace(project, money_unit="元") for project in made.projects))
    judged = report(document)
    monkeypatch.setattr("jixiao.audit.rests.Memory.of", lambda *_: pytest.fail("a sure document pays nothing"))
    assert [f for f in report(document).findings if f.verdict == "fail"] == [f for f in judged.findings if f.verdict == "fail"]
