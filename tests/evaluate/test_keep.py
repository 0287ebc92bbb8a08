"""What to keep for an indicator while nothing is recorded: by what its name speaks of last, what it asks, and its unit; none rather than a guess."""

from pathlib import Path

import pytest

from bindings.trial import FURTHER, OFFICES, Tried, tried
from jixiao.actions.records.ledger_new import COLUMNS, new_ledger
from jixiao.errors import UsageWrong
from jixiao.evaluate.asking import asked_of, unit_of
from jixiao.evaluate.draft import draft, indicator_of
from jixiao.evaluate.keep import POSSIBLE, Keep, keep
from jixiao.formula.target import read_target
from jixiao.ledger.ledgerfile import load_ledger
from jixiao.ledger.measurefile import measures
from jixiao.ledger.schema import shipped_ledgers
from jixiao.ledger.sector import sectors_of
from jixiao.model.document import Indicator, Project


def indicator(name: str, target: str, level: str | None = None) -> Indicator:
    return Indicator(name=name, level2_standard=level, target=read_target(target).target)


def kept(name: str, target: str, project: str = "甲", unit: str = "某单位") -> Keep | None:
    return keep(Project(name=project, unit=unit), indicator(name, target), sectors_of((project, unit)), measures())


def told(name: str, target: str, project: str = "甲", unit: str = "某单位") -> tuple[str | None, str] | None:
    found = kept(name, target, project, unit)
    return None if found is None else (found.ledger, found.measure)


@pytest.mark.parametrize("aside", [False, True])
def test_at_least_95_of_100_proposals_are_right_in_either_half_of_the_keyed_set(aside: bool) -> None:
    given = [one for one in half(aside) if one.kept is not None and one.kept.certainty > POSSIBLE]
    assert 100 * sum(one.is_right for one in given) >= 95 * len(given)
    assert len(given) >= 35


@pytest.mark.parametrize("file", [OFFICES, FURTHER], ids=lambda file: file.stem)
def test_proposals_for_offices_of_other_kinds_are_right_as_often(file: Path) -> None:
    given = [one for one in tried(file) if one.kept is not None and one.kept.certainty > POSSIBLE]
    assert 100 * sum(one.is_right for one in given) >= 95 * len(given)
    assert len(given) >= 30


@pytest.mark.parametrize("certainty", sorted({one.kept.certainty for one in tried() if one.kept is not None}))
def test_proposals_are_right_as_often_as_they_say(certainty: int) -> None:
    given = [one for one in tried() if one.kept is not None and one.kept.certainty == certainty]
    assert 100 * (sum(one.is_right for one in given) + 1) >= certainty * len(given)


def half(aside: bool) -> list[Tried]:
    return [one for one in tried() if one.keyed.is_set_aside == aside]


@pytest.mark.parametrize(
    ("name", "target", "expected"),
    [
        ("桥梁加固工程", "≥3座", ("works", "sum_quantity")),
        ("活动安全事故", "=0起", ("safety", "count_happened")),
        ("安全事故演练", "≥2次", ("sessions", "count_done")),
        ("举报奖励次数", "≥5次", ("grants", "count_done")),
        ("举报奖励件数", "≥5小时", None),
        ("居民投诉按期办结率", "≥98%", ("complaints", "share_in_time")),
        ("完工项目综合利用率", "≥90%", None),
        ("参加国际会议", "≥3次", None),
        ("召开会议次数", "≥3次", (None, "meetings_held")),
        ("工程使用年限", "≥20年", None),
        ("生活水平", "提高", None),
        ("竞赛获奖数量", "20人次", None),
        ("群众满意度", "95", (None, "satisfaction_rate")),
        ("活动按期举办率", "≥95%", ("sessions", "share_in_time")),
        ("技能培训合格率", "≥95%", ("sessions", "share_parts_good")),
        ("检查经营户家次", "≥300家次", ("checks", "count_done")),
        ("投诉件数", "≤20件", ("complaints", "count_happened")),
        ("检测报告按时出具率", "≥98%", ("checks", "share_in_time")),
        ("补助标准执行率", "=100%", None),
        ("预算执行率", "=100%", (None, "budget_execution_rate")),
    ],
)
def test_the_thing_spoken_of_last_and_the_unit_decide(name: str, target: str, expected: tuple[str | None, str] | None) -> None:
    assert told(name, target) == expected


@pytest.mark.parametrize(
    ("unit", "expected"), [("某区人大常委会办公室", (None, "training_people")), ("某市第一中学", ("sessions", "sum_people"))]
)
def test_ledgers_of_one_kind_of_office_are_proposed_to_that_kind_alone(unit: str, expected: tuple[str | None, str]) -> None:
    assert told("培训人数", "≥200人", "人员培训", unit) == expected


def test_what_only_the_project_speaks_of_is_a_hint() -> None:
    found = kept("项目按期完成率", "100%", "校舍维修改造", "某小学")
    assert found is not None
    assert (found.ledger, found.measure, found.certainty) == ("works", "share_in_time", POSSIBLE)


