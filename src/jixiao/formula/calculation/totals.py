"""A printed total judged as a sum of what stands before it: of everything, of the money alone, of the last few."""

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from jixiao.formula.calculation.build import adopt, total
from jixiao.formula.calculation.compare import compare, fit_of
from jixiao.formula.calculation.cues import is_grade
from jixiao.formula.calculation.figures import is_rate, is_share, leaves
from jixiao.formula.calculation.frame import NO_CLAUSE, Clause
from jixiao.formula.calculation.tree import Node
from jixiao.formula.calculation.verdict import Context, Verdict, judged
from jixiao.formula.units import Unit, alike

_OTHER = re.compile("上年(?!结转)|去年|往年|批复|执行|剩余|结余|已|原|年初|比|较|同期|编制|实有|在职|缺口|单价|标准|分别|薪")

_NUMBERS = frozenset({"项", "类", "块"})
PAIR = 2
ANY = "个"
"""Counts anything."""
LONG = 40
"""Of longer lists no shorter end is tried as what a total adds up."""
SMALLEST = 99
"""A number without a unit up to this may be any count, and is no result that is gone on with."""


def is_part(clause: Clause) -> bool:
    """Whether a sum of money may be a part of another: no price, nothing of another year."""
    verdict = Verdict(node=clause.sides[0], words=clause.words, clause=clause)
    return not is_rate(verdict) and not is_share(verdict) and not _OTHER.search(clause.words.text)


