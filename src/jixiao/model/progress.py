"""绩效运行监控 as computed: both gauges, money and targets, to a day of the year, and where the year will end (财预〔2019〕136号).

Rates and shares are percentages; money is yuan. What the records don't show is ``None``.
"""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from jixiao.model.evaluation import LeftOut
from jixiao.values.money import Money

Likelihood = Literal["确定能", "有可能", "完全不可能"]


class MonthOfMoney(Struct, frozen=True, kw_only=True):
    """Money by the end of a month, from the start of the year: planned, spent (None after the day), foreseen.

    ``low`` and ``high`` are between what it will lie, None where there is no range.
    """

    month: int
    planned: Money | None
    spent: Money | None
    forecast: Money | None
    low: Money | None = None
    high: Money | None = None


class BySource(Struct, frozen=True, kw_only=True):
    """Money by its source, in yuan; None where nobody can say what was of it."""

    fiscal: Money | None = None
    carried_over: Money | None = None
    other: Money | None = None


class MoneyProgress(Struct, frozen=True, kw_only=True):
    """The money of a project: budget, spent to the day and its rate, planned share by then, forecast for the year and its method.

    ``rows`` payments were counted, ``addresses`` are where they stand; none for the whole unit.
    """

    budget: Money | None
    initial: Money | None
    executed: Money
    rate: Decimal | None
    planned: Decimal | None
    gap: Decimal | None
    forecast: Money | None
    forecast_rate: Decimal | None
    method: str
    forecast_low: Money | None = None
    forecast_high: Money | None = None
    months: tuple[MonthOfMoney, ...] = ()
    rows: int = 0
    addresses: tuple[str, ...] = ()
    by_source: BySource = BySource()
    initial_by_source: BySource = BySource()
    forecast_by_source: BySource = BySource()


class IndicatorProgress(Struct, frozen=True, kw_only=True):
    """One indicator to the day: reached, ``pace`` (share of the target reached, per cent) against ``planned`` (share planned by then).

    ``forecast`` is the year's expected value as the form prints it; ``method`` names how it was found; ``cause`` is the column of
    the official form that the deviation falls under, ``why`` the records' own explanation of it. ``due_month`` is the month of
    the plan in which there will be something to measure, where there is nothing yet and that month is still to come.
    ``doubt`` is what makes a figure that was found unreliable: the record at fault, else the reason; nothing else is told then.
    ``rows`` records count, ``addresses`` are where the first of them stand, ``left_out`` the first of those that do not count.
    """

    path: str
    name: str | None
    level1: str | None
    level2: str | None
    target: str | None
    evidence: Literal["measured", "stated", "none"]
    to_date: str | None = None
    pace: Decimal | None = None
    planned: Decimal | None = None
    gap: Decimal | None = None
    forecast: str | None = None
    method: str | None = None
    likelihood: Likelihood | None = None
    cause: str | None = None
    why: str | None = None
    measure: str | None = None
    measure_title: str | None = None
    measure_title_en: str | None = None
    rows: int = 0
    addresses: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    due_month: int | None = None
    doubt: str | None = None


class MonitoredProject(Struct, frozen=True, kw_only=True):
    """One project under way: both gauges, whether it is behind, and what a reader must know in sentences."""

    number: int | None
    name: str | None
    path: str
    money: MoneyProgress
    indicators: tuple[IndicatorProgress, ...]
    pace: Decimal | None
    planned: Decimal | None
    likelihood: Likelihood | None
    is_behind: bool
    notes: tuple[str, ...] = ()


class Monitoring(Struct, frozen=True, kw_only=True):
    """The monitoring of a document to a day: every project, the whole unit's money, and what must be known about all of it.

    ``behind_gap`` is the line in force: so many percentage points below its plan, a gauge is behind. ``what_if`` are the
    suppositions that it follows from, as ``POINTER=VALUE``.
    """

    schema: Literal["jixiao-monitoring/1"] = "jixiao-monitoring/1"
    file: str
    authority: str | None
    fiscal_year: int | None
    as_of: date
    stage: str
    projects: tuple[MonitoredProject, ...]
    money: MoneyProgress
    notes: tuple[str, ...] = ()
    behind_gap: Decimal | None = None
    what_if: tuple[str, ...] = ()
