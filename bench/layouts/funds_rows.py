"""The rows of a form's money."""

from collections.abc import Iterator
from decimal import Decimal

from layouts.block import Piece, above, label, value
from layouts.known import Form, Funds, Sums
from layouts.style import Style

PARTS = ("whole", "fiscal", "carried", "other")
WAN = Decimal(10000)


def funds_rows(form: Form, style: Style) -> Iterator[list[Piece]]:
    """Yield the rows of the money as the form's kind has them."""
    if style.schema == "shanghai":
        yield from both_sides(form.funds, style)
    elif style.schema in {"self", "transfer", "monitor"}:
        yield from side_by_side(form, style)
    else:
        yield from one_column(form.funds.annual, style)


def amount(value: Decimal | None, style: Style) -> str:
    """Return an amount of yuan in the form's unit, empty for a blank."""
    if value is None:
        return ""
    if style.money == "元":
        return f"{value:,.2f}"
    return f"{value / WAN:.2f}"


def funds_label(style: Style) -> str:
    """Return the label of the money with its unit."""
    return f"{style.labels['funds']}（{style.money}）"


def both_sides(funds: Funds, style: Style) -> Iterator[list[Piece]]:
    """Yield the whole project's money beside the year's, as Shanghai's form has it."""
    total, annual = funds.total, funds.annual
    yield [
        label(funds_label(style)),
        label("项目资金总额"),
        money(total.whole, style),
        label("年度资金申请总额"),
        money(annual.whole, style),
    ]
    yield [above(), label("其中：财政资金"), money(total.fiscal, style), label("其中：当年财政拨款"), money(annual.fiscal, style)]
    yield [above(), value(""), value(""), label("上年结转资金"), money(annual.carried, style)]
    yield [above(), label("其他资金"), money(total.other, style), label("其他资金"), money(annual.other, style)]


def money(amount_: Decimal | None, style: Style) -> Piece:
    """Return the cell of an amount."""
    return value(amount(amount_, style) or style.blank)


def one_column(annual: Sums, style: Style) -> Iterator[list[Piece]]:
    """Yield the year's money, a part a row."""
    first = label(funds_label(style), 2)
    for part in parts(style):
        yield [first, label(style.labels[part], 2), money(getattr(annual, part), style)]
        first = above(2)


def parts(style: Style) -> tuple[str, ...]:
    """Return the rows of money that the form has."""
    return PARTS if style.schema != "whole" else ("whole", "fiscal", "other")


def side_by_side(form: Form, style: Style) -> Iterator[list[Piece]]:
    """Yield budget and spending, a part a row, with what the form says of the execution."""
    heads = column_heads(style)
    yield [label(funds_label(style)), value("", named(style)), *(label(text) for _, text in heads)]
    for part in parts(style):
        cells = [execution_cell(form.funds, key, part, style) for key, _ in heads]
        yield [above(), label(style.labels[part], named(style)), *(value(text or style.blank) for text in cells)]


def named(style: Style) -> int:
    """Return how wide the names of the parts are."""
    return max(1, style.width - 1 - len(heads_of(style)))


def heads_of(style: Style) -> tuple[str, ...]:
    """Return the columns of money."""
    own = {
        "self": ("initial", "adjusted", "executed", "points", "rate", "score"),
        "transfer": ("adjusted", "executed", "rate"),
        "monitor": ("initial", "executed", "rate", "expected_spending"),
    }[style.schema]
    return (*style.funds_extra, *own)


def column_heads(style: Style) -> list[tuple[str, str]]:
    """Return the columns of money with what stands above them."""
    said = style.labels | {"last_year": style.labels["money_last_year"], "points": "分值", "score": "得分"}
    if style.schema == "monitor":
        span = style.months.format(n=style.stage)
        said |= {"executed": f"{span}执行数", "rate": f"{span}执行率"}
    if style.schema == "transfer":
        said |= {"adjusted": f"{said['adjusted']}（A）", "executed": f"{said['executed']}（B）", "rate": f"{said['rate']}（B/A）"}
    return [(key, said[key]) for key in heads_of(style)]


def execution_cell(funds: Funds, key: str, part: str, style: Style) -> str:
    """Return what stands in one square of the money."""
    if key in {"points", "score", "rate"}:
        return said_once(funds, key) if part == "whole" else "—" if key != "rate" else ""
    column: Sums = {"expected_spending": funds.forecast, "last_year": funds.last_year}.get(key) or getattr(funds, key)
    return amount(getattr(column, part), style)


def said_once(funds: Funds, key: str) -> str:
    """Return points, rate or score of the whole money."""
    if key == "rate":
        return f"{funds.rate}%" if funds.rate is not None else ""
    number = funds.points if key == "points" else funds.score
    return "" if number is None else f"{number}"
