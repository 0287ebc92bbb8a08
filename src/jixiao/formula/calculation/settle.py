"""The two readings of a statement brought together: the likeliest one in order, and the set of all that account for every figure."""

from collections.abc import Sequence

from msgspec.structs import replace

from jixiao.formula.calculation.figures import leaves
from jixiao.formula.calculation.frame import Clause
from jixiao.formula.calculation.proof import Written, is_doubtful, is_percentage
from jixiao.formula.calculation.reckon import reckoned
from jixiao.formula.calculation.tree import Span
from jixiao.formula.calculation.verdict import Context, Verdict


def settled(first: Verdict, clauses: Sequence[Clause], context: Context, text: Written) -> Verdict:
    """Return the verdict of the two readings of a statement: the set's where it is decided, but that a figure left out must prove a right sum wrong."""
    other = reckoned(clauses, context, text)
    if other is None or other.holds is None:
        return replace(first, firm=False) if first.holds is False and is_doubtful(text) and _is_prose(first) else first
    if other.holds:
        return first if first.holds else other
    if first.holds is None or (first.holds is False and not first.firm):
        return other
    if not (other.firm and _is_of_the_same(first, other)) or _leaves_out(other, first):
        return first
    if first.holds is False and not _leaves_out(first, other):
        return replace(first, weight=other.weight)
    return other if _leaves_out(first, other) or (first.holds and any(map(is_percentage, leaves(other.calc or other.node)))) else first


def _is_of_the_same(first: Verdict, other: Verdict) -> bool:
    """Whether two readings judge one and the same figure."""
    return first.said is None and first.stated is not None and other.stated is not None and first.stated.span == other.stated.span


def _leaves_out(first: Verdict, other: Verdict) -> bool:
    """Whether a reading leaves out a number that another one takes in."""
    return not _taken(other) <= _taken(first)


def _taken(verdict: Verdict) -> set[Span]:
    """Return the places of the numbers that a reading takes in, those of finished equations in it too."""
    todo, spans = [verdict.calc or verdict.node], set[Span]()
    while todo:
        node = todo.pop()
        todo += node.children[:1] if node.kind == "equation" else node.children
        if not node.children:
            spans.add(node.span)
    return spans


def _is_prose(verdict: Verdict) -> bool:
    """Whether what is judged stands in no equation and has no bracket that breaks it down."""
    return len(verdict.clause.sides) == 1 and not verdict.clause.detail
