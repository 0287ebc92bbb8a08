"""Lines of PDF pages outside tables: which are one title, which are margins."""

import pytest

from jixiao.read.blocks import Aligned
from jixiao.read.pdf.columns import LEAST_ROWS, stretches
from jixiao.read.pdf.margins import without_margins
from jixiao.read.pdf.pdfium import Frame
from jixiao.read.pdf.prose import Measure, PlacedLine, joins
from jixiao.read.pdf.seam import Pair, half_told
from jixiao.read.pdf.shapes import Line, Run
from jixiao.read.pdf.sheet import Sheet, Slot, Spot, Table

FRAME = Frame(0, 0, 595, 842, 0, 0)
AREA = Measure(80, 515, 16)
OFFICE, FORM = "某市某区人民代表大会常务委员会", "年财政支出项目绩效目标表"


def line(text: str, y: float, size: float = 18.0, middle: float = 297.5) -> Line:
    """Return a line about its middle, ``y`` its upper edge."""
    half = len(text) * size / 2
    return Line((Run(text, (middle - half, y, middle + half, y + size)),))


def placed(at: Line) -> PlacedLine:
    """Return a line on its page."""
    return PlacedLine(1, FRAME, at, AREA)


TITLES: dict[str, tuple[Line, Line, bool]] = {
    "a title over two lines": (line(OFFICE, 100), line(FORM, 130), True),
    "the second line longer": (line("关于报送二〇二四年", 100), line(OFFICE, 130), True),
    "a title and its year": (line("项目支出绩效目标申报表", 100), line("（2024年度）", 126), False),
    "a title and its year without brackets": (line("项目支出绩效目标", 100), line("2024年度", 126), False),
    "a whole title and more": (line("项目支出绩效目标申报表", 100), line("某区文化局", 130), False),
    "further apart": (line(OFFICE, 100), line(FORM, 142), False),
    "of another size": (line(OFFICE, 100), line(FORM, 130, 22), False),
    "smaller than the text": (line(OFFICE, 100, 12), line(FORM, 118, 12), False),
    "a signature": (line("某市某区财政局办公室", 100, middle=440), line("二〇二四年三月", 130, middle=440), False),
    "lines on two middles": (line(OFFICE, 100), line(FORM, 130, middle=320), False),
    "a label": (line("项目名称：道路养护", 100), line("某区某局", 130), False),
}


@pytest.mark.parametrize("name", TITLES)
def test_a_centred_title_that_runs_over_its_line_is_one(name: str) -> None:
    before, after, wanted = TITLES[name]
    assert joins(placed(before), placed(after), True) is wanted


def table(y: float) -> Table:
    """Return a table 40 points high."""
    return Table(
        (80, 300, 515),
        (Slot("总分", Spot(1, (80, y, 300, y + 40)), 0, 0), Slot("100", Spot(1, (300, y, 515, y + 40)), 0, 1)),
        1,
        (80, y, 515, y + 40),
    )


BESIDE = {
    "above a table": (24.0, 60.0, []),
    "beside a table": (24.0, 10.0, ["100"]),
    "under a table": (800.0, 740.0, []),
    "between": (780.0, 790.0, ["100"]),
}


@pytest.mark.parametrize("name", BESIDE)
def test_page_numbers_stand_above_or_below_all_tables(name: str) -> None:
    y, at, kept = BESIDE[name]
    sheets = [Sheet(n, FRAME, (line("100", y, 10), table(at))) for n in range(1, 6)]
    assert [[item.text for item in sheet.items if isinstance(item, Line)] for sheet in without_margins(sheets)] == [kept] * 5


@pytest.mark.parametrize(("count", "table"), [(LEAST_ROWS - 1, False), (LEAST_ROWS, True)])
def test_so_few_lines_with_a_gap_are_no_table(count: int, table: bool) -> None:
    rows = [placed(Line((*line("第一段", 100 + 30 * n, 12, 150).runs, *line("第二段", 100 + 30 * n, 12, 400).runs))) for n in range(count)]
    assert [isinstance(part, Aligned) for part in stretches(rows)] == [table]


def test_text_without_a_height_is_a_table_all_the_same() -> None:
    flat = AREA._replace(size=0)
    rows = [
        placed(Line((*line("甲", 100 + n, 12, 150).runs, *line("乙", 100 + n, 12, 400).runs)))._replace(area=flat)
        for n in range(LEAST_ROWS)
    ]
    assert [len(part.lines) for part in stretches(rows) if isinstance(part, Aligned)] == [LEAST_ROWS]


@pytest.mark.parametrize(("ends", "unsure"), [("", 4), ("有可能", 0)])
def test_a_row_that_may_go_on_over_a_page_break_in_several_columns_is_doubtful(ends: str, unsure: int) -> None:
    above, below = ("养护道路", "2026年11月", "正在实施"), ("完成时间", "30日前", ends)
    spot = Spot(1, (0, 0, 1, 1))
    pairs = [Pair(Slot(one, spot, 0, n), Slot(other, spot, 0, n)) for n, (one, other) in enumerate(zip(above, below, strict=True))]
    assert len(half_told(pairs)) == unsure
