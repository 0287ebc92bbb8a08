"""Where it is a guess what figures belong together, so that a difference from their reading accuses nobody."""

import re
from collections.abc import Sequence
from itertools import pairwise

from jixiao.formula.calculation.cues import is_grade, says_total
from jixiao.formula.calculation.figures import Figure
from jixiao.formula.calculation.kinds import is_whole, same_unit
from jixiao.formula.calculation.spellings import for_all
from jixiao.formula.calculation.totals import PAIR
from jixiao.formula.calculation.unitnotes import TIMES
from jixiao.formula.units import unit_class

_SAME = re.compile("统一|一律|均[按为]|都")
AGAIN = (2, 3, 4, 12)
"""A price so many times another beside it may be the same one for a longer time."""


def are_guesses(told: Sequence[Figure]) -> bool:
    """Whether a reading of figures has to guess: by their counts, by their prices, or by like counts that no list joins."""
    counts = [figure for figure in told if figure.count]
    wholes = [figure for figure in counts if is_whole(figure, [other for other in counts if same_unit(other, figure)])]
    if not wholes and any(figure.item.clause.of_which for figure in counts):
        return True
    counts = [figure for figure in counts if figure not in wholes]
    cash = [figure for figure in told if figure.cash]
    return for_all(tuple(told)) != tuple(told) or _by_prices(cash, counts) or _by_like_counts(told, counts)


def _by_prices(cash: list[Figure], counts: list[Figure]) -> bool:
    """Whether prizes have no numbers, prices share one total of days, or one is told for a time and the next for nothing or another time."""
    if not counts and sum(is_grade(figure.words) for figure in cash) > 1:
        return True
    if len(cash) > 1 and any(says_total(count.words) and _is_of_time(count.tops) for count in counts):
        return True
    if any(_is_of_time(a.pers) and a.price and b.item.clause.sep == " " and not (b.words or b.pers) for a, b in pairwise(cash)):
        return True
    prices = [figure for figure in cash if figure.price and figure.pers and figure.node.above]
    return any(set(a.pers) != set(b.pers) and a.node.value / b.node.value in AGAIN for a, b in pairwise(prices))


def _by_like_counts(told: Sequence[Figure], counts: list[Figure]) -> bool:
    """Whether like counts stand side by side without 、, beside such of another unit, with the name of a price, or as many as a count says."""
    like = [(a, b) for a, b in pairwise(counts) if a.at + 1 == b.at and a.group == b.group and same_unit(a, b)]
    if any(not same_unit(first, other) for first, other in pairwise(pair[0] for pair in like)):
        return True
    is_all = any(_SAME.search(figure.words) for figure in told)
    if not is_all and any(b.item.clause.sep != "、" and not (a.pers or b.pers) for a, b in like):
        return True
    names = "".join(figure.words for figure in told if figure.cash)
    if any(len(count.words) >= PAIR and count.words[-PAIR:] in names for pair in like for count in pair):
        return True
    return bool(like) and any(figure.node.value == len(like) + 1 for figure in counts)


def _is_of_time(units: Sequence[str]) -> bool:
    return any(unit_class(unit) in TIMES for unit in units)
