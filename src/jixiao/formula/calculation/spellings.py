"""The figures of a statement spelled as they are meant: units shared in a list, like counts added, wholes left for their parts."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, takewhile

from msgspec.structs import replace

from jixiao.formula.calculation.belonging import by_name
from jixiao.formula.calculation.build import added, multiplied
from jixiao.formula.calculation.cues import is_grade
from jixiao.formula.calculation.figures import Figure, unmet
from jixiao.formula.calculation.kinds import is_thing, is_whole, same_unit
from jixiao.formula.calculation.totals import PAIR
from jixiao.formula.calculation.unitnotes import TIMES, answers
from jixiao.formula.units import unit_class

_MEAN = re.compile("[户家人亩次]均")
_DIVIDED = re.compile("(?<!部)分$")
MOST_TIMES = 50
"""A sum so many times a price beside it is hardly one for the same."""


def spellings(found: tuple[Figure, ...]) -> Iterator[tuple[tuple[Figure, ...], bool]]:
    """Yield the figures as told, with like counts added and in turn; with the units of a price shared, which is a guess."""
    if (less := _without_monthly(found)) != found:
        yield _listed(_bound(less)), True
        return
    base = _listed(_bound(_without_levels(_without_sums(without_parted(without_wholes(_chained(found)))))))
    if any("分别" in figure.words for figure in found) and (turned_to := _in_turn(base)) != base:
        yield turned_to, False
        return
    merged = _merged(base)
    plain = dict.fromkeys((base, merged, _in_turn(base)))
    yield from ((spelling, False) for spelling in plain)
    told = list(base)
    more = [some for some in (_paired(base), by_name(told, whole=True)) if some is not base and some is not told]
    tried = (shared(base), shared(merged), _once_a_year(base), _once_a_year(merged), for_all(base), *map(tuple, more))
    guesses = dict.fromkeys(tried)
    yield from ((spelling, True) for spelling in guesses if spelling not in plain)


def _without_monthly(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures without a sum for a time that the count and the price right before it come to: 40台，每台月租350元，每月1.4万元，12个月."""
    return tuple(f for at, f in enumerate(found) if at < PAIR or not _is_restated(f, found[at - PAIR], found[at - 1]))


def _is_restated(figure: Figure, count: Figure, price: Figure) -> bool:
    """Whether a price for a time alone is what things counted come to at their price."""
    told_again = figure.price and figure.item.is_simple and any(unit_class(per) in TIMES for per in figure.pers)
    return told_again and count.count and is_thing(count) and price.price and figure.node.value == count.node.value * price.node.value


