"""One indicator under way: what the records show to the day, how that stands against the plan, and where the year will end."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.evaluate.actuals import comparable, printed, shown_value
from jixiao.evaluate.bindings import Binding
from jixiao.evaluate.forecast import Aim, Expected, Growth, Lines, Standing, aim_of, expected, growth_of, last_day, likelihood, passed
from jixiao.evaluate.plans import QuantityPlan
from jixiao.evaluate.reasons import cause, reason_text, reasons
from jixiao.facts.schema import Row
from jixiao.ledger.measured import Measured
from jixiao.ledger.measurefile import Measure
from jixiao.model.document import Indicator
from jixiao.model.evaluation import LeftOut
from jixiao.model.progress import IndicatorProgress
from jixiao.scoring.scales import GradeScale
from jixiao.values.rounding import half_up

WHOLE = Decimal("100.00")
NO_MEASURE = "没有度量，不能监控"
NO_GRADES = "文字目标没有分级标准，不能判断完成可能性"
CEILING = "只看上限，不看进度"


class Looked(NamedTuple):
    """What there is to tell the progress of one indicator from."""

    path: str
    indicator: Indicator
    binding: Binding | None
    measure: Measure | None
    measured: Measured | None
    plan: QuantityPlan | None
    grades: GradeScale | None


class Day(NamedTuple):
    """The day, its lines, and the records' reasons by address."""

    as_of: date
    lines: Lines
    reasons: Mapping[str, Row]

    @property
    def ended(self) -> bool:
        """Whether the year is over."""
        return self.as_of == last_day(self.as_of)


def progress_of(looked: Looked, day: Day) -> IndicatorProgress:
    """Return the progress of one indicator; without a measure only what the unit states."""
    indicator, measured = looked.indicator, looked.measured
    blank = IndicatorProgress(
        path=looked.path,
        name=indicator.name,
        level1=indicator.level1,
        level2=indicator.level2,
        target=None if indicator.target is None else indicator.target.raw,
        evidence="none",
    )
    if measured is None or looked.measure is None:
        return _stated(blank, looked)
    scale = _scale(looked, measured)
    blank = replace(blank, measure=measured.measure)
    if measured.problem is not None:
        return replace(blank, method=measured.problem)
    if (doubt := measured.doubt) is not None:
        return replace(blank, method=unreliable(doubt.zh), doubt=doubt.record or doubt.zh)
    if scale is None:
        wanted = "" if indicator.target is None else indicator.target.unit
        return replace(blank, method=f"度量的单位是“{measured.unit}”，指标值的单位是“{wanted}”，不能比较")
    return _measured(blank, looked, day, measured, scale)


def unreliable(why: str) -> str:
    """Return in words that a figure can't be relied on."""
    return f"数不可信：{why}"


def _stated(blank: IndicatorProgress, looked: Looked) -> IndicatorProgress:
    said = (looked.binding.stated if looked.binding is not None else None) or looked.indicator.to_date
    if said is not None:
        return replace(blank, evidence="stated", to_date=said, method="单位填写，没有记录可以推算")
    why = looked.binding.unproved if looked.binding is not None else None
    return replace(blank, method=NO_MEASURE if why is None else f"{NO_MEASURE}：{why}")


def _scale(looked: Looked, measured: Measured) -> Fraction | None:
    """Return the factor into the target's unit, None where the two measure different things; a word takes any."""
    target = looked.indicator.target
    return comparable(measured.unit, None if target is None or target.value is None else target.unit)


