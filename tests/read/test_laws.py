"""Laws that a reading keeps whatever the layout: each broken one is told, and a form that keeps them all is not."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest
from msgspec.structs import replace

from jixiao.model.document import Document, Funding, Goals, Indicator, Project
from jixiao.read import text
from jixiao.read.accounting.laws import doubts
from jixiao.read.blocks import Cell
from jixiao.read.languages import target
from jixiao.read.lines import rows_of
from jixiao.read.notebook import Notebook
from jixiao.read.recognise import marked_year
from jixiao.read.rows.placing import Marks, levels_placed
from jixiao.values.place import Place
from layouts.developed import OUR_OWN
from layouts.making import cases
from layouts.running import read as read_case

Read = Callable[[str], Document]

TITLE = "项目支出绩效目标申报表\n（2025年度）\n"
UPPER = "项目名称\t疏浚河道\n主管部门\t示例县水务局\t实施单位\t示例县河道所\n"
MONEY = "项目资金（万元）\t年度资金总额\t12.00\n\t其中：财政拨款\t12.00\n"
GOAL = "年度总体目标\t疏浚四百米，水体明显改善，沿岸居民满意。\n"
HEAD = "一级指标\t二级指标\t三级指标\t指标值\n"
ROWS = "产出指标\t数量指标\t疏浚河道长度\t≥400米\n\t质量指标\t验收合格率\t≥98%\n满意度指标\t服务对象满意度指标\t居民满意度\t≥90%\n"
FORM = TITLE + UPPER + MONEY + GOAL + HEAD + ROWS


def row(name: str, raw: str | None = "≥5个", **more: object) -> Indicator:
    """Return an indicator with that name and target."""
    aim = None if raw is None else target(raw, name)[0]
    made = Indicator(level1="产出指标", level2="数量指标", level1_standard=None, level2_standard=None, name=name, target=aim)
    return replace(made, **more)


def broken(*rows: Indicator, told: bool = False) -> set[str]:
    """Return the pointers that a form of these indicators is doubted at."""
    return {pointer for pointer, _ in doubts(Project(name="疏浚河道", kind="declaration", indicators=rows), told)}


def test_indicators_that_say_their_own_keep_the_laws() -> None:
    rows = (row("疏浚河道长度", "≥400米"), row("新建护岸长度", "≥20米"), row("栽植水草面积（平方米）", "≥9平方米"))
    assert broken(*rows) == set()


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("疏浚河道长度（", "≥400米"),
        ("（指标名称）", "≥400米"),
        ("疏浚河道长度；", "≥400米"),
        ("疏浚河道长度2.新建护岸长度", "≥400米"),
        ("疏浚河道完成时间新建护岸完成时间", "6月底前"),
        ("疏浚河道长度（≥400米）", None),
        ("疏浚河道数量新建沿河护岸规模", "≥400米"),
        ("疏浚合格率指标2：护岸完好率", "≥90%"),
        ("338-406人次", "无"),
        ("-疏浚河道长度", "≥400米"),
        ('3+1"河道疏浚长度', "≥400米"),
    ],
)
def test_a_name_that_holds_more_or_less_than_a_name_is_doubted(name: str, raw: str | None) -> None:
    assert "/indicators/0/name" in broken(row(name, raw), row("居民满意度", "≥90%"))


@pytest.mark.parametrize(
    "name",
    [
        "水质达标情况",
        "满意度调查完成率",
        "项目完成时间及时率",
        "新增受益人数覆盖率",
        "单位成本降低幅度",
        "管护高标准农田质量达标情况",
        "数字城管案件结案率",
    ],
)
def test_a_name_that_holds_the_end_of_another_is_one(name: str) -> None:
    assert broken(row(name, "≥90%"), row("疏浚河道长度", "≥400米")) == set()


def test_a_row_that_is_torn_is_doubted() -> None:
    satisfied = row("受检企业对实施效", "≥90%", level1_standard="满意度指标", reason="果的满意度")
    assert broken(satisfied, row("疏浚河道长度")) >= {"/indicators/0/name", "/indicators/0/reason"}
    assert broken(row("疏浚单位成本", "≤7920元/米", actual="307920元/米")) == {"/indicators/0/actual"}
    assert broken(row("疏浚单位成本", "≤7920元/米", actual="7920元/米")) == set()


@pytest.mark.parametrize(
    "raw", ["新建护岸完成时间", "≥400米，分值：10", "；≥400米", "≥650元/站次实际完成值624元/站次得分9", "=70元/个及以下"]
)
def test_a_target_that_is_a_name_or_holds_another_column_is_doubted(raw: str) -> None:
    assert "/indicators/0/target" in broken(row("疏浚河道长度", raw), row("居民满意度", "≥90%"))


def test_codes_before_every_name_are_doubted_also_where_cells_are_told() -> None:
    coded = [row(f"ZB{n:03}疏浚第{n}段长度", f"≥{n}米") for n in (1, 2, 3)]
    assert {f"/indicators/{n}/name" for n in range(3)} <= broken(*coded, told=True)


def test_a_word_before_many_values_and_one_target_for_all_are_doubted() -> None:
    assert {f"/indicators/{n}/name" for n in range(3)} <= broken(*(row(f"甲：疏浚第{n}段", f"≥{n}米") for n in range(3)))
    assert {f"/indicators/{n}/target" for n in range(4)} <= broken(*(row(f"疏浚第{n}段", "100%") for n in range(4)))


def test_a_row_without_levels_above_all_that_have_them_is_doubted_where_cells_are_told() -> None:
    bare = replace(row("疏浚河道长度"), level1=None, level2=None)
    assert "/indicators/0/name" in broken(bare, row("新建护岸长度", "≥20米"), told=True)
    assert broken(row("新建护岸长度", "≥20米"), bare, told=True) == set()


@pytest.mark.parametrize(
    "text",
    [
        "疏浚四百米，水体改善9",
        "，水体改善。",
        "疏浚四百米，",
        "目标2：水体改善。",
        "目标1：疏浚。目标3：改善。",
        "***",
        "实际完成情况全年疏浚四百米。",
        "疏浚。\\目标",
    ],
)
def test_a_goal_that_begins_or_ends_in_the_middle_is_doubted(text: str) -> None:
    project = Project(name="疏浚河道", kind="declaration", goals=Goals(annual=text), funding=Funding())
    assert {pointer for pointer, _ in doubts(project, told=False)} == {"/goals/annual"}


def test_money_of_which_only_parts_are_read_is_told(read: Read) -> None:
    found = read(FORM.replace("年度资金总额\t12.00", "自编总数\t"))
    assert "/projects/0/funding/annual" in [part.path for part in found.unread]


def test_a_level_named_beside_an_indicator_that_has_another_is_told(read: Read) -> None:
    found = read(FORM.replace("验收合格率\t≥98%", "验收合格率\t≥98%\t时效指标"))
    assert found.projects[0].partly_read


def test_a_point_that_a_goal_lacks_is_told(read: Read) -> None:
    found = read(FORM.replace(GOAL, "年度总体目标\t1.疏浚四百米。\n（一式两份）\n2.居民满意。\n"))
    assert found.projects[0].goals.annual == "1.疏浚四百米。"
    assert "/projects/0/goals" in [part.path for part in found.unread]


def test_levels_above_the_first_head_belong_to_its_table(read: Read) -> None:
    head = "三级指标\t指标值\t备注\n"
    text = TITLE + UPPER + MONEY + GOAL + f"产出指标\n数量指标\n{head}疏浚河道长度\t≥400米\t\n质量指标\n{head}验收合格率\t≥98%\t\n"
    found = [(one.level1, one.level2, one.name) for one in read(text).projects[0].indicators]
    assert found == [("产出指标", "数量指标", "疏浚河道长度"), ("产出指标", "质量指标", "验收合格率")]


@pytest.mark.parametrize("sign", ["\n", "-", "（"])
def test_both_levels_in_one_cell_are_told_apart(sign: str, read: Read) -> None:
    both = f"产出指标{sign}数量指标" + ("）" if sign == "（" else "")
    text = (
        TITLE
        + UPPER
        + MONEY
        + GOAL
        + f'指标类型\t指标名称\t指标值\n"{both}"\t疏浚河道长度\t≥400米\n效益指标-社会效益指标\t受益人口\t≥90人\n'
    )
    first = read(text).projects[0].indicators[0]
    assert (first.level1, first.level2, first.name) == ("产出指标", "数量指标", "疏浚河道长度")


def test_an_example_among_the_rows_is_no_indicator(read: Read) -> None:
    found = read(FORM.replace(HEAD, HEAD + "示例\t示例\t某项工作完成率\t≥90%\n"))
    assert [one.name for one in found.projects[0].indicators] == ["疏浚河道长度", "验收合格率", "居民满意度"]


def test_targets_in_brackets_behind_names_are_told_apart(read: Read) -> None:
    rows = "产出指标\t数量指标\t疏浚河道长度（≥400米）\n\t质量指标\t验收合格率（≥98%）\n满意度指标\t服务对象满意度指标\t居民满意度（明显改善）\n"
    found = read(TITLE + UPPER + MONEY + GOAL + "一级指标\t二级指标\t三级指标及目标值\n" + rows).projects[0].indicators
    assert [(one.name, one.target.raw if one.target else None) for one in found] == [
        ("疏浚河道长度", "≥400米"),
        ("验收合格率", "≥98%"),
        ("居民满意度", "明显改善"),
    ]


LOG = '项目名称="疏浚河道" 主管部门="示例县水务局" 年度资金总额（元）="120000.00"\n'
DUMP = "{'项目名称': '疏浚河道', '主管部门': '示例县水务局', '年度资金总额（元）': '120000.00'}\n"


@pytest.mark.parametrize(
    "text",
    [
        LOG
        + "".join(
            f'一级指标="{a}" 二级指标="{b}" 三级指标="{c}" 指标值="{d}"\n'
            for a, b, c, d in (("产出指标", "数量指标", "疏浚河道长度", "≥400米"), ("效益指标", "社会效益指标", "受益人口", "≥90人"))
        ),
        DUMP
        + "".join(
            f"{{'一级指标': '{a}', '二级指标': '{b}', '三级指标': '{c}', '指标值': '{d}'}},\n"
            for a, b, c, d in (("产出指标", "数量指标", "疏浚河道长度", "≥400米"), ("效益指标", "社会效益指标", "受益人口", "≥90人"))
        ),
    ],
    ids=["log", "dump"],
)
def test_records_in_a_line_are_read(text: str, read: Read) -> None:
    found = read(TITLE + text).projects[0]
    assert (found.name, found.funding.annual) == ("疏浚河道", Decimal(120_000))
    assert [(one.level2, one.name) for one in found.indicators] == [("数量指标", "疏浚河道长度"), ("社会效益指标", "受益人口")]


def test_levels_that_may_stand_otherwise_are_doubted_only_where_they_differ() -> None:
    def rows(*names: str | None) -> list[Marks]:
        cells = [Cell(name, Place(line=n), tall=(float(n), n + 1.0)) if name else None for n, name in enumerate(names)]
        return [Marks(None, cell) for cell in cells]

    spans = [(float(n), n + 1.0) for n in range(5)]
    assert levels_placed(rows("数量指标", None, None, None, "质量指标"), spans, goes_on=False).unsure == frozenset()
    assert levels_placed(rows("数量指标", None, "质量指标", None, "时效指标"), spans, goes_on=False).unsure == {1}


def test_rows_of_which_another_cut_about_the_middles_is_as_good_are_doubted() -> None:
    tops = (0, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13, 14, 15, 16, 17, 18, 20)
    names = {
        0: "经济成本指标",
        2: "数量指标",
        6: "质量指标",
        9: "时效指标",
        11: "社会效益指标",
        13: "生态效益指标",
        14: "可持续影响指标",
        15: "满意度指标",
    }
    spans = [(float(top), float(end)) for top, end in pairwise(tops)]
    cells = [Cell(names[n], Place(line=n), tall=(top, top + 1)) if n in names else None for n, (top, _) in enumerate(spans)]
    found = levels_placed([Marks(None, cell) for cell in cells], spans, goes_on=False, centred=True)
    assert found.unsure == {4, 7, 8, 10}


def test_numbers_behind_every_name_are_doubted_as_points() -> None:
    weighed = [row(f"疏浚第{n}段（{n}0分）", f"≥{n}米") for n in (1, 2, 3)]
    assert {f"/indicators/{n}/name" for n in range(3)} <= broken(*weighed, told=True)
    assert broken(weighed[0], *(row(f"疏浚第{n}段", f"≥{n}米") for n in (2, 3)), told=True) == set()


@pytest.mark.parametrize(
    ("area", "odd"), [("2024年实际", True), ("本年计划", True), ("目标值", True), ("石桥镇", False), ("月亮湾街道", False)]
)
def test_a_column_of_a_year_is_no_towns(area: str, odd: bool) -> None:
    assert ("/indicators/0/target" in broken(row("疏浚河道长度", "≥400米", area=area), told=True)) is odd


@pytest.mark.parametrize("told", [True, False])
def test_a_goal_that_holds_heads_of_columns_is_doubted(told: bool) -> None:
    goals = Goals(annual="疏浚四百米，水体改善；一级指标；二级指标；三级指标；指标值。")
    assert [at for at, _ in doubts(Project(name="疏浚河道", kind="declaration", goals=goals), told)] == ["/goals/annual"]


@pytest.mark.parametrize(
    ("raw", "shown", "names", "odd"),
    [
        ("≥90万页≥78万页", "≥90万页", "扫描档案", {"/indicators/0/target"}),
        ("9月底前11月底前", "9月底前", "平台上线", {"/indicators/0/target"}),
        ("≥90万页", "≥90万页", "扫描档案", set()),
        ("≥90万页", "≥90万", "扫描档案", set()),
        ("≥1500个≥300个", "≥1500个\n≥300个", "新建泊位\n其中充电泊位", {"/indicators/0/name", "/indicators/0/target"}),
        ("≥1500个", "≥1500\n个", "新建停车\n泊位", set()),
    ],
)
def test_a_target_of_two_cells_or_lines_is_doubted(raw: str, shown: str, names: str, odd: set[str]) -> None:
    places = {"/indicators/0/name": Place(line=1, text=names), "/indicators/0/target": Place(line=1, text=shown)}
    made = Project(name="改造", kind="declaration", indicators=(row(names.replace("\n", ""), raw), row("新建护岸长度", "≥20米")))
    assert {at for at, _ in doubts(made, True, places)} == odd


def test_money_that_stands_in_the_list_of_tasks_alone_is_told(read: Read) -> None:
    tasks = "年度主要任务\t任务名称\t主要内容\t预算金额（万元）\n\t清淤\t疏浚四百米\t12.00\n"
    found = read(FORM.replace(MONEY, tasks))
    assert "/projects/0/funding" in [part.path for part in found.unread]
    assert read(FORM.replace(MONEY, MONEY + tasks)).projects[0].funding.annual == Decimal("120000.00")


def test_a_total_under_the_rows_ends_a_form(read: Read) -> None:
    rows = "产出指标\t数量指标\t疏浚河道\t≥4米\t4米\t10\t10\n" * 5
    head = "一级指标\t二级指标\t三级指标\t指标值\t实际完成值\t分值\t得分\n"
    assert read(TITLE.replace("申报", "自评") + UPPER + GOAL + head + rows + "总分\t50\n").projects[0].ending == "closed"


def test_an_empty_cell_before_a_value_may_be_its_own(read: Read) -> None:
    head = "| 一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分 |\n"
    rows = (
        "| 产出指标 | 数量指标 | 疏浚河道 | ≥4米 | 4米 | 10 | 10 |\n| 新建护岸 |  | 4台 | 10 | 10 |\n| 栽植水草 | ≥9株 | 9株 | 10 | 10 |\n"
    )
    found = read(TITLE.replace("申报", "自评") + UPPER + GOAL + head + rows)
    unsure = {path for path, place in found.places.items() if place.confidence < 0.95 and "/indicators/1/" in path}
    assert unsure & {"/projects/0/indicators/1/target", "/projects/0/indicators/1/actual"}


def test_a_row_lost_from_a_list_of_forms_may_be_any_ones() -> None:
    family = next(family for family in OUR_OWN if family.name == "lists")
    found = [reading for case in cases(family, 6) if isinstance(reading := read_case(case), Document) and len(reading.projects) > 1]
    lost = [reading for reading in found if any(part.path.endswith("/indicators") for part in reading.unread)]
    assert lost
    assert max(reading.places[f"/projects/{n}/indicators"].confidence for reading in lost for n in range(len(reading.projects))) < 0.8


def test_valued_names_without_targets_are_doubted_with_their_blanks() -> None:
    rows = (row("疏浚长度（400米以内）", None), row("防洪能力（有效增强）", None), row("居民满意度", "≥90%"))
    assert {f"/indicators/{n}/{field}" for n in (0, 1) for field in ("name", "target")} <= broken(*rows, told=True)
    assert broken(rows[0], row("护岸长度", None), told=True) == set()


def test_a_self_evaluation_of_which_no_money_was_seen_is_not_sure_that_it_has_none(read: Read) -> None:
    head = "一级指标\t二级指标\t三级指标\t指标值\t实际完成值\t分值\t得分\n"
    rows = "产出指标\t数量指标\t疏浚河道\t≥4米\t4米\t90\t90\n满意度指标\t满意度指标\t居民满意度\t≥90%\t91%\t10\t10\n"
    found = read(TITLE.replace("申报", "自评") + UPPER + GOAL + head + rows)
    assert found.places["/projects/0/funding"].confidence < 0.8


@pytest.mark.parametrize(
    ("name", "raw", "odd"),
    [
        ("测试规范率100%", "推广周举办9月", True),
        ("测试规范率100%", "≥98%", False),
        ("测试规范率", "推广周举办9月", False),
        ("建成2号楼", "6月底前", False),
    ],
)
def test_two_indicators_in_one_row_are_doubted(name: str, raw: str, odd: bool) -> None:
    assert ("/indicators/0/target" in broken(row(name, raw), row("居民满意度", "≥90%"))) is odd


RESULTS = "一级指标\t二级指标\t三级指标\t指标值\t实际完成值\t分值\t得分\t偏差原因分析\n"
DONE = TITLE.replace("申报", "自评") + UPPER + "年度总体目标\t预期目标\t实际完成情况\n\t疏浚四百米。\t疏浚完成。\n" + RESULTS
ROW = "产出指标\t数量指标\t疏浚河道长度\t≥400米\t400米\t45\t45\t汛期影响有所推迟\n"
WHOLE = DONE + ROW + "\t质量指标\t验收合格率\t≥98%\t99%\t45\t45\t无\n"


def unread_of(document: Document) -> list[str]:
    return [part.path for part in document.unread if "indicators" in part.path or "goals" in part.path]


def test_what_stands_in_a_row_and_in_no_column_may_be_the_reason_that_is_lacking(read: Read) -> None:
    assert unread_of(read(WHOLE)) == []
    assert unread_of(read(WHOLE.replace("偏差原因分析", "情况"))) == ["/projects/0/indicators/0"]


def test_words_that_stand_more_often_than_they_were_read_are_told(read: Read) -> None:
    twice = (
        WHOLE.replace("偏差原因分析", "偏差原因分析\t其他情况")
        .replace("汛期影响有所推迟", "汛期影响有所推迟\t汛期影响有所推迟")
        .replace("\t无", "\t\t无")
    )
    assert "/projects/0/indicators" in unread_of(read(twice))


def test_a_self_evaluation_whose_goal_has_no_result_is_told(read: Read) -> None:
    text = WHOLE.replace("年度总体目标\t预期目标\t实际完成情况\n\t疏浚四百米。\t疏浚完成。", "年度总体目标\t疏浚四百米。疏浚完成。")
    assert unread_of(read(text)) == ["/projects/0/goals/achieved"]


def test_a_label_of_money_that_nobody_knows_is_told_where_no_part_was_read(read: Read) -> None:
    told = "项目名称=疏浚河道\n主管部门=示例县水务局\n年度资金总额（元）=120000.00\n年度资金中：当年财政经费（元）=120000.00\n"
    found = read(TITLE + told + GOAL + HEAD + ROWS)
    assert found.projects[0].funding.annual_fiscal is None
    assert "/projects/0/funding" in [part.path for part in found.unread]


@pytest.mark.parametrize(("other", "year"), [("（2024年度）", 2024), ("（2025年度）", None)])
def test_the_year_of_every_form_in_a_file_is_kept_wherever_its_rows_go(other: str, year: int | None) -> None:
    blocks = text.read(f"（2024年度）\n项目名称：疏浚河道\n{other}\n项目名称：护岸\n".encode(), "a.txt").blocks
    assert marked_year(list(rows_of(blocks)), Notebook()) == year
