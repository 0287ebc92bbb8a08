"""From clauses to one verdict: totals, sub-sums, 其中, result first, activities told over several sentences."""

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from jixiao.formula.calculation.build import total
from jixiao.formula.calculation.compare import compare
from jixiao.formula.calculation.conclude import conclude, open_problem
from jixiao.formula.calculation.cues import is_minus, is_net
from jixiao.formula.calculation.extras import with_extras
from jixiao.formula.calculation.figures import figures, is_rate, is_share, leaves
from jixiao.formula.calculation.frame import Clause
from jixiao.formula.calculation.missing import converted, priced
from jixiao.formula.calculation.priced import complete
from jixiao.formula.calculation.results import is_in_wan, tells_again
from jixiao.formula.calculation.totals import carried, homogeneous, is_number_of, is_part, parts_told, summed
from jixiao.formula.calculation.tree import Node, Note, Problem
from jixiao.formula.calculation.verdict import Context, Verdict, judged, of_clause
from jixiao.formula.calculation.words import read_words
from jixiao.formula.numerals import chinese

TOTAL = read_words("合计")
_OF_WHICH = re.compile("其中|包|组成|构成|分别|具体|如下")
"""Words that say that parts follow; 由 alone may as well name who pays."""
MOST_NUMBERED = 24
"""A list that says how many parts it has (分为四项) has no more than this."""


def assemble(clauses: tuple[Clause, ...], context: Context) -> Verdict | None:
    """Return the verdict on a whole statement, None where there is nothing to reckon."""
    if not clauses:
        return None
    if len(clauses) == 1:
        return _single(clauses[0], context)
    stack: list[Verdict] = []
    at = 0
    while at < len(clauses):
        clause = clauses[at]
        if clause.head and at + 1 < len(clauses):
            at = _headed(clauses, at, stack, context)
        elif clause.of_which and stack and _lists(clause, stack):
            at = _of_which(clauses, at, stack, context)
        else:
            at += 1
            _push(clause, stack, context, ends=at == len(clauses) or clauses[at].opens)
    return _close(stack, context)


def _single(clause: Clause, context: Context) -> Verdict:
    """Return the verdict on a clause, its breakdown in brackets looked at: 57万元（285人×2000元）."""
    verdict = converted(of_clause(clause, context), context)
    if verdict.calc is not None and verdict.stated is None:
        made = priced(verdict.calc)
        verdict = verdict if made is verdict.calc else replace(verdict, node=made, calc=made)
    if not clause.detail:
        return verdict
    inner = parts_told([of_clause(part, context) for part in clause.detail]) or assemble(clause.detail, context)
    if inner is None or (inner.calc is None and inner.stated is None):
        return verdict
    if verdict.is_simple and len(clause.sides) == 1:
        whole = clause.sides[0]
        bare_inner = len(clause.detail) == 1 and inner.is_simple
        if bare_inner:
            return verdict
        judgement = _against(whole, inner, context, clause, firm=_is_whole_detail(clause.detail, whole))
        if judgement.holds:
            return replace(judgement, firm=True)
        if not verdict.cash and (inner.mixed or (clause.detail[0].of_which and _is_less(judgement))):
            return verdict  # the bracket tells something of a part of them
        return verdict if is_rate(verdict) and (len(clause.detail) > 1 or not verdict.cash) else judgement
    if verdict.holds and clause.detail[0].of_which and verdict.stated is not None:
        parts = _against(verdict.stated, inner, context, clause, firm=True)
        return parts if parts.holds is False else verdict
    return verdict


def _is_whole_detail(clauses: tuple[Clause, ...], whole: Node) -> bool:
    """Whether a breakdown in brackets is one calculation, or a list of sums that exceeds, so that a difference is a fault."""
    if len(clauses) > 1 and whole.cash and all(len(part.sides) == 1 and part.sides[0].cash and is_part(part) for part in clauses):
        return sum((part.sides[0].value for part in clauses), Fraction(0)) > whole.value
    return (len(clauses) == 1 and not clauses[0].words.missing and bool(whole.cash) and bool(clauses[0].sides[0].cash)) or whole.bare


