"""Every well-typed way in which prices, sums and counts may belong together, and whether it accounts for each figure told.

A statement is runs of counts and runs of money in turn. A price takes the counts that its units ask for, first from the runs that
a way lets it reach; what is then left over is a factor as well, or the name, the number or the whole of something told beside it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import product as every
from itertools import takewhile

from msgspec import Struct

from jixiao.formula.calculation.build import added, multiplied, times
from jixiao.formula.calculation.cues import is_left_out, is_taken_off
from jixiao.formula.calculation.figures import Chase, Figure, chase, leaves
from jixiao.formula.calculation.join import MEASURES
from jixiao.formula.calculation.tree import Node, Span
from jixiao.formula.calculation.unitnotes import TIMES, answers
from jixiao.formula.calculation.verdict import Verdict
from jixiao.formula.units import alike, turned, unit_class

Reach = Callable[["Told", Figure], list[Figure]]
MOST_TOLD = 24
"""More figures than this are a list, and are no matter of ways."""
MOST_TIMES = 50
"""A sum so many times a price beside it is hardly one for the same."""
MOST_LEFT = 3
"""Of more counts left over no choice is made."""
PAIR = 2
_THICK = re.compile("厚|深|高")
ANY = "个"


class Part(Struct, frozen=True, gc=False):
    """An addend of a way: its product, where its sum of money stands, and whether it is taken off."""

    node: Node
    at: int
    is_off: bool = False


class Way(Struct, frozen=True, gc=False):
    """One way: its addends, whether every figure told is a factor of one, an addend, or accounted for as a label, and whether none is by guess."""

    parts: tuple[Part, ...]
    is_full: bool
    is_sure: bool

    @property
    def value(self) -> Fraction:
        """What it comes to."""
        return sum((-part.node.value if part.is_off else part.node.value for part in self.parts), Fraction(0))


class Told(Struct, frozen=True, gc=False):
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


def ways(found: Sequence[Figure], spans: Sequence[str], hidden: Sequence[Figure] = ()) -> list[Way]:
    """Return the ways of figures without shares, the likeliest first and each value once; ``spans`` is the time the result is for.

    ``hidden`` are counts of sums that are no part of this one, which a price may ask for.
    """
    if len(found) > MOST_TOLD or not any(figure.cash for figure in found):
        return []
    seen: dict[Fraction, Way] = {}
    for spelling in _spellings(tuple(found)):
        for way in _told_ways(_told(spelling, tuple(hidden)), spans, tuple(found)):
            before = seen.get(way.value)
            if before is None or (way.is_full, way.is_sure) > (before.is_full, before.is_sure):
                seen[way.value] = way
    return list(seen.values())


# --- what stands for what ------------------------------------------------------------------------------------------------


def _told(found: tuple[Figure, ...], hidden: tuple[Figure, ...]) -> Told:
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
    return Told(found, runs, tuple(f for f in found if f.count), tuple(f for f in found if f.cash), hidden)


def _spellings(found: tuple[Figure, ...]) -> Iterator[tuple[Figure, ...]]:
    """Yield the figures as told, with the units of a price shared by those beside it, with like counts added, and with both."""
    base = _listed(_without_levels(_without_parted(_without_wholes(found))))
    if any("分别" in figure.words for figure in found) and (turned_to := _in_turn(base)) != base:
        yield turned_to
        return
    beside, merged = shared(base), _merged(base)
    yield from dict.fromkeys((base, beside, merged, shared(merged), _in_turn(base), _nested(base)))


def _without_wholes(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the prices without one that those right behind it come to: 每场15万元，其中场租4万元、餐饮6万元、宣传5万元."""
    for at, whole in enumerate(found):
        before = list(takewhile(lambda part, whole=whole: part.cash and part.group == whole.group, reversed(found[:at])))  # type: ignore[misc]
        if whole.price and len(before) >= PAIR and sum(part.node.value for part in before) == whole.node.value:
            return (*found[: at - len(before)], *found[at:])
        total = Fraction(0)
        for size, part in enumerate(found[at + 1 :], 1):
            if not part.cash or part.group != whole.group or not whole.cash:
                break
            total += part.node.value
            if size >= PAIR and total == whole.node.value:
                return (*found[: at + 1], *found[at + 1 + size :])
    return found


