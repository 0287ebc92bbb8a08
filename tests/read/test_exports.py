"""What systems export of a form is read by what its keys and elements hold, whichever way they hold it; messages by what they say."""

import json
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

import pytest

from jixiao.model.document import Document
from jixiao.read.blocks import Cell
from jixiao.read.exported import labelled_lines
from jixiao.read.lines import Row
from jixiao.read.recast import recast
from jixiao.read.tree import objects
from jixiao.values.place import Place
from jixiao.values.width import width

Read = Callable[..., Document]

ROWS = [
    ("产出指标", "数量指标", "疏浚河道长度", "≥400米"),
    ("产出指标", "质量指标", "验收合格率", "≥98%"),
    ("效益指标", "生态效益指标", "水质达标率", "≥90%"),
    ("满意度指标", "服务对象满意度指标", "沿岸居民满意度", "≥85%"),
]
HEAD = {"项目名称": "疏浚河道", "主管部门": "示例县水务局", "实施单位": "示例县河道所", "年度资金总额": "20万元"}
HEADS = ("一级指标", "二级指标", "三级指标", "指标值")


def own(pairs: Iterable[tuple[str, str]]) -> str:
    return " ".join(f'{key}="{value}"' for key, value in pairs)


def attributes() -> str:
    rows = "\n".join(f"<指标 {own(zip(HEADS, row, strict=True))}/>" for row in ROWS)
    return f"<?xml version='1.0'?>\n<申报>\n<项目 {own(HEAD.items())}/>\n{rows}\n</申报>"


def nested() -> str:
    fields = "\n".join(f'<字段 名称="{label}">{value}</字段>' for label, value in HEAD.items())
    body = "\n".join(
        f'<一级指标 名称="{a}"><二级指标 名称="{b}"><三级指标 名称="{name}" 值="{target}"/></二级指标></一级指标>'
        for a, b, name, target in ROWS
    )
    return f"<表>\n{fields}\n{body}\n</表>"


def tree() -> str:
    levels: dict[str, dict[str, dict[str, str]]] = {}
    for first, second, name, target in ROWS:
        levels.setdefault(first, {}).setdefault(second, {})[name] = target
    return json.dumps({**HEAD, "绩效指标": levels}, ensure_ascii=False, indent=2)


def latin(indent: int | None = None) -> str:
    keys = ("projectName", "department", "unit")
    rows = [dict(zip(("level1", "level2", "name", "value"), row, strict=True)) for row in ROWS]
    head = dict(zip(keys, HEAD.values(), strict=False))
    return json.dumps({**head, "budget": {"total": "20", "currency": "万元"}, "kpis": rows}, ensure_ascii=False, indent=indent)


def chat() -> str:
    lines = [f"{label}：{value}" for label, value in HEAD.items()]
    lines += [text for a, b, name, target in ROWS for text in (a, f"{b}：{name}{target}")]
    return "\n".join(f"2025-01-15 10:{n:02} 老陈：{line}" for n, line in enumerate(lines, 10))


def script() -> str:
    head = "".join(f"  {label}: '{value}',\n" for label, value in HEAD.items())
    rows = "".join("    { " + ", ".join(f"{key}: '{value}'" for key, value in zip(HEADS, row, strict=True)) + " },\n" for row in ROWS)
    return f"var form = {{\n{head}  指标: [\n{rows}  ],\n}};"


@pytest.mark.parametrize("printed", [attributes, nested, tree, latin, lambda: latin(1), chat, script])
def test_every_way_of_telling_gives_the_same(read: Read, printed: Callable[[], str]) -> None:
    (project,) = read(printed()).projects
    assert [(row.level1, row.level2, row.name, row.target and row.target.raw) for row in project.indicators] == ROWS
    assert (project.name, project.department, project.unit) == ("疏浚河道", "示例县水务局", "示例县河道所")
    assert project.funding.annual == 200_000


