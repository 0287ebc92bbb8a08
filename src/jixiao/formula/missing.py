"""Whether a result that is not met may be right all the same, because a factor is simply not written down."""

from jixiao.formula.tree import Node, Problem
from jixiao.formula.unitnotes import leftover
from jixiao.formula.units import unit_class
from jixiao.formula.verdict import Verdict

_NEEDED = frozenset({"person", "day", "night", "occasion", "hour", "lesson", "person_occasion", "month", "organisation", "group"})


def missing_factor(verdict: Verdict) -> Problem | None:
    """Return the reason not to accuse: a price per person without the persons, and a result that some whole count gives."""
    found, calc = verdict.comparison, verdict.calc
    if found is None or calc is None or calc.kind != "product" or not found.value or _has_spare(calc):
        return None
    ratio = found.stated / found.value
    lacking = [unit for unit in leftover(calc)[1] if unit_class(unit) in _NEEDED]
    if not lacking or ratio <= 1 or (ratio * 2).denominator != 1:
        return None
    names = "、".join(lacking)
    return Problem(f"没有写明{names}数，不能核算", f"the number of {names} is not given", calc.span)


def _has_spare(calc: Node) -> bool:
    """Whether a number without a unit stands among the factors and may be the count."""
    return any(child.bare for child in calc.children)
