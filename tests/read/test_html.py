"""Web pages as a person sees them: encodings, spans, nested tables, hidden things, controls."""

import pytest

from jixiao.read.blocks import Blocks, Grid, Paragraph
from jixiao.read.formats import html


def read(body: str, encoding: str = "utf-8", head: str = "") -> Blocks:
    return html.read(f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding))


def said(blocks: Blocks) -> list[str]:
    return [block.text for block in blocks.blocks if isinstance(block, Paragraph)]


def grids(blocks: Blocks) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in block.rows] for block in blocks.blocks if isinstance(block, Grid)]


@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "gb2312"),
        ("utf-8", ""),
        ("gb18030", "gb2312"),
        ("gb18030", "utf-8"),
        ("gb18030", ""),
        ("utf-8-sig", "gbk"),
        ("utf-16", ""),
        ("big5", "big5"),
    ],
)
def test_the_encoding_is_that_of_the_bytes(encoding: str, label: str) -> None:
    meta = f"<meta charset={label}>" if label else ""
    assert said(read("<p>絕對值指標</p>", encoding, meta)) == ["絕對值指標"]


def test_a_character_outside_gb2312_under_its_label() -> None:
    assert said(read("<p>喆—①</p>", "gb18030", "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>")) == ["喆—①"]


SEEN = {
    "styles": ("<style>p{}</style><p>甲</p><script>x</script>", ["甲"]),
    "hidden by style": ("<p style='display:none'>暗</p><p>明</p>", ["明"]),
    "hidden by attribute": ("<p hidden>暗</p><p>明</p>", ["明"]),
    "hidden by a rule": ("<style>.d, #x {display: none}</style><p class='a d'>暗</p><p id=x>暗</p><p>明</p>", ["明"]),
    "comment": ("<p>甲<!-- 暗 -->乙</p>", ["甲乙"]),
    "line break": ("<p>一<br>二</p>", ["一", "二"]),
    "blanks": ("<p>项目\n   名称&nbsp;甲</p>", ["项目 名称 甲"]),
    "inline": ("<div>项目<b>名称</b>：<span>甲</span></div>", ["项目名称：甲"]),
    "text beside blocks": ("前<div>中</div>后", ["前", "中", "后"]),
    "ticked": ("<p><input type=checkbox checked>延续 <input type=checkbox>新增</p>", ["☑延续 □新增"]),
    "field": ("<p>名称：<input value='甲'></p><input type=hidden value=暗>", ["名称：甲"]),
    "choice": ("<p><select><option>一<option selected>二</select></p>", ["二"]),
    "sign": ("<p>&ge;95%</p>", ["≥95%"]),
}


@pytest.mark.parametrize("case", SEEN)
def test_text_is_read_as_it_is_seen(case: str) -> None:
    assert said(read(SEEN[case][0])) == SEEN[case][1]


def test_headings_have_their_depth() -> None:
    block = read("<h3>标题</h3>").blocks[0]
    assert isinstance(block, Paragraph)
    assert block.heading == 3


def test_cells_stand_in_the_columns_that_spans_leave() -> None:
    grid = read("<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁</table>").blocks[0]
    assert isinstance(grid, Grid)
    assert [(c.text, c.row, c.column, c.rowspan, c.colspan) for row in grid.rows for c in row] == [
        ("甲", 0, 0, 2, 1),
        ("乙", 0, 1, 1, 2),
        ("丙", 1, 1, 1, 1),
        ("丁", 1, 2, 1, 1),
    ]


def test_a_layout_table_is_only_a_frame() -> None:
    inner = "<table><tr><td>一<td>二<tr><td>三<td>四</table>"
    found = read(f"<table><tr><td>边栏<td><p>标题</p>{inner}后</table>")
    assert (said(found), grids(found)) == (["边栏", "标题", "后"], [[["一", "二"], ["三", "四"]]])


def test_a_single_row_inside_a_cell_is_its_text() -> None:
    assert grids(read("<table><tr><td>名<td><table><tr><td>甲<td>乙</table><tr><td>a<td>b</table>")) == [[["名", "甲 乙"], ["a", "b"]]]


def test_hidden_rows_and_cells_are_left_out() -> None:
    assert grids(read("<table><tr hidden><td>暗<td>暗<tr><td>甲<td style='display: none'>暗<td>乙</table>")) == [[["甲", "乙"]]]


def test_lines_of_a_cell_are_kept() -> None:
    assert grids(read("<table><tr><td><p>一</p><p>二</p><td>三</table>")) == [[["一\n二", "三"]]]


def test_places_tell_the_source_line() -> None:
    grid = read("\n<table>\n<tr><td>甲\n<td>乙\n</table>").blocks[0]
    assert isinstance(grid, Grid)
    assert [(c.place.line, c.place.table, c.place.row, c.place.column) for c in grid.rows[0]] == [(3, 1, 1, 1), (4, 1, 1, 2)]


@pytest.mark.parametrize(
    ("data", "name", "yes"),
    [
        (b"<!DOCTYPE html><html>", "a.bin", True),
        (b"\n<html>", "a.xls", True),
        (b"<table><tr>", "a.doc", True),
        ("\ufeff<html>".encode(), "a", True),
        ("<html>".encode("utf-16"), "a", True),
        (b"# title\n<b>x</b>", "a.html", True),
        (b"# title\n<b>x</b>", "a", False),
        (b"<p>x</p>", "a.md", False),
        (b"a < b", "a", False),
    ],
)
def test_a_page_is_told_by_its_beginning(data: bytes, name: str, yes: bool) -> None:
    assert html.recognises(data, name) is yes
