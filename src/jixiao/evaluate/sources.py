"""What was spent by source of the money: as the payments say, or all of the only source that was declared; else nobody knows."""

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
    if executed is not None and paid and paid.keys() <= LEDGER.keys() and sum(paid.values()) == executed:
        told = {LEDGER[source]: amount for source, amount in paid.items()}
        return BySource(**{name: told.get(name, NOTHING) for name in SOURCES if name in declared or name in told})
    return BySource(**({declared[0]: executed} if len(declared) == 1 else {}))


def source_notes(funding: Funding, executed: Money | None, found: BySource) -> Iterable[str]:
    """Yield why a form's sources stay blank, and what was paid from a source that was not declared."""
    several = [field for field in SOURCES.values() if getattr(funding, field)]
    if is_nonzero(executed) and len(several) > 1 and found == BySource():
        yield "支出明细没有全部写明资金来源，执行数不能按来源分开，表中各来源的执行数留空。"
    for source, name in LEDGER.items():
        spent = filled(getattr(found, name), NOTHING)
        if spent and not getattr(funding, SOURCES[name]) and several:
            yield f"支出明细里有 {grouped(spent)} 元的资金来源是“{source}”，申报表没有安排这项资金，请核对。"


def with_sources(funding: Funding, found: BySource) -> Funding:
    """Return the funds of a form with what was spent of every source, and its rate of what there is of it."""
    parts = {name: getattr(found, name) for name in SOURCES}
    rates = {name: share(spent, getattr(funding, SOURCES[name])) for name, spent in parts.items()}
    return replace(funding, **{f"executed_{name}": parts[name] for name in parts}, **{f"rate_{name}": rates[name] for name in rates})
