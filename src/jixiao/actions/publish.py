"""Publication: a check for personal data, the site, and the proof that everything on it says what the record says."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from msgspec.json import decode
from msgspec.structs import replace

from jixiao.actions.inputs.given import Told, read_all
from jixiao.actions.many.folder import Folder
from jixiao.actions.write import titles
from jixiao.audit.compare import compare
from jixiao.audit.load import shipped_rules
from jixiao.audit.personal import personal
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.errors import InputUnreadable, JobFailed, UsageWrong
from jixiao.model.difference import Difference
from jixiao.model.document import Document
from jixiao.model.fields import project_position
from jixiao.model.personal import Personal
from jixiao.read.document import read_bytes
from jixiao.write.document.open_data import original, tables
from jixiao.write.site.build import public, site
from jixiao.write.site.pages import page_name

FORMS = ("files/forms.docx", "files/forms.xlsx")
PDF = "files/forms.pdf"
PROVEN = ("/funding/", "/target", "/points", "/actual", "/score", "/total_score", "/stated_total", "/cost_total", "/name")
"""Ends and parts of the pointers whose figures are compared in files that were read back."""


class Published(NamedTuple):
    """What was published: the files' count, how many readings proved them; or what personal data blocked it.

    ``left_out`` says why a PDF is not on the site: what can't be proven by reading it back is not published; ``formless`` which
    inputs hold no form, so that nothing of them is there.
    """

    files: int
    proven: int
    blocked: tuple[tuple[str, Personal], ...]
    unreadable: tuple[InputUnreadable, ...]
    left_out: tuple[JobFailed, ...] = ()
    formless: tuple[str, ...] = ()


def publish(given: Iterable[str], to: Path, told: Told, *, force: bool = False) -> Published:
    """Write the site of all inputs unless personal data stands in them; JobFailed when a written figure is not the record's.

    What an earlier publication left in the folder is replaced; a folder with others' files is refused unless forced.
    """
    folder = Folder(to, "publish", force=force)
    readings = read_all(given, bytes, told)
    blocked = tuple((d.source.file, found) for d in readings.documents for found in personal(d))
    if blocked or readings.unreadable:
        return Published(0, 0, blocked, readings.unreadable)
    documents = tuple(d for d in readings.documents if d.projects)
    formless = tuple(d.source.file for d in readings.documents if not d.projects)
    if not documents:
        raise UsageWrong("没有找到绩效目标表，没有可以公开的内容。", "No performance form was found; there is nothing to publish.")
    wrong = differences(documents)
    made = site(documents, titles(), wrong=wrong)
    doubts = {n: why for n, document in enumerate(documents, 1) if (why := pdf_doubt(document, made[f"{n}/{PDF}"], f"{n}/{PDF}"))}
    if doubts:
        made = site(documents, titles(), frozenset(doubts), wrong)
    proven = sum(1 for number, document in enumerate(documents, 1) for _ in proofs(document, number, made)) + len(documents) - len(doubts)
    folder.begin(made)
    for path, data in made.items():
        folder.put(path, data)
    broken = [path for path, data in made.items() if (to / path).read_bytes() != data]
    if broken:
        raise _wrong(broken[0], "写入后读回的内容不同", "what was read back differs")
    folder.close()
    return Published(len(made), proven, (), (), tuple(doubts.values()), formless)


def differences(documents: Sequence[Document]) -> Callable[[int, int | None], tuple[str, ...]]:
    """Return what tells, of a document by its number and a project by its position (None: the cover), the errors found in sentences."""
    reports = audit_documents(documents, AuditOptions(), shipped_rules()).documents
    found: dict[tuple[int, int | None], tuple[str, ...]] = {}
    for number, report in enumerate(reports, 1):
        for finding in report.findings:
            if finding.verdict == "fail" and finding.severity == "error":
                position = project_position(finding.path)
                key = (number, None if position is None else position - 1)
                found[key] = (*found.get(key, ()), finding.message)
    return lambda number, position: found.get((number, position), ())


def proofs(document: Document, number: int, made: dict[str, bytes]) -> Iterator[str]:
    """Yield every file that was read back and says the record's figures; JobFailed for the first that does not."""
    record = public(document)
    if decode(made[f"{number}/data/document.json"], type=Document) != record:
        raise _wrong("document.json", "与记录不同", "differs from the record")
    yield "document.json"
    for table in tables(record, titles()):
        path = f"{number}/data/{table.name}.csv"
        rows = [tuple(row) for row in csv.reader(StringIO(made[path].decode(), newline=""))]
        read = [tuple(map(original, row, table.columns)) for row in rows[1:]]
        if read != list(table.rows):
            raise _wrong(path, "与记录不同", "differs from the record")
        yield path
    for name in FORMS:
        agree(record, read_bytes(made[f"{number}/{name}"], name), f"{number}/{name}")
        yield name
    for position, project in enumerate(record.projects):
        path = f"{number}/{page_name(position)}"
        one = replace(record, projects=(project,), stated_total=None, stated_count=None, stated={}, calculations=())
        agree(one, read_bytes(made[path], path), path)
        yield path


def pdf_doubt(document: Document, data: bytes, path: str) -> JobFailed | None:
    """Return why a PDF is not proven, None where it says the record's figures."""
    try:
        agree(public(document), read_bytes(data, path), path)
    except (JobFailed, InputUnreadable) as wrong:
        return wrong if isinstance(wrong, JobFailed) else _wrong(path, wrong.zh, wrong.en)
    return None


def agree(record: Document, written: Document, path: str) -> None:
    """Raise JobFailed where a figure of the record is not what a written file says."""
    different = next((c for c in compare(record, written).changes if counts(c)), None)
    if different is not None:
        raise _wrong(
            path,
            f"{different.path} 应为“{different.before}”，写成了“{different.after}”",
            f"{different.path} should be “{different.before}” and is “{different.after}”",
        )


def counts(change: Difference) -> bool:
    """Whether a difference is one of figures, of names, or of whole rows."""
    return change.kind in ("added", "removed") or any(mark in change.path for mark in PROVEN)


def _wrong(path: str, zh: str, en: str) -> JobFailed:
    return JobFailed(
        f"{path} 读回后与记录不一致（{zh}），没有公开。",
        f"{path}, read back, does not say what the record says ({en}); it was not published.",
    )
