"""The picture of money against indicators: which yuan a cost indicator speaks of, project by project."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from jixiao.model.finding import Balance, BalanceRow, DocumentReport
from jixiao.values.blank import filled, is_nonzero
from jixiao.values.money import Money
from jixiao.write.look.markup import Markup, tag
from jixiao.write.naming import wan
from jixiao.write.page import Page

WIDE, HIGH, GAP = 1000, 40, 3
TENTH = Decimal("0.1")


def wan_or_unfilled(amount: Money | None, page: Page) -> str:
    """Return an amount in ten thousands with two decimals, as official prose prints it; 未填 for a blank."""
    return wan(amount, page.say("未填", "blank"))


def share(part: Money | None, whole: Money | None) -> str | None:
    """Return a share in per cent with one decimal, None of nothing and where the part is not known."""
    return f"{(part * 100 / whole).quantize(TENTH, ROUND_HALF_UP)}%" if is_nonzero(whole) and part is not None else None


def coverage_strip(report: DocumentReport, page: Page, name: str) -> Markup:
    """Return the strip: a segment for each project as wide as its money, filled as far as cost indicators reach, hatched beyond."""
    balance = report.balance
    defs = tag(
        "defs",
        tag(
            "pattern",
            tag("rect", width=8, height=8),
            tag("path", d="M-2 10 10 -2M-2 2 2 -2M6 10 10 6"),
            id=f"{name}-h",
            cls="hatching",
            width=8,
            height=8,
            patternUnits="userSpaceOnUse",
        ),
    )
    return tag(
        "svg",
        tag("title", page.say("各项目资金有没有成本指标", "Money under cost indicators, by project"), id=f"{name}-t"),
        tag("desc", described(balance, page), id=f"{name}-d"),
        defs,
        *_segments(balance, f"{name}-h"),
        cls="strip",
        view_box=f"0 0 {WIDE} {HIGH}",
        aspect="none",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
    )


def described(balance: Balance, page: Page) -> str:
    """Return the picture in words: every project's money and how much of it a cost indicator speaks of."""
    told = [
        page.say(
            f"{row.name or row.number} {wan_or_unfilled(row.controlled, page)} / {wan_or_unfilled(row.form, page)} 万元",
            f"{row.name or row.number}: {wan_or_unfilled(row.controlled, page)} of {wan_or_unfilled(row.form, page)}",
        )
        for row in balance.rows
    ]
    return page.say("；", "; ").join(told) + page.say("。", ".")


def _segments(balance: Balance, hatch: str) -> Iterator[Markup]:
    rows = [row for row in balance.rows if is_nonzero(row.form)]
    whole = sum((filled(row.form, Money(0)) for row in rows), Money(0))
    room, left = WIDE - GAP * (len(rows) - 1), Decimal(0)
    for row in rows:
        width = _part(row.form, whole, room)
        yield tag("rect", x=f"{left:.2f}", y=0, width=f"{width:.2f}", height=HIGH, cls="hatch", fill=f"url(#{hatch})")
        if is_nonzero(row.controlled):
            yield tag("rect", x=f"{left:.2f}", y=0, width=f"{_part(row.controlled, whole, room):.2f}", height=HIGH, cls="has")
        left += width + GAP


def _part(amount: Money | None, whole: Money, room: int) -> Decimal:
    return Decimal(0) if not whole or amount is None else amount * room / whole


def project_bar(row: BalanceRow, page: Page) -> Markup:
    """Return one project's bar: the part of its money that cost indicators speak of."""
    part = _part(row.controlled, filled(row.form, Money(0)), 100)
    return tag(
        "svg",
        tag(
            "title",
            page.say(
                f"有成本指标 {share(row.controlled, row.form) or '无法计算'}",
                f"{share(row.controlled, row.form) or 'unknown'} under cost indicators",
            ),
        ),
        tag("rect", cls="all", width=100, height=6),
        tag("rect", cls="has", width=f"{part:.2f}", height=6) if part else None,
        cls="bar",
        view_box="0 0 100 6",
        aspect="none",
        role="img",
    )


def legend_key(look: str, fill: str | None = None) -> Markup:
    """Return a small piece of the strip for its legend."""
    return tag("svg", tag("rect", width=14, height=8, cls=look, fill=fill), view_box="0 0 14 8", cls="strip-key strip", aria_hidden="true")
