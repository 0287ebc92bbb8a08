"""Where the year will end: pure functions from what was reached and what is still planned to a forecast, its method, and how likely the target is.

Bottom up where something is planned: what was reached and what is still to come. Nothing is drawn out of two points, no interval is made up.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from msgspec import Struct

from jixiao.evaluate.plans import NAMED, NONE, MoneyPlan, QuantityPlan, due_by
from jixiao.evaluate.spending import Spending
from jixiao.ledger.measured import Measured
from jixiao.ledger.measurefile import Measure
from jixiao.model.document import Indicator
from jixiao.model.progress import Likelihood
from jixiao.values.blank import filled, is_nonzero
from jixiao.values.money import Money, yuan
from jixiao.values.rounding import fixed

Growth = Literal["grows", "stays"]
"""Whether a figure grows through the year, as a count does, or is on the same scale on any day, as a rate is."""
COST = "成本指标"
NO_BUDGET = "没有预算数，也没有计划，不预测"
NO_SPENDING = "还没有支出，也没有分月计划，不预测"


class MoneyForecast(NamedTuple):
    """The year's spending: the sum, None where nothing can be said; how it was found; what the plan would take above the budget.

    ``low`` and ``high`` are what it comes to without what is late, and with all that is still planned; None where there is no plan.
    """

    value: Money | None
    method: str
    above: Money | None = None
    low: Money | None = None
    high: Money | None = None


class Lines(Struct, frozen=True, kw_only=True):
    """The lines that likelihood and lateness are judged by, from ``params/monitoring.toml``: percentage points, per cent, months."""

    behind_gap: Decimal
    hopeless_share: Decimal
    months_late: int


class Aim(NamedTuple):
    """What a target asks for, as exact bounds, both inclusive; None where it is open on that side."""

    least: Fraction | None
    most: Fraction | None

    def met_by(self, value: Fraction) -> bool:
        """Whether a value meets it: a strict sign counts like its inclusive one, as in scoring."""
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)

    @property
    def size(self) -> Fraction | None:
        """Return the number that progress is a share of: what is to be reached at least; None for a ceiling."""
        return self.least


class Expected(NamedTuple):
    """The year's value of an indicator, None where nothing can be said; how it was found; the best that the records leave open."""

    value: Fraction | None
    method: str
    best: Fraction | None = None


class Standing(NamedTuple):
    """Where an indicator stands: the value so far in the target's unit, whether it grows, is behind its plan, whether the year is over."""

    so_far: Fraction | None
    growth: Growth
    behind: bool
    ended: bool


def money_forecast(spent: Spending, plan: MoneyPlan | None, day: date, lines: Lines, left: Fraction | None) -> MoneyForecast:
    """Return the year's spending as foreseen on a day; ``left`` is the share of planned events still to be done, where that is the plan."""
    if plan is None:
        return MoneyForecast(None, NO_BUDGET)
    if day >= last_day(day):
        return MoneyForecast(spent.executed, "全年已过，按实际支出")
    if plan.by == "days":
        return _run_rate(spent, plan, day)
    if plan.by == "events":
        return _by_events(spent, plan, day, lines, plan.total * filled(left, NONE))
    return _at_pace(spent, plan, day, lines)


def _by_events(spent: Spending, plan: MoneyPlan, day: date, lines: Lines, coming: Fraction) -> MoneyForecast:
    """Return what the year comes to when what is still to be done takes its share, and what was due of late is still to be paid.

    On the worked years that is off by half of what the events still to come alone are off by: work is paid weeks after it was done.
    """
    paid = Fraction(spent.executed)
    unpaid = max(NONE, plan.total - coming - paid)
    late = min(unpaid, sum(plan.months[max(0, day.month - 1 - lines.months_late) : day.month], NONE))
    found = _within(spent, paid + coming + late, "按事项的计划日期：已支出 + 预算 × 未办事项的比例 + 近期到期还没付的")
    low, high = (_within(spent, paid + coming + part, "").value for part in (NONE, unpaid))
    return found._replace(low=low, high=high)


