"""Prices in steps: one up to a bound, another beyond it (前100个每个200元，超出部分每个150元，共130个)."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from jixiao.formula.calculation.build import added, multiplied
from jixiao.formula.calculation.cues import is_beyond
from jixiao.formula.calculation.figures import Figure
from jixiao.formula.calculation.tree import Node
from jixiao.formula.calculation.unitnotes import answers


class Steps(Struct, frozen=True, gc=False):
    """The bound, the price up to it and the one beyond it, and the number reached."""

    bound: Figure
    first: Figure
    beyond: Figure
    reached: Figure


def stepped(figures: list[Figure]) -> Node | None:
    """Return what a price in steps comes to, None where no bound, two prices and a number beyond the bound are told."""
    told = _steps(figures)
    if told is None:
        return None
    over = added([_plain(told.reached), _plain(told.bound)], "+-")
    more = multiplied([_plain(told.beyond), over])
    up_to = _plain(told.first) if _is_flat(told) else multiplied([_plain(told.first), _plain(told.bound)])
    node = added([up_to, more])
    used = (told.bound, told.reached)
    others = [f for f in figures if f.count and f not in used and any(answers(top, per) for top in f.tops for per in told.first.pers)]
    return multiplied([node, *(_plain(figure) for figure in others)]) if others and _is_flat(told) else node


def _plain(figure: Figure) -> Node:
    """Return the figure's number; 以内 and 以上 beside it name a bound and make it no vague one."""
    return replace(figure.node, vague=False)


def _is_flat(told: Steps) -> bool:
    """Whether the first price is for all up to the bound (20人以内100元), not for each."""
    return told.first.cash and not any(answers(top, per) for top in told.bound.tops for per in told.first.pers)


def _steps(figures: list[Figure]) -> Steps | None:
    shares = [figure for figure in figures if figure.share]
    rates = shares if len(shares) > 1 else [figure for figure in figures if figure.cash]
    numbers = [figure for figure in figures if (figure.cash if rates is shares else figure.count)]
    at = next((at for at, rate in enumerate(rates) if at and _is_beyond(rate, rates[at - 1], figures)), 0)
    if not at:
        return None
    first, beyond = rates[at - 1], rates[at]
    bound = min(numbers, key=lambda number: (abs(number.at - first.at), number.at > first.at), default=None)
    if bound is None or abs(bound.at - first.at) > 1:
        return None
    reached = _reached(numbers, bound)
    return None if reached is None else Steps(bound, first, beyond, reached)


def _is_beyond(rate: Figure, before: Figure, figures: Sequence[Figure]) -> bool:
    """Whether words between two prices say that the second is for what goes beyond a bound."""
    return any(is_beyond(figure.words) for figure in figures if before.at < figure.at <= rate.at)


def _reached(numbers: Sequence[Figure], bound: Figure) -> Figure | None:
    """Return the greatest number of the bound's unit, where it goes beyond the bound."""
    like = [n for n in numbers if n.cash == bound.cash and (n.cash or (n.tops and bound.tops and answers(n.tops[0], bound.tops[0])))]
    top = max(like, key=lambda number: Fraction(number.node.above, number.node.below))
    return top if top.node.value > bound.node.value else None
