"""The two readings of a statement brought together: the likeliest one in order, and the set of all that account for every figure."""

import re
from collections.abc import Sequence
from fractions import Fraction
from importlib import import_module

from msgspec.structs import replace

from jixiao.formula.calculation.build import times
from jixiao.formula.calculation.cues import is_taken_off, period, weight
from jixiao.formula.calculation.figures import ROUND, is_share, leaves, numbers_told
from jixiao.formula.calculation.frame import Clause, every_clause
from jixiao.formula.calculation.mask import LABEL
from jixiao.formula.calculation.payers import payers
from jixiao.formula.calculation.proof import IN_BRACKETS, Written, is_doubtful, is_of_the_pen, is_percentage, pers_of
from jixiao.formula.calculation.results import is_of_another
from jixiao.formula.calculation.tree import Problem, Span, every
from jixiao.formula.calculation.verdict import PROVED, Context, Verdict, judged, of_clause
from jixiao.formula.units import turned, unit_class

RECKON = "jixiao.formula.calculation.reckon"
"""What a statement that holds as it is written does without."""
NOT_LAST = Problem(
    "前面的结果对得上，但最后的金额没有能核算它的各数，不能判定", "the last sum is not reckoned by what stands before it", None
)
NO_TIMES = Problem(
    "有的单价按月（季、天）计，没有写明计多少个月（季、天），不能判定", "a price is per month or the like, which is not counted", None
)
NO_SHARE = Problem("写明的是一方承担的部分，与没有乘上它的比例时算得的一样，不能判定", "the share told for this payer is not taken", None)
NOT_TAKEN = Problem("有一个数没有算进去，不能判定", "a number told is not taken in", None)
_OF_TWO = re.compile("占|增长|下降|降低|提高|[增降]幅|执行率|完成率|进度")
"""Words of a share that tells how two figures before it compare."""
_A_YEAR = re.compile("全年|年度|一年|年[共合总]?计")
_BEGINS = re.compile(f"[月{LABEL}](?:起|至|开始|后)|起[付算计发]")
"""Words of a part of a year: 9月起."""
_INTEREST = re.compile("利率|息")
LIKELY = 2
"""How plainly words call the last sum of a statement a result, so that it must be met."""
SHORT = frozenset({"month", "quarter", "week", "day"})
"""Classes of times shorter than the year of a budget."""
BIG = 100
"""A number without a unit from here on may well be a sum."""


def settled(first: Verdict, clauses: Sequence[Clause], context: Context, text: Written) -> Verdict:
    """Return the verdict of the two readings of a statement: the set's where it is decided, but that a figure left out must prove a right sum wrong."""
    if first.holds and len(clauses) == 1:
        return first
    if first.holds and (unpaid := _without_time(first, clauses, context, text)) is not None:
        return unpaid
    if first.holds and _without_share(first, clauses):
        first = replace(first, holds=None, firm=False, problem=NO_SHARE)
    takes_off = any(is_taken_off(clause.words.text) for clause in clauses[:-1])
    if first.holds and not (takes_off or _adds_up_rates(first)) and _takes_all(first, clauses):
        return first  # no other reading takes in more
    other: Verdict | None = import_module(RECKON).reckoned(clauses, context, text)
    if first.holds:
        return _passed(first, other, takes_off)
    if other is None or other.holds is None:
        return replace(first, firm=False) if first.holds is False and _is_unsafe(first, clauses, text) else first
    if other.holds or first.holds is None or not first.firm:
        return other
    if not (other.firm and _is_of_the_same(first, other)) or _leaves_out(other, first):
        return first
    return other if _leaves_out(first, other) else replace(first, weight=other.weight)