def test_lines_between_documents_of_xml_are_read(read: Read) -> None:
    scored = attributes().replace("<指标 ", '<指标 分值="25" 得分="24" ')
    one = f"绩效自评表\n（2025年度）\n{scored}\n总分：{{}}\n"
    found = read(one.format(91) + one.format(92))
    assert [(project.form_year, project.total_score) for project in found.projects] == [(2025, Decimal(91)), (2025, Decimal(92))]


def answers() -> str:
    heads = [*HEAD, *(f"{head}{n}" for n in range(1, len(ROWS) + 1) for head in HEADS)]
    return "\n".join(",".join(cells) for cells in (heads, [*HEAD.values(), *(text for row in ROWS for text in row)]))


def test_a_form_in_one_row_has_an_indicator_for_every_number(read: Read) -> None:
    (project,) = read(answers(), "名单.csv").projects
    assert [(row.level1, row.level2, row.name, row.target and row.target.raw) for row in project.indicators] == ROWS
    assert (project.name, project.unit, project.funding.annual) == ("疏浚河道", "示例县河道所", Decimal(200_000))


def test_a_list_has_the_year_and_the_money_of_its_columns(read: Read) -> None:
    head = "预算年度,项目名称,年度资金总额(元),财政拨款(元),其他资金(元),年度目标,一级指标,二级指标,三级指标,指标值"
    lead = "2025,疏浚河道,200000,150000,50000,疏浚河道400米。"
    (project,) = read("\n".join([head, *(f"{lead},{','.join(row)}" for row in ROWS)]), "清单.csv").projects
    funding = project.funding
    assert (project.form_year, funding.annual, funding.annual_fiscal, funding.annual_other) == (
        2025,
        *map(Decimal, (200_000, 150_000, 50_000)),
    )


def test_money_of_a_year_is_told_by_the_year_in_its_label(read: Read) -> None:
    text = "项目支出绩效目标\n一、项目名称：疏浚河道\n二、资金安排：2025年度资金总额20万元，其中财政拨款15万元，其他资金5万元。\n"
    funding = read(text + "\n".join(outline().split("\n")[5:])).projects[0].funding
    assert (funding.annual, funding.annual_fiscal, funding.annual_other) == tuple(map(Decimal, (200_000, 150_000, 50_000)))


def outline() -> str:
    lines = [f"{label}：{value}" for label, value in HEAD.items()]
    lines += [text for a, b, name, target in ROWS for text in (a, f"1．{b}", f"①{name}：{target}（15分）；")]
    return "项目支出绩效目标\n" + "\n".join(lines)


def test_points_in_brackets_are_points_and_no_part_of_the_target(read: Read) -> None:
    (project,) = read(outline()).projects
    assert [(row.name, row.target and row.target.raw) for row in project.indicators] == [row[2:] for row in ROWS]
    assert {row.points for row in project.indicators} == {15}


def test_names_with_their_targets_between_commas_are_an_indicator_each(read: Read) -> None:
    upper = "".join(f"{label}：{value}\n" for label, value in HEAD.items())
    (project,) = read(
        f"项目支出绩效目标表\n{upper}产出指标\n数量指标：疏浚河道长度≥400米，清理淤泥≥2万立方米\n质量指标：验收合格率≥98%"
    ).projects
    assert [(row.name, row.target and row.target.raw) for row in project.indicators] == [
        ("疏浚河道长度", "≥400米"),
        ("清理淤泥", "≥2万立方米"),
        ("验收合格率", "≥98%"),
    ]


def box(rows: Sequence[tuple[str, ...]], sizes: tuple[int, ...]) -> str:
    """Return a table drawn in a font whose signs of boxes are as wide as Chinese ones, with borders about the head only."""

    def line(row: tuple[str, ...]) -> str:
        return (
            "│"
            + "│".join(
                text + " " * (2 * size - width(text) - sum(sign in "≥“”" for sign in text)) for text, size in zip(row, sizes, strict=True)
            )
            + "│"
        )

    top, middle, bottom = (
        "".join(f"{sign}{'─' * size}" for sign, size in zip((left, *[inner] * 9), sizes, strict=False)) + right
        for left, inner, right in ("┌┬┐", "├┼┤", "└┴┘")
    )
    return "\n".join([top, line(HEADS), middle, *map(line, rows), bottom])


