import os
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.json import encode
from msgspec.msgpack import decode
from msgspec.structs import replace

from jixiao.actions.audit import AuditRequest, audit
from jixiao.actions.many import processes as many
from jixiao.actions.many.copies import MOST, Copies, Copy, key_of
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport
from jixiao.read.document import read_bytes, read_file

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


@pytest.fixture
def judges() -> many.Judges:
    """Give judges that know no rule."""
    judge = partial(audit_documents, options=AuditOptions(), rules=())
    return many.Judges(judge, lambda _: (True, False, (3,)))


def test_copies_are_read_once_and_each_is_answered_under_its_name(
    tmp_path: Path, judges: many.Judges, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = EXAMPLE.read_bytes()
    contents = [text, text + b"\n", text, b"", text, text + b"\n", b"", text]
    files = [tmp_path / f"{number}.{'md' if number == 4 else 'txt'}" for number in range(len(contents))]
    for file, content in zip(files, contents, strict=True):
        file.write_bytes(content)
    reads: list[str] = []

    def counted(data: bytes, name: str) -> Document:
        reads.append(name)
        return read_bytes(data, name)

    monkeypatch.setattr(many, "read_bytes", counted)
    inputs = tuple((n, str(file), os.fsencode(file), None) for n, file in enumerate(files))
    answers = list(many.answered(many.Share(inputs=inputs, today=date(2026, 1, 1), at_once=2), judges, lambda: None))
    assert sorted(answer.position for answer in answers) == list(range(len(contents)))
    read = {a.position: decode(a.report, type=DocumentReport) for a in answers if a.unreadable is None}
    assert {n: (report.file, report.sha256) for n, report in read.items()} == {
        n: (str(files[n]), sha256(contents[n]).hexdigest()) for n in range(len(contents)) if contents[n]
    }
    assert all((a.failed, a.waived) == (True, (3,)) for a in answers if a.unreadable is None)
    assert [name for name in reads if contents[files.index(Path(name))]] == [str(files[n]) for n in (0, 1, 4)]


def test_a_document_that_names_another_file_has_no_copies(tmp_path: Path, judges: many.Judges) -> None:
    document = encode(read_file(EXAMPLE))
    files = [tmp_path / "one.json", tmp_path / "two.json"]
    for file in files:
        file.write_bytes(document)
    inputs = tuple((n, str(file), os.fsencode(file), None) for n, file in enumerate(files))
    answers = many.answered(many.Share(inputs=inputs, today=date(2026, 1, 1)), judges, lambda: None)
    assert {decode(answer.report, type=DocumentReport).file for answer in answers} == {str(EXAMPLE)}


def test_only_so_many_contents_are_kept_in_mind() -> None:
    document, known = read_file(EXAMPLE), Copies[str]()
    keys = [key_of(str(n).encode(), "a.txt") for n in range(MOST + 1)]
    for n, key in enumerate(keys):
        known.begin(key, Copy(n, str(EXAMPLE)), document)
        assert known.waits(key, Copy(1000 + n, "copy"))
        assert known.end(n, f"answer {n}") == [Copy(1000 + n, "copy")]
    assert [known.of(keys[n]) for n in (0, 1, MOST)] == [None, "answer 1", f"answer {MOST}"]
