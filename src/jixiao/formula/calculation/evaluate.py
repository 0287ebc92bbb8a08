"""Recomputing a calculation: text in, exact result out, whether the stated one holds, and the working. Nothing raises."""

from fractions import Fraction
from importlib import import_module
from itertools import chain, combinations

from msgspec import Struct
from msgspec.structs import replace

from jixiao.formula.calculation.assemble import assemble
from jixiao.formula.calculation.frame import Parsed
from jixiao.formula.calculation.mask import Masked, mask
from jixiao.formula.calculation.missing import missing_factor
from jixiao.formula.calculation.parse import parse
from jixiao.formula.calculation.priced import MOST_TOLD
from jixiao.formula.calculation.proof import Written
from jixiao.formula.calculation.settle import settled, with_last
from jixiao.formula.calculation.slips import find_slip
from jixiao.formula.calculation.totals import without_named
from jixiao.formula.calculation.tree import Node, Problem, Result, Slip
from jixiao.formula.calculation.unitnotes import unit_notes
from jixiao.formula.calculation.verdict import PROVED, Context, Verdict
from jixiao.formula.calculation.written_out import by_base, by_payer
from jixiao.formula.units import heading_worth

DOUBT = "jixiao.formula.calculation.doubt"
"""What a statement that holds does without."""
LONGEST = 4000
"""Longer texts are no single calculation and are not read."""
NO_FIGURE = Problem("没有可以核算的数字", "there is no figure to reckon", None)
NO_RESULT = Problem(
    "与前面各数算得的不一样，但没有写明它是结果，可能只是其中一部分，不能判定",
    "it differs from what the figures before it give, but may be only a part of that",
    None,
)
PLAIN = 3
_OF_THE_PEN = frozenset({"swapped", "ten", "wan", "digit"})
MOST_BITS = 12_000
"""A value beyond this has thousands of digits and is not given."""


def evaluate(text: str, *, default_unit: str | None = None) -> Result:
    """Return what a calculation comes to and whether its stated result holds.

    ``default_unit`` is the money unit that a heading implies for numbers without a unit (万元). A problem is data in the
    result, never an exception. Rounding is half up to the stated digits (财预〔2015〕88号 asks for a traceable calculation basis).
    """
    if len(text) > LONGEST:
        return _unjudged(
            text, Problem(f"文字有{len(text)}个字，太长，不能当作一个算式核算", "the text is too long for one calculation", None), None
        )
    masked = mask(text)
    parsed = parse(text, masked.text)
    has_rates = "%" in masked.text
    clauses = without_named(parsed.clauses)
    parsed = replace(parsed, clauses=by_payer(clauses, masked.text) if has_rates else clauses)
    context = _context(masked, default_unit)
    if len(parsed.clauses) > MOST_TOLD:
        context = replace(context, prose=False)
    verdict = assemble(parsed.clauses, context)
    if parsed.choices and (verdict is None or not verdict.holds):
        parsed, verdict = _other_reading(text, masked.text, parsed, verdict, context)
    if has_rates and verdict is not None and not verdict.holds and (other := by_base(parsed.clauses)) != parsed.clauses:
        tried = assemble(other, context)
        parsed, verdict = (replace(parsed, clauses=other), tried) if tried is not None and tried.holds else (parsed, verdict)
    if parsed.problem is not None or verdict is None:
        return _unjudged(text, parsed.problem or NO_FIGURE, verdict)
    written = Written(text, masked.text)
    verdict = with_last(settled(verdict, parsed.clauses, context, written), parsed.clauses)
    result = _result(text, verdict, context)
    if result.holds is not False:
        return result
    doubt: Problem | None = import_module(DOUBT).other_reading(verdict, parsed.clauses, written)
    return result if doubt is None else _result(text, replace(verdict, firm=False, problem=doubt), context)


def _other_reading(raw: str, text: str, parsed: Parsed, verdict: Verdict | None, context: Context) -> tuple[Parsed, Verdict | None]:
    """Return the reading among those left open that makes the statement hold, else the first one."""
    choices = sorted(parsed.choices)
    for flags in chain.from_iterable(combinations(choices, size) for size in range(1, len(choices) + 1)):
        other = parse(raw, text, frozenset(flags))
        tried = assemble(other.clauses, context)
        if tried is not None and tried.holds and other.problem is None:
            return other, tried
    return parsed, verdict


