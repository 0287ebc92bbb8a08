"""Whether a stated figure is what the calculation gives: rounded half up or cut off at its last printed digit."""

from fractions import Fraction
from typing import Literal

from msgspec import Struct

from jixiao.formula.calculation.tree import Node, ratio
from jixiao.values.blank import filled

ONE = Fraction(1)
Fit = Literal["exact", "rounded", "truncated", "coarse"]


class Comparison(Struct, frozen=True, gc=False):
    """How a calculation and a statement compare: ``fit`` None when they differ; value and stated are in the same terms.

    ``cash`` is 1 when both are yuan. ``scale`` is what a number without a unit was multiplied by to get there.
    """

    fit: Fit | None
    value: Fraction
    stated: Fraction
    place: Fraction
    cash: int
    scale: int | Fraction = 1

    @property
    def holds(self) -> bool:
        """Whether they agree."""
        return self.fit is not None


def fit_of(value: Fraction, stated: Fraction, place: Fraction) -> Fit | None:
    """Return how ``value`` gives ``stated`` at its last printed place, None when it does not."""
    return _fit(value.as_integer_ratio(), stated.as_integer_ratio(), place.as_integer_ratio(), coarse=False)


Factor = int | Fraction
"""What a figure is multiplied by to be in yuan: 万元 10000, 角 1/10."""
Ratio = tuple[int, int]
"""A number as numerator and positive denominator: to compare such, no Fraction need be made."""


def _fit(value: Ratio, stated: Ratio, place: Ratio, coarse: bool) -> Fit | None:
    """Return how a value gives a stated figure; ``coarse`` lets 约 round more."""
    (above, below), (said, part) = value, stated
    if above * part == said * below:
        return "exact"
    if said and above and (above < 0) != (said < 0):
        return None
    steps, step = abs(above) * place[1], below * place[0]
    printed, rest = divmod(abs(said) * place[1], part * place[0])
    if rest:
        return None
    up = (2 * steps + step) // (2 * step)
    if printed == up:
        return "rounded"
    if printed == steps // step:
        return "truncated"
    return _coarse(steps, step, printed) if coarse and printed else None


def _coarse(steps: int, step: int, printed: int) -> Fit | None:
    """Compare at the last digit that is no 0: 约5500 for 5535."""
    unit = 1
    while printed % (unit * 10) == 0:
        unit *= 10
    rounded = (2 * steps + step * unit) // (2 * step * unit) * unit
    return "coarse" if rounded == printed and unit > 1 else None


def compare(calc: Node, stated: Node, heading: Factor = 1, coarse: bool = False) -> Comparison:
    """Return how a calculation compares with a stated figure, trying the units that either may imply."""
    if calc.cash == stated.cash and calc.above * stated.below == stated.above * calc.below:
        value = calc.value
        return Comparison("exact", value, value, filled(stated.place, ONE), calc.cash)
    scales = _scales(calc, stated, heading)
    place = filled(stated.place, ONE).as_integer_ratio()
    for scale, other in scales:
        said = stated.above * other.numerator, stated.below * other.denominator
        reckoned = calc.above * scale.numerator, calc.below * scale.denominator
        fit = _fit(reckoned, said, (place[0] * other.numerator, place[1] * other.denominator), coarse or stated.estimated)
        if fit is not None:
            return _compared(fit, calc, stated, (scale, other))
    if len(scales) == 1:
        return _compared(None, calc, stated, scales[0])
    return min((_compared(None, calc, stated, pair) for pair in scales), key=_far)


def _compared(fit: Fit | None, calc: Node, stated: Node, scales: tuple[Factor, Factor]) -> Comparison:
    scale, other = scales
    place = filled(stated.place, ONE)
    return Comparison(
        fit,
        calc.value if scale == 1 else ratio(calc.above * scale.numerator, calc.below * scale.denominator),
        stated.value if other == 1 else ratio(stated.above * other.numerator, stated.below * other.denominator),
        place if other == 1 else place * other,
        1 if calc.cash or stated.cash else 0,
        scale,
    )


def _scales(calc: Node, stated: Node, heading: Factor) -> list[tuple[Factor, Factor]]:
    """Return the scales to try for calculation and statement, the likeliest first."""
    if (stated.cash and not calc.cash) or (stated.scale > 1 and stated.unit is None and calc.bare):
        first: list[tuple[Factor, Factor]] = [(1, 1), (stated.scale, 1), (heading, 1)]
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
