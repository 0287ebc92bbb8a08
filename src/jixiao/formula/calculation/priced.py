"""Products that figures side by side tell: prices times the counts that they ask for, in every sensible way, the likeliest first."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from msgspec import Struct
from msgspec.structs import replace

from jixiao.formula.calculation.belonging import by_name, grouped, has_count, is_like, is_open, listed, may_take, other_ways
from jixiao.formula.calculation.build import added, multiplied
from jixiao.formula.calculation.cues import compares, is_beyond, is_bound, is_left_out, is_minus, is_net, is_payers
from jixiao.formula.calculation.figures import Figure, chase, figures, leaves, times_said
from jixiao.formula.calculation.join import MEASURES
from jixiao.formula.calculation.kinds import is_of_total
from jixiao.formula.calculation.totals import PAIR
from jixiao.formula.calculation.tree import Node
from jixiao.formula.calculation.unitnotes import TIMES, answers
from jixiao.formula.calculation.verdict import Verdict
from jixiao.formula.calculation.words import read_words
from jixiao.formula.units import unit_class

MOST_SPARE = 4
MOST_TOLD = 48
"""More figures than this are a list and tell no product."""
TIMES_MORE = 5
"""A sum behind a price that is no more than so many times the price may be for one of the same."""


class Reading(Struct, frozen=True, gc=False):
    """What a few figures come to: ``sure`` says that another result is a fault, ``missing`` names the units not counted.

    ``keeps`` says that the figures stay on for what follows: a rate of a sum does not use the sum up. ``named`` says that the
    result's words name whose part it is (县级 of 市、县按6:4分担).
    """

    node: Node
    sure: bool = False
    missing: tuple[str, ...] = ()
    keeps: bool = False
    named: bool = False


def priced_sums(found: list[Figure], words: str) -> Iterator[Reading]:
    """Yield the sums of money that prices and counts side by side tell: 每站6人, 35个站, 2天, 150元/人天.

    ``words`` are those of the result. Where figures may belong together in more than one way, each way is yielded.
    """
    spans = times_said(words, found)
    first = listed(grouped(by_name(found, whole=True)), "、")
    if (apart := _apart(found, spans)) is not None:
        yield apart
    shared = is_payers(words) and sum(figure.cash for figure in found) > 1
    yield from (replace(reading, sure=reading.sure and not shared) for reading in _sums(first, spans))
    tried = [first]
    for other in other_ways(found, words):
        if other not in tried:
            tried.append(other)
            yield from (replace(reading, sure=False) for reading in _sums(other, spans))


def _apart(found: list[Figure], spans: Sequence[str]) -> Reading | None:
    """Return the sum of what sentences come to that each tell counts and prices of their own; None where one does not."""
    groups = [[figure for figure in found if figure.group == group] for group in dict.fromkeys(figure.group for figure in found)]
    if len(groups) < PAIR or not all(any(f.cash for f in group) and any(f.count for f in group) for group in groups):
        return None
    parts = [next(_sums(listed(group, "、"), spans), None) for group in groups]
    if any(part is None or part.missing for part in parts):
        return None
    return Reading(added([part.node for part in parts if part is not None]), all(part is not None and part.sure for part in parts))


def complete(items: Sequence[Verdict]) -> Node | None:
    """Return what prices and their counts come to, None where one is not counted or it is not certain what belongs together."""
    found = figures(items) if len(items) <= MOST_TOLD else []
    if not any(figure.price for figure in found) or not any(figure.count for figure in found):
        return None
    reading = next(priced_sums(found, ""), None)
    return reading.node if reading is not None and reading.sure and not reading.missing else None


def counts_in(items: Sequence[Verdict]) -> list[Figure]:
    """Return the counts that finished calculations take, as told before whatever stands behind these."""
    inner = [leaf for item in items if item.calc is not None for leaf in leaves(item.calc) if leaf.kind == "number" and not leaf.cash]
    told = [(leaf, leaf.unit) for leaf in sorted(inner, key=lambda leaf: leaf.start) if leaf.unit is not None and leaf.unit.top]
    return [
        Figure(Verdict(node=leaf, words=read_words(leaf.label)), leaf, (unit.top or "",), unit.per, -1, at - len(told))
        for at, (leaf, unit) in enumerate(told)
        if not unit.share
    ]


def priced_by(found: list[Figure], before: list[Figure], words: str) -> Reading | None:
    """Return what prices alone come to by counts told before them, None where these or others do not count what each asks for."""
    prices = [figure for figure in found if figure.cash]
    own = [figure for figure in found if figure.count]
    if not before or len(prices) + len(own) < len(found) or not all(f.price and f.pers and f.item.is_simple for f in prices):
        return None
    spans = times_said(words, found)
    made = [chase([price], (), [*before, *own], spans) for price in prices]
    used = {figure.at for one in made for figure in one.used}
    if any(one.missing for one in made) or not all(figure.at in used for figure in own) or not any(at < 0 for at in used):
        return None
    terms = [multiplied([price.node, *(figure.node for figure in one.used)], one.times) for price, one in zip(prices, made, strict=True)]
    alone = len(before) == len({figure.tops for figure in before})
    return Reading(added(terms), sure=alone and all(one.sure for one in made))


def counts_in_unit(found: list[Figure], result: Verdict) -> Iterator[Reading]:
    """Yield what counts come to in the unit of the result: 1200瓦, 24小时, 全年 in 度."""
    unit = result.node.unit
    if unit is None or unit.top is None:
        return
    spans = times_said(result.words.text, found)
    made = chase((), (unit.top,), [figure for figure in found if figure.count], (spans[0] or "年", *spans[1:]))
    if len(made.used) > 1 or (made.used and made.times != 1):
        sure = made.sure and not made.missing and not any("各" in figure.words for figure in made.used)
        yield Reading(multiplied([figure.node for figure in made.used], made.times), sure, tuple(made.missing))


# --- one way of belonging together --------------------------------------------------------------------------------------


def _sums(found: list[Figure], spans: Sequence[str]) -> Iterator[Reading]:
    """Yield the sum of every price times its counts, then that with the counts left over, and with each like count instead."""
    counts = [figure for figure in found if figure.count]
    money = [figure for figure in found if figure.cash]
    calculated = [figure for figure in money if _is_calculated(figure)]
    prices = [figure for figure in money if figure.price]
    if not money or not (calculated or counts or (prices and (any(spans) or any(figure.pers for figure in prices)))):
        return
    chosen = _Choice(money, counts, spans)
    if not (calculated or chosen.spare or chosen.missing) and chosen.node.value == sum(figure.node.value for figure in money):
        return
    sure = chosen.sure and (bool(prices) or len(calculated) == len(money)) and not any(_is_unclear(figure) for figure in found)
    sure = sure and not (_may_carry(money) or _may_step(counts) or chosen.instead or _is_aside(money, counts))
    opens = any(is_open(figure) for figure in prices)
    sure = sure and not (opens and (len(counts) > 1 or len(money) > 1)) and not (len(prices) > 1 and chosen.spare)
    likely = chosen.spare if opens else _carriers(chosen.spare, found)
    for some in dict.fromkeys((tuple(likely), *subsets(chosen.spare))):
        node = multiplied([chosen.node, *(figure.node for figure in some)]) if some else chosen.node
        yield Reading(node, sure, tuple(chosen.missing), keeps=not prices)
    for other in chosen.instead:
        swapped = _Choice(money, [figure for figure in counts if figure is other or not is_like(figure, other)], spans)
        yield Reading(swapped.node, missing=tuple(swapped.missing), keeps=not prices)


def _is_calculated(figure: Figure) -> bool:
    """Whether a sum is a calculation without a result of its own, or made of a count and the money right behind it."""
    return has_count(figure) or (not figure.item.is_simple and figure.item.stated is None)


class _Choice:
    """Which counts each price takes: their sum, those left over, those that might have been taken instead, and what is missing."""

    def __init__(self, money: list[Figure], counts: list[Figure], spans: Sequence[str]) -> None:
        taken: dict[int, Figure] = {}
        by: list[tuple[Figure, frozenset[int]]] = []
        terms: list[Node] = []
        self.missing: list[str] = []
        self.sure = True
        for figure in money:
            made = chase([figure], (), counts, spans, frozenset(taken))
            by.append((figure, frozenset(used.at for used in made.used)))
            taken |= {used.at: used for used in made.used}
            self.missing += made.missing
            self.sure = self.sure and made.sure
            terms.append(multiplied([figure.node, *(used.node for used in made.used)], made.times))
        self.node = added(terms)
        left = [figure for figure in counts if figure.at not in taken]
        self.instead = [figure for figure in left if any(is_like(figure, used) for used in taken.values())][:MOST_SPARE]
        self.spare = [figure for figure in left if figure not in self.instead]
        self.sure = self.sure and not _is_shared(by) and not (any(spans) and _is_uneven(by, taken))


def _is_shared(by: list[tuple[Figure, frozenset[int]]]) -> bool:
    """Whether two prices for the same take the same count, so that each may be for a part of it, or stand side by side behind two counts."""
    for (first, used), (other, taken) in combinations(by, 2):
        if not (first.price and other.price and first.pers == other.pers) or (has_count(first) and has_count(other)):
            continue
        is_beside = other.at == first.at + 1 and used != taken
        if is_beside or (used & taken and other.item.clause.sep != "、"):
            return True
    return False


def _is_uneven(by: list[tuple[Figure, frozenset[int]]], taken: dict[int, Figure]) -> bool:
    """Whether a time that one price is told for is not that of another, though the result may be for it: 每月4次, 人员100元/人, 车辆300元."""
    timed = [{at for at in used if _recurs(taken[at])} for figure, used in by if figure.price]
    return any(some != timed[0] for some in timed)


def _recurs(figure: Figure) -> bool:
    return bool({unit_class(top) for top in figure.tops} & (TIMES | {"occasion"}))


def _is_unclear(figure: Figure) -> bool:
    if ("各" in figure.words and not figure.pers) or (figure.cash and is_beyond(figure.words)):
        return True
    return figure.node.vague or not (figure.cash or figure.share or figure.count)


def _may_step(counts: list[Figure]) -> bool:
    """Whether a count is a bound (前100个) and none says how many go beyond it."""
    return any(is_bound(figure.words) for figure in counts) and not any(is_beyond(figure.words) for figure in counts)


def _may_carry(money: list[Figure]) -> bool:
    """Whether a small sum behind a price may be a price for the same: 月均工资4500元，五险一金1500元."""
    return any(
        first.price and first.pers and may_take(other, first) and other.node.value <= first.node.value * TIMES_MORE
        for first, other in pairwise(money)
    )


def _is_aside(money: list[Figure], counts: list[Figure]) -> bool:
    """Whether a sum beside prices is another year's, a sum or a count is taken off, or a count is only a part (其中15名为兼职)."""
    others = [figure.words for figure in money if not figure.price]
    return any(is_net(words) or is_minus(words) or compares(words) for words in others) or any(
        figure.item.clause.of_which or is_left_out(figure.words) for figure in counts
    )


def _carriers(spare: list[Figure], found: list[Figure]) -> list[Figure]:
    """Return the counts left over that a price is likely for as well: things and people, and the time that these are told for.

    A count that only words part from the next one is a name (4路录像机5台).
    """
    named = {figure.at - 1 for figure in found if figure.count and figure.item.clause.sep == " " and not _measures(figure)}
    things: list[Figure] = []
    for figure in spare:
        if figure.at not in named and not _measures(figure) and not is_of_total(figure, found):
            things += [] if any(is_like(figure, other) for other in things) else [figure]
    wanted = [per for figure in things for per in figure.pers]
    return [figure for figure in spare if figure in things or any(answers(top, per) for top in figure.tops for per in wanted)]


def _measures(figure: Figure) -> bool:
    """Whether a figure measures a thing or a time rather than counting things."""
    return bool({unit_class(top) for top in figure.tops} & (MEASURES | TIMES))


def subsets(spare: list[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Yield which of a few counts may be factors as well, none of them first."""
    few = [figure for figure in spare if figure.node.above != figure.node.below][:MOST_SPARE]
    for size in range(len(few) + 1):
        yield from combinations(few, size)
