"""项目经费情况说明: sections, joined lines, pairing with forms, the cover."""

from collections.abc import Callable

import pytest

from jixiao.model.document import Document

Read = Callable[..., Document]
FORM = "财政项目支出绩效目标申报表 {n}\n项目名称\t{name}\n项目资金（元）\t年度资金申请总额\t5.00\n"
TOLD = "项目经费情况说明 {n} {name}\n一、项目概述\n说的是{name}。\n"
A_FORM = FORM.format(n=1, name="甲")
JOINED = {
    "a page break in a sentence": ("根据要点，明确主题，明确\n\n责任部门。", "根据要点，明确主题，明确责任部门。"),
    "two sentences": ("更换机组。\n改造管线。", "更换机组。\n改造管线。"),
    "a numbered point": ("更换机组，改造管线\n2. 验收。", "更换机组，改造管线\n2. 验收。"),
    "two documents": ("《甲条例》\n《乙办法》", "《甲条例》\n《乙办法》"),
    "an open bracket": ("管线（材料、\n人工）另计。", "管线（材料、人工）另计。"),
    "a comma": ("甲，\n乙。", "甲，乙。"),
}
BUDGETS = {
    "items without stops stay apart": ("甲：2场*3元/场=6元\n乙：5元", "甲：2场*3元/场=6元\n乙：5元"),
    "an operator at the end": ("甲：2场*3元/场+\n4元=10元", "甲：2场*3元/场+4元=10元"),
    "an operator at the beginning": ("甲：2场*3元/场\n+4元=10元", "甲：2场*3元/场+4元=10元"),
    "an open bracket": ("甲：2场*【3元\n\n(餐费)+4元】=14元", "甲：2场*【3元(餐费)+4元】=14元"),
    "an escaped star": ("甲：2场\\*3元/场=6元", "甲：2场*3元/场=6元"),
}


@pytest.mark.parametrize("name", JOINED)
def test_lines_are_joined_only_where_the_layout_broke_them(name: str, read: Read) -> None:
    text, expected = JOINED[name]
    assert read(f"项目经费情况说明 1 甲\n四、实施方案\n{text}\n{A_FORM}").projects[0].narrative.plan == expected


@pytest.mark.parametrize("name", BUDGETS)
def test_a_budget_line_is_joined_only_inside_a_calculation(name: str, read: Read) -> None:
    text, expected = BUDGETS[name]
    assert read(f"项目经费情况说明 1 甲\n六、年度预算安排\n{text}\n{A_FORM}").projects[0].narrative.budget == expected


@pytest.mark.parametrize(
    "heading",
    [
        "二、立项依据",
        "### 二、立项依据",
        "二.立项依据",
        "（二）立项依据",
        "立项依据",
        "二、立项依据：",
        "2. 立项依据",
        "二、立项依据：《甲条例》",
    ],
)
def test_a_section_is_known_by_its_heading(heading: str, read: Read) -> None:
    rest = "" if heading.endswith("》") else "\n《甲条例》"
    assert read(f"项目经费情况说明 1 甲\n{heading}{rest}\n{A_FORM}").projects[0].narrative.basis == "《甲条例》"


@pytest.mark.parametrize(
    "heading", ["项目经费情况说明 3 甲项目", "## 项目经费情况说明3 甲项目", "项目经费情况说明（三）甲项目", "项目经费情况说明三、甲项目"]
)
def test_the_heading_gives_number_and_name(heading: str, read: Read) -> None:
    project = read(f"{heading}\n一、项目概述\n办展。\n{FORM.format(n=3, name='甲项目')}").projects[0]
    assert (project.narrative_number, project.narrative_name) == (3, "甲项目")


def test_forms_pair_with_narratives_by_name(read: Read) -> None:
    text = TOLD.format(n=1, name="乙") + TOLD.format(n=2, name="甲") + FORM.format(n=1, name="甲") + FORM.format(n=2, name="乙")
    assert [p.narrative.overview for p in read(text).projects] == ["说的是甲。", "说的是乙。"]


def test_what_differs_in_name_pairs_by_number(read: Read) -> None:
    text = TOLD.format(n=1, name="甲项") + FORM.format(n=1, name="甲项目")
    assert [(p.name, p.narrative_name) for p in read(text).projects] == [("甲项目", "甲项")]


def test_a_narrative_without_form_stands_after_the_forms(read: Read) -> None:
    text = TOLD.format(n=2, name="乙") + FORM.format(n=1, name="甲")
    assert [(p.name, p.has_form, p.has_narrative) for p in read(text).projects] == [("甲", True, False), ("乙", False, True)]


@pytest.mark.parametrize("office", ["某县福利院", "某县民政局"])
def test_a_heading_that_names_the_office_and_the_year_names_no_project(office: str, read: Read) -> None:
    form = f"财政支出项目绩效目标申报表\n项目名称\t甲\n主管部门\t某县民政局\t实施单位\t某县福利院\n{FORM.format(n='', name='甲').splitlines()[-1]}\n"
    (project,) = read(f"{office}2025年项目经费情况说明\n一、项目概况\n说的是甲。\n{form}").projects
    assert (project.name, project.narrative_name, project.narrative.overview) == ("甲", None, "说的是甲。")


def test_what_the_money_was_reckoned_from_is_the_budget_section(read: Read) -> None:
    (project,) = read(f"项目经费情况说明 1 甲\n三、测算依据\n书10册×20元＝200元；椅5把×30元＝150元。合计350元。\n{A_FORM}").projects
    assert [item.label for item in project.cost_items] == ["书", "椅"]
    assert str(project.cost_total) == "350.00"


def test_narratives_alone_make_no_project_and_are_told(read: Read) -> None:
    document = read(TOLD.format(n=1, name="甲"))
    assert document.projects == ()
    assert [(w.path, "1 段" in w.message) for w in document.warnings] == [("/projects", True)]


COVERS = {
    "本部门编报绩效目标的项目 8 个，涉及项目预算资金 466.08 万元。": (8, "4660800.00"),
    "我单位共有项目十二个，涉及资金1,200,000.00元。": (12, "1200000.00"),
    "本部门编报绩效目标的项目共3个，预算金额合计0.5亿元。": (3, "50000000.00"),
    "39个项目，4415.48万元，平均得分99.33分，项目自评完成。": (39, None),
}


@pytest.mark.parametrize("sentence", COVERS)
def test_the_cover_states_count_and_total(sentence: str, read: Read) -> None:
    document = read(f"示例区2024年财政支出项目绩效目标申报表\n\n{sentence}\n\n{FORM.format(n=1, name='甲')}")
    assert (document.stated_count, None if document.stated_total is None else str(document.stated_total)) == COVERS[sentence]


def test_other_figures_of_the_cover_are_kept(read: Read) -> None:
    document = read(f"示例区2024年项目支出绩效自评\n39个项目，4415.48万元，平均得分99.33分，项目自评完成。\n{FORM.format(n=1, name='甲')}")
    assert document.stated == {"average_score": "99.33"}


def test_the_title_gives_authority_and_year(read: Read) -> None:
    document = read(f"# 示例区图书馆 2025 年财政支出项目绩效目标申报表\n{FORM.format(n=1, name='甲')}")
    assert (document.authority, document.fiscal_year) == ("示例区图书馆", 2025)
