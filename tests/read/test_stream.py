"""Forms whose signs nobody foresaw are read as one stream of labels, heads, levels and texts; what the usual way reads whole is left alone."""

from collections.abc import Callable

import pytest

from jixiao.model.document import Document
from jixiao.read.blocks import Cell, Paragraph
from jixiao.read.lines import Row, rows_of
from jixiao.read.reading import best_reading, is_name
from jixiao.read.recast import recast
from jixiao.read.stream.anchors import bared, links_of, spans
from jixiao.read.stream.telling import rows_streamed
from jixiao.values.place import Place

Read = Callable[[str], Document]
Rows = list[tuple[str | None, ...]]

TITLE = "项目支出绩效自评表\n（2025年度）\n"
UPPER = "项目名称：疏浚河道\n主管部门：示例县水务局\n实施单位：示例县河道所\n全年预算数（年度资金总额）（万元）：20.00\n全年执行数（年度资金总额）（万元）：19.00\n"
ROWS = [
    ("成本指标", "经济成本指标", "疏浚单位成本", "≤300元/米", "290元/米"),
    ("产出指标", "数量指标", "疏浚河道长度", "=400米", "410米"),
    ("产出指标", "质量指标", "验收合格率", "≥98%", "99%"),
    ("满意度指标", "服务对象满意度指标", "沿岸居民满意度", "≥90%", "93%"),
]


def cell(text: str) -> Cell:
    """Return a text as the cell of a line."""
    return Cell(text, Place(line=1, column=1, text=text))


def legend() -> str:
    lines = ["绩效指标（下一行依次为：指标值／实际完成值）"]
    for first, second, name, target, actual in ROWS:
        lines += [f"{first} → {second}", f"1. {name}", f"   {target} ／ {actual}"]
    return TITLE + UPPER + "\n".join(lines)


def telephone() -> str:
    screens = []
    for n, row in enumerate(ROWS, 1):
        told = zip(("一级指标", "二级指标", "三级指标", "指标值", "实际完成值"), row, strict=True)
        screens += ["09:41 82%", f"指标 {n}/{len(ROWS)}", *(text for pair in told for text in pair)]
    return TITLE + UPPER.replace("：", "\n").strip() + "\n" + "\n".join(screens)


def pictures() -> str:
    upper = "\n".join(f"📋{line.replace('：', '👉')}" for line in UPPER.strip().split("\n"))
    body = "\n".join(f"🎯【{a}】\n🔹{b}\n✅{name}👉{target}｜实际完成值：{actual}" for a, b, name, target, actual in ROWS)
    return f"{TITLE}{upper}\n{body}"


def test_the_year_under_every_title_is_no_mark_of_a_page(read: Read) -> None:
    words = (("疏浚", "河道"), ("清理", "水渠"), ("加固", "堤坝"))
    forms = [pictures().replace("疏浚", verb).replace("河道", thing) for verb, thing in words]
    assert read("\n".join(forms)).fiscal_year == 2025


def one_line() -> str:
    upper = "；".join(UPPER.strip().split("\n"))
    return (
        f"{TITLE}{upper}；绩效指标："
        + "；".join(f"{a}-{b}-{name}：{target}（实际完成值：{actual}）" for a, b, name, target, actual in ROWS)
        + "。"
    )


def by_hand() -> str:
    body = "\n".join(f"〖{a}·{b}〗\n  {name}          指标值：{target}    实际完成值：{actual}" for a, b, name, target, actual in ROWS)
    return f"{TITLE}{UPPER}{body}"


def in_sentences() -> str:
    body = "\n".join(
        f"指标{n}是“{name}”，指标值为{target}，实际完成值为{actual}，属于{a}中的{b}。"
        for n, (a, b, name, target, actual) in enumerate(ROWS, 1)
    )
    return f"{TITLE}{UPPER}{body}"


def behind_names() -> str:
    body = "\n".join(f"{'-' * 20}\n{name}〔{a}·{b}〕\n指标值：{target}　实际完成值：{actual}" for a, b, name, target, actual in ROWS)
    return f"{TITLE}{UPPER}{body}"


@pytest.mark.parametrize("told", [legend, telephone, pictures, one_line, by_hand, in_sentences, behind_names])
def test_every_way_tells_the_same_indicators(read: Read, told: Callable[[], str]) -> None:
    (project,) = read(told()).projects
    found = [(i.level1, i.level2, i.name, i.target.raw if i.target else None, i.actual) for i in project.indicators]
    assert found == ROWS
    assert (project.name, project.department, project.unit) == ("疏浚河道", "示例县水务局", "示例县河道所")


