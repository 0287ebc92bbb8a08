"""Whether a stated figure is what the calculation gives: rounded half up or cut off at its last printed digit."""

from fractions import Fraction
from typing import Literal

from msgspec import Struct

from jixiao.formula.tree import Node

Fit = Literal["exact", "rounded", "truncated", "coarse"]


class Comparison(Struct, frozen=True):
    """How a calculation and a statement compare: ``fit`` None when they differ; value and stated are in the same terms.

    ``cash`` is 1 when both are yuan. ``scale`` is what a number without a unit was multiplied by to get there.
    """

    fit: Fit | None
    value: Fraction
    stated: Fraction
    place: Fraction
    cash: int
    scale: int = 1

    @property
    def holds(self) -> bool:
        """Whether they agree."""
        return self.fit is not None


def fit_of(value: Fraction, stated: Fraction, place: Fraction, coarse: bool = False) -> Fit | None:
    """Return how ``value`` gives ``stated`` at its last printed place, None when it does not; ``coarse`` lets 约 round more."""
    if value == stated:
        return "exact"
    steps, printed = abs(value / place), abs(stated / place)
    if (value < 0) != (stated < 0) and stated and value:
        return None
    whole = steps.numerator // steps.denominator
    up = (2 * steps.numerator + steps.denominator) // (2 * steps.denominator)
    if printed in (up, whole):
        return "rounded" if printed == up else "truncated"
    if coarse and printed.denominator == 1 and printed:
        return _coarse(steps, printed.numerator)
    return None


def _coarse(steps: Fraction, printed: int) -> Fit | None:
    """Compare at the last digit that is no 0: 约5500 for 5535."""
    unit = 1
    while printed % (unit * 10) == 0:
        unit *= 10
    rounded = (2 * steps.numerator + steps.denominator * unit) // (2 * steps.denominator * unit) * unit
    return "coarse" if rounded == printed and unit > 1 else None


def compare(calc: Node, stated: Node, heading: int = 1, coarse: bool = False) -> Comparison:
    """Return how a calculation compares with a stated figure, trying the units that either may imply."""
    place = stated.place or Fraction(1)
    if calc.cash == stated.cash and calc.above * stated.below == stated.above * calc.below:
        value = calc.value
        return Comparison("exact", value, value, place, calc.cash)
    best: Comparison | None = None
    for scale, other in _scales(calc, stated, heading):
        value, said = calc.value * scale, stated.value * other
        fit = fit_of(value, said, place * other, coarse or stated.estimated)
        found = Comparison(fit, value, said, place * other, 1 if calc.cash or stated.cash else 0, scale)
        if fit is not None:
            return found
        if best is None or _far(found) < _far(best):
            best = found
    return best or Comparison(None, calc.value, stated.value, place, 0)


def _scales(calc: Node, stated: Node, heading: int) -> list[tuple[int, int]]:
    """Return the scales to try for calculation and statement, the likeliest first."""
    if (stated.cash and not calc.cash) or (stated.scale > 1 and stated.unit is None and calc.bare):
        first = [(1, 1), (stated.scale, 1), (heading, 1)]
        return [pair for i, pair in enumerate(first) if pair not in first[:i]]
    if calc.cash and stated.bare:
        first = [(1, heading), (1, calc.scale), (1, 1), (1, 10000)]
        return [pair for i, pair in enumerate(first) if pair not in first[:i]]
    return [(1, 1)]


def _far(found: Comparison) -> Fraction:
    """Return how many times the one is the other, as a distance to choose the likelier reading."""
    if not found.value or not found.stated:
        return Fraction(10**30)
    ratio = abs(found.value / found.stated)
    return max(ratio, 1 / ratio)
