"""OFD pages with ruled tables, CSV of our own and of spreadsheets, and files that are known and not read."""

import zipfile
from io import BytesIO

import pytest

from jixiao.read.blocks import Blocks, Grid, Paragraph
from jixiao.read.formats import csv, ofd, unread
from jixiao.read.refused import Refused

NAME = 'xmlns:o="http://www.ofdspec.org/2016"'


def pack(**parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def pages(*contents: str, template: str = "") -> bytes:
    listed = "".join(f'<o:Page ID="{n}" BaseLoc="Pages/{n}.xml"/>' for n in range(len(contents)))
    common = '<o:CommonData><o:PageArea><o:PhysicalBox>0 0 210 297</o:PhysicalBox></o:PageArea><o:TemplatePage ID="9" BaseLoc="T.xml"/></o:CommonData>'
    use = '<o:Template TemplateID="9"/>' if template else ""
    parts = {
        "OFD.xml": f"<o:OFD {NAME}><o:DocBody><o:DocRoot>/Doc_0/Document.xml</o:DocRoot></o:DocBody></o:OFD>",
        "Doc_0/Document.xml": f"<o:Document {NAME}>{common}<o:Pages>{listed}</o:Pages></o:Document>",
        "Doc_0/T.xml": f"<o:Page {NAME}><o:Content>{template}</o:Content></o:Page>",
    }
    parts |= {
        f"Doc_0/Pages/{n}.xml": f"<o:Page {NAME}>{use}<o:Content><o:Layer>{c}</o:Layer></o:Content></o:Page>"
        for n, c in enumerate(contents)
    }
    return pack(**parts)


def text(words: str, x: float, y: float, size: float = 4, more: str = "") -> str:
    steps = f'DeltaX="g {len(words) - 1} {size}"' if len(words) > 1 else ""
    return f'<o:TextObject Boundary="{x} {y} 200 {size}" Size="{size}" {more}><o:TextCode X="0" Y="{size * 0.85}" {steps}>{words}</o:TextCode></o:TextObject>'


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f'<o:PathObject Boundary="{x0} {y0} {x1 - x0 + 0.1} {y1 - y0 + 0.1}"><o:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</o:AbbreviatedData></o:PathObject>'


RULES = "".join(line(20, y, 120, y) for y in (30, 40, 50)) + "".join(line(x, 30, x, 50) for x in (20, 70, 120))


def said(blocks: Blocks) -> list[str]:
    return [block.text for block in blocks.blocks if isinstance(block, Paragraph)]


def cells(blocks: Blocks) -> list[list[str]]:
    return [[c.text for c in row] for block in blocks.blocks if isinstance(block, Grid) for row in block.rows]


def test_a_ruled_table_is_a_grid() -> None:
    words = text("项目名称", 22, 33) + text("河道保洁", 72, 33) + text("主管部门", 22, 43) + text("水务局", 72, 43)
    told = ofd.read(pages(text("项目支出绩效目标表", 60, 15) + RULES + words))
    assert said(told) == ["项目支出绩效目标表"]
    assert cells(told) == [["项目名称", "河道保洁"], ["主管部门", "水务局"]]


def test_a_template_lies_under_its_pages() -> None:
    assert cells(
        ofd.read(pages(text("甲", 72, 33) + text("乙", 72, 43), template=RULES + text("名称", 22, 33) + text("部门", 22, 43)))
    ) == [["名称", "甲"], ["部门", "乙"]]


def test_places_tell_page_and_box() -> None:
    block = ofd.read(pages("", text("第二页。", 20, 40))).blocks[0]
    assert isinstance(block, Paragraph)
    assert block.place.page == 2
    assert block.place.box is not None
    assert [round(n) for n in block.place.box] == [57, 113, 102, 125]


def test_invisible_text_is_not_read() -> None:
    assert said(ofd.read(pages(text("明", 20, 20) + text("暗", 40, 20, more='Visible="false"')))) == ["明"]


def test_an_ofd_of_pictures_is_refused() -> None:
    with pytest.raises(Refused, match="没有文字"):
        ofd.read(pages("<o:ImageObject/>"))


def table(data: bytes) -> list[list[str]]:
    return cells(csv.read(data))


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        ("名称,甲\n部门,乙\n".encode(), [["名称", "甲"], ["部门", "乙"]]),
        ("名称,甲\n部门,乙\n".encode("gb18030"), [["名称", "甲"], ["部门", "乙"]]),
        ("\ufeff名称;甲\n部门;乙\n".encode(), [["名称", "甲"], ["部门", "乙"]]),
        ("名称\t甲\n".encode("utf-16"), [["名称", "甲"]]),
        ('"一\n二","他说""好"""\n'.encode(), [["一\n二", '他说"好"']]),
        ("指标,'=2.00(人)\n".encode(), [["指标", "=2.00(人)"]]),
        ("指标,'九五'\n".encode(), [["指标", "'九五'"]]),
        ("甲,,乙\n,,\n丙,,\n".encode(), [["甲", "", "乙"], ["丙", "", ""]]),
    ],
)
def test_csv_is_a_grid(data: bytes, rows: list[list[str]]) -> None:
    assert table(data) == rows


def test_places_of_csv_tell_line_row_and_column() -> None:
    grid = csv.read(b'a,"b\nc"\nd,e\n').blocks[0]
    assert isinstance(grid, Grid)
    place = grid.rows[1][1].place
    assert (place.line, place.row, place.column) == (3, 2, 2)


@pytest.mark.parametrize(
    ("name", "data", "yes"), [("a.csv", b"a,b", True), ("a.CSV", b"a", True), ("a.txt", b"a,b", False), ("a.csv", b"PK\x03\x04", False)]
)
def test_csv_is_told_by_its_name(name: str, data: bytes, yes: bool) -> None:
    assert csv.recognises(data, name) is yes


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Rar!\x1a\x07\x01\x00", "RAR"),
        (b"{\\rtf1}", "另存为 .docx"),
        (b"MZ\0\0", "可执行程序"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "网页归档"),
        (b'<?xml version="1.0"?>\n<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>', "另存为"),
        (b"PK\x05\x06" + bytes(18), "空的"),
        (pack(mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument"),
        (pack(**{"[Content_Types].xml": "<a/>", "ppt/x.xml": "<a/>"}), "演示文稿"),
        (pack(**{"a.docx": "x"}), "解压"),
    ],
)
def test_what_is_not_read_says_what_it_is(data: bytes, reason: str) -> None:
    assert unread.recognises(data, "a.docx")
    with pytest.raises(Refused, match=reason):
        unread.read(data)


def test_text_that_begins_like_a_program_is_text() -> None:
    assert not unread.recognises("MZ 项目".encode("gbk"), "a.txt")
