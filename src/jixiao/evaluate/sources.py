"""The money by its source: budgets as declared, spending as the payments say or all of the only source; what nobody knows stays blank."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec.structs import replace

from jixiao.evaluate.actuals import share
from jixiao.facts.schema import Row
from jixiao.model.document import SOURCES, Funding
from jixiao.model.progress import BySource
from jixiao.values.blank import filled, is_nonzero
from jixiao.values.money import Money, grouped

LEDGER = {"财政拨款": "fiscal", "上年结转": "carried_over", "其他资金": "other"}
"""The sources of the ledger of payments, and the field of each."""
NOTHING = Decimal("0.00")


def paid_from(payments: Iterable[Row]) -> dict[str, Money]:
    """Return what was paid by the source that the ledger names; under "" what names none."""
    found: dict[str, Money] = {}
    for row in payments:
        amount = row["amount"]
        source = str(row["source"] or "")
        found[source] = found.get(source, NOTHING) + (amount if isinstance(amount, Decimal) else NOTHING)
    return found


def by_source(funding: Funding, executed: Money | None, paid: Mapping[str, Money]) -> BySource:
    """Return what was spent of every source that was declared or paid from; blanks where payments and declaration leave it open."""
    declared = [name for name, field in SOURCES.items() if getattr(funding, field)]
    nothing = nothing_of(funding)
    if executed is not None and paid and paid.keys() <= LEDGER.keys() and sum(paid.values()) == executed:
        told = {LEDGER[source]: amount for source, amount in paid.items()}
        return BySource(**nothing | dict.fromkeys(declared, NOTHING) | told)
    return BySource() if len(declared) != 1 or executed is None else BySource(**nothing | {declared[0]: executed})


def nothing_of(funding: Funding) -> dict[str, Money]:
    """Return nothing for each source that is declared to give nothing: what is said to be nothing is no blank."""
    return {name: NOTHING for name, field in SOURCES.items() if getattr(funding, field) == 0}


def initial_by_source(funding: Funding, initial: Money | None) -> BySource:
    """Return the budget at the start of the year by source, as the form declares it; blanks where that does not add up to it."""
    for fields in ({name: f"initial_{name}" for name in SOURCES}, SOURCES):
        parts = {name: part for name, field in fields.items() if (part := getattr(funding, field)) is not None}
        if parts and sum(parts.values()) == initial:
            return BySource(**parts)
    return BySource()


def of_budget(funding: Funding, budget: Money | None) -> Funding:
    """Return the sources of another budget than the declared one: the only source takes it all, of several nobody knows which did."""
    declared = {field: part for field in SOURCES.values() if (part := getattr(funding, field))}
    if budget is None or budget in (funding.annual, sum(declared.values())):
        return funding
    return replace(funding, **(dict.fromkeys(declared, budget) if len(declared) == 1 else dict.fromkeys(SOURCES.values())))


def forecast_by_source(funding: Funding, executed: Money, spent: BySource, forecast: Money | None) -> BySource:
    """Return what will be spent of every source: what was, and the rest of the only one with money left, or of all where all of it goes.

    ``funding`` holds the sources of the budget in force. Blanks where the rest may be of one or another.
    """
    if forecast is None or forecast < executed:
        return BySource()
    budgets = {name: part for name, field in SOURCES.items() if (part := getattr(funding, field))}
    so_far = {name: part for name in SOURCES if (part := getattr(spent, name)) is not None}
    left = {name: part - so_far.get(name, NOTHING) for name, part in budgets.items()}
    if so_far and forecast == executed:
        return spent
    if (
        min(left.values(), default=NOTHING) >= 0
        and forecast == sum(budgets.values())
        and {name for name, part in so_far.items() if part} <= budgets.keys()
    ):
        return BySource(**nothing_of(funding) | dict.fromkeys(so_far, NOTHING) | budgets)
    to_come = [name for name in budgets if left[name] > 0 or len(budgets) == 1]
    if not so_far or len(to_come) != 1 or (len(budgets) > 1 and forecast - executed > left[to_come[0]]):
        return BySource()
    return BySource(**so_far | {to_come[0]: so_far.get(to_come[0], NOTHING) + forecast - executed})


def budget_notes(funding: Funding, initial: Money | None, budget: Money | None) -> Iterable[str]:
    """Yield why a form's budgets by source stay blank."""
    declared = [field for field in SOURCES.values() if getattr(funding, field)]
    if declared and initial is not None and initial_by_source(funding, initial) == BySource():
        yield f"申报表各来源的资金相加不是年初预算数 {grouped(initial)} 元，表中各来源的年初预算数留空。"
    if len(declared) > 1 and of_budget(funding, budget) != funding:
        yield "预算调整没有写明资金来源，调整后的全年预算数不能按来源分开，表中各来源的全年预算数留空。"


def forecast_notes(funding: Funding, forecast: Money | None, found: BySource) -> Iterable[str]:
    """Yield why a form's forecasts by source stay blank."""
    if is_nonzero(forecast) and found == BySource() and any(getattr(funding, field) for field in SOURCES.values()):
        yield "以后的支出用哪一项资金没有记录，全年预计执行数不能按来源分开，表中各来源的全年预计执行数留空。"


def source_notes(funding: Funding, executed: Money | None, found: BySource) -> Iterable[str]:
    """Yield why a form's sources stay blank, and what was paid from a source that was not declared."""
    several = [field for field in SOURCES.values() if getattr(funding, field)]
    if is_nonzero(executed) and len(several) > 1 and found == BySource():
        yield "支出明细没有全部写明资金来源，执行数不能按来源分开，表中各来源的执行数留空。"
    for source, name in LEDGER.items():
        spent = filled(getattr(found, name), NOTHING)
        if spent and not getattr(funding, SOURCES[name]) and several:
            yield f"支出明细里有 {grouped(spent)} 元的资金来源是“{source}”，申报表没有安排这项资金，请核对。"


def with_sources(funding: Funding, spent: BySource, initial: BySource, forecast: BySource | None = None) -> Funding:
    """Return the funds of a form with the budget at the start of every source, what was spent of it and will be, and its rate."""
    columns = {"initial": initial, "executed": spent, "forecast": forecast or BySource()}
    rates = {name: share(getattr(spent, name), getattr(funding, SOURCES[name])) for name in SOURCES}
    parts = {f"{column}_{name}": getattr(told, name) for column, told in columns.items() for name in SOURCES}
    return replace(funding, **parts, **{f"rate_{name}": rate for name, rate in rates.items()})
