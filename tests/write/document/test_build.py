from decimal import Decimal

import pytest
from msgspec.structs import replace

from jixiao.errors import UsageWrong
from jixiao.forms.layout import layouts
from jixiao.model.document import Document, Funding, Narrative, Project
from jixiao.write.document.build import pages
from jixiao.write.document.choose import layout_for, layout_named, lost
from jixiao.write.document.form_table import both, form_of
from jixiao.write.document.pages import Box, Form, FormTable, Pages, Prose, grid, kept
from jixiao.write.document.printed import money


def lines(made: Pages) -> list[str]:
    return [line.text for part in made.parts if isinstance(part, Prose) for line in part.lines]


def form(made: Pages) -> Form:
    return next(part for part in made.parts if isinstance(part, Form))


def box(made: Pages, pointer: str) -> Box:
    return next(box for table in form(made).tables for box in table.boxes if box.pointer == pointer)


def test_the_cover_states_count_and_money_in_ten_thousands(made: Pages) -> None:
    assert lines(made)[:3] == [
        "某区文化局2024年项目支出绩效目标申报表",
        "绩效目标设置情况",
        "本部门编报绩效目标的项目 1 个，涉及项目预算资金 11.97 万元。",
    ]


def test_sections_keep_their_places_where_others_are_missing(made: Pages) -> None:
    assert [line for line in lines(made) if "、" in line[:2]] == ["一、项目概述", "六、年度预算安排", "七、绩效目标"]


def test_a_title_alone_stands_over_the_form(document: Document, project: Project) -> None:
    bare = replace(project, has_narrative=False, narrative=Narrative())
    made = pages(replace(document, stated_count=None, stated_total=None, projects=(bare,)), layout_for)
    assert [line.look for line in form(made).titles] == ["title", "form_title", "form_year"]


def test_a_title_that_is_the_forms_own_is_printed_once(document: Document, project: Project) -> None:
    bare = replace(project, has_narrative=False, narrative=Narrative())
    made = pages(replace(document, title=project.form_title, stated_count=None, stated_total=None, projects=(bare,)), layout_for)
    assert [line.text for line in form(made).titles] == ["财政项目支出绩效目标申报表1", "（2024年度）"]


def test_a_blank_amount_prints_nothing(made: Pages) -> None:
    assert box(made, "/funding/carried_over").text == ""


def test_nought_prints_as_nought(made: Pages) -> None:
    assert box(made, "/funding/annual_other").text == "0.00"


def test_equal_levels_are_one_cell(made: Pages) -> None:
    assert [(b.text, b.rowspan) for b in form(made).tables[1].boxes if b.pointer and b.pointer.endswith("/level1")] == [
        ("成本指标", 1),
        ("产出指标", 3),
        ("效益指标", 1),
    ]


def test_level2_is_one_cell_only_under_one_level1(project: Project) -> None:
    first, second = replace(project.indicators[0], level2="数量指标"), replace(project.indicators[1], level2="数量指标")
    made = form_of(replace(project, indicators=(first, second)), layout_named("shanghai-district"))
    assert [b.rowspan for b in made.tables[1].boxes if b.pointer and b.pointer.endswith("/level2")] == [1, 1]


@pytest.mark.parametrize("name", list(layouts()))
def test_boxes_cover_the_grid_exactly_once(name: str, project: Project) -> None:
    layout = layouts()[name]
    for table in form_of(replace(project, indicators_medium_term=project.indicators[:2]), layout).tables:
        covered = [
            (row, column)
            for b in table.boxes
            for row in range(b.row, b.row + b.rowspan)
            for column in range(b.column, b.column + b.colspan)
        ]
        assert sorted(covered) == [(row, column) for row in range(table.rows) for column in range(len(layout.widths))]


def test_the_grid_shows_a_box_in_every_row_it_spans(made: Pages) -> None:
    assert [row[0].text if row[0] else None for row in grid(form(made).tables[1])][:3] == ["", "绩效指标", "绩效指标"]


def test_medium_term_and_annual_rows_pair_by_level1_in_both_orders(project: Project) -> None:
    cost, output, effect = (project.indicators[n] for n in (0, 1, 4))
    block = layout_named("central-declaration").indicators
    assert block is not None
    rows = both(replace(project, indicators=(output, cost), indicators_medium_term=(cost, effect)), block)
    assert [(row.annual and row.annual[0], row.medium and row.medium[0]) for row in rows] == [(0, None), (1, 0), (None, 1)]


@pytest.mark.parametrize(
    ("amount", "unit", "printed"),
    [
        ("10400.00", "元", "10,400.00"),
        ("0.00", "元", "0.00"),
        ("10400.00", "万元", "1.04"),
        ("123.45", "万元", "0.012345"),
        ("9999999999999999.99", "元", "9,999,999,999,999,999.99"),
        ("4600800.00", "亿元", "0.046008"),
        ("-5000.00", "万元", "-0.50"),
    ],
)
def test_money_is_printed_exactly(amount: str, unit: str, printed: str) -> None:
    assert money(Decimal(amount), unit) == printed


def test_the_layout_that_loses_nothing_is_chosen(project: Project) -> None:
    assert layout_for(project).name == "shanghai-district"


def test_points_ask_for_the_form_with_points(project: Project) -> None:
    pointed = replace(
        project,
        indicators=tuple(replace(i, points=Decimal(10)) for i in project.indicators),
        start=None,
        finish=None,
        funding=replace(project.funding, total=None, total_fiscal=None),
    )
    assert layout_for(pointed).name == "central-disclosure"


def test_medium_term_indicators_ask_for_two_blocks(project: Project) -> None:
    assert layout_for(replace(project, indicators_medium_term=project.indicators)).name == "central-declaration"


def test_a_self_evaluation_in_ten_thousands_takes_the_form_of_2020() -> None:
    made = Project(kind="self_evaluation", name="代表培训", money_unit="万元", funding=Funding(adjusted=Decimal(100), annual=Decimal(100)))
    assert layout_for(made).name == "self-evaluation-2020"


def test_what_a_form_has_no_place_for_is_told(project: Project) -> None:
    assert lost(replace(project, indicators=(replace(project.indicators[0], points=Decimal(5)),)), layout_named("shanghai-district")) == (
        "/indicators/points",
    )


def test_an_unknown_form_names_near_ones() -> None:
    with pytest.raises(UsageWrong, match="shanghai-district"):
        layout_named("shanghai-districts")


def test_rows_of_one_level_and_the_head_stay_with_the_row_below(made: Pages) -> None:
    assert kept(form(made).tables[1]) == {0, 2, 3}


@pytest.mark.parametrize(("rows", "together"), [(8, True), (9, False)])
def test_a_levels_cell_is_torn_by_no_end_of_a_page_unless_it_is_long(rows: int, together: bool) -> None:
    cells = (Box(str(n), n, 2) for n in range(rows + 1))
    table = FormTable((Box("绩效指标", 0, 0, rowspan=rows + 1), Box("产出指标", 0, 1, rowspan=rows), *cells), rows + 1)
    assert kept(table) == (frozenset(range(rows - 1)) if together else frozenset())
