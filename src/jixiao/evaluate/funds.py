"""A project's money from the records: the budget in force and what was spent, by the same measure as everywhere."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from jixiao.evaluate.budgets import plain
from jixiao.evaluate.given import Funds
from jixiao.evaluate.spending import TARGET_CHANGE, adjustments, project_row
from jixiao.facts.schema import Row
from jixiao.ledger.load import Records
from jixiao.ledger.measured import Measured
from jixiao.model.document import Project
from jixiao.values.money import yuan

SPENDING = "project_spending"
"""The measure behind 全年执行数."""


def funds_of(project: Project, records: Records, number: int, spent: Measured | None, until: date) -> Funds:
    """Return the project's money up to a day: the ledgers' budget with its adjustments, else the form's; spending as measured."""
    row = project_row(records, number)
    initial = project.funding.initial or project.funding.annual if row is None else _money(row["initial"])
    changes = [] if row is None else list(_changes(adjustments(records, str(row["at"]), until)))
    budget = project.funding.adjusted if row is None and project.funding.adjusted is not None else initial
    if budget is not None and changes:
        budget = yuan(budget + sum(amount for amount, _ in changes))
    printed = None if project.kind == "monitoring" else project.funding.executed
    measured = None if spent is None or spent.numerator is None else yuan(spent.numerator)
    return Funds(
        initial=initial,
        budget=budget,
        executed=printed if measured is None else measured,
        rows=spent.rows if spent is not None else 0,
        addresses=spent.addresses if spent is not None else (),
        notes=(
            *_doubts(project, row, number, until.year),
            *(("台账里没有这个项目当年的支出，执行数取自表中所填，没有记录证明。",) if measured is None and printed is not None else ()),
            *(f"预算调整 {amount:+,.2f} 元：{why}" for amount, why in changes),
            *(_left_out(spent) if spent is not None else ()),
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
    for row in rows:
        amount = row["amount"]
        if row["kind"] != TARGET_CHANGE and isinstance(amount, Decimal):
            number = f"（{row['document_no']}）" if row["document_no"] else "（没有批准文号）"
            yield amount, f"{row['kind']}，{row['reason'] or '没有写原因'}{number}"


def _left_out(spent: Measured) -> Iterable[str]:
    for address, why in spent.left_out[:3]:
        yield f"{address.partition(':')[2]} 没有计入支出：{why}"


def _money(value: object) -> Decimal | None:
    return yuan(value) if isinstance(value, Decimal | int) else None
