"""Units left over or at odds in a calculation. They are worth a note and never change a figure."""

from jixiao.formula.calculation.tree import Node, Note
from jixiao.formula.calculation.words import read_words
from jixiao.formula.units import alike, turned, unit_class
from jixiao.params.lexicon import of_class

TIMES = of_class("times")
"""Classes of units of time, which no 个 counts."""
SIZES = frozenset({"length", "area", "volume"})
"""Classes of which none counts another, though their names hold each other: 米 and 平方米."""
MEASURED = SIZES | {"mass", "energy", "data"}
"""Classes of units in which a quantity of anything is measured, not counted."""
_LOOSE = frozenset({"人次", "例次"})
_SAME: tuple[set[str | None], ...] = ({"device"}, {"document"}, {"thing"})
"""Classes in which officers count one thing by two words (车 and 辆, 册 and 本)."""


def unit_notes(node: Node) -> tuple[Note, ...]:
    """Return the notes on units of a calculation: a unit per which is not counted, an unlike sum."""
    if node.kind == "number":
        return ()
    notes: list[Note] = []
    todo = [node]
    while todo and len(notes) < 4:
        current = todo.pop()
        if current.kind == "sum":
            notes += _unlike(current)
        elif current.kind == "product" and current.cash:
            notes += _left(current)
            todo += [child for child in current.children if child.kind == "sum" and child.cash]
            continue
        todo += [child for child in current.children if child.children]
    return tuple(notes)


def _left(node: Node) -> list[Note]:
    if not _may_ask(node):
        return []
    per = leftover(node)[1]
    if not per:
        return []
    names = "、".join(per)
    return [
        Note(
            kind="unit", zh=f"单价按“{names}”计，算式中没有对应的数量", en=f"the price is per {names}, which is not counted", span=node.span
        )
    ]


def _may_ask(node: Node) -> bool:
    """Whether a product may ask for a count: it divides, holds a calculation, a rate or a price with words before it, and no bare number."""
    asks = "/" in node.ops
    for child in node.children:
        if child.bare:
            return False
        unit = child.unit
        if child.kind != "number" or (unit is not None and (unit.per or (child.label and unit.money))):
            asks = True
    return asks


def _unlike(node: Node) -> list[Note]:
    tops = [child.unit.top for child in node.children if child.kind == "number" and child.unit is not None and child.unit.top]
    other = next((top for top in tops[1:] if not alike(tops[0], top)), None)
    if other is None or (unit_class(tops[0]) == "money" and unit_class(other) == "money"):
        return []
    return [
        Note(kind="unlike", zh=f"“{tops[0]}”与“{other}”单位不同，相加只得一个数", en=f"{tops[0]} and {other} are added", span=node.span)
    ]


def leftover(node: Node) -> tuple[list[str], list[str]]:
    """Return the units of a product that are counted but not asked for, and asked for but not counted."""
    tops: list[str] = []
    pers: list[str] = []
    for child, op in zip(node.children, node.ops, strict=True):
        if child.unit is not None or child.children:
            _gather(child, op == "*", tops, pers)
    for per in list(pers):
        for top in tops:
            if top == per or answers(top, per):
                pers.remove(per)
                if top not in _LOOSE:
                    tops.remove(top)
                break
    return tops, pers


def _gather(node: Node, upright: bool, tops: list[str], pers: list[str]) -> None:
    first = node
    while first.kind == "sum":
        first = first.children[0]
    if first.kind == "product":
        inner_tops, inner_pers = leftover(first) if len(first.children) < 40 else ([], [])
        above, below = (tops, pers) if upright else (pers, tops)
        above += inner_tops
        below += inner_pers
        return
    unit = node.unit or first.unit
    if unit is None:
        return
    above, below = (tops, pers) if upright else (pers, tops)
    if unit.per:
        below += unit.per
    if unit.money:
        below += read_words(first.label).per if first.label else ()
    elif unit.top and not unit.share and not unit.foreign:
        above.append(unit.top)


def answers(top: str, per: str) -> bool:
    """Return whether a count answers a price: 人 against 名, 人次 against 人 and 次, 晚 against 天, 个 against anything counted."""
    kinds = {unit_class(top), unit_class(per)}
    if alike(top, per):
        return True
    if per in top or top in per:
        return not (len(kinds) > 1 and kinds <= SIZES) and (not kinds & MEASURED or turned(top, per) in (None, 1))
    return (
        ("个" in (top, per) and not kinds & TIMES)
        or kinds in _SAME
        or kinds <= {"day", "night"}
        or kinds <= {"person", "person_occasion"}
        or kinds <= {"lesson", "hour"}
    )