def _against(whole: Node, inner: Verdict, context: Context, clause: Clause, firm: bool) -> Verdict:
    """Judge a whole against what reckons it, keeping a fault found inside."""
    calc = inner.node if inner.calc is None or inner.node.kind == "equation" else inner.calc
    verdict = judged(calc, whole, context, clause, firm=firm and inner.firm and inner.problem is None and not inner.mixed)
    if inner.holds is False and inner.firm:
        return replace(verdict, holds=False, firm=True, fault=inner.fault or inner)
    if verdict.holds is False and inner.stated is not None and compare(inner.stated, whole, context.heading).holds:
        return replace(verdict, holds=True)
    if verdict.holds is False and inner.problem is not None:
        return replace(verdict, holds=None, problem=inner.problem)
    return verdict


# --- the stack ----------------------------------------------------------------------------------------------------------


def _push(clause: Clause, stack: list[Verdict], context: Context, ends: bool) -> None:
    """Put a clause on the stack, a figure that is a result in the place of what it is of; ``ends`` says that a stop follows."""
    verdict = _single(clause, context)
    if verdict.words.total and is_in_wan(verdict.node) and any(item.cash for item in stack):
        verdict = replace(verdict, node=replace(verdict.node, cash=1))
    last = stack[-1].calc if stack and stack[-1].stated is None else None
    if last is not None and verdict.is_simple and tells_again(clause) and last.cash == verdict.cash and last.value == verdict.value:
        stack[-1] = judged(last, verdict.node, context, stack[-1].clause)
        return
    is_one = clause.sides[0].kind == "number" and verdict.holds is None
    if len(clause.sides) == 2 and (is_one or (ends and _is_fraction(clause))) and stack and not clause.detail:
        _push_equated(clause, verdict, stack, context)
    elif not verdict.is_simple and stack and verdict.node.kind != "list":
        stack.append(converted(with_extras(verdict, stack, context), context))
    elif not (verdict.is_simple and stack and conclude(verdict, stack, context, strict=verdict.words.total or ends)):
        stack.append(verdict)


def _is_fraction(clause: Clause) -> bool:
    """Whether a fraction of a sum told before is set equal to money: 市级负担1/3即21.67万元."""
    first, last = clause.sides
    return first.kind == "product" and is_share(Verdict(node=first)) and last.kind == "number" and bool(last.cash)


def _push_equated(clause: Clause, verdict: Verdict, stack: list[Verdict], context: Context) -> None:
    """Judge 每人每天80元，5人，3天=1200元: the figures before belong to the product."""
    first, last = clause.sides
    if last.kind != "number" or not context.prose or not (first.cash or any(item.cash for item in stack)):
        stack.append(verdict)
        return
    tried = [*stack, replace(verdict, node=first, calc=None, stated=None, comparison=None, holds=None, problem=None)]
    result = replace(verdict, node=last, calc=None, stated=None, comparison=None, holds=None, problem=None, words=TOTAL)
    if conclude(result, tried, context, strict=True) and tried[-1].holds is not None:
        stack[:] = tried
    else:
        stack.append(verdict)


# --- whole and parts ----------------------------------------------------------------------------------------------------


def _lists(clause: Clause, stack: list[Verdict]) -> bool:
    """Whether what follows 其中 is a part of the figure before it: no share of it (其中首付60%), no other kind of thing (由16个村分摊)."""
    first = clause.sides[0]
    if len(clause.sides) > 1 or first.kind != "number":
        return True
    if is_number_of(first):
        return True
    if not _OF_WHICH.search(clause.words.text) and (first.value > stack[-1].value or is_rate(stack[-1])):
        return False
    is_kind = bool(first.cash) == bool(stack[-1].cash) or first.bare or stack[-1].node.bare
    return (
        is_kind
        and not (first.unit is not None and first.unit.share)
        and not any(figure.share for figure in figures(stack[-MOST_NUMBERED:]))
    )


