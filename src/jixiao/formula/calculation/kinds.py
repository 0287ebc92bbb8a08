"""What kind of count a figure is, and which counts may count the same."""

from collections.abc import Sequence
from fractions import Fraction

from jixiao.formula.calculation.cues import says_total
from jixiao.formula.calculation.figures import Figure
from jixiao.formula.calculation.join import MEASURES
from jixiao.formula.calculation.totals import ANY, PAIR
from jixiao.formula.calculation.unitnotes import TIMES, answers
from jixiao.formula.units import alike, unit_class


def same_unit(first: Figure, other: Figure) -> bool:
    """Whether two figures count by the same unit."""
    return any(alike(top, of) for top in first.tops for of in other.tops)


def may_be_same(count: Figure, other: Figure) -> bool:
    """Whether two counts may count the same: 人次 and 人."""
    return any(alike(top, of) or (ANY not in (top, of) and answers(top, of)) for top in count.tops for of in other.tops)


def is_thing(figure: Figure) -> bool:
    """Whether a figure counts people or things, not times or occasions."""
    return not any(unit_class(top) in TIMES or unit_class(top) in MEASURES or unit_class(top) == "occasion" for top in figure.tops)


def is_thing_unit(unit: str) -> bool:
    """Whether a unit counts people or things, not times or occasions."""
    kind = unit_class(unit)
    return kind not in TIMES and kind != "occasion"


def is_measure(figure: Figure) -> bool:
    """Whether a figure measures a thing: its length, area, mass."""
    return any(unit_class(top) in MEASURES for top in figure.tops)


def is_of_total(count: Figure, found: Sequence[Figure]) -> bool:
    """Whether a number of all is told behind a count, which so multiplies nothing: 9个学科，教师共280名."""
    return any(other.count and not other.pers and other.at > count.at and says_total(other.words) for other in found)


def is_whole(figure: Figure, like: list[Figure]) -> bool:
    """Whether a figure is the sum of two or more like ones that follow each other, or one of those that come to another."""
    values = [other.node.value for other in like if other.at > figure.at]
    so_far = Fraction(0)
    for size, value in enumerate(values, 1):
        so_far += value
        if so_far == figure.node.value and size >= PAIR:
            return True
    return False
