"""From clauses to one verdict: totals, sub-sums, 其中, result first, activities told over several sentences."""

from fractions import Fraction

from msgspec.structs import replace

from jixiao.formula.build import total
from jixiao.formula.compare import compare
from jixiao.formula.extras import spread, with_extras
from jixiao.formula.frame import STOPS, Clause
from jixiao.formula.sentence import activity, is_rate
from jixiao.formula.totals import homogeneous, summed, take_total
from jixiao.formula.tree import Node, Note, Problem
from jixiao.formula.verdict import Context, Verdict, judged, of_clause


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
        elif clause.of_which and stack:
            at = _of_which(clauses, at, stack, context)
        else:
            _push(clause, stack, context)
            at += 1
    return _close(stack, context)


def _single(clause: Clause, context: Context) -> Verdict:
    """Return the verdict on a clause, its breakdown in brackets looked at: 57万元（285人×2000元）."""
    verdict = of_clause(clause, context)
    if not clause.detail:
        return verdict
    inner = assemble(clause.detail, context)
    if inner is None or (inner.calc is None and inner.stated is None):
        return verdict
    if verdict.is_simple and len(clause.sides) == 1:
        whole = clause.sides[0]
        bare_inner = len(clause.detail) == 1 and inner.is_simple
        return verdict if bare_inner else _against(whole, inner, context, clause, firm=_is_whole_detail(clause.detail, whole))
    if verdict.holds and clause.detail[0].of_which and verdict.stated is not None:
        parts = _against(verdict.stated, inner, context, clause, firm=True)
        return parts if parts.holds is False else verdict
    return verdict


def _is_whole_detail(clauses: tuple[Clause, ...], whole: Node) -> bool:
    """Whether a breakdown in brackets is one calculation of the same kind of thing, so that a difference is a fault."""
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


def _push(clause: Clause, stack: list[Verdict], context: Context) -> None:
    verdict = _single(clause, context)
    is_figure = len(clause.sides) == 1 and verdict.is_simple
    if clause.words.total and is_figure and stack:
        take_total(verdict, stack, context)
    elif len(clause.sides) == 2 and clause.sides[0].kind == "number" and verdict.holds is None and stack and not clause.detail:
        spread(clause, verdict, stack, context)
    elif not is_figure and stack and verdict.node.kind != "list":
        stack.append(with_extras(verdict, stack, context))
    else:
        stack.append(verdict)


# --- whole and parts ----------------------------------------------------------------------------------------------------


def _headed(clauses: tuple[Clause, ...], at: int, stack: list[Verdict], context: Context) -> int:
    """Judge a result with a colon behind it against what follows: 10.56万元：44名×2400元/人·年."""
    clause = clauses[at]
    rest = clauses[at + 1 :]
    inner = assemble(rest, context)
    whole = clause.sides[0]
    if inner is None or (inner.calc is None and len(rest) == 1):
        stack.append(of_clause(clause, context))
        return at + 1
    told = all(len(part.sides) == 1 and part.sides[0].kind == "number" and not part.sides[0].cash for part in rest[:-1])
    verdict = _against(whole, inner, context, clause, firm=not any(part.of_which for part in rest) and not (told and len(rest) > 1))
    if verdict.holds is False and verdict.stated is whole and _is_less(verdict) and len(rest) > 1 and not clause.words.grand:
        verdict = _open_parts(verdict)
    stack.append(verdict)
    return len(clauses)


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
    ends = _scopes(clauses, at)
    tried = []
    for end in ends:
        inner = _listed(clauses[at:end], context)
        if inner is None or (inner.cash != stated.cash and not inner.node.bare and not stated.bare) or is_rate(inner):
            continue
        verdict = _against(stated, inner, context, clauses[at], firm=True)
        tried.append((verdict, end))
        if verdict.holds:
            stack[-1] = _both_hold(whole, verdict)
            return end
    if not tried:
        return at + 1
    verdict, end = tried[0]
    short = len(tried) > 1 and not _is_less(verdict)
    if verdict.holds is False and verdict.stated is stated:
        says_all = whole.words.total and (whole.words.grand or "合计" in whole.words.text)
        if _is_less(tried[-1][0]) and not says_all:
            verdict, end = _open_parts(tried[-1][0]), tried[-1][1]
        elif not short and len(tried) > 1:
            verdict, end = replace(tried[-1][0], firm=len(clauses) == tried[-1][1]), tried[-1][1]
    stack[-1] = _both_hold(whole, verdict)
    return end


def _both_hold(whole: Verdict, verdict: Verdict) -> Verdict:
    return whole if whole.holds is False and whole.firm else verdict


