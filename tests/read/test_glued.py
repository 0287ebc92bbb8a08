"""Lines of a table that a copy brought without its cells: what can be cut in one way is read, nothing is invented, the rest is told.

The sixteen forms stand in first_sight (glued-…); ``cut`` in their content is how many of their rows are read.
"""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao.formula.target.read import read_target
from jixiao.model.document import Document, Indicator
from jixiao.read.document import read_bytes
from jixiao.read.lines import rows_of
from jixiao.read.recast.cuts import ways
from jixiao.read.recast.glued import SURE, unglued
from jixiao.read.text import text_blocks
from layouts.aligned import bare, name, number

Read = Callable[..., Document]
FORMS = sorted((Path(__file__).parent / "first_sight").glob("glued-*.txt"))
FIELDS = ("level1", "level2", "name", "target", "points", "actual", "score", "to_date", "forecast")
HEAD = "绩效指标一级指标二级指标三级指标指标值\n"
UPPER = "项目支出绩效目标表\n（2025年度）\n项目名称渠道清淤\n主管部门示例县水利局实施单位示例县灌区管理所\n"
ROWS = "产出指标数量指标清淤长度12公里\n质量指标验收合格率100%\n"


def told(row: Indicator) -> dict[str, str | None]:
    """Return what was read of an indicator, as it is compared."""
    target = None if row.target is None else f"{row.target.operator} {number(row.target.value)} {row.target.unit} {row.target.word}"
    texts = {field: number(value) for field in FIELDS[4:] if (value := getattr(row, field)) is not None}
    return {"level1": bare(row.level1), "level2": bare(row.level2), "name": name(row.name), "target": target, **texts}


def wanted(fields: tuple[str, ...], line: str) -> dict[str, str | None]:
    """Return what a person reads in a row, as it is compared."""
    cells = dict(zip(fields, line.split("|"), strict=True))
    aim = read_target(cells["target"]).target
    assert aim is not None
    texts = {field: number(cells[field]) for field in fields[4:]}
    shown = f"{aim.operator} {number(aim.value)} {aim.unit} {aim.word}"
    return {"level1": bare(cells["level1"]), "level2": bare(cells["level2"]), "name": name(cells["name"]), "target": shown, **texts}


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_every_row_that_is_read_is_one_of_the_form(file: Path) -> None:
    key = tomllib.loads(file.with_suffix(".toml").read_text("utf-8"))
    fields = (*FIELDS[:4], *key.get("also", "").split())
    rows = [wanted(fields, line) for line in key["rows"].strip().split("\n")]
    document = read_bytes(file.read_bytes(), file.name)
    found = [told(row) for project in document.projects for row in project.indicators]
    assert [row for row in found if row not in rows] == []
    assert len(found) == key["cut"]
    assert document.unread or len(found) == len(rows)


def test_what_is_cut_is_less_sure_than_what_stands_in_cells(read: Read) -> None:
    document = read(UPPER + HEAD + ROWS)
    cut = [path for path in document.places if path.startswith("/projects/0/indicators/") or path == "/projects/0/department"]
    assert len(cut) > len(ROWS.splitlines())
    assert {document.places[path].confidence for path in cut} == {SURE}


@pytest.mark.parametrize(
    ("line", "fields", "cells"),
    [
        ("2023年完工率100%", "target", ["2023年完工率|100%"]),
        ("火灾24小时扑灭率≥95%", "target", ["火灾24小时扑灭率|≥95%"]),
        ("群众出行条件明显改善", "target", ["群众出行条件|明显改善"]),
        ("场馆完工时间2025年10月31日前", "target", ["场馆完工时间|2025年10月31日前"]),
        ("建设卫生室20所20所1515", "target actual points score reason", ["建设卫生室|20所|20所|15|15|"]),
        ("配备设备≥60台58台109.7供货延迟", "target actual points score reason", ["配备设备|≥60台|58台|10|9.7|供货延迟"]),
        ("设备在线率≥95%1597.2%15", "target points actual score", ["设备在线率|≥95%|15|97.2%|15"]),
        ("演出场次≥80场", "operator target unit", ["演出场次|≥|80|场"]),
        ("新建校舍3栋5000平方米", "target", []),
        ("运输时间缩短15分钟", "target", ["运输时间缩短|15分钟"]),
        ("受益人数2020", "target actual", []),
        ("改建公路32.1公里2020", "target actual", []),
        ("展览次数5次5次55", "target actual points score", ["展览次数|5次|5次|5|5", "展览次数|5次|5次|55|"]),
        ("销量同比2024年显著提高显著提高", "target actual", []),
        ("竣工验收一次合格", "target", []),
        ("津贴发放准确率≥98%98", "target actual", []),
    ],
)
def test_a_line_is_cut_where_values_begin_and_end(line: str, fields: str, cells: list[str]) -> None:
    assert ["|".join(line[slice(*cell)] for cell in way) for way in ways(line, fields.split())] == cells


