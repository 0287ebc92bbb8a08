"""What a ledger should hold by what was planned: the plan by month or the declared target, beside the records of the year.

The last of a series can be left out without a gap in its numbers. Where the plan knew of more than the ledger does, what is lacking
was given up or never entered: either way somebody has to say so.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from jixiao.evaluate.actuals import comparable, printed
from jixiao.evaluate.bindings import Binding, Bindings, place_of
from jixiao.evaluate.budgets import number_of
from jixiao.evaluate.plans import quantity_plan
from jixiao.evaluate.spending import project_row
from jixiao.evaluate.targets import changes_of, in_force
from jixiao.ledger.load import Records
from jixiao.ledger.measured import Ask
from jixiao.ledger.measurefile import Measure
from jixiao.ledger.measuring import Measuring
from jixiao.ledger.schema import ledgers
from jixiao.ledger.series import span_of
from jixiao.model.document import Document, Indicator
from jixiao.values.blank import filled
from jixiao.values.rounding import half_up, tidy

AT_LEAST = frozenset((">=", ">", "="))
PLAN, TARGET = "分月计划", "指标值"
DIGITS = 4


class PlannedCount(NamedTuple):
    """An indicator, the Chinese title of the ledger it counts, how much was planned and by what, and how much the ledger knows of.

    ``enough`` is None where the records do not reach the end of the year.
    """

    pointer: str
    ledger: str
    by: str
    planned: str
    recorded: str
    enough: bool | None


def planned_counts(
    document: Document, records: Records, bindings: Bindings, measuring: Measuring, known: Mapping[str, Measure], until: date
) -> Iterator[PlannedCount]:
    """Yield every indicator that counts what a ledger holds and for which an amount was planned."""
    counting = {binding.indicator: binding for binding in bindings.binding if is_counting(binding, known)}
    asks = [
        Ask(key=key, measure=one.measure or "", project=measuring.projects.get(_number(document, key)), params=one.asked)
        for key, one in counting.items()
    ]
    span = span_of(records.tables, until.year)
    over = span is not None and span.last == until.month
    for pointer, found in measuring.measure(asks, date(until.year, 1, 1), until).items():
        unit, wanted = _wanted(document, records, pointer, until)
        factor = comparable(found.unit, unit)
        if wanted and found.planned_total is not None and factor is not None:
            by, aim = max(wanted.items(), key=lambda one: one[1])
            has = max(Fraction(found.planned_total), filled(found.exact, Fraction(0))) * factor
            planned, recorded = (printed(tidy(half_up(amount, DIGITS)), unit or found.unit) for amount in (aim, has))
            yield PlannedCount(pointer, _ledger(counting[pointer], known), by, planned, recorded, has >= aim if over else None)


def is_counting(binding: Binding, known: Mapping[str, Measure]) -> bool:
    """Return whether a binding's measure adds up what a ledger holds, the more the better."""
    head = known[binding.measure].head if binding.measure is not None else None
    return head is not None and head.value == "sum" and head.direction == "more" and bool(head.ledgers or binding.asked.get("ledger"))


def _ledger(binding: Binding, known: Mapping[str, Measure]) -> str:
    own = known[binding.measure or ""].head.ledgers
    name = binding.asked.get("ledger") or own[0]
    return ledgers()[name].title.zh if name in ledgers() else name


def _number(document: Document, pointer: str) -> int:
    position, _ = place_of(pointer)
    return number_of(document.projects[position], position)


def _wanted(document: Document, records: Records, pointer: str, until: date) -> tuple[str | None, dict[str, Fraction]]:
    """Return the unit, and what was planned of it by what: the plan by month, the target in force where it asks for so much at least."""
    position, place = place_of(pointer)
    project = document.projects[position]
    row = project_row(records, _number(document, pointer))
    address = None if row is None else str(row["at"])
    changes = list(changes_of(records, address, project, f"/projects/{position}", until))
    indicator = in_force(project, changes)[place]
    found = _declared(indicator)
    plan = quantity_plan(records, address, pointer, indicator.name, until.year)
    if plan is not None and plan.total:
        found[PLAN] = plan.total
    return (None if indicator.target is None else indicator.target.unit), found


def _declared(indicator: Indicator) -> dict[str, Fraction]:
    target = indicator.target
    return {} if target is None or target.value is None or target.operator not in AT_LEAST else {TARGET: Fraction(target.value)}
