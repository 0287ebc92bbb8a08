"""Offices that are no congress: right as folders of ledgers, exactly what is planted is found, most of what was promised is proved."""

import json
from datetime import date
from pathlib import Path

import pytest

from jixiao.actions.audit import AuditRequest, audit
from jixiao.actions.evaluate import EvaluateRequest, EvaluationOutcome, evaluate
from jixiao.actions.example import write_example
from jixiao.actions.records.record_set import record_set

OFFICES = ("school", "town")
PROVED = {"school": (24, 26), "town": (26, 28)}


@pytest.fixture(scope="module", params=OFFICES)
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    folder = tmp_path_factory.mktemp(request.param)
    write_example(folder, request.param)
    return request.param, folder


@pytest.fixture(scope="module")
def outcome(office: tuple[str, Path]) -> EvaluationOutcome:
    folder = office[1]
    return evaluate(EvaluateRequest(file=str(folder / "declaration.txt"), ledgers=folder / "ledgers"), bytes)


def test_exactly_the_planted_trouble_is_found(office: tuple[str, Path]) -> None:
    folder = office[1]
    file, ledgers = str(folder / "declaration.txt"), folder / "ledgers"
    request = AuditRequest(files=(file,), today=date(2025, 1, 15), records=record_set(file, ledgers, None), select=("LDG",))
    (report,) = audit(request, bytes, lambda *_: None).report.documents
    planted = json.loads((folder / "answers.json").read_text("utf-8"))["planted"]
    of_records = [f for f in report.findings if f.code != "LDG68"]  # where the records end is told of any year
    assert {(f.code, f.path) for f in of_records} == {(a["code"], a["record"]) for a in planted}
    assert len(planted) >= 10


def test_most_indicators_are_proved(office: tuple[str, Path], outcome: EvaluationOutcome) -> None:
    told = outcome.evaluation.summary
    assert (told.measured, told.indicators) == PROVED[office[0]]


def test_what_rests_on_an_impossible_value_is_not_scored(outcome: EvaluationOutcome) -> None:
    kinds = [step.kind for p in outcome.evaluation.projects for one in p.indicators for step in one.working]
    assert kinds.count("doubtful") == 1


def test_every_project_has_a_score_of_its_money(outcome: EvaluationOutcome) -> None:
    assert all(p.execution.score > 9 or p.number == 3 for p in outcome.evaluation.projects)
