"""What was planned for the year, by month: from the ledger of plans, else from planned days of records, else evenly by days.

A congress is in January, a survey in December: what is behind is told against the plan, and the plan's source is named.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from msgspec import Struct

from jixiao.audit.pairing import as_compared
from jixiao.facts.schema import Row
from jixiao.ledger.deadlines import due_and_done
from jixiao.ledger.load import Records
from jixiao.ledger.schema import Ledger, ledgers
from jixiao.values.money import Money

MONTHS = range(1, 13)
By = Literal["plan", "events", "days"]
NAMED: Mapping[By, str] = {"plan": "分月计划", "events": "事项的计划日期", "days": "按日历平摊"}
NONE = Fraction(0)
GIVEN_UP = frozenset(("取消", "推迟"))


class MoneyPlan(Struct, frozen=True):
    """Yuan planned for each month from January, and the same by item; ``by`` says where the plan comes from."""

    by: By
    months: tuple[Fraction, ...]
    items: Mapping[str, tuple[Fraction, ...]]

    @property
    def total(self) -> Fraction:
        """Return the yuan planned for the whole year."""
        return sum(self.months, NONE)

    def due(self, day: date) -> Fraction:
        """Return the yuan planned by the end of a day, a month begun counting by its days."""
        return due_by(self.months, day)


class QuantityPlan(Struct, frozen=True):
    """What an indicator is to reach, by month; ``only_in`` are months in which it can be measured, where no quantity is planned."""

    months: tuple[Fraction, ...]
    only_in: tuple[int, ...]

    @property
    def total(self) -> Fraction:
        """Return the quantity planned for the whole year."""
        return sum(self.months, NONE)

    def due(self, day: date) -> Fraction:
        """Return the quantity planned by the end of a day."""
        return due_by(self.months, day)

    def first_after(self, day: date) -> int | None:
        """Return the month still to come in which something is planned or measured first, None where something was due before."""
        months = [month for month in MONTHS if self.months[month - 1] or month in self.only_in]
        return months[0] if months and months[0] > day.month else None


def due_by(months: Sequence[Fraction], day: date) -> Fraction:
    """Return what is due by the end of a day; of the month that has begun, its share of days."""
    length = monthrange(day.year, day.month)[1]
    return sum(months[: day.month - 1], NONE) + months[day.month - 1] * Fraction(day.day, length)


def money_plan(records: Records, project: str | None, budget: Money | None, day: date, period: tuple[date, date]) -> MoneyPlan | None:
    """Return the plan of a project's money, None where neither a plan nor a budget is known; ``period`` is the project's."""
    rows = [row for row in records.tables["ledger_plans"] if row["project"] == project and row["amount"] is not None]
    if rows:
        names = dict.fromkeys(str(row["item"] or "") for row in rows)
        items = {name: _months((row for row in rows if str(row["item"] or "") == name), "amount", day.year) for name in names}
        return MoneyPlan("plan", _months(rows, "amount", day.year), items)
    if budget is None:
        return None
    planned = [event.planned for event in events(records, project) if event.planned.year == day.year]
    if planned:
        counts = [sum(found.month == month for found in planned) for month in MONTHS]
        months = tuple(Fraction(budget) * count / len(planned) for count in counts)
        return MoneyPlan("events", months, {"": months})
    months = _evenly(Fraction(budget), period, day.year)
    return MoneyPlan("days", months, {"": months})


def quantity_plan(records: Records, project: str | None, pointer: str, name: str | None, year: int) -> QuantityPlan | None:
    """Return the plan of an indicator, named in the ledger by its pointer or its name; None where the ledger has none."""
    called = {pointer, as_compared(name)} - {""}
    rows = [row for row in records.tables["ledger_plans"] if row["project"] == project and _named(row) in called]
    if not rows:
        return None
    only_in = {found.month for row in rows if row["quantity"] is None and (found := _month(row)) is not None and found.year == year}
    return QuantityPlan(_months(rows, "quantity", year), tuple(sorted(only_in)))


class Event(NamedTuple):
    """Something planned for a day: when it was done, None where it was not; whether it was given up."""

    planned: date
    done: date | None
    given_up: bool

    def is_open(self, day: date) -> bool:
        """Whether it is still to be done after a day, knowing only what had happened by then."""
        if self.done is not None and self.done <= day:
            return False
        return self.planned > day or not self.given_up


def events(records: Records, project: str | None) -> Iterator[Event]:
    """Yield every record of the project that was planned for a day."""
    for ledger in ledgers().values():
        days = planned_and_done(ledger)
        for row in records.tables[ledger.table] if days else ():
            planned, done = map(row.get, days)
            if row["project"] == project and isinstance(planned, date):
                yield Event(planned, done if isinstance(done, date) else None, row.get("status") in GIVEN_UP)


def planned_and_done(ledger: Ledger) -> tuple[str, ...]:
    """Return the columns of a ledger that say for when something was planned and when it was done; none where it plans nothing for a project.

    What comes by itself, as a complaint does on its day, is no plan.
    """
    days = due_and_done(ledger)
    is_of_project = any(column.name == "project" for column in ledger.columns)
    comes_by_itself = any(column.role == "day" for column in ledger.columns)
    return tuple(column.name for column in days) if days is not None and is_of_project and not comes_by_itself else ()


def _named(row: Row) -> str:
    called = str(row["indicator"] or "")
    return called if called.startswith("/") else as_compared(called)


def _month(row: Row) -> date | None:
    month = row["month"]
    return month if isinstance(month, date) else None


def _months(rows: Iterator[Row] | Sequence[Row], column: str, year: int) -> tuple[Fraction, ...]:
    found = dict.fromkeys(MONTHS, NONE)
    for row in rows:
        month, value = _month(row), row[column]
        if month is not None and month.year == year and isinstance(value, Decimal):
            found[month.month] += Fraction(value)
    return tuple(found.values())


def _evenly(budget: Fraction, period: tuple[date, date], year: int) -> tuple[Fraction, ...]:
    """Return the budget spread over the days of the period that lie in the year; over all of it where none do."""
    first, last = max(period[0], date(year, 1, 1)), min(period[1], date(year, 12, 31))
    if first > last:
        first, last = date(year, 1, 1), date(year, 12, 31)
    days = [_days_in(month, first, last) for month in MONTHS]
    return tuple(budget * count / sum(days) for count in days)


def _days_in(month: int, first: date, last: date) -> int:
    begins, ends = date(first.year, month, 1), date(first.year, month, monthrange(first.year, month)[1])
    return max(0, (min(ends, last) - max(begins, first)).days + 1)