def _headed(clauses: tuple[Clause, ...], at: int, stack: list[Verdict], context: Context) -> int:
    """Judge a result with a colon behind it against what follows: 10.56万元：44名×2400元/人·年."""
    clause = clauses[at]
    rest = clauses[at + 1 :]
    whole = clause.sides[0]
    if is_net(clause.words.text) and _differs(clause, rest, stack, context):
        return len(clauses)
    if _enters(whole, rest[0]):
        stack.append(of_clause(clause, context))
        return at + 1
    inner = parts_told([of_clause(part, context) for part in rest]) or assemble(rest, context)
    if inner is None or (inner.calc is None and len(rest) == 1):
        stack.append(of_clause(clause, context))
        return at + 1
    told = all(len(part.sides) == 1 and part.sides[0].kind == "number" and not part.sides[0].cash for part in rest[:-1])
    verdict = _against(whole, inner, context, clause, firm=not any(part.of_which for part in rest) and not (told and len(rest) > 1))
    if verdict.holds is False and verdict.stated is whole and _is_less(verdict) and len(rest) > 1 and not clause.words.grand:
        verdict = _open_parts(verdict)
    stack.append(verdict)
    return len(clauses)


def _enters(whole: Node, clause: Clause) -> bool:
    """Whether a figure before a colon is a number of the calculation behind it rather than its result: 抵扣0.8万元：5台×1.2万元－0.8万元=…."""
    inner = leaves(clause.sides[0]) if len(clause.sides) > 1 else ()
    return any(node.value == whole.value and (node.cash == whole.cash or node.bare) for node in inner)


def _differs(clause: Clause, rest: tuple[Clause, ...], stack: list[Verdict], context: Context) -> bool:
    """Judge a difference told before its figures: 较上年减少8万元：上年96万元，本年88万元."""
    told = [of_clause(part, context) for part in rest]
    if len(told) != 2 or not all(item.is_simple for item in told) or not conclude(of_clause(clause, context), told, context, strict=False):
        return False
    stack += told
    return True


def _is_less(verdict: Verdict) -> bool:
    return verdict.comparison is not None and verdict.comparison.value < verdict.comparison.stated


def _open_parts(verdict: Verdict) -> Verdict:
    """Leave open what the parts named come short of: they may be incomplete."""
    note = Note(
        kind="parts", zh="所列各项之和小于总额，可能没有列全", en="the parts named come to less than the whole", span=verdict.node.span
    )
    problem = Problem("所列各项之和小于总额，各项可能没有列全，不能判定", "the parts may be incomplete", verdict.node.span)
    return replace(verdict, holds=None, notes=(*verdict.notes, note), problem=problem)


def _of_which(clauses: tuple[Clause, ...], at: int, stack: list[Verdict], context: Context) -> int:
    """Judge the parts after 其中 against the figure before it; the whole stays on the stack."""
    whole = stack[-1]
    stated = whole.stated or whole.node
    if is_rate(whole) and any(_exceeds(clause, stated) for clause in clauses[at : at + MOST_NUMBERED]):
        _push(clauses[at], stack, context, ends=False)
        return at + 1
    parts = [of_clause(clause, context) for clause in clauses[at : at + MOST_NUMBERED]]
    names_all = _names_all(parts)
    if is_number_of(parts[0].node) and at + 1 < len(clauses):
        at += 1
    ends = _scopes(clauses, at, stated)
    tried = []
    for end in ends:
        inner = _listed(clauses[at:end], context)
        if inner is None or (inner.cash != stated.cash and not inner.node.bare and not stated.bare) or is_rate(inner):
            continue
        verdict = _against(stated, inner, context, clauses[at], firm=True)
        tried.append((verdict, end))
        if verdict.holds:
            stack[-1] = _both_hold(whole, replace(verdict, words=whole.words, clause=whole.clause, firm=False))
            return end
    if not tried:
        _push(clauses[at], stack, context, ends=False)
        return at + 1
    verdict, end = tried[0]
    short = len(tried) > 1 and not _is_less(verdict)
    if verdict.holds is False and verdict.stated is stated:
        says_all = names_all or (whole.words.total and (whole.words.grand or "合计" in whole.words.text))
        if _is_less(tried[-1][0]) and not says_all:
            verdict, end = _open_parts(tried[-1][0]), tried[-1][1]
        elif not short and len(tried) > 1:
            verdict, end = replace(tried[-1][0], firm=len(clauses) == tried[-1][1]), tried[-1][1]
    stack[-1] = _both_hold(whole, verdict)
    return end


