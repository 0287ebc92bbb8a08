"""A sum of money with the counts that belong to it: those its units ask for, and those that only stand beside it."""

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from jixiao.formula.calculation.accounted import is_asked
from jixiao.formula.calculation.build import added, multiplied, times
from jixiao.formula.calculation.cues import is_left_out, is_of_everyone
from jixiao.formula.calculation.figures import Chase, Figure, chase, leaves
from jixiao.formula.calculation.join import MEASURES
from jixiao.formula.calculation.kinds import is_measure, is_thing, may_be_same, same_unit
from jixiao.formula.calculation.totals import PAIR
from jixiao.formula.calculation.tree import Node
from jixiao.formula.calculation.unitnotes import TIMES, answers
from jixiao.formula.calculation.verdict import Verdict
from jixiao.formula.units import alike, turned, unit_class

Reach = Callable[["StatementRuns", Figure], list[Figure]]
_THICK = re.compile("厚|深|高")


class StatementRuns(Struct, frozen=True, gc=False):
    """A statement as runs: which run each figure stands in, the counts and the money, by their places."""

    figures: tuple[Figure, ...]
    runs: dict[int, int]
    counts: tuple[Figure, ...]
    money: tuple[Figure, ...]
    hidden: tuple[Figure, ...]

    def run(self, figure: Figure) -> int:
        """Return the run that a figure stands in."""
        return self.runs[figure.at]


class Term(Struct):
    """A sum of money with the counts it takes, what turns one unit into another, and the units that nothing counts."""

    money: Figure
    made: Chase
    more: list[Figure]

    @property
    def factors(self) -> list[Figure]:
        """The counts taken."""
        return [*self.made.used, *self.more]

    @property
    def node(self) -> Node:
        """The product."""
        return multiplied([self.money.node, *(figure.node for figure in self.factors)], self.made.times)


def told_in_runs(found: tuple[Figure, ...], hidden: tuple[Figure, ...]) -> StatementRuns:
    """Return the figures as runs of counts (even) and of money (odd)."""
    runs: dict[int, int] = {}
    run = group = 0
    for figure in found:
        if figure.group != group and bool(figure.cash) and run % 2:
            run += PAIR
        elif bool(figure.cash) != bool(run % 2):
            run += 1
        group = figure.group
        runs[figure.at] = run
    return StatementRuns(found, runs, tuple(f for f in found if f.count), tuple(f for f in found if f.cash), hidden)


def before(told: StatementRuns, money: Figure) -> list[Figure]:
    """Return the counts of the run before a price."""
    return [count for count in told.counts if told.run(count) == told.run(money) - 1]


def behind(told: StatementRuns, money: Figure) -> list[Figure]:
    """Return the counts of the run behind a price."""
    return [count for count in told.counts if told.run(count) == told.run(money) + 1]


def around(told: StatementRuns, money: Figure) -> list[Figure]:
    """Return the counts of a price's sentence."""
    return [count for count in told.counts if count.group == money.group]


def anywhere(told: StatementRuns, _: Figure) -> list[Figure]:
    """Return all counts."""
    return list(told.counts)


def term_of(money: Figure, told: StatementRuns, reach: Reach, spans: Sequence[str], attached: str) -> Term:
    """Return a sum with the counts that it asks for; ``attached`` takes a sum without units for the price of what stands before it."""
    near = reach(told, money)
    is_timed = any(unit_class(top) in TIMES for count in told.counts for top in count.tops)
    made = chase([money], (), near, () if is_timed else spans)
    if not _is_exact(made, money):
        other = chase([money], (), _together(told.counts), spans)
        made = other if made.missing or _is_exact(other, money) else made
    if made.missing:
        made = _found_elsewhere(money, told, made, spans)
    return Term(money, made, [] if reach is anywhere else _beside(money, near, told, made, attached))


def _together(counts: Sequence[Figure]) -> list[Figure]:
    """Return the counts with like things of several sentences as one, for a price told behind all of them: 420批次…；680批次…；每批次60元."""
    made: list[Figure] = []
    for count in counts:
        like = next((at for at, other in enumerate(made) if other.group != count.group and _may_add(other, count)), None)
        if like is None:
            made.append(count)
        else:
            last = made[like]
            made[like] = replace(count, node=added([last.node, count.node]), tops=last.tops, pers=())
    return made


def _may_add(first: Figure, other: Figure) -> bool:
    of_time = any(unit_class(top) in TIMES for top in first.tops)
    return not (of_time or first.pers or other.pers) and same_unit(first, other)


def _beside(money: Figure, near: list[Figure], told: StatementRuns, made: Chase, attached: str) -> list[Figure]:
    """Return the counts beside a price that it does not ask for and that may multiply it: 37人每月2800元."""
    if not money.item.is_simple or not (money.price or attached != "price") or is_of_everyone(money.words):
        return []
    asked = _asked_before(told, money)
    more = [count for count in near if count.group == money.group and count.at not in asked and _is_factor(count, made, money)]
    if not (money.price or any(count.at == money.at - 1 for count in more)):
        return []
    has_thing = any(is_thing(count) or is_measure(count) for count in made.used)
    if attached == "both":
        more = [count for count in more if not (has_thing and is_thing(count))]
        return [count for at, count in enumerate(more) if not any(may_be_same(count, other) for other in more[:at])]
    return [] if has_thing else [count for count in more if is_thing(count)][-1:]


