"""The proposed grade in an audit's report: its points add up, and only declarations get one."""

from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from jixiao.audit.grade import graded, proposals
from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.model.finding import AuditReport
from jixiao.read.document import read_file

EXAMPLE = Path(__file__).parents[2] / "examples/songjiang-2024/declaration.txt"


@pytest.fixture(scope="module")
def report() -> AuditReport:
    return audit_documents([read_file(EXAMPLE)], AuditOptions(), shipped_rules())


def test_the_points_taken_off_add_up(report: AuditReport) -> None:
    assert {p.total + sum(d.points for d in p.deductions) for p in proposals(report.documents[0])} == {Decimal(100)}


def test_every_project_gets_one(report: AuditReport) -> None:
    assert [p.number for p in graded(report).documents[0].grades] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_self_evaluation_gets_none(report: AuditReport) -> None:
    other = replace(report, documents=(replace(report.documents[0], kind="self_evaluation"),))
    assert graded(other).documents[0].grades == ()


def test_points_beyond_what_an_item_has_are_not_counted(report: AuditReport) -> None:
    document = report.documents[0]
    found = [f for f in document.findings if f.path.startswith("/projects/3/") and f.verdict == "fail"]
    many = tuple(replace(f, code=f"FND{n:02}", severity="error", path="/projects/0/funding") for n, f in enumerate(found[:9], 30))
    first = proposals(replace(document, findings=many))[0]
    assert sum(d.points for d in first.deductions) == 15
