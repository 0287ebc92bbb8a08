"""What a monitoring follows from, gathered to a day of the year: of every project its money, its plan, and what is known of each indicator.

Nothing that happened after the day is looked at. What is gathered can be judged again with suppositions, and nothing measured again.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.audit.force import value_on
from jixiao.errors import UsageWrong
from jixiao.evaluate.actuals import comparable
from jixiao.evaluate.bindings import EXECUTED, Binding, Bindings, check_bindings
from jixiao.evaluate.budgets import declared_money, number_of
from jixiao.evaluate.forecast import Lines
from jixiao.evaluate.gather import measured_by
from jixiao.evaluate.indicator_progress import Day, Looked
from jixiao.evaluate.monitor_notes import unit_notes
from jixiao.evaluate.plans import MoneyPlan, events, money_plan, quantity_plan
from jixiao.evaluate.reasons import rows_with_reasons
from jixiao.evaluate.spending import Spending, payments_by_project, project_row, spending
from jixiao.evaluate.targets import Change, changes_of, in_force
from jixiao.facts.schema import Row
from jixiao.ledger.load import Records
from jixiao.ledger.measured import Measured
from jixiao.ledger.measurefile import measures
from jixiao.ledger.measuring import Measuring
from jixiao.model.document import Document, Project
from jixiao.scoring.scales import grade_scale
from jixiao.values.blank import first_filled, is_nonzero
from jixiao.values.money import yuan


class Case(NamedTuple):
    """One project on the day: its place, its row of the budgets, the changes of its targets."""

    project: Project
    path: str
    number: int
    address: str | None
    changes: tuple[Change, ...]


class Ready(NamedTuple):
    """A project ready to be judged: its money with its plan, the share of planned events still to be done, what is known of each indicator."""

    case: Case
    spent: Spending
    plan: MoneyPlan | None
    left: Fraction | None
    looked: tuple[Looked, ...]


class UnderWay(NamedTuple):
    """A document on a day of its year: every project ready to be judged, and what must be known about all of it."""

    file: str
    authority: str | None
    year: int
    day: Day
    ready: tuple[Ready, ...]
    notes: tuple[str, ...]


class Evidence(NamedTuple):
    """What all projects are gathered from: records, bindings, figures measured to the day, payments by project, the day."""

    records: Records
    bindings: Mapping[str, Binding]
    measured: Mapping[str, Measured]
    payments: Mapping[object, Sequence[Row]]
    day: Day


def under_way(document: Document, records: Records, measuring: Measuring, bindings: Bindings, as_of: date) -> UnderWay:
    """Return what is known of the document's year to a day; UsageWrong for a day outside of it or bindings that don't fit."""
    year = check_day(document, as_of)
    check_bindings(bindings, document, measures())
    evidence = Evidence(
        records,
        bindings.by_indicator(),
        measured_by(document, measuring, bindings, as_of),
        payments_by_project(records),
        Day(as_of, lines_on(as_of), rows_with_reasons(records)),
    )
    ready = tuple(_ready(case, evidence) for case in _cases(document, records, as_of))
    notes = unit_notes(records, as_of, [one.case.number for one in ready])
    return UnderWay(document.source.file, document.authority, year, evidence.day, ready, notes)


def check_day(document: Document, as_of: date) -> int:
    """Return the fiscal year; UsageWrong when the day lies outside of it."""
    year = document.fiscal_year or as_of.year
    if as_of.year != year:
        raise UsageWrong(
            f"--as-of 是 {as_of}，不在文件的 {year} 年度里。监控看当年，请写 {year}-01-01 到 {year}-12-31 之间的一天，例如 {year}-07-31。",
            f"--as-of {as_of} is outside of the document's year {year}; give a day of it, such as {year}-07-31.",
        )
    return year


def lines_on(day: date) -> Lines:
    """Return the lines in force on the day."""
    numbers = {name: Decimal(str(value_on(name, day).value)) for name in ("behind_gap", "hopeless_share", "plan_months_late")}
    return Lines(behind_gap=numbers["behind_gap"], hopeless_share=numbers["hopeless_share"], months_late=int(numbers["plan_months_late"]))


def _cases(document: Document, records: Records, as_of: date) -> Iterator[Case]:
    for position, project in enumerate(document.projects):
        if project.has_form:
            path, number = f"/projects/{position}", number_of(project, position)
            row = project_row(records, number)
            address = None if row is None else str(row["at"])
            changes = tuple(changes_of(records, address, project, path, as_of))
            yield Case(replace(project, indicators=in_force(project, changes)), path, number, address, changes)


def _ready(case: Case, evidence: Evidence) -> Ready:
    spent, plan, left = _money(case, evidence)
    return Ready(case, spent, plan, left, tuple(_indicators(case, evidence)))


def _indicators(case: Case, evidence: Evidence) -> Iterator[Looked]:
    known, as_of = measures(), evidence.day.as_of
    for place, indicator in enumerate(case.project.indicators):
        path = f"{case.path}/indicators/{place}"
        binding, measured = evidence.bindings.get(path), evidence.measured.get(path)
        plan = quantity_plan(evidence.records, case.address, path, indicator.name, as_of.year)
        measure = None if measured is None else known[measured.measure]
        grades = grade_scale(binding.grades) if binding is not None and binding.grades is not None else None
        yield Looked(path, indicator, binding, measure, measured, plan, grades)


def _money(case: Case, evidence: Evidence) -> tuple[Spending, MoneyPlan | None, Fraction | None]:
    records, as_of, project = evidence.records, evidence.day.as_of, case.project
    declared = first_filled(project.funding.adjusted, declared_money(project))
    spent = spending(records, case.address, declared, as_of, evidence.payments.get(case.address, ()))
    first, last = date(as_of.year, 1, 1), date(as_of.year, 12, 31)
    plan = money_plan(records, case.address, spent.budget, as_of, (project.start or first, project.finish or last))
    left = None
    if plan is not None and plan.by == "events":
        planned = [event for event in events(records, case.address) if event.planned.year == as_of.year]
        left = Fraction(sum(event.is_open(as_of) for event in planned), len(planned))
    return spent, plan, left


def supposing(ready: Ready, supposed: Mapping[str, Fraction], day: Day) -> Ready:
    """Return a project with values supposed by pointer; what was spent more or less falls into the month of the day."""
    own = {path: value for path, value in supposed.items() if path.startswith(f"{ready.case.path}/")}
    executed = own.get(f"{ready.case.path}{EXECUTED}")
    looked = tuple(_with(one, own.get(one.path)) for one in ready.looked)
    return ready._replace(looked=looked, spent=ready.spent if executed is None else _spending(ready.spent, yuan(executed), day.as_of))


def _spending(spent: Spending, executed: Decimal, as_of: date) -> Spending:
    more = executed - spent.executed
    months = tuple(paid + more if month == as_of.month else paid for month, paid in enumerate(spent.months, 1))
    return replace(spent, executed=executed, months=months)


def _with(looked: Looked, value: Fraction | None) -> Looked:
    """Return an indicator as if its measure gave a value, told in the unit of its target."""
    target, measured = looked.indicator.target, looked.measured
    if value is None or measured is None:
        return looked
    scale = comparable(measured.unit, None if target is None or target.value is None else target.unit)
    return looked if not is_nonzero(scale) else looked._replace(measured=replace(measured, exact=value / scale, problem=None))
