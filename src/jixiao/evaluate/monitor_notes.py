"""What a reader of the monitoring must know, in sentences: behind, above the budget, paid twice, changed, not measured."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from jixiao.evaluate.forecast import MoneyForecast
from jixiao.evaluate.spending import TARGET_CHANGE, Spending, last_payment
from jixiao.evaluate.targets import Change
from jixiao.facts.schema import Row
from jixiao.ledger.load import Records
from jixiao.model.progress import IndicatorProgress, MoneyProgress
from jixiao.values.blank import filled
from jixiao.values.money import grouped
from jixiao.values.rounding import fixed


def notes_of(  # noqa: PLR0913 - one of each
    spent: Spending,
    forecast: MoneyForecast,
    money: MoneyProgress,
    indicators: Sequence[IndicatorProgress],
    changes: Sequence[Change],
    as_of: date,
    *,
    behind: bool,
) -> Iterator[str]:
    """Yield the sentences about one project, the gravest first."""
    if behind and money.gap is not None and money.gap < 0 and money.budget is not None:
        due = money.budget * filled(money.planned, Decimal(0)) / 100
        short = due - money.executed
        yield f"支出比计划少 {grouped(short)} 元（慢 {fixed(-money.gap)} 个百分点）"
    if forecast.above is not None:
        yield f"照现在的计划全年会超出预算 {grouped(forecast.above)} 元"
    if spent.doubled:
        names = "、".join(address.partition("#")[2] for address in spent.doubled)
        yield f"凭证 {names} 疑似重复支付，照账计入执行数，没有扣减；还没有退回的 {grouped(spent.doubled_amount)} 元"
    for indicator in indicators:
        if indicator.likelihood in ("有可能", "完全不可能") and indicator.to_date is not None:
            why = indicator.why or f"到目前 {indicator.to_date}，目标 {indicator.target}，记录里没有写原因"
            yield f"“{indicator.name}”{indicator.likelihood}完成：{why}"
    yield from (_change(row) for row in spent.changes if row["kind"] != TARGET_CHANGE)
    for change in changes:
        yield f"“{indicators[change.place].name}”的指标值 {change.row['decided_on']} 由 {change.row['old_target'] or change.before} 调整为 {change.after}：{change.row['reason']}"
    missing = sum(indicator.evidence == "none" and indicator.measure is None for indicator in indicators)
    if missing:
        yield f"{missing} 个指标没有度量，不能监控"
    silent = [x for x in indicators if x.evidence == "none" and x.measure is not None]
    months = sorted({x.due_month for x in silent if x.due_month is not None})
    if months:
        yield f"{sum(x.due_month is not None for x in silent)} 个指标未到时点，计划 {'、'.join(map(str, months))} 月才有"
    doubted = [x for x in silent if x.doubt is not None]
    yield from (f"“{x.name or '（无名称）'}”{x.method}" for x in doubted)
    unproved = [x.name or "（无名称）" for x in silent if x.due_month is None and x not in doubted]
    if unproved:
        yield f"截至 {as_of.month} 月 {as_of.day} 日还没有记录的指标：{'、'.join(unproved)}"


def _change(row: Row) -> str:
    amount, number = row["amount"], row["document_no"]
    sum_ = f"{grouped(abs(amount))} 元" if isinstance(amount, Decimal) else "（没有写金额）"
    return f"{row['decided_on']} {row['kind']} {sum_}（{number or '没有批准文号'}）：{row['reason']}"


def unit_notes(records: Records, as_of: date, numbers: Sequence[int | None]) -> tuple[str, ...]:
    """Return the sentences about the whole: records that end before the day, projects of the ledgers that the document has not."""
    notes = []
    last = last_payment(records)
    if last is None:
        notes.append("台账里没有一笔支出，钱的数都是没有记录的数")
    elif (as_of.year, as_of.month) > (last.year, last.month):
        notes.append(f"支出明细最后一笔是 {last}，以后到 {as_of} 没有记录；台账没有登记完的，请补上再看")
    unknown = [str(row["name"]) for row in records.tables["ledger_budgets"] if row["code"] not in numbers]
    if unknown:
        notes.append(f"台账里有、文件里没有的项目：{'、'.join(unknown)}")
    return tuple(notes)
