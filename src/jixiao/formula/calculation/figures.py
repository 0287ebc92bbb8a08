"""What the figures of a statement are: prices, amounts, counts and shares, each with what it counts and per what it is."""

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from jixiao.formula.calculation.build import multiplied
from jixiao.formula.calculation.cues import compares, is_beyond, is_mean, is_minus, is_more, period
from jixiao.formula.calculation.frame import Clause, every_clause
from jixiao.formula.calculation.tree import Node
from jixiao.formula.calculation.unitnotes import TIMES, answers, leftover
from jixiao.formula.calculation.verdict import Verdict
from jixiao.formula.calculation.words import read_words
from jixiao.formula.units import alike, dictionary, turned, unit_class

_PRICE = re.compile("(?:单|门市|市场|挂牌|原|定|均|协议|票|电|油|水|气|房|零售|造)价|(?<!高)标准(?!化|间|厂|田)|每|均(?![摊分衡])|按$")
_FOR_ONE = re.compile("单价|均价|标准$")
_COUNTED = re.compile("(?:数量|数|数目|人次|面积|次数)(?:为|是|=|:)*$")
YEAR = frozenset({"年", "年度", "周年", "学年"})
_SHORT = frozenset({"月", "季度", "天"})
"""What a sum of money is for a month, quarter or day of, it is a price of for a longer time."""
HOURS = frozenset({"小时", "个小时", "时", "h"})
SMALL = 20
"""A fraction of a sum is printed with no greater divisor: 省级补助1/3."""
LEAST = Fraction(1, 12)
"""Days are hardly meant as a part of the year that a count is for: 年救助1200人次，人均2天."""
ROUND = re.compile("按|约|以|取整|整数|四舍五入|即|近似")
_FOR_EACH = re.compile("(?:以上|上述)?均?[为按是]?(?:每[^每,;]{1,2}){1,3}(?:标准)?(?:计算?)?")
"""A note that says for what all prices before it are: 均为每人每天."""
NOUN = 5
"""So many characters behind 个 may hold what is counted: 7个比赛日."""
MOST_STEPS = 24
"""A price that asks for more units than this is no price."""


_RATE = ("单价", "标准", "每", "人均", "均价", "户均", "亩均")


def is_rate(verdict: Verdict) -> bool:
    """Whether a figure is a price or a count per something rather than an amount."""
    unit = verdict.node.unit
    return verdict.is_simple and bool(
        verdict.words.per or (unit is not None and unit.per) or any(word in verdict.words.text for word in _RATE)
    )


def is_share(verdict: Verdict) -> bool:
    """Whether a figure is a percentage, a discount or the like."""
    node = verdict.node
    if node.kind == "product":
        return node.bare and node.ops == "*/" and 0 < node.above < node.below <= SMALL
    return node.unit is not None and node.unit.share and node.kind == "number"


def tells(item: Verdict) -> bool:
    """Whether a statement is more than a sum of money in a list: a count, a share, a price, something to take off or to compare with."""
    if not item.cash or item.per or (item.calc is not None and item.stated is None):
        return True
    unit, words = (item.stated or item.node).unit, item.words
    return bool((unit is not None and unit.per) or words.per or words.rates or _says_price(words.text) or (item.stated or item.node).note)


@lru_cache(maxsize=4096)
def _says_price(words: str) -> bool:
    return bool(_PRICE.search(words)) or bool(period(words)) or is_minus(words) or is_more(words) or compares(words)


