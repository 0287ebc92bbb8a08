"""An activity told over several clauses: 每天2500元,共计5天 is a product; which counts a price needs, and what is missing."""

import re
from collections.abc import Sequence

from msgspec import Struct

from jixiao.formula.build import product, total
from jixiao.formula.tree import Node
from jixiao.formula.units import alike
from jixiao.formula.verdict import Verdict

_COUNTED = re.compile("(?:数量|数|数目|人次|面积|次数)(?:为|是|=|:)*$")
_PRICE_WORDS = ("单价", "标准", "每", "人均", "均价", "户均", "亩均")


class Activity(Struct, frozen=True, kw_only=True):
    """The product (or the sum of products) that a few clauses tell, and the units whose count is not given.

    ``sure`` is false where it is not certain which count belongs to which price.
    """

    node: Node
    missing: tuple[str, ...] = ()
    sure: bool = True

    @property
    def lack_zh(self) -> str:
        """What is missing, in Chinese."""
        return f"没有写明{'、'.join(self.missing)}数，不能核算" if self.missing else "看不出哪个数量乘哪个单价，不能核算"

    @property
    def lack_en(self) -> str:
        """What is missing, in English."""
        return (
            f"the number of {', '.join(self.missing)} is not given" if self.missing else "it is unclear which count belongs to which price"
        )


def needs(verdict: Verdict) -> tuple[str, ...]:
    """Return the units a price is for: 每人每天80元 and 80元/人·天 both need 人 and 天."""
    unit = verdict.node.unit
    return (*verdict.words.per, *(unit.per if unit is not None else ()))


def is_rate(verdict: Verdict) -> bool:
    """Whether a figure is a price or a count per something rather than an amount."""
    return verdict.is_simple and bool(needs(verdict) or any(word in verdict.words.text for word in _PRICE_WORDS))


def _is_figure(item: Verdict) -> bool:
    """Whether an item is one figure, or a count that has been added up rightly."""
    return (item.is_simple and item.holds is None) or (item.holds is True and not item.cash)


def activity(items: Sequence[Verdict]) -> Activity | None:
    """Return the product that figures side by side tell, None where they are no product (no price, or no count)."""
    if len(items) < 2 or not all(_is_figure(item) for item in items):
        return None
    prices = [item for item in items if item.cash]
    counts = [item for item in items if not item.cash]
    if not prices or not counts or not all(is_rate(price) for price in prices):
        return None
    if any((item.node.bare and not _COUNTED.search(item.words.text)) or item.node.vague for item in counts):
        return None
    if len(prices) == 1:
        return _one(items)
    return _many(items, len(prices))


def _one(items: Sequence[Verdict]) -> Activity:
    """Return the product of one price and all counts; a count that the price does not name makes it unsure."""
    nodes = [item.node for item in items]
    price = next(item for item in items if item.cash)
    wanted = list(needs(price))
    for item in items:
        wanted += [unit for unit in needs(item) if not item.cash]
    given = [node.unit.top or "" for node in nodes if node.unit is not None and not node.cash]
    missing = tuple(unit for unit in wanted if not any(alike(unit, top) or _covers(unit, top) for top in given))
    spare = [top for top in given if not any(alike(unit, top) or _covers(unit, top) for unit in wanted)]
    node = product(nodes, "*" * len(nodes), min(n.start for n in nodes), max(n.end for n in nodes))
    return Activity(node=node, missing=missing, sure=len(spare) <= (0 if wanted else 1))


def _covers(unit: str, top: str) -> bool:
    """Whether a count names the thing in another way: 每场 and 场次, 每班 and 个班."""
    return unit in top or top in unit or (unit in "册套台本件" and top == "个") or top == "个" or unit == "个"


def _many(items: Sequence[Verdict], prices: int) -> Activity | None:
    """Return the sum of several products where each clause group has one price; None where they do not part cleanly."""
    groups: list[list[Verdict]] = [[]]
    for item in items:
        stop = item.clause.sep
        if stop in ";。\n" and stop and groups[-1]:
            groups.append([])
        groups[-1].append(item)
    if len(groups) != prices:
        groups = _by_price(items)
    if len(groups) != prices or any(sum(1 for item in group if item.cash) != 1 or len(group) < 2 for group in groups):
        return None
    made = [_one(group) for group in groups]
    nodes = [one.node for one in made]
    node = total(nodes, "+" * len(nodes), nodes[0].start, nodes[-1].end, False)
    missing = tuple(unit for one in made for unit in one.missing)
    return Activity(node=node, missing=missing, sure=all(one.sure for one in made))


def _by_price(items: Sequence[Verdict]) -> list[list[Verdict]]:
    """Part the figures so that every group ends before a count or price which the group's price does not need."""
    groups: list[list[Verdict]] = [[]]
    for item in items:
        group = groups[-1]
        has_price = any(member.cash for member in group)
        if has_price and (item.cash or _is_full(group)):
            groups.append([])
        groups[-1].append(item)
    return groups


def _is_full(group: list[Verdict]) -> bool:
    made = _one(group) if len(group) > 1 else None
    return made is not None and not made.missing
