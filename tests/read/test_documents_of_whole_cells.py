"""What the recogniser makes of grids whose columns and spans are those of the source."""

from typing import NamedTuple

import pytest

from jixiao.model.document import Document, Source
from jixiao.read.blocks import Block, Blocks, Cell, Grid, Paragraph
from jixiao.read.recognise import recognise
from jixiao.values.place import Place

BREAK = Paragraph("", Place(), 1)


class Spot(NamedTuple):
    """A cell: text, column, width, height."""

    text: str
    column: int
    width: int = 1
    height: int = 1


def grid(*rows: str | list[Spot]) -> Grid:
    """Return a grid; a row is spots, or texts parted by bars, a blank one empty."""
    made = []
    for n, row in enumerate(rows):
        spots = row if isinstance(row, list) else [Spot(text.strip(), c) for c, text in enumerate(row.split("|"))]
        made.append(
            tuple(Cell(s.text, Place(table=1, row=n + 1, column=s.column + 1, text=s.text), n, s.column, s.height, s.width) for s in spots)
        )
    return Grid(tuple(made), exact=True)


def read(*blocks: Block) -> Document:
    return recognise(Blocks(blocks), Source(file="a.xlsx", sha256="", format="xlsx"))


FORM = ("项目支出绩效目标表", "项目名称 | 河道保洁", "主管部门及代码 | [105]水务局")
TABLE = ("一级指标 | 二级指标 | 三级指标 | 指标值", "产出指标 | 数量指标 | 河道条数 | ≥36条")


def test_the_code_of_an_office_is_left_out_where_its_label_asks_for_it() -> None:
    assert read(grid(*FORM, *TABLE)).projects[0].department == "水务局"


def test_the_code_stays_where_the_label_does_not_ask_for_it() -> None:
    assert read(grid(*FORM[:2], "主管部门 | 219-水务局", *TABLE)).projects[0].department == "219-水务局"


def test_another_table_with_the_name_of_a_project_is_no_form() -> None:
    other = grid("财政评审报告", "项目名称 | 河道保洁", "评审后总支出 | 12.00")
    assert len(read(grid(*FORM, *TABLE), BREAK, other).projects) == 1


def test_a_name_among_heads_of_money_opens_no_form() -> None:
    money = ("项目资金 | 项目名称 | 全年预算数 | 全年执行数", " | 年度资金总额 | 10.00 | 9.00")
    found = read(grid("项目支出绩效自评表", "项目名称 | 河道保洁", *money, *TABLE)).projects
    assert [p.name for p in found] == ["河道保洁"]


def test_a_row_that_the_head_spans_is_no_indicator() -> None:
    head = [
        Spot("一级指标", 0, 1, 2),
        Spot("二级指标", 1, 1, 2),
        Spot("三级指标", 2, 1, 2),
        Spot("指标值", 3, 1, 2),
        Spot("偏差原因分析", 4, 2),
    ]
    found = read(grid(*FORM, head, [Spot("经费保障", 4), Spot("制度保障", 5)], TABLE[1]))
    assert [i.name for i in found.projects[0].indicators] == ["河道条数"]


def test_a_cell_belongs_to_the_head_that_it_begins_under() -> None:
    head = [Spot("一级指标", 0), Spot("二级指标", 1), Spot("三级指标", 2, 3), Spot("指标值", 5)]
    body = [Spot("产出指标", 0), Spot("数量指标", 1), Spot("95%以上", 3, 2), Spot("达标", 5)]
    indicator = read(grid(*FORM, head, body)).projects[0].indicators[0]
    assert (indicator.name, indicator.target.raw if indicator.target else None) == ("95%以上", "达标")


def test_a_last_figure_without_unit_is_whole() -> None:
    rows = ("产出指标 | 质量指标 | 合格率 | ≥95%", "产出指标 | 成本指标 | 单价 | 12")
    targets = [i.target.raw for i in read(grid(*FORM, *TABLE, *rows)).projects[0].indicators if i.target]
    assert targets == ["≥36条", "≥95%", "12"]


WHOLE = (
    "部门（单位）整体支出绩效目标表",
    "部门（单位）名称 | 档案局",
    "年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元）",
    *(f" | 任务{n} | 内容 | 10.00" for n in range(8)),
    " | 金额合计 |  | 80.00",
)


def test_a_whole_department_is_named_after_its_office() -> None:
    project = read(grid(*WHOLE, *TABLE)).projects[0]
    assert (project.kind, project.name, project.department) == ("whole_department", "档案局（部门整体）", "档案局")


def test_the_sum_of_its_tasks_is_its_money() -> None:
    assert str(read(grid(*WHOLE, *TABLE)).projects[0].funding.annual) == "800000.00"


LIST = (
    "部门项目支出绩效目标表",
    "单位名称：文旅局 |  |  |  |  | ",
    "单位名称、项目名称 | 年度绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 指标内容",
    "1 | 2 | 3 | 4 | 5 | 6 | 7",
    "博物馆 |  |  |  |  |  | ",
    "文物修缮 | 修缮三处。 | 产出指标 | 数量指标 | 修缮处数 | 3处 | 反映数量",
    " |  | 产出指标 | 质量指标 | 合格率 | ≥98% | 反映质量",
    "执法支队 |  |  |  |  |  | ",
    "市场监管 | 执法检查。 | 产出指标 | 数量指标 | 检查次数 | ≥860次 | ",
)
MONEY = (
    "部门项目支出预算表",
    "单位名称：文旅局 |  | 单位：元",
    "项目名称 | 项目单位 | 合计",
    "文物修缮 | 博物馆 | 2,595,000.00",
    "合计 |  | 2,595,000.00",
)


def test_a_list_may_hold_offices_between_its_projects() -> None:
    found = read(grid(*LIST)).projects
    assert [(p.name, p.unit, p.department, len(p.indicators)) for p in found] == [
        ("文物修缮", "博物馆", "文旅局", 2),
        ("市场监管", "执法支队", "文旅局", 1),
    ]


def test_an_explanation_is_no_part_of_the_name() -> None:
    indicator = read(grid(*LIST)).projects[0].indicators[0]
    assert (indicator.name, indicator.definition) == ("修缮处数", "反映数量")


def test_money_may_stand_in_a_table_of_its_own() -> None:
    document = read(grid(*MONEY), BREAK, grid(*LIST))
    assert [str(p.funding.annual) for p in document.projects] == ["2595000.00", "None"]
    assert document.places["/projects/0/funding/annual"].row == 4


@pytest.mark.parametrize("change", [("单位：元", ""), ("合计 |  | 2,595,000.00", "文物修缮 | 博物馆 | 1.00")])
def test_money_without_a_unit_or_twice_is_not_taken(change: tuple[str, str]) -> None:
    rows = tuple(row.replace(*change) for row in MONEY)
    assert read(grid(*rows), BREAK, grid(*LIST)).projects[0].funding.annual is None


def test_places_of_a_label_and_value_in_one_cell_keep_their_cell() -> None:
    place = read(grid("项目支出绩效目标表", "项目名称：河道保洁 | ", *TABLE)).places["/projects/0/name"]
    assert (place.table, place.row, place.column, place.text) == (1, 2, 1, "河道保洁")
