"""Word files as a person sees them: what is kept, what is dropped, and where cells stand."""

import zipfile
from io import BytesIO

import pytest

from jixiao.read.blocks import Blocks, Grid, Paragraph
from jixiao.read.formats import docx
from jixiao.read.refused import Refused

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{KIND}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:v" '
    'xmlns:wps="urn:wps" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x" ContentType="main+xml"/></Types>'
)


def links(**targets: str) -> str:
    entries = "".join(f'<Relationship Id="{n}" Type="{KIND}/{n}" Target="{t}"/>' for n, t in targets.items())
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'


def word(body: str, **parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("_rels/.rels", links(officeDocument="word/document.xml"))
        file.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        file.writestr("word/_rels/document.xml.rels", links(**{n: f"{n}.xml" for n in parts}))
        for name, text in parts.items():
            file.writestr(f"word/{name}.xml", f"<w:{name} {NAMES}>{text}</w:{name}>")
    return out.getvalue()


def read(body: str, **parts: str) -> Blocks:
    return docx.read(word(body, **parts))


def said(body: str, **parts: str) -> list[str]:
    return [block.text for block in read(body, **parts).blocks if isinstance(block, Paragraph)]


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if not text.startswith('<') else text}</w:tc>"


def tbl(*rows: str) -> str:
    return "<w:tbl>" + "".join(row if row.startswith("<w:tr") else f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def spots(grid: object) -> list[tuple[str, int, int, int, int]]:
    assert isinstance(grid, Grid)
    return [(c.text, c.row, c.column, c.rowspan, c.colspan) for row in grid.rows for c in row]


BOX = "<w:txbxContent>" + p("框里") + "</w:txbxContent>"

SEEN = {
    "tracked insertion": ("<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>", ["新"]),
    "tracked deletion": ("<w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>", ["留"]),
    "moved text": ("<w:p><w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>乙</w:t></w:r></w:moveTo></w:p>", ["乙"]),
    "deleted paragraph end": ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上</w:t></w:r></w:p>" + p("下"), ["上下"]),
    "hidden run": ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:t>明</w:t></w:r></w:p>", ["明"]),
    "hidden switched off": ('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>明</w:t></w:r></w:p>', ["明"]),
    "field code": ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>", ["3"]),
    "comment mark": ('<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>', ["甲"]),
    "hyperlink": ("<w:p><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink></w:p>", ["链"]),
    "line break": ("<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r></w:p>", ["一", "二"]),
    "page break": ('<w:p><w:r><w:t>一</w:t><w:br w:type="page"/><w:t>二</w:t></w:r></w:p>', ["一二"]),
    "content control": ("<w:sdt><w:sdtContent>" + p("控") + "</w:sdtContent></w:sdt>", ["控"]),
    "control in a line": ("<w:p><w:sdt><w:sdtContent><w:r><w:t>控</w:t></w:r></w:sdtContent></w:sdt></w:p>", ["控"]),
    "prompt of a control": (
        "<w:p><w:r><w:t>名：</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        ["名："],
    ),
    "ticked box": ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>延续</w:t></w:r></w:p>', ["☑延续"]),
    "empty box": ('<w:p><w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/><w:t>新增</w:t></w:r></w:p>', ["□新增"]),
    "form field": ("<w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r></w:p>", ["☑"]),
    "list field": (
        '<w:p><w:r><w:fldChar><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData></w:fldChar></w:r></w:p>',
        ["乙"],
    ),
    "sign of a formula": ("<w:p><m:oMath><m:r><m:t>≥</m:t></m:r></m:oMath><w:r><w:t>95</w:t></w:r></w:p>", ["≥95"]),
    "text box": (f"<w:p><w:r><w:t>外</w:t></w:r><w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r></w:p>", ["外", "框里"]),
    "text box in two forms": (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        ["框里"],
    ),
    "ruby": (
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>ji</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>绩</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        ["绩"],
    ),
}


@pytest.mark.parametrize("case", SEEN)
def test_a_paragraph_is_read_as_it_is_seen(case: str) -> None:
    assert said(SEEN[case][0]) == SEEN[case][1]


def test_cells_span_as_the_file_says() -> None:
    grid = read(
        tbl(
            tc("甲", '<w:vMerge w:val="restart"/>') + tc("乙", '<w:gridSpan w:val="2"/>'),
            tc("盖住", "<w:vMerge/>") + tc("丙") + tc("丁"),
        )
    ).blocks[0]
    assert spots(grid) == [("甲", 0, 0, 2, 1), ("乙", 0, 1, 1, 2), ("丙", 1, 1, 1, 1), ("丁", 1, 2, 1, 1)]


def test_a_row_may_begin_later() -> None:
    grid = read(tbl(tc("甲") + tc("乙"), '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("丙") + "</w:tr>")).blocks[0]
    assert spots(grid)[2] == ("丙", 1, 1, 1, 1)


def test_a_merge_without_a_beginning_is_a_cell() -> None:
    assert spots(read(tbl(tc("甲", "<w:vMerge/>") + tc("乙"))).blocks[0])[0] == ("甲", 0, 0, 1, 1)


def test_a_deleted_row_is_gone() -> None:
    grid = read(tbl(tc("甲") + tc("乙"), "<w:tr><w:trPr><w:del/></w:trPr>" + tc("丙") + "</w:tr>")).blocks[0]
    assert [s[0] for s in spots(grid)] == ["甲", "乙"]


def test_a_row_in_a_control_is_a_row() -> None:
    grid = read("<w:tbl><w:sdt><w:sdtContent><w:tr>" + tc("甲") + tc("乙") + "</w:tr></w:sdtContent></w:sdt></w:tbl>").blocks[0]
    assert [s[0] for s in spots(grid)] == ["甲", "乙"]


def test_paragraphs_of_a_cell_are_lines() -> None:
    assert spots(read(tbl(tc(p("一") + p("二")) + tc("三"))).blocks[0])[0][0] == "一\n二"


def test_a_table_in_a_cell_is_a_grid_after_its_row() -> None:
    inner = tbl(tc("子1") + tc("子2"), tc("子3") + tc("子4"))
    blocks = read(tbl(tc("上") + tc("值"), tc(inner + "<w:p/>"), tc("下") + tc("值"))).blocks
    assert [spots(b)[0][0] for b in blocks] == ["上", "子1", "下"]


def test_a_frame_in_a_cell_is_text() -> None:
    assert spots(read(tbl(tc("名") + tc(tbl(tc("甲") + tc("乙"))))).blocks[0])[1][0] == "甲 乙"


def test_places_tell_table_row_and_column() -> None:
    grid = read(p("前") + tbl(tc("甲", '<w:gridSpan w:val="2"/>') + tc("乙"))).blocks[1]
    assert isinstance(grid, Grid)
    place = grid.rows[0][1].place
    assert (place.table, place.row, place.column, place.text) == (1, 1, 3, "乙")


def test_paragraphs_are_counted() -> None:
    assert [b.place.line for b in read(p("一") + "<w:p/>" + p("三")).blocks if isinstance(b, Paragraph)] == [1, 3]


STYLES = (
    '<w:style w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    '<w:style w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "heading"),
    [
        ('<w:pStyle w:val="a"/>', 1),
        ('<w:pStyle w:val="b"/>', 1),
        ('<w:outlineLvl w:val="2"/>', 3),
        ('<w:outlineLvl w:val="9"/>', None),
        ("", None),
    ],
)
def test_headings_are_told_by_style_or_outline(properties: str, heading: int | None) -> None:
    block = read(p("题", properties), styles=STYLES).blocks[0]
    assert isinstance(block, Paragraph)
    assert block.heading == heading


def test_a_line_of_the_table_of_contents_is_none() -> None:
    assert said(p("绩效目标表 3", '<w:pStyle w:val="t"/>') + p("正文"), styles=STYLES) == ["正文"]


def test_a_style_may_hide() -> None:
    assert said(p("暗", '<w:pStyle w:val="h"/>') + p("明"), styles=STYLES) == ["明"]


LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def test_numbers_that_word_prints_are_read() -> None:
    one, two = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    body = p("概述", one) + p("依据", one) + p("细目", two) + p("95 条", two) + p("主体", one)
    assert said(body, numbering=LIST) == ["一、概述", "二、依据", "1.细目", "2. 95 条", "三、主体"]


def test_footnotes_come_last() -> None:
    body = '<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + p("后")
    notes = '<w:footnote w:id="0" w:type="separator">' + p("线") + '</w:footnote><w:footnote w:id="2">' + p("注") + "</w:footnote>"
    assert said(body, footnotes=notes) == ["正文", "后", "注"]


def test_comments_and_headers_are_no_content() -> None:
    assert said(p("正文"), comments="<w:comment>" + p("批注") + "</w:comment>", header=p("页眉")) == ["正文"]


@pytest.mark.parametrize(("name", "yes"), [("word/document.xml", True), ("xl/workbook.xml", False), ("readme.txt", False)])
def test_a_package_is_told_by_its_parts(name: str, yes: bool) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(name, "x")
    assert docx.recognises(out.getvalue(), "a.bin") is yes


def test_a_dde_field_is_refused() -> None:
    with pytest.raises(Refused, match="DDE"):
        read("<w:p><w:r><w:instrText>DDEAUTO x</w:instrText></w:r></w:p>")


def test_a_sliver_of_the_grid_is_no_column() -> None:
    widths = "".join(f'<w:gridCol w:w="{n}"/>' for n in (1000, 20, 1000))
    rows = f"<w:tr>{tc('甲')}{tc('乙', TWO)}</w:tr><w:tr>{tc('丙', TWO)}{tc('丁')}</w:tr>"
    grid = read(f"<w:tbl><w:tblGrid>{widths}</w:tblGrid>{rows}</w:tbl>").blocks[0]
    assert spots(grid) == [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1), ("丙", 1, 0, 1, 1), ("丁", 1, 1, 1, 1)]
    assert isinstance(grid, Grid)
    assert [c.place.column for row in grid.rows for c in row] == [1, 2, 1, 3]


TWO = '<w:gridSpan w:val="2"/>'
