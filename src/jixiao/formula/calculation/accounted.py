"""Whether a reading accounts for every figure told: as a factor, an addend, or a label that says nothing more."""

from msgspec import Struct

from jixiao.formula.calculation.cues import is_left_out, is_of_everyone
from jixiao.formula.calculation.figures import Figure, leaves
from jixiao.formula.calculation.kinds import is_measure, is_thing, is_thing_unit, is_whole, same_unit
from jixiao.formula.calculation.totals import PAIR
from jixiao.formula.calculation.tree import Node, Span
from jixiao.formula.calculation.unitnotes import TIMES, answers
from jixiao.formula.units import unit_class


class Part(Struct, frozen=True, gc=False):
    """An addend of a way: its product, where its sum of money stands, and whether it is taken off."""

    node: Node
    at: int
    is_off: bool = False


def accounts(parts: list[Part], found: tuple[Figure, ...]) -> bool:
    """Whether every figure is in a way, or is a label beside it: a measure, the whole or the number of what is in it."""
    used = {leaf.span for part in parts for leaf in leaves(part.node)}
    if any(is_left_out(figure.said) for figure in found if figure.count):
        return False
    rest = [figure for figure in found if not _spans(figure) <= used]
    prices = any(part.node.kind == "product" for part in parts)
    return all(_is_label(figure, found) or (prices and _is_beside(figure, found)) for figure in rest)


def _is_beside(figure: Figure, found: tuple[Figure, ...]) -> bool:
    """Whether a count that no price asks for may say something else beside prices that have theirs: 12个小区、2346户，户均1.8万元."""
    if not figure.count or is_asked(figure, found):
        return False
    if figure.words.endswith("分"):
        return True
    thing = is_thing(figure)
    prices = [other for other in found if other.price and not is_of_everyone(other.words)]
    return all(any(not thing or is_thing_unit(per) for per in other.pers) for other in prices)


def is_asked(figure: Figure, found: tuple[Figure, ...]) -> bool:
    """Whether a price or another count is told per what a count counts."""
    asked = [per for other in found if other.price or (other.count and other is not figure) for per in other.pers]
    return any(answers(top, per) for top in figure.tops for per in asked)


def _spans(figure: Figure) -> set[Span]:
    return {leaf.span for leaf in leaves(figure.node)}


def _is_label(figure: Figure, found: tuple[Figure, ...]) -> bool:
    """Whether a figure outside a way says nothing more of it."""
    if figure.cash or figure.share:
        return is_whole(figure, [other for other in found if other.cash])
    if (is_measure(figure) and not is_asked(figure, found)) or _names(figure, found):
        return True
    like = [other for other in found if other.count and same_unit(figure, other)]
    return is_whole(figure, like) or _numbers(figure, found)


def _names(figure: Figure, found: tuple[Figure, ...]) -> bool:
    """Whether only words part a count from the next one, or nothing from another thing, so that it is part of a name: 7座商务车4辆, 45座2辆."""
    behind = (other for other in found if other.at == figure.at + 1 and other.count and other.item.clause.sep == " ")
    return any(bool(other.words) or (is_thing(figure) and is_thing(other)) for other in behind)


def _numbers(figure: Figure, found: tuple[Figure, ...]) -> bool:
    """Whether a count says how many sums or like counts a list holds: 三项, 共2处."""
    value = figure.node.value
    if (
        is_asked(figure, found)
        or value < PAIR
        or figure not in (found[0], found[-1])
        or any(unit_class(top) in TIMES for top in figure.tops)
    ):
        return False
    kinds = ([other for other in found if other.cash], [other for other in found if other.count and other is not figure])
    return any(len(kind) == value for kind in kinds)
