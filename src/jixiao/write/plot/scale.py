"""Scales of a plot: where a figure stands on the paper, and which figures the grid names."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

NICE = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


class Scale(NamedTuple):
    """A straight scale: ``low`` stands at ``start``, ``high`` at ``finish``, in units of the drawing."""

    low: Decimal
    high: Decimal
    start: Decimal
    finish: Decimal

    def __call__(self, value: Decimal) -> Decimal:
        """Return where a figure stands; one beyond an end stands at that end."""
        held = min(max(value, self.low), self.high)
        return self.start + (held - self.low) * (self.finish - self.start) / (self.high - self.low)


def step(span: Decimal, most: int) -> Decimal:
    """Return a round step (1, 2 or 5 times a power of ten) that divides the span into at most so many parts."""
    least = max(span, Decimal("0.01")) / most
    power = Decimal(1).scaleb(least.adjusted())
    return next(nice * power for nice in NICE if nice * power >= least)


def round_figures(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    """Return the round figures from at or below ``low`` to at or above ``high``."""
    apart = step(high - low, most)
    first = (low / apart).to_integral_value(ROUND_FLOOR)
    last = max(first + 1, (high / apart).to_integral_value(ROUND_CEILING))
    return tuple(_steps(first, last, apart))


def _steps(first: Decimal, last: Decimal, apart: Decimal) -> Iterator[Decimal]:
    count = first
    while count <= last:
        yield count * apart
        count += 1