@pytest.mark.parametrize(
    "text",
    [
        UPPER + "绩效指标 一级指标 二级指标 三级指标 指标值\n" + ROWS,
        UPPER + "绩效指标一级指标二级指标三级指标指标解释指标值\n" + ROWS,
        UPPER + HEAD + "清淤长度12公里\n验收合格率100%\n",
        UPPER + HEAD + ROWS.splitlines()[0],
    ],
    ids=["a head in cells", "a text beside the name", "no level to begin with", "a single row"],
)
def test_other_text_is_left_as_it_stands(text: str) -> None:
    rows = list(rows_of(text_blocks(text)))
    assert unglued(rows) == (rows, [])


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (ROWS + "时效指标完成\n及时率100%\n社会效益指标灌溉保证率80%\n", ["清淤长度", "验收合格率"]),
        (ROWS + "时效指标灌区灌溉\n及时率100%\n成本指标每公里造价2万元\n", ["清淤长度", "验收合格率", "每公里造价"]),
        (ROWS + "合计9090\n", ["清淤长度", "验收合格率"]),
        (ROWS + "满意度指标\n服务对象满意度≥90%\n", ["清淤长度", "验收合格率"]),
        (ROWS + "生态效益指标\n满意度指标服务对象满意度指标农户满意度≥90%\n", ["清淤长度", "验收合格率", "农户满意度"]),
    ],
    ids=["another level 1 lost", "a line in two", "sums", "a level in two", "a blank"],
)
def test_what_may_be_a_part_of_a_line_is_no_row(read: Read, lines: str, names: list[str]) -> None:
    document = read(UPPER + HEAD + lines)
    assert [row.name for row in document.projects[0].indicators] == names


def test_a_line_that_is_not_cut_is_told(read: Read) -> None:
    document = read(UPPER + HEAD + ROWS + "时效指标开工时间待定\n")
    assert [part.message for part in document.unread] == ["这里的栏目和内容连在一起，没有分隔，没有读：“时效指标开工时间待定…”"]


@pytest.mark.parametrize(
    ("line", "money"),
    [
        ("年度资金总额9693.697.5%", ("960000.00", "936000.00")),
        ("年度资金总额800000800000100%", ("8000000000.00", "8000000000.00")),
        ("年度资金总额969395.00%", (None, None)),
    ],
)
def test_sums_beside_each_other_are_cut_by_the_law_of_execution(read: Read, line: str, money: tuple[str | None, str | None]) -> None:
    document = read(f"{UPPER}项目资金（万元）全年预算数全年执行数执行率\n{line}\n{HEAD}{ROWS}")
    funding = document.projects[0].funding
    assert tuple(None if one is None else str(one) for one in (funding.adjusted, funding.executed)) == money


def test_goals_in_one_line_are_not_given_to_either(read: Read) -> None:
    document = read(f"{UPPER}总体目标年初设定目标全年实际完成情况\n清淤十二公里。已清淤十二公里。\n{HEAD}{ROWS}")
    assert (document.projects[0].goals.annual, document.projects[0].goals.achieved) == (None, None)
    assert any("清淤十二公里" in part.message for part in document.unread)


def test_a_form_that_cannot_be_cut_is_no_part_of_the_one_before(read: Read) -> None:
    second = UPPER.replace("渠道清淤", "泵站改造") + HEAD + "产出指标数量指标泵站待定\n质量指标情况待定\n"
    document = read(UPPER + HEAD + ROWS + second)
    assert [(project.name, len(project.indicators)) for project in document.projects] == [("渠道清淤", 2)]
    assert any("泵站待定" in part.message for part in document.unread)