@pytest.mark.parametrize(
    ("name", "target", "project", "unit", "expected"),
    [
        ("培训残疾人人数", "≥90人", "助残", "某区残疾人联合会", ("beneficiaries", POSSIBLE)),
        ("在册残疾人人数", "≥900人", "助残", "某区残疾人联合会", ("beneficiaries", None)),
        ("绿化养护面积", "≥90万平方米", "城区养护", "某区城市管理局", ("services", POSSIBLE)),
        ("垃圾清运数量", "≥9000吨", "城区环卫", "某区城市管理局", ("services", None)),
        ("保洁考核达标率", "≥90%", "城区环卫", "某区城市管理局", ("services", POSSIBLE)),
        ("辅助器具适配件数", "≥90件", "助残", "某区残疾人联合会", None),
        ("低保救助次数", "≥90次", "救助", "某县民政局", ("grants", None)),
        ("演出场次", "≥9场", "惠民演出", "某县文化馆", ("sessions", None)),
        ("免费接待学生人次", "≥900人次", "开放", "某县文化馆", ("services", None)),
        ("检测数据上报及时率", "≥95%", "监测", "某市环境监测站", ("checks", POSSIBLE)),
        ("改造农房户数", "≥90户", "改造", "某镇人民政府", ("works", POSSIBLE)),
    ],
)
def test_what_may_be_another_thing_is_a_hint_or_nothing(
    name: str, target: str, project: str, unit: str, expected: tuple[str, int | None] | None
) -> None:
    """Done to those of a roster, lying under a service, appraised, handed in; a count of what no row is. ``None``: it is stated."""
    found = kept(name, target, project, unit)
    assert (found and (found.ledger, found.certainty if found.certainty <= POSSIBLE else None)) == expected


def test_a_word_of_the_money_is_none_of_the_work() -> None:
    assert told("完成及时率", "100%", "卫片执法补助经费") is None


@pytest.mark.parametrize(
    ("name", "target", "unit"),
    [
        ("覆盖面", "=100百分比", "%"),
        ("造林面积(亩)", "30000", "亩"),
        ("建设个数(含续建)", "1", ""),
        ("补助人数", "250", "人"),
        ("验收合格率", "98", "%"),
        ("受益群众", "提高", ""),
        ("投诉", "≥12.00(件)", "件"),
    ],
)
def test_the_unit_is_the_targets_or_the_names(name: str, target: str, unit: str) -> None:
    assert unit_of(indicator(name, target)) == unit


@pytest.mark.parametrize(
    ("asks", "measure", "roles"),
    [
        ("古树保护株数 ≥120株", "sum_quantity", ("kind", "due", "done", "unit", "quantity")),
        ("古树保护株数≥120株", "sum_quantity", ("kind", "due", "done", "unit", "quantity")),
        ("标本入库合格率 98%", "share_good", ("kind", "done", "good")),
        ("藏品数字化占比 ≥30%", "share_quantity", ("kind", "done", "planned_quantity", "quantity")),
        ("工作完成及时性 及时", "share_in_time", ("kind", "due", "done")),
        ("巡山次数 ≥12次", "count_done", ("kind", "due", "done")),
        ("每株养护成本 ≤300元/株", "money_per_quantity", ("kind", "done", "unit", "quantity", "money")),
        ("办理时限 ≤5天", "days_average", ("kind", "day", "done")),
    ],
)
def test_a_ledger_is_drafted_with_the_columns_that_its_measure_reads(
    asks: str, measure: str, roles: tuple[str, ...], tmp_path: Path
) -> None:
    file, drafted = new_ledger("mine", tmp_path, asks)
    assert drafted is not None
    assert (drafted.measure, drafted.roles) == (measure, roles)
    ledger = load_ledger(file, shipped_ledgers())
    assert [column.name for column in ledger.columns if column.role is not None] == [COLUMNS[role][0] for role in drafted.roles]


def test_what_a_drafted_ledger_is_asked_is_what_its_measure_answers(tmp_path: Path) -> None:
    asked = indicator_of("古树保护株数 ≥120株")
    file, drafted = new_ledger("trees", tmp_path, "古树保护株数 ≥120株")
    answer = asked_of(asked.name or "", unit_of(asked), load_ledger(file, shipped_ledgers()))
    assert (answer and (answer.measure, answer.params)) == (drafted and (drafted.measure, drafted.params))


@pytest.mark.parametrize("asks", ["生活水平 提高", "响应时间 ≤2小时", "", "影响"])
def test_nothing_is_drafted_where_nothing_can_be_counted(asks: str, tmp_path: Path) -> None:
    assert draft(indicator_of(asks)) is None
    with pytest.raises(UsageWrong, match="没有可以数的"):
        new_ledger("mine", tmp_path, asks)
    assert list(tmp_path.iterdir()) == []
