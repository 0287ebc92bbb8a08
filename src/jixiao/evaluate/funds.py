"""A project's money from the records: the budget in force and what was spent, by the same measure as everywhere."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from jixiao.evaluate.budgets import declared_money, plain
from jixiao.evaluate.given import Funds
from jixiao.evaluate.sources import budget_notes, by_source, initial_by_source, paid_from, source_notes
from jixiao.evaluate.spending import TARGET_CHANGE, adjustments, amount_of, documented, paid_again, project_row
from jixiao.facts.schema import Row
from jixiao.ledger.balance import closing
from jixiao.ledger.load import Records
from jixiao.ledger.measured import Measured
from jixiao.ledger.schema import ledgers
from jixiao.model.document import Project
from jixiao.model.step import Step, step
from jixiao.values.money import Money, signed, yuan

SPENDING = "project_spending"
"""The measure behind 全年执行数."""
MOST_TOLD = 3
NO_ADJUSTMENTS = "台账里没有“预算和目标调整”，年内有没有追加、追减没有记录说明，预算数按年初数。"


def funds_of(project: Project, records: Records, number: int, spent: Measured | None, until: date, payments: Sequence[Row] = ()) -> Funds:
    """Return the project's money up to a day: the ledgers' budget with its documented adjustments, else the form's; spending as measured.

    ``payments`` are the project's, up to the day.
    """
    row = project_row(records, number)
    initial = declared_money(project) if row is None else _money(row["initial"])
    changes = [] if row is None else list(_changes(adjustments(records, str(row["at"]), until)))
    budget = project.funding.adjusted if row is None and project.funding.adjusted is not None else initial
    if budget is not None and changes:
        budget = yuan(budget + sum(amount for amount, _ in changes))
    printed = None if project.kind == "monitoring" else project.funding.executed
    measured = None if spent is None or spent.numerator is None else yuan(spent.numerator)
    executed = printed if measured is None else measured
    sources = by_source(project.funding, executed, paid_from(payments))
    return Funds(
        initial=initial,
        budget=budget,
        executed=executed,
        rows=spent.rows if spent is not None else 0,
        addresses=spent.addresses if spent is not None else (),
        by_source=sources,
        initial_by_source=initial_by_source(project.funding, initial),
        unscored=_unscored(project, row, budget, executed) or _not_closing(row, records, until.year),
        notes=(
            *_doubts(project, row, number, until.year),
            *(("台账里没有这个项目当年的支出，执行数取自表中所填，没有记录证明。",) if measured is None and printed is not None else ()),
            *(f"预算调整 {signed(amount)} 元：{why}" for amount, why in changes),
            *_undocumented(row, records, until),
            *(
                (NO_ADJUSTMENTS,)
                if row is not None and "adjustments" not in (records.held or {"adjustments"}) and row.get("adjusted") is None
                else ()
            ),
            *_twice(payments),
            *budget_notes(project.funding, initial, budget),
            *source_notes(project.funding, executed, sources),
        ),
    )


def _doubts(project: Project, row: Row | None, number: int, year: int) -> Iterable[str]:
    """Yield what makes it doubtful that the budgets' row is this project's: none there, another name, another year."""
    if row is None:
        yield f"台账“项目预算”里没有编号 {number} 的项目，预算数取自表中所填。"
        return
    if plain(row["name"]) != plain(project.name):
        yield f"台账“项目预算”里编号 {number} 的名称是“{row['name']}”，与表中的“{project.name or '（无名称）'}”不同，请核对是不是同一个项目。"
    starts, ends = row["starts"], row["ends"]
    if (isinstance(starts, date) and starts.year > year) or (isinstance(ends, date) and ends.year < year):
        yield f"台账“项目预算”里编号 {number} 的实施周期不含 {year} 年，请核对台账是不是这一年的。"


def _changes(rows: Iterable[Row]) -> Iterable[tuple[Decimal, str]]:
    for row in documented(rows):
        yield amount_of(row), f"{row['kind']}，{row['reason'] or '没有写原因'}（{row['document_no']}）"


def _undocumented(row: Row | None, records: Records, until: date) -> Iterable[str]:
    for change in () if row is None else adjustments(records, str(row["at"]), until):
        amount = change["amount"]
        if isinstance(amount, Decimal) and change["kind"] != TARGET_CHANGE and not change["document_no"]:
            yield f"{change['kind']} {signed(amount)} 元没有批准文号，没有计入预算数。"


def _twice(payments: Sequence[Row]) -> Iterable[str]:
    found = [row for row in paid_again(payments) if amount_of(row) > 0]
    if found:
        codes = "、".join(str(row["code"]) for row in found[:MOST_TOLD])
        more = f" 等 {len(found)} 笔" if len(found) > MOST_TOLD else ""
        yield f"凭证 {codes}{more} 和前面的一笔同票据、同收款人、同金额，可能是重复支付；执行数照账计，没有扣减，请核对。"


def _unscored(project: Project, row: Row | None, budget: Money | None, executed: Money | None) -> Step | None:
    """Return why the rate earns nothing: another budget than the declared one, or a rate that no document explains."""
    declared = declared_money(project)
    initial = None if row is None else _money(row["initial"])
    if declared is not None and initial is not None and initial != declared:
        return step("budget_differs", initial=initial, declared=declared)
    if executed is not None and executed < 0:
        return step("below_nothing", executed=executed)
    if budget is not None and executed is not None and budget > 0 and executed > budget:
        return step("beyond_budget", executed=executed, budget=budget)
    return None


def _not_closing(row: Row | None, records: Records, year: int) -> Step | None:
    """Return why the rate earns nothing where the budget of the year is registered and the documented changes do not come to it."""
    if row is None:
        return None
    budgets, changed = ledgers()["budgets"], documented(adjustments(records, str(row["at"]), date(year, 12, 31)))
    told = closing(budgets, budgets.column("adjusted"), row, changed)
    return step("closing_differs", budget=told.expected, closing=told.said) if told is not None and told.is_broken else None


def _money(value: object) -> Decimal | None:
    return yuan(value) if isinstance(value, Decimal | int) else None
