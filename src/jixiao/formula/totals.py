"""A printed total judged against what stands before it: a sum, the money alone, the last group, or an activity's product."""

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from jixiao.formula.build import adopt, product, total
from jixiao.formula.compare import compare, fit_of
from jixiao.formula.frame import STOPS
from jixiao.formula.sentence import Activity, activity, is_rate
from jixiao.formula.tree import Node, Problem
from jixiao.formula.units import Unit, alike
from jixiao.formula.verdict import Context, Verdict, judged

_OTHER = re.compile("上年|去年|往年|批复|执行|剩余|结余|已|原|年初|比|较|同期|编制|实有|在职|缺口|单价|标准")


def take_total(verdict: Verdict, stack: list[Verdict], context: Context) -> None:
    """Judge a total against what stands before it and put it in the place of that."""
    parts = _parts(verdict, stack)
    if not parts:
        stack.append(verdict)
        return
    judgement, taken = _best(parts, verdict, context)
    whole = len(stack) if judgement.node.cash and taken == len(parts) else taken
    del stack[len(stack) - whole :]
    stack.append(judgement)


def _best(parts: list[Verdict], verdict: Verdict, context: Context) -> tuple[Verdict, int]:
    """Return the likeliest reading of a total and how many of the parts it takes: the first that holds, else the first of all."""
    tried: list[tuple[Verdict, int]] = []
    whole = None
    if len(parts) > 1 and (verdict.node.cash or verdict.node.bare):
        whole = activity(parts)
        for size in dict.fromkeys((len(parts), len(_last_group(parts)), len(_open_group(parts)))):
            made = whole if size == len(parts) else activity(parts[len(parts) - size :])
            if made is not None:
                tried.append((_activity_total(made, verdict, context), size))
                if tried[-1][0].holds:
                    return tried[-1]
    if len(parts) == 1 and parts[0].is_simple:
        tried.append((_lone(parts[0], verdict, context), 1))
    elif whole is None:
        tried.append((_sum_total(parts, verdict, context), len(parts)))
    return next((one for one in tried if one[0].holds), tried[0])


def _open_group(parts: list[Verdict]) -> list[Verdict]:
    """Return the figures behind the last statement that is already judged."""
    closed = next((at for at in range(len(parts) - 1, -1, -1) if parts[at].stated is not None), -1)
    return parts[closed + 1 :]


def _lone(part: Verdict, verdict: Verdict, context: Context) -> Verdict:
    """Judge a total after one figure only: equal it holds, else nothing is known."""
    found = compare(part.node, verdict.node, context.heading)
    if part.node.cash == verdict.node.cash and found.holds:
        return judged(part.node, verdict.node, context, verdict.clause, firm=False)
    return verdict


def _activity_total(made: Activity, verdict: Verdict, context: Context) -> Verdict:
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


def _sum_total(parts: list[Verdict], verdict: Verdict, context: Context) -> Verdict:
    """Judge a total of a sum: of everything, of the money alone, of the last few, or of a sum taken several times."""
    tried: list[Verdict] = []
    for choice in _choices(parts, verdict):
        tried.append(summed(choice, verdict, context))
        if tried[-1].holds:
            return tried[-1]
    best = tried[0]
    if best.holds is not False or best.fault is not None:
        return best
    counts = [part for part in parts if part.is_simple and not part.cash and not part.node.bare] if verdict.node.cash else []
    again = next((one for one in _taken_times(best, counts, verdict, context) if one.holds), None)
    return again or replace(best, firm=_is_sure(parts, counts, verdict))


def _choices(parts: list[Verdict], verdict: Verdict) -> Iterator[list[Verdict]]:
    """Yield what may be added up, the likeliest first."""
    if len(parts) == 1:
        yield parts
        return
    money = [part for part in parts if part.cash]
    first = money if money and len(money) < len(parts) else parts
    is_sub = verdict.words.sub
    if not is_sub and _stands_alone(verdict):
        yield first
        return
    group = _last_group(parts)
    choices = [first] if not group or len(group) == len(parts) else [group, first] if is_sub else [first, group]
    yield from choices
    for at in range(1, min(len(first) - 1, 7)):
        yield first[at:]


def _taken_times(best: Verdict, counts: list[Verdict], verdict: Verdict, context: Context) -> list[Verdict]:
    """Return the sum times each count told beside it, and times all: 6000元，全年2次，合计12000元."""
    if best.calc is None or not counts:
        return []
    groups = [[count] for count in counts[:4]] + ([counts[:4]] if len(counts) > 1 else [])
    nodes = [[best.calc, *(count.node for count in group)] for group in groups]
    made = [product(some, "*" * len(some), min(n.start for n in some), max(n.end for n in some)) for some in nodes]
    return [judged(node, verdict.node, context, verdict.clause) for node in made]


def _is_sure(parts: list[Verdict], counts: list[Verdict], verdict: Verdict) -> bool:
    """Whether a sum that does not come out is beyond doubt: no prices, no counts among the money, nothing of another year."""
    if any(is_rate(part) or _OTHER.search(part.words.text) for part in parts):
        return False
    if not verdict.node.cash and not verdict.node.bare:
        return all(_is_plain_list(part) for part in parts)
    money = [part for part in parts if part.cash]
    if not counts:
        return len(parts) > 1 or not parts[0].is_simple
    return len(money) > 1 and parts.index(counts[-1]) < parts.index(money[0])


def _is_plain_list(part: Verdict) -> bool:
    """Whether a count stands in a plain list: behind 、 or with a label of a word."""
    return not part.is_simple or (part.clause.sep == "、") or len(part.words.text) <= 2


def _stands_alone(verdict: Verdict) -> bool:
    """Whether a total is a sentence or list item of its own, so that it adds up more than the last one before it."""
    return verdict.clause.sep != "" and verdict.clause.sep in STOPS


def _last_group(parts: list[Verdict]) -> list[Verdict]:
    group: list[Verdict] = []
    for part in reversed(parts):
        group.insert(0, part)
        if part.clause.sep in STOPS and part.clause.sep:
            break
    return group


def summed(parts: list[Verdict], verdict: Verdict, context: Context) -> Verdict:
    """Judge a stated total against the exact sum and, where that differs, against the sum of the figures as printed."""
    fault = problem = None
    for part in reversed(parts):
        if part.holds is False and part.firm:
            fault = part
        elif part.holds is None and part.problem is not None:
            problem = part.problem
    nodes = homogeneous(parts, verdict.node)
    node = nodes[0]
    if len(nodes) > 1:
        node = total(nodes, "+" * len(nodes), min([n.start for n in nodes]), max([n.end for n in nodes]), False)
    judgement = judged(node, verdict.node, context, verdict.clause)
    if judgement.holds is False and judgement.comparison is not None:
        found = judgement.comparison
        shown = sum((part.shown for part in parts), Fraction(0)) * found.scale
        if fit_of(shown, found.stated, found.place):
            judgement = replace(judgement, holds=True)
    if fault is not None:
        return replace(judgement, holds=False, firm=True, fault=fault.fault or fault)
    return replace(judgement, holds=None, problem=problem) if problem and not judgement.holds else judgement


def homogeneous(parts: list[Verdict], stated: Node) -> list[Node]:
    """Return the nodes to add: numbers without a unit take the 万 of the money beside them."""
    nodes = [part.node if part.node.kind in ("equation", "number") else part.calc or part.node for part in parts]
    scale = next((node.scale for node in nodes if node.cash), 0)
    if scale and stated.cash:
        nodes = [adopt(node, scale) if node.bare else node for node in nodes]
    return nodes
