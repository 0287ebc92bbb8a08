"""A project's money in the ledgers up to a day: the budget in force, what was paid less what was paid back, what looks paid twice.

Spending is what the books say, as in the measure ``project_spending``, so that monitoring in December and the self-evaluation say
the same: refunds count as negative, and what looks paid twice is told, never subtracted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from jixiao.evaluate.sources import paid_from
from jixiao.facts.schema import Row
from jixiao.ledger.load import Records
from jixiao.values.blank import filled
from jixiao.values.money import CENT, Money

NOTHING = Decimal("0.00")
TARGET_CHANGE = "目标调整"


class Spending(Struct, frozen=True, kw_only=True):
    """Money of a project from the first day of the year to a day, in yuan.

    ``months`` are payments by month from January, ``items`` the same by what they were for. ``budget`` is that in force
    on the day, after adjustments decided by then; None where no ledger and no form gives one.
    ``doubled`` are the addresses of payments whose receipt was paid before (as rule LDG01 tells); ``doubled_amount`` is what of them
    has not been paid back. Both are told beside what was spent, which holds them.
    """

    initial: Money | None
    budget: Money | None
    executed: Money
    months: tuple[Money, ...]
    items: Mapping[str, tuple[Money, ...]]
    addresses: tuple[str, ...]
    doubled: tuple[str, ...]
    doubled_amount: Money
    changes: tuple[Row, ...] = ()
    sources: Mapping[str, Money] = {}


def project_row(records: Records, number: int) -> Row | None:
    """Return the row of the budgets of a project, None where the ledgers have none of that number."""
    return next((row for row in records.tables["ledger_budgets"] if row["code"] == number), None)


def payments_by_project(records: Records) -> dict[object, list[Row]]:
    """Return the payments of every project by its address, told apart in one go."""
    found: dict[object, list[Row]] = {}
    for row in records.tables["ledger_payments"]:
        found.setdefault(row["project"], []).append(row)
    return found


def spending(records: Records, project: str | None, declared: Money | None, as_of: date, payments: Sequence[Row] | None = None) -> Spending:
    """Return the money of the project at an address of the budgets.

    ``declared`` is the form's budget, where no ledger has one; ``payments`` are the project's, where they are told apart already.
    """
    first = date(as_of.year, 1, 1)
    own = payments_by_project(records).get(project, []) if payments is None else payments
    paid = [row for row in own if first <= _day(row, "paid_on") <= as_of]
    doubled = list(paid_again(paid))
    changes = tuple(adjustments(records, project, as_of))
    budgets = next((row for row in records.tables["ledger_budgets"] if row["at"] == project), None)
    initial = declared if budgets is None else _money(budgets["initial"])
    names = dict.fromkeys(str(row["item"]) for row in paid)
    return Spending(
        initial=initial,
        budget=None if initial is None else initial + sum(map(amount_of, documented(changes)), NOTHING),
        executed=sum(map(amount_of, paid), NOTHING),
        months=_by_month(paid),
        items={name: _by_month([row for row in paid if row["item"] == name]) for name in names},
        addresses=tuple(str(row["at"]) for row in paid),
        doubled=tuple(str(row["at"]) for row in doubled if amount_of(row) > 0),
        doubled_amount=sum(map(amount_of, doubled), NOTHING),
        changes=changes,
        sources=paid_from(paid),
    )


def _by_month(paid: Sequence[Row]) -> tuple[Money, ...]:
    found = dict.fromkeys(range(1, 13), NOTHING)
    for row in paid:
        found[_day(row, "paid_on").month] += amount_of(row)
    return tuple(found.values())


def adjustments(records: Records, project: str | None, as_of: date) -> Iterator[Row]:
    """Yield the adjustments of a project decided by the day, in the order of their days."""
    rows = [row for row in records.tables["ledger_adjustments"] if row["project"] == project and _day(row, "decided_on") <= as_of]
    yield from sorted(rows, key=lambda row: (_day(row, "decided_on"), str(row["at"])))


def documented(changes: Iterable[Row]) -> Iterator[Row]:
    """Yield the changes that count: of the budget, and with a document."""
    return (row for row in changes if row["kind"] != TARGET_CHANGE and row["amount"] is not None and row["document_no"])


def paid_again(paid: Sequence[Row]) -> Iterator[Row]:
    """Yield the payments of a receipt that was paid before to the same payee, then what was paid back of them."""
    seen: set[tuple[object, object, object]] = set()
    again: set[object] = set()
    for row in sorted(paid, key=lambda row: str(row["at"])):
        key = (row["invoice"], row["payee"], row["amount"])
        if row["invoice"] is not None and amount_of(row) > 0 and key in seen:
            again.add(row["at"])
            yield row
        seen.add(key)
    yield from (row for row in paid if row["refund_of"] in again and row["at"] not in again)


def last_payment(records: Records) -> date | None:
    """Return the day of the last payment of all, None where there are none."""
    return max((_day(row, "paid_on") for row in records.tables["ledger_payments"]), default=None)


def _day(row: Row, column: str) -> date:
    day = row[column]
    return day if isinstance(day, date) else date.max


def _money(value: object) -> Money | None:
    return value.quantize(CENT) if isinstance(value, Decimal) else None


def amount_of(row: Row) -> Money:
    """Return a row's amount in yuan, nothing where it is blank."""
    return filled(_money(row["amount"]), NOTHING)