@pytest.mark.parametrize("lost", range(len(ROWS)))
def test_a_target_that_was_left_blank_is_none_and_moves_no_other(read: Read, lost: int) -> None:
    text = one_line().replace(f"：{ROWS[lost][3]}（", "：（")
    (project,) = read(text).projects
    assert [(i.name, i.target.raw if i.target else None) for i in project.indicators] == [
        (row[2], None if n == lost else row[3]) for n, row in enumerate(ROWS)
    ]


def test_a_text_that_belongs_to_nothing_is_told(read: Read) -> None:
    found = read(by_hand() + "\n〖效益指标·社会效益指标〗\n另行报送材料")
    assert found.projects[0].partly_read
    assert len(found.projects[0].indicators) == len(ROWS)


def test_a_table_that_is_read_whole_has_no_rival() -> None:
    heads = ("一级指标", "二级指标", "三级指标", "指标值", "实际完成值")
    lines = [*TITLE.strip().split("\n"), *UPPER.strip().split("\n"), "\t".join(heads), *("\t".join(row) for row in ROWS)]
    paragraphs = [Paragraph(line, Place(line=n, column=1, text=line)) for n, line in enumerate(lines, 1)]
    found = best_reading(paragraphs)
    assert found.whole
    assert found.rows == recast(rows_of(paragraphs))


def test_prose_holds_no_indicator() -> None:
    rows = [Row((cell(text),), loose=True) for text in ("本年度产出指标完成较好，数量指标均已达标。", "质量指标有待提高，拟于下年改进。")]
    made, _ = rows_streamed(rows, upper=True)
    assert not any(row.made for row in made)


def test_without_a_head_a_text_is_no_form(read: Read) -> None:
    assert read("产出指标-数量指标-疏浚河道长度：≥400米；产出指标-质量指标-验收合格率：≥98%").projects == ()


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("｜≥98%｜", "≥98%"),
        ("（疏浚", "疏浚"),
        ("=400米；", "=400米"),
        ("“验收合格率”", "验收合格率"),
        ("每米（含税）", "每米（含税）"),
        ("-5%", "-5%"),
    ],
)
def test_signs_that_part_texts_are_no_part_of_them(text: str, bare: str) -> None:
    assert bared(cell(text)).text == bare


def test_signs_are_learnt_from_the_labels_they_follow() -> None:
    lines = [cell(line) for line in ("项目名称~~甲", "主管部门~~乙", "实施单位~~丙", "项目类别~~丁")]
    assert "~~" in links_of(lines)
    assert [(span.kind, span.cell.text) for span in spans(lines[0], links_of(lines), 0)] == [("field", "项目名称"), ("text", "甲")]


@pytest.mark.parametrize(
    ("text", "named"), [("疏浚河道长度", True), ("110接警及时到达率", True), ("34560元/笔", False), ("≥3", False), ("产出指标", False)]
)
def test_a_value_or_a_level_is_no_name(text: str, named: bool) -> None:
    assert is_name(text) is named


TICKED = "三级指标\t产出指标\t\t效益指标\t指标值\n\t数量指标\t质量指标\t社会效益指标\t\n"


def list_of_lines() -> str:
    heads = ("一级指标", "二级指标", "三级指标", "指标值", "实际完成值")
    pairs = [line.split("：") for line in UPPER.strip().split("\n")]
    return TITLE + "\n".join(
        "\n".join(f"{'     - ' if n else '   * - '}{text}" for n, text in enumerate(row)) for row in (*pairs, heads, *ROWS)
    )


def cut_by_a_page() -> str:
    heads = ("一级指标", "二级指标", "三级指标", "指标值", "实际完成值")
    lines = ["\t".join(row) for row in (heads, *ROWS)]
    lines[2:3] = ["\t".join((*ROWS[1][:2], "疏浚河", *ROWS[1][3:])), "第1页", "\t\t道长度\t\t"]
    return TITLE + UPPER + "\n".join(lines)


@pytest.mark.parametrize("told", [list_of_lines, cut_by_a_page])
def test_lists_and_cut_tables_tell_the_same_indicators(read: Read, told: Callable[[], str]) -> None:
    test_every_way_tells_the_same_indicators(read, told)


def test_a_tick_under_a_level_says_which_is_meant(read: Read) -> None:
    body = "疏浚河道长度\t√\t\t\t≥400米\n验收合格率\t\t√\t\t≥98%\n沿岸居民受益人数\t\t\t√\t≥90人\n"
    (project,) = read(TITLE + UPPER + TICKED + body).projects
    assert [(i.level2, i.name) for i in project.indicators] == [
        ("数量指标", "疏浚河道长度"),
        ("质量指标", "验收合格率"),
        ("社会效益指标", "沿岸居民受益人数"),
    ]
