from datetime import date
from pathlib import Path

import pytest
from msgspec.json import encode
from msgspec.structs import replace

from jixiao.actions.audit import AuditRequest, audit
from jixiao.actions.many import processes as many

EXAMPLE = Path(__file__).parents[2] / "examples/songjiang-2024/declaration.txt"


def test_several_processes_say_what_one_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = EXAMPLE.read_text("utf-8")
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(text.replace("285", str(285 + number)), "utf-8")
    (tmp_path / "05.txt").write_bytes(b"")
    request = AuditRequest(files=(str(tmp_path),), today=date(2026, 1, 1))
    told: list[int] = []
    shared = audit(request, bytes, lambda at, of, name: told.append(at))  # noqa: ARG005 - what progress is told
    monkeypatch.setattr(many, "workers", lambda *_: 1)
    alone = audit(request, bytes, lambda *_: None)
    assert encode(replace(shared.report, documents=tuple(shared.report.documents))) == encode(alone.report)
    assert (shared.failed, shared.undecided, shared.unjudged) == (alone.failed, alone.undecided, alone.unjudged)
    assert [str(wrong) for wrong in shared.unreadable] == [str(wrong) for wrong in alone.unreadable]
    assert told == list(range(1, 13))


@pytest.mark.parametrize(("inputs", "files", "fewest"), [(11, ("a",), 1), (50, ("-",), 1)])
def test_few_inputs_are_not_shared(inputs: int, files: tuple[str, ...], fewest: int) -> None:
    assert many.workers(files, inputs) == fewest