class Figure(Struct, frozen=True, gc=False):
    """A figure or finished calculation of a statement: what it counts, per what, in which sentence and place it stands."""

    item: Verdict
    node: Node
    tops: tuple[str, ...]
    pers: tuple[str, ...]
    group: int
    at: int

    @property
    def cash(self) -> bool:
        """Whether it is money."""
        return bool(self.item.cash)

    @property
    def share(self) -> bool:
        """Whether it is a percentage or the like."""
        return is_share(self.item)

    @property
    def words(self) -> str:
        """The words before it."""
        return self.item.words.text

    @property
    def said(self) -> str:
        """The words before it and the note behind it."""
        return f"{self.words} {self.node.note}"

    @property
    def price(self) -> bool:
        """Whether it is money for one of something, rather than a sum."""
        return self.cash and (
            any(per not in YEAR for per in self.pers) or bool((_PRICE if self.item.is_simple else _FOR_ONE).search(self.words))
        )

    @property
    def count(self) -> bool:
        """Whether it counts something that is no money."""
        if self.cash or self.share:
            return False
        return bool(self.tops) or (self.node.unit is None and bool(_COUNTED.search(self.words)))

    def for_each(self, pers: tuple[str, ...]) -> "Figure":
        """Return the same figure told per other units."""
        return replace(self, pers=pers)

    def by(self, others: Sequence[Node], pers: tuple[str, ...], tops: tuple[str, ...] = ()) -> "Figure":
        """Return the figure multiplied by others that stand before it, with the units that are left."""
        return replace(self, node=multiplied([*others, self.node]), tops=tops, pers=pers)


def figures(items: Sequence[Verdict]) -> list[Figure]:
    """Return the figures of a statement in order."""
    made: list[Figure] = []
    group = 0
    steps = any(is_beyond(item.words.text) for item in items)
    for at, item in enumerate(items):
        group += bool(at) and item.clause.opens
        tops, pers = _units(item)
        last = made[-1] if made else None
        if not pers and last is not None and last.count and last.tops:
            pers = (
                last.tops[:1] if "各" in item.words.text else last.pers if tops and item.clause.sep == " " and not item.words.text else ()
            )
        made.append(Figure(item, item.node, tops, pers, group, at))
        made += [Figure(remark, remark.node, *_units(remark), group, at) for remark in remarks(item, steps)]
    made = _by_note(made)
    asked = {per for figure in made for per in figure.pers}
    return [_named(figure, asked) for figure in made] if asked else made


def _by_note(made: list[Figure]) -> list[Figure]:
    """Return the figures with what a note behind the last of a list says that all are for: 住宿260元、伙食130元（均为每人每天）."""
    pers: tuple[str, ...] = ()
    told: list[Figure] = []
    for figure in reversed(made):
        says = figure.cash and figure.item.is_simple and _FOR_EACH.fullmatch(figure.node.note) is not None
        is_open = says or (figure.cash and figure.item.is_simple and not figure.pers)
        if says:
            pers = read_words(figure.node.note).per
        told.append(figure.for_each(pers) if is_open and pers else figure)
        pers = pers if is_open and figure.item.clause.sep == "、" else ()
    return told[::-1]


def _named(figure: Figure, asked: set[str]) -> Figure:
    """Return a bare number as a count where the word right behind it is a unit that a price asks for (150笔，每笔10万元)."""
    note = figure.node.note.lstrip() if figure.node.bare and figure.item.is_simple else ""
    top = next((per for per in asked if note.startswith(per)), "") if note else ""
    return replace(figure, tops=(top,)) if top else figure


def remarks(item: Verdict, steps: bool = False) -> Iterator[Verdict]:
    """Yield the percentages in the bracket behind a figure (演出费10.6万元（含税6%）), where prices go in steps also the bounds (含10人)."""
    for clause in item.clause.detail if item.is_simple else ():
        verdict = Verdict(node=clause.sides[0], words=clause.words, clause=clause)
        if len(clause.sides) == 1 and verdict.is_simple and (is_share(verdict) or (steps and not verdict.cash)):
            yield verdict


