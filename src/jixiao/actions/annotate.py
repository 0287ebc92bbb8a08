"""The submitted file with the findings in it."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import is_zipfile

from jixiao.actions.audit import AuditOutcome, AuditRequest, audit
from jixiao.actions.inputs.formless import refuse_without_form
from jixiao.actions.inputs.given import STANDARD_INPUT, silent
from jixiao.door import take
from jixiao.errors import InputUnreadable, TurnedAway, UsageWrong
from jixiao.model.finding import DocumentReport, Severity
from jixiao.write.annotate.remark import Container, remarks
from jixiao.write.annotate.run import annotate
from jixiao.write.annotate.text import without_remarks
from jixiao.write.page import Lang, Page

STARTS: tuple[tuple[bytes, Container], ...] = ((b"%PDF", "pdf"), (b"<", "html"), (b"\xef\xbb\xbf<", "html"))
ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM", b"GIF8")


SUFFIXES: dict[Container, tuple[str, ...]] = {
    "docx": (".docx", ".docm"),
    "xlsx": (".xlsx", ".xlsm"),
    "pdf": (".pdf",),
    "html": (".html", ".htm"),
    "text": (".txt", ".md"),
}
"""What an annotated copy may be called, beside what its original is."""

ALL_SUFFIXES = tuple(suffix for known in SUFFIXES.values() for suffix in known)


class AnnotationOptions(NamedTuple):
    """How findings are written in: the day, the least severity, the language."""

    today: date
    least: Severity = "note"
    lang: Lang = "zh"


def annotated_file(file: Path, to: Path, today: date, least: Severity = "note", lang: Lang = "zh") -> tuple[bytes, int]:
    """Return the file's bytes with its findings as native comments, and how many; errors say why it can't be done.

    ``to`` is where the copy is going to be: its suffix must be one of the same kind of file.
    """
    data = _bytes(file)
    container = container_of(data, file.name)
    check_copy_suffix(to, file, container)
    outcome = _audited(file, data, container, today, lang)
    for unreadable in outcome.unreadable:
        raise unreadable
    if len(outcome.report.documents) != 1:
        raise UsageWrong("一次只能给一个文件写意见。", "One file at a time.")
    return _annotated(data, container, outcome.report.documents[0], AnnotationOptions(today, least, lang))


def can_be_annotated(file: Path, to: str) -> None:
    """Raise the error that says why no copy of a file under the name ``to`` can hold remarks."""
    check_copy_suffix(Path(to), file, container_of(_bytes(file), file.name))


def annotated_by(file: Path, to: Path, report: DocumentReport, manner: AnnotationOptions) -> bytes:
    """Return the file's bytes with the findings of its report; of a text that holds remarks already, with those of the text without them."""
    data = _bytes(file)
    container = container_of(data, file.name)
    if container == "text" and without_remarks(data) != data:
        return annotated_file(file, to, manner.today, manner.least, manner.lang)[0]
    check_copy_suffix(to, file, container)
    return _annotated(data, container, report, manner)[0]


def _annotated(data: bytes, container: Container, report: DocumentReport, manner: AnnotationOptions) -> tuple[bytes, int]:
    refuse_without_form(report)
    found = remarks(report, Page(manner.lang), manner.least)
    return annotate(data, container, found, manner.today), len(found)


def _audited(file: Path, data: bytes, container: Container, today: date, lang: Lang) -> AuditOutcome:
    """Return the audit of the file; of a text that holds remarks already, the audit of it without these."""
    bare = without_remarks(data) if container == "text" else data
    if bare == data:
        return audit(AuditRequest(files=(str(file),), today=today, lang=lang), bytes, silent)
    return audit(AuditRequest(files=(STANDARD_INPUT,), today=today, lang=lang), lambda: bare, silent)


def _bytes(file: Path) -> bytes:
    try:
        return take(file)
    except TurnedAway as away:
        raise InputUnreadable(str(file), away.zh, away.en) from away


def check_copy_suffix(to: Path, file: Path, container: Container) -> None:
    """Raise UsageWrong where a copy of ``file`` under the name ``to`` would not open as what it is."""
    fits = dict.fromkeys((file.suffix.lower(), *SUFFIXES[container]))
    if to.suffix.lower() not in fits:
        known = [suffix for suffix in fits if suffix]
        raise UsageWrong(
            f"意见写在原文件的副本里，“{to.name}”的后缀应为 {' 或 '.join(known)}。",
            f"The remarks go into a copy of the file; “{to.name}” must end in {' or '.join(known)}.",
        )


def container_of(data: bytes, name: str) -> Container:
    """Return what kind of file it is to be written into; UsageWrong for those that hold no comments."""
    if data.startswith(ZIP):
        if b"word/" in data:
            return "docx"
        if b"xl/" in data:
            return "xlsx"
        if not is_zipfile(BytesIO(data)):
            damaged = "文件不完整或已损坏（压缩包读不出）。请重新传送，或用原软件打开后另存一份。"
            raise InputUnreadable(name, damaged, "the file is damaged. Send it again, or save a copy in its own program.")
        raise _refused("这种压缩或 OFD 文件", "this archive or OFD file")
    if data.startswith(COMPOUND):
        raise _refused("旧格式的 Office 文件（.doc、.xls、.wps、.et）", "an old Office file (.doc, .xls)")
    if data.startswith(PICTURES):
        raise _refused("图片", "a picture")
    if name.lower().endswith((".json", ".csv")):
        raise _refused("数据文件（JSON、CSV）", "a data file (JSON, CSV)")
    return next((kind for start, kind in STARTS if data[:64].lstrip().startswith(start)), "text")


def _refused(zh: str, en: str) -> UsageWrong:
    return UsageWrong(
        f"{zh}里写不了批注。请另存为 .docx、.xlsx 或 PDF 再写，或用 jixiao audit --to 报告.html 另出报告。",
        f"No comments can be written into {en}. Save it as .docx, .xlsx or PDF, or write a report with jixiao audit --to report.html.",
    )