def _passed(first: Verdict, other: Verdict | None, takes_off: bool) -> Verdict:
    """Return the verdict where the reading in order holds: the set's where it judges a later sum, or takes in more.

    That is a sum of money or another number which the first leaves out, a share, or that a sum is taken off.
    """
    if other is None:
        return replace(first, holds=None, problem=NO_TIMES) if _adds_up_rates(first) else first
    is_later = _is_of_later(other, first)
    left = [leaf for leaf in leaves(other.calc or other.node) if leaf.span not in _taken(first)] if _is_of_the_same(first, other) else []
    if other.holds is None:
        rated = any(leaf.cash for leaf in left) and any(map(is_percentage, left))
        return replace(first, holds=None, problem=NOT_LAST) if is_later or rated else first
    if other.holds or not other.firm:
        return other if other.holds and is_later else first
    if is_later or any(leaf.cash for leaf in left):
        return other
    shares = {leaf.span for leaf in leaves(first.calc or first.node) if is_percentage(leaf)}
    if not _is_of_the_same(first, other) or not _taken(first) - shares <= _taken(other):
        return first
    takes_more = takes_off or any(map(is_percentage, leaves(other.calc or other.node)))
    return other if takes_more or _leaves_out(first, other) else first


def with_last(verdict: Verdict, clauses: Sequence[Clause]) -> Verdict:
    """Return a verdict that holds as open where a figure ends the statement as a result, and nothing judged is that figure or takes it in."""
    end = verdict.stated.end if verdict.stated is not None else 0
    last = _last_result(clauses) if verdict.holds and clauses[-1].sides[-1].end > end else None
    if last is None:
        return verdict
    nodes = [*every(verdict.node), *every(verdict.calc or verdict.node), *([verdict.stated] if verdict.stated is not None else [])]
    told = last.sides[0]
    is_told = any(told.span == node.span or (told.value == node.value and not last.words.grand) for node in nodes)
    if is_told or told.start < max(node.end for node in nodes):
        return verdict
    return replace(verdict, holds=None, firm=False, problem=NOT_LAST)


def _last_result(clauses: Sequence[Clause]) -> Clause | None:
    """Return the last sum of money, or a last share of two figures, where it is told as a result; None where it is not."""
    end = clauses[-1]
    if len(end.sides) == 1 and end.sides[0].kind == "number" and is_percentage(end.sides[0]) and _OF_TWO.search(end.words.text):
        return end
    last = next((clause for clause in reversed(clauses) if len(clause.sides) == 1 and clause.sides[0].cash), None)
    if last is None or last.sides[0].kind != "number" or last.words.per:
        return None
    said = last.words.text
    is_told = last.words.total or weight(said) >= LIKELY or ROUND.search(said) or payers(said) or (not said and last is end)
    return last if is_told else None


def _rates(verdict: Verdict) -> list[bool]:
    """Return of each addend whether it is a price for a month or the like taken once."""
    calc = verdict.calc
    if calc is None or calc.kind != "sum":
        return []
    return [child.kind == "number" and bool(child.cash and child.label) and _is_timed(pers_of(child)) for child in calc.children]


def _is_timed(units: Sequence[str]) -> bool:
    return any(unit_class(unit) in SHORT for unit in units)


def _adds_up_rates(verdict: Verdict) -> bool:
    """Whether a sum takes a price for a month or the like once beside sums that are for no such time: 每月3500元，改造6.8万元，合计7.15万元."""
    rates = _rates(verdict)
    return any(rates) and not all(rates) and not period(verdict.words.text)


def _without_time(first: Verdict, clauses: Sequence[Clause], context: Context, text: Written) -> Verdict | None:
    """Return the verdict on a sum that is met by leaving out a time, None where it leaves out none.

    A year's sum of monthly prices is twelve times theirs; interest is for the months told.
    """
    calc, stated = first.calc, first.stated
    if calc is None or stated is None or first.said is not None:
        return None
    if calc.kind == "sum" and _A_YEAR.search(text.masked) and all(_rates(first)):
        return _for_a_year(first, {(leaf.span, leaf.value) for leaf in numbers_told(clauses)}, context, text)
    if not any(is_percentage(leaf) and _INTEREST.search(leaf.label) for leaf in leaves(calc)):
        return None
    left = (leaf for leaf in numbers_told(clauses) if leaf.end <= stated.start and leaf.span not in _taken(first))
    lacks = any(leaf.unit is not None and _is_timed((leaf.unit.top or "",)) for leaf in left)
    return replace(first, holds=None, problem=NOT_TAKEN) if lacks else None


