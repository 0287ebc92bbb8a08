"""Whether a result that is not met may be right all the same, because a factor is simply not written down."""

from fractions import Fraction
from math import prod

from msgspec.structs import replace

from jixiao.formula.calculation.build import times
from jixiao.formula.calculation.tree import Node, Note, Problem, every
from jixiao.formula.calculation.unitnotes import MEASURED, leftover
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
    if verdict.fault is not None or calc is None or stated is None or calc.kind != "product":
        return verdict
    if any(child.unit is not None and child.unit.kind in MEASURED for child in calc.children):
        verdict = _measured(verdict, calc, stated, context)
    if verdict.holds is not False or verdict.calc is not calc:
        return verdict
    return _in_batches(calc, stated, verdict, context) or _turned(calc, stated, verdict, context)


def _in_batches(calc: Node, stated: Node, verdict: Verdict, context: Context) -> Verdict | None:
    """Return the verdict on a price for so many of a thing (每百公里, 元/万只), None where it does not hold so."""
    batch = prod((child.unit.batch for child in calc.children if child.unit is not None), start=Fraction(1))
    batch /= prod((read_words(child.label).batch for child in calc.children if child.label), start=Fraction(1))
    tried = judged(times(calc, batch), stated, context, verdict.clause) if batch != 1 else None
    return tried if tried is not None and tried.holds else None


def _turned(calc: Node, stated: Node, verdict: Verdict, context: Context) -> Verdict:
    """Return the verdict with one unit left over turned into another, where it holds so or a price for 度 is told of a power."""
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


def _measured(verdict: Verdict, calc: Node, stated: Node, context: Context) -> Verdict:
    """Return a verdict with a quantity turned into the measure that the price is for; open where it is for one of another kind.

    6500千瓦×0.05元/瓦 is worth a thousand times its numbers, 3.2吨×8元/升 can't be reckoned. Where only the numbers as they
    stand give the result, a unit may be printed wrong.
    """
    tops, pers = leftover(calc)
    pairs = [(top, per) for top in tops for per in pers if unit_class(top) in MEASURED and unit_class(per) in MEASURED]
    if len(pairs) != 1:
        return verdict
    (top, per), factor = pairs[0], turned(*pairs[0])
    if factor is None or (top in dictionary().power) != (per in dictionary().power):
        unlike = Problem(f"没有写明“{top}”怎样折成“{per}”，不能核算", f"how {top} is turned into {per} is not given", calc.span)
        return replace(verdict, holds=None, firm=False, problem=unlike) if verdict.holds is False and factor is None else verdict
    tried = judged(times(calc, factor), stated, context, verdict.clause)
    if tried.holds:
        note = Note(kind="converted", zh=f"“{top}”换算成“{per}”后成立", en=f"it holds with {top} turned into {per}", span=calc.span)
        return replace(tried, notes=(*tried.notes, note))
    if verdict.holds:
        unsure = Problem(
            f"数量按“{top}”、单价按“{per}”，换算后不是写明的数，不能判定", f"{top} turned into {per} gives another figure", calc.span
        )
        return replace(verdict, holds=None, firm=False, problem=unsure)
    return tried


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
