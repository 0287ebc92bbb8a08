"""Forms told in other ways than rows under heads are read as those rows: every way beside the table that it stands for."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from jixiao.model.document import Document
from jixiao.read.blocks import Cell, Grid, Paragraph
from jixiao.read.formats import html
from jixiao.read.lines import Row, rows_of
from jixiao.read.listed import stripped
from jixiao.read.recast import recast
from jixiao.read.recast.pairs import row_of
from jixiao.read.segment import parts
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
FOLDED = "\t".join(HEADS * 2) + "\n" + "\t".join((*WANTED[0], *WANTED[2])) + "\n" + "\t".join((*WANTED[1], *("",) * 5)) + "\n"
UNDER_LEVELS = (
    "（一）成本指标\n经济成本指标\t指标值\t实际完成值\n疏浚单位成本\t≤300元/米\t290元/米\n（二）产出指标\n数量指标\t指标值\t实际完成值\n"
    "疏浚河道长度\t≥400米\t410米\n质量指标\t指标值\t实际完成值\n验收合格率\t≥98%\t99%\n"
)
IN_TURN = "一级指标\t二级指标\t三级指标\t计划/实际\t指标值\n" + "".join(
    f"{a}\t{b}\t{c}\t计划\t{d}\n\t\t\t实际\t{e}\n" for a, b, c, d, e in WANTED
)
IN_CELLS = (
    "\t".join(HEADS) + "\n成本指标\t经济成本指标\t1.疏浚单位成本\t1.≤300元/米\t1.290元/米\n"
    "产出指标\t数量和质量\t1.疏浚河道长度 2.验收合格率\t1.≥400米 2.≥98%\t1.410米 2.99%\n"
)
TOLD_AGAIN = (
    "一级指标\t二级指标\t三级指标\t指标值\n"
    + "".join("\t".join(row[:4]) + "\n" for row in WANTED)
    + "（接上表）\n序号\t三级指标\t实际完成值\t备注\n"
    + "".join(f"{n}\t{row[2]}\t{row[4]}\t\n" for n, row in enumerate(WANTED, 1))
)
PHRASES = "一级指标\t二级指标\t指标内容及目标值\t实际完成值\n" + "".join(f"{a}\t{b}\t{c}{d}\t{e}\n" for a, b, c, d, e in WANTED)
LETTERED = "\t".join(HEADS) + "\n" + "".join(f"A {a}\tA{n} {b}\tA{n}-1 {c}\t{d}\t{e}\n" for n, (a, b, c, d, e) in enumerate(WANTED, 1))
ENGLISH = "一级指标 Level 1\t二级指标 Level 2\t三级指标 Level 3\t指标值 Target\t实际完成值 Actual\n" + "".join(
    f"{a} Output\t{b} Of which: Quantity\t{c}\t{d}\t{e}\n" for a, b, c, d, e in WANTED
)
DOTS = "年度资金总额（万元）........12.00\n" + "".join(f"【{a}】\n{b}\n  {c}........{d}  实际完成值：{e}\n" for a, b, c, d, e in WANTED)
PROSE = "".join(f"　　{a}——{b}：{c}{d}（实际完成值：{e}）。\n" for a, b, c, d, e in WANTED)
ARROWS = "".join(f"{a} > {b} > {c} → {d}（实际完成值：{e}）\n" for a, b, c, d, e in WANTED)
HEADINGS = "".join(f"### {a}\n#### {b}\n- **{c}** — 指标值：{d} / 实际完成值：{e}\n" for a, b, c, d, e in WANTED)
HEADLESS = "".join(f"{a}\t{b}\t{c}\t{d}（实际完成值：{e}）\n" for a, b, c, d, e in WANTED)
BANDS = "序号\t指标名称\t指标值\t实际完成值\n" + "".join(
    f"一、{a}（共1项）\n（一）{b}\n{n}\t{c}\t{d}\t{e}\n" for n, (a, b, c, d, e) in enumerate(WANTED, 1)
)
SPELLED = (
    "    ".join(" ".join(head) for head in HEADS)
    + "\n"
    + "".join("    ".join((" ".join(a), " ".join(b), c, d, e)) + "\n" for a, b, c, d, e in WANTED)
)
CAPTIONS = (
    "表3　绩效目标\n年度总体目标\t疏浚河道四百米，防洪能力提升。\n表4　绩效指标\n"
    + "\t".join(HEADS)
    + "\n"
    + "\n".join("\t".join(row) for row in WANTED)
    + "\n"
)
LABEL_LINES = "".join("".join(f"{head}：\n{text}\n" for head, text in zip(HEADS, row, strict=True)) for row in WANTED)
YAML = "绩效指标:\n" + "".join(
    "".join(f'{"    " if n else "  - "}{head}: "{text}"\n' for n, (head, text) in enumerate(zip(HEADS, row, strict=True))) for row in WANTED
)
JSON = (
    '"绩效指标": [\n'
    + "".join("{\n" + "".join(f'  "{h}": "{t}",\n' for h, t in zip(HEADS, row, strict=True)) + "},\n" for row in WANTED)
    + "]\n"
)
TAGS = "".join("<指标>\n" + "".join(f"  <{h}>{t}</{h}>\n" for h, t in zip(HEADS, row, strict=True)) + "</指标>\n" for row in WANTED)
BARS = "".join("丨" + "丨".join(row) + "丨\n" for row in (HEADS, *WANTED))
WAYS = "填报事项\t填报内容\n" + "".join(f"{a}—{b}—{c}\t指标值：{d}；实际完成值：{e}\n" for a, b, c, d, e in WANTED)
LEGEND = "绩效指标（指标名称｜指标值｜实际完成值）\n" + "".join(f"{b}（{a}）：\n- {c}｜{d}｜{e}\n" for a, b, c, d, e in WANTED)
DECIMAL = "".join(f"2.{n} {a}\n2.{n}.1 {b}\n2.{n}.1.1 {c}{d}（实际完成值：{e}）\n" for n, (a, b, c, d, e) in enumerate(WANTED, 1))
COMMAS = "[指标] 一级指标，二级指标，三级指标，指标值，实际完成值\n" + "".join(f"[指标] {'，'.join(row)}\n" for row in WANTED)
BENEATH = (
    "成本指标\n二级指标\t三级指标\t指标值\t实际完成值\n" + "\t".join(WANTED[0][1:]) + "\n产出指标\n二级指标\t三级指标\t指标值\t实际完成值\n"
)
BENEATH += "".join("\t".join(row[1:]) + "\n" for row in WANTED[1:])
EXPLAINED = "\t".join(HEADS) + "\n" + "".join("\t".join(row) + f"\n\t\t指标解释：反映{row[2]}的情况。\t\t\n" for row in WANTED)
LAST = "指标名称\t指标值\t实际完成值\t所属二级指标\t所属一级指标\n" + "".join(f"{c}\t{d}\t{e}\t{b}\t{a}\n" for a, b, c, d, e in WANTED)
UNITS = list(zip(WANTED, ("≤300", "≥400", "≥98"), ("元/米", "米", "%"), strict=True))
TREES = (LABEL_LINES, YAML, JSON, TAGS, BARS, WAYS, LEGEND, DECIMAL, COMMAS, BENEATH, EXPLAINED, LAST)
OTHER = (
    FOLDED,
    UNDER_LEVELS,
    IN_TURN,
    TOLD_AGAIN,
    PHRASES,
    LETTERED,
    ENGLISH,
    PROSE,
    ARROWS,
    HEADINGS,
    HEADLESS,
    BANDS,
    CAPTIONS,
    DOTS,
    SPELLED,
)
DITTO = "\t".join(HEADS) + "\n" + "\n".join("\t".join(row) for row in WANTED).replace("产出指标\t质量", "〃\t质量") + "\n"


@pytest.mark.parametrize("told", [RECORDS, TURNED, OUTLINE, LINES, IN_FRONT, PATHS, JOINED, DITTO, *OTHER, *TREES])
def test_every_way_of_telling_indicators_is_read_as_their_table(read: Read, told: str) -> None:
    assert rows(read(UPPER + told + "\n")) == WANTED


def test_indicators_numbered_inside_their_cells_are_rows(read: Read) -> None:
    assert [row[2:] for row in rows(read(UPPER + IN_CELLS))] == [row[2:] for row in WANTED]


def test_what_explains_an_indicator_under_it_is_kept(read: Read) -> None:
    told = [row.definition for row in read(UPPER + EXPLAINED).projects[0].indicators]
    assert told == [f"反映{row[2]}的情况" for row in WANTED]


def test_points_behind_a_name_are_points(read: Read) -> None:
    table = "一级指标\t二级指标\t三级指标及分值\t指标值\n" + "".join(
        f"{a}\t{b}\t{c}（{n}分）\t{d}\n" for n, (a, b, c, d, _) in enumerate(WANTED, 3)
    )
    told = [(row.name, row.points) for row in read(UPPER + table).projects[0].indicators]
    assert told == [(row[2], Decimal(n)) for n, row in enumerate(WANTED, 3)]


@pytest.mark.parametrize("head", ["年度预算数", "预算数", "年度资金总额"])
def test_a_plan_whose_parts_stand_across_is_read(read: Read, head: str) -> None:
    across = f"项目资金（万元）\t年度资金总额\t其中：财政拨款\t其他资金\n{head}\t12.00\t10.00\t2.00\n"
    funding = read(UPPER + across + "\t".join(HEADS) + "\n" + "\n".join("\t".join(row) for row in WANTED) + "\n").projects[0].funding
    assert (funding.annual, funding.annual_fiscal, funding.annual_other) == tuple(map(Decimal, (120000, 100000, 20000)))


def test_money_whose_parts_stand_across_is_read(read: Read) -> None:
    across = "资金情况（万元）\t年度资金总额\t其中：财政拨款\t其他资金\n全年预算数\t12.00\t10.00\t2.00\n全年执行数\t6.00\t5.00\t1.00\n"
    funding = read(UPPER + across + "\t".join(HEADS) + "\n" + "\n".join("\t".join(row) for row in WANTED) + "\n").projects[0].funding
    assert (funding.annual, funding.annual_fiscal, funding.annual_other, funding.executed) == tuple(
        map(Decimal, (120000, 100000, 20000, 60000))
    )


def test_a_preformatted_part_of_a_page_is_text_in_columns() -> None:
    page = "<html><body><pre>项目名称      疏浚河道\n主管部门      水务局\n实施单位      河道所\n项目类别      一次性\n</pre></body></html>"
    assert any("疏浚河道" in str(block) and not isinstance(block, Paragraph) for block in html.read(page.encode()).blocks)


def test_a_unit_in_a_column_without_a_head_belongs_to_its_target(read: Read) -> None:
    table = "一级指标\t二级指标\t三级指标\t指标值\t\t实际完成值\n" + "".join(
        f"{a}\t{b}\t{c}\t{d}\t{u}\t9\n" for (a, b, c, *_), d, u in UNITS
    )
    told = [i.target and (i.target.value, i.target.unit) for i in read(UPPER + table).projects[0].indicators]
    assert told == [(Decimal(300), "元/米"), (Decimal(400), "米"), (Decimal(98), "%")]


def test_a_form_goes_on_over_sheets_until_its_table() -> None:
    sheet = Row((Cell("", Place()),), True, 1)
    upper: list[list[tuple[str, ...]]] = [[("项目名称", "疏浚河道")], [("年度资金总额（万元）", "12.00")], [HEADS, *WANTED]]
    told = [
        sheet,
        *(row for part in upper for row in (*(row_of([Cell(t, Place()) for t in line], n) for n, line in enumerate(part)), sheet)),
    ]
    assert [(part.kind, len(part.rows)) for part in parts(told) if part.kind == "form"] == [("form", 6)]


def test_money_in_a_sentence_is_its_table(read: Read) -> None:
    said = "资金安排：全年预算数（年度资金总额）12.00万元，全年预算数（财政拨款）10.00万元，全年执行数（年度资金总额）6.00万元，执行率50.00%。\n"
    funding = read(UPPER + said + "\t".join(HEADS) + "\n" + "\n".join("\t".join(row) for row in WANTED) + "\n").projects[0].funding
    found = (funding.annual, funding.annual_fiscal, funding.executed, funding.execution_rate)
    assert found == tuple(map(Decimal, (120000, 100000, 60000, 50)))


def test_a_letter_around_a_form_is_none_of_its_rows(read: Read) -> None:
    inside = UPPER + "\t".join(HEADS) + "\n" + "\n".join("\t".join(row) for row in WANTED)
    quoted = "发件人：张某某\n主题：报送\n\n" + "\n".join(f"> {line}" for line in inside.split("\n")) + "\n\n此致\n敬礼\n办公电话：000\n"
    assert rows(read(quoted)) == WANTED


def test_divisions_of_a_page_that_stand_as_rows_are_a_table() -> None:
    lines = [("项目名称", "疏浚河道"), ("主管部门", ""), *(HEADS, *WANTED)]
    page = "".join(f"<div>{''.join(f'<div><span>{text}</span></div>' for text in line)}</div>" for line in lines)
    (grid,) = [block for block in html.read(f"<html><body>{page}</body></html>".encode()).blocks if isinstance(block, Grid)]
    assert [tuple(cell.text for cell in row) for row in grid.rows] == lines


def test_sections_of_paragraphs_are_no_table() -> None:
    page = "".join(f"<div><p>第{n}段。</p><p>项目名称</p></div>" for n in range(6))
    assert not [block for block in html.read(f"<html><body>{page}</body></html>".encode()).blocks if isinstance(block, Grid)]


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


PARTS = ("年度资金总额", "财政拨款")
POINTS = ("目标1：疏浚四百米。", "目标2：一次验收合格。", "目标3：群众满意。")
YEARS = ("1.2025年疏浚四百米；", "2.一次验收合格；", "3.群众满意；")


@pytest.mark.parametrize("points", [POINTS, YEARS])
def test_the_points_of_a_cell_go_on_under_its_row(read: Read, points: tuple[str, ...]) -> None:
    goals = "年度总体目标\t" + "\n".join(points) + "\n"
    found = read(UPPER + goals + "\t".join(HEADS) + "\n" + "\n".join("\t".join(row) for row in WANTED) + "\n")
    assert (found.projects[0].goals.annual or "").replace("\n", "") == "".join(points)


def test_behind_the_last_point_of_a_cell_stands_the_next_cell(read: Read) -> None:
    done = ("1.疏浚四百一十米；", "2.群众满意；")
    goals = "年度总体目标\t预期目标\t实际完成情况\n\t" + "\n".join(POINTS) + "\t" + "\n".join(done) + "\n"
    found = read(UPPER + goals + "\t".join(HEADS) + "\n" + "\n".join("\t".join(row) for row in WANTED) + "\n").projects[0].goals
    assert (found.annual, found.achieved) == ("".join(POINTS), "\n".join(done))


def test_labels_over_their_values_are_read_beside_labels_before_them(read: Read) -> None:
    columns = {"全年预算数": ("20.00", "15.00"), "全年执行数": ("19.00", "14.00")}
    asked = {f"{head}（{part}）（万元）": text for head, texts in columns.items() for part, text in zip(PARTS, texts, strict=True)}
    text = UPPER + "".join(f"{label}：\n{value}\n" for label, value in asked.items()) + RECORDS + "\n"
    funding = read(text).projects[0].funding
    assert (funding.adjusted, funding.executed, funding.annual_fiscal) == tuple(map(Decimal, (200_000, 190_000, 150_000)))


def test_commas_in_figures_part_no_clauses(read: Read) -> None:
    said = "疏浚河道项目由示例县水务局主管，示例县河道所实施，2025年度资金总额120,000.00元，其中财政拨款100,000.00元。\n"
    inside = "产出指标方面，数量指标为疏浚河道长度≥400米、清淤数量≥20方；质量指标为验收情况：合格、归档情况：齐全。\n满意度指标方面，服务对象满意度指标为居民满意度≥90%。\n"
    (project,) = read(TITLE + said + inside).projects
    assert (project.funding.annual, project.funding.annual_fiscal) == (Decimal(120000), Decimal(100000))
    assert [row.name for row in project.indicators] == ["疏浚河道长度", "清淤数量", "验收情况", "归档情况", "居民满意度"]


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