def _exceeds(clause: Clause, price: Node) -> bool:
    """Whether a sum is more than a price, so that it is no part of it: 每人3600元，其中省级补助1800元，县级配套11.34万元."""
    first = clause.sides[0]
    return bool(first.cash and price.cash) and first.value > price.value


def _both_hold(whole: Verdict, verdict: Verdict) -> Verdict:
    return whole if whole.holds is False and whole.firm else verdict


def _listed(clauses: tuple[Clause, ...], context: Context) -> Verdict | None:
    """Return the parts after 其中 as one sum; a total among them is judged too."""
    first, *rest = clauses
    plain = Clause(first.sides, first.words, "", first.start, first.end, first.head, False, first.detail)
    if not rest and len(plain.sides) == 1:
        return _single(plain, context)
    told = (plain, *rest)
    items = [_single(clause, context) if clause.detail and len(clause.sides) == 1 else of_clause(clause, context) for clause in told]
    return parts_told(items) or assemble(told, context)


def _scopes(clauses: tuple[Clause, ...], at: int, whole: Node) -> list[int]:
    """Return where the parts after 其中 may end: where they come to the whole, at a total or stop, or further on over several stops."""
    ends = [i for i in range(at + 1, len(clauses)) if clauses[i].opens or clauses[i].words.total]
    last = next((i for i in range(at + 1, len(clauses)) if clauses[i].of_which), len(clauses))
    full = [end for end in _full(clauses, at, whole) if end < last]
    return [*full, *(end for end in ends if end < last and end not in full), last]


def _full(clauses: tuple[Clause, ...], at: int, whole: Node) -> Iterator[int]:
    """Yield where sums of money one after another come to just the whole."""
    so_far = Fraction(0)
    for i in range(at, len(clauses)):
        first = clauses[i].sides[0]
        if len(clauses[i].sides) > 1 or first.kind != "number" or first.cash != whole.cash:
            return
        so_far += first.value
        if so_far == whole.value:
            yield i + 1
            return


# --- the end ------------------------------------------------------------------------------------------------------------


def _close(stack: list[Verdict], context: Context) -> Verdict:
    """Return the verdict on what is left when no total closes it."""
    if len(stack) == 1:
        return stack[0]
    fault = next((item for item in stack if item.holds is False and item.firm), None)
    found = _whole_first(stack, context) or (_last_whole(stack, context) if fault is None else None)
    if found is None and not any(item.stated for item in stack):
        found = _unstated(stack, context)
    return found or _several(carried(stack), fault)


def _last_whole(stack: list[Verdict], context: Context) -> Verdict | None:
    """Take a calculation for what reckons the figure before it (1800元，即6人×300元), or a last figure for the sum of all before it."""
    first, last = stack[0], stack[-1]
    found = None
    if len(stack) == 2 and first.is_simple and last.words.equal and last.calc is not None and last.stated is None:
        found = judged(last.calc, first.node, context, last.clause)
    elif len(stack) > 2 and last.is_simple and last.holds is None:
        found = summed(stack[:-1], last, context)
    return found if found is not None and found.holds else None


