"""The money of known forms: it adds up, in whole hundreds of yuan, so that it can be printed in 万元 as well."""

from decimal import ROUND_HALF_UP, Decimal
from random import Random

from layouts.known import Funds, Sums

SIZES = (45, 120, 300, 860, 2400, 9300, 41000)
"""Budgets in thousands of yuan, about."""
CENT = Decimal("0.01")
NOTHING = Decimal("0.00")


def planned(random: Random, *, longer: bool) -> Funds:
    """Return a plan's money; ``longer``: the project costs more than this year's."""
    annual = sums(random, drawn(random))
    if not longer:
        return Funds(
            total=Sums(whole=annual.whole, fiscal=annual.whole and annual.whole - (annual.other or NOTHING), other=annual.other),
            annual=annual,
        )
    whole = (annual.whole or NOTHING) * random.choice((2, 3))
    other = (annual.other or NOTHING) * 2
    return Funds(total=Sums(whole=whole, fiscal=whole - other, other=other), annual=annual)


def spent(random: Random) -> Funds:
    """Return the money of a year that is over, with rate, points and score of its execution."""
    adjusted = sums(random, drawn(random))
    initial = adjusted if random.random() < 0.6 else scaled(adjusted, Decimal("1.1"))
    executed = scaled(adjusted, Decimal(random.choice(("1", "1", "0.98", "0.9365", "0.8", "0.4218"))))
    rate = percent(executed.whole, adjusted.whole)
    score = (rate / 10).quantize(CENT, ROUND_HALF_UP)
    last = scaled(adjusted, Decimal("0.87"))
    return Funds(
        annual=adjusted, initial=initial, adjusted=adjusted, executed=executed, last_year=last, rate=rate, points=Decimal(10), score=score
    )


def watched(random: Random) -> Funds:
    """Return the money of a year in its course."""
    initial = sums(random, drawn(random))
    executed = scaled(initial, Decimal(random.choice(("0.57", "0.6032", "0.35", "0.8"))))
    forecast = initial if random.random() < 0.7 else scaled(initial, Decimal("0.95"))
    return Funds(annual=initial, initial=initial, executed=executed, forecast=forecast, rate=percent(executed.whole, initial.whole))


def drawn(random: Random) -> Decimal:
    """Return a budget in yuan."""
    return Decimal(round(random.choice(SIZES) * random.uniform(0.6, 1.6) * 10)) * 100 + NOTHING


def sums(random: Random, whole: Decimal) -> Sums:
    """Return a column of money with that whole; most have nothing carried over and nothing else, printed as 0 or left blank."""
    nothing = random.choice((NOTHING, NOTHING, None))
    carried = hundreds(whole / 8) if random.random() < 0.25 else nothing
    other = hundreds(whole / 5) if random.random() < 0.25 else nothing
    return Sums(whole=whole, fiscal=whole - (carried or NOTHING) - (other or NOTHING), carried=carried, other=other)


def scaled(column: Sums, times: Decimal) -> Sums:
    """Return a column with every part multiplied, still adding up."""
    fiscal, carried, other = (None if part is None else hundreds(part * times) for part in (column.fiscal, column.carried, column.other))
    return Sums(
        whole=sum((part for part in (fiscal, carried, other) if part is not None), NOTHING), fiscal=fiscal, carried=carried, other=other
    )


def hundreds(value: Decimal) -> Decimal:
    """Return the value in whole hundreds of yuan, with two decimals."""
    return (value / 100).quantize(Decimal(1), ROUND_HALF_UP) * 100 + NOTHING


def percent(part: Decimal | None, whole: Decimal | None) -> Decimal:
    """Return the percentage with two decimals; both are known in every form that is made."""
    return (100 * (part or NOTHING) / (whole or Decimal(1))).quantize(CENT, ROUND_HALF_UP)
