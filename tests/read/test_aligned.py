"""Rows of tables that only blanks show: wrapped and centred cells, columns counted by signs, heights in a PDF, rows told badly."""

from collections import Counter
from collections.abc import Callable

from jixiao.model.document import Document
from jixiao.read.aligned import DOUBTED, rows
from jixiao.read.blocks import Aligned, Cell
from jixiao.read.pieces import Piece, divided
from jixiao.read.prepared import PreparedLine
from jixiao.read.sure import LEAST
from jixiao.read.text import runs
from jixiao.values.place import Place
from jixiao.values.width import width

Read = Callable[[str], Document]
HEAD = "一级指标      二级指标        三级指标            年度指标值\n"


def cells(text: str) -> list[list[str]]:
    """Return the rows of lines that stand under one another, their texts."""
    lines = (PreparedLine(n, line, line) for n, line in enumerate(text.splitlines(), 1))
    return [[cell.text for cell in row] for row in rows(Aligned(tuple(tuple(runs(line, n)) for n, line in enumerate(lines))))]


def at(*texts: tuple[str, int]) -> tuple[Cell, ...]:
    """Return texts as the cells of a line, each with the column where it begins."""
    return tuple(Cell(text, Place(page=1, text=text), 0, left, 1, 2 * len(text)) for text, left in texts)


def test_a_cell_in_the_middle_of_its_row_belongs_to_no_other_row() -> None:
    text = (
        HEAD
        + "                              疏浚河道的总长度及\n"
        + "产出指标      数量指标                            ≥400米\n"
        + "                              附属设施改造\n"
        + "产出指标      质量指标        工程竣工验收合格率  ≥98%\n"
    )
    assert cells(text)[1:] == [
        ["产出指标", "数量指标", "疏浚河道的总长度及附属设施改造", "≥400米"],
        ["产出指标", "质量指标", "工程竣工验收合格率", "≥98%"],
    ]


def test_columns_may_be_counted_by_signs() -> None:
    lines = (
        "一级指标|二级指标|指标|指标值",
        "产出指标|数量指标|疏浚河道的总长|≥400米",
        "||度|",
        "效益指标|社会效益指标|沿岸居民受益户数|≥1200户",
    )
    text = "\n".join("".join(f"{part:<12}" for part in line.split("|")).rstrip() for line in lines)
    assert cells(text) == [
        ["一级指标", "二级指标", "指标", "指标值"],
        ["产出指标", "数量指标", "疏浚河道的总长度", "≥400米"],
        ["效益指标", "社会效益指标", "沿岸居民受益户数", "≥1200户"],
    ]


def test_a_bracket_left_open_goes_on_in_the_next_line() -> None:
    text = (
        HEAD + "产出指标      成本指标        疏浚单位成本        ≤21000(元/\n                                                  万平方米)\n"
    )
    text += "              数量指标        疏浚河道长度        ≥400米\n              质量指标        验收合格率          ≥98%\n"
    assert cells(text)[1][-1] == "≤21000(元/万平方米)"


def test_a_name_that_ends_like_a_level_is_one_name() -> None:
    text = HEAD + "满意度指标    服务对象满意度  沿岸居民对服务态度  ≥90%\n                              的满意度\n"
    text += "满意度指标    服务对象满意度  沿岸居民对施工的满  ≥85%\n                              意度\n"
    assert [row[2] for row in cells(text)[1:]] == ["沿岸居民对服务态度的满意度", "沿岸居民对施工的满意度"]


def test_a_sign_begins_a_cell_behind_one_blank() -> None:
    text = HEAD + "产出指标      数量指标        疏浚河道的总长 ≥400米\n" + "              质量指标        工程验收合格率 ≥98%\n"
    assert [row[-2:] for row in cells(text)[1:]] == [["疏浚河道的总长", "≥400米"], ["工程验收合格率", "≥98%"]]


def test_a_level_ends_a_cell_and_heads_are_cells_behind_one_blank() -> None:
    text = HEAD.replace("一级指标      二级指标  ", "一级指标 二级指标  ") + "产出指标      数量指标 疏浚河道的总长     ≥400米\n"
    text += "              质量指标 工程验收合格率     ≥98%\n"
    assert [row[-3:] for row in cells(text)[1:]] == [["数量指标", "疏浚河道的总长", "≥400米"], ["质量指标", "工程验收合格率", "≥98%"]]


