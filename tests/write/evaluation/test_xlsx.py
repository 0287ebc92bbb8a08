import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from lxml.etree import fromstring
from msgspec.structs import replace

from jixiao.model.evaluation import Evaluation, LeftOut
from jixiao.model.step import step
from jixiao.write.evaluation.xlsx import evidence_xlsx
from jixiao.write.page import Page

Of = Callable[..., Evaluation]
M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Value = str | None


class Book:
    """A workbook of ours, read without any library for workbooks."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.parts = {name: fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}
        self.strings = ["".join(node.itertext()) for node in self.parts["xl/sharedStrings.xml"]]

    @property
    def names(self) -> list[str]:
        """Return the sheets in order."""
        return [node.get("name") or "" for node in self.parts["xl/workbook.xml"].iter(f"{M}sheet")]

    def rows(self, name: str) -> list[tuple[Value, ...]]:
        """Return a sheet's values."""
        sheet = self.parts[f"xl/worksheets/sheet{self.names.index(name) + 1}.xml"]
        return [tuple(map(self.value, row)) for row in sheet.iter(f"{M}row")]

    def value(self, cell) -> Value:  # type: ignore[no-untyped-def] # noqa: ANN001
        """Return what a cell holds."""
        held = cell.findtext(f"{M}v")
        return None if held is None else self.strings[int(held)] if cell.get("t") == "s" else str(held)


@pytest.fixture(scope="module")
def book(evaluation: Evaluation) -> Book:
    return Book(evidence_xlsx(evaluation))


def test_the_sheets(book: Book) -> None:
    assert book.names == ["汇总", "指标与佐证", "每一分怎么来的", "未计入的记录", "计入的记录"]


def test_the_same_evaluation_gives_the_same_bytes(evaluation: Evaluation) -> None:
    assert evidence_xlsx(evaluation) == evidence_xlsx(evaluation)


def test_every_indicator_leads_to_its_records(book: Book) -> None:
    rows = book.rows("指标与佐证")
    assert len(rows) == 1 + 51
    found = next(row for row in rows if row[1] == "数据丢失次数")
    keys = ", ".join(f"2024-000{n}" for n in range(1, 7))
    assert found[:7] == ("1 网络信息系统维护", "数据丢失次数", "有记录", "数据丢失次数（台账）", "77", "2", f"支出明细: {keys} 等")
    assert next(row for row in rows if row[1] == "调研成果转化")[2:] == ("没有佐证", *[None] * 6)
    assert next(row for row in rows if row[1] == "履职能力")[7] == "佐证/工作总结.pdf sha256:4c1f0a7be2"


def test_every_score_has_its_working(book: Book) -> None:
    rows = book.rows("每一分怎么来的")
    found = next(row for row in rows if row[1] == "推动地区经济社会发展")
    assert found[2:6] == ("有效", "达成", "20", "15.00")
    assert found[8:] == ("18.00", "3.00", None, "指标与项目没有直接关系，佐证只有年度总结（主管员）")
    assert [row[5] for row in rows if row[1] == "合计"] == ["99.76", "89.56", "79.27", "96.56", "68.98", "81.60", "96.67", "98.21"]
    assert next(row for row in rows if row[1] == "人均考察成本")[3] == "5,931.25 元/人"


def test_every_record_stands_in_a_row(evaluation: Evaluation, book: Book) -> None:
    rows = [one for project in evaluation.projects for one in project.indicators]
    assert len(book.rows("计入的记录")) == 1 + sum(len(one.addresses) for one in rows)
    assert len(book.rows("未计入的记录")) == 1 + sum(len(one.left_out) for one in rows)
    assert book.rows("未计入的记录")[1] == ("1 网络信息系统维护", "数据丢失次数", "支出明细", "2024-9000", "重复登记")


def test_the_summary(book: Book) -> None:
    rows = book.rows("汇总")
    assert rows[0][0] == "某区人大常委会办公室2024年度绩效自评"
    assert next(row for row in rows if row[1:2] == ("区代表履职保障",))[2:] == (
        "1650000.00",
        "1456800.00",
        "88.29",
        "92.56",
        "3.00",
        "89.56",
        "良",
    )
    assert rows[-1] == (None, "全单位", "4600800.00", "4176823.65", "90.78", None, None, "88.83", None)


def test_nothing_becomes_a_formula(evaluation: Evaluation, of_projects: Of) -> None:
    bad = '=HYPERLINK("http://x")'
    left = (LeftOut(address=f"ledger:trips#{bad}", why=bad),)
    rows = tuple(
        replace(i, name=bad, target=bad, working=(step("stated", value=bad),), files=(bad,), reason=bad, addresses=(bad,), left_out=left)
        for i in evaluation.projects[0].indicators
    )
    given = of_projects(replace(evaluation.projects[0], name=bad, number=None, indicators=rows))
    book = Book(evidence_xlsx(replace(given, authority=bad, what_if=(bad,))))
    assert [node for part in book.parts.values() for node in part.iter(f"{M}f")] == []
    assert bad in {value for name in book.names for row in book.rows(name) for value in row}


def test_in_english(evaluation: Evaluation) -> None:
    assert Book(evidence_xlsx(evaluation, Page(lang="en"))).names == ["Summary", "Evidence", "Working", "Not counted", "Counted"]
