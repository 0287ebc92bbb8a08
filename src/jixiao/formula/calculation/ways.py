"""Every well-typed way in which prices, sums and counts may belong together, and whether it accounts for each figure told.

A statement is runs of counts and runs of money in turn. A price takes the counts that its units ask for, first from the runs that
a way lets it reach; what is then left over is a factor as well, or the name, the number or the whole of something told beside it.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from itertools import product as every

from msgspec import Struct

from jixiao.formula.calculation.accounted import Part, accounts
from jixiao.formula.calculation.build import multiplied
from jixiao.formula.calculation.cues import is_of_everyone, is_taken_off
from jixiao.formula.calculation.figures import Figure
from jixiao.formula.calculation.kinds import is_of_total, is_thing, may_be_same
from jixiao.formula.calculation.products import (
    Reach,
    StatementRuns,
    Term,
    anywhere,
    around,
    before,
    behind,
    inherit,
    lacks,
    term_of,
    told_in_runs,
)
from jixiao.formula.calculation.spellings import spellings
from jixiao.formula.units import alike

MOST_TOLD = 24
"""More figures than this are a list, and are no matter of ways."""
MOST_LEFT = 3
"""Of more counts left over no choice is made."""


class Way(Struct, frozen=True, gc=False):
    """One way: its addends, whether every figure told is a factor of one, an addend, or accounted for as a label, and whether none is by guess."""

    parts: tuple[Part, ...]
    is_full: bool
    is_sure: bool

    @property
    def value(self) -> Fraction:
        """What it comes to."""
        return sum((-part.node.value if part.is_off else part.node.value for part in self.parts), Fraction(0))


def ways(found: Sequence[Figure], spans: Sequence[str], hidden: Sequence[Figure] = ()) -> list[Way]:
    """Return the ways of figures without shares, the likeliest first and each value once; ``spans`` is the time the result is for.

    ``hidden`` are counts of sums that are no part of this one, which a price may ask for.
    """
    if len(found) > MOST_TOLD or not any(figure.cash for figure in found):
        return []
    seen: dict[Fraction, Way] = {}
    for spelling, is_guess in spellings(tuple(found)):
        for way in _told_ways(told_in_runs(spelling, tuple(hidden)), spans, tuple(found), is_guess):
            before = seen.get(way.value)
            if before is None or (way.is_full, way.is_sure) > (before.is_full, before.is_sure):
                seen[way.value] = way
    return list(seen.values())


def _told_ways(told: StatementRuns, spans: Sequence[str], every_figure: tuple[Figure, ...], is_guess: bool) -> Iterator[Way]:
    for reach in _reaches(told):
        for attached in ("price", "sum", "both"):
            terms = [term_of(figure, told, reach, spans, attached) for figure in told.money]
            inherit(terms)
            used = {figure.at for term in terms for figure in term.factors}
            left = [figure for figure in told.counts if figure.at not in used]
            sure = attached == "price" or all(figure.price or figure.item.calc is not None for figure in told.money)
            yield from _with_left(terms, left, every_figure, sure and not is_guess)
            if (all_of := _under_first(terms, every_figure)) is not None:
                yield from _with_left(all_of, left, every_figure, sure=False)


def _reaches(told: StatementRuns) -> tuple[Reach, ...]:
    """Return from where prices may take counts: where counts and prices take turns, from the side on which each price has its own."""
    first, last = told.figures[0], told.figures[-1]
    if len(told.money) > 1 and first.count and last.cash:
        return (before, around, anywhere)
    if len(told.money) > 1 and first.cash and last.count:
        return (behind, around, anywhere)
    return (before, behind, around, anywhere)


def _under_first(terms: list[Term], found: tuple[Figure, ...]) -> list[Term] | None:
    """Return the terms with the count told first as a factor of all, where some take it: 活动5场，每场布置2500元，医务4人每人200元."""
    first = found[0]
    takes = [any(count.at == first.at for count in term.factors) for term in terms]
    if not first.count or first.pers or all(takes) or not any(takes):
        return None
    if any(may_be_same(first, count) for at, term in enumerate(terms) if not takes[at] for count in term.factors):
        return None
    return [term if takes[at] else Term(term.money, term.made, [*term.more, first]) for at, term in enumerate(terms)]


def _with_left(terms: list[Term], left: list[Figure], every_figure: tuple[Figure, ...], sure: bool) -> Iterator[Way]:
    """Yield the sum of the terms with each count left over as a factor of all prices, of the nearest one, or of none."""
    choices = [_places(count, terms) for count in left[:MOST_LEFT]]
    for chosen in every(*choices):
        parts = []
        short = any(may_be_same(a, b) and set(at) & set(of) for (a, at), (b, of) in combinations(zip(left, chosen, strict=False), 2))
        for at, term in enumerate(terms):
            more = [count for count, places in zip(left, chosen, strict=False) if at in places]
            node = multiplied([term.node, *(count.node for count in more)]) if more else term.node
            parts.append(Part(node, term.money.at, is_taken_off(term.money.words) or term.money.node.note.startswith(("抵", "扣"))))
            short = short or lacks(term, more, every_figure)
        is_full = not short and not any(term.made.missing for term in terms) and accounts(parts, every_figure)
        yield Way(tuple(parts), is_full, sure and all(term.made.sure for term in terms))


def _places(count: Figure, terms: list[Term]) -> list[tuple[int, ...]]:
    """Return of which terms a count left over may be a factor: all prices, the nearest one, none."""
    free = [
        at
        for at, term in enumerate(terms)
        if not (is_of_everyone(term.money.words) or any(may_be_same(count, other) for other in term.factors))
        and not (is_thing(count) and is_of_total(count, term.factors))
    ]
    prices = [at for at in free if terms[at].money.price]
    if any(alike(per, other) for at in prices for per in count.pers for other in terms[at].money.pers):
        return [()]
    if not prices:
        behind = tuple(at for at in free if terms[at].money.at > count.at)
        return list(dict.fromkeys((behind, ())))
    nearest = min(prices, key=lambda at: (abs(terms[at].money.at - count.at), terms[at].money.at < count.at))
    return list(dict.fromkeys((tuple(prices), (nearest,), ())))
