import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from lxml.etree import fromstring
from msgspec.structs import replace

from jixiao.model.finding import AuditReport, Finding
from jixiao.write.page import Page
from jixiao.write.report.xlsx import audit_xlsx

Make = Callable[..., AuditReport]
M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Book:
    """A workbook's parts, read without any library for workbooks."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.strings = ["".join(node.itertext()) for node in fromstring(self.parts["xl/sharedStrings.xml"])]

    @property
    def names(self) -> list[str]:
        """Return the sheets in order."""
        return [node.get("name") for node in fromstring(self.parts["xl/workbook.xml"]).iter(f"{M}sheet")]

    def sheet(self, number: int):  # type: ignore[no-untyped-def] # noqa: ANN201 - an element of lxml
        """Return a sheet."""
        return fromstring(self.parts[f"xl/worksheets/sheet{number}.xml"])

    def rows(self, number: int) -> list[list[str | None]]:
        """Return the cells of a sheet, row by row."""
        return [[self.value(cell) for cell in row] for row in self.sheet(number).iter(f"{M}row")]

    def value(self, cell) -> str | None:  # type: ignore[no-untyped-def] # noqa: ANN001
        """Return what a cell holds."""
        value = cell.find(f"{M}v")
        return None if value is None else self.strings[int(value.text)] if cell.get("t") == "s" else value.text


@pytest.fixture
def book(whole: AuditReport) -> Book:
    return Book(audit_xlsx(whole, Page()))


def test_four_sheets(book: Book) -> None:
    assert book.names == ["摘要", "问题清单", "资金对照", "未衡量资金"]


def test_every_finding_has_its_row(whole: AuditReport, book: Book) -> None:
    counted = [
        f
        for f in whole.documents[0].findings
        if (f.verdict == "fail" and not f.waived and f.baseline != "unchanged") or f.verdict == "unknown"
    ]
    assert sorted(str(row[1]) for row in book.rows(2)[1:]) == sorted(f.code for f in counted)


@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_list_can_be_filtered_and_keeps_its_head(book: Book, number: int) -> None:
    sheet = book.sheet(number)
    assert sheet.find(f"{M}autoFilter") is not None
    assert sheet.find(f"{M}sheetViews/{M}sheetView/{M}pane").get("ySplit") == "1"


def test_money_is_a_number_with_the_figures_of_the_report(book: Book) -> None:
    row = next(row for row in book.rows(3) if row[1] == "履职培训")
    assert row[2:7] == ["963200.00", "903200.00", "60000.00", "1059968.00", "903200.00"]


def test_the_unmeasured_money_adds_up(whole: AuditReport, book: Book) -> None:
    *items, total = book.rows(4)[1:]
    assert sum(float(row[2] or 0) for row in items) == float(total[2] or 0) == float(whole.documents[0].balance.uncovered_total)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5%", "@x", "＝SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_text_becomes_a_formula(of: Make, fnd06: Finding, text: str) -> None:
    made = Book(audit_xlsx(of([replace(fnd06, message=text)]), Page()))
    assert [node for number in range(1, 5) for node in made.sheet(number).iter(f"{M}f")] == []
    assert text in [row[5] for row in made.rows(2)]


def test_what_xml_can_not_hold_does_not_break_it(of: Make, fnd06: Finding) -> None:
    assert Book(audit_xlsx(of([replace(fnd06, message="a\x01\ud800b" + "长" * 40_000)]), Page())).names[0] == "摘要"


def test_the_same_report_gives_the_same_bytes(whole: AuditReport) -> None:
    assert audit_xlsx(whole, Page()) == audit_xlsx(whole, Page())


def test_several_documents_name_their_file(whole: AuditReport) -> None:
    two = Book(audit_xlsx(replace(whole, documents=(*whole.documents, *whole.documents)), Page()))
    assert two.rows(2)[0][0] == "文件"
