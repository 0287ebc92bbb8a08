"""A printed total judged against what stands before it: a sum, the money alone, the last group, or an activity's product."""

from fractions import Fraction

from msgspec.structs import replace

from jixiao.formula.build import adopt, total
from jixiao.formula.compare import Comparison, compare, fit_of
from jixiao.formula.frame import STOPS
from jixiao.formula.sentence import Activity, activity, is_rate
from jixiao.formula.tree import Node, Problem
from jixiao.formula.units import Unit, alike
from jixiao.formula.verdict import Context, Verdict, judged


def take_total(verdict: Verdict, stack: list[Verdict], context: Context) -> None:
    """Judge a total against what stands before it and put it in their place."""
    parts = _parts(verdict, stack)
    node = verdict.node
    if not parts:
        stack.append(verdict)
        return
    made = activity(parts) if node.cash or node.bare else None
    if made is not None:
        judgement = _activity_total(made, verdict, context)
    elif len(parts) == 1 and parts[0].is_simple:
        judgement = _lone(parts[0], verdict, context)
    else:
        judgement = _sum_total(parts, verdict, stack, context)
    del stack[len(stack) - _taken(judgement, parts, stack) :]
    stack.append(judgement)


def _taken(judgement: Verdict, parts: list[Verdict], stack: list[Verdict]) -> int:
    return len(stack) if judgement.node.cash else len(parts)


def _lone(part: Verdict, verdict: Verdict, context: Context) -> Verdict:
    """Judge a total after one figure only: equal it holds, else nothing is known."""
    assert verdict.clause is not None
    found = compare(part.node, verdict.node, context.heading)
    if part.node.cash == verdict.node.cash and found.holds:
        return judged(part.node, verdict.node, context, verdict.clause, firm=False)
    return verdict


def _activity_total(made: Activity, verdict: Verdict, context: Context) -> Verdict:
    assert verdict.clause is not None
    judgement = judged(made.node, verdict.node, context, verdict.clause)
    if judgement.holds is False and (made.missing or not made.sure):
        problem = Problem(made.lack_zh, made.lack_en, verdict.node.span)
        return replace(judgement, holds=None, problem=problem)
    return judgement


def _parts(verdict: Verdict, stack: list[Verdict]) -> list[Verdict]:
    """Return what a total may add up: everything for money, the like counts right before it for counts."""
    node = verdict.node
    if node.cash or node.bare or node.unit is None:
        return list(stack)
    parts: list[Verdict] = []
    for item in reversed(stack):
        unit = item.node.unit or _first_unit(item.node)
        if item.cash or unit is None or not alike(unit.top or "", node.unit.top or ""):
            break
        parts.insert(0, item)
    return parts if len(parts) > 1 or (parts and not parts[0].is_simple) else []


def _first_unit(node: Node) -> Unit | None:
    while node.children:
        node = node.children[0]
    return node.unit


def _sum_total(parts: list[Verdict], verdict: Verdict, stack: list[Verdict], context: Context) -> Verdict:
    """Judge a total of a sum: of everything, of the money alone, or of the last group before it."""
    choices = [parts]
    money = [part for part in parts if part.cash]
    if money and len(money) < len(parts):
        choices.insert(0, money)
    group = _last_group(parts)
    if group and len(group) < len(parts):
        choices.insert(0 if verdict.words.sub else len(choices), group)
    tried = [summed(choice, verdict, context) for choice in choices]
    best = next((one for one in tried if one.holds), tried[0])
    if best.holds is False and any(is_rate(part) for part in parts):
        return replace(best, firm=False)
    if best.holds is False and verdict.node.cash and any(len(part.node.children) == 0 and not part.cash and not part.node.bare for part in parts):
        return replace(best, firm=bool(money) and len(money) > 1)
    return best


def _last_group(parts: list[Verdict]) -> list[Verdict]:
    group: list[Verdict] = []
    for part in reversed(parts):
        group.insert(0, part)
        if part.clause is not None and part.clause.sep in STOPS and part.clause.sep:
            break
    return group


def summed(parts: list[Verdict], verdict: Verdict, context: Context) -> Verdict:
    """Judge a stated total against the exact sum and, where that differs, against the sum of the figures as printed."""
    assert verdict.clause is not None
    fault = next((part for part in parts if part.holds is False and part.firm), None)
    problem = next((part.problem for part in parts if part.problem is not None and part.holds is None), None)
    nodes = homogeneous(parts, verdict.node)
    node = nodes[0] if len(nodes) == 1 else total(nodes, "+" * len(nodes), min(n.start for n in nodes), max(n.end for n in nodes), False)
    judgement = judged(node, verdict.node, context, verdict.clause)
    if judgement.holds is False and judgement.comparison is not None:
        found = judgement.comparison
        shown = sum((part.shown for part in parts), Fraction(0)) * found.scale
        if fit_of(shown, found.stated, found.place):
            judgement = replace(judgement, holds=True)
    if fault is not None:
        return replace(judgement, holds=False, stated=fault.stated, comparison=_of_fault(judgement, fault), calc=fault.calc)
    return replace(judgement, holds=None, problem=problem) if problem and not judgement.holds else judgement


def _of_fault(judgement: Verdict, fault: Verdict) -> Comparison | None:
    return fault.comparison or judgement.comparison


def homogeneous(parts: list[Verdict], stated: Node) -> list[Node]:
    """Return the nodes to add: numbers without a unit take the 万 of the money beside them."""
    nodes = [part.node if part.node.kind in ("equation", "number") else part.calc or part.node for part in parts]
    scale = next((node.scale for node in nodes if node.cash), 0)
    if scale and stated.cash:
        nodes = [adopt(node, scale) if node.bare else node for node in nodes]
    return nodes
