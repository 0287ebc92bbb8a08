from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from jixiao.evaluate.forecast import (
    Aim,
    Expected,
    Growth,
    Lines,
    Standing,
    aim_of,
    expected,
    growth_of,
    late,
    likelihood,
    money_forecast,
    passed,
)
from jixiao.evaluate.plans import By, MoneyPlan, QuantityPlan
from jixiao.evaluate.reasons import cause
from jixiao.evaluate.spending import Spending
from jixiao.formula.target import read_target
from jixiao.ledger.measured import Measured
from jixiao.ledger.measurefile import measures
from jixiao.model.document import Indicator

LINES = Lines(behind_gap=Decimal(10), hopeless_share=Decimal(80), months_late=1)
JULY, END = date(2024, 7, 31), date(2024, 12, 31)
ZERO = (Decimal("0.00"),) * 12


def months(**values: int) -> tuple[Fraction, ...]:
    return tuple(Fraction(values.get(f"m{month}", 0)) for month in range(1, 13))


def spent(*, budget: int | None = 1000, items: dict[str, dict[int, int]] | None = None) -> Spending:
    by_item = {name: tuple(Decimal(paid.get(m, 0)) for m in range(1, 13)) for name, paid in (items or {}).items()}
    by_month = tuple(sum((paid[m] for paid in by_item.values()), Decimal("0.00")) for m in range(12))
    money = None if budget is None else Decimal(budget)
    return Spending(
        initial=money,
        budget=money,
        executed=sum(by_month, Decimal("0.00")),
        months=by_month,
        items=by_item,
        addresses=(),
        doubled=(),
        doubled_amount=Decimal("0.00"),
    )


PLAN = MoneyPlan("plan", months(m3=300, m7=200, m10=500), {"会议": months(m3=300, m7=200), "印刷": months(m10=500)})
EVENTS = MoneyPlan("events", months(m3=650, m7=100, m11=250), {})
FORECASTS: list[tuple[str, Spending, MoneyPlan | None, date, Fraction | None, str | None, str]] = [
    ("paid as planned", spent(items={"会议": {3: 300, 7: 200}}), PLAN, JULY, None, "1000", "以后各月的"),
    ("paid, and cheaper", spent(items={"会议": {3: 250, 7: 150}}), PLAN, JULY, None, "800", "以后各月的"),
    ("due this month and unpaid is late", spent(items={"会议": {3: 250}}), PLAN, JULY, None, "833.33", "刚到期还没付"),
    ("due last month and unpaid is late", spent(items={"会议": {3: 250}}), PLAN, date(2024, 8, 31), None, "833.33", "刚到期还没付"),
    ("due two months ago and unpaid is saved", spent(items={"会议": {3: 250}}), PLAN, date(2024, 9, 30), None, "500", "以后各月的"),
    ("above the budget is held to it", spent(items={"会议": {3: 700}}), PLAN, JULY, None, "1000", "以预算为限"),
    ("spent above the budget stays", spent(budget=600, items={"会议": {3: 700}}), PLAN, JULY, None, "700", "以预算为限"),
    ("half of the month is to come", spent(items={"会议": {3: 300}}), PLAN, date(2024, 10, 31), None, "600", "刚到期还没付"),
    ("the year is over", spent(items={"会议": {3: 300}}), PLAN, END, None, "300", "全年已过"),
    ("open events", spent(items={"会议": {3: 300}}), MoneyPlan("events", months(m3=1000), {}), JULY, Fraction(1, 4), "550", "未办事项"),
    ("done of late and unpaid", spent(items={"会议": {3: 300}}), EVENTS, JULY, Fraction(1, 4), "650", "近期到期还没付"),
    ("done long ago and unpaid is saved", spent(items={"会议": {3: 300}}), EVENTS, date(2024, 9, 30), Fraction(1, 4), "550", "近期到期"),
    ("pace of days", spent(items={"会议": {3: 213}}), MoneyPlan("days", months(m1=500, m9=500), {}), JULY, None, "426", "已过天数"),
    (
        "pace above the budget",
        spent(items={"会议": {3: 900}}),
        MoneyPlan("days", months(m1=500, m9=500), {}),
        JULY,
        None,
        "1000",
        "以预算为限",
    ),
    ("nothing spent, no plan", spent(), MoneyPlan("days", months(m1=1000), {}), JULY, None, None, "还没有支出"),
    ("nothing known", spent(budget=None), None, JULY, None, None, "没有预算数"),
    ("no budget but a plan", spent(budget=None, items={"会议": {3: 250, 7: 150}}), PLAN, JULY, None, "800", "以后各月的"),
]


