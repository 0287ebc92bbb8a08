"""Recomputing a calculation: text in, exact result out, whether the stated one holds, and the working. Nothing raises."""

from fractions import Fraction

from msgspec.structs import replace

from jixiao.formula.assemble import assemble
from jixiao.formula.frame import Parsed
from jixiao.formula.mask import Masked, mask
from jixiao.formula.missing import converted, missing_factor
from jixiao.formula.parse import parse
from jixiao.formula.slips import find_slip
from jixiao.formula.tree import Node, Problem, Result
from jixiao.formula.unitnotes import unit_notes
from jixiao.formula.units import money_scale
from jixiao.formula.verdict import Context, Verdict

LONGEST = 4000
"""Longer texts are no single calculation and are not read."""
NO_FIGURE = Problem("没有可以核算的数字", "there is no figure to reckon", None)
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
    context = _context(masked, default_unit)
    verdict = assemble(parsed.clauses, context)
    if parsed.choices and (verdict is None or not verdict.holds):
        parsed, verdict = _other_reading(text, masked.text, parsed, verdict, context)
    if parsed.problem is not None or verdict is None:
        return _unjudged(text, parsed.problem or NO_FIGURE, verdict)
    return _result(text, verdict, context)


def _other_reading(raw: str, text: str, parsed: Parsed, verdict: Verdict | None, context: Context) -> tuple[Parsed, Verdict | None]:
    """Return the reading among those left open that makes the statement hold, else the first one."""
    for plain, as_notes in ((True, False), (False, True), (True, True)):
        if (plain and "plain" not in parsed.choices) or (as_notes and "notes" not in parsed.choices):
            continue
        other = parse(raw, text, plain, as_notes)
        tried = assemble(other.clauses, context)
        if tried is not None and tried.holds and other.problem is None:
            return other, tried
    return parsed, verdict


def _context(masked: Masked, default_unit: str | None) -> Context:
    unit = masked.heading or default_unit
    worth = money_scale(unit) if unit else None
    return Context(heading=int(worth) if worth else 1, coarse="≈" in masked.text)


def _unjudged(text: str, problem: Problem, verdict: Verdict | None) -> Result:
    """Return a result without a value; what could be read is kept as the working."""
    working = verdict.node if verdict is not None else None
    return Result(raw=text, problem=problem.zh, problem_en=problem.en, problem_span=problem.span, working=working)


def _result(text: str, verdict: Verdict, context: Context) -> Result:
    verdict = converted(verdict, context)
    problem = verdict.problem
    holds = None if verdict.holds is False and not verdict.firm else verdict.holds
    if holds is False and (lack := missing_factor(verdict)) is not None:
        holds, problem = None, lack
        verdict = replace(verdict, mixed=not (verdict.calc or verdict.node).cash)
    if holds is not None:
        problem = None
    elif problem is None:
        problem = _why_open(verdict)
    value, cash = _worth(verdict, context)
    above, below = value.as_integer_ratio()
    if above.bit_length() > MOST_BITS or below.bit_length() > MOST_BITS:
        return _unjudged(text, Problem("结果的位数太多", "the result has too many digits", None), None)
    calc, stated = verdict.calc or verdict.node, verdict.stated
    fault = verdict.fault if verdict.fault is not None and holds is False else verdict
    said = fault.stated or stated
    return Result(
        raw=text,
        value=None if verdict.mixed else value,
        unit=None if verdict.mixed else "元" if cash else _unit_text(calc),
        stated=_stated(verdict),
        holds=holds,
        problem=problem.zh if problem else None,
        problem_en=problem.en if problem else None,
        problem_span=problem.span if problem else None,
        notes=(*verdict.notes, *unit_notes(calc)),
        slip=find_slip(fault, text) if holds is False else None,
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
    if not cash and context.heading > 1 and node.bare:
        return value * context.heading, 1
    return value, cash


def _unit_text(node: Node) -> str | None:
    """Return the unit of what is no money: that of the first figure, where all figures of a sum share it."""
    while (node.kind == "sum" and node.children) or node.kind == "equation":
        node = node.children[0]
    return node.unit.text if node.unit is not None and node.kind == "number" else None