def test_a_box_is_as_wide_as_its_font_draws_it(read: Read) -> None:
    upper = "".join(f"{label}：{value}\n" for label, value in HEAD.items())
    (project,) = read(f"项目支出绩效目标表\n{upper}{box(ROWS, (6, 10, 8, 5))}").projects
    assert [(row.level1, row.level2, row.name, row.target and row.target.raw) for row in project.indicators] == ROWS


def test_a_text_too_wide_for_its_column_moves_no_other(read: Read) -> None:
    upper = "".join(f"{label}：{value}\n" for label, value in HEAD.items())
    drawn = [f"|{'|'.join(f' {text} ' for text in row)}|" for row in (HEADS, *ROWS)]
    border = "+------------+----------+----------------+--------+"
    (project,) = read("\n".join([f"项目支出绩效目标表\n{upper}{border}", drawn[0], border, *drawn[1:], border])).projects
    assert [(row.level1, row.level2, row.name, row.target and row.target.raw) for row in project.indicators] == ROWS


def numbered_in_a_line() -> str:
    lines = [f"{label}：{value}" for label, value in HEAD.items()]
    lines += [f"{a}\n①{b}：(1){name} {target.removeprefix('≥')}；(2)另一项{name} {target}" for a, b, name, target in ROWS]
    return "项目支出绩效目标\n" + "\n".join(lines)


def test_a_name_is_parted_from_its_value_by_a_blank(read: Read) -> None:
    (project,) = read(numbered_in_a_line()).projects
    assert [(row.level2, row.name, row.target and row.target.raw) for row in project.indicators] == [
        told for _, b, name, target in ROWS for told in ((b, name, target.removeprefix("≥")), (b, f"另一项{name}", target))
    ]


def test_a_level_under_which_an_outline_breaks_off_is_not_lost() -> None:
    lines = [
        "项目名称：疏浚河道",
        "产出指标",
        "1．数量指标",
        "①疏浚长度：≥400米",
        "②清淤量：≥2万方",
        "2．质量指标",
        "这一段是说明，不是指标。",
    ]
    rows = recast([Row((Cell(line, Place(line=n, column=1, text=line)),), loose=True) for n, line in enumerate(lines, 1)])
    assert [row.cells[0].text for row in rows[-2:]] == lines[-2:]
    assert [row.cells[2].text for row in rows if row.made] == ["三级指标", "疏浚长度", "清淤量"]


def test_an_export_that_is_cut_off_gives_what_it_holds() -> None:
    found = labelled_lines(latin(1).split("\n")[:-8])
    assert found is not None
    assert found[0] == (1, "项目名称\t疏浚河道")
    assert found[-1] == (25, "指标值\t≥90%")


@pytest.mark.parametrize("text", ["<p>一</p>" * 9, "目标：按时完成。\n" * 9, '他说："好": 是。\n' * 9])
def test_what_is_no_export_stays_as_it_is(text: str) -> None:
    assert labelled_lines(text.split("\n")) is None


@pytest.mark.parametrize("text", ['{"a": "x"}:', "[1]: 2", '{"a": {"b": "c"}: "d"}', '{"a": "1", : "2"'])
def test_signs_out_of_place_end_in_no_error(text: str) -> None:
    assert objects(text).inner


def test_a_key_is_taken_from_its_own_place_and_no_equal_value() -> None:
    [whole] = objects('{"list": ["a", "a"], "a": "b"}').inner
    assert [(one.name, one.text, [inner.text for inner in one.inner]) for one in whole.inner] == [("list", "", ["a", "a"]), ("a", "b", [])]
