"""A file annotated a second time holds the remarks of the second time only, and what others wrote stays."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml.etree import fromstring
from pypdfium2 import PdfDocument, raw
from xlsxwriter import Workbook

from jixiao.actions.annotate import annotated_file
from jixiao.model.finding import FoundPlace, Severity
from jixiao.write.annotate import docx, html, pdf, text, xlsx
from jixiao.write.annotate.container import Container
from jixiao.write.annotate.pdf import author
from jixiao.write.annotate.remark import AUTHOR, Remark

Parts = dict[str, bytes]
Made = Callable[[str], bytes]
Remarked = Callable[[bytes, str], tuple[Remark, ...]]
ANSWER = (
    '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
    '<w15:commentEx w15:paraId="00000001" w15:done="0"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>'
)


def write(data: bytes, remarks: tuple[Remark, ...], suffix: str) -> bytes:
    if suffix == ".docx":
        return docx.annotated(data, remarks, None)
    writers: dict[str, Any] = {".xlsx": xlsx.annotated, ".pdf": pdf.annotated, ".html": html.annotated}
    made: bytes = writers[suffix](data, remarks)
    return made


def told(data: bytes, suffix: str, parts: Callable[[bytes], Parts]) -> list[str]:
    """Return the heads of the remarks that a file holds, in order."""
    if suffix == ".pdf":
        return [said for page in PdfDocument(data) for said in _notes(page)]
    if suffix == ".html":
        return re.findall(' data-jixiao-note="([^"]*)"', data.decode())
    found = [part for name, part in sorted(parts(data).items()) if re.search(r"comments\d*\.xml$", name)]
    return ["".join(node.itertext()) for part in found for node in fromstring(part).iter("{*}comment")]


def _notes(page: Any) -> list[str]:  # noqa: ANN401 - a C library
    notes = [raw.FPDFPage_GetAnnot(page.raw, n) for n in range(raw.FPDFPage_GetAnnotCount(page.raw))]
    return [author(raw, note) for note in notes]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf", ".html"])
def test_the_same_remarks_stand_there_once(made: Made, remarked: Remarked, parts: Callable[[bytes], Parts], suffix: str) -> None:
    before = made(suffix)
    wanted = remarked(before, f"a{suffix}")
    once = write(before, wanted, suffix)
    assert told(write(once, wanted, suffix), suffix, parts) == told(once, suffix, parts)
    assert len(told(once, suffix, parts)) > 10


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf", ".html"])
def test_what_is_mended_is_gone(made: Made, remarked: Remarked, parts: Callable[[bytes], Parts], suffix: str) -> None:
    before = made(suffix)
    wanted = remarked(before, f"a{suffix}")
    again = write(write(before, wanted, suffix), wanted[:2], suffix)
    assert told(again, suffix, parts) == told(write(before, wanted[:2], suffix), suffix, parts)


def test_a_word_document_has_no_marks_left(made: Made, remarked: Remarked, parts: Callable[[bytes], Parts]) -> None:
    before = made(".docx")
    none = docx.annotated(docx.annotated(before, remarked(before, "a.docx"), None), (), None)
    assert parts(none)["word/document.xml"] == parts(before)["word/document.xml"]


def test_a_remark_that_was_answered_stays(made: Made, parts: Callable[[bytes], Parts]) -> None:
    one = Remark(FoundPlace(path="/x"), "error", "FND06 错误", ("不符",))
    package = Container(docx.annotated(made(".docx"), (one, one), None))
    said = package.read("word/comments.xml").decode()
    package.write("word/comments.xml", said.replace("<w:p>", '<w:p xmlns:w14="urn:w14" w14:paraId="00000001">', 1))
    package.write("word/commentsExtended.xml", ANSWER)
    package.relate("word/document.xml", "commentsExtended", "word/commentsExtended.xml")
    assert len(told(docx.annotated(package.bytes(), (), None), ".docx", parts)) == 1


def remark(severity: Severity = "error") -> Remark:
    return Remark(FoundPlace(path="/x", sheet="表", row=1, column=1), severity, "FND06 错误", ("不符",))


def workbook(*, noted: bool) -> bytes:
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("表")
        sheet.write_string(0, 0, "项目", book.add_format({"bold": True}))
        sheet.write_string(1, 1, "别的")
        if noted:
            sheet.write_comment(0, 0, "张三：已核", {"author": "张三"})
            sheet.write_comment(1, 1, "李四", {"author": "李四"})
    return out.getvalue()


@pytest.mark.parametrize("noted", [True, False])
def test_a_workbook_gets_its_cells_and_notes_back(parts: Callable[[bytes], Parts], *, noted: bool) -> None:
    before = workbook(noted=noted)
    none = xlsx.annotated(xlsx.annotated(before, (remark(), remark("note"))), ())
    assert told(none, ".xlsx", parts) == told(before, ".xlsx", parts)
    assert parts(none)["xl/worksheets/sheet1.xml"].count(b' s="1"') == 1


def test_a_note_of_ours_is_ours_beside_those_of_others(parts: Callable[[bytes], Parts]) -> None:
    place = Remark(FoundPlace(path="/x", sheet="表", row=2, column=1), "error", "FND06 错误", ("不符",))
    once = xlsx.annotated(workbook(noted=True), (place,))
    comments = fromstring(parts(once)["xl/comments1.xml"])
    authors = [node.text for node in comments.iter("{*}author")]
    assert [authors[int(node.get("authorId"))] for node in comments.iter("{*}comment")] == ["张三", "李四", AUTHOR]
    assert told(xlsx.annotated(once, ()), ".xlsx", parts) == ["张三：已核", "李四"]


def test_a_text_is_read_and_written_without_older_remarks() -> None:
    two = Remark(FoundPlace(path="/x", line=1), "error", "FND06 错误", ("不符", "改法：核对"))
    once = text.annotated("项目\n　　正文\n".encode(), (two,))
    assert once.decode() == "项目\n〔审核意见〕FND06 错误\n〔　　　　〕不符\n〔　　　　〕改法：核对\n　　正文\n"
    assert text.annotated(once, (two,)) == once
    assert text.without_remarks(once).decode() == "项目\n　　正文\n"


def test_the_second_audit_of_a_text_does_not_see_the_first(tmp_path: Path, example: Path) -> None:
    once, twice, day = tmp_path / "一.txt", tmp_path / "二.txt", date(2026, 11, 24)
    once.write_bytes(annotated_file(example, once, day)[0])
    data, _ = annotated_file(once, twice, day)
    assert data == once.read_bytes()
