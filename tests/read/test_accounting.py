"""What stands in a form and no reading accounts for is told with its place; what is known, kept or a note is not."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from jixiao.forms.nearest import like
from jixiao.model.document import Document, Funding, Indicator, Project
from jixiao.read.accounting.laws import doubts
from jixiao.read.languages import target
from jixiao.values.target import Target

Read = Callable[[str], Document]

TITLE = "项目支出绩效目标申报表\n（2025年度）\n"
NAME = "项目名称\t疏浚河道\n"
OFFICES = "主管部门\t示例县水务局\t实施单位\t示例县河道所\n"
MONEY = "项目资金（万元）\t年度资金总额\t12.00\n\t其中：财政拨款\t12.00\n"
GOAL = "年度总体目标\t疏浚四百米，水体明显改善，沿岸居民满意。\n"
HEAD = "一级指标\t二级指标\t三级指标\t指标值\n"
ROWS = "产出指标\t数量指标\t疏浚河道长度\t≥400米\n\t质量指标\t验收合格率\t≥98%\n满意度指标\t服务对象满意度指标\t居民满意度\t≥90%\n"
FORM = TITLE + NAME + OFFICES + MONEY + GOAL + HEAD + ROWS


def told(document: Document) -> list[tuple[str, str]]:
    """Return what was not read, with the text at its place."""
    return [(part.path, part.place.text if part.place else "") for part in document.unread]


def test_a_form_whose_every_text_is_accounted_for_is_read_whole(read: Read) -> None:
    found = read(FORM)
    assert (found.unread, found.warnings, found.projects[0].partly_read) == ((), (), False)


@pytest.mark.parametrize(
    ("row", "path"),
    [
        ("自编甲栏\t34,500.00\n", "/projects/0"),
        ("自编乙栏\t2025年3月1日\n", "/projects/0/start"),
        ("自编丙栏\t延续性项目\n", "/projects/0/nature"),
    ],
)
def test_what_stands_beside_an_unknown_label_and_may_be_a_value_is_told(row: str, path: str, read: Read) -> None:
    found = read(TITLE + NAME + row + OFFICES + MONEY + GOAL + HEAD + ROWS)
    label, value = row.strip().split("\t")
    assert path in [part.path for part in found.unread]
    assert any(value in part.message or label in part.message for part in found.unread)
    assert found.projects[0].partly_read


def test_an_office_beside_an_unknown_label_is_told_where_the_form_lacks_one(read: Read) -> None:
    found = read(TITLE + NAME + "主管部门\t示例县水务局\n自编栏目\t示例县河道所\n" + MONEY + GOAL + HEAD + ROWS)
    assert any("示例县河道所" in part.message for part in found.unread)
    assert found.projects[0].partly_read


def test_a_goal_beside_an_unknown_label_is_told_where_the_form_has_none(read: Read) -> None:
    found = read(TITLE + NAME + OFFICES + MONEY + "自编栏目\t疏浚四百米，水体明显改善，沿岸居民满意。\n" + HEAD + ROWS)
    assert any("疏浚四百米" in part.message for part in found.unread)


def test_content_that_no_field_asks_for_is_said_and_keeps_nothing_open(read: Read) -> None:
    found = read(TITLE + NAME + "自编栏目\t白鹭与青蛙\n" + OFFICES + MONEY + GOAL + HEAD + ROWS)
    assert found.unread == ()
    assert any("白鹭与青蛙" in warning.message for warning in found.warnings)


@pytest.mark.parametrize(
    "row",
    [
        "联系人\t王某某\t联系电话\t000-0000\n",
        "项目负责人\t李某某\n",
        "备注\t1.支出率＝支出数/预算数，低于九成的应说明理由（50字以内）；2.中途追加的，另行报告\n",
    ],
)
def test_what_is_known_and_not_kept_is_not_told(row: str, read: Read) -> None:
    found = read(TITLE + NAME + OFFICES + row + MONEY + GOAL + HEAD + ROWS)
    assert (found.unread, found.warnings) == ((), ())


@pytest.mark.parametrize(
    "foot",
    [
        "注：本表由项目单位填写，主管部门审核后报送。\n",
        "填报日期：2025年7月5日\n",
        "单位负责人（签字）：\n",
    ],
)
def test_notes_and_signatures_behind_a_form_are_not_told(foot: str, read: Read) -> None:
    found = read(FORM + foot)
    assert (found.unread, found.projects[0].partly_read) == ((), False)


def test_a_text_left_in_the_row_of_an_indicator_is_of_that_indicator(read: Read) -> None:
    text = "\n".join(
        f"{line}\t{extra}" for line, extra in zip((HEAD + ROWS).strip().split("\n"), ("自编栏目", "", "35次", ""), strict=True)
    )
    found = read(TITLE + NAME + OFFICES + MONEY + GOAL + text + "\n")
    assert told(found) == [("/projects/0/indicators/1", "35次")]
    assert found.places["/projects/0/indicators/1/target"].confidence < 0.95
    assert found.places["/projects/0/indicators/0/target"].confidence >= 0.95


def test_targets_outside_every_form_are_told(read: Read) -> None:
    found = read(
        FORM + "\n# 附件\n\n产出指标 / 数量指标 / 植树 / ≥35棵\n产出指标 / 质量指标 / 成活 / ≥91%\n效益指标 / 社会效益指标 / 受益 / ≥72人\n"
    )
    assert any("≥35棵" in part.message for part in found.unread) or len(found.projects[0].indicators) == 6
    assert found.projects[0].partly_read


@pytest.mark.parametrize("label", ["年初调整预算数", "预计预算执行数"])
def test_a_value_beside_a_label_that_may_mean_two_things_is_doubted(label: str, read: Read) -> None:
    near = like(label, frozenset(("money_column",)))
    assert near is not None
    assert not near.clear
    heads = f"项目资金（万元）\t年初预算数\t{label}\t执行率\n年度资金总额\t12.00\t6.00\t50%\n"
    found = read(TITLE.replace("申报", "自评") + NAME + OFFICES + heads + GOAL + HEAD + ROWS)
    assert found.places[f"/projects/0/funding/{near.meanings[0].field}"].confidence < 0.95
    assert found.projects[0].partly_read


def aim(raw: str) -> Target | None:
    """Return a target of some text."""
    return target(raw, "")[0]


ROW = Indicator(level1="产出指标", level2="数量指标", level1_standard="产出指标", name="植树", target=aim("≥3棵"))
PLAIN = Project(kind="declaration", name="疏浚河道", department="示例县水务局", unit="示例县河道所", indicators=(ROW,))


def broken(**changes: object) -> set[str]:
    """Return the pointers that laws doubt in a project of copied text with some fields changed."""
    fields = {field: getattr(PLAIN, field) for field in PLAIN.__struct_fields__} | changes
    return {pointer for pointer, _ in doubts(Project(**fields), told=False)}


def row(**changes: object) -> Indicator:
    """Return an indicator with some fields changed."""
    return Indicator(**({field: getattr(ROW, field) for field in ROW.__struct_fields__} | changes))


def test_a_project_that_keeps_all_laws_is_not_doubted() -> None:
    assert broken() == set()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "12,000.00"),
        ("name", "示例县水务局"),
        ("name", "一次性项目"),
        ("name", "2025年3月1日"),
        ("name", "---"),
        ("department", "2025年3月"),
        ("department", "45,100.00"),
        ("unit", "其他运转类"),
        ("nature", "示例县水务局"),
        ("category", "12.00"),
    ],
)
def test_what_can_not_be_a_field_s_value_is_doubted(field: str, value: str) -> None:
    assert f"/{field}" in broken(**{field: value})


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "质量指标设备完好率"}, "name"),
        ({"name": "≥98%"}, "name"),
        ({"name": "实施单位"}, "name"),
        ({"name": "财务负责人（签字）"}, "name"),
        ({"target": aim("某某审核人：（盖章）")}, "target"),
        ({"target": aim("数量指标")}, "target"),
        ({"level1": "产出指标-数量指标", "level2": None}, "level1"),
        ({"level2": "社会效益指标"}, "level2"),
    ],
)
def test_a_row_that_can_not_be_one_is_doubted(changes: dict[str, object], field: str) -> None:
    assert f"/indicators/0/{field}" in broken(indicators=(row(**changes), ROW))


def test_a_level_that_other_rows_have_is_missed() -> None:
    assert broken(indicators=(row(level2=None), ROW)) == {"/indicators/0/level1", "/indicators/0/level2", "/indicators/0/name"}


def test_an_actual_value_in_a_monitoring_form_is_doubted() -> None:
    assert broken(kind="monitoring", indicators=(row(actual="3棵"),)) == {"/indicators/0/actual"}


def test_figures_whose_rate_follows_only_in_other_columns_are_doubted() -> None:
    funds = Funding(initial=Decimal(100), adjusted=Decimal(50), executed=Decimal(40), execution_rate=Decimal(40))
    assert "/funding/execution_rate" in broken(funding=funds)


def test_figures_whose_rate_follows_in_no_way_are_the_form_s_own_slip() -> None:
    funds = Funding(initial=Decimal(100), adjusted=Decimal(100), executed=Decimal(40), execution_rate=Decimal(77))
    assert broken(funding=funds) == set()


SIGNS = ("／", "〓", " / ", " :: ", "¤", "§", " > ", "〕〔")


@pytest.mark.parametrize("sign", SIGNS)
def test_whatever_sign_stands_between_cells_the_form_reads_the_same(sign: str, read: Read) -> None:
    lines = FORM.replace("\n\t质量", "\n产出指标\t质量").replace("\n\t其中", "\n项目资金\t其中").splitlines()
    found = read("\n".join(line.replace("\t", sign) for line in lines))
    assert [(i.level2, i.name, i.target and i.target.raw) for i in found.projects[0].indicators] == [
        ("数量指标", "疏浚河道长度", "≥400米"),
        ("质量指标", "验收合格率", "≥98%"),
        ("服务对象满意度指标", "居民满意度", "≥90%"),
    ]
    assert (found.projects[0].department, found.projects[0].funding.annual) == ("示例县水务局", Decimal(120_000))


@pytest.mark.parametrize("head", ["三级指标／指标值", "三级指标及指标值", "指标名称/指标值"])
def test_names_and_targets_in_one_column_are_read_as_two(head: str, read: Read) -> None:
    rows = "产出指标\t数量指标\t疏浚河道长度：≥400米\n产出指标\t质量指标\t验收合格率：≥98%\n"
    found = read(TITLE + NAME + OFFICES + MONEY + GOAL + f"一级指标\t二级指标\t{head}\t备注\n" + rows.replace("\n", "\t\n"))
    assert [(i.name, i.target and i.target.raw) for i in found.projects[0].indicators] == [
        ("疏浚河道长度", "≥400米"),
        ("验收合格率", "≥98%"),
    ]