def _at_pace(spent: Spending, plan: MoneyPlan, day: date, lines: Lines) -> MoneyForecast:
    """Return what the year comes to when what is still planned is spent at the pace of what was due so far, at most all of it.

    On the worked years that is off by a third of what the plan alone is off by: who spends less than planned goes on so.
    """
    paid, due, behind = Fraction(spent.executed), plan.due(day), late(spent, plan, day, lines.months_late)
    pace = min(Fraction(1), max(paid, NONE) / (due - behind)) if due > behind else Fraction(1)
    coming = plan.total - due
    told = "" if pace == 1 else f"，按到目前实际占计划的 {fixed(pace * 100, 1)}% 折算"
    found = _within(spent, paid + (coming + behind) * pace, f"按分月计划：已支出 + 以后各月的 + 刚到期还没付的{told}")
    low, high = (_within(spent, paid + part, "").value for part in (coming * pace, coming + behind))
    return found._replace(low=low, high=high)


def _run_rate(spent: Spending, plan: MoneyPlan, day: date) -> MoneyForecast:
    """Return what the year comes to when money goes on at the pace of the days so far."""
    share = plan.due(day) / plan.total if plan.total else NONE
    if not share or spent.executed <= 0:
        return MoneyForecast(None if spent.executed <= 0 else spent.executed, NO_SPENDING if spent.executed <= 0 else "按实际支出")
    return _within(spent, Fraction(spent.executed) / share, "没有分月计划：按已过天数的支出速度推算，不超过预算")


def _within(spent: Spending, foreseen: Fraction, how: str) -> MoneyForecast:
    """Return the forecast held between what was spent and the budget, with what it would have been above."""
    value = max(spent.executed, yuan(foreseen))
    if spent.budget is None or value <= spent.budget:
        return MoneyForecast(value, how)
    return MoneyForecast(max(spent.executed, spent.budget), f"{how}，以预算为限", value - spent.budget)


def late(spent: Spending, plan: MoneyPlan, day: date, months: int) -> Fraction:
    """Return what is due, and due for so short a time that it counts as late: items without a payment in the month or since.

    An item that was paid, for less than was planned, was cheaper: the rest is saved.
    """
    total = NONE
    for item, planned in plan.items.items():
        paid = spent.items.get(item, ()) if item else spent.months
        for month in range(max(1, day.month - months), day.month + 1):
            if not sum(paid[month - 1 : day.month]):
                total += planned[month - 1] if month < day.month else due_by(planned, day) - sum(planned[: month - 1], NONE)
    return total


def aim_of(indicator: Indicator, measure: Measure | None) -> Aim | None:
    """Return what the indicator's target asks for; None for a word and where there is none. An exact cost is a ceiling."""
    target = indicator.target
    if target is None or target.value is None:
        return None
    value = Fraction(target.value)
    if target.operator == "range":
        return Aim(value, None if target.high is None else Fraction(target.high))
    falls = measure is not None and measure.head.direction == "less"
    if target.operator in ("<=", "<") or (target.operator == "=" and (falls or indicator.level1_standard == COST)):
        return Aim(None, value)
    return Aim(value, None)


def growth_of(measure: Measure, plan: QuantityPlan | None) -> Growth:
    """Return whether the measure's figure grows: sums and rates through the year do, an average where the plan adds to it by month.

    A rate whose records say what is planned is one of what is due: records to come raise it no more than they lower it.
    """
    rate = measure.head.value == "percent"
    adds = measure.head.value == "sum" or (rate and not measure.has("planned")) or (plan is not None and plan.total > 0)
    grows = measure.head.period == "cumulative" and adds
    return "grows" if grows else "stays"


def expected(measured: Measured, growth: Growth, scale: Fraction, plan: QuantityPlan | None, aim: Aim | None, day: date) -> Expected:
    """Return the year's value in the target's unit, into which ``scale`` turns the measure's own."""
    so_far = None if measured.exact is None else measured.exact * scale
    if plan is not None and plan.total > 0 and growth == "grows" and (day < last_day(day) or so_far is None):
        return _by_plan(so_far, plan, aim, day)
    if so_far is None:
        return Expected(None, "还没有记录")
    if day >= last_day(day):
        return Expected(so_far, "全年已过，按实际", so_far)
    if growth == "stays":
        return Expected(so_far, "按到目前的数保持不变", _best(measured, aim, scale))
    if measured.planned_total is not None:
        known = filled(measured.planned_due, Decimal(0)) + filled(measured.planned_early, Decimal(0))
        coming = max(NONE, Fraction(measured.planned_total - known)) * scale
        return Expected(so_far + coming, "到目前 + 记录里已排定、还没到日期的")
    return _extrapolated(so_far, aim, day, most=Fraction(100) if measured.unit == "%" else None)


