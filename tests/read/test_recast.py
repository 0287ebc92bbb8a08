"""Forms told in other ways than rows under heads are read as those rows: every way beside the table that it stands for."""

from collections.abc import Callable

import pytest

from jixiao.model.document import Document
from jixiao.read.blocks import Grid, Paragraph
from jixiao.read.formats import html
from jixiao.read.lines import rows_of
from jixiao.read.listed import stripped
from jixiao.read.recast import recast
from jixiao.values.place import Place

Read = Callable[[str], Document]

TITLE = "项目支出绩效自评表\n（2025年度）\n"
UPPER = TITLE + "项目名称\t疏浚河道\n主管部门\t示例县水务局\n实施单位\t示例县河道所\n金额单位\t万元\n"
WANTED = [
    ("成本指标", "经济成本指标", "疏浚单位成本", "≤300元/米", "290元/米"),
    ("产出指标", "数量指标", "疏浚河道长度", "≥400米", "410米"),
    ("产出指标", "质量指标", "验收合格率", "≥98%", "99%"),
]
HEADS = ("一级指标", "二级指标", "三级指标", "指标值", "实际完成值")


def rows(found: Document) -> list[tuple[str | None, ...]]:
    """Return the indicators of the only project."""
    (project,) = found.projects
    return [(i.level1, i.level2, i.name, i.target.raw if i.target else None, i.actual) for i in project.indicators]


RECORDS = "\n\n".join("\n".join(f"{head}：{text}" for head, text in zip(HEADS, row, strict=True)) for row in WANTED)
TURNED = "\n".join("\t".join((head, *(row[n] for row in WANTED))) for n, head in enumerate(HEADS))
OUTLINE = (
    "（一）成本指标\n1.经济成本指标\n（1）疏浚单位成本：指标值：≤300元/米；实际完成值：290元/米\n（二）产出指标\n1.数量指标\n"
    "（1）疏浚河道长度：指标值：≥400米；实际完成值：410米\n2.质量指标\n（1）验收合格率：指标值：≥98%；实际完成值：99%\n"
)
LINES = (
    "- 成本指标\n  - 经济成本指标\n    - 疏浚单位成本\n指标值：≤300元/米\n实际完成值：290元/米\n- 产出指标\n  - 数量指标\n    - 疏浚河道长度\n"
    "指标值：≥400米\n实际完成值：410米\n  - 质量指标\n    - 验收合格率\n指标值：≥98%\n实际完成值：99%\n"
)
IN_FRONT = (
    "三级指标\t指标值\t实际完成值\n成本指标\n【经济成本指标】疏浚单位成本\t≤300元/米\t290元/米\n产出指标\n【数量指标】疏浚河道长度\t≥400米\t410米\n"
    "【质量指标】验收合格率\t≥98%\t99%\n"
)
PATHS = "一级指标 - 二级指标 - 三级指标\t指标值\t实际完成值\n" + "".join(f"{a} - {b} - {c}\t{d}\t{e}\n" for a, b, c, d, e in WANTED)
JOINED = "一级指标\t二级指标\t三级指标\t指标值及完成情况\n" + "".join(f"{a}\t{b}\t{c}\t目标：{d}；完成：{e}\n" for a, b, c, d, e in WANTED)
DITTO = "\t".join(HEADS) + "\n" + "\n".join("\t".join(row) for row in WANTED).replace("产出指标\t质量", "〃\t质量") + "\n"


@pytest.mark.parametrize("told", [RECORDS, TURNED, OUTLINE, LINES, IN_FRONT, PATHS, JOINED, DITTO])
def test_every_way_of_telling_indicators_is_read_as_their_table(read: Read, told: str) -> None:
    assert rows(read(UPPER + told + "\n")) == WANTED


def test_labels_that_cross_a_column_with_a_row_of_money_are_its_table(read: Read) -> None:
    lines = [
        f"{column}（{row}）：{value}"
        for column, values in (("全年预算数（A）", ("12.00", "10.00")), ("全年执行数（B）", ("6.00", "5.00")))
        for row, value in zip(("年度资金总额", "其中：财政拨款"), values, strict=True)
    ]
    funding = read(UPPER + "\n".join((*lines, "执行率（B/A）：50.00%", RECORDS)) + "\n").projects[0].funding
    assert [str(funding.annual), str(funding.annual_fiscal), str(funding.executed), str(funding.execution_rate)] == [
        "120000.00",
        "100000.00",
        "60000.00",
        "50.00",
    ]


def test_several_labels_in_one_line_are_told_apart(read: Read) -> None:
    line = "项目名称：疏浚河道；主管部门：示例县水务局；实施单位：示例县河道所。\n资金（元）：年度资金总额 120,000.00，其中：财政拨款 100,000.00。\n"
    project = read(TITLE + line + RECORDS + "\n").projects[0]
    assert (project.name, project.department, project.unit) == ("疏浚河道", "示例县水务局", "示例县河道所")
    assert (str(project.funding.annual), str(project.funding.annual_fiscal)) == ("120000.00", "100000.00")


def test_the_points_of_a_cell_go_on_under_its_row(read: Read) -> None:
    goals = "年度总体目标\t目标1：疏浚四百米。\n目标2：一次验收合格。\n目标3：群众满意。\n"
    found = read(UPPER + goals + "\t".join(HEADS) + "\n" + "\n".join("\t".join(row) for row in WANTED) + "\n")
    assert found.projects[0].goals.annual == "目标1：疏浚四百米。目标2：一次验收合格。目标3：群众满意。"


@pytest.mark.parametrize(
    "text",
    [
        "项目总投资 120 万元，其中：财政拨款由县里统筹安排，按工程进度分期支付，余下部分在验收合格后一次付清，不足部分由单位在以后年度的预算中逐年安排解决，并报主管部门备案。",
        "产出指标主要看长度和质量，效益指标主要看沿岸居民的感受。",
        "一、工程概况：疏浚河道四百米；清运淤泥两千立方米。",
        "数量指标：由业务科室提供数据。",
    ],
)
def test_prose_stays_as_it_is(text: str) -> None:
    row = list(rows_of([Paragraph(text, Place(line=1, text=text))]))
    assert recast(row) == row


def test_numbers_of_lines_and_marks_of_a_quotation_stand_in_front_of_all_lines() -> None:
    numbered = [f"{n:4d}  第{n}行" for n in range(1, 9)]
    assert stripped(numbered) == [6] * 8
    assert stripped([f"> 第{n}行" for n in range(8)]) == [2] * 8
    assert stripped([*numbered[:4], "没有行号", *numbered[4:]]) == [0] * 9
    assert stripped(["2024 年", "2025 年", "2026 年"]) == [0] * 3


def test_an_arrow_among_the_values_is_no_ditto_mark(read: Read) -> None:
    told = "\t".join(HEADS) + "\n" + "\n".join("\t".join(row) for row in WANTED).replace("≥98%", "↑") + "\n"
    assert [target for _, _, _, target, _ in rows(read(UPPER + told))] == ["≤300元/米", "≥400米", "↑"]


def test_a_term_that_nothing_defines_is_not_lost() -> None:
    page = "<html><body><dl><dt>项目名称</dt><dd>疏浚河道</dd><dt>主管部门</dt><dt>实施单位</dt><dd>示例县河道所</dd><dt>备注</dt></dl></body></html>"
    (grid,) = html.read(page.encode()).blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["项目名称", "疏浚河道"],
        ["主管部门"],
        ["实施单位", "示例县河道所"],
        ["备注"],
    ]