def without_named(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Return the clauses without a count told again to name what a total behind it is of: 联络处3个，每个25万元，…，三处合计99万元."""
    kept: list[Clause] = []
    for at, clause in enumerate(clauses):
        behind = clauses[at + 1] if at + 1 < len(clauses) else NO_CLAUSE
        names = behind.sep == " " and behind.words.total and len(behind.sides) == 1 and bool(behind.sides[0].cash) and not clause.words.text
        if not (names and any(_is_told_again(earlier, clause) for earlier in clauses[:at])):
            kept.append(clause)
    return tuple(kept)


def _is_told_again(earlier: Clause, clause: Clause) -> bool:
    """Whether a number counts what an earlier one has counted: by the same unit, or by 个 where things have their own."""
    first, last = earlier.sides[0], clause.sides[0]
    if not len(earlier.sides) == len(clause.sides) == 1 or first.unit is None or last.unit is None or first.cash or last.cash:
        return False
    tops = (first.unit.top or "", last.unit.top or "")
    return first.kind == last.kind == "number" and first.value == last.value and (alike(*tops) or ANY in tops)


def parts_of(verdict: Verdict, stack: list[Verdict]) -> list[Verdict]:
    """Return what a total may add up: everything for money, the like counts right before it for counts."""
    node = verdict.node
    if node.unit is not None and node.unit.share:
        return [item for item in stack if is_share(item)]
    if node.cash or node.bare or node.unit is None:
        return [item for item in stack if not is_share(item)]
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


def sums(parts: list[Verdict], verdict: Verdict, context: Context) -> Iterator[tuple[Verdict, int]]:
    """Yield a total judged as a sum of everything, of the money alone, of the last few, with how many items each takes."""
    if len(parts) == 1 and parts[0].is_simple:
        yield _lone(parts[0], verdict, context), 1
        return
    last = carried(parts) if len(parts) > 1 else parts
    for item in parts if len(last) < len(parts) else ():
        if item not in last and compare(item.node, verdict.node, context.heading).fit == "exact":
            yield judged(item.node, verdict.node, context, verdict.clause, firm=False), len(parts)
    for choice in [last, *_choices(parts, verdict)] if len(last) < len(parts) else _choices(parts, verdict):
        judgement = summed(choice, verdict, context)
        if not judgement.holds and judgement.fault is None and not _is_sure(parts, verdict):
            judgement = replace(judgement, firm=False)
        yield judgement, len(parts)


def _lone(part: Verdict, verdict: Verdict, context: Context) -> Verdict:
    """Judge a total after one figure only: equal it holds, else nothing is known."""
    found = compare(part.node, verdict.node, context.heading)
    if part.node.cash == verdict.node.cash and found.holds:
        return judged(part.node, verdict.node, context, verdict.clause, firm=False)
    return verdict


def _choices(parts: list[Verdict], verdict: Verdict) -> Iterator[list[Verdict]]:
    """Yield what may be added up, the likeliest first."""
    if len(parts) == 1:
        yield parts
        return
    money = [part for part in parts if part.cash]
    first = money if money and len(money) < len(parts) else parts
    is_sub = verdict.words.sub
    if not is_sub and verdict.clause.opens:
        yield first
        return
    group = _last_group(parts)
    choices = [first] if not group or len(group) == len(parts) else [group, first] if is_sub and len(group) > 1 else [first, group]
    yield from choices
    for at in range(1, min(len(first) - 1, 7) if len(first) <= LONG else 1):
        yield first[at:]


def _is_sure(parts: list[Verdict], verdict: Verdict) -> bool:
    """Whether a sum that does not come out is beyond doubt: no prices, no counts among the money, nothing of another year.

    A total behind nothing but a share of something (安装费按设备款的10%计4.68万元，合计51.48万元) has its other parts before that.
    """
    if len(parts) == 1 and parts[0].calc is not None and any(leaf.unit is not None and leaf.unit.share for leaf in leaves(parts[0].calc)):
        return False
    counts = [at for at, part in enumerate(parts) if part.is_simple and not part.cash and not part.node.bare] if verdict.node.cash else []
    if any(is_rate(part) or is_share(part) or _OTHER.search(part.words.text) for part in parts):
        return False
    if any(not _is_label(parts, at) for at in counts):
        return False
    if not counts and sum(part.is_simple and is_grade(part.words.text) for part in parts) > 1:
        return False
    if not verdict.node.cash and not verdict.node.bare:
        return all(_is_plain_list(part) for part in parts)
    return len(parts) - len(counts) > 1 if counts else len(parts) > 1 or not parts[0].is_simple


def _is_label(parts: list[Verdict], at: int) -> bool:
    """Whether a count among sums of money says nothing of them: before all of them, or right before its own (讲座4场1.6万元)."""
    after = parts[at + 1 : at + 2]
    joined = bool(after) and bool(after[0].cash) and after[0].clause.sep in (" ", ":")
    return joined or is_number_of(parts[at].node) or not any(part.cash for part in parts[:at])


def is_number_of(node: Node) -> bool:
    """Whether a figure says how many parts a list has: 分为四项."""
    return node.kind == "number" and node.unit is not None and node.unit.text in _NUMBERS


def _is_plain_list(part: Verdict) -> bool:
    """Whether a count stands in a plain list: behind 、 or with a label of a word."""
    return not part.is_simple or (part.clause.sep == "、") or len(part.words.text) <= 2


def _last_group(parts: list[Verdict]) -> list[Verdict]:
    group: list[Verdict] = []
    for part in reversed(parts):
        group.insert(0, part)
        if part.clause.opens:
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
    judgement = judged(_sum(homogeneous(parts, verdict.node)), verdict.node, context, verdict.clause)
    if judgement.holds is False and (found := judgement.comparison) is not None:
        shown = sum((part.shown for part in parts), Fraction(0)) * found.scale
        if fit_of(shown, found.stated, found.place):
            judgement = _as_printed(parts, verdict, context, judgement)
    if fault is not None:
        return replace(judgement, holds=False, firm=True, fault=fault.fault or fault)
    return replace(judgement, holds=None, problem=problem) if problem and not judgement.holds else judgement


def _as_printed(parts: list[Verdict], verdict: Verdict, context: Context, exact: Verdict) -> Verdict:
    """Return the verdict on a total that is the sum of the figures as printed; open where one of these is itself not judged."""
    open_part = next((part for part in parts if part.holds is None and part.calc is not None and part.calc.kind == "product"), None)
    printed = [replace(part, node=part.stated) if part.holds is None and part.stated is not None else part for part in parts]
    by_print = judged(_sum(homogeneous(printed, verdict.node)), verdict.node, context, verdict.clause)
    return replace(by_print if by_print.holds else exact, holds=None if open_part else True, problem=open_part and open_part.problem)


def _sum(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else total(nodes, "+" * len(nodes), min(n.start for n in nodes), max(n.end for n in nodes), False)


def homogeneous(parts: list[Verdict], stated: Node) -> list[Node]:
    """Return the nodes to add: numbers without a unit take the 万 of the money beside them."""
    nodes = [part.node if part.node.kind in ("equation", "number") else part.calc or part.node for part in parts]
    scale = next((node.scale for node in nodes if node.cash), 0)
    if scale and stated.cash:
        nodes = [adopt(node, scale) if node.bare else node for node in nodes]
    return nodes


def carried(items: list[Verdict]) -> list[Verdict]:
    """Return the statements whose result no later one goes on with or says again: 60人×200元=1.2万元，1.2万元×4期=4.8万元 is one."""
    if sum(item.stated is not None for item in items) < PAIR:
        return items
    kept: list[Verdict] = []
    used: set[tuple[Fraction, bool]] = set()
    for item in reversed(items):
        shown = (item.shown, bool(item.cash))
        is_used = item.stated is not None and (shown in used or ((shown[0], False) in used and shown[0] > SMALLEST))
        if item.stated is not None and item.calc is not None:
            calc = item.calc.children[0] if item.calc.kind == "equation" else item.calc
            used |= {(node.value, bool(node.cash)) for node in leaves(calc)}
            used |= {shown} if item.words.total else set()
        if not is_used:
            kept.insert(0, item)
    return kept


def parts_told(items: list[Verdict]) -> Verdict | None:
    """Return the sum of a list in which some sums are reckoned and some only told: 校舍维修12.6万元；围墙65米×920元=5.98万元."""
    told = [item for item in items if item.is_simple]
    if not told or len(told) == len(items) or not all(item.cash and (item.stated is not None or item in told) for item in items):
        return None
    if not all(is_part(item.clause) and item.clause.sep != " " and not item.words.total for item in told):
        return None
    node = total([item.node for item in items], "+" * len(items), min(i.node.start for i in items), max(i.node.end for i in items), False)
    fault = next((item for item in items if item.holds is False and item.firm), None)
    return Verdict(node=node, calc=node, holds=False if fault else None, fault=fault)
