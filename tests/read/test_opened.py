"""What layouts showed that were kept apart and opened: each way is read as the rows it stands for, or told where it can not be."""

import pytest
from msgspec.structs import replace

from jixiao.model.document import Document, Source
from jixiao.read import reading
from jixiao.read.document import read_bytes
from jixiao.read.form.project import FormRead
from jixiao.read.formats import html
from jixiao.read.lines import Row
from jixiao.read.recognise import recognise
from jixiao.read.segment import Part
from jixiao.read.sure import LEAST

TITLE = "项目支出绩效自评表\n（2025年度）\n"
UPPER = TITLE + "项目名称\t疏浚河道\n主管部门\t示例县水务局\t实施单位\t示例县河道所\n"
GOAL = "年度总体目标\t疏浚四百米，水体明显改善，沿岸居民满意。\n"
HEAD = "一级指标\t二级指标\t三级指标\t指标值\t实际完成值\n"
ROWS = (
    ("产出指标", "数量指标", "疏浚河道长度", "≥400米", "410米"),
    ("产出指标", "质量指标", "验收合格率", "≥98%", "99%"),
    ("满意度指标", "服务对象满意度指标", "沿岸居民满意度", "≥90%", "92%"),
)


def text(form: str) -> Document:
    """Return the form read from text."""
    return read_bytes(form.encode(), "form.txt")


def page(rows: tuple[tuple[str, ...], ...]) -> Document:
    """Return the form read from a page with a table of these rows."""
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    made = f"<html><body><h1>项目支出绩效自评表</h1><p>（2025年度）</p><table>{cells}</table></body></html>"
    return recognise(html.read(made.encode()), Source(file="form.html", sha256="0" * 64))


def rows(found: Document) -> list[tuple[str | None, ...]]:
    """Return the indicators of the only project."""
    (project,) = found.projects
    return [(i.level1, i.level2, i.name, i.target.raw if i.target else None, i.actual) for i in project.indicators]


def test_a_cell_of_several_numbered_indicators_stands_beside_a_cell_of_one() -> None:
    listed = "产出指标\t数量指标\t①疏浚河道长度 ②新建护岸长度\t①≥400米 ②≥20米\t②20米\n满意度指标\t服务对象满意度指标\t沿岸居民满意度\t≥90%\t92%\n"
    assert rows(text(UPPER + GOAL + HEAD + listed)) == [
        ("产出指标", "数量指标", "疏浚河道长度", "≥400米", None),
        ("产出指标", "数量指标", "新建护岸长度", "≥20米", "20米"),
        ("满意度指标", "服务对象满意度指标", "沿岸居民满意度", "≥90%", "92%"),
    ]


def test_levels_and_name_joined_in_one_column_keep_empty_cells_behind_them() -> None:
    way = "".join(
        f"{n}\t{first}\\{second}\\{name}\t{'' if n == 2 else aim}\t{done}\n" for n, (first, second, name, aim, done) in enumerate(ROWS, 1)
    )
    found = text(UPPER + GOAL + "序号\t指标路径\t指标值\t实际完成值\n" + way)
    assert rows(found) == [(*row[:3], None if n == 1 else row[3], row[4]) for n, row in enumerate(ROWS)]


def test_a_sentence_that_states_the_money_stands_for_its_labels() -> None:
    said = "资金来源及金额\t年度资金总额15.00万元，其中：财政拨款12.00万元，其他资金3.00万元。\n"
    funds = text(UPPER + said + GOAL + HEAD + "".join("\t".join(row) + "\n" for row in ROWS)).projects[0].funding
    assert (str(funds.annual), str(funds.annual_fiscal), str(funds.annual_other)) == ("150000.00", "120000.00", "30000.00")


