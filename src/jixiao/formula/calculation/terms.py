"""A calculation multiplied out: the products whose sum it is, each factor with its printed unit and its note."""

import re
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from jixiao.formula.calculation.tree import Node, as_decimal, decimal_text
from jixiao.formula.numerals import SCALES
from jixiao.model.document import Factor, Term

_TRIM = " \n:：,，、\\*-"
_LAST = re.compile(r"^(?s:.*)[:：]")
MOST_TERMS = 400
DEEPEST = 12
SCALE_WORDS = {scale: word for word, scale in SCALES.items()}


class Inherited(Struct, frozen=True):
    """What a bracket hands down to its addends: its note, and whether it is an estimate."""

    note: str | None = None
    estimated: bool = False


def terms_of(node: Node | None, label: str | None = None) -> tuple[Term, ...]:
    """Return the products of a calculation after multiplying out its brackets; none where it divides or is too deep or long.

    ``label`` is the item's own, which is no note of its first factor.
    """
    if node is not None and node.kind == "equation":
        node = node.children[0]
    if node is None or node.kind in ("list", "total", "equation"):
        return ()
    made = _expanded(node, Inherited(), DEEPEST)
    return tuple(Term(factors=tuple(_unlabelled(factor, label) for factor in factors)) for factors in made) if made is not None else ()


def _unlabelled(factor: Factor, label: str | None) -> Factor:
    if factor.note is None or label is None or factor.note.strip(_TRIM) != label:
        return factor
    return Factor(value=factor.value, unit=factor.unit, estimated=factor.estimated)


def _expanded(node: Node, above: Inherited, depth: int) -> list[list[Factor]] | None:
    if depth == 0:
        return None
    if node.kind == "number":
        return [[printed_factor(node, above)]]
    here = Inherited(node.note or above.note, above.estimated or _says_estimated(node))
    return _sum(node, here, depth) if node.kind == "sum" else _product(node, above, here, depth)


def _says_estimated(node: Node) -> bool:
    """Whether the node itself is called an estimate, not merely one of its parts."""
    return node.estimated and not any(child.estimated for child in node.children)


def _sum(node: Node, here: Inherited, depth: int) -> list[list[Factor]] | None:
    terms: list[list[Factor]] = []
    for child, op in zip(node.children, node.ops, strict=True):
        made = _expanded(child, here, depth - 1)
        if made is None or len(terms) + len(made) > MOST_TERMS:
            return None
        terms += made if op == "+" else [_negative(factors) for factors in made]
    return terms


def _negative(factors: list[Factor]) -> list[Factor]:
    last = factors[-1]
    return [*factors[:-1], Factor(value=-last.value, unit=last.unit, note=last.note, estimated=last.estimated)]


def _product(node: Node, above: Inherited, here: Inherited, depth: int) -> list[list[Factor]] | None:
    terms: list[list[Factor]] = [[]]
    for child, op in zip(node.children, node.ops, strict=True):
        made = _expanded(
            child, Inherited(None if child.kind == "number" else above.note, here.estimated and child.kind != "number"), depth - 1
        )
        if made is None or len(terms) * len(made) > MOST_TERMS:
            return None
        if op == "/":
            inverse = _inverse(made)
            if inverse is None:
                return None
            made = inverse
        terms = [[*left, *right] for left in terms for right in made]
    return terms


def _inverse(made: list[list[Factor]]) -> list[list[Factor]] | None:
    """Return a single divisor as a factor, where its reciprocal is a finite decimal."""
    if len(made) != 1 or len(made[0]) != 1 or not made[0][0].value:
        return None
    factor = made[0][0]
    turned = 1 / Fraction(factor.value)
    value = Decimal(decimal_text(turned))
    return [[Factor(value=value, unit=None, note=factor.note, estimated=factor.estimated)]] if Fraction(value) == turned else None


def printed_factor(node: Node, above: Inherited) -> Factor:
    """Return a printed number as a factor: its value and unit as printed, its note or label, or its bracket's note."""
    worth = node.unit.worth if node.unit is not None else Fraction(1)
    value = as_decimal(node.value / node.scale / worth)
    label = _LAST.sub("", node.label).strip(_TRIM)
    unit = (SCALE_WORDS.get(node.scale, "") + (node.unit.text if node.unit is not None else "")) or None
    return Factor(
        value=value, unit=unit, note=node.note.strip() or label or above.note or None, estimated=node.estimated or above.estimated
    )
