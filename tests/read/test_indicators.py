"""Indicator tables: heads, levels, shifted rows, targets, outcomes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jixiao.model.document import Document
from jixiao.read.blocks import Cell
from jixiao.read.document import read_file
from jixiao.read.rows.columns import Column, rows_by_best_way
from jixiao.read.rows.indicators import manner
from jixiao.read.tokens import Gap, Token
from jixiao.values.place import Place

Read = Callable[..., Document]
Brief = Callable[[Document], dict[str, Any]]
HEAD = "项目支出绩效目标申报表\n项目名称\t示例项目\n绩效指标\t一级指标\t二级指标\t三级指标\t指标值\n"
ROWS = {
    "a bare number": ("\t产出指标\t数量指标\t讲座场次\t12", ["产出指标", "数量指标", "讲座场次", "=", "12", None]),
    "a word": ("\t效益指标\t社会效益指标\t居民意识\t提升", ["效益指标", "社会效益指标", "居民意识", "word", "提升", None]),
    "a unit in the name": ("\t产出指标\t数量指标\t造林面积（亩）\t800", ["产出指标", "数量指标", "造林面积（亩）", "=", "800", "亩"]),
    "a hint in the name": ("\t产出指标\t质量指标\t成活率(≥**%)\t85", ["产出指标", "质量指标", "成活率(≥**%)", ">=", "85", "%"]),
    "a hint as value": ("\t产出指标\t质量指标\t成活率\t≥**%", ["产出指标", "质量指标", "成活率", None, None, None]),
    "a blank value": ("\t效益指标\t经济效益指标\t增加就业机会\t", ["效益指标", "经济效益指标", "增加就业机会", None, None, None]),
    "points in levels": ("\t产出指标(50分)\t数量指标20分\t讲座场次\t≥12场", ["产出指标", "数量指标", "讲座场次", ">=", "12", "场"]),
    "blanks in levels": (
        "\t满意 度指 标\t服务对象 满意度指标\t读者满意度\t≥90%",
        ["满意度指标", "服务对象满意度指标", "读者满意度", ">=", "90", "%"],
    ),
    "a numbered name": ("\t产出指标\t数量指标\t指标1：讲座场次\t≥12场", ["产出指标", "数量指标", "讲座场次", ">=", "12", "场"]),
    "a shifted row": ("\t\t产出指标\t数量指标\t讲座场次\t≥12场", ["产出指标", "数量指标", "讲座场次", ">=", "12", "场"]),
    "a row cut on the left": ("产出指标\t数量指标\t讲座场次\t≥12场", ["产出指标", "数量指标", "讲座场次", ">=", "12", "场"]),
    "a level of old forms": ("\t产出指标\t成本指标\t每场成本\t≤500元", ["产出指标", "成本指标", "每场成本", "<=", "500", "元"]),
    "a blank name": ("\t产出指标\t质量指标\t\t≥95%", ["产出指标", "质量指标", None, ">=", "95", "%"]),
    "a rate of execution that is promised": (
        "\t产出指标\t时效指标\t预算执行率\t≥95%",
        ["产出指标", "时效指标", "预算执行率", ">=", "95", "%"],
    ),
    "a level of no taxonomy": ("\t实施效果指标\t产出指标\t建设个数\t1个", ["实施效果指标", "产出指标", "建设个数", "=", "1", "个"]),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_reads_as_printed(name: str, read: Read, brief: Brief) -> None:
    text, expected = ROWS[name]
    assert brief(read(f"{HEAD}{text}\n注：1.按实填报。\n"))["projects"][0]["indicators"][0] == expected


STANDARD = {
    ("产出指标", "成本指标"): ("成本指标", "经济成本指标"),
    ("效益指标", "满意度指标"): ("满意度指标", "服务对象满意度指标"),
    ("产出指标", "数量指标"): ("产出指标", "数量指标"),
    ("投入", "成本目标"): ("成本指标", "经济成本指标"),
    ("实施效果指标", "产出指标"): ("产出指标", None),
}


@pytest.mark.parametrize("printed", STANDARD)
def test_levels_are_told_in_the_taxonomy_in_force(printed: tuple[str, str], read: Read) -> None:
    indicator = read(f"{HEAD}\t{printed[0]}\t{printed[1]}\t示例指标\t≥1个\n").projects[0].indicators[0]
    assert (indicator.level1_standard, indicator.level2_standard) == STANDARD[printed]


def test_merged_levels_hold_for_the_rows_below(read: Read) -> None:
    text = f"{HEAD}\t产出指标\t数量指标\t甲数\t1个\n\t\t\t乙数\t2个\n\t\t质量指标\t合格率\t99%\n"
    assert [(i.level1, i.level2) for i in read(text).projects[0].indicators] == [("产出指标", "数量指标")] * 2 + [("产出指标", "质量指标")]


def test_a_head_repeated_on_the_next_page_is_no_row(read: Read) -> None:
    text = f"{HEAD}\t产出指标\t数量指标\t甲数\t1个\n绩效指标\t一级指标\t二级指标\t三级指标\t指标值\n\t效益指标\t社会效益指标\t乙数\t2个\n"
    assert [i.name for i in read(text).projects[0].indicators] == ["甲数", "乙数"]


def test_remarks_under_the_table_are_no_rows(read: Read) -> None:
    text = f"{HEAD}\t产出指标\t数量指标\t甲数\t1个\n注：1.各单位按实际填报。\n填报人：某某\n"
    assert [i.name for i in read(text).projects[0].indicators] == ["甲数"]


def test_a_line_between_rows_is_no_indicator_and_is_told(read: Read) -> None:
    document = read(f"{HEAD}\t产出指标\t数量指标\t甲数\t1个\n示例区文体局\n\t\t\t乙数\t2个\n")
    assert ([i.name for i in document.projects[0].indicators], document.unread[0].path) == (["甲数", "乙数"], "/projects/0/indicators")


@pytest.mark.parametrize("name", ["设备使用率明显", "群众认可度有所", "，参与人数"])
def test_a_torn_name_is_told(name: str, read: Read) -> None:
    document = read(f"{HEAD}\t效益指标\t社会效益指标\t{name}\t提升\n注：1.按实填报。\n")
    assert [(w.path, w.confidence) for w in document.warnings] == [("/projects/0/indicators/0/name", 0.4)]


@pytest.mark.parametrize("name", ["地膜回收面积", "得分率", "地下管网改造长度"])
def test_a_word_may_begin_like_a_torn_one(name: str, read: Read) -> None:
    assert not read(f"{HEAD}\t产出指标\t数量指标\t{name}\t≥12亩\n注：1.按实填报。\n").warnings


COLUMNS = tuple(
    Column(field, column, column + 1)
    for column, field in enumerate(("level1", "level2", "name", "target", "actual", "points", "score", "reason"))
)
STREAM = [
    "产出指标",
    "数量指标",
    "甲数",
    "≥5个",
    "6个",
    "10",
    "10",
    "质量指标",
    "合格率",
    "≥95%",
    "90%",
    "10",
    "9.5",
    "设备老化",
    "乙率",
    "=100%",
    "100%",
    "20",
    "20",
]


def loose(texts: list[str]) -> list[Token]:
    return [Token(text, Cell(text, Place()), Gap.WHOLE) for text in texts]


def as_read(tokens: list[Token], exact: bool = False) -> list[list[tuple[str, str]]]:
    rows, _ = rows_by_best_way(tokens, COLUMNS, manner(tokens, exact))
    return [[(tokens[read.token].text, COLUMNS[read.column].field) for read in row] for row in rows]


def test_cells_without_rows_find_their_columns() -> None:
    assert [[field for _, field in row] for row in as_read(loose(STREAM))] == [
        ["level1", "level2", "name", "target", "actual", "points", "score"],
        ["level2", "name", "target", "actual", "points", "score", "reason"],
        ["name", "target", "actual", "points", "score"],
    ]


def test_no_cell_is_used_twice_or_left_out() -> None:
    assert [text for row in as_read(loose(STREAM)) for text, _ in row] == STREAM


def test_a_cell_of_every_kind_is_surer_than_one_that_may_be_another() -> None:
    tokens = loose(["产出指标", "数量指标", "甲数", "≥5个", "10"])
    margins = {COLUMNS[read.column].field: read.margin for read in rows_by_best_way(tokens, COLUMNS, manner(tokens, exact=False))[0][0]}
    assert margins["target"] > margins["actual"]


def test_sure_columns_hold_against_what_cells_look_like() -> None:
    texts = ["自定义层级", "", "甲数", "是"]
    row = [Token(text, Cell(text, Place()), Gap.CELL if n else Gap.ROW, n, n + 1) for n, text in enumerate(texts)]
    assert as_read(row, exact=True) == [[("自定义层级", "level1"), ("", "level2"), ("甲数", "name"), ("是", "target")]]


TOWNS = Path(__file__).parents[1] / "cases/towns-in-columns/input.txt"


def test_every_town_has_the_indicator_of_its_column() -> None:
    rows = read_file(TOWNS).projects[0].indicators[:3]
    assert [(row.area, row.target and row.target.raw) for row in rows] == [("柳溪镇", "1"), ("石桥镇", "2"), ("东坪镇", "1")]


def test_an_indicator_of_one_column_has_no_town(read: Read) -> None:
    assert read(f"{HEAD}\t产出指标\t数量指标\t讲座场次\t≥12场\n注：1.按实填报。\n").projects[0].indicators[0].area is None


@pytest.mark.parametrize("sign", [">=", "＞＝", "≧", "≥"])
def test_a_hint_in_the_name_gives_sign_and_unit_however_it_is_written(read: Read, sign: str) -> None:
    target = read(f"{HEAD}\t产出指标\t质量指标\t成活率({sign}**%)\t85\n注：1.按实填报。\n").projects[0].indicators[0].target
    assert target is not None
    assert (target.operator, target.unit) == (">=", "%")


@pytest.mark.parametrize("cell", ["#REF!", "#DIV/0!", "#N/A", "#NAME？"])
def test_a_spreadsheet_s_error_is_a_value_not_a_heading(read: Read, cell: str) -> None:
    rows = f"{HEAD}\t产出指标\t数量指标\t讲座场次\t{cell}\n\t\t\t培训人次\t≥300人次\n注：1.按实填报。\n"
    for text in (rows, rows.replace("\t", "\n")):
        assert [row.target and row.target.raw for row in read(text).projects[0].indicators] == [cell, "≥300人次"]