def _without_parted(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the counts without one that those told behind it come to, and without the years that a sum is paid over: 分两年下达."""
    parted = [f for f in found if f.count and f.words.endswith("分")]
    if parted:
        found = tuple(
            Figure(
                f.item, f.node, f.tops, tuple(p for p in f.pers if not any(answers(t, p) for c in parted for t in c.tops)), f.group, f.at
            )
            for f in found
            if f not in parted
        )
    wholes = [f for f in found if f.count and _is_whole(f, [other for other in found if other.count and _alike(other, f)])]
    return tuple(f for f in found if f not in wholes)


def _without_levels(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with a mean count taken as it stands where a price has a time of its own: 日均185人，每人每月420元."""
    if not any(unit_class(per) in TIMES for figure in found if figure.cash for per in figure.pers):
        return found
    return tuple(
        Figure(f.item, f.node, f.tops, tuple(per for per in f.pers if unit_class(per) not in TIMES), f.group, f.at)
        if f.count and "均" in f.words and _is_thing(f)
        else f
        for f in found
    )


def shared(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with the units of prices side by side shared: 月薪3500元，绩效每人每月800元."""
    made = list(found)
    for at, figure in enumerate(made):
        if not figure.cash or figure.item.stated is not None:
            continue
        beside = [other for other in (*made[max(at - 1, 0) : at], *made[at + 1 : at + 2]) if other.cash and other.group == figure.group]
        more = [o.pers for o in beside if set(figure.pers) < set(o.pers) and figure.node.value < o.node.value * MOST_TIMES]
        if more:
            made[at] = Figure(figure.item, figure.node, figure.tops, max(more, key=len), figure.group, figure.at)
    return tuple(made)


def _listed(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with the units of a price carried to those that 、 lists behind it: 每人每年学费6000元、住宿费800元."""
    made: list[Figure] = []
    for figure in found:
        last = made[-1] if made else None
        takes = last is not None and last.cash and figure.cash and figure.item.is_simple and figure.item.clause.sep == "、"
        if (
            last is not None
            and takes
            and last.price
            and set(figure.pers) < set(last.pers)
            and figure.node.value < last.node.value * MOST_TIMES
        ):
            figure = Figure(figure.item, figure.node, figure.tops, last.pers, figure.group, figure.at)
        made.append(figure)
    return tuple(made)


def _merged(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with like counts side by side added: 运动员260人、裁判员30人."""
    made: list[Figure] = []
    for figure in found:
        last = made[-1] if made else None
        if last is not None and last.count and figure.count and not (figure.pers or last.pers) and _alike(last, figure):
            made[-1] = Figure(last.item, added([last.node, figure.node]), last.tops, last.pers, last.group, last.at)
        else:
            made.append(figure)
    return tuple(made)


def _nested(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with like counts per something added, each times what it is per: 5个街道、2个镇，每个街道3辆，每镇4辆."""
    inner = [figure for figure in found if figure.count and figure.pers]
    if len(inner) < PAIR or not all(_alike(inner[0], other) for other in inner):
        return found
    used: list[int] = []
    nodes: list[Node] = []
    for figure in inner:
        outer = [
            other
            for other in found
            if other.count and other not in inner and other.at not in used and answers(other.tops[0], figure.pers[0])
        ]
        if not outer:
            return found
        nearest = min(outer, key=lambda other: (other.at > figure.at, abs(other.at - figure.at)))
        used.append(nearest.at)
        nodes.append(multiplied([figure.node, nearest.node]))
    first = Figure(inner[0].item, added(nodes), inner[0].tops, (), inner[0].group, inner[0].at)
    return tuple(
        first if figure is inner[0] else figure for figure in found if figure is inner[0] or not (figure in inner or figure.at in used)
    )


def _in_turn(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the prices side by side each with the counts at its place among as many: 高级2000元/天、中级1500元/天，高级4人2天、中级3人2天."""
    said = _told_in_turn(found)
    prices = said or [figure for figure in found if figure.cash]
    near = [f for f in found if f.count and (not said or f.at < said[0].at)]
    blocks = _blocks(near)
    if said:
        blocks, near = blocks[-len(said) :], [count for block in blocks[-len(said) :] for count in block]
    if len(prices) < PAIR or len(prices) != len(blocks) or not (said or _are_apart(found)):
        return found
    made = {}
    for price, block in zip(prices, blocks, strict=True):
        node = multiplied([price.node, *(count.node for count in block)])
        pers = tuple(per for per in price.pers if not any(answers(top, per) for count in block for top in count.tops))
        made[price.at] = Figure(price.item, node, (), pers, price.group, price.at)
    return tuple(made.get(figure.at, figure) for figure in found if figure not in near)


def _told_in_turn(found: tuple[Figure, ...]) -> list[Figure]:
    """Return the money behind 分别: 分别为6000元、3500元."""
    first = next((at for at, figure in enumerate(found) if figure.cash and "分别" in figure.words), len(found))
    return list(takewhile(lambda figure: figure.cash and (not figure.words or "分别" in figure.words), found[first:]))


def _blocks(counts: Sequence[Figure]) -> list[list[Figure]]:
    """Return counts in blocks, a new one beginning where a unit comes again: 4人 2天, 3人 2天."""
    blocks: list[list[Figure]] = []
    for count in counts:
        if not blocks or any(_alike(count, other) for other in blocks[-1]):
            blocks.append([])
        blocks[-1].append(count)
    return blocks


def _are_apart(found: tuple[Figure, ...]) -> bool:
    """Whether all money stands before all counts or behind them."""
    cash = [figure.cash for figure in found]
    return cash in (sorted(cash), sorted(cash, reverse=True))


def _alike(first: Figure, other: Figure) -> bool:
    return any(alike(top, of) for top in first.tops for of in other.tops)


# --- one statement in every way ------------------------------------------------------------------------------------------


def _told_ways(told: Told, spans: Sequence[str], every_figure: tuple[Figure, ...]) -> Iterator[Way]:
    for reach in (_before, _after, _around, _anywhere):
        for attached in ("price", "sum", "both"):
            terms = [_term(figure, told, reach, spans, attached) for figure in told.money]
            _inherit(terms)
            used = {figure.at for term in terms for figure in term.factors}
            left = [figure for figure in told.counts if figure.at not in used]
            sure = attached == "price" or all(figure.price or figure.item.calc is not None for figure in told.money)
            yield from _with_left(terms, left, every_figure, sure)
            if (all_of := _under_first(terms, every_figure)) is not None:
                yield from _with_left(all_of, left, every_figure, sure=False)


def _under_first(terms: list[Term], found: tuple[Figure, ...]) -> list[Term] | None:
    """Return the terms with the count told first as a factor of all, where some take it: 活动5场，每场布置2500元，医务4人每人200元."""
    first = found[0]
    takes = [any(count.at == first.at for count in term.factors) for term in terms]
    if not first.count or first.pers or all(takes) or not any(takes):
        return None
    if any(_answers(first, count) for at, term in enumerate(terms) if not takes[at] for count in term.factors):
        return None
    return [term if takes[at] else Term(term.money, term.made, [*term.more, first]) for at, term in enumerate(terms)]


def _before(told: Told, money: Figure) -> list[Figure]:
    """Return the counts of the run before a price."""
    return [count for count in told.counts if told.run(count) == told.run(money) - 1]


def _after(told: Told, money: Figure) -> list[Figure]:
    """Return the counts of the run behind a price."""
    return [count for count in told.counts if told.run(count) == told.run(money) + 1]


def _around(told: Told, money: Figure) -> list[Figure]:
    """Return the counts of a price's sentence."""
    return [count for count in told.counts if count.group == money.group]


def _anywhere(told: Told, _: Figure) -> list[Figure]:
    return list(told.counts)


def _term(money: Figure, told: Told, reach: Reach, spans: Sequence[str], attached: str) -> Term:
    """Return a sum with the counts that it asks for; ``attached`` takes a sum without units for the price of what stands before it."""
    near = reach(told, money)
    is_timed = any(unit_class(top) in TIMES for count in told.counts for top in count.tops)
    made = chase([money], (), near, () if is_timed else spans)
    if not _is_exact(made, money):
        other = chase([money], (), told.counts, spans)
        made = other if made.missing or _is_exact(other, money) else made
    if made.missing:
        made = _found_elsewhere(money, told, made, spans)
    more: list[Figure] = []
    if money.item.is_simple and reach is not _anywhere and (money.price or attached != "price"):
        asked = _asked_before(told, money)
        more = [count for count in near if count.group == money.group and count.at not in asked and _is_factor(count, made, money)]
        more = more if money.price or any(count.at == money.at - 1 for count in more) else []
        has_thing = any(_is_thing(count) for count in made.used)
        if attached == "both":
            more = [count for count in more if not (has_thing and _is_thing(count))]
        else:
            more = [] if has_thing else [count for count in more if _is_thing(count)][-1:]
    return Term(money, made, more)


def _found_elsewhere(money: Figure, told: Told, made: Chase, spans: Sequence[str]) -> Chase:
    """Return the counts of a price with what is missing taken from sums reckoned before, from sizes, or from a count by another name."""
    found = chase([money], (), [*told.counts, *told.hidden, *_inner(told, money), *_sized(told, made.missing)], spans)
    if found.missing and (other := _by_other_name(told, made.missing)) is not None:
        found = chase([money], (), [*told.counts, other], spans)
    return made if found.missing else found


def _by_other_name(told: Told, missing: Sequence[str]) -> Figure | None:
    """Return the one count that no price asks for as one of the unit that is missing: 企业320家，户均保费1500元."""
    wanted = [per for per in missing if unit_class(per) not in TIMES]
    asked = [per for figure in told.money for per in figure.pers if per not in wanted]
    free = [f for f in told.counts if _is_thing(f) and not f.pers and not any(answers(top, per) for top in f.tops for per in asked)]
    if len(set(wanted)) != 1 or len(free) != 1:
        return None
    return Figure(free[0].item, free[0].node, (wanted[0],), (), free[0].group, free[0].at)


def _inner(told: Told, money: Figure) -> Iterator[Figure]:
    """Yield the counts of what is reckoned before a price, which it may ask for again: 85吨×2350元=19.975万元，外加运费每吨110元."""
    for figure in told.money:
        if figure.at < money.at:
            yield from inner_counts(figure.item, figure.group, figure.at)


def inner_counts(item: Verdict, group: int = 0, at: int = -1) -> Iterator[Figure]:
    """Yield the counts of a reckoned sum as figures at its place."""
    for leaf in leaves(item.calc.children[0] if item.calc.kind == "equation" else item.calc) if item.calc is not None else ():
        if leaf.unit is not None and leaf.unit.top and not leaf.cash and not leaf.unit.share:
            yield Figure(Verdict(node=leaf), leaf, (leaf.unit.top,), (), group, at)


def _sized(told: Told, missing: Sequence[str]) -> Iterator[Figure]:
    """Yield the area that two lengths tell, or the volume of three: 长1.6公里、宽4.5米，每平方米118元."""
    kinds = {unit_class(unit): unit for unit in missing}
    for kind, size in (("area", 2), ("volume", 3)):
        sides = [count for count in told.counts if _is_length(count) and (size > PAIR or not _THICK.search(count.said))]
        if kind in kinds and len(sides) == size:
            node = multiplied([times(side.node, turned(side.tops[0], "米") or Fraction(1)) for side in sides])
            yield Figure(sides[0].item, node, (kinds[kind],), (), sides[0].group, sides[0].at)


def _is_length(count: Figure) -> bool:
    return bool(count.tops) and unit_class(count.tops[0]) == "length"


def _asked_before(told: Told, money: Figure) -> set[int]:
    """Return the places of the counts that an earlier price asks for, and of times and occasions that any other one does."""
    pers = [per for other in told.money if other.at < money.at for per in other.pers if unit_class(per) not in TIMES]
    later = [per for other in told.money if other is not money for per in other.pers]
    return {
        count.at for count in told.counts if any(answers(top, per) for top in count.tops for per in (pers if _is_thing(count) else later))
    }


def _is_exact(made: Chase, money: Figure) -> bool:
    """Whether nothing is missing and each unit asked for is counted by its own word: 4天 for 天, not 3晚."""
    if made.missing:
        return False
    return all(
        any(alike(top, per) for top in used.tops for per in (*money.pers, *(p for o in made.used for p in o.pers))) for used in made.used
    )


def _inherit(terms: list[Term]) -> None:
    """Let prices for a time only take the people of the one before: 护林员34人，防火期5个月每月1200元，非防火期7个月每月500元."""
    things: list[Figure] = []
    for term in terms:
        if any(_is_thing(count) for count in term.factors):
            things = [count for count in term.more if _is_thing(count)]
        elif things and term.money.price and term.money.item.is_simple and all(unit_class(per) in TIMES for per in term.money.pers):
            term.more = [*term.more, *(count for count in things if not any(_answers(count, other) for other in term.factors))]


def _is_factor(count: Figure, made: Chase, money: Figure) -> bool:
    """Whether a count beside a price that did not ask for it multiplies it: 37人每月2800元, 2人，共3天."""
    if count in made.used or _measures(count) or is_left_out(count.words):
        return False
    if any(alike(per, other) for per in count.pers for other in money.pers):
        return False
    if any(_answers(count, used) for used in made.used):
        return False
    return not (count.pers and any(answers(t, p) for t in count.tops for p in money.pers))


def _answers(count: Figure, other: Figure) -> bool:
    """Whether two counts may count the same: 人次 and 人."""
    return any(alike(top, of) or (ANY not in (top, of) and answers(top, of)) for top in count.tops for of in other.tops)


def _is_thing(figure: Figure) -> bool:
    """Whether a figure counts people or things, not times or occasions."""
    return not any(unit_class(top) in TIMES or unit_class(top) in MEASURES or unit_class(top) == "occasion" for top in figure.tops)


def _measures(figure: Figure) -> bool:
    return any(unit_class(top) in MEASURES for top in figure.tops)


def _with_left(terms: list[Term], left: list[Figure], every_figure: tuple[Figure, ...], sure: bool) -> Iterator[Way]:
    """Yield the sum of the terms with each count left over as a factor of all prices, of the nearest one, or of none."""
    choices = [_places(count, terms) for count in left[:MOST_LEFT]]
    for chosen in every(*choices):
        parts = []
        lacks = False
        for at, term in enumerate(terms):
            more = [count for count, places in zip(left, chosen, strict=False) if at in places]
            node = multiplied([term.node, *(count.node for count in more)]) if more else term.node
            parts.append(Part(node, term.money.at, is_taken_off(term.money.words)))
            lacks = lacks or _lacks(term, more, every_figure)
        is_full = not lacks and all(term.made.sure and not term.made.missing for term in terms) and _accounts(parts, every_figure)
        yield Way(tuple(parts), is_full, sure)


def _lacks(term: Term, more: list[Figure], found: tuple[Figure, ...]) -> bool:
    """Whether a price for a time takes no people or things though such stand before it: 船员3名，每月3050元."""
    money = term.money
    if not money.price or money.node.kind != "number" or not money.pers or any(unit_class(per) not in TIMES for per in money.pers):
        return False
    if any(_is_thing(count) for count in (*term.factors, *more)):
        return False
    before = tuple(figure for figure in found if figure.at < money.at)
    return any(count.count and count.group == money.group and _is_thing(count) and not _is_asked(count, before) for count in before)


def _places(count: Figure, terms: list[Term]) -> list[tuple[int, ...]]:
    """Return of which terms a count left over may be a factor: all prices, the nearest one, none."""
    free = [at for at, term in enumerate(terms) if not any(_answers(count, other) for other in term.factors)]
    prices = [at for at in free if terms[at].money.price]
    if any(alike(per, other) for at in prices for per in count.pers for other in terms[at].money.pers):
        return [()]
    if not prices:
        behind = tuple(at for at in free if terms[at].money.at > count.at)
        return list(dict.fromkeys((behind, ())))
    nearest = min(prices, key=lambda at: (abs(terms[at].money.at - count.at), terms[at].money.at < count.at))
    return list(dict.fromkeys((tuple(prices), (nearest,), ())))


# --- what is accounted for -----------------------------------------------------------------------------------------------


def _accounts(parts: list[Part], found: tuple[Figure, ...]) -> bool:
    """Whether every figure is in a way, or is a label beside it: a measure, the whole or the number of what is in it."""
    used = {leaf.span for part in parts for leaf in leaves(part.node)}
    if any(is_left_out(figure.words) for figure in found if figure.count):
        return False
    rest = [figure for figure in found if not _spans(figure) <= used]
    prices = any(part.node.kind == "product" for part in parts)
    return all(_is_label(figure, found) or (prices and _is_beside(figure, found)) for figure in rest)


def _is_beside(figure: Figure, found: tuple[Figure, ...]) -> bool:
    """Whether a count that no price asks for may say something else beside prices that have theirs: 12个小区、2346户，户均1.8万元."""
    if not figure.count or _is_asked(figure, found):
        return False
    if figure.words.endswith("分"):
        return True
    thing = _is_thing(figure)
    return all(any(not thing or _is_thing_unit(per) for per in other.pers) for other in found if other.price)


def _is_thing_unit(unit: str) -> bool:
    kind = unit_class(unit)
    return kind not in TIMES and kind != "occasion"


def _is_asked(figure: Figure, found: tuple[Figure, ...]) -> bool:
    """Whether a price or another count is told per what a count counts."""
    asked = [per for other in found if other.price or (other.count and other is not figure) for per in other.pers]
    return any(answers(top, per) for top in figure.tops for per in asked)


def _spans(figure: Figure) -> set[Span]:
    return {leaf.span for leaf in leaves(figure.node)}


def _is_label(figure: Figure, found: tuple[Figure, ...]) -> bool:
    """Whether a figure outside a way says nothing more of it."""
    if figure.cash or figure.share:
        return _is_whole(figure, [other for other in found if other.cash])
    if (_measures(figure) and not _is_asked(figure, found)) or _names(figure, found):
        return True
    like = [other for other in found if other.count and _alike(figure, other)]
    return _is_whole(figure, like) or _numbers(figure, found)


def _names(figure: Figure, found: tuple[Figure, ...]) -> bool:
    """Whether only words part a count from the next one, so that it is part of a name: 7座商务车4辆."""
    return any(other.at == figure.at + 1 and other.count and other.item.clause.sep == " " and bool(other.words) for other in found)


def _is_whole(figure: Figure, like: list[Figure]) -> bool:
    """Whether a figure is the sum of two or more like ones that follow each other, or one of those that come to another."""
    values = [other.node.value for other in like if other.at > figure.at]
    so_far = Fraction(0)
    for size, value in enumerate(values, 1):
        so_far += value
        if so_far == figure.node.value and size >= PAIR:
            return True
    return False


def _numbers(figure: Figure, found: tuple[Figure, ...]) -> bool:
    """Whether a count says how many sums or like counts a list holds: 三项, 共2处."""
    value = figure.node.value
    if (
        _is_asked(figure, found)
        or value < PAIR
        or figure not in (found[0], found[-1])
        or any(unit_class(top) in TIMES for top in figure.tops)
    ):
        return False
    kinds = ([other for other in found if other.cash], [other for other in found if other.count and other is not figure])
    return any(len(kind) == value for kind in kinds)
