"""Text PDF to blocks: ruled and unruled tables, page breaks, rotated pages, columns, margins, paragraphs, places."""

import zlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest
from pdf_files import assembled

from jixiao.model.document import Source
from jixiao.read.aligned import rows as rows_of_lines
from jixiao.read.blocks import Aligned, Blocks, Cell, Grid, Paragraph
from jixiao.read.formats.pdf import read
from jixiao.read.recognise import recognise

FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light"
    b"/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 860/Descent -140/CapHeight 700/StemV 90>>>>]>>"
)
SIZE = 10.5


class Merged(NamedTuple):
    """A cell to be drawn: its text, lines parted by line breaks, and its spans."""

    text: str
    colspan: int = 1
    rowspan: int = 1


class Page:
    """A page to be drawn; y counts from the top."""

    def __init__(self, width: float = 595, height: float = 842, rotate: int = 0) -> None:
        self.width, self.height, self.rotate = width, height, rotate
        self.drawn: list[str] = []

    def text(self, x: float, y: float, text: str, size: float = SIZE, *, hidden: bool = False, upward: bool = False) -> None:
        """Draw a line of text whose baseline stands at ``y``."""
        turn = "0 1 -1 0" if upward else "1 0 0 1"
        codes = text.encode("utf-16-be").hex()
        self.drawn.append(f"BT /F {size} Tf {3 if hidden else 0} Tr {turn} {x:.2f} {self.height - y:.2f} Tm <{codes}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self.drawn.append(f"{x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S")

    def table(
        self,
        x: float,
        y: float,
        widths: Sequence[float],
        rows: Sequence[Sequence[Merged | str | None]],
        *,
        high: float = 22,
        ruled: bool = True,
    ) -> float:
        """Draw a table, None for what a merged cell covers; return the y of its end."""
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if cell is not None:
                    self.cell(
                        x + sum(widths[:c]), y + r * high, widths[c:], cell if isinstance(cell, Merged) else Merged(cell), high, ruled=ruled
                    )
        return y + len(rows) * high

    def cell(self, x: float, y: float, widths: Sequence[float], cell: Merged, high: float, *, ruled: bool) -> None:
        """Draw one cell."""
        wide, tall = sum(widths[: cell.colspan]), cell.rowspan * high
        if ruled:
            for x0, y0, x1, y1 in (
                (x, y, x + wide, y),
                (x, y + tall, x + wide, y + tall),
                (x, y, x, y + tall),
                (x + wide, y, x + wide, y + tall),
            ):
                self.line(x0, y0, x1, y1)
        lines = cell.text.split("\n")
        top = y + (tall - len(lines) * SIZE * 1.1) / 2 + SIZE * 0.9
        for n, text in enumerate(lines):
            self.text(x + 4, top + n * SIZE * 1.1, text)


def pdf(*pages: Page) -> bytes:
    """Return pages as a PDF file."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", FONT]
    kids = []
    for page in pages:
        content = zlib.compress("\n".join(["0.5 w", *page.drawn]).encode())
        number = len(objects) + 1
        kids.append(b"%d 0 R" % number)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % (page.width, page.height, page.rotate, number + 1)
        )
        objects.append(b"<</Length %d/Filter/FlateDecode>>\nstream\n" % len(content) + content + b"\nendstream")
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(pages))
    return assembled(objects)


WIDTHS = (60, 80, 150, 100)
HEAD = ("一级指标", "二级指标", "三级指标", "指标值")
Shown = list[list[tuple[int, str]]]


def grids(blocks: Blocks) -> list[Shown]:
    """Return the tables as rows of column and text."""
    return [[[(cell.column, cell.text) for cell in row] for row in block.rows] for block in blocks.blocks if isinstance(block, Grid)]


def unruled(blocks: Blocks) -> list[list[Cell]]:
    """Return the rows of tables without lines."""
    return [row for block in blocks.blocks if isinstance(block, Aligned) for row in rows_of_lines(block)]


def texts(blocks: Blocks) -> list[str]:
    """Return the paragraphs."""
    return [block.text for block in blocks.blocks if isinstance(block, Paragraph)]


def plain(*rows: Sequence[str]) -> Shown:
    """Return rows as :func:`grids` tells them when every column has its cell."""
    return [list(enumerate(row)) for row in rows]


def tables(*rows_of_pages: Sequence[Sequence[Merged | str | None]], ruled: bool = True, high: float = 30) -> bytes:
    """Return a file with one table a page: the first at the foot, the others at the head of their pages."""
    pages = []
    for number, rows in enumerate(rows_of_pages):
        page = Page()
        page.table(50, 60 if number else 780 - high * len(rows), WIDTHS, rows, high=high, ruled=ruled)
        pages.append(page)
    return pdf(*pages)


def test_merged_cells_are_told_by_missing_lines() -> None:
    rows = (
        ("项目名称", Merged("道路养护", 3), None, None),
        (Merged("绩效\n指标", 1, 3), "一级指标", "三级指标", "指标值"),
        (None, Merged("产出指标", 1, 2), "养护里程", "≥12公里"),
        (None, None, "完好率", "≥95%"),
    )
    block = read(tables(rows)).blocks[0]
    assert isinstance(block, Grid)
    assert [[(c.column, c.colspan, c.rowspan, c.text) for c in row] for row in block.rows] == [
        [(0, 1, 1, "项目名称"), (1, 3, 1, "道路养护")],
        [(0, 1, 3, "绩效指标"), (1, 1, 1, "一级指标"), (2, 1, 1, "三级指标"), (3, 1, 1, "指标值")],
        [(1, 1, 2, "产出指标"), (2, 1, 1, "养护里程"), (3, 1, 1, "≥12公里")],
        [(2, 1, 1, "完好率"), (3, 1, 1, "≥95%")],
    ]


class Break(NamedTuple):
    """A table over two pages, and how it comes out."""

    above: Sequence[Sequence[Merged | str | None]]
    below: Sequence[Sequence[Merged | str | None]]
    whole: Shown


FIRST = ("产出指标", "数量指标", "养护里程", "≥12公里")
BREAKS = {
    "head repeated": Break(
        (HEAD, FIRST), (HEAD, ("效益指标", "社会效益", "投诉", "≤3件")), plain(HEAD, FIRST, ("效益指标", "社会效益", "投诉", "≤3件"))
    ),
    "name torn": Break(
        (HEAD, ("产出指标", "数量指标", "养护道路的", "≥12公里")),
        (("", "", "总里程", ""), ("效益指标", "社会效益", "投诉", "≤3件")),
        plain(HEAD, ("产出指标", "数量指标", "养护道路的总里程", "≥12公里"), ("效益指标", "社会效益", "投诉", "≤3件")),
    ),
    "levels blank below": Break(
        (HEAD, FIRST), (("", "质量指标", "完好率", "≥95%"),), [*plain(HEAD, FIRST), [(1, "质量指标"), (2, "完好率"), (3, "≥95%")]]
    ),
    "level printed below": Break(
        (HEAD, (Merged("", 1, 2), Merged("", 1, 2), "里程", "≥12公里"), (None, None, "桥梁", "≥3座")),
        ((Merged("产出指标", 1, 2), "数量指标", "隧道", "≥1座"), (None, "质量指标", "完好率", "≥95%")),
        [
            *plain(HEAD, ("产出指标", "数量指标", "里程", "≥12公里")),
            [(2, "桥梁"), (3, "≥3座")],
            [(2, "隧道"), (3, "≥1座")],
            [(1, "质量指标"), (2, "完好率"), (3, "≥95%")],
        ],
    ),
    "level torn": Break(
        (HEAD, ("满意度指", "服务对象满意度", "居民", "≥90%")),
        (("标", "", "商户", "≥85%"),),
        [*plain(HEAD, ("满意度指标", "服务对象满意度", "居民", "≥90%")), [(2, "商户"), (3, "≥85%")]],
    ),
}


@pytest.mark.parametrize("case", BREAKS.values(), ids=BREAKS.keys())
def test_a_table_goes_on_over_a_page_break(case: Break) -> None:
    assert grids(read(tables(case.above, case.below))) == [case.whole]


def test_a_form_that_begins_on_the_next_page_is_not_sewn_to_the_last() -> None:
    again = ("项目名称", "乙项目", "主管部门", "")
    assert len(grids(read(tables((("项目名称", "甲项目", "主管部门", ""), ("备注", "", "", "")), (again,))))) == 2


def test_the_rest_of_a_table_may_lack_the_column_of_a_cell_that_fills_its_page() -> None:
    first, second = Page(), Page()
    first.table(50, 80, WIDTHS, (HEAD, FIRST))
    second.table(50 + WIDTHS[0], 80, WIDTHS[1:], (("质量指标", "完好率", "≥95%"), ("时效指标", "完成时间", "12月底前")))
    shown = grids(read(pdf(first, second)))
    assert [row for table in shown for row in table][2:] == [
        [(1, "质量指标"), (2, "完好率"), (3, "≥95%")],
        [(1, "时效指标"), (2, "完成时间"), (3, "12月底前")],
    ]


def test_a_title_repeated_over_the_rest_of_a_form_is_dropped() -> None:
    first, second = Page(), Page()
    for page in (first, second):
        page.text(240, 60, "项目支出绩效目标表", 14)
    first.table(50, 80, WIDTHS, (HEAD, FIRST))
    second.table(50, 80, WIDTHS, (("", "质量指标", "完好率", "≥95%"),))
    blocks = read(pdf(first, second))
    assert (texts(blocks), len(grids(blocks))) == (["项目支出绩效目标表"], 1)


def test_a_table_without_lines_keeps_its_columns_and_joins_the_lines_of_a_cell() -> None:
    rows = (HEAD, ("产出指标", "数量指标", "养护道路的总里程\n及附属设施", "≥12公里"), ("", "质量指标", "完好率", "≥95%"), FIRST)
    shown = unruled(read(tables(rows, ruled=False, high=40)))
    assert [[cell.text for cell in row] for row in shown] == [[text.replace("\n", "") for text in row if text] for row in rows]
    assert shown[2][0].column == shown[1][1].column > shown[1][0].column + shown[1][0].colspan


def test_lines_drawn_in_pieces_are_whole() -> None:
    page = Page()
    page.table(50, 100, WIDTHS, (HEAD, FIRST), ruled=False)
    for x in (50, 110, 190, 340, 440):
        for y in range(100, 144, 4):
            page.line(x, y, x, y + 2.5)
    for y in (100, 122, 144):
        for x in range(50, 440, 5):
            page.line(x, y, x + 3, y)
    assert grids(read(pdf(page))) == [plain(HEAD, FIRST)]


def upward(rotate: int) -> bytes:
    """Return a page whose content stands sideways, shown upright or not."""
    page = Page(595, 842, rotate)
    for n, row in enumerate((("项目名称", "道路养护"), ("主管部门", "区建委"))):
        for k, text in enumerate(row):
            page.text(100 + n * 22, 700 - k * 100, text, upward=True)
    for x in (85, 107, 129):
        page.line(x, 720, x, 520)
    for y in (720, 620, 520):
        page.line(85, y, 129, y)
    return pdf(page)


@pytest.mark.parametrize(("rotate", "box"), [(90, (122.0, 85.0, 222.0, 107.0)), (0, (85.0, 620.0, 107.0, 720.0))])
def test_sideways_pages_are_read_and_places_are_those_of_the_page_as_shown(rotate: int, box: tuple[float, ...]) -> None:
    blocks = read(upward(rotate))
    block = blocks.blocks[0]
    assert isinstance(block, Grid)
    assert (grids(blocks), block.rows[0][0].place.box) == ([plain(("项目名称", "道路养护"), ("主管部门", "区建委"))], box)


def test_a_cell_tells_page_table_row_column_box_and_text() -> None:
    block = read(tables((HEAD, FIRST))).blocks[0]
    assert isinstance(block, Grid)
    place = block.rows[1][2].place
    assert (place.page, place.table, place.row, place.column, place.box, place.text) == (
        1,
        1,
        2,
        3,
        (190.0, 750.0, 340.0, 780.0),
        "养护里程",
    )


def prose(lines: Sequence[str], x: float = 50, y: float = 100) -> Page:
    """Return a page of lines at the usual distance."""
    page = Page()
    for n, line in enumerate(lines):
        page.text(x + (21 if line.startswith("　") else 0), y + n * 18, line.strip("　"))
    return page


LONG = "本项目用于辖区内道路的日常养护和维修，包括路面修补标线更新和排水设施疏通以及"
PROSE = {
    "a broken line goes on": (("　" + LONG[:-2], LONG, "桥梁检测。", "　第二段。"), [LONG[:-2] + LONG + "桥梁检测。", "第二段。"]),
    "a heading stands alone": (("二、实施主体", "　" + LONG[:-2], "区建委。"), ["二、实施主体", LONG[:-2] + "区建委。"]),
    "Latin words keep their blank": (("　" + LONG[:-8] + "global", LONG, "end"), [LONG[:-8] + "global" + LONG + "end"]),
}


@pytest.mark.parametrize(("lines", "wanted"), PROSE.values(), ids=PROSE.keys())
def test_lines_of_a_paragraph_are_joined(lines: Sequence[str], wanted: list[str]) -> None:
    assert texts(read(pdf(prose(lines)))) == wanted


def test_numbered_lines_and_large_ones_are_headings() -> None:
    page = prose(("一、项目概述", "　" + LONG, "　" + LONG))
    page.text(200, 60, "项目经费情况说明", 16)
    assert [b.heading for b in read(pdf(page)).blocks if isinstance(b, Paragraph)] == [1, 2, None, None]


def test_two_columns_are_read_one_after_the_other() -> None:
    page = Page()
    for n in range(9):
        page.text(50, 100 + n * 18, f"左栏第{n}行" + LONG[:16])
        page.text(320, 100 + n * 18, f"右栏第{n}行" + LONG[:16])
    read_text = "".join(texts(read(pdf(page))))
    assert read_text.index("左栏第8行") < read_text.index("右栏第0行")


MARGINS: dict[str, Callable[[Page, int], None]] = {
    "page number": lambda page, n: page.text(290, 820, f"- {n} -"),
    "page of pages": lambda page, n: page.text(270, 820, f"第 {n} 页 共 4 页"),
    "running head": lambda page, n: page.text(200, 40, f"某区{2020 + n}年部门预算公开"),
}


@pytest.mark.parametrize("draw", MARGINS.values(), ids=MARGINS.keys())
def test_margins_are_no_text(draw: Callable[[Page, int], None]) -> None:
    pages = []
    for n in range(1, 5):
        page = prose([f"　第{n}段文字。"], y=200)
        draw(page, n)
        pages.append(page)
    assert texts(read(pdf(*pages))) == [f"第{n}段文字。" for n in range(1, 5)]


def test_invisible_text_is_not_read() -> None:
    page = prose(["　看得见的文字。"])
    page.text(50, 300, "看不见的文字。", hidden=True)
    assert texts(read(pdf(page))) == ["看得见的文字。"]


def test_a_form_over_two_pages_is_one_project() -> None:
    first, second = Page(), Page()
    first.text(200, 60, "财政项目支出绩效目标申报表", 16)
    end = first.table(50, 80, WIDTHS, (("项目名称", Merged("道路养护", 3), None, None), ("主管部门", Merged("区建委", 3), None, None)))
    first.table(50, end, (140, 250), (("年度资金总额（万元）", "36.50"),))
    first.table(50, end + 22, WIDTHS, (HEAD, FIRST))
    second.table(50, 60, WIDTHS, (("", "质量指标", "完好率", "≥95%"), ("效益指标", "社会效益", "投诉", "≤3件")))
    document = recognise(read(pdf(first, second)), Source(file="a.pdf", sha256="", format="pdf"))
    project = document.projects[0]
    rows = [(row.level1, row.level2, row.name, row.target.raw if row.target else None) for row in project.indicators]
    assert (len(document.projects), project.name, str(project.funding.annual), rows) == (
        1,
        "道路养护",
        "365000.00",
        [
            ("产出指标", "数量指标", "养护里程", "≥12公里"),
            ("产出指标", "质量指标", "完好率", "≥95%"),
            ("效益指标", "社会效益", "投诉", "≤3件"),
        ],
    )


def test_equal_values_above_and_below_a_page_break_are_two() -> None:
    below = ("效益指标", "社会效益", "投诉", "≥12公里")
    assert grids(read(tables((HEAD, FIRST), (below, ("满意度指标", "满意度", "居民", "≥90%"))))) == [
        plain(HEAD, FIRST, below, ("满意度指标", "满意度", "居民", "≥90%"))
    ]


def test_a_page_that_holds_only_the_rest_of_one_cell_goes_on_with_it() -> None:
    text = "\n".join(["保质保量完成本年度养护任务"] * 4)
    above, last = (HEAD, ("产出指标", "数量指标", text, "≥12公里")), ("效益指标", "社会效益", "投诉", "≤3件")
    whole = text.replace("\n", "") * 2 + "总里程"
    assert grids(read(tables(above, (("", "", text, ""),), (("", "", "总里程", ""), last), high=60))) == [
        plain(HEAD, ("产出指标", "数量指标", whole, "≥12公里"), last)
    ]


def test_a_frame_with_one_text_is_text() -> None:
    page = Page()
    page.table(50, 200, WIDTHS, (("", "", "保质保量完成养护任务。", ""),))
    assert (grids(read(pdf(page))), texts(read(pdf(page)))) == ([], ["保质保量完成养护任务。"])


def test_characters_beyond_the_first_plane_are_read() -> None:
    assert texts(read(pdf(prose(["　𠮷野家的𡃁堃。"])))) == ["𠮷野家的𡃁堃。"]
