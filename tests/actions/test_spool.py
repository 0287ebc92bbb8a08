"""Reports in a temporary file: as they were, in their order, changed when asked for; no room is told."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import msgpack
from msgspec.structs import replace

from jixiao.actions.many.spool import IN_MEMORY, Spool, Store
from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.errors import UsageWrong
from jixiao.model.finding import AuditReport, DocumentReport
from jixiao.privacy.mask import masked
from jixiao.read.document import read_file

EXAMPLE = Path(__file__).parents[2] / "examples/songjiang-2024/declaration.txt"


@pytest.fixture(scope="module")
def report() -> AuditReport:
    return audit_documents([read_file(EXAMPLE)], AuditOptions(), [rule for rule in shipped_rules() if not rule.reads_ledgers])


def spool(reports: Sequence[DocumentReport]) -> Spool:
    store = Store()
    return Spool(store, [store.add(msgpack.encode(one)) for one in reports])


def test_reports_come_back_as_often_as_they_are_asked_for(report: AuditReport) -> None:
    given = [replace(report.documents[0], file=f"{n}.txt") for n in range(3)]
    kept = spool(given)
    assert (len(kept), list(kept), list(kept), kept[2], list(kept[1:])) == (3, given, given, given[2], given[1:])


def test_what_leaves_the_program_is_masked(report: AuditReport) -> None:
    given = replace(report.documents[0], title="联系电话 13812345678")
    shown = masked(replace(report, documents=spool([given])))
    assert [one.title for one in shown.documents] == ["联系电话 ***********"]


def test_no_room_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    with pytest.raises(UsageWrong, match="没有空间"):
        Store().add(b"x" * (IN_MEMORY + 1))