def without_wholes(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the prices without one that those right behind it come to: 每场15万元，其中场租4万元、餐饮6万元、宣传5万元."""
    for at, whole in enumerate(found):
        before = list(takewhile(lambda part, whole=whole: part.cash and part.group == whole.group, reversed(found[:at])))  # type: ignore[misc]
        if whole.price and len(before) >= PAIR and sum(part.node.value for part in before) == whole.node.value:
            return (*found[: at - len(before)], *found[at:])
        total = Fraction(0)
        for size, part in enumerate(found[at + 1 :], 1):
            if not part.cash or part.group != whole.group or not whole.cash or is_grade(whole.words):
                break
            total += part.node.value
            if size >= PAIR and total == whole.node.value:
                return (*found[: at + 1], *found[at + 1 + size :])
    return found


def without_parted(found: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures without the terms that people are divided into and the years that a sum is paid over: 360人分6期, 分两年下达."""
    divides = [f for f in found if f.count and _DIVIDED.search(f.words)]
    parted = [f for f in divides if not any(is_thing(other) and _is_per(other, f) for other in found if other.count)]
    if not parted:
        return tuple(found)
    return tuple(f.for_each(unmet(f.pers, [top for count in parted for top in count.tops])) for f in found if f not in parted)


def _without_sums(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the counts without one that those told behind it come to."""
    wholes = [f for f in found if f.count and is_whole(f, [other for other in found if other.count and same_unit(other, f)])]
    return tuple(f for f in found if f not in wholes)


def _chained(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with counts of counts as one count where two sentences, or nothing else before one price, tell such.

    国保5处，每处2人；省保18处，每处1人；每人每月600元.
    """
    made: list[Figure] = []
    for figure in found:
        last = made[-1] if made else None
        if last is not None and last.count and figure.count and last.group == figure.group and not last.pers and _is_per(figure, last):
            pers = unmet(figure.pers, last.tops)
            made[-1] = figure.by([last.node], pers, figure.tops)
        else:
            made.append(figure)
    linked = [figure for figure in made if figure.count and figure.node.kind == "product"]
    cash = [figure for figure in found if figure.cash]
    chains = {figure.group for figure in linked}
    if len(chains) >= PAIR and not chains & {figure.group for figure in cash}:
        return tuple(made)
    is_one = len(linked) >= PAIR and len(made) == len(linked) + 1 and len(cash) == 1 and cash[0].at > linked[-1].at
    return tuple(made) if is_one and all(same_unit(linked[0], figure) for figure in linked) else found


def _is_per(figure: Figure, count: Figure) -> bool:
    """Whether a figure is told per what a count counts."""
    return any(answers(top, per) for top in count.tops for per in figure.pers)


def _without_levels(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with a mean count taken as it stands where a price has a time of its own: 日均185人，每人每月420元."""
    if not any(unit_class(per) in TIMES for figure in found if figure.cash for per in figure.pers):
        return found
    return tuple(
        f.for_each(tuple(per for per in f.pers if unit_class(per) not in TIMES)) if f.count and "均" in f.words and is_thing(f) else f
        for f in found
    )


def _once_a_year(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with a price for a year paid once where the months are those of another price: 每月2000元，10个月，每年路费3000元."""
    kinds = {figure.at: {unit_class(per) for per in figure.pers} for figure in found if figure.cash}
    if not any("month" in kind for kind in kinds.values()):
        return found
    return tuple(
        f.for_each(tuple(per for per in f.pers if unit_class(per) != "year"))
        if "year" in kinds.get(f.at, ()) and "month" not in kinds[f.at]
        else f
        for f in found
    )


def for_all(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with a price behind another for the same taken for all counted so far: 65户、每户6000元，110户、每户4500元，评估费每户200元."""
    made = list(found)
    for at, figure in enumerate(found):
        last = found[at - 1] if at else None
        if last is None or not (figure.price and last.price and figure.pers and figure.pers == last.pers and figure.item.is_simple):
            continue
        like = [count for count in found[:at] if count.count and not count.pers and _is_per(figure, count)]
        are_apart = bool(like) and like[-1].at - like[0].at >= len(like)
        if are_apart and all(same_unit(like[0], count) for count in like):
            made[at] = figure.by([added([count.node for count in like])], unmet(figure.pers, like[0].tops))
    return tuple(made)


def shared(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with the units of prices side by side shared: 月薪3500元，绩效每人每月800元."""
    made = list(found)
    for at, figure in enumerate(made):
        if not figure.cash or figure.item.stated is not None:
            continue
        beside = [other for other in (*made[max(at - 1, 0) : at], *made[at + 1 : at + 2]) if other.cash and other.group == figure.group]
        more = [o.pers for o in beside if _may_share(figure, o) and figure.node.value < o.node.value * MOST_TIMES]
        if more:
            made[at] = figure.for_each(max(more, key=len))
    return tuple(made)


def _may_share(figure: Figure, other: Figure) -> bool:
    """Whether a price is for all that another one beside it is for: for its people too, but for its days only if for nothing itself."""
    more = set(other.pers) - set(figure.pers)
    return set(figure.pers) < set(other.pers) and not (figure.pers and any(unit_class(per) in TIMES for per in more))


def _bound(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with a price times the count that nothing, or a mean of it, parts it from: 一级5人500元/天，赛期3天, 1260家户均2500元."""
    made: list[Figure] = []
    for figure in found:
        last = made[-1] if made else None
        mean = figure.words[:1] if _MEAN.match(figure.words) else ""
        is_priced = figure.price and figure.item.is_simple and figure.item.clause.sep == " " and (not figure.words or mean)
        if last is not None and is_priced and figure.pers and is_thing(last) and last.count and not last.pers:
            pers = unmet((per for per in figure.pers if per != mean), last.tops)
            made[-1] = figure.by([last.node], pers)
        else:
            made.append(figure)
    return tuple(made)


def _listed(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with the units of a figure carried to those that 、 lists behind it: 每人每年学费6000元、住宿费800元, 每座渗压计4支、雨量计1台."""
    made: list[Figure] = []
    for figure in found:
        is_listed = bool(made) and figure.item.is_simple and figure.item.clause.sep == "、" and _takes_units(figure, made[-1])
        made.append(figure.for_each(made[-1].pers) if is_listed else figure)
    return tuple(made)


def _takes_units(figure: Figure, last: Figure) -> bool:
    """Whether a price or a count of things may be told per what the one before it is."""
    if figure.cash:
        return last.price and set(figure.pers) < set(last.pers) and figure.node.value < last.node.value * MOST_TIMES
    return figure.count and last.count and is_thing(figure) and is_thing(last) and not figure.pers


def _merged(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with like counts side by side added: 运动员260人、裁判员30人."""
    made: list[Figure] = []
    for figure in found:
        last = made[-1] if made else None
        is_alike = last is not None and figure.pers == last.pers and (not figure.pers or figure.item.clause.sep == "、")
        if last is not None and is_alike and last.count and figure.count and same_unit(last, figure):
            made[-1] = replace(last, node=added([last.node, figure.node]))
        else:
            made.append(figure)
    return tuple(made)


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
        asked = (*price.pers, *(per for count in block for per in count.pers))
        pers = unmet(asked, [top for count in block for top in count.tops])
        made[price.at] = replace(price, node=node, tops=(), pers=pers)
    return tuple(made.get(figure.at, figure) for figure in found if figure not in near)


def _paired(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return prices in a list each with the count at its place in a list of as many: 灯9盏、黑板灯3盏，每盏灯380元、黑板灯420元."""
    lists: list[list[Figure]] = []
    for figure in found:
        if lists and figure.item.clause.sep == "、" and bool(lists[-1][-1].cash) == bool(figure.cash):
            lists[-1].append(figure)
        else:
            lists.append([figure])
    made: dict[int, Figure] = {}
    for counts, prices in pairwise(lists):
        is_pair = len(counts) == len(prices) >= PAIR and all(f.count for f in counts) and all(f.price for f in prices)
        if is_pair and all(_is_per(price, count) for count, price in zip(counts, prices, strict=True)):
            for count, price in zip(counts, prices, strict=True):
                made[price.at] = price.by([count.node], (*unmet(price.pers, count.tops), *count.pers))
                made[count.at] = made[price.at]
    return tuple(made.get(figure.at, figure) for figure in found if not (figure.count and figure.at in made)) if made else found


def _told_in_turn(found: tuple[Figure, ...]) -> list[Figure]:
    """Return the money behind 分别: 分别为6000元、3500元."""
    first = next((at for at, figure in enumerate(found) if figure.cash and "分别" in figure.words), len(found))
    return list(takewhile(lambda figure: figure.cash and (not figure.words or "分别" in figure.words), found[first:]))


def _blocks(counts: Sequence[Figure]) -> list[list[Figure]]:
    """Return counts in blocks, a new one beginning where a unit comes again: 4人 2天, 3人 2天."""
    blocks: list[list[Figure]] = []
    for count in counts:
        if not blocks or any(same_unit(count, other) for other in blocks[-1]):
            blocks.append([])
        blocks[-1].append(count)
    return blocks


def _are_apart(found: tuple[Figure, ...]) -> bool:
    """Whether all money stands before all counts or behind them."""
    cash = [figure.cash for figure in found]
    return cash in (sorted(cash), sorted(cash, reverse=True))
