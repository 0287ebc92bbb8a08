"""Laws that a reading keeps whatever the layout: each broken one is told, and a form that keeps them all is not."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from msgspec.structs import replace

from jixiao.model.document import Document, Funding, Goals, Indicator, Project
from jixiao.read.accounting.laws import doubts
from jixiao.read.blocks import Cell
from jixiao.read.rows.placing import Marks, placed
from jixiao.values.place import Place
from jixiao.values.target import Target

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
    aim = None if raw is None else Target(raw=raw, operator="word", value=None, high=None, unit=None, word=raw)
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
    ],
)
def test_a_name_that_holds_more_or_less_than_a_name_is_doubted(name: str, raw: str | None) -> None:
    assert "/indicators/0/name" in broken(row(name, raw), row("居民满意度", "≥90%"))


@pytest.mark.parametrize("raw", ["新建护岸完成时间", "≥400米，分值：10", "；≥400米"])
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


@pytest.mark.parametrize("text", ["疏浚四百米，水体改善9", "，水体改善。", "疏浚四百米，"])
def test_a_goal_that_begins_or_ends_in_the_middle_is_doubted(text: str) -> None:
    project = Project(name="疏浚河道", kind="declaration", goals=Goals(annual=text), funding=Funding())
    assert {pointer for pointer, _ in doubts(project, told=False)} == {"/goals/annual"}


def test_money_of_which_only_parts_are_read_is_told(read: Read) -> None:
    found = read(FORM.replace("年度资金总额\t12.00", "自编总数\t"))
    assert "/projects/0/funding/annual" in [part.path for part in found.unread]


def test_a_level_named_beside_an_indicator_that_has_another_is_told(read: Read) -> None:
    found = read(FORM.replace("验收合格率\t≥98%", "验收合格率\t≥98%\t时效指标"))
    assert found.projects[0].partly_read


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
    assert placed(rows("数量指标", None, None, None, "质量指标"), spans, goes_on=False).unsure == frozenset()
    assert placed(rows("数量指标", None, "质量指标", None, "时效指标"), spans, goes_on=False).unsure == {1}


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