@pytest.mark.parametrize(("money", "plan", "day", "left", "value", "how"), [c[1:] for c in FORECASTS], ids=[c[0] for c in FORECASTS])
def test_the_year_of_money(money: Spending, plan: MoneyPlan | None, day: date, left: Fraction | None, value: str | None, how: str) -> None:
    found = money_forecast(money, plan, day, LINES, left)
    assert (found.value, how in found.method) == (None if value is None else Decimal(value), True)


def test_what_the_plan_would_take_above_the_budget_is_told() -> None:
    assert money_forecast(spent(items={"会议": {3: 700, 7: 100}}), PLAN, JULY, LINES, None).above == Decimal(300)


def test_a_range_goes_from_the_pace_without_what_is_late_to_all_that_is_planned() -> None:
    found = money_forecast(spent(items={"会议": {3: 250}}), PLAN, JULY, LINES, None)
    assert (found.low, found.high) == (Decimal("666.67"), Decimal("950.00"))


def test_a_range_of_events_goes_from_what_is_to_come_alone_to_all_that_was_done_and_not_paid() -> None:
    found = money_forecast(spent(items={"会议": {3: 300}}), EVENTS, JULY, LINES, Fraction(1, 4))
    assert (found.low, found.high) == (Decimal("550.00"), Decimal("1000.00"))


def test_a_plan_without_items_is_late_where_nothing_at_all_was_paid() -> None:
    plan = MoneyPlan("plan", months(m7=100), {"": months(m7=100)})
    assert late(spent(items={"会议": {7: 1}}), plan, JULY, 1) == 0


def test_of_the_month_that_has_begun_only_what_is_due_is_late() -> None:
    plan = MoneyPlan("plan", months(m6=40, m7=31), {"会议": months(m6=40, m7=31)})
    assert late(spent(), plan, date(2024, 7, 10), 1) == 50


@given(
    paid=st.lists(st.integers(0, 500), min_size=12, max_size=12),
    planned=st.lists(st.integers(0, 500), min_size=12, max_size=12),
    month=st.integers(1, 12),
    budget=st.integers(0, 4000),
    by=st.sampled_from(["plan", "events", "days"]),
)
def test_no_forecast_is_below_what_was_spent(paid: list[int], planned: list[int], month: int, budget: int, by: By) -> None:
    so_far = {m: amount for m, amount in enumerate(paid, 1) if m <= month}
    shape = tuple(map(Fraction, planned))
    money = spent(budget=budget, items={"会议": so_far})
    found = money_forecast(money, MoneyPlan(by, shape, {"会议": shape}), date(2024, month, 28), LINES, Fraction(1, 3))
    assert found.value is None or money.executed <= found.value <= max(money.executed, Decimal(budget))


@pytest.mark.parametrize(
    ("target", "level1", "measure", "aim"),
    [
        ("≥9次", "产出指标", "trips_made", Aim(Fraction(9), None)),
        (">9次", "产出指标", "trips_made", Aim(Fraction(9), None)),
        ("=2人", "产出指标", "staff_paid", Aim(Fraction(2), None)),
        ("=2000元", "成本指标", "duty_allowance_average", Aim(None, Fraction(2000))),
        ("=0%", "效益指标", "data_lost_rate", Aim(None, Fraction(0))),
        ("≤5650元", "成本指标", "trip_cost_average", Aim(None, Fraction(5650))),
        ("<5650元", "成本指标", None, Aim(None, Fraction(5650))),
        ("18-26人", "产出指标", "trips_made", Aim(Fraction(18), Fraction(26))),
        ("及时", "产出指标", "trips_made", None),
    ],
)
def test_what_a_target_asks_for(target: str, level1: str, measure: str | None, aim: Aim | None) -> None:
    indicator = Indicator(level1_standard=level1, target=read_target(target).target)
    assert aim_of(indicator, None if measure is None else measures()[measure]) == aim


def test_no_target_asks_for_nothing() -> None:
    assert aim_of(Indicator(), None) is None


