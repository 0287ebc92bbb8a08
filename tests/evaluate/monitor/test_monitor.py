"""The worked year looked at on several days, and small ones for what it has not."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from jixiao.actions.records.bound import Bound
from jixiao.errors import UsageWrong
from jixiao.evaluate.bindings import Bindings
from jixiao.evaluate.monitor import judged, monitored, stage_of
from jixiao.evaluate.under_way import UnderWay, under_way
from jixiao.ledger.load import Records
from jixiao.ledger.measuring import Measuring, opened
from jixiao.ledger.schema import ledgers
from jixiao.model.progress import IndicatorProgress, Monitoring

On = Callable[[str], Monitoring]
Make = Callable[..., Records]
DAYS = ("2024-03-31", "2024-07-31", "2024-09-30", "2024-10-31", "2024-12-31")
REGISTERS = frozenset(("budgets", "plans", "targets", "calendar", "deputies", "experts", "staff", "systems"))
PLANNED = ("planned_on", "due_on")
AHEAD = "payroll"
"""The pay of a month stands in the ledger before it is due."""
RESULTS = ("people", "cost", "adopted", "elected", "ends", "days")


def indicator(monitoring: Monitoring, project: int, place: int) -> IndicatorProgress:
    return monitoring.projects[project - 1].indicators[place]


MONEY = [
    ("2024-07-31", 2, "executed", "587643.00"),
    ("2024-07-31", 2, "rate", "35.61"),
    ("2024-07-31", 2, "planned", "36.98"),
    ("2024-07-31", 2, "gap", "-1.37"),
    ("2024-07-31", 8, "executed", "418060.00"),
    ("2024-07-31", 8, "planned", "76.39"),
    ("2024-03-31", 8, "rate", "55.64"),
    ("2024-07-31", 7, "forecast", "320855.10"),
    ("2024-10-31", 2, "budget", "1650000.00"),
    ("2024-12-31", 2, "budget", "1590000.00"),
    ("2024-12-31", 2, "initial", "1650000.00"),
    ("2024-12-31", 2, "forecast", "1537334.00"),
    ("2024-12-31", 8, "executed", "549850.00"),
]


@pytest.mark.parametrize(("day", "project", "field", "value"), MONEY)
def test_the_money_of_a_project(on: On, day: str, project: int, field: str, value: str) -> None:
    assert getattr(on(day).projects[project - 1].money, field) == Decimal(value)


INDICATORS = [
    ("2024-07-31", 5, 1, "to_date", "5次"),
    ("2024-07-31", 5, 1, "pace", Decimal("55.56")),
    ("2024-07-31", 5, 1, "planned", Decimal("55.56")),
    ("2024-07-31", 5, 1, "forecast", "10次"),
    ("2024-07-31", 5, 1, "likelihood", "确定能"),
    ("2024-10-31", 5, 1, "forecast", "9次"),
    ("2024-10-31", 5, 1, "likelihood", "有可能"),
    ("2024-10-31", 5, 1, "cause", "其他"),
    ("2024-10-31", 5, 1, "why", "科创走廊协同学习考察：与台风防御工作冲突，取消"),
    ("2024-07-31", 5, 5, "forecast", None),
    ("2024-07-31", 5, 5, "likelihood", None),
    ("2024-07-31", 5, 5, "due_month", 12),
    ("2024-07-31", 5, 5, "method", "未到时点：计划12月测"),
    ("2024-07-31", 5, 5, "evidence", "none"),
    ("2024-12-31", 5, 5, "evidence", "measured"),
    ("2024-07-31", 2, 1, "to_date", None),
    ("2024-07-31", 2, 1, "forecast", "285人"),
    ("2024-07-31", 2, 1, "likelihood", "有可能"),
    ("2024-12-31", 2, 1, "to_date", "277人"),
    ("2024-12-31", 2, 1, "likelihood", "完全不可能"),
    ("2024-10-31", 2, 2, "cause", "人员保障"),
    ("2024-07-31", 2, 2, "to_date", "100%（好）"),
    ("2024-07-31", 4, 1, "pace", Decimal("48.90")),
    ("2024-07-31", 4, 1, "planned", Decimal("51.10")),
    ("2024-07-31", 1, 6, "evidence", "none"),
    ("2024-07-31", 1, 6, "to_date", None),
    ("2024-03-31", 2, 4, "planned", Decimal("24.86")),
    ("2024-03-31", 2, 4, "forecast", "100%（有效）"),
    ("2024-07-31", 2, 0, "due_month", 12),
    ("2024-10-31", 3, 0, "likelihood", "确定能"),
    ("2024-07-31", 6, 0, "to_date", "3.35万元"),
    ("2024-07-31", 6, 0, "forecast", "4.85万元"),
    ("2024-07-31", 6, 0, "pace", None),
    ("2024-07-31", 7, 1, "forecast", "2人"),
    ("2024-07-31", 8, 3, "likelihood", "完全不可能"),
    ("2024-03-31", 8, 1, "likelihood", "确定能"),
]


@pytest.mark.parametrize(("day", "project", "place", "field", "value"), INDICATORS)
def test_an_indicator(on: On, day: str, project: int, place: int, field: str, value: object) -> None:
    assert getattr(indicator(on(day), project, place), field) == value


def test_the_congress_of_january_is_not_ahead_and_not_behind_in_march(on: On) -> None:
    assert on("2024-03-31").projects[7].is_behind is False


@pytest.mark.parametrize(("day", "most"), [("2024-03-31", "0.5"), ("2024-05-31", "2"), ("2024-07-31", "1.5"), ("2024-10-31", "0.5")])
def test_the_forecast_of_the_whole_unit_is_off_by_little(on: On, day: str, most: str) -> None:
    """By the plan alone it was off by 7.6, 5.9, 4.8 and 2.6 per cent."""
    end, found = on("2024-12-31").money.executed, on(day).money.forecast
    assert found is not None
    assert abs(found - end) * 100 / end <= Decimal(most)


def test_who_is_behind_in_october(on: On) -> None:
    assert [p.number for p in on("2024-10-31").projects if p.is_behind] == [5]


def test_a_payment_booked_twice_is_told(on: On) -> None:
    assert any("疑似重复支付" in note and "16,800.00" in note for note in on("2024-10-31").projects[7].notes)


def test_what_is_doubtful_without_a_recorded_reason_is_told_with_its_figures(on: On) -> None:
    note = "“信息管理平台故障处理率”有可能完成：到目前 93.75%，目标 >95.00(%)，记录里没有写原因"
    assert note in on("2024-10-31").projects[0].notes


def test_an_adjustment_is_told_from_its_day(on: On) -> None:
    notes = [[note for note in on(day).projects[1].notes if "追减 60,000.00 元（松财预〔2024〕31号）" in note] for day in DAYS[-2:]]
    assert [len(found) for found in notes] == [0, 1]


def test_the_whole_unit_is_the_sum_of_its_projects(on: On) -> None:
    found = on("2024-07-31")
    assert found.money.executed == sum(p.money.executed for p in found.projects) == Decimal("2120200.00")


def test_the_months_of_the_unit_run_to_its_figures(on: On) -> None:
    found = on("2024-07-31").money
    july, december = found.months[6], found.months[11]
    assert (july.spent, july.forecast, december.spent, december.forecast) == (found.executed, found.executed, None, found.forecast)


def test_the_months_of_a_plan_end_at_the_budget(on: On) -> None:
    assert [p.money.months[11].planned for p in on("2024-07-31").projects] == [p.money.initial for p in on("2024-07-31").projects]


@pytest.mark.parametrize("day", DAYS)
def test_no_project_ends_below_what_it_spent(on: On, day: str) -> None:
    assert [p.number for p in on(day).projects if p.money.forecast is not None and p.money.forecast < p.money.executed] == []


def test_money_without_refunds_only_grows(on: On) -> None:
    refunds = {5}
    for number in {p.number for p in on(DAYS[0]).projects} - refunds:
        spent = [on(day).projects[(number or 0) - 1].money.executed for day in DAYS]
        assert spent == sorted(spent)


def as_known(records: Records, day: date) -> Records:
    """Return the records as they stood on a day: what happened later is not there, what was planned is."""
    tables = {}
    for ledger in ledgers().values():
        rows = records.tables[ledger.table]
        days = [column.name for column in ledger.columns if column.type in {"date", "month"}]
        ahead = "month" if ledger.name == AHEAD else None
        kept = (row if ledger.name in REGISTERS else known(row, days, day, ahead) for row in rows)
        tables[ledger.table] = [row for row in kept if row is not None]
    return Records(tables, records.places)


def known(row: dict[str, object], days: list[str], day: date, ahead: str | None) -> dict[str, object] | None:
    later = {name for name in days if isinstance(found := row[name], date) and found > day}
    planned = ahead or next((name for name in PLANNED if name in row), None)
    if planned is None:
        return None if days and days[0] in later else {**row, **dict.fromkeys(later)}
    if later:
        open_ = {"status": "计划", "reason": None} if "status" in row else {}
        done = {name: None for name in (*later - {planned}, *RESULTS) if name in row}
        return {**row, **open_, **(done if later - {planned} or "status" in row else {})}
    return row


@pytest.mark.parametrize("day", ["2024-03-31", "2024-07-31", "2024-09-30"])
def test_nothing_that_came_later_is_known(year: Bound, on: On, day: str) -> None:
    as_of = date.fromisoformat(day)
    then = as_known(year.records, as_of)
    assert then.count() < year.records.count()
    with opened(then, year.document) as measuring:
        found = monitored(year.document, then, measuring, year.bindings, as_of)
    assert found.projects == on(day).projects


def test_a_recorded_change_of_a_target_holds_from_its_day(year: Bound, measuring: Measuring) -> None:
    change: dict[str, object] = {
        **{column.name: None for column in ledgers()["adjustments"].columns},
        "at": "ledger:adjustments#TZ-09",
        "project": "ledger:budgets#2",
        "decided_on": date(2024, 8, 1),
        "kind": "目标调整",
        "indicator": "代表履职费 发放人数",
        "old_target": "≥280.00(人)",
        "new_target": "≥277人",
        "reason": "三名代表离任",
    }
    tables = {**year.records.tables, "ledger_adjustments": [*year.records.tables["ledger_adjustments"], change]}
    found = [
        monitored(year.document, Records(tables, {}), measuring, year.bindings, date(2024, month, 31)).projects[1] for month in (7, 12)
    ]
    assert [project.indicators[1].target for project in found] == ["≥280.00(人)", "≥277人"]
    assert [project.indicators[1].likelihood for project in found] == ["有可能", "确定能"]
    assert any("由 ≥280.00(人) 调整为 ≥277人：三名代表离任" in note for note in found[1].notes)


def test_without_bindings_nothing_is_known_of_targets(year: Bound, measuring: Measuring) -> None:
    found = monitored(year.document, year.records, measuring, Bindings(), date(2024, 7, 31))
    assert {(x.evidence, x.to_date, x.forecast, x.likelihood) for p in found.projects for x in p.indicators} == {("none", None, None, None)}


def test_what_the_unit_states_is_told_as_stated(year: Bound, measuring: Measuring) -> None:
    stated = replace(year.bindings.binding[0], indicator="/projects/0/indicators/6", measure=None, params={}, name=None, stated="明显提升")
    found = monitored(year.document, year.records, measuring, Bindings(binding=(stated,)), date(2024, 7, 31))
    told = found.projects[0].indicators[6]
    assert (told.evidence, told.to_date, told.forecast, told.likelihood) == ("stated", "明显提升", None, None)


def test_a_project_that_the_ledgers_do_not_keep(year: Bound, make: Make) -> None:
    records = make()
    with opened(records, year.document) as measuring:
        found = monitored(year.document, records, measuring, Bindings(), date(2024, 7, 31))
    money = found.projects[1].money
    assert (money.budget, money.rows, money.planned is not None, found.projects[1].notes) == (
        Decimal("1650000.00"),
        0,
        True,
        ("台账的项目预算里没有这个项目，钱和计划都不知道",),
    )
    assert found.notes == ("台账里没有一笔支出，钱的数都是没有记录的数",)


def test_records_that_end_early_are_told(year: Bound, measuring: Measuring) -> None:
    until = [
        row for row in year.records.tables["ledger_payments"] if isinstance(row["paid_on"], date) and row["paid_on"] < date(2024, 6, 1)
    ]
    records = Records({**year.records.tables, "ledger_payments": until}, {})
    found = monitored(year.document, records, measuring, year.bindings, date(2024, 7, 31))
    assert found.notes == ("支出明细最后一笔是 2024-05-29，以后到 2024-07-31 没有记录；台账没有登记完的，请补上再看",)


def test_projects_of_the_ledgers_that_the_document_has_not(year: Bound, measuring: Measuring) -> None:
    document = replace(year.document, projects=year.document.projects[:7])
    found = monitored(document, year.records, measuring, Bindings(), date(2024, 7, 31))
    assert found.notes == ("台账里有、文件里没有的项目：人代会会议",)


def test_a_day_outside_of_the_year_is_refused(year: Bound, measuring: Measuring) -> None:
    with pytest.raises(UsageWrong, match="2025-07-31，不在文件的 2024 年度里"):
        monitored(year.document, year.records, measuring, year.bindings, date(2025, 7, 31))


@pytest.mark.parametrize(("day", "stage"), [("2024-07-31", "1-7月"), ("2024-01-31", "1月"), ("2024-02-28", "1月1日-2月28日")])
def test_the_stage_is_named_by_its_months(day: str, stage: str) -> None:
    assert stage_of(date.fromisoformat(day)) == stage


@pytest.fixture
def july(year: Bound, measuring: Measuring) -> UnderWay:
    return under_way(year.document, year.records, measuring, year.bindings, date(2024, 7, 31))


def test_to_suppose_what_is_changes_nothing(july: UnderWay) -> None:
    as_it_is = judged(july)
    same = {f"{ready.case.path}/funding/executed": Fraction(ready.spent.executed) for ready in july.ready}
    assert judged(july, same) == as_it_is
    assert judged(july, {"/projects/99/funding/executed": Fraction(1)}) == as_it_is


def test_more_money_spent_moves_only_its_project_and_its_month(july: UnderWay) -> None:
    before, after = judged(july), judged(july, {"/projects/1/funding/executed": Fraction(800_000)})
    mine, was = after.projects[1], before.projects[1]
    assert mine.money.executed == Decimal("800000.00")
    assert [m.spent for m in mine.money.months[:6]] == [m.spent for m in was.money.months[:6]]
    assert mine.money.months[6].spent == Decimal("800000.00")
    assert mine.money.rate is not None
    assert was.money.rate is not None
    assert mine.money.rate > was.money.rate
    assert [p for n, p in enumerate(after.projects) if n != 1] == [p for n, p in enumerate(before.projects) if n != 1]


def test_a_supposed_value_is_in_the_unit_of_its_target_and_never_less_likely_when_higher(july: UnderWay) -> None:
    path = july.ready[1].looked[1].path
    order = ("完全不可能", "有可能", "确定能")
    found = [judged(july, {path: Fraction(value)}).projects[1].indicators[1] for value in (0, 100, 200, 280, 285)]
    assert [one.to_date for one in found] == ["0人", "100人", "200人", "280人", "285人"]
    ranks = [order.index(one.likelihood) for one in found if one.likelihood]
    assert ranks == sorted(ranks)
    assert len(ranks) == len(found)


def test_every_figure_names_the_records_that_it_comes_from(july: UnderWay, year: Bound) -> None:
    for project in judged(july).projects:
        assert len(project.money.addresses) == project.money.rows
        for one in project.indicators:
            told = (*one.addresses, *(left.address for left in one.left_out))
            assert set(told) <= set(year.records.by_address)
            assert len(one.addresses) == min(one.rows, 1000)


def test_the_range_of_a_month_holds_its_forecast_and_ends_where_the_year_does(july: UnderWay) -> None:
    found = judged(july)
    ranged = [money for money in (found.money, *(p.money for p in found.projects)) if money.forecast_low is not None]
    assert len(ranged) > 2
    for money in ranged:
        assert [m.low for m in money.months[:6]] == [None] * 6
        assert (money.months[-1].low, money.months[-1].high) == (money.forecast_low, money.forecast_high)
        for month in money.months[6:]:
            assert month.low is not None
            assert month.forecast is not None
            assert month.high is not None
            assert month.low <= month.forecast <= month.high
