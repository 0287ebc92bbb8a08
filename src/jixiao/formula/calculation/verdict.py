"""What one clause comes to: its value, the figure it states, and whether that holds."""

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from jixiao.formula.calculation.build import adopt, total
from jixiao.formula.calculation.compare import Comparison, compare
from jixiao.formula.calculation.frame import NO_CLAUSE, Clause
from jixiao.formula.calculation.tree import Node, Note, Problem
from jixiao.formula.calculation.words import NOTHING, Word

PROVED = 4
"""The weight of a difference that every sensible reading proves."""


class Verdict(Struct, frozen=True, kw_only=True, gc=False):
    """One clause or statement judged.

    ``node`` is its working, ``calc`` what was reckoned, ``stated`` the figure compared. ``firm`` says that a difference is
    beyond doubt; without it a difference is no accusation. ``fault`` is the statement inside this one that does not hold.
    ``said`` is the sum of what several statements side by side state. ``per`` lists the units that the sum is for (月计).
    ``is_part`` says that it is a share of a sum that stands beside it.
    ``weight`` says how plainly words call the figure a result (``cues.weight``): with less than 3 a difference may be none.
    """

    node: Node
    calc: Node | None = None
    stated: Node | None = None
    comparison: Comparison | None = None
    holds: bool | None = None
    firm: bool = True
    mixed: bool = False
    problem: Problem | None = None
    notes: tuple[Note, ...] = ()
    words: Word = NOTHING
    clause: Clause = NO_CLAUSE
    fault: "Verdict | None" = None
    said: Fraction | None = None
    per: tuple[str, ...] = ()
    weight: int = 3
    is_part: bool = False

    @property
    def value(self) -> Fraction:
        """What the figures give."""
        return self.comparison.value if self.comparison else (self.calc or self.node).value

    @property
    def shown(self) -> Fraction:
        """The stated figure where there is one, else the value."""
        return self.comparison.stated if self.comparison and self.stated else self.value

    @property
    def cash(self) -> int:
        """1 when the value is yuan."""
        return self.comparison.cash if self.comparison else (self.calc or self.node).cash

    @property
    def is_simple(self) -> bool:
        """Whether it is one printed figure and nothing else."""
        return self.node.kind == "number"


class Context(Struct, frozen=True, gc=False):
    """What holds for the whole text: the heading's money unit, whether ≈ stands in it, whether it is short enough to be told in prose."""

    heading: int | Fraction = 1
    coarse: bool = False
    prose: bool = True


def of_clause(clause: Clause, context: Context) -> Verdict:
    """Return the verdict on one clause by itself, its breakdown in brackets not looked at."""
    sides = clause.sides
    if len(sides) == 1:
        return Verdict(node=sides[0], calc=sides[0] if sides[0].kind != "number" else None, words=clause.words, clause=clause)
    if len(sides) == 2:
        return _pair(clause, context)
    return _chain(clause, context)


def equation(calc: Node, stated: Node, found: Comparison) -> Node:
    """Return the node of an equation: worth what the figures give."""
    above, below = found.value.as_integer_ratio()
    return Node(
        "equation", min(calc.start, stated.start), max(calc.end, stated.end), above, below, (calc, stated), "==", None, found.cash, not found.cash and calc.bare and stated.bare,
        stated.scale, None, calc.label, "", calc.estimated or stated.estimated, calc.vague,
    )  # fmt: skip


def judged(calc: Node, stated: Node, context: Context, clause: Clause, firm: bool = True) -> Verdict:
    """Return the verdict on a calculation and the figure stated for it."""
    found = compare(calc, stated, context.heading, context.coarse)
    node = equation(calc, stated, found)
    holds: bool | None = found.fit is not None
    problem = None
    if not holds and (calc.vague or stated.vague):
        holds = None
        problem = Problem("其中有“余”“以上”之类的约数，不能核算", "a figure is only a lower bound", (calc.start, calc.end))
    elif not holds and _is_in_wan(calc, stated):
        holds = None
        problem = Problem("结果没有写单位，像是以万元计，不能判定", "the result has no unit and may be in 万元", stated.span)
    notes = () if found.fit == "exact" else _fit_notes(found, stated)
    return Verdict(
        node=node,
        calc=calc,
        stated=stated,
        comparison=found,
        holds=holds,
        firm=firm,
        problem=problem,
        notes=notes,
        words=clause.words,
        clause=clause,
    )


def _is_in_wan(calc: Node, stated: Node) -> bool:
    """Whether numbers without any unit would agree if the result were meant in 万元."""
    return calc.bare and stated.bare and calc.above * stated.below == stated.above * 10_000 * calc.below


def _fit_notes(found: Comparison, stated: Node) -> tuple[Note, ...]:
    if found.fit == "truncated":
        return (Note(kind="truncated", zh="结果是截去尾数得到的，没有四舍五入", en="the result is cut off, not rounded", span=stated.span),)
    if found.fit == "coarse":
        return (Note(kind="approximate", zh="结果是约数", en="the result is approximate", span=stated.span),)
    return ()