def _unstated(stack: list[Verdict], context: Context) -> Verdict | None:
    """Return what prices and counts come to where no result is stated, or what a last figure lacks to be one."""
    last = stack[-1]
    if last.is_simple and not is_rate(last) and (found := open_problem(last, stack[:-1], context)) is not None:
        return found
    made = complete(stack)
    return None if made is None else Verdict(node=made, calc=made)


def _whole_first(stack: list[Verdict], context: Context) -> Verdict | None:
    """Judge a total that stands before its parts without 其中: 合计为379.58万元,甲355.04万元,乙24.54万元."""
    first = stack[0]
    parts = [item for item in stack[1:] if not is_number_of(item.node)]
    names_all = len(parts) > 1 and _names_all(stack[1:])
    if not ((first.words.total or names_all) and first.is_simple and first.cash and first.holds is None and len(stack) > 2):
        return None
    if any(node is first.node for item in parts if item.calc is not None for node in leaves(item.calc)):
        return None
    if not parts or not all(item.cash or item.node.bare for item in parts) or any(is_rate(item) for item in parts):
        return None
    judgement = summed(parts, stack[0], context)
    if judgement.holds is False and judgement.stated is stack[0].node and not names_all:
        return replace(
            judgement,
            firm=False,
            holds=None,
            problem=Problem("各项与合计不等，但不能确定各项是它的全部", "unclear parts", stack[0].node.span),
        )
    return judgement


_NUMBER = re.compile(r"(?P<many>[一二两三四五六七八九十\d]+)(?:项|个?部分|个方面|大?类|大?块)")


def _names_all(items: list[Verdict]) -> bool:
    """Whether a list says how many parts it has, and has as many."""
    said = {int(item.node.value) for item in items[:1] if is_number_of(item.node)}
    said |= {chinese(found["many"]) or 0 for item in items[:1] for found in _NUMBER.finditer(item.words.text)}
    return sum(not is_number_of(item.node) for item in items) in said


def _several(stack: list[Verdict], fault: Verdict | None) -> Verdict:
    """Return several statements side by side as one: all must hold, the value is their sum where they are alike."""
    items = [item for item in stack if item.stated is not None] or [item for item in stack if item.calc is not None] or stack
    taken_off = any(is_share(item) and is_minus(item.words.text) for item in stack)
    if (is_net(items[-1].words.text) or taken_off) and items[-1].stated is not None and items[-1].clause.sides[0].kind == "number":
        items = items[-1:]
    if len(items) == 1:
        return items[0] if fault is None or items[0] is fault else replace(items[0], holds=False, firm=True, fault=fault.fault or fault)
    nodes = homogeneous(items, items[-1].node)
    node = total(nodes, "+" * len(nodes), min(n.start for n in nodes), max(n.end for n in nodes), False)
    node = replace(node, kind="list")
    problem = next((item.problem for item in items if item.problem is not None), None)
    judged_items = [item.holds for item in items if item.stated is not None]
    holds = False if fault else True if judged_items and all(judged_items) else None
    said = sum((item.shown for item in items), Fraction(0)) if holds is not None else None
    return Verdict(
        node=node,
        calc=node,
        stated=items[-1].stated if holds is not None else None,
        holds=holds,
        problem=problem if holds is None else None,
        notes=tuple(note for item in items for note in item.notes),
        mixed=_is_mixed(nodes),
        said=said,
        fault=fault.fault or fault if fault is not None else None,
    )


def _is_mixed(nodes: list[Node]) -> bool:
    """Whether figures side by side are of unlike kinds, so that their sum says nothing."""
    tops = {node.unit.top for node in nodes if node.kind == "number" and node.unit is not None and not node.cash}
    return len({node.cash for node in nodes}) > 1 or len(tops) > 1
