"""The money balance of a document as a table, and the money that no indicator measures."""

from jixiao.model.finding import Balance, BalanceRow, DocumentReport, Uncovered
from jixiao.values.money import Money, grouped
from jixiao.write.columns import wrap
from jixiao.write.hostile import visible
from jixiao.write.page import Page
from jixiao.write.text.table import Cell, table

MOST_ROWS = 30
MOST_ITEMS = 15
NONE, UNSURE = "-", "?"


def balance_lines(report: DocumentReport, page: Page) -> list[str]:
    """Return narrative, form, cost indicators and their differences by project and in all; empty without any money."""
    balance = report.balance
    if not any(row.form is not None or row.narrative is not None for row in balance.rows):
        return []
    rows, left_out = _chosen(balance.rows, page)
    header = [
        page.say("项目", "Project"),
        page.say("情况说明", "Narrative"),
        page.say("申报表", "Form"),
        page.say("说明减表 ", "Difference "),
        page.say("成本指标 ", "Cost targets "),
    ]
    body = [_row(row, page) for row in rows] + _totals(balance, page)
    lines = [*page.section(page.say("资金对照（元）", "Money side by side (yuan)")), *table(header, body, page)]
    if left_out:
        lines += [
            page.paint(
                "dim",
                "  "
                + page.say(
                    f"另有 {left_out} 个项目两处一致，未列出（--verbose 全部列出）",
                    f"{left_out} more projects agree and are not listed (--verbose lists all)",
                ),
            )
        ]
    return lines + _legend(balance, page)


def _chosen(rows: tuple[BalanceRow, ...], page: Page) -> tuple[list[BalanceRow], int]:
    if page.verbose or len(rows) <= MOST_ROWS:
        return list(rows), 0
    telling = [row for row in rows if row.difference or _above(row)]
    return telling, len(rows) - len(telling)


def _above(row: BalanceRow) -> bool:
    return row.measured is not None and row.form is not None and row.measured > row.form


def _row(row: BalanceRow, page: Page) -> list[Cell]:
    number = "" if row.number is None else f"{row.number} "
    name = Cell(number + visible(row.name or page.say("（无名称）", "(no name)")) + _mark(row, "name"))
    measured = Cell(_money(row.measured) + _mark(row, "measured") + ("!" if _above(row) else " "), "error" if _above(row) else None)
    narrative, form = (Cell(_money(amount) + _mark(row, of)) for of, amount in (("narrative", row.narrative), ("form", row.form)))
    return [name, narrative, form, _difference(row.difference), measured]


def _mark(row: BalanceRow, field: str) -> str:
    return UNSURE if field in row.doubtful else ""


def _totals(balance: Balance, page: Page) -> list[list[Cell]]:
    total = [
        Cell(page.say("合计", "Total"), "strong"),
        Cell(_money(balance.narrative)),
        Cell(_money(balance.form)),
        _difference(balance.narrative_gap),
        Cell(""),
    ]
    if balance.cover is None:
        return [total]
    return [
        total,
        [Cell(page.say("封面", "Cover"), "strong"), Cell(""), Cell(_money(balance.cover)), _difference(balance.cover_gap), Cell("")],
    ]


def _money(amount: Money | None) -> str:
    return NONE if amount is None else grouped(amount)


def _difference(gap: Money | None) -> Cell:
    return Cell(f"{gap:+,.2f}*", "error") if gap else Cell(("0.00" if gap is not None else NONE) + " ")


def _legend(balance: Balance, page: Page) -> list[str]:
    told = []
    if any(row.difference for row in balance.rows) or balance.cover_gap or balance.narrative_gap:
        told.append(page.say("* 两处不一致；封面一行是封面减申报表合计", "* differs; the cover's line is cover less forms"))
    if any(row.doubtful for row in balance.rows):
        told.append(page.say("? 读得不确定，以原件为准", "? not surely read; the source decides"))
    if any(map(_above, balance.rows)):
        told.append(page.say("! 成本指标高于申报金额", "! cost targets above the money asked for"))
    return [page.paint("dim", line) for line in wrap("  ".join(told), page.columns, first="  ", hanging="  ")] if told else []


def coverage_lines(report: DocumentReport, page: Page) -> list[str]:
    """Return the items of money that no output indicator measures, the largest where there are many."""
    items = report.balance.uncovered
    if not items:
        return []
    shown = items if page.verbose or len(items) <= MOST_ITEMS else sorted(items, key=lambda u: -u.amount)[:MOST_ITEMS]
    title = page.section(page.say("哪些钱没有指标衡量（元）", "Money that no indicator measures (yuan)"))
    header = [page.say("支出项目", "Item"), page.say("金额", "Amount")]
    return [*title, *table(header, [*map(_item, shown), _rest(report.balance, len(items) - len(shown), page)], page)]


def _item(item: Uncovered) -> list[Cell]:
    number = "" if item.project is None else f"{item.project} "
    return [Cell(number + visible(item.label or "…")), Cell(grouped(item.amount))]


def _rest(balance: Balance, left_out: int, page: Page) -> list[Cell]:
    words = page.say(f"合计 {len(balance.uncovered)} 项", f"Total of {len(balance.uncovered)}")
    hint = page.say(f"（另 {left_out} 项较小的未列出）", f" ({left_out} smaller ones not listed)") if left_out else ""
    return [Cell(words + hint, "strong"), Cell(grouped(balance.uncovered_total))]