def _pair(clause: Clause, context: Context) -> Verdict:
    first, last = clause.sides
    if first.kind == "number" and last.kind == "number":
        return _same(clause, first, last, context)
    if last.kind == "number":
        return judged(first, last, context, clause)
    if first.kind == "number":
        return judged(last, first, context, clause)
    return _both(clause, first, last)


def _same(clause: Clause, first: Node, last: Node, context: Context) -> Verdict:
    """Judge one figure set equal to another: it holds or is left open, for a factor may simply not be written."""
    found = compare(first, last, context.heading, context.coarse)
    alike = first.cash == last.cash or first.bare or last.bare
    node = equation(first, last, found)
    if found.holds and alike:
        return Verdict(node=node, calc=first, stated=last, comparison=found, holds=True, firm=False, words=clause.words, clause=clause)
    problem = Problem("等号前只有一个数，缺少算式", "only one figure stands before the equal sign", first.span)
    return Verdict(node=node, calc=first, stated=last, comparison=found, firm=False, problem=problem, words=clause.words, clause=clause)


def _both(clause: Clause, first: Node, last: Node) -> Verdict:
    """Judge two calculations set equal: equal values, or the result of the first leading the second (a×b=c+d)."""
    lead = leading(last)
    found = compare(first, lead) if lead is not None else None
    if first.value == last.value or (found is not None and found.holds):
        return Verdict(node=last, calc=last, holds=True, firm=False, words=clause.words, clause=clause)
    problem = Problem("等号两边都是算式，结果不一样，看不出哪一个是结果", "both sides are calculations and differ", (first.start, last.end))
    return Verdict(node=last, calc=last, firm=False, problem=problem, words=clause.words, clause=clause)


def leading(node: Node) -> Node | None:
    """Return the first number of a calculation."""
    while node.children:
        node = node.children[0]
    return node


def _chain(clause: Clause, context: Context) -> Verdict:
    """Judge a chain: every link is an equation, a step of the same value, or runs on with its result (a×b=c+d=e)."""
    sides = _in_one_scale(clause.sides)
    if sides[0].kind == "number" and sides[1].kind != "number" and compare(sides[1], sides[0], context.heading, context.coarse).holds:
        sides = sides[1:]
    current, calc, verdict, rest = sides[0], sides[0], None, None
    notes: tuple[Note, ...] = ()
    for side in sides[1:]:
        if side.kind != "number":
            apart = rest is not None and _leads(rest, side, context) and not _leads(calc, side, context)
            if not apart and not _links(current, calc, side, context):
                return _broken(clause, calc, side, context)
            calc, rest = _run_on(calc, side, apart)
            current = calc
            continue
        verdict = judged(calc, side, context, clause)
        if verdict.holds is not True and rest is not None and judged(rest, side, context, clause).holds:
            current, verdict = side, None
            continue
        if verdict.holds is not True:
            return verdict
        notes += verdict.notes
        current, rest = side, None
    if verdict is None:
        return Verdict(node=calc, calc=calc, holds=True, firm=False, words=clause.words, clause=clause)
    return verdict if not notes else replace(verdict, notes=notes)


def _in_one_scale(sides: tuple[Node, ...]) -> list[Node]:
    """Return the sides with steps without any unit in the 万 of the result, where the first side is money: =4.56+15.912=20.472万元."""
    last = sides[-1]
    if not (last.cash and last.scale > 1 and sides[0].cash):
        return list(sides)
    between = [adopt(side, last.scale) if side.bare and compare(sides[0], side, last.scale).holds else side for side in sides[1:-1]]
    return [sides[0], *between, last]


def _run_on(calc: Node, side: Node, apart: bool) -> tuple[Node, Node | None]:
    """Return what a chain comes to with a further side, and that side less the result it begins with.

    In a×b=c+d×e=f the figure f may be the result of d×e alone; ``apart`` says that it was so before, and the sum goes on.
    """
    if side.kind != "sum" or len(side.children) == 1 or side.value == calc.value:
        return side, None
    children, ops = list(side.children[1:]), side.ops[1:]
    alone = children[0] if len(children) == 1 and ops == "+" else total(children, ops, children[0].start, side.end, False)
    if apart:
        return total([calc, *children], "+" + ops, calc.start, side.end, False), alone
    return side, alone


def _links(current: Node, calc: Node, side: Node, context: Context) -> bool:
    """Whether a further calculation follows from what stands before it."""
    if side.value in {calc.value, current.value}:
        return True
    return _leads(calc, side, context) or _leads(current, side, context)


def _leads(node: Node, side: Node, context: Context) -> bool:
    """Whether a further calculation begins with the result of one before it."""
    lead = leading(side)
    return lead is not None and compare(node, lead, context.heading, context.coarse).holds


def _broken(clause: Clause, calc: Node, side: Node, context: Context) -> Verdict:
    """Judge a link that does not follow: its leading figure is the wrong result where it is money or counts alike."""
    lead = leading(side)
    if lead is not None and calc.kind != "number" and side.kind == "sum" and lead.cash and lead.cash == calc.cash:
        return judged(calc, lead, context, clause)
    problem = Problem("等号前后对不上，看不出哪一个是结果", "the parts of the chain do not follow from each other", (calc.start, side.end))
    return Verdict(node=side, calc=side, firm=False, problem=problem, words=clause.words, clause=clause)