@pytest.mark.parametrize(
    ("measure", "planned", "growth"),
    [
        ("trips_made", False, "grows"),
        ("trip_cost_average", True, "stays"),
        ("staff_cost_average", False, "stays"),
        ("staff_cost_average", True, "grows"),
        ("satisfaction_rate", True, "stays"),
        ("budget_execution_rate", False, "grows"),
    ],
)
def test_which_figures_grow(measure: str, planned: bool, growth: str) -> None:
    plan = QuantityPlan(months(m12=1), ()) if planned else QuantityPlan(months(), (12,))
    assert growth_of(measures()[measure], plan) == growth


@pytest.mark.parametrize("name", [name for name, one in measures().items() if one.head.value == "percent" and one.has("planned")])
def test_records_to_come_add_nothing_to_a_rate_of_those_due(name: str) -> None:
    plan = QuantityPlan(months(), ())
    now = figure(90, "%", numerator=Decimal(90), denominator=Decimal(100), planned_total=Decimal(700), planned_due=Decimal(70))
    assert expected(now, growth_of(measures()[name], plan), Fraction(1), None, None, JULY).value == Fraction(90)


def figure(value: int | None, unit: str = "次", **more: Decimal | None) -> Measured:
    exact = None if value is None else Fraction(value)
    plain = Measured(measure="m", unit=unit, exact=exact, value=None if value is None else Decimal(value))
    return replace(plain, **more)


LEAST9, MOST9 = Aim(Fraction(9), None), Aim(None, Fraction(9))
Q = QuantityPlan(months(m3=4, m7=2, m10=6), ())
Case = tuple[str, Measured, Growth, Fraction, QuantityPlan | None, Aim | None, date, str | None, str]
EXPECTED: list[Case] = [
    ("behind its plan", figure(3), "grows", Fraction(1), Q, LEAST9, JULY, "9", "分月计划"),
    ("ahead of its plan comes once", figure(9), "grows", Fraction(1), Q, LEAST9, JULY, "12", "分月计划"),
    ("above its whole plan", figure(20), "grows", Fraction(1), Q, LEAST9, JULY, "20", "分月计划"),
    ("spent early is spent", figure(9), "grows", Fraction(1), Q, MOST9, JULY, "15", "分月计划"),
    ("nothing yet, planned", figure(None), "grows", Fraction(1), Q, LEAST9, JULY, "6", "还没有记录，按分月计划"),
    ("nothing, all months passed", figure(None), "grows", Fraction(1), Q, LEAST9, END, None, "计划的月份已过"),
    ("planned, year over", figure(7), "grows", Fraction(1), Q, LEAST9, END, "7", "全年已过"),
    ("in another unit", figure(30), "grows", Fraction(1, 10), Q, LEAST9, JULY, "9", "分月计划"),
    ("nothing at all", figure(None), "stays", Fraction(1), None, LEAST9, JULY, None, "还没有记录"),
    ("a rate stays", figure(93), "stays", Fraction(1), None, LEAST9, JULY, "93", "保持不变"),
    (
        "records with planned days",
        figure(5, planned_total=Decimal(10), planned_due=Decimal(6)),
        "grows",
        Fraction(1),
        None,
        LEAST9,
        JULY,
        "9",
        "已排定",
    ),
    (
        "done before its planned day comes once",
        figure(6, planned_total=Decimal(10), planned_due=Decimal(2), planned_early=Decimal(4)),
        "grows",
        Fraction(1),
        None,
        LEAST9,
        JULY,
        "10",
        "已排定",
    ),
    ("planned days, none due", figure(0, planned_total=Decimal(10)), "grows", Fraction(1), None, LEAST9, JULY, "10", "已排定"),
    ("no plan, reached", figure(9), "grows", Fraction(1), None, LEAST9, JULY, "9", "已达到指标值"),
    ("no plan, pace of days, whole ones", figure(4), "grows", Fraction(1), None, LEAST9, JULY, "6", "已过天数"),
    ("a rate that grows ends at a hundred", figure(80, unit="%"), "grows", Fraction(1), None, Aim(Fraction(95), None), JULY, "100", "100%"),
]


@pytest.mark.parametrize("case", EXPECTED, ids=[case[0] for case in EXPECTED])
def test_the_year_of_an_indicator(case: Case) -> None:
    _, measured, growth, scale, plan, aim, day, value, how = case
    found = expected(measured, growth, scale, plan, aim, day)
    assert (found.value, how in found.method) == (None if value is None else Fraction(value), True)


RATE: dict[str, Decimal | None] = {"numerator": Decimal(3), "denominator": Decimal(4), "planned_share": Decimal("0.8")}


