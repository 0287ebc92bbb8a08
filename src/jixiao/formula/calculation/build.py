"""Making the nodes of the working: numbers, products, sums, and the unit behind a bracket."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from jixiao.formula.calculation.tails import Tail
from jixiao.formula.calculation.tree import Node
from jixiao.formula.calculation.words import Word


class ZeroDivision(ValueError):
    """A calculation divides by nothing; caught by the parser, which makes a problem of it."""


def noted(node: Node, words: Word, label: str, note: str, extra: Word) -> Node:
    """Return a number with the words before it and the notes behind it, which ``extra`` is read from; 下浮10% is 0.9, 上浮10% is 1.1."""
    above, unit = node.above, node.unit
    if (words.less or words.more) and unit is not None and unit.share and unit.text != "折":
        above = node.below + (-above if words.less else above)
    return Node(
        "number", node.start, node.end, above, node.below, (), "", unit, node.cash, node.bare, node.scale, node.place, label, note,
        words.estimated or extra.estimated, node.vague or words.vague or extra.vague,
    )  # fmt: skip


def product(children: list[Node], ops: str, start: int, end: int) -> Node:
    """Return the product of the children, ``/`` in ``ops`` dividing; ZeroDivision where a divisor is nothing."""
    above = below = scale = 1
    cash, bare, estimated, vague = 0, True, False, False
    for child in children:
        above *= child.above
        below *= child.below
        if child.cash:
            cash += child.cash
            scale = max(scale, child.scale)
        if not child.bare:
            bare = False
        if child.estimated:
            estimated = True
        if child.vague:
            vague = True
    if "/" in ops:
        above, below, cash = _quotient(children, ops)
    cash = 1 if cash > 0 else -1 if cash < 0 else 0
    return Node("product", start, end, above, below, tuple(children), ops, None, cash, bare, scale, None, "", "", estimated, vague)


def _quotient(children: list[Node], ops: str) -> tuple[int, int, int]:
    """Return numerator, denominator and how many factors are money, a divisor counting against."""
    above, below, cash = 1, 1, 0
    for child, op in zip(children, ops, strict=True):
        if op == "*":
            above, below, cash = above * child.above, below * child.below, cash + child.cash
        elif child.above:
            above, below, cash = above * child.below, below * child.above, cash - child.cash
        else:
            raise ZeroDivision
    return (-above, -below, cash) if below < 0 else (above, below, cash)


def joined(factors: list[Node], ops: str) -> Node:
    """Return the product of factors side by side, which is the factor itself where it is the only one."""
    return factors[0] if len(factors) == 1 else product(factors, ops, factors[0].start, factors[-1].end)


def total(children: list[Node], ops: str, start: int, end: int, plain: bool) -> Node:
    """Return the sum; a number without a unit beside money takes that money's 万, unless ``plain``."""
    cash, bare, estimated, vague = children[0].cash, True, False, False
    for child in children:
        cash = max(cash, child.cash)
        if not child.bare:
            bare = False
        if child.estimated:
            estimated = True
        if child.vague:
            vague = True
    scale = 1
    if cash:
        scale = next(child.scale for child in children if child.cash)
        if not plain and any(child.bare for child in children):
            children = [adopt(child, scale) if child.bare else child for child in children]
    above, below = 0, 1
    for child, op in zip(children, ops, strict=True):
        top = child.above if op == "+" else -child.above
        if below == child.below:
            above += top
        else:
            above, below = above * child.below + top * below, below * child.below
    return Node("sum", start, end, above, below, tuple(children), ops, None, cash, bare, scale, None, "", "", estimated, vague)


def adopt(node: Node, scale: int) -> Node:
    """Return a number without a unit as money of the printed scale of what stands beside it."""
    return replace(node, above=node.above * scale, cash=1, scale=scale, place=node.place * scale if node.place is not None else None)


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


def times(node: Node, factor: Fraction) -> Node:
    """Return a node worth so many times as much: a unit turned into another."""
    return node if factor == 1 else replace(node, above=node.above * factor.numerator, below=node.below * factor.denominator)


def multiplied(nodes: Sequence[Node], factor: Fraction = Fraction(1), ops: str = "") -> Node:
    """Return the product of nodes in the order of the text."""
    placed = list(nodes) if ops else sorted(nodes, key=lambda node: node.start)
    if len(placed) == 1:
        return times(placed[0], factor)
    start, end = min(node.start for node in placed), max(node.end for node in placed)
    return times(product(placed, ops or "*" * len(placed), start, end), factor)


def added(nodes: Sequence[Node], signs: str = "") -> Node:
    """Return the sum of nodes, or the difference that the signs say."""
    if len(nodes) == 1:
        return nodes[0]
    return total(list(nodes), signs or "+" * len(nodes), min(node.start for node in nodes), max(node.end for node in nodes), plain=True)
