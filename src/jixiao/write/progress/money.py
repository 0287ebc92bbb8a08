"""Money through the year as a plot with its figures as a table."""

from decimal import Decimal
from functools import partial

from jixiao.model.progress import MoneyProgress
from jixiao.values.money import Money, grouped
from jixiao.write.naming import BLANK, wan
from jixiao.write.page import Page
from jixiao.write.plot.burnup import Names, Point, burnup, small_burnup
from jixiao.write.plot.legend import stroke
from jixiao.write.progress.words import budget_words
from jixiao.write.tree import Cell, Column, Paragraph, Picture, Plot, Row, Table


def money_plot(money: MoneyProgress, page: Page, name: str, *, small: bool = False) -> Plot | Paragraph:
    """Return the plot; ``name`` is unique on the page; a sentence where no month is known."""
    if not money.months:
        return Paragraph(page.say("没有分月的数，画不出来。", "No month is known: nothing can be drawn."), look="card-body muted")
    points = [Point(m.month, _wan(m.planned), _wan(m.spent), _wan(m.forecast), _wan(m.low), _wan(m.high)) for m in money.months]
    title = page.say("逐月累计支出：计划、实际和预计，单位万元。", "Money spent by the end of every month: planned, spent, expected.")
    draw = small_burnup if small else burnup
    drawn = partial(draw, points, _wan(budget_words(money)), _names(page), name=name, title=title, told=_told(money, page))
    return Plot(Picture(drawn), _keys(page), _table(money, page), page.say("图里的数", "Figures"), kind="burnup")


def _wan(amount: Money | None) -> Decimal | None:
    return None if amount is None else amount.scaleb(-4)


def _names(page: Page) -> Names:
    if page.lang == "en":
        return Names("plan", "spent", "expected", "budget", "{}", "10k")
    return Names("计划", "实际", "预计", "预算", "{} 月", "万元")


def _told(money: MoneyProgress, page: Page) -> str:
    last = next((m for m in reversed(money.months) if m.spent is not None), None)
    if last is None:
        return page.say("还没有支出。", "Nothing was spent yet.")
    spent, due, end, budget = wan(last.spent), wan(last.planned), wan(money.forecast), wan(budget_words(money))
    return page.say(
        f"到 {last.month} 月底实际 {spent} 万元，计划 {due} 万元；年底预计 {end} 万元，预算 {budget} 万元。",
        f"By the end of month {last.month} {spent} ten thousand yuan spent, {due} planned; {end} expected by the year's end of {budget}.",
    )


def _keys(page: Page) -> tuple[tuple[Picture, str], ...]:
    words = page.say("实际|计划|预计|预算", "spent|planned|expected|budget").split("|")
    return tuple((Picture(partial(stroke, look)), word) for look, word in zip(("l-act", "l-plan", "l-fc", "l-budget"), words, strict=True))


def _table(money: MoneyProgress, page: Page) -> Table:
    """Return the plot's figures in yuan, with the range of the forecast where it has one, the budget at the foot."""
    ranged = any(m.low is not None and m.low != m.high for m in money.months)
    heads = page.say("到月底|计划|实际|预计|最少|最多", "By the end of|Planned|Spent|Expected|At least|At most").split("|")[
        : 6 if ranged else 4
    ]
    columns = tuple(Column(h, look="num" if n else "", names=not n, label=False) for n, h in enumerate(heads))
    rows = (
        (page.say(f"{m.month} 月", str(m.month)), (m.planned, m.spent, m.forecast, m.low, m.high)[: len(heads) - 1]) for m in money.months
    )
    blank = (Cell(),) * (len(heads) - 2)
    budget = budget_words(money)
    return Table(
        columns,
        tuple(Row((Cell(name), *(_cell(figure) for figure in figures))) for name, figures in rows),
        foot=() if budget is None else (Row((Cell(page.say("预算", "Budget")), _cell(budget), *blank)),),
        caption=page.say("逐月累计，单位：元。", "Sums by month, in yuan."),
        look="mini",
        is_wide=True,
    )


def _cell(amount: Money | None) -> Cell:
    return Cell(BLANK if amount is None else grouped(amount))