def test_names_of_two_lines_in_two_columns_leave_the_line_between_to_their_values() -> None:
    lines = (at(("疏浚河道的总", 30), ("疏浚河道的总", 60)), at(("≥40米", 46), ("≥20米", 76)), at(("长度", 30), ("长度", 60)))
    assert [len(row) for row in rows(Aligned((*lines, *lines)))] == [4, 4]


def test_running_text_is_parted_at_no_blank() -> None:
    starts = [Counter((11,))] * 6
    (cell,), (listing,) = at(("更换灭火器 300 具", 0)), at(("更换灭火器 300 具、改造喷淋", 0))
    assert [
        [piece.cell.text for piece in divided(Piece(one, 0, 0, width(one.text), 0.0, 1.0), starts, width)] for one in (cell, listing)
    ] == [["更换灭火器", "300 具"], [listing.text]]


def test_lines_side_by_side_are_of_one_row() -> None:
    lines = (at(("疏浚河道长度", 30), ("≥400米", 60)), at(("河道的宽度", 30)), at(("按期完成", 60)), at(("两项", 36)))
    assert [len(row) for row in rows(Aligned(lines, (0.0, 1.5, 2.1, 2.7)))] == [2, 2]


def test_rows_told_badly_are_doubtful() -> None:
    lines = tuple(at((f"疏浚第{n}段", 40 * (n % 3))) for n in range(8))
    assert {cell.place.confidence for row in rows(Aligned(lines)) for cell in row} == {DOUBTED}
    assert DOUBTED < LEAST


def test_names_of_levels_stand_in_the_middle_of_their_rows(read: Read) -> None:
    upper = "项目支出绩效目标申报表\n（2025年度）\n项目名称      疏浚河道\n主管部门      示例县水务局    实施单位            示例县河道所\n"
    text = (
        upper
        + HEAD
        + "                              疏浚河道长度        ≥400米\n"
        + "              数量指标\n"
        + "                              清运淤泥数量        ≥900吨\n"
        + "产出指标      质量指标        验收合格率          ≥98%\n"
        + "              时效指标        按期完成率          ≥95%\n"
        + "                              巡查及时率          ≥96%\n"
        + "满意度指标    服务对象满意度  沿岸居民满意度      ≥90%\n"
    )
    found = [(i.level1_standard, i.level2_standard) for i in read(text).projects[0].indicators]
    assert found[:3] == [("产出指标", "数量指标"), ("产出指标", "数量指标"), ("产出指标", "质量指标")]
    assert found[-1] == ("满意度指标", "服务对象满意度指标")


LED = """\
项目支出绩效运行监控表
（2025年1-7月）
项目名称：农村公路养护工程          主管部门：青岚县交通运输局
实施单位：青岚县公路养护中心
项目资金（万元）      年初预算数   1-7月执行数   1-7月执行率   全年预计执行数
年度资金总额          1,480.00     512.36        34.62%        1,480.00
年度总体目标：完成县道大中修42公里，日常养护里程386公里。
一级指标  二级指标   三级指标          年度指标值    1-7月执行情况   全年预计完成情况   完成目标可能性   原因分析
产出指标  数量指标   大中修里程        ≥42公里       12公里          42公里            确定能
                     日常养护里程      386公里       386公里         386公里           确定能
          质量指标   工程验收合格率    100%          未验收          100%              有可能          待工程完工
          成本指标   大中修单位成本    ≤28万元/公里  30万元/公里     29万元/公里       有可能          材料涨价
满意度    满意度     沿线群众满意度    ≥90%          —               90%               确定能
"""


def test_a_label_with_its_value_under_another_begins_a_row(read: Read) -> None:
    project = read(LED).projects[0]
    assert (project.name, project.department, project.unit) == ("农村公路养护工程", "青岚县交通运输局", "青岚县公路养护中心")


def test_columns_are_counted_by_what_begins_under_one_another(read: Read) -> None:
    rows = read(LED).projects[0].indicators
    assert [(row.likelihood, row.reason) for row in rows] == [
        ("确定能", None),
        ("确定能", None),
        ("有可能", "待工程完工"),
        ("有可能", "材料涨价"),
        ("确定能", None),
    ]