def _for_a_year(first: Verdict, printed: set[tuple[Span, Fraction]], context: Context, text: Written) -> Verdict | None:
    """Return the verdict on a sum of monthly prices, each taken as printed, where words speak of a year."""
    calc, stated = first.calc, first.stated
    if calc is None or stated is None or not all((child.span, child.value) in printed for child in calc.children):
        return None
    if _A_YEAR.search(first.words.text) and not _BEGINS.search(text.masked):
        found = {turned("年", per) for child in calc.children for per in pers_of(child) if unit_class(per) in SHORT}
        year = [number for number in found if number is not None]
        wrong = judged(times(calc, year[0]), stated, context, first.clause) if len(year) == 1 else None
        return replace(wrong, weight=PROVED) if wrong is not None and wrong.holds is False else None
    return replace(first, holds=None, problem=NO_TIMES) if not period(first.words.text) else None


def _without_share(first: Verdict, clauses: Sequence[Clause]) -> bool:
    """Whether a part that one pays is met by leaving out the share told for it: 县镇各承担一半，县级承担196.8万元."""
    who, stated = payers(first.words.text), first.stated
    if not who or stated is None:
        return False
    told = [of_clause(clause, Context()) for clause in clauses if clause.end <= stated.start and len(clause.sides) == 1]
    sums = {item.value for item in told if item.cash}
    again = {item.value for item in told if item.cash and item.words.equal and _taken(item) <= _taken(first)}
    own = (item for item in told if is_share(item) and payers(item.words.text) & who and not _taken(item) <= _taken(first))
    return any(not any(item.value * base in again for base in sums) for item in own)


def _takes_all(verdict: Verdict, clauses: Sequence[Clause]) -> bool:
    """Whether a reading takes in every number told but results, and none of them is a share, which may be of more than one sum."""
    told = list(numbers_told(clauses))
    results = {verdict.stated.span} if verdict.stated is not None else set()
    return not any(map(is_percentage, told)) and {leaf.span for leaf in told} <= _taken(verdict) | results


def _is_of_the_same(first: Verdict, other: Verdict) -> bool:
    """Whether two readings judge one and the same figure."""
    return first.said is None and first.stated is not None and other.stated is not None and first.stated.span == other.stated.span


def _is_of_later(other: Verdict, first: Verdict) -> bool:
    """Whether a reading judges a figure that stands behind the last one that another judges."""
    judged = first.stated or first.node
    return other.stated is not None and other.stated.start > judged.end


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


def _is_unsafe(verdict: Verdict, clauses: Sequence[Clause], text: Written) -> bool:
    """Whether a difference told in words is no proof: a number in brackets, a sum or a share is left out, or words make it unclear."""
    clause = (verdict.fault or verdict).clause
    if len(clause.sides) != 1:
        return False
    used = _taken(verdict) | {inner.span for inner in every(verdict.node) if not inner.children}
    told = [of_clause(other, Context()) for other in clauses if other.start < clause.start]
    if verdict.words.text.endswith("费") and is_of_another(verdict, told) and not is_of_the_pen(verdict, text.raw):
        return True
    return text.unread(used, IN_BRACKETS) or (not clause.detail and (is_doubtful(text) or _is_short(verdict, clauses, used)))


def _is_short(verdict: Verdict, clauses: Sequence[Clause], used: set[Span]) -> bool:
    """Whether a reading leaves out a sum of money, a share or a big number without a unit that is told before the result."""
    end = verdict.stated.start if verdict.stated is not None else verdict.node.end
    alone = (clause.sides[0] for clause in every_clause(clauses) if len(clause.sides) == 1)
    told = [leaf for side in alone for leaf in leaves(side) if leaf.end <= end]
    return any(leaf.span not in used for leaf in told if leaf.cash or is_percentage(leaf) or (leaf.bare and leaf.value >= BIG))