def test_lines_of_a_cell_that_became_rows_are_put_together() -> None:
    goal = "| 年度总体目标 | 疏浚四百米，水体明显 |\n|  | 改善，沿岸居民满 |\n|  | 意。 |\n"
    upper = "| 项目名称 | 疏浚河道 |\n| 主管部门 | 示例县水务局 |\n"
    table = "".join("| " + " | ".join(row) + " |\n" for row in (tuple(HEAD.split()), *ROWS))
    assert text(TITLE + upper + goal + table).projects[0].goals.annual == "疏浚四百米，水体明显改善，沿岸居民满意。"


def test_a_level_above_every_head_is_that_of_the_rows_under_it() -> None:
    tables = "".join(
        f"{first}\t\t\n二级指标\t三级指标\t指标值\n{second}\t{name}\t{aim}\n" for first, second, name, aim, _ in (*ROWS[:1], *ROWS[2:])
    )
    assert [row[:3] for row in rows(text(UPPER + GOAL + tables))] == [row[:3] for row in (ROWS[0], ROWS[2])]


def test_the_sum_of_a_level_is_no_indicator() -> None:
    told = "\t".join(ROWS[0]) + "\t50\n产出指标小计\t\t\t\t\t50\n" + "\t".join(ROWS[2]) + "\t50\n"
    assert [row[2] for row in rows(text(UPPER + GOAL + HEAD.rstrip() + "\t分值\n" + told))] == [ROWS[0][2], ROWS[2][2]]


def test_signs_that_nobody_sees_are_no_part_of_a_page() -> None:
    found = page(
        (("项目名称", "疏浚\u200b河道"), ("主管部门", "示例县水务局"), tuple(HEAD.split()), ("产出指\u200b标", *ROWS[0][1:]), *ROWS[1:])
    )
    assert (found.projects[0].name, found.projects[0].indicators[0].level1_standard) == ("疏浚河道", "产出指标")


@pytest.mark.parametrize(("marks", "told"), [((1, 3), True), ((1, 2, 3), False)])
def test_pages_that_are_missing_are_told(marks: tuple[int, ...], told: bool) -> None:
    lines = (UPPER + GOAL + HEAD + "".join("\t".join(row) + "\n" for row in ROWS)).split("\n")
    for at, number in zip((3, 6, 20), marks, strict=False):
        lines.insert(at, f"第 {number} 页 共 3 页")
    assert any("缺页" in part.message for part in text("\n".join(lines)).unread) is told


def test_two_cells_side_by_side_are_not_one_goal_without_a_word() -> None:
    goal = "| 年度总体目标 | 疏浚四百米并验收 | 沿岸居民都很满意 |\n"
    upper = "| 项目名称 | 疏浚河道 |\n| 主管部门 | 示例县水务局 |\n"
    table = "".join("| " + " | ".join(row) + " |\n" for row in (tuple(HEAD.split()), *ROWS))
    assert text(TITLE + upper + goal + table).projects[0].partly_read


def test_columns_exchanged_as_a_whole_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = reading.read_part

    def wrong(piece: Part, around: list[Row]) -> list[FormRead]:
        return [exchanged(form) for form in usual(piece, around)]

    whole = (("项目名称", "疏浚河道"), ("主管部门", "示例县水务局"), tuple(HEAD.split()), *ROWS)
    right = page(whole)
    monkeypatch.setattr(reading, "read_part", wrong)
    monkeypatch.setattr(reading, "competing", lambda *_: iter(()))
    assert [found.places["/projects/0/indicators/0/target"].confidence >= LEAST for found in (right, page(whole))] == [True, False]


def exchanged(form: FormRead) -> FormRead:
    """Return a form with what was reached taken for the target of every row."""
    own = form.project.indicators
    for n, _ in enumerate(own):
        first, second = (form.notebook.places[f"/indicators/{n}/{field}"] for field in ("target", "actual"))
        form.notebook.places[f"/indicators/{n}/target"], form.notebook.places[f"/indicators/{n}/actual"] = second, first
    made = tuple(
        replace(row, target=replace(row.target, raw=row.actual), actual=row.target.raw) for row in own if row.target and row.actual
    )
    return form._replace(project=replace(form.project, indicators=made))
