from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from jixiao.audit.rulefile import Rule
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.audit.waivers import baseline_bytes, counts_against, read_baseline
from jixiao.errors import InputUnreadable
from jixiao.model.document import Document, Project
from jixiao.model.finding import AuditReport


@pytest.fixture
def report(make_rule: Callable[..., Rule], make_project: Callable[..., Project], make_document: Callable[..., Document]) -> AuditReport:
    return audit_documents([make_document(make_project("甲"), make_project("乙"))], AuditOptions(), [make_rule(severity="warning")])


def test_a_baseline_is_read_back(report: AuditReport, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_bytes(baseline_bytes(report))
    assert read_baseline(file) == {f.fingerprint for f in report.documents[0].findings}


@pytest.mark.parametrize("data", [b"", b"[1]", b'{"fingerprints": [1]}', b'{"schema": "other/1"}', b"\xff"])
def test_another_file_is_no_baseline(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_bytes(data)
    with pytest.raises(InputUnreadable, match="--write-baseline"):
        read_baseline(file)


def test_a_missing_baseline_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable, match="--write-baseline"):
        read_baseline(tmp_path / "absent.json")


@pytest.mark.parametrize(
    ("changes", "fail_on", "counts"),
    [
        ({}, "error", False),
        ({}, "warning", True),
        ({}, "note", True),
        ({"waived": True}, "warning", False),
        ({"baseline": "unchanged"}, "warning", False),
        ({"baseline": "new"}, "warning", True),
        ({"verdict": "unknown"}, "warning", False),
    ],
)
def test_what_counts_for_the_exit_code(changes: dict[str, Any], fail_on: Any, counts: bool, report: AuditReport) -> None:  # noqa: ANN401 - a word
    assert counts_against(replace(report.documents[0].findings[0], **changes), fail_on) is counts