def _listed(clauses: tuple[Clause, ...], context: Context) -> Verdict | None:
    """Return the parts after 其中 as one sum; a total among them is judged too."""
    first, *rest = clauses
    plain = Clause(first.sides, first.words, "", first.start, first.end, first.head, False, first.detail)
    if not rest and len(plain.sides) == 1:
        return _single(plain, context)
    return assemble((plain, *rest), context)


def _scopes(clauses: tuple[Clause, ...], at: int) -> list[int]:
    """Return where the parts after 其中 may end: at the next stop, or further on where a list runs over several."""
    ends = [i for i in range(at + 1, len(clauses)) if clauses[i].sep in STOPS and clauses[i].sep]
    last = next((i for i in range(at + 1, len(clauses)) if clauses[i].of_which), len(clauses))
    return [*(end for end in ends if end < last), last]


# --- the end ------------------------------------------------------------------------------------------------------------


def _close(stack: list[Verdict], context: Context) -> Verdict:
    """Return the verdict on what is left when no total closes it."""
    if len(stack) == 1:
        return stack[0]
    first, last = stack[0], stack[-1]
    if first.words.total and first.is_simple and first.cash and first.holds is None and len(stack) > 2:
        found = _whole_first(stack, context)
        if found is not None:
            return found
    fault = next((item for item in stack if item.holds is False and item.firm), None)
    if len(stack) == 2 and (found := _two(first, last, context)) is not None:
        return found
    if last.is_simple and last.holds is None and len(stack) > 2 and fault is None:
        found = _unmarked(stack, context)
        if found is not None:
            return found
    made = activity(stack)
    if made is not None and not any(item.stated for item in stack):
        return Verdict(node=made.node, calc=made.node)
    return _several(stack, fault)


def _two(first: Verdict, last: Verdict, context: Context) -> Verdict | None:
    """Take one of two clauses for the result of the other: 6人×300元，约1800元; 1800元，即6人×300元."""
    if first.is_simple and last.words.equal and last.calc is not None and last.stated is None:
        found = judged(last.calc, first.node, context, last.clause)
        return found if found.holds else None
    if last.is_simple and first.calc is not None and first.stated is None:
        found = judged(first.calc, last.node, context, last.clause)
        return found if found.holds or (last.words.equal and last.node.cash) else None
    return None


def _whole_first(stack: list[Verdict], context: Context) -> Verdict | None:
    """Judge a total that stands before its parts without 其中: 合计为379.58万元,甲355.04万元,乙24.54万元."""
    if not all(item.cash or item.node.bare for item in stack[1:]) or any(is_rate(item) for item in stack[1:]):
        return None
    judgement = summed(stack[1:], stack[0], context)
    if judgement.holds is False and judgement.stated is stack[0].node:
        return replace(
            judgement,
            firm=False,
            holds=None,
            problem=Problem("各项与合计不等，但不能确定各项是它的全部", "unclear parts", stack[0].node.span),
        )
    return judgement


def _unmarked(stack: list[Verdict], context: Context) -> Verdict | None:
    """Take a last figure for the total where it is the sum or product of all before it, though no word says so."""
    last = stack[-1]
    made = activity(stack[:-1])
    if made is not None and last.node.cash and not is_rate(last):
        judgement = judged(made.node, last.node, context, last.clause)
        return judgement if judgement.holds else None
    judgement = summed(stack[:-1], last, context)
    return judgement if judgement.holds else None


def _several(stack: list[Verdict], fault: Verdict | None) -> Verdict:
    """Return several statements side by side as one: all must hold, the value is their sum where they are alike."""
    items = [item for item in stack if item.stated is not None] or [item for item in stack if item.calc is not None] or stack
    if len(items) == 1:
        return items[0]
    nodes = homogeneous(items, items[-1].node)
    node = total(nodes, "+" * len(nodes), min(n.start for n in nodes), max(n.end for n in nodes), False)
    node = replace(node, kind="list")
    problem = next((item.problem for item in items if item.problem is not None), None)
    judged_items = [item.holds for item in items if item.stated is not None]
    holds = False if fault else True if judged_items and all(judged_items) else None
    if fault is not None:
        return replace(fault, node=node)
    notes = tuple(note for item in items for note in item.notes)
    stated = items[-1].stated if holds else None
    said = sum((item.shown for item in items), Fraction(0)) if holds else None
    return Verdict(
        node=node,
        calc=node,
        stated=stated,
        holds=holds,
        problem=problem if holds is None else None,
        notes=notes,
        mixed=_is_mixed(nodes),
        said=said,
    )


def _is_mixed(nodes: list[Node]) -> bool:
    """Whether figures side by side are of unlike kinds, so that their sum says nothing."""
    tops = {node.unit.top for node in nodes if node.kind == "number" and node.unit is not None and not node.cash}
    return len({node.cash for node in nodes}) > 1 or len(tops) > 1
