"""Figures that stand before a calculation without a sign: labels, or factors that belong to it."""

from itertools import combinations

from msgspec.structs import replace

from jixiao.formula.calculation.build import product
from jixiao.formula.calculation.figures import is_rate, is_share
from jixiao.formula.calculation.unitnotes import leftover
from jixiao.formula.calculation.verdict import Context, Verdict, judged
from jixiao.formula.units import alike

MOST_EXTRAS = 4


def with_extras(verdict: Verdict, stack: list[Verdict], context: Context) -> Verdict:
    """Look at counts that stand before a calculation: labels (2024年3场 6人次*2400元), or factors (3期，每期40人×450元)."""
    unit = verdict.stated.unit if verdict.stated is not None else None
    if _is_whole(verdict) or (unit is not None and unit.per) or verdict.clause.detail:
        return verdict
    extras: list[Verdict] = []
    while stack and stack[-1].is_simple and _may_multiply(stack[-1], verdict) and _joins(stack[-1], verdict):
        extras.insert(0, stack.pop())
    if not extras:
        return verdict
    per = (*verdict.words.per, *(leftover(verdict.calc)[1] if verdict.calc is not None and verdict.calc.kind == "product" else ()))
    wanted = [extra for extra in extras if extra.node.unit is not None and any(alike(unit, extra.node.unit.top or "") for unit in per)]
    if verdict.calc is None:
        return verdict
    if verdict.holds and not wanted:
        return verdict
    best = multiplied_by_extras(verdict, wanted or extras, context) if wanted else verdict
    if best.holds or verdict.holds:
        return best if best.holds else verdict
    for size in range(1, min(len(extras), MOST_EXTRAS) + 1):
        for chosen in combinations(extras, size):
            tried = multiplied_by_extras(verdict, list(chosen), context)
            if tried.holds:
                return tried
    return best


def _is_whole(verdict: Verdict) -> bool:
    """Whether a calculation without a result takes no count: it reckons no money, or is a mere share of a price (最低工资1990元/月的80%)."""
    if verdict.stated is not None or verdict.calc is None:
        return verdict.stated is None and not verdict.cash
    shares = [child for child in verdict.calc.children if child.unit is not None and child.unit.share]
    is_share_of = verdict.calc.kind == "product" and len(verdict.calc.children) == len(shares) + 1 > 1
    return not verdict.cash or (is_share_of and bool(leftover(verdict.calc)[1]))


def _may_multiply(extra: Verdict, verdict: Verdict) -> bool:
    """Whether a figure before a calculation may be its factor: a count, or the price of one that reckons no money."""
    return not (extra.node.cash or is_share(extra)) or (is_rate(extra) and verdict.calc is not None and not verdict.calc.cash)


def _joins(extra: Verdict, verdict: Verdict) -> bool:
    return verdict.clause.sep in {" ", ","} and not extra.words.total


def multiplied_by_extras(verdict: Verdict, extras: list[Verdict], context: Context) -> Verdict:
    """Return the verdict with further factors before its calculation."""
    calc = verdict.calc or verdict.node
    nodes = [*(extra.node for extra in extras), calc]
    node = product(nodes, "*" * len(nodes), nodes[0].start, calc.end)
    if verdict.stated is None:
        return replace(verdict, node=node, calc=node)
    return judged(node, verdict.stated, context, verdict.clause)