def _found_elsewhere(money: Figure, told: StatementRuns, made: Chase, spans: Sequence[str]) -> Chase:
    """Return the counts of a price with what is missing taken from sums reckoned before, from sizes, or from a count by another name."""
    found = chase([money], (), [*told.counts, *told.hidden, *_inner(told, money), *_sized(told, made.missing)], spans)
    if found.missing and (other := _by_other_name(told, made.missing)) is not None:
        found = chase([money], (), [*told.counts, other], spans)
    return made if found.missing else found


def _by_other_name(told: StatementRuns, missing: Sequence[str]) -> Figure | None:
    """Return the one count that no price asks for as one of the unit that is missing: 企业320家，户均保费1500元."""
    wanted = [per for per in missing if unit_class(per) not in TIMES and unit_class(per) not in MEASURES]
    asked = [per for figure in told.money for per in figure.pers if per not in wanted]
    free = [f for f in told.counts if is_thing(f) and not f.pers and not any(answers(top, per) for top in f.tops for per in asked)]
    if len(set(wanted)) != 1 or len(free) != 1:
        return None
    return replace(free[0], tops=(wanted[0],), pers=())


def _inner(told: StatementRuns, money: Figure) -> Iterator[Figure]:
    """Yield the counts of what is reckoned before a price, which it may ask for again: 85吨×2350元=19.975万元，外加运费每吨110元."""
    for figure in told.money:
        if figure.at < money.at:
            yield from inner_counts(figure.item, figure.group, figure.at)


def inner_counts(item: Verdict, group: int = 0, at: int = -1) -> Iterator[Figure]:
    """Yield the counts of a reckoned sum as figures at its place."""
    for leaf in leaves(item.calc.children[0] if item.calc.kind == "equation" else item.calc) if item.calc is not None else ():
        if leaf.unit is not None and leaf.unit.top and not leaf.cash and not leaf.unit.share:
            yield Figure(Verdict(node=leaf), leaf, (leaf.unit.top,), (), group, at)


def _sized(told: StatementRuns, missing: Sequence[str]) -> Iterator[Figure]:
    """Yield the area that two lengths tell, or the volume of three: 长1.6公里、宽4.5米，每平方米118元."""
    kinds = {unit_class(unit): unit for unit in missing}
    for kind, size in (("area", 2), ("volume", 3)):
        sides = [count for count in told.counts if _is_length(count) and (size > PAIR or not _THICK.search(count.said))]
        if kind in kinds and len(sides) == size:
            node = multiplied([times(side.node, turned(side.tops[0], "米") or Fraction(1)) for side in sides])
            yield replace(sides[0], node=node, tops=(kinds[kind],), pers=())


def _is_length(count: Figure) -> bool:
    return bool(count.tops) and unit_class(count.tops[0]) == "length"


def _asked_before(told: StatementRuns, money: Figure) -> set[int]:
    """Return the places of the counts that an earlier price asks for, and of times and occasions that any other one does."""
    pers = [per for other in told.money if other.at < money.at for per in other.pers if unit_class(per) not in TIMES]
    later = [per for other in told.money if other is not money for per in other.pers]
    return {
        count.at for count in told.counts if any(answers(top, per) for top in count.tops for per in (pers if is_thing(count) else later))
    }


def _is_exact(made: Chase, money: Figure) -> bool:
    """Whether nothing is missing and each unit asked for is counted by its own word: 4天 for 天, not 3晚."""
    if made.missing:
        return False
    return all(
        any(alike(top, per) for top in used.tops for per in (*money.pers, *(p for o in made.used for p in o.pers))) for used in made.used
    )


def inherit(terms: list[Term]) -> None:
    """Let prices for a time only take the people of the one before: 护林员34人，防火期5个月每月1200元，非防火期7个月每月500元."""
    things: list[Figure] = []
    for term in terms:
        if any(is_thing(count) for count in term.factors):
            things = [count for count in term.more if is_thing(count)]
        elif things and term.money.price and term.money.item.is_simple and all(unit_class(per) in TIMES for per in term.money.pers):
            term.more = [*term.more, *(count for count in things if not any(may_be_same(count, other) for other in term.factors))]


def _is_factor(count: Figure, made: Chase, money: Figure) -> bool:
    """Whether a count beside a price that did not ask for it multiplies it: 37人每月2800元, 2人，共3天."""
    if count in made.used or is_measure(count) or is_left_out(count.said):
        return False
    if any(alike(per, other) for per in count.pers for other in money.pers):
        return False
    if any(may_be_same(count, used) for used in made.used):
        return False
    return not (count.pers and any(answers(t, p) for t in count.tops for p in money.pers))


def lacks(term: Term, more: list[Figure], found: tuple[Figure, ...]) -> bool:
    """Whether a price for a time takes no people or things though such stand before it: 船员3名，每月3050元."""
    money = term.money
    if not money.price or money.node.kind != "number" or not money.pers or any(unit_class(per) not in TIMES for per in money.pers):
        return False
    if any(is_thing(count) for count in (*term.factors, *more)):
        return False
    before = tuple(figure for figure in found if figure.at < money.at)
    return any(count.count and count.group == money.group and is_thing(count) and not is_asked(count, before) for count in before)
