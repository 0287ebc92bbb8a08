"""Whether a result that is not met may be right all the same, because a factor is simply not written down."""

from fractions import Fraction
from math import prod

from msgspec.structs import replace

from jixiao.formula.calculation.build import times
from jixiao.formula.calculation.tree import Node, Note, Problem, every
from jixiao.formula.calculation.unitnotes import leftover
from jixiao.formula.calculation.verdict import Context, Verdict, judged
from jixiao.formula.calculation.words import read_words
from jixiao.formula.units import dictionary, turned, unit_class

HALF = Fraction(1, 2)
_NEEDED = frozenset({"person", "day", "night", "occasion", "hour", "lesson", "person_occasion", "month", "organisation", "group"})


def missing_factor(verdict: Verdict) -> Problem | None:
    """Return the reason not to accuse: a price per person without the persons, and a result that some whole count gives."""
    found, calc, stated = verdict.comparison, verdict.calc, verdict.stated
    if calc is not None and stated is not None and stated.cash and not calc.cash and _only_counts(calc):
        return Problem("算式中没有单价，不能核算", "no price stands in the calculation", calc.span)
    if calc is not None and stated is not None and stated.cash and not calc.cash and (foreign := _foreign(calc)):
        return Problem(f"没有写明{foreign}的汇率，不能核算", f"the rate of {foreign} is not given", calc.span)
    if found is None or calc is None or calc.kind != "product" or not found.value or _has_spare(calc):
        return None
    ratio = found.stated / found.value
    lacking = [unit for unit in leftover(calc)[1] if unit_class(unit) in _NEEDED]
    if not lacking or ratio <= 1 or (ratio * 2).denominator != 1:
        return None
    names = "、".join(lacking)
    return Problem(f"没有写明{names}数，不能核算", f"the number of {names} is not given", calc.span)


def _foreign(calc: Node) -> str | None:
    """Return the foreign money of a calculation in which no number without a unit may be its rate."""
    name = None
    for node in every(calc):
        if node.bare and not node.children:
            return None
        name = node.unit.foreign if node.unit is not None and node.unit.foreign else name
    return name


def _only_counts(calc: Node) -> bool:
    """Whether every number of a calculation counts something, so that none can be a price."""
    printed = (node.unit for node in every(calc) if not node.children)
    return all(unit is not None and unit.foreign is None and not unit.share for unit in printed)


def _has_spare(calc: Node) -> bool:
    """Whether a number without a unit stands among the factors and may be the count."""
    return any(child.bare for child in calc.children)


def converted(verdict: Verdict, context: Context) -> Verdict:
    """Return a verdict on a product with units of one kind turned into each other: 3吨×3元/公斤=9000元, 500元/月×2年, 2000瓦×5小时×0.8元/度.

    A price for 度 can't be meant for 瓦, so there the figures give what they give after turning; elsewhere turning only explains.
    """
    calc, stated = verdict.calc, verdict.stated
    if verdict.holds is not False or verdict.fault is not None or calc is None or stated is None or calc.kind != "product":
        return verdict
    batch = prod((child.unit.batch for child in calc.children if child.unit is not None), start=Fraction(1))
    batch /= prod((read_words(child.label).batch for child in calc.children if child.label), start=Fraction(1))
    if batch != 1 and (tried := judged(times(calc, batch), stated, context, verdict.clause)).holds:
        return tried
    tops, pers = leftover(calc)
    unit = stated.unit
    if unit is not None and unit.top is not None and not (unit.money or unit.share):
        pers = [*pers, unit.top]
    if "年" in tops and not pers and any(child.value == HALF for child in calc.children):
        pers = ["月"]
    for top in tops:
        for per in pers:
            factor = turned(top, per)
            if factor is None:
                continue
            tried = judged(times(calc, factor), stated, context, verdict.clause)
            if tried.holds:
                note = Note(kind="converted", zh=f"“{top}”换算成“{per}”后成立", en=f"it holds with {top} turned into {per}", span=calc.span)
                return replace(tried, notes=(*tried.notes, note))
            if top in dictionary().power and not _has_spare(calc):
                return tried
    return verdict


def priced(calc: Node) -> Node:
    """Return a product in which a power is paid by the 度 with that power turned into 千瓦."""
    power = dictionary().power
    if calc.kind != "product" or not any(child.unit is not None and child.unit.top in power for child in calc.children):
        return calc
    if not calc.cash or _has_spare(calc):
        return calc
    tops, pers = leftover(calc)
    worth = [turned(top, per) for per in pers if per in dictionary().electric for top in tops if top in power]
    return times(calc, worth[0]) if worth and worth[0] is not None else calc
