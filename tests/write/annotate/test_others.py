from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdfium2 import PdfDocument, raw

from jixiao.actions.annotate import container_of
from jixiao.errors import InputUnreadable, UsageWrong
from jixiao.model.difference import Difference
from jixiao.model.finding import FoundPlace
from jixiao.read.document import read_bytes
from jixiao.write.annotate import html, pdf, text
from jixiao.write.annotate.pdf import unturned
from jixiao.write.annotate.remark import Remark
from jixiao.write.annotate.run import annotate

Differ = Callable[[bytes, bytes, str], tuple[Difference, ...]]
Remarked = Callable[[bytes, str], tuple[Remark, ...]]


def remark(**place: object) -> Remark:
    return Remark(FoundPlace(path="/x", **place), "error", "FND06 错误", ('不符"<&>',))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def noted(made: Callable[[str], bytes], remarked: Remarked) -> bytes:
    return pdf.annotated(made(".pdf"), remarked(made(".pdf"), "a.pdf"))


def test_every_byte_of_a_pdf_stays_where_it_was(made: Callable[[str], bytes], noted: bytes) -> None:
    assert noted.startswith(made(".pdf"))
    assert len(noted) > len(made(".pdf"))


def test_an_annotated_pdf_reads_the_same(made: Callable[[str], bytes], noted: bytes, differ: Differ) -> None:
    assert differ(made(".pdf"), noted, "a.pdf") == ()


def test_a_highlight_lies_on_the_box_that_was_read(made: Callable[[str], bytes]) -> None:
    data = made(".pdf")
    place = read_bytes(data, "a.pdf").places["/projects/0/funding/annual"]
    page = PdfDocument(pdf.annotated(data, [remark(page=place.page, box=place.box)]))[(place.page or 1) - 1]
    rect = raw.FS_RECTF()
    note = raw.FPDFPage_GetAnnot(page.raw, raw.FPDFPage_GetAnnotCount(page.raw) - 1)
    raw.FPDFAnnot_GetRect(note, rect)
    words = page.get_textpage().get_text_bounded(rect.left, rect.bottom, rect.right, rect.top)
    assert (words.strip(), raw.FPDFAnnot_GetSubtype(note)) == ("10,400.00", raw.FPDF_ANNOT_HIGHLIGHT)


@pytest.mark.parametrize(("turn", "point"), [(0, (10, 80)), (1, (20, 10)), (2, (190, 20)), (3, (180, 90))])
def test_points_on_a_turned_page(turn: int, point: tuple[float, float]) -> None:
    assert unturned(10, 20, 200, 100, turn) == point


def test_an_annotated_page_reads_the_same(made: Callable[[str], bytes], remarked: Remarked, differ: Differ) -> None:
    data = made(".html")
    assert differ(data, html.annotated(data, remarked(data, "a.html")), "a.html") == ()


def test_a_web_remark_stands_at_its_cell() -> None:
    page = b"<html><head></head><body><p>x</p><table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table></body></html>"
    out = html.annotated(page, [remark(table=1, row=2, column=2)]).decode()
    assert '<td data-jixiao-note="FND06 错误\n不符&quot;&lt;&amp;&gt;">c</td>' in out
    assert out.count("<style>") == 1


def test_a_web_remark_without_a_cell_stands_at_the_block_before() -> None:
    out = html.annotated(b"<p>one</p>\n<p>two</p>\n<p>three</p>", [remark(line=2)]).decode()
    assert out[out.index("</style>") + 8 :] == '<p>one</p>\n<p data-jixiao-note="FND06 错误\n不符&quot;&lt;&amp;&gt;">two</p>\n<p>three</p>'


def test_a_remark_stands_below_its_line() -> None:
    out = text.annotated("一\n二\n三".encode(), [remark(line=2), remark(line=2), remark(line=99)]).decode().split("\n")
    assert out == [
        "一",
        "二",
        *["〔审核意见〕FND06 错误", '〔　　　　〕不符"<&>'] * 2,
        "三",
        "〔审核意见〕FND06 错误",
        '〔　　　　〕不符"<&>',
    ]


def test_a_text_in_another_encoding_keeps_its_words() -> None:
    assert text.annotated("绩效目标申报表".encode("gb18030"), []).decode() == "绩效目标申报表"


def test_the_fence_hands_over_what_was_made_and_what_was_refused() -> None:
    assert annotate(b"a\nb", "text", [remark(line=1)]).decode().split("\n")[0] == "a"
    with pytest.raises(UsageWrong, match="不完整"):
        annotate(b"PK\x03\x04 broken", "docx", [])


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"PK\x03\x04..word/document.xml", "a", "docx"),
        (b"PK\x03\x04..xl/workbook.xml", "a", "xlsx"),
        (b"%PDF-1.7", "a", "pdf"),
        (b" <html>", "a", "html"),
        ("项目".encode(), "a.txt", "text"),
    ],
)
def test_what_can_be_written_into(data: bytes, name: str, kind: str) -> None:
    assert container_of(data, name) == kind


def packed(name: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


def test_a_torn_package_is_told_as_such() -> None:
    with pytest.raises(InputUnreadable, match="损坏"):
        container_of(b"PK\x03\x04torn", "a.docx")


@pytest.mark.parametrize(
    ("data", "name"),
    [(packed("OFD.xml"), "a.ofd"), (b"\xd0\xcf\x11\xe0", "a.doc"), (b"\x89PNG", "a.png"), (b"{}", "a.json"), (b"a,b", "a.csv")],
)
def test_what_can_not_is_said_with_the_way_out(data: bytes, name: str) -> None:
    with pytest.raises(UsageWrong, match="另存为"):
        container_of(data, name)
