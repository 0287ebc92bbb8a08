"""One small invented declaration as text, docx, xlsx, html and csv: the same Document, save where each value stands."""

from collections.abc import Callable
from html import escape
from io import BytesIO
from typing import NamedTuple

import pytest
from docx import Document as WordDocument
from msgspec.structs import replace
from xlsxwriter import Workbook

from jixiao.model.document import Document
from jixiao.read.document import read_bytes

WIDTH = 7


class Box(NamedTuple):
    """A cell of the form: text, width, height."""

    text: str
    width: int = 1
    height: int = 1


FORM = (
    (Box("财政项目支出绩效目标申报表", 7),),
    (Box("（2025年度）", 7),),
    (Box("项目名称", 2), Box("河道保洁与水质监测"), Box("项目性质"), Box("经常性项目"), Box("项目类别"), Box("其他运转类")),
    (Box("主管部门", 2), Box("云岭市水务局"), Box("实施单位"), Box("云岭市河道管理所", 3)),
    (Box("计划开始日期", 2), Box("2025-01-01"), Box("计划完成日期"), Box("2025-12-31", 3)),
    (Box("项目资金（元）", 2, 3), Box("项目资金总额"), Box("1,234,567.80"), Box("年度资金申请总额"), Box("1,034,567.80", 2)),
    (Box("其中：财政资金"), Box("1,234,567.80"), Box("其中：当年财政拨款"), Box("1,034,567.80", 2)),
    (Box("其他资金"), Box("0.00"), Box("其他资金"), Box("0.00", 2)),
    (Box("项目绩效目标", 2, 2), Box("项目总目标", 2), Box("年度总体目标", 3)),
    (Box("全市河道常年整洁，水质稳定达标。", 2), Box("1.保洁河道 36 条。\n2.每月监测一次水质。", 3)),
    (Box("绩效指标", 1, 6), Box("一级指标"), Box("二级指标"), Box("三级指标", 2), Box("年度指标值", 2)),
    (Box("产出指标", 1, 3), Box("数量指标", 1, 2), Box("保洁河道条数", 2), Box("=36.00(条)", 2)),
    (Box("水质监测次数", 2), Box("≥12(次)", 2)),
    (Box("质量指标"), Box("水质达标率", 2), Box("≥95.00(%)", 2)),
    (Box("效益指标"), Box("生态效益指标"), Box("河道环境", 2), Box("明显改善", 2)),
    (Box("满意度指标"), Box("服务对象满意度指标"), Box("沿河居民满意度", 2), Box("≥90(%)", 2)),
)
Spot = tuple[int, int, Box]


def placed() -> list[Spot]:
    """Return the boxes with their rows and columns."""
    taken: set[tuple[int, int]] = set()
    found = []
    for row, boxes in enumerate(FORM):
        column = 0
        for box in boxes:
            while (row, column) in taken:
                column += 1
            found.append((row, column, box))
            taken |= {(row + r, column + c) for r in range(box.height) for c in range(box.width)}
    return found


def as_text() -> bytes:
    grid = [[""] * WIDTH for _ in FORM]
    for row, column, box in placed():
        grid[row][column] = f'"{box.text}"' if "\n" in box.text else box.text
    return "\n".join("\t".join(cells) for cells in grid).encode()


def as_docx() -> bytes:
    word = WordDocument()
    table = word.add_table(len(FORM), WIDTH)
    for row, column, box in placed():
        cell = table.cell(row, column)
        if (box.width, box.height) != (1, 1):
            cell = cell.merge(table.cell(row + box.height - 1, column + box.width - 1))
        cell.text = box.text
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def as_xlsx() -> bytes:
    out = BytesIO()
    book = Workbook(out)
    sheet = book.add_worksheet("申报表")
    for row, column, box in placed():
        if (box.width, box.height) != (1, 1):
            sheet.merge_range(row, column, row + box.height - 1, column + box.width - 1, "")
        sheet.write_string(row, column, box.text)
    book.close()
    return out.getvalue()


def as_html() -> bytes:
    rows = []
    for row in range(len(FORM)):
        cells = [
            f"<td colspan={b.width} rowspan={b.height}>{escape(b.text).replace(chr(10), '<br>')}</td>" for r, _, b in placed() if r == row
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<html><head><meta charset=gb2312></head><body><table>{''.join(rows)}</table></body></html>".encode("gb18030")


def as_csv() -> bytes:
    grid = [[""] * WIDTH for _ in FORM]
    for row, column, box in placed():
        guard = "'" if box.text.startswith("=") else ""
        grid[row][column] = '"' + (guard + box.text).replace('"', '""') + '"'
    return "\n".join(",".join(cells) for cells in grid).encode("utf-8-sig")


FORMATS: dict[str, Callable[[], bytes]] = {"docx": as_docx, "xlsx": as_xlsx, "html": as_html, "csv": as_csv}


def bare(document: Document) -> Document:
    """Return a Document without what differs by format: source and places."""
    return replace(document, source=None, places={})


@pytest.fixture(scope="module")
def told() -> Document:
    return read_bytes(as_text(), "a.txt")


def test_the_text_is_read_whole(told: Document) -> None:
    assert [(i.level1, i.level2, i.name, i.target.raw if i.target else None) for i in told.projects[0].indicators] == [
        ("产出指标", "数量指标", "保洁河道条数", "=36.00(条)"),
        ("产出指标", "数量指标", "水质监测次数", "≥12(次)"),
        ("产出指标", "质量指标", "水质达标率", "≥95.00(%)"),
        ("效益指标", "生态效益指标", "河道环境", "明显改善"),
        ("满意度指标", "服务对象满意度指标", "沿河居民满意度", "≥90(%)"),
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_gives_the_same_document(suffix: str, told: Document) -> None:
    assert bare(read_bytes(FORMATS[suffix](), f"a.{suffix}")) == bare(told)


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_fields_have_places(suffix: str, told: Document) -> None:
    assert read_bytes(FORMATS[suffix](), f"a.{suffix}").places.keys() == told.places.keys()


@pytest.mark.parametrize(
    ("suffix", "place"),
    [("docx", (None, 1, 12, 6)), ("xlsx", ("申报表", None, 12, 6)), ("html", (None, 1, 12, 6)), ("csv", (None, None, 12, 6))],
)
def test_a_value_is_found_again_in_the_file(suffix: str, place: tuple[str | None, int | None, int, int]) -> None:
    found = read_bytes(FORMATS[suffix](), f"a.{suffix}").places["/projects/0/indicators/0/target"]
    assert (found.sheet, found.table, found.row, found.column) == place


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_place_holds_the_raw_text(suffix: str) -> None:
    assert read_bytes(FORMATS[suffix](), f"a.{suffix}").places["/projects/0/indicators/2/target"].text == "≥95.00(%)"