def _units(item: Verdict) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a figure counts and per what it is, by its words and its unit."""
    words = item.words
    told = (*words.per, *words.rates, *item.per)
    unit = item.node.unit if item.is_simple else item.stated.unit if item.stated is not None else None
    stated = item.stated if item.stated is not None else item.node
    span = (period(words.text) or period(stated.note)) if item.cash else ""
    pers = (*told, *(unit.per if unit is not None else ()), *((span,) if span in _SHORT and span not in told else ()))
    if item.is_simple or item.stated is not None:
        tops = (unit.top,) if unit is not None and unit.top and not (unit.money or unit.share) else ()
        if tops and unit is not None and len(unit.per) == 1 and (both := f"{tops[0]}{unit.per[0]}") in dictionary().made_of:
            return (both,), tuple(told)
        return tops, pers if item.is_simple or item.calc is None else tuple(_unmet(pers, item.calc))
    calc = item.calc or item.node
    counted, asked = leftover(calc) if calc.kind == "product" else ([], [])
    return tuple(counted), tuple(dict.fromkeys((*_unmet(pers, calc), *asked)))


def unmet(pers: Iterable[str], tops: Collection[str]) -> tuple[str, ...]:
    """Return the units a price is for one of that none of some counted units answers."""
    return tuple(per for per in pers if not any(answers(top, per) for top in tops))


def _unmet(pers: tuple[str, ...], calc: Node) -> Iterable[str]:
    """Return the units that the figures of a calculation itself do not count (每村 of 每村3人×1000元)."""
    tops = [node.unit.top for node in leaves(calc) if node.unit is not None and node.unit.top and not node.unit.money] if pers else []
    return unmet(pers, tops)


def leaves(calc: Node) -> Iterator[Node]:
    """Yield the printed numbers of a calculation, and finished equations in it whole."""
    todo = [calc]
    while todo:
        node = todo.pop()
        if node.children and node.kind != "equation":
            todo += node.children
        else:
            yield node


def numbers_told(clauses: Iterable[Clause]) -> Iterator[Node]:
    """Yield the numbers that clauses tell, those in brackets too, but no results."""
    for clause in every_clause(clauses):
        yield from leaves(clause.sides[0])


class Wish(NamedTuple):
    """A unit that must be counted, and the figure that is told per it."""

    per: str
    owner: Figure | None


class Chase(Struct):
    """The figures that prices ask for: ``missing`` names the units not counted, ``times`` is what turns one unit into another."""

    used: list[Figure]
    missing: list[str]
    times: Fraction = Fraction(1)
    sure: bool = True


def chase(
    heads: Sequence[Figure], wanted: Sequence[str], pool: Sequence[Figure], spans: Sequence[str], taken: frozenset[int] = frozenset()
) -> Chase:
    """Return the counts that the heads ask for, and those that these ask for in turn (每村2期, 每期35人).

    ``spans`` are the time that the result is for and the times that other words name; ``taken`` the places of counts that
    another price has used.
    """
    made = Chase([], [])
    todo = deque(Wish(per, head) for head in heads for per in head.pers)
    todo.extend(Wish(unit, None) for unit in wanted)
    met: list[str] = []
    for _ in range(MOST_STEPS):
        if not todo:
            break
        per, owner = todo.popleft()
        if owner is not None and owner.item.words.batch != 1 and per in owner.item.words.rates:
            made.times /= owner.item.words.batch
        if any(alike(per, other) for other in met) or any(_is_same(top, per) for figure in made.used for top in figure.tops):
            continue
        met.append(per)
        parts = dictionary().made_of.get(per)
        if parts and not any(per in figure.tops for figure in pool):
            todo.extend(Wish(part, owner) for part in parts)
        elif (found := _nearest(per, owner, pool, made.used, taken)) is not None:
            figure, times = found
            made.used.append(figure)
            made.times *= times
            made.sure = made.sure and not (per in YEAR and times < LEAST)
            todo.extend(Wish(other, figure) for other in figure.pers)
            if per in HOURS and _runs(owner) and not figure.pers and figure.node.value <= 24:
                todo.append(Wish("天", figure))
        elif not _powered(per, pool, made, todo) and not _spanned(per, spans, made):
            made.missing.append(per)
    return made


def _is_same(top: str, per: str) -> bool:
    """Whether a count already taken answers a further unit as well; 个 answers only what it was taken for."""
    return top != "个" and per != "个" and answers(top, per)


def _nearest(
    per: str, owner: Figure | None, pool: Sequence[Figure], used: list[Figure], taken: frozenset[int]
) -> tuple[Figure, Fraction] | None:
    """Return the count that best answers a unit, and what turns its unit into that one."""
    best: tuple[tuple[object, ...], Figure, Fraction] | None = None
    for figure in pool:
        if figure is owner or figure in used or not figure.count:
            continue
        fit = _fit(per, figure)
        if fit is None:
            continue
        rank, times = fit
        near = abs(figure.at - owner.at) if owner is not None else 0
        key = (owner is None or figure.group == owner.group, rank, figure.at not in taken, -near)
        if best is None or key > best[0]:
            best = (key, figure, times)
    return None if best is None else best[1:]


def _fit(per: str, figure: Figure) -> tuple[int, Fraction] | None:
    """Return how well a count answers a unit, and what turns its unit into that one; None where it does not."""
    for top in figure.tops:
        if alike(top, per):
            return 4, Fraction(1)
        if (times := dictionary().worth.get(top, {}).get(per)) is not None and per in top:
            return 2, times
        if top == "个" and (per in (noun := figure.node.note[:NOUN]) or any(alike(char, per) for char in noun)):
            return 4, Fraction(1)
        if figure.words.endswith(per) and not figure.words.endswith(f"每{per}"):
            return 3, Fraction(1)
        if answers(top, per):
            return (3 if per in figure.words else 1 if top == "个" and figure.node.note else 2), Fraction(1)
        if top not in dictionary().power and (times := turned(top, per)) is not None:
            return 1, times
    return (0, Fraction(1)) if not figure.tops and figure.count else None


def _powered(per: str, pool: Sequence[Figure], made: Chase, todo: deque[Wish]) -> bool:
    """Answer 度 by a power and the hours it runs."""
    if per not in dictionary().electric:
        return False
    power = dictionary().power
    found = next((f for f in pool if f not in made.used and any(top in power for top in f.tops)), None)
    if found is None:
        return False
    made.used.append(found)
    made.times *= next(power[top] for top in found.tops if top in power)
    todo.extend(Wish(other, found) for other in found.pers)
    if not any(top in HOURS for top in found.tops):
        todo.append(Wish("小时", found))
    return True


def _runs(owner: Figure | None) -> bool:
    """Whether the hours asked for are those that a power runs."""
    return owner is not None and any(top in dictionary().power for top in owner.tops)


def times_said(words: str, found: Sequence[Figure]) -> tuple[str, ...]:
    """Return the time that a result is for, "" where none is said, and the times that the words of the other figures name."""
    return (period(words), *dict.fromkeys(unit for figure in found if (unit := period(figure.words))))


def _spanned(per: str, spans: Sequence[str], made: Chase) -> bool:
    """Answer a unit of time by the time that the result, or a word of the statement, is for; a year that nothing counts is one."""
    for unit in spans[:1] if per in YEAR else [*spans[:1], *(unit for unit in spans[1:] if not alike(unit, per))]:
        top, number = ("月", 6) if unit == "半年" else (unit, 1)
        times = Fraction(1) if alike(top, per) else turned(top, per)
        if unit and times is not None:
            made.times *= times * number
            made.sure = made.sure and not alike(per, "天")
            return True
    return per in YEAR


def is_timed(result: Verdict) -> bool:
    """Whether a stated figure is for a time only (每年, 每季), so that it may be the sum for that time as well as a share of a longer one."""
    unit = result.node.unit
    pers = (*result.words.per, *(unit.per if unit is not None else ()))
    return (
        bool(result.cash)
        and bool(pers)
        and all(unit_class(per) in TIMES for per in pers)
        and not is_mean(result.words.text.replace("每", ""))
    )


def is_price(result: Verdict) -> bool:
    """Whether a stated figure is for one of something."""
    unit = result.node.unit
    return bool(result.cash) and (is_mean(result.words.text) or bool(unit is not None and unit.per) or bool(result.words.per))