def _context(masked: Masked, default_unit: str | None) -> Context:
    unit = masked.heading or default_unit
    worth = heading_worth(unit) if unit else None
    return Context(heading=1 if worth is None else worth, coarse="≈" in masked.text)


def _unjudged(text: str, problem: Problem, verdict: Verdict | None) -> Result:
    """Return a result without a value; what could be read is kept as the working."""
    working = verdict.node if verdict is not None else None
    return Result(raw=text, problem=problem.zh, problem_en=problem.en, problem_span=problem.span, working=working)


class Decision(Struct, frozen=True):
    """Whether a statement holds, why that is left open, and the slip that explains a fault."""

    verdict: Verdict
    holds: bool | None
    problem: Problem | None = None
    slip: Slip | None = None


def _decided(verdict: Verdict, text: str) -> Decision:
    """Return the decision on a difference: a fault only where nothing is missing and, if no word calls the figure a result, a slip shows."""
    if not verdict.firm or verdict.mixed:
        return Decision(verdict, None, verdict.problem)
    if verdict.weight >= PROVED:
        return Decision(verdict, False, None, find_slip(verdict.fault or verdict, text))
    if (lack := missing_factor(verdict)) is not None:
        return Decision(replace(verdict, mixed=not (verdict.calc or verdict.node).cash), None, lack)
    fault = verdict.fault or verdict
    slip = find_slip(fault, text)
    if not (_is_result(fault) or (slip is not None and slip.kind in _OF_THE_PEN)):
        return Decision(verdict, None, NO_RESULT)
    return Decision(verdict, False, None, slip)


def _is_result(fault: Verdict) -> bool:
    """Whether words call a figure the result, or a part of it while it is more than that."""
    found = fault.comparison
    return fault.weight >= PLAIN or (fault.weight > 1 and found is not None and abs(found.stated) > abs(found.value))


def _result(text: str, verdict: Verdict, context: Context) -> Result:
    holds, problem, slip = verdict.holds, verdict.problem, None
    if holds is False:
        made = _decided(verdict, text)
        verdict, holds, problem, slip = made.verdict, made.holds, made.problem, made.slip
    if holds is None and problem is None:
        problem = _why_open(verdict)
    value, cash = _worth(verdict, context)
    above, below = value.as_integer_ratio()
    if above.bit_length() > MOST_BITS or below.bit_length() > MOST_BITS:
        return _unjudged(text, Problem("结果的位数太多", "the result has too many digits", None), None)
    calc, stated = verdict.calc or verdict.node, verdict.stated
    said = (verdict.fault.stated if verdict.fault is not None and holds is False else None) or stated
    return Result(
        raw=text,
        value=None if verdict.mixed else value,
        unit=None if verdict.mixed else "元" if cash else _unit_text(calc),
        stated=_stated(verdict),
        holds=holds,
        problem=problem.zh if problem and holds is None else None,
        problem_en=problem.en if problem and holds is None else None,
        problem_span=problem.span if problem and holds is None else None,
        notes=(*verdict.notes, *unit_notes(calc)),
        slip=slip,
        working=verdict.node,
        span=said.span if said is not None else None,
        stated_unit=stated.unit.text if stated is not None and stated.unit is not None else None,
        estimated=verdict.node.estimated,
    )


def _stated(verdict: Verdict) -> Fraction | None:
    if verdict.stated is None or verdict.mixed:
        return None
    if verdict.said is not None:
        return verdict.said
    return verdict.comparison.stated if verdict.comparison else verdict.stated.value


def _why_open(verdict: Verdict) -> Problem:
    if verdict.stated is None:
        return Problem("没有写明结果，只能算出数值", "no result is stated", None)
    return Problem("读法不止一种，不能判定", "there is more than one way to read this", verdict.stated.span)


def _worth(verdict: Verdict, context: Context) -> tuple[Fraction, int]:
    """Return the value in yuan where it is money; a heading makes money of numbers without a unit."""
    value, cash = verdict.value, verdict.cash
    node = verdict.calc or verdict.node
    if not cash and context.heading != 1 and node.bare:
        return value * context.heading, 1
    return value, cash


def _unit_text(node: Node) -> str | None:
    """Return the unit of what is no money: that of the first figure, where all figures of a sum share it."""
    while (node.kind == "sum" and node.children) or node.kind == "equation":
        node = node.children[0]
    return node.unit.text if node.unit is not None and node.kind == "number" else None