def last_day(day: date) -> date:
    """Return the last day of its year."""
    return date(day.year, 12, 31)


def _by_plan(so_far: Fraction | None, plan: QuantityPlan, aim: Aim | None, day: date) -> Expected:
    """Return what was reached and what is planned for the months to come; what came early comes once, what was spent early is spent."""
    coming = plan.total - plan.due(day)
    if so_far is None:
        return Expected(coming, f"还没有记录，按{NAMED['plan']}") if coming else Expected(None, "还没有记录，计划的月份已过")
    value = so_far + coming
    if aim is None or aim.most is None:
        value = max(so_far, min(value, plan.total))
    return Expected(value, f"到目前 + {NAMED['plan']}里以后各月的量")


def _extrapolated(so_far: Fraction, aim: Aim | None, day: date, most: Fraction | None) -> Expected:
    """Return a count without any plan: what was reached where that is enough, else the pace of the days so far, whole ones only."""
    if aim is not None and aim.least is not None and aim.met_by(so_far):
        return Expected(so_far, "已达到指标值，没有排定以后的量")
    value = so_far / passed(day)
    if most is not None:
        return Expected(max(so_far, min(value, most)), "没有计划：按已过天数的速度推算，不超过 100%")
    return Expected(Fraction(int(value)) if so_far.denominator == 1 else value, "没有计划：按已过天数的速度推算")


def passed(day: date) -> Fraction:
    """Return the share of the year's days that have passed by the end of a day."""
    first = date(day.year, 1, 1)
    return Fraction((day - first).days + 1, (last_day(day) - first).days + 1)


def _best(measured: Measured, aim: Aim | None, scale: Fraction) -> Fraction | None:
    """Return the rate if all that is still planned goes as the target wants it; None where no record says what is planned.

    Where nothing is planned for later, more may still come: that is not known. What should never happen and has happened cannot be undone.
    """
    top, below, share = measured.numerator, measured.denominator, measured.planned_share
    if aim is not None and aim.most == 0 and is_nonzero(measured.exact):
        return measured.exact * scale
    if top is None or not is_nonzero(below) or not is_nonzero(share) or share >= 1 or measured.exact is None:
        return None
    coming = Fraction(below) * (1 - Fraction(share)) / Fraction(share)
    good = coming if aim is None or aim.least is not None else NONE
    factor = measured.exact / (Fraction(top) / Fraction(below)) if top else Fraction(100)
    return (Fraction(top) + good) / (Fraction(below) + coming) * factor * scale


def likelihood(aim: Aim | None, now: Standing, year: Expected, lines: Lines) -> Likelihood | None:
    """Return how likely the target is; None where nothing is known or nothing to be reached is a number."""
    so_far = now.so_far
    if aim is None or year.value is None:
        return None
    if now.ended:
        return None if so_far is None else "确定能" if aim.met_by(so_far) else "完全不可能"
    if so_far is None:
        return "有可能"
    if now.growth == "stays":
        return "确定能" if aim.met_by(so_far) else "有可能" if year.best is None or aim.met_by(year.best) else "完全不可能"
    if aim.least is None:
        return "完全不可能" if not aim.met_by(so_far) else "确定能" if aim.met_by(year.value) else "有可能"
    if aim.met_by(year.value):
        return "有可能" if now.behind and not aim.met_by(so_far) else "确定能"
    return "有可能" if year.value * 100 >= aim.least * Fraction(lines.hopeless_share) else "完全不可能"


def cause_of(reason: str | None, words: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the column of the official form that a reason falls under, 其他 where no word tells; None without a reason."""
    if reason is None:
        return None
    return next((cause for cause, told in words.items() if any(word in reason for word in told)), "其他")