@pytest.mark.parametrize(
    ("aim", "more", "best"),
    [
        (Aim(Fraction(90), None), RATE, Fraction(80)),
        (Aim(None, Fraction(70)), RATE, Fraction(60)),
        (Aim(Fraction(90), None), {**RATE, "planned_share": None}, None),
        (Aim(Fraction(90), None), {**RATE, "planned_share": Decimal(1)}, None),
        (Aim(Fraction(90), None), {**RATE, "numerator": None}, None),
        (Aim(None, Fraction(0)), {}, Fraction(75)),
    ],
)
def test_the_best_a_rate_can_come_to(aim: Aim, more: dict[str, Decimal | None], best: Fraction | None) -> None:
    assert expected(figure(75, "%", **more), "stays", Fraction(1), None, aim, JULY).best == best


def test_a_rate_of_nothing_can_still_rise() -> None:
    measured = figure(0, unit="%", numerator=Decimal(0), denominator=Decimal(4), planned_share=Decimal("0.8"))
    assert expected(measured, "stays", Fraction(1), None, Aim(Fraction(10), None), JULY).best == 20


LIKELY: list[tuple[str, Aim | None, Standing, Expected, str | None]] = [
    ("no number", None, Standing(Fraction(9), "grows", False, False), Expected(Fraction(9), ""), None),
    ("no forecast", LEAST9, Standing(None, "grows", False, False), Expected(None, ""), None),
    ("a plan and no record", LEAST9, Standing(None, "grows", False, False), Expected(Fraction(12), ""), "有可能"),
    ("reached", LEAST9, Standing(Fraction(9), "grows", True, False), Expected(Fraction(9), ""), "确定能"),
    ("will be, on plan", LEAST9, Standing(Fraction(5), "grows", False, False), Expected(Fraction(9), ""), "确定能"),
    ("will be, behind", LEAST9, Standing(Fraction(3), "grows", True, False), Expected(Fraction(9), ""), "有可能"),
    ("four fifths", LEAST9, Standing(Fraction(3), "grows", True, False), Expected(Fraction(72, 10), ""), "有可能"),
    ("less than that", LEAST9, Standing(Fraction(3), "grows", True, False), Expected(Fraction(7), ""), "完全不可能"),
    ("under the ceiling", MOST9, Standing(Fraction(3), "grows", False, False), Expected(Fraction(9), ""), "确定能"),
    ("will be above it", MOST9, Standing(Fraction(3), "grows", False, False), Expected(Fraction(10), ""), "有可能"),
    ("is above it", MOST9, Standing(Fraction(10), "grows", False, False), Expected(Fraction(10), ""), "完全不可能"),
    ("a rate at its target", LEAST9, Standing(Fraction(9), "stays", False, False), Expected(Fraction(9), "", Fraction(9)), "确定能"),
    ("a rate that can rise", LEAST9, Standing(Fraction(8), "stays", True, False), Expected(Fraction(8), "", Fraction(9)), "有可能"),
    ("a rate that may rise", LEAST9, Standing(Fraction(8), "stays", True, False), Expected(Fraction(8), ""), "有可能"),
    ("a rate that can't", LEAST9, Standing(Fraction(8), "stays", True, False), Expected(Fraction(8), "", Fraction(8)), "完全不可能"),
    ("the year is over: met", LEAST9, Standing(Fraction(9), "stays", False, True), Expected(Fraction(9), ""), "确定能"),
    ("the year is over: missed", LEAST9, Standing(Fraction(8), "grows", False, True), Expected(Fraction(8), ""), "完全不可能"),
    ("the year is over: nothing", LEAST9, Standing(None, "grows", False, True), Expected(Fraction(8), ""), None),
]


@pytest.mark.parametrize(("aim", "now", "year", "likely"), [c[1:] for c in LIKELY], ids=[c[0] for c in LIKELY])
def test_how_likely(aim: Aim | None, now: Standing, year: Expected, likely: str | None) -> None:
    assert likelihood(aim, now, year, LINES) == likely


@pytest.mark.parametrize(
    ("reason", "column"),
    [
        ("初步候选人人选没有确定", "人员保障"),
        ("经费没有到位", "经费保障"),
        ("采购程序没有走完", "制度保障"),
        ("机房检修", "硬件条件保障"),
        ("与台风防御工作冲突", "其他"),
        (None, None),
    ],
)
def test_the_column_of_a_reason(reason: str | None, column: str | None) -> None:
    assert cause(reason) == column


def test_days_that_have_passed() -> None:
    assert passed(JULY) == Fraction(213, 366)