def _measured(blank: IndicatorProgress, looked: Looked, day: Day, measured: Measured, scale: Fraction) -> IndicatorProgress:
    assert looked.measure is not None  # noqa: S101 - the caller has looked
    aim, growth = _aim(looked), growth_of(looked.measure, looked.plan)
    so_far = None if measured.exact is None else measured.exact * scale
    year = expected(measured, growth, scale, looked.plan, aim, day.as_of)
    pace, planned = _pace(aim, so_far), _planned(looked, measured, aim, growth, scale, day.as_of)
    gap = None if pace is None or planned is None else pace - planned
    behind = gap is not None and gap <= -day.lines.behind_gap
    likely = likelihood(aim, Standing(so_far, growth, behind, day.ended), year, day.lines)
    reason = reason_text(reasons(_unmet(measured, looked.measure), day.reasons, day.as_of))
    return replace(
        blank,
        evidence="none" if so_far is None else "measured",
        to_date=_text(looked, so_far, measured.unit),
        pace=pace,
        planned=planned,
        gap=gap,
        forecast=_text(looked, year.value, measured.unit),
        method=_method(looked, year, aim, growth, so_far, day.as_of),
        likelihood=likely,
        cause=cause(reason) if behind or likely in ("有可能", "完全不可能") else None,
        why=reason,
        measure_title=looked.measure.head.title.zh,
        measure_title_en=looked.measure.head.title.en,
        rows=measured.rows,
        addresses=measured.addresses,
        left_out=tuple(LeftOut(address=address, why=why) for address, why in measured.left_out),
        due_month=_due_month(looked, so_far, day.as_of),
    )


def value_to_date(looked: Looked) -> Decimal | None:
    """Return what the records show to the day in the target's unit, rounded as it is printed; None where that can't be told."""
    measured = looked.measured
    scale = None if measured is None else _scale(looked, measured)
    if measured is None or measured.exact is None or scale is None:
        return None
    return shown_value(measured.exact * scale, looked.indicator.target)


def _unmet(measured: Measured, measure: Measure) -> tuple[str, ...]:
    """Return the records that may have kept the figure down: those left out, and of a rate those it is taken of."""
    left_out = tuple(address for address, _ in measured.left_out)
    return left_out if measure.head.value == "sum" else (*left_out, *measured.short)


def _due_month(looked: Looked, so_far: Fraction | None, day: date) -> int | None:
    return looked.plan.first_after(day) if so_far is None and looked.plan is not None else None


def _aim(looked: Looked) -> Aim | None:
    """Return what is asked for: the target's number, or for a word the least per cent of the scale's best grade."""
    target = looked.indicator.target
    if target is not None and target.value is None and looked.grades is not None:
        return Aim(Fraction(looked.grades.steps[0].floor), None)
    return aim_of(looked.indicator, looked.measure)


def _pace(aim: Aim | None, so_far: Fraction | None) -> Decimal | None:
    """Return the share of the target that was reached, in per cent; None for a ceiling and a target of nothing."""
    return None if so_far is None or aim is None or aim.size is None or aim.size == 0 else half_up(so_far * 100 / aim.size, 2)


def _planned(looked: Looked, measured: Measured, aim: Aim | None, growth: Growth, scale: Fraction, day: date) -> Decimal | None:
    """Return the share of the target that was to be reached by the day, in per cent: a rate is to stand at its target on any day."""
    if aim is None or aim.size is None or aim.size == 0:
        return None
    if growth == "stays":
        return None if measured.exact is None else WHOLE
    if looked.plan is not None and looked.plan.total > 0:
        due = looked.plan.due(day)
    elif measured.planned_due is not None:
        due = Fraction(measured.planned_due) * scale
    else:
        due = aim.size * passed(day)
    return min(WHOLE, half_up(due * 100 / aim.size, 2))


def _text(looked: Looked, value: Fraction | None, unit: str) -> str | None:
    """Return a value as the form prints it, in the target's unit; beside a word the grade that the per cent comes to."""
    if value is None:
        return None
    target = looked.indicator.target
    own = unit if target is None or target.value is None else target.unit or unit
    text = printed(shown_value(value, target), own)
    if looked.grades is None or (target is not None and target.value is not None):
        return text
    return f"{text}（{looked.grades.step_of(value).word}）"


def _method(looked: Looked, year: Expected, aim: Aim | None, growth: Growth, so_far: Fraction | None, day: date) -> str:
    """Return how the forecast was found; where nothing was found yet, when it will be."""
    if so_far is None and year.value is None and (later := _due_month(looked, so_far, day)) is not None:
        return f"未到时点：计划{later}月测"
    if so_far is None and year.value is None and looked.measured is not None and looked.measured.planned_due == 0:
        return "未到时点：记录里排定的都在以后"
    told_ = f"{CEILING}；{year.method}" if aim is not None and aim.least is None and growth == "stays" else year.method
    return f"{told_}；{NO_GRADES}" if aim is None and so_far is not None else told_
