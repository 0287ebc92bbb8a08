"""Making the nodes of the working: numbers, products, sums, and the unit behind a bracket."""

from fractions import Fraction

from msgspec.structs import replace

from jixiao.formula.tokens import Quantity
from jixiao.formula.tree import Node
from jixiao.formula.units import NO_UNIT, Tail


class ZeroDivision(ValueError):
    """A calculation divides by nothing; caught by the parser, which makes a problem of it."""


def leaf(quantity: Quantity, start: int, end: int, label: str, note: str, flags: tuple[bool, bool]) -> Node:
    """Return a number as printed; ``flags`` are estimated and vague."""
    tail = quantity.tail
    unit = tail.unit
    named = unit is not NO_UNIT and unit.text != ""
    return Node(
        "number", start, end, quantity.above, quantity.below, (), "", unit if named else None, 1 if unit.money else 0, not named and tail.scale == 1,
        tail.scale, quantity.place, label, note, flags[0], flags[1] or tail.vague,
    )  # fmt: skip


def product(children: list[Node], ops: str, start: int, end: int) -> Node:
    """Return the product of the children, ``/`` in ``ops`` dividing; ZeroDivision where a divisor is nothing."""
    above = below = scale = 1
    cash, bare, estimated, vague = 0, True, False, False
    for child, op in zip(children, ops, strict=True):
        if op == "*":
            above, below, cash = above * child.above, below * child.below, cash + child.cash
        else:
            if not child.above:
                raise ZeroDivision
            above, below, cash = above * child.below, below * child.above, cash - child.cash
        scale = child.scale if child.cash and child.scale > scale else scale
        bare, estimated, vague = bare and child.bare, estimated or child.estimated, vague or child.vague
    if below < 0:
        above, below = -above, -below
    return Node(
        "product", start, end, above, below, tuple(children), ops, None, max(-1, min(cash, 1)), bare, scale, None, "", "", estimated, vague
    )


def total(children: list[Node], ops: str, start: int, end: int, plain: bool) -> Node:
    """Return the sum; a number without a unit beside money takes that money's 万, unless ``plain``."""
    cash = max(child.cash for child in children)
    scale = next((child.scale for child in children if child.cash), 1) if cash else 1
    if cash and not plain:
        children = [adopt(child, scale) if child.bare else child for child in children]
    above, below = 0, 1
    for child, op in zip(children, ops, strict=True):
        top = child.above if op == "+" else -child.above
        above, below = (above + top, below) if below == child.below else (above * child.below + top * below, below * child.below)
    estimated, vague = any(c.estimated for c in children), any(c.vague for c in children)
    bare = all(c.bare for c in children)
    return Node("sum", start, end, above, below, tuple(children), ops, None, cash, bare, scale, None, "", "", estimated, vague)


def adopt(node: Node, scale: int) -> Node:
    """Return a number without a unit as money of the printed scale of what stands beside it."""
    return replace(node, above=node.above * scale, cash=1, scale=scale, place=node.place * scale if node.place else None)


def measured(node: Node, tail: Tail | None, start: int, end: int, note: str) -> Node:
    """Return what a bracket holds, with the unit and the note behind it and the bracket's own span."""
    if tail is None:
        return replace(node, start=start, end=end, note=note or node.note)
    worth = tail.unit.worth * tail.scale
    money = tail.unit.money and not node.cash
    factor = Fraction(1) if node.cash else worth
    unit = tail.unit if tail.unit.text else None
    return replace(
        node, start=start, end=end, note=note or node.note, above=node.above * factor.numerator, below=node.below * factor.denominator,
        unit=unit or node.unit, cash=1 if money else node.cash, bare=node.bare and unit is None and tail.scale == 1, scale=max(node.scale, tail.scale),
    )  # fmt: skip
