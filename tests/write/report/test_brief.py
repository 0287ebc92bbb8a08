"""The report for paper: what it holds, how long it is, and that Word and PDF say the same."""

import re
import subprocess
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest
from pypdfium2 import PdfDocument

from jixiao.actions.audit import AuditRequest, audit
from jixiao.actions.inputs.given import silent
from jixiao.model.finding import AuditReport, FoundPlace, NotOpened
from jixiao.values.place import Place
from jixiao.write.format._paper import PaperLine, PaperTable, blocks, grid
from jixiao.write.format.docx import as_docx
from jixiao.write.format.html import as_html
from jixiao.write.format.pdf import as_pdf
from jixiao.write.page import Page
from jixiao.write.report.audit import audit_report
from jixiao.write.report.brief import brief_report
from jixiao.write.tree import Cell, Column, Group, Paragraph, Report, Row, Section, Table, Title
from jixiao.write.where import place_in_words

ZH = Page("zh")
CODE = re.compile(r"\b[A-Z]{3}\d\d\b")


@pytest.fixture(scope="module")
def real(example: Path) -> AuditReport:
    """Return the audit of the bundled declaration: 8 forms, 3 errors, 55 warnings."""
    return audit(AuditRequest(files=(str(example),), today=date(2026, 11, 24)), bytes, silent).report


def words(report: Report) -> str:
    lines = [b.text if isinstance(b, PaperLine) else " ".join((*b.heads, *(t for row in b.rows for t in row))) for b in blocks(report)]
    return "\n".join(lines)


def pdf_words(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in PdfDocument(data)]


def test_the_example_takes_three_pages(real: AuditReport) -> None:
    assert len(pdf_words(as_pdf(brief_report(real, "附件", ZH), ZH))) == 3


def test_every_error_and_warning_is_told_without_codes(real: AuditReport) -> None:
    told = words(brief_report(real, "附件", ZH))
    found = real.documents[0].findings
    assert [f.code for f in found if f.severity == "error" and f.message not in told] == []
    assert [f.code for f in found if f.severity == "warning" and f.title not in told] == []
    assert CODE.findall(told) == []
    assert ["错误 3 个" in told, "警告 55 个" in told, "64 个提示" in told, "附件" in told] == [True] * 4


def test_word_and_pdf_say_the_same(real: AuditReport) -> None:
    report = brief_report(real, "附件", ZH)
    with zipfile.ZipFile(BytesIO(as_docx(report, ZH))) as package:
        word = "".join(re.findall(r"<w:t [^>]*>([^<]*)</w:t>", package.read("word/document.xml").decode()))
    pdf = "".join(pdf_words(as_pdf(report, ZH)))
    wanted = re.findall(r"[一-龥]{4,}", words(report))
    assert [w for w in wanted if w not in word] == []
    flat = re.sub(r"\s|￾|\ufffe", "", pdf)
    assert sum(w in flat for w in wanted) > 0.97 * len(wanted)


def test_the_same_report_gives_the_same_bytes(real: AuditReport) -> None:
    report = brief_report(real, "附件", ZH)
    assert as_docx(report, ZH) == as_docx(report, ZH)
    assert as_pdf(report, ZH) == as_pdf(report, ZH)


def test_in_english_it_is_english(example: Path) -> None:
    english = audit(AuditRequest(files=(str(example),), today=date(2026, 11, 24), lang="en"), bytes, silent).report
    told = words(brief_report(english, "annex", Page("en")))
    assert ["In short" in told, "Errors: 3" in told, "错误" in told, "第 " in told] == [True, True, False, False]
    assert len(pdf_words(as_pdf(brief_report(english, "annex", Page("en")), Page("en")))) <= 4


def test_what_was_not_read_is_on_paper_too(whole: AuditReport) -> None:
    report = AuditReport(
        tool=whole.tool, documents=(), unreadable=(NotOpened(file="坏.docx", message="坏.docx 坏了。"),), skipped=("图.gif",)
    )
    assert ["坏.docx 坏了。" in words(brief_report(report, "附件", ZH)), "图.gif" in words(brief_report(report, "附件", ZH))] == [
        True,
        True,
    ]


def test_a_page_prints_the_three_sheets(real: AuditReport, tmp_path: Path) -> None:
    chromium = which("chromium")
    if chromium is None:
        pytest.skip("no browser here")
    (tmp_path / "a.html").write_text(as_html(audit_report(real, ZH), ZH), "utf-8")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'a.pdf'}"]
    subprocess.run([*command, (tmp_path / "a.html").as_uri()], check=True, capture_output=True, timeout=120)
    pages = pdf_words((tmp_path / "a.pdf").read_bytes())
    assert len(pages) <= 4
    assert "可能的原因" in "".join(pages)


def test_verbose_prints_everything(real: AuditReport) -> None:
    assert "print-only" not in as_html(audit_report(real, ZH._replace(verbose=True)), ZH).partition("<main")[2]


@pytest.mark.parametrize(
    ("place", "pointer", "said"),
    [
        (Place(page=35, table=2, row=6, column=3), "/projects/0/funding/annual", "第 35 页“项目资金”表第 6 行"),
        (Place(sheet="表一", table=1, row=6), "/projects/0/indicators/2/target", "工作表“表一”“绩效指标”表第 6 行"),
        (Place(table=4, row=4, column=3), "/projects/0/name", "表 4 第 4 行"),
        (Place(line=219), "/projects/3/funding/annual", "第 219 行"),
        (FoundPlace(path="/x"), "/x", ""),
    ],
)
def test_a_place_in_words(place: Place, pointer: str, said: str) -> None:
    assert place_in_words(place, pointer, ZH) == said


def test_blocks_of_a_tree() -> None:
    table = Table((Column("项目"), Column("钱", each="num")), (Row((Cell("甲"), Cell("1.00"))),), foot=(Row((Cell("合计"), Cell("1.00"))),))
    chapters = tuple(Group("chapter", (Title(f"题{n}"), Section("节", (Paragraph("话"), table)))) for n in (1, 2))
    found = list(blocks(Report("名", (*chapters, Paragraph("屏幕", on=("html",))), look="p", main="a4", styles=())))
    assert [(b.text, b.look, b.new_page) for b in found if isinstance(b, PaperLine)] == [
        ("题1", "title", False),
        ("节", "heading", False),
        ("话", "body", False),
        ("题2", "title", True),
        ("节", "heading", False),
        ("话", "body", False),
    ]
    assert found[3] == PaperTable(("项目", "钱"), ("left", "right"), (93, 7), (("甲", "1.00"), ("合计", "1.00")), 1)


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    wide = grid(Table((Column("项目"), Column("说明"), Column("钱", look="num")), (Row((Cell("甲"), Cell("长" * 80), Cell("9,999.00"))),)))
    assert (sum(wide.widths) in range(98, 103), wide.widths[1] > 5 * wide.widths[0], wide.widths[2] >= 10) == (True, True, True)
